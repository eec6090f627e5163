//! What those who hold a centre's key do with it.

use ozvise_crypto::staff::{MemberKind, MemberPublicKeys, UnverifiedMember};
use ozvise_crypto::to_b64;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::Counsellor;
use crate::device::{Refusal, bytes, id};
use crate::http::Call;
use crate::proxy::Answer;

impl Counsellor {
    /// The colleagues.
    pub async fn colleagues(&self) -> Result<Vec<Value>, Refusal> {
        let listed = self.ask(Call::get("/staff/members")).await?.json();
        Ok(listed["members"].as_array().expect("a list").clone())
    }

    /// The colleague with this sign-in name.
    pub async fn colleague(&self, name: &str) -> Result<Value, Refusal> {
        let all = self.colleagues().await?;
        Ok(all.into_iter().find(|one| one["name"] == name).expect("a colleague"))
    }

    /// Gives a colleague, whose fingerprint was compared, the centre's current key.
    pub async fn approve(&mut self, colleague: &Value) -> Result<Answer, Refusal> {
        let request = self.prepare_approval(colleague);
        let path = format!("/staff/members/{}/approve", colleague["id"].as_str().expect("an id"));
        self.ask(Call::post(&path, &request)).await
    }

    /// The request of an approval, not sent.
    pub fn prepare_approval(&mut self, colleague: &Value) -> Value {
        let public_keys = bytes(&colleague["public_keys"]);
        let member = self.described(colleague);
        let heard = member.fingerprint().to_string();
        let member = member.compare(&heard).expect("the digits of these very keys");
        let secret = self.keys.as_ref().expect("signed in").centre_secrets.first();
        let seal = secret.expect("the centre's key").approve(&member, &mut self.rng);
        let seals = json!([{
            "key_id": seal.key_id.to_string(),
            "sealed": to_b64(&seal.sealed),
            "mark": to_b64(seal.mark.as_bytes()),
        }]);
        json!({ "version": 1, "public_keys_sha256": to_b64(&Sha256::digest(&public_keys)), "seals": seals })
    }

    /// Whether a holder of a key that this member has opened has vouched for the colleague's public keys, by the marks that
    /// the server gives.
    pub fn finds_vouched(&self, colleague: &Value) -> bool {
        let keys = self.keys.as_ref().expect("signed in");
        let marks = colleague["marks"].as_array().expect("a list of marks");
        marks.iter().any(|item| {
            let key = id(&item["key_id"]);
            let mut secrets = keys.centre_secrets.iter();
            let secret = secrets.find(|secret| *secret.key_id() == key);
            secret.is_some_and(|secret| {
                secret
                    .verify_mark(self.described(colleague), &bytes(&item["mark"]))
                    .is_ok()
            })
        })
    }

    pub(super) fn described(&self, colleague: &Value) -> UnverifiedMember {
        UnverifiedMember {
            deployment: self.device.deployment,
            id: id(&colleague["id"]),
            kind: MemberKind::Member,
            keys: MemberPublicKeys::parse(&bytes(&colleague["public_keys"])).expect("public keys"),
        }
    }

    /// Closes an account.
    pub async fn close(&self, colleague: &Value, confirm: Option<&str>) -> Result<Answer, Refusal> {
        let path = format!("/staff/members/{}/close", colleague["id"].as_str().expect("an id"));
        let body = json!({ "version": 1, "confirm_last_holder": confirm });
        self.ask(Call::post(&path, &body)).await
    }

    /// The centre's keys.
    pub async fn centre_keys(&self) -> Result<Value, Refusal> {
        Ok(self.ask(Call::get("/staff/centre-keys")).await?.json())
    }
}
