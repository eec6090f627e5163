//! What a counsellor has: the sign-in, the centre's keys, and the threads that they open.

use ozvise_crypto::staff::opaque::{Account, ClientSignIn};
use ozvise_crypto::staff::{ExportKey, Notebook, Vault};
use ozvise_crypto::{
    CentreId, CentreSeal, CentreSecret, DeploymentId, KeyId, MemberId, ReporterPublicKey, StoredThread, ThreadId,
    to_b64,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeroize::Zeroizing;

use crate::directory::{Deployment, Directory};
use crate::handle::{Held, overwrite_stack};
use crate::js::{Object, array, for_each, normalized, optional_text_at, optional_u32_at, optional_value_at, text_at};
use crate::message::{bytes, epoch_to_js, text_bytes};
use crate::random::Random;
use crate::refusal::Refusal;
use crate::staff_thread::StaffThread;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A key of the centre, sealed to the member, as the server keeps it. */
export interface SealedCentreKey {
    keyId: string;
    sealed: string;
    /** The keys before, as each is kept under the one after it, the newest first. */
    previous?: string[];
}

/** One key of a thread, sealed to the centre. */
export interface CentreSeal {
    epoch: number;
    keyId: string;
    sealed: string;
}

/** A thread as the server describes it; binary values as base64url. */
export interface ThreadToOpen {
    threadId: string;
    /** As the server names it; "new" if nobody of the centre has opened it. */
    state: string;
    /** Of every epoch, from 1 on. */
    centreSeals: CentreSeal[];
    reporterKey: string;
    openingMark?: string;
}

/** A thread that is sealed to a key before the present one. */
export interface ThreadToReseal extends Omit<ThreadToOpen, "state"> {
    /** The first envelope of the thread: it names the reporter's public key. */
    firstEnvelope: string;
    /** What the centre keeps about it, if it does. */
    notebook?: string;
    label?: string;
}

/** What the server puts in the place of a thread's old seals. */
export interface ResealedThread {
    keyId: string;
    /** Of the epochs so far, from 1 on. */
    centreSeals: string[];
    next: NewEpoch;
    openingMark: string;
    /** If the thread had them; a label that could not be opened is left out. */
    notebook?: string;
    label?: string;
}

/** What the server needs to hand a thread over. */
export interface SealedHandover {
    /** The other centre's key. */
    keyId: string;
    centreSeals: string[];
    envelope: string;
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
        // Roles that belong to no centre have no centre's keys.
        let centre: Option<CentreId> = match centre_id {
            "" => None,
            id => Some(id.parse().map_err(|_| Refusal::bad_argument("centreId"))?),
        };
        let opened = Vault::open(&bytes(vault, "vault")?, export_key, &self.deployment, &member)
            .map_err(|error| Refusal::not_opened("vault", error))?;
        let pin = opened.pin.follow(directory.verified(), centre.as_ref())?;
        let advanced = pin != opened.pin;
        let mut keys = Keys {
            deployment: self.deployment,
            member,
            own: Vault { keys: opened.keys, pin },
            centre,
            secrets: Vec::new(),
        };
        keys.open(sealed_centre_keys, directory)?;
        let vault = if advanced {
            Some(
                keys.own
                    .seal(export_key, &self.deployment, &member, &mut Random::draw()?),
            )
        } else {
            None
        };
        self.step.wipe();
        Ok(StaffKeys {
            keys: Held::new(keys),
            vault: vault.as_deref().map(to_b64),
        })
    }

    /// Overwrites what it holds. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.step.wipe();
    }
}

/// The secret keys of a member, and of the member's centre.
#[wasm_bindgen]
pub struct StaffKeys {
    keys: Held<Keys>,
    vault: Option<String>,
}

/// What is behind a [`StaffKeys`].
pub(crate) struct Keys {
    pub(crate) deployment: DeploymentId,
    pub(crate) member: MemberId,
    pub(crate) own: Vault,
    pub(crate) centre: Option<CentreId>,
    /// The present key first.
    pub(crate) secrets: Vec<CentreSecret>,
}

impl Keys {
    /// Opens the centre's keys that are sealed to this member, and with each the ones before it.
    pub(crate) fn open(&mut self, sealed: &JsValue, directory: &Directory) -> Result<(), Refusal> {
        let Some(centre) = &self.centre else { return Ok(()) };
        for_each(sealed, "sealedCentreKeys", |key| {
            let key_id: KeyId = id_at(&key, "keyId")?;
            let (sealed, directory) = (bytes_at(&key, "sealed")?, directory.verified());
            let (own, member) = (&self.own.keys, &self.member);
            let secret = CentreSecret::open_as_member(&sealed, centre, &key_id, own, member, directory)?;
            self.secrets.push(secret);
            let Some(previous) = optional_value_at(&key, "previous")? else {
                return Ok(());
            };
            for_each(&previous, "previous", |link| {
                let newest = self.secrets.last().ok_or_else(|| Refusal::of("UnknownKey"))?;
                let secret = newest.open_previous(&text_bytes(&link, "previous")?);
                self.secrets
                    .push(secret.map_err(|error| Refusal::not_opened("centreKey", error))?);
                Ok(())
            })
        })
    }

    /// The centre's present key.
    pub(crate) fn present(&self) -> Result<&CentreSecret, Refusal> {
        self.secrets.first().ok_or_else(|| Refusal::of("UnknownKey"))
    }
}

impl StaffKeys {
    pub(crate) fn of(keys: Keys) -> Self {
        Self {
            keys: Held::new(keys),
            vault: None,
        }
    }

    pub(crate) fn held(&self) -> Result<&Keys, Refusal> {
        self.keys.get()
    }
}

#[wasm_bindgen]
impl StaffKeys {
    /// The vault for the server to store in the place of the old one, base64url: a later directory was seen than it
    /// remembers. `undefined` if nothing is new.
    #[wasm_bindgen(js_name = vaultToStore)]
    pub fn vault_to_store(&self) -> Option<String> {
        self.vault.clone()
    }

    /// Opens a thread of the centre.
    ///
    /// Throws `MissingOpeningMark` if it has been opened before and the server no longer has the mark that was made then,
    /// and `ThreadReplaced` if the mark is that of another thread: in both cases the server has put in one of its own.
    #[wasm_bindgen(js_name = openThread)]
    pub fn open_thread(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ThreadToOpen")] thread: JsValue,
    ) -> Result<StaffThread, Refusal> {
        let keys = self.keys.get()?;
        let sealed = SealedThread::read(&thread)?;
        if sealed.mark.is_none() && *text_at(&thread, "state")? != NEW {
            return Err(Refusal::of("MissingOpeningMark"));
        }
        let (thread, mark) = sealed.stored(&keys.deployment, &sealed.seals()).open(&keys.secrets)?;
        Ok(StaffThread {
            thread: Held::new(thread),
            mark,
        })
    }

    /// Seals a thread's keys to the centre's present key and starts a new epoch of it. The server stores all of it in one
    /// step, if no epoch was started meanwhile.
    #[wasm_bindgen(unchecked_return_type = "ResealedThread")]
    pub fn reseal(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ThreadToReseal")] thread: JsValue,
        directory: &Directory,
    ) -> Result<JsValue, Refusal> {
        let keys = self.keys.get()?;
        let (sealed, new) = (SealedThread::read(&thread)?, keys.present()?);
        let listed = directory.key_of(new.centre())?;
        let first = bytes_at(&thread, "firstEnvelope")?;
        let seals = sealed.seals();
        let mut random = Random::draw_for(seals.len())?;
        let resealed =
            sealed
                .stored(&keys.deployment, &seals)
                .reseal(&first, &keys.secrets, new, &listed, &mut random)?;
        let kept = match (
            optional_bytes_at(&thread, "notebook")?,
            optional_bytes_at(&thread, "label")?,
        ) {
            (Some(notebook), label) => Some(Notebook::reseal(
                &notebook,
                label.as_deref(),
                &keys.secrets,
                new,
                &sealed.thread,
                &mut random,
            )?),
            (None, _) => None,
        };
        let label = kept.as_ref().and_then(|kept| kept.label.as_deref());
        Ok(Object::plain()
            .with("keyId", to_b64(resealed.key_id.as_bytes()))
            .with(
                "centreSeals",
                array(resealed.centre_seals.iter().map(|seal| to_b64(seal))),
            )
            .with("next", epoch_to_js(&resealed.next))
            .with("openingMark", to_b64(resealed.opening_mark.as_bytes()))
            .with("notebook", kept.as_ref().map(|kept| to_b64(&kept.notebook)))
            .with("label", label.map(to_b64))
            .into_value())
    }

    /// Opens the centre's keys anew: the root has signed a new one, or a colleague has approved the member meanwhile. What
    /// was open before stays if anything is refused. Throws as `SignIn.unlock`.
    #[wasm_bindgen(js_name = openCentreKeys)]
    pub fn open_centre_keys(
        &mut self,
        #[wasm_bindgen(js_name = sealedCentreKeys, unchecked_param_type = "SealedCentreKey[]")]
        sealed_centre_keys: &JsValue,
        directory: &Directory,
    ) -> Result<(), Refusal> {
        let keys = self.keys.get_mut()?;
        let pin = keys.own.pin.follow(directory.verified(), keys.centre.as_ref())?;
        let before = std::mem::take(&mut keys.secrets);
        match keys.open(sealed_centre_keys, directory) {
            Ok(()) => keys.own.pin = pin,
            Err(refusal) => {
                keys.secrets = before;
                return Err(refusal);
            }
        }
        Ok(())
    }

    /// Overwrites the keys. Every later call throws `Wiped`; threads that are open stay so until they are wiped.
    pub fn wipe(&mut self) {
        self.keys.wipe();
    }
}

/// The state, as the server words it, in which nobody of the centre has opened a thread.
const NEW: &str = "new";

/// A thread as the page gives it.
struct SealedThread {
    thread: ThreadId,
    reporter: ReporterPublicKey,
    mark: Option<Vec<u8>>,
    seals: Vec<(u32, KeyId, Vec<u8>)>,
}

impl SealedThread {
    fn read(thread: &JsValue) -> Result<Self, Refusal> {
        let mut seals = Vec::new();
        let listed = optional_value_at(thread, "centreSeals")?.ok_or_else(|| Refusal::bad_argument("centreSeals"))?;
        for_each(&listed, "centreSeals", |seal| {
            let epoch = optional_u32_at(&seal, "epoch")?.ok_or_else(|| Refusal::bad_argument("epoch"))?;
            seals.push((epoch, id_at(&seal, "keyId")?, bytes_at(&seal, "sealed")?));
            Ok(())
        })?;
        Ok(Self {
            thread: id_at(thread, "threadId")?,
            reporter: ReporterPublicKey::parse(&bytes_at(thread, "reporterKey")?)
                .map_err(|_| Refusal::of("ReporterKeyReplaced"))?,
            mark: optional_bytes_at(thread, "openingMark")?,
            seals,
        })
    }

    fn seals(&self) -> Vec<CentreSeal<'_>> {
        self.seals
            .iter()
            .map(|(epoch, key_id, sealed)| CentreSeal {
                epoch: *epoch,
                key_id: *key_id,
                sealed,
            })
            .collect()
    }

    fn stored<'a>(&'a self, deployment: &DeploymentId, seals: &'a [CentreSeal<'a>]) -> StoredThread<'a> {
        StoredThread {
            deployment: *deployment,
            thread: self.thread,
            seals,
            opening_mark: self.mark.as_deref(),
            reporter: self.reporter.clone(),
        }
    }
}

fn optional_bytes_at(object: &JsValue, key: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let text = optional_text_at(object, key)?;
    text.map(|text| bytes(&text, key)).transpose()
}

pub(crate) fn bytes_at(object: &JsValue, key: &str) -> Result<Vec<u8>, Refusal> {
    bytes(&text_at(object, key)?, key)
}

pub(crate) fn id_at<T: std::str::FromStr>(object: &JsValue, key: &str) -> Result<T, Refusal> {
    text_at(object, key)?.parse().map_err(|_| Refusal::bad_argument(key))
}
