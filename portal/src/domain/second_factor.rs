//! The second factor at sign-in: time-based one-time passwords, RFC 6238 with SHA-1, six digits and steps of 30 s,
//! the only form that every authenticator app takes.

use totp_rs::{Algorithm, Builder, Secret, Totp};
use zeroize::Zeroizing;

/// Length of the shared secret: the output of SHA-1, as RFC 4226 §4 recommends.
pub const TOTP_SECRET_BYTES: usize = 20;

/// Length of one step (RFC 6238 §5.2).
pub const TOTP_STEP_SECONDS: u64 = 30;

/// Steps before and after the present one that are taken too: a telephone's clock may be off by half a minute, and typing
/// takes time (RFC 6238 §5.2 recommends one).
const SKEW_STEPS: u16 = 1;

const DIGITS: u8 = 6;

/// A member's second factor.
pub struct SecondFactor(Totp);

impl SecondFactor {
    /// The second factor with this secret.
    #[must_use]
    pub fn new(secret: &[u8; TOTP_SECRET_BYTES]) -> Self {
        Self(
            Builder::new()
                .with_algorithm(Algorithm::SHA1)
                .with_digits(DIGITS)
                .with_skew(SKEW_STEPS)
                .with_step_duration(TOTP_STEP_SECONDS)
                .with_secret(secret.to_vec())
                .build_noncompliant(),
        )
    }

    /// The code at this moment (Unix seconds).
    #[must_use]
    pub fn code_at(&self, unix_seconds: u64) -> String {
        self.0.generate(unix_seconds).to_string()
    }

    /// The step that the code belongs to, if it is right at this moment and later than `last_used_step`: a code that was
    /// seen over the shoulder is worth nothing once it was used (RFC 6238 §5.2).
    #[must_use]
    pub fn step_of(&self, code: &str, unix_seconds: u64, last_used_step: u64) -> Option<u64> {
        self.0.check(code, unix_seconds).filter(|step| *step > last_used_step)
    }

    /// The secret in base 32, the form in which authenticator apps take it.
    #[must_use]
    pub fn secret_in_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.secret().to_base32())
    }

    /// The second factor whose secret somebody has written in base 32.
    #[must_use]
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        secret.as_bytes().try_into().ok().map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::SecondFactor;

    /// RFC 6238 appendix B, SHA-1, the last six of its eight digits.
    const RFC_SECRET: &[u8; 20] = b"12345678901234567890";
    const RFC_CODES: [(u64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn codes_are_those_of_the_rfc() {
        let factor = SecondFactor::new(RFC_SECRET);
        for (time, code) in RFC_CODES {
            assert_eq!(factor.code_at(time), code, "at {time}");
            assert_eq!(factor.step_of(code, time, 0), Some(time / 30), "at {time}");
        }
    }

    #[test]
    fn one_step_off_is_taken_and_two_are_not() {
        let factor = SecondFactor::new(RFC_SECRET);
        let (time, code) = RFC_CODES[4];
        assert!(factor.step_of(code, time + 30, 0).is_some());
        assert!(factor.step_of(code, time - 30, 0).is_some());
        assert!(factor.step_of(code, time + 60, 0).is_none());
        assert!(factor.step_of(code, time - 60, 0).is_none());
    }

    #[test]
    fn a_used_step_is_refused() {
        let factor = SecondFactor::new(RFC_SECRET);
        let (time, code) = RFC_CODES[4];
        assert!(factor.step_of(code, time, time / 30).is_none());
        assert!(factor.step_of(code, time, time / 30 - 1).is_some());
    }

    #[test]
    fn what_is_not_six_digits_is_refused() {
        let factor = SecondFactor::new(RFC_SECRET);
        for wrong in ["", "279038", "27903", "2790370", "abcdef", "２７９０３７"] {
            assert!(factor.step_of(wrong, 2_000_000_000, 0).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn the_secret_is_read_back() {
        let text = SecondFactor::new(RFC_SECRET).secret_in_base32();
        let again = SecondFactor::from_base32(&text).expect("just written");
        assert_eq!(again.code_at(59), "287082");
        assert!(SecondFactor::from_base32("AAAA").is_none());
    }
}
