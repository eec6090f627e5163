//! What a counsellor has: the sign-in, the centre's keys, and the threads that they open.

use ozvise_crypto::staff::opaque::{Account, ClientSignIn};
use ozvise_crypto::staff::{ExportKey, open_vault};
use ozvise_crypto::{
    CentreId, CentreSecret, DeploymentId, Direction, KeyId, MemberId, Message, OpeningMark, ReporterPublicKey, Thread,
    ThreadEpoch, ThreadKey, to_b64,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeroize::Zeroizing;

use crate::directory::{Deployment, Directory};
use crate::handle::{Held, overwrite_stack};
use crate::js::{for_each, normalized, optional_text_at, optional_u32_at, text_at, whole};
use crate::message::{bytes, open_all};
use crate::random::Random;
use crate::refusal::Refusal;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A key of the centre, sealed to the member, as the server keeps it. */
export interface SealedCentreKey {
    keyId: string;
    sealed: string;
}

/** A thread as the server describes it; binary values as base64url. */
export interface ThreadToOpen {
    threadId: string;
    epoch: number;
    /** As the server names it; "new" if nobody of the centre has opened it. */
    state: string;
    centreKeyId: string;
    centreSeal: string;
    reporterKey: string;
    openingMark?: string;
}
"#;

/// A sign-in by password (OPAQUE): neither the server nor JavaScript after this call has the password.
#[wasm_bindgen]
pub struct SignIn {
    deployment: DeploymentId,
    name: String,
    request: String,
    step: Held<Step>,
}

/// How far the sign-in has come.
#[expect(clippy::large_enum_variant, reason = "one per sign-in, and in the box of its handle")]
enum Step {
    Started(ClientSignIn),
    Finished(ExportKey),
}

#[wasm_bindgen]
impl SignIn {
    /// Begins. `name` in the form in which the account has it; the password in any Unicode form.
    pub fn start(
        name: String,
        #[wasm_bindgen(unchecked_param_type = "string")] password: JsValue,
        deployment: &Deployment,
    ) -> Result<SignIn, Refusal> {
        let password = Zeroizing::new(normalized(&password).ok_or_else(|| Refusal::bad_argument("password"))?);
        let (client, request) = ClientSignIn::start(password.as_bytes(), &mut Random::draw()?)?;
        let step = Held::new(Step::Started(client));
        Ok(Self {
            deployment: *deployment.id(),
            name,
            request: to_b64(&request),
            step,
        })
    }

    /// The message that begins the sign-in at the server (KE1), base64url.
    #[wasm_bindgen(getter)]
    pub fn request(&self) -> String {
        self.request.clone()
    }

    /// Takes the server's answer (KE2) and gives the last message (KE3), base64url. About half a second of work.
    ///
    /// Throws `Refused` for a wrong password and for an unknown name alike; the sign-in is then over.
    pub fn finish(&mut self, #[wasm_bindgen(js_name = responseB64)] response_b64: &str) -> Result<String, Refusal> {
        let response = bytes(response_b64, "responseB64")?;
        let Step::Started(client) = self.step.take()? else {
            return Err(Refusal::of("AlreadyFinished"));
        };
        let account = Account::new(&self.deployment, &self.name)?;
        let finished = client.finish(&response, &account, &mut Random::draw()?);
        overwrite_stack();
        let (finalization, export_key) = finished?;
        self.step = Held::new(Step::Finished(export_key));
        Ok(to_b64(&finalization))
    }

    /// Opens the member's vault, and with it the keys of the centre. Afterwards the sign-in holds nothing any more.
    ///
    /// Throws `Replaced` or `NotInDirectory` if a key is not the one that the root has signed.
    pub fn unlock(
        &mut self,
        #[wasm_bindgen(js_name = memberId)] member_id: &str,
        #[wasm_bindgen(js_name = centreId)] centre_id: &str,
        vault: &str,
        #[wasm_bindgen(js_name = sealedCentreKeys, unchecked_param_type = "SealedCentreKey[]")]
        sealed_centre_keys: &JsValue,
        directory: &Directory,
    ) -> Result<StaffKeys, Refusal> {
        let Step::Finished(export_key) = self.step.get()? else {
            return Err(Refusal::of("NotFinished"));
        };
        let member: MemberId = member_id.parse().map_err(|_| Refusal::bad_argument("memberId"))?;
        let centre: CentreId = centre_id.parse().map_err(|_| Refusal::bad_argument("centreId"))?;
        let member_keys = open_vault(&bytes(vault, "vault")?, export_key, &self.deployment, &member)
            .map_err(|error| Refusal::not_opened("vault", error))?;
        let mut secrets = Vec::new();
        for_each(sealed_centre_keys, "sealedCentreKeys", |key| {
            let key_id: KeyId = id_at(&key, "keyId")?;
            let sealed = bytes_at(&key, "sealed")?;
            let directory = directory.verified();
            let secret = CentreSecret::open_as_member(&sealed, &centre, &key_id, &member_keys, &member, directory)?;
            secrets.push(secret);
            Ok(())
        })?;
        self.step.wipe();
        Ok(StaffKeys(Held::new(secrets)))
    }

    /// Overwrites what it holds. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.step.wipe();
    }
}

/// The secret keys of the member's centre.
#[wasm_bindgen]
pub struct StaffKeys(Held<Vec<CentreSecret>>);

#[wasm_bindgen]
impl StaffKeys {
    /// Opens a thread of the centre.
    ///
    /// Throws `MissingOpeningMark` if it has been opened before and the server no longer has the mark that was made then,
    /// and `ThreadReplaced` if the mark is that of another thread: in both cases the server has put in one of its own.
    #[wasm_bindgen(js_name = openThread)]
    pub fn open_thread(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ThreadToOpen")] thread: JsValue,
    ) -> Result<StaffThread, Refusal> {
        let centres = self.0.get()?;
        let key_id: KeyId = id_at(&thread, "centreKeyId")?;
        let centre = centres.iter().find(|centre| *centre.key_id() == key_id);
        let centre = centre.ok_or_else(|| Refusal::of("UnknownKey"))?;
        let at = ThreadEpoch {
            deployment: *centre.deployment(),
            thread: id_at(&thread, "threadId")?,
            epoch: optional_u32_at(&thread, "epoch")?.ok_or_else(|| Refusal::bad_argument("epoch"))?,
        };
        let reporter = ReporterPublicKey::parse(&bytes_at(&thread, "reporterKey")?)
            .map_err(|_| Refusal::of("ReporterKeyReplaced"))?;
        let key = ThreadKey::open_as_centre(&bytes_at(&thread, "centreSeal")?, &at, centre)
            .map_err(|error| Refusal::not_opened("seal", error))?;
        let mark = key.opening_mark(&at, centre);
        match optional_text_at(&thread, "openingMark")? {
            Some(stored) => mark
                .verify(&bytes(&stored, "openingMark")?)
                .map_err(|_| Refusal::of("ThreadReplaced"))?,
            None if *text_at(&thread, "state")? == NEW => {}
            None => return Err(Refusal::of("MissingOpeningMark")),
        }
        Ok(StaffThread {
            thread: Held::new(Thread::start(at, &key, reporter)),
            mark,
        })
    }

    /// Overwrites the keys. Every later call throws `Wiped`; threads that are open stay so until they are wiped.
    pub fn wipe(&mut self) {
        self.0.wipe();
    }
}

/// The state, as the server words it, in which nobody of the centre has opened a thread.
const NEW: &str = "new";

/// An open thread of the centre.
#[wasm_bindgen]
pub struct StaffThread {
    thread: Held<Thread>,
    mark: OpeningMark,
}

#[wasm_bindgen]
impl StaffThread {
    /// Opens the envelopes that follow those already seen.
    ///
    /// Throws when anything does not follow or does not open; the good messages before it are in the refusal's `opened`.
    /// Throws `ReporterKeyReplaced` if the public key that came with the thread is not the one that the first message names.
    #[wasm_bindgen(unchecked_return_type = "OpenedMessage[]")]
    pub fn load(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] envelopes: &JsValue,
    ) -> Result<JsValue, Refusal> {
        open_all(self.thread.get_mut()?, envelopes)
    }

    /// The mark for the server to keep, base64url: it shows at every later opening that this is the same thread.
    #[wasm_bindgen(js_name = openingMark)]
    pub fn opening_mark(&self) -> String {
        to_b64(self.mark.as_bytes())
    }

    /// Checks the number of the last envelope that the server says to have; throws `Withdrawn` if more was seen before.
    #[wasm_bindgen(js_name = checkOffer)]
    pub fn check_offer(&self, #[wasm_bindgen(js_name = lastSequence)] last_sequence: u32) -> Result<(), Refusal> {
        Ok(self.thread.get()?.chain().check_offer(last_sequence)?)
    }

    /// Seals a reply; base64url. Throws `Pending` while another one waits for its acknowledgement.
    pub fn reply(
        &mut self,
        text: String,
        language: String,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<String, Refusal> {
        let message = Message {
            sent_at: whole(now_seconds, "nowSeconds")?,
            language,
            text,
            intake: None,
        };
        Ok(to_b64(self.thread.get_mut()?.seal(
            &message,
            Direction::FromCentre,
            &mut Random::draw()?,
        )?))
    }

    /// The server has acknowledged the reply that was waiting: the chain moves on.
    #[wasm_bindgen(js_name = confirmSent)]
    pub fn confirm_sent(&mut self) -> Result<(), Refusal> {
        Ok(self.thread.get_mut()?.confirm_sent()?)
    }

    /// Forgets the reply that was waiting: it was changed, or the server has another envelope in its place.
    #[wasm_bindgen(js_name = discardPending)]
    pub fn discard_pending(&mut self) -> Result<(), Refusal> {
        self.thread.get_mut()?.discard_pending();
        Ok(())
    }

    /// Number of the last envelope that was seen or acknowledged; 0 before the first.
    #[wasm_bindgen(getter, js_name = headSequence)]
    pub fn head_sequence(&self) -> Result<u32, Refusal> {
        Ok(self.thread.get()?.chain().sequence())
    }

    /// Overwrites keys and chain. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.thread.wipe();
    }
}

fn bytes_at(object: &JsValue, key: &str) -> Result<Vec<u8>, Refusal> {
    bytes(&text_at(object, key)?, key)
}

fn id_at<T: std::str::FromStr>(object: &JsValue, key: &str) -> Result<T, Refusal> {
    text_at(object, key)?.parse().map_err(|_| Refusal::bad_argument(key))
}
