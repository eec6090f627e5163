//! For whoever watches the server: is it up, and can it work?

use actix_web::HttpResponse;
use actix_web::web;
use serde::Serialize;
use utoipa::ToSchema;

use crate::flows::Portal;
use crate::http::error::HttpError;
use crate::http::json;
use crate::store::SchemaState;

/// The server's state.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::http) struct Health {
    /// Always `ok`: anything else is an error.
    #[schema(example = "ok")]
    status: &'static str,
}

const OK: Health = Health { status: "ok" };

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
        Ok(SchemaState::Current) => Ok(json(HttpResponse::Ok(), &OK)),
        Ok(other) => Err(HttpError::unavailable(ForeignSchema(other))),
        Err(error) => Err(HttpError::unavailable(error)),
    }
}
