//! What staff write about a thread for each other, and what they have not finished writing.

use ozvise_crypto::staff::{DraftPlace, Note, NoteKind, NotePlace, Notebook, ThreadLabel};
use ozvise_crypto::{ThreadId, to_b64};
use serde_json::{Value, json};

use super::Counsellor;
use crate::device::{Refusal, bytes, id};
use crate::http::Call;
use crate::proxy::Answer;

/// A right request for each thing that can be written about a thread; all of it was sent once.
pub struct Written {
    /// The notebook.
    pub notebook: Value,
    /// The first note.
    pub note: Value,
    /// The label.
    pub label: Value,
    /// The draft.
    pub draft: Value,
}

impl Counsellor {
    /// Writes a note about a thread, with a notebook of its own where there is none.
    pub async fn note(&mut self, number: i64, text: &str) -> Result<Answer, Refusal> {
        let request = self.prepare_note(number, text).await?;
        self.send_note(number, &request).await
    }

    /// Seals a note without sending it; begins the notebook where there is none.
    pub async fn prepare_note(&mut self, number: i64, text: &str) -> Result<Value, Refusal> {
        let described = self.described_thread(number).await?;
        if described["notebook"].is_null() {
            let request = self.prepare_notebook(&described);
            self.ask(Call::post(&format!("/staff/threads/{number}/notebook"), &request))
                .await?;
        }
        let (notebook, sealed) = self.fetch_notes(number, &described).await?;
        let note = Note {
            written_at: self.device.clock.seconds(),
            author: self.account.name.clone(),
            kind: NoteKind::Text,
            text: text.into(),
            detail: String::new(),
            flag: None,
            time: None,
            up_to: None,
        };
        let notebook = notebook.expect("begun just now");
        let sequence = u32::try_from(sealed.len()).expect("few notes") + 1;
        let sealed = notebook
            .seal_note(&note, sequence, &mut self.rng)
            .map_err(Refusal::Note)?;
        Ok(json!({ "version": 1, "sequence": sequence, "note": to_b64(&sealed) }))
    }

    /// Sends what [`Counsellor::prepare_note`] has sealed.
    pub async fn send_note(&self, number: i64, request: &Value) -> Result<Answer, Refusal> {
        self.ask(Call::post(&format!("/staff/threads/{number}/notes"), request))
            .await
    }

    /// The texts of a thread's notes, in their order.
    pub async fn notes(&self, number: i64) -> Result<Vec<String>, Refusal> {
        let described = self.described_thread(number).await?;
        let (notebook, sealed) = self.fetch_notes(number, &described).await?;
        let Some(notebook) = notebook else {
            assert!(sealed.is_empty(), "notes without a notebook");
            return Ok(Vec::new());
        };
        let mut place = NotePlace::default();
        let texts = sealed.iter().map(|note| {
            let note = notebook.open_next(&mut place, note).map_err(Refusal::Note)?;
            Ok(note.text.clone())
        });
        texts.collect()
    }

    /// Notebook and sealed notes, as the server gives them.
    async fn fetch_notes(&self, number: i64, described: &Value) -> Result<(Option<Notebook>, Vec<Vec<u8>>), Refusal> {
        let mut sealed: Vec<Vec<u8>> = Vec::new();
        loop {
            let path = format!("/staff/threads/{number}/notes?after={}", sealed.len());
            let page = self.ask(Call::get(&path)).await?.json();
            let notes = page["notes"].as_array().expect("a list of notes").iter();
            sealed.extend(notes.map(|note| bytes(&note["note"])));
            if page["more"] == true {
                continue;
            }
            let notebook = page.get("notebook").filter(|notebook| !notebook.is_null());
            let opened = notebook.map(|notebook| {
                let secrets = &self.keys.as_ref().expect("signed in").centre_secrets;
                Notebook::open(&bytes(notebook), secrets, &id(&described["thread_id"])).map_err(Refusal::Seal)
            });
            return Ok((opened.transpose()?, sealed));
        }
    }

    fn prepare_notebook(&mut self, described: &Value) -> Value {
        let secret = self.keys.as_ref().expect("signed in").centre_secrets.first();
        let secret = secret.expect("the centre's key");
        let thread: ThreadId = id(&described["thread_id"]);
        let notebook = Notebook::begin(self.device.deployment, thread, &mut self.rng);
        let sealed = notebook.seal(secret, &mut self.rng);
        json!({ "version": 1, "key_id": secret.key_id().to_string(), "notebook": to_b64(&sealed) })
    }

    /// Puts a label on a thread that has a notebook.
    pub async fn put_label(&mut self, number: i64, label: &ThreadLabel) -> Result<Answer, Refusal> {
        let request = self.prepare_label(number, label).await?;
        self.ask(Call::post(&format!("/staff/threads/{number}/label"), &request))
            .await
    }

    /// Seals a label without sending it.
    pub async fn prepare_label(&mut self, number: i64, label: &ThreadLabel) -> Result<Value, Refusal> {
        let described = self.described_thread(number).await?;
        let secrets = &self.keys.as_ref().expect("signed in").centre_secrets;
        let notebook = Notebook::open(&bytes(&described["notebook"]), secrets, &id(&described["thread_id"]))
            .map_err(Refusal::Seal)?;
        let sealed = notebook.seal_label(label, &mut self.rng);
        let sealed = sealed.ok_or(Refusal::Note(ozvise_crypto::staff::NoteError::OldKey))?;
        Ok(json!({
            "version": 1, "label": to_b64(&sealed), "looked": label.looked, "known": described["label"],
        }))
    }

    /// The label of a thread as the list of labels has it; none where there is none that opens.
    pub async fn label(&self, number: i64) -> Result<Option<ThreadLabel>, Refusal> {
        let listed = self.ask(Call::get("/staff/labels")).await?.json();
        let mut threads = listed["threads"].as_array().expect("a list of threads").iter();
        let found = threads.find(|thread| thread["number"] == number).expect("the thread");
        if found["label"].is_null() {
            return Ok(None);
        }
        let secrets = &self.keys.as_ref().expect("signed in").centre_secrets;
        let notebook = Notebook::open(&bytes(&found["notebook"]), secrets, &id(&found["thread_id"]));
        let label = notebook.map_err(Refusal::Seal)?.open_label(&bytes(&found["label"]));
        label.map(Some).map_err(Refusal::Seal)
    }

    /// Keeps a draft in the place of the one with this tag.
    pub async fn keep_draft(&mut self, number: i64, text: &str, known: &Value) -> Result<Value, Refusal> {
        let request = self.prepare_draft(number, text, known).await?;
        let path = format!("/staff/threads/{number}/draft");
        let answer = self.ask(Call::post(&path, &request)).await?;
        Ok(answer.json()["tag"].clone())
    }

    /// Seals a draft without sending it.
    pub async fn prepare_draft(&mut self, number: i64, text: &str, known: &Value) -> Result<Value, Refusal> {
        let described = self.described_thread(number).await?;
        let keys = self.keys.as_ref().expect("signed in");
        let place = DraftPlace {
            keys: &keys.own,
            deployment: self.device.deployment,
            member: keys.member,
            thread: id(&described["thread_id"]),
        };
        let sealed = place.seal(text, &mut self.rng).expect("a short draft");
        Ok(json!({ "version": 1, "known": known, "draft": to_b64(&sealed) }))
    }

    /// The member's own draft in a thread, with its tag.
    pub async fn draft(&self, number: i64) -> Result<Option<(String, Value)>, Refusal> {
        let answer = self
            .ask(Call::get(&format!("/staff/threads/{number}/draft")))
            .await?
            .json();
        let draft = &answer["draft"];
        if draft.is_null() {
            return Ok(None);
        }
        let described = self.described_thread(number).await?;
        let keys = self.keys.as_ref().expect("signed in");
        let place = DraftPlace {
            keys: &keys.own,
            deployment: self.device.deployment,
            member: keys.member,
            thread: id(&described["thread_id"]),
        };
        let text = place.open(&bytes(&draft["sealed"])).map_err(Refusal::Seal)?;
        Ok(Some((text.to_string(), draft["tag"].clone())))
    }

    /// Deletes the draft with this tag.
    pub async fn delete_draft(&self, number: i64, known: &Value) -> Result<Answer, Refusal> {
        let known = known.as_str().expect("a tag");
        self.ask(Call::delete(&format!("/staff/threads/{number}/draft?known={known}")))
            .await
    }

    /// Writes a note, a label and a draft; gives the requests with which it was done, each of which may come again.
    pub async fn write_everything(&mut self, number: i64) -> Result<Written, Refusal> {
        let described = self.described_thread(number).await?;
        let notebook = self.prepare_notebook(&described);
        self.ask(Call::post(&format!("/staff/threads/{number}/notebook"), &notebook))
            .await?;
        let note = self.prepare_note(number, "poznámka").await?;
        self.send_note(number, &note).await?;
        let looked = ThreadLabel {
            looked: 1,
            ..ThreadLabel::default()
        };
        let label = self.prepare_label(number, &looked).await?;
        self.ask(Call::post(&format!("/staff/threads/{number}/label"), &label))
            .await?;
        // Without a draft to be replaced, so that it is right for every member.
        let draft = self.prepare_draft(number, "rozepsáno", &Value::Null).await?;
        Ok(Written {
            notebook,
            note,
            label,
            draft,
        })
    }
}
