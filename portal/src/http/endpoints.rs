//! Every endpoint in one table: how it is called, who may call it, and what answers.
//!
//! The routing is built from the table, and the role check of the staff's calls reads it. The tests prove that the
//! OpenAPI document and the authorisation matrix cover exactly its rows.

use actix_web::guard::{self, Guard};
use actix_web::http::Method;
use actix_web::http::header::{ALLOW, HeaderValue};
use actix_web::{HttpResponse, Route, web};

use super::error::{ErrorCode, HttpError};
use super::handlers::{
    account, audit, canned_replies, centre_keys, directory, drafts, events, health, invitations, links, members,
    notebook, notices, overview, passkeys, questionnaire, queue, registration, reporter, rotation, sign_in, staff,
    transfer,
};
use super::openapi;
use crate::domain::StaffRole;

/// Where the API lives.
pub const API: &str = "/api/v1";

/// Who may call an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Everybody.
    Anyone,
    /// Whoever presents the capability of a thread in the header `Authorization`.
    Reporter,
    /// A signed-in member of staff in one of these roles.
    Staff(&'static [StaffRole]),
}

/// One row of the table.
#[derive(Clone)]
pub struct Endpoint {
    /// The HTTP method. `HEAD` is answered wherever `GET` is.
    pub method: Method,
    /// The full path, with `{…}` for its variable parts.
    pub path: &'static str,
    /// Who may call it.
    pub caller: Caller,
    route: fn() -> Route,
}

/// Whoever has an account: a session can be looked at and ended in every role.
const MEMBERS: Caller = Caller::Staff(&StaffRole::ALL);
/// Whoever reads and answers the threads of a centre.
const READERS: Caller = Caller::Staff(&[StaffRole::Counsellor, StaffRole::Head]);

/// Whoever sees colleagues: those of the own centre, or those whom the operator invites.
const COLLEAGUES: Caller = Caller::Staff(&[StaffRole::Counsellor, StaffRole::Head, StaffRole::Operator]);
/// Whoever makes and ends accounts.
const MANAGERS: Caller = Caller::Staff(&[StaffRole::Head, StaffRole::Operator]);
/// Whoever watches how all centres stand.
const WATCHERS: Caller = Caller::Staff(&[StaffRole::Coordinator, StaffRole::Operator]);
/// Whoever reads a part of the audit log.
const AUDITORS: Caller = Caller::Staff(&[StaffRole::Head, StaffRole::Operator]);

/// Whoever sees what people think of the centre, and writes what it keeps ready.
const HEADS: Caller = Caller::Staff(&[StaffRole::Head]);

const fn get(path: &'static str, caller: Caller, route: fn() -> Route) -> Endpoint {
    Endpoint {
        method: Method::GET,
        path,
        caller,
        route,
    }
}

const fn post(path: &'static str, caller: Caller, route: fn() -> Route) -> Endpoint {
    Endpoint {
        method: Method::POST,
        path,
        caller,
        route,
    }
}

const fn delete(path: &'static str, caller: Caller, route: fn() -> Route) -> Endpoint {
    Endpoint {
        method: Method::DELETE,
        path,
        caller,
        route,
    }
}

/// All endpoints. Rows of one path stand together.
pub const ENDPOINTS: &[Endpoint] = &[
    get("/healthz", Caller::Anyone, || web::to(health::healthz)),
    get("/readyz", Caller::Anyone, || web::to(health::readyz)),
    get("/api/v1/openapi.json", Caller::Anyone, || web::to(openapi::document)),
    get("/api/v1/directory", Caller::Anyone, || web::to(directory::fetch)),
    post("/api/v1/threads", Caller::Reporter, || web::to(reporter::open_thread)),
    get("/api/v1/thread", Caller::Reporter, || web::to(reporter::thread_status)),
    delete("/api/v1/thread", Caller::Reporter, || web::to(reporter::delete_thread)),
    get("/api/v1/thread/messages", Caller::Reporter, || {
        web::to(reporter::messages)
    }),
    post("/api/v1/thread/messages", Caller::Reporter, || {
        web::to(reporter::post_message)
    }),
    post("/api/v1/staff/sign-in/start", Caller::Anyone, || {
        web::to(sign_in::start)
    }),
    post("/api/v1/staff/sign-in/finish", Caller::Anyone, || {
        web::to(sign_in::finish)
    }),
    get("/api/v1/staff/session", MEMBERS, || web::to(sign_in::session)),
    post("/api/v1/staff/sign-out", MEMBERS, || web::to(sign_in::sign_out)),
    get("/api/v1/staff/threads", READERS, || web::to(staff::threads)),
    get("/api/v1/staff/threads/{number}", READERS, || web::to(staff::thread)),
    get("/api/v1/staff/threads/{number}/messages", READERS, || {
        web::to(staff::messages)
    }),
    post("/api/v1/staff/threads/{number}/messages", READERS, || {
        web::to(staff::post_message)
    }),
    post("/api/v1/staff/threads/{number}/opened", READERS, || {
        web::to(staff::mark_opened)
    }),
    post("/api/v1/staff/threads/{number}/assignee", READERS, || {
        web::to(queue::assign)
    }),
    post("/api/v1/staff/threads/{number}/close", READERS, || {
        web::to(queue::close)
    }),
    // What the centre writes about a thread for itself, and unfinished replies.
    post("/api/v1/staff/threads/{number}/notebook", READERS, || {
        web::to(notebook::begin)
    }),
    get("/api/v1/staff/threads/{number}/notes", READERS, || {
        web::to(notebook::notes)
    }),
    post("/api/v1/staff/threads/{number}/notes", READERS, || {
        web::to(notebook::add_note)
    }),
    post("/api/v1/staff/threads/{number}/label", READERS, || {
        web::to(notebook::set_label)
    }),
    get("/api/v1/staff/labels", READERS, || web::to(notebook::labels)),
    get("/api/v1/staff/threads/{number}/draft", READERS, || {
        web::to(drafts::read)
    }),
    post("/api/v1/staff/threads/{number}/draft", READERS, || {
        web::to(drafts::keep)
    }),
    delete("/api/v1/staff/threads/{number}/draft", READERS, || {
        web::to(drafts::delete)
    }),
    post("/api/v1/staff/writing", READERS, || web::to(queue::writing)),
    get("/api/v1/staff/events", READERS, || web::to(events::listen)),
    post("/api/v1/invitation", Caller::Anyone, || web::to(registration::look)),
    post("/api/v1/invitation/start", Caller::Anyone, || {
        web::to(registration::start)
    }),
    post("/api/v1/invitation/finish", Caller::Anyone, || {
        web::to(registration::finish)
    }),
    get("/api/v1/staff/invitations", MANAGERS, || web::to(invitations::list)),
    post("/api/v1/staff/invitations", MANAGERS, || web::to(invitations::invite)),
    post("/api/v1/staff/invitations/{id}/revoke", MANAGERS, || {
        web::to(invitations::revoke)
    }),
    get("/api/v1/staff/sessions", MEMBERS, || web::to(account::sessions)),
    post("/api/v1/staff/sessions/end-others", MEMBERS, || {
        web::to(account::end_other_sessions)
    }),
    post("/api/v1/staff/sessions/{id}/end", MEMBERS, || {
        web::to(account::end_session)
    }),
    post("/api/v1/staff/password/start", MEMBERS, || {
        web::to(account::start_password_change)
    }),
    post("/api/v1/staff/password/finish", MEMBERS, || {
        web::to(account::finish_password_change)
    }),
    post("/api/v1/staff/second-factor/start", MEMBERS, || {
        web::to(account::start_second_factor_change)
    }),
    post("/api/v1/staff/second-factor/finish", MEMBERS, || {
        web::to(account::finish_second_factor_change)
    }),
    post("/api/v1/staff/sign-in/second-factor", Caller::Anyone, || {
        web::to(passkeys::second_factor)
    }),
    get("/api/v1/staff/second-factors", MEMBERS, || web::to(passkeys::list)),
    post("/api/v1/staff/passkeys/start", MEMBERS, || web::to(passkeys::start)),
    post("/api/v1/staff/passkeys/finish", MEMBERS, || web::to(passkeys::finish)),
    post("/api/v1/staff/passkeys/{id}/remove", MEMBERS, || {
        web::to(passkeys::remove)
    }),
    post("/api/v1/staff/vault", MEMBERS, || web::to(account::store_vault)),
    get("/api/v1/staff/overview", WATCHERS, || web::to(overview::overview)),
    get("/api/v1/staff/members", COLLEAGUES, || web::to(members::list)),
    post("/api/v1/staff/members/{id}/approve", READERS, || {
        web::to(members::approve)
    }),
    post("/api/v1/staff/members/{id}/close", MANAGERS, || web::to(members::close)),
    get("/api/v1/staff/centre-keys", READERS, || web::to(centre_keys::list)),
    post("/api/v1/staff/centre-keys", READERS, || web::to(centre_keys::add)),
    post("/api/v1/staff/centre-keys/{id}/withdraw", READERS, || {
        web::to(centre_keys::withdraw)
    }),
    post("/api/v1/staff/recovery-sheet", READERS, || {
        web::to(centre_keys::replace_sheet)
    }),
    get("/api/v1/staff/rotation", READERS, || web::to(rotation::state)),
    post("/api/v1/staff/rotation/threads", READERS, || web::to(rotation::reseal)),
    post("/api/v1/staff/rotation/finish", READERS, || web::to(rotation::finish)),
    get("/api/v1/staff/audit", AUDITORS, || web::to(audit::lines)),
    // Notices by mail.
    get("/api/v1/staff/notices", MEMBERS, || web::to(notices::show)),
    post("/api/v1/staff/notices", MEMBERS, || web::to(notices::change)),
    post("/api/v1/staff/notices/confirm", MEMBERS, || web::to(notices::confirm)),
    post("/api/v1/staff/notices/test", MEMBERS, || web::to(notices::test)),
    post("/api/v1/staff/threads/{number}/epoch", READERS, || {
        web::to(transfer::begin_epoch)
    }),
    post("/api/v1/staff/threads/{number}/transfer", READERS, || {
        web::to(transfer::hand_over)
    }),
    get("/api/v1/staff/handed-over", READERS, || web::to(transfer::list)),
    // Texts that are kept ready.
    get("/api/v1/staff/canned-replies", READERS, || {
        web::to(canned_replies::list)
    }),
    post("/api/v1/staff/canned-replies", HEADS, || web::to(canned_replies::make)),
    post("/api/v1/staff/canned-replies/{id}", HEADS, || {
        web::to(canned_replies::change)
    }),
    post("/api/v1/staff/canned-replies/{id}/remove", HEADS, || {
        web::to(canned_replies::remove)
    }),
    // Lost codes, and hours of which staff are reminded.
    get("/api/v1/staff/links", READERS, || web::to(links::list)),
    post("/api/v1/staff/threads/{number}/link", READERS, || {
        web::to(links::propose)
    }),
    post("/api/v1/staff/threads/{number}/link/approve", READERS, || {
        web::to(links::approve)
    }),
    post("/api/v1/staff/threads/{number}/link/end", READERS, || {
        web::to(links::end)
    }),
    post("/api/v1/staff/threads/{number}/resume", HEADS, || {
        web::to(links::resume)
    }),
    post("/api/v1/staff/threads/{number}/reminder", READERS, || {
        web::to(links::remind)
    }),
    post("/api/v1/questionnaire", Caller::Anyone, || web::to(questionnaire::give)),
    get("/api/v1/staff/questionnaire", HEADS, || web::to(questionnaire::counts)),
];

/// The row that answers a request, by its method and the pattern that its path has matched.
pub(super) fn row_of(method: &Method, pattern: &str) -> Option<&'static Endpoint> {
    let method = if method == Method::HEAD { &Method::GET } else { method };
    ENDPOINTS
        .iter()
        .find(|endpoint| endpoint.method == *method && endpoint.path == pattern)
}

/// Registers all rows.
pub(super) fn register(services: &mut web::ServiceConfig) {
    for rows in ENDPOINTS.chunk_by(|one, next| one.path == next.path) {
        let mut resource = web::resource(rows[0].path);
        for row in rows {
            resource = resource.route((row.route)().guard(accepts(&row.method)));
        }
        let allowed = allowed_methods(rows);
        services.service(resource.default_service(web::to(move || {
            let allowed = allowed.clone();
            async move { method_not_allowed(allowed) }
        })));
    }
}

fn accepts(method: &'static Method) -> impl Guard {
    guard::fn_guard(move |context| {
        let asked = &context.head().method;
        asked == method || (*method == Method::GET && *asked == Method::HEAD)
    })
}

fn allowed_methods(rows: &[Endpoint]) -> HeaderValue {
    let names: Vec<&str> = rows
        .iter()
        .flat_map(|row| {
            if row.method == Method::GET {
                vec!["GET", "HEAD"]
            } else {
                vec![row.method.as_str()]
            }
        })
        .collect();
    // Names of methods are always valid in a header.
    HeaderValue::from_str(&names.join(", ")).unwrap_or(HeaderValue::from_static("GET, HEAD"))
}

/// 405 with the methods that there are.
pub(super) fn method_not_allowed(allowed: HeaderValue) -> HttpResponse {
    let mut response = HttpResponse::from_error(HttpError::new(ErrorCode::MethodNotAllowed));
    response.headers_mut().insert(ALLOW, allowed);
    response
}
