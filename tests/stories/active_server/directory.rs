//! What the server does to the directory of centres, which the offline root has signed. Whatever it is, no message leaves
//! the device.

use std::time::Duration;

use hyper::Method;
use ozvise_crypto::{DeploymentId, DirectoryDraft, DirectoryError, RootSecret, UnverifiedDirectory, from_b64, to_b64};
use ozvise_tests::{Portal, Refusal, Reporter, on_each_database, seeded};

use super::alter_json;

/// Tries to write, and fails unless the device refuses the directory for this reason and sends nothing.
async fn refuses(portal: &Portal, mut phone: Reporter, expected: DirectoryError) {
    let refused = phone.open_thread("praha", "první").await;
    assert!(
        matches!(refused, Err(Refusal::Directory(error)) if error == expected),
        "{refused:?} instead of {expected:?}"
    );
    let requests = portal.wire().exchanges();
    assert!(
        requests.iter().all(|exchange| exchange.asked.method == Method::GET),
        "something was sent"
    );
}

/// From now on the server gives out what `alter` makes of the signed directory.
fn alter_directory(portal: &Portal, alter: impl Fn(Vec<u8>) -> Vec<u8> + Send + 'static) {
    alter_json(portal, "/directory", move |_, answer| {
        let signed = from_b64(answer["directory"].as_str().unwrap()).unwrap();
        answer["directory"] = to_b64(&alter(signed)).into();
    });
}

#[test]
fn an_unsigned_one() {
    on_each_database(async |portal| {
        alter_directory(&portal, |mut signed| {
            signed[1..65].fill(0);
            signed
        });
        refuses(&portal, portal.reporter(1), DirectoryError::BadSignature).await;
    });
}

#[test]
fn one_with_another_centre_key() {
    on_each_database(async |portal| {
        let directory = portal.device().directory().await.unwrap();
        let key = directory
            .centre(&"praha".parse().unwrap())
            .unwrap()
            .key
            .clone()
            .unwrap()
            .public_key;
        alter_directory(&portal, move |mut signed| {
            let place = signed
                .windows(key.len())
                .position(|window| window == key)
                .expect("the key is in the directory");
            signed[place + 100] ^= 1;
            signed
        });
        refuses(&portal, portal.reporter(1), DirectoryError::BadSignature).await;
    });
}

#[test]
fn one_that_the_servers_own_root_has_signed() {
    on_each_database(async |portal| {
        let (root, deployment, now) = (portal.root(), portal.deployment(), portal.clock().seconds());
        alter_directory(&portal, move |signed| {
            let directory = UnverifiedDirectory::parse(&signed)
                .unwrap()
                .verify(&root, &deployment, now)
                .unwrap();
            let draft = DirectoryDraft {
                deployment,
                version: directory.version(),
                issued_at: directory.issued_at(),
                expires_at: directory.expires_at(),
                competence_version: directory.competence_version(),
                competence_digest: *directory.competence_digest(),
                centres: directory.centres().to_vec(),
            };
            draft.sign(&RootSecret::generate(&mut seeded(666))).unwrap()
        });
        refuses(&portal, portal.reporter(1), DirectoryError::BadSignature).await;
    });
}

#[test]
fn one_of_another_deployment() {
    on_each_database(async |portal| {
        let mut device = portal.device();
        device.deployment = DeploymentId::generate(&mut seeded(666));
        refuses(
            &portal,
            Reporter::with_new_code(device, seeded(1)),
            DirectoryError::ForeignDeployment,
        )
        .await;
    });
}

#[test]
fn one_whose_time_has_passed() {
    on_each_database(async |portal| {
        let phone = portal.reporter(1);
        // No directory is signed for ten years.
        portal.clock().advance(Duration::from_secs(10 * 366 * 24 * 3600));
        refuses(&portal, phone, DirectoryError::Expired).await;
    });
}

#[test]
fn one_of_an_unknown_version() {
    on_each_database(async |portal| {
        alter_directory(&portal, |mut signed| {
            signed[0] = 2;
            signed
        });
        refuses(&portal, portal.reporter(1), DirectoryError::UnknownVersion(2)).await;
    });
}

#[test]
fn a_truncated_one() {
    on_each_database(async |portal| {
        alter_directory(&portal, |mut signed| {
            signed.truncate(40);
            signed
        });
        refuses(&portal, portal.reporter(1), DirectoryError::Malformed).await;
    });
}
