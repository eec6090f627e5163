//! What surrounds every handler: the log, the security headers, the words of errors, and the catching of panics.
//!
//! It is one thin layer on purpose: every page passes through it.

use std::future::{Future, Ready, poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use actix_web::body::BoxBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::error::InternalError;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, ALLOW, HeaderValue};
use actix_web::{Error, HttpResponse};
use tracing::Instrument;

use super::error::{ErrorCode, HttpError};
use super::error_texts::ErrorTexts;
use super::headers::CommonHeaders;
use crate::i18n::Language;

/// What the shell needs to know.
pub(super) struct ShellSettings {
    pub(super) texts: ErrorTexts,
    pub(super) headers: CommonHeaders,
}

/// The layer, as actix-web wants it.
pub(super) struct Shell(pub(super) Arc<ShellSettings>);

impl<S> Transform<S, ServiceRequest> for Shell
where
    S: Service<ServiceRequest, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Transform = ShellService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(ShellService {
            inner: Rc::new(inner),
            settings: Arc::clone(&self.0),
        }))
    }
}

/// The layer around the handlers.
pub(super) struct ShellService<S> {
    inner: Rc<S>,
    settings: Arc<ShellSettings>,
}

impl<S> Service<ServiceRequest> for ShellService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let inner = Rc::clone(&self.inner);
        let settings = Arc::clone(&self.settings);
        // A panic takes the request with it, and the answer still has to be in the person's language.
        let language = request.headers().get(ACCEPT_LANGUAGE).cloned();
        // Neither address nor user agent nor path: the path of the staff's calls holds a thread's number.
        let span = tracing::info_span!("request", method = method_name(request.method()));
        let finished = async move {
            let mut response = match catch_panic(async move { inner.call(request).await }).await {
                Ok(Ok(response)) => settings.with_words(response),
                Ok(Err(error)) => return Err(settings.answer_to_fault(&error, language.as_ref())),
                Err(Panicked) => return Err(settings.answer_to_panic(language.as_ref())),
            };
            settings.headers.complete(response.headers_mut());
            Ok(response)
        };
        Box::pin(finished.instrument(span))
    }
}

/// A handler panicked. What it said went to the panic hook.
struct Panicked;

/// Runs a future; a panic ends the future alone.
async fn catch_panic<F: Future>(future: F) -> Result<F::Output, Panicked> {
    let mut future = pin!(future);
    // The future is not polled again after a panic, so that nobody sees what it has left half done.
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(Err(Panicked)),
        },
    )
    .await
}

impl ShellSettings {
    /// Logs an error and writes the body that the handler, ignorant of the language, has left empty.
    fn with_words(&self, response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
        let Some(error) = response.response().error() else {
            return response;
        };
        let route = response.request().match_pattern();
        let language = language(response.request().headers().get(ACCEPT_LANGUAGE));
        let allow = response.headers().get(ALLOW).cloned();
        let mut rendered = match error.as_error::<HttpError>() {
            Some(error) => {
                log(error, route.as_deref());
                error.render(&self.texts, language)
            }
            // The framework's own: a path or query parameter that is not what it should be.
            None if response.status().is_client_error() => {
                HttpError::new(ErrorCode::MalformedRequest).render(&self.texts, language)
            }
            None => {
                tracing::error!(route, %error, "the request failed");
                HttpError::new(ErrorCode::Internal).render(&self.texts, language)
            }
        };
        if let Some(allow) = allow {
            rendered.headers_mut().insert(ALLOW, allow);
        }
        response.into_response(rendered)
    }

    fn answer_to_fault(&self, error: &Error, accept_language: Option<&HeaderValue>) -> Error {
        tracing::error!(%error, "the request failed outside a handler");
        self.bare_internal_error(accept_language)
    }

    fn answer_to_panic(&self, accept_language: Option<&HeaderValue>) -> Error {
        // The panic's own message may hold anything, so the log gets only the fact; see `log_panics_by_place`.
        tracing::error!("a handler panicked");
        self.bare_internal_error(accept_language)
    }

    /// An answer for which there is no request any more.
    fn bare_internal_error(&self, accept_language: Option<&HeaderValue>) -> Error {
        let mut response: HttpResponse =
            HttpError::new(ErrorCode::Internal).render(&self.texts, language(accept_language));
        self.headers.complete(response.headers_mut());
        InternalError::from_response("internal", response).into()
    }
}

/// Only faults of the server: what clients do wrong is no news, and would let anybody fill the disk.
fn log(error: &HttpError, route: Option<&str>) {
    match (error.code(), error.cause()) {
        (ErrorCode::Internal | ErrorCode::Unavailable, Some(cause)) => {
            tracing::error!(route, code = error.code().as_str(), cause = %chain(cause), "the request failed");
        }
        (code, _) => tracing::debug!(route, code = code.as_str(), "refused"),
    }
}

/// An error with all that caused it.
fn chain(cause: &(dyn std::error::Error + 'static)) -> String {
    let mut text = cause.to_string();
    let mut next = cause.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}

/// The methods by name; anything else is a text of the client's and stays out of the log.
fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

fn language(accept_language: Option<&HeaderValue>) -> Language {
    Language::from_accept_language(
        accept_language
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
    )
}

/// Makes panics log their place in the code and nothing else: the message of a panic may quote data.
pub fn log_panics_by_place() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panic");
    }));
}
