//! A sheet of paper as the last holder of a centre's key, and what a vault remembers.

use ozvise_crypto::staff::{
    ExportKey, MemberKeys, NewCentreKey, Pin, PinError, RECOVERY_LINES, RecoveryError, RecoverySheet, Vault,
};
use ozvise_crypto::{CentreKeyEntry, CentreSecret, CodeError, DeploymentId, OpenError};
use proptest::prelude::*;

use crate::world::{World, id, refused, verified};

fn sheet(world: &mut World) -> RecoverySheet {
    RecoverySheet::generate(world.deployment, id("praha"), &mut world.rng)
}

fn read(world: &World, text: &str) -> Result<RecoverySheet, RecoveryError> {
    RecoverySheet::parse(text, world.deployment, id("praha"))
}

fn list(world: &mut World, entry: &CentreKeyEntry) {
    world.draft.version += 1;
    world.draft.centres[0].key = Some(entry.clone());
    world.directory = verified(&world.draft, &world.root);
}

fn open(world: &World, new: &NewCentreKey, sheet: &RecoverySheet) -> CentreSecret {
    let member = sheet.member_id();
    let seal = new
        .seals
        .iter()
        .find(|seal| seal.member == member)
        .expect("sealed to the sheet");
    let (centre, key_id) = (id("praha"), new.entry.key_id);
    CentreSecret::open_as_member(&seal.sealed, &centre, &key_id, &sheet.keys(), &member, &world.directory)
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn one_sheet_lasts_through_rotations_and_brings_the_key_back_when_everybody_has_lost_it() {
    let mut world = World::new("sheet");
    let printed = sheet(&mut world);
    let typed = printed.lines().join("\n").to_lowercase();
    let head = world.own_member();
    let first = NewCentreKey::found(
        world.deployment,
        id("praha"),
        &[head, printed.as_holder()],
        &mut world.rng,
    );
    list(&mut world, &first.entry);

    let secret = open(&world, &first, &printed);
    let said = ozvise_crypto::staff::UnverifiedMember {
        deployment: world.deployment,
        id: printed.member_id(),
        kind: ozvise_crypto::staff::MemberKind::RecoverySheet,
        keys: printed.keys().public(),
    };
    let vouched = secret
        .verify_mark(said, first.seals[1].mark.as_bytes())
        .expect("made at the founding");
    let second = NewCentreKey::rotate(&secret, &[vouched], &[], &mut world.rng).expect("vouched under this key");
    list(&mut world, &second.entry);

    // Years later, from paper.
    let found = read(&world, &typed).unwrap_or_else(|error| panic!("{error}"));
    let again = open(&world, &second, &found);
    assert_eq!(again.public_key(), second.entry.public_key);
    assert!(
        again
            .open_previous(second.previous.as_deref().expect("the first"))
            .is_ok()
    );
}

#[test]
fn a_mistake_is_found_in_its_line() {
    let mut world = World::new("mistakes");
    let printed = sheet(&mut world);
    let lines = printed.lines();
    assert_eq!(lines.len(), RECOVERY_LINES);
    for (index, line) in lines.iter().enumerate() {
        let number = u8::try_from(index + 1).expect("four lines");
        assert!(printed.line_matches(index, &line.to_lowercase()));
        assert!(!printed.line_matches((index + 1) % RECOVERY_LINES, line));
        for position in (0..24).filter(|position| position % 5 != 4) {
            let mut wrong = (*lines).clone();
            let symbol = if &line[position..=position] == "7" { "8" } else { "7" };
            wrong[index].replace_range(position..=position, symbol);
            assert!(!printed.line_matches(index, &wrong[index]));
            let error = refused(read(&world, &wrong.join("\n")));
            let checksum =
                matches!(&error, RecoveryError::Line { line, error: CodeError::Checksum { .. } } if *line == number);
            assert!(checksum, "{error:?}");
        }
    }
    let mut swapped = (*lines).clone();
    swapped.swap(1, 2);
    assert_eq!(
        refused(read(&world, &swapped.join("\n"))),
        RecoveryError::Order { line: 2 }
    );
    let mixed = [
        lines[0].clone(),
        sheet(&mut world).lines()[1].clone(),
        lines[2].clone(),
        lines[3].clone(),
    ];
    assert_eq!(refused(read(&world, &mixed.join("\n"))), RecoveryError::Checksum);
    assert_eq!(
        refused(read(&world, &"0".repeat(401))),
        RecoveryError::Length { found: 401 }
    );
}

#[test]
fn a_sheet_knows_where_it_belongs() {
    let mut world = World::new("places");
    let printed = sheet(&mut world);
    for text in [printed.lines().join("\n"), printed.scanned().to_string()] {
        assert!(read(&world, &text).is_ok());
        let elsewhere = RecoverySheet::parse(&text, world.deployment, id("brno"));
        assert_eq!(refused(elsewhere), RecoveryError::Foreign);
        let elsewhere = RecoverySheet::parse(&text, DeploymentId::from_bytes([1; 16]), id("praha"));
        assert_eq!(refused(elsewhere), RecoveryError::Foreign);
    }
    assert!(printed.scanned().len() <= 162);
}

fn export_key(byte: u8) -> ExportKey {
    ExportKey::from_bytes(&[byte; 64]).expect("64 bytes")
}

#[test]
fn a_vault_moves_to_a_new_password_whole() {
    let mut world = World::new("password change");
    let seen = Pin::NONE
        .follow(&world.directory, Some(&id("praha")))
        .expect("nothing was seen before");
    let vault = Vault {
        keys: MemberKeys::generate(&mut world.rng),
        pin: seen,
    };
    let (deployment, member) = (world.deployment, world.member);
    let old = vault.seal(&export_key(1), &deployment, &member, &mut world.rng);
    let opened = Vault::open(&old, &export_key(1), &deployment, &member).expect("the right password");
    let new = opened.seal(&export_key(2), &deployment, &member, &mut world.rng);
    assert_eq!(
        refused(Vault::open(&new, &export_key(1), &deployment, &member)),
        OpenError::Failed
    );
    let moved = Vault::open(&new, &export_key(2), &deployment, &member).expect("the new password");
    assert!(moved.keys.public() == vault.keys.public() && moved.pin == seen);
}

#[test]
fn a_member_notices_when_the_server_goes_back() {
    let mut world = World::new("pins");
    let centre = id("praha");
    let older = verified(&world.draft, &world.root);
    let seen = Pin::NONE
        .follow(&older, Some(&centre))
        .expect("nothing was seen before");
    assert_eq!(seen.follow(&older, Some(&centre)), Ok(seen));

    let owner = world.own_member();
    let next = NewCentreKey::rotate(&world.centre, &[], &[owner], &mut world.rng).expect("nobody remains");
    list(&mut world, &next.entry);
    let newer = seen.follow(&world.directory, Some(&centre)).expect("a later one");
    assert!(newer != seen);
    assert_eq!(
        newer.follow(&older, Some(&centre)),
        Err(PinError::RolledBack { seen: 8, offered: 7 })
    );

    // Another centre's key in the place of the own one, in the same directory.
    assert_eq!(
        newer.follow(&world.directory, Some(&id("jihocesky"))),
        Err(PinError::Changed)
    );
    assert_eq!(newer.follow(&world.directory, None), Err(PinError::Changed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_is_a_sheet_by_accident(text in "[0-9A-Z \\-\n/]{0,120}") {
        prop_assert!(read(&World::new("junk"), &text).is_err());
        let scanned = format!("OZVISE-RECOVERY/1/{text}");
        prop_assert!(read(&World::new("junk"), &scanned).is_err());
    }
}
