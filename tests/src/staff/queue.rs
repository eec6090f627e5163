//! Who does what: taking threads, giving them away, closing them, writing, listening.

use serde_json::{Value, json};

use super::Counsellor;
use crate::device::Refusal;
use crate::http::{Call, Events};
use crate::proxy::Answer;

impl Counsellor {
    /// The numbers of one list, in its order.
    pub async fn list(&self, filter: &str) -> Result<Vec<i64>, Refusal> {
        let path = format!("/staff/threads?filter={filter}");
        let answer = self.ask(Call::get(&path)).await?.json();
        let threads = answer["threads"].as_array().expect("a list of threads").iter();
        Ok(threads
            .map(|thread| thread["number"].as_i64().expect("a number"))
            .collect())
    }

    /// One thread as the list shows it.
    pub async fn item(&self, number: i64) -> Result<Value, Refusal> {
        let inbox = self.inbox().await?;
        let found = inbox.into_iter().find(|thread| thread["number"] == number);
        Ok(found.expect("the thread is in the list"))
    }

    /// The member's own id, base64url.
    pub async fn own_id(&self) -> Result<Value, Refusal> {
        let session = self.ask(Call::get("/staff/session")).await?.json();
        Ok(session["session"]["member"]["id"].clone())
    }

    /// Moves a thread from hand to hand; null is the queue.
    pub async fn assign(&self, number: i64, from: &Value, to: &Value) -> Result<Answer, Refusal> {
        let body = json!({ "version": 1, "from": from, "to": to });
        self.ask(Call::post(&format!("/staff/threads/{number}/assignee"), &body))
            .await
    }

    /// Takes a thread that is nobody's.
    pub async fn claim(&self, number: i64) -> Result<Answer, Refusal> {
        let own = self.own_id().await?;
        self.assign(number, &Value::Null, &own).await
    }

    /// Closes a thread after its last message was seen.
    pub async fn close_thread(&self, number: i64, last_sequence: u32) -> Result<Answer, Refusal> {
        let body = json!({ "version": 1, "last_sequence": last_sequence });
        self.ask(Call::post(&format!("/staff/threads/{number}/close"), &body))
            .await
    }

    /// Tells colleagues that the member is writing in a thread, or nowhere.
    pub async fn write_in(&self, number: Option<i64>) -> Result<Answer, Refusal> {
        let body = json!({ "version": 1, "number": number });
        self.ask(Call::post("/staff/writing", &body)).await
    }

    /// Listens to what goes on.
    pub async fn listen(&self) -> Events {
        let call = self.signed(Call::get("/staff/events"));
        self.device().http.listen(call).await
    }
}
