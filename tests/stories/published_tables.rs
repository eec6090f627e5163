//! The operator edits which centre is competent where, and what the centres have told: what is refused, what changes, and
//! what stays.

mod files;
mod pages;
mod threads;
