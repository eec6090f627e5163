//! The public key of a passkey as COSE writes it (RFC 9052 §7, RFC 9053 §7), and its signatures (§6.5.5).

use minicbor::Decoder;
use p256::ecdsa::signature::Verifier as _;
use sha2::{Digest as _, Sha256};

use super::PasskeyError;

/// ECDSA on P-256 with SHA-256 (RFC 9053 §2.1).
pub(super) const ES256: i64 = -7;
/// EdDSA, with Ed25519 (RFC 9053 §2.2, W3C §5.8.5).
pub(super) const EDDSA: i64 = -8;

// Labels and values of COSE keys (RFC 9052 §7.1, RFC 9053 §7.1 and §7.2).
const KEY_TYPE: i64 = 1;
const ALGORITHM: i64 = 3;
const CURVE: i64 = -1;
const X: i64 = -2;
const Y: i64 = -3;
const OKP: i64 = 1;
const EC2: i64 = 2;
const P_256: i64 = 1;
const ED25519: i64 = 6;

/// Fields that any key of these types has; an authenticator that sends more does not write what the specification says.
const MOST_FIELDS: u64 = 5;

const MALFORMED: PasskeyError = PasskeyError::Malformed("public key");

/// A public key that can check signatures.
pub(super) enum CosePublicKey {
    /// For ES256.
    P256(Box<p256::ecdsa::VerifyingKey>),
    /// For EdDSA.
    Ed25519(ed25519_dalek::VerifyingKey),
}

/// The fields of a key as they stand there.
#[derive(Default)]
struct Fields<'a> {
    key_type: Option<i64>,
    algorithm: Option<i64>,
    curve: Option<i64>,
    x: Option<&'a [u8]>,
    y: Option<&'a [u8]>,
}

impl<'a> Fields<'a> {
    fn read(cose: &'a [u8]) -> Option<Self> {
        let mut decoder = Decoder::new(cose);
        let count = decoder.map().ok().flatten().filter(|count| *count <= MOST_FIELDS)?;
        let mut fields = Self::default();
        for _ in 0..count {
            match decoder.i64().ok()? {
                KEY_TYPE => fields.key_type = Some(decoder.i64().ok()?),
                ALGORITHM => fields.algorithm = Some(decoder.i64().ok()?),
                CURVE => fields.curve = Some(decoder.i64().ok()?),
                X => fields.x = Some(decoder.bytes().ok()?),
                Y => fields.y = Some(decoder.bytes().ok()?),
                _ => return None,
            }
        }
        (decoder.position() == cose.len()).then_some(fields)
    }
}

impl CosePublicKey {
    pub(super) fn parse(cose: &[u8]) -> Result<Self, PasskeyError> {
        let fields = Fields::read(cose).ok_or(MALFORMED)?;
        match (fields.algorithm, fields.key_type, fields.curve) {
            (Some(ES256), Some(EC2), Some(P_256)) => {
                let coordinate =
                    |bytes: Option<&[u8]>| <[u8; 32]>::try_from(bytes.ok_or(MALFORMED)?).map_err(|_| MALFORMED);
                let (x, y) = (coordinate(fields.x)?, coordinate(fields.y)?);
                // SEC 1 §2.3.4: an uncompressed point.
                let point = [[4].as_slice(), &x, &y].concat();
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).map_err(|_| MALFORMED)?;
                Ok(Self::P256(Box::new(key)))
            }
            (Some(EDDSA), Some(OKP), Some(ED25519)) => {
                let x = fields.x.and_then(|x| x.try_into().ok()).ok_or(MALFORMED)?;
                let key = ed25519_dalek::VerifyingKey::from_bytes(x).map_err(|_| MALFORMED)?;
                Ok(Self::Ed25519(key))
            }
            (Some(ES256 | EDDSA), _, _) => Err(MALFORMED),
            _ => Err(PasskeyError::UnknownAlgorithm),
        }
    }

    /// Checks a signature over the authenticator data and the hash of what the browser added (§7.2 step 21).
    pub(super) fn verify(
        &self,
        authenticator_data: &[u8],
        client_data: &[u8],
        signature: &[u8],
    ) -> Result<(), PasskeyError> {
        let signed = [authenticator_data, &Sha256::digest(client_data)].concat();
        let verified = match self {
            Self::P256(key) => {
                let signature = p256::ecdsa::Signature::from_der(signature);
                signature.is_ok_and(|signature| key.verify(&signed, &signature).is_ok())
            }
            Self::Ed25519(key) => {
                let signature = ed25519_dalek::Signature::from_slice(signature);
                signature.is_ok_and(|signature| key.verify_strict(&signed, &signature).is_ok())
            }
        };
        if verified {
            Ok(())
        } else {
            Err(PasskeyError::WrongSignature)
        }
    }
}
