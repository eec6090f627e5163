//! The protocol of the portal: everything that keeps what people write readable for two sides only.
//!
//! No I/O, no clock and no randomness of its own: time and randomness are parameters. `docs/protocol.md` describes every
//! byte; where the two differ, the code is wrong.
//!
//! Read it from the top down:
//!
//! 1. [`AccessCode`]: what a reporter keeps; [`ReporterKeys`]: what follows from it.
//! 2. [`Directory`]: which centres there are and which keys are theirs, signed by an offline root.
//! 3. [`ReporterKeys::open_thread`]: a new thread, its [`ThreadKey`] sealed to both sides.
//! 4. [`Thread`]: messages sealed into a [`Chain`] of [`Envelope`]s, and opened from it.
//! 5. [`staff`]: a member's password, [`staff::MemberKeys`], the [`CentreSecret`] that opens the threads of a centre, and the
//!    `staff::Notebook` of each.
#![no_std]

extern crate alloc;

mod access_code;
mod cbor;
mod centre_key;
mod chain;
mod derivation;
mod directory;
mod encoding;
mod envelope;
mod ids;
mod labels;
mod message;
mod new_thread;
mod padding;
mod primitives;
mod sealed_box;
mod secret;
pub mod staff;
mod stored_thread;
mod thread;
mod thread_key;
mod thread_keys;
mod transfer;
#[cfg(feature = "vectors")]
pub mod vectors;

pub use access_code::{AccessCode, CodeError, GROUPS, SYMBOLS_PER_GROUP, WORDS};
pub use centre_key::{CentreKeyError, CentreSecret, SEALED_CENTRE_KEY_BYTES};
pub use chain::{Chain, ChainError};
pub use derivation::{
    BEARER_CHARS, Bearer, BearerError, Capability, CapabilityHash, PublicKeyError, ReporterKeys, ReporterPublicKey,
};
pub use directory::{
    CLOCK_TOLERANCE_SECONDS, CentreEntry, CentreKeyEntry, CentrePublicKey, CentreUnusable, Directory, DirectoryDraft,
    DirectoryError, MAX_CENTRE_NAME_BYTES, MAX_CENTRES, MAX_DIRECTORY_BYTES, MAX_TERRITORIES, RootPublicKey,
    RootSecret, UnverifiedDirectory,
};
pub use encoding::{from_b64, to_b64};
pub use envelope::{Direction, ENVELOPE_BYTES, ENVELOPE_OVERHEAD_BYTES, Envelope, EnvelopeError};
pub use ids::{CentreId, DeploymentId, ID_BYTES, Id, IdError, KeyId, MAX_CENTRE_ID_CHARS, MemberId, ThreadId};
pub use message::{
    Intake, MAX_DISTRICT_CHARS, MAX_LANGUAGE_BYTES, MAX_MUNICIPALITY, MAX_PLACE_LABEL_BYTES, MAX_TEXT_BYTES, MAX_TIME,
    Message, MessageError, Place, ReporterRole,
};
pub use new_thread::{FirstMessage, NewThread};
pub use padding::PADDED_BYTES;
pub use sealed_box::{KEM_PUBLIC_KEY_BYTES, OpenError, sealed_box_bytes};
pub use stored_thread::{ResealedThread, StoredThread, StoredThreadError};
pub use thread::{Handover, OpenedMessage, Thread, ThreadError};
pub use thread_key::{
    CENTRE_SEAL_BYTES, FIRST_EPOCH, LATER_CENTRE_SEAL_BYTES, OPENING_MARK_BYTES, OpeningMark, REPORTER_SEAL_BYTES,
    SealAuthentication, ThreadEpoch, ThreadKey, ThreadReplaced,
};
pub use thread_keys::{CentreSeal, EpochError, NewEpoch, ThreadKeys};
pub use transfer::{Transfer, TransferError};

/// The version with which every stored or sent structure begins. Another one is refused by name, never guessed.
pub const VERSION: u8 = 1;
