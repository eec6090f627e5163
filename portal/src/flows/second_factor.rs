//! The second factor of a sign-in: a code of an authenticator app, a recovery code, or a passkey.
//!
//! Whoever has proven the password and sent no code is given a [`SecondStep`]: only then it is told whether the account has
//! passkeys. A step serves once, so that there is one guess at a code for each proof of the password, and those are counted.

use rand_core::CryptoRng;

use super::portal::Portal;
use super::session::{self, SessionToken, SignedIn};
use super::sign_in::{ATTEMPT_SECONDS, SignInError};
use super::throttle;
use crate::domain::{Act, Assertion, CHALLENGE_BYTES, Challenge, PasskeyError, RecoveryCode, SECONDS_PER_DAY, Subject};
use crate::store::members::{self, StoredMember};
use crate::store::passkey_challenges::{self, ChallengeId, ChallengePurpose, StoredChallenge};
use crate::store::passkeys::{self, StoredPasskey};
use crate::store::sessions::{self, StoredSession};
use crate::store::{AnyConnection, StoreError, StoreResult, enrolments};

/// What somebody is given who has proven the password.
#[derive(Debug)]
pub struct SecondStep {
    /// To be named with the second factor, within two minutes.
    pub id: ChallengeId,
    /// What a passkey has to sign; none where the account has no passkey, or the portal takes none.
    pub passkeys: Option<PasskeyQuestion>,
}

/// What the browser asks an authenticator when a passkey is to be used.
#[derive(Debug)]
pub struct PasskeyQuestion {
    /// What is to be signed.
    pub challenge: Challenge,
    /// Whom for.
    pub relying_party: String,
    /// The credentials of the member.
    pub credential_ids: Vec<Vec<u8>>,
}

/// The second factor as it was given.
pub enum GivenFactor {
    /// The six digits of an authenticator app.
    Code(String),
    /// One of the recovery codes.
    RecoveryCode(String),
    /// A passkey, known by its credential's id, and its answer.
    Passkey(Vec<u8>, Assertion),
}

/// Asks a member who has proven the password for the second factor.
pub(super) async fn ask(portal: &Portal, member: &StoredMember) -> Result<SecondStep, SignInError> {
    let now = portal.clock.now();
    let step = draw_challenge(
        member,
        ChallengePurpose::SignIn,
        now + ATTEMPT_SECONDS,
        &mut *portal.random.generator(),
    );
    let (id, challenge, member_id) = (step.id, step.challenge, member.id);
    let passkeys = portal
        .store
        .write(move |connection| {
            passkey_challenges::insert(connection, &step, now)?;
            passkeys::of_member(connection, &member_id)
        })
        .await?;
    let relying_party = portal.relying_party.as_ref().filter(|_| !passkeys.is_empty());
    Ok(SecondStep {
        id,
        passkeys: relying_party.map(|relying_party| PasskeyQuestion {
            challenge,
            relying_party: relying_party.id().to_owned(),
            credential_ids: passkeys.into_iter().map(|kept| kept.passkey.credential_id).collect(),
        }),
    })
}

pub(super) fn draw_challenge(
    member: &StoredMember,
    purpose: ChallengePurpose,
    expires_at: u64,
    random: &mut (dyn CryptoRng + Send),
) -> StoredChallenge {
    let (mut id, mut challenge) = (ChallengeId::default(), [0; CHALLENGE_BYTES]);
    random.fill_bytes(&mut id);
    random.fill_bytes(&mut challenge);
    StoredChallenge {
        id,
        member_id: member.id,
        purpose,
        challenge,
        expires_at,
    }
}

/// The second step of signing in.
///
/// # Errors
/// [`SignInError`].
pub async fn finish_second_step(
    portal: &Portal,
    step: ChallengeId,
    given: GivenFactor,
    replaced: Option<SessionToken>,
) -> Result<(SessionToken, SignedIn), SignInError> {
    let now = portal.clock.now();
    let taken = portal
        .store
        .write(move |connection| -> StoreResult<_> {
            let Some(step) = passkey_challenges::take(connection, &step, ChallengePurpose::SignIn, now)? else {
                return Ok(None);
            };
            let member = members::find(connection, &step.member_id)?.filter(|member| member.active);
            let passkeys = passkeys::of_member(connection, &step.member_id)?;
            Ok(member.map(|member| (step.challenge, member, passkeys)))
        })
        .await?;
    let (challenge, member, passkeys) = taken.ok_or(SignInError::Refused)?;
    match given {
        GivenFactor::Passkey(credential_id, assertion) => {
            let used = passkeys
                .into_iter()
                .find(|kept| kept.passkey.credential_id == credential_id)
                .ok_or(SignInError::Refused)?;
            begin_by_passkey(portal, member, &challenge, used, &assertion, replaced.as_ref()).await
        }
        other => begin_session(portal, member, other, replaced.as_ref()).await,
    }
}

/// Begins a session by a passkey. One that has not counted on is refused, and that is written down: the head of the centre
/// should ask whether somebody has a copy of it.
async fn begin_by_passkey(
    portal: &Portal,
    member: StoredMember,
    challenge: &Challenge,
    used: StoredPasskey,
    assertion: &Assertion,
    replaced: Option<&SessionToken>,
) -> Result<(SessionToken, SignedIn), SignInError> {
    let relying_party = portal.relying_party.as_ref().ok_or(SignInError::Refused)?;
    let (id, centre_id) = (member.id, member.centre_id.clone());
    let told = match relying_party.verify(challenge, &used.passkey, assertion) {
        Ok(told) => Some(told),
        Err(PasskeyError::CounterWentBack) => None,
        Err(_) => return Err(SignInError::Refused),
    };
    if let Some(counter) = told {
        match begin(portal, member, Proof::Passkey(used, counter), replaced).await {
            Err(SignInError::CounterWentBack) => {}
            other => return other,
        }
    }
    let auditor = portal.auditor(id);
    portal
        .store
        .write(move |connection| auditor.note(connection, centre_id.as_ref(), Act::PasskeyCopied, Subject::Member(id)))
        .await?;
    Err(SignInError::Refused)
}

/// Begins a session, in the place of the one that the browser had, for somebody who has proven the password.
pub(super) async fn begin_session(
    portal: &Portal,
    member: StoredMember,
    given: GivenFactor,
    replaced: Option<&SessionToken>,
) -> Result<(SessionToken, SignedIn), SignInError> {
    let proof = match given {
        GivenFactor::Code(code) => Proof::Step(step(portal, &member, &code)?),
        GivenFactor::RecoveryCode(code) => Proof::Recovery(RecoveryCode::parse(&code).ok_or(SignInError::Refused)?),
        // A passkey answers the challenge of a step.
        GivenFactor::Passkey(..) => return Err(SignInError::Refused),
    };
    begin(portal, member, proof, replaced).await
}

/// What stands for the second factor, checked as far as it can be without the transaction that uses it up.
enum Proof {
    /// The step of a right code.
    Step(u64),
    /// A recovery code.
    Recovery(RecoveryCode),
    /// A passkey, and how far it has counted.
    Passkey(StoredPasskey, u32),
}

/// The step of a code that is right now.
fn step(portal: &Portal, member: &StoredMember, code: &str) -> Result<u64, SignInError> {
    let factor = portal
        .secrets
        .open_totp_secret(&member.sealed_totp_secret, &portal.deployment, &member.id)
        .ok_or(StoreError::Corrupt("second factor's secret"))?;
    factor
        .step_of(code, portal.clock.now(), member.last_totp_step)
        .ok_or(SignInError::Refused)
}

/// Uses the second factor up: decides between two who use the same one at once.
fn use_up(connection: &mut AnyConnection, member: &StoredMember, proof: &Proof, now: u64) -> Result<(), SignInError> {
    let (used, otherwise) = match proof {
        Proof::Step(step) => (
            members::use_totp_step(connection, &member.id, *step)?,
            SignInError::Refused,
        ),
        Proof::Recovery(code) => {
            let left = enrolments::recovery_codes(connection, &member.id)?;
            let used = match left.into_iter().find(|(_, kept)| code.matches(kept, &member.id)) {
                Some((number, _)) => enrolments::use_recovery_code(connection, &member.id, number)?,
                None => false,
            };
            (used, SignInError::Refused)
        }
        Proof::Passkey(passkey, counter) => (
            passkeys::set_used(connection, &passkey.id, *counter, day(now))?,
            SignInError::CounterWentBack,
        ),
    };
    if used { Ok(()) } else { Err(otherwise) }
}

/// The day that a moment (Unix seconds) lies in, counted from the Unix epoch.
pub(super) fn day(now: u64) -> i64 {
    i64::try_from(now / SECONDS_PER_DAY).unwrap_or(i64::MAX)
}

async fn begin(
    portal: &Portal,
    member: StoredMember,
    proof: Proof,
    replaced: Option<&SessionToken>,
) -> Result<(SessionToken, SignedIn), SignInError> {
    let now = portal.clock.now();
    let token = SessionToken::generate(&mut *portal.random.generator());
    let (token_hash, replaced) = (token.hash(), replaced.map(SessionToken::hash));
    let auditor = portal.auditor(member.id);
    let tag = portal.secrets.tag(b"name", member.name.as_bytes());
    let signed_in = portal
        .store
        .write(move |connection| {
            use_up(connection, &member, &proof, now)?;
            throttle::forgive(connection, &tag)?;
            if let Some(replaced) = replaced {
                sessions::delete(connection, &replaced)?;
            }
            let started_before = (now + 1).saturating_sub(session::ABSOLUTE_SECONDS);
            let active_before = (now + 1).saturating_sub(session::IDLE_SECONDS);
            sessions::purge(connection, started_before, active_before)?;
            sessions::insert(connection, &token_hash, &member.id, now)?;
            let (centre_id, subject) = (member.centre_id.as_ref(), Subject::Member(member.id));
            if matches!(proof, Proof::Recovery(_)) {
                auditor.note(connection, centre_id, Act::RecoveryCodeUsed, subject.clone())?;
            }
            auditor.note(connection, centre_id, Act::SignedIn, subject)?;
            let session = StoredSession::begun(&token_hash, member.id, now);
            Ok::<_, SignInError>(SignedIn {
                member,
                session,
                token_hash,
            })
        })
        .await?;
    Ok((token, signed_in))
}
