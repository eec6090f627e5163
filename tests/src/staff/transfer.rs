//! Handing a thread over to another centre, and taking one over.

use ozvise_crypto::{CentreId, Direction, Message, Transfer, to_b64};
use serde_json::{Value, json};

use super::Counsellor;
use crate::device::Refusal;
use crate::http::Call;
use crate::proxy::Answer;

impl Counsellor {
    /// Asks the writer whether the thread may go to another centre.
    pub async fn ask_transfer(&mut self, number: i64, to: &str, text: &str) -> Result<Answer, Refusal> {
        let mut question = self.message(text);
        question.transfer = Some(Transfer::Question { to: centre(to) });
        let open = self.threads.get_mut(&number).expect("a thread that was read");
        let envelope = to_b64(open.thread.seal(&question, Direction::FromCentre, &mut self.rng)?);
        open.unsent = Some(text.to_owned());
        let request = json!({ "version": 1, "envelope": envelope });
        self.send_reply(number, &request).await
    }

    /// Hands the thread over; with a reason without consent. It is forgotten here when the server has taken it.
    pub async fn hand_over(&mut self, number: i64, to: &str, reason: Option<&str>) -> Result<Answer, Refusal> {
        let request = self.prepare_handover(number, to, reason).await?;
        let answer = self.send_handover(number, &request).await?;
        self.threads.remove(&number);
        Ok(answer)
    }

    /// Seals the handover without sending it.
    pub async fn prepare_handover(&mut self, number: i64, to: &str, reason: Option<&str>) -> Result<Value, Refusal> {
        let directory = self.device.directory().await?;
        let key = directory.key_of(&centre(to)).map_err(Refusal::Centre)?;
        let last = self.message("Předáváme vás kolegyním.");
        let open = self.threads.get_mut(&number).expect("a thread that was read");
        let handover = open.thread.hand_over(last, &key, reason.is_some(), &mut self.rng)?;
        let seals: Vec<String> = handover.centre_seals.iter().map(|seal| to_b64(seal)).collect();
        Ok(json!({
            "version": 1,
            "centre_id": to,
            "key_id": key.key_id().to_string(),
            "centre_seals": seals,
            "envelope": to_b64(&handover.envelope),
            "emergency": reason.is_some(),
            "reason": reason,
        }))
    }

    /// Sends what [`Counsellor::prepare_handover`] has sealed; a retry sends the same again.
    pub async fn send_handover(&self, number: i64, request: &Value) -> Result<Answer, Refusal> {
        let path = format!("/staff/threads/{number}/transfer");
        self.ask(Call::post(&path, request)).await
    }

    /// Begins the next epoch of a thread that was read to its end.
    pub async fn begin_epoch(&mut self, number: i64) -> Result<Answer, Refusal> {
        let request = self.prepare_epoch(number).await?;
        self.ask(Call::post(&format!("/staff/threads/{number}/epoch"), &request))
            .await
    }

    /// Makes the next epoch without sending it.
    pub async fn prepare_epoch(&mut self, number: i64) -> Result<Value, Refusal> {
        let directory = self.device.directory().await?;
        let keys = self.keys.as_ref().expect("signed in");
        let secret = keys.centre_secrets.first().expect("the centre's key");
        let key = directory.key_of(secret.centre()).map_err(Refusal::Centre)?;
        let open = self.threads.get_mut(&number).expect("a thread that was read");
        let new = open.thread.start_epoch(&key, &mut self.rng)?;
        Ok(json!({
            "version": 1,
            "epoch": new.epoch,
            "key_id": new.key_id.to_string(),
            "centre_seal": to_b64(&new.centre_seal),
            "reporter_seal": to_b64(&new.reporter_seal),
            "opening_mark": to_b64(open.thread.keys().opening_mark(secret).as_bytes()),
        }))
    }

    /// The threads that this centre has handed over.
    pub async fn handed_over(&self) -> Result<Vec<Value>, Refusal> {
        let listed = self.ask(Call::get("/staff/handed-over")).await?.json();
        Ok(listed["threads"].as_array().expect("a list").clone())
    }

    pub(super) fn message(&self, text: &str) -> Message {
        Message {
            sent_at: self.device.clock.seconds(),
            language: "cs".into(),
            text: text.into(),
            intake: None,
            transfer: None,
        }
    }
}

fn centre(id: &str) -> CentreId {
    id.parse().expect("a centre's id")
}
