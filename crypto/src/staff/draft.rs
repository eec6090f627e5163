//! A reply that is being written: kept by the server between two moments of writing, and for its writer alone.

use alloc::string::String;
use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::member::MemberKeys;
use super::notebook::{AEAD_BOX_OVERHEAD_BYTES, open, seal};
use crate::VERSION;
use crate::ids::{DeploymentId, MemberId, ThreadId};
use crate::labels;
use crate::message::MAX_TEXT_BYTES;
use crate::padding::{PADDED_BYTES, pad, unpad};
use crate::primitives::{expand, extract};
use crate::sealed_box::OpenError;
use crate::secret::Secret;

/// The lengths that a sealed draft can have, as many as a message has.
pub const DRAFT_BYTES: [usize; 3] = [
    AEAD_BOX_OVERHEAD_BYTES + PADDED_BYTES[0],
    AEAD_BOX_OVERHEAD_BYTES + PADDED_BYTES[1],
    AEAD_BOX_OVERHEAD_BYTES + PADDED_BYTES[2],
];

/// The draft is longer than a message may be, [`MAX_TEXT_BYTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the draft is too long")]
pub struct DraftTooLong;

/// Whose drafts, and in which thread: a draft opens nowhere else.
pub struct DraftPlace<'a> {
    /// The writer's keys.
    pub keys: &'a MemberKeys,
    /// The deployment.
    pub deployment: DeploymentId,
    /// The writer.
    pub member: MemberId,
    /// The thread.
    pub thread: ThreadId,
}

impl DraftPlace<'_> {
    /// Seals a draft: 2,089, 8,233 or 32,809 bytes for the server to keep.
    ///
    /// # Errors
    /// [`DraftTooLong`] if it could not be sent either.
    pub fn seal(&self, text: &str, rng: &mut impl CryptoRng) -> Result<Vec<u8>, DraftTooLong> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(DraftTooLong);
        }
        let mut body = Zeroizing::new(Vec::with_capacity(1 + text.len()));
        body.push(VERSION);
        body.extend_from_slice(text.as_bytes());
        let padded = pad(body).ok_or(DraftTooLong)?;
        Ok(seal(&self.key(), &self.associated_data(), &padded, rng))
    }

    /// Opens a draft.
    ///
    /// # Errors
    /// [`OpenError`] if it is another member's or another thread's, or was altered.
    pub fn open(&self, sealed: &[u8]) -> Result<Zeroizing<String>, OpenError> {
        let padded = open(&self.key(), &self.associated_data(), sealed)?;
        let (version, text) = unpad(&padded).and_then(<[u8]>::split_first).ok_or(OpenError::Failed)?;
        if *version != VERSION {
            return Err(OpenError::UnknownVersion(*version));
        }
        let text = core::str::from_utf8(text).map_err(|_| OpenError::Failed)?;
        Ok(Zeroizing::new(text.into()))
    }

    fn key(&self) -> Secret<32> {
        let seeds = self.keys.seeds();
        expand(&extract(&self.deployment, seeds.bytes()), &[labels::DRAFT_KEY])
    }

    /// `label ‖ deployment ‖ member ‖ thread`.
    fn associated_data(&self) -> Vec<u8> {
        [
            labels::DRAFT_ASSOCIATED_DATA,
            self.deployment.as_bytes(),
            self.member.as_bytes(),
            self.thread.as_bytes(),
        ]
        .concat()
    }
}
