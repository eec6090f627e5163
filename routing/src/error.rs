//! What can be wrong with a file of facts, and where.

use crate::code::CodeError;
use crate::phone::PhoneError;
use crate::settings::FieldFault;

/// A file of facts that cannot be read: its name, the line (from 1) and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {fault}")]
pub struct DataError {
    /// The file's name without a folder.
    pub file: &'static str,
    /// The line, counted from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong.
    pub fault: DataFault,
}

/// What is wrong with a line of a file of facts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DataFault {
    /// A code does not have its form.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// A telephone number does not have its form.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// A field of a centre's settings has a wrong value.
    #[error(transparent)]
    Field(#[from] FieldFault),
    /// The line is none of those that the file may have.
    #[error("a line that does not belong here")]
    Line,
    /// A record has a key that nobody reads, so a misspelt one cannot pass unseen.
    #[error("an unknown key or one that stands here twice")]
    Key,
    /// A record lacks a key that it must have.
    #[error("the key {0} is missing")]
    Missing(&'static str),
    /// A value is none of those allowed.
    #[error("the value of {0} is not one of those allowed")]
    Value(&'static str),
    /// The code or name stands in the file a second time.
    #[error("stands here a second time")]
    Twice,
    /// The code or name is used before or without being declared.
    #[error("not declared before")]
    Undeclared,
    /// The bytes are not UTF-8.
    #[error("not UTF-8")]
    Encoding,
}
