//! The public address of the portal.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::str::FromStr;

use thiserror::Error;
use url::{Host, Url};

/// This machine, as browsers write it in an origin: the port follows.
const BY_NAME: &str = "http://localhost";
const BY_ADDRESS: &str = "http://127.0.0.1";

/// Scheme, host and port under which people reach the portal, as browsers send it in `Origin`: no slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// The text is not an origin at which the portal may be reached.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OriginError {
    /// It is no address at all.
    #[error("{0}; write scheme and host only, such as https://example.org")]
    Malformed(#[from] url::ParseError),
    /// It has more than scheme, host and port.
    #[error("write scheme and host only, such as https://example.org, without path, name or question mark")]
    MoreThanOrigin,
    /// It is not protected on the way.
    #[error(
        "it must begin with https://; plain http is for this machine alone (127.0.0.1, localhost) and for onion \
             services"
    )]
    NotProtected,
}

impl Origin {
    /// The origin of a listener on this machine: by name where there is one, because browsers know no passkeys of addresses.
    #[must_use]
    pub fn of_listener(address: SocketAddr) -> Self {
        if address.ip() == Ipv4Addr::LOCALHOST {
            Self(format!("{BY_NAME}:{}", address.port()))
        } else {
            Self(format!("http://{address}"))
        }
    }

    /// Whether a browser whose page comes from this portal may send `named` in `Origin`: on this machine the address leads
    /// where the name leads.
    #[must_use]
    pub fn is_sent_as(&self, named: &[u8]) -> bool {
        named == self.0.as_bytes() || self.by_address().is_some_and(|own| named == own.as_bytes())
    }

    /// The same listener by its address, if this is its name on this machine.
    fn by_address(&self) -> Option<String> {
        let port = self.0.strip_prefix(BY_NAME)?;
        (port.is_empty() || port.starts_with(':')).then(|| format!("{BY_ADDRESS}{port}"))
    }

    /// The origin as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is reached by HTTPS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let url = Url::parse(text)?;
        let bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !bare || !matches!(url.scheme(), "http" | "https") {
            return Err(OriginError::MoreThanOrigin);
        }
        if url.scheme() == "http" && !is_protected_without_tls(&url) {
            return Err(OriginError::NotProtected);
        }
        // In the form that browsers send: default ports left out, names in lower case.
        Ok(Self(url.origin().ascii_serialization()))
    }
}

/// A loopback address never leaves the machine, and an onion service is encrypted by Tor.
pub(super) fn is_protected_without_tls(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".onion"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, OriginError};

    fn origin(text: &str) -> Result<String, OriginError> {
        text.parse::<Origin>().map(|origin| origin.as_str().to_owned())
    }

    #[test]
    fn it_is_written_as_browsers_send_it() {
        assert_eq!(origin("https://Example.org"), Ok("https://example.org".to_owned()));
        assert_eq!(origin("https://example.org:443/"), Ok("https://example.org".to_owned()));
        assert_eq!(
            origin("https://example.org:8443"),
            Ok("https://example.org:8443".to_owned())
        );
        assert_eq!(origin("http://127.0.0.1:8080"), Ok("http://127.0.0.1:8080".to_owned()));
        assert_eq!(origin("http://[::1]:8080"), Ok("http://[::1]:8080".to_owned()));
        assert_eq!(origin("http://abc.onion"), Ok("http://abc.onion".to_owned()));
    }

    #[test]
    fn a_listener_on_this_machine_is_reached_by_name_and_by_address() {
        let here = Origin::of_listener(([127, 0, 0, 1], 8080).into());
        assert_eq!(here.as_str(), "http://localhost:8080");
        for sent in ["http://localhost:8080", "http://127.0.0.1:8080"] {
            assert!(here.is_sent_as(sent.as_bytes()), "{sent}");
        }
        for foreign in [
            "http://127.0.0.1:8081",
            "http://127.0.0.1",
            "https://127.0.0.1:8080",
            "null",
            "",
        ] {
            assert!(!here.is_sent_as(foreign.as_bytes()), "{foreign}");
        }
        let elsewhere = Origin::of_listener(([192, 168, 1, 1], 8080).into());
        assert_eq!(elsewhere.as_str(), "http://192.168.1.1:8080");
        assert!(!elsewhere.is_sent_as(b"http://127.0.0.1:8080"));
        let public: Origin = "https://localhost.example.org".parse().expect("an origin");
        assert!(!public.is_sent_as(b"http://127.0.0.1.example.org"));
    }

    #[test]
    fn plain_http_is_for_this_machine_alone() {
        for wrong in [
            "http://example.org",
            "http://192.168.1.1",
            "http://localhost.example.org",
        ] {
            assert_eq!(origin(wrong), Err(OriginError::NotProtected), "{wrong}");
        }
    }

    #[test]
    fn more_than_an_origin_is_refused() {
        for wrong in [
            "https://example.org/portal",
            "https://example.org/?a",
            "https://o:p@example.org",
            "ftp://example.org",
        ] {
            assert_eq!(origin(wrong), Err(OriginError::MoreThanOrigin), "{wrong}");
        }
        assert!(matches!(origin("example.org"), Err(OriginError::Malformed(_))));
    }
}
