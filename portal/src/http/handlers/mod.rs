//! The handlers: each parses, calls one flow, and renders.

pub(super) mod audit;
pub(super) mod directory;
pub(super) mod health;
pub(super) mod invitations;
pub(super) mod registration;
pub(super) mod reporter;
pub(super) mod sign_in;
pub(super) mod staff;

mod parse;
mod render;
