//! What every use case works with.

use std::sync::Arc;

use ozvise_crypto::DeploymentId;

use super::notices::NoticePolicy;
use crate::clock::SharedClock;
use crate::domain::RelyingParty;
use crate::random::SharedRandom;
use crate::secrets::ServerSecrets;
use crate::store::Store;

/// The portal as the use cases see it. Cheap to clone.
#[derive(Clone)]
pub struct Portal {
    /// This installation, to which every key is bound.
    pub deployment: DeploymentId,
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: SharedClock,
    /// Randomness.
    pub random: SharedRandom,
    /// How long a centre's key serves before a new one is due, in seconds.
    pub rotation_seconds: u64,
    /// What staff are told by mail; none where the portal sends no mail.
    pub notices: Option<NoticePolicy>,
    /// What authenticators know the portal by; none at an address for which browsers make no passkeys.
    pub relying_party: Option<RelyingParty>,
    /// What the server keeps outside of the database.
    pub secrets: Arc<ServerSecrets>,
}
