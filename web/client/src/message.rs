//! Messages on their way to the page.

use ozvise_crypto::{
    CentreId, Direction, Intake, NewEpoch, OpenedMessage, Place, ReporterRole, Thread, Transfer, to_b64,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::js::{Object, array, for_each, number};
use crate::refusal::Refusal;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Who writes. */
export type Role = "victim" | "witness" | "unsure";

/** Where help is needed. */
export interface Place {
    label: string;
    /** LAU code of the district. */
    district?: string;
    /** Six-digit code of the municipality. */
    municipality?: number;
}

/** A message that was opened and follows what was seen before. */
export interface OpenedMessage {
    sequence: number;
    from: "reporter" | "centre";
    /** Unix seconds, by the writer's clock. */
    sentAt: number;
    /** BCP 47. */
    language: string;
    text: string;
    /** In the first message of a thread only. */
    role?: Role;
    place?: Place;
    /** In a message about handing the thread over. */
    transfer?: Transfer;
}

/** A question of the centre, the writer's answer, or the handover, which is without consent in an emergency. */
export interface Transfer {
    kind: "question" | "answer" | "handover";
    /** The other centre: of a question and of a handover. */
    to?: string;
    /** Whether the writer agrees, or has agreed: of an answer and of a handover. */
    agreed?: boolean;
}

/** A new epoch of a thread; binary values as base64url. */
export interface NewEpoch {
    epoch: number;
    centreId: string;
    keyId: string;
    centreSeal: string;
    reporterSeal: string;
}
"#;

/// Opens `envelopes` one after the other; the result is an array of `OpenedMessage`.
///
/// If one is refused, those before it count as seen: the refusal carries them as `opened`.
pub(crate) fn open_all(thread: &mut Thread, envelopes: &JsValue) -> Result<JsValue, Refusal> {
    let mut opened = Vec::new();
    let result = for_each(envelopes, "envelopes", |envelope| {
        opened.push(to_js(&thread.open(&text_bytes(&envelope, "envelopes")?)?));
        Ok(())
    });
    let opened = array(opened);
    match result {
        Ok(()) => Ok(opened),
        Err(refusal) => Err(refusal.with("opened", opened)),
    }
}

/// The bytes behind a JavaScript text in base64url; `field` names the argument in the refusal.
pub(crate) fn text_bytes(text: &JsValue, field: &str) -> Result<Vec<u8>, Refusal> {
    bytes(&text.as_string().ok_or_else(|| Refusal::bad_argument(field))?, field)
}

/// The bytes behind base64url; `field` names the argument in the refusal.
pub(crate) fn bytes(text: &str, field: &str) -> Result<Vec<u8>, Refusal> {
    ozvise_crypto::from_b64(text).ok_or_else(|| Refusal::bad_argument(field))
}

/// The word for a role in JavaScript, and back.
const ROLES: [(ReporterRole, &str); 3] = [
    (ReporterRole::Victim, "victim"),
    (ReporterRole::Witness, "witness"),
    (ReporterRole::Unsure, "unsure"),
];

#[cfg(feature = "reporter")]
pub(crate) fn role_from(word: &str) -> Result<ReporterRole, Refusal> {
    let role = ROLES.iter().find(|(_, known)| *known == word).map(|(role, _)| *role);
    role.ok_or_else(|| Refusal::bad_argument("role"))
}

fn to_js(opened: &OpenedMessage) -> JsValue {
    let from = match opened.direction {
        Direction::FromReporter => "reporter",
        Direction::FromCentre => "centre",
    };
    let message = &opened.message;
    let object = Object::plain()
        .with("sequence", opened.sequence)
        .with("from", from)
        .with("sentAt", number(message.sent_at))
        .with("language", message.language.as_str())
        .with("text", message.text.as_str())
        .with("transfer", message.transfer.as_ref().map(transfer_to_js));
    match &message.intake {
        Some(intake) => with_intake(object, intake).into_value(),
        None => object.into_value(),
    }
}

fn with_intake(object: Object, intake: &Intake) -> Object {
    let word = ROLES
        .iter()
        .find(|(role, _)| *role == intake.role)
        .map(|(_, word)| *word);
    object
        .with("role", word)
        .with("place", intake.place.as_ref().map(place_to_js))
}

fn transfer_to_js(transfer: &Transfer) -> JsValue {
    let (kind, to, agreed) = match transfer {
        Transfer::Question { to } => ("question", Some(to), None),
        Transfer::Answer { offer, .. } => ("answer", None, Some(offer.is_some())),
        Transfer::Handover { to, consent } => ("handover", Some(to), Some(consent.is_some())),
    };
    Object::plain()
        .with("kind", kind)
        .with("to", to.map(CentreId::as_str))
        .with("agreed", agreed)
        .into_value()
}

pub(crate) fn epoch_to_js(new: &NewEpoch) -> JsValue {
    Object::plain()
        .with("epoch", new.epoch)
        .with("centreId", new.centre.as_str())
        .with("keyId", to_b64(new.key_id.as_bytes()))
        .with("centreSeal", to_b64(&new.centre_seal))
        .with("reporterSeal", to_b64(&new.reporter_seal))
        .into_value()
}

fn place_to_js(place: &Place) -> JsValue {
    Object::plain()
        .with("label", place.label.as_str())
        .with("district", place.district.as_deref())
        .with("municipality", place.municipality)
        .into_value()
}
