//! Why a call was refused, as JavaScript sees it.

#[cfg(feature = "staff")]
use ozvise_crypto::staff::opaque::OpaqueError;
#[cfg(feature = "staff")]
use ozvise_crypto::staff::{FingerprintDiffers, NotVouched, PinError, RecoveryError};
#[cfg(feature = "staff")]
use ozvise_crypto::{CentreKeyError, StoredThreadError};
#[cfg(feature = "protocol")]
use ozvise_crypto::{
    CentreUnusable, ChainError, CodeError, DirectoryError, EnvelopeError, EpochError, MessageError, OpenError,
    ThreadError, TransferError,
};
use wasm_bindgen::prelude::JsValue;
#[cfg(feature = "protocol")]
use wasm_bindgen::prelude::wasm_bindgen;

use crate::js::Object;
#[cfg(feature = "protocol")]
use crate::js::array;
#[cfg(feature = "staff")]
use crate::js::number;

#[cfg(feature = "protocol")]
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * What every refused call throws. There is no text to show in it: the page words `kind` in its own language.
 *
 * Besides `kind` it has the fields that belong to it, e.g. `group` (from 1) with `GroupIncomplete`.
 */
export interface Refusal extends Error {
    name: "Refusal";
    /** A stable name, that of the variant in Rust, e.g. "Checksum", "Fork", "Expired", "NoRandomness", "Wiped". */
    kind: string;
    /** What it is about where that is not clear from the kind. */
    part?: "envelope" | "message" | "seal" | "directory" | "vault" | "centreKey" | "signIn" | "recoverySheet";
    /** BadArgument: the argument or property that is missing or of the wrong type. */
    field?: string;
    /** UnknownVersion: the version that is not known here. */
    version?: number;
    /** The access code: group and word, counted from 1; the character; how many there are; where to look first. */
    group?: number;
    position?: number;
    symbol?: string;
    found?: number;
    suspects?: number[];
    /** The chain: the number of the envelope that is wrong, what was expected, what was seen, what the server offers. */
    sequence?: number;
    expected?: number;
    held?: number;
    offered?: number;
    /** RolledBack: the newest directory that was seen. A recovery sheet: the line to look at, from 1. */
    seen?: number;
    line?: number;
    /** From `load`: the messages before the one that was refused. They are good, and will not be given again. */
    opened?: OpenedMessage[];
}
"#;

/// Why a call was refused: the JavaScript `Error` that is thrown, with a `kind` and fields.
pub struct Refusal(Object);

impl Refusal {
    pub(crate) fn of(kind: &str) -> Self {
        Self(Object::error(kind).with("name", "Refusal").with("kind", kind))
    }

    pub(crate) fn with(self, field: &str, value: impl Into<JsValue>) -> Self {
        Self(self.0.with(field, value))
    }

    /// An argument, or a property of one, that is missing or of the wrong type: a mistake in the page, not of a person.
    pub(crate) fn bad_argument(field: &str) -> Self {
        Self::of("BadArgument").with("field", field)
    }

    fn unknown_version(part: &str, version: u8) -> Self {
        Self::of("UnknownVersion").with("part", part).with("version", version)
    }

    fn malformed(part: &str) -> Self {
        Self::of("Malformed").with("part", part)
    }

    /// A sealed thing that does not open.
    #[cfg(feature = "protocol")]
    pub(crate) fn not_opened(part: &str, error: OpenError) -> Self {
        match error {
            OpenError::UnknownVersion(version) => Self::unknown_version(part, version),
            OpenError::Failed => Self::of("Failed").with("part", part),
        }
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        refusal.0.into_value()
    }
}

#[cfg(feature = "protocol")]
impl From<CodeError> for Refusal {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::Empty => Self::of("Empty"),
            CodeError::GroupIncomplete { group } => Self::of("GroupIncomplete").with("group", group),
            CodeError::UnknownSymbol { group, symbol } => Self::of("UnknownSymbol")
                .with("group", group)
                .with("symbol", String::from(symbol)),
            CodeError::Length { found } => Self::of("Length").with("found", found),
            CodeError::Checksum { suspects } => Self::of("Checksum").with("suspects", array(suspects)),
            CodeError::UnknownWord { position } => Self::of("UnknownWord").with("position", position),
            CodeError::WordCount { found } => Self::of("WordCount").with("found", found),
            CodeError::WordChecksum => Self::of("WordChecksum"),
        }
    }
}

#[cfg(feature = "protocol")]
impl From<DirectoryError> for Refusal {
    fn from(error: DirectoryError) -> Self {
        match error {
            DirectoryError::Malformed => Self::malformed("directory"),
            DirectoryError::UnknownVersion(version) => Self::unknown_version("directory", version),
            DirectoryError::BadSignature => Self::of("BadSignature"),
            DirectoryError::ForeignDeployment => Self::of("ForeignDeployment"),
            DirectoryError::Expired => Self::of("Expired"),
            DirectoryError::NotYetValid => Self::of("NotYetValid"),
        }
    }
}

#[cfg(feature = "protocol")]
impl From<CentreUnusable> for Refusal {
    fn from(error: CentreUnusable) -> Self {
        match error {
            CentreUnusable::Unknown => Self::of("UnknownCentre"),
            CentreUnusable::NoKey => Self::of("NoKey"),
            CentreUnusable::NotAccepting => Self::of("NotAccepting"),
        }
    }
}

#[cfg(feature = "staff")]
impl From<OpaqueError> for Refusal {
    fn from(error: OpaqueError) -> Self {
        match error {
            OpaqueError::UnknownVersion(version) => Self::unknown_version("signIn", version),
            OpaqueError::Malformed => Self::malformed("signIn"),
            OpaqueError::Refused => Self::of("Refused"),
        }
    }
}

#[cfg(feature = "staff")]
impl From<StoredThreadError> for Refusal {
    fn from(error: StoredThreadError) -> Self {
        match error {
            StoredThreadError::Epoch(error) => error.into(),
            StoredThreadError::Replaced(_) => Self::of("ThreadReplaced"),
            StoredThreadError::First(error) => error.into(),
            StoredThreadError::NotInDirectory => Self::of("NotInDirectory"),
        }
    }
}

#[cfg(feature = "staff")]
impl From<PinError> for Refusal {
    fn from(error: PinError) -> Self {
        match error {
            PinError::RolledBack { seen, offered } => Self::of("RolledBack")
                .with("seen", number(seen))
                .with("offered", number(offered)),
            PinError::Changed => Self::of("PinChanged"),
        }
    }
}

#[cfg(feature = "staff")]
impl From<NotVouched> for Refusal {
    fn from(_: NotVouched) -> Self {
        Self::of("NotVouched")
    }
}

#[cfg(feature = "staff")]
impl From<FingerprintDiffers> for Refusal {
    fn from(_: FingerprintDiffers) -> Self {
        Self::of("FingerprintDiffers")
    }
}

#[cfg(feature = "staff")]
impl From<RecoveryError> for Refusal {
    fn from(error: RecoveryError) -> Self {
        match error {
            RecoveryError::Line { line, error } => Self::from(error).with("line", line),
            RecoveryError::Length { found } => Self::of("Length").with("found", found),
            RecoveryError::Order { line } => Self::of("LineOrder").with("line", line),
            RecoveryError::Checksum => Self::of("SheetChecksum"),
            RecoveryError::UnknownVersion(version) => Self::unknown_version("recoverySheet", version),
            RecoveryError::Foreign => Self::of("ForeignSheet"),
        }
    }
}

#[cfg(feature = "staff")]
impl From<CentreKeyError> for Refusal {
    fn from(error: CentreKeyError) -> Self {
        match error {
            CentreKeyError::Open(error) => Self::not_opened("centreKey", error),
            CentreKeyError::NotInDirectory => Self::of("NotInDirectory"),
            CentreKeyError::Replaced => Self::of("Replaced"),
        }
    }
}

#[cfg(feature = "protocol")]
impl From<ThreadError> for Refusal {
    fn from(error: ThreadError) -> Self {
        match error {
            ThreadError::Envelope(error) => error.into(),
            ThreadError::Chain(error) => error.into(),
            ThreadError::Message(error) => error.into(),
            ThreadError::WrongEpoch { expected, found } => {
                Self::of("WrongEpoch").with("expected", expected).with("found", found)
            }
            ThreadError::Failed => Self::of("Failed").with("part", "envelope"),
            ThreadError::IntakeMissing => Self::of("IntakeMissing"),
            ThreadError::IntakeUnexpected => Self::of("IntakeUnexpected"),
            ThreadError::Pending => Self::of("Pending"),
            ThreadError::NothingPending => Self::of("NothingPending"),
            ThreadError::ReporterKeyReplaced => Self::of("ReporterKeyReplaced"),
            ThreadError::ForeignDeployment => Self::of("ForeignDeployment"),
            ThreadError::EpochNotOffered => Self::of("EpochNotOffered"),
            ThreadError::Epoch(error) => error.into(),
            ThreadError::Transfer(error) => Self::of(match error {
                TransferError::WrongSide => "WrongSide",
                TransferError::NotAsked => "NotAsked",
                TransferError::NotAgreed => "NotAgreed",
            }),
        }
    }
}

#[cfg(feature = "protocol")]
impl From<EpochError> for Refusal {
    fn from(error: EpochError) -> Self {
        match error {
            EpochError::Open(error) => Self::not_opened("seal", error),
            // The others happen at a centre only, and the module of the reporters has to be small.
            #[cfg(feature = "staff")]
            EpochError::OutOfOrder { expected, found } => {
                Self::of("OutOfOrder").with("expected", expected).with("found", found)
            }
            #[cfg(feature = "staff")]
            EpochError::UnknownKey => Self::of("UnknownKey"),
            #[cfg(feature = "staff")]
            EpochError::NotOpened => Self::of("NotOpen"),
            #[cfg(feature = "staff")]
            EpochError::ForeignDeployment => Self::of("ForeignDeployment"),
            #[cfg(feature = "staff")]
            EpochError::Exhausted => Self::of("Exhausted"),
            #[cfg(not(feature = "staff"))]
            _ => Self::of("Exhausted"),
        }
    }
}

#[cfg(feature = "protocol")]
impl From<EnvelopeError> for Refusal {
    fn from(error: EnvelopeError) -> Self {
        match error {
            EnvelopeError::UnknownVersion(version) => Self::unknown_version("envelope", version),
            EnvelopeError::Malformed => Self::malformed("envelope"),
        }
    }
}

#[cfg(feature = "protocol")]
impl From<ChainError> for Refusal {
    fn from(error: ChainError) -> Self {
        match error {
            ChainError::Gap { expected, found } => Self::of("Gap").with("expected", expected).with("found", found),
            ChainError::Replayed { sequence } => Self::of("Replayed").with("sequence", sequence),
            ChainError::Fork { sequence } => Self::of("Fork").with("sequence", sequence),
            ChainError::WrongDirection { sequence } => Self::of("WrongDirection").with("sequence", sequence),
            ChainError::Withdrawn { held, offered } => {
                Self::of("Withdrawn").with("held", held).with("offered", offered)
            }
            ChainError::Exhausted => Self::of("Exhausted"),
        }
    }
}

#[cfg(feature = "protocol")]
impl From<MessageError> for Refusal {
    fn from(error: MessageError) -> Self {
        match error {
            MessageError::Empty => Self::of("Empty"),
            MessageError::TooLong => Self::of("TooLong"),
            MessageError::Language => Self::of("Language"),
            MessageError::Place => Self::of("Place"),
            MessageError::Time => Self::of("Time"),
            MessageError::UnknownVersion(version) => Self::unknown_version("message", version),
            MessageError::Malformed => Self::malformed("message"),
        }
    }
}
