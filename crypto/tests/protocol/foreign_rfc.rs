//! Vectors of the RFCs and drafts, against the very crates that the protocol rests on.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, XChaCha20Poly1305};
use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use hpke::aead::ChaCha20Poly1305 as HpkeAead;
use hpke::kdf::HkdfSha256;
use hpke::kem::{X25519HkdfSha256, XWing};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, setup_receiver, setup_sender_with_rng};
use ozvise_crypto::vectors::TestRandom;
use sha2::{Digest, Sha256};

use crate::second_implementation::{hpke_seal, unhex};

/// Text of RFC 8439 §2.8.2 and of the draft for XChaCha.
const SUNSCREEN: &[u8] = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the \
    future, sunscreen would be it.";
const SUNSCREEN_AAD: &str = "50515253c0c1c2c3c4c5c6c7";
const SUNSCREEN_KEY: &str = "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f";

#[test]
fn rfc_5869_appendix_a_for_sha_256() {
    for (ikm, salt, info, okm) in [
        (
            "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
            "",
            "",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ] {
        let expected = unhex(okm);
        let mut derived = vec![0; expected.len()];
        let hkdf = Hkdf::<Sha256>::new(Some(&unhex(salt)), &unhex(ikm));
        hkdf.expand(&unhex(info), &mut derived).expect("short");
        assert_eq!(derived, expected);
    }
}

#[test]
fn rfc_8032_section_7_1() {
    for (seed, public, message, signature) in [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ] {
        let key = SigningKey::from_bytes(&unhex(seed).try_into().expect("32 bytes"));
        assert_eq!(key.verifying_key().as_bytes().as_slice(), unhex(public));
        let signed = key.sign(&unhex(message));
        assert_eq!(signed.to_bytes().as_slice(), unhex(signature));
        assert!(key.verifying_key().verify_strict(&unhex(message), &signed).is_ok());
    }
}

#[test]
fn rfc_8439_section_2_8_2() {
    let cipher = ChaCha20Poly1305::new_from_slice(&unhex(SUNSCREEN_KEY)).expect("32 bytes");
    let nonce = unhex("070000004041424344454647")
        .as_slice()
        .try_into()
        .expect("12 bytes");
    let sealed = cipher
        .encrypt(
            &nonce,
            Payload {
                msg: SUNSCREEN,
                aad: &unhex(SUNSCREEN_AAD),
            },
        )
        .expect("short");
    assert_eq!(sealed[..16], unhex("d31a8d34648e60db7b86afbc53ef7ec2"));
    assert_eq!(sealed[sealed.len() - 16..], unhex("1ae10b594f09e26a7e902ecbd0600691"));
}

#[test]
fn draft_irtf_cfrg_xchacha_03_appendix_a_3_1() {
    let cipher = XChaCha20Poly1305::new_from_slice(&unhex(SUNSCREEN_KEY)).expect("32 bytes");
    let nonce = unhex("404142434445464748494a4b4c4d4e4f5051525354555657")
        .as_slice()
        .try_into()
        .expect("24 bytes");
    let sealed = cipher
        .encrypt(
            &nonce,
            Payload {
                msg: SUNSCREEN,
                aad: &unhex(SUNSCREEN_AAD),
            },
        )
        .expect("short");
    assert_eq!(sealed[..16], unhex("bd6d179d3e83d43b9576579493c0e939"));
    assert_eq!(sealed[sealed.len() - 16..], unhex("c0875924c1c7987947deafd8780acf49"));
}

/// What our suite shares with RFC 9180: the key schedule with HKDF-SHA256, ChaCha20-Poly1305, base mode. The KEM there
/// is X25519.
#[test]
fn rfc_9180_appendix_a_2_1() {
    let secret = unhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb");
    let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&secret).expect("32 bytes");
    let public = X25519HkdfSha256::sk_to_pk(&secret);
    assert_eq!(
        public.to_bytes().as_slice(),
        unhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
    );
    let expected_enc = unhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
    let info = unhex("4f6465206f6e2061204772656369616e2055726e");
    let plain = unhex("4265617574792069732074727574682c20747275746820626561757479");
    let aad = unhex("436f756e742d30");
    let expected = unhex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28");

    let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&expected_enc).expect("32 bytes");
    let mut receiver = setup_receiver::<HpkeAead, HkdfSha256, X25519HkdfSha256>(&OpModeR::Base, &secret, &enc, &info)
        .expect("a valid key");
    assert_eq!(receiver.open(&expected, &aad).expect("the RFC's ciphertext"), plain);
}

/// Appendix C of draft-connolly-cfrg-xwing-kem: seed, encapsulation seed, shared secret, and SHA-256 of public key and
/// ciphertext (the draft has them in full).
const X_WING: [[&str; 5]; 3] = [
    [
        "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26",
        "3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e235b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2",
        "d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384",
        "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb",
        "17cd532d657e44c897ca6583e548a5424fc70bf54f99515a4d2bcf99e3469f33",
    ],
    [
        "badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea",
        "17cda7cfad765f5623474d368ccca8af0007cd9f5e4c849f167a580b14aabdefaee7eef47cb0fca9767be1fda69419dfb927e9df07348b196691abaeb580b32d",
        "f2e86241c64d60f6649fbc6c5b7d17180b780a3f34355e64a85749949c45f150",
        "c42ba5f8430d7d2c83739338203819f090e8303ce9c8b02107c272bfa5376916",
        "1661ea86d608a1924ba30840cb0a65f13ae051e3aec9cf0f064efc0bc92f2154",
    ],
    [
        "ef58538b8d23f87732ea63b02b4fa0f4873360e2841928cd60dd4cee8cc0d4c9",
        "22a96188d032675c8ac850933c7aff1533b94c834adbb69c6115bad4692d8619f90b0cdf8a7b9c264029ac185b70b83f2801f2f4b3f70c593ea3aeeb613a7f1b",
        "953f7f4e8c5b5049bdc771d1dffada0dd961477d1a2ae0988baa7ea6898d893f",
        "6b080d6b84f095342092fa7a22423e58bd681397ad0ef00eac92bd254db4fa95",
        "d3ca5578500344b5896cffc4fd740c9311946b82951df155e6fd86a7966b43c6",
    ],
];

/// The crate does not give the shared secret away, so the ciphertext that follows from the draft's shared secret by
/// the key schedule of RFC 9180 §5.1 is compared instead.
#[test]
fn x_wing_draft_appendix_c_through_hpke() {
    for vector in X_WING {
        let [seed, random, shared, public_hash, ciphertext_hash] = vector.map(unhex);
        let secret = <XWing as Kem>::PrivateKey::from_bytes(&seed).expect("32 bytes");
        let public = XWing::sk_to_pk(&secret);
        assert_eq!(Sha256::digest(public.to_bytes()).as_slice(), public_hash);

        let mut rng = TestRandom::playing(&random);
        let (info, plain) = (b"info", b"thirty-two bytes of a thread key");
        let (enc, mut sender) =
            setup_sender_with_rng::<HpkeAead, HkdfSha256, XWing>(&OpModeS::Base, &public, info, &mut rng)
                .expect("a valid key");
        assert_eq!(rng.taken(), random);
        assert_eq!(Sha256::digest(enc.to_bytes()).as_slice(), ciphertext_hash);
        let sealed = sender.seal(plain, b"").expect("short");
        assert_eq!(sealed, hpke_seal(&shared, info, plain));

        let mut receiver =
            setup_receiver::<HpkeAead, HkdfSha256, XWing>(&OpModeR::Base, &secret, &enc, info).expect("a valid key");
        assert_eq!(receiver.open(&sealed, b"").expect("just sealed"), plain);
    }
}
