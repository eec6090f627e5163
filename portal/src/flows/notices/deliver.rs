//! Sends the mails whose time has come.
//!
//! A mail is taken in hand in the database, sent, and then forgotten. Between the mail server's acceptance and the forgetting
//! lies a moment in which a crash makes the mail go out once more, when the time in hand is over: under the same Message-ID,
//! by which mailboxes know it for the same. The other order would lose it, and a lost notice may be a person who gets no answer.

use rand_core::Rng as _;

use super::own::code_of;
use crate::domain::{NoticeKind, NoticeMode, retry_after};
use crate::flows::portal::Portal;
use crate::i18n::Language;
use crate::mail::{Letter, MailConnection, MailError, Mailer};
use crate::store::notices::{self, Claimed};
use crate::store::{AnyConnection, StoreResult, members};

/// Mails that a process takes in hand at once: so few that all can be sent in time, each within the longest timeout that
/// may be configured.
const BATCH: u32 = 8;

/// How long they are in hand, in seconds; a process that has crashed gives them free after it.
const LEASE_SECONDS: u64 = 30 * 60;

/// After how many seconds a server that could not be reached is tried again.
const UNREACHABLE_SECONDS: u64 = 5 * 60;

/// What became of the mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivered {
    /// The mail server has taken them.
    pub sent: u32,
    /// They are tried again later.
    pub postponed: u32,
    /// They are given up.
    pub dead: u32,
}

/// A mail in hand, with all that is needed to write it.
struct Ready {
    mail: Claimed,
    address: String,
    language: Language,
    code: Option<String>,
}

/// Sends everything that is due.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError); what was in hand is free again after a while.
pub async fn deliver_notices(portal: &Portal, mailer: &Mailer) -> StoreResult<Delivered> {
    let mut delivered = Delivered::default();
    loop {
        let batch = take(portal).await?;
        if batch.is_empty() {
            break;
        }
        if !send_batch(portal, mailer, batch, &mut delivered).await? {
            break;
        }
    }
    if delivered != Delivered::default() {
        let Delivered { sent, postponed, dead } = delivered;
        tracing::info!(sent, postponed, dead, "notices were delivered");
    }
    Ok(delivered)
}

/// How many mails were given up lately.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub async fn count_undeliverable(portal: &Portal) -> StoreResult<u64> {
    portal.store.read(notices::count_dead).await
}

/// Takes mails in hand; what nobody wants any more goes at once.
async fn take(portal: &Portal) -> StoreResult<Vec<Ready>> {
    let (now, doing) = (portal.clock.now(), portal.clone());
    portal
        .store
        .write(move |connection| {
            let mut ready = Vec::new();
            loop {
                let claimed = notices::claim(connection, now, now + LEASE_SECONDS, BATCH)?;
                let is_last = claimed.is_empty();
                for mail in claimed {
                    match prepare(&doing, connection, &mail)? {
                        Some((address, language, code)) => ready.push(Ready {
                            mail,
                            address,
                            language,
                            code,
                        }),
                        None => notices::done(connection, &mail)?,
                    }
                }
                if is_last || !ready.is_empty() {
                    return Ok(ready);
                }
            }
        })
        .await
}

/// Where a mail goes, in which language, with which code; `None` if nobody waits for it any more.
fn prepare(
    portal: &Portal,
    connection: &mut AnyConnection,
    mail: &Claimed,
) -> StoreResult<Option<(String, Language, Option<String>)>> {
    let member = members::find(connection, &mail.member_id)?.filter(|member| member.active);
    let setting = notices::find_setting(connection, &mail.member_id)?;
    let (Some(member), Some(setting)) = (member, setting) else {
        return Ok(None);
    };
    if mail.kinds.0.contains(&NoticeKind::AddressCode) {
        let pending = setting
            .pending
            .filter(|pending| portal.clock.now() < pending.expires_at);
        return Ok(pending.map(|pending| {
            let code = code_of(portal, &member.id, &pending);
            (pending.address, setting.language, Some(code))
        }));
    }
    let wanted = setting.schedule.mode != NoticeMode::Never || mail.kinds.0.contains(&NoticeKind::Test);
    let address = setting.address.filter(|_| wanted);
    Ok(address.map(|address| (address, setting.language, None)))
}

/// Sends a batch over one connection as far as it goes; tells whether it is worth while to go on.
async fn send_batch(
    portal: &Portal,
    mailer: &Mailer,
    batch: Vec<Ready>,
    delivered: &mut Delivered,
) -> StoreResult<bool> {
    let mut connection: Option<MailConnection<'_>> = None;
    let mut batch = batch.into_iter();
    let mut is_reachable = true;
    for ready in batch.by_ref() {
        let open = match connection.take() {
            Some(open) => Ok(open),
            None => mailer.connect().await,
        };
        let mut open = match open {
            Ok(open) => open,
            Err(error) => {
                tracing::error!(%error, "the mail server cannot be reached, or refuses the portal");
                delivered.postponed += 1;
                release(portal, ready.mail).await?;
                is_reachable = false;
                break;
            }
        };
        let letter = letter(&ready);
        match open.send(&letter).await {
            Ok(()) => {
                forget(portal, ready.mail).await?;
                delivered.sent += 1;
                connection = Some(open);
            }
            Err(error) => give_back(portal, ready.mail, &error, delivered).await?,
        }
    }
    for rest in batch {
        delivered.postponed += 1;
        release(portal, rest.mail).await?;
    }
    if let Some(open) = connection {
        open.quit().await;
    }
    Ok(is_reachable)
}

fn letter(ready: &Ready) -> Letter {
    Letter {
        id: ready.mail.id,
        to: ready.address.clone(),
        language: ready.language,
        kinds: ready.mail.kinds.clone(),
        code: ready.code.clone(),
        date: ready.mail.send_at,
    }
}

async fn forget(portal: &Portal, mail: Claimed) -> StoreResult<()> {
    portal
        .store
        .write(move |connection| notices::done(connection, &mail))
        .await
}

/// It was nobody's fault but the server's: the try does not count.
async fn release(portal: &Portal, mail: Claimed) -> StoreResult<()> {
    let until = portal.clock.now() + UNREACHABLE_SECONDS;
    portal
        .store
        .write(move |connection| notices::release(connection, &mail, until))
        .await
}

/// A mail that was not taken is tried again, or given up where that is hopeless.
async fn give_back(portal: &Portal, mail: Claimed, error: &MailError, delivered: &mut Delivered) -> StoreResult<()> {
    let mut chance = [0];
    portal.random.generator().fill_bytes(&mut chance);
    let wait = retry_after(mail.tries, chance[0]).filter(|_| !error.is_permanent());
    match wait {
        Some(wait) => {
            tracing::warn!(%error, "a notice was not taken and is tried again");
            delivered.postponed += 1;
            let until = portal.clock.now() + wait;
            portal
                .store
                .write(move |connection| notices::postpone(connection, &mail, until))
                .await
        }
        None => {
            tracing::error!(%error, "a notice is given up");
            delivered.dead += 1;
            portal
                .store
                .write(move |connection| notices::bury(connection, &mail))
                .await
        }
    }
}
