//! The centre's printed recovery sheet: making it, and getting the keys back with it.

use ozvise_crypto::staff::{ComparedMember, RecoverySheet};
use ozvise_crypto::{CentreSecret, to_b64};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::rotation::sheet_of;
use super::{Counsellor, chain};
use crate::device::{Refusal, bytes, id};
use crate::http::Call;
use crate::proxy::Answer;

impl Counsellor {
    /// A new sheet for the own centre, not known to the server yet.
    pub fn draw_sheet(&mut self) -> RecoverySheet {
        let centre = self.keys.as_ref().expect("signed in").centre.clone();
        RecoverySheet::generate(self.device.deployment, centre.expect("a centre"), &mut self.rng)
    }

    /// Gives the centre a sheet, in the place of an earlier one.
    pub async fn replace_sheet(&mut self, sheet: &RecoverySheet) -> Result<Answer, Refusal> {
        let secret = self.keys.as_ref().expect("signed in").centre_secrets.first();
        let seal = secret
            .expect("the centre's key")
            .approve(&sheet.as_holder(), &mut self.rng);
        let mut body = sheet_of(sheet);
        body["version"] = 1.into();
        body["seals"] = json!([sealed(&seal.key_id.to_string(), &seal.sealed, seal.mark.as_bytes())]);
        self.ask(Call::post("/staff/recovery-sheet", &body)).await
    }

    /// Opens the centre's current key with the sheet and gives it to oneself.
    pub async fn recover(&mut self, sheet: &RecoverySheet) -> Result<Answer, Refusal> {
        let request = self.prepare_recovery(sheet).await?;
        let own = to_b64(self.keys.as_ref().expect("signed in").member.as_bytes());
        let answer = self
            .ask(Call::post(&format!("/staff/members/{own}/approve"), &request))
            .await?;
        self.refresh_keys().await?;
        Ok(answer)
    }

    /// The request of a recovery, not sent.
    pub async fn prepare_recovery(&mut self, sheet: &RecoverySheet) -> Result<Value, Refusal> {
        let listed = self.centre_keys().await?;
        let directory = self.device.directory().await?;
        let keys = self.keys.as_ref().expect("signed in");
        let centre = keys.centre.clone().expect("a centre");
        let all = listed["keys"].as_array().expect("a list");
        let position = all
            .iter()
            .position(|key| key["state"] == "current")
            .expect("a current key");
        let key_id = id(&all[position]["key_id"]);
        let seals = listed["recovery_sheet"]["seals"].as_array().expect("a sheet");
        let seal = seals
            .iter()
            .find(|seal| seal["key_id"] == all[position]["key_id"])
            .expect("a seal of the sheet");
        let (own, member) = (sheet.keys(), sheet.member_id());
        let current =
            CentreSecret::open_as_member(&bytes(&seal["sealed"]), &centre, &key_id, &own, &member, &directory);
        let secrets = chain(current.map_err(Refusal::CentreKey)?, &all[..=position])?;
        let compared = ComparedMember::owner_of(&keys.own, self.device.deployment, keys.member);
        let seal = secrets[0].approve(&compared, &mut self.rng);
        let public_keys = keys.own.public().to_bytes();
        Ok(json!({
            "version": 1,
            "public_keys_sha256": to_b64(&Sha256::digest(&public_keys)),
            "seals": [sealed(&seal.key_id.to_string(), &seal.sealed, seal.mark.as_bytes())],
        }))
    }
}

fn sealed(key_id: &str, sealed: &[u8], mark: &[u8]) -> Value {
    json!({ "key_id": key_id, "sealed": to_b64(sealed), "mark": to_b64(mark) })
}
