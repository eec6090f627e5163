//! For whoever watches the server: is it up, and can it work?

use actix_web::HttpResponse;
use actix_web::web;
use serde::Serialize;
use utoipa::ToSchema;

use crate::flows::{self, DirectoryStanding, Portal};
use crate::http::error::HttpError;
use crate::http::json;
use crate::store::SchemaState;

/// The server's state.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Health {
    /// Always `ok`: anything else is an error.
    #[schema(example = "ok")]
    status: &'static str,
    /// `/readyz` alone: how the directory stands that clients need before anybody can begin to write. `expires_soon` from
    /// two weeks before.
    #[serde(skip_serializing_if = "Option::is_none")]
    directory: Option<WireDirectoryStanding>,
    /// With `expires_soon`: how many whole days are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    directory_days_left: Option<u64>,
    /// `/readyz` alone, where the portal sends mail: how many notices to staff were given up in the last thirty days.
    #[serde(skip_serializing_if = "Option::is_none")]
    notices_undeliverable: Option<u64>,
}

/// How the served directory stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(in crate::http) enum WireDirectoryStanding {
    /// It is valid for more than two weeks.
    Valid,
    /// It has to be signed again.
    ExpiresSoon,
    /// Clients refuse it, and nobody can begin to write.
    Refused,
}

const OK: Health = Health {
    status: "ok",
    directory: None,
    directory_days_left: None,
    notices_undeliverable: None,
};

fn ready(standing: DirectoryStanding, notices_undeliverable: Option<u64>) -> Health {
    let (directory, days) = match standing {
        DirectoryStanding::Valid => (WireDirectoryStanding::Valid, None),
        DirectoryStanding::ExpiresSoon { days } => (WireDirectoryStanding::ExpiresSoon, Some(days)),
        DirectoryStanding::Refused => (WireDirectoryStanding::Refused, None),
    };
    Health {
        directory: Some(directory),
        directory_days_left: days,
        notices_undeliverable,
        ..OK
    }
}

/// The schema of the database is not the one that this program needs.
#[derive(Debug, thiserror::Error)]
#[error("the database's schema does not belong to this program: {0:?}")]
struct ForeignSchema(SchemaState);

/// Whether the process is up.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "healthz",
    tag = "public",
    responses((status = 200, description = "The process is up", body = Health)),
)]
pub(in crate::http) async fn healthz() -> HttpResponse {
    json(HttpResponse::Ok(), &OK)
}

/// Whether the server can work: the database answers and its schema is the right one.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "readyz",
    tag = "public",
    responses(
        (status = 200, description = "The server can work", body = Health),
        (status = 503, description = "The database does not answer or is not migrated", body = crate::http::error::ErrorBody),
    ),
)]
pub(in crate::http) async fn readyz(portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    match portal.store.schema_state().await {
        Ok(SchemaState::Current) => {
            let standing = flows::directory_standing(&portal).await;
            let standing = standing.map_err(HttpError::unavailable)?;
            let undeliverable = match portal.notices {
                Some(_) => Some(flows::count_undeliverable(&portal).await?),
                None => None,
            };
            Ok(json(HttpResponse::Ok(), &ready(standing, undeliverable)))
        }
        Ok(other) => Err(HttpError::unavailable(ForeignSchema(other))),
        Err(error) => Err(HttpError::unavailable(error)),
    }
}
