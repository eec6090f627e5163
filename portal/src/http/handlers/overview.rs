//! How the centres stand.

use actix_web::{HttpResponse, web};

use crate::domain::ThreadState;
use crate::flows::{self, CentreOverview, Portal};
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Member;
use crate::http::wire::{ApiVersion, CentreOverviewItem, OverviewResponse, ThreadCounts};

/// How every centre stands: counts and hours, for those who watch over all of them.
#[utoipa::path(
    get,
    path = "/api/v1/staff/overview",
    operation_id = "overview",
    tag = "staff",
    responses(
        (status = 200, description = "All centres", body = OverviewResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn overview(_: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let centres = flows::overview(&portal).await?;
    let response = OverviewResponse {
        version: ApiVersion,
        hour: portal.clock.hour().as_i64(),
        centres: centres.into_iter().map(item).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

fn item(centre: CentreOverview) -> CentreOverviewItem {
    let count = |state| centre.threads.get(&state).copied().unwrap_or(0);
    CentreOverviewItem {
        threads: ThreadCounts {
            new: count(ThreadState::New),
            opened: count(ThreadState::Opened),
            waiting_for_centre: count(ThreadState::WaitingForCentre),
            waiting_for_reporter: count(ThreadState::WaitingForReporter),
            closed: count(ThreadState::Closed),
        },
        centre_id: centre.centre_id.to_string(),
        name: centre.name,
        accepting: centre.accepting,
        oldest_unanswered_hour: centre.oldest_unanswered.map(|hour| hour.as_i64()),
        reply_hours: centre.reply_hours,
        overdue: centre.overdue,
        has_key: centre.has_key,
        rotation_demanded: centre.rotation.demanded,
        rotation_due_at: centre.rotation.due_at,
        active_members: centre.active_members,
        waiting_members: centre.waiting_members,
    }
}
