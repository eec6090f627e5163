//! Canary words: text that is planted where a secret would be, and then looked for in everything that must not hold one.
//!
//! A secret can leak in a disguise, so each word is looked for in every encoding in which a careless program would write
//! it: UTF-8, UTF-16, JSON escapes, percent escapes, base64 at each of its three alignments, and hexadecimal.

use std::fs;
use std::path::Path;

use aho_corasick::AhoCorasick;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// One planted word with the forms it could be found in.
#[derive(Clone)]
pub struct Canary {
    name: String,
    needles: Vec<(&'static str, Vec<u8>)>,
}

/// A canary found where it must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// What was planted ("the message", "the code").
    pub canary: String,
    /// The encoding it was found in.
    pub encoding: &'static str,
    /// Where it was found.
    pub place: String,
}

impl Canary {
    /// `name` says what is planted, `word` is the planted text. Short words would be found by chance, so eight bytes are
    /// the least.
    pub fn new(name: impl Into<String>, word: &str) -> Self {
        assert_long_enough(word.as_bytes());
        Self {
            name: name.into(),
            needles: encodings(word),
        }
    }

    /// A secret that is bytes and not text.
    pub fn of_bytes(name: impl Into<String>, bytes: &[u8]) -> Self {
        assert_long_enough(bytes);
        Self {
            name: name.into(),
            needles: encodings_of_bytes(bytes),
        }
    }
}

fn assert_long_enough(canary: &[u8]) {
    assert!(
        canary.len() >= 8,
        "a canary of {} bytes would be found by chance",
        canary.len()
    );
}

/// Every form of `word` that is looked for.
fn encodings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = encodings_of_bytes(word.as_bytes());
    forms.push(("UTF-16LE", word.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    forms.push(("UTF-16BE", word.encode_utf16().flat_map(u16::to_be_bytes).collect()));
    forms.push(("percent escapes", percent(word.as_bytes()).into_bytes()));
    forms.push(("JSON escapes", json_escapes(word).into_bytes()));
    forms
}

fn encodings_of_bytes(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![
        ("as it is", bytes.to_vec()),
        ("hexadecimal", hex(bytes).into_bytes()),
        ("HEXADECIMAL", hex(bytes).to_uppercase().into_bytes()),
    ];
    for lead in 0..3 {
        forms.push(("base64", base64_at(lead, bytes, &STANDARD_NO_PAD)));
        forms.push(("base64url", base64_at(lead, bytes, &URL_SAFE_NO_PAD)));
    }
    forms
}

/// The base64 characters that are certain when `lead` unknown bytes (modulo three) and any further ones surround `bytes`.
fn base64_at(lead: usize, bytes: &[u8], engine: &impl base64::Engine) -> Vec<u8> {
    let mut padded = vec![0; lead];
    padded.extend_from_slice(bytes);
    let encoded = engine.encode(&padded).into_bytes();
    let first = (lead * 8).div_ceil(6);
    let last = padded.len() * 8 / 6;
    encoded[first..last].to_vec()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn percent(bytes: &[u8]) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    bytes
        .iter()
        .map(|byte| {
            if plain(byte) {
                char::from(*byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

fn json_escapes(word: &str) -> String {
    let escape = |unit: u16| match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    word.encode_utf16().map(escape).collect()
}

/// What is looked for, and what was found so far.
pub struct Scan {
    /// All forms of all canaries at once: a database cluster is read once, not once for each form.
    needles: AhoCorasick,
    /// The canary's name and the encoding of each needle, in the needles' order.
    meanings: Vec<(String, &'static str)>,
    sightings: Vec<Sighting>,
    bytes_read: u64,
}

impl Scan {
    /// A scan for all of `canaries`.
    pub fn for_all(canaries: Vec<Canary>) -> Self {
        let forms = |canary: Canary| {
            let name = canary.name;
            canary
                .needles
                .into_iter()
                .map(move |(encoding, needle)| (needle, (name.clone(), encoding)))
        };
        let (needles, meanings): (Vec<_>, Vec<_>) = canaries.into_iter().flat_map(forms).unzip();
        let needles = AhoCorasick::new(needles).expect("a few hundred short needles");
        Self {
            needles,
            meanings,
            sightings: Vec::new(),
            bytes_read: 0,
        }
    }

    /// Looks at one piece of data; `place` is told when something is found.
    pub fn bytes(&mut self, place: &str, data: &[u8]) {
        self.bytes_read += data.len() as u64;
        for hit in self.needles.find_overlapping_iter(data) {
            let (canary, encoding) = &self.meanings[hit.pattern().as_usize()];
            let sighting = Sighting {
                canary: canary.clone(),
                encoding,
                place: place.to_owned(),
            };
            if !self.sightings.contains(&sighting) {
                self.sightings.push(sighting);
            }
        }
    }

    /// Looks at every file under `folder`. Files that vanish while a database is at work are passed over.
    pub fn folder(&mut self, folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                self.folder(&path);
            } else if let Ok(data) = fs::read(&path) {
                self.bytes(&path.display().to_string(), &data);
            }
        }
    }

    /// What was found.
    pub fn sightings(&self) -> &[Sighting] {
        &self.sightings
    }

    /// Fails with everything that was found, or if there was nothing to look at.
    pub fn assert_clean(&self) {
        assert!(self.bytes_read > 0, "the scan has looked at nothing");
        assert!(
            self.sightings.is_empty(),
            "secrets were found in the open: {:#?}",
            self.sightings
        );
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;

    use super::*;

    const WORD: &str = "kanárek-žluťoučký";

    fn found(data: &[u8]) -> Option<&'static str> {
        let mut scan = Scan::for_all(vec![Canary::new("test", WORD)]);
        scan.bytes("here", data);
        scan.sightings().first().map(|sighting| sighting.encoding)
    }

    #[test]
    fn finds_every_disguise() {
        let utf16: Vec<u8> = WORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(found(format!("aa{WORD}bb").as_bytes()), Some("as it is"));
        assert_eq!(found(&utf16), Some("UTF-16LE"));
        assert_eq!(found(hex(WORD.as_bytes()).as_bytes()), Some("hexadecimal"));
        assert_eq!(
            found(b"kan%C3%A1rek-%C5%BElu%C5%A5ou%C4%8Dk%C3%BD"),
            Some("percent escapes")
        );
        assert_eq!(
            found(br"kan\u00e1rek-\u017elu\u0165ou\u010dk\u00fd"),
            Some("JSON escapes")
        );
    }

    #[test]
    fn finds_base64_at_each_alignment() {
        for lead in ["", "x", "xy", "xyz"] {
            let encoded = STANDARD_NO_PAD.encode(format!("{lead}{WORD}tail"));
            assert_eq!(found(encoded.as_bytes()), Some("base64"), "after {} bytes", lead.len());
        }
    }

    #[test]
    fn finds_nothing_where_nothing_is() {
        assert_eq!(found("kanarek zlutoucky, kanárek, žluťoučký".as_bytes()), None);
    }
}
