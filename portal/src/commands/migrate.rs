//! `ozvise migrate`: brings the database up to this program, and fills the tables that it may not have had before.

use super::console;
use super::error::CommandError;
use crate::clock::{Clock as _, SystemClock};
use crate::config::Config;
use crate::flows::routing;
use crate::store::{DatabaseUrl, Store};

pub(super) async fn run(config: &Config) -> Result<(), CommandError> {
    if let DatabaseUrl::Sqlite(path) = &config.database
        && !path.is_file()
    {
        return Err(CommandError::NoDatabase);
    }
    console::progress(&format!("migrating {}", config.database));
    let run = Store::migrate(&config.database)?;
    for name in &run {
        console::say(&format!("migration {name}: done"));
    }
    let now = SystemClock.now();
    Store::open(&config.database)?
        .write(move |connection| routing::fill_tables(connection, now))
        .await?;
    console::say(if run.is_empty() {
        "the database is current already"
    } else {
        "the database is current"
    });
    Ok(())
}
