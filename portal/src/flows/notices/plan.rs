//! Finds what staff have to be reminded of, and makes mails of all that happened: one for each recipient and hour.

use std::collections::BTreeSet;

use ozvise_crypto::{CentreId, MemberId};
use rand_core::CryptoRng;

use super::{NoticePolicy, tag};
use crate::domain::{Hour, NoticeKind, OwnReminder, Reminder, StaffRole, WorkingTime};
use crate::flows::directory_watch::{DirectoryStanding, directory_standing};
use crate::flows::portal::Portal;
use crate::flows::{centre_keys, routing};
use crate::store::notices::{self, MailId, NoticeEvent, Recipient};
use crate::store::threads::DueReminder;
use crate::store::{AnyConnection, StoreResult, centres, directories, keys, members, threads};

/// The reply target of a centre that has told none, in working hours: a day where nobody has told hours either, and three
/// days of eight hours elsewhere. It is promised to nobody; it says when staff are reminded.
const DEFAULT_REPLY_HOURS: u16 = 24;

/// Events in one transaction: an hour of a portal in a storm, and a second of a small machine.
const BATCH: u32 = 1000;

/// How long it is remembered that something lasting was told: longer than any directory and any key is valid.
const REMEMBER_HOURS: i64 = 400 * 24;

/// How long mails that were given up are counted, in seconds.
const COUNT_DEAD_SECONDS: u64 = 30 * 24 * 60 * 60;

/// From so many days before its end on, an expiring directory is urgent.
const URGENT_DAYS: u64 = 3;

/// Plans what is to be told. Several processes may do it at any time; nothing is told twice.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError); nothing is planned then, and the next time finds it all again.
pub async fn plan_notices(portal: &Portal) -> StoreResult<()> {
    let Some(policy) = portal.notices else {
        return Ok(());
    };
    // Where it cannot be looked at, the log says so every hour.
    let standing = directory_standing(portal).await.ok();
    let portal_ = portal.clone();
    portal
        .store
        .write(move |connection| {
            notices::lock_planner(connection)?;
            let mut planner = Planner {
                now: portal_.clock.now(),
                hour: portal_.clock.hour(),
                rng: portal_.random.generator(),
                portal: portal_,
                policy,
            };
            planner.remind(connection)?;
            planner.note_keys(connection)?;
            if let Some(standing) = standing {
                planner.note_directory(connection, standing)?;
            }
            planner.tell(connection)?;
            planner.tell_of_set_hours(connection)?;
            planner.forget(connection)
        })
        .await
}

struct Planner {
    portal: Portal,
    policy: NoticePolicy,
    now: u64,
    hour: Hour,
    rng: Box<dyn CryptoRng + Send>,
}

impl Planner {
    /// Centres whose threads have waited too long, by their working time.
    fn remind(&self, connection: &mut AnyConnection) -> StoreResult<()> {
        let settings = routing::newest_settings(connection)?;
        for centre in centres::list(connection)? {
            let told = settings
                .as_ref()
                .and_then(|table| table.iter().find(|row| row.id.as_str() == centre.id.as_str()));
            let time = told.map_or(WorkingTime::AROUND_THE_CLOCK, WorkingTime::of);
            let target = told.and_then(|row| row.reply_hours).unwrap_or(DEFAULT_REPLY_HOURS);
            for reminder in Reminder::ALL {
                let seconds = reminder.after_seconds(target, self.policy.overdue_hours);
                let Some(since) = time.last_hour_due(self.now, seconds) else {
                    continue;
                };
                if threads::remind(connection, &centre.id, reminder, since)? {
                    let what = [centre.id.as_str().as_bytes(), &self.hour.as_i64().to_be_bytes()].concat();
                    self.note(connection, reminder.kind(), Some(&centre.id), &what)?;
                }
            }
        }
        Ok(())
    }

    /// Colleagues without the centre's key, and keys that have to be replaced.
    fn note_keys(&self, connection: &mut AnyConnection) -> StoreResult<()> {
        for centre in centres::list(connection)? {
            let Some(current) = keys::current(connection, &centre.id)? else {
                continue;
            };
            let due = centre_keys::rotation_due(connection, &centre.id, Some(&current), self.portal.rotation_seconds)?;
            if due.demanded || due.due_at.is_some_and(|due_at| due_at <= self.now) {
                let what = [current.id.as_bytes().as_slice(), &[u8::from(due.demanded)]].concat();
                self.note(connection, NoticeKind::RotationDue, Some(&centre.id), &what)?;
            }
            let holders: BTreeSet<MemberId> = keys::holders(connection, &current.id)?.into_iter().collect();
            for member in members::of_centre(connection, &centre.id)? {
                if member.active && !holders.contains(&member.id) {
                    let what = [member.id.as_bytes().as_slice(), &member.public_keys].concat();
                    self.note(connection, NoticeKind::ColleagueWaiting, Some(&centre.id), &what)?;
                }
            }
        }
        Ok(())
    }

    /// A directory that expires: told two weeks before, again when it is urgent, and when it has happened.
    fn note_directory(&self, connection: &mut AnyConnection, standing: DirectoryStanding) -> StoreResult<()> {
        let stage: u8 = match standing {
            DirectoryStanding::Valid => return Ok(()),
            DirectoryStanding::ExpiresSoon { days } if days >= URGENT_DAYS => 0,
            DirectoryStanding::ExpiresSoon { .. } => 1,
            DirectoryStanding::Refused => 2,
        };
        let version = directories::newest(connection)?.map_or(0, |newest| newest.version);
        let what = [version.to_be_bytes().as_slice(), &[stage]].concat();
        self.note(connection, NoticeKind::DirectoryExpires, None, &what)
    }

    fn note(
        &self,
        connection: &mut AnyConnection,
        kind: NoticeKind,
        centre_id: Option<&CentreId>,
        what: &[u8],
    ) -> StoreResult<()> {
        let event = NoticeEvent {
            tag: tag(&self.portal, kind.as_str(), what),
            kind,
            centre_id: centre_id.cloned(),
            hour: self.hour,
        };
        notices::record(connection, &event)
    }

    /// Makes mails of the events.
    fn tell(&mut self, connection: &mut AnyConnection) -> StoreResult<()> {
        let events = notices::unplanned(connection, BATCH)?;
        let recipients = if events.is_empty() {
            Vec::new()
        } else {
            notices::recipients(connection)?
        };
        for event in events {
            for (recipient, kind) in addressed(connection, &event, &recipients)? {
                self.add(connection, recipient, kind, event.hour)?;
            }
            notices::set_planned(connection, &event)?;
        }
        Ok(())
    }

    /// Makes mails of the hours that staff have set. Not by way of an event, which would say to the thread's centre only that
    /// something is due: here it is known who has the thread, and that it was told is kept beside the hour.
    fn tell_of_set_hours(&mut self, connection: &mut AnyConnection) -> StoreResult<()> {
        for reminder in OwnReminder::ALL {
            let due = threads::due_reminders(connection, reminder, self.hour, BATCH)?;
            if due.is_empty() {
                continue;
            }
            let all = notices::recipients(connection)?;
            for thread in due {
                for recipient in reminded(reminder, &thread, &all) {
                    self.add(connection, recipient, NoticeKind::Reminder, self.hour)?;
                }
                threads::set_reminder_told(connection, &thread, reminder)?;
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        connection: &mut AnyConnection,
        recipient: &Recipient,
        kind: NoticeKind,
        hour: Hour,
    ) -> StoreResult<()> {
        let mut id = MailId::default();
        self.rng.fill_bytes(&mut id);
        let send_at = recipient.schedule.send_at(kind, hour);
        notices::add_kind(connection, &id, &recipient.member_id, kind, send_at)
    }

    fn forget(&self, connection: &mut AnyConnection) -> StoreResult<()> {
        notices::purge_planned(connection, Hour::from_i64(self.hour.as_i64() - REMEMBER_HOURS))?;
        notices::purge_dead(connection, self.now.saturating_sub(COUNT_DEAD_SECONDS))
    }
}

/// Who is reminded of an hour that was set: whoever has the thread, later the head; all of the centre where no mail reaches
/// them.
fn reminded<'a>(reminder: OwnReminder, thread: &DueReminder, all: &'a [Recipient]) -> Vec<&'a Recipient> {
    let of_centre = || {
        let of_centre = |recipient: &&Recipient| recipient.centre_id.as_ref() == Some(&thread.centre_id);
        all.iter().filter(of_centre)
    };
    let meant: Vec<&Recipient> = match reminder {
        OwnReminder::Now => of_centre()
            .filter(|recipient| thread.assignee == Some(recipient.member_id))
            .collect(),
        OwnReminder::Due => of_centre()
            .filter(|recipient| recipient.role == StaffRole::Head)
            .collect(),
    };
    if meant.is_empty() { of_centre().collect() } else { meant }
}

/// Who is told of an event, and what.
fn addressed<'a>(
    connection: &mut AnyConnection,
    event: &NoticeEvent,
    all: &'a [Recipient],
) -> StoreResult<Vec<(&'a Recipient, NoticeKind)>> {
    let of_centre = |recipient: &&Recipient| event.centre_id.is_some() && recipient.centre_id == event.centre_id;
    let coordinators = || all.iter().filter(|recipient| recipient.role == StaffRole::Coordinator);
    let found: Vec<&Recipient> = match event.kind {
        NoticeKind::NewThread | NoticeKind::NewMessage | NoticeKind::HalfTime => all.iter().filter(of_centre).collect(),
        NoticeKind::Due => {
            let heads = all.iter().filter(of_centre);
            heads.filter(|recipient| recipient.role == StaffRole::Head).collect()
        }
        NoticeKind::Overdue => coordinators().collect(),
        NoticeKind::ColleagueWaiting | NoticeKind::RotationDue => {
            let holders = holders(connection, event)?;
            let holds = |recipient: &&Recipient| holders.contains(&recipient.member_id);
            all.iter().filter(of_centre).filter(holds).collect()
        }
        NoticeKind::DirectoryExpires => all
            .iter()
            .filter(|recipient| matches!(recipient.role, StaffRole::Operator | StaffRole::Head))
            .collect(),
        // Their mails are made where they are asked for, and where it is known who has the thread.
        NoticeKind::AddressCode | NoticeKind::Test | NoticeKind::Reminder => Vec::new(),
    };
    if event.kind == NoticeKind::Due && found.is_empty() {
        // Nobody leads the centre whom a mail would reach, so the next step comes at once.
        return Ok(coordinators()
            .map(|recipient| (recipient, NoticeKind::Overdue))
            .collect());
    }
    if event.kind == NoticeKind::Overdue && found.is_empty() {
        let centre = event.centre_id.as_ref().map(CentreId::as_str);
        tracing::warn!(centre, "replies are overdue, and no coordinator can be told by mail");
    }
    Ok(found.into_iter().map(|recipient| (recipient, event.kind)).collect())
}

fn holders(connection: &mut AnyConnection, event: &NoticeEvent) -> StoreResult<Vec<MemberId>> {
    let Some(centre_id) = &event.centre_id else {
        return Ok(Vec::new());
    };
    match keys::current(connection, centre_id)? {
        Some(current) => keys::holders(connection, &current.id),
        None => Ok(Vec::new()),
    }
}
