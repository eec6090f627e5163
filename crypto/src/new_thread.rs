//! The reporter's first step: a new thread, sealed to the centre and to himself.

use alloc::string::String;
use alloc::vec::Vec;

use rand_core::CryptoRng;

use crate::derivation::{ReporterKeys, ReporterPublicKey};
use crate::directory::CentrePublicKey;
use crate::envelope::Direction;
use crate::ids::{CentreId, KeyId};
use crate::message::{Intake, Message, Place, ReporterRole};
use crate::thread::{Thread, ThreadError};
use crate::thread_key::{ThreadEpoch, ThreadKey};

/// Everything that the server needs to open a thread.
pub struct NewThread {
    /// The centre.
    pub centre: CentreId,
    /// Which of its keys the thread key is sealed to.
    pub key_id: KeyId,
    /// The reporter's public key.
    pub reporter_key: ReporterPublicKey,
    /// The thread key sealed to the centre.
    pub centre_seal: Vec<u8>,
    /// The thread key sealed to the reporter.
    pub reporter_seal: Vec<u8>,
    /// The first envelope; also what waits in `thread`.
    pub envelope: Vec<u8>,
    /// The opened thread; [`Thread::confirm_sent`] when the server has accepted it.
    pub thread: Thread,
}

/// What a reporter writes first.
pub struct FirstMessage {
    /// When, in seconds since the Unix epoch.
    pub sent_at: u64,
    /// In which language, as a BCP 47 tag.
    pub language: String,
    /// The text.
    pub text: String,
    /// Who writes.
    pub role: ReporterRole,
    /// Where help is needed.
    pub place: Option<Place>,
}

impl ReporterKeys {
    /// Makes a new thread with a fresh key and seals the first message.
    ///
    /// # Errors
    /// [`ThreadError`] if the message is out of bounds or the centre's key is of another deployment.
    pub fn open_thread(
        &self,
        centre: &CentrePublicKey,
        first: FirstMessage,
        rng: &mut impl CryptoRng,
    ) -> Result<NewThread, ThreadError> {
        if centre.deployment() != self.deployment() {
            return Err(ThreadError::ForeignDeployment);
        }
        let reporter_key = self.public_key();
        let intake = Intake {
            role: first.role,
            place: first.place,
            reporter_key_hash: reporter_key.hash(),
        };
        let message = Message {
            sent_at: first.sent_at,
            language: first.language,
            text: first.text,
            intake: Some(intake),
            transfer: None,
        };

        let at = ThreadEpoch::first(self.deployment, self.thread);
        let key = ThreadKey::generate(rng);
        let mut thread = Thread::start(at, &key, reporter_key.clone());
        let envelope = thread.seal(&message, Direction::FromReporter, rng)?.to_vec();
        Ok(NewThread {
            centre: centre.centre().clone(),
            key_id: *centre.key_id(),
            centre_seal: key.seal_to_centre(&at, centre, rng),
            reporter_seal: key.seal_to_reporter(&at, &reporter_key, &self.seal_authentication, rng),
            reporter_key,
            envelope,
            thread,
        })
    }
}
