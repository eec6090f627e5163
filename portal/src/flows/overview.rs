//! What a coordinator watches: how every centre stands, in counts and hours. No thread, no member and no content is named.

use std::collections::BTreeMap;

use ozvise_crypto::CentreId;

use super::centre_keys::{RotationDue, rotation_due};
use super::colleagues::{self, Standing};
use super::portal::Portal;
use super::routing;
use crate::domain::{Hour, SECONDS_PER_HOUR, ThreadState, WorkingTime};
use crate::store::threads::{self, Unanswered};
use crate::store::{AnyConnection, StoreError, StoreResult, centres, keys};

/// How a centre stands.
pub struct CentreOverview {
    /// The centre.
    pub centre_id: CentreId,
    /// Its name in the newest settings; none for a centre that was taken out of them.
    pub name: Option<String>,
    /// Whether it takes new threads.
    pub accepting: bool,
    /// Its threads by state; a state without threads is left out.
    pub threads: BTreeMap<ThreadState, u32>,
    /// Since when the reporter who waits longest has waited for an answer.
    pub oldest_unanswered: Option<Hour>,
    /// Within how many hours the centre means to answer.
    pub reply_hours: Option<u16>,
    /// Threads whose reporter has waited for longer than that, in the centre's working time.
    pub overdue: u32,
    /// Whether it has a key that people can write to.
    pub has_key: bool,
    /// When it needs a new one.
    pub rotation: RotationDue,
    /// Members who read threads.
    pub active_members: u32,
    /// Members who wait for approval.
    pub waiting_members: u32,
}

/// All centres, by id.
///
/// # Errors
/// [`StoreError`].
pub async fn overview(portal: &Portal) -> Result<Vec<CentreOverview>, StoreError> {
    let (rotation_seconds, now) = (portal.rotation_seconds, portal.clock.now());
    portal
        .store
        .read(move |connection| all_centres(connection, rotation_seconds, now))
        .await
}

fn all_centres(connection: &mut AnyConnection, rotation_seconds: u64, now: u64) -> StoreResult<Vec<CentreOverview>> {
    let settings = routing::newest_settings(connection)?;
    let by_state = threads::count_by_state(connection)?;
    let unanswered = threads::unanswered(connection)?;
    let mut all = Vec::new();
    for centre in centres::list(connection)? {
        let settings = settings
            .iter()
            .flat_map(|table| table.iter())
            .find(|settings| settings.id.as_str() == centre.id.as_str());
        let reply_hours = settings.and_then(|settings| settings.reply_hours);
        let due_since = settings.zip(reply_hours).and_then(|(settings, hours)| {
            WorkingTime::of(settings).last_hour_due(now, u64::from(hours) * SECONDS_PER_HOUR)
        });
        let owed = || unanswered.iter().filter(|owed| owed.centre_id == centre.id);
        let current = keys::current(connection, &centre.id)?;
        let (active_members, waiting_members) = members(connection, &centre.id)?;
        all.push(CentreOverview {
            name: settings.map(|settings| settings.name.to_string()),
            accepting: centre.accepting,
            threads: by_state
                .iter()
                .filter(|count| count.centre_id == centre.id)
                .map(|count| (count.state, count.threads))
                .collect(),
            oldest_unanswered: owed().map(|owed| owed.since).min(),
            reply_hours,
            overdue: due_since.map_or(0, |due_since| overdue(owed(), due_since)),
            has_key: current.is_some(),
            rotation: rotation_due(connection, &centre.id, current.as_ref(), rotation_seconds)?,
            active_members,
            waiting_members,
            centre_id: centre.id,
        });
    }
    Ok(all)
}

fn overdue<'a>(owed: impl Iterator<Item = &'a Unanswered>, due_since: Hour) -> u32 {
    owed.filter(|owed| owed.since <= due_since)
        .map(|owed| owed.threads)
        .sum()
}

/// Who works, and who waits.
fn members(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<(u32, u32)> {
    let (mut active, mut waiting) = (0, 0);
    for colleague in colleagues::of_centre(connection, centre_id)? {
        match colleague.standing {
            Standing::Active => active += 1,
            Standing::Waiting => waiting += 1,
            Standing::Closed => {}
        }
    }
    Ok((active, waiting))
}
