//! What goes on at a centre, told to the browsers that listen: that its lists have changed, and who is writing.
//!
//! Each process looks into the database once a second for all its listeners together, so that several processes that share a
//! database need not know of each other. A listener always gets the newest look and never a queue of old ones: a slow one
//! costs no more memory than a quick one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ozvise_crypto::{CentreId, MemberId};
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

use super::portal::Portal;
use super::presence::WRITING_SECONDS;
use super::session::{ABSOLUTE_SECONDS, IDLE_SECONDS};
use crate::domain::CaseNumber;
use crate::store::presence::Writing;
use crate::store::sessions::TokenHash;
use crate::store::{StoreResult, centres, presence, sessions, threads};

/// How often the database is looked into: with fetching what is new, a message is on the screen within two seconds.
const PERIOD: Duration = Duration::from_secs(1);

/// After so many looks with nothing to tell a listener gets a sign of life: half a minute is the shortest time after which
/// proxies give up a silent connection, and the browser takes a longer silence for a lost one.
const QUIET_LOOKS: u32 = 15;

/// Listeners of one process. Each costs some ten kilobytes; further ones are told to ask by themselves.
const MAX_LISTENERS: usize = 2000;

/// What was found at one moment.
struct Look {
    /// Counted from 1 for each process.
    number: u64,
    revisions: HashMap<CentreId, i64>,
    writing: Vec<Writing>,
    sessions: HashSet<TokenHash>,
}

#[derive(Clone)]
enum Sight {
    Nothing,
    Look(Arc<Look>),
    /// The server stops.
    End,
}

/// Where listeners are told. Cheap to clone.
#[derive(Clone)]
pub struct Live {
    told: Arc<watch::Sender<Sight>>,
    begun: Arc<AtomicU64>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            told: Arc::new(watch::Sender::new(Sight::Nothing)),
            begun: Arc::default(),
        }
    }
}

impl Live {
    /// Looks for ever, while anybody listens.
    pub async fn watch(&self, portal: &Portal) {
        let mut ticks = tokio::time::interval(PERIOD);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut is_failing = false;
        loop {
            ticks.tick().await;
            if self.told.receiver_count() == 0 {
                continue;
            }
            let result = self.look(portal).await;
            // Said once, not every second. Listeners hear nothing meanwhile, and begin to ask by themselves.
            if let (Err(error), false) = (&result, is_failing) {
                tracing::error!(%error, "the listening inboxes cannot be told what goes on");
            }
            is_failing = result.is_err();
        }
    }

    /// Looks once, and tells all listeners.
    ///
    /// # Errors
    /// [`StoreError`](crate::store::StoreError); nobody is told anything then.
    pub async fn look(&self, portal: &Portal) -> StoreResult<()> {
        let number = self.begun.fetch_add(1, Ordering::Relaxed) + 1;
        let now = portal.clock.now();
        let look = portal
            .store
            .read(move |connection| -> StoreResult<Look> {
                let centres: Vec<CentreId> = centres::list(connection)?.into_iter().map(|centre| centre.id).collect();
                let (idle, begun) = (now.saturating_sub(IDLE_SECONDS), now.saturating_sub(ABSOLUTE_SECONDS));
                Ok(Look {
                    number,
                    revisions: threads::revisions(connection, &centres)?.into_iter().collect(),
                    writing: presence::since(connection, now.saturating_sub(WRITING_SECONDS))?,
                    sessions: sessions::living(connection, idle, begun)?.into_iter().collect(),
                })
            })
            .await?;
        self.told.send_if_modified(|sight| {
            let goes_on = !matches!(sight, Sight::End);
            if goes_on {
                *sight = Sight::Look(Arc::new(look));
            }
            goes_on
        });
        Ok(())
    }

    /// Ends all listening, before the server stops.
    pub fn end(&self) {
        self.told.send_replace(Sight::End);
    }

    /// Begins to listen. `known_revision` is what the browser has of the list. `None` if there are too many listeners, or the
    /// server stops.
    #[must_use]
    pub fn listen(
        &self,
        centre_id: CentreId,
        member_id: MemberId,
        token_hash: TokenHash,
        known_revision: Option<i64>,
    ) -> Option<Listener> {
        if self.told.receiver_count() >= MAX_LISTENERS || matches!(*self.told.borrow(), Sight::End) {
            return None;
        }
        Some(Listener {
            centre_id,
            member_id,
            token_hash,
            sights: self.told.subscribe(),
            // A look that has begun already may not have seen the session.
            seen_before: self.begun.load(Ordering::Relaxed),
            told: known_revision.map(|revision| Happening {
                revision,
                writing: Vec::new(),
            }),
            quiet: 0,
        })
    }
}

/// How things stand at a centre, in the eyes of one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// The revision of the centre's lists.
    pub revision: i64,
    /// Which threads colleagues are writing in, by the names that are shown.
    pub writing: Vec<(CaseNumber, String)>,
}

/// What a listener is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Something is not as it was.
    News(Happening),
    /// Nothing is new, and the connection lives.
    Beat,
}

/// A browser that listens.
pub struct Listener {
    centre_id: CentreId,
    member_id: MemberId,
    token_hash: TokenHash,
    sights: watch::Receiver<Sight>,
    seen_before: u64,
    told: Option<Happening>,
    quiet: u32,
}

impl Listener {
    /// What is told next; `None` when it is over: the session has ended, or the server stops.
    pub async fn next(&mut self) -> Option<Told> {
        loop {
            self.sights.changed().await.ok()?;
            let sight = self.sights.borrow_and_update().clone();
            let look = match sight {
                Sight::Nothing => continue,
                Sight::Look(look) => look,
                Sight::End => return None,
            };
            if look.number <= self.seen_before {
                continue;
            }
            if !look.sessions.contains(&self.token_hash) {
                return None;
            }
            let now = self.of(&look);
            if self.told.as_ref() != Some(&now) {
                self.quiet = 0;
                self.told = Some(now.clone());
                return Some(Told::News(now));
            }
            self.quiet += 1;
            if self.quiet >= QUIET_LOOKS {
                self.quiet = 0;
                return Some(Told::Beat);
            }
        }
    }

    fn of(&self, look: &Look) -> Happening {
        let colleagues = look
            .writing
            .iter()
            .filter(|writing| writing.centre_id == self.centre_id && writing.member_id != self.member_id);
        Happening {
            revision: look.revisions.get(&self.centre_id).copied().unwrap_or_default(),
            writing: colleagues
                .map(|writing| (writing.number, writing.display_name.clone()))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, Writer, centre};
    use super::super::{close_account, note_writing, open_thread};
    use super::{Happening, Listener, Live, QUIET_LOOKS, Told};
    use crate::domain::{CaseNumber, StaffRole};
    use crate::flows::session::{SignedIn, sign_out};

    struct Office {
        world: World,
        live: Live,
    }

    impl Office {
        async fn new() -> Self {
            Self {
                world: World::new().await,
                live: Live::default(),
            }
        }

        async fn sign_in(&self, name: &str, role: StaffRole) -> SignedIn {
            let colleague = self.world.hire(name, role, Some("praha")).await;
            self.world.sign_in(&colleague).await.expect("signed in").1
        }

        fn listen(&self, signed_in: &SignedIn, known: Option<i64>) -> Listener {
            let listening = self
                .live
                .listen(centre("praha"), signed_in.member.id, signed_in.token_hash, known);
            listening.expect("there is room")
        }

        async fn look(&self) {
            self.live.look(&self.world.portal).await.expect("looked");
        }

        async fn open_thread(&self, of: &str) {
            let writer = Writer::new();
            open_thread(&self.world.portal, writer.bearer(), writer.thread_for(of))
                .await
                .expect("opened");
        }

        async fn write(&self, signed_in: &SignedIn, number: Option<i64>) {
            let number = number.and_then(CaseNumber::from_i64);
            note_writing(&self.world.portal, signed_in.member.clone(), centre("praha"), number)
                .await
                .expect("noted");
        }
    }

    async fn news(listener: &mut Listener) -> Happening {
        match listener.next().await {
            Some(Told::News(happening)) => happening,
            other => panic!("{other:?}"),
        }
    }

    #[actix_web::test]
    async fn a_change_of_the_own_centre_is_news_and_none_of_another_is() {
        let office = Office::new().await;
        let anna = office.sign_in("anna", StaffRole::Counsellor).await;
        let mut listener = office.listen(&anna, None);
        office.look().await;
        let first = news(&mut listener).await;
        office.open_thread("plzen").await;
        for _ in 1..QUIET_LOOKS {
            office.look().await;
            // Nothing is told until the last of the quiet looks.
        }
        office.open_thread("praha").await;
        office.look().await;
        let second = news(&mut listener).await;
        assert_ne!(first.revision, second.revision);

        // Whoever comes back with what it has been told is told nothing anew.
        let mut again = office.listen(&anna, Some(second.revision));
        for _ in 0..QUIET_LOOKS {
            office.look().await;
            let told = futures_util::future::poll_immediate(again.next()).await;
            assert!(matches!(told, None | Some(Some(Told::Beat))), "{told:?}");
        }
    }

    #[actix_web::test]
    async fn colleagues_are_told_who_is_writing_and_the_writer_is_not() {
        let office = Office::new().await;
        office.open_thread("praha").await;
        let anna = office.sign_in("anna", StaffRole::Counsellor).await;
        let eva = office.sign_in("eva", StaffRole::Counsellor).await;
        let mut listeners = [office.listen(&anna, None), office.listen(&eva, None)];
        office.write(&anna, Some(1)).await;
        office.look().await;
        assert_eq!(news(&mut listeners[0]).await.writing, []);
        let number = CaseNumber::from_i64(1).expect("a number");
        assert_eq!(
            news(&mut listeners[1]).await.writing,
            [(number, "anna of the staff".to_owned())]
        );
        office.write(&anna, None).await;
        office.look().await;
        assert_eq!(news(&mut listeners[1]).await.writing, []);

        office.write(&anna, Some(1)).await;
        office.world.clock.advance(21);
        office.write(&eva, None).await;
        office.look().await;
        let nothing_new = futures_util::future::poll_immediate(listeners[1].next()).await;
        assert_eq!(nothing_new, None, "what is long ago is over");
    }

    #[actix_web::test]
    async fn listening_ends_with_the_session_with_the_account_and_with_the_server() {
        let office = Office::new().await;
        let head = office.sign_in("hana", StaffRole::Head).await;
        let anna = office.sign_in("anna", StaffRole::Counsellor).await;
        let eva = office.sign_in("eva", StaffRole::Counsellor).await;
        let mut listeners = [&head, &anna, &eva].map(|one| office.listen(one, None));
        office.look().await;
        for listener in &mut listeners {
            news(listener).await;
        }
        sign_out(&office.world.portal, &eva).await.expect("signed out");
        close_account(&office.world.portal, head.member.clone(), anna.member.id, None)
            .await
            .expect("closed");
        office.look().await;
        let [of_head, of_anna, of_eva] = &mut listeners;
        assert_eq!(of_anna.next().await, None);
        assert_eq!(of_eva.next().await, None);
        let of_head_goes_on = futures_util::future::poll_immediate(of_head.next()).await;
        assert_eq!(of_head_goes_on, None, "nothing is new");
        office.live.end();
        assert_eq!(of_head.next().await, None);
        office.look().await;
        let too_late = office
            .live
            .listen(centre("praha"), head.member.id, head.token_hash, None);
        assert!(too_late.is_none());
    }
}
