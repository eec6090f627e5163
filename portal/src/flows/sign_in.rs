//! A member of staff signs in: the password by OPAQUE (RFC 9807), which the server never sees, and a second factor.
//!
//! Unlike the other use cases this one takes two transactions in its second half: an attempt is used up whatever comes of
//! it.

use ozvise_crypto::staff::opaque::{Account, OpaqueError, PasswordRecord, SignInAttempt};
use thiserror::Error;

use super::portal::Portal;
use super::second_factor::{self, GivenFactor, SecondStep};
use super::session::{self, Activity, SessionError, SessionToken, SignedIn};
use super::throttle;
use crate::store::attempts::{self, AttemptId, StoredAttempt};
use crate::store::members::{self, StoredMember};
use crate::store::{StoreError, StoreResult};

/// How long a begun sign-in can be finished: the password's stretching takes a second, and typing the code a minute.
pub const ATTEMPT_SECONDS: u64 = 120;

/// Stands in for the name of a member that does not exist, so that the same work is done.
const NOBODY: &str = "-";

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub enum SignInError {
    /// A message of OPAQUE, or the name, has not the right form.
    #[error("malformed")]
    Malformed,
    /// A message of OPAQUE has a version that this server does not know.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// Wrong name, password or code, an attempt that has expired or was used, or a member who may not sign in: which of
    /// them it was is not told.
    #[error("refused")]
    Refused,
    /// The password is right, and the second factor is still to come.
    #[error("the second factor is missing")]
    CodeNeeded(Box<SecondStep>),
    /// A passkey has not counted on since it was used last: somebody may have a copy of it. To the outside it is refused.
    #[error("the passkey's counter has not grown")]
    CounterWentBack,
    /// Too many sign-ins were begun lately; the next one is taken after so many seconds.
    #[error("too many tries; {wait} s to wait")]
    TooManyTries {
        /// Whole seconds.
        wait: u64,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SessionError> for SignInError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::NotSignedIn => Self::Refused,
            SessionError::Store(error) => Self::Store(error),
        }
    }
}

/// A sign-in that has been begun.
pub struct Begun {
    /// To be named on finishing.
    pub attempt: AttemptId,
    /// OPAQUE's second message.
    pub response: Vec<u8>,
}

/// Answers OPAQUE's first message. A name that nobody has gets an answer like any other.
///
/// # Errors
/// [`SignInError`].
pub async fn start(
    portal: &Portal,
    name: &str,
    request: &[u8],
    token: Option<SessionToken>,
) -> Result<Begun, SignInError> {
    let name = canonical(name);
    let account = Account::new(&portal.deployment, &name).map_err(|_| SignInError::Malformed)?;
    let (doing, wanted, now) = (portal.clone(), name.clone(), portal.clock.now());
    let member = portal
        .store
        .write(move |connection| {
            let tag = throttle::tag_of(connection, &doing, &wanted, token.as_ref())?;
            throttle::admit(connection, &tag, now)?.map_err(|wait| SignInError::TooManyTries { wait })?;
            Ok::<_, SignInError>(members::find_by_name(connection, &wanted)?)
        })
        .await?;
    let member = member.filter(|member| member.active);
    let record = member.as_ref().map(record).transpose()?;
    let mut random = portal.random.generator();
    let opened = portal.secrets.opaque().sign_in(record, request, &account, &mut random);
    let (state, response) = opened.map_err(|error| match error {
        OpaqueError::UnknownVersion(version) => SignInError::UnknownVersion(version),
        OpaqueError::Malformed | OpaqueError::Refused => SignInError::Malformed,
    })?;

    let mut attempt = AttemptId::default();
    random.fill_bytes(&mut attempt);
    let (member_id, state) = (member.map(|member| member.id), state.to_bytes());
    portal
        .store
        .write(move |connection| -> StoreResult<()> {
            throttle::purge(connection, now)?;
            attempts::purge(connection, now)?;
            attempts::insert(connection, &attempt, member_id.as_ref(), &state, now + ATTEMPT_SECONDS)
        })
        .await?;
    Ok(Begun { attempt, response })
}

/// One form of a name for storing and looking up; the client does the same.
pub(super) fn canonical(name: &str) -> String {
    name.trim().to_lowercase()
}

fn record(member: &StoredMember) -> StoreResult<PasswordRecord> {
    PasswordRecord::from_bytes(&member.opaque_record).map_err(|_| StoreError::Corrupt("password record"))
}

/// What the client sends to finish.
pub struct Finish {
    /// The attempt that was begun.
    pub attempt: AttemptId,
    /// OPAQUE's third message.
    pub finalization: Vec<u8>,
    /// The second factor's code, if one was typed.
    pub code: Option<String>,
    /// A recovery code in its place, if one was typed.
    pub recovery_code: Option<String>,
    /// The cookie that came along, if any.
    pub token: Option<SessionToken>,
}

/// Signs in, or unlocks: with a code a new session begins; without one somebody who has a living session is let back into
/// it, and everybody else is asked for the second factor.
///
/// # Errors
/// [`SignInError`].
pub async fn finish(portal: &Portal, finish: Finish) -> Result<(SessionToken, SignedIn), SignInError> {
    let member = prove(portal, finish.attempt, &finish.finalization).await?;
    let given = match (finish.code, finish.recovery_code) {
        (Some(code), None) => GivenFactor::Code(code),
        (None, Some(code)) => GivenFactor::RecoveryCode(code),
        (None, None) => return unlock(portal, member, finish.token).await,
        (Some(_), Some(_)) => return Err(SignInError::Malformed),
    };
    second_factor::begin_session(portal, member, given, finish.token.as_ref()).await
}

/// The member who proves the password by finishing an attempt, which is used up whatever comes of it.
async fn prove(portal: &Portal, attempt: AttemptId, finalization: &[u8]) -> Result<StoredMember, SignInError> {
    let (attempt, member) = take(portal, attempt, portal.clock.now()).await?;
    check(portal, &attempt, member, finalization)
}

/// The same for somebody who is signed in already and proves that it is still the same person.
pub(super) async fn prove_as(
    portal: &Portal,
    signed_in: &SignedIn,
    attempt: AttemptId,
    finalization: &[u8],
) -> Result<StoredMember, SignInError> {
    let member = prove(portal, attempt, finalization).await?;
    if member.id != signed_in.member.id {
        return Err(SignInError::Refused);
    }
    forgive_session(portal, signed_in).await?;
    Ok(member)
}

/// It was no guess of somebody who has found an open page.
async fn forgive_session(portal: &Portal, signed_in: &SignedIn) -> StoreResult<()> {
    let tag = portal.secrets.tag(b"session", &signed_in.token_hash);
    let forgiven = portal
        .store
        .write(move |connection| throttle::forgive(connection, &tag));
    forgiven.await
}

/// Uses the attempt up and finds its member.
async fn take(portal: &Portal, id: AttemptId, now: u64) -> Result<(StoredAttempt, Option<StoredMember>), SignInError> {
    let taken = portal
        .store
        .write(move |connection| -> StoreResult<_> {
            let Some(attempt) = attempts::take(connection, &id, now)? else {
                return Ok(None);
            };
            let member = match &attempt.member_id {
                Some(member_id) => members::find(connection, member_id)?,
                None => None,
            };
            Ok(Some((attempt, member)))
        })
        .await?;
    taken.ok_or(SignInError::Refused)
}

/// The member, if the third message proves the password.
fn check(
    portal: &Portal,
    attempt: &StoredAttempt,
    member: Option<StoredMember>,
    finalization: &[u8],
) -> Result<StoredMember, SignInError> {
    let member = member.filter(|member| member.active);
    let name = member.as_ref().map_or(NOBODY, |member| member.name.as_str());
    let account = Account::new(&portal.deployment, name).map_err(|_| StoreError::Corrupt("member name"))?;
    let state = SignInAttempt::from_bytes(&attempt.state).map_err(|_| StoreError::Corrupt("sign-in attempt"))?;
    match state.finish(finalization, &account) {
        Ok(()) => member.ok_or(SignInError::Refused),
        Err(OpaqueError::Refused) => Err(SignInError::Refused),
        Err(OpaqueError::Malformed) => Err(SignInError::Malformed),
        Err(OpaqueError::UnknownVersion(version)) => Err(SignInError::UnknownVersion(version)),
    }
}

/// Lets a member back into a session that lives; it ends when it would have ended.
async fn unlock(
    portal: &Portal,
    member: StoredMember,
    token: Option<SessionToken>,
) -> Result<(SessionToken, SignedIn), SignInError> {
    if let Some(token) = token
        && let Some(signed_in) = living(portal, &member, &token).await?
    {
        forgive_session(portal, &signed_in).await?;
        return Ok((token, signed_in));
    }
    let step = second_factor::ask(portal, &member).await?;
    Err(SignInError::CodeNeeded(Box::new(step)))
}

/// The session of the very member, if it lives.
async fn living(portal: &Portal, member: &StoredMember, token: &SessionToken) -> Result<Option<SignedIn>, SignInError> {
    match session::authenticate(portal, token, Activity::Foreground).await {
        Ok(signed_in) => Ok(Some(signed_in).filter(|signed_in| signed_in.member.id == member.id)),
        Err(SessionError::NotSignedIn) => Ok(None),
        Err(SessionError::Store(error)) => Err(SignInError::Store(error)),
    }
}

#[cfg(test)]
mod tests;
