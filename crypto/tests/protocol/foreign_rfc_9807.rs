//! RFC 9807 appendix C.1.2 (OPAQUE-3DH with identities) against `opaque-ke` as the protocol uses it.
//!
//! The RFC's vectors are made without key stretching and with another context, so they cannot run through this crate's
//! own module, whose Argon2id, context and server identity are fixed; the suite below differs from it in the key
//! stretching only. Intermediate values of the RFC cannot be seen from outside; every message, the export key and the
//! session key can.

use opaque_ke::ksf::Identity;
use opaque_ke::{
    CipherSuite, ClientLogin, ClientLoginFinishParameters, ClientRegistration, ClientRegistrationFinishParameters,
    Identifiers, Ristretto255, ServerLogin, ServerLoginParameters, ServerRegistration, ServerSetup, TripleDh, rand,
};
use sha2_of_opaque::Sha512;

use crate::second_implementation::unhex;

struct Suite;

impl CipherSuite for Suite {
    type OprfCs = Ristretto255;
    type KeyExchange = TripleDh<Ristretto255, Sha512>;
    type Ksf = Identity;
}

/// Gives out exactly these bytes.
struct Script(Vec<u8>);

impl rand::RngCore for Script {
    fn next_u32(&mut self) -> u32 {
        unreachable!("only bytes are asked for")
    }

    fn next_u64(&mut self) -> u64 {
        unreachable!("only bytes are asked for")
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        let rest = self.0.split_off(dest.len());
        dest.copy_from_slice(&self.0);
        self.0 = rest;
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

impl rand::CryptoRng for Script {}

const OPRF_SEED: &str = "f433d0227b0b9dd54f7c4422b600e764e47fb503f1f9a0f0a47c6606b054a7fd
    c65347f1a08f277e22358bbabe26f823fca82c7848e9a75661f4ec5d5c1989ef";
const ENVELOPE_NONCE: &str = "ac13171b2f17bc2c74997f0fce1e1f35bec6b91fe2e12dbd323d23ba7a38dfec";
const MASKING_NONCE: &str = "38fe59af0df2c79f57b8780278f5ae47355fe1f817119041951c80f612fdfc6d";
const SERVER_PRIVATE_KEY: &str = "47451a85372f8b3537e249d7b54188091fb18edde78094b43e2ba42b5eb89f0d";
const SERVER_PUBLIC_KEY: &str = "b2fe7af9f48cc502d016729d2fe25cdd433f2c4bc904660b2a382c9b79df1a78";
const SERVER_NONCE: &str = "71cd9960ecef2fe0d0f7494986fa3d8b2bb01963537e60efb13981e138e3d4a1";
const CLIENT_NONCE: &str = "da7e07376d6d6f034cfa9bb537d11b8c6b4238c334333d1f0aebb380cae6a6cc";
const CLIENT_KEYSHARE_SEED: &str = "82850a697b42a505f5b68fcdafce8c31f0af2b581f063cf1091933541936304b";
const SERVER_KEYSHARE_SEED: &str = "05a4f54206eef1ba2f615bc0aa285cb22f26d1153b5b40a1e85ff80da12f982f";
const BLIND_REGISTRATION: &str = "76cfbfe758db884bebb33582331ba9f159720ca8784a2a070a265d9c2d6abe01";
const BLIND_LOGIN: &str = "6ecc102d2e7a7cf49617aad7bbe188556792d4acd60a1a8a8d2b65d4b0790308";

const REGISTRATION_REQUEST: &str = "5059ff249eb1551b7ce4991f3336205bde44a105a032e747d21bf382e75f7a71";
const REGISTRATION_RESPONSE: &str = "7408a268083e03abc7097fc05b587834539065e86fb0c7b6342fcf5e01e5b019
    b2fe7af9f48cc502d016729d2fe25cdd433f2c4bc904660b2a382c9b79df1a78";
const REGISTRATION_UPLOAD: &str = "76a845464c68a5d2f7e442436bb1424953b17d3e2e289ccbaccafb57ac5c3675
    1ac5844383c7708077dea41cbefe2fa15724f449e535dd7dd562e66f5ecfb958
    64eadddec9db5874959905117dad40a4524111849799281fefe3c51fa82785c5
    ac13171b2f17bc2c74997f0fce1e1f35bec6b91fe2e12dbd323d23ba7a38dfec
    1ac902dc5589e9a5f0de56ad685ea8486210ef41449cd4d8712828913c5d2b68
    0b2b3af4a26c765cff329bfb66d38ecf1d6cfa9e7a73c222c6efe0d9520f7d7c";
const KE1: &str = "c4dedb0ba6ed5d965d6f250fbe554cd45cba5dfcce3ce836e4aee778aa3cd44d
    da7e07376d6d6f034cfa9bb537d11b8c6b4238c334333d1f0aebb380cae6a6cc
    6e29bee50701498605b2c085d7b241ca15ba5c32027dd21ba420b94ce60da326";
const KE2: &str = "7e308140890bcde30cbcea28b01ea1ecfbd077cff62c4def8efa075aabcbb471
    38fe59af0df2c79f57b8780278f5ae47355fe1f817119041951c80f612fdfc6d
    d6ec60bcdb26dc455ddf3e718f1020490c192d70dfc7e403981179d8073d1146
    a4f9aa1ced4e4cd984c657eb3b54ced3848326f70331953d91b02535af44d9fe
    a502150b67fe36795dd8914f164e49f81c7688a38928372134b7dccd50e09f8f
    ed9518b7b2f94835b3c4fe4c8475e7513f20eb97ff0568a39caee3fd6251876f
    71cd9960ecef2fe0d0f7494986fa3d8b2bb01963537e60efb13981e138e3d4a1
    c4f62198a9d6fa9170c42c3c71f1971b29eb1d5d0bd733e40816c91f7912cc4a
    292371e7809a9031743e943fb3b56f51de903552fc91fba4e7419029951c3970
    b2e2f0a9dea218d22e9e4e0000855bb6421aa3610d6fc0f4033a6517030d4341";
const KE3: &str = "7a026de1d6126905736c3f6d92463a08d209833eb793e46d0f7f15b3e0f62c76
    43763c02bbc6b8d3d15b63250cae98171e9260f1ffa789750f534ac11a0176d5";
const EXPORT_KEY: &str = "1ef15b4fa99e8a852412450ab78713aad30d21fa6966c9b8c9fb3262a970dc62
    950d4dd4ed62598229b1b72794fc0335199d9f7fcc6eaedde92cc04870e63f16";
const SESSION_KEY: &str = "ae7951123ab5befc27e62e63f52cf472d6236cb386c968cc47b7e34f866aa4bc
    7638356a73cfce92becf39d6a7d32a1861f12130e824241fe6cab34fbd471a57";

const PASSWORD: &[u8] = b"CorrectHorseBatteryStaple";
const CREDENTIAL: &[u8] = b"1234";
const CONTEXT: &[u8] = b"OPAQUE-POC";
const IDENTIFIERS: Identifiers<'_> = Identifiers {
    client: Some(b"alice"),
    server: Some(b"bob"),
};

/// A scalar as the library draws one: 64 bytes, little-endian, reduced.
fn drawn(blind: &str) -> Vec<u8> {
    [unhex(blind), vec![0; 32]].concat()
}

fn script(parts: &[Vec<u8>]) -> Script {
    Script(parts.concat())
}

#[test]
fn appendix_c_1_2() {
    let setup = [OPRF_SEED, SERVER_PRIVATE_KEY, SERVER_PUBLIC_KEY].map(unhex).concat();
    let setup = ServerSetup::<Suite>::deserialize(&setup).expect("seed, key and a public key for fakes");
    assert_eq!(
        setup.keypair().public().serialize().as_slice(),
        unhex(SERVER_PUBLIC_KEY)
    );

    let mut rng = script(&[drawn(BLIND_REGISTRATION), unhex(ENVELOPE_NONCE)]);
    let client = ClientRegistration::<Suite>::start(&mut rng, PASSWORD).expect("a password");
    assert_eq!(client.message.serialize().as_slice(), unhex(REGISTRATION_REQUEST));
    let server = ServerRegistration::<Suite>::start(&setup, client.message, CREDENTIAL).expect("a request");
    assert_eq!(server.message.serialize().as_slice(), unhex(REGISTRATION_RESPONSE));
    let parameters = ClientRegistrationFinishParameters::new(IDENTIFIERS, None);
    let finished = client
        .state
        .finish(&mut rng, PASSWORD, server.message, parameters)
        .expect("a response");
    assert_eq!(finished.message.serialize().as_slice(), unhex(REGISTRATION_UPLOAD));
    assert_eq!(finished.export_key.as_slice(), unhex(EXPORT_KEY));
    let record = ServerRegistration::<Suite>::finish(finished.message);

    let mut rng = script(&[drawn(BLIND_LOGIN), unhex(CLIENT_KEYSHARE_SEED), unhex(CLIENT_NONCE)]);
    let client = ClientLogin::<Suite>::start(&mut rng, PASSWORD).expect("a password");
    assert_eq!(client.message.serialize().as_slice(), unhex(KE1));
    // The library draws the masking key of a fake record in any case, so that time does not tell.
    let fake = vec![0; 64];
    let mut rng = script(&[
        fake,
        unhex(MASKING_NONCE),
        unhex(SERVER_KEYSHARE_SEED),
        unhex(SERVER_NONCE),
    ]);
    let parameters = || ServerLoginParameters {
        context: Some(CONTEXT),
        identifiers: IDENTIFIERS,
    };
    let server = ServerLogin::start(&mut rng, &setup, Some(record), client.message, CREDENTIAL, parameters());
    let server = server.expect("a request");
    assert_eq!(server.message.serialize().as_slice(), unhex(KE2));
    let finish = ClientLoginFinishParameters::new(Some(CONTEXT), IDENTIFIERS, None);
    let finished = client
        .state
        .finish(&mut rng, PASSWORD, server.message, finish)
        .expect("the right password");
    assert_eq!(finished.message.serialize().as_slice(), unhex(KE3));
    assert_eq!(finished.export_key.as_slice(), unhex(EXPORT_KEY));
    assert_eq!(finished.session_key.as_slice(), unhex(SESSION_KEY));
    let session = server
        .state
        .finish(finished.message, parameters())
        .expect("the right password");
    assert_eq!(session.session_key.as_slice(), unhex(SESSION_KEY));
}
