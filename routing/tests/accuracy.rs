//! How often the right municipality is found, over all of them.

use ozvise_routing::{MatchKind, PlaceKind, Places};

/// A small generator of repeatable numbers (SplitMix64), so that a failure can be repeated without a dependency.
struct Numbers(u64);

impl Numbers {
    /// A number below `bound`, which is small: letters, positions, kinds of error.
    fn below(&mut self, bound: u8) -> u8 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u8::try_from((mixed ^ (mixed >> 31)) % u64::from(bound)).unwrap_or_default()
    }
}

/// The name as it is typed on a keyboard without Czech letters; written apart from the crate's own table.
fn plain(name: &str) -> String {
    let accented: Vec<char> = "áčďéěíňóřšťúůýž".chars().collect();
    let bare: Vec<char> = "acdeeinorstuuyz".chars().collect();
    let strip = |letter: char| {
        accented
            .iter()
            .position(|other| *other == letter)
            .map_or(letter, |at| bare[at])
    };
    name.to_lowercase().chars().map(strip).collect()
}

/// The name with one random error: a letter wrong, left out, added, or swapped with the next one. It always differs.
fn with_error(name: &str, numbers: &mut Numbers) -> String {
    let letters: Vec<char> = name.chars().collect();
    loop {
        let mut typed = letters.clone();
        let random = char::from(b'a' + numbers.below(26));
        let length = u8::try_from(letters.len()).unwrap_or(u8::MAX);
        let at = usize::from(numbers.below(length));
        match numbers.below(4) {
            0 => typed[at] = random,
            1 => drop(typed.remove(at)),
            2 => typed.insert(usize::from(numbers.below(length + 1)), random),
            _ if at + 1 < letters.len() => typed.swap(at, at + 1),
            _ => {}
        }
        if typed != letters {
            return typed.into_iter().collect();
        }
    }
}

#[test]
fn every_exact_name_is_found_first_or_among_equals() {
    let places = Places::embedded();
    for municipality in places.municipalities() {
        for query in [municipality.name.to_string(), plain(municipality.name)] {
            let found = places.search(&query, 100);
            let at = found
                .iter()
                .position(|place| {
                    place.municipality == Some(municipality.code) && place.place_kind == PlaceKind::Municipality
                })
                .unwrap_or_else(|| panic!("{} is not found", municipality.name));
            let equals = found[..=at].iter().all(|place| place.match_kind == MatchKind::Exact);
            assert!(equals, "{query}: {:?}", &found[..=at]);
            let same_letters = found[..=at].iter().all(|place| {
                place.place_kind != PlaceKind::Municipality
                    || plain(&place.name).replace('-', " ") == plain(municipality.name).replace('-', " ")
            });
            assert!(same_letters, "{query}: {:?}", &found[..=at]);
        }
    }
}

#[test]
fn of_the_names_with_one_random_error_97_in_100_are_within_the_first_five() {
    let places = Places::embedded();
    for seed in [1, 2, 3] {
        let mut numbers = Numbers(seed);
        let mut missed = Vec::new();
        for municipality in places.municipalities() {
            let typed = with_error(&plain(municipality.name), &mut numbers);
            if !places
                .search(&typed, 5)
                .iter()
                .any(|place| place.name == municipality.name)
            {
                missed.push(format!("{typed} for {}", municipality.name));
            }
        }
        let rate = 1.0 - missed.len() as f64 / places.municipalities().len() as f64;
        println!("seed {seed}: {:.2} % within the first five", rate * 100.0);
        assert!(rate >= 0.97, "seed {seed}: {rate}, missed {missed:?}");
    }
}
