//! The security headers of every answer.
//!
//! What holds for all answers is set by the [`shell`](super::shell); what is stricter or looser for one kind of answer is
//! set where that answer is made, and the shell leaves it alone. An answer that nobody thought of therefore gets the
//! strictest set.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_EMBEDDER_POLICY: HeaderName = HeaderName::from_static("cross-origin-embedder-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
pub(super) const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
/// Asks browsers that know it (Brave) to offer a visit that leaves no trace in the history.
pub(super) const REQUEST_OTR: HeaderName = HeaderName::from_static("request-otr");

/// Every feature that browsers put under this policy is off: the portal uses none of them.
const NO_FEATURES: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), \
    clipboard-write=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), \
    gyroscope=(), hid=(), idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), storage-access=(), sync-xhr=(), usb=(), window-management=(), \
    xr-spatial-tracking=()";

/// The same for the staff's document, which asks for passkeys.
pub(super) fn staff_features() -> String {
    let off = "publickey-credentials-create=(), publickey-credentials-get=()";
    NO_FEATURES.replace(off, &off.replace("()", "(self)"))
}

/// The policy of everything that is not a document: if a browser ever shows it as one, it can do nothing.
pub(super) const NOTHING_POLICY: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Scripts carry a policy of their own, since a worker takes it from its script and not from the page.
pub(super) const SCRIPT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Documents for reporters and the public: only what this very server serves, WebAssembly among it, no inline anything,
/// and no script that builds markup out of text (Trusted Types without a single policy).
pub(super) const PUBLIC_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The staff's document: besides, one worker, whose address is the only thing that passes through a Trusted Types policy.
pub(super) const STAFF_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ozvise-worker";

/// An asset's path carries the hash of its content: what was fetched once never changes (RFC 8246).
pub(super) const ASSET_CACHING: &str = "public, max-age=31536000, immutable";

/// Nothing of it may be kept.
pub(super) const NO_STORE: &str = "no-store";

/// Two years, the time that browsers' preload lists ask for (hstspreload.org).
const HSTS: &str = "max-age=63072000; includeSubDomains";

/// The headers of every answer.
#[derive(Clone, Debug)]
pub(super) struct CommonHeaders {
    always: Vec<(HeaderName, HeaderValue)>,
}

impl CommonHeaders {
    /// With `strict_transport`, browsers are told to come by HTTPS only.
    pub(super) fn new(strict_transport: bool) -> Self {
        let mut always = vec![
            (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
            (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin")),
            (CROSS_ORIGIN_EMBEDDER_POLICY, HeaderValue::from_static("require-corp")),
            (CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin")),
            (PERMISSIONS_POLICY, HeaderValue::from_static(NO_FEATURES)),
        ];
        if strict_transport {
            always.push((STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS)));
        }
        Self { always }
    }

    /// Completes the headers of an answer.
    pub(super) fn complete(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.always {
            if name != PERMISSIONS_POLICY || !headers.contains_key(PERMISSIONS_POLICY) {
                headers.insert(name.clone(), value.clone());
            }
        }
        if !headers.contains_key(CACHE_CONTROL) {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static(NO_STORE));
        }
        if !headers.contains_key(CONTENT_SECURITY_POLICY) {
            headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(NOTHING_POLICY));
        }
    }
}
