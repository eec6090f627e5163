//! Handing a thread over to another centre: question, answer and handover, each a message of the thread.
//!
//! The centre asks, the writer answers, and only an answer that agrees lets a handover pass, once and to that centre.
//! Without it a handover says openly that there was no consent. Both sides and whoever takes over check the same.

use thiserror::Error;

use crate::cbor::{NotCbor, Reader, Writer};
use crate::envelope::Direction;
use crate::ids::CentreId;
use crate::primitives::HASH_BYTES;

/// What a message says about a transfer, besides its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transfer {
    /// The centre asks whether the thread may go to another centre.
    Question {
        /// The other centre.
        to: CentreId,
    },
    /// The writer answers.
    Answer {
        /// The number of the question.
        question: u32,
        /// The commitment of the epoch that the writer has offered to the other centre; none: the writer does not agree.
        offer: Option<[u8; HASH_BYTES]>,
    },
    /// The centre has handed the thread over: this is the last message of its epoch.
    Handover {
        /// The centre that has it from now on.
        to: CentreId,
        /// The number of the answer that agreed; none: an emergency, without consent.
        consent: Option<u32>,
    },
}

/// How a message about a transfer does not fit what was asked and agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TransferError {
    /// A question or handover of the reporter, or an answer of the centre.
    #[error("not for this side to say")]
    WrongSide,
    /// The answer is not to the last question.
    #[error("nothing like this was asked")]
    NotAsked,
    /// The writer has not agreed to this centre, or the consent was used or withdrawn.
    #[error("nothing like this was agreed")]
    NotAgreed,
}

/// What of a transfer is open in a thread: the last question, or the answer to it.
#[derive(Default)]
pub(crate) struct Transfers(Option<Open>);

struct Open {
    /// The number of the question, or of the answer once there is one.
    sequence: u32,
    /// The epoch in which it was said. An answer holds as long as its epoch, because it offers the one after it.
    epoch: u32,
    to: CentreId,
    answered: bool,
    offer: Option<[u8; HASH_BYTES]>,
}

impl Transfers {
    pub(crate) fn asked(&self) -> Option<(u32, &CentreId)> {
        let open = self.0.as_ref().filter(|open| !open.answered)?;
        Some((open.sequence, &open.to))
    }

    /// The number of the answer that has agreed to this centre, in the epoch of the thread.
    pub(crate) fn agreed_to(&self, centre: &CentreId, epoch: u32) -> Option<u32> {
        let open = self.0.as_ref()?;
        (open.offer.is_some() && open.epoch == epoch && open.to == *centre).then_some(open.sequence)
    }

    /// Whether `transfer` may be said by this side now, in this epoch.
    pub(crate) fn check(&self, transfer: &Transfer, direction: Direction, epoch: u32) -> Result<(), TransferError> {
        let side = match transfer {
            Transfer::Answer { .. } => Direction::FromReporter,
            Transfer::Question { .. } | Transfer::Handover { .. } => Direction::FromCentre,
        };
        let allowed = match transfer {
            Transfer::Question { .. } | Transfer::Handover { consent: None, .. } => Ok(()),
            Transfer::Answer { question, .. } if self.asked().is_some_and(|(asked, _)| asked == *question) => Ok(()),
            Transfer::Answer { .. } => Err(TransferError::NotAsked),
            Transfer::Handover { to, consent } if self.agreed_to(to, epoch) == *consent => Ok(()),
            Transfer::Handover { .. } => Err(TransferError::NotAgreed),
        };
        if side == direction {
            allowed
        } else {
            Err(TransferError::WrongSide)
        }
    }

    /// Takes what was checked as said, in the message with this number and epoch. A handover gives back the epoch to
    /// which the writer has agreed, none in an emergency.
    pub(crate) fn accept(
        &mut self,
        transfer: &Transfer,
        sequence: u32,
        epoch: u32,
    ) -> Option<Option<[u8; HASH_BYTES]>> {
        match transfer {
            // A new question takes back what was agreed before: no consent lives longer than the talk about it.
            Transfer::Question { to } => {
                self.0 = Some(Open {
                    sequence,
                    epoch,
                    to: to.clone(),
                    answered: false,
                    offer: None,
                });
                None
            }
            Transfer::Answer { offer, .. } => {
                if let Some(open) = &mut self.0 {
                    (open.sequence, open.epoch, open.answered, open.offer) = (sequence, epoch, true, *offer);
                }
                None
            }
            Transfer::Handover { consent, .. } => {
                let offer = self.0.take().and_then(|open| open.offer);
                Some(offer.filter(|_| consent.is_some()))
            }
        }
    }
}

impl Transfer {
    pub(crate) fn write(&self, out: &mut Writer) {
        let (kind, to, number, offer) = match self {
            Self::Question { to } => (1, Some(to), None, None),
            Self::Answer { question, offer } => (2, None, Some(*question), offer.as_ref()),
            Self::Handover { to, consent } => (3, Some(to), *consent, None),
        };
        out.map(1 + usize::from(to.is_some()) + usize::from(number.is_some()) + usize::from(offer.is_some()));
        out.uint(0);
        out.uint(kind);
        if let Some(to) = to {
            out.uint(1);
            out.text(to.as_str());
        }
        if let Some(number) = number {
            out.uint(2);
            out.uint(number.into());
        }
        if let Some(offer) = offer {
            out.uint(3);
            out.bytes(offer);
        }
    }

    pub(crate) fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        input.map()?;
        input.key(0)?;
        let kind = input.uint()?;
        let to = input
            .optional_key(1)
            .then(|| input.text()?.parse().map_err(|_| NotCbor));
        let to = to.transpose()?;
        let number = input.optional_key(2).then(|| input.uint32()).transpose()?;
        let offer = input.optional_key(3).then(|| input.array_of()).transpose()?;
        // What does not belong to the kind would be left out when it is written again, and so is refused.
        match (kind, to, number) {
            (1, Some(to), None) => Ok(Self::Question { to }),
            (2, None, Some(question)) => Ok(Self::Answer { question, offer }),
            (3, Some(to), consent) => Ok(Self::Handover { to, consent }),
            _ => Err(NotCbor),
        }
    }
}
