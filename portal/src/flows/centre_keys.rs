//! A centre's keys: made in a member's browser, pending until the root has signed, replaced on schedule and when somebody
//! has left.

use std::collections::BTreeSet;

use ozvise_crypto::{CentreId, KeyId, MemberId};
use thiserror::Error;

use super::colleagues::NewSeal;
use super::portal::Portal;
use super::withdraw_key::may_withdraw;
use crate::domain::{Act, StaffRole, Subject};
use crate::store::keys::{self, StoredKey};
use crate::store::members::{self, StoredMember};
use crate::store::recovery_sheets::{self, SheetSeal, StoredSheet};
use crate::store::{AnyConnection, StoreError, StoreResult};

/// A key and who holds it.
pub struct HeldKey {
    /// The key.
    pub key: StoredKey,
    /// The active members who have a sealed copy of its secret; nobody, once it is destroyed or withdrawn.
    pub holders: Vec<MemberId>,
    /// The secret, sealed to the member who asks.
    pub own: Option<Vec<u8>>,
}

/// When a centre needs a new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RotationDue {
    /// Somebody has left who holds the current one: at once.
    pub demanded: bool,
    /// Otherwise when (Unix seconds); none where there is no current key.
    pub due_at: Option<u64>,
}

/// All that a member may know of the centre's keys.
pub struct CentreKeys {
    /// Every key that there ever was, oldest first.
    pub keys: Vec<HeldKey>,
    /// The current one.
    pub current: Option<KeyId>,
    /// The one that waits for the root's signature.
    pub pending: Option<KeyId>,
    /// Whether the member who asks may withdraw that one.
    pub may_withdraw: bool,
    /// When a new one is needed.
    pub rotation: RotationDue,
    /// The recovery sheet with what is sealed to it.
    pub sheet: Option<(StoredSheet, Vec<SheetSeal>)>,
}

/// The keys of a centre, for one of its members.
///
/// # Errors
/// [`StoreError`].
pub async fn centre_keys(portal: &Portal, member: StoredMember, centre_id: CentreId) -> Result<CentreKeys, StoreError> {
    let rotation_seconds = portal.rotation_seconds;
    portal
        .store
        .read(move |connection| {
            let listed = keys::list(connection, &centre_id)?;
            let held = listed.into_iter().map(|key| {
                let holders = keys::holders(connection, &key.id)?;
                let own = keys::seal_of(connection, &key.id, &member.id)?;
                Ok(HeldKey { key, holders, own })
            });
            let keys: Vec<HeldKey> = held.collect::<StoreResult<_>>()?;
            let current = keys::current(connection, &centre_id)?;
            let sheet = match recovery_sheets::find(connection, &centre_id)? {
                Some(sheet) => {
                    let seals = recovery_sheets::seals(connection, &sheet.id)?;
                    Some((sheet, seals))
                }
                None => None,
            };
            let pending = keys::pending(connection, &centre_id)?.map(|key| key.id);
            Ok(CentreKeys {
                keys,
                pending,
                may_withdraw: match pending {
                    Some(key) => may_withdraw(connection, &member, &centre_id, &key)?,
                    None => false,
                },
                rotation: rotation_due(connection, &centre_id, current.as_ref(), rotation_seconds)?,
                current: current.map(|key| key.id),
                sheet,
            })
        })
        .await
}

pub(super) fn rotation_due(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    current: Option<&StoredKey>,
    rotation_seconds: u64,
) -> StoreResult<RotationDue> {
    let activated_at = current.and_then(|key| key.activated_at);
    Ok(RotationDue {
        demanded: keys::is_rotation_demanded(connection, centre_id)?,
        due_at: activated_at.map(|at| at + rotation_seconds),
    })
}

/// A key as its maker sends it.
pub struct NewKey {
    /// Its random id.
    pub id: KeyId,
    /// The epoch that its maker expects it to be.
    pub epoch: u32,
    /// Its public key; the length has been checked.
    pub public_key: Vec<u8>,
    /// The secret of the current key, sealed under this one; none where there is no current key.
    pub previous: Option<Vec<u8>>,
    /// Its secret, sealed to members, with the marks.
    pub seals: Vec<(MemberId, Vec<u8>, Vec<u8>)>,
    /// Its secret, sealed to the recovery sheet: the centre's, or a new one.
    pub sheet: Option<(StoredSheet, Vec<u8>, Vec<u8>)>,
}

/// Why the key, or the sheet, was not taken.
#[derive(Debug, Error)]
pub enum CentreKeyError {
    /// The role does not allow it: the first key of a centre is made by a head.
    #[error("the role makes no first key")]
    Forbidden,
    /// The maker does not hold the current key.
    #[error("the maker does not hold the current key")]
    NotAHolder,
    /// A new key waits for the root's signature: nobody can open it yet, to seal it to another sheet.
    #[error("a new key waits for its signature")]
    KeyPending,
    /// Another key was made meanwhile, the seals are not for exactly those who hold the current key, or the recovery sheet
    /// was left out.
    #[error("the key does not fit the centre's keys and members")]
    Conflicting,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps a new key of the maker's centre with all that is sealed of it; it is pending until a signed directory names it.
/// The very same again is a success.
///
/// It has to be sealed to exactly those active members who hold the current key, so that nobody loses access by mistake
/// and nobody gets it unapproved; the first one to its maker alone. Where there is a recovery sheet it has to be sealed to
/// it, or to one that takes its place. Where there is a current key its secret comes along, sealed under the new one: else
/// threads that are still sealed to it were lost to whoever is approved later.
///
/// # Errors
/// [`CentreKeyError`]; nothing is stored then.
pub async fn add_centre_key(portal: &Portal, maker: StoredMember, new: NewKey) -> Result<(), CentreKeyError> {
    let auditor = portal.auditor(maker.id);
    portal
        .store
        .write(move |connection| {
            let centre_id = maker.centre_id.clone().ok_or(CentreKeyError::Forbidden)?;
            if !members::lock_open(connection, &maker.id)? {
                return Err(CentreKeyError::NotAHolder);
            }
            keys::lock_centre(connection, &centre_id)?;
            let known = keys::list(connection, &centre_id)?;
            if known
                .iter()
                .any(|key| key.id == new.id && key.public_key == new.public_key)
            {
                return Ok(());
            }
            let current = keys::current(connection, &centre_id)?;
            check_members(connection, &maker, current.as_ref(), &new)?;
            let last_epoch = known.last().map_or(0, |key| key.epoch);
            let follows = new.epoch == last_epoch + 1 && new.previous.is_some() == current.is_some();
            if !follows || keys::pending(connection, &centre_id)?.is_some() {
                return Err(CentreKeyError::Conflicting);
            }
            let key = StoredKey {
                id: new.id,
                epoch: new.epoch,
                public_key: new.public_key,
                activated_at: None,
                previous: new.previous,
            };
            keys::insert(connection, &centre_id, &key)?;
            for (member_id, sealed, mark) in &new.seals {
                keys::seal_to(connection, &new.id, member_id, sealed, mark)?;
            }
            let is_new_sheet = keep_sheet(connection, &centre_id, &new.id, new.sheet)?;
            auditor.note(connection, Some(&centre_id), Act::KeyMade, Subject::Key(new.id))?;
            if is_new_sheet {
                auditor.note(
                    connection,
                    Some(&centre_id),
                    Act::RecoverySheetMade,
                    Subject::Key(new.id),
                )?;
            }
            Ok(())
        })
        .await
}

/// The key is sealed to exactly those who may have it.
fn check_members(
    connection: &mut AnyConnection,
    maker: &StoredMember,
    current: Option<&StoredKey>,
    new: &NewKey,
) -> Result<(), CentreKeyError> {
    let sealed_to: BTreeSet<MemberId> = new.seals.iter().map(|(member_id, ..)| *member_id).collect();
    let expected: BTreeSet<MemberId> = match current {
        Some(current) => keys::holders(connection, &current.id)?.into_iter().collect(),
        None if maker.role == StaffRole::Head => BTreeSet::from([maker.id]),
        None => return Err(CentreKeyError::Forbidden),
    };
    if !expected.contains(&maker.id) {
        Err(CentreKeyError::NotAHolder)
    } else if sealed_to != expected || new.seals.len() != expected.len() {
        Err(CentreKeyError::Conflicting)
    } else {
        Ok(())
    }
}

/// Seals the new key to the sheet; tells whether the sheet is a new one.
fn keep_sheet(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    key_id: &KeyId,
    sealed: Option<(StoredSheet, Vec<u8>, Vec<u8>)>,
) -> Result<bool, CentreKeyError> {
    let kept = recovery_sheets::find(connection, centre_id)?;
    let Some((sheet, sealed, mark)) = sealed else {
        return if kept.is_none() {
            Ok(false)
        } else {
            Err(CentreKeyError::Conflicting)
        };
    };
    let is_new = kept.as_ref() != Some(&sheet);
    if is_new {
        if kept.is_some_and(|kept| kept.id == sheet.id) {
            return Err(CentreKeyError::Conflicting);
        }
        recovery_sheets::replace(connection, centre_id, &sheet)?;
    }
    let seal = SheetSeal {
        key_id: *key_id,
        sealed,
        mark,
    };
    recovery_sheets::seal_to(connection, &sheet.id, &seal)?;
    Ok(is_new)
}

/// Gives the centre a recovery sheet in the place of an earlier one. The current key has to be sealed to it; those before are
/// reached from that one.
///
/// # Errors
/// [`CentreKeyError`]; nothing is stored then.
pub async fn replace_recovery_sheet(
    portal: &Portal,
    maker: StoredMember,
    sheet: StoredSheet,
    seals: Vec<NewSeal>,
) -> Result<(), CentreKeyError> {
    let auditor = portal.auditor(maker.id);
    portal
        .store
        .erase(move |connection| {
            let centre_id = maker.centre_id.clone().ok_or(CentreKeyError::Forbidden)?;
            keys::lock_centre(connection, &centre_id)?;
            let mut held = BTreeSet::new();
            for key in keys::list(connection, &centre_id)? {
                if keys::holds(connection, &key.id, &maker.id)? {
                    held.insert(key.id);
                }
            }
            if keys::pending(connection, &centre_id)?.is_some() {
                return Err(CentreKeyError::KeyPending);
            }
            let needed = keys::current(connection, &centre_id)?.map(|key| key.id);
            let needed = needed.filter(|needed| held.contains(needed));
            let needed = needed.ok_or(CentreKeyError::NotAHolder)?;
            let sealed: BTreeSet<KeyId> = seals.iter().map(|seal| seal.key_id).collect();
            let fits = sealed.contains(&needed) && sealed.is_subset(&held) && seals.len() == sealed.len();
            let earlier = recovery_sheets::find(connection, &centre_id)?;
            if !fits || earlier.is_some_and(|earlier| earlier.id == sheet.id) {
                return Err(CentreKeyError::Conflicting);
            }
            recovery_sheets::replace(connection, &centre_id, &sheet)?;
            for seal in seals {
                let seal = SheetSeal {
                    key_id: seal.key_id,
                    sealed: seal.sealed,
                    mark: seal.mark,
                };
                recovery_sheets::seal_to(connection, &sheet.id, &seal)?;
            }
            let subject = Subject::Key(needed);
            Ok(auditor.note(connection, Some(&centre_id), Act::RecoverySheetMade, subject)?)
        })
        .await
}
