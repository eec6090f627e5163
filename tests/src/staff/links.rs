//! Lost codes: linking a new thread with an old one; and the hours of which staff are reminded.

use serde_json::json;

use super::Counsellor;
use crate::device::Refusal;
use crate::http::Call;
use crate::proxy::Answer;

impl Counsellor {
    /// Says that an old thread goes on in a new one.
    pub async fn propose_link(&self, new: i64, old: i64) -> Result<Answer, Refusal> {
        self.about_link(new, "link", old).await
    }

    /// Agrees with what a colleague has said.
    pub async fn approve_link(&self, new: i64, old: i64) -> Result<Answer, Refusal> {
        self.about_link(new, "link/approve", old).await
    }

    /// Takes it back, or does not agree.
    pub async fn end_link(&self, new: i64, old: i64) -> Result<Answer, Refusal> {
        self.about_link(new, "link/end", old).await
    }

    async fn about_link(&self, new: i64, what: &str, old: i64) -> Result<Answer, Refusal> {
        let body = json!({ "version": 1, "old": old });
        self.ask(Call::post(&format!("/staff/threads/{new}/{what}"), &body))
            .await
    }

    /// The numbers of the new threads of the centre's proposals.
    pub async fn proposals(&self) -> Result<Vec<i64>, Refusal> {
        let answer = self.ask(Call::get("/staff/links")).await?.json();
        let proposals = answer["proposals"].as_array().expect("a list").iter();
        Ok(proposals.map(|one| one["number"].as_i64().expect("a number")).collect())
    }

    /// Lets messages go out again in a superseded thread.
    pub async fn resume(&self, number: i64) -> Result<Answer, Refusal> {
        let body = json!({ "version": 1 });
        self.ask(Call::post(&format!("/staff/threads/{number}/resume"), &body))
            .await
    }

    /// Sets another hour of which staff are reminded, or none, in the place of the known one.
    pub async fn set_reminder(&self, number: i64, known: Option<i64>, at: Option<i64>) -> Result<Answer, Refusal> {
        let body = json!({ "version": 1, "known": known, "at": at });
        self.ask(Call::post(&format!("/staff/threads/{number}/reminder"), &body))
            .await
    }
}
