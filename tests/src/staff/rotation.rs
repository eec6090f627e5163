//! New keys of a centre, and moving its threads to them.

use ozvise_crypto::staff::{
    ComparedMember, MemberKind, MemberPublicKeys, NewCentreKey, Notebook, RecoverySheet, UnverifiedMember,
};
use ozvise_crypto::to_b64;
use serde_json::{Value, json};

use super::Counsellor;
use super::sealed_thread::SealedThread;
use crate::device::{Refusal, bytes, id};
use crate::http::Call;
use crate::proxy::Answer;

impl Counsellor {
    /// Makes the first key of the centre, for oneself and a recovery sheet.
    pub async fn found_key(&mut self, epoch: u64, sheet: &RecoverySheet) -> Result<Answer, Refusal> {
        let keys = self.keys.as_ref().expect("signed in");
        let own = ComparedMember::owner_of(&keys.own, self.device.deployment, keys.member);
        let centre = keys.centre.clone().expect("a centre");
        let holders = [own, sheet.as_holder()];
        let new = NewCentreKey::found(self.device.deployment, centre, &holders, &mut self.rng);
        let request = described(&new, epoch, Some(&sheet_of(sheet)));
        self.ask(Call::post("/staff/centre-keys", &request)).await
    }

    /// Makes the next key for everybody who holds the current one and bears its mark, the recovery sheet among them.
    pub async fn rotate(&mut self) -> Result<Answer, Refusal> {
        let request = self.prepare_key().await?;
        self.ask(Call::post("/staff/centre-keys", &request)).await
    }

    /// Takes back the key that waits for its signature, if there is one.
    pub async fn withdraw_key(&self) -> Result<Option<Answer>, Refusal> {
        let kept = self.centre_keys().await?;
        let mut keys = kept["keys"].as_array().expect("a list").iter();
        let Some(pending) = keys.find(|key| key["state"] == "pending") else {
            return Ok(None);
        };
        let path = format!(
            "/staff/centre-keys/{}/withdraw",
            pending["key_id"].as_str().expect("an id")
        );
        self.ask(Call::post(&path, &json!({ "version": 1 }))).await.map(Some)
    }

    /// The request of a rotation, not sent.
    pub async fn prepare_key(&mut self) -> Result<Value, Refusal> {
        let listed = self.centre_keys().await?;
        let colleagues = self.colleagues().await?;
        let secret = self.keys.as_ref().expect("signed in").centre_secrets.first();
        let secret = secret.expect("the centre's key");
        let current = to_b64(secret.key_id().as_bytes());
        let keys = listed["keys"].as_array().expect("a list");
        let holders = keys
            .iter()
            .find(|key| key["key_id"] == *current)
            .expect("the current key")["holders"]
            .clone();
        let mut remaining = Vec::new();
        for holder in holders.as_array().expect("a list") {
            let colleague = colleagues.iter().find(|one| one["id"] == *holder).expect("a colleague");
            let mark = mark_under(&colleague["marks"], &current).ok_or(Refusal::NotVouched)?;
            let vouched = secret.verify_mark(self.described(colleague), &mark);
            remaining.push(vouched.map_err(|_| Refusal::NotVouched)?);
        }
        let sheet = &listed["recovery_sheet"];
        if !sheet.is_null() {
            let described = UnverifiedMember {
                deployment: self.device.deployment,
                id: id(&sheet["sheet_id"]),
                kind: MemberKind::RecoverySheet,
                keys: MemberPublicKeys::parse(&bytes(&sheet["public_key"])).expect("public keys"),
            };
            let mark = mark_under(&sheet["seals"], &current).ok_or(Refusal::NotVouched)?;
            remaining.push(secret.verify_mark(described, &mark).map_err(|_| Refusal::NotVouched)?);
        }
        let epoch = keys.last().expect("a key")["epoch"].as_u64().expect("a number") + 1;
        let new = NewCentreKey::rotate(secret, &remaining, &[], &mut self.rng).map_err(|_| Refusal::NotVouched)?;
        let sheet = (!sheet.is_null()).then(|| sheet.clone());
        Ok(described(&new, epoch, sheet.as_ref()))
    }

    /// Seals the next threads to the current key, as many as the server gives at once, but at most `most`; tells what became
    /// of each. Nothing is left to do when there is none.
    pub async fn reseal(&mut self, most: usize) -> Result<Vec<String>, Refusal> {
        let requests = self.prepare_reseal(most).await?;
        if requests.is_empty() {
            return Ok(Vec::new());
        }
        self.send_resealed(&requests).await
    }

    /// Seals threads to the current key without sending them.
    pub async fn prepare_reseal(&mut self, most: usize) -> Result<Vec<Value>, Refusal> {
        let state = self.ask(Call::get("/staff/rotation")).await?.json();
        let directory = self.device.directory().await?;
        let secrets = &self.keys.as_ref().expect("signed in").centre_secrets;
        let current = secrets.first().expect("the centre's key");
        let listed = directory.key_of(current.centre()).map_err(Refusal::Centre)?;
        let mut requests = Vec::new();
        for waiting in state["threads"].as_array().expect("a list").iter().take(most) {
            let sealed = SealedThread::read(waiting)?;
            let seals = sealed.seals();
            let stored = sealed.stored(self.device.deployment, &seals);
            let first = bytes(&waiting["first_envelope"]);
            let resealed = stored.reseal(&first, secrets, current, &listed, &mut self.rng)?;
            let thread = id(&waiting["thread_id"]);
            let optional = |field: &str| waiting.get(field).filter(|kept| !kept.is_null()).map(bytes);
            let (notebook, label) = (optional("notebook"), optional("label"));
            let kept = match &notebook {
                Some(notebook) => {
                    let kept = Notebook::reseal(notebook, label.as_deref(), secrets, current, &thread, &mut self.rng);
                    Some(kept.map_err(Refusal::Notebook)?)
                }
                None => None,
            };
            let new_label = kept.as_ref().and_then(|kept| kept.label.as_deref());
            let old = (1_u32..).zip(&resealed.centre_seals);
            let old: Vec<Value> = old
                .map(|(epoch, seal)| json!({ "epoch": epoch, "sealed": to_b64(seal) }))
                .collect();
            requests.push(json!({
                "number": waiting["number"],
                "epoch": waiting["epoch"],
                "last_sequence": waiting["last_sequence"],
                "seals": old,
                "centre_seal": to_b64(&resealed.next.centre_seal),
                "reporter_seal": to_b64(&resealed.next.reporter_seal),
                "opening_mark": to_b64(resealed.opening_mark.as_bytes()),
                "notebook": kept.as_ref().map(|kept| to_b64(&kept.notebook)),
                "label": new_label.map(to_b64),
                "label_before": label.as_deref().map(to_b64),
            }));
        }
        Ok(requests)
    }

    /// Sends what [`Counsellor::prepare_reseal`] has sealed.
    pub async fn send_resealed(&self, threads: &[Value]) -> Result<Vec<String>, Refusal> {
        let current = self.keys.as_ref().expect("signed in").centre_secrets.first();
        let key_id = current.expect("the centre's key").key_id().to_string();
        let body = json!({ "version": 1, "key_id": key_id, "threads": threads });
        let answer = self.ask(Call::post("/staff/rotation/threads", &body)).await?.json();
        let outcomes = answer["outcomes"].as_array().expect("a list").iter();
        Ok(outcomes.map(|one| one.as_str().expect("a word").to_owned()).collect())
    }

    /// Destroys the old keys.
    pub async fn finish_rotation(&self) -> Result<Answer, Refusal> {
        self.ask(Call::post("/staff/rotation/finish", &json!({ "version": 1 })))
            .await
    }
}

/// A new key as the server takes it.
fn described(new: &NewCentreKey, epoch: u64, sheet: Option<&Value>) -> Value {
    let (mut seals, mut recovery) = (Vec::new(), Value::Null);
    for seal in &new.seals {
        let member = to_b64(seal.member.as_bytes());
        let (sealed, mark) = (to_b64(&seal.sealed), to_b64(seal.mark.as_bytes()));
        match sheet {
            Some(sheet) if sheet["sheet_id"] == *member => {
                recovery = json!({
                    "sheet_id": member,
                    "public_key": sheet["public_key"],
                    "sealed": sealed,
                    "mark": mark,
                });
            }
            _ => seals.push(json!({ "member_id": member, "sealed": sealed, "mark": mark })),
        }
    }
    json!({
        "version": 1,
        "key_id": new.entry.key_id.to_string(),
        "epoch": epoch,
        "public_key": to_b64(&new.entry.public_key),
        "previous": new.previous.as_deref().map(to_b64),
        "seals": seals,
        "recovery": recovery,
    })
}

/// What the server keeps of a sheet.
pub(super) fn sheet_of(sheet: &RecoverySheet) -> Value {
    json!({
        "sheet_id": to_b64(sheet.member_id().as_bytes()),
        "public_key": to_b64(&sheet.keys().public().to_bytes()),
    })
}

/// The mark under a key, in a list of marks or of seals.
fn mark_under(list: &Value, key_id: &str) -> Option<Vec<u8>> {
    let mut list = list.as_array().expect("a list").iter();
    list.find(|item| item["key_id"] == key_id)
        .map(|item| bytes(&item["mark"]))
}
