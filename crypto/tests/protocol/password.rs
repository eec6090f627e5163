//! The staff password.

use ozvise_crypto::DeploymentId;
use ozvise_crypto::staff::opaque::{
    Account, ClientRegistration, ClientSignIn, OpaqueError, PASSWORD_RECORD_BYTES, PasswordRecord, SERVER_SETUP_BYTES,
    SIGN_IN_ATTEMPT_BYTES, ServerSetup, SignInAttempt,
};
use ozvise_crypto::staff::{ExportKey, open_vault, seal_vault};
use proptest::prelude::*;

use crate::world::{World, refused};

const PASSWORD: &[u8] = "tichý hrnec nad ránem".as_bytes();

struct Server {
    world: World,
    setup: ServerSetup,
    record: PasswordRecord,
    export_key: ExportKey,
}

fn account<'a>(deployment: &DeploymentId, name: &'a str) -> Account<'a> {
    Account::new(deployment, name).expect("a name")
}

fn registered(name: &str) -> Server {
    let mut world = World::new(name);
    let setup = ServerSetup::generate(&mut world.rng);
    let jana = account(&world.deployment, "jana");
    let (client, request) = ClientRegistration::start(PASSWORD, &mut world.rng).expect("a password");
    let response = setup.register(&request, &jana).expect("a request");
    let (upload, export_key) = client
        .finish(&response, &jana, &mut world.rng)
        .unwrap_or_else(|e| panic!("{e}"));
    let record = PasswordRecord::from_upload(&upload).expect("an upload");
    let record = PasswordRecord::from_bytes(&record.to_bytes()).expect("what was stored");
    let setup = ServerSetup::from_bytes(&setup.to_bytes()).expect("what was stored");
    Server {
        world,
        setup,
        record,
        export_key,
    }
}

/// The messages of a sign-in up to the server's answer.
fn answered(server: &mut Server, password: &[u8], name: &str, known: bool) -> (ClientSignIn, SignInAttempt, Vec<u8>) {
    let account = account(&server.world.deployment, name);
    let rng = &mut server.world.rng;
    let (client, request) = ClientSignIn::start(password, rng).expect("a password");
    let record = known.then(|| server.record.clone());
    let (attempt, response) = server
        .setup
        .sign_in(record, &request, &account, rng)
        .expect("a request");
    (client, attempt, response)
}

#[test]
fn a_right_password_opens_the_vault() {
    let mut server = registered("sign-in");
    let (deployment, member) = (server.world.deployment, server.world.member);
    let keys = server.world.member_keys.public();
    let vault = seal_vault(
        &server.world.member_keys,
        &server.export_key,
        &deployment,
        &member,
        &mut server.world.rng,
    );

    let (client, attempt, response) = answered(&mut server, PASSWORD, "jana", true);
    let jana = account(&deployment, "jana");
    let stored = attempt.to_bytes();
    assert_eq!(stored.len(), SIGN_IN_ATTEMPT_BYTES);
    let (finalization, export_key) = client
        .finish(&response, &jana, &mut server.world.rng)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        SignInAttempt::from_bytes(&stored)
            .expect("what was stored")
            .finish(&finalization, &jana),
        Ok(())
    );
    let opened = open_vault(&vault, &export_key, &deployment, &member).unwrap_or_else(|error| panic!("{error}"));
    assert!(opened.public() == keys);
    assert_eq!(server.record.to_bytes().len(), PASSWORD_RECORD_BYTES);
    assert_eq!(server.setup.to_bytes().len(), SERVER_SETUP_BYTES);

    let mut altered = finalization.clone();
    altered[5] ^= 1;
    assert_eq!(
        SignInAttempt::from_bytes(&stored)
            .expect("an attempt")
            .finish(&altered, &jana),
        Err(OpaqueError::Refused)
    );
    let petr = account(&deployment, "petr");
    assert_eq!(
        SignInAttempt::from_bytes(&stored)
            .expect("an attempt")
            .finish(&[1; 65], &petr),
        Err(OpaqueError::Refused)
    );
}

#[test]
fn a_wrong_password_and_an_unknown_name_are_answered_alike() {
    let mut server = registered("alike");
    let deployment = server.world.deployment;
    let (_, _, right_answer) = answered(&mut server, PASSWORD, "jana", true);
    let (wrong, _, wrong_answer) = answered(&mut server, b"hadanka", "jana", true);
    let (unknown, _, unknown_answer) = answered(&mut server, PASSWORD, "petr", false);
    assert_eq!(right_answer.len(), wrong_answer.len());
    assert_eq!(right_answer.len(), unknown_answer.len());
    let rng = &mut server.world.rng;
    let wrong = refused(wrong.finish(&wrong_answer, &account(&deployment, "jana"), rng));
    let unknown = refused(unknown.finish(&unknown_answer, &account(&deployment, "petr"), rng));
    assert_eq!(wrong, OpaqueError::Refused);
    assert_eq!(unknown, wrong);
}

#[test]
fn an_unknown_name_has_the_same_oblivious_function_each_time() {
    // Else two questions about one name would tell whether it exists.
    let mut server = registered("stable");
    let deployment = server.world.deployment;
    let (_, request) = ClientSignIn::start(PASSWORD, &mut server.world.rng).expect("a password");
    let mut evaluated = |name: &str, known: bool| {
        let record = known.then(|| server.record.clone());
        let answer = server
            .setup
            .sign_in(record, &request, &account(&deployment, name), &mut server.world.rng);
        answer.expect("a request").1[1..33].to_vec()
    };
    assert_eq!(evaluated("petr", false), evaluated("petr", false));
    assert_eq!(
        evaluated("jana", true),
        evaluated("jana", false),
        "and the same before and after it exists"
    );
    assert_ne!(evaluated("petr", false), evaluated("jana", true));
}

#[test]
fn another_server_or_deployment_is_refused() {
    let mut server = registered("servers");
    let (client, _, response) = answered(&mut server, PASSWORD, "jana", true);
    let elsewhere = DeploymentId::from_bytes([7; 16]);
    let refusal = refused(client.finish(&response, &account(&elsewhere, "jana"), &mut server.world.rng));
    assert_eq!(refusal, OpaqueError::Refused);

    let foreign = ServerSetup::generate(&mut server.world.rng);
    server.setup = foreign;
    let (client, _, response) = answered(&mut server, PASSWORD, "jana", true);
    let jana = account(&server.world.deployment, "jana");
    assert_eq!(
        refused(client.finish(&response, &jana, &mut server.world.rng)),
        OpaqueError::Refused
    );
}

#[test]
fn names_have_bounds() {
    let deployment = DeploymentId::from_bytes([0; 16]);
    assert!(Account::new(&deployment, "").is_err());
    assert!(Account::new(&deployment, &"a".repeat(254)).is_ok());
    assert!(Account::new(&deployment, &"a".repeat(255)).is_err());
}

#[test]
fn unknown_versions_are_named() {
    let server = registered("versions");
    let mut stored = server.setup.to_bytes();
    stored[0] = 2;
    assert_eq!(
        refused(ServerSetup::from_bytes(&stored)),
        OpaqueError::UnknownVersion(2)
    );
    let mut stored = server.record.to_bytes();
    stored[0] = 0;
    assert_eq!(
        refused(PasswordRecord::from_bytes(&stored)),
        OpaqueError::UnknownVersion(0)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_the_readers_fail_otherwise_than_by_an_error(
        bytes in prop::collection::vec(any::<u8>(), 0..330),
        length in prop::sample::select(vec![32usize, 64, 96, 128, 192, 320]),
    ) {
        let mut world = World::new("opaque junk");
        let setup = ServerSetup::generate(&mut world.rng);
        let jana = account(&world.deployment, "jana");
        let mut sized = bytes.clone();
        sized.resize(length, 0x55);
        for bytes in [bytes, [&[1], sized.as_slice()].concat()] {
            let _ = ServerSetup::from_bytes(&bytes).is_ok();
            let _ = PasswordRecord::from_bytes(&bytes).is_ok();
            let _ = PasswordRecord::from_upload(&bytes).is_ok();
            let _ = setup.register(&bytes, &jana).is_ok();
            let _ = setup.sign_in(None, &bytes, &jana, &mut world.rng).is_ok();
            if let Ok(attempt) = SignInAttempt::from_bytes(&bytes) {
                prop_assert!(attempt.finish(&bytes, &jana).is_err());
            }
        }
    }
}
