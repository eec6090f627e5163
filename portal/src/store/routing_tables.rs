//! The published versions of the competence table and of the settings of centres. None is ever changed or deleted, which
//! triggers see to.

use std::str::FromStr;

use diesel::connection::SimpleConnection as _;
use diesel::dsl::max;
use diesel::{
    ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _, Selectable,
    SelectableHelper as _,
};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::{directory, routing_table};

/// What a published table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Which centre is competent where.
    Competence,
    /// The settings of the centres.
    Centres,
}

impl TableKind {
    /// The kind in one word, as it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Competence => "competence",
            Self::Centres => "centres",
        }
    }
}

/// The text names no kind of table.
#[derive(Debug, thiserror::Error)]
#[error("not a kind of table")]
pub struct UnknownKind;

impl FromStr for TableKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        [Self::Competence, Self::Centres]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(UnknownKind)
    }
}

/// A version of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTable {
    /// Its number, from 1.
    pub version: u32,
    /// The canonical bytes.
    pub content: Vec<u8>,
    /// Their SHA-256.
    pub digest: [u8; 32],
    /// When it was published, in seconds since the Unix epoch.
    pub published_at: u64,
}

/// The highest numbers of what the pages are made of; 0 for what there is none of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewestVersions {
    /// Of the competence table.
    pub competence: u32,
    /// Of the settings of centres.
    pub centres: u32,
    /// Of the signed directory.
    pub directory: u64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = routing_table)]
struct TableRow {
    version: i32,
    content: Vec<u8>,
    digest: Vec<u8>,
    published_at: i64,
}

impl TryFrom<TableRow> for StoredTable {
    type Error = StoreError;

    fn try_from(row: TableRow) -> StoreResult<Self> {
        Ok(Self {
            version: rows::count(row.version.into(), "table version")?,
            content: row.content,
            digest: rows::bytes(&row.digest, "table digest")?,
            published_at: rows::unsigned(row.published_at, "time of publication")?,
        })
    }
}

/// Makes every other publication wait until this transaction ends, so that two tables which must fit together are checked
/// against each other. On SQLite a transaction that writes is alone anyway.
///
/// # Errors
/// [`StoreError`].
pub fn lock(connection: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Postgres(connection) = connection {
        // Readers are let in.
        connection.batch_execute("LOCK TABLE routing_table IN SHARE ROW EXCLUSIVE MODE")?;
    }
    Ok(())
}

/// The newest version of a table.
///
/// # Errors
/// [`StoreError`].
pub fn newest(connection: &mut AnyConnection, kind: TableKind) -> StoreResult<Option<StoredTable>> {
    let row: Option<TableRow> = routing_table::table
        .filter(routing_table::kind.eq(kind.as_str()))
        .order(routing_table::version.desc())
        .select(TableRow::as_select())
        .first(connection)
        .optional()?;
    row.map(StoredTable::try_from).transpose()
}

/// One version of a table.
///
/// # Errors
/// [`StoreError`].
pub fn get(connection: &mut AnyConnection, kind: TableKind, version: u32) -> StoreResult<Option<StoredTable>> {
    let row: Option<TableRow> = routing_table::table
        .find((kind.as_str(), rows::epoch_out(version)))
        .select(TableRow::as_select())
        .first(connection)
        .optional()?;
    row.map(StoredTable::try_from).transpose()
}

/// Adds a version.
///
/// # Errors
/// [`StoreError`], a conflict if the number is taken.
pub fn insert(connection: &mut AnyConnection, kind: TableKind, new: &StoredTable) -> StoreResult<()> {
    diesel::insert_into(routing_table::table)
        .values((
            routing_table::kind.eq(kind.as_str()),
            routing_table::version.eq(rows::epoch_out(new.version)),
            routing_table::content.eq(new.content.as_slice()),
            routing_table::digest.eq(new.digest.as_slice()),
            routing_table::published_at.eq(rows::signed(new.published_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The highest numbers of everything that the pages are made of; asked every few seconds, so it reads three indices only.
///
/// # Errors
/// [`StoreError`].
pub fn newest_versions(connection: &mut AnyConnection) -> StoreResult<NewestVersions> {
    let mut newest_of = |kind: TableKind| -> StoreResult<u32> {
        let version: Option<i32> = routing_table::table
            .filter(routing_table::kind.eq(kind.as_str()))
            .select(max(routing_table::version))
            .first(connection)?;
        rows::count(version.unwrap_or(0).into(), "table version")
    };
    let (competence, centres) = (newest_of(TableKind::Competence)?, newest_of(TableKind::Centres)?);
    let directory: Option<i64> = directory::table.select(max(directory::version)).first(connection)?;
    Ok(NewestVersions {
        competence,
        centres,
        directory: rows::unsigned(directory.unwrap_or(0), "directory version")?,
    })
}
