//! `ozvise migrate`: brings the database up to this program.

use super::console;
use super::error::CommandError;
use crate::config::Config;
use crate::store::{DatabaseUrl, Store};

pub(super) fn run(config: &Config) -> Result<(), CommandError> {
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
    console::say(if run.is_empty() {
        "the database is current already"
    } else {
        "the database is current"
    });
    Ok(())
}
