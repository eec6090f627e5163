//! Who has a centre's key: approving members, new keys, the recovery sheet, registering and changing a password.

use ozvise_crypto::staff::opaque::{Account, ClientRegistration};
use ozvise_crypto::staff::{
    ComparedMember, Fingerprint, MemberKeys, MemberKind, MemberPublicKeys, MemberSeal, NewCentreKey, Pin,
    UnverifiedMember, Vault,
};
use ozvise_crypto::{CentreId, DeploymentId, MemberId, to_b64};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeroize::Zeroizing;

use crate::directory::{Deployment, Directory};
use crate::handle::{Held, overwrite_stack};
use crate::js::{Object, array, for_each, normalized, text_at};
use crate::message::bytes;
use crate::random::Random;
use crate::refusal::Refusal;
use crate::staff::{Keys, StaffKeys, bytes_at, id_at};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A member of the centre, as the server describes it; binary values as base64url. */
export interface Member {
    memberId: string;
    kind: "member" | "recovery-sheet";
    publicKeys: string;
}

/** A member with the mark of the present key. */
export interface MarkedMember extends Member {
    mark: string;
}

/** The centre's key for one member, for the server to keep. */
export interface MemberSeal {
    memberId: string;
    keyId: string;
    sealed: string;
    mark: string;
}

/** A new key of the centre. It goes live when the root has signed it. */
export interface NewCentreKey {
    centreId: string;
    keyId: string;
    publicKey: string;
    /** To be compared with what the root's machine shows. */
    fingerprint: string;
    /** The key before, under this one. */
    previous?: string;
    seals: MemberSeal[];
}

/** What the server stores of a new password, in one step. */
export interface RegisteredPassword {
    upload: string;
    vault: string;
}

/** What the server stores of a new member. */
export interface RegisteredMember extends RegisteredPassword {
    publicKeys: string;
    /** To be read to the member who approves. */
    fingerprint: string;
}
"#;

#[wasm_bindgen]
impl StaffKeys {
    /// The digits of the own public keys, to be read over the telephone.
    pub fn fingerprint(&self) -> Result<String, Refusal> {
        let keys = self.held()?;
        Ok(Fingerprint::of_member(&keys.deployment, &keys.member, &keys.own.keys.public()).to_string())
    }

    /// Seals the centre's present key to a member whose digits were heard over the telephone and typed.
    ///
    /// Throws `FingerprintDiffers` if they are not those of the keys that the server has given.
    #[wasm_bindgen(unchecked_return_type = "MemberSeal")]
    pub fn approve(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Member")] member: &JsValue,
        heard: &str,
    ) -> Result<JsValue, Refusal> {
        let keys = self.held()?;
        let compared = read_member(member, &keys.deployment)?.compare(heard)?;
        Ok(seal_to_js(&keys.present()?.approve(&compared, &mut Random::draw()?)))
    }

    /// Seals the present key once more to a member who has its mark. Throws `NotVouched` without it.
    #[wasm_bindgen(js_name = sealAgain, unchecked_return_type = "MemberSeal")]
    pub fn seal_again(
        &self,
        #[wasm_bindgen(unchecked_param_type = "MarkedMember")] member: &JsValue,
    ) -> Result<JsValue, Refusal> {
        let keys = self.held()?;
        let said = read_member(member, &keys.deployment)?;
        let vouched = keys.present()?.verify_mark(said, &bytes_at(member, "mark")?)?;
        Ok(seal_to_js(&keys.present()?.seal_again(&vouched, &mut Random::draw()?)?))
    }

    /// Makes the first key of the centre, for oneself and for the recovery sheet.
    #[wasm_bindgen(js_name = createCentreKey, unchecked_return_type = "NewCentreKey")]
    pub fn create_centre_key(&self, sheet: &RecoverySheet) -> Result<JsValue, Refusal> {
        let keys = self.held()?;
        let centre = keys.centre.clone().ok_or_else(|| Refusal::of("UnknownCentre"))?;
        let own = ComparedMember::owner_of(&keys.own.keys, keys.deployment, keys.member);
        let holders = [own, sheet.0.get()?.as_holder()];
        let new = NewCentreKey::found(keys.deployment, centre, &holders, &mut Random::draw()?);
        Ok(new_key_to_js(&new))
    }

    /// Makes the centre's next key for these members, the own and the sheet's among them, each with the mark of the
    /// present key. Who is left out has no access to what comes; a new sheet is given besides.
    #[wasm_bindgen(unchecked_return_type = "NewCentreKey")]
    pub fn rotate(
        &self,
        #[wasm_bindgen(unchecked_param_type = "MarkedMember[]")] members: &JsValue,
        #[wasm_bindgen(js_name = newSheet)] new_sheet: Option<RecoverySheet>,
    ) -> Result<JsValue, Refusal> {
        let keys = self.held()?;
        let present = keys.present()?;
        let mut remaining = Vec::new();
        for_each(members, "members", |member| {
            let said = read_member(&member, &keys.deployment)?;
            remaining.push(present.verify_mark(said, &bytes_at(&member, "mark")?)?);
            Ok(())
        })?;
        let mut added = Vec::new();
        if let Some(sheet) = &new_sheet {
            added.push(sheet.0.get()?.as_holder());
        }
        let new = NewCentreKey::rotate(present, &remaining, &added, &mut Random::draw_for(remaining.len())?)?;
        Ok(new_key_to_js(&new))
    }
}

/// The digits of a member's public keys, as the server gives them.
#[wasm_bindgen(js_name = fingerprintOf)]
pub fn fingerprint_of(
    #[wasm_bindgen(unchecked_param_type = "Member")] member: &JsValue,
    deployment: &Deployment,
) -> Result<String, Refusal> {
    Ok(read_member(member, deployment.id())?.fingerprint().to_string())
}

/// The printed sheet of a centre, by which its key comes back when nobody else has it.
#[wasm_bindgen]
pub struct RecoverySheet(Held<ozvise_crypto::staff::RecoverySheet>);

#[wasm_bindgen]
impl RecoverySheet {
    /// A new sheet, made on this device.
    pub fn generate(
        deployment: &Deployment,
        #[wasm_bindgen(js_name = centreId)] centre_id: &str,
    ) -> Result<RecoverySheet, Refusal> {
        let (centre, random) = (read_centre(centre_id)?, &mut Random::draw()?);
        let sheet = ozvise_crypto::staff::RecoverySheet::generate(*deployment.id(), centre, random);
        Ok(Self(Held::new(sheet)))
    }

    /// The sheet that was typed or scanned. Throws with the `line` to look at, or `ForeignSheet`.
    pub fn parse(
        text: String,
        deployment: &Deployment,
        #[wasm_bindgen(js_name = centreId)] centre_id: &str,
    ) -> Result<RecoverySheet, Refusal> {
        let (text, centre) = (Zeroizing::new(text), read_centre(centre_id)?);
        let sheet = ozvise_crypto::staff::RecoverySheet::parse(&text, *deployment.id(), centre)?;
        Ok(Self(Held::new(sheet)))
    }

    /// The four lines, to be printed.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn lines(&self) -> Result<JsValue, Refusal> {
        Ok(array(self.0.get()?.lines().iter().map(String::as_str)))
    }

    /// The text of the QR code, to be printed.
    pub fn scanned(&self) -> Result<String, Refusal> {
        Ok(std::mem::take(&mut *self.0.get()?.scanned()))
    }

    /// Whether `typed` is the line at `index0` (from 0).
    #[wasm_bindgen(js_name = lineMatches)]
    pub fn line_matches(&self, index0: usize, typed: String) -> Result<bool, Refusal> {
        Ok(self.0.get()?.line_matches(index0, &Zeroizing::new(typed)))
    }

    /// What the server stores of the sheet as a member.
    #[wasm_bindgen(unchecked_return_type = "Member")]
    pub fn member(&self) -> Result<JsValue, Refusal> {
        let sheet = self.0.get()?;
        Ok(Object::plain()
            .with("memberId", to_b64(sheet.member_id().as_bytes()))
            .with("kind", KINDS[1].1)
            .with("publicKeys", to_b64(&sheet.keys().public().to_bytes()))
            .into_value())
    }

    /// Opens the centre's keys with the sheet, to approve members anew. Throws as `SignIn.unlock`.
    pub fn unlock(
        &self,
        #[wasm_bindgen(js_name = centreId)] centre_id: &str,
        #[wasm_bindgen(js_name = sealedCentreKeys, unchecked_param_type = "SealedCentreKey[]")]
        sealed_centre_keys: &JsValue,
        directory: &Directory,
    ) -> Result<StaffKeys, Refusal> {
        let sheet = self.0.get()?;
        let mut keys = Keys {
            deployment: *directory.verified().deployment(),
            member: sheet.member_id(),
            own: Vault {
                keys: sheet.keys(),
                pin: Pin::NONE,
            },
            centre: Some(read_centre(centre_id)?),
            secrets: Vec::new(),
        };
        keys.open(sealed_centre_keys, directory)?;
        Ok(StaffKeys::of(keys))
    }

    /// Overwrites the sheet. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.0.wipe();
    }
}

/// A password that is being set: for an invitation, or in the place of another.
#[wasm_bindgen]
pub struct Registration {
    deployment: DeploymentId,
    name: String,
    request: String,
    step: Held<ClientRegistration>,
}

#[wasm_bindgen]
impl Registration {
    /// Begins. `name` in the form in which the account has it; the password in any Unicode form.
    pub fn start(
        name: String,
        #[wasm_bindgen(unchecked_param_type = "string")] password: JsValue,
        deployment: &Deployment,
    ) -> Result<Registration, Refusal> {
        let password = Zeroizing::new(normalized(&password).ok_or_else(|| Refusal::bad_argument("password"))?);
        let (client, request) = ClientRegistration::start(password.as_bytes(), &mut Random::draw()?)?;
        Ok(Self {
            deployment: *deployment.id(),
            name,
            request: to_b64(&request),
            step: Held::new(client),
        })
    }

    /// The message that begins the registration at the server, base64url.
    #[wasm_bindgen(getter)]
    pub fn request(&self) -> String {
        self.request.clone()
    }

    /// Ends the registration of a new member: makes the keys and the vault. About half a second of work.
    #[wasm_bindgen(js_name = finishNew, unchecked_return_type = "RegisteredMember")]
    pub fn finish_new(
        &mut self,
        #[wasm_bindgen(js_name = responseB64)] response_b64: &str,
        #[wasm_bindgen(js_name = memberId)] member_id: &str,
    ) -> Result<JsValue, Refusal> {
        let member: MemberId = member_id.parse().map_err(|_| Refusal::bad_argument("memberId"))?;
        let own = Vault {
            keys: MemberKeys::generate(&mut Random::draw()?),
            pin: Pin::NONE,
        };
        let public = own.keys.public();
        let fingerprint = Fingerprint::of_member(&self.deployment, &member, &public).to_string();
        Ok(self
            .finish(response_b64, &own, &member)?
            .with("publicKeys", to_b64(&public.to_bytes()))
            .with("fingerprint", fingerprint)
            .into_value())
    }

    /// Ends the change of a password: the same keys under the new one. The server replaces both in one step.
    #[wasm_bindgen(js_name = finishChange, unchecked_return_type = "RegisteredPassword")]
    pub fn finish_change(
        &mut self,
        #[wasm_bindgen(js_name = responseB64)] response_b64: &str,
        keys: &StaffKeys,
    ) -> Result<JsValue, Refusal> {
        let keys = keys.held()?;
        Ok(self.finish(response_b64, &keys.own, &keys.member)?.into_value())
    }

    /// Overwrites what it holds. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.step.wipe();
    }
}

impl Registration {
    fn finish(&mut self, response_b64: &str, own: &Vault, member: &MemberId) -> Result<Object, Refusal> {
        let response = bytes(response_b64, "responseB64")?;
        let account = Account::new(&self.deployment, &self.name)?;
        let finished = self.step.take()?.finish(&response, &account, &mut Random::draw()?);
        overwrite_stack();
        let (upload, export_key) = finished?;
        let vault = own.seal(&export_key, &self.deployment, member, &mut Random::draw()?);
        Ok(Object::plain()
            .with("upload", to_b64(&upload))
            .with("vault", to_b64(&vault)))
    }
}

/// The word for a kind of member in JavaScript.
const KINDS: [(MemberKind, &str); 2] = [
    (MemberKind::Member, "member"),
    (MemberKind::RecoverySheet, "recovery-sheet"),
];

fn read_member(member: &JsValue, deployment: &DeploymentId) -> Result<UnverifiedMember, Refusal> {
    let word = text_at(member, "kind")?;
    let kind = KINDS.iter().find(|(_, known)| *known == word.as_str());
    let keys = MemberPublicKeys::parse(&bytes_at(member, "publicKeys")?);
    Ok(UnverifiedMember {
        deployment: *deployment,
        id: id_at(member, "memberId")?,
        kind: kind.ok_or_else(|| Refusal::bad_argument("kind"))?.0,
        keys: keys.map_err(|_| Refusal::bad_argument("publicKeys"))?,
    })
}

fn read_centre(id: &str) -> Result<CentreId, Refusal> {
    id.parse().map_err(|_| Refusal::bad_argument("centreId"))
}

fn seal_to_js(seal: &MemberSeal) -> JsValue {
    Object::plain()
        .with("memberId", to_b64(seal.member.as_bytes()))
        .with("keyId", to_b64(seal.key_id.as_bytes()))
        .with("sealed", to_b64(&seal.sealed))
        .with("mark", to_b64(seal.mark.as_bytes()))
        .into_value()
}

fn new_key_to_js(new: &NewCentreKey) -> JsValue {
    Object::plain()
        .with("centreId", new.centre.as_str())
        .with("keyId", to_b64(new.entry.key_id.as_bytes()))
        .with("publicKey", to_b64(&new.entry.public_key))
        .with("fingerprint", new.fingerprint.to_string())
        .with("previous", new.previous.as_deref().map(to_b64))
        .with("seals", array(new.seals.iter().map(seal_to_js)))
        .into_value()
}
