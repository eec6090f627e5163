//! The signed directory of centres.

use actix_web::{HttpResponse, web};

use crate::flows::{self, Portal};
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::wire::{ApiVersion, DirectoryResponse};

/// The signed directory of centres and their keys. Clients verify it against the offline root themselves.
#[utoipa::path(
    get,
    path = "/api/v1/directory",
    operation_id = "fetchDirectory",
    tag = "public",
    responses(
        (status = 200, description = "The current directory", body = DirectoryResponse),
        (status = 503, description = "There is no directory yet", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn fetch(portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let directory = flows::fetch_directory(&portal).await?;
    Ok(json(
        HttpResponse::Ok(),
        &DirectoryResponse {
            version: ApiVersion,
            directory: directory.into(),
        },
    ))
}
