//! Project Wycheproof's vectors against the very crates that the protocol rests on.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, XChaCha20Poly1305};
use ed25519_dalek::{Signature, VerifyingKey};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use ml_kem::kem::{Decapsulate, Key, KeyExport};
use ml_kem::{B32, DecapsulationKey768, EncapsulationKey768, Seed};
use sha2::Sha256;
use wycheproof::{aead, eddsa, hkdf as hkdf_vectors, mac, mlkem, xdh};
use x25519_dalek::{PublicKey, StaticSecret};

/// Runs an AEAD over a set; returns how many vectors there were.
fn run_aead<C: Aead + KeyInit>(name: aead::TestName) -> usize {
    let mut count = 0;
    for group in aead::TestSet::load(name).expect("bundled").test_groups {
        for test in &group.tests {
            count += 1;
            let cipher = C::new_from_slice(&test.key).expect("32 bytes");
            let Ok(nonce) = test.nonce.as_slice().try_into() else {
                assert!(test.result.must_fail(), "{}", test.tc_id);
                continue;
            };
            let sealed = [test.ct.as_slice(), &test.tag].concat();
            let opened = cipher.decrypt(
                nonce,
                Payload {
                    msg: &sealed,
                    aad: &test.aad,
                },
            );
            if test.result.must_fail() {
                assert!(opened.is_err(), "{}", test.tc_id);
            } else {
                assert_eq!(opened.as_deref(), Ok(test.pt.as_slice()), "{}", test.tc_id);
                let again = cipher.encrypt(
                    nonce,
                    Payload {
                        msg: &test.pt,
                        aad: &test.aad,
                    },
                );
                assert_eq!(again, Ok(sealed), "{}", test.tc_id);
            }
        }
    }
    count
}

#[test]
fn xchacha20_poly1305() {
    assert!(run_aead::<XChaCha20Poly1305>(aead::TestName::XChaCha20Poly1305) > 250);
}

#[test]
fn chacha20_poly1305() {
    assert!(run_aead::<ChaCha20Poly1305>(aead::TestName::ChaCha20Poly1305) > 250);
}

#[test]
fn hkdf_sha256() {
    let mut count = 0;
    for group in hkdf_vectors::TestSet::load(hkdf_vectors::TestName::HkdfSha256)
        .expect("bundled")
        .test_groups
    {
        for test in &group.tests {
            count += 1;
            let mut okm = vec![0; test.size];
            let expanded = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm).expand(&test.info, &mut okm);
            assert_eq!(expanded.is_err(), test.result.must_fail(), "{}", test.tc_id);
            assert!(expanded.is_err() || okm == test.okm.as_slice(), "{}", test.tc_id);
        }
    }
    assert!(count > 80);
}

#[test]
fn hmac_sha256() {
    let mut count = 0;
    for group in mac::TestSet::load(mac::TestName::HmacSha256)
        .expect("bundled")
        .test_groups
    {
        for test in &group.tests {
            count += 1;
            let mut hmac = <Hmac<Sha256> as KeyInit>::new_from_slice(&test.key).expect("any length");
            hmac.update(&test.msg);
            let verified = hmac.verify_truncated_left(&test.tag);
            assert_eq!(verified.is_err(), test.result.must_fail(), "{}", test.tc_id);
        }
    }
    assert!(count > 150);
}

#[test]
fn ed25519_with_strict_verification() {
    let mut count = 0;
    for group in eddsa::TestSet::load(eddsa::TestName::Ed25519)
        .expect("bundled")
        .test_groups
    {
        let key = <[u8; 32]>::try_from(group.key.pk.as_slice()).expect("32 bytes");
        let key = VerifyingKey::from_bytes(&key).expect("all keys of the set are points");
        for test in &group.tests {
            count += 1;
            let signature = Signature::from_slice(&test.sig);
            let verified = signature.is_ok_and(|signature| key.verify_strict(&test.msg, &signature).is_ok());
            assert_eq!(verified, !test.result.must_fail(), "{}", test.tc_id);
        }
    }
    assert!(count > 140);
}

#[test]
fn x25519() {
    let mut count = 0;
    for group in xdh::TestSet::load(xdh::TestName::X25519).expect("bundled").test_groups {
        for test in &group.tests {
            count += 1;
            let secret = <[u8; 32]>::try_from(test.private_key.as_slice()).expect("32 bytes");
            let Ok(public) = <[u8; 32]>::try_from(test.public_key.as_slice()) else {
                assert!(test.result.must_fail(), "{}", test.tc_id);
                continue;
            };
            let shared = StaticSecret::from(secret).diffie_hellman(&PublicKey::from(public));
            assert_eq!(shared.as_bytes(), test.shared_secret.as_slice(), "{}", test.tc_id);
        }
    }
    assert!(count > 500);
}

#[test]
fn ml_kem_768_key_generation_and_decapsulation() {
    let mut count = 0;
    for name in [mlkem::TestName::MlKem768, mlkem::TestName::MlKem768KeyGenSeed] {
        for group in mlkem::TestSet::load(name).expect("bundled").test_groups {
            for test in &group.tests {
                count += 1;
                let seed = test.seed.as_ref().expect("these sets have one");
                let Ok(seed) = Seed::try_from(seed.as_slice()) else {
                    assert!(test.result.must_fail(), "{}", test.tc_id);
                    continue;
                };
                let key = DecapsulationKey768::from_seed(seed);
                if let Some(expected) = &test.encaps_key {
                    assert_eq!(
                        key.encapsulation_key().to_bytes().as_slice(),
                        expected.as_slice(),
                        "{}",
                        test.tc_id
                    );
                }
                let Some(ciphertext) = &test.ct else { continue };
                let Ok(ciphertext) = ciphertext.as_slice().try_into() else {
                    assert!(test.result.must_fail(), "{}", test.tc_id);
                    continue;
                };
                let expected = test.shared_secret.as_ref().expect("goes with a ciphertext");
                assert_eq!(
                    key.decapsulate(ciphertext).as_slice(),
                    expected.as_slice(),
                    "{}",
                    test.tc_id
                );
            }
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn ml_kem_768_encapsulation() {
    let mut count = 0;
    for group in mlkem::TestSet::load(mlkem::TestName::MlKem768Encaps)
        .expect("bundled")
        .test_groups
    {
        for test in &group.tests {
            count += 1;
            let key = test.encaps_key.as_ref().expect("this set has one");
            let key = Key::<EncapsulationKey768>::try_from(key.as_slice());
            let Some(key) = key.ok().and_then(|key| EncapsulationKey768::new(&key).ok()) else {
                assert!(test.result.must_fail(), "{}", test.tc_id);
                continue;
            };
            assert!(!test.result.must_fail(), "{}", test.tc_id);
            let random = test.msg.as_ref().expect("this set has one");
            let random = B32::try_from(random.as_slice()).expect("32 bytes");
            let (ciphertext, shared) = key.encapsulate_deterministic(&random);
            assert_eq!(
                ciphertext.as_slice(),
                test.ct.as_ref().expect("given").as_slice(),
                "{}",
                test.tc_id
            );
            assert_eq!(
                shared.as_slice(),
                test.shared_secret.as_ref().expect("given").as_slice(),
                "{}",
                test.tc_id
            );
        }
    }
    assert!(count > 20, "{count}");
}
