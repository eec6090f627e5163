//! A directory in words, so that whoever signs it knows what.

use std::fmt::Write as _;
use std::time::{Duration, UNIX_EPOCH};

use ozvise_crypto::staff::Fingerprint;
use ozvise_crypto::{CentreEntry, DeploymentId, Directory, DirectoryDraft};

pub(super) fn of_draft(draft: &DirectoryDraft) -> String {
    words(
        &draft.deployment,
        draft.version,
        [draft.issued_at, draft.expires_at],
        (draft.competence_version, &draft.competence_digest),
        &draft.centres,
    )
}

pub(super) fn of_directory(directory: &Directory) -> String {
    words(
        directory.deployment(),
        directory.version(),
        [directory.issued_at(), directory.expires_at()],
        (directory.competence_version(), directory.competence_digest()),
        directory.centres(),
    )
}

/// What nobody but a person can check.
const COMPARE: &str = "
The digits of a new key have to be those that its maker reads to you over the telephone. Sign nothing else.";

fn words(
    deployment: &DeploymentId,
    version: u64,
    [issued_at, expires_at]: [u64; 2],
    (competence_version, competence_digest): (u32, &[u8; 32]),
    centres: &[CentreEntry],
) -> String {
    let digest: String = competence_digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut text = format!(
        "\
Directory of centres, version {version}, of the portal {deployment}
  valid from      {}
  valid until     {}
  competence      version {competence_version}, SHA-256 {digest}
  centres         {}, of which {} take new threads",
        date(issued_at),
        date(expires_at),
        centres.len(),
        centres.iter().filter(|centre| centre.usable()).count(),
    );
    for centre in centres {
        let key = match &centre.key {
            Some(key) => format!("key {}", key.key_id),
            None => "no key".to_owned(),
        };
        let closed = if centre.accepting { "" } else { ", takes no new threads" };
        let fallback = centre
            .fallback
            .as_ref()
            .map(|id| format!(", else {id}"))
            .unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n  {:<22} {}: {} territories, {key}{closed}{fallback}",
            centre.id.as_str(),
            centre.name,
            centre.territory.len()
        );
        if let Some(key) = &centre.key {
            let digits = Fingerprint::of_centre_key(deployment, &centre.id, key);
            let _ = write!(text, "\n  {:<22} digits of the key: {digits}", "");
        }
    }
    if centres.iter().any(|centre| centre.key.is_some()) {
        text.push_str(COMPARE);
    }
    text
}

/// As in mail and in HTTP (RFC 9110 §5.6.7), in universal time. Years beyond its four digits are told as seconds.
fn date(unix_seconds: u64) -> String {
    /// The last second of the year 9999.
    const LAST: u64 = 253_402_300_799;
    if unix_seconds > LAST {
        return format!("{unix_seconds} s after 1970");
    }
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(unix_seconds))
}

#[cfg(test)]
mod tests {
    use super::{date, of_draft};
    use ozvise_crypto::staff::Fingerprint;
    use ozvise_crypto::{CentreEntry, CentreKeyEntry, DeploymentId, DirectoryDraft, KeyId};

    #[test]
    fn dates_of_any_number() {
        assert_eq!(date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(date(u64::MAX), "18446744073709551615 s after 1970");
    }

    #[test]
    fn everything_that_matters_is_named() {
        let centre = |id: &str, key, accepting| CentreEntry {
            id: id.parse().expect("an id"),
            name: format!("Centre {id}"),
            territory: vec!["CZ0100".to_owned()],
            fallback: None,
            key,
            accepting,
        };
        let key = CentreKeyEntry {
            key_id: KeyId::from_bytes([7; 16]),
            public_key: vec![0; 1216],
        };
        let deployment = DeploymentId::from_bytes([1; 16]);
        let digits = Fingerprint::of_centre_key(&deployment, &"praha".parse().expect("an id"), &key).to_string();
        let text = of_draft(&DirectoryDraft {
            deployment,
            version: 12,
            issued_at: 784_111_777,
            expires_at: 784_198_177,
            competence_version: 3,
            competence_digest: [0xab; 32],
            centres: vec![centre("praha", Some(key), true), centre("brno", None, false)],
        });
        for part in [
            "version 12",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Mon, 07 Nov 1994 08:49:37 GMT",
            "2, of which 1 take new threads",
            "Centre praha: 1 territories, key BwcHBwcHBwcHBwcHBwcHBw",
            &format!("digits of the key: {digits}"),
            "over the telephone",
            "Centre brno: 1 territories, no key, takes no new threads",
        ] {
            assert!(text.contains(part), "{part} is missing in\n{text}");
        }
    }
}
