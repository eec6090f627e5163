//! Slowing down whoever guesses passwords; see [`Tries`].

use super::portal::Portal;
use super::session::{self, SessionToken};
use crate::domain::{FORGET_AFTER_SECONDS, Tries};
use crate::store::members;
use crate::store::throttle::{self, ALL, Tag};
use crate::store::{AnyConnection, StoreResult};

/// Under what a begun sign-in is counted.
///
/// Whoever has a living session of the very member is counted by the session: a guesser elsewhere must not keep somebody
/// from unlocking the page in front of her, nor a passer-by at that page keep her from signing in elsewhere.
pub(super) fn tag_of(
    connection: &mut AnyConnection,
    portal: &Portal,
    name: &str,
    token: Option<&SessionToken>,
) -> StoreResult<Tag> {
    if let Some(token) = token {
        let hash = token.hash();
        let session = crate::store::sessions::find(connection, &hash)?;
        let session = session.filter(|session| session::is_living(session, portal.clock.now()));
        if let Some(session) = session
            && members::find(connection, &session.member_id)?.is_some_and(|member| member.name == name)
        {
            return Ok(portal.secrets.tag(b"session", &hash));
        }
    }
    Ok(portal.secrets.tag(b"name", name.as_bytes()))
}

/// Counts a try, or tells how many seconds to wait for it. A name that nobody has is counted like any other.
pub(super) fn admit(connection: &mut AnyConnection, tag: &Tag, now: u64) -> StoreResult<Result<(), u64>> {
    let mut tries = throttle::lock(connection, tag)?;
    if let Some(wait) = tries.wait(now) {
        return Ok(Err(wait));
    }
    let mut all = throttle::lock(connection, &ALL)?;
    let storm = all.count_among_all(now);
    tries.count(now, storm);
    throttle::keep(connection, &ALL, &all)?;
    throttle::keep(connection, tag, &tries)?;
    Ok(Ok(()))
}

/// It was no guess.
pub(super) fn forgive(connection: &mut AnyConnection, tag: &Tag) -> StoreResult<()> {
    throttle::forget(connection, tag)?;
    let mut all: Tries = throttle::lock(connection, &ALL)?;
    all.take_back();
    throttle::keep(connection, &ALL, &all)
}

/// Forgets what is long ago.
pub(super) fn purge(connection: &mut AnyConnection, now: u64) -> StoreResult<()> {
    throttle::purge(connection, now.saturating_sub(FORGET_AFTER_SECONDS))
}
