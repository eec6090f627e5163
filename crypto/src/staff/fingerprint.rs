//! What two people read to each other over the telephone, to know that they see the same public key.

use core::fmt;

use crate::directory::CentreKeyEntry;
use crate::ids::{CentreId, DeploymentId, MemberId};
use crate::labels;
use crate::primitives::{HASH_BYTES, sha256};
use crate::staff::MemberPublicKeys;

/// Groups of a fingerprint.
pub const FINGERPRINT_GROUPS: usize = 6;
/// Digits of a group: as many as people repeat without writing them down.
pub const FINGERPRINT_GROUP_DIGITS: usize = 5;
const DIGITS: usize = FINGERPRINT_GROUPS * FINGERPRINT_GROUP_DIGITS;
/// Bytes of the hash behind a group: far more than five digits hold, so that all groups are all but equally likely.
const GROUP_BYTES: usize = 5;
const _: () = assert!(FINGERPRINT_GROUPS * GROUP_BYTES <= HASH_BYTES);

/// A public key as 30 decimal digits in six groups of five.
///
/// 30 digits are 99.6 bits. What counts is a second preimage: to be taken for a given key, another one has to have the
/// same digits, which takes about 2^99 tries. That two keys with the same digits can be *made* in 2^50 tries helps
/// nobody, since whoever makes both owns both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; DIGITS]);

impl Fingerprint {
    fn of(parts: &[&[u8]]) -> Self {
        let hash = sha256(parts);
        let mut digits = [b'0'; DIGITS];
        for (group, bytes) in digits
            .chunks_exact_mut(FINGERPRINT_GROUP_DIGITS)
            .zip(hash.chunks_exact(GROUP_BYTES))
        {
            let mut number = bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte));
            for digit in group.iter_mut().rev() {
                *digit += u8::try_from(number % 10).unwrap_or_default();
                number /= 10;
            }
        }
        Self(digits)
    }

    /// The fingerprint of a member's public keys, which the member and whoever approves compute each alone.
    #[must_use]
    pub fn of_member(deployment: &DeploymentId, member: &MemberId, keys: &MemberPublicKeys) -> Self {
        Self::of(&[
            labels::FINGERPRINT_MEMBER,
            deployment.as_bytes(),
            member.as_bytes(),
            &keys.to_bytes(),
        ])
    }

    /// The fingerprint of a centre's public key, to be compared between the browser that has made it and the machine of
    /// the root that is about to sign it.
    #[must_use]
    pub fn of_centre_key(deployment: &DeploymentId, centre: &CentreId, key: &CentreKeyEntry) -> Self {
        Self::of(&[
            labels::FINGERPRINT_CENTRE_KEY,
            deployment.as_bytes(),
            &centre.length(),
            centre.as_str().as_bytes(),
            key.key_id.as_bytes(),
            &key.public_key,
        ])
    }

    /// Whether `heard` are exactly these digits. White space, `-`, `.` and `,` between them do not count.
    #[must_use]
    pub fn matches(&self, heard: &str) -> bool {
        let separator = |c: &char| c.is_whitespace() || ['-', '.', ','].contains(c);
        let heard = heard.chars().filter(|c| !separator(c));
        heard.eq(self.0.iter().copied().map(char::from))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, digit) in self.0.iter().enumerate() {
            if index > 0 && index % FINGERPRINT_GROUP_DIGITS == 0 {
                f.write_str(" ")?;
            }
            fmt::Write::write_char(f, char::from(*digit))?;
        }
        Ok(())
    }
}
