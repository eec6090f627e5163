//! Texts that centres keep ready for replies.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::CentreId;

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::canned_reply;
use crate::domain::CannedWords;
use crate::i18n::Language;

/// Names a text to the centre whose it is.
pub type CannedReplyId = [u8; 16];

/// A text of a centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCannedReply {
    /// Its id.
    pub id: CannedReplyId,
    /// The language that it is written in.
    pub language: Language,
    /// Title and text.
    pub words: CannedWords,
    /// Counts its changes, from 1.
    pub edition: u32,
}

#[derive(Queryable)]
struct CannedReplyRow {
    id: Vec<u8>,
    language: String,
    title: String,
    words: String,
    edition: i64,
}

impl TryFrom<CannedReplyRow> for StoredCannedReply {
    type Error = StoreError;

    fn try_from(row: CannedReplyRow) -> StoreResult<Self> {
        let words = CannedWords::new(&row.title, &row.words);
        Ok(Self {
            id: rows::bytes(&row.id, "canned reply's id")?,
            language: Language::from_tag(&row.language).ok_or(StoreError::Corrupt("language"))?,
            words: words.map_err(|_| StoreError::Corrupt("canned reply"))?,
            edition: rows::count(row.edition, "canned reply's edition")?,
        })
    }
}

/// The texts of a centre, by language and title.
///
/// # Errors
/// [`StoreError`].
pub fn of_centre(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Vec<StoredCannedReply>> {
    let rows: Vec<CannedReplyRow> = canned_reply::table
        .filter(canned_reply::centre_id.eq(centre_id.as_str()))
        .order((
            canned_reply::language.asc(),
            canned_reply::title.asc(),
            canned_reply::id.asc(),
        ))
        .select((
            canned_reply::id,
            canned_reply::language,
            canned_reply::title,
            canned_reply::words,
            canned_reply::edition,
        ))
        .load(connection)?;
    rows.into_iter().map(StoredCannedReply::try_from).collect()
}

/// How many texts a centre has.
///
/// # Errors
/// [`StoreError`].
pub fn count(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<usize> {
    let count: i64 = canned_reply::table
        .filter(canned_reply::centre_id.eq(centre_id.as_str()))
        .count()
        .get_result(connection)?;
    usize::try_from(count).map_err(|_| StoreError::Corrupt("count"))
}

/// Adds a text.
///
/// # Errors
/// [`StoreError`].
pub fn insert(connection: &mut AnyConnection, centre_id: &CentreId, new: &StoredCannedReply) -> StoreResult<()> {
    diesel::insert_into(canned_reply::table)
        .values((
            canned_reply::id.eq(new.id.as_slice()),
            canned_reply::centre_id.eq(centre_id.as_str()),
            canned_reply::language.eq(new.language.tag()),
            canned_reply::title.eq(new.words.title()),
            canned_reply::words.eq(new.words.text()),
            canned_reply::edition.eq(i64::from(new.edition)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Puts a text in the place of its edition before; `false` if the centre's text is of another edition, or gone.
///
/// # Errors
/// [`StoreError`].
pub fn replace(connection: &mut AnyConnection, centre_id: &CentreId, new: &StoredCannedReply) -> StoreResult<bool> {
    let meant = canned_reply::table
        .find(new.id.as_slice())
        .filter(canned_reply::centre_id.eq(centre_id.as_str()))
        .filter(canned_reply::edition.eq(i64::from(new.edition) - 1));
    let updated = diesel::update(meant)
        .set((
            canned_reply::language.eq(new.language.tag()),
            canned_reply::title.eq(new.words.title()),
            canned_reply::words.eq(new.words.text()),
            canned_reply::edition.eq(i64::from(new.edition)),
        ))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Deletes a text of this edition; `false` if the centre's text is of another edition, or gone.
///
/// # Errors
/// [`StoreError`].
pub fn delete(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    id: &CannedReplyId,
    edition: u32,
) -> StoreResult<bool> {
    let meant = canned_reply::table
        .find(id.as_slice())
        .filter(canned_reply::centre_id.eq(centre_id.as_str()))
        .filter(canned_reply::edition.eq(i64::from(edition)));
    Ok(diesel::delete(meant).execute(connection)? > 0)
}

/// Whether a centre has this text, of whatever edition.
///
/// # Errors
/// [`StoreError`].
pub fn is_there(connection: &mut AnyConnection, centre_id: &CentreId, id: &CannedReplyId) -> StoreResult<bool> {
    let found: Option<Vec<u8>> = canned_reply::table
        .find(id.as_slice())
        .filter(canned_reply::centre_id.eq(centre_id.as_str()))
        .select(canned_reply::id)
        .first(connection)
        .optional()?;
    Ok(found.is_some())
}
