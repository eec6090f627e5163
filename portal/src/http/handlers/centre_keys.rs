//! The centre's keys and its recovery sheet.

use actix_web::{HttpResponse, web};
use ozvise_crypto::staff::PREVIOUS_KEY_BYTES;
use ozvise_crypto::{KEM_PUBLIC_KEY_BYTES, KeyId, MemberId};

use super::members::{new_seal, sealed};
use super::parse;
use crate::domain::MAX_PUBLIC_KEYS_BYTES;
use crate::flows::{self, CentreKeys, HeldKey, NewKey, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    AddKeyRequest, ApiVersion, Base64, CentreKeysResponse, KeyItem, KeyState, ReplaceSheetRequest, SheetItem,
    SheetSealItem,
};
use crate::store::recovery_sheets::StoredSheet;

/// Every key that the centre ever had, who holds it, and when a new one is due.
#[utoipa::path(
    get,
    path = "/api/v1/staff/centre-keys",
    operation_id = "listCentreKeys",
    tag = "staff",
    responses(
        (status = 200, description = "The keys", body = CentreKeysResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn list(staff: Reader, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let keys = flows::centre_keys(&portal, staff.member.id, staff.centre).await?;
    Ok(json(HttpResponse::Ok(), &response(keys)))
}

fn response(keys: CentreKeys) -> CentreKeysResponse {
    let (current, pending) = (keys.current, keys.pending);
    CentreKeysResponse {
        version: ApiVersion,
        keys: keys.keys.into_iter().map(|key| item(key, current, pending)).collect(),
        rotation_demanded: keys.rotation.demanded,
        rotation_due_at: keys.rotation.due_at,
        recovery_sheet: keys.sheet.map(|(sheet, seals)| SheetItem {
            sheet_id: sheet.id.to_vec().into(),
            public_key: sheet.public_key.into(),
            seals: seals
                .into_iter()
                .map(|seal| SheetSealItem {
                    key_id: seal.key_id.as_bytes().to_vec().into(),
                    sealed: seal.sealed.into(),
                    mark: seal.mark.into(),
                })
                .collect(),
        }),
    }
}

fn item(held: HeldKey, current: Option<KeyId>, pending: Option<KeyId>) -> KeyItem {
    let id = held.key.id;
    let state = if current == Some(id) {
        KeyState::Current
    } else if pending == Some(id) {
        KeyState::Pending
    } else if held.holders.is_empty() {
        KeyState::Destroyed
    } else {
        KeyState::Old
    };
    KeyItem {
        key_id: id.as_bytes().to_vec().into(),
        epoch: held.key.epoch,
        public_key: held.key.public_key.into(),
        state,
        activated_at: held.key.activated_at,
        sealed: held.own.map(Into::into),
        previous: held.key.previous.map(Into::into),
        holders: held.holders.iter().map(|id| id.as_bytes().to_vec().into()).collect(),
    }
}

/// Adds the centre's next key, which is pending until a signed directory names it. The very same again is a success.
#[utoipa::path(
    post,
    path = "/api/v1/staff/centre-keys",
    operation_id = "addCentreKey",
    tag = "staff",
    request_body = AddKeyRequest,
    responses(
        (status = 204, description = "The key is pending"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 409, description = "conflicting_key", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn add(
    staff: Reader,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: AddKeyRequest = body.json().await?;
    if request.public_key.0.len() != KEM_PUBLIC_KEY_BYTES {
        return Err(HttpError::malformed("public_key"));
    }
    let previous = request.previous.map(|previous| previous.0);
    let is_first = request.epoch == 1;
    if previous
        .as_ref()
        .is_some_and(|previous| is_first || previous.len() != PREVIOUS_KEY_BYTES)
    {
        return Err(HttpError::malformed("previous"));
    }
    let seals = request.seals.into_iter().map(|seal| {
        let member_id = MemberId::from_bytes(parse::bytes(&seal.member_id, "member_id")?);
        Ok((member_id, sealed(seal.sealed, "sealed")?, sealed(seal.mark, "mark")?))
    });
    let sheet = match request.recovery {
        Some(seal) => Some((
            stored_sheet(&seal.sheet_id, seal.public_key)?,
            sealed(seal.sealed, "sealed")?,
            sealed(seal.mark, "mark")?,
        )),
        None => None,
    };
    let new = NewKey {
        id: parse::key_id(&request.key_id)?,
        epoch: request.epoch,
        public_key: request.public_key.0,
        previous,
        seals: seals.collect::<Result<_, HttpError>>()?,
        sheet,
    };
    flows::add_centre_key(&portal, staff.member, new).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn stored_sheet(id: &Base64, public_key: Base64) -> Result<StoredSheet, HttpError> {
    if !(1..=MAX_PUBLIC_KEYS_BYTES).contains(&public_key.0.len()) {
        return Err(HttpError::malformed("public_key"));
    }
    Ok(StoredSheet {
        id: parse::bytes(id, "sheet_id")?,
        public_key: public_key.0,
    })
}

/// Gives the centre a recovery sheet in the place of an earlier one.
#[utoipa::path(
    post,
    path = "/api/v1/staff/recovery-sheet",
    operation_id = "replaceRecoverySheet",
    tag = "staff",
    request_body = ReplaceSheetRequest,
    responses(
        (status = 204, description = "The keys are sealed to the new sheet"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 409, description = "conflicting_key, key_pending", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn replace_sheet(
    staff: Reader,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: ReplaceSheetRequest = body.json().await?;
    let sheet = stored_sheet(&request.sheet_id, request.public_key)?;
    let seals = request.seals.into_iter().map(new_seal).collect::<Result<_, _>>()?;
    flows::replace_recovery_sheet(&portal, staff.member, sheet, seals).await?;
    Ok(HttpResponse::NoContent().finish())
}
