//! A centre hands a thread over to another one.
//!
//! Whether the writer has agreed the server cannot see: the answer is sealed. It takes a handover only where the writer has
//! offered that centre the next epoch; the devices of both sides check the rest.

use ozvise_crypto::{CentreId, KeyId};
use thiserror::Error;

use super::envelope::ReceivedEnvelope;
use super::notices;
use super::portal::Portal;
use super::receiving::{ReceivingError, check_receiving};
use crate::domain::{Act, CaseNumber, EmergencyReason, Hour, Side, StaffRole, Subject};
use crate::store::handovers::{self, HandedOver};
use crate::store::members::StoredMember;
use crate::store::threads::{self, Handover, StoredThread, Written};
use crate::store::{AnyConnection, StoreError, keys, offers};

/// Threads in one answer: more than anybody looks back for; the audit log has all of them.
const LISTED: u32 = 100;

/// A thread as its centre's browser has sealed it for another centre.
pub struct ThreadToHandOver {
    /// The centre's number for it.
    pub number: CaseNumber,
    /// The centre that gets it.
    pub to: CentreId,
    /// That centre's key.
    pub key_id: KeyId,
    /// The thread keys of all epochs, from epoch 1 on, sealed to that key.
    pub centre_seals: Vec<Vec<u8>>,
    /// The message that says so, the last one of this centre.
    pub envelope: ReceivedEnvelope,
    /// Why it goes without consent; none where the writer has agreed.
    pub emergency: Option<EmergencyReason>,
}

/// Why the thread stays.
#[derive(Debug, Error)]
pub enum HandOverError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// Only a head hands over without consent.
    #[error("the role hands nothing over without consent")]
    Forbidden,
    /// The member does not hold the centre's current key.
    #[error("the member does not hold the current key")]
    NotAHolder,
    /// The centre has not opened the thread.
    #[error("the thread was not opened")]
    NotOpened,
    /// Its reporter writes in another thread: nothing goes out in this one, and so no message that it goes elsewhere.
    #[error("nothing goes out in a superseded thread")]
    Superseded,
    /// The envelope says that the reporter wrote it.
    #[error("an envelope of the other side")]
    WrongDirection,
    /// Another message came meanwhile, or another epoch: read it first.
    #[error("not the next message")]
    StaleSequence {
        /// The number of the last message.
        last_sequence: u32,
    },
    /// The seals are not of exactly the epochs that the thread has.
    #[error("not the thread's epochs")]
    StaleEpoch,
    /// The writer has offered this centre nothing, or for an earlier epoch, or under an earlier key.
    #[error("nothing was offered to this centre")]
    NotAgreed,
    /// The other centre is the own one, or does not take it.
    #[error(transparent)]
    Receiving(#[from] ReceivingError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Hands a thread over, in one step: it is the other centre's, unopened, under that centre's next number, and nothing is
/// left here by which it could be opened. The very same again is a success.
///
/// With consent the epoch begins that the writer has offered. In an emergency none does: nobody writes in the thread until
/// the other centre has begun one.
///
/// # Errors
/// [`HandOverError`]; nothing is changed then.
pub async fn hand_over(portal: &Portal, member: StoredMember, going: ThreadToHandOver) -> Result<(), HandOverError> {
    if going.emergency.is_some() && member.role != StaffRole::Head {
        return Err(HandOverError::Forbidden);
    }
    let (auditor, hour) = (portal.auditor(member.id), portal.clock.hour());
    let doing = portal.clone();
    portal
        .store
        .erase(move |connection| {
            let centre_id = member.centre_id.as_ref().ok_or(HandOverError::ThreadNotFound)?;
            let Some(thread) = taken(connection, centre_id, &going)? else {
                return Ok(());
            };
            keys::current_held_by(connection, centre_id, &member.id)?.ok_or(HandOverError::NotAHolder)?;
            check_thread(&thread, &going)?;
            lock_both(connection, centre_id, &going.to)?;
            check_receiving(connection, &going.to, &going.key_id)?;
            let offer = offers::find(connection, &thread.id)?.filter(|offer| {
                going.emergency.is_none() && offer.centre_id == going.to && offer.key_id == going.key_id
            });
            if going.emergency.is_none() && offer.is_none() {
                return Err(HandOverError::NotAgreed);
            }
            let handover = Handover {
                to: &going.to,
                key_id: &going.key_id,
                centre_seals: &going.centre_seals,
                envelope: going.envelope.as_bytes(),
                offer: offer.as_ref(),
                hour,
            };
            let received_as = threads::hand_over(connection, &thread, &handover)?;
            remember(connection, centre_id, &going, hour)?;
            let notice = notices::tag_of_message(&doing, &thread.id, going.envelope.sequence());
            notices::note_new_thread(connection, notice, &going.to, hour)?;
            let (act, subject) = described(&going);
            auditor.note(connection, Some(centre_id), act, subject)?;
            let subject = Subject::ThreadAndCentre(received_as, centre_id.clone());
            Ok(auditor.note(connection, Some(&going.to), Act::ThreadReceived, subject)?)
        })
        .await
}

/// The thread, which nobody else changes any more; none if it went there before.
fn taken(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    going: &ThreadToHandOver,
) -> Result<Option<StoredThread>, HandOverError> {
    loop {
        let Some(thread) = threads::find_by_number(connection, centre_id, going.number)? else {
            let destination = handovers::destination(connection, centre_id, going.number)?;
            return if destination.as_ref() == Some(&going.to) {
                Ok(None)
            } else {
                Err(HandOverError::ThreadNotFound)
            };
        };
        if threads::take(connection, &thread)? == Written::Done {
            return Ok(Some(thread));
        }
    }
}

fn check_thread(thread: &StoredThread, going: &ThreadToHandOver) -> Result<(), HandOverError> {
    let last_sequence = thread.last_sequence;
    let (epochs, envelope) = (u32::try_from(going.centre_seals.len()), &going.envelope);
    if going.to == thread.centre_id {
        Err(ReceivingError::UnknownCentre.into())
    } else if envelope.from() != Side::Centre {
        Err(HandOverError::WrongDirection)
    } else if thread.opening_mark.is_none() {
        Err(HandOverError::NotOpened)
    } else if thread.superseded {
        Err(HandOverError::Superseded)
    } else if envelope.sequence() != last_sequence.saturating_add(1) || envelope.epoch() != thread.epoch {
        Err(HandOverError::StaleSequence { last_sequence })
    } else if epochs != Ok(thread.epoch) {
        Err(HandOverError::StaleEpoch)
    } else {
        Ok(())
    }
}

/// Always in the same order, so that two centres that hand over to each other do not wait for each other.
fn lock_both(connection: &mut AnyConnection, one: &CentreId, other: &CentreId) -> Result<(), StoreError> {
    for centre_id in [one.min(other), one.max(other)] {
        keys::lock_centre(connection, centre_id)?;
    }
    Ok(())
}

fn remember(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    going: &ThreadToHandOver,
    hour: Hour,
) -> Result<(), StoreError> {
    let gone = HandedOver {
        number: going.number,
        to: going.to.clone(),
        hour,
    };
    handovers::insert(connection, centre_id, &gone)
}

fn described(going: &ThreadToHandOver) -> (Act, Subject) {
    let (number, to) = (going.number, going.to.clone());
    match going.emergency {
        None => (Act::ThreadHandedOver, Subject::ThreadAndCentre(number, to)),
        Some(reason) => (Act::ThreadHandedOverInEmergency, Subject::Emergency(number, to, reason)),
    }
}

/// What the centre has handed over, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list_handed_over(portal: &Portal, centre_id: CentreId) -> Result<Vec<HandedOver>, StoreError> {
    portal
        .store
        .read(move |connection| handovers::list(connection, &centre_id, LISTED))
        .await
}
