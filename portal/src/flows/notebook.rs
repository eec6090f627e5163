//! What staff write about a thread for each other. All of it is sealed in their browsers; the server keeps it in order.

use ozvise_crypto::{CentreId, KeyId};
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{Act, CaseNumber, Subject};
use crate::store::keys::{self, StoredKey};
use crate::store::members::StoredMember;
use crate::store::notes::{self, StoredNote};
use crate::store::threads::{self, LabelRow, Labels, StoredThread, Written};
use crate::store::{AnyConnection, StoreError};

/// Notes in one answer, as many as messages: four hundred kilobytes if all of them are long.
const PAGE: usize = 50;

/// Threads in one answer: a quarter of a megabyte, and a centre's 5,000 threads in ten answers.
const LABELS_PAGE: usize = 500;

/// Why nothing was kept, or nothing is given.
#[derive(Debug, Error)]
pub enum NotebookError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// The member does not hold the centre's current key.
    #[error("the member does not hold the current key")]
    NotAHolder,
    /// The notebook is sealed to another key than the centre's current one.
    #[error("not the current key")]
    StaleKey,
    /// The thread has another notebook, or none.
    #[error("another notebook, or none")]
    ConflictingNotebook,
    /// The number is not the next one, or another note has it.
    #[error("not the next note")]
    StaleSequence {
        /// The number of the last note.
        last_sequence: u32,
    },
    /// The label is another one than the member has read.
    #[error("another label")]
    ConflictingLabel,
    /// The thread has not so many messages.
    #[error("a message that there is not")]
    NoSuchMessage,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The centre's thread, and its current key, which the member has to hold: nobody else could write anything that opens. The
/// thread is read first: if it is under a key, that key is in force.
fn writable(
    connection: &mut AnyConnection,
    member: &StoredMember,
    number: CaseNumber,
) -> Result<(StoredThread, StoredKey), NotebookError> {
    let centre_id = member.centre_id.as_ref().ok_or(NotebookError::ThreadNotFound)?;
    let thread = threads::find_by_number(connection, centre_id, number)?;
    let thread = thread.ok_or(NotebookError::ThreadNotFound)?;
    let current = keys::current_held_by(connection, centre_id, &member.id)?;
    Ok((thread, current.ok_or(NotebookError::NotAHolder)?))
}

/// Keeps the notebook of a thread that has none; the very same again is a success.
///
/// # Errors
/// [`NotebookError`]; nothing is kept then.
pub async fn begin_notebook(
    portal: &Portal,
    member: StoredMember,
    number: CaseNumber,
    key_id: KeyId,
    notebook: Vec<u8>,
) -> Result<(), NotebookError> {
    portal
        .store
        .write(move |connection| {
            loop {
                let (thread, current) = writable(connection, &member, number)?;
                if current.id != key_id {
                    return Err(NotebookError::StaleKey);
                }
                match threads::kept(connection, &thread.id)?.notebook {
                    Some(kept) if kept == notebook => return Ok(()),
                    Some(_) => return Err(NotebookError::ConflictingNotebook),
                    None => {}
                }
                if threads::begin_notebook(connection, &thread, &notebook)? == Written::Done {
                    return Ok(());
                }
            }
        })
        .await
}

/// A page of a thread's notes.
pub struct NotePage {
    /// The notebook that opens them; none where there is none.
    pub notebook: Option<Vec<u8>>,
    /// The notes, in the order of their numbers.
    pub notes: Vec<StoredNote>,
    /// Whether there are more.
    pub more: bool,
}

/// The notes with numbers above `after`.
///
/// # Errors
/// [`NotebookError`].
pub async fn read_notes(
    portal: &Portal,
    centre_id: CentreId,
    number: CaseNumber,
    after: u32,
) -> Result<NotePage, NotebookError> {
    portal
        .store
        .read(move |connection| {
            let thread = threads::find_by_number(connection, &centre_id, number)?;
            let thread = thread.ok_or(NotebookError::ThreadNotFound)?;
            let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
            let mut notes = notes::list(connection, &thread.id, after, limit)?;
            let more = notes.len() > PAGE;
            notes.truncate(PAGE);
            // After the notes: with an older notebook a note of a newer key would look forged.
            let notebook = threads::kept(connection, &thread.id)?.notebook;
            Ok(NotePage { notebook, notes, more })
        })
        .await
}

/// Keeps a note as the one with this number, which has to be the next; the very same again is a success. Gives whether it was
/// kept only now.
///
/// # Errors
/// [`NotebookError`]; nothing is kept then.
pub async fn add_note(
    portal: &Portal,
    member: StoredMember,
    number: CaseNumber,
    sequence: u32,
    sealed: Vec<u8>,
) -> Result<bool, NotebookError> {
    let (auditor, hour) = (portal.auditor(member.id), portal.clock.hour());
    portal
        .store
        .write(move |connection| {
            let new = StoredNote { sequence, hour, sealed };
            loop {
                let (thread, _) = writable(connection, &member, number)?;
                if threads::kept(connection, &thread.id)?.notebook.is_none() {
                    return Err(NotebookError::ConflictingNotebook);
                }
                let last_sequence = notes::last_sequence(connection, &thread.id)?;
                if sequence != last_sequence.saturating_add(1) {
                    let kept = notes::find(connection, &thread.id, sequence)?;
                    return if kept.as_ref() == Some(&new.sealed) {
                        Ok(false)
                    } else {
                        Err(NotebookError::StaleSequence { last_sequence })
                    };
                }
                if threads::touch(connection, &thread)? == Written::Outdated {
                    continue;
                }
                notes::insert(connection, &thread.id, &new, &member.id)?;
                let centre_id = Some(&thread.centre_id);
                auditor.note(connection, centre_id, Act::NoteWritten, Subject::Thread(number))?;
                return Ok(true);
            }
        })
        .await
}

/// A label as a member's browser has sealed it.
pub struct NewLabel {
    /// The label.
    pub label: Vec<u8>,
    /// Up to which message the browser has looked.
    pub looked: u32,
    /// The label that it has read before; none if there was none.
    pub known: Option<Vec<u8>>,
}

/// Keeps a label in the place of the one that the member has read; the very same again is a success.
///
/// # Errors
/// [`NotebookError`]; nothing is kept then.
pub async fn set_label(
    portal: &Portal,
    member: StoredMember,
    number: CaseNumber,
    new: NewLabel,
) -> Result<(), NotebookError> {
    portal
        .store
        .write(move |connection| {
            loop {
                let (thread, _) = writable(connection, &member, number)?;
                let kept = threads::kept(connection, &thread.id)?;
                if kept.notebook.is_none() {
                    return Err(NotebookError::ConflictingNotebook);
                }
                if kept.label.as_ref() == Some(&new.label) {
                    return Ok(());
                }
                if kept.label != new.known {
                    return Err(NotebookError::ConflictingLabel);
                }
                if new.looked > thread.last_sequence {
                    return Err(NotebookError::NoSuchMessage);
                }
                if threads::set_label(connection, &thread, &new.label, new.looked)? == Written::Done {
                    return Ok(());
                }
            }
        })
        .await
}

/// A page of the labels of a centre's threads.
pub struct LabelPage {
    /// The hour by the clock of the database, to be given back as `since`.
    pub hour: i64,
    /// The threads, lowest number first.
    pub threads: Vec<LabelRow>,
    /// Whether there are more behind these.
    pub more: bool,
}

/// The labels of the centre's threads with numbers above `after`.
///
/// # Errors
/// [`NotebookError`].
pub async fn list_labels(
    portal: &Portal,
    centre_id: CentreId,
    wanted: Labels,
    after: i64,
) -> Result<LabelPage, NotebookError> {
    portal
        .store
        .read(move |connection| {
            let limit = i64::try_from(LABELS_PAGE + 1).unwrap_or(i64::MAX);
            let (hour, mut threads) = threads::labels(connection, &centre_id, wanted, after, limit)?;
            let more = threads.len() > LABELS_PAGE;
            threads.truncate(LABELS_PAGE);
            Ok(LabelPage {
                hour: hour.as_i64(),
                threads,
                more,
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::KeyId;

    use super::super::testing::{Colleague, World, Writer, centre};
    use super::super::{open_thread, view_thread};
    use super::{NewLabel, NotebookError, add_note, begin_notebook, list_labels, read_notes, set_label};
    use crate::domain::{CaseNumber, StaffRole};
    use crate::store::threads::Labels;

    fn first_case() -> CaseNumber {
        CaseNumber::from_i64(1).expect("a number")
    }

    struct Told {
        world: World,
        anna: Colleague,
        key: KeyId,
    }

    async fn told() -> Told {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let view = view_thread(&world.portal, anna.id, centre("praha"), first_case()).await;
        let key = view.expect("there").centre_seals[0].key_id;
        Told { world, anna, key }
    }

    impl Told {
        async fn begin(&self, notebook: &[u8]) -> Result<(), NotebookError> {
            let member = self.world.member(&self.anna).await;
            begin_notebook(&self.world.portal, member, first_case(), self.key, notebook.to_vec()).await
        }

        async fn note(&self, sequence: u32, sealed: &[u8]) -> Result<bool, NotebookError> {
            let member = self.world.member(&self.anna).await;
            add_note(&self.world.portal, member, first_case(), sequence, sealed.to_vec()).await
        }

        async fn label(&self, label: u8, looked: u32, known: Option<u8>) -> Result<(), NotebookError> {
            let member = self.world.member(&self.anna).await;
            let new = NewLabel {
                label: vec![label; 59],
                looked,
                known: known.map(|known| vec![known; 59]),
            };
            set_label(&self.world.portal, member, first_case(), new).await
        }
    }

    #[actix_web::test]
    async fn the_first_notebook_stays() {
        let told = told().await;
        told.begin(&[1; 75]).await.expect("kept");
        told.begin(&[1; 75]).await.expect("the very same again");
        assert!(matches!(
            told.begin(&[2; 75]).await,
            Err(NotebookError::ConflictingNotebook)
        ));
    }

    #[actix_web::test]
    async fn notes_come_one_after_the_other_and_need_a_notebook() {
        let told = told().await;
        assert!(matches!(
            told.note(1, &[1; 9]).await,
            Err(NotebookError::ConflictingNotebook)
        ));
        told.begin(&[1; 75]).await.expect("kept");
        assert!(matches!(
            told.note(2, &[1; 9]).await,
            Err(NotebookError::StaleSequence { last_sequence: 0 })
        ));
        assert!(told.note(1, &[1; 9]).await.expect("kept"));
        assert!(!told.note(1, &[1; 9]).await.expect("the very same again"));
        assert!(matches!(
            told.note(1, &[2; 9]).await,
            Err(NotebookError::StaleSequence { last_sequence: 1 })
        ));
        let (one, other) = (told.note(2, &[2; 9]), told.note(2, &[3; 9]));
        let (one, other) = futures_util::future::join(one, other).await;
        assert!(one.is_ok() != other.is_ok(), "both have the number");
        let page = read_notes(&told.world.portal, centre("praha"), first_case(), 1)
            .await
            .expect("read");
        assert_eq!((page.notes.len(), page.more, page.notes[0].sequence), (1, false, 2));
        let elsewhere = read_notes(&told.world.portal, centre("plzen"), first_case(), 0).await;
        assert!(matches!(elsewhere, Err(NotebookError::ThreadNotFound)));
    }

    #[actix_web::test]
    async fn a_label_takes_the_place_of_the_one_that_was_read() {
        let told = told().await;
        told.begin(&[1; 75]).await.expect("kept");
        told.label(1, 1, None).await.expect("kept");
        told.label(1, 1, None).await.expect("the very same again");
        assert!(matches!(
            told.label(2, 1, None).await,
            Err(NotebookError::ConflictingLabel)
        ));
        assert!(matches!(
            told.label(2, 2, Some(1)).await,
            Err(NotebookError::NoSuchMessage)
        ));
        told.label(2, 1, Some(1)).await.expect("kept");
        let page = list_labels(&told.world.portal, centre("praha"), Labels::OfOpen, 0).await;
        let listed = page.expect("listed").threads;
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].looked, listed[0].kept.label.clone()), (1, Some(vec![2; 59])));
    }
}
