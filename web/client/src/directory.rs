//! The installation that a page belongs to, and its verified directory of centres.

use ozvise_crypto::{CentreId, DeploymentId, RootPublicKey, UnverifiedDirectory};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::js::{Object, array, number, whole};
use crate::message::bytes;
use crate::refusal::Refusal;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** One centre of a verified directory. */
export interface Centre {
    id: string;
    name: string;
    /** Whether a new thread can be sealed to it. */
    usable: boolean;
    /** Id of the centre that takes over. */
    fallback?: string;
}
"#;

/// One installation of the portal: its id and the public key of its offline root.
#[wasm_bindgen]
pub struct Deployment {
    id: DeploymentId,
    root: RootPublicKey,
}

#[wasm_bindgen]
impl Deployment {
    /// Both as base64url, from the page's own constants.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(js_name = idB64)] id_b64: &str,
        #[wasm_bindgen(js_name = rootKeyB64)] root_key_b64: &str,
    ) -> Result<Deployment, Refusal> {
        let id = id_b64.parse().map_err(|_| Refusal::bad_argument("idB64"))?;
        let root = root_key_b64.parse().map_err(|_| Refusal::bad_argument("rootKeyB64"))?;
        Ok(Self { id, root })
    }

    /// Believes a directory only if the root has signed it for this deployment and this time.
    #[wasm_bindgen(js_name = verifyDirectory)]
    pub fn verify_directory(
        &self,
        #[wasm_bindgen(js_name = directoryB64)] directory_b64: &str,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<Directory, Refusal> {
        let now = whole(now_seconds, "nowSeconds")?;
        let unverified = UnverifiedDirectory::parse(&bytes(directory_b64, "directoryB64")?)?;
        Ok(Directory(unverified.verify(&self.root, &self.id, now)?))
    }
}

impl Deployment {
    pub(crate) fn id(&self) -> &DeploymentId {
        &self.id
    }
}

/// A directory that the root has signed for this deployment.
#[wasm_bindgen]
pub struct Directory(ozvise_crypto::Directory);

#[wasm_bindgen]
impl Directory {
    /// Its number; a later directory has a higher one.
    #[wasm_bindgen(getter, unchecked_return_type = "number")]
    pub fn version(&self) -> JsValue {
        number(self.0.version())
    }

    /// From when on it is refused, in Unix seconds.
    #[wasm_bindgen(getter, js_name = expiresAt, unchecked_return_type = "number")]
    pub fn expires_at(&self) -> JsValue {
        number(self.0.expires_at())
    }

    /// Id of the centre that is competent for a place, usable or not.
    #[wasm_bindgen(js_name = centreFor)]
    pub fn centre_for(&self, municipality: Option<u32>, district: &str) -> Option<String> {
        self.0
            .competent_centre(municipality, district)
            .map(|centre| centre.id.as_str().to_owned())
    }

    /// The centre with this id.
    #[wasm_bindgen(unchecked_return_type = "Centre | undefined")]
    pub fn centre(&self, id: &str) -> JsValue {
        let entry = id.parse::<CentreId>().ok().and_then(|id| self.0.centre(&id));
        let Some(entry) = entry else { return JsValue::UNDEFINED };
        Object::plain()
            .with("id", entry.id.as_str())
            .with("name", entry.name.as_str())
            .with("usable", entry.usable())
            .with("fallback", entry.fallback.as_ref().map(CentreId::as_str))
            .into_value()
    }

    /// Ids of the centres to which a new thread can be sealed.
    #[wasm_bindgen(js_name = usableCentres, unchecked_return_type = "string[]")]
    pub fn usable_centres(&self) -> JsValue {
        let usable = self.0.centres().iter().filter(|centre| centre.usable());
        array(usable.map(|centre| centre.id.as_str()))
    }
}

impl Directory {
    /// The key to which a new thread is sealed.
    #[cfg(feature = "reporter")]
    pub(crate) fn usable_key(&self, centre: &str) -> Result<ozvise_crypto::CentrePublicKey, Refusal> {
        let centre = centre.parse().map_err(|_| Refusal::of("UnknownCentre"))?;
        Ok(self.0.usable_key(&centre)?)
    }

    /// The key of a centre to which a thread goes.
    pub(crate) fn key_of(&self, centre: &CentreId) -> Result<ozvise_crypto::CentrePublicKey, Refusal> {
        Ok(self.0.key_of(centre)?)
    }

    #[cfg(feature = "staff")]
    pub(crate) fn verified(&self) -> &ozvise_crypto::Directory {
        &self.0
    }
}
