use std::ffi::OsString;
use std::io::Write as _;

use super::{Config, ConfigError, DEFAULT_EXIT_URL};

const COMPLETE: &str = r#"
listen = "127.0.0.1:8080"
database_url = "sqlite:/var/lib/ozvise/ozvise.db"
secret_file = "/etc/ozvise/secret.toml"
origin = "https://example.org"
"#;

fn load(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(text.as_bytes()).expect("written");
    let variables = variables
        .iter()
        .map(|(name, value)| (OsString::from(name), OsString::from(value)));
    Config::load(Some(file.path()), variables)
}

/// The message for a configuration that is refused.
fn refusal(text: &str, variables: &[(&str, &str)]) -> String {
    load(text, variables).expect_err("it must be refused").to_string()
}

#[test]
fn a_complete_file_is_enough() {
    let config = load(COMPLETE, &[]).expect("complete");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.origin.expect("set").as_str(), "https://example.org");
    assert_eq!(config.exit_url.as_str(), DEFAULT_EXIT_URL);
    assert_eq!(config.contact, None);
    assert!(!config.demonstration);
    assert!(!config.hsts);
}

#[test]
fn variables_override_the_file() {
    let config = load(
        COMPLETE,
        &[
            ("OZVISE_LISTEN", "127.0.0.1:9"),
            ("OZVISE_HSTS", "true"),
            ("PATH", "/bin"),
        ],
    );
    let config = config.expect("complete");
    assert_eq!(config.listen.port(), 9);
    assert!(config.hsts);
}

#[test]
fn variables_alone_are_enough() {
    let variables = [
        ("OZVISE_LISTEN", "127.0.0.1:0"),
        ("OZVISE_DATABASE_URL", "postgres://localhost/ozvise"),
        ("OZVISE_SECRET_FILE", "secret.toml"),
        ("OZVISE_ORIGIN", "http://127.0.0.1:8080"),
    ];
    let variables = variables.map(|(name, value)| (OsString::from(name), OsString::from(value)));
    assert!(Config::load(None, variables).is_ok());
}

#[test]
fn every_missing_setting_is_named_with_what_to_write() {
    for setting in ["listen", "database_url", "secret_file", "origin"] {
        let text: String = COMPLETE
            .lines()
            .filter(|line| !line.starts_with(setting))
            .fold(String::new(), |all, line| all + line + "\n");
        let message = refusal(&text, &[]);
        assert!(
            message.starts_with(&format!("{setting} is not set: write")),
            "{message}"
        );
        assert!(
            message.ends_with(&format!("OZVISE_{}", setting.to_uppercase())),
            "{message}"
        );
        let empty = format!("{text}{setting} = \" \"\n");
        assert_eq!(refusal(&empty, &[]), message, "an empty setting is a missing one");
    }
}

#[test]
fn every_wrong_setting_is_named() {
    for (variable, value, setting) in [
        ("OZVISE_LISTEN", "8080", "listen:"),
        ("OZVISE_DATABASE_URL", "ozvise.db", "database_url:"),
        ("OZVISE_ORIGIN", "http://example.org", "origin:"),
        ("OZVISE_EXIT_URL", "weather", "exit_url:"),
        ("OZVISE_EXIT_URL", "http://example.org/", "exit_url:"),
        ("OZVISE_EXIT_URL", "file:///etc/hostname", "exit_url:"),
        ("OZVISE_EXIT_URL", "javascript:alert(1)", "exit_url:"),
        ("OZVISE_CONTACT", "somebody", "contact:"),
        ("OZVISE_HSTS", "yes", "hsts:"),
        ("OZVISE_LOG", "everything", "log:"),
    ] {
        let message = refusal(COMPLETE, &[(variable, value)]);
        assert!(message.starts_with(setting), "{variable}={value}: {message}");
    }
}

#[test]
fn hsts_needs_https() {
    let message = refusal(
        COMPLETE,
        &[("OZVISE_ORIGIN", "http://127.0.0.1"), ("OZVISE_HSTS", "true")],
    );
    assert!(message.starts_with("hsts:"), "{message}");
}

#[test]
fn unknown_settings_are_refused_by_name() {
    let message = refusal(&format!("{COMPLETE}database = \"x\"\n"), &[]);
    assert!(message.contains("database"), "{message}");
    let message = refusal(COMPLETE, &[("OZVISE_DATABASE", "x")]);
    assert!(message.contains("OZVISE_DATABASE sets nothing"), "{message}");
    assert!(
        load(COMPLETE, &[("OZVISE_TEST_POSTGRES", "x")]).is_ok(),
        "the tests' own variables are left alone"
    );
}

#[test]
fn a_missing_file_is_named() {
    let error = Config::load(Some("/nonexistent/ozvise.toml".as_ref()), []).expect_err("no such file");
    assert!(error.to_string().contains("/nonexistent/ozvise.toml"));
}

const MAIL: &str = r#"
[mail]
host = "smtp.example.org"
security = "starttls"
name = "ozvise"
password_file = "/etc/ozvise/mail-password"
from = "ozvise@example.org"
"#;

#[test]
fn mail_is_set_up_by_a_table_or_not_at_all() {
    assert!(load(COMPLETE, &[]).expect("complete").mail.is_none());
    let mail = load(&format!("{COMPLETE}{MAIL}"), &[("OZVISE_MAIL_OVERDUE_HOURS", "3")]);
    let mail = mail.expect("complete").mail.expect("set up");
    assert_eq!((mail.settings.port, mail.overdue_hours), (587, 3));
    let alone = load(
        COMPLETE,
        &[
            ("OZVISE_MAIL_HOST", "127.0.0.1"),
            ("OZVISE_MAIL_SECURITY", "plain"),
            ("OZVISE_MAIL_FROM", "ozvise@example.org"),
        ],
    );
    assert_eq!(alone.expect("complete").mail.expect("set up").settings.port, 25);
}

#[test]
fn every_wrong_setting_of_mail_is_named() {
    for (variable, value, said) in [
        ("OZVISE_MAIL_HOST", " ", "mail.host:"),
        ("OZVISE_MAIL_PORT", "0", "mail.port:"),
        ("OZVISE_MAIL_PORT", "smtp", "mail.port:"),
        ("OZVISE_MAIL_SECURITY", "tls", "mail.security: write"),
        // Not to another machine.
        ("OZVISE_MAIL_SECURITY", "plain", "mail.security: plain is for"),
        ("OZVISE_MAIL_FROM", "Ozvi se", "mail.from:"),
        ("OZVISE_MAIL_TIMEOUT_SECONDS", "600", "mail.timeout_seconds:"),
        ("OZVISE_MAIL_OVERDUE_HOURS", "0", "mail.overdue_hours:"),
        (
            "OZVISE_MAIL_SERVER",
            "x",
            "the variable OZVISE_MAIL_SERVER sets nothing",
        ),
    ] {
        let message = refusal(&format!("{COMPLETE}{MAIL}"), &[(variable, value)]);
        assert!(message.starts_with(said), "{variable}={value}: {message}");
    }
    assert!(refusal(COMPLETE, &[("OZVISE_MAIL_FROM", "ozvise@example.org")]).starts_with("mail.host:"));
    assert!(
        refusal(
            &format!("{COMPLETE}[mail]\nhost = \"x\"\nfrom = \"a@b.cz\"\nname = \"x\""),
            &[]
        )
        .starts_with("mail.name")
    );
    assert!(refusal(&format!("{COMPLETE}[mail]\nsmtp = \"x\""), &[]).contains("smtp"));
}
