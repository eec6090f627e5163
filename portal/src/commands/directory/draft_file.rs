//! A draft as a text file, so that it can be read before it is signed.

use std::path::Path;

use ozvise_crypto::{CentreEntry, CentreKeyEntry, DirectoryDraft, from_b64, to_b64};
use serde::{Deserialize, Serialize};

use crate::commands::error::CommandError;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftFile {
    deployment: String,
    version: u64,
    issued_at: u64,
    expires_at: u64,
    competence_version: u32,
    competence_digest: String,
    centre: Vec<CentreFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CentreFile {
    id: String,
    name: String,
    territory: Vec<String>,
    fallback: Option<String>,
    accepting: bool,
    key_id: Option<String>,
    public_key: Option<String>,
}

pub(super) fn write(draft: &DirectoryDraft, path: &Path) -> Result<(), CommandError> {
    let failed = |source| CommandError::File {
        path: path.to_owned(),
        source,
    };
    let file = DraftFile {
        deployment: draft.deployment.to_string(),
        version: draft.version,
        issued_at: draft.issued_at,
        expires_at: draft.expires_at,
        competence_version: draft.competence_version,
        competence_digest: to_b64(&draft.competence_digest),
        centre: draft.centres.iter().map(CentreFile::from).collect(),
    };
    let text = toml::to_string(&file).map_err(|error| failed(std::io::Error::other(error)))?;
    std::fs::write(path, text).map_err(failed)
}

pub(super) fn read(path: &Path) -> Result<DirectoryDraft, CommandError> {
    let text = std::fs::read_to_string(path).map_err(|source| CommandError::File {
        path: path.to_owned(),
        source,
    })?;
    parse(&text).ok_or_else(|| CommandError::NotADraft(path.to_owned()))
}

fn parse(text: &str) -> Option<DirectoryDraft> {
    let file: DraftFile = toml::from_str(text).ok()?;
    Some(DirectoryDraft {
        deployment: file.deployment.parse().ok()?,
        version: file.version,
        issued_at: file.issued_at,
        expires_at: file.expires_at,
        competence_version: file.competence_version,
        competence_digest: from_b64(&file.competence_digest)?.try_into().ok()?,
        centres: file
            .centre
            .into_iter()
            .map(CentreFile::into_entry)
            .collect::<Option<_>>()?,
    })
}

impl From<&CentreEntry> for CentreFile {
    fn from(entry: &CentreEntry) -> Self {
        Self {
            id: entry.id.to_string(),
            name: entry.name.clone(),
            territory: entry.territory.clone(),
            fallback: entry.fallback.as_ref().map(ToString::to_string),
            accepting: entry.accepting,
            key_id: entry.key.as_ref().map(|key| key.key_id.to_string()),
            public_key: entry.key.as_ref().map(|key| to_b64(&key.public_key)),
        }
    }
}

impl CentreFile {
    fn into_entry(self) -> Option<CentreEntry> {
        let key = match (self.key_id, self.public_key) {
            (Some(id), Some(key)) => Some(CentreKeyEntry {
                key_id: id.parse().ok()?,
                public_key: from_b64(&key)?,
            }),
            (None, None) => None,
            // Half a key is not a centre without a key.
            _ => return None,
        };
        Some(CentreEntry {
            id: self.id.parse().ok()?,
            name: self.name,
            territory: self.territory,
            fallback: self.fallback.map(|id| id.parse()).transpose().ok()?,
            key,
            accepting: self.accepting,
        })
    }
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::{CentreEntry, CentreKeyEntry, DeploymentId, DirectoryDraft, KeyId};

    use super::{parse, read, write};

    #[test]
    fn a_draft_is_read_back() {
        let centre = |id: &str, fallback: Option<&str>, key| CentreEntry {
            id: id.parse().expect("an id"),
            name: format!("Centrum „{id}“"),
            territory: vec!["CZ0100".to_owned(), "500011".to_owned()],
            fallback: fallback.map(|id| id.parse().expect("an id")),
            key,
            accepting: true,
        };
        let key = CentreKeyEntry {
            key_id: KeyId::from_bytes([7; 16]),
            public_key: vec![9; 1216],
        };
        let draft = DirectoryDraft {
            deployment: DeploymentId::from_bytes([1; 16]),
            version: 12,
            issued_at: 784_111_777,
            expires_at: 784_198_177,
            competence_version: 3,
            competence_digest: [0xab; 32],
            centres: vec![centre("praha", None, Some(key)), centre("brno", Some("praha"), None)],
        };
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.toml");
        write(&draft, &path).expect("written");
        assert_eq!(read(&path).expect("read"), draft);

        let text = std::fs::read_to_string(&path).expect("read");
        assert!(parse(&text.replacen("key_id", "no_key_id", 1)).is_none());
        let half: String = text
            .lines()
            .filter(|line| !line.starts_with("public_key"))
            .collect::<Vec<_>>()
            .join("\n");
        assert!(parse(&half).is_none(), "half a key is refused");
    }
}
