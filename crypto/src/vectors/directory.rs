//! The signed directory.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::case::{Fault, Input, Output, failed, hex, no_field};
use crate::centre_key::CentreSecret;
use crate::directory::{
    CentreEntry, CentreKeyEntry, Directory, DirectoryDraft, RootPublicKey, RootSecret, UnverifiedDirectory,
};

/// `{root_seed, deployment, version, issued_at, …}` → the root's public key and the signed bytes.
pub(super) fn sign(input: &Input<'_>) -> Output {
    let root = RootSecret::from_bytes(&input.bytes("root_seed")?).ok_or_else(|| no_field("root_seed"))?;
    let draft = DirectoryDraft {
        deployment: input.id("deployment")?,
        version: input.number("version")?,
        issued_at: input.number("issued_at")?,
        expires_at: input.number("expires_at")?,
        competence_version: input.number32("competence_version")?,
        competence_digest: input.array("competence_digest")?,
        centres: input
            .list("centres")?
            .map(|centre| entry(&centre))
            .collect::<Result<_, _>>()?,
    };
    let signed = draft.sign(&root).map_err(failed)?;
    Ok(json!({ "root_key": hex(root.public_key().as_bytes()), "signed": hex(signed) }))
}

/// `{root_key, deployment, now, signed, places?}` → what it says, and who is competent for the places.
pub(super) fn verify(input: &Input<'_>) -> Output {
    let root = RootPublicKey::from_bytes(&input.array("root_key")?).map_err(failed)?;
    let (deployment, now) = (input.id("deployment")?, input.number("now")?);
    let directory = UnverifiedDirectory::parse(&input.bytes("signed")?)
        .and_then(|unverified| unverified.verify(&root, &deployment, now))
        .map_err(failed)?;
    let centres: Vec<Value> = directory
        .centres()
        .iter()
        .map(|centre| describe(centre, &directory))
        .collect();
    let mut competent = Vec::new();
    for place in input.list("places")? {
        let municipality = place
            .optional("municipality")
            .map(|_| place.number32("municipality"))
            .transpose()?;
        let centre = directory.competent_centre(municipality, place.text("district")?);
        competent.push(centre.map(|centre| String::from(centre.id.as_str())));
    }
    Ok(json!({ "version": directory.version(), "centres": centres, "competent": competent }))
}

/// A verified directory in which this centre takes new threads under this key.
pub(super) fn directory_of(secret: &CentreSecret) -> Result<Directory, Fault> {
    let root = RootSecret::from_bytes(&[1; 32]).ok_or_else(|| no_field("root_seed"))?;
    let key = CentreKeyEntry {
        key_id: *secret.key_id(),
        public_key: secret.public_key(),
    };
    let centre = CentreEntry {
        id: secret.centre().clone(),
        name: "A centre".into(),
        territory: Vec::new(),
        fallback: None,
        key: Some(key),
        accepting: true,
    };
    let draft = DirectoryDraft {
        deployment: *secret.deployment(),
        version: 1,
        issued_at: 0,
        expires_at: 1,
        competence_version: 0,
        competence_digest: [0; 32],
        centres: vec![centre],
    };
    let signed = draft.sign(&root).map_err(failed)?;
    UnverifiedDirectory::parse(&signed)
        .and_then(|unverified| unverified.verify(&root.public_key(), secret.deployment(), 0))
        .map_err(failed)
}

fn entry(input: &Input<'_>) -> Result<CentreEntry, Fault> {
    let key = match input.optional("key") {
        Some(key) => Some(CentreKeyEntry {
            key_id: key.id("key_id")?,
            public_key: key.bytes("public_key")?,
        }),
        None => None,
    };
    Ok(CentreEntry {
        id: input.parsed("id")?,
        name: input.text("name")?.into(),
        territory: input
            .list("territory")?
            .map(|code| code.itself().map(Into::into))
            .collect::<Result<_, _>>()?,
        fallback: input
            .optional("fallback")
            .map(|_| input.parsed("fallback"))
            .transpose()?,
        key,
        accepting: input.flag("accepting")?,
    })
}

fn describe(centre: &CentreEntry, directory: &Directory) -> Value {
    let usable = match directory.usable_key(&centre.id) {
        Ok(_) => json!("yes"),
        Err(error) => json!(alloc::format!("{error:?}")),
    };
    json!({
        "id": centre.id.as_str(),
        "name": centre.name,
        "territory": centre.territory,
        "fallback": centre.fallback.as_ref().map(|id| String::from(id.as_str())),
        "key_id": centre.key.as_ref().map(|key| hex(key.key_id.as_bytes())),
        "usable": usable,
    })
}
