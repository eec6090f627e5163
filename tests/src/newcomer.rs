//! Somebody who was invited: opens the link, chooses a password, sets up a second factor.

use chacha20::ChaCha20Rng;
use ozvise_crypto::staff::opaque::{Account, ClientRegistration};
use ozvise_crypto::staff::{MemberKeys, seal_vault};
use ozvise_crypto::to_b64;
use serde_json::{Value, json};

use crate::device::{Device, Refusal, bytes, id};
use crate::http::Call;
use crate::proxy::Answer;
use crate::staff::{StaffAccount, from_base32};

/// Somebody with a link.
pub struct Newcomer {
    device: Device,
    secret: String,
    rng: ChaCha20Rng,
}

/// A registration that wants only its last request.
pub struct Unfinished {
    /// The account as it will be.
    pub account: StaffAccount,
    /// What was shown for the day when the telephone is lost.
    pub recovery_codes: Vec<String>,
    /// The last request, with a right code.
    pub request: Value,
}

impl Newcomer {
    /// Somebody who opens this link.
    pub fn new(device: Device, link: &str, rng: ChaCha20Rng) -> Self {
        let (_, secret) = link.split_once("#pozvanka=").expect("a secret behind the #");
        Self {
            device,
            secret: secret.to_owned(),
            rng,
        }
    }

    /// What the link leads to.
    pub async fn look(&self) -> Result<Value, Refusal> {
        let body = json!({ "version": 1, "secret": self.secret });
        Ok(self.post("/invitation", &body).await?.json())
    }

    /// Chooses a name and a password, and sets up the second factor.
    pub async fn prepare(&mut self, name: &str, password: &str) -> Result<Unfinished, Refusal> {
        let seen = self.look().await?;
        let name = seen["name"].as_str().unwrap_or(name);
        let (client, request) =
            ClientRegistration::start(password.as_bytes(), &mut self.rng).map_err(Refusal::Password)?;
        let body = json!({ "version": 1, "secret": self.secret, "name": name, "request": to_b64(&request) });
        let begun = self.post("/invitation/start", &body).await?.json();

        let name = begun["name"].as_str().expect("a name").to_owned();
        let account = Account::new(&self.device.deployment, &name).map_err(Refusal::Password)?;
        let (upload, export_key) = client
            .finish(&bytes(&begun["response"]), &account, &mut self.rng)
            .map_err(Refusal::Password)?;
        let keys = MemberKeys::generate(&mut self.rng);
        let vault = seal_vault(
            &keys,
            &export_key,
            &self.device.deployment,
            &id(&begun["member_id"]),
            &mut self.rng,
        );
        let account = StaffAccount {
            name,
            password: password.to_owned(),
            totp_secret: from_base32(begun["totp_secret"].as_str().expect("a secret")),
            centre: seen["centre_id"].as_str().map(str::to_owned),
        };
        let codes = begun["recovery_codes"].as_array().expect("codes");
        let request = json!({
            "version": 1,
            "secret": self.secret,
            "enrolment": begun["enrolment"],
            "upload": to_b64(&upload),
            "public_keys": to_b64(&keys.public().to_bytes()),
            "vault": to_b64(&vault),
            "totp": account.totp_at(self.device.clock.seconds()),
        });
        Ok(Unfinished {
            account,
            recovery_codes: codes
                .iter()
                .map(|code| code.as_str().expect("a text").to_owned())
                .collect(),
            request,
        })
    }

    /// Sends the last request.
    pub async fn finish(&self, unfinished: &Unfinished) -> Result<Answer, Refusal> {
        self.post("/invitation/finish", &unfinished.request).await
    }

    /// All of it.
    pub async fn register(&mut self, name: &str, password: &str) -> Result<Unfinished, Refusal> {
        let unfinished = self.prepare(name, password).await?;
        self.finish(&unfinished).await?;
        Ok(unfinished)
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Answer, Refusal> {
        let call = Call::post(path, body).origin(self.device.http.origin());
        self.device.ask(call).await
    }
}
