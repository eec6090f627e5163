//! docs/protocol.md carried out a second time, from its text alone and on bare primitives, over its worked example.
//!
//! Nothing here calls this crate's own code. What the document shows is computed and compared, line by line; what it
//! leaves to a vector file is compared with that file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, XChaCha20Poly1305};
use ed25519_dalek::{Signature, SigningKey};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeR, Serializable};
use serde_json::Value;
use sha2::{Digest, Sha256};

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| u8::try_from(c.to_digit(16).expect("hexadecimal")).expect("below 16"))
        .collect();
    assert!(digits.len().is_multiple_of(2), "whole bytes");
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

pub(crate) fn hash(parts: &[&[u8]]) -> Vec<u8> {
    Sha256::digest(parts.concat()).to_vec()
}

pub(crate) fn mac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length");
    mac.update(&parts.concat());
    mac.finalize().into_bytes().to_vec()
}

pub(crate) fn expand(key: &[u8], parts: &[&[u8]], length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    Hkdf::<Sha256>::from_prk(key)
        .expect("32 bytes")
        .expand(&parts.concat(), &mut out)
        .expect("short");
    out
}

pub(crate) fn extract(salt: &[u8], key_material: &[u8]) -> Vec<u8> {
    Hkdf::<Sha256>::extract(Some(salt), key_material).0.to_vec()
}

/// RFC 9180 §5.1 and §5.2 for the suite X-Wing (0x647a), HKDF-SHA256 (1), ChaCha20-Poly1305 (3), base mode, first
/// message, no associated data.
pub(crate) fn hpke_seal(shared_secret: &[u8], info: &[u8], plain: &[u8]) -> Vec<u8> {
    let suite: &[u8] = &[b"HPKE".as_slice(), &[0x64, 0x7a, 0, 1, 0, 3]].concat();
    let labelled_extract =
        |salt: &[u8], label: &[u8], ikm: &[u8]| extract(salt, &[b"HPKE-v1", suite, label, ikm].concat());
    let psk_id_hash = labelled_extract(b"", b"psk_id_hash", b"");
    let info_hash = labelled_extract(b"", b"info_hash", info);
    let context = [&[0], psk_id_hash.as_slice(), &info_hash].concat();
    let secret = labelled_extract(shared_secret, b"secret", b"");
    let labelled_expand = |label: &[u8], length: u8| {
        expand(
            &secret,
            &[&[0, length], b"HPKE-v1", suite, label, &context],
            usize::from(length),
        )
    };
    let cipher = ChaCha20Poly1305::new_from_slice(&labelled_expand(b"key", 32)).expect("32 bytes");
    let nonce = labelled_expand(b"base_nonce", 12)
        .as_slice()
        .try_into()
        .expect("12 bytes");
    cipher.encrypt(&nonce, plain).expect("short")
}

/// Opens `1 ‖ enc ‖ ciphertext` with the secret key itself, as the document says.
fn hpke_open(seed: &[u8], info: &[u8], sealed: &[u8]) -> Vec<u8> {
    assert_eq!(sealed[0], 1);
    let key = <XWing as Kem>::PrivateKey::from_bytes(seed).expect("32 bytes");
    let enc = <XWing as Kem>::EncappedKey::from_bytes(&sealed[1..1121]).expect("1120 bytes");
    let mut context = hpke::setup_receiver::<hpke::aead::ChaCha20Poly1305, hpke::kdf::HkdfSha256, XWing>(
        &OpModeR::Base,
        &key,
        &enc,
        info,
    )
    .expect("a valid key");
    context.open(&sealed[1121..], b"").expect("sealed with this info")
}

pub(crate) fn x_wing_public_key(seed: &[u8]) -> Vec<u8> {
    XWing::sk_to_pk(&<XWing as Kem>::PrivateKey::from_bytes(seed).expect("32 bytes"))
        .to_bytes()
        .to_vec()
}

pub(crate) fn xchacha(key: &[u8], nonce: &[u8], aad: &[u8], msg: &[u8]) -> Vec<u8> {
    let cipher = XChaCha20Poly1305::new_from_slice(key).expect("32 bytes");
    cipher
        .encrypt(nonce.try_into().expect("24 bytes"), Payload { msg, aad })
        .expect("short")
}

/// Multiplication in GF(32) by the textbook: carry-less product modulo x^5 + x^2 + 1.
fn gf32(a: u32, b: u32) -> u32 {
    let product = (0..5)
        .filter(|bit| b >> bit & 1 == 1)
        .fold(0, |sum, bit| sum ^ a << bit);
    (5..10).rev().fold(product, |rest, bit| {
        if rest >> bit & 1 == 1 {
            rest ^ 0b100101 << (bit - 5)
        } else {
            rest
        }
    })
}

pub(crate) fn groups(bits: &[u8]) -> String {
    let number = bits.iter().fold(0u128, |number, byte| number << 8 | u128::from(*byte));
    let mut symbols: Vec<u32> = (0..19)
        .rev()
        .map(|i| u32::try_from(number >> (5 * i) & 31).expect("five bits"))
        .collect();
    let power = |n: usize| (0..n).fold(1, |power, _| gf32(power, 2));
    let check = symbols
        .iter()
        .enumerate()
        .fold(0, |sum, (i, symbol)| sum ^ gf32(*symbol, power(19 - i)));
    symbols.push(check);
    let letters: Vec<char> = symbols
        .iter()
        .map(|s| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[*s as usize]))
        .collect();
    letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

fn words(bits: &[u8]) -> String {
    let number = bits.iter().fold(0u128, |number, byte| number << 8 | u128::from(*byte));
    let number = number << 4 | u128::from(hash(&[b"ozvise/v1/access-code/words", bits])[0] >> 4);
    let word = |i: usize| bip39::Language::Czech.word_list()[(number >> (11 * i) & 2047) as usize];
    (0..9).rev().map(word).collect::<Vec<_>>().join(" ")
}

fn base64url(bytes: &[u8]) -> String {
    let symbol = |number: u32, shift: u32| {
        char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[(number >> shift & 63) as usize])
    };
    let threes = bytes
        .chunks_exact(3)
        .map(|three| three.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)));
    threes
        .flat_map(|number| [18, 12, 6, 0].map(|shift| symbol(number, shift)))
        .collect()
}

pub(crate) fn vector(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("a vector")).expect("JSON")
}

fn document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/protocol.md");
    fs::read_to_string(path).expect("the document")
}

/// The `name = value` lines of the worked example.
fn shown() -> BTreeMap<String, String> {
    let document = document();
    let (_, example) = document.split_once("## Worked example").expect("the section");
    let mut shown = BTreeMap::new();
    for line in example.lines() {
        let Some((name, value)) = line.split_once(" = ") else {
            continue;
        };
        assert!(
            shown.insert(name.trim().into(), value.trim().into()).is_none(),
            "{name} twice"
        );
    }
    shown
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_worked_example_is_what_the_text_says() {
    let shown = shown();
    let mut computed = compute(&|name| unhex(shown.get(name).unwrap_or_else(|| panic!("{name} is missing"))));
    for name in INPUTS {
        computed.remove(*name);
        assert!(shown.contains_key(*name), "{name}");
    }
    for (name, value) in &computed {
        assert_eq!(shown.get(name), Some(value), "{name}");
    }
    let unknown: Vec<_> = shown.keys().filter(|name| !computed.contains_key(*name)).collect();
    assert_eq!(unknown.len(), INPUTS.len(), "{unknown:?}");
}

const INPUTS: &[&str] = &[
    "deployment",
    "code",
    "centre_seed",
    "key_id",
    "thread_key",
    "nonce_1",
    "nonce_2",
    "root_seed",
    "member",
    "member_seeds",
    "export_key",
    "vault_nonce",
    "recovery_seed",
    "notebook_key",
    "notebook_nonce",
    "note_nonce",
    "label_nonce",
    "draft_nonce",
];

/// Everything that the example shows besides its inputs, in the order of the document.
fn compute(input: &dyn Fn(&str) -> Vec<u8>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut show = |name: &str, value: String| assert!(out.insert(name.to_owned(), value).is_none());
    let deployment = input("deployment");

    let code = input("code");
    show("groups", groups(&code));
    show("words", words(&code));

    let salt = [&[1], deployment.as_slice()].concat();
    let prk = extract(&salt, &code);
    let thread = expand(&prk, &[b"ozvise/v1/reporter/thread-id"], 16);
    let capability = expand(&prk, &[b"ozvise/v1/reporter/capability"], 32);
    let kem_seed = expand(&prk, &[b"ozvise/v1/reporter/kem-seed"], 32);
    let seal_authentication = expand(&prk, &[b"ozvise/v1/reporter/seal-authentication"], 32);
    let reporter_key = x_wing_public_key(&kem_seed);
    let reporter_key_hash = hash(&[&reporter_key]);
    let keys = &vector("ok_reporter_keys.json")["output"];
    assert_eq!(keys["reporter_key"], hex(&reporter_key));
    show("prk", hex(&prk));
    show("thread", hex(&thread));
    show("capability", hex(&capability));
    show("capability_hash", hex(&hash(&[&capability])));
    show("bearer", base64url(&[thread.as_slice(), &capability].concat()));
    show("kem_seed", hex(&kem_seed));
    show("reporter_key_hash", hex(&reporter_key_hash));
    show("seal_authentication", hex(&seal_authentication));

    let (key_id, centre_seed, thread_key) = (input("key_id"), input("centre_seed"), input("thread_key"));
    let epoch = 1u32.to_be_bytes();
    let centre_info: Vec<u8> = [
        b"ozvise/v1/thread-key/seal",
        &*deployment,
        &thread,
        &epoch,
        &[1, 5],
        b"praha",
        &key_id,
    ]
    .concat();
    let reporter_info: Vec<u8> = [b"ozvise/v1/thread-key/seal", &*deployment, &thread, &epoch, &[2]].concat();
    let seals = &vector("ok_thread_key_seal.json")["output"];
    let sealed = |name: &str| unhex(seals[name].as_str().expect("text"));
    assert_eq!(
        hpke_open(&centre_seed, &centre_info, &sealed("centre_seal")),
        thread_key
    );
    let reporter_seal = sealed("reporter_seal");
    let (sealed_box, tag) = reporter_seal.split_at(1169);
    assert_eq!(hpke_open(&kem_seed, &reporter_info, sealed_box), thread_key);
    let expected = mac(
        &seal_authentication,
        &[
            b"ozvise/v1/thread-key/tag-of-reporter-seal",
            &deployment,
            &thread,
            &epoch,
            sealed_box,
        ],
    );
    assert_eq!(tag, expected);
    show("centre_info", hex(&centre_info));
    show("reporter_info", hex(&reporter_info));
    show("sha256_of_centre_seal", hex(&hash(&[&sealed("centre_seal")])));
    show("sha256_of_reporter_seal", hex(&hash(&[&reporter_seal])));
    show("tag_of_reporter_seal", hex(tag));
    let mark_key = expand(
        &extract(&salt, &centre_seed),
        &[b"ozvise/v1/opening-mark/key", &[5], b"praha", &key_id],
        32,
    );
    let mark = mac(
        &mark_key,
        &[
            b"ozvise/v1/opening-mark/tag",
            &deployment,
            &thread,
            &epoch,
            &hash(&[&thread_key]),
        ],
    );
    show("opening_mark_key", hex(&mark_key));
    show("opening_mark", hex(&mark));

    let thread_prk = extract(&salt, &thread_key);
    let from_reporter = expand(
        &thread_prk,
        &[b"ozvise/v1/direction/reporter-to-centre", &thread, &epoch],
        32,
    );
    let from_centre = expand(
        &thread_prk,
        &[b"ozvise/v1/direction/centre-to-reporter", &thread, &epoch],
        32,
    );
    show("direction_key_1", hex(&from_reporter));
    show("direction_key_2", hex(&from_centre));

    let body_1: Vec<u8> = [
        unhex("01 a4 00 1a 6955b900 01 62").as_slice(),
        b"cs",
        &unhex("02 71"),
        "Potřebuji pomoc.".as_bytes(),
        &unhex("03 a3 00 01 01 a3 00 67"),
        b"Praha 8",
        &unhex("01 66"),
        b"CZ0100",
        &unhex("02 1a 0008771e 02 5820"),
        &reporter_key_hash,
    ]
    .concat();
    let body_2: Vec<u8> = [
        unhex("01 a3 00 1a 6955c710 01 62").as_slice(),
        b"cs",
        &unhex("02 71"),
        "Jsme tu pro vás.".as_bytes(),
    ]
    .concat();
    show("body_1", hex(&body_1));
    show("body_2", hex(&body_2));

    let mut previous = hash(&[b"ozvise/v1/chain-start", &deployment, &thread]);
    show("chain_start", hex(&previous));
    let expected = vector("ok_thread_seal.json")["output"].clone();
    for (number, direction, key, body) in [(1u32, 1u8, &from_reporter, &body_1), (2, 2, &from_centre, &body_2)] {
        let mut padded = [body.as_slice(), &[0x80]].concat();
        padded.resize(2048, 0);
        let header = [&[1, direction], epoch.as_slice(), &number.to_be_bytes(), &previous].concat();
        let associated = [b"ozvise/v1/envelope/associated-data", &*deployment, &thread, &header].concat();
        let nonce = input(&format!("nonce_{number}"));
        let secrets = expand(key, &[b"ozvise/v1/message-key", &nonce, &hash(&[&associated])], 64);
        let (message_key, commitment) = secrets.split_at(32);
        let ciphertext = xchacha(message_key, &nonce, &associated, &padded);
        let envelope = [header.as_slice(), &nonce, commitment, &ciphertext].concat();
        previous = hash(&[b"ozvise/v1/envelope/hash", &deployment, &thread, &envelope]);
        let index = usize::try_from(number - 1).expect("small");
        assert_eq!(expected["envelopes"][index], hex(&envelope));
        assert_eq!(expected["hashes"][index], hex(&previous));
        show(&format!("header_{number}"), hex(&header));
        show(&format!("message_key_{number}"), hex(message_key));
        show(&format!("commitment_{number}"), hex(commitment));
        show(&format!("tag_{number}"), hex(&ciphertext[2048..]));
        show(&format!("sha256_of_envelope_{number}"), hex(&hash(&[&envelope])));
        show(&format!("hash_{number}"), hex(&previous));
    }

    let root = SigningKey::from_bytes(&input("root_seed").try_into().expect("32 bytes"));
    let directory = vector("ok_directory_sign.json")["output"].clone();
    let signed = unhex(directory["signed"].as_str().expect("text"));
    let (signature, cbor) = signed[1..].split_at(64);
    let signature: [u8; 64] = signature.try_into().expect("64 bytes");
    let text = [b"ozvise/v1/directory", cbor].concat();
    assert!(
        root.verifying_key()
            .verify_strict(&text, &Signature::from_bytes(&signature))
            .is_ok()
    );
    assert_eq!(
        cbor[..22],
        [&unhex("a7 00 50"), &*deployment, &unhex("01 07 02")].concat()
    );
    show("root_key", hex(root.verifying_key().as_bytes()));
    show("directory_bytes", signed.len().to_string());
    show("sha256_of_cbor", hex(&hash(&[cbor])));
    show("signature", hex(&signature));

    let (member, seeds) = (input("member"), input("member_seeds"));
    let vault_key = expand(&extract(&salt, &input("export_key")), &[b"ozvise/v1/vault/key"], 32);
    let associated = [b"ozvise/v1/vault/associated-data", &*deployment, &member].concat();
    let nonce = input("vault_nonce");
    let sealed = xchacha(
        &vault_key,
        &nonce,
        &associated,
        &[&[2], seeds.as_slice(), &[0; 40]].concat(),
    );
    let vault = [&[2], nonce.as_slice(), &sealed].concat();
    assert_eq!(vector("ok_vault_seal.json")["output"]["vault"], hex(&vault));
    show("vault_key", hex(&vault_key));
    show("vault", hex(&vault));
    crate::second_implementation_staff::compute(input, &salt, &mut show);
    crate::second_implementation_notebook::compute(input, &salt, &mut show);

    let info: Vec<u8> = [
        b"ozvise/v1/centre-key/seal",
        &*deployment,
        &[5],
        b"praha",
        &key_id,
        &member,
    ]
    .concat();
    let sealed = vector("ok_centre_key_seal.json")["output"]["sealed"]
        .as_str()
        .map(unhex)
        .expect("text");
    assert_eq!(hpke_open(&seeds[..32], &info, &sealed), centre_seed);
    show("centre_key_info", hex(&info));
    show("sha256_of_sealed_centre_key", hex(&hash(&[&sealed])));

    show(
        "opaque_context",
        hex(&[b"ozvise/v1/opaque/context", &*deployment].concat()),
    );
    show(
        "opaque_server",
        hex(&[b"ozvise/v1/opaque/server", &*deployment].concat()),
    );
    out
}
