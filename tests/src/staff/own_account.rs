//! What a member does with the own account.

use ozvise_crypto::staff::opaque::{Account, ClientRegistration};
use ozvise_crypto::staff::{open_vault, seal_vault};
use ozvise_crypto::to_b64;
use rand_core::Rng as _;
use serde_json::{Value, json};

use super::{Counsellor, from_base32};
use crate::device::{Refusal, bytes, id};
use crate::http::Call;
use crate::proxy::Answer;
use crate::randomness::seeded;

impl Counsellor {
    /// Changes the password: the vault is sealed anew under it.
    pub async fn change_password(&mut self, new: &str) -> Result<Answer, Refusal> {
        let request = self.prepare_password_change(new).await?;
        let changed = self.ask(Call::post("/staff/password/finish", &request)).await?;
        self.account.password = new.to_owned();
        Ok(changed)
    }

    /// The last request of changing the password, not sent.
    pub async fn prepare_password_change(&mut self, new: &str) -> Result<Value, Refusal> {
        let (attempt, finalization, old_key) = self.begin_sign_in().await?;
        let session = self.ask(Call::get("/staff/session")).await?.json();
        let (member, deployment) = (id(&session["session"]["member"]["id"]), self.device.deployment);
        let vault = bytes(&session["session"]["vault"]);
        let keys = open_vault(&vault, &old_key, &deployment, &member).map_err(Refusal::Seal)?;

        let (client, request) = ClientRegistration::start(new.as_bytes(), &mut self.rng).map_err(Refusal::Password)?;
        let body = json!({ "version": 1, "request": to_b64(&request) });
        let started = self.ask(Call::post("/staff/password/start", &body)).await?.json();
        let account = Account::new(&deployment, &self.account.name).map_err(Refusal::Password)?;
        let (upload, new_key) = client
            .finish(&bytes(&started["response"]), &account, &mut self.rng)
            .map_err(Refusal::Password)?;
        let vault = seal_vault(&keys, &new_key, &deployment, &member, &mut self.rng);
        Ok(json!({
            "version": 1,
            "proof": { "attempt": attempt, "finalization": finalization },
            "upload": to_b64(&upload),
            "vault": to_b64(&vault),
        }))
    }

    /// Enrols another second factor; gives the new recovery codes.
    pub async fn change_second_factor(&mut self) -> Result<Vec<String>, Refusal> {
        let started = self
            .ask(Call::post("/staff/second-factor/start", &json!({ "version": 1 })))
            .await?
            .json();
        let mut account = self.account.clone();
        account.totp_secret = from_base32(started["totp_secret"].as_str().expect("a secret"));
        let (attempt, finalization, _) = self.begin_sign_in().await?;
        let request = json!({
            "version": 1,
            "proof": { "attempt": attempt, "finalization": finalization },
            "enrolment": started["enrolment"],
            "totp": account.totp_at(self.device.clock.seconds()),
        });
        self.ask(Call::post("/staff/second-factor/finish", &request)).await?;
        self.account = account;
        let codes = started["recovery_codes"].as_array().expect("codes");
        Ok(codes
            .iter()
            .map(|code| code.as_str().expect("a text").to_owned())
            .collect())
    }

    /// The same browser in the hands of somebody who types another password.
    #[must_use]
    pub fn with_password(&mut self, password: &str) -> Self {
        let mut account = self.account.clone();
        account.password = password.to_owned();
        let mut other = Self::new(self.device.clone(), account, seeded(self.rng.next_u64()));
        other.cookie.clone_from(&self.cookie);
        other
    }

    /// Proves the password and opens the vault with it.
    pub async fn open_own_vault(&mut self) -> Result<(), Refusal> {
        let (_, _, key) = self.begin_sign_in().await?;
        let session = self.ask(Call::get("/staff/session")).await?.json();
        let member = id(&session["session"]["member"]["id"]);
        let vault = bytes(&session["session"]["vault"]);
        let opened = open_vault(&vault, &key, &self.device.deployment, &member);
        opened.map(drop).map_err(Refusal::Seal)
    }

    /// The living sessions.
    pub async fn sessions(&self) -> Result<Vec<Value>, Refusal> {
        let listed = self.ask(Call::get("/staff/sessions")).await?.json();
        Ok(listed["sessions"].as_array().expect("a list").clone())
    }
}
