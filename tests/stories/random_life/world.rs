//! Two centres with their staff, and the people who write to them. Whoever acts looks at the screen first, as people do.

mod checks;

use std::collections::BTreeSet;

use ozvise_crypto::ThreadError;
use ozvise_crypto::staff::{NoteError, RecoverySheet};
use ozvise_tests::{Counsellor, FormerKeys, Portal, Refusal, Reporter};

use super::is_done;
use crate::people::{newcomer, renewed, staff_of};

const CENTRES: [&str; 2] = ["praha", "liberecky"];
/// People who write at once.
const MOST_THREADS: usize = 6;
/// New colleagues and losses of everything in one run: each is a password to be stretched.
const MOST_NEWCOMERS: usize = 2;
const MOST_LOSSES: usize = 1;

/// What is going on.
pub(super) struct World<'a> {
    portal: &'a Portal,
    centres: Vec<Centre>,
    writers: Vec<Writer>,
    /// How many people have ever written, and how many colleagues were ever invited: names for the next one.
    people: u64,
    newcomers: usize,
    losses: usize,
    /// Of what may and may not come about.
    pub(super) happened: BTreeSet<&'static str>,
}

struct Centre {
    id: &'static str,
    /// The head first, who never leaves.
    members: Vec<Member>,
    former: Vec<FormerKeys>,
    sheet: RecoverySheet,
    /// The number of the next thread.
    next: i64,
}

struct Member {
    name: String,
    person: Counsellor,
    holds: bool,
}

struct Writer {
    person: Reporter,
    centre: usize,
    number: i64,
    /// To a transfer that was not tried yet.
    agreed: bool,
    /// What the present centre has written about the thread for itself.
    notes: Vec<String>,
}

impl<'a> World<'a> {
    /// Two members who hold the key, and a recovery sheet, at each centre.
    pub(super) async fn new(portal: &'a Portal) -> Self {
        let mut centres = Vec::new();
        for id in CENTRES {
            let (anna, mut eva) = staff_of(portal, id).await;
            let sheet = eva.draw_sheet();
            eva.replace_sheet(&sheet).await.unwrap();
            let members = [("eva", eva), ("anna", anna)].map(|(name, person)| Member {
                name: format!("{name}.{id}"),
                person,
                holds: true,
            });
            centres.push(Centre {
                id,
                members: members.into(),
                former: Vec::new(),
                sheet,
                next: 1,
            });
        }
        Self {
            portal,
            centres,
            writers: Vec::new(),
            people: 0,
            newcomers: 0,
            losses: 0,
            happened: BTreeSet::new(),
        }
    }

    pub(super) async fn open_thread(&mut self, pick: usize) {
        if self.writers.len() < MOST_THREADS {
            self.people += 1;
            let mut person = self.portal.reporter(self.people);
            let centre = pick % CENTRES.len();
            person.open_thread(CENTRES[centre], "první").await.unwrap();
            let number = self.centres[centre].took_one();
            let agreed = false;
            self.writers.push(Writer {
                notes: Vec::new(),
                person,
                centre,
                number,
                agreed,
            });
        }
    }

    pub(super) async fn write(&mut self, pick: usize) {
        if let Some(writer) = picked(&mut self.writers, pick) {
            writer.person.read().await.unwrap();
            match writer.person.write("další").await {
                // It came to its centre without consent and was not opened there yet.
                Ok(_) => {}
                Err(Refusal::Thread(ThreadError::WrongEpoch { .. })) => drop(self.happened.insert("wrote too early")),
                Err(other) => panic!("{other:?}"),
            }
        }
    }

    pub(super) async fn delete(&mut self, pick: usize) {
        // Not often: what is gone is not looked at in the end.
        if !self.writers.is_empty() && pick.is_multiple_of(3) {
            let gone = self.writers.remove(pick % self.writers.len());
            gone.person.delete().await.unwrap();
        }
    }

    pub(super) async fn reply(&mut self, pick: usize) {
        if let Some((reader, number)) = self.reader(pick).await {
            reader.read(number).await.unwrap();
            reader.reply(number, "odpověď").await.unwrap();
            let text = format!("poznámka {pick}");
            match reader.note(number, &text).await {
                Ok(_) => {
                    if let Some(writer) = picked(&mut self.writers, pick) {
                        writer.notes.push(text);
                    }
                }
                // The thread waits for the centre's new key.
                Err(Refusal::Note(NoteError::OldKey)) => drop(self.happened.insert("a note too early")),
                Err(other) => panic!("{other:?}"),
            }
        }
    }

    pub(super) async fn ask(&mut self, pick: usize) {
        let (from, to) = self.ways(pick);
        if let Some((reader, number)) = self.reader(pick).await {
            assert_ne!(from, Some(to));
            reader.read(number).await.unwrap();
            reader.ask_transfer(number, CENTRES[to], "můžeme?").await.unwrap();
        }
    }

    pub(super) async fn answer(&mut self, pick: usize) {
        let mut asked = Vec::new();
        for writer in &mut self.writers {
            writer.person.read().await.unwrap();
            if writer.person.is_asked() {
                asked.push(writer);
            }
        }
        if let Some(writer) = picked(&mut asked, pick) {
            let agrees = !pick.is_multiple_of(4);
            writer.person.answer_transfer(agrees, "odpověď").await.unwrap();
            writer.agreed = agrees;
            self.happened.insert(if agrees { "agreed" } else { "declined" });
        }
    }

    pub(super) async fn hand_over(&mut self, pick: usize) {
        // Where somebody has agreed it is handed over, if it still can be; else it is tried all the same.
        let agreed = self.writers.iter().position(|writer| writer.agreed);
        let pick = agreed.unwrap_or(pick);
        let (_, to) = self.ways(pick);
        let Some((reader, number)) = self.reader(pick).await else {
            return;
        };
        reader.read(number).await.unwrap();
        match reader.prepare_handover(number, CENTRES[to], None).await {
            // Nothing was agreed, or before the keys changed.
            Err(Refusal::Thread(ThreadError::Transfer(_))) => drop(self.happened.insert("not agreed")),
            prepared => {
                let sent = reader.send_handover(number, &prepared.unwrap()).await;
                reader.discard_pending(number);
                if is_done(sent, &["not_agreed"]) {
                    self.moved(pick, to);
                    self.happened.insert("handed over");
                }
            }
        }
        if let Some(writer) = picked(&mut self.writers, pick) {
            writer.agreed = false;
        }
    }

    pub(super) async fn emergency(&mut self, pick: usize) {
        let (_, to) = self.ways(pick);
        let Some(writer) = picked(&mut self.writers, pick) else {
            return;
        };
        let (number, centre) = (writer.number, writer.centre);
        if !self.centres[centre].members[0].holds {
            return;
        }
        let head = self.centres[centre].refreshed(0).await;
        head.read(number).await.unwrap();
        head.hand_over(number, CENTRES[to], Some("danger")).await.unwrap();
        self.moved(pick, to);
        self.happened.insert("emergency");
    }

    pub(super) async fn invite(&mut self, pick: usize) {
        if self.newcomers < MOST_NEWCOMERS {
            self.newcomers += 1;
            let name = format!("nova{}", self.newcomers);
            let centre = &mut self.centres[pick % CENTRES.len()];
            let person = newcomer(self.portal, &centre.members[0].person, &name, "counsellor").await;
            let holds = false;
            centre.members.push(Member { name, person, holds });
        }
    }

    pub(super) async fn approve(&mut self, pick: usize) {
        let mut centres: Vec<&mut Centre> = self.centres.iter_mut().collect();
        centres.retain(|centre| centre.members.iter().any(|member| !member.holds));
        let Some(centre) = picked(&mut centres, pick) else {
            return;
        };
        let waiting = centre.members.iter().position(|member| !member.holds);
        if let (Some(waiting), Some(by)) = (waiting, centre.holder(pick)) {
            let name = centre.members[waiting].name.clone();
            let approver = centre.refreshed(by).await;
            let described = approver.colleague(&name).await.unwrap();
            let approved = is_done(approver.approve(&described).await, &["key_pending"]);
            centre.members[waiting].holds = approved;
            self.happened
                .insert(if approved { "approved" } else { "not approved for now" });
        }
    }

    pub(super) async fn rotate(&mut self, pick: usize) {
        let centre = &mut self.centres[pick % CENTRES.len()];
        if let Some(by) = centre.holder(pick) {
            let maker = centre.refreshed(by).await;
            if is_done(maker.rotate().await, &["conflicting_key"]) {
                self.happened.insert("made a key");
            }
        }
    }

    pub(super) async fn withdraw(&mut self, pick: usize) {
        let centre = &mut self.centres[pick % CENTRES.len()];
        if let Some(by) = centre.holder(pick) {
            match centre.refreshed(by).await.withdraw_key().await {
                Ok(None) => {}
                Ok(Some(answer)) => {
                    answer.expect(204);
                    self.happened.insert("withdrew a key");
                }
                refused => drop(is_done(refused.map(Option::unwrap), &["forbidden"])),
            }
        }
    }

    pub(super) async fn sign(&mut self) {
        self.portal.sign_new_keys().await;
    }

    pub(super) async fn reseal(&mut self, pick: usize) {
        let centre = &mut self.centres[pick % CENTRES.len()];
        if let Some(by) = centre.holder(pick) {
            let outcomes = centre.refreshed(by).await.reseal(1 + pick % 3).await.unwrap();
            assert!(outcomes.iter().all(|outcome| outcome == "resealed"), "{outcomes:?}");
            if !outcomes.is_empty() {
                self.happened.insert("resealed");
            }
        }
    }

    pub(super) async fn finish(&mut self, pick: usize) {
        let centre = &mut self.centres[pick % CENTRES.len()];
        if let Some(by) = centre.holder(pick) {
            let member = centre.refreshed(by).await;
            let finished = is_done(member.finish_rotation().await, &["key_still_needed"]);
            self.happened
                .insert(if finished { "finished" } else { "not finished yet" });
        }
    }

    pub(super) async fn depart(&mut self, pick: usize) {
        let centre = &mut self.centres[pick % CENTRES.len()];
        if centre.members.len() > 1 && centre.members[0].holds {
            centre.close(1 + pick % (centre.members.len() - 1)).await;
            self.happened.insert("departed");
        }
    }

    /// Everybody has lost everything; the sheet is left.
    pub(super) async fn lose_all(&mut self, pick: usize) {
        if self.losses == MOST_LOSSES {
            return;
        }
        self.losses += 1;
        let portal = self.portal;
        let centre = &mut self.centres[pick % CENTRES.len()];
        let mut operator = portal.member_named("provozovatel");
        operator.sign_in().await.unwrap();
        let head = centre.members[0]
            .person
            .colleague(&centre.members[0].name)
            .await
            .unwrap();
        centre.members[0].person = renewed(portal, &operator, &head, true).await;
        centre.members[0].holds = false;
        while centre.members.len() > 1 {
            centre.close(1).await;
        }
        let head = &mut centre.members[0];
        head.person.recover(&centre.sheet).await.unwrap();
        head.holds = true;
        self.happened.insert("recovered");
    }

    /// The centre of the thread, and the other one.
    fn ways(&self, pick: usize) -> (Option<usize>, usize) {
        let chosen = pick.checked_rem(self.writers.len()).map(|index| &self.writers[index]);
        let from = chosen.map(|writer| writer.centre);
        (from, from.map_or(0, |from| (from + 1) % CENTRES.len()))
    }

    /// Somebody who reads a thread, with the thread's number.
    async fn reader(&mut self, pick: usize) -> Option<(&mut Counsellor, i64)> {
        let writer = picked(&mut self.writers, pick)?;
        let (number, centre) = (writer.number, &mut self.centres[writer.centre]);
        let by = centre.holder(pick / 7)?;
        Some((centre.refreshed(by).await, number))
    }

    fn moved(&mut self, pick: usize, to: usize) {
        let number = self.centres[to].took_one();
        if let Some(writer) = picked(&mut self.writers, pick) {
            (writer.centre, writer.number) = (to, number);
            // What the centre before has written for itself stays nowhere.
            writer.notes.clear();
        }
    }

    /// Ends what was begun: keys are signed, replaced where somebody has left, and all threads moved.
    pub(super) async fn settle(&mut self) {
        self.portal.sign_new_keys().await;
        for index in 0..CENTRES.len() {
            let head = self.centres[index].refreshed(0).await;
            if head.centre_keys().await.unwrap()["rotation_demanded"] == true {
                head.rotate().await.unwrap();
                self.portal.sign_new_keys().await;
            }
            let head = self.centres[index].refreshed(0).await;
            while !head.reseal(50).await.unwrap().is_empty() {}
            head.finish_rotation().await.unwrap();
        }
    }
}

impl Centre {
    fn took_one(&mut self) -> i64 {
        self.next += 1;
        self.next - 1
    }

    /// One of those who hold the key.
    fn holder(&self, pick: usize) -> Option<usize> {
        let holders: Vec<usize> = (0..self.members.len())
            .filter(|index| self.members[*index].holds)
            .collect();
        pick.checked_rem(holders.len()).map(|chosen| holders[chosen])
    }

    /// A member in front of the screen as it is now: with the keys that are in force.
    async fn refreshed(&mut self, index: usize) -> &mut Counsellor {
        let person = &mut self.members[index].person;
        person.refresh_keys().await.unwrap();
        person
    }

    /// The head closes an account; its owner has kept what she had.
    async fn close(&mut self, index: usize) {
        self.refreshed(index).await;
        let mut leaving = self.members.remove(index);
        let head = &self.members[0];
        let described = head.person.colleague(&leaving.name).await.unwrap();
        head.person.close(&described, Some(&leaving.name)).await.unwrap();
        if leaving.holds {
            self.former.push(leaving.person.walk_out());
        }
    }
}

fn picked<T>(among: &mut [T], pick: usize) -> Option<&mut T> {
    pick.checked_rem(among.len()).map(|index| &mut among[index])
}
