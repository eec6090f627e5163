//! A member's vault and the centre's key.

use ozvise_crypto::staff::{
    ExportKey, MEMBER_PUBLIC_KEYS_BYTES, MemberKeys, MemberPublicKeys, VAULT_BYTES, open_vault, seal_vault,
};
use ozvise_crypto::{CentreKeyError, CentreSecret, DeploymentId, KeyId, MemberId, OpenError, SEALED_CENTRE_KEY_BYTES};
use proptest::prelude::*;

use crate::world::{World, id, refused, verified};

fn export_key(byte: u8) -> ExportKey {
    ExportKey::from_bytes(&[byte; 64]).expect("64 bytes")
}

#[test]
fn a_vault_opens_with_its_key_for_its_member_only() {
    let mut world = World::new("vault");
    let vault = seal_vault(
        &world.member_keys,
        &export_key(1),
        &world.deployment,
        &world.member,
        &mut world.rng,
    );
    assert_eq!(vault.len(), VAULT_BYTES);
    let open = |key: u8, deployment: &DeploymentId, member: &MemberId| {
        open_vault(&vault, &export_key(key), deployment, member)
    };
    let keys = open(1, &world.deployment, &world.member).unwrap_or_else(|error| panic!("{error}"));
    assert!(keys.public() == world.member_keys.public());
    assert_eq!(refused(open(2, &world.deployment, &world.member)), OpenError::Failed);
    let (other, elsewhere) = (MemberId::from_bytes([0; 16]), DeploymentId::from_bytes([0; 16]));
    assert_eq!(refused(open(1, &world.deployment, &other)), OpenError::Failed);
    assert_eq!(refused(open(1, &elsewhere, &world.member)), OpenError::Failed);
    assert!(ExportKey::from_bytes(&[0; 63]).is_none());
}

#[test]
fn public_keys_are_read_back_and_checked() {
    let world = World::new("public keys");
    let bytes = world.member_keys.public().to_bytes();
    assert_eq!(bytes.len(), MEMBER_PUBLIC_KEYS_BYTES);
    assert!(MemberPublicKeys::parse(&bytes).is_ok_and(|keys| keys == world.member_keys.public()));
    assert!(MemberPublicKeys::parse(&bytes[1..]).is_err());
    assert!(MemberPublicKeys::parse(&[bytes.as_slice(), &[0]].concat()).is_err());
    assert!(MemberPublicKeys::parse(&[0xff; MEMBER_PUBLIC_KEYS_BYTES]).is_err());
    let weak = [&bytes[..1216], &[0; 32]].concat();
    assert!(MemberPublicKeys::parse(&weak).is_err());
}

#[test]
fn a_centre_key_opens_for_its_member_if_the_directory_has_it() {
    let mut world = World::new("centre key");
    let sealed = world.seal_to_member();
    assert_eq!(sealed.len(), SEALED_CENTRE_KEY_BYTES);
    let (centre, key_id) = (world.centre.centre().clone(), *world.centre.key_id());
    let open = |sealed: &[u8], key_id: &KeyId, keys: &MemberKeys, member: &MemberId| {
        CentreSecret::open_as_member(sealed, &centre, key_id, keys, member, &world.directory)
    };
    let opened = open(&sealed, &key_id, &world.member_keys, &world.member).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.public_key(), world.centre.public_key());

    let failed = CentreKeyError::Open(OpenError::Failed);
    let other = World::new("another member");
    assert_eq!(
        refused(open(&sealed, &key_id, &other.member_keys, &world.member)),
        failed
    );
    assert_eq!(
        refused(open(&sealed, &key_id, &world.member_keys, &other.member)),
        failed
    );
    let unlisted = KeyId::from_bytes([0; 16]);
    assert_eq!(
        refused(open(&sealed, &unlisted, &world.member_keys, &world.member)),
        CentreKeyError::NotInDirectory
    );
    let unknown = id("brno");
    let elsewhere = CentreSecret::open_as_member(
        &sealed,
        &unknown,
        &key_id,
        &world.member_keys,
        &world.member,
        &world.directory,
    );
    assert_eq!(refused(elsewhere), CentreKeyError::NotInDirectory);
}

#[test]
fn a_centre_key_of_the_server_is_refused() {
    let mut world = World::new("planted");
    let (centre, key_id) = (world.centre.centre().clone(), *world.centre.key_id());
    let own = CentreSecret::generate(world.deployment, centre.clone(), key_id, &mut world.rng);
    let planted = own.approve(&world.own_member(), &mut world.rng).sealed;
    let open = |directory| {
        CentreSecret::open_as_member(&planted, &centre, &key_id, &world.member_keys, &world.member, directory)
    };
    assert_eq!(refused(open(&world.directory)), CentreKeyError::Replaced);
    let mut draft = world.draft.clone();
    draft.centres[0].key.as_mut().expect("it has one").public_key = own.public_key();
    assert!(
        open(&verified(&draft, &world.root)).is_ok(),
        "the directory alone decides"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_flipped_bit_of_a_vault_is_refused(position in 0..VAULT_BYTES, bit in 0u8..8) {
        let mut world = World::new("vault flips");
        let mut vault =
            seal_vault(&world.member_keys, &export_key(1), &world.deployment, &world.member, &mut world.rng);
        vault[position] ^= 1 << bit;
        prop_assert!(open_vault(&vault, &export_key(1), &world.deployment, &world.member).is_err());
    }

    #[test]
    fn any_flipped_bit_of_a_sealed_centre_key_is_refused(position in 0..SEALED_CENTRE_KEY_BYTES, bit in 0u8..8) {
        let mut world = World::new("centre key flips");
        let mut sealed = world.seal_to_member();
        sealed[position] ^= 1 << bit;
        let (centre, key_id) = (world.centre.centre(), world.centre.key_id());
        let opened = CentreSecret::open_as_member(
            &sealed, centre, key_id, &world.member_keys, &world.member, &world.directory,
        );
        prop_assert!(opened.is_err());
    }

    #[test]
    fn no_bytes_make_the_openers_fail_otherwise_than_by_an_error(bytes in prop::collection::vec(any::<u8>(), 0..1300)) {
        let world = World::new("staff junk");
        let (centre, key_id) = (world.centre.centre(), world.centre.key_id());
        for bytes in [bytes.clone(), [&[1], bytes.as_slice()].concat()] {
            prop_assert!(open_vault(&bytes, &export_key(1), &world.deployment, &world.member).is_err());
            let opened = CentreSecret::open_as_member(
                &bytes, centre, key_id, &world.member_keys, &world.member, &world.directory,
            );
            prop_assert!(opened.is_err());
            prop_assert!(MemberPublicKeys::parse(&bytes).is_err());
        }
    }
}
