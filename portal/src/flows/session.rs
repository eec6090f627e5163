//! A signed-in member of staff.

use ozvise_crypto::{from_b64, to_b64};
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use zeroize::Zeroizing;

use super::portal::Portal;
use crate::store::keys::SealedKey;
use crate::store::members::{self, StoredMember};
use crate::store::sessions::{self, StoredSession, TokenHash};
use crate::store::{AnyConnection, StoreError, StoreResult, keys};

/// A session ends after half an hour without activity: somebody may have left the desk.
pub const IDLE_SECONDS: u64 = 30 * 60;

/// A session ends after twelve hours in any case, longer than any shift.
pub const ABSOLUTE_SECONDS: u64 = 12 * 60 * 60;

const TOKEN_BYTES: usize = 32;

/// The secret that the browser keeps in its cookie. The database knows its hash only.
pub struct SessionToken(Zeroizing<[u8; TOKEN_BYTES]>);

impl SessionToken {
    /// A new token.
    pub fn generate(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut token = Zeroizing::new([0; TOKEN_BYTES]);
        rng.fill_bytes(&mut *token);
        Self(token)
    }

    /// Reads what [`SessionToken::encoded`] has written.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(from_b64(text)?);
        bytes
            .as_slice()
            .try_into()
            .ok()
            .map(|token| Self(Zeroizing::new(token)))
    }

    /// The token as the cookie carries it, base64url.
    #[must_use]
    pub fn encoded(&self) -> String {
        to_b64(&*self.0)
    }

    /// What the database knows. A plain hash is enough: the token has 256 random bits.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(*self.0).into()
    }
}

/// Whether somebody sits in front of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// A person did something.
    Foreground,
    /// The page asked by itself whether there is news; that must not keep a session alive.
    Background,
}

/// A living session and whose it is.
pub struct SignedIn {
    /// The member, who is active.
    pub member: StoredMember,
    /// The session.
    pub session: StoredSession,
    /// Under which it is stored.
    pub token_hash: TokenHash,
}

/// What a signed-in member's browser needs.
pub struct SessionView {
    /// The member.
    pub member: StoredMember,
    /// The centre's keys, sealed to the member.
    pub centre_keys: Vec<SealedKey>,
    /// Seconds until the session ends for want of activity.
    pub idle_left: u64,
    /// Seconds until it ends in any case.
    pub absolute_left: u64,
}

/// Why somebody is not signed in.
#[derive(Debug, Error)]
pub enum SessionError {
    /// There is no such session, it has ended, or the member may not sign in any more.
    #[error("not signed in")]
    NotSignedIn,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Finds out who is calling, and notes that the member is active.
///
/// # Errors
/// [`SessionError`].
pub async fn authenticate(portal: &Portal, token: &SessionToken, activity: Activity) -> Result<SignedIn, SessionError> {
    let (token_hash, now) = (token.hash(), portal.clock.now());
    match activity {
        Activity::Background => {
            portal
                .store
                .read(move |connection| living(connection, token_hash, now))
                .await
        }
        Activity::Foreground => {
            portal
                .store
                .write(move |connection| {
                    let mut signed_in = living(connection, token_hash, now)?;
                    if signed_in.session.last_active_at < now {
                        if !sessions::touch(connection, &token_hash, now)? {
                            return Err(SessionError::NotSignedIn);
                        }
                        signed_in.session.last_active_at = now;
                    }
                    Ok(signed_in)
                })
                .await
        }
    }
}

/// The session, if it lives and its member may be signed in.
fn living(connection: &mut AnyConnection, token_hash: TokenHash, now: u64) -> Result<SignedIn, SessionError> {
    let session = sessions::find(connection, &token_hash)?.ok_or(SessionError::NotSignedIn)?;
    if left(&session, now).is_none() {
        return Err(SessionError::NotSignedIn);
    }
    let member = members::find(connection, &session.member_id)?;
    let member = member.filter(|member| member.active).ok_or(SessionError::NotSignedIn)?;
    Ok(SignedIn {
        member,
        session,
        token_hash,
    })
}

/// Whether a session has not ended by itself.
pub(super) fn is_living(session: &StoredSession, now: u64) -> bool {
    left(session, now).is_some()
}

/// The seconds that a session still has, (idle, absolute); `None` once it has ended.
fn left(session: &StoredSession, now: u64) -> Option<(u64, u64)> {
    let idle = (session.last_active_at + IDLE_SECONDS)
        .checked_sub(now)
        .filter(|left| *left > 0)?;
    let absolute = (session.started_at + ABSOLUTE_SECONDS)
        .checked_sub(now)
        .filter(|left| *left > 0)?;
    // The session ends with whichever comes first.
    Some((idle.min(absolute), absolute))
}

/// What the member's browser needs.
///
/// # Errors
/// [`SessionError`].
pub async fn view(portal: &Portal, signed_in: SignedIn) -> Result<SessionView, SessionError> {
    let now = portal.clock.now();
    let (idle_left, absolute_left) = left(&signed_in.session, now).ok_or(SessionError::NotSignedIn)?;
    let member = signed_in.member;
    portal
        .store
        .read(move |connection| {
            let centre_keys = sealed_keys(connection, &member)?;
            Ok(SessionView {
                member,
                centre_keys,
                idle_left,
                absolute_left,
            })
        })
        .await
}

fn sealed_keys(connection: &mut AnyConnection, member: &StoredMember) -> StoreResult<Vec<SealedKey>> {
    match &member.centre_id {
        Some(centre_id) => keys::sealed_to(connection, centre_id, &member.id),
        None => Ok(Vec::new()),
    }
}

/// Ends the session.
///
/// # Errors
/// [`SessionError`].
pub async fn sign_out(portal: &Portal, signed_in: &SignedIn) -> Result<(), SessionError> {
    let token_hash = signed_in.token_hash;
    portal
        .store
        .write(move |connection| sessions::delete(connection, &token_hash))
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::{ABSOLUTE_SECONDS, Activity, IDLE_SECONDS, SessionError, SessionToken, authenticate, sign_out, view};
    use crate::domain::StaffRole;
    use crate::store::members;

    #[test]
    fn a_token_is_read_back_and_nothing_else_is() {
        let token = SessionToken::generate(&mut super::super::testing::rng());
        let again = SessionToken::parse(&token.encoded()).expect("just written");
        assert_eq!(again.hash(), token.hash());
        for wrong in ["", "AAAA", &token.encoded()[1..], &format!("{}A", token.encoded())] {
            assert!(SessionToken::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[actix_web::test]
    async fn half_an_hour_without_activity_ends_a_session() {
        let world = World::new().await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let (token, _) = world.sign_in(&anna).await.expect("signed in");
        world.clock.advance(IDLE_SECONDS - 1);
        authenticate(&world.portal, &token, Activity::Foreground)
            .await
            .expect("still there");
        // What the page asks by itself does not count as activity.
        world.clock.advance(IDLE_SECONDS - 1);
        authenticate(&world.portal, &token, Activity::Background)
            .await
            .expect("still there");
        world.clock.advance(1);
        for activity in [Activity::Background, Activity::Foreground] {
            let answer = authenticate(&world.portal, &token, activity).await;
            assert!(matches!(answer, Err(SessionError::NotSignedIn)));
        }
    }

    #[actix_web::test]
    async fn twelve_hours_end_a_session_in_any_case() {
        let world = World::new().await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let (token, _) = world.sign_in(&anna).await.expect("signed in");
        for _ in 1..ABSOLUTE_SECONDS / 1200 {
            world.clock.advance(1200);
            authenticate(&world.portal, &token, Activity::Foreground)
                .await
                .expect("still there");
        }
        let signed_in = authenticate(&world.portal, &token, Activity::Foreground)
            .await
            .expect("still there");
        let seen = view(&world.portal, signed_in).await.expect("a view");
        assert_eq!((seen.idle_left, seen.absolute_left), (1200, 1200));
        assert_eq!(seen.centre_keys.len(), 1);
        world.clock.advance(1200);
        let answer = authenticate(&world.portal, &token, Activity::Foreground).await;
        assert!(matches!(answer, Err(SessionError::NotSignedIn)));
    }

    #[actix_web::test]
    async fn signing_out_and_leaving_the_staff_end_a_session() {
        let world = World::new().await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let (token, signed_in) = world.sign_in(&anna).await.expect("signed in");
        sign_out(&world.portal, &signed_in).await.expect("signed out");
        let answer = authenticate(&world.portal, &token, Activity::Foreground).await;
        assert!(matches!(answer, Err(SessionError::NotSignedIn)));

        world.clock.advance(30);
        let (token, _) = world.sign_in(&anna).await.expect("signed in");
        let id = anna.id;
        world
            .portal
            .store
            .write(move |connection| members::set_active(connection, &id, false))
            .await
            .expect("left");
        let answer = authenticate(&world.portal, &token, Activity::Foreground).await;
        assert!(matches!(answer, Err(SessionError::NotSignedIn)));
    }
}
