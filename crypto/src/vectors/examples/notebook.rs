//! Notebooks, notes, labels and drafts: what a centre keeps for itself.

use alloc::format;

use serde_json::{Value, json};

use super::message::NOW;
use super::{
    CENTRE, DEPLOYMENT, KEY_ID, MEMBER, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened, versioned, with,
};
use crate::vectors::VectorError;

/// The thread that the access code of the other vectors gives.
const THREAD: &str = "6e59e45e9c345b6ad75c634cddf818eb";
const NEW_KEY_ID: &str = "303132333435363738393a3b3c3d3e3f";

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    let begin = json!({
        "deployment": DEPLOYMENT, "centre": CENTRE, "key_id": KEY_ID, "centre_seed": bytes("centre", 32),
        "thread": THREAD, "random": bytes("notebook", 56),
    });
    let made = maker.ok("notebook", "notebook/begin", "the notebook of a thread", begin.clone())?;
    let at = with(&begin, "notebook", made["notebook"].clone());
    notes(maker, &at)?;
    let label = labels(maker, &at)?;
    resealing(maker, &at, &label)?;
    drafts(maker)
}

fn text_note(text: &str) -> Value {
    json!({ "written_at": NOW, "author": "Jana Nováková", "kind": 1, "text": text })
}

/// The sealed bytes of an operation that is not kept as a vector.
fn sealed(kind: &str, input: Value) -> Result<Value, VectorError> {
    let made = crate::vectors::describe(kind, "", input)?;
    Ok(made["output"]["sealed"].clone())
}

fn notes(maker: &mut Maker, at: &Value) -> Result<(), VectorError> {
    let input = |sequence: u32, note: Value, random: &str| {
        let input = with(&with(at, "sequence", sequence), "note", note);
        with(&input, "random", bytes(random, 24))
    };
    let kind = "note/seal";
    let first = maker.ok(
        "note_seal",
        kind,
        "the first note",
        input(1, text_note("Volala sousedka."), "note 1"),
    )?;
    let mut notes = alloc::vec![first["sealed"].clone()];
    let others = [
        json!({ "written_at": NOW, "author": "Jana", "kind": 2, "text": "modrá konvička" }),
        json!({ "written_at": NOW, "author": "Jana", "kind": 3, "flag": true, "text": "píše jinak než dřív" }),
        json!({ "written_at": NOW, "author": "Jana", "kind": 4, "flag": false, "text": "sestra", "detail": "po osmé" }),
        json!({ "written_at": NOW, "author": "Jana", "kind": 5, "time": NOW - 3600 }),
        json!({ "written_at": NOW, "author": "Jana", "kind": 6, "up_to": 7 }),
        text_note(&"á".repeat(3_000)),
    ];
    for (sequence, note) in (2..).zip(others) {
        notes.push(sealed(kind, input(sequence, note, &format!("note {sequence}")))?);
    }
    let open = with(at, "notes", notes.clone());
    maker.ok("notes", "note/open", "every kind of note, opened again", open.clone())?;
    bad_notes(maker, &|note| input(1, note, "note 1"))?;

    let kind = "note/open";
    let (one, two) = (&notes[0], &notes[1]);
    for (name, why, changed) in [
        ("reordered", "the second note first", json!([two, one])),
        ("left_out", "the first note is missing", json!([two])),
        ("doubled", "the first note twice", json!([one, one])),
        ("version", "an unknown version", json!([versioned(one, 2)])),
        ("key", "under another key of the notebook", json!([flipped(one, 1)])),
        ("nonce", "a bit of the nonce", json!([flipped(one, 2)])),
        ("ciphertext", "a bit of the ciphertext", json!([flipped(one, 100)])),
        ("tag", "a bit of the tag", json!([flipped(one, -1)])),
        ("truncated", "one byte less", json!([shortened(one)])),
        ("extended", "one byte more", json!([extended(one)])),
        ("empty", "no byte at all", json!([""])),
    ] {
        maker.fail(&format!("note_{name}"), kind, why, with(&open, "notes", changed))?;
    }
    for (name, why, field, value) in [
        (
            "other_thread",
            "the notebook of another thread",
            "thread",
            bytes("another thread", 16),
        ),
        ("other_centre", "at another centre", "centre", "brno".into()),
        (
            "other_deployment",
            "in another deployment",
            "deployment",
            OTHER_DEPLOYMENT.into(),
        ),
        (
            "other_key_id",
            "for another key of the centre",
            "key_id",
            NEW_KEY_ID.into(),
        ),
        (
            "other_secret",
            "without the centre's secret",
            "centre_seed",
            bytes("a stranger", 32),
        ),
    ] {
        maker.fail(&format!("notebook_{name}"), kind, why, with(&open, field, value))?;
    }
    let notebook = &at["notebook"];
    for (name, why, changed) in [
        ("version", "an unknown version", versioned(notebook, 9)),
        ("ciphertext", "a bit of the ciphertext", flipped(notebook, 30)),
        ("tag", "a bit of the tag", flipped(notebook, -1)),
        ("truncated", "one byte less", shortened(notebook)),
        ("empty", "no byte at all", json!("")),
    ] {
        maker.fail(&format!("notebook_{name}"), kind, why, with(&open, "notebook", changed))?;
    }
    // Another notebook of the same thread: what the server gets when two members begin one at once.
    let other = with(at, "random", bytes("another notebook", 56));
    let other = crate::vectors::describe("notebook/begin", "", other)?["output"]["notebook"].clone();
    maker.fail(
        "note_other_notebook",
        kind,
        "of another notebook",
        with(&open, "notebook", other),
    )
}

fn bad_notes(maker: &mut Maker, input: &dyn Fn(Value) -> Value) -> Result<(), VectorError> {
    let of = |kind: u32, field: &str, value: Value| {
        let mut note = json!({ "written_at": NOW, "author": "Jana", "kind": kind });
        note[field] = value;
        note
    };
    for (name, why, note) in [
        ("without_words", "a text of white space", text_note(" \n")),
        ("too_long", "a text of 6,001 bytes", text_note(&"a".repeat(6_001))),
        (
            "detail_too_long",
            "a detail of 601 bytes",
            of(4, "detail", "a".repeat(601).into()),
        ),
        (
            "author_empty",
            "nobody has written it",
            with(&text_note("slova"), "author", " "),
        ),
        (
            "author_too_long",
            "a name of 101 characters",
            with(&text_note("slova"), "author", "á".repeat(101)),
        ),
        (
            "late",
            "written after the year 9999",
            with(&text_note("slova"), "written_at", 253_402_300_800_u64),
        ),
        (
            "time_late",
            "a police record after the year 9999",
            of(5, "time", 253_402_300_800_u64.into()),
        ),
        (
            "flag_missing",
            "taken over without saying whether",
            of(3, "text", "snad".into()),
        ),
        (
            "flag_unexpected",
            "a flag in words for colleagues",
            with(&text_note("slova"), "flag", true),
        ),
        ("time_unexpected", "a time in a phrase", of(2, "time", NOW.into())),
        (
            "up_to_missing",
            "danger handled without saying which",
            of(6, "text", "voláno".into()),
        ),
        (
            "up_to_zero",
            "danger handled before the first message",
            of(6, "up_to", 0.into()),
        ),
    ] {
        maker.fail(&format!("note_{name}"), "note/seal", why, input(note))?;
    }
    Ok(())
}

fn labels(maker: &mut Maker, at: &Value) -> Result<Value, VectorError> {
    let kind = "thread-label/seal";
    let urgent = json!({ "looked": 9, "danger": 7, "taken_over": true, "statutory": NOW });
    let input = with(&with(at, "label", urgent), "random", bytes("label", 24));
    let made = maker.ok("thread_label_seal", kind, "a label that says everything", input)?;
    let kind = "thread-label/open";
    let open = with(at, "sealed", made["sealed"].clone());
    maker.ok("thread_label", kind, "opened again", open.clone())?;
    let calm = json!({ "looked": 1, "taken_over": false });
    let calm = with(&with(at, "label", calm), "random", bytes("calm label", 24));
    let calm = sealed("thread-label/seal", calm)?;
    maker.ok(
        "thread_label_calm",
        kind,
        "one that says nothing",
        with(at, "sealed", calm),
    )?;
    let label = &open["sealed"];
    for (name, why, changed) in [
        ("version", "an unknown version", versioned(label, 2)),
        ("nonce", "a bit of the nonce", flipped(label, 1)),
        ("ciphertext", "a bit of the ciphertext", flipped(label, 30)),
        ("tag", "a bit of the tag", flipped(label, -1)),
        ("truncated", "one byte less", shortened(label)),
        ("extended", "one byte more", extended(label)),
        ("notebook", "the notebook itself", at["notebook"].clone()),
    ] {
        maker.fail(
            &format!("thread_label_{name}"),
            kind,
            why,
            with(&open, "sealed", changed),
        )?;
    }
    Ok(label.clone())
}

/// A rotation: what is written after it is under a key that whoever has left never had.
fn resealing(maker: &mut Maker, at: &Value, label: &Value) -> Result<(), VectorError> {
    let new = json!({
        "deployment": DEPLOYMENT, "centre": CENTRE, "key_id": NEW_KEY_ID, "centre_seed": bytes("next centre", 32),
    });
    let input = with(&with(at, "new", new.clone()), "label", label.clone());
    let input = with(&input, "random", bytes("resealed notebook", 80));
    let kind = "notebook/reseal";
    let resealed = maker.ok(
        "notebook_reseal",
        kind,
        "the notebook under the centre's next key",
        input.clone(),
    )?;
    let broken = with(&input, "label", flipped(label, -1));
    maker.ok(
        "notebook_reseal_label",
        kind,
        "a label that does not open is left out",
        broken,
    )?;
    let closed = with(&input, "centre_seed", bytes("a stranger", 32));
    maker.fail("notebook_reseal_secret", kind, "without the centre's secret", closed)?;

    let note = |at: &Value, sequence: u32, random: &str| {
        let input = with(&with(at, "sequence", sequence), "note", text_note("slova"));
        with(&input, "random", bytes(random, 24))
    };
    let mut after = with(&with(&new, "thread", THREAD), "notebook", resealed["notebook"].clone());
    let old = sealed("note/seal", note(at, 1, "before"))?;
    let fresh = sealed("note/seal", note(&after, 2, "after"))?;
    let open = with(&after, "notes", json!([old, fresh]));
    maker.ok(
        "notes_resealed",
        "note/open",
        "old and new notes after a rotation",
        open.clone(),
    )?;
    // Who has left knows the first key, and a server helps him to a note after the first one under the second key.
    let forged = sealed("note/seal", note(at, 3, "forged"))?;
    let forged = with(&open, "notes", json!([old, fresh, forged]));
    maker.fail(
        "note_after_departure",
        "note/open",
        "a later note under an earlier key",
        forged,
    )?;
    let stale = with(&after, "sealed", label.clone());
    maker.fail(
        "thread_label_after_departure",
        "thread-label/open",
        "a label under an earlier key",
        stale,
    )?;
    // The server has kept the notebook before: it is good for reading only.
    let earlier = json!({
        "deployment": DEPLOYMENT, "centre": CENTRE, "key_id": KEY_ID, "centre_seed": bytes("centre", 32),
    });
    after["earlier"] = earlier;
    let kept = with(&after, "notebook", at["notebook"].clone());
    let read = with(&kept, "notes", json!([old]));
    maker.ok("notes_before_resealing", "note/open", "read with the key before", read)?;
    maker.fail(
        "note_old_key",
        "note/seal",
        "nothing is written with it",
        note(&kept, 2, "late"),
    )?;
    let unsealed = with(
        &with(&kept, "label", json!({ "looked": 1, "taken_over": false })),
        "random",
        bytes("label", 24),
    );
    let none = crate::vectors::describe("thread-label/seal", "", unsealed)?["output"]["sealed"].clone();
    if none.is_null() {
        Ok(())
    } else {
        Err(VectorError::Succeeded)
    }
}

fn drafts(maker: &mut Maker) -> Result<(), VectorError> {
    let input = json!({
        "deployment": DEPLOYMENT, "member": MEMBER, "seeds": bytes("member", 64), "thread": THREAD,
        "text": "Dobrý den, píšu vám", "random": bytes("draft", 24),
    });
    let made = maker.ok(
        "draft_seal",
        "draft/seal",
        "a reply that is being written",
        input.clone(),
    )?;
    let long = with(&input, "text", "a".repeat(30_001));
    maker.fail("draft_too_long", "draft/seal", "longer than a message may be", long)?;
    let kind = "draft/open";
    let mut open = with(&input, "sealed", made["sealed"].clone());
    open["text"] = Value::Null;
    maker.ok("draft", kind, "opened again", open.clone())?;
    let draft = &open["sealed"];
    for (name, why, field, value) in [
        ("other_member", "of another member", "member", json!(KEY_ID)),
        (
            "other_keys",
            "with another member's keys",
            "seeds",
            json!(bytes("another member", 64)),
        ),
        (
            "other_thread",
            "in another thread",
            "thread",
            json!(bytes("another thread", 16)),
        ),
        (
            "other_deployment",
            "in another deployment",
            "deployment",
            json!(OTHER_DEPLOYMENT),
        ),
        ("version", "an unknown version", "sealed", versioned(draft, 2)),
        ("nonce", "a bit of the nonce", "sealed", flipped(draft, 1)),
        ("ciphertext", "a bit of the ciphertext", "sealed", flipped(draft, 100)),
        ("tag", "a bit of the tag", "sealed", flipped(draft, -1)),
        ("truncated", "one byte less", "sealed", shortened(draft)),
        ("empty", "no byte at all", "sealed", json!("")),
    ] {
        maker.fail(&format!("draft_{name}"), kind, why, with(&open, field, value))?;
    }
    Ok(())
}
