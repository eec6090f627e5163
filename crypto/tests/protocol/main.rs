//! The tests of the protocol, in one program. Vectors made elsewhere are in `foreign_*`.
#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

mod access_code;
mod bounds;
mod chain;
mod directory;
mod epochs;
mod foreign_rfc;
mod foreign_rfc_9807;
mod foreign_wycheproof;
mod journey;
mod notebook;
mod password;
mod recovery;
mod resealing;
mod second_implementation;
mod second_implementation_notebook;
mod second_implementation_staff;
mod staff;
mod tampering;
mod transfer;
mod vectors;
mod vouching;
mod world;
