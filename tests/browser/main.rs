//! Stories told in Chromium, and the main ones in Firefox and WebKitGTK: what people see, and what leaves their browser.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod accessibility;
mod account;
mod actors;
mod after;
mod applicant;
mod axe;
mod bad_network;
mod brand;
mod centre_choice;
mod code;
mod combobox;
mod composer;
mod demonstration;
mod errors;
mod exit;
mod fail_closed;
mod finding;
mod firefox;
mod hostile_server;
mod journey;
mod kept;
mod keyboard;
mod keys;
mod keys_accessibility;
mod languages;
mod lock;
mod lost_code;
mod lost_requests;
mod media;
mod notebook;
mod notices;
mod overview;
mod parts;
mod passkeys;
mod people;
mod people_accessibility;
mod place;
mod profile;
mod questionnaire;
mod queue;
mod rare_screens;
mod reopened;
mod right_to_left;
mod safety;
mod traces;
mod transfer;
mod webkit;
mod who;
mod without_scripts;
mod writing;

use ozvise_tests::{Database, Portal, runtime};

/// The same with a portal that is reached by a domain, as passkeys need it.
fn in_the_browser_at_a_domain(story: impl AsyncFnOnce(Portal)) {
    runtime().block_on(async {
        let portal = Portal::start_now_at_a_domain(Database::Sqlite).await;
        story(portal).await;
    });
}

/// Tells a story with a portal whose clock shows the browser's time. One database is enough here: what the server does on
/// the other is told over HTTP.
fn in_the_browser(story: impl AsyncFnOnce(Portal)) {
    runtime().block_on(async {
        let portal = Portal::start_now(Database::Sqlite).await;
        story(portal).await;
    });
}
