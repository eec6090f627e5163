//! Somebody who has left and has kept everything that her browser ever had.

use ozvise_crypto::staff::Notebook;
use ozvise_crypto::{CentreSeal, CentreSecret, DeploymentId, Directory, KeyId};
use serde_json::Value;

use super::sealed_thread::SealedThread;
use super::{Counsellor, StaffKeys};
use crate::device::{bytes, id};

/// What she has kept: her own keys, and the centre's that she had.
pub struct FormerKeys {
    keys: StaffKeys,
    deployment: DeploymentId,
}

/// A key of a centre with every copy of a secret that the server keeps of it.
pub struct StoredSecrets {
    /// The key.
    pub key_id: KeyId,
    /// Its secret, sealed to members and to the recovery sheet.
    pub sealed: Vec<Vec<u8>>,
    /// The secret of the key before, under this one.
    pub previous: Option<Vec<u8>>,
}

impl Counsellor {
    /// Leaves with everything.
    pub fn walk_out(&mut self) -> FormerKeys {
        self.forget_threads();
        FormerKeys {
            keys: self.keys.take().expect("signed in"),
            deployment: self.device.deployment,
        }
    }
}

impl FormerKeys {
    /// Whether she opens a thread as the server keeps it, whatever key the server says that it is sealed to.
    pub fn open_thread(&self, described: &Value) -> bool {
        let sealed = SealedThread::read(described).expect("well-formed");
        let mut attempts = self.keys.centre_secrets.iter().map(|secret| {
            let seals = sealed.seals().into_iter();
            let relabelled: Vec<CentreSeal<'_>> = seals
                .map(|seal| CentreSeal {
                    key_id: *secret.key_id(),
                    ..seal
                })
                .collect();
            sealed
                .stored(self.deployment, &relabelled)
                .open(&self.keys.centre_secrets)
        });
        attempts.any(|attempt| attempt.is_ok())
            || sealed
                .stored(self.deployment, &sealed.seals())
                .open(&self.keys.centre_secrets)
                .is_ok()
    }

    /// Whether she opens the notebook of a thread as the server keeps it.
    pub fn open_notebook(&self, described: &Value) -> bool {
        let kept = described.get("notebook").filter(|kept| !kept.is_null());
        kept.is_some_and(|kept| {
            Notebook::open(&bytes(kept), &self.keys.centre_secrets, &id(&described["thread_id"])).is_ok()
        })
    }

    /// Whether she opens a secret of the centre out of what the server keeps.
    pub fn open_any(&self, stored: &[StoredSecrets], directory: &Directory) -> bool {
        let centre = self.keys.centre.as_ref().expect("a centre");
        stored.iter().any(|key| {
            let mut sealed = key.sealed.iter();
            let (own, member) = (&self.keys.own, &self.keys.member);
            let as_member = sealed
                .any(|copy| CentreSecret::open_as_member(copy, centre, &key.key_id, own, member, directory).is_ok());
            let mut kept = self.keys.centre_secrets.iter();
            let previous = key.previous.as_deref();
            let as_previous = previous.is_some_and(|previous| kept.any(|own| own.open_previous(previous).is_ok()));
            as_member || as_previous
        })
    }
}
