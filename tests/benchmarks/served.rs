//! The program itself, in its release form, as a process of its own.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use ozvise_tests::{Database, Device, Http, Portal, program};

use crate::start::resident_mib;

/// A process that is ended when this is dropped.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A portal with centres and staff, served by the program without anything in between.
pub(crate) struct Served {
    pub(crate) portal: Portal,
    pub(crate) origin: String,
    running: Running,
}

impl Served {
    pub(crate) async fn start(database: Database) -> Self {
        let mut portal = Portal::start_now(database).await;
        portal.leave_to_another_process().await;
        let address = free_address();
        let mut command = Command::new(program());
        command
            .arg("serve")
            .envs(portal.settings())
            .env("OZVISE_ORIGIN", format!("http://{address}"))
            .env("OZVISE_LISTEN", address.to_string());
        command.env("OZVISE_LOG", "warn");
        let running = wait_until_ready(command, address);
        Self {
            portal,
            origin: format!("http://{address}"),
            running,
        }
    }

    /// The memory of the process that is not swapped out, in MiB.
    pub(crate) fn resident_mib(&self) -> f64 {
        resident_mib(self.running.0.id())
    }

    pub(crate) fn device(&self) -> Device {
        Device {
            http: Http::new(self.origin.clone()),
            ..self.portal.device()
        }
    }
}

/// A port that is free now; the listener is closed before the portal binds it.
pub(crate) fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
}

/// Starts the program and returns when it says that it is ready.
pub(crate) fn wait_until_ready(mut command: Command, address: SocketAddr) -> Running {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut running = Running(command.spawn().expect("the program runs"));
    while !is_ready(address) {
        assert!(
            running.0.try_wait().expect("its state").is_none(),
            "the program has ended"
        );
        std::thread::yield_now();
    }
    running
}

fn is_ready(address: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else {
        return false;
    };
    let mut answer = String::new();
    let asked = stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    asked.and_then(|()| stream.read_to_string(&mut answer)).is_ok() && answer.starts_with("HTTP/1.1 200")
}
