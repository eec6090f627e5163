//! Who is told what, and when, up to the mails that wait in the outbox. That they are sent is told by the stories.

mod own;

use ozvise_crypto::CentreId;
use ozvise_routing::SettingsTable;

use super::plan_notices;
use crate::domain::{CaseNumber, Hour, NoticeKind, NoticeMode, NoticeSchedule, Side, StaffRole};
use crate::flows::testing::{Colleague, START, World, Writer, centre, envelope, key_of};
use crate::flows::{mark_opened, open_thread, post_as_reporter, post_as_staff, routing};
use crate::i18n::Language;
use crate::store::notices::{self, NoticeSetting};
use crate::store::routing_tables::{self, StoredTable, TableKind};
use crate::store::{StoreResult, keys};

const HOUR: u64 = 3600;

const AT_ONCE: NoticeSchedule = NoticeSchedule {
    mode: NoticeMode::AtOnce,
    digest_hour: 8,
    quiet: None,
};

/// A mail that waits: to whom, what, and how many hours after the beginning of the story.
type Mail = (String, String, u64);

struct Office {
    world: World,
    staff: Vec<Colleague>,
}

impl Office {
    /// A counsellor, a head, the head of another centre and a coordinator, who all want mail at once.
    async fn open() -> Self {
        let world = World::new().await;
        let mut staff = Vec::new();
        for (name, role, of) in [
            ("anna", StaffRole::Counsellor, Some("praha")),
            ("eva", StaffRole::Head, Some("praha")),
            ("jana", StaffRole::Head, Some("plzen")),
            ("olga", StaffRole::Coordinator, None),
        ] {
            staff.push(world.hire(name, role, of).await);
        }
        let office = Self { world, staff };
        for name in ["anna", "eva", "jana", "olga"] {
            office.wants(name, AT_ONCE).await;
        }
        // This world has no directory, which is told once to those who lead a centre.
        for _ in 0..3 {
            office.plan().await;
        }
        let told = "directory_expires";
        assert_eq!(office.mails().await, [mail("eva", told, 0), mail("jana", told, 0)]);
        office
    }

    fn colleague(&self, name: &str) -> &Colleague {
        self.staff
            .iter()
            .find(|colleague| colleague.name == name)
            .expect("hired")
    }

    async fn wants(&self, name: &str, schedule: NoticeSchedule) {
        let setting = NoticeSetting {
            address: Some(format!("{name}@example.org")),
            pending: None,
            language: Language::Czech,
            schedule,
        };
        self.keep(name, setting).await;
    }

    async fn keep(&self, name: &str, setting: NoticeSetting) {
        let id = self.colleague(name).id;
        let kept = move |connection: &mut _| notices::keep_setting(connection, &id, &setting);
        self.world.portal.store.write(kept).await.expect("kept");
    }

    async fn plan(&self) {
        plan_notices(&self.world.portal).await.expect("planned");
    }

    /// All mails that wait, taken out of the outbox.
    async fn mails(&self) -> Vec<Mail> {
        let claim = |connection: &mut _| {
            let claimed = notices::claim(connection, u64::MAX / 2, u64::MAX / 2 + 1, 100)?;
            for mail in &claimed {
                notices::done(connection, mail)?;
            }
            StoreResult::Ok(claimed)
        };
        let claimed = self.world.portal.store.write(claim).await.expect("read");
        let mut mails: Vec<Mail> = claimed
            .iter()
            .map(|mail| {
                let name = self.staff.iter().find(|colleague| colleague.id == mail.member_id);
                let name = name.expect("a colleague").name.clone();
                (name, mail.kinds.to_string(), (mail.send_at - START) / HOUR)
            })
            .collect();
        mails.sort();
        mails
    }

    /// The centre opens the first thread, and answers.
    async fn answer(&self, sequence: u32) {
        let (portal, first) = (&self.world.portal, CaseNumber::from_i64(1).expect("a number"));
        let opened = mark_opened(portal, centre("praha"), first, [1; 32]).await;
        opened.expect("opened");
        let posted = post_as_staff(portal, centre("praha"), first, envelope(Side::Centre, sequence, 0)).await;
        posted.expect("posted");
    }

    async fn open_thread(&self) -> Writer {
        let writer = Writer::new();
        open_thread(&self.world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        writer
    }

    /// Publishes these settings of the centre `praha`.
    async fn publish(&self, hours: &'static str, reply_hours: &'static str) {
        let value_of = |field| match field {
            "id" => "praha",
            "name" => "Centrum",
            "region" => "CZ010",
            "routed" | "accepting" => "yes",
            "hours" => hours,
            "reply_hours" => reply_hours,
            _ => "",
        };
        let row = ozvise_routing::CentreSettings::read(value_of).expect("a centre");
        let content = SettingsTable::from_rows(1, vec![row]).expect("no fault").to_bytes();
        let table = StoredTable {
            version: 1,
            digest: routing::digest_of(&content),
            content,
            published_at: START,
        };
        let publish = move |connection: &mut _| routing_tables::insert(connection, TableKind::Centres, &table);
        self.world.portal.store.write(publish).await.expect("published");
    }
}

fn mail(name: &str, kinds: &str, hour: u64) -> Mail {
    (name.to_owned(), kinds.to_owned(), hour)
}

#[actix_web::test]
async fn what_happens_within_an_hour_is_one_mail_after_it() {
    let office = Office::open().await;
    let writer = office.open_thread().await;
    office.plan().await;
    office.world.clock.advance(HOUR / 2);
    post_as_reporter(&office.world.portal, writer.bearer(), envelope(Side::Reporter, 2, 0))
        .await
        .expect("posted");
    office.plan().await;
    office.plan().await;
    let told = "new_thread new_message";
    assert_eq!(office.mails().await, [mail("anna", told, 1), mail("eva", told, 1)]);
    office.plan().await;
    assert!(office.mails().await.is_empty(), "nothing is told twice");
}

#[actix_web::test]
async fn a_repetition_and_an_answer_tell_nothing() {
    let office = Office::open().await;
    let writer = office.open_thread().await;
    office.plan().await;
    office.mails().await;
    let portal = &office.world.portal;
    open_thread(portal, writer.bearer(), writer.thread_for("praha"))
        .await
        .expect("repeated");
    office.answer(2).await;
    office.plan().await;
    assert!(office.mails().await.is_empty());
}

#[actix_web::test]
async fn an_unanswered_message_is_told_to_more_and_more() {
    let office = Office::open().await;
    office.publish("nonstop", "24").await;
    office.open_thread().await;
    office.plan().await;
    office.mails().await;
    // Counted from the end of the hour in which it came: 1 + 12, 1 + 24, 1 + 24 + 8 hours.
    for (hours, expected) in [
        (12, vec![]),
        (1, vec![mail("anna", "half_time", 13), mail("eva", "half_time", 13)]),
        (11, vec![]),
        (1, vec![mail("eva", "due", 25)]),
        (7, vec![]),
        (1, vec![mail("olga", "overdue", 33)]),
        (500, vec![]),
    ] {
        office.world.clock.advance(hours * HOUR);
        office.plan().await;
        office.plan().await;
        assert_eq!(office.mails().await, expected, "{hours} hours later");
    }
}

#[actix_web::test]
async fn the_clock_begins_with_the_first_unanswered_message_and_ends_with_an_answer() {
    let office = Office::open().await;
    office.publish("nonstop", "24").await;
    let writer = office.open_thread().await;
    let portal = &office.world.portal;
    office.world.clock.advance(10 * HOUR);
    post_as_reporter(portal, writer.bearer(), envelope(Side::Reporter, 2, 0))
        .await
        .expect("posted");
    office.plan().await;
    office.mails().await;
    office.world.clock.advance(3 * HOUR);
    office.plan().await;
    assert_eq!(
        office.mails().await.len(),
        2,
        "the second message did not begin it anew"
    );

    office.answer(3).await;
    office.world.clock.advance(100 * HOUR);
    office.plan().await;
    assert!(office.mails().await.is_empty(), "it was answered");

    post_as_reporter(portal, writer.bearer(), envelope(Side::Reporter, 4, 0))
        .await
        .expect("posted");
    office.world.clock.advance(40 * HOUR);
    office.plan().await;
    let kinds: Vec<String> = office
        .mails()
        .await
        .into_iter()
        .map(|(name, kinds, _)| format!("{name}: {kinds}"))
        .collect();
    assert_eq!(
        kinds,
        [
            "anna: half_time",
            "anna: new_message",
            "eva: due half_time",
            "eva: new_message",
            "olga: overdue"
        ],
        "after a long standstill everything is told at once"
    );
}

#[actix_web::test]
async fn a_centre_is_reminded_in_its_hours_only() {
    let office = Office::open().await;
    // START is Friday, 15 January 2027, 9:00 in Prague.
    office.publish("po-pá 8-16", "8").await;
    office.open_thread().await;
    office.plan().await;
    office.mails().await;
    let mut told = Vec::new();
    for _ in 0..100 {
        office.world.clock.advance(HOUR);
        office.plan().await;
        told.extend(office.mails().await);
    }
    told.sort_by_key(|(_, _, hour)| *hour);
    assert_eq!(
        told,
        [
            // Friday 14:00; 10:00 on Monday; 10:00 on Tuesday.
            mail("anna", "half_time", 5),
            mail("eva", "half_time", 5),
            mail("eva", "due", 3 * 24 + 1),
            mail("olga", "overdue", 4 * 24 + 1),
        ]
    );
}

#[actix_web::test]
async fn an_escalation_reaches_somebody_if_there_is_anybody() {
    let office = Office::open().await;
    office.publish("nonstop", "2").await;
    let quiet = NoticeSchedule {
        mode: NoticeMode::Digest,
        quiet: Some((0, 23)),
        ..AT_ONCE
    };
    office.wants("eva", quiet).await;
    office.open_thread().await;
    office.world.clock.advance(3 * HOUR);
    office.plan().await;
    let escalated = |mails: Vec<Mail>| -> Vec<Mail> {
        let is_escalation = |(_, kinds, _): &Mail| kinds.contains("due");
        mails.into_iter().filter(is_escalation).collect()
    };
    assert_eq!(
        escalated(office.mails().await),
        [mail("eva", "due", 3)],
        "no quiet hours hold it back"
    );

    let never = NoticeSchedule {
        mode: NoticeMode::Never,
        ..AT_ONCE
    };
    office.wants("eva", never).await;
    office.open_thread().await;
    office.world.clock.advance(3 * HOUR);
    office.plan().await;
    assert_eq!(
        escalated(office.mails().await),
        [mail("olga", "overdue", 6)],
        "no head is told, so the coordinator is at once"
    );
}

#[actix_web::test]
async fn what_lasts_is_told_once_to_those_who_can_do_something() {
    let office = Office::open().await;
    let portal = &office.world.portal;
    // A colleague whose copy of the key is taken away is as one whom nobody has approved.
    let nova = office.world.hire("nova", StaffRole::Counsellor, Some("praha")).await.id;
    let take = move |connection: &mut _| keys::delete_seal(connection, &key_of("praha"), &nova);
    portal.store.write(take).await.expect("taken away");
    for _ in 0..3 {
        office.plan().await;
    }
    let told = "colleague_waiting";
    assert_eq!(office.mails().await, [mail("anna", told, 0), mail("eva", told, 0)]);
    office.world.clock.advance(30 * 24 * HOUR);
    for _ in 0..3 {
        office.plan().await;
    }
    let hour = 30 * 24;
    assert_eq!(
        office.mails().await,
        [
            mail("anna", "rotation_due", hour),
            mail("eva", "rotation_due", hour),
            mail("jana", "rotation_due", hour)
        ]
    );
}

#[actix_web::test]
async fn events_say_nothing_about_threads() {
    let office = Office::open().await;
    let writer = office.open_thread().await;
    let events = |connection: &mut _| notices::unplanned(connection, 10);
    let events = office.world.portal.store.read(events).await.expect("read");
    assert_eq!(events.len(), 1);
    assert_eq!(
        (
            events[0].kind,
            events[0].centre_id.as_ref().map(CentreId::as_str),
            events[0].hour
        ),
        (NoticeKind::NewThread, Some("praha"), Hour::containing(START))
    );
    let id = *writer.bearer().thread_id.as_bytes();
    assert!(events[0].tag.windows(id.len()).all(|part| part != id));
}
