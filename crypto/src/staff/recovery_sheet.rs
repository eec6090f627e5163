//! A printed sheet that holds a centre's secret when all its members have lost theirs.
//!
//! It is a member of the centre that is made of paper: its keys follow from 32 random bytes, each new key of the centre is
//! sealed to it as to a person, and so one sheet lasts through all rotations. Typed, it is four lines of 20 symbols in the
//! form of an access code, so that a mistake is found in its line; scanned, one text.

use alloc::string::String;
use alloc::vec::Vec;
use core::array;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::member::{MEMBER_SEEDS_BYTES, MemberKeys};
use super::vouching::{ComparedMember, MemberKind};
use crate::VERSION;
use crate::access_code::{CODE_BYTES, CodeError, groups_of, is_separator, parse_symbols};
use crate::ids::{CentreId, DeploymentId, ID_BYTES, MemberId};
use crate::labels;
use crate::primitives::{expand, extract, sha256};
use crate::secret::{Secret, same};

/// Lines of a typed sheet.
pub const RECOVERY_LINES: usize = 4;
/// Symbols of a line, with its check symbol.
const LINE_SYMBOLS: usize = 20;
/// Bytes of the contents in a line: what fits behind its number into the 95 bits of its symbols.
const LINE_BYTES: usize = CODE_BYTES - 1;
/// Bytes by which a sheet knows its centre: enough to notice a sheet out of another drawer.
const PLACE_BYTES: usize = 5;
const SEED_BYTES: usize = 32;
const CHECK_START: usize = 1 + PLACE_BYTES + SEED_BYTES;
/// Bytes that check the whole: one mistake in 2^48 that no line has noticed stays unnoticed.
const CONTENT_BYTES: usize = CHECK_START + 6;
const _: () = assert!(RECOVERY_LINES * LINE_BYTES == CONTENT_BYTES);
/// With what a scanned sheet begins; the number is the version.
const SCANNED: &str = "OZVISE-RECOVERY/1";
/// Longest text that is looked at, in characters: a scanned sheet has 162 at most.
const MAX_CHARS: usize = 400;

/// The sheet of a centre. Secret: it opens every thread of the centre.
pub struct RecoverySheet {
    seed: Secret<SEED_BYTES>,
    deployment: DeploymentId,
    centre: CentreId,
}

/// Why a typed or scanned text is not this centre's sheet. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecoveryError {
    /// Something is wrong in this line.
    #[error("line {line}: {error}")]
    Line {
        /// Which line.
        line: u8,
        /// What is wrong with it.
        error: CodeError,
    },
    /// The lines do not make eighty symbols.
    #[error("not eighty symbols")]
    Length {
        /// How many symbols there are.
        found: usize,
    },
    /// Every line is right by itself, but another line belongs here.
    #[error("line {line} is in another place")]
    Order {
        /// Which line.
        line: u8,
    },
    /// Every line is right by itself, but they are not of one sheet.
    #[error("the lines are not of one sheet")]
    Checksum,
    /// The version is not known here.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// A sheet of another centre, or of another deployment.
    #[error("the sheet of another centre")]
    Foreign,
}

impl RecoverySheet {
    /// A new sheet.
    pub fn generate(deployment: DeploymentId, centre: CentreId, rng: &mut impl CryptoRng) -> Self {
        Self {
            seed: Secret::random(rng),
            deployment,
            centre,
        }
    }

    /// The lines to be printed, each as five groups of four symbols.
    #[must_use]
    pub fn lines(&self) -> Zeroizing<Vec<String>> {
        let contents = self.contents();
        let lines = (1..).zip(contents.bytes().chunks_exact(LINE_BYTES));
        Zeroizing::new(lines.map(|(number, part)| line(number, part).join("-")).collect())
    }

    /// The text of the QR code: which deployment and centre, and the symbols.
    #[must_use]
    pub fn scanned(&self) -> Zeroizing<String> {
        let symbols = Zeroizing::new(self.lines().concat().replace('-', ""));
        let deployment = crate::encoding::to_b64(self.deployment.as_bytes());
        Zeroizing::new([SCANNED, &deployment, self.centre.as_str(), &symbols].join("/"))
    }

    /// Whether `typed` is the line with this index (from 0), with the liberties of reading.
    #[must_use]
    pub fn line_matches(&self, index: usize, typed: &str) -> bool {
        let contents = self.contents();
        let part = contents.bytes().chunks_exact(LINE_BYTES).nth(index);
        let read = parse_symbols(&tokens(typed));
        match (u8::try_from(index + 1), part, read) {
            (Ok(number), Some(part), Ok(bits)) => same(bits.bytes(), &*numbered(number, part)),
            _ => false,
        }
    }

    /// Reads what was typed or scanned.
    ///
    /// # Errors
    /// [`RecoveryError`] says in which line to look, or that it is another sheet.
    pub fn parse(text: &str, deployment: DeploymentId, centre: CentreId) -> Result<Self, RecoveryError> {
        let length = text.chars().count();
        if length > MAX_CHARS {
            return Err(RecoveryError::Length { found: length });
        }
        let text = match text.trim().strip_prefix(SCANNED) {
            Some(rest) => scanned_symbols(rest, &deployment, &centre)?,
            None => text,
        };
        let mut contents = Secret::<CONTENT_BYTES>::zeros();
        let parts = contents.bytes_mut().chunks_exact_mut(LINE_BYTES);
        for ((number, typed), part) in (1..).zip(split(text)?.iter()).zip(parts) {
            let bits = parse_symbols(&tokens(typed)).map_err(|error| RecoveryError::Line { line: number, error })?;
            if bits.bytes()[0] != number {
                return Err(RecoveryError::Order { line: number });
            }
            part.copy_from_slice(&bits.bytes()[1..]);
        }
        Self::from_contents(contents.bytes(), deployment, centre)
    }

    fn from_contents(
        contents: &[u8; CONTENT_BYTES],
        deployment: DeploymentId,
        centre: CentreId,
    ) -> Result<Self, RecoveryError> {
        if contents[0] != VERSION {
            return Err(RecoveryError::UnknownVersion(contents[0]));
        }
        let (body, check) = contents.split_at(CHECK_START);
        if !same(&check_of(body), check) {
            return Err(RecoveryError::Checksum);
        }
        let (place, seed) = body[1..].split_at(PLACE_BYTES);
        if *place != place_of(&deployment, &centre) {
            return Err(RecoveryError::Foreign);
        }
        let seed = Secret::copied_from(seed).ok_or(RecoveryError::Checksum)?;
        Ok(Self {
            seed,
            deployment,
            centre,
        })
    }

    /// The id under which the sheet is a member of its centre.
    #[must_use]
    pub fn member_id(&self) -> MemberId {
        let id = expand::<ID_BYTES>(&self.root(), &[labels::RECOVERY_MEMBER_ID]);
        MemberId::from_bytes(*id.bytes())
    }

    /// The keys of the sheet, which open the centre's secret as a member's do.
    #[must_use]
    pub fn keys(&self) -> MemberKeys {
        let seeds = expand::<MEMBER_SEEDS_BYTES>(&self.root(), &[labels::RECOVERY_KEYS]);
        MemberKeys::from_seeds(seeds.bytes()).unwrap_or_else(|| unreachable!("of the right length"))
    }

    /// The sheet as somebody to whom a centre's secret may be sealed: whoever has just made it needs to compare nothing.
    #[must_use]
    pub fn as_holder(&self) -> ComparedMember {
        let (id, kind) = (self.member_id(), MemberKind::RecoverySheet);
        ComparedMember::holder(&self.keys(), self.deployment, id, kind)
    }

    fn root(&self) -> hkdf::Hkdf<sha2::Sha256> {
        extract(&self.deployment, self.seed.bytes())
    }

    /// `version ‖ place ‖ seed ‖ check`.
    fn contents(&self) -> Secret<CONTENT_BYTES> {
        let mut contents = Secret::<CONTENT_BYTES>::zeros();
        let (body, check) = contents.bytes_mut().split_at_mut(CHECK_START);
        body[0] = VERSION;
        body[1..=PLACE_BYTES].copy_from_slice(&place_of(&self.deployment, &self.centre));
        body[1 + PLACE_BYTES..].copy_from_slice(self.seed.bytes());
        check.copy_from_slice(&check_of(body));
        contents
    }
}

/// The symbols of a scanned sheet, which names where it belongs.
fn scanned_symbols<'t>(rest: &'t str, deployment: &DeploymentId, centre: &CentreId) -> Result<&'t str, RecoveryError> {
    let mut fields = rest.split('/');
    let (Some(""), Some(of), Some(at), Some(symbols), None) = (
        fields.next(),
        fields.next(),
        fields.next(),
        fields.next(),
        fields.next(),
    ) else {
        return Err(RecoveryError::Length { found: 0 });
    };
    if of.parse() != Ok(*deployment) || at != centre.as_str() {
        return Err(RecoveryError::Foreign);
    }
    Ok(symbols)
}

/// The four lines of a text: as they were typed if there are four, else every twenty symbols.
fn split(text: &str) -> Result<Zeroizing<Vec<String>>, RecoveryError> {
    let typed = text.lines().filter(|line| !tokens(line).is_empty());
    let typed: Zeroizing<Vec<String>> = Zeroizing::new(typed.map(Into::into).collect());
    if typed.len() == RECOVERY_LINES {
        return Ok(typed);
    }
    let symbols: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().filter(|c| !is_separator(*c)).collect());
    if symbols.len() != RECOVERY_LINES * LINE_SYMBOLS {
        return Err(RecoveryError::Length { found: symbols.len() });
    }
    let lines = symbols.chunks_exact(LINE_SYMBOLS);
    Ok(Zeroizing::new(lines.map(|line| line.iter().collect()).collect()))
}

fn tokens(line: &str) -> Vec<&str> {
    line.split(is_separator).filter(|token| !token.is_empty()).collect()
}

/// The 95 bits of a line: its number and its part of the contents.
fn numbered(number: u8, part: &[u8]) -> Zeroizing<[u8; CODE_BYTES]> {
    let mut bits = Zeroizing::new([number; CODE_BYTES]);
    bits[1..].copy_from_slice(part);
    bits
}

fn line(number: u8, part: &[u8]) -> Zeroizing<[String; 5]> {
    let groups = groups_of(&numbered(number, part));
    Zeroizing::new(groups)
}

/// By which a sheet knows its centre.
fn place_of(deployment: &DeploymentId, centre: &CentreId) -> [u8; PLACE_BYTES] {
    first_of(&sha256(&[
        labels::RECOVERY_PLACE,
        deployment.as_bytes(),
        &centre.length(),
        centre.as_str().as_bytes(),
    ]))
}

fn check_of(body: &[u8]) -> [u8; CONTENT_BYTES - CHECK_START] {
    first_of(&sha256(&[labels::RECOVERY_CHECK, body]))
}

fn first_of<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    array::from_fn(|index| hash[index])
}
