//! A thread that has been opened: its keys, epoch by epoch, and its chain.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;

use crate::chain::{Chain, ChainError};
use crate::derivation::{ReporterKeys, ReporterPublicKey};
use crate::directory::CentrePublicKey;
use crate::envelope::{self, Direction, Envelope, EnvelopeError, Header};
use crate::ids::CentreId;
use crate::message::{Message, MessageError};
use crate::padding::{pad, unpad};
use crate::primitives::HASH_BYTES;
use crate::thread_key::{DirectionKeys, ThreadEpoch, ThreadKey};
use crate::thread_keys::{EpochError, NewEpoch, ThreadKeys};
use crate::transfer::{Transfer, TransferError, Transfers};

/// An opened thread, on either side.
pub struct Thread {
    keys: ThreadKeys,
    chain: Chain,
    /// The epoch of the last envelope; 0 before the first. Later envelopes are of this epoch or of a later one.
    epoch: u32,
    transfers: Transfers,
    /// The epoch that was offered to the centre that has the thread now, and its commitment.
    offered: Option<(u32, [u8; HASH_BYTES])>,
    reporter: ReporterPublicKey,
    pending: Option<Pending>,
}

struct Pending {
    envelope: Vec<u8>,
    transfer: Option<Transfer>,
}

/// A thread as it goes to another centre.
pub struct Handover {
    /// Every epoch's key sealed to the other centre, from epoch 1 on.
    pub centre_seals: Vec<Vec<u8>>,
    /// The message that says so, the last of this centre; also what waits in the thread.
    pub envelope: Vec<u8>,
}

/// A message that was opened and follows what was seen before.
pub struct OpenedMessage {
    /// Its number in the thread.
    pub sequence: u32,
    /// Who wrote it.
    pub direction: Direction,
    /// What it says.
    pub message: Message,
}

/// Why an envelope is refused, or a message not sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ThreadError {
    /// The bytes are not an envelope.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// The envelope does not follow the last one.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// The envelope is of an epoch whose key is not there, or of an earlier epoch than the envelope before it.
    #[error("envelope of epoch {found} where {expected} was expected")]
    WrongEpoch {
        /// The newest epoch.
        expected: u32,
        /// The epoch of the envelope.
        found: u32,
    },
    /// The envelope does not open: it is forged, altered, or of another thread.
    #[error("could not be opened")]
    Failed,
    /// The content is out of bounds.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// The first message of a thread has no intake.
    #[error("the first message has no intake")]
    IntakeMissing,
    /// A message about a transfer does not fit what was asked and agreed.
    #[error(transparent)]
    Transfer(#[from] TransferError),
    /// The epoch is not the one that the writer has offered to the centre that has the thread now.
    #[error("not the epoch that was offered")]
    EpochNotOffered,
    /// A later message has an intake.
    #[error("a later message has an intake")]
    IntakeUnexpected,
    /// A sealed envelope still waits for [`Thread::confirm_sent`] or [`Thread::discard_pending`].
    #[error("an envelope is waiting to be sent")]
    Pending,
    /// The first message names another public key of the reporter than the server has given.
    #[error("the reporter's public key was replaced")]
    ReporterKeyReplaced,
    /// There is no sealed envelope to confirm.
    #[error("no envelope is waiting to be sent")]
    NothingPending,
    /// The next epoch cannot be offered.
    #[error(transparent)]
    Epoch(#[from] EpochError),
    /// The keys belong to another deployment than the centre's key.
    #[error("keys of another deployment")]
    ForeignDeployment,
}

impl Thread {
    /// The thread behind the key of its only epoch, of which nothing was seen yet.
    ///
    /// `reporter` is the reporter's public key: his own on his side, what the server gives on the centre's side. The
    /// first message must name it.
    #[must_use]
    pub fn start(at: ThreadEpoch, key: &ThreadKey, reporter: ReporterPublicKey) -> Self {
        Self::with_keys(ThreadKeys::of_one(&at, key.copied()), reporter)
    }

    /// The thread behind the keys of all its epochs, of which nothing was seen yet.
    #[must_use]
    pub fn with_keys(keys: ThreadKeys, reporter: ReporterPublicKey) -> Self {
        let at = keys.at(0);
        Self {
            keys,
            chain: Chain::start(at.deployment, at.thread),
            epoch: 0,
            transfers: Transfers::default(),
            offered: None,
            reporter,
            pending: None,
        }
    }

    /// Takes the reporter's seal of the next epoch; new messages are sealed in it from then on.
    ///
    /// # Errors
    /// As [`ThreadKeys::add_as_reporter`]; the thread is then as it was.
    pub fn add_epoch(&mut self, sealed: &[u8], reporter: &ReporterKeys) -> Result<(), EpochError> {
        self.keys.add_as_reporter(sealed, reporter)
    }

    /// The centre starts the next epoch: a fresh key, sealed to the centre and to the reporter, vouched for by the
    /// newest key. New messages are sealed in it from now on, so the server has to have taken it before the next one.
    ///
    /// Only in a thread whose first message was opened: that one names the reporter's public key, and the server, which
    /// gives it, may have put in its own.
    ///
    /// # Errors
    /// [`EpochError`] if nothing was opened yet, or the centre's key is of another deployment.
    pub fn start_epoch(&mut self, centre: &CentrePublicKey, rng: &mut impl CryptoRng) -> Result<NewEpoch, EpochError> {
        if self.chain.sequence() == 0 {
            return Err(EpochError::NotOpened);
        }
        self.keys.start_next(centre, &self.reporter, rng)
    }

    /// The last question of the centre that is not answered: its number, and the centre to which the thread would go.
    #[must_use]
    pub fn asked(&self) -> Option<(u32, &CentreId)> {
        self.transfers.asked()
    }

    /// The writer agrees to what was [asked](Thread::asked): seals the answer, and offers the other centre the epoch that
    /// begins with the handover. The centre that hands over never has its key.
    ///
    /// # Errors
    /// [`TransferError::NotAsked`] if `to` is not the key of the centre in the question; [`ThreadError`] otherwise.
    pub fn consent(
        &mut self,
        mut answer: Message,
        reporter: &ReporterKeys,
        to: &CentrePublicKey,
        rng: &mut impl CryptoRng,
    ) -> Result<NewEpoch, ThreadError> {
        let asked = self.asked().filter(|(_, centre)| *centre == to.centre());
        let (question, _) = asked.ok_or(TransferError::NotAsked)?;
        let new = self.keys.offer_next(reporter, to, rng)?;
        let offer = Some(new.commitment);
        answer.transfer = Some(Transfer::Answer { question, offer });
        self.seal(&answer, Direction::FromReporter, rng)?;
        Ok(new)
    }

    /// The centre hands the thread over: seals every key so far to the other centre, and the last message of its own.
    ///
    /// Only to the centre to which the writer has agreed, unless it is an `emergency`, which the message then says.
    ///
    /// # Errors
    /// [`TransferError::NotAgreed`] without consent to this very centre; [`ThreadError`] otherwise.
    pub fn hand_over(
        &mut self,
        mut message: Message,
        to: &CentrePublicKey,
        emergency: bool,
        rng: &mut impl CryptoRng,
    ) -> Result<Handover, ThreadError> {
        let agreed = self
            .transfers
            .agreed_to(to.centre(), self.keys.newest_epoch())
            .filter(|_| !emergency);
        if agreed.is_none() && !emergency {
            return Err(TransferError::NotAgreed.into());
        }
        message.transfer = Some(Transfer::Handover {
            to: to.centre().clone(),
            consent: agreed,
        });
        let centre_seals = self.keys.seal_all_to(to, rng)?;
        let envelope = self.seal(&message, Direction::FromCentre, rng)?.to_vec();
        Ok(Handover { centre_seals, envelope })
    }

    /// Begins a new epoch with this key (for test vectors).
    #[cfg(feature = "vectors")]
    pub(crate) fn begin_epoch(&mut self, key: ThreadKey) {
        self.keys.push(key);
    }

    /// The keys of the thread.
    #[must_use]
    pub fn keys(&self) -> &ThreadKeys {
        &self.keys
    }

    /// The last envelope that was seen.
    #[must_use]
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// Checks and opens the next envelope. Nothing changes if it is refused.
    ///
    /// # Errors
    /// [`ThreadError`] says what is wrong with it.
    pub fn open(&mut self, envelope: &[u8]) -> Result<OpenedMessage, ThreadError> {
        let envelope = Envelope::parse(envelope)?;
        self.chain.check(&envelope)?;
        let (at, keys) = self.keys_of(envelope.epoch())?;
        let padded = envelope.open(&at, &keys).ok_or(ThreadError::Failed)?;
        let message = Message::decode(unpad(&padded).ok_or(MessageError::Malformed)?)?;
        self.check_intake(&message, envelope.sequence())?;
        self.check_transfer(&message, envelope.direction(), at.epoch)?;
        self.chain.accept(&envelope)?;
        self.accept(at.epoch, message.transfer.as_ref());
        // What was waiting to be sent either is this envelope or can no longer be the next one.
        self.pending = None;
        Ok(OpenedMessage {
            sequence: envelope.sequence(),
            direction: envelope.direction(),
            message,
        })
    }

    /// Seals the next message. The envelope counts as the next one only after [`Thread::confirm_sent`]; until then it
    /// is kept, so that a retry sends the very same bytes.
    ///
    /// # Errors
    /// [`ThreadError`] if the message is out of bounds or another envelope is still waiting.
    pub fn seal(
        &mut self,
        message: &Message,
        direction: Direction,
        rng: &mut impl CryptoRng,
    ) -> Result<&[u8], ThreadError> {
        if self.pending.is_some() {
            return Err(ThreadError::Pending);
        }
        let sequence = self.chain.next_sequence()?;
        if sequence == 1 && direction != Direction::FromReporter {
            return Err(ChainError::WrongDirection { sequence }.into());
        }
        self.check_intake(message, sequence)?;
        self.check_transfer(message, direction, self.keys.newest_epoch())?;
        let padded = pad(message.encode()?).ok_or(MessageError::TooLong)?;
        let header = Header {
            direction,
            sequence,
            previous: self.chain.hash(),
        };
        let (at, keys) = self.keys_of(self.keys.newest_epoch())?;
        let pending = Pending {
            envelope: envelope::seal(&at, &keys, &header, &padded, rng),
            transfer: message.transfer.clone(),
        };
        Ok(&self.pending.insert(pending).envelope)
    }

    /// The sealed envelope that waits to be sent.
    #[must_use]
    pub fn pending(&self) -> Option<&[u8]> {
        self.pending.as_ref().map(|pending| pending.envelope.as_slice())
    }

    /// The server has accepted the envelope that was waiting.
    ///
    /// # Errors
    /// [`ThreadError::NothingPending`] if none was.
    pub fn confirm_sent(&mut self) -> Result<(), ThreadError> {
        let pending = self.pending.take().ok_or(ThreadError::NothingPending)?;
        let envelope = Envelope::parse(&pending.envelope)?;
        self.chain.accept(&envelope)?;
        self.accept(envelope.epoch(), pending.transfer.as_ref());
        Ok(())
    }

    /// Forgets the envelope that was waiting: the server has another one in its place.
    pub fn discard_pending(&mut self) {
        self.pending = None;
    }

    /// The keys of an envelope of this epoch, which may not lie before the one of the last envelope: else whoever has
    /// kept an old key, and has a server that helps him, could go on writing in the name of both sides.
    fn keys_of(&self, epoch: u32) -> Result<(ThreadEpoch, DirectionKeys), ThreadError> {
        let key = self.keys.get(epoch).filter(|_| epoch >= self.epoch);
        let key = key.ok_or(ThreadError::WrongEpoch {
            expected: self.keys.newest_epoch(),
            found: epoch,
        })?;
        let offered = self.offered.as_ref().filter(|(offered, _)| *offered == epoch);
        if !self.keys.is_trusted(epoch, offered.map(|(_, commitment)| commitment)) {
            return Err(ThreadError::EpochNotOffered);
        }
        let at = self.keys.at(epoch);
        Ok((at, key.direction_keys(&at)))
    }

    fn check_transfer(&self, message: &Message, direction: Direction, epoch: u32) -> Result<(), ThreadError> {
        match &message.transfer {
            Some(transfer) => Ok(self.transfers.check(transfer, direction, epoch)?),
            None => Ok(()),
        }
    }

    /// Takes the last envelope of the chain as said.
    fn accept(&mut self, epoch: u32, transfer: Option<&Transfer>) {
        self.epoch = epoch;
        let sequence = self.chain.sequence();
        if let Some(offer) = transfer.and_then(|transfer| self.transfers.accept(transfer, sequence, epoch)) {
            // The centre before has the keys so far, so nothing more is said under them.
            self.epoch = epoch.saturating_add(1);
            self.offered = offer.map(|offer| (self.epoch, offer));
        }
    }

    /// The first message has an intake that names the reporter's key, and no other message has one.
    fn check_intake(&self, message: &Message, sequence: u32) -> Result<(), ThreadError> {
        match (sequence, &message.intake) {
            (1, None) => Err(ThreadError::IntakeMissing),
            (1, Some(intake)) if !intake.names(&self.reporter) => Err(ThreadError::ReporterKeyReplaced),
            (1, Some(_)) | (_, None) => Ok(()),
            (_, Some(_)) => Err(ThreadError::IntakeUnexpected),
        }
    }
}
