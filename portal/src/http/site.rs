//! Serves the pages and the assets: immutable bytes, each in up to three forms, with headers that are made once for all
//! requests. Whoever publishes replaces all of them in one moment.

use std::collections::HashMap;
use std::sync::Arc;

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue,
    VARY,
};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};
use arc_swap::ArcSwap;

use super::endpoints::{API, method_not_allowed};
use super::error::{ErrorCode, HttpError};
use super::exit::Exit;
use super::headers::{
    ASSET_CACHING, NO_STORE, NOTHING_POLICY, PERMISSIONS_POLICY, PUBLIC_POLICY, REQUEST_OTR, SCRIPT_POLICY,
    STAFF_POLICY, staff_features,
};
use super::negotiation::{Coding, choose};
use crate::i18n::Language;
use crate::pages::{EXIT_PATH, Page, PageKind, SiteBundle};

/// The pages that are served at present. Cheap to clone; all clones change together. A request takes the pages of one
/// moment without waiting for anybody.
#[derive(Clone)]
pub struct LiveSite(Arc<ArcSwap<Site>>);

impl LiveSite {
    /// Prepares every page of the bundle.
    #[must_use]
    pub fn prepare(bundle: &SiteBundle) -> Self {
        Self(Arc::new(ArcSwap::from_pointee(Site::prepare(bundle))))
    }

    /// Serves the pages of this bundle from now on.
    pub fn replace(&self, bundle: &SiteBundle) {
        self.0.store(Arc::new(Site::prepare(bundle)));
    }
}

/// The pages, ready to be sent.
struct Site {
    pages: HashMap<String, PreparedPage>,
    missing: HashMap<Language, PreparedPage>,
    exit: Exit,
}

/// One page: its headers and its forms.
struct PreparedPage {
    headers: Vec<(HeaderName, HeaderValue)>,
    identity: Bytes,
    gzip: Bytes,
    brotli: Bytes,
}

impl Site {
    /// Prepares every page of the bundle.
    fn prepare(bundle: &SiteBundle) -> Self {
        let pages = bundle
            .paths()
            .filter_map(|path| Some((path.to_owned(), PreparedPage::new(bundle.get(path)?))))
            .collect();
        let missing = Language::ALL.map(|language| (language, PreparedPage::new(bundle.not_found(language))));
        Self {
            pages,
            missing: missing.into(),
            exit: Exit::leading_to(bundle.exit_url()),
        }
    }

    fn find(&self, path: &str) -> (StatusCode, Option<&PreparedPage>) {
        match self.pages.get(path) {
            Some(page) => (StatusCode::OK, Some(page)),
            None => (StatusCode::NOT_FOUND, self.missing.get(&Language::of_path(path))),
        }
    }
}

impl PreparedPage {
    fn new(page: &Page) -> Self {
        let (policy, caching) = match page.kind {
            PageKind::Public => (PUBLIC_POLICY, NO_STORE),
            PageKind::Staff => (STAFF_POLICY, NO_STORE),
            PageKind::Asset if page.content_type.starts_with("text/javascript") => (SCRIPT_POLICY, ASSET_CACHING),
            PageKind::Asset => (NOTHING_POLICY, ASSET_CACHING),
            PageKind::File => (NOTHING_POLICY, NO_STORE),
        };
        let mut headers = vec![
            (CONTENT_TYPE, HeaderValue::from_static(page.content_type)),
            (CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
            (CACHE_CONTROL, HeaderValue::from_static(caching)),
            (VARY, HeaderValue::from_static("accept-encoding")),
        ];
        if matches!(page.kind, PageKind::Public | PageKind::Staff) {
            headers.push((REQUEST_OTR, HeaderValue::from_static("?1")));
        }
        if page.kind == PageKind::Staff
            && let Ok(features) = HeaderValue::from_str(&staff_features())
        {
            headers.push((PERMISSIONS_POLICY, features));
        }
        Self {
            headers,
            identity: page.identity.clone(),
            gzip: page.gzip.clone(),
            brotli: page.brotli.clone(),
        }
    }

    /// An empty form is one that is not worth having, unless the page itself is empty.
    fn form(&self, coding: Coding) -> &Bytes {
        match coding {
            Coding::Brotli => &self.brotli,
            Coding::Gzip => &self.gzip,
            Coding::Identity => &self.identity,
        }
    }

    fn response(&self, status: StatusCode, accept_encoding: Option<&str>) -> HttpResponse {
        let coding = choose(accept_encoding, |coding| {
            coding == Coding::Identity || !self.form(coding).is_empty()
        });
        // Cloning `Bytes` counts a reference; nothing is copied.
        let mut response = HttpResponse::with_body(status, self.form(coding).clone()).map_into_boxed_body();
        let headers = response.headers_mut();
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        if let Some(name) = coding.content_encoding() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }
}

/// Whatever is no endpoint: a page, an asset, the way out, or nothing.
pub(super) async fn serve(request: HttpRequest, site: web::Data<LiveSite>) -> HttpResponse {
    let path = request.path();
    if path
        .strip_prefix(API)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    {
        return HttpResponse::from_error(HttpError::new(ErrorCode::NotFound));
    }
    let site = site.0.load();
    let (status, page) = site.find(path);
    let known = status == StatusCode::OK || path == EXIT_PATH;
    if known && !matches!(*request.method(), Method::GET | Method::HEAD) {
        return method_not_allowed(HeaderValue::from_static("GET, HEAD"));
    }
    if path == EXIT_PATH {
        return site.exit.response();
    }
    let accept_encoding = request
        .headers()
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    match page {
        Some(page) => page.response(status, accept_encoding),
        None => HttpResponse::from_error(HttpError::new(ErrorCode::NotFound)),
    }
}
