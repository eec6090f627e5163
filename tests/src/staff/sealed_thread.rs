//! A thread as the server describes it to its centre, before it is opened.

use ozvise_crypto::{CentreSeal, DeploymentId, KeyId, ReporterPublicKey, StoredThread, ThreadId};
use serde_json::Value;

use crate::device::{Refusal, bytes, id};

/// The description, read.
pub(super) struct SealedThread {
    thread: ThreadId,
    reporter: ReporterPublicKey,
    pub(super) opening_mark: Option<Vec<u8>>,
    seals: Vec<(u32, KeyId, Vec<u8>)>,
}

impl SealedThread {
    /// Reads what `GET /staff/threads/{number}` and `GET /staff/rotation` give.
    pub(super) fn read(described: &Value) -> Result<Self, Refusal> {
        let seals = described["centre_seals"].as_array().expect("a list of seals").iter();
        let epoch = |seal: &Value| u32::try_from(seal["epoch"].as_u64().expect("a number")).expect("an epoch");
        let mark = described.get("opening_mark").filter(|mark| !mark.is_null());
        Ok(Self {
            thread: id(&described["thread_id"]),
            reporter: ReporterPublicKey::parse(&bytes(&described["reporter_key"])).map_err(Refusal::ReporterKey)?,
            opening_mark: mark.map(bytes),
            seals: seals
                .map(|seal| (epoch(seal), id(&seal["key_id"]), bytes(&seal["sealed"])))
                .collect(),
        })
    }

    /// The seals, oldest epoch first.
    pub(super) fn seals(&self) -> Vec<CentreSeal<'_>> {
        let seals = self.seals.iter();
        let seals = seals.map(|(epoch, key_id, sealed)| CentreSeal {
            epoch: *epoch,
            key_id: *key_id,
            sealed,
        });
        seals.collect()
    }

    /// What is opened with the centre's secrets.
    pub(super) fn stored<'a>(&'a self, deployment: DeploymentId, seals: &'a [CentreSeal<'a>]) -> StoredThread<'a> {
        StoredThread {
            deployment,
            thread: self.thread,
            seals,
            opening_mark: self.opening_mark.as_deref(),
            reporter: self.reporter.clone(),
        }
    }
}
