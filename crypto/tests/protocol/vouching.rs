//! A server that tries to add a reader, and what it lacks for it.

use ozvise_crypto::staff::{
    ComparedMember, Fingerprint, MemberKeys, MemberKind, MemberSeal, NewCentreKey, UnverifiedMember, VouchedMember,
};
use ozvise_crypto::{CentreKeyEntry, CentreSecret, DeploymentId, KeyId, MemberId, OpenError};
use proptest::prelude::*;

use crate::world::{World, id, refused, verified};

/// What the server would say about the holder of these keys.
fn said(world: &World, member: MemberId, keys: &MemberKeys) -> UnverifiedMember {
    UnverifiedMember {
        deployment: world.deployment,
        id: member,
        kind: MemberKind::Member,
        keys: keys.public(),
    }
}

fn colleague(world: &mut World) -> (MemberId, MemberKeys) {
    (MemberId::generate(&mut world.rng), MemberKeys::generate(&mut world.rng))
}

/// A colleague whose fingerprint was read over the telephone.
fn approved(world: &mut World) -> (UnverifiedMember, MemberKeys, MemberSeal) {
    let (member, keys) = colleague(world);
    let said = said(world, member, &keys);
    // What the colleague's own screen shows is computed from the own keys.
    let read_out = Fingerprint::of_member(&world.deployment, &member, &keys.public()).to_string();
    let compared = said.clone().compare(&read_out).expect("the same keys on both screens");
    let seal = world.centre.approve(&compared, &mut world.rng);
    (said, keys, seal)
}

/// A directory in which the centre has this key.
fn directory_with(world: &World, entry: &CentreKeyEntry) -> ozvise_crypto::Directory {
    let mut draft = world.draft.clone();
    draft.version += 1;
    draft.centres[0].key = Some(entry.clone());
    verified(&draft, &world.root)
}

fn open(world: &World, new: &NewCentreKey, member: MemberId, keys: &MemberKeys) -> Option<CentreSecret> {
    let directory = directory_with(world, &new.entry);
    let seal = new.seals.iter().find(|seal| seal.member == member)?;
    let centre = world.centre.centre();
    CentreSecret::open_as_member(&seal.sealed, centre, &new.entry.key_id, keys, &member, &directory).ok()
}

#[test]
fn a_colleague_is_approved_by_the_digits_and_can_open_what_the_centre_can() {
    let mut world = World::new("approval");
    let (said, keys, seal) = approved(&mut world);
    let (centre, key_id) = (world.centre.centre(), world.centre.key_id());
    let opened = CentreSecret::open_as_member(&seal.sealed, centre, key_id, &keys, &said.id, &world.directory);
    assert!(opened.is_ok_and(|opened| opened.verify_mark(said, seal.mark.as_bytes()).is_ok()));
}

#[test]
fn swapped_keys_have_other_digits() {
    let mut world = World::new("swapped keys");
    let (member, keys) = colleague(&mut world);
    let (_, of_server) = colleague(&mut world);
    let read_out = said(&world, member, &keys).fingerprint().to_string();
    assert!(said(&world, member, &of_server).compare(&read_out).is_err());
    let other_id = MemberId::generate(&mut world.rng);
    assert!(said(&world, other_id, &keys).compare(&read_out).is_err());
    let elsewhere = UnverifiedMember {
        deployment: DeploymentId::from_bytes([1; 16]),
        ..said(&world, member, &keys)
    };
    assert!(elsewhere.compare(&read_out).is_err());
}

#[test]
fn only_all_thirty_digits_are_the_fingerprint() {
    let mut world = World::new("digits");
    let (member, keys) = colleague(&mut world);
    let fingerprint = said(&world, member, &keys).fingerprint();
    let text = fingerprint.to_string();
    assert_eq!(text.split(' ').map(str::len).collect::<Vec<_>>(), [5; 6]);
    for heard in [
        text.clone(),
        text.replace(' ', ""),
        text.replace(' ', "-"),
        format!(" {text}.\n"),
    ] {
        assert!(fingerprint.matches(&heard), "{heard}");
    }
    let wrong_last = if text.ends_with('0') { "1" } else { "0" };
    for heard in [
        String::new(),
        text[..text.len() - 1].into(),
        format!("{text}0"),
        format!("{}{wrong_last}", &text[..text.len() - 1]),
        text.replace(' ', "x"),
        text.chars().rev().collect(),
    ] {
        assert!(!fingerprint.matches(&heard), "{heard}");
    }
}

#[test]
fn a_mark_counts_for_one_member_one_kind_one_key_and_one_centre_only() {
    let mut world = World::new("marks");
    let (said, _, seal) = approved(&mut world);
    let (_, others_keys) = colleague(&mut world);
    let mark = seal.mark.as_bytes();
    assert!(world.centre.verify_mark(said.clone(), mark).is_ok());

    let changed = [
        UnverifiedMember {
            id: MemberId::generate(&mut world.rng),
            ..said.clone()
        },
        UnverifiedMember {
            kind: MemberKind::RecoverySheet,
            ..said.clone()
        },
        UnverifiedMember {
            keys: others_keys.public(),
            ..said.clone()
        },
        UnverifiedMember {
            deployment: DeploymentId::from_bytes([1; 16]),
            ..said.clone()
        },
    ];
    for member in changed {
        assert!(world.centre.verify_mark(member, mark).is_err());
    }
    let (deployment, centre, key_id) = (world.deployment, world.centre.centre().clone(), *world.centre.key_id());
    let same_names = CentreSecret::generate(deployment, centre.clone(), key_id, &mut world.rng);
    let next = CentreSecret::generate(deployment, centre, KeyId::generate(&mut world.rng), &mut world.rng);
    let other_centre = CentreSecret::generate(deployment, id("brno"), key_id, &mut world.rng);
    for secret in [same_names, next, other_centre] {
        assert!(secret.verify_mark(said.clone(), mark).is_err());
    }
    for wrong in [&mark[..31], &[mark.as_slice(), &[0]].concat(), &[], &[0; 32]] {
        assert!(world.centre.verify_mark(said.clone(), wrong).is_err());
    }
}

/// The whole of item 9 of the protocol: the server plays, and no new reader comes out of it.
#[test]
fn the_server_alone_never_adds_a_reader() {
    let mut world = World::new("the server plays");
    let (colleague, _, seal) = approved(&mut world);
    let (own_id, own_keys) = self::colleague(&mut world);
    let own = said(&world, own_id, &own_keys);
    // A mark under a centre secret of its own, a mark of somebody else, a mark that it has kept from another key.
    let own_secret = CentreSecret::generate(
        world.deployment,
        world.centre.centre().clone(),
        *world.centre.key_id(),
        &mut world.rng,
    );
    let own_mark = own_secret.approve(
        &ComparedMember::owner_of(&own_keys, world.deployment, own_id),
        &mut world.rng,
    );
    for mark in [own_mark.mark.as_bytes(), seal.mark.as_bytes()] {
        assert!(world.centre.verify_mark(own.clone(), mark).is_err());
    }
    // Its keys under the name and the mark of an approved colleague.
    let disguised = UnverifiedMember {
        keys: own_keys.public(),
        ..colleague
    };
    assert!(
        world
            .centre
            .verify_mark(disguised.clone(), seal.mark.as_bytes())
            .is_err()
    );
    // Its keys with any digits that the telephone has given.
    let heard = colleague.fingerprint().to_string();
    assert!(disguised.compare(&heard).is_err());
    assert!(own.compare(&heard).is_err());
}

#[test]
fn a_rotation_reaches_those_who_remain_and_nobody_else() {
    let mut world = World::new("rotation");
    let (staying, staying_keys, staying_seal) = approved(&mut world);
    let (leaving, leaving_keys, _) = approved(&mut world);
    let vouched = world.centre.verify_mark(staying.clone(), staying_seal.mark.as_bytes());
    let remaining: Vec<VouchedMember> = vouched.into_iter().collect();
    let owner = world.own_member();
    let new = NewCentreKey::rotate(&world.centre, &remaining, &[owner], &mut world.rng)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(new.seals.len(), 2);

    let next = open(&world, &new, staying.id, &staying_keys).expect("one who stays");
    assert!(open(&world, &new, world.member, &world.member_keys).is_some());
    assert!(open(&world, &new, leaving.id, &leaving_keys).is_none(), "no seal");
    assert!(open(&world, &new, staying.id, &leaving_keys).is_none(), "not the keys");

    let mark = new.seals[0].mark.as_bytes();
    assert!(
        next.verify_mark(staying.clone(), mark).is_ok(),
        "the new mark under the new key"
    );
    assert!(
        world.centre.verify_mark(staying.clone(), mark).is_err(),
        "and not under the old one"
    );
    assert!(
        next.verify_mark(staying, staying_seal.mark.as_bytes()).is_err(),
        "rolled back"
    );
}

#[test]
fn a_rotation_from_another_key_than_the_marks_is_refused() {
    let mut world = World::new("stale marks");
    let (said, _, seal) = approved(&mut world);
    let vouched = world
        .centre
        .verify_mark(said, seal.mark.as_bytes())
        .expect("approved just now");
    let (deployment, centre) = (world.deployment, world.centre.centre().clone());
    let other = CentreSecret::generate(deployment, centre, KeyId::generate(&mut world.rng), &mut world.rng);
    assert!(NewCentreKey::rotate(&other, std::slice::from_ref(&vouched), &[], &mut world.rng).is_err());
    assert!(other.seal_again(&vouched, &mut world.rng).is_err());
    assert!(world.centre.seal_again(&vouched, &mut world.rng).is_ok());
}

#[test]
fn the_newest_key_brings_the_older_ones_and_none_of_the_server() {
    let mut world = World::new("previous keys");
    let owner = world.own_member();
    let second = NewCentreKey::rotate(&world.centre, &[], std::slice::from_ref(&owner), &mut world.rng)
        .unwrap_or_else(|error| panic!("{error}"));
    let secret = open(&world, &second, world.member, &world.member_keys).expect("its own");
    let previous = second.previous.clone().expect("it is not the first");
    let opened = secret
        .open_previous(&previous)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.key_id(), world.centre.key_id());
    assert_eq!(opened.public_key(), world.centre.public_key());

    let third = NewCentreKey::rotate(&secret, &[], std::slice::from_ref(&owner), &mut world.rng)
        .unwrap_or_else(|error| panic!("{error}"));
    let third_secret = open(&world, &third, world.member, &world.member_keys).expect("its own");
    assert!(third_secret.open_previous(&previous).is_err(), "that of another key");
    assert!(
        third_secret
            .open_previous(third.previous.as_deref().expect("the second"))
            .is_ok()
    );

    for position in [1, 30, previous.len() - 1] {
        let mut altered = previous.clone();
        altered[position] ^= 1;
        assert_eq!(refused(secret.open_previous(&altered)), OpenError::Failed);
    }
    for wrong in [&previous[..88], &[previous.as_slice(), &[0]].concat(), &[]] {
        assert_eq!(refused(secret.open_previous(wrong)), OpenError::Failed);
    }
    let unknown = [&[9], &previous[1..]].concat();
    assert_eq!(refused(secret.open_previous(&unknown)), OpenError::UnknownVersion(9));
}

#[test]
fn the_first_key_of_a_centre_shows_the_same_digits_to_its_head_and_to_the_root() {
    let mut world = World::new("first key");
    let owner = world.own_member();
    let new = NewCentreKey::found(
        world.deployment,
        id("praha"),
        std::slice::from_ref(&owner),
        &mut world.rng,
    );
    assert!(new.previous.is_none());
    let at_root = Fingerprint::of_centre_key(&world.deployment, &id("praha"), &new.entry);
    assert_eq!(at_root, new.fingerprint);
    assert!(open(&world, &new, world.member, &world.member_keys).is_some());

    let other = id("brno");
    let mut swapped = new.entry.clone();
    swapped.public_key = world.centre.public_key();
    let renamed = CentreKeyEntry {
        key_id: KeyId::from_bytes([0; 16]),
        ..new.entry.clone()
    };
    for (centre, entry) in [(&other, &new.entry), (&id("praha"), &swapped), (&id("praha"), &renamed)] {
        assert!(Fingerprint::of_centre_key(&world.deployment, centre, entry) != new.fingerprint);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_flipped_bit_of_a_mark_is_refused(position in 0usize..32, bit in 0u8..8) {
        let mut world = World::new("mark flips");
        let (said, _, seal) = approved(&mut world);
        let mut mark = *seal.mark.as_bytes();
        mark[position] ^= 1 << bit;
        prop_assert!(world.centre.verify_mark(said, &mark).is_err());
    }
}
