//! What a centre writes about a thread for itself: who reads it, when it goes, and who tries to forge it or to get at it.

use ozvise_crypto::staff::{NoteError, ThreadLabel};
use ozvise_crypto::{OpenError, from_b64, to_b64};
use ozvise_tests::{
    Asked, Call, Canary, CapturedLog, Counsellor, Fate, Portal, Refusal, Reporter, Scan, on_each_database,
};
use serde_json::{Value, json};

use crate::people::{newcomer, refused, staff_of};

pub(crate) async fn with_thread(portal: &Portal) -> (Reporter, Counsellor, Counsellor) {
    let mut phone = portal.reporter(1);
    phone.open_thread("praha", "první").await.unwrap();
    let (mut anna, eva) = staff_of(portal, "praha").await;
    anna.read(1).await.unwrap();
    (phone, anna, eva)
}

fn danger() -> ThreadLabel {
    ThreadLabel {
        looked: 1,
        danger: Some(1),
        ..ThreadLabel::default()
    }
}

/// The rotation of the head's centre, to its end.
async fn rotate(portal: &Portal, head: &mut Counsellor) {
    head.rotate().await.unwrap().expect(204);
    portal.sign_new_keys().await;
    head.refresh_keys().await.unwrap();
    while !head.reseal(50).await.unwrap().is_empty() {}
    head.finish_rotation().await.unwrap().expect(204);
}

#[test]
fn notes_are_read_by_the_whole_centre_and_by_nobody_else() {
    on_each_database(async |portal| {
        let (mut phone, mut anna, mut eva) = with_thread(&portal).await;
        let word = format!("kanárek-poznámka-{}", portal.number());
        let before = anna.ask(Call::get("/staff/threads")).await.unwrap().json()["revision"].clone();
        anna.note(1, &word).await.unwrap().expect(201);
        eva.note(1, "také").await.unwrap().expect(201);
        for member in [&anna, &eva] {
            assert_eq!(member.notes(1).await.unwrap(), [word.as_str(), "také"]);
        }
        let after = anna.ask(Call::get("/staff/threads")).await.unwrap().json()["revision"].clone();
        assert_ne!(before, after, "colleagues are told that there is something new");
        anna.keep_draft(1, &format!("{word} rozepsaná"), &Value::Null)
            .await
            .unwrap();

        // The reporter gets nothing of it, and neither does another centre.
        let answers = [phone.status().await.unwrap(), json!(phone.read().await.unwrap().len())];
        assert_eq!(answers[1], 1);
        assert!(answers[0].get("notebook").is_none() && answers[0].get("label").is_none());
        let (mut lenka, _) = staff_of(&portal, "liberecky").await;
        refused(lenka.notes(1).await, 404, "thread_not_found");
        refused(lenka.note(1, "cizí").await, 404, "thread_not_found");
        refused(lenka.draft(1).await, 404, "thread_not_found");

        // It lies on the server and crosses the wire sealed.
        let words = [Canary::new("the note", &word)];
        let mut scan = Scan::for_all(words.to_vec());
        scan.bytes("the dump", &portal.database().dump());
        scan.folder(&portal.database().files());
        scan.bytes("the log", &CapturedLog::bytes());
        for exchange in portal.wire().exchanges() {
            scan.bytes(&exchange.asked.target, &exchange.asked.bytes());
            scan.bytes(&exchange.asked.target, &exchange.answer.unwrap().bytes());
        }
        scan.assert_clean();
    });
}

#[test]
fn of_two_notes_at_once_both_are_kept_one_after_the_other() {
    on_each_database(async |portal| {
        let (_, mut anna, mut eva) = with_thread(&portal).await;
        anna.note(1, "první").await.unwrap();
        let hers = anna.prepare_note(1, "Annina").await.unwrap();
        let other = eva.prepare_note(1, "Evina").await.unwrap();
        let (one, two) = tokio::join!(anna.send_note(1, &hers), eva.send_note(1, &other));
        let (winner, again) = if one.is_ok() {
            ("Annina", &hers)
        } else {
            ("Evina", &other)
        };
        refused(if one.is_ok() { two } else { one }, 409, "stale_sequence");
        // The very same again is a success; the other one takes the next number.
        anna.send_note(1, again).await.unwrap().expect(200);
        let loser = if winner == "Annina" {
            (&mut eva, "Evina")
        } else {
            (&mut anna, "Annina")
        };
        loser.0.note(1, loser.1).await.unwrap().expect(201);
        assert_eq!(anna.notes(1).await.unwrap(), ["první", winner, loser.1]);
    });
}

/// What the server does to the notes of a thread, and what the browser says.
type Attack = (fn(&mut Vec<Value>), NoteError);

const ATTACKS: [(&str, Attack); 6] = [
    ("altered", (|notes| flip(&mut notes[1]["note"], 300), NoteError::Failed)),
    ("reordered", (|notes| notes.swap(0, 1), NoteError::Failed)),
    (
        "doubled",
        (|notes| notes.insert(1, notes[0].clone()), NoteError::Failed),
    ),
    ("left out", (|notes| drop(notes.remove(0)), NoteError::Failed)),
    (
        "under another key",
        (|notes| flip(&mut notes[1]["note"], 1), NoteError::Failed),
    ),
    (
        "of another version",
        (|notes| flip(&mut notes[1]["note"], 0), NoteError::UnknownVersion(0)),
    ),
];

fn flip(text: &mut Value, index: usize) {
    let mut bytes = from_b64(text.as_str().unwrap()).unwrap();
    bytes[index] ^= 1;
    *text = to_b64(&bytes).into();
}

/// From now on the server alters the JSON of every answer to `path`.
fn alter(portal: &Portal, path: &'static str, mut alter: impl FnMut(&mut Value) + Send + 'static) {
    portal.wire().on_answer(move |asked: &Asked, answer| {
        if asked.path().ends_with(path) && answer.status.is_success() {
            let mut body = answer.json();
            alter(&mut body);
            answer.set_json(&body);
        }
        Fate::Pass
    });
}

#[test]
fn no_server_alters_reorders_or_repeats_notes() {
    for (name, (attack, expected)) in ATTACKS {
        eprintln!("attack: {name}");
        on_each_database(async |portal| {
            let (_, mut anna, eva) = with_thread(&portal).await;
            for text in ["první", "druhá", "třetí"] {
                anna.note(1, text).await.unwrap();
            }
            alter(&portal, "/notes", move |page| {
                attack(page["notes"].as_array_mut().unwrap())
            });
            let read = eva.notes(1).await;
            assert!(
                matches!(read, Err(Refusal::Note(error)) if error == expected),
                "{read:?}"
            );
        });
    }
}

#[test]
fn no_server_shows_a_note_to_the_reporter() {
    on_each_database(async |portal| {
        let (phone, mut anna, _) = with_thread(&portal).await;
        anna.reply(1, "odpověď").await.unwrap();
        anna.note(1, "jen pro centrum").await.unwrap();
        let note = portal.wire().exchanges().pop().unwrap().asked.json()["note"].clone();
        // As it is; and dressed as the envelope that follows, with the header and the length of a right one.
        let plain = note.clone();
        for dressed in [false, true] {
            let note = from_b64(plain.as_str().unwrap()).unwrap();
            alter(&portal, "/thread/messages", move |page| {
                let Some(envelope) = page["envelopes"].get_mut(1) else {
                    return;
                };
                let mut bytes = from_b64(envelope["envelope"].as_str().unwrap()).unwrap();
                if dressed {
                    let from = bytes.len() - (note.len() - 2);
                    bytes[from..].copy_from_slice(&note[2..]);
                } else {
                    bytes.clone_from(&note);
                }
                envelope["envelope"] = to_b64(&bytes).into();
            });
            let read = portal.reporter_with_code(&phone.code(), 2).read().await;
            assert!(matches!(read, Err(Refusal::Thread(_))), "{read:?}");
        }
        // To staff it is no message either.
        alter(&portal, "/1/messages", move |page| {
            page["envelopes"][1]["envelope"] = note.clone()
        });
        anna.forget_threads();
        assert!(matches!(anna.read(1).await, Err(Refusal::Thread(_))));
    });
}

#[test]
fn who_leaves_reads_nothing_that_comes_after_and_everybody_else_reads_on() {
    on_each_database(async |portal| {
        let (_, mut anna, mut eva) = with_thread(&portal).await;
        anna.note(1, "dřív").await.unwrap();
        anna.put_label(1, &danger()).await.unwrap().expect(204);
        let name = anna.account().name.clone();
        let leaving = eva.colleague(&name).await.unwrap();
        let kept_before = anna.described_thread(1).await.unwrap();
        eva.close(&leaving, Some(&name)).await.unwrap();
        let former = anna.walk_out();
        assert!(former.open_notebook(&kept_before), "what she had she has");

        // Until the thread is moved nothing is written into the notebook that she knows.
        eva.rotate().await.unwrap().expect(204);
        portal.sign_new_keys().await;
        eva.refresh_keys().await.unwrap();
        let early = eva.prepare_note(1, "brzy").await;
        assert!(matches!(early, Err(Refusal::Note(NoteError::OldKey))), "{early:?}");
        assert_eq!(eva.notes(1).await.unwrap(), ["dřív"], "it can be read all the same");
        while !eva.reseal(50).await.unwrap().is_empty() {}
        eva.note(1, "potom").await.unwrap().expect(201);
        eva.finish_rotation().await.unwrap().expect(204);

        assert_eq!(eva.notes(1).await.unwrap(), ["dřív", "potom"]);
        assert_eq!(eva.label(1).await.unwrap(), Some(danger()), "the label has come along");
        assert!(!former.open_notebook(&eva.described_thread(1).await.unwrap()));
        // The server brings the notebook before back: with the old keys destroyed nobody opens it.
        let old = kept_before["notebook"].clone();
        alter(&portal, "/notes", move |page| page["notebook"] = old.clone());
        assert!(matches!(eva.notes(1).await, Err(Refusal::Seal(OpenError::Failed))));
        let mut klara = newcomer(&portal, &eva, "klara", "counsellor").await;
        refused(klara.note(1, "neschválená").await, 403, "not_a_holder");
    });
}

#[test]
fn a_thread_is_not_moved_without_its_notebook() {
    on_each_database(async |portal| {
        let (_, mut anna, mut eva) = with_thread(&portal).await;
        eva.rotate().await.unwrap();
        // Somebody whose keys are not refreshed yet makes a notebook under the key before.
        portal.sign_new_keys().await;
        refused(anna.note(1, "starým klíčem").await, 422, "stale_key");
        eva.refresh_keys().await.unwrap();
        let before = eva.prepare_reseal(50).await.unwrap();
        anna.refresh_keys().await.unwrap();
        anna.note(1, "novým klíčem").await.unwrap();
        assert_eq!(
            eva.send_resealed(&before).await.unwrap(),
            ["stale"],
            "without the notebook"
        );
        let before = eva.prepare_reseal(50).await.unwrap();
        anna.put_label(1, &danger()).await.unwrap();
        assert_eq!(
            eva.send_resealed(&before).await.unwrap(),
            ["stale"],
            "with the label before"
        );
        assert_eq!(eva.reseal(50).await.unwrap(), ["resealed"]);
        eva.finish_rotation().await.unwrap();
        assert_eq!(anna.notes(1).await.unwrap(), ["novým klíčem"]);
        assert_eq!(anna.label(1).await.unwrap(), Some(danger()));
        rotate(&portal, &mut eva).await;
        assert_eq!(eva.notes(1).await.unwrap(), ["novým klíčem"]);
    });
}

#[test]
fn nothing_of_it_goes_to_another_centre_or_outlives_the_thread() {
    on_each_database(async |portal| {
        let (phone, mut anna, mut eva) = with_thread(&portal).await;
        anna.note(1, "jen pro Prahu").await.unwrap();
        anna.put_label(1, &danger()).await.unwrap();
        anna.keep_draft(1, "rozepsáno", &Value::Null).await.unwrap();
        eva.read(1).await.unwrap();
        eva.hand_over(1, "liberecky", Some("danger")).await.unwrap().expect(204);
        refused(anna.notes(1).await, 404, "thread_not_found");
        refused(anna.draft(1).await, 404, "thread_not_found");
        let (mut lenka, _) = staff_of(&portal, "liberecky").await;
        lenka.read(1).await.unwrap();
        let described = lenka.described_thread(1).await.unwrap();
        assert!(described.get("notebook").is_none() && described.get("label").is_none());
        let page = lenka.ask(Call::get("/staff/threads/1/notes")).await.unwrap().json();
        assert_eq!(page["notes"], json!([]));
        assert_eq!(lenka.label(1).await.unwrap(), None);
        // It begins anew, with numbers of its own, and goes with the thread.
        lenka.note(1, "jen pro Liberec").await.unwrap().expect(201);
        assert_eq!(lenka.notes(1).await.unwrap(), ["jen pro Liberec"]);
        lenka.keep_draft(1, "rozepsáno", &Value::Null).await.unwrap();
        phone.delete().await.unwrap();
        refused(lenka.notes(1).await, 404, "thread_not_found");
        let left = |table: &str| portal.database().count(table);
        assert_eq!((left("note"), left("draft")), (0, 0));
    });
}

#[test]
fn a_label_is_changed_by_one_at_a_time() {
    on_each_database(async |portal| {
        let (mut phone, mut anna, mut eva) = with_thread(&portal).await;
        let early = anna.ask(Call::post(
            "/staff/threads/1/label",
            &json!({ "version": 1, "label": to_b64(&[1; 59]), "looked": 1 }),
        ));
        refused(early.await, 409, "conflicting_notebook");
        anna.note(1, "první").await.unwrap();
        let calm = ThreadLabel {
            looked: 1,
            ..ThreadLabel::default()
        };
        let hers = anna.prepare_label(1, &calm).await.unwrap();
        eva.put_label(1, &danger()).await.unwrap();
        let path = "/staff/threads/1/label";
        refused(anna.ask(Call::post(path, &hers)).await, 409, "conflicting_label");
        assert_eq!(anna.label(1).await.unwrap(), Some(danger()));
        let mut far = anna.prepare_label(1, &calm).await.unwrap();
        far["looked"] = 2.into();
        refused(anna.ask(Call::post(path, &far)).await, 400, "malformed_request");

        // What has changed since is listed, and what is closed is said to be.
        let listed = anna.ask(Call::get("/staff/labels")).await.unwrap().json();
        let since = format!("/staff/labels?since_hour={}", listed["hour"]);
        phone.read().await.unwrap();
        phone.write("druhá").await.unwrap();
        let changed = anna.ask(Call::get(&since)).await.unwrap().json();
        let thread = &changed["threads"][0];
        assert_eq!((&thread["last_sequence"], &thread["looked"]), (&json!(2), &json!(1)));
        assert_eq!(
            (&thread["last_from"], &thread["closed"]),
            (&json!("reporter"), &json!(false))
        );
        anna.close_thread(1, 2).await.unwrap();
        let open = anna.ask(Call::get("/staff/labels")).await.unwrap().json();
        assert_eq!(open["threads"], json!([]));
        let changed = anna.ask(Call::get(&since)).await.unwrap().json();
        assert_eq!(changed["threads"][0]["closed"], true);
        let (lenka, _) = staff_of(&portal, "liberecky").await;
        assert_eq!(
            lenka.ask(Call::get("/staff/labels")).await.unwrap().json()["threads"],
            json!([])
        );
    });
}

#[test]
fn a_server_that_brings_an_old_label_back_only_has_the_thread_looked_at_again() {
    on_each_database(async |portal| {
        let (_, mut anna, mut eva) = with_thread(&portal).await;
        anna.note(1, "první").await.unwrap();
        anna.put_label(1, &danger()).await.unwrap();
        let old = anna.described_thread(1).await.unwrap()["label"].clone();
        rotate(&portal, &mut eva).await;
        anna.refresh_keys().await.unwrap();
        alter(&portal, "/labels", move |listed| {
            listed["threads"][0]["label"] = old.clone()
        });
        let label = anna.label(1).await;
        assert!(matches!(label, Err(Refusal::Seal(OpenError::Failed))), "{label:?}");
    });
}

#[test]
fn a_look_of_the_browser_and_a_note_are_written_down_as_what_they_are() {
    on_each_database(async |portal| {
        let (_, mut anna, eva) = with_thread(&portal).await;
        anna.note(1, "první").await.unwrap();
        anna.ask(Call::get("/staff/threads/1?look=true")).await.unwrap();
        let lines = eva.ask(Call::get("/staff/audit")).await.unwrap().json()["lines"].clone();
        let acts: Vec<&str> = lines
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|line| line["act"].as_str())
            .collect();
        assert_eq!(acts.iter().filter(|act| **act == "thread_looked").count(), 1);
        assert_eq!(acts.iter().filter(|act| **act == "note_written").count(), 1);
        assert_eq!(acts[0], "thread_looked", "the latest");
    });
}

#[test]
fn what_has_a_wrong_form_is_refused() {
    on_each_database(async |portal| {
        let (_, mut anna, _) = with_thread(&portal).await;
        let written = anna.write_everything(1).await.unwrap();
        for (path, field, right) in [
            ("notebook", "notebook", &written.notebook),
            ("notes", "note", &written.note),
            ("label", "label", &written.label),
            ("draft", "draft", &written.draft),
        ] {
            let call = |value: Value| {
                let mut body = right.clone();
                body[field] = value;
                anna.ask(Call::post(&format!("/staff/threads/1/{path}"), &body))
            };
            let bytes = from_b64(right[field].as_str().unwrap()).unwrap();
            let later = [&[2], &bytes[1..]].concat();
            refused(call(to_b64(&later).into()).await, 400, "unknown_version");
            refused(
                call(to_b64(&bytes[..bytes.len() - 1]).into()).await,
                400,
                "malformed_request",
            );
            let longer = [bytes.as_slice(), &[0]].concat();
            refused(call(to_b64(&longer).into()).await, 400, "malformed_request");
            let huge = [&[1], vec![0; 60_000].as_slice()].concat();
            refused(call(to_b64(&huge).into()).await, 413, "too_large");
        }
    });
}
