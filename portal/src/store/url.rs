//! Which database, read from the setting `database_url`.
//!
//! Diesel's own reading of such an address tries one database after the other and leaves a stray file behind for a
//! mistyped one, so it is read here.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use thiserror::Error;
use url::Url;

/// The address of a database.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as libpq takes it; may hold a password.
    Postgres(String),
}

/// The text does not name a database that can be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DatabaseUrlError {
    /// Neither form.
    #[error("write sqlite:PATH (for example sqlite:/var/lib/ozvise/ozvise.db) or postgres://USER:PASSWORD@HOST/NAME")]
    UnknownForm,
    /// SQLite without a usable path.
    #[error("sqlite: needs the path of a file, without ? or #; a database in memory would lose every message")]
    NoFile,
    /// PostgreSQL in a form that cannot be read.
    #[error("this is not a PostgreSQL address ({0}); write postgres://USER:PASSWORD@HOST/NAME")]
    Malformed(url::ParseError),
    /// A remote server, and nothing said about TLS.
    #[error(
        "the server {host} is another machine: say with ?sslmode= how the connection is protected \
             (verify-full, or disable inside a tunnel or a network of your own)"
    )]
    NoSslMode {
        /// The server.
        host: String,
    },
    /// TLS is wanted and the compiled-in libpq has none.
    #[error(
        "this build reaches PostgreSQL without TLS only: use a tunnel and sslmode=disable, or build with \
             --no-default-features against the libpq of the system"
    )]
    NoTls,
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, DatabaseUrlError> {
        if let Some(rest) = text.strip_prefix("sqlite:") {
            let path = rest.strip_prefix("//").unwrap_or(rest);
            if path.is_empty() || path.starts_with(':') || path.contains(['?', '#', '\0']) {
                return Err(DatabaseUrlError::NoFile);
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            let url = Url::parse(text).map_err(DatabaseUrlError::Malformed)?;
            check_protection(&url, cfg!(feature = "bundled-libpq"))?;
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(DatabaseUrlError::UnknownForm)
    }
}

/// Refuses an address whose messages would cross a network in the open without anybody having decided so.
fn check_protection(url: &Url, libpq_without_tls: bool) -> Result<(), DatabaseUrlError> {
    let parameter = |name: &str| {
        url.query_pairs()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    };
    let ssl_mode = parameter("sslmode");
    let hosts = [
        url.host_str().map(str::to_owned),
        parameter("host"),
        parameter("hostaddr"),
    ];
    let remote = hosts
        .into_iter()
        .flatten()
        .find(|host| !host.split(',').all(is_this_machine));
    match (remote, ssl_mode.as_deref()) {
        (Some(host), None) => Err(DatabaseUrlError::NoSslMode { host }),
        (_, Some(mode)) if libpq_without_tls && mode != "disable" => Err(DatabaseUrlError::NoTls),
        _ => Ok(()),
    }
}

/// A loopback name or address, or the folder of a Unix socket.
fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.is_empty()
        || bare == "localhost"
        || bare.starts_with('/')
        || bare.to_ascii_lowercase().starts_with("%2f")
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Without the password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(text) => {
                let host = Url::parse(text).ok().and_then(|url| url.host_str().map(str::to_owned));
                write!(f, "postgres://{}", host.as_deref().unwrap_or("(local socket)"))
            }
        }
    }
}

/// Without the password.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{DatabaseUrl, DatabaseUrlError, check_protection};
    use url::Url;

    fn sqlite(text: &str) -> DatabaseUrl {
        DatabaseUrl::Sqlite(Path::new(text).to_owned())
    }

    #[test]
    fn sqlite_paths() {
        assert_eq!("sqlite:data/o.db".parse(), Ok(sqlite("data/o.db")));
        assert_eq!("sqlite://data/o.db".parse(), Ok(sqlite("data/o.db")));
        assert_eq!("sqlite:///var/o.db".parse(), Ok(sqlite("/var/o.db")));
        assert_eq!("sqlite:/var/o.db".parse(), Ok(sqlite("/var/o.db")));
    }

    #[test]
    fn what_sqlite_would_misread_is_refused() {
        for wrong in [
            "sqlite:",
            "sqlite://",
            "sqlite::memory:",
            "sqlite:o.db?mode=memory",
            "sqlite:o.db#x",
        ] {
            assert_eq!(wrong.parse::<DatabaseUrl>(), Err(DatabaseUrlError::NoFile), "{wrong}");
        }
    }

    #[test]
    fn other_databases_are_refused() {
        for wrong in [
            "",
            "ozvise.db",
            "mysql://localhost/o",
            "postgres:localhost",
            "SQLITE:o.db",
        ] {
            assert_eq!(
                wrong.parse::<DatabaseUrl>(),
                Err(DatabaseUrlError::UnknownForm),
                "{wrong}"
            );
        }
    }

    #[test]
    fn postgres_on_this_machine_needs_no_more() {
        for right in [
            "postgres://o:secret@localhost/ozvise",
            "postgresql://127.0.0.1:5433/ozvise",
            "postgres://[::1]/ozvise",
            "postgres:///ozvise?host=/var/run/postgresql",
            "postgres://%2Fvar%2Frun%2Fpostgresql/ozvise",
        ] {
            assert_eq!(right.parse(), Ok(DatabaseUrl::Postgres(right.to_owned())), "{right}");
        }
    }

    #[test]
    fn a_remote_postgres_needs_a_decision() {
        for wrong in [
            "postgres://db.example.org/ozvise",
            "postgres:///ozvise?host=db1.example.org,db2.example.org",
        ] {
            assert!(
                matches!(wrong.parse::<DatabaseUrl>(), Err(DatabaseUrlError::NoSslMode { .. })),
                "{wrong}"
            );
        }
        assert!(
            "postgres://db.example.org/ozvise?sslmode=disable"
                .parse::<DatabaseUrl>()
                .is_ok()
        );
    }

    #[test]
    fn tls_is_refused_where_there_is_none() {
        let url = Url::parse("postgres://db.example.org/ozvise?sslmode=verify-full").expect("an address");
        assert_eq!(check_protection(&url, true), Err(DatabaseUrlError::NoTls));
        assert_eq!(check_protection(&url, false), Ok(()));
    }

    #[test]
    fn the_password_is_not_shown() {
        let url: DatabaseUrl = "postgres://o:secret@localhost/ozvise".parse().expect("an address");
        assert_eq!(format!("{url} {url:?}"), "postgres://localhost postgres://localhost");
    }
}
