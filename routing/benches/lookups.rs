//! How fast places are found: `cargo bench -p ozvise-routing`. Prints one line per figure with its target and the ratio
//! to it; nothing fails here, because a figure depends on the machine.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time and prints it"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ozvise_routing::{Competence, Places};

/// Each figure is the best of this many repetitions, which is the least disturbed one.
const REPETITIONS: usize = 7;
/// Many searches are timed in groups of this many, a few milliseconds each, and the best times added: whatever else runs
/// on the machine then disturbs a repetition of one group and not the whole.
const GROUP: usize = 250;

fn main() {
    let places = Places::embedded();
    let names: Vec<&str> = places.municipalities().map(|municipality| municipality.name).collect();

    let table = Competence::embedded();
    let by_code = best(|| {
        for municipality in places.municipalities() {
            let found = places.municipality(black_box(municipality.code));
            black_box(found.and_then(|found| table.competent_centre(Some(found.code), &found.district)));
        }
    });
    rate("a municipality's centre by its code", names.len(), by_code, 1_000_000.0);

    // Every beginning of every name, from one letter to all of it: what a person's typing sends to the search.
    let prefixes: Vec<String> = names.iter().flat_map(|name| beginnings(name)).collect();
    for limit in [5, 10] {
        let search = |group: &[String]| {
            best(|| {
                group
                    .iter()
                    .for_each(|prefix| drop(black_box(places.search(black_box(prefix), limit))))
            })
        };
        let typed = prefixes.chunks(GROUP).map(search).sum();
        rate(
            &format!("every typed beginning, {limit} candidates"),
            prefixes.len(),
            typed,
            50_000.0,
        );
    }

    let worst = prefixes
        .iter()
        .map(|prefix| best(|| drop(black_box(places.search(black_box(prefix), 10)))))
        .max();
    within(
        "the slowest of these keystrokes",
        worst.unwrap_or_default(),
        Duration::from_millis(5),
    );
    let wrong = best(|| drop(black_box(places.search(black_box("usti nad lxbem"), 10))));
    within("a keystroke with a typing error", wrong, Duration::from_millis(5));
    let all = best(|| drop(black_box(places.search(black_box("n"), ozvise_routing::MAX_CANDIDATES))));
    within("one letter, all candidates", all, Duration::from_millis(5));

    let parse = best(|| drop(black_box(Places::parse(black_box(Places::embedded_bytes())))));
    within("reading the file of places", parse, Duration::from_millis(20));
}

fn beginnings(name: &str) -> impl Iterator<Item = String> {
    let ends = name.char_indices().map(|(at, _)| at).skip(1).chain([name.len()]);
    ends.map(|end| name[..end].to_owned())
}

fn best(work: impl Fn()) -> Duration {
    let once = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..REPETITIONS).map(|_| once()).min().unwrap_or_default()
}

fn rate(what: &str, count: usize, time: Duration, target: f64) {
    let per_second = count as f64 / time.as_secs_f64();
    println!(
        "{what}: {per_second:.0} a second, {:.1} times the target of {target:.0}",
        per_second / target
    );
}

fn within(what: &str, time: Duration, target: Duration) {
    let share = time.as_secs_f64() / target.as_secs_f64();
    println!(
        "{what}: {:.3} ms, {share:.3} of the allowed {} ms",
        time.as_secs_f64() * 1000.0,
        target.as_millis()
    );
}
