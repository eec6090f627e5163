//! Test vectors that a second implementation can use, and the runner for them.
//!
//! A vector is a JSON object: `kind` names an operation of this module, `input` its arguments, and either `output` its
//! result or `error` its failure. Bytes are hexadecimal. A file named `fail_…` has an `error`: if the operation
//! succeeds, the vector has failed. The runner is a function, so that the same files run wherever the crate runs,
//! in WebAssembly too. Not for use outside of tests: it can choose every secret.

mod case;
mod code;
mod directory;
mod epochs;
mod examples;
#[cfg(feature = "notebook")]
mod notebook;
#[cfg(feature = "opaque")]
mod password;
mod random;
mod staff;
mod thread;
mod vouching;

use alloc::string::String;

use serde_json::{Value, json};
use thiserror::Error;

pub use examples::make;
pub use random::TestRandom;

use case::{Fault, Input};

/// Why a vector does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VectorError {
    /// The file is not a vector, or its name begins with neither `ok_` nor `fail_`.
    #[error("not a vector")]
    NotAVector,
    /// The vector lacks a field, or the field is not what it should be.
    #[error("no such field, or a wrong one: {0}")]
    Field(String),
    /// The operation is not known, or this build does not have it.
    #[error("unknown kind {0}")]
    UnknownKind(String),
    /// The operation failed.
    #[error("failed with {0}")]
    Failed(String),
    /// The operation succeeded and must not.
    #[error("succeeded where it must fail")]
    Succeeded,
    /// The operation failed for another reason than it must.
    #[error("failed with {found} instead of {expected}")]
    WrongError {
        /// What the vector says.
        expected: String,
        /// What came.
        found: String,
    },
    /// The operation gave another result.
    #[error("another result: {0}")]
    Mismatch(String),
}

/// Runs the vector in the file `name` with the contents `json`.
///
/// # Errors
/// [`VectorError`] if it does not hold.
pub fn run(name: &str, json: &str) -> Result<(), VectorError> {
    let vector: Value = serde_json::from_str(json).map_err(|_| VectorError::NotAVector)?;
    let text = |field: &str| vector[field].as_str().ok_or(VectorError::NotAVector);
    let result = compute(text("kind")?, &vector["input"]);
    if name.starts_with("ok_") {
        match result? {
            Ok(output) if output == vector["output"] && !output.is_null() => Ok(()),
            Ok(output) => Err(VectorError::Mismatch(alloc::format!("{output}"))),
            Err(found) => Err(VectorError::Failed(found)),
        }
    } else if name.starts_with("fail_") {
        let expected = text("error")?;
        match result? {
            Ok(_) => Err(VectorError::Succeeded),
            Err(found) if found == expected => Ok(()),
            Err(found) => Err(VectorError::WrongError {
                expected: expected.into(),
                found,
            }),
        }
    } else {
        Err(VectorError::NotAVector)
    }
}

/// Does the operation: its output, or the name of its error.
fn compute(kind: &str, input: &Value) -> Result<Result<Value, String>, VectorError> {
    let input = Input::new(input);
    let result = match kind {
        "access-code/issue" => code::issue(&input),
        "access-code/parse" => code::parse(&input),
        "reporter-keys/derive" => code::derive(&input),
        "bearer/parse" => code::bearer(&input),
        "message/encode" => thread::encode_message(&input),
        "message/decode" => thread::decode_message(&input),
        "thread-key/seal" => thread::seal_key(&input),
        "thread-key/open-as-centre" => thread::open_key_as_centre(&input),
        "thread-key/open-as-reporter" => thread::open_key_as_reporter(&input),
        "thread-keys/start" => epochs::start(&input),
        "thread-keys/open-as-reporter" => epochs::open_as_reporter(&input),
        "thread-keys/open-as-centre" => epochs::open_as_centre(&input),
        "thread/seal" => thread::seal(&input),
        "thread/open" => thread::open(&input),
        "directory/sign" => directory::sign(&input),
        "directory/verify" => directory::verify(&input),
        "vault/seal" => staff::seal_vault(&input),
        "vault/open" => staff::open_vault(&input),
        "recovery-sheet/make" => staff::make_sheet(&input),
        "recovery-sheet/read" => staff::read_sheet(&input),
        "centre-key/seal" => staff::seal_centre_key(&input),
        "centre-key/open" => staff::open_centre_key(&input),
        "centre-key/approve" => vouching::approve(&input),
        "centre-key/rotate" => vouching::rotate(&input),
        "centre-key/open-previous" => vouching::open_previous(&input),
        "fingerprint/member" => vouching::fingerprint(&input),
        "fingerprint/centre-key" => vouching::fingerprint_of_centre_key(&input),
        "member-mark/verify" => vouching::verify_mark(&input),
        "thread/reseal" => vouching::reseal(&input),
        #[cfg(feature = "notebook")]
        "notebook/begin" => notebook::begin(&input),
        #[cfg(feature = "notebook")]
        "notebook/reseal" => notebook::reseal(&input),
        #[cfg(feature = "notebook")]
        "note/seal" => notebook::seal_note(&input),
        #[cfg(feature = "notebook")]
        "note/open" => notebook::open_notes(&input),
        #[cfg(feature = "notebook")]
        "thread-label/seal" => notebook::seal_label(&input),
        #[cfg(feature = "notebook")]
        "thread-label/open" => notebook::open_label(&input),
        #[cfg(feature = "notebook")]
        "draft/seal" => notebook::seal_draft(&input),
        #[cfg(feature = "notebook")]
        "draft/open" => notebook::open_draft(&input),
        #[cfg(feature = "opaque")]
        "opaque/register" => password::register(&input),
        #[cfg(feature = "opaque")]
        "opaque/sign-in" => password::sign_in(&input),
        _ => return Err(VectorError::UnknownKind(kind.into())),
    };
    match result {
        Ok(output) => Ok(Ok(output)),
        Err(Fault::Operation(error)) => Ok(Err(error)),
        Err(Fault::Vector(error)) => Err(error),
    }
}

/// A vector as it is written: what the operation gives for `input` now.
///
/// # Errors
/// [`VectorError`] if the operation cannot be done with this input.
fn describe(kind: &str, why: &str, input: Value) -> Result<Value, VectorError> {
    Ok(match compute(kind, &input)? {
        Ok(output) => json!({ "kind": kind, "why": why, "input": input, "output": output }),
        Err(error) => json!({ "kind": kind, "why": why, "input": input, "error": error }),
    })
}
