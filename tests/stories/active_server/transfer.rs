//! What the server does to threads that go to another centre.

use ozvise_crypto::{EpochError, ThreadError};
use ozvise_tests::{Call, Counsellor, Portal, Refusal, Reporter, on_each_database};
use serde_json::Value;

use super::alter_json;

/// A thread at Praha whose writer has agreed that it goes to Liberec.
async fn agreed(portal: &Portal) -> (Reporter, Counsellor) {
    let mut phone = portal.reporter(1);
    phone.open_thread("praha", "první").await.unwrap();
    let mut anna = portal.counsellor("praha", 0);
    anna.sign_in().await.unwrap();
    anna.read(1).await.unwrap();
    anna.ask_transfer(1, "liberecky", "Můžeme?").await.unwrap();
    phone.read().await.unwrap();
    phone.answer_transfer(true, "ano").await.unwrap();
    anna.read(1).await.unwrap();
    (phone, anna)
}

async fn of_centre(portal: &Portal, centre: &str) -> Counsellor {
    let mut member = portal.counsellor(centre, 0);
    member.sign_in().await.unwrap();
    member
}

/// From now on the thread 1 of every centre is described like this.
fn describe_as(portal: &Portal, described: Value) {
    alter_json(portal, "/staff/threads/1", move |_, answer| {
        answer["thread"] = described.clone();
    });
}

#[test]
fn a_thread_that_is_sent_elsewhere_does_not_open_there() {
    on_each_database(async |portal| {
        let (_phone, mut anna) = agreed(&portal).await;
        anna.hand_over(1, "liberecky", None).await.unwrap();
        portal.reporter(2).open_thread("jihocesky", "jiná").await.unwrap();
        let lenka = of_centre(&portal, "liberecky").await;
        let described = lenka.ask(Call::get("/staff/threads/1")).await.unwrap().json();
        let mut jana = of_centre(&portal, "jihocesky").await;
        describe_as(&portal, described["thread"].clone());
        let refused = jana.read(1).await;
        assert!(
            matches!(refused, Err(Refusal::Epoch(EpochError::UnknownKey))),
            "{refused:?}"
        );
    });
}

#[test]
fn an_epoch_of_the_centre_before_does_not_take_the_place_of_the_offered_one() {
    on_each_database(async |portal| {
        let (mut phone, mut anna) = agreed(&portal).await;
        // The centre before has made an epoch, and the server helps it.
        let mut helped = portal.counsellor("praha", 1);
        helped.sign_in().await.unwrap();
        helped.read(1).await.unwrap();
        let forged = helped.prepare_epoch(1).await.unwrap()["reporter_seal"].clone();
        anna.hand_over(1, "liberecky", None).await.unwrap();
        let mut lenka = of_centre(&portal, "liberecky").await;
        lenka.read(1).await.unwrap();
        lenka.reply(1, "jste u nás").await.unwrap();
        alter_json(&portal, "/thread/messages", move |_, answer| {
            answer["seals"][1]["reporter_seal"] = forged.clone();
        });
        let refused = phone.read().await;
        assert!(
            matches!(refused, Err(Refusal::Thread(ThreadError::EpochNotOffered))),
            "{refused:?}"
        );
    });
}
