//! A member's own settings of notices. An address counts once a code that was sent to it has come back.

use ozvise_crypto::MemberId;
use rand_core::Rng as _;
use thiserror::Error;

use crate::domain::{Act, NoticeKind, NoticeMode, NoticeSchedule, Subject, Tries};
use crate::flows::audit::Auditor;
use crate::flows::portal::Portal;
use crate::i18n::Language;
use crate::mail::MailAddress;
use crate::store::members::StoredMember;
use crate::store::notices::{self, MailId, NoticeSetting, PendingAddress};
use crate::store::{AnyConnection, StoreError, StoreResult, throttle};

/// How long a code serves: a mail may be held back for some minutes, and a forgotten window is not left open.
const CODE_SECONDS: u64 = 60 * 60;

/// Wrong codes that are taken. With a hundred million codes nobody guesses one in five.
const MAX_TRIES: u32 = 5;

/// The number of different codes: eight digits.
const CODES: u64 = 100_000_000;

/// The hour of the daily mail unless somebody chooses another one: the beginning of a working day.
const DEFAULT_DIGEST_HOUR: u8 = 8;

/// What nobody has chosen yet.
fn untouched() -> NoticeSetting {
    NoticeSetting {
        address: None,
        pending: None,
        language: Language::Czech,
        schedule: NoticeSchedule {
            mode: NoticeMode::AtOnce,
            digest_hour: DEFAULT_DIGEST_HOUR,
            quiet: None,
        },
    }
}

/// What a member chooses.
pub struct NoticeChange {
    /// The address; none to be told nothing by mail.
    pub address: Option<MailAddress>,
    /// The language of the mails.
    pub language: Language,
    /// When they go out.
    pub schedule: NoticeSchedule,
}

/// Why nothing was changed.
#[derive(Debug, Error)]
pub enum OwnNoticesError {
    /// The portal sends no mail.
    #[error("the portal sends no mail")]
    NoMail,
    /// Mails were asked for too often lately.
    #[error("mails were asked for too often")]
    TooManyMails {
        /// After how many seconds the next one is sent.
        wait: u64,
    },
    /// There is no confirmed address.
    #[error("there is no confirmed address")]
    NoAddress,
    /// The code is wrong, has expired, was tried too often, or there is no address that waits for one.
    #[error("not the code of the address")]
    WrongCode,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The member's settings.
///
/// # Errors
/// [`StoreError`].
pub async fn own_notices(portal: &Portal, member: MemberId) -> StoreResult<NoticeSetting> {
    let found = move |connection: &mut AnyConnection| notices::find_setting(connection, &member);
    Ok(portal.store.read(found).await?.unwrap_or_else(untouched))
}

/// Changes the member's settings. A new address is sent a code; until it is confirmed the old one serves on. The audit log
/// tells when the address goes.
///
/// # Errors
/// [`OwnNoticesError`]; nothing is changed then.
pub async fn change_own_notices(
    portal: &Portal,
    member: StoredMember,
    change: NoticeChange,
) -> Result<NoticeSetting, OwnNoticesError> {
    if portal.notices.is_none() {
        return Err(OwnNoticesError::NoMail);
    }
    let (auditor, now) = (portal.auditor(member.id), portal.clock.now());
    let throttled = throttled(portal, &member.id);
    let (mut nonce, mut mail_id) = ([0; 16], MailId::default());
    let mut rng = portal.random.generator();
    rng.fill_bytes(&mut nonce);
    rng.fill_bytes(&mut mail_id);
    portal
        .store
        .write(move |connection| {
            let old = notices::find_setting(connection, &member.id)?.unwrap_or_else(untouched);
            let had_address = old.address.is_some();
            let mut new = NoticeSetting {
                language: change.language,
                schedule: change.schedule,
                pending: None,
                address: old.address,
            };
            notices::withdraw_asked_for(connection, &member.id, NoticeKind::AddressCode)?;
            match change.address.map(MailAddress::into_string) {
                None => new.address = None,
                Some(same) if new.address.as_ref() == Some(&same) => {}
                Some(address) => {
                    admit(connection, &throttled, now)?;
                    new.pending = Some(PendingAddress {
                        address,
                        nonce,
                        expires_at: now + CODE_SECONDS,
                        tries: 0,
                    });
                    notices::insert_asked_for(connection, &mail_id, &member.id, NoticeKind::AddressCode, now)?;
                }
            }
            notices::keep_setting(connection, &member.id, &new)?;
            if had_address && new.address.is_none() {
                note_address_changed(connection, &auditor, &member)?;
            }
            Ok(new)
        })
        .await
}

fn note_address_changed(
    connection: &mut AnyConnection,
    auditor: &Auditor,
    member: &StoredMember,
) -> Result<(), StoreError> {
    let subject = Subject::Member(member.id);
    auditor.note(
        connection,
        member.centre_id.as_ref(),
        Act::NoticeAddressChanged,
        subject,
    )
}

/// Sends a mail that says nothing but that mails arrive, to the confirmed address, whatever the schedule is.
///
/// # Errors
/// [`OwnNoticesError`]; nothing is sent then.
pub async fn send_test_mail(portal: &Portal, member: MemberId) -> Result<(), OwnNoticesError> {
    if portal.notices.is_none() {
        return Err(OwnNoticesError::NoMail);
    }
    let now = portal.clock.now();
    let throttled = throttled(portal, &member);
    let mut mail_id = MailId::default();
    portal.random.generator().fill_bytes(&mut mail_id);
    portal
        .store
        .write(move |connection| {
            let setting = notices::find_setting(connection, &member)?;
            if setting.and_then(|setting| setting.address).is_none() {
                return Err(OwnNoticesError::NoAddress);
            }
            admit(connection, &throttled, now)?;
            notices::withdraw_asked_for(connection, &member, NoticeKind::Test)?;
            Ok(notices::insert_asked_for(
                connection,
                &mail_id,
                &member,
                NoticeKind::Test,
                now,
            )?)
        })
        .await
}

/// What the mails that a member asks for are counted under.
fn throttled(portal: &Portal, member: &MemberId) -> throttle::Tag {
    portal.secrets.tag(b"address-code", member.as_bytes())
}

/// Keeps somebody from sending mails to strangers by the dozen.
fn admit(connection: &mut AnyConnection, tag: &throttle::Tag, now: u64) -> Result<(), OwnNoticesError> {
    let mut tries: Tries = throttle::lock(connection, tag)?;
    if let Some(wait) = tries.wait(now) {
        return Err(OwnNoticesError::TooManyMails { wait });
    }
    tries.count(now, false);
    Ok(throttle::keep(connection, tag, &tries)?)
}

/// Confirms the pending address; the audit log tells that it is another one from now on.
///
/// # Errors
/// [`OwnNoticesError`].
pub async fn confirm_address(
    portal: &Portal,
    member: StoredMember,
    code: String,
) -> Result<NoticeSetting, OwnNoticesError> {
    let (auditor, now, doing) = (portal.auditor(member.id), portal.clock.now(), portal.clone());
    let confirmed = portal
        .store
        .write(move |connection| -> StoreResult<Option<NoticeSetting>> {
            let Some(mut setting) = notices::find_setting(connection, &member.id)? else {
                return Ok(None);
            };
            let Some(mut pending) = setting.pending.take() else {
                return Ok(None);
            };
            if now >= pending.expires_at || pending.tries >= MAX_TRIES {
                return Ok(None);
            }
            if code_of(&doing, &member.id, &pending) != code {
                pending.tries += 1;
                setting.pending = Some(pending);
                notices::keep_setting(connection, &member.id, &setting)?;
                return Ok(None);
            }
            setting.address = Some(pending.address);
            notices::keep_setting(connection, &member.id, &setting)?;
            note_address_changed(connection, &auditor, &member)?;
            Ok(Some(setting))
        });
    confirmed.await?.ok_or(OwnNoticesError::WrongCode)
}

/// The code of a pending address: eight digits that only this server computes, so that none is stored.
pub(super) fn code_of(portal: &Portal, member: &MemberId, pending: &PendingAddress) -> String {
    let what = [pending.nonce.as_slice(), member.as_bytes(), pending.address.as_bytes()];
    let tag = portal.secrets.tag(b"address-code-digits", &what.concat());
    let number = tag
        .iter()
        .take(8)
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:08}", number % CODES)
}
