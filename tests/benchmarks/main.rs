//! The figures of docs/benchmarks.md. Absolute times depend on the machine and are not asserted anywhere; what is
//! compared is measured in one run, in turns, and told as a ratio of medians.
//!
//! ```text
//! cargo run --release -p ozvise-tests --bin benchmark -- pages|messages|refusals|start|browser|places|weight|slow|sign-in|reseal|inbox|live
//! ```
#![expect(clippy::expect_used, reason = "a benchmark that cannot measure says so by panicking")]
#![expect(clippy::print_stdout, reason = "figures are what it is for")]
#![expect(clippy::disallowed_methods, reason = "measuring time is what it is for")]

mod browser;
mod inbox;
mod inbox_screen;
mod live;
mod messages;
mod pages;
mod refusals;
mod reseal;
mod served;
mod sign_in;
mod slow;
mod start;

fn main() {
    let which = std::env::args().nth(1).unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    match which.as_str() {
        "pages" => runtime.block_on(pages::measure()),
        "messages" => runtime.block_on(messages::measure()),
        "refusals" => runtime.block_on(refusals::measure()),
        "start" => start::measure(),
        "browser" => runtime.block_on(browser::speed()),
        "places" => runtime.block_on(browser::places()),
        "weight" => runtime.block_on(browser::weight()),
        "inbox" => runtime.block_on(inbox::measure()),
        "live" => runtime.block_on(live::measure()),
        "slow" => runtime.block_on(slow::measure()),
        "sign-in" => runtime.block_on(sign_in::measure()),
        "reseal" => runtime.block_on(reseal::measure()),
        _ => {
            println!(
                "usage: benchmark pages|messages|refusals|start|browser|places|weight|slow|sign-in|reseal|inbox|live"
            );
            std::process::exit(2);
        }
    }
}

/// The middle one of the figures.
pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
