//! The little of JavaScript that the bindings touch: plain objects and errors.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeroize::Zeroizing;

use crate::refusal::Refusal;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Object)]
    type PlainObject;
    #[wasm_bindgen(constructor, js_class = "Object")]
    fn new() -> PlainObject;

    #[wasm_bindgen(js_name = Error)]
    type ErrorObject;
    #[wasm_bindgen(constructor, js_class = "Error")]
    fn new(message: &str) -> ErrorObject;

    #[wasm_bindgen(js_name = String)]
    type StringObject;
    #[wasm_bindgen(method, js_class = "String")]
    fn normalize(this: &StringObject, form: &str) -> String;

    #[wasm_bindgen(js_name = Array)]
    type ArrayObject;
    #[wasm_bindgen(constructor, js_class = "Array")]
    fn new() -> ArrayObject;
    #[wasm_bindgen(method)]
    fn push(this: &ArrayObject, value: &JsValue) -> u32;

    #[wasm_bindgen(js_namespace = Reflect, js_name = set)]
    fn reflect_set(target: &JsValue, key: &str, value: &JsValue) -> bool;
    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn reflect_get(target: &JsValue, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn reflect_get_item(target: &JsValue, index: u32) -> Result<JsValue, JsValue>;
}

/// A JavaScript object under construction.
pub(crate) struct Object(JsValue);

impl Object {
    /// `{}`
    pub(crate) fn plain() -> Self {
        Self(PlainObject::new().into())
    }

    /// `new Error(message)`
    pub(crate) fn error(message: &str) -> Self {
        Self(ErrorObject::new(message).into())
    }

    /// The object with one more property. `undefined` is left out.
    pub(crate) fn with(self, key: &str, value: impl Into<JsValue>) -> Self {
        self.set(key, &value.into());
        self
    }

    // Apart from `with`, which is compiled anew for each type of value: the module has to be small.
    #[inline(never)]
    fn set(&self, key: &str, value: &JsValue) {
        if !value.is_undefined() {
            reflect_set(&self.0, key, value);
        }
    }

    pub(crate) fn into_value(self) -> JsValue {
        self.0
    }
}

/// A JavaScript array of these values.
///
/// By hand, since wasm-bindgen's own passage of vectors makes the module a kilobyte larger, compressed.
pub(crate) fn array<T: Into<JsValue>>(values: impl IntoIterator<Item = T>) -> JsValue {
    let array = ArrayObject::new();
    for value in values {
        array.push(&value.into());
    }
    array.into()
}

/// Calls `each` with the values of a JavaScript array, in order; `field` names it in the refusal if it is none.
pub(crate) fn for_each(
    array: &JsValue,
    field: &str,
    mut each: impl FnMut(JsValue) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let length = optional_u32_at(array, "length")?.ok_or_else(|| Refusal::bad_argument(field))?;
    (0..length).try_for_each(|index| each(reflect_get_item(array, index).map_err(|_| Refusal::bad_argument(field))?))
}

/// The text at `key` of a JavaScript object; it may be a secret, so it is overwritten after use.
pub(crate) fn text_at(object: &JsValue, key: &str) -> Result<Zeroizing<String>, Refusal> {
    optional_text_at(object, key)?.ok_or_else(|| Refusal::bad_argument(key))
}

/// Like [`text_at`], for a property that may be `undefined` or `null`.
pub(crate) fn optional_text_at(object: &JsValue, key: &str) -> Result<Option<Zeroizing<String>>, Refusal> {
    let value = value_at(object, key)?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value
        .as_string()
        .map(|text| Some(Zeroizing::new(text)))
        .ok_or_else(|| Refusal::bad_argument(key))
}

/// The whole number at `key`, or `None` for `undefined` and `null`.
pub(crate) fn optional_u32_at(object: &JsValue, key: &str) -> Result<Option<u32>, Refusal> {
    let value = value_at(object, key)?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let number = value.as_f64().ok_or_else(|| Refusal::bad_argument(key))?;
    u32::try_from(whole(number, key)?)
        .map(Some)
        .map_err(|_| Refusal::bad_argument(key))
}

/// Like [`optional_u32_at`], for times.
#[cfg(feature = "staff")]
pub(crate) fn optional_whole_at(object: &JsValue, key: &str) -> Result<Option<u64>, Refusal> {
    let Some(value) = optional_value_at(object, key)? else {
        return Ok(None);
    };
    let number = value.as_f64().ok_or_else(|| Refusal::bad_argument(key))?;
    whole(number, key).map(Some)
}

/// The flag at `key`, or `None` for `undefined` and `null`.
#[cfg(feature = "staff")]
pub(crate) fn optional_flag_at(object: &JsValue, key: &str) -> Result<Option<bool>, Refusal> {
    let value = optional_value_at(object, key)?;
    let flag = value.map(|value| value.as_bool().ok_or_else(|| Refusal::bad_argument(key)));
    flag.transpose()
}

/// The flag at `key`.
#[cfg(feature = "staff")]
pub(crate) fn flag_at(object: &JsValue, key: &str) -> Result<bool, Refusal> {
    optional_flag_at(object, key)?.ok_or_else(|| Refusal::bad_argument(key))
}

/// The value at `key`, or `None` for `undefined` and `null`.
#[cfg(feature = "staff")]
pub(crate) fn optional_value_at(object: &JsValue, key: &str) -> Result<Option<JsValue>, Refusal> {
    let value = value_at(object, key)?;
    Ok((!value.is_undefined() && !value.is_null()).then_some(value))
}

fn value_at(object: &JsValue, key: &str) -> Result<JsValue, Refusal> {
    reflect_get(object, key).map_err(|_| Refusal::bad_argument(key))
}

/// A text in the composed Unicode form (NFC), the same on every keyboard; `None` for anything but a text.
#[cfg(feature = "staff")]
pub(crate) fn normalized(text: &JsValue) -> Option<String> {
    use wasm_bindgen::JsCast as _;
    text.is_string()
        .then(|| text.unchecked_ref::<StringObject>().normalize("NFC"))
}

/// Largest whole number that a JavaScript number holds exactly (`Number.MAX_SAFE_INTEGER`).
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// A JavaScript number as the whole number that it has to be; `field` names it in the refusal.
pub(crate) fn whole(number: f64, field: &str) -> Result<u64, Refusal> {
    if number.fract() == 0.0 && (0.0..=MAX_SAFE_INTEGER).contains(&number) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not negative, below 2^53"
        )]
        return Ok(number as u64);
    }
    Err(Refusal::bad_argument(field))
}

/// A whole number for JavaScript; one beyond 2^53, which no clock of ours reaches, would be rounded.
#[expect(clippy::cast_precision_loss, reason = "times and versions, far below 2^53")]
pub(crate) fn number(whole: u64) -> JsValue {
    JsValue::from_f64(whole as f64)
}
