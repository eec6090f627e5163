//! `ozvise centres`: the settings of centres, as a CSV file that a person edits in a spreadsheet.

mod file;
mod words;

use ozvise_routing::SettingsTable;

use super::console;
use super::directory::open;
use super::error::CommandError;
use super::tables::{EditedTable, ExportArguments, FileArguments, PublishArguments, ask, read_file, report, write_out};
use crate::clock::{Clock as _, SystemClock};
use crate::flows::routing::{self, Published};
use crate::store::Store;
use crate::store::deployment::StoredDeployment;

/// The settings of centres.
pub(super) struct CentresTable;

impl EditedTable for CentresTable {
    async fn export(arguments: &ExportArguments) -> Result<(), CommandError> {
        let (store, _) = open(&arguments.config).await?;
        let table = match arguments.version {
            None => newest(&store).await?,
            Some(version) => store
                .read(move |connection| routing::settings(connection, version))
                .await?
                .ok_or(CommandError::NoVersion(version))?,
        };
        write_out(arguments.out.as_deref(), &file::write(&table)?)
    }

    async fn check(arguments: &FileArguments) -> Result<(), CommandError> {
        let (store, deployment) = open(&arguments.config).await?;
        let table = faultless(arguments, &store, deployment, newest(&store).await?.version()).await?;
        console::say(&words::counts(&table));
        Ok(())
    }

    async fn diff(arguments: &FileArguments) -> Result<(), CommandError> {
        let (store, deployment) = open(&arguments.config).await?;
        let newest = newest(&store).await?;
        let table = faultless(arguments, &store, deployment, newest.version()).await?;
        console::say(&words::changes(&newest, &table));
        Ok(())
    }

    async fn publish(arguments: &PublishArguments) -> Result<(), CommandError> {
        let (store, deployment) = open(&arguments.table.config).await?;
        let newest = newest(&store).await?;
        let base = newest.version();
        let table = faultless(&arguments.table, &store, deployment.clone(), base).await?;
        console::say(&words::changes(&newest, &table));
        if table == newest {
            console::say(&words::unchanged(base));
            return Ok(());
        }
        ask(arguments.yes)?;
        let (rows, now) = (table.iter().cloned().collect(), SystemClock.now());
        let published = store
            .write(move |connection| routing::publish_centres(connection, &deployment, base, rows, now))
            .await?;
        console::say(&match published {
            Published::As(version) => words::published(version),
            Published::Unchanged(version) => words::unchanged(version),
        });
        Ok(())
    }
}

/// The table in the file, under the number of the newest one; everything that is wrong with it is said.
async fn faultless(
    arguments: &FileArguments,
    store: &Store,
    deployment: StoredDeployment,
    version: u32,
) -> Result<SettingsTable, CommandError> {
    let mut read = file::read(&read_file(&arguments.file)?);
    if let Some(rows) = read.rows_to_compare() {
        let now = SystemClock.now();
        let faults = store
            .read(move |connection| routing::centres_faults(connection, &deployment, &rows, now))
            .await?;
        read.add(&faults);
    }
    report(&arguments.file, read.findings)?;
    SettingsTable::from_rows(version, read.rows).map_err(|faults| CommandError::Faulty {
        // Told above; without a fault there is a table.
        path: arguments.file.clone(),
        count: faults.len(),
    })
}

async fn newest(store: &Store) -> Result<SettingsTable, CommandError> {
    let tables = store.read(routing::newest_tables).await?;
    Ok(tables.ok_or(CommandError::NoTables)?.centres)
}

#[cfg(test)]
mod tests;
