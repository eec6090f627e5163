//! What a directory says, and its CBOR.

use alloc::string::String;
use alloc::vec::Vec;

use crate::cbor::{NotCbor, Reader, Writer, canonical};
use crate::ids::{CentreId, DeploymentId, KeyId};
use crate::message::{MAX_TIME, is_district};
use crate::sealed_box::{KEM_PUBLIC_KEY_BYTES, KemPublicKey};

/// Longest directory in bytes: all centres with keys and all territories fit.
pub const MAX_DIRECTORY_BYTES: usize = 256 * 1024;
/// Most centres: the country has 17 intervention centres, and room for other kinds is left.
pub const MAX_CENTRES: u64 = 128;
/// Most territories of all centres together: the country has 77 districts, and municipalities are named only where they
/// are exceptions from theirs.
pub const MAX_TERRITORIES: usize = 2048;
/// Longest name of a centre in bytes.
pub const MAX_CENTRE_NAME_BYTES: usize = 200;

/// What a directory says: the part that is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryDraft {
    /// The deployment for which it is signed.
    pub deployment: DeploymentId,
    /// The number of this directory; each new one has a higher number.
    pub version: u64,
    /// When it was signed, in seconds since the Unix epoch.
    pub issued_at: u64,
    /// From when on it is refused, in seconds since the Unix epoch; after `issued_at`.
    pub expires_at: u64,
    /// Version of the table of competence from which the territories were made.
    pub competence_version: u32,
    /// SHA-256 of that table.
    pub competence_digest: [u8; 32],
    /// The centres. No id, no key id and no territory occurs twice; a fallback is another centre of the list.
    pub centres: Vec<CentreEntry>,
}

/// One centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CentreEntry {
    /// Its id.
    pub id: CentreId,
    /// Its name as people know it.
    pub name: String,
    /// What it is competent for: LAU codes of districts, and six-digit codes of municipalities, which go before.
    pub territory: Vec<String>,
    /// Who takes over when it cannot be used.
    pub fallback: Option<CentreId>,
    /// Its current key, if it takes part.
    pub key: Option<CentreKeyEntry>,
    /// Whether it takes new threads.
    pub accepting: bool,
}

/// The current key of a centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CentreKeyEntry {
    /// Its random id.
    pub key_id: KeyId,
    /// The X-Wing public key, 1216 bytes.
    pub public_key: Vec<u8>,
}

impl CentreEntry {
    /// Whether new threads can be sealed to it.
    #[must_use]
    pub fn usable(&self) -> bool {
        self.accepting && self.key.is_some()
    }

    fn is_valid(&self) -> bool {
        (1..=MAX_CENTRE_NAME_BYTES).contains(&self.name.len())
            && self.territory.iter().all(|code| is_district(code))
            && self.fallback.as_ref() != Some(&self.id)
            && self
                .key
                .as_ref()
                .is_none_or(|key| KemPublicKey::parse(&key.public_key).is_some())
    }

    fn write(&self, out: &mut Writer) {
        out.map(4 + usize::from(self.fallback.is_some()) + usize::from(self.key.is_some()));
        out.uint(0);
        out.text(self.id.as_str());
        out.uint(1);
        out.text(&self.name);
        out.uint(2);
        out.array(self.territory.len());
        for code in &self.territory {
            out.text(code);
        }
        if let Some(fallback) = &self.fallback {
            out.uint(3);
            out.text(fallback.as_str());
        }
        if let Some(key) = &self.key {
            out.uint(4);
            out.map(2);
            out.uint(0);
            out.bytes(key.key_id.as_bytes());
            out.uint(1);
            out.bytes(&key.public_key);
        }
        out.uint(5);
        out.bool(self.accepting);
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        input.map()?;
        input.key(0)?;
        let id = read_centre_id(input)?;
        input.key(1)?;
        let name = input.text()?;
        input.key(2)?;
        let territory = (0..input.array(MAX_TERRITORIES as u64)?)
            .map(|_| input.text())
            .collect::<Result<_, _>>()?;
        let fallback = if input.optional_key(3) {
            Some(read_centre_id(input)?)
        } else {
            None
        };
        let key = if input.optional_key(4) {
            Some(CentreKeyEntry::read(input)?)
        } else {
            None
        };
        input.key(5)?;
        Ok(Self {
            id,
            name,
            territory,
            fallback,
            key,
            accepting: input.bool()?,
        })
    }
}

impl CentreKeyEntry {
    fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        input.map()?;
        input.key(0)?;
        let key_id = KeyId::from_bytes(input.array_of()?);
        input.key(1)?;
        Ok(Self {
            key_id,
            public_key: input.array_of::<KEM_PUBLIC_KEY_BYTES>()?.to_vec(),
        })
    }
}

impl DirectoryDraft {
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::after(&[], 0);
        out.map(7);
        out.uint(0);
        out.bytes(self.deployment.as_bytes());
        out.uint(1);
        out.uint(self.version);
        out.uint(2);
        out.uint(self.issued_at);
        out.uint(3);
        out.uint(self.expires_at);
        out.uint(4);
        out.uint(self.competence_version.into());
        out.uint(5);
        out.bytes(&self.competence_digest);
        out.uint(6);
        out.array(self.centres.len());
        for centre in &self.centres {
            centre.write(&mut out);
        }
        out.finish()
    }

    /// The contents of a directory; `None` if they are malformed or contradict themselves.
    pub(super) fn decode(cbor: &[u8]) -> Option<Self> {
        let contents = Self::read(&mut Reader::new(cbor)).ok()?;
        canonical(cbor, contents.encode()).ok()?;
        contents.is_valid().then_some(contents)
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        input.map()?;
        input.key(0)?;
        let deployment = DeploymentId::from_bytes(input.array_of()?);
        input.key(1)?;
        let version = input.uint()?;
        input.key(2)?;
        let issued_at = input.uint()?;
        input.key(3)?;
        let expires_at = input.uint()?;
        input.key(4)?;
        let competence_version = input.uint32()?;
        input.key(5)?;
        let competence_digest = input.array_of()?;
        input.key(6)?;
        let centres = (0..input.array(MAX_CENTRES)?)
            .map(|_| CentreEntry::read(input))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            deployment,
            version,
            issued_at,
            expires_at,
            competence_version,
            competence_digest,
            centres,
        })
    }

    fn is_valid(&self) -> bool {
        let centres = || self.centres.iter();
        let ids: Vec<&[u8]> = centres().map(|centre| centre.id.as_str().as_bytes()).collect();
        let territories: Vec<&[u8]> = centres()
            .flat_map(|centre| &centre.territory)
            .map(String::as_bytes)
            .collect();
        let keys = centres().filter_map(|centre| centre.key.as_ref());
        let keys: Vec<&[u8]> = keys.map(|key| key.key_id.as_bytes().as_slice()).collect();
        let mut fallbacks = centres().filter_map(|centre| centre.fallback.as_ref());
        self.issued_at < self.expires_at
            && self.expires_at <= MAX_TIME
            && centres().all(CentreEntry::is_valid)
            && territories.len() <= MAX_TERRITORIES
            && [&ids, &territories, &keys].into_iter().all(|items| all_differ(items))
            && fallbacks.all(|id| ids.contains(&id.as_str().as_bytes()))
    }
}

fn read_centre_id(input: &mut Reader<'_>) -> Result<CentreId, NotCbor> {
    input.text()?.parse().map_err(|_| NotCbor)
}

/// Each with each: the lists are short, and a sorted set would be a tenth of the reporter's module.
fn all_differ(items: &[&[u8]]) -> bool {
    items
        .iter()
        .enumerate()
        .all(|(index, item)| !items[..index].contains(item))
}
