//! E-mail addresses, web addresses and languages: the forms that are taken.

use std::fmt;

use super::fields::ValueFault;

/// Longest local part of an e-mail address (RFC 5321 §4.5.3.1.1).
const MAX_LOCAL_PART: usize = 64;
/// Longest label of a host name (RFC 1035 §2.3.4).
const MAX_LABEL: usize = 63;

/// A language as its BCP 47 tag: a language, then perhaps a script and a region, in their usual letters: `cs`, `sr-Latn`,
/// `en-GB`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageTag(Box<str>);

impl LanguageTag {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Reads a tag in any letters.
pub(super) fn language(text: &str) -> Result<LanguageTag, ValueFault> {
    let is_letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = text.split('-').peekable();
    let primary = parts
        .next()
        .filter(|part| matches!(part.len(), 2 | 3) && is_letters(part))
        .ok_or(ValueFault::Language)?;
    let mut tag = primary.to_ascii_lowercase();
    if let Some(script) = parts.next_if(|part| part.len() == 4 && is_letters(part)) {
        tag += &format!(
            "-{}{}",
            script[..1].to_ascii_uppercase(),
            script[1..].to_ascii_lowercase()
        );
    }
    let is_region = |part: &&str| match part.len() {
        2 => is_letters(part),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    if let Some(region) = parts.next_if(is_region) {
        tag += &format!("-{}", region.to_ascii_uppercase());
    }
    match parts.next() {
        None => Ok(LanguageTag(tag.into())),
        Some(_) => Err(ValueFault::Language),
    }
}

/// An address as people have it: letters, figures and a few marks, an at sign, a host. Quoted and other rare forms of
/// RFC 5321 are refused, because in a list of centres they are slips.
pub(super) fn email(text: &str) -> Result<Box<str>, ValueFault> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_email = text.split_once('@').is_some_and(|(local, host)| {
        (1..=MAX_LOCAL_PART).contains(&local.len())
            && local.bytes().all(allowed)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && is_host(host)
    });
    if is_email {
        Ok(text.into())
    } else {
        Err(ValueFault::Email)
    }
}

/// An https address with a host; what comes after it is printable ASCII without characters that end a link in a text.
pub(super) fn website(text: &str) -> Result<Box<str>, ValueFault> {
    let is_website = text.strip_prefix("https://").is_some_and(|rest| {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        is_host(host)
            && path
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
    });
    if is_website {
        Ok(text.into())
    } else {
        Err(ValueFault::Website)
    }
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=MAX_LABEL).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_top = |label: &str| label.len() >= 2 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    host.contains('.') && host.split('.').all(is_label) && host.rsplit('.').next().is_some_and(is_top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_given_their_usual_letters() {
        for (text, tag) in [
            ("cs", "cs"),
            ("EN-gb", "en-GB"),
            ("sr-latn-RS", "sr-Latn-RS"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(language(text).unwrap().as_str(), tag);
        }
        for text in ["", "c", "čeština", "czech", "en-", "en_GB", "en-GB-x", "12"] {
            assert_eq!(language(text), Err(ValueFault::Language), "{text}");
        }
    }

    #[test]
    fn slips_in_addresses_are_refused() {
        for text in ["icpraha@csspraha.cz", "a.b+c@xn--hkyrky-ptac70bc.cz"] {
            assert!(email(text).is_ok(), "{text}");
        }
        for text in [
            "", "a", "@b.cz", "a@", "a@b", "a b@c.cz", "a@b..cz", ".a@b.cz", "a@-b.cz", "a@b.c1", "a@b@c.cz", "á@b.cz",
        ] {
            assert_eq!(email(text), Err(ValueFault::Email), "{text}");
        }
        for text in ["https://a.cz", "https://www.a-b.cz/c/d.htm?e=f#g"] {
            assert!(website(text).is_ok(), "{text}");
        }
        for text in [
            "http://a.cz",
            "https://",
            "https://localhost",
            "www.a.cz",
            "https://a.cz/ b",
            "https://a.cz/\"",
            "https://a@b.cz",
        ] {
            assert_eq!(website(text), Err(ValueFault::Website), "{text}");
        }
    }
}
