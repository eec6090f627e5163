//! The stream by which a browser learns that something goes on, as server-sent events (HTML Living Standard, section 9.2).

use std::convert::Infallible;

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream;

use crate::flows::{Happening, Listener, Live, Told};
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::staff::Reader;
use crate::http::wire::{HappeningEvent, WritingItem};

/// By what a browser that connects again tells what it knows.
const LAST_EVENT_ID: &str = "last-event-id";

/// Proxies that gather answers before they pass them on leave this one alone (nginx, and others that follow it).
const UNBUFFERED: (HeaderName, HeaderValue) = (
    HeaderName::from_static("x-accel-buffering"),
    HeaderValue::from_static("no"),
);

/// After how many milliseconds a browser that has lost the connection comes back: at once, but not a restarted server's whole
/// staff in the same moment as a request that failed.
const FIRST: &str = "retry: 3000\n\n";

/// What goes on at the own centre: that its lists have changed, and who is writing where. Never content. It does not keep
/// the session alive, and ends with it.
#[utoipa::path(
    get,
    path = "/api/v1/staff/events",
    operation_id = "listen",
    tag = "staff",
    params(("Last-Event-ID" = Option<i64>, Header, description = "The revision that the client has seen last")),
    responses(
        (status = 200, description = "Events `news`, whose `id` is the revision and whose data are as described, and `beat` \
            while nothing is new", content_type = "text/event-stream", body = HappeningEvent),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
        (status = 503, description = "unavailable: too many listen already", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn listen(
    staff: Reader,
    request: HttpRequest,
    live: web::Data<Live>,
) -> Result<HttpResponse, HttpError> {
    let known = request.headers().get(LAST_EVENT_ID).and_then(|id| id.to_str().ok());
    // What is no revision is known to nobody, and everything is news.
    let known_revision = known.and_then(|id| id.parse().ok());
    let listener = live.listen(staff.centre, staff.member.id, staff.token_hash, known_revision);
    let listener = listener.ok_or_else(|| HttpError::new(ErrorCode::Unavailable))?;
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header(UNBUFFERED)
        .streaming(stream::unfold((listener, true), next)))
}

async fn next((mut listener, is_first): (Listener, bool)) -> Option<(Result<Bytes, Infallible>, (Listener, bool))> {
    // Something comes at once, so that the browser knows that it is connected.
    let event = if is_first {
        FIRST.to_owned()
    } else {
        match listener.next().await? {
            Told::News(happening) => news(happening),
            Told::Beat => "event: beat\ndata:\n\n".to_owned(),
        }
    };
    Some((Ok(Bytes::from(event)), (listener, false)))
}

fn news(happening: Happening) -> String {
    let revision = happening.revision;
    let event = HappeningEvent {
        revision,
        writing: happening
            .writing
            .into_iter()
            .map(|(number, member)| WritingItem {
                number: number.as_i64(),
                member,
            })
            .collect(),
    };
    // Numbers and names in JSON stand on one line and cannot fail.
    let data = serde_json::to_string(&event).unwrap_or_default();
    format!("event: news\nid: {revision}\ndata: {data}\n\n")
}
