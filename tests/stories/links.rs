//! A reporter has lost the code and writes anew: two members link the new thread with the old one, into which nothing goes
//! out any more.

use ozvise_tests::{Call, Counsellor, Portal, on_each_database};
use serde_json::{Value, json};

use crate::people::{STEP, newcomer, refused, staff_of};

/// The number of the thread whose code is lost, and of the one that goes on.
const OLD: i64 = 1;
const NEW: i64 = 2;

/// So many threads of Praha, each opened by the counsellor; counsellor and head.
async fn threads(portal: &Portal, count: u32) -> (Counsellor, Counsellor) {
    let (mut anna, eva) = staff_of(portal, "praha").await;
    for number in 1..=count {
        let mut phone = portal.reporter(number.into());
        phone.open_thread("praha", "Ozývám se.").await.unwrap();
        anna.read(number.into()).await.unwrap();
    }
    (anna, eva)
}

async fn linked(anna: &Counsellor, eva: &Counsellor) {
    anna.propose_link(NEW, OLD).await.unwrap();
    eva.approve_link(NEW, OLD).await.unwrap();
}

/// The name that colleagues see.
async fn name_of(member: &Counsellor) -> Value {
    let session = member.ask(Call::get("/staff/session")).await.unwrap().json();
    session["session"]["member"]["display_name"].clone()
}

/// Acts and subjects of the log that a head reads, the latest first.
async fn audit_of(head: &Counsellor) -> Vec<(String, String)> {
    let log = head.ask(Call::get("/staff/audit")).await.unwrap().json();
    let field = |line: &Value, name: &str| line[name].as_str().unwrap().to_owned();
    let lines = log["lines"].as_array().unwrap().iter();
    lines.map(|line| (field(line, "act"), field(line, "subject"))).collect()
}

#[test]
fn what_one_member_proposes_and_another_one_approves_is_linked() {
    on_each_database(async |portal| {
        let (anna, eva) = threads(&portal, 2).await;
        anna.propose_link(NEW, OLD).await.unwrap();
        anna.propose_link(NEW, OLD).await.unwrap();
        assert_eq!(eva.proposals().await.unwrap(), [NEW]);
        let new = eva.described_thread(NEW).await.unwrap();
        assert_eq!(new["continues"]["number"], OLD);
        assert_eq!(new["continues"]["proposer"], anna.own_id().await.unwrap());
        assert_eq!(new["continues"]["approved_by"], Value::Null);
        let old = eva.described_thread(OLD).await.unwrap();
        assert_eq!(
            (&old["continued_by"]["number"], &old["superseded"]),
            (&json!(NEW), &json!(false))
        );

        eva.approve_link(NEW, OLD).await.unwrap();
        assert!(eva.proposals().await.unwrap().is_empty());
        let old = anna.described_thread(OLD).await.unwrap();
        assert_eq!((&old["superseded"], &old["state"]), (&json!(true), &json!("closed")));
        let (new, evas_name) = (anna.described_thread(NEW).await.unwrap(), name_of(&eva).await);
        assert_eq!(new["continues"]["approved_by"], evas_name);
        assert_eq!(old["continued_by"]["approved_by"], evas_name);
        let lines = audit_of(&eva).await;
        let about_links: Vec<&(String, String)> = lines.iter().filter(|(act, _)| act.starts_with("link_")).collect();
        let subject = "thread:2 old:1".to_owned();
        let expected = [
            ("link_approved".to_owned(), subject.clone()),
            ("link_proposed".to_owned(), subject),
        ];
        assert_eq!(about_links, expected.iter().collect::<Vec<_>>());
    });
}

#[test]
fn nothing_goes_out_in_the_old_thread_and_all_that_comes_is_seen() {
    on_each_database(async |portal| {
        let (mut anna, mut eva) = threads(&portal, 2).await;
        let late = anna.prepare_reply(OLD, "Jsme tu pro vás.").unwrap();
        let sent = anna.prepare_reply(NEW, "Jsme tu pro vás i tady.").unwrap();
        linked(&anna, &eva).await;
        refused(anna.send_reply(OLD, &late).await, 409, "superseded_thread");
        anna.send_reply(NEW, &sent).await.unwrap();
        eva.read(OLD).await.unwrap();
        let handover = eva.hand_over(OLD, "liberecky", Some("danger")).await;
        refused(handover, 409, "superseded_thread");

        // Who has the old code, whoever it is, is heard and gets no answer.
        let mut old_code = portal.reporter(1);
        old_code.read().await.unwrap();
        old_code.write("Co je s mou konverzací?").await.unwrap();
        assert_eq!(anna.item(OLD).await.unwrap()["state"], "waiting_for_centre");
        anna.discard_pending(OLD);
        assert_eq!(anna.read(OLD).await.unwrap().len(), 2);
        let answer = anna.reply(OLD, "Pokračujeme jinde.").await;
        refused(answer, 409, "superseded_thread");
        assert_eq!(old_code.read().await.unwrap().len(), 2);
        anna.close_thread(OLD, 2).await.unwrap();

        // A head finds that it was a mistake.
        refused(anna.resume(OLD).await, 403, "forbidden");
        eva.resume(OLD).await.unwrap();
        eva.resume(OLD).await.unwrap();
        let old = eva.item(OLD).await.unwrap();
        assert_eq!(old["state"], "waiting_for_centre", "who has written last waits again");
        assert!(old["waiting_hour"].is_u64());
        assert_eq!(anna.described_thread(NEW).await.unwrap()["continues"], Value::Null);
        anna.discard_pending(OLD);
        anna.reply(OLD, "Jsme zase tu.").await.unwrap();
        let lines = audit_of(&eva).await;
        assert!(lines.contains(&("thread_resumed".to_owned(), "thread:1".to_owned())));
    });
}

#[test]
fn nobody_links_threads_alone() {
    on_each_database(async |portal| {
        let (anna, eva) = threads(&portal, 2).await;
        refused(anna.approve_link(NEW, OLD).await, 409, "conflicting_link");
        anna.propose_link(NEW, OLD).await.unwrap();
        refused(anna.approve_link(NEW, OLD).await, 403, "second_member_needed");
        // At another desk she is the same member.
        portal.clock().advance(STEP);
        let mut again = portal.counsellor("praha", 0);
        again.sign_in().await.unwrap();
        refused(again.approve_link(NEW, OLD).await, 403, "second_member_needed");
        // A colleague who has no key yet can have compared nothing.
        let nova = newcomer(&portal, &eva, "nova", "counsellor").await;
        refused(nova.approve_link(NEW, OLD).await, 403, "not_a_holder");
        nova.end_link(NEW, OLD).await.unwrap();
        refused(nova.propose_link(NEW, OLD).await, 403, "not_a_holder");
        assert_eq!(anna.described_thread(OLD).await.unwrap()["superseded"], false);
    });
}

#[test]
fn a_stranger_links_nothing_and_learns_nothing() {
    on_each_database(async |portal| {
        let (anna, _) = threads(&portal, 2).await;
        let (mut ivo, jan) = staff_of(&portal, "liberecky").await;
        portal.reporter(9).open_thread("liberecky", "Ozývám se.").await.unwrap();
        ivo.read(1).await.unwrap();
        // The number of a thread of theirs is no number of ours.
        for (new, old) in [(NEW, OLD), (1, 2), (2, 1)] {
            refused(ivo.propose_link(new, old).await, 404, "thread_not_found");
        }
        anna.propose_link(NEW, OLD).await.unwrap();
        refused(jan.approve_link(NEW, OLD).await, 404, "thread_not_found");
        refused(jan.end_link(NEW, OLD).await, 404, "thread_not_found");
        refused(jan.resume(NEW).await, 404, "thread_not_found");
        assert!(jan.proposals().await.unwrap().is_empty());
        assert_eq!(anna.proposals().await.unwrap(), [NEW]);
    });
}

#[test]
fn a_proposal_is_taken_back_or_refused_and_another_one_can_be_made() {
    on_each_database(async |portal| {
        let (anna, eva) = threads(&portal, 3).await;
        anna.propose_link(NEW, OLD).await.unwrap();
        refused(eva.propose_link(NEW, 3).await, 409, "conflicting_link");
        refused(eva.propose_link(3, OLD).await, 409, "conflicting_link");
        // What she approves is what she has seen.
        refused(eva.approve_link(NEW, 3).await, 409, "conflicting_link");
        refused(eva.end_link(NEW, 3).await, 409, "conflicting_link");
        anna.end_link(NEW, OLD).await.unwrap();
        anna.end_link(NEW, OLD).await.unwrap();
        refused(eva.approve_link(NEW, OLD).await, 409, "conflicting_link");
        anna.propose_link(3, OLD).await.unwrap();
        eva.end_link(3, OLD).await.unwrap();
        anna.propose_link(NEW, OLD).await.unwrap();
        eva.approve_link(NEW, OLD).await.unwrap();
        refused(anna.end_link(NEW, OLD).await, 409, "conflicting_link");
        let lines = audit_of(&eva).await;
        let acts: Vec<&str> = lines.iter().map(|(act, _)| act.as_str()).collect();
        let about_links: Vec<&&str> = acts.iter().filter(|act| act.starts_with("link_")).collect();
        assert_eq!(
            about_links,
            [
                &"link_approved",
                &"link_proposed",
                &"link_refused",
                &"link_proposed",
                &"link_withdrawn",
                &"link_proposed"
            ]
        );
    });
}

#[test]
fn of_two_who_decide_at_once_one_does() {
    on_each_database(async |portal| {
        let (anna, eva) = threads(&portal, 3).await;
        // Two proposals for the same old thread.
        let (annas, evas) = tokio::join!(anna.propose_link(2, OLD), eva.propose_link(3, OLD));
        assert!(annas.is_ok() != evas.is_ok(), "one of them has it");
        let (new, approver, proposer) = if annas.is_ok() {
            (2, &eva, &anna)
        } else {
            (3, &anna, &eva)
        };
        // One takes it back while the other one approves.
        let (ended, approved) = tokio::join!(proposer.end_link(new, OLD), approver.approve_link(new, OLD));
        assert!(ended.is_ok() != approved.is_ok(), "both or neither");
        let superseded = anna.described_thread(OLD).await.unwrap()["superseded"].clone();
        assert_eq!(superseded, approved.is_ok());
    });
}

#[test]
fn two_proposals_against_each_other_do_not_silence_both_threads() {
    on_each_database(async |portal| {
        let (mut anna, eva) = threads(&portal, 2).await;
        let (one, other) = tokio::join!(anna.propose_link(NEW, OLD), eva.propose_link(OLD, NEW));
        one.unwrap();
        other.unwrap();
        let (one, other) = tokio::join!(eva.approve_link(NEW, OLD), anna.approve_link(OLD, NEW));
        assert!(one.is_ok() != other.is_ok(), "one of them is linked");
        let (open, closed) = if one.is_ok() { (NEW, OLD) } else { (OLD, NEW) };
        let lost = if one.is_ok() { other } else { one };
        refused(lost, 409, "conflicting_link");
        assert!(anna.proposals().await.unwrap().is_empty());
        anna.reply(open, "Jsme tu pro vás.").await.unwrap();
        refused(anna.reply(closed, "A tady už ne.").await, 409, "superseded_thread");
        // Nor is a third thread said to go on in the closed one.
        portal.reporter(3).open_thread("praha", "Ozývám se.").await.unwrap();
        anna.read(3).await.unwrap();
        refused(anna.propose_link(closed, 3).await, 409, "superseded_thread");
    });
}

#[test]
fn a_reply_and_an_approval_at_the_same_moment_come_one_after_the_other() {
    on_each_database(async |portal| {
        let (mut anna, eva) = threads(&portal, 2).await;
        let reply = anna.prepare_reply(OLD, "Jsme tu pro vás.").unwrap();
        anna.propose_link(NEW, OLD).await.unwrap();
        let (sent, approved) = tokio::join!(anna.send_reply(OLD, &reply), eva.approve_link(NEW, OLD));
        approved.unwrap();
        let messages = anna.described_thread(OLD).await.unwrap()["messages"].clone();
        assert_eq!(messages, if sent.is_ok() { 2 } else { 1 });
        let next = anna.prepare_reply(OLD, "A ještě něco.").ok();
        if let Some(next) = next {
            refused(anna.send_reply(OLD, &next).await, 409, "superseded_thread");
        }
        // What was stored before is stored: the very same again is a success, as ever.
        if sent.is_ok() {
            anna.send_reply(OLD, &reply).await.unwrap();
        }
    });
}

#[test]
fn a_link_goes_with_either_thread_and_nothing_goes_out_in_the_old_one_still() {
    on_each_database(async |portal| {
        let (mut anna, mut eva) = threads(&portal, 3).await;
        linked(&anna, &eva).await;
        portal.reporter(2).delete().await.unwrap();
        let old = anna.described_thread(OLD).await.unwrap();
        assert_eq!((&old["continued_by"], &old["superseded"]), (&Value::Null, &json!(true)));
        refused(anna.reply(OLD, "Jsme tu.").await, 409, "superseded_thread");

        // She begins once more; the thread can be linked again, and then goes to another centre.
        linked_as(&anna, &eva, 3).await;
        eva.read(3).await.unwrap();
        eva.hand_over(3, "liberecky", Some("danger")).await.unwrap();
        assert_eq!(anna.described_thread(OLD).await.unwrap()["continued_by"], Value::Null);
        let (ivo, _) = staff_of(&portal, "liberecky").await;
        assert_eq!(ivo.described_thread(1).await.unwrap()["continues"], Value::Null);

        // A proposal goes with the old thread.
        portal.reporter(4).open_thread("praha", "Ozývám se.").await.unwrap();
        anna.read(4).await.unwrap();
        anna.propose_link(4, OLD).await.unwrap();
        portal.reporter(1).delete().await.unwrap();
        assert!(anna.proposals().await.unwrap().is_empty());
        assert_eq!(anna.described_thread(4).await.unwrap()["continues"], Value::Null);
    });
}

async fn linked_as(anna: &Counsellor, eva: &Counsellor, new: i64) {
    anna.propose_link(new, OLD).await.unwrap();
    eva.approve_link(new, OLD).await.unwrap();
}

#[test]
fn what_somebody_has_proposed_who_leaves_is_nobodys_proposal() {
    on_each_database(async |portal| {
        let (anna, eva) = threads(&portal, 2).await;
        anna.propose_link(NEW, OLD).await.unwrap();
        let path = format!(
            "/staff/members/{}/close",
            anna.own_id().await.unwrap().as_str().unwrap()
        );
        eva.ask(Call::post(&path, &json!({ "version": 1 }))).await.unwrap();
        assert!(eva.proposals().await.unwrap().is_empty());
        refused(eva.approve_link(NEW, OLD).await, 409, "conflicting_link");
    });
}

#[test]
fn a_thread_that_nobody_has_opened_and_the_thread_itself_cannot_be_linked() {
    on_each_database(async |portal| {
        let (anna, _) = threads(&portal, 1).await;
        portal.reporter(2).open_thread("praha", "Ozývám se.").await.unwrap();
        refused(anna.propose_link(NEW, OLD).await, 409, "not_opened");
        refused(anna.propose_link(OLD, NEW).await, 409, "not_opened");
        refused(anna.propose_link(OLD, OLD).await, 400, "malformed_request");
        refused(anna.propose_link(OLD, 0).await, 400, "malformed_request");
        refused(anna.propose_link(OLD, 99).await, 404, "thread_not_found");
    });
}
