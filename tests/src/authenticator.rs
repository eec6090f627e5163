//! An authenticator in software: it makes one passkey and signs with it, and says whatever a story makes it say. Written
//! down from the specification (W3C Web Authentication Level 3, §6), without any code of the portal.

use ozvise_crypto::to_b64;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use rand_core::Rng as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::randomness::seeded;

/// Somebody touched it.
const PRESENT: u8 = 1;
/// It knows that it was its owner.
const VERIFIED: u8 = 4;
/// A new key follows.
const ATTESTED: u8 = 0x40;

/// An authenticator with one key, and the browser that it is plugged into.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    credential_id: [u8; 16],
    /// What the browser's address bar shows.
    pub origin: String,
    /// For whom the browser lets it sign.
    pub relying_party: String,
    /// What it says of its owner: [`Authenticator::TOUCHED`] or [`Authenticator::VERIFIED`], or nothing.
    pub flags: u8,
    /// How often it has signed.
    pub counter: u32,
}

impl Authenticator {
    /// Somebody touched it.
    pub const TOUCHED: u8 = PRESENT;
    /// Its owner touched it, by a finger that it knows or with a PIN.
    pub const VERIFIED: u8 = PRESENT | VERIFIED;

    /// One that verifies its owner, in a browser that shows this origin. Each seed is another one.
    pub fn new(seed: u64, origin: &str) -> Self {
        let mut rng = seeded(seed);
        let (mut secret, mut credential_id) = ([0; 32], [0; 16]);
        rng.fill_bytes(&mut secret);
        rng.fill_bytes(&mut credential_id);
        let host = origin.rsplit("//").next().expect("a host");
        Self {
            key: SigningKey::from_slice(&secret).expect("a number below the order of the curve"),
            credential_id,
            origin: origin.to_owned(),
            relying_party: host.split(':').next().expect("a name").to_owned(),
            flags: Self::VERIFIED,
            counter: 0,
        }
    }

    /// The credential's id as base64url.
    pub fn credential_id(&self) -> String {
        to_b64(&self.credential_id)
    }

    fn client_data(&self, ceremony: &str, challenge: &str) -> String {
        json!({ "type": ceremony, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(&self.relying_party).to_vec();
        data.push(flags);
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }

    /// The answer to `navigator.credentials.create`: `client_data` and `attestation_object`.
    pub fn create(&self, challenge: &str) -> Value {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let mut data = self.data(self.flags | ATTESTED);
        // No model, and the length of the id.
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&[0, 16]);
        data.extend_from_slice(&self.credential_id);
        // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
        data.extend_from_slice(&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend_from_slice(x);
        data.extend_from_slice(&[0x22, 0x58, 32]);
        data.extend_from_slice(y);
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("a short id"));
        object.extend_from_slice(&data);
        json!({
            "client_data": to_b64(self.client_data("webauthn.create", challenge).as_bytes()),
            "attestation_object": to_b64(&object),
        })
    }

    /// The answer to `navigator.credentials.get`; it counts.
    pub fn get(&mut self, challenge: &str) -> Value {
        self.counter += 1;
        self.get_uncounted(challenge)
    }

    /// The same from one that does not count.
    pub fn get_uncounted(&self, challenge: &str) -> Value {
        let client_data = self.client_data("webauthn.get", challenge);
        let data = self.data(self.flags);
        let signed = [&data[..], &Sha256::digest(&client_data)].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "credential_id": self.credential_id(),
            "client_data": to_b64(client_data.as_bytes()),
            "authenticator_data": to_b64(&data),
            "signature": to_b64(signature.to_der().as_bytes()),
        })
    }
}
