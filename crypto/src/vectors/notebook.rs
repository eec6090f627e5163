//! Notebooks, notes, labels and drafts.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::case::{Fault, Input, Output, failed, hex, no_field};
use super::random::TestRandom;
use super::staff::{centre_secret, member_keys};
use crate::centre_key::CentreSecret;
use crate::staff::{DraftPlace, Note, NoteKind, NotePlace, Notebook, ThreadLabel};

/// `{centre…, thread, random}` → the notebook.
pub(super) fn begin(input: &Input<'_>) -> Output {
    let (centre, mut rng) = (centre_secret(input)?, TestRandom::playing(&input.bytes("random")?));
    let notebook = Notebook::begin(*centre.deployment(), input.id("thread")?, &mut rng);
    Ok(json!({ "notebook": hex(notebook.seal(&centre, &mut rng)), "random_bytes": rng.taken().len() }))
}

/// `{centre…, earlier?: {centre…}, new: {centre…}, thread, notebook, label?, random}` → both under the new key.
pub(super) fn reseal(input: &Input<'_>) -> Output {
    let new = centre_secret(&input.optional("new").ok_or_else(|| no_field("new"))?)?;
    let label = input.optional("label").map(|_| input.bytes("label")).transpose()?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let (sealed, thread) = (input.bytes("notebook")?, input.id("thread")?);
    let resealed = Notebook::reseal(&sealed, label.as_deref(), &secrets(input)?, &new, &thread, &mut rng);
    let resealed = resealed.map_err(failed)?;
    Ok(json!({ "notebook": hex(resealed.notebook), "label": resealed.label.map(hex) }))
}

/// `{centre…, earlier?, thread, notebook, sequence, note, random}` → the sealed note.
pub(super) fn seal_note(input: &Input<'_>) -> Output {
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let note = note(&input.optional("note").ok_or_else(|| no_field("note"))?)?;
    let sealed = notebook(input)?.seal_note(&note, input.number32("sequence")?, &mut rng);
    Ok(json!({ "sealed": hex(sealed.map_err(failed)?), "random_bytes": rng.taken().len() }))
}

/// `{centre…, earlier?, thread, notebook, notes: [sealed]}` → the notes, from the first on.
pub(super) fn open_notes(input: &Input<'_>) -> Output {
    let (notebook, mut place) = (notebook(input)?, NotePlace::default());
    let mut opened = Vec::new();
    for sealed in input.list("notes")? {
        let sealed = super::case::unhex(sealed.itself()?).ok_or_else(|| no_field("notes"))?;
        opened.push(described(&notebook.open_next(&mut place, &sealed).map_err(failed)?));
    }
    Ok(json!({ "notes": opened }))
}

/// `{centre…, earlier?, thread, notebook, label: {…}, random}` → the sealed label.
pub(super) fn seal_label(input: &Input<'_>) -> Output {
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let said = input.optional("label").ok_or_else(|| no_field("label"))?;
    let label = ThreadLabel {
        looked: said.number32("looked")?,
        danger: said.optional("danger").map(|_| said.number32("danger")).transpose()?,
        taken_over: said.flag("taken_over")?,
        statutory: said
            .optional("statutory")
            .map(|_| said.number("statutory"))
            .transpose()?,
    };
    let sealed = notebook(input)?.seal_label(&label, &mut rng);
    Ok(json!({ "sealed": sealed.map(hex) }))
}

/// `{centre…, earlier?, thread, notebook, sealed}` → what the label says.
pub(super) fn open_label(input: &Input<'_>) -> Output {
    let label = notebook(input)?.open_label(&input.bytes("sealed")?).map_err(failed)?;
    Ok(json!({
        "looked": label.looked, "danger": label.danger, "taken_over": label.taken_over, "statutory": label.statutory,
    }))
}

/// `{deployment, member, seeds, thread, text, random}` → the sealed draft.
pub(super) fn seal_draft(input: &Input<'_>) -> Output {
    let (keys, mut rng) = (member_keys(input)?, TestRandom::playing(&input.bytes("random")?));
    let sealed = draft_place(input, &keys)?.seal(input.text("text")?, &mut rng);
    Ok(json!({ "sealed": hex(sealed.map_err(failed)?), "random_bytes": rng.taken().len() }))
}

/// `{deployment, member, seeds, thread, sealed}` → the text.
pub(super) fn open_draft(input: &Input<'_>) -> Output {
    let keys = member_keys(input)?;
    let text = draft_place(input, &keys)?
        .open(&input.bytes("sealed")?)
        .map_err(failed)?;
    Ok(json!({ "text": text.as_str() }))
}

fn draft_place<'a>(input: &Input<'_>, keys: &'a crate::staff::MemberKeys) -> Result<DraftPlace<'a>, Fault> {
    Ok(DraftPlace {
        keys,
        deployment: input.id("deployment")?,
        member: input.id("member")?,
        thread: input.id("thread")?,
    })
}

/// The present secret, and the one before it where there is one.
fn secrets(input: &Input<'_>) -> Result<Vec<CentreSecret>, Fault> {
    let earlier = input.optional("earlier").map(|earlier| centre_secret(&earlier));
    let earlier = earlier.transpose()?;
    Ok([centre_secret(input)?].into_iter().chain(earlier).collect())
}

fn notebook(input: &Input<'_>) -> Result<Notebook, Fault> {
    Notebook::open(&input.bytes("notebook")?, &secrets(input)?, &input.id("thread")?).map_err(failed)
}

fn note(input: &Input<'_>) -> Result<Note, Fault> {
    let text = |field: &str| match input.optional(field) {
        Some(_) => input.text(field).map(String::from),
        None => Ok(String::new()),
    };
    let code = usize::try_from(input.number("kind")?).map_err(|_| no_field("kind"))?;
    let kind = code.checked_sub(1).and_then(|index| NoteKind::ALL.get(index));
    Ok(Note {
        written_at: input.number("written_at")?,
        author: input.text("author")?.into(),
        kind: *kind.ok_or_else(|| no_field("kind"))?,
        text: text("text")?,
        detail: text("detail")?,
        flag: input.optional("flag").map(|_| input.flag("flag")).transpose()?,
        time: input.optional("time").map(|_| input.number("time")).transpose()?,
        up_to: input.optional("up_to").map(|_| input.number32("up_to")).transpose()?,
    })
}

fn described(note: &Note) -> Value {
    let kind = NoteKind::ALL
        .iter()
        .position(|kind| *kind == note.kind)
        .map(|index| index + 1);
    json!({
        "written_at": note.written_at, "author": note.author, "kind": kind, "text": note.text, "detail": note.detail,
        "flag": note.flag, "time": note.time, "up_to": note.up_to,
    })
}
