//! The protocol and the search for places for the browser: JavaScript classes over `ozvise-crypto` and `ozvise-routing`,
//! and nothing else.
//!
//! From this crate come three WebAssembly modules (see `web/client/rebuild`): `reporter` for the people who write, `staff`
//! for the counsellors, and `places`, which finds the place that somebody types. The first two hold their secrets in their
//! own memory behind handles. Into JavaScript go only texts that are shown, the bearer, which has to be sent, and public or
//! sealed bytes as base64url.
//!
//! Three things make a wipe thorough. Every handle drops its secrets on `wipe()`; the allocator overwrites whatever is
//! freed, also the buffers through which text crosses from JavaScript; and the stack is overwritten after each wipe.
//!
//! Every refusal is thrown as an `Error` with a stable `kind` (see [`Refusal`]).

#![expect(
    clippy::missing_errors_doc,
    reason = "the documentation is that of the JavaScript classes: refusals are thrown, and named in the text"
)]

#[cfg(feature = "protocol")]
mod directory;
#[cfg(feature = "protocol")]
mod handle;
#[cfg_attr(not(feature = "protocol"), expect(dead_code, reason = "the search reads no objects"))]
mod js;
#[cfg(feature = "staff")]
mod members;
#[cfg(feature = "protocol")]
mod message;
#[cfg(feature = "staff")]
mod notebook;
#[cfg(feature = "places")]
mod places;
#[cfg(feature = "protocol")]
mod random;
#[cfg_attr(not(feature = "protocol"), expect(dead_code, reason = "the search has one refusal"))]
mod refusal;
#[cfg(feature = "reporter")]
mod reporter;
#[cfg(feature = "staff")]
mod staff;
#[cfg(feature = "staff")]
mod staff_thread;

#[cfg(feature = "protocol")]
pub use directory::{Deployment, Directory};
#[cfg(feature = "staff")]
pub use members::{RecoverySheet, Registration, fingerprint_of};
#[cfg(feature = "staff")]
pub use notebook::Notebook;
#[cfg(feature = "places")]
pub use places::Places;
pub use refusal::Refusal;
#[cfg(feature = "reporter")]
pub use reporter::{AccessCode, ReporterSession};
#[cfg(feature = "staff")]
pub use staff::{SignIn, StaffKeys};
#[cfg(feature = "staff")]
pub use staff_thread::StaffThread;

/// Overwrites freed memory: a secret that passed through a buffer of wasm-bindgen, or a text that outgrew its first
/// allocation, would otherwise stay behind.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);
