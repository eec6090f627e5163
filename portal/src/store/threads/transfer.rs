//! Moving a thread to another centre.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId};

use super::create::{insert_envelope, next_number};
use super::{StoredThread, Written};
use crate::domain::{CaseNumber, Hour, Side, ThreadEvent};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::offers::Offer;
use crate::store::schema::{centre, thread};
use crate::store::{drafts, links, notes, offers, rows, seals};

/// A thread as its centre hands it over.
pub struct Handover<'a> {
    /// The centre that gets it.
    pub to: &'a CentreId,
    /// That centre's key.
    pub key_id: &'a KeyId,
    /// The thread keys of all epochs so far, from epoch 1 on, sealed to that key.
    pub centre_seals: &'a [Vec<u8>],
    /// The last message of the centre before.
    pub envelope: &'a [u8],
    /// The epoch that begins now; none without consent: then nobody writes until the centre has begun one.
    pub offer: Option<&'a Offer>,
    /// Now.
    pub hour: Hour,
}

/// Takes the thread as it was read for this transaction, so that nobody else changes it until the end.
/// [`Written::Outdated`] if somebody has. Comes before any centre is locked, as deleting a thread does, so that neither waits
/// for the other.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn take(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set(thread::changes.eq(thread::changes + 1))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}

/// Moves a thread that was [taken](take) to the other centre, under that centre's next number: nothing that the centre before
/// could open it with, or know it by, is left. Lock both centres before, and run it by
/// [`Store::erase`](crate::store::Store::erase).
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn hand_over(
    connection: &mut AnyConnection,
    thread: &StoredThread,
    handover: &Handover<'_>,
) -> StoreResult<CaseNumber> {
    let number = next_number(connection, handover.to)?;
    let sequence = thread.last_sequence.saturating_add(1);
    let epoch = handover.offer.map_or(thread.epoch, |offer| offer.epoch);
    diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .set((
            thread::centre_id.eq(handover.to.as_str()),
            thread::number.eq(number.as_i64()),
            thread::epoch.eq(rows::epoch_out(epoch)),
            thread::epoch_due.eq(handover.offer.is_none()),
            thread::state.eq(thread.state.after(ThreadEvent::HandedOver).as_str()),
            thread::last_sequence.eq(i64::from(sequence)),
            thread::last_from.eq(Side::Centre.as_str()),
            thread::last_hour.eq(handover.hour.as_i64()),
            thread::opening_mark.eq(None::<&[u8]>),
            thread::came_from.eq(Some(thread.centre_id.as_str())),
            // The other centre has its whole time to answer.
            thread::waiting_hour.eq(Some(handover.hour.as_i64())),
            thread::reminded.eq(0),
            thread::assignee.eq(None::<&[u8]>),
            thread::remind_hour.eq(None::<i64>),
            thread::remind_told.eq(0),
            thread::notebook.eq(None::<&[u8]>),
            thread::label.eq(None::<&[u8]>),
            thread::looked.eq(0),
        ))
        .execute(connection)?;
    // What the thread has contributed to the revision of the centre before, and one more: it has changed by losing it.
    diesel::update(centre::table.find(thread.centre_id.as_str()))
        .set(centre::gone_revisions.eq(centre::gone_revisions + thread.changes + 1))
        .execute(connection)?;
    insert_envelope(
        connection,
        thread.id.as_bytes(),
        sequence,
        handover.hour,
        handover.envelope,
    )?;
    seals::delete_of_centre(connection, &thread.id)?;
    for (epoch, sealed) in (1..).zip(handover.centre_seals) {
        seals::insert_for_centre(connection, &thread.id, epoch, handover.key_id, sealed)?;
    }
    if let Some(offer) = handover.offer {
        seals::insert_for_centre(connection, &thread.id, offer.epoch, &offer.key_id, &offer.centre_seal)?;
        seals::insert_for_reporter(connection, &thread.id, offer.epoch, &offer.reporter_seal)?;
    }
    offers::delete(connection, &thread.id)?;
    links::delete_of(connection, &thread.id)?;
    // What was written for the centre before is no affair of the other one.
    notes::delete_of_thread(connection, &thread.id)?;
    drafts::delete_of_thread(connection, &thread.id)?;
    Ok(number)
}
