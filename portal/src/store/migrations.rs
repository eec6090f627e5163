//! The schema and its versions.

use diesel::RunQueryDsl as _;
use diesel::migration::{Migration, MigrationSource as _, MigrationVersion};
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// How the schema of a database stands to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaState {
    /// They belong together.
    Current,
    /// Migrations have to be run first.
    Behind {
        /// How many.
        pending: usize,
    },
    /// A newer program has migrated it.
    Ahead,
}

/// How the schema stands.
///
/// # Errors
/// [`StoreError`].
pub fn state(connection: &mut AnyConnection) -> StoreResult<SchemaState> {
    let (known, applied) = match connection {
        AnyConnection::Sqlite(connection) => (
            versions::<Sqlite>(&SQLITE)?,
            connection.applied_migrations().map_err(StoreError::Migration)?,
        ),
        AnyConnection::Postgres(connection) => (
            versions::<Pg>(&POSTGRES)?,
            connection.applied_migrations().map_err(StoreError::Migration)?,
        ),
    };
    if applied.iter().any(|version| !known.contains(version)) {
        return Ok(SchemaState::Ahead);
    }
    match known.iter().filter(|version| !applied.contains(version)).count() {
        0 => Ok(SchemaState::Current),
        pending => Ok(SchemaState::Behind { pending }),
    }
}

fn versions<DB: diesel::backend::Backend>(source: &EmbeddedMigrations) -> StoreResult<Vec<MigrationVersion<'static>>> {
    let migrations: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(StoreError::Migration)?;
    Ok(migrations
        .iter()
        .map(|migration| migration.name().version().as_owned())
        .collect())
}

/// Runs what is pending and tells the names of what was run.
pub(super) fn run(connection: &mut AnyConnection) -> StoreResult<Vec<String>> {
    let names = |versions: Vec<MigrationVersion<'_>>| versions.iter().map(ToString::to_string).collect();
    match connection {
        AnyConnection::Sqlite(connection) => connection.run_pending_migrations(SQLITE).map(names),
        AnyConnection::Postgres(connection) => connection.run_pending_migrations(POSTGRES).map(names),
    }
    .map_err(StoreError::Migration)
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, diesel::QueryableByName)]
pub struct Column {
    /// The table.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub table_name: String,
    /// The column.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub column_name: String,
}

/// All columns of all tables, sorted; without the table in which the migrations are counted.
///
/// # Errors
/// [`StoreError`].
pub fn columns(connection: &mut AnyConnection) -> StoreResult<Vec<Column>> {
    let mut columns: Vec<Column> = match connection {
        AnyConnection::Sqlite(connection) => diesel::sql_query(
            "SELECT m.name AS table_name, c.name AS column_name FROM sqlite_master AS m, pragma_table_info(m.name) AS c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )
        .load(connection)?,
        AnyConnection::Postgres(connection) => diesel::sql_query(
            "SELECT table_name::text, column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema()",
        )
        .load(connection)?,
    };
    columns.retain(|column| column.table_name != "__diesel_schema_migrations");
    columns.sort();
    Ok(columns)
}
