//! The HTTP side alone: a portal in a temporary folder behind the very application that is served.

mod pages;
mod protection;
mod reporter;
mod staff;

use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, ORIGIN};
use actix_web::test::{TestRequest, init_service, try_call_service};
use actix_web::{Error, web};
use ozvise_routing::{Competence, SettingsTable};
use serde_json::Value;

use super::server::{HttpSettings, app};
use super::site::LiveSite;
use crate::config::Origin;
use crate::flows::Live;
use crate::flows::testing::World;
use crate::i18n::Texts;
use crate::pages::{SiteBundle, SiteParameters};

/// The origin of the portal in these tests.
const OWN_ORIGIN: &str = "https://portal.example";

fn settings(world: &World, strict_transport: bool) -> HttpSettings {
    let site = LiveSite::prepare(&bundle(world, SettingsTable::embedded()));
    settings_of(world, site, strict_transport)
}

fn settings_of(world: &World, site: LiveSite, strict_transport: bool) -> HttpSettings {
    let texts = Texts::load().expect("valid texts");
    let origin: Origin = OWN_ORIGIN.parse().expect("an origin");
    HttpSettings::prepare(
        world.portal.clone(),
        Live::default(),
        site,
        &texts,
        &origin,
        strict_transport,
    )
    .expect("prepared")
}

fn bundle(world: &World, settings: &SettingsTable) -> SiteBundle {
    let texts = Texts::load().expect("valid texts");
    let parameters = SiteParameters {
        deployment_id: world.portal.deployment.to_string(),
        root_public_key: "AAAA".to_owned(),
        origin: OWN_ORIGIN.to_owned(),
        exit_url: "https://exit.example/".to_owned(),
        contact: None,
        demonstration: false,
        staff_idle_lock_seconds: SiteParameters::STAFF_IDLE_LOCK_SECONDS,
    };
    SiteBundle::build(&texts, &parameters, Competence::embedded(), settings).expect("complete pages")
}

/// An answer with its body read.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: web::Bytes,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The error's code, or the empty text.
    fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }

    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("visible characters"))
    }
}

/// Sends a request as the server would.
async fn answer<Request>(
    service: &impl Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
    request: Request,
) -> Answer {
    let response = match try_call_service(service, request).await {
        Ok(response) => response.into_parts().1,
        Err(error) => error.error_response(),
    };
    let (status, headers) = (response.status(), response.headers().clone());
    let body = to_bytes(response.into_body()).await.expect("a body");
    Answer { status, headers, body }
}

/// A request with a JSON body, from the portal's own page.
fn post(path: &str, body: &Value) -> TestRequest {
    TestRequest::post()
        .uri(path)
        .insert_header((ORIGIN, OWN_ORIGIN))
        .set_json(body)
}
