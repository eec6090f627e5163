//! The first page, against a handler that does nothing but return the same bytes with the same headers.

use std::net::TcpListener;
use std::process::Command;

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::{self, Bytes};
use actix_web::{App, HttpResponse, HttpServer};
use hyper::Method;
use hyper::header::{ACCEPT_ENCODING, HeaderMap};
use ozvise_tests::{Answer, Call, Database};

use crate::median;
use crate::served::Served;

/// Both servers take turns this many times.
const ROUNDS: usize = 7;
/// Seconds of load for each server in each round.
const SECONDS: u32 = 4;
const CONNECTIONS: u32 = 16;

pub(crate) async fn measure() {
    let served = Served::start(Database::Sqlite).await;
    let call = Call::new(Method::GET, "/").header(ACCEPT_ENCODING, "br");
    let page = served.device().http.send(call).await.expect(200);
    let bare = serve_bare(&page);
    println!(
        "the first page, {} bytes as sent, {CONNECTIONS} connections",
        page.body.len()
    );

    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (a, b) = (load(&served.origin), load(&bare));
        ours.push(a);
        theirs.push(b);
        ratios.push(a / b);
    }
    println!("portal        {:>9.0} requests/s", median(ours));
    println!("bare handler  {:>9.0} requests/s", median(theirs));
    println!("ratio         {:>9.2}", median(ratios));
}

/// Requests a second, by wrk.
fn load(origin: &str) -> f64 {
    let output = Command::new("wrk")
        .args([
            "-t1",
            &format!("-c{CONNECTIONS}"),
            &format!("-d{SECONDS}s"),
            "-H",
            "Accept-Encoding: br",
        ])
        .arg(format!("{origin}/"))
        .output()
        .expect("wrk (Debian's package wrk) is installed");
    let text = String::from_utf8(output.stdout).expect("wrk writes UTF-8");
    assert!(!text.contains("Non-2xx"), "{text}");
    let line = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("Requests/sec:"))
        .unwrap_or_else(|| panic!("{text}"));
    line.trim().parse().expect("a number")
}

/// Starts the bare handler and gives its origin.
fn serve_bare(page: &Answer) -> String {
    let (body, headers) = (page.body.clone(), copied(&page.headers));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("its address"));
    std::thread::spawn(move || {
        let server = HttpServer::new(move || {
            let (body, headers) = (body.clone(), headers.clone());
            App::new().default_service(web::to(move || answer(body.clone(), headers.clone())))
        });
        let server = server.disable_signals().listen(listener).expect("the listener").run();
        actix_rt::System::new().block_on(server).expect("the bare server");
    });
    origin
}

async fn answer(body: Bytes, headers: Vec<(HeaderName, HeaderValue)>) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    for header in headers {
        response.append_header(header);
    }
    response.body(body)
}

/// The headers that a handler sets; the rest is the server's.
fn copied(headers: &HeaderMap) -> Vec<(HeaderName, HeaderValue)> {
    let own = ["date", "content-length", "connection", "transfer-encoding"];
    let kept = headers.iter().filter(|(name, _)| !own.contains(&name.as_str()));
    kept.map(|(name, value)| {
        let name = HeaderName::from_bytes(name.as_str().as_bytes()).expect("a name");
        (name, HeaderValue::from_bytes(value.as_bytes()).expect("a value"))
    })
    .collect()
}
