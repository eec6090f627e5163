//! The HTTP server and its limits.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::{App, Error, HttpServer, web};

use super::endpoints;
use super::error_texts::ErrorTexts;
use super::headers::CommonHeaders;
use super::shell::{Shell, ShellSettings};
use super::site::{self, LiveSite};
use super::staff::PortalOrigin;
use crate::config::Origin;
use crate::flows::{Live, Portal};
use crate::i18n::{TextError, Texts};

/// A kept connection is closed when nothing comes on it for this long: longer than a person reads between two steps, so
/// that a slow network does not have to connect anew, and short enough that idle connections do not pile up.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// The head of a request must have come within this time, or the connection is closed: who sends a byte now and then
/// cannot hold connections. A phone on a bad network sends its head in one or two packets. (The head itself is limited by
/// actix-http to 128 KiB and 96 headers; bodies have limits of their own, see [`super::body`].)
const HEAD_TIMEOUT: Duration = Duration::from_secs(15);

/// How long a closing connection may take to say goodbye.
const DISCONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// How long requests under way may take when the server stops; a message is stored within milliseconds.
const SHUTDOWN_SECONDS: u64 = 10;

/// Connections of one worker at once. Each costs a few kilobytes while idle, so that a flood of them stays below what a
/// small machine has; further ones wait in the system's queue.
const CONNECTIONS_PER_WORKER: usize = 4096;

/// What all workers share.
#[derive(Clone)]
pub struct HttpSettings {
    portal: web::Data<Portal>,
    site: web::Data<LiveSite>,
    origin: web::Data<PortalOrigin>,
    live: web::Data<Live>,
    pub(super) shell: Arc<ShellSettings>,
}

impl HttpSettings {
    /// Prepares everything that can be prepared before the first request. With `strict_transport`, browsers are told to
    /// come by HTTPS only.
    ///
    /// # Errors
    /// When the sentence of an error is missing.
    pub fn prepare(
        portal: Portal,
        live: Live,
        site: LiveSite,
        texts: &Texts,
        origin: &Origin,
        strict_transport: bool,
    ) -> Result<Self, TextError> {
        Ok(Self {
            portal: web::Data::new(portal),
            live: web::Data::new(live),
            site: web::Data::new(site),
            origin: web::Data::new(PortalOrigin(origin.clone())),
            shell: Arc::new(ShellSettings {
                texts: ErrorTexts::prepare(texts)?,
                headers: CommonHeaders::new(strict_transport),
            }),
        })
    }
}

/// The application: the endpoints, then the pages, and the shell around all.
pub fn app(
    settings: &HttpSettings,
) -> App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>
    + use<>,
> {
    App::new()
        .app_data(settings.portal.clone())
        .app_data(settings.site.clone())
        .app_data(settings.origin.clone())
        .app_data(settings.live.clone())
        .configure(endpoints::register)
        .default_service(web::to(site::serve))
        .wrap(Shell(Arc::clone(&settings.shell)))
}

/// Serves on a listener. The answer runs once it is awaited, until its handle stops it; signals are the caller's.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(listener: TcpListener, settings: HttpSettings) -> io::Result<Server> {
    let server = HttpServer::new(move || app(&settings))
        .keep_alive(KEEP_ALIVE)
        .client_request_timeout(HEAD_TIMEOUT)
        .client_disconnect_timeout(DISCONNECT_TIMEOUT)
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .max_connections(CONNECTIONS_PER_WORKER)
        .disable_signals()
        .listen(listener)?;
    Ok(server.run())
}
