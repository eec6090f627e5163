//! What the network sees: endpoints, pages, headers, limits.
//!
//! A handler parses, calls one flow and renders. Around all of them lies one thin [`shell`] that adds the security
//! headers, puts errors into words and catches panics. [`ENDPOINTS`] is the table of the API.

mod bearer;
mod body;
mod endpoints;
mod error;
mod error_code;
mod error_texts;
mod exit;
mod from_flows;
mod handlers;
mod headers;
mod negotiation;
mod openapi;
mod server;
mod session_cookie;
mod shell;
mod site;
mod staff;
pub mod wire;

#[cfg(test)]
mod tests;

pub use endpoints::{API, Caller, ENDPOINTS, Endpoint};
pub use error::{ErrorBody, ErrorCode, ErrorDetail};
pub use openapi::Description;
pub use server::{HttpSettings, app, serve};
pub use session_cookie::COOKIE;
pub use shell::log_panics_by_place;
pub use site::LiveSite;
pub use staff::BACKGROUND;

use actix_web::HttpResponse;
use actix_web::HttpResponseBuilder;
use serde::Serialize;

/// The media type of everything under [`API`]. JSON is UTF-8 by definition (RFC 8259 section 8.1).
const JSON: &str = "application/json";

/// An answer in JSON.
fn json(mut response: HttpResponseBuilder, body: &impl Serialize) -> HttpResponse {
    match serde_json::to_vec(body) {
        Ok(bytes) => response.content_type(JSON).body(bytes),
        // The types of the wire have neither maps with odd keys nor fallible parts.
        Err(error) => HttpResponse::from_error(error::HttpError::internal(error)),
    }
}
