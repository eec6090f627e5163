//! A member's passkeys.

use serde_json::{Value, json};

use super::Counsellor;
use crate::authenticator::Authenticator;
use crate::device::Refusal;
use crate::http::Call;
use crate::proxy::Answer;

impl Counsellor {
    /// Adds a passkey.
    pub async fn add_passkey(&mut self, authenticator: &Authenticator, name: &str) -> Result<Value, Refusal> {
        let request = self.prepare_passkey(authenticator, name).await?;
        let added = self.ask(Call::post("/staff/passkeys/finish", &request)).await?;
        Ok(added.json()["passkey"].clone())
    }

    /// The last request of adding a passkey, not sent.
    pub async fn prepare_passkey(&mut self, authenticator: &Authenticator, name: &str) -> Result<Value, Refusal> {
        let begun = self.begin_passkey().await?;
        let answer = authenticator.create(begun["challenge"].as_str().expect("a challenge"));
        let (attempt, finalization, _) = self.begin_sign_in().await?;
        Ok(json!({
            "version": 1,
            "proof": { "attempt": attempt, "finalization": finalization },
            "addition": begun["addition"],
            "name": name,
            "client_data": answer["client_data"],
            "attestation_object": answer["attestation_object"],
        }))
    }

    /// What the portal asks an authenticator that is to make a passkey.
    pub async fn begin_passkey(&self) -> Result<Value, Refusal> {
        let begun = self.ask(Call::post("/staff/passkeys/start", &json!({ "version": 1 })));
        Ok(begun.await?.json())
    }

    /// The second factors as the account's page shows them.
    pub async fn second_factors(&self) -> Result<Value, Refusal> {
        Ok(self.ask(Call::get("/staff/second-factors")).await?.json())
    }

    /// Removes a passkey.
    pub async fn remove_passkey(&self, id: &Value) -> Result<Answer, Refusal> {
        let id = id.as_str().expect("an id");
        let call = Call::post(&format!("/staff/passkeys/{id}/remove"), &json!({ "version": 1 }));
        self.ask(call).await
    }

    /// Proves the password in a browser that has no session: how the second factor is to be given.
    pub async fn second_step(&mut self) -> Result<Value, Refusal> {
        match self.prove_password(None).await {
            Err(Refusal::Answered(answer)) => Ok(answer.expect_error(401, "code_needed")["second_step"].clone()),
            Err(other) => Err(other),
            Ok(_) => panic!("no second factor was asked for"),
        }
    }

    /// Gives the second factor: `totp`, `recovery_code` or `passkey`.
    pub async fn give_second_factor(&mut self, step: &Value, kind: &str, factor: Value) -> Result<(), Refusal> {
        let mut request = json!({ "version": 1, "step": step["step"] });
        request[kind] = factor;
        let answer = self.ask(Call::post("/staff/sign-in/second-factor", &request)).await?;
        let cookie = answer.header("set-cookie").expect("a cookie");
        self.cookie = cookie.split(';').next().map(str::to_owned);
        Ok(())
    }

    /// Signs in with password and passkey.
    pub async fn sign_in_by_passkey(&mut self, authenticator: &mut Authenticator) -> Result<(), Refusal> {
        let step = self.second_step().await?;
        let challenge = step["passkey"]["challenge"].as_str().expect("a challenge").to_owned();
        self.give_second_factor(&step, "passkey", authenticator.get(&challenge))
            .await
    }
}
