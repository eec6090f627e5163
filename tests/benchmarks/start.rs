//! Starting, idling, and the size of the program.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use tempfile::TempDir;

use crate::median;

const STARTS: usize = 9;

pub(crate) fn measure() {
    let program = release_build();
    let data = TempDir::with_prefix("ozvise-benchmark-").expect("a folder");
    // The first start makes accounts and keys; what is measured is a start on an existing database.
    drop(started(&program, data.path()));

    let (mut times, mut memories) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let begun = Instant::now();
        let running = started(&program, data.path());
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        memories.push(resident_mib(running.0.id()));
    }
    let size = std::fs::metadata(&program).expect("the program").len();
    println!("start to /readyz  {:>6.0} ms (median of {STARTS})", median(times));
    println!("idle memory       {:>6.1} MiB resident", median(memories));
    println!("program           {:>6.1} MiB", size as f64 / f64::from(1 << 20));
}

fn release_build() -> PathBuf {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--package", "ozvise-portal", "--bin", "ozvise", "--locked"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .status()
        .expect("cargo runs");
    assert!(status.success(), "the program does not build");
    std::env::current_exe().expect("a path").with_file_name("ozvise")
}

/// A process that is ended when this is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Starts the portal and returns when it says that it is ready.
fn started(program: &Path, data: &Path) -> Running {
    let address = free_address();
    let child = Command::new(program)
        .args(["demo", "--bind", &address.to_string(), "--data"])
        .arg(data)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut running = Running(child);
    while !is_ready(address) {
        assert!(running.0.try_wait().expect("its state").is_none(), "the program has ended");
        std::thread::yield_now();
    }
    running
}

/// A port that is free now; the listener is closed before the portal binds it.
fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

fn is_ready(address: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    let mut answer = String::new();
    let asked = stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    asked.and_then(|()| stream.read_to_string(&mut answer)).is_ok() && answer.starts_with("HTTP/1.1 200")
}

fn resident_mib(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("Linux tells the memory");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a line VmRSS");
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
    kib / 1024.0
}
