//! The places that a text names, found in the browser: what is written never leaves the device.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::js::{Object, array};
use crate::refusal::Refusal;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A place that a text names. */
export interface Mention {
    /** Where in the text it begins, counted as JavaScript counts. */
    start: number;
    /** Where it ends. */
    end: number;
    /** The name of the place. */
    name: string;
}
"#;

/// The names of all places of the country.
#[wasm_bindgen]
pub struct PlaceNames(ozvise_routing::Places);

#[wasm_bindgen]
impl PlaceNames {
    /// Reads the file of places. Throws `Malformed` when it is anything else.
    pub fn parse(bytes: &[u8]) -> Result<PlaceNames, Refusal> {
        let places = ozvise_routing::Places::parse(bytes);
        places.map(Self).map_err(|_| Refusal::of("Malformed"))
    }

    /// The places that a text names, in whatever case, in their order.
    #[wasm_bindgen(unchecked_return_type = "Mention[]")]
    pub fn mentions(&self, text: &str) -> JsValue {
        let units = |part: &str| part.encode_utf16().count();
        let (mut bytes, mut at) = (0, 0);
        array(self.0.mentions(text).iter().map(|mention| {
            let start = at + units(&text[bytes..mention.start]);
            let end = start + units(&text[mention.start..mention.end]);
            (bytes, at) = (mention.end, end);
            Object::plain()
                .with("start", start)
                .with("end", end)
                .with("name", mention.name)
                .into_value()
        }))
    }
}
