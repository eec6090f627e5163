//! What the project's stories are told with: actors, a portal of one's own for each story, and witnesses.
//!
//! The actors ([`Reporter`], [`Counsellor`], ...) use public interfaces only: HTTP, and the protocol crate as
//! their device. The witnesses look where secrets must not be: on the wire ([`Proxy`]), in the log
//! ([`CapturedLog`]), in the database ([`FreshDatabase`]), for [`Canary`] words.
//!
//! The stories are in `stories/` (over HTTP), `browser/` (in Chromium, Firefox and WebKitGTK) and `tree/` (the source tree and its dependencies).
#![expect(clippy::expect_used, reason = "a test says what is wrong by panicking")]
#![expect(clippy::missing_errors_doc, reason = "a refusal's type says what there is to say")]
#![expect(clippy::print_stderr, reason = "a test's remarks go to its captured output")]

mod authenticator;
mod binary;
mod browser;
mod canary;
mod chromium;
mod clock;
mod database;
mod device;
mod elsewhere;
mod founding;
mod http;
mod log;
mod mail_server;
mod marionette;
mod newcomer;
mod offline_root;
mod portal;
mod postman;
mod profile;
mod proxy;
mod randomness;
mod reopening;
mod reporter;
mod staff;
mod terminal;
mod webkit;

pub use authenticator::Authenticator;
pub use binary::{Running, command, program, run};
pub use browser::{Browser, Screen};
pub use canary::{Canary, Scan, Sighting, hex};
pub use clock::TestClock;
pub use database::{Database, FreshDatabase, psql};
pub use device::{Device, Line, Refusal, texts};
pub use elsewhere::Elsewhere;
pub use http::{API, Call, Event, Events, Http};
pub use log::CapturedLog;
pub use mail_server::{MAIL_PASSWORD, Mail, MailSecurity, MailServer};
pub use newcomer::{Newcomer, Unfinished};
pub use offline_root::OfflineRoot;
pub use portal::Portal;
pub use postman::Postman;
pub use profile::scan_profile;
pub use proxy::{Answer, Asked, Exchange, Fate, Proxy};
pub use randomness::seeded;
pub use reporter::Reporter;
pub use staff::{Counsellor, FormerKeys, SESSION_COOKIE, StaffAccount, StoredSecrets, Written, from_base32};
pub use terminal::Terminal;

/// The runtime of one story.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
}

/// Tells a story on each database, with a portal that is reached by a domain ([`Portal::start_at_a_domain`]).
pub fn on_each_database_at_a_domain(story: impl AsyncFn(Portal)) {
    for database in Database::ALL {
        // Shown when the story fails.
        eprintln!("on {database:?}");
        runtime().block_on(async { story(Portal::start_at_a_domain(database).await).await });
    }
}

/// Tells a story on each database, with a portal of its own.
pub fn on_each_database(story: impl AsyncFn(Portal)) {
    for database in Database::ALL {
        // Shown when the story fails.
        eprintln!("on {database:?}");
        runtime().block_on(async { story(Portal::start(database).await).await });
    }
}
