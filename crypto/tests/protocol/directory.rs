//! The signed directory, and keys that come from nowhere else.

use ed25519_dalek::{Signer, SigningKey};
use ozvise_crypto::{
    CLOCK_TOLERANCE_SECONDS, CentreUnusable, DeploymentId, DirectoryDraft, DirectoryError, RootPublicKey, RootSecret,
    UnverifiedDirectory,
};
use proptest::prelude::*;

use crate::world::{NOW, World, id, refused, verified};

fn verify(bytes: &[u8], world: &World, now: u64) -> Result<(), DirectoryError> {
    let unverified = UnverifiedDirectory::parse(bytes)?;
    unverified
        .verify(&world.root.public_key(), &world.deployment, now)
        .map(drop)
}

fn signed(world: &World) -> Vec<u8> {
    world.draft.sign(&world.root).expect("a valid draft")
}

#[test]
fn what_was_signed_is_what_is_read() {
    let world = World::new("directory");
    let directory = verified(&world.draft, &world.root);
    assert_eq!(directory.version(), 7);
    assert_eq!(directory.issued_at(), NOW);
    assert_eq!(directory.expires_at(), NOW + 30 * 86_400);
    assert_eq!(directory.competence_version(), 3);
    assert_eq!(directory.competence_digest(), &[9; 32]);
    assert_eq!(directory.centres(), world.draft.centres);
    assert_eq!(directory.deployment(), &world.deployment);
}

#[test]
fn a_municipality_goes_before_its_district() {
    let world = World::new("competence");
    let competent = |municipality, district: &str| {
        world
            .directory
            .competent_centre(municipality, district)
            .map(|centre| centre.id.as_str().to_owned())
    };
    assert_eq!(competent(None, "CZ0100").as_deref(), Some("praha"));
    assert_eq!(competent(Some(554_782), "CZ0100").as_deref(), Some("praha"));
    assert_eq!(competent(Some(544_256), "CZ0100").as_deref(), Some("jihocesky"));
    assert_eq!(competent(Some(544_256), "").as_deref(), Some("jihocesky"));
    assert_eq!(competent(None, "CZ0999"), None);
    assert_eq!(competent(None, "544257"), None);
    assert_eq!(competent(Some(1_544_256), ""), None, "seven digits are no municipality");
}

#[test]
fn only_a_usable_centre_gives_a_key() {
    let mut world = World::new("usable");
    let key = world
        .directory
        .usable_key(&id("praha"))
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(key.key_id(), world.centre.key_id());
    assert_eq!(
        refused(world.directory.usable_key(&id("jihocesky"))),
        CentreUnusable::NoKey
    );
    assert_eq!(
        refused(world.directory.usable_key(&id("brno"))),
        CentreUnusable::Unknown
    );
    world.draft.centres[0].accepting = false;
    let paused = verified(&world.draft, &world.root);
    assert_eq!(refused(paused.usable_key(&id("praha"))), CentreUnusable::NotAccepting);
    assert!(!paused.centres()[0].usable());
}

#[test]
fn times_are_checked_to_the_second() {
    let world = World::new("times");
    let bytes = signed(&world);
    let (issued, expires) = (world.draft.issued_at, world.draft.expires_at);
    assert_eq!(verify(&bytes, &world, issued), Ok(()));
    assert_eq!(verify(&bytes, &world, issued - CLOCK_TOLERANCE_SECONDS), Ok(()));
    assert_eq!(
        verify(&bytes, &world, issued - CLOCK_TOLERANCE_SECONDS - 1),
        Err(DirectoryError::NotYetValid)
    );
    assert_eq!(verify(&bytes, &world, 0), Err(DirectoryError::NotYetValid));
    assert_eq!(verify(&bytes, &world, expires - 1), Ok(()));
    assert_eq!(verify(&bytes, &world, expires), Err(DirectoryError::Expired));
    assert_eq!(verify(&bytes, &world, u64::MAX), Err(DirectoryError::Expired));
}

#[test]
fn unsigned_foreign_and_unknown_directories_are_refused() {
    let mut world = World::new("foreign");
    let bytes = signed(&world);
    let unsigned = [&[1], [0; 64].as_slice(), &bytes[65..]].concat();
    assert_eq!(verify(&unsigned, &world, NOW), Err(DirectoryError::BadSignature));
    let foreign_root = world
        .draft
        .sign(&RootSecret::generate(&mut world.rng))
        .expect("a valid draft");
    assert_eq!(verify(&foreign_root, &world, NOW), Err(DirectoryError::BadSignature));
    let deployment = DeploymentId::generate(&mut world.rng);
    let foreign = DirectoryDraft {
        deployment,
        ..world.draft.clone()
    }
    .sign(&world.root)
    .expect("a valid draft");
    assert_eq!(verify(&foreign, &world, NOW), Err(DirectoryError::ForeignDeployment));
    for version in (0..=255).filter(|version| *version != 1) {
        let mut unknown = bytes.clone();
        unknown[0] = version;
        assert_eq!(
            verify(&unknown, &world, NOW),
            Err(DirectoryError::UnknownVersion(version))
        );
    }
}

#[test]
fn a_swapped_key_breaks_the_signature() {
    let (world, other) = (World::new("swapped"), World::new("attacker"));
    let (own, foreign) = (world.centre.public_key(), other.centre.public_key());
    let mut bytes = signed(&world);
    let at = bytes
        .windows(own.len())
        .position(|window| window == own)
        .expect("the key is in it");
    bytes[at..at + own.len()].copy_from_slice(&foreign);
    assert_eq!(verify(&bytes, &world, NOW), Err(DirectoryError::BadSignature));
}

#[test]
fn keys_that_every_signature_fits_are_no_roots() {
    let mut identity = [0; 32];
    identity[0] = 1;
    assert!(RootPublicKey::from_bytes(&identity).is_err());
    assert!(RootPublicKey::from_bytes(&[0; 32]).is_err());
    assert!("".parse::<RootPublicKey>().is_err());
    let world = World::new("root");
    let root = world.root.public_key();
    assert!(
        root.to_string()
            .parse::<RootPublicKey>()
            .is_ok_and(|parsed| parsed == root)
    );
    let kept = RootSecret::from_bytes(&*world.root.to_bytes()).expect("32 bytes");
    assert!(kept.public_key() == root);
    assert!(RootSecret::from_bytes(&[0; 31]).is_none());
}

#[test]
fn there_are_bounds_to_the_number_of_territories() {
    let mut world = World::new("territories");
    let codes = |count: u32| (0..count).map(|code| format!("{code:06}")).collect();
    world.draft.centres[1].territory = codes(2047);
    assert!(world.draft.sign(&world.root).is_ok(), "and CZ0100 is the 2048th");
    world.draft.centres[1].territory = codes(2048);
    assert!(world.draft.sign(&world.root).is_err());
    world.draft.centres[1].territory = vec!["000001".into(), "000002".into(), "000001".into()];
    assert!(world.draft.sign(&world.root).is_err());
}

#[test]
fn a_hostile_count_costs_nothing() {
    let world = World::new("counts");
    let mut cbor = signed(&world)[65..].to_vec();
    let array = 1 + (1 + 17) + 2 + 2 * 6 + 2 + (1 + 34) + 1;
    assert_eq!(cbor[array], 0x82, "the list of two centres");
    let root = SigningKey::from_bytes(&world.root.to_bytes());
    let resigned = |cbor: &[u8]| {
        let signature = root.sign(&[b"ozvise/v1/directory", cbor].concat());
        [&[1], signature.to_bytes().as_slice(), cbor].concat()
    };
    assert_eq!(
        verify(&resigned(&cbor), &world, NOW),
        Ok(()),
        "signed like the root does it"
    );
    // 2^64 - 1 centres.
    cbor.splice(array..=array, [0x9b, 255, 255, 255, 255, 255, 255, 255, 255]);
    assert_eq!(verify(&resigned(&cbor), &world, NOW), Err(DirectoryError::Malformed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_flipped_bit_is_refused(position in any::<prop::sample::Index>(), bit in 0u8..8) {
        let world = World::new("flips");
        let mut bytes = signed(&world);
        let position = position.index(bytes.len());
        bytes[position] ^= 1 << bit;
        prop_assert!(verify(&bytes, &world, NOW).is_err());
    }

    #[test]
    fn any_other_length_is_refused(length in any::<prop::sample::Index>(), more in 1usize..50) {
        let world = World::new("lengths");
        let bytes = signed(&world);
        prop_assert!(verify(&bytes[..length.index(bytes.len())], &world, NOW).is_err());
        prop_assert!(verify(&[bytes.as_slice(), &vec![0; more]].concat(), &world, NOW).is_err());
    }

    #[test]
    fn no_bytes_make_the_parser_fail_otherwise_than_by_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let world = World::new("junk");
        prop_assert!(verify(&bytes, &world, NOW).is_err());
        prop_assert!(verify(&[&[1], bytes.as_slice()].concat(), &world, NOW).is_err());
    }
}
