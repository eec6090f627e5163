//! The example "ES256 Credential with No Attestation" of the specification (W3C Web Authentication Level 3, §16.2), and
//! what becomes of it when something in it is changed.

use super::{Assertion, Attestation, Challenge, Passkey, PasskeyError, RelyingParty, is_later};

const CREATE_CHALLENGE: &str = "00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130";
const CREATE_CLIENT_DATA: &str = r#"{"type":"webauthn.create","challenge":"AMMPt4UxxGTStncdq417YDwBFi8vpIa-pw8oOuVW4TA","origin":"https://example.org","crossOrigin":false,"extraData":"clientDataJSON may be extended with additional fields in the future, such as this: BkQeDjdcTBrBiAwJTLE5Q=="}"#;
const ATTESTATION_OBJECT: &str = "a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad64\
    61c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb6\
    3f579ba6122b33ad94ff3ec330084be4a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61\
    225820930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220";
const CREDENTIAL_ID: &str = "f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4";
const GET_CHALLENGE: &str = "39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408";
const GET_CLIENT_DATA: &str = r#"{"type":"webauthn.get","challenge":"OcDnUhQXulTUPo3JUXT0I97pvzzYBP9tZchXyav01Ag","origin":"https://example.org","crossOrigin":false}"#;
const AUTHENTICATOR_DATA: &str = "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000";
const SIGNATURE: &str = "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b935381\
    74f575bf11a1dd5d78c6e486013f937295ea13653e331e87";

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn challenge(text: &str) -> Challenge {
    unhex(text).try_into().expect("32 bytes")
}

fn example_org() -> RelyingParty {
    RelyingParty::at("https://example.org").expect("a domain")
}

fn register(client_data: &str, attestation_object: Vec<u8>) -> Result<Passkey, PasskeyError> {
    let answer = Attestation {
        client_data: client_data.as_bytes().to_vec(),
        attestation_object,
    };
    example_org().register(&challenge(CREATE_CHALLENGE), &answer)
}

fn passkey() -> Passkey {
    register(CREATE_CLIENT_DATA, unhex(ATTESTATION_OBJECT)).expect("the example")
}

fn verify(passkey: &Passkey, client_data: &str, data: Vec<u8>, signature: Vec<u8>) -> Result<u32, PasskeyError> {
    let answer = Assertion {
        client_data: client_data.as_bytes().to_vec(),
        authenticator_data: data,
        signature,
    };
    example_org().verify(&challenge(GET_CHALLENGE), passkey, &answer)
}

#[test]
fn the_example_of_the_specification_is_taken() {
    let passkey = passkey();
    assert_eq!(passkey.credential_id, unhex(CREDENTIAL_ID));
    assert_eq!((passkey.counter, passkey.verifies), (0, false));
    let counter = verify(&passkey, GET_CLIENT_DATA, unhex(AUTHENTICATOR_DATA), unhex(SIGNATURE));
    assert_eq!(counter, Ok(0));
}

#[test]
fn whatever_is_altered_is_refused() {
    let passkey = passkey();
    for at in 0..unhex(AUTHENTICATOR_DATA).len() {
        let mut data = unhex(AUTHENTICATOR_DATA);
        data[at] ^= 1;
        assert!(
            verify(&passkey, GET_CLIENT_DATA, data, unhex(SIGNATURE)).is_err(),
            "byte {at}"
        );
    }
    for at in 0..unhex(SIGNATURE).len() {
        let mut signature = unhex(SIGNATURE);
        signature[at] ^= 1;
        let refused = verify(&passkey, GET_CLIENT_DATA, unhex(AUTHENTICATOR_DATA), signature);
        assert_eq!(refused, Err(PasskeyError::WrongSignature), "byte {at}");
    }
    let spaced = GET_CLIENT_DATA.replace(',', ", ");
    let refused = verify(&passkey, &spaced, unhex(AUTHENTICATOR_DATA), unhex(SIGNATURE));
    assert_eq!(refused, Err(PasskeyError::WrongSignature));
}

#[test]
fn what_the_browser_adds_is_compared_before_the_signature() {
    let passkey = passkey();
    for (from, to, expected) in [
        ("webauthn.get", "webauthn.create", PasskeyError::OtherCeremony),
        ("\"OcDn", "\"OcDm", PasskeyError::OtherChallenge),
        ("https://example.org", "https://example.com", PasskeyError::OtherOrigin),
        (
            "https://example.org",
            "https://example.org:8443",
            PasskeyError::OtherOrigin,
        ),
        ("https://", "http://", PasskeyError::OtherOrigin),
        (":false", ":true", PasskeyError::OtherOrigin),
        (
            ":false",
            ":false,\"topOrigin\":\"https://example.com\"",
            PasskeyError::OtherOrigin,
        ),
        ("\"OcDn", "\"*", PasskeyError::Malformed("challenge")),
        ("{", "", PasskeyError::Malformed("client data")),
    ] {
        let client_data = GET_CLIENT_DATA.replacen(from, to, 1);
        let refused = verify(&passkey, &client_data, unhex(AUTHENTICATOR_DATA), unhex(SIGNATURE));
        assert_eq!(refused, Err(expected), "{from} -> {to}");
    }
}

#[test]
fn an_attestation_object_has_one_form() {
    let object = unhex(ATTESTATION_OBJECT);
    let malformed = |object: Vec<u8>| {
        let refused = register(CREATE_CLIENT_DATA, object);
        assert!(matches!(refused, Err(PasskeyError::Malformed(_))), "{refused:?}");
    };
    for length in 0..object.len() {
        malformed(object[..length].to_vec());
    }
    malformed([&object[..], &[0]].concat());
    // Where the flags stand: after the map's head, "fmt", "attStmt", "authData" and the relying party's hash.
    let flags = object.iter().position(|byte| *byte == 0x59).expect("flags");
    for (flag, expected) in [
        (0x58, PasskeyError::NobodyPresent),
        (0x51, PasskeyError::Malformed("authenticator data")),
        (0x19, PasskeyError::Malformed("authenticator data")),
        (0xd9, PasskeyError::Malformed("authenticator data")),
    ] {
        let mut altered = object.clone();
        altered[flags] = flag;
        assert_eq!(register(CREATE_CLIENT_DATA, altered), Err(expected), "{flag:#x}");
    }
}

#[test]
fn keys_of_other_algorithms_and_points_beside_the_curve_are_refused() {
    let hex = ATTESTATION_OBJECT.replace(' ', "");
    let with = |from: &str, to: &str| {
        assert_eq!(hex.matches(from).count(), 1);
        register(CREATE_CLIENT_DATA, unhex(&hex.replace(from, to)))
    };
    // Another algorithm, another type of key, and another ordinate.
    assert_eq!(with("a501020326", "a501020301"), Err(PasskeyError::UnknownAlgorithm));
    assert_eq!(
        with("a501020326", "a501010326"),
        Err(PasskeyError::Malformed("public key"))
    );
    assert_eq!(with("96b9220", "96b9221"), Err(PasskeyError::Malformed("public key")));
}

#[test]
fn a_passkey_that_has_verified_its_owner_has_to_do_so_again() {
    let passkey = Passkey {
        verifies: true,
        ..passkey()
    };
    let refused = verify(&passkey, GET_CLIENT_DATA, unhex(AUTHENTICATOR_DATA), unhex(SIGNATURE));
    assert_eq!(refused, Err(PasskeyError::NotVerified));
}

#[test]
fn a_counter_that_has_not_grown_is_told() {
    let passkey = Passkey {
        counter: 1,
        ..passkey()
    };
    let refused = verify(&passkey, GET_CLIENT_DATA, unhex(AUTHENTICATOR_DATA), unhex(SIGNATURE));
    assert_eq!(refused, Err(PasskeyError::CounterWentBack));
    for (kept, told, later) in [
        (0, 0, true),
        (0, 1, true),
        (5, 6, true),
        (5, 5, false),
        (5, 4, false),
        (5, 0, false),
    ] {
        assert_eq!(is_later(kept, told), later, "{kept} {told}");
    }
}

#[test]
fn there_are_no_passkeys_at_a_bare_address() {
    assert_eq!(RelyingParty::at("http://127.0.0.1:8080"), None);
    assert_eq!(RelyingParty::at("http://[::1]:8080"), None);
    let local = RelyingParty::at("http://localhost:8080").expect("a domain");
    assert_eq!(local.id(), "localhost");
}
