//! Whatever a request is made of can be wrong: each field, each part of an address, each parameter. What there is the OpenAPI
//! document tells, so that an endpoint that comes later is asked as well; one whose right request nobody has written down
//! fails here.

use hyper::StatusCode;
use ozvise_portal::domain::StaffRole;
use ozvise_portal::http::{Caller, ENDPOINTS, Endpoint};
use ozvise_tests::{Answer, Call, Http, on_each_database_at_a_domain};
use serde_json::{Value, json};

use crate::authorisation::{Actor, World};

/// What no field takes: no number, no text, no list of anything that there is, no structure.
fn of_no_type() -> Value {
    json!([[0]])
}

/// The endpoints with what the document says of them.
struct Described {
    http: Http,
    world: World,
    document: Value,
}

impl Described {
    fn operation(&self, row: &Endpoint) -> &Value {
        &self.document["paths"][row.path][row.method.as_str().to_lowercase()]
    }

    /// The schema itself, where it is named, or may be left out.
    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let variants = schema["oneOf"].as_array().into_iter().flatten();
        let mut named = variants.chain([schema]).filter_map(|variant| variant["$ref"].as_str());
        match named.next() {
            Some(name) => self.resolved(self.document.pointer(&name[1..]).expect("what is referred to")),
            None => schema,
        }
    }

    /// The right request, as somebody sends it who may.
    fn right(&self, row: &Endpoint) -> (Actor, Call) {
        let actor = match row.caller {
            Caller::Anyone => Actor::Nobody,
            Caller::Reporter => Actor::Reporter,
            Caller::Staff(roles) if roles.contains(&StaffRole::Head) => Actor::Head,
            Caller::Staff(_) => Actor::Operator,
        };
        (actor, self.world.call(row.method.as_str(), row.path))
    }

    async fn send(&self, actor: Actor, call: Call) -> Answer {
        self.http.send(self.world.by(actor, call)).await
    }

    /// Every field of a body with everything that it must not be.
    fn bad_bodies(&self, schema: &Value, right: &Value) -> Vec<(String, Value)> {
        let schema = self.resolved(schema);
        let required = schema["required"].as_array().into_iter().flatten();
        let mut bodies: Vec<(String, Value)> = required
            .map(|field| {
                let mut body = right.clone();
                let name = field.as_str().expect("a name");
                body.as_object_mut().expect("an object").remove(name);
                (format!("without {name}"), body)
            })
            .collect();
        let fields = schema["properties"].as_object().expect("fields");
        // The version has an answer of its own.
        for (name, field) in fields.iter().filter(|(name, _)| *name != "version") {
            bodies.extend(self.bad_values(field).into_iter().map(|value| {
                let mut body = right.clone();
                let what = format!("{name}: {value}");
                body[name] = value;
                (what, body)
            }));
        }
        let mut more = right.clone();
        more["unknown"] = "text".into();
        bodies.push(("a field that there is not".to_owned(), more));
        bodies
    }

    fn bad_values(&self, field: &Value) -> Vec<Value> {
        let field = self.resolved(field);
        let mut values = vec![of_no_type()];
        let is = |kind: &str| {
            let kinds = field["type"].as_array().into_iter().flatten().chain([&field["type"]]);
            kinds.into_iter().any(|found| found == kind)
        };
        if is("integer") {
            values.push(json!(0.5));
        }
        if field["format"] == "base64url" {
            values.extend([json!("*"), json!("AA==")]);
        } else if field["enum"].is_array() {
            values.push("nothing of it".into());
        }
        if field["properties"].is_object() {
            values.push(json!({ "unknown": 1 }));
        }
        let items = self.resolved(&field["items"]);
        if items["required"].is_array() {
            values.extend([json!([{}]), json!([{ "unknown": 1 }])]);
        }
        values
    }
}

/// Asks on both databases and complains of all that was answered otherwise.
fn each_endpoint(check: impl AsyncFn(&Described, &Endpoint, &mut Vec<String>)) {
    on_each_database_at_a_domain(async |portal| {
        let document = portal.http().send(Call::get("/openapi.json")).await.expect(200).json();
        let described = Described {
            http: portal.http(),
            world: World::make(&portal).await,
            document,
        };
        let mut wrong = Vec::new();
        for row in ENDPOINTS {
            check(&described, row, &mut wrong).await;
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

fn compare(wrong: &mut Vec<String>, what: &str, answer: &Answer, status: StatusCode, code: &str) {
    let found = String::from_utf8_lossy(&answer.body);
    let found_code = serde_json::from_str::<Value>(&found).unwrap_or_default()["error"]["code"].clone();
    if answer.status != status || found_code != code {
        wrong.push(format!("{what}: {} {found} instead of {status} {code}", answer.status));
    }
}

#[test]
fn no_endpoint_takes_another_body_than_the_document_describes() {
    each_endpoint(async |described, row, wrong| {
        let schema = &described.operation(row)["requestBody"]["content"]["application/json"]["schema"];
        let name = format!("{} {}", row.method, row.path);
        let (actor, call) = described.right(row);
        if schema.is_null() {
            // Nothing is read of it, so nothing stands in it but the version.
            if call.body().len() > br#"{"version":1}"#.len() {
                wrong.push(format!("{name} has no body in the document"));
            }
            return;
        }
        let right: Value = serde_json::from_slice(call.body()).expect("JSON");
        for (what, body) in described.bad_bodies(schema, &right) {
            let answer = described.send(actor, call.clone().json(&body)).await;
            let what = format!("{name}, {what}");
            compare(wrong, &what, &answer, StatusCode::BAD_REQUEST, "malformed_request");
        }
        let mut later = right.clone();
        later["version"] = 2.into();
        let answer = described.send(actor, call.clone().json(&later)).await;
        compare(wrong, &name, &answer, StatusCode::BAD_REQUEST, "unknown_version");
        let typed = right.to_string().into_bytes();
        let answer = described.send(actor, call.clone().raw("text/plain", typed)).await;
        let unsupported = (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type");
        compare(wrong, &name, &answer, unsupported.0, unsupported.1);
        for raw in [&b""[..], b"[]", b"{", b"\xff", b"null"] {
            let answer = described
                .send(actor, call.clone().raw("application/json", raw.to_vec()))
                .await;
            compare(wrong, &name, &answer, StatusCode::BAD_REQUEST, "malformed_request");
        }
    });
}

#[test]
fn nothing_is_found_at_an_address_that_cannot_be_one() {
    each_endpoint(async |described, row, wrong| {
        let Some((_, rest)) = row.path.split_once('{') else {
            return;
        };
        let (variable, _) = rest.split_once('}').expect("a closed brace");
        let (actor, call) = described.right(row);
        for text in [
            "x",
            "0",
            "-1",
            "1.5",
            "%00",
            "99999999999999999999",
            "AAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAA==",
        ] {
            let path = row.path.replace(&format!("{{{variable}}}"), text);
            let answer = described.send(actor, call.clone().at(&path)).await;
            let code = answer.json()["error"]["code"].clone();
            let code = code.as_str().unwrap_or_default();
            if answer.status != StatusCode::NOT_FOUND || !code.ends_with("not_found") {
                wrong.push(format!("{} {path}: {} {code}", row.method, answer.status));
            }
        }
    });
}

#[test]
fn no_endpoint_takes_a_parameter_that_is_none() {
    each_endpoint(async |described, row, wrong| {
        let parameters = described.operation(row)["parameters"].as_array();
        let names = parameters.into_iter().flatten().filter(|one| one["in"] == "query");
        let names: Vec<&str> = names.map(|one| one["name"].as_str().expect("a name")).collect();
        if row.method.as_str() != "GET" || names.is_empty() {
            return;
        }
        let (actor, call) = described.right(row);
        for asked in names
            .into_iter()
            .map(|name| format!("{name}=x"))
            .chain(["unknown=1".to_owned()])
        {
            let path = format!("{}?{asked}", row.path.replace("{number}", "1"));
            let answer = described.send(actor, call.clone().at(&path)).await;
            compare(wrong, &path, &answer, StatusCode::BAD_REQUEST, "malformed_request");
        }
    });
}
