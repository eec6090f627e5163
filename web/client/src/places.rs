//! The search for a place, in the browser: what a person types never leaves her device.

use ozvise_routing::{Candidate, MunicipalityCode};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::js::{Object, array};
use crate::refusal::Refusal;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A place that a person may mean. */
export interface Candidate {
    /** The bare name. */
    name: string;
    /** The name and what tells it from its namesakes, in Czech. */
    label: string;
    kind: "municipality" | "part" | "district" | "region" | "postcode";
    match: "exact" | "prefix" | "fuzzy";
    /** Six-digit code of the municipality, where it is known. */
    municipality?: number;
    /** LAU codes of the districts that it lies in: one for most, all of its own for a region. */
    districts: string[];
    /** The municipality with extended powers, only where a namesake in the same district makes it necessary. */
    orp?: string;
    /** The postcode by which it was found, such as "370 01". */
    postcode?: string;
}
"#;

/// All places of the country, and the search in them.
#[wasm_bindgen]
pub struct Places(ozvise_routing::Places);

#[wasm_bindgen]
impl Places {
    /// Reads the file of places. Throws `Malformed` when it is anything else.
    pub fn parse(bytes: &[u8]) -> Result<Places, Refusal> {
        let places = ozvise_routing::Places::parse(bytes);
        places.map(Self).map_err(|_| Refusal::of("Malformed"))
    }

    /// The places that `query` may mean, the likeliest first, at most `limit`.
    #[wasm_bindgen(unchecked_return_type = "Candidate[]")]
    pub fn search(&self, query: &str, limit: usize) -> JsValue {
        array(self.0.search(query, limit).iter().map(to_js))
    }

    /// Codes of all municipalities of a district: one of them may have another centre than its district.
    #[wasm_bindgen(js_name = municipalitiesOf, unchecked_return_type = "number[]")]
    pub fn municipalities_of(&self, district: &str) -> JsValue {
        let inside = self.0.municipalities().filter(|one| one.district.as_str() == district);
        array(inside.map(|one| one.code.get()))
    }
}

fn to_js(candidate: &Candidate) -> JsValue {
    Object::plain()
        .with("name", candidate.name.as_str())
        .with("label", candidate.label.as_str())
        .with("kind", candidate.place_kind.as_str())
        .with("match", candidate.match_kind.as_str())
        .with("municipality", candidate.municipality.map(MunicipalityCode::get))
        .with("districts", array(candidate.districts.iter().map(|code| code.as_str())))
        .with("orp", candidate.orp.as_deref())
        .with("postcode", candidate.postcode.map(|code| code.to_string()))
        .into_value()
}
