//! Starting, idling, and the size of the program.

use std::process::Command;
use std::time::Instant;

use ozvise_tests::program;
use tempfile::TempDir;

use crate::median;
use crate::served::{Running, free_address, wait_until_ready};

const STARTS: usize = 9;

pub(crate) fn measure() {
    let data = TempDir::with_prefix("ozvise-benchmark-").expect("a folder");
    // The first start makes accounts and keys; what is measured is a start on an existing database.
    drop(started(&data));

    let (mut times, mut memories) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let begun = Instant::now();
        let running = started(&data);
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        memories.push(resident_mib(running.0.id()));
    }
    let size = std::fs::metadata(program()).expect("the program").len();
    println!("start to /readyz  {:>6.0} ms (median of {STARTS})", median(times));
    println!("idle memory       {:>6.1} MiB resident", median(memories));
    println!("program           {:>6.1} MiB", size as f64 / f64::from(1 << 20));
}

fn started(data: &TempDir) -> Running {
    let address = free_address();
    let mut command = Command::new(program());
    command
        .args(["demo", "--bind", &address.to_string(), "--data"])
        .arg(data.path());
    wait_until_ready(command, address)
}

/// The memory of a process that is not swapped out, as Linux tells it.
pub(crate) fn resident_mib(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("Linux tells the memory");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .expect("a line VmRSS");
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
    kib / 1024.0
}
