//! A person who writes to a centre, on a phone.

use chacha20::ChaCha20Rng;
use ozvise_crypto::{
    AccessCode, CentreId, Direction, FirstMessage, Message, Place, ReporterKeys, ReporterRole, Thread, ThreadKeys,
    Transfer, to_b64,
};
use serde_json::{Value, json};

use crate::device::{Device, Line, Refusal, bytes, open_all};
use crate::http::Call;
use crate::proxy::Answer;

/// The reporter, who knows the code and nothing else.
pub struct Reporter {
    device: Device,
    code: AccessCode,
    keys: ReporterKeys,
    thread: Option<Thread>,
    seen: Vec<Line>,
    /// The text that was sealed and is not acknowledged yet.
    unsent: Option<String>,
    rng: ChaCha20Rng,
}

impl Reporter {
    /// Somebody who opens the page for the first time and is given a code.
    pub fn with_new_code(device: Device, mut rng: ChaCha20Rng) -> Self {
        let code = AccessCode::generate(&mut rng);
        Self::holding(device, code, rng)
    }

    /// Somebody who comes back and types a code.
    pub fn with_code(device: Device, typed: &str, rng: ChaCha20Rng) -> Self {
        let code = AccessCode::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
        Self::holding(device, code, rng)
    }

    fn holding(device: Device, code: AccessCode, rng: ChaCha20Rng) -> Self {
        let keys = ReporterKeys::derive(&code, &device.deployment);
        Self {
            device,
            code,
            keys,
            thread: None,
            seen: Vec::new(),
            unsent: None,
            rng,
        }
    }

    /// The code as it was written down, in groups.
    pub fn code(&self) -> String {
        self.code.groups().join("-")
    }

    /// The same code as nine words.
    pub fn code_in_words(&self) -> String {
        self.code.words().join(" ")
    }

    /// What the device presents to the server.
    pub fn bearer(&self) -> String {
        self.keys.bearer().to_string()
    }

    /// The device.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Writes the first message to a centre.
    pub async fn open_thread(&mut self, centre: &str, text: &str) -> Result<Answer, Refusal> {
        let request = self.prepare_thread(centre, text).await?;
        self.send_thread(&request).await
    }

    /// Seals the first message without sending it. The place is part of every thread, so that scans have one to look for.
    pub async fn prepare_thread(&mut self, centre: &str, text: &str) -> Result<Value, Refusal> {
        let place = Place {
            label: "Lhota u kanálu".into(),
            district: Some("CZ0317".into()),
            municipality: None,
        };
        self.prepare_thread_from(centre, text, place).await
    }

    /// Seals the first message from a certain place without sending it.
    pub async fn prepare_thread_from(&mut self, centre: &str, text: &str, place: Place) -> Result<Value, Refusal> {
        let directory = self.device.directory().await?;
        let centre: CentreId = centre.parse().expect("a centre's id");
        let key = directory.usable_key(&centre).map_err(Refusal::Centre)?;
        let first = FirstMessage {
            sent_at: self.device.clock.seconds(),
            language: "cs".into(),
            text: text.into(),
            role: ReporterRole::Victim,
            place: Some(place),
        };
        let new = self.keys.open_thread(&key, first, &mut self.rng)?;
        let request = json!({
            "version": 1,
            "centre_id": new.centre.as_str(),
            "key_id": new.key_id.to_string(),
            "reporter_key": to_b64(new.reporter_key.as_bytes()),
            "centre_seal": to_b64(&new.centre_seal),
            "reporter_seal": to_b64(&new.reporter_seal),
            "envelope": to_b64(&new.envelope),
        });
        self.thread = Some(new.thread);
        self.unsent = Some(text.to_owned());
        Ok(request)
    }

    /// Sends what [`Reporter::prepare_thread`] has sealed; a retry sends the same again.
    pub async fn send_thread(&mut self, request: &Value) -> Result<Answer, Refusal> {
        self.send(Call::post("/threads", request)).await
    }

    /// Writes another message.
    pub async fn write(&mut self, text: &str) -> Result<Answer, Refusal> {
        let request = self.prepare_message(text)?;
        self.send_message(&request).await
    }

    /// Seals another message without sending it.
    pub fn prepare_message(&mut self, text: &str) -> Result<Value, Refusal> {
        let message = Message {
            sent_at: self.device.clock.seconds(),
            language: "cs".into(),
            text: text.into(),
            intake: None,
            transfer: None,
        };
        let thread = self.thread.as_mut().expect("a thread that was opened or read");
        let envelope = thread.seal(&message, Direction::FromReporter, &mut self.rng)?;
        self.unsent = Some(text.to_owned());
        Ok(json!({ "version": 1, "envelope": to_b64(envelope) }))
    }

    /// Sends what [`Reporter::prepare_message`] has sealed; a retry sends the same again.
    pub async fn send_message(&mut self, request: &Value) -> Result<Answer, Refusal> {
        self.send(Call::post("/thread/messages", request)).await
    }

    async fn send(&mut self, call: Call) -> Result<Answer, Refusal> {
        let answer = self.device.ask(call.bearer(&self.bearer())).await?;
        let thread = self.thread.as_mut().expect("something was sealed");
        // A retry of what was acknowledged before changes nothing.
        if let Some(text) = self.unsent.take() {
            thread.confirm_sent()?;
            self.seen.push(Line {
                sequence: thread.chain().sequence(),
                from: Direction::FromReporter,
                text,
                transfer: None,
            });
        }
        Ok(answer)
    }

    /// Takes what was sealed as acknowledged, so that many messages can be sealed ahead.
    pub fn assume_sent(&mut self) {
        self.unsent = None;
        let thread = self.thread.as_mut().expect("something was sealed");
        thread.confirm_sent().expect("a sealed envelope is the next one");
    }

    /// Gives up what was sealed and not yet acknowledged.
    pub fn discard_pending(&mut self) {
        self.unsent = None;
        if let Some(thread) = &mut self.thread {
            thread.discard_pending();
        }
    }

    /// The state, before any content.
    pub async fn status(&self) -> Result<Value, Refusal> {
        Ok(self
            .device
            .ask(Call::get("/thread").bearer(&self.bearer()))
            .await?
            .json()["thread"]
            .clone())
    }

    /// Reads the thread: everything from the first message on, or what is new since the last reading.
    pub async fn read(&mut self) -> Result<Vec<Line>, Refusal> {
        let offered = self.status().await?["last_sequence"]
            .as_u64()
            .and_then(|last| u32::try_from(last).ok());
        if let Some(thread) = &self.thread {
            thread.chain().check_offer(offered.expect("a number"))?;
        }
        loop {
            let after = self.thread.as_ref().map_or(0, |thread| thread.chain().sequence());
            let call = Call::get(&format!("/thread/messages?after={after}")).bearer(&self.bearer());
            let page = self.device.ask(call).await?.json();
            if self.thread.is_none() {
                self.thread = Some(self.unlock(&page)?);
            }
            let thread = self.thread.as_mut().expect("just unlocked");
            add_epochs(thread, &self.keys, &page)?;
            self.seen.extend(open_all(thread, &page)?);
            if page["more"] != true {
                break;
            }
        }
        Ok(self.seen.clone())
    }

    /// Opens the thread key with the code.
    fn unlock(&self, page: &Value) -> Result<Thread, Refusal> {
        let seal = bytes(&page["seals"][0]["reporter_seal"]);
        let keys = ThreadKeys::open_as_reporter(&seal, &self.keys).map_err(Refusal::Seal)?;
        Ok(Thread::with_keys(keys, self.keys.public_key()))
    }

    /// Whether a question of the centre waits for an answer.
    pub fn is_asked(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| thread.asked().is_some())
    }

    /// Answers the centre's question whether the thread may go to another centre.
    pub async fn answer_transfer(&mut self, agrees: bool, text: &str) -> Result<Answer, Refusal> {
        let request = self.prepare_answer(agrees, text).await?;
        self.send_message(&request).await
    }

    /// Seals the answer without sending it; who agrees offers the other centre the next epoch.
    pub async fn prepare_answer(&mut self, agrees: bool, text: &str) -> Result<Value, Refusal> {
        let directory = self.device.directory().await?;
        let thread = self.thread.as_mut().expect("a thread that was opened or read");
        let mut message = Message {
            sent_at: self.device.clock.seconds(),
            language: "cs".into(),
            text: text.into(),
            intake: None,
            transfer: None,
        };
        let (question, to) = thread.asked().expect("a question");
        let offered = if agrees {
            let to = directory.key_of(to).map_err(Refusal::Centre)?;
            Some(thread.consent(message, &self.keys, &to, &mut self.rng)?)
        } else {
            message.transfer = Some(Transfer::Answer { question, offer: None });
            thread.seal(&message, Direction::FromReporter, &mut self.rng)?;
            None
        };
        let envelope = to_b64(thread.pending().expect("just sealed"));
        self.unsent = Some(text.to_owned());
        let offer = offered.map(|new| {
            json!({
                "epoch": new.epoch,
                "centre_id": new.centre.as_str(),
                "key_id": new.key_id.to_string(),
                "centre_seal": to_b64(&new.centre_seal),
                "reporter_seal": to_b64(&new.reporter_seal),
            })
        });
        Ok(json!({ "version": 1, "envelope": envelope, "offer": offer }))
    }

    /// Deletes the thread.
    pub async fn delete(&self) -> Result<Answer, Refusal> {
        self.device.ask(Call::delete("/thread").bearer(&self.bearer())).await
    }
}

/// Takes the seals of the epochs that have begun since.
fn add_epochs(thread: &mut Thread, keys: &ReporterKeys, page: &Value) -> Result<(), Refusal> {
    for seal in page["seals"].as_array().expect("a list of seals") {
        if seal["epoch"].as_u64().expect("an epoch") > thread.keys().newest_epoch().into() {
            thread.add_epoch(&bytes(&seal["reporter_seal"]), keys)?;
        }
    }
    Ok(())
}
