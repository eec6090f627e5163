//! People of the stories about staff: who is there, who comes, who has lost what.

use std::time::Duration;

use ozvise_tests::{Call, Counsellor, Newcomer, Portal, Refusal, seeded};
use serde_json::{Value, json};

/// One step of the second factor: a code counts once.
pub(crate) const STEP: Duration = Duration::from_secs(30);

/// What everybody chooses who comes new; long enough, and the stretching costs the same for each.
const PASSWORD: &str = "dlouhé heslo nové kolegyně";

/// The call was refused by the server, with this status and code.
#[track_caller]
pub(crate) fn refused<T>(result: Result<T, Refusal>, status: u16, code: &str) {
    match result {
        Err(Refusal::Answered(answer)) => drop(answer.expect_error(status, code)),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was not refused"),
    }
}

/// Counsellor and head of a centre, signed in.
pub(crate) async fn staff_of(portal: &Portal, centre: &str) -> (Counsellor, Counsellor) {
    let (mut anna, mut eva) = (portal.counsellor(centre, 0), portal.counsellor(centre, 1));
    anna.sign_in().await.unwrap();
    eva.sign_in().await.unwrap();
    (anna, eva)
}

/// Somebody new at the centre of this head, signed in and not approved.
pub(crate) async fn newcomer(portal: &Portal, head: &Counsellor, name: &str, role: &str) -> Counsellor {
    let wanted = json!({ "version": 1, "role": role, "display_name": name });
    redeem(portal, head, &wanted, name).await
}

/// Somebody who gets a new password, a new second factor and new keys, signed in and not approved.
pub(crate) async fn renewed(portal: &Portal, by: &Counsellor, member: &Value, confirm: bool) -> Counsellor {
    let name = member["name"].as_str().unwrap();
    let wanted = json!({
        "version": 1,
        "renew": member["id"],
        "confirm_last_holder": confirm.then_some(name),
    });
    redeem(portal, by, &wanted, name).await
}

async fn redeem(portal: &Portal, by: &Counsellor, wanted: &Value, name: &str) -> Counsellor {
    let invited = by.ask(Call::post("/staff/invitations", wanted)).await.unwrap().json();
    let mut newcomer = Newcomer::new(
        portal.device(),
        invited["link"].as_str().unwrap(),
        seeded(portal_seed(name, 1)),
    );
    let registered = newcomer.register(name, PASSWORD).await.unwrap();
    portal.clock().advance(STEP);
    let mut member = Counsellor::new(portal.device(), registered.account, seeded(portal_seed(name, 2)));
    member.sign_in().await.unwrap();
    member
}

/// Another browser draws other numbers, and the same one the same in every run.
fn portal_seed(name: &str, browser: u64) -> u64 {
    name.bytes()
        .fold(browser, |seed, byte| seed.wrapping_mul(257).wrapping_add(byte.into()))
}
