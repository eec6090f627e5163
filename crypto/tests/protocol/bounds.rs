//! The bounds of a message, and identifiers.

use ozvise_crypto::{
    CentreId, DeploymentId, Direction, Intake, MAX_TEXT_BYTES, MAX_TIME, Message, MessageError, Place, ReporterRole,
    ThreadError, ThreadId,
};
use proptest::prelude::*;

use crate::world::{World, message, opened, refused};

fn with(change: impl FnOnce(&mut Message)) -> Message {
    let mut message = message("x");
    change(&mut message);
    message
}

fn with_place(change: impl FnOnce(&mut Place)) -> Message {
    let mut place = Place {
        label: "Brno".into(),
        district: None,
        municipality: None,
    };
    change(&mut place);
    let intake = Intake {
        role: ReporterRole::Unsure,
        place: Some(place),
        reporter_key_hash: [0; 32],
    };
    with(|message| message.intake = Some(intake))
}

#[test]
fn each_field_has_bounds() {
    let with_text = |text: String| message(&text);
    let with_language = |language: &str| with(|message| message.language = language.into());
    let with_time = |sent_at| with(|message| message.sent_at = sent_at);
    for (message, expected) in [
        (with_text("a".into()), Ok(())),
        (with_text(String::new()), Err(MessageError::Empty)),
        (with_text(" \t\r\n\u{2003}".into()), Err(MessageError::Empty)),
        (with_text("a".repeat(MAX_TEXT_BYTES)), Ok(())),
        (with_text("a".repeat(MAX_TEXT_BYTES + 1)), Err(MessageError::TooLong)),
        (with_text("ř".repeat(MAX_TEXT_BYTES / 2)), Ok(())),
        (
            with_text("ř".repeat(MAX_TEXT_BYTES / 2 + 1)),
            Err(MessageError::TooLong),
        ),
        (with_language("uk"), Ok(())),
        (with_language("sr-Latn-RS"), Ok(())),
        (with_language(""), Err(MessageError::Language)),
        (with_language("c_s"), Err(MessageError::Language)),
        (with_language("1cs"), Err(MessageError::Language)),
        (with_language(&"a".repeat(36)), Err(MessageError::Language)),
        (with_time(MAX_TIME), Ok(())),
        (with_time(MAX_TIME + 1), Err(MessageError::Time)),
        (with_place(|_| ()), Ok(())),
        (
            with_place(|place| place.label = String::new()),
            Err(MessageError::Place),
        ),
        (with_place(|place| place.label = "a".repeat(200)), Ok(())),
        (
            with_place(|place| place.label = "a".repeat(201)),
            Err(MessageError::Place),
        ),
        (with_place(|place| place.district = Some("CZ020A".into())), Ok(())),
        (
            with_place(|place| place.district = Some("Brno".into())),
            Err(MessageError::Place),
        ),
        (
            with_place(|place| place.district = Some(String::new())),
            Err(MessageError::Place),
        ),
        (with_place(|place| place.municipality = Some(999_999)), Ok(())),
        (
            with_place(|place| place.municipality = Some(1_000_000)),
            Err(MessageError::Place),
        ),
    ] {
        assert_eq!(message.check(), expected);
    }
}

#[test]
fn a_place_is_read_whatever_is_known_of_it() {
    for district in [None, Some("CZ020A")] {
        for municipality in [None, Some(554_782)] {
            let mut world = World::new("places");
            let reporter = world.reporter();
            let mut first = crate::world::first_message();
            first.place = Some(Place {
                label: "Praha".into(),
                district: district.map(Into::into),
                municipality,
            });
            let centre = world.centre_key();
            let new = reporter
                .open_thread(&centre, first, &mut world.rng)
                .unwrap_or_else(|error| panic!("{error}"));
            let opened = opened(&mut world.staff_thread(&new, &reporter), &new.envelope);
            let place = opened.message.intake.as_ref().and_then(|intake| intake.place.as_ref());
            let read = place.map(|place| (place.district.as_deref(), place.municipality));
            assert_eq!(read, Some((district, municipality)));
        }
    }
}

#[test]
fn the_largest_of_everything_fits_into_an_envelope() {
    let mut world = World::new("largest");
    let reporter = world.reporter();
    let mut first = crate::world::first_message();
    first.text = "a".repeat(MAX_TEXT_BYTES);
    first.language = "a".repeat(35);
    first.sent_at = MAX_TIME;
    first.place = Some(Place {
        label: "a".repeat(200),
        district: Some("CZ020ABC".into()),
        municipality: Some(999_999),
    });
    let centre = world.centre_key();
    let new = reporter
        .open_thread(&centre, first, &mut world.rng)
        .unwrap_or_else(|error| panic!("{error}"));
    let opened = opened(&mut world.staff_thread(&new, &reporter), &new.envelope);
    assert_eq!(opened.message.text.len(), MAX_TEXT_BYTES);
}

#[test]
fn what_is_out_of_bounds_is_not_sealed() {
    let mut world = World::new("not sealed");
    let reporter = world.reporter();
    let mut new = world.open_thread(&reporter);
    for (text, error) in [
        ("  ".to_owned(), MessageError::Empty),
        ("a".repeat(30_001), MessageError::TooLong),
    ] {
        let refusal = refused(
            new.thread
                .seal(&message(&text), Direction::FromReporter, &mut world.rng),
        );
        assert_eq!(refusal, ThreadError::Message(error));
        assert!(new.thread.pending().is_none());
    }
    let refusal = refused(
        new.thread
            .seal(&with_place(|_| ()), Direction::FromReporter, &mut world.rng),
    );
    assert_eq!(refusal, ThreadError::IntakeUnexpected);
}

#[test]
fn a_centre_id_is_a_slug() {
    for good in ["praha", "a", "stredocesky-2", &"a".repeat(40)] {
        assert_eq!(good.parse::<CentreId>().map(|id| id.to_string()).as_deref(), Ok(good));
    }
    for bad in ["", "Praha", "kraj vysočina", "a_b", "a/b", &"a".repeat(41), "ž"] {
        assert!(bad.parse::<CentreId>().is_err(), "{bad}");
    }
}

#[test]
fn an_identifier_does_not_get_into_a_log() {
    let id = ThreadId::from_bytes([7; 16]);
    assert!(!format!("{id:?}").contains('7'));
    assert_eq!(id.to_string(), "BwcHBwcHBwcHBwcHBwcHBw");
}

proptest! {
    #[test]
    fn an_identifier_comes_back_from_its_text(bytes in any::<[u8; 16]>(), text in ".{0,30}") {
        let id = DeploymentId::from_bytes(bytes);
        prop_assert_eq!(id.to_string().parse(), Ok(id));
        prop_assert_eq!(DeploymentId::try_from(bytes.as_slice()), Ok(id));
        prop_assert!(DeploymentId::try_from(&bytes[1..]).is_err());
        if let Ok(id) = text.parse::<DeploymentId>() {
            prop_assert_eq!(id.to_string(), text);
        }
    }
}
