//! `ozvise competence`: which centre is competent where, as a CSV file that a person edits in a spreadsheet.

mod file;
mod words;

use ozvise_routing::{Competence, SettingsTable};

use super::console;
use super::directory::open;
use super::error::CommandError;
use super::tables::{EditedTable, ExportArguments, FileArguments, PublishArguments, ask, read_file, report, write_out};
use crate::clock::{Clock as _, SystemClock};
use crate::flows::routing::{self, Published, PublishedTables};
use crate::store::Store;

/// Which centre is competent where.
pub(super) struct CompetenceTable;

impl EditedTable for CompetenceTable {
    async fn export(arguments: &ExportArguments) -> Result<(), CommandError> {
        let (store, _) = open(&arguments.config).await?;
        let newest = newest(&store).await?;
        let table = match arguments.version {
            None => newest.competence,
            Some(version) => store
                .read(move |connection| routing::competence(connection, version))
                .await?
                .ok_or(CommandError::NoVersion(version))?,
        };
        write_out(arguments.out.as_deref(), &file::write(&table, &newest.centres)?)
    }

    async fn check(arguments: &FileArguments) -> Result<(), CommandError> {
        let (store, _) = open(&arguments.config).await?;
        let table = faultless(arguments, &newest(&store).await?)?;
        console::say(&words::coverage(&table));
        Ok(())
    }

    async fn diff(arguments: &FileArguments) -> Result<(), CommandError> {
        let (store, _) = open(&arguments.config).await?;
        let newest = newest(&store).await?;
        let table = faultless(arguments, &newest)?;
        console::say(&words::changes(&newest.competence, &table));
        Ok(())
    }

    async fn publish(arguments: &PublishArguments) -> Result<(), CommandError> {
        let (store, _) = open(&arguments.table.config).await?;
        let newest = newest(&store).await?;
        let table = faultless(&arguments.table, &newest)?;
        let base = newest.competence.version();
        console::say(&words::changes(&newest.competence, &table));
        if table == newest.competence {
            console::say(&words::unchanged(base));
            return Ok(());
        }
        ask(arguments.yes)?;
        let (rows, now) = (file::rows_of(&table), SystemClock.now());
        let published = store
            .write(move |connection| routing::publish_competence(connection, base, rows, now))
            .await?;
        console::say(&match published {
            Published::As(version) => words::published(version),
            Published::Unchanged(version) => words::unchanged(version),
        });
        Ok(())
    }
}

/// The table in the file, under the number of the newest one; everything that is wrong with it is said.
fn faultless(arguments: &FileArguments, newest: &PublishedTables) -> Result<Competence, CommandError> {
    let read = file::read(
        &read_file(&arguments.file)?,
        newest.competence.version(),
        &newest.centres,
    );
    report(&arguments.file, read.findings)?;
    // Without a fault there is a table.
    read.table.ok_or_else(|| CommandError::Faulty {
        path: arguments.file.clone(),
        count: 1,
    })
}

async fn newest(store: &Store) -> Result<PublishedTables, CommandError> {
    store.read(routing::newest_tables).await?.ok_or(CommandError::NoTables)
}

/// The name of a centre for whoever reads, where it is known.
fn centre_name<'a>(centres: &'a SettingsTable, id: &ozvise_routing::CentreId) -> &'a str {
    centres.get(id).map_or("", |centre| &*centre.name)
}

#[cfg(test)]
mod tests;
