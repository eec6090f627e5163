//! The OpenAPI document, made from the types of the wire and the handlers, and given out by the server itself.

use std::sync::OnceLock;

use actix_web::HttpResponse;
use actix_web::web::Bytes;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::handlers::{
    account, audit, canned_replies, centre_keys, directory, drafts, events, health, invitations, links, members,
    notebook, notices, overview, passkeys, questionnaire, queue, registration, reporter, rotation, sign_in, staff,
    transfer,
};
use super::session_cookie::COOKIE;
use super::{JSON, error, wire};

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ozvi se",
        description = "Anonymous, end-to-end encrypted requests for help. Messages cross as sealed envelopes only; the \
            server opens none. Binary data are base64url without padding; times of threads are whole hours since the \
            Unix epoch.",
        version = "1",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(
        health::healthz,
        health::readyz,
        document,
        directory::fetch,
        reporter::open_thread,
        reporter::thread_status,
        reporter::delete_thread,
        reporter::messages,
        reporter::post_message,
        sign_in::start,
        sign_in::finish,
        sign_in::session,
        sign_in::sign_out,
        staff::threads,
        staff::thread,
        staff::messages,
        staff::post_message,
        staff::mark_opened,
        queue::assign,
        queue::close,
        queue::writing,
        notebook::begin,
        notebook::notes,
        notebook::add_note,
        notebook::set_label,
        notebook::labels,
        drafts::read,
        drafts::keep,
        drafts::delete,
        events::listen,
        registration::look,
        registration::start,
        registration::finish,
        invitations::list,
        invitations::invite,
        invitations::revoke,
        account::sessions,
        account::end_session,
        account::end_other_sessions,
        account::start_password_change,
        account::finish_password_change,
        account::start_second_factor_change,
        account::finish_second_factor_change,
        passkeys::second_factor,
        passkeys::list,
        passkeys::start,
        passkeys::finish,
        passkeys::remove,
        account::store_vault,
        overview::overview,
        members::list,
        members::approve,
        members::close,
        centre_keys::list,
        centre_keys::add,
        centre_keys::withdraw,
        centre_keys::replace_sheet,
        rotation::state,
        rotation::reseal,
        rotation::finish,
        audit::lines,
        notices::show,
        notices::change,
        notices::confirm,
        notices::test,
        canned_replies::list,
        canned_replies::make,
        canned_replies::change,
        canned_replies::remove,
        links::list,
        links::propose,
        links::approve,
        links::end,
        links::resume,
        links::remind,
    questionnaire::counts, questionnaire::give, transfer::begin_epoch, transfer::hand_over, transfer::list,
    ),
    components(schemas(error::ErrorBody, wire::ListFilter)),
    modifiers(&Credentials),
    tags(
        (name = "reporter", description = "Who asks for help, known by the capability of a thread alone"),
        (name = "staff", description = "Who answers, signed in by password and second factor"),
        (name = "public", description = "What everybody may fetch"),
    ),
)]
pub struct Description;

/// How callers prove who they are.
struct Credentials;

impl Modify for Credentials {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let capability = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(
                "base64url of the thread id (16 bytes) and the capability (32 bytes), 64 characters",
            ))
            .build();
        components.add_security_scheme("capability", SecurityScheme::Http(capability));
        let session = ApiKeyValue::with_description(COOKIE, "set by finishing the sign-in");
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
    }
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "fetchOpenApi",
    tag = "public",
    responses((status = 200, description = "The OpenAPI document", content_type = "application/json")),
)]
pub(super) async fn document() -> HttpResponse {
    static DOCUMENT: OnceLock<Bytes> = OnceLock::new();
    let document =
        DOCUMENT.get_or_init(|| Bytes::from(serde_json::to_vec(&Description::openapi()).unwrap_or_default()));
    HttpResponse::Ok().content_type(JSON).body(document.clone())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;
    use utoipa::OpenApi;

    use super::Description;
    use crate::http::{Caller, ENDPOINTS};

    fn described() -> Value {
        serde_json::to_value(Description::openapi()).expect("the document is JSON")
    }

    #[test]
    fn the_document_lists_exactly_the_endpoints() {
        let document = described();
        let mut listed = BTreeSet::new();
        for (path, operations) in document["paths"].as_object().expect("paths") {
            for method in operations.as_object().expect("operations").keys() {
                listed.insert((method.to_uppercase(), path.clone()));
            }
        }
        let endpoints: BTreeSet<_> = ENDPOINTS
            .iter()
            .map(|endpoint| (endpoint.method.to_string(), endpoint.path.to_owned()))
            .collect();
        assert_eq!(listed, endpoints);
        assert_eq!(endpoints.len(), ENDPOINTS.len(), "a row stands twice");
    }

    #[test]
    fn the_document_asks_for_the_credentials_of_the_table() {
        let document = described();
        for endpoint in ENDPOINTS {
            let operation = &document["paths"][endpoint.path][endpoint.method.as_str().to_lowercase()];
            let asked = operation["security"][0]
                .as_object()
                .and_then(|names| names.keys().next().cloned());
            let expected = match endpoint.caller {
                Caller::Anyone => None,
                Caller::Reporter => Some("capability"),
                Caller::Staff(_) => Some("session"),
            };
            assert_eq!(asked.as_deref(), expected, "{} {}", endpoint.method, endpoint.path);
        }
    }

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let document = described();
        let names: BTreeSet<_> = document["paths"]
            .as_object()
            .expect("paths")
            .values()
            .flat_map(|operations| operations.as_object().expect("operations").values())
            .map(|operation| operation["operationId"].as_str().expect("a name").to_owned())
            .collect();
        assert_eq!(names.len(), ENDPOINTS.len());
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = described();
        let text = document.to_string();
        for piece in text.split("\"$ref\":\"#/").skip(1) {
            let pointer = piece.split('"').next().expect("a quoted reference");
            assert!(document.pointer(&format!("/{pointer}")).is_some(), "{pointer}");
        }
    }
}
