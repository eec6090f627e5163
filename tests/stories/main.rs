//! Stories told over HTTP, on each database: who does what, what the others then see, and what nobody may see.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]
#![expect(clippy::print_stderr, reason = "shown when a story fails: where it was")]

mod active_server;
mod audit;
mod authorisation;
mod bad_input;
mod canary;
mod canned_replies;
mod commands;
mod departure;
mod drafts;
mod durability;
mod epochs;
mod invitations;
mod journey;
mod keys;
mod links;
mod live;
mod notebook;
mod notices;
mod offline_root;
mod openapi;
mod overview;
mod own_account;
mod passkeys;
mod people;
mod place;
mod published_tables;
mod questionnaire;
mod queue;
mod random_life;
mod retries;
mod schema;
mod sessions;
mod transfer;
mod working_hours;
