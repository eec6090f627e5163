//! The handlers: each parses, calls one flow, and renders.

pub(super) mod account;
pub(super) mod audit;
pub(super) mod canned_replies;
pub(super) mod centre_keys;
pub(super) mod directory;
pub(super) mod drafts;
pub(super) mod events;
pub(super) mod health;
pub(super) mod invitations;
pub(super) mod links;
pub(super) mod members;
pub(super) mod notebook;
pub(super) mod notices;
pub(super) mod overview;
pub(super) mod passkeys;
pub(super) mod questionnaire;
pub(super) mod queue;
pub(super) mod registration;
pub(super) mod reporter;
pub(super) mod rotation;
pub(super) mod sign_in;
pub(super) mod staff;
pub(super) mod transfer;

mod parse;
mod render;
