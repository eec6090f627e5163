//! What a centre keeps about a thread for itself: notes, labels, and a member's drafts.

use ozvise_crypto::staff::{DraftPlace, Note, NoteError, NoteKind, NotePlace, NotebookError, ThreadLabel};
use ozvise_crypto::{ThreadId, to_b64};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeroize::Zeroizing;

use crate::handle::Held;
use crate::js::{
    Object, array, flag_at, for_each, number, optional_flag_at, optional_text_at, optional_u32_at, optional_whole_at,
    text_at,
};
use crate::message::{bytes, text_bytes};
use crate::random::Random;
use crate::refusal::Refusal;
use crate::staff::{StaffKeys, id_at};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a note says. */
export type NoteKind = "text" | "phrase" | "taken-over" | "witness-check" | "police-record" | "danger-handled";

/** A note of staff about a thread. */
export interface Note {
    /** Unix seconds, by the writer's clock. */
    writtenAt: number;
    /** The name that colleagues see. */
    author: string;
    kind: NoteKind;
    text: string;
    /** Of a witness check: when contact is safe. */
    detail: string;
    /** Of "taken-over", and of a witness check where it is known. */
    flag?: boolean;
    /** Of a police record: Unix seconds; without it the clock is stopped. */
    time?: number;
    /** Of "danger-handled": the last message whose danger was handled. */
    upTo?: number;
}

/** A note that was opened. */
export interface NumberedNote extends Note {
    sequence: number;
}

/** What lists know of a thread. */
export interface ThreadLabel {
    /** The last message that a browser has looked at. */
    looked: number;
    /** The last message whose writer says to be in danger now, if it was not handled. */
    danger?: number;
    takenOver: boolean;
    /** When the police record was made from which the statutory clock runs, Unix seconds. */
    statutory?: number;
}

/** A label as the server keeps it; binary values as base64url. */
export interface LabelToOpen {
    number: number;
    threadId: string;
    notebook: string;
    label: string;
}

/** A label that was opened. */
export interface NumberedLabel extends ThreadLabel {
    number: number;
}
"#;

#[wasm_bindgen]
impl StaffKeys {
    /// Makes the notebook of a thread that has none; base64url.
    #[wasm_bindgen(js_name = beginNotebook)]
    pub fn begin_notebook(&self, #[wasm_bindgen(js_name = threadId)] thread_id: &str) -> Result<String, Refusal> {
        let (keys, random) = (self.held()?, &mut Random::draw()?);
        let begun = ozvise_crypto::staff::Notebook::begin(keys.deployment, thread(thread_id)?, random);
        Ok(to_b64(&begun.seal(keys.present()?, random)))
    }

    /// Opens the notebook of a thread.
    #[wasm_bindgen(js_name = openNotebook)]
    pub fn open_notebook(
        &self,
        #[wasm_bindgen(js_name = threadId)] thread_id: &str,
        sealed: &str,
    ) -> Result<Notebook, Refusal> {
        let opened = open(self, &bytes(sealed, "sealed")?, &thread(thread_id)?)?;
        Ok(Notebook(Held::new(Reading {
            notebook: opened,
            place: NotePlace::default(),
        })))
    }

    /// Opens the labels of a list. One that does not open is left out: it has to be made anew.
    #[wasm_bindgen(js_name = openLabels, unchecked_return_type = "NumberedLabel[]")]
    pub fn open_labels(
        &self,
        #[wasm_bindgen(unchecked_param_type = "LabelToOpen[]")] labels: &JsValue,
    ) -> Result<JsValue, Refusal> {
        let mut opened = Vec::new();
        for_each(labels, "labels", |item| {
            let at: ThreadId = id_at(&item, "threadId")?;
            let (notebook, sealed) = (text_at(&item, "notebook")?, text_at(&item, "label")?);
            let notebook = open(self, &bytes(&notebook, "notebook")?, &at);
            let sealed = bytes(&sealed, "label")?;
            if let Some(label) = notebook.ok().and_then(|notebook| notebook.open_label(&sealed).ok()) {
                opened.push(
                    label_to_js(&label)
                        .with("number", optional_u32_at(&item, "number")?)
                        .into_value(),
                );
            }
            Ok(())
        })?;
        Ok(array(opened))
    }

    /// Seals a reply that is being written, for its writer alone; base64url. Throws `TooLong` for one that could not be sent.
    #[wasm_bindgen(js_name = sealDraft)]
    pub fn seal_draft(
        &self,
        #[wasm_bindgen(js_name = threadId)] thread_id: &str,
        text: String,
    ) -> Result<String, Refusal> {
        let text = Zeroizing::new(text);
        let sealed = self.draft_place(thread_id)?.seal(&text, &mut Random::draw()?);
        Ok(to_b64(&sealed.map_err(|_| Refusal::of("TooLong"))?))
    }

    /// Opens a draft of one's own.
    #[wasm_bindgen(js_name = openDraft)]
    pub fn open_draft(
        &self,
        #[wasm_bindgen(js_name = threadId)] thread_id: &str,
        sealed: &str,
    ) -> Result<String, Refusal> {
        let opened = self.draft_place(thread_id)?.open(&bytes(sealed, "sealed")?);
        let mut text = opened.map_err(|error| Refusal::not_opened("seal", error))?;
        Ok(std::mem::take(&mut *text))
    }
}

impl StaffKeys {
    fn draft_place(&self, thread_id: &str) -> Result<DraftPlace<'_>, Refusal> {
        let keys = self.held()?;
        Ok(DraftPlace {
            keys: &keys.own.keys,
            deployment: keys.deployment,
            member: keys.member,
            thread: thread(thread_id)?,
        })
    }
}

/// The open notebook of a thread.
#[wasm_bindgen]
pub struct Notebook(Held<Reading>);

/// A notebook, and how far its notes were read.
struct Reading {
    notebook: ozvise_crypto::staff::Notebook,
    place: NotePlace,
}

#[wasm_bindgen]
impl Notebook {
    /// How many notes were read with it.
    #[wasm_bindgen(getter)]
    pub fn read(&self) -> Result<u32, Refusal> {
        Ok(self.0.get()?.place.sequence)
    }

    /// Opens the notes that follow those already read. If one is refused, those before it are in the refusal's `opened`.
    #[wasm_bindgen(js_name = openNotes, unchecked_return_type = "NumberedNote[]")]
    pub fn open_notes(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] sealed: &JsValue,
    ) -> Result<JsValue, Refusal> {
        let reading = self.0.get_mut()?;
        let mut opened = Vec::new();
        let result = for_each(sealed, "sealed", |one| {
            let one = text_bytes(&one, "sealed")?;
            let note = reading.notebook.open_next(&mut reading.place, &one)?;
            opened.push(note_to_js(&note, reading.place.sequence));
            Ok(())
        });
        let opened = array(opened);
        match result {
            Ok(()) => Ok(opened),
            Err(refusal) => Err(refusal.with("opened", opened)),
        }
    }

    /// Seals a note as the one with this number; base64url. Throws `OldKey` while the thread waits to be re-sealed.
    #[wasm_bindgen(js_name = sealNote)]
    pub fn seal_note(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Note")] note: &JsValue,
        sequence: u32,
    ) -> Result<String, Refusal> {
        let note = read_note(note)?;
        let sealed = self.0.get()?.notebook.seal_note(&note, sequence, &mut Random::draw()?);
        Ok(to_b64(&sealed?))
    }

    /// Seals a label; base64url. Throws `OldKey` while the thread waits to be re-sealed.
    #[wasm_bindgen(js_name = sealLabel)]
    pub fn seal_label(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ThreadLabel")] label: &JsValue,
    ) -> Result<String, Refusal> {
        let label = ThreadLabel {
            looked: optional_u32_at(label, "looked")?.ok_or_else(|| Refusal::bad_argument("looked"))?,
            danger: optional_u32_at(label, "danger")?,
            taken_over: flag_at(label, "takenOver")?,
            statutory: optional_whole_at(label, "statutory")?,
        };
        let sealed = self.0.get()?.notebook.seal_label(&label, &mut Random::draw()?);
        Ok(to_b64(&sealed.ok_or_else(|| Refusal::of("OldKey"))?))
    }

    /// Overwrites the keys. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.0.wipe();
    }
}

fn open(keys: &StaffKeys, sealed: &[u8], thread: &ThreadId) -> Result<ozvise_crypto::staff::Notebook, Refusal> {
    ozvise_crypto::staff::Notebook::open(sealed, &keys.held()?.secrets, thread)
        .map_err(|error| Refusal::not_opened("seal", error))
}

fn thread(id: &str) -> Result<ThreadId, Refusal> {
    id.parse().map_err(|_| Refusal::bad_argument("threadId"))
}

/// The word for a kind of note in JavaScript.
const KINDS: [(NoteKind, &str); 6] = [
    (NoteKind::Text, "text"),
    (NoteKind::Phrase, "phrase"),
    (NoteKind::TakenOver, "taken-over"),
    (NoteKind::WitnessCheck, "witness-check"),
    (NoteKind::PoliceRecord, "police-record"),
    (NoteKind::DangerHandled, "danger-handled"),
];

fn read_note(note: &JsValue) -> Result<Note, Refusal> {
    let word = text_at(note, "kind")?;
    let kind = KINDS.iter().find(|(_, known)| *known == word.as_str());
    let text = |field| -> Result<String, Refusal> {
        let text = optional_text_at(note, field)?;
        Ok(text.map_or_else(String::new, |mut text| std::mem::take(&mut *text)))
    };
    Ok(Note {
        written_at: optional_whole_at(note, "writtenAt")?.ok_or_else(|| Refusal::bad_argument("writtenAt"))?,
        author: text("author")?,
        kind: kind.ok_or_else(|| Refusal::bad_argument("kind"))?.0,
        text: text("text")?,
        detail: text("detail")?,
        flag: optional_flag_at(note, "flag")?,
        time: optional_whole_at(note, "time")?,
        up_to: optional_u32_at(note, "upTo")?,
    })
}

fn note_to_js(note: &Note, sequence: u32) -> JsValue {
    let word = KINDS.iter().find(|(kind, _)| *kind == note.kind).map(|(_, word)| *word);
    Object::plain()
        .with("sequence", sequence)
        .with("writtenAt", number(note.written_at))
        .with("author", note.author.as_str())
        .with("kind", word)
        .with("text", note.text.as_str())
        .with("detail", note.detail.as_str())
        .with("flag", note.flag)
        .with("time", note.time.map(number))
        .with("upTo", note.up_to)
        .into_value()
}

fn label_to_js(label: &ThreadLabel) -> Object {
    Object::plain()
        .with("looked", label.looked)
        .with("danger", label.danger)
        .with("takenOver", label.taken_over)
        .with("statutory", label.statutory.map(number))
}

impl From<NoteError> for Refusal {
    fn from(error: NoteError) -> Self {
        Self::of(match error {
            NoteError::Empty => "Empty",
            NoteError::TooLong => "TooLong",
            NoteError::Author => "Author",
            NoteError::Time => "Time",
            NoteError::Fields => "Fields",
            NoteError::OldKey => "OldKey",
            NoteError::UnknownVersion(version) => return Self::of("UnknownVersion").with("version", version),
            NoteError::Failed => "Failed",
            NoteError::OutOfOrder => "OutOfOrder",
            NoteError::Malformed => "Malformed",
        })
    }
}

impl From<NotebookError> for Refusal {
    fn from(error: NotebookError) -> Self {
        match error {
            NotebookError::Open(error) => Self::not_opened("seal", error),
            NotebookError::Full => Self::of("Exhausted"),
        }
    }
}
