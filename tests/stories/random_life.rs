//! Whatever happens in whatever order, at the end every thread is read by exactly the present members of its centre, and by
//! its reporter; and nobody who has left opens anything that the server keeps.
//!
//! A run is a list of steps out of a seed. Each step makes sense in every state: it picks among those who are there, and does
//! nothing where nobody is. So any part of a failing run is a run as well, and a shorter one that still fails is looked for.

mod world;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ozvise_tests::{Database, Portal, runtime, seeded};
use rand_core::Rng as _;

use world::World;

/// Steps of a run: enough for two rotations with what lies between.
const STEPS: usize = 40;
/// Runs on each database. Each costs some sign-ins, which are slow on purpose.
const SEEDS: [u64; 3] = [11, 12, 13];

/// What may happen. The numbers choose who and which.
#[derive(Debug, Clone, Copy)]
enum Step {
    OpenThread(usize),
    Write(usize),
    Reply(usize),
    Delete(usize),
    Invite(usize),
    Approve(usize),
    Rotate(usize),
    Sign,
    Reseal(usize),
    Finish(usize),
    Depart(usize),
    LoseAll(usize),
    Ask(usize),
    Answer(usize),
    HandOver(usize),
    Emergency(usize),
}

/// What comes often stands often.
const KINDS: [fn(usize) -> Step; 26] = [
    Step::OpenThread,
    Step::OpenThread,
    Step::Write,
    Step::Write,
    Step::Reply,
    Step::Reply,
    Step::Reply,
    Step::Delete,
    Step::Invite,
    Step::Invite,
    Step::Approve,
    Step::Approve,
    Step::Rotate,
    Step::Rotate,
    |_| Step::Sign,
    |_| Step::Sign,
    Step::Reseal,
    Step::Reseal,
    Step::Finish,
    Step::Depart,
    Step::LoseAll,
    Step::Ask,
    Step::Ask,
    Step::Answer,
    Step::HandOver,
    Step::Emergency,
];

fn steps(seed: u64) -> Vec<Step> {
    let mut rng = seeded(seed);
    let mut number = |below: u32| usize::try_from(rng.next_u32() % below).unwrap();
    // Everybody has something to read from the start.
    let mut steps = vec![Step::OpenThread(0), Step::OpenThread(1)];
    steps.extend((0..STEPS).map(|_| {
        let kind = number(u32::try_from(KINDS.len()).unwrap());
        KINDS[kind](number(1 << 16))
    }));
    steps
}

async fn live(database: Database, steps: &[Step]) -> BTreeSet<&'static str> {
    let portal = Portal::start(database).await;
    let mut world = World::new(&portal).await;
    for step in steps {
        match *step {
            Step::OpenThread(pick) => world.open_thread(pick).await,
            Step::Write(pick) => world.write(pick).await,
            Step::Reply(pick) => world.reply(pick).await,
            Step::Delete(pick) => world.delete(pick).await,
            Step::Invite(pick) => world.invite(pick).await,
            Step::Approve(pick) => world.approve(pick).await,
            Step::Rotate(pick) => world.rotate(pick).await,
            Step::Sign => world.sign().await,
            Step::Reseal(pick) => world.reseal(pick).await,
            Step::Finish(pick) => world.finish(pick).await,
            Step::Depart(pick) => world.depart(pick).await,
            Step::LoseAll(pick) => world.lose_all(pick).await,
            Step::Ask(pick) => world.ask(pick).await,
            Step::Answer(pick) => world.answer(pick).await,
            Step::HandOver(pick) => world.hand_over(pick).await,
            Step::Emergency(pick) => world.emergency(pick).await,
        }
    }
    world.settle().await;
    world.check().await;
    world.happened
}

/// What has happened in the run; nothing, if it has failed.
fn run(database: Database, steps: &[Step]) -> Option<BTreeSet<&'static str>> {
    catch_unwind(AssertUnwindSafe(|| runtime().block_on(live(database, steps)))).ok()
}

/// Leaves out whatever can be left out so that the run still fails.
fn shrink(database: Database, mut steps: Vec<Step>) -> Vec<Step> {
    let mut index = 0;
    while index < steps.len() {
        let mut shorter = steps.clone();
        shorter.remove(index);
        if run(database, &shorter).is_some() {
            index += 1;
        } else {
            steps = shorter;
        }
    }
    steps
}

#[test]
fn at_the_end_exactly_the_present_members_read() {
    for database in Database::ALL {
        let mut happened = BTreeSet::new();
        for seed in SEEDS {
            let steps = steps(seed);
            match run(database, &steps) {
                Some(more) => happened.extend(more),
                None => {
                    let shorter = shrink(database, steps);
                    panic!("seed {seed} on {database:?} fails, and so does {shorter:?}");
                }
            }
        }
        // For whoever chooses seeds: which of what may come about has.
        eprintln!("{happened:?} on {database:?}");
    }
}
