//! The portal Ozvi se: a web server that carries sealed messages between people who need help and the centre that is
//! competent for them, and can read none of it.
//!
//! Layers, each using only those below: [`http`] parses and renders, [`flows`] are the use cases, [`store`] holds the
//! queries, [`domain`] the names and states. Beside them the leaves [`pages`], [`i18n`], [`config`], [`clock`],
//! [`mail`], [`random`] and [`secrets`]. [`application`] puts them together, [`commands`] is the command line.

pub mod application;
pub mod clock;
pub mod commands;
pub mod config;
pub mod domain;
pub mod flows;
pub mod http;
pub mod i18n;
pub mod mail;
pub mod pages;
pub mod private_file;
pub mod random;
pub mod secrets;
pub mod store;
