//! Recovery codes: what stands in for the second factor when the telephone is lost.

use ozvise_crypto::MemberId;
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Codes that a member is given: enough for years of forgetting, and they fit on one line each of a small sheet.
pub const RECOVERY_CODES: usize = 10;

/// A salt and SHA-256.
pub const RECOVERY_HASH_BYTES: usize = SALT_BYTES + 32;

/// What the server keeps of a code.
pub type RecoveryHash = [u8; RECOVERY_HASH_BYTES];

/// Every code has a salt of its own, so that a table of codes serves for one only.
const SALT_BYTES: usize = 16;

/// 80 random bits: beyond trying offline even against a stolen database, so that no slow hash is needed.
const CODE_BYTES: usize = 10;

/// Symbols in one group of the written form.
const GROUP: usize = 4;

/// Crockford's base 32: nothing in it is taken for anything else.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Binds a hash to its purpose.
const LABEL: &[u8] = b"ozvise/v1/portal/recovery-code";

/// One code.
pub struct RecoveryCode(Zeroizing<[u8; CODE_BYTES]>);

impl RecoveryCode {
    /// A new code.
    pub fn generate(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut code = Zeroizing::new([0; CODE_BYTES]);
        rng.fill_bytes(code.as_mut_slice());
        Self(code)
    }

    /// Four groups of four symbols.
    #[must_use]
    pub fn in_groups(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(20));
        let symbols = self.0.chunks_exact(5).flat_map(|five| {
            let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            (0..8)
                .rev()
                .map(move |place| SYMBOLS[(bits >> (5 * place) & 31) as usize])
        });
        for (place, symbol) in symbols.enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(symbol));
        }
        text
    }

    /// Reads a code as people type it: in any case, with or without hyphens and spaces, O for 0, I and L for 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut code = Zeroizing::new([0_u8; CODE_BYTES]);
        let mut symbols = 0;
        for typed in text.chars().filter(|typed| !typed.is_whitespace() && *typed != '-') {
            let symbol = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = SYMBOLS.iter().position(|known| char::from(*known) == symbol)?;
            for bit in 0..5 {
                let place = symbols * 5 + bit;
                *code.get_mut(place / 8)? |= u8::from(value >> (4 - bit) & 1 == 1) << (7 - place % 8);
            }
            symbols += 1;
        }
        (symbols * 5 == CODE_BYTES * 8).then_some(Self(code))
    }

    /// What the server keeps of a new code.
    pub fn hash(&self, member: &MemberId, rng: &mut (impl CryptoRng + ?Sized)) -> RecoveryHash {
        let mut hash = [0; RECOVERY_HASH_BYTES];
        let (salt, digest) = hash.split_at_mut(SALT_BYTES);
        rng.fill_bytes(salt);
        digest.copy_from_slice(&self.digest(salt, member));
        hash
    }

    /// Whether it is the code that was hashed. Hashes may be compared in any time: nobody can choose a code by the
    /// beginning of its salted hash.
    #[must_use]
    pub fn matches(&self, kept: &RecoveryHash, member: &MemberId) -> bool {
        let (salt, digest) = kept.split_at(SALT_BYTES);
        self.digest(salt, member) == digest
    }

    fn digest(&self, salt: &[u8], member: &MemberId) -> [u8; 32] {
        let mut hash = Sha256::new();
        for part in [LABEL, salt, member.as_bytes(), self.0.as_slice()] {
            hash.update(part);
        }
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::MemberId;

    use super::RecoveryCode;
    use crate::random::{Random as _, SystemRandom};

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let mut rng = SystemRandom::new().expect("randomness").generator();
        let member = MemberId::from_bytes([1; 16]);
        for _ in 0..50 {
            let code = RecoveryCode::generate(&mut *rng);
            let text = code.in_groups();
            assert_eq!(text.len(), 19);
            let kept = code.hash(&member, &mut *rng);
            let sloppy = text
                .to_lowercase()
                .replace('-', " ")
                .replace('0', "o")
                .replace('1', "l");
            for typed in [text.as_str(), &text.replace('-', ""), &sloppy] {
                let again = RecoveryCode::parse(typed).expect("a code");
                assert!(again.matches(&kept, &member), "{typed}");
                assert!(!again.matches(&kept, &MemberId::from_bytes([2; 16])));
            }
            assert!(!RecoveryCode::generate(&mut *rng).matches(&kept, &member));
            assert_ne!(kept, code.hash(&member, &mut *rng), "every hash has a salt of its own");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for wrong in [
            "",
            "0000-0000-0000-000",
            "0000-0000-0000-0000-0",
            "0000-0000-0000-000U",
            "123456",
        ] {
            assert!(RecoveryCode::parse(wrong).is_none(), "{wrong}");
        }
    }
}
