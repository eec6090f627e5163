//! What a centre keeps about a thread for itself: notes, labels and drafts, and who tries to read or to forge them.

use ozvise_crypto::staff::{
    DRAFT_BYTES, DraftPlace, LARGEST_NOTEBOOK_BYTES, MAX_NOTE_TEXT_BYTES, MemberKeys, NOTE_BYTES, Note, NoteError,
    NoteKind, NotePlace, Notebook, NotebookError, SMALLEST_NOTEBOOK_BYTES, THREAD_LABEL_BYTES, ThreadLabel,
    is_notebook_length,
};
use ozvise_crypto::{CentreSecret, Envelope, KeyId, MAX_TEXT_BYTES, OpenError, ThreadId};
use proptest::prelude::*;

use crate::world::{NOW, World, id, refused};

fn note(text: &str) -> Note {
    Note {
        written_at: NOW,
        author: "Jana".into(),
        kind: NoteKind::Text,
        text: text.into(),
        detail: String::new(),
        flag: None,
        time: None,
        up_to: None,
    }
}

fn next_secret(world: &mut World) -> CentreSecret {
    let key_id = KeyId::generate(&mut world.rng);
    CentreSecret::generate(world.deployment, id("praha"), key_id, &mut world.rng)
}

/// A notebook of a thread, as the server has it.
struct Kept {
    thread: ThreadId,
    notebook: Vec<u8>,
}

impl Kept {
    fn begun(world: &mut World) -> Self {
        let thread = ThreadId::generate(&mut world.rng);
        let notebook = Notebook::begin(world.deployment, thread, &mut world.rng);
        Self {
            thread,
            notebook: notebook.seal(&world.centre, &mut world.rng),
        }
    }

    fn open(&self, secrets: &[CentreSecret]) -> Result<Notebook, OpenError> {
        Notebook::open(&self.notebook, secrets, &self.thread)
    }

    /// The notebook, which these secrets must open.
    fn opened(&self, secrets: &[CentreSecret]) -> Notebook {
        self.open(secrets).unwrap_or_else(|error| panic!("{error}"))
    }
}

fn read(notebook: &Notebook, sealed: &[&Vec<u8>]) -> Result<Vec<String>, NoteError> {
    let mut place = NotePlace::default();
    let texts = sealed
        .iter()
        .map(|one| Ok(notebook.open_next(&mut place, one)?.text.clone()));
    texts.collect()
}

#[test]
fn who_has_left_reads_and_forges_nothing_after_the_rotation() {
    let mut world = World::new("notebook departure");
    let mut kept = Kept::begun(&mut world);
    let new = next_secret(&mut world);
    // The one who leaves has kept the centre's secret and the notebook.
    let (leaving, thread) = (kept.opened(std::slice::from_ref(&world.centre)), kept.thread);
    let before = leaving.seal_note(&note("dřív"), 1, &mut world.rng).expect("current");
    let label = ThreadLabel {
        looked: 3,
        danger: Some(3),
        ..ThreadLabel::default()
    };
    let old_label = leaving.seal_label(&label, &mut world.rng).expect("current");
    let old_notebook = kept.notebook.clone();

    let secrets = [world.centre];
    let moved = Notebook::reseal(
        &kept.notebook,
        Some(&old_label),
        &secrets,
        &new,
        &thread,
        &mut world.rng,
    );
    let moved = moved.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(moved.notebook.len(), SMALLEST_NOTEBOOK_BYTES + 32);
    kept.notebook = moved.notebook;
    let [old] = secrets;
    let both = [new, old];
    let staying = kept.opened(&both[..1]);
    assert!(staying.is_current());
    let after = staying.seal_note(&note("potom"), 2, &mut world.rng).expect("current");
    assert_eq!(read(&staying, &[&before, &after]).expect("in order"), ["dřív", "potom"]);
    assert_eq!(staying.open_label(&moved.label.expect("it opened")), Ok(label));

    // Whoever has left opens neither the notebook nor the note.
    assert_eq!(refused(kept.open(&both[1..])), OpenError::Failed);
    assert_eq!(read(&leaving, &[&before, &after]), Err(NoteError::Failed));
    // A label or a later note of his, brought in by the server, counts for nothing.
    assert_eq!(staying.open_label(&old_label), Err(OpenError::Failed));
    let forged = leaving.seal_note(&note("podvrh"), 3, &mut world.rng).expect("his own");
    assert_eq!(read(&staying, &[&before, &after, &forged]), Err(NoteError::OutOfOrder));
    // The notebook before, given to those who still have both secrets, takes nothing new in.
    let back = Kept {
        thread,
        notebook: old_notebook,
    };
    let back = back.opened(&both);
    assert!(!back.is_current());
    assert_eq!(read(&back, &[&before]).expect("still readable"), ["dřív"]);
    assert_eq!(back.seal_note(&note("nic"), 2, &mut world.rng), Err(NoteError::OldKey));
    assert!(back.seal_label(&label, &mut world.rng).is_none());
}

#[test]
fn nothing_of_a_notebook_opens_for_the_reporter_or_as_a_message() {
    let mut world = World::new("notes as messages");
    let reporter = world.reporter();
    let mut new = world.open_thread(&reporter);
    let thread = *reporter.thread_id();
    let notebook = Notebook::begin(world.deployment, thread, &mut world.rng);
    let sealed_notebook = notebook.seal(&world.centre, &mut world.rng);
    let sealed = notebook
        .seal_note(&note("jen pro centrum"), 1, &mut world.rng)
        .expect("current");
    let label = notebook
        .seal_label(&ThreadLabel::default(), &mut world.rng)
        .expect("current");
    let member = MemberKeys::generate(&mut world.rng);
    let place = DraftPlace {
        keys: &member,
        deployment: world.deployment,
        member: world.member,
        thread,
    };
    let draft = place.seal("rozepsáno", &mut world.rng).expect("short");

    // As it is, and in the form of an envelope whose header fits: with what follows put in the place of nonce and rest.
    let mut staff = world.staff_thread(&new, &reporter);
    for foreign in [&sealed, &sealed_notebook, &label, &draft] {
        assert!(Envelope::parse(foreign).is_err());
        let mut dressed = new.envelope.clone();
        let room = dressed.len() - 98;
        let end = foreign.len();
        let from = end.saturating_sub(room);
        let at = dressed.len() - (end - from);
        dressed[at..].copy_from_slice(&foreign[from..]);
        assert!(new.thread.open(&dressed).is_err());
        assert!(staff.open(&dressed).is_err());
    }
    // And the other way round: nothing of the thread is a note, a label or a draft.
    let mut position = NotePlace::default();
    for foreign in [
        &new.envelope,
        &new.centre_seal,
        &new.reporter_seal,
        &sealed_notebook,
        &label,
        &draft,
    ] {
        assert!(notebook.open_next(&mut position, foreign).is_err());
        assert!(foreign == &label || notebook.open_label(foreign).is_err());
        assert!(foreign == &draft || place.open(foreign).is_err());
    }
    assert_eq!(position, NotePlace::default(), "nothing counts as read");
}

#[test]
fn a_notebook_has_at_most_255_keys_and_all_notes_stay_readable() {
    let mut world = World::new("many keys");
    let mut kept = Kept::begun(&mut world);
    let secret = std::slice::from_ref(&world.centre);
    let mut notes = Vec::new();
    for sequence in 1..=255 {
        let notebook = kept.opened(secret);
        let sealed = notebook.seal_note(&note(&format!("{sequence}")), sequence, &mut world.rng);
        notes.push(sealed.expect("current"));
        let moved = Notebook::reseal(
            &kept.notebook,
            None,
            secret,
            &world.centre,
            &kept.thread,
            &mut world.rng,
        );
        match moved {
            Ok(moved) => kept.notebook = moved.notebook,
            Err(error) => assert_eq!((error, sequence), (NotebookError::Full, 255)),
        }
    }
    assert_eq!(kept.notebook.len(), LARGEST_NOTEBOOK_BYTES);
    let texts = read(&kept.opened(secret), &notes.iter().collect::<Vec<_>>()).expect("in order");
    assert_eq!(texts.len(), 255);
    let lengths: Vec<usize> = (0..10_000).filter(|length| is_notebook_length(*length)).collect();
    assert_eq!(
        (lengths.len(), lengths[0], lengths[254]),
        (255, SMALLEST_NOTEBOOK_BYTES, LARGEST_NOTEBOOK_BYTES)
    );
}

#[test]
fn lengths_say_little() {
    let mut world = World::new("note lengths");
    let notebook = Notebook::begin(world.deployment, ThreadId::generate(&mut world.rng), &mut world.rng);
    for (text, expected) in [
        ("a", 0),
        (&"a".repeat(1_900), 0),
        (&"a".repeat(2_048), 1),
        (&"a".repeat(MAX_NOTE_TEXT_BYTES), 1),
    ] {
        let sealed = notebook.seal_note(&note(text), 1, &mut world.rng).expect("current");
        assert_eq!(sealed.len(), NOTE_BYTES[expected]);
    }
    let label = notebook
        .seal_label(&ThreadLabel::default(), &mut world.rng)
        .expect("current");
    assert_eq!((label.len(), THREAD_LABEL_BYTES), (59, 59));
    let member = MemberKeys::generate(&mut world.rng);
    let place = DraftPlace {
        keys: &member,
        deployment: world.deployment,
        member: world.member,
        thread: ThreadId::generate(&mut world.rng),
    };
    for (length, expected) in [(0, 0), (2_046, 0), (2_047, 1), (8_191, 2), (MAX_TEXT_BYTES, 2)] {
        let sealed = place.seal(&"a".repeat(length), &mut world.rng).expect("short enough");
        assert_eq!(sealed.len(), DRAFT_BYTES[expected], "{length}");
        assert_eq!(place.open(&sealed).expect("the own one").len(), length);
    }
    assert!(place.seal(&"a".repeat(MAX_TEXT_BYTES + 1), &mut world.rng).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_flipped_bit_is_refused(position in 0..NOTE_BYTES[0], bit in 0u8..8) {
        let mut world = World::new("note flips");
        let kept = Kept::begun(&mut world);
        let secret = std::slice::from_ref(&world.centre);
        let notebook = kept.opened(secret);
        let flipped = |sealed: &[u8]| {
            let mut altered = sealed.to_vec();
            altered[position % sealed.len()] ^= 1 << bit;
            altered
        };
        let sealed = notebook.seal_note(&note("slova"), 1, &mut world.rng).expect("current");
        prop_assert!(read(&notebook, &[&flipped(&sealed)]).is_err());
        let label = notebook.seal_label(&ThreadLabel::default(), &mut world.rng).expect("current");
        prop_assert!(notebook.open_label(&flipped(&label)).is_err());
        prop_assert!(Notebook::open(&flipped(&kept.notebook), secret, &kept.thread).is_err());
    }

    #[test]
    fn whatever_is_written_comes_back(
        text in "\\PC{0,200}", detail in "\\PC{0,60}", author in "\\PC{1,100}", kind in 0usize..6,
        flag in any::<bool>(), known in any::<bool>(), time in 1..=ozvise_crypto::MAX_TIME, up_to in 1u32..,
    ) {
        let kind = NoteKind::ALL[kind];
        let written = Note {
            written_at: time,
            author,
            kind,
            text,
            detail: if kind == NoteKind::WitnessCheck { detail } else { String::new() },
            flag: match kind {
                NoteKind::TakenOver => Some(flag),
                NoteKind::WitnessCheck => known.then_some(flag),
                _ => None,
            },
            time: (kind == NoteKind::PoliceRecord && known).then_some(time),
            up_to: (kind == NoteKind::DangerHandled).then_some(up_to),
        };
        prop_assume!(written.check().is_ok());
        let mut world = World::new("notes");
        let notebook = Notebook::begin(world.deployment, ThreadId::generate(&mut world.rng), &mut world.rng);
        let sealed = notebook.seal_note(&written, 1, &mut world.rng).expect("within bounds");
        let opened = notebook.open_next(&mut NotePlace::default(), &sealed);
        prop_assert!(opened.is_ok_and(|opened| opened == written));
    }

    #[test]
    fn no_bytes_make_the_openers_fail_otherwise_than_by_an_error(bytes in prop::collection::vec(any::<u8>(), 0..2500)) {
        let mut world = World::new("notebook junk");
        let kept = Kept::begun(&mut world);
        let secret = std::slice::from_ref(&world.centre);
        let notebook = kept.opened(secret);
        let mut versioned = bytes.clone();
        versioned.splice(..versioned.len().min(2), [1, 0]);
        for bytes in [&bytes, &versioned] {
            prop_assert!(read(&notebook, &[bytes]).is_err());
            prop_assert!(notebook.open_label(bytes).is_err());
            prop_assert!(Notebook::open(bytes, secret, &kept.thread).is_err());
        }
    }
}
