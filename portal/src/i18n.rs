//! The texts of the pages and of the errors, from the Fluent files in web/locales, compiled into the binary.
//!
//! Everything is loaded once at start. A text that is missing, or that gets an argument which it does not know, is an
//! error, never an empty place on a page.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue;

/// A language of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// The source: every text is written in it first.
    Czech,
    /// English.
    English,
}

impl Language {
    /// All languages, the default one first.
    pub const ALL: [Self; 2] = [Self::Czech, Self::English];

    /// The BCP 47 tag, as in `<html lang>` and as the folder's name in web/locales.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Czech => "cs",
            Self::English => "en",
        }
    }

    /// The language whose tag begins like `tag` (`en-GB` is English).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default().trim();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The best language for the header `Accept-Language` (RFC 9110, section 12.5.4): the known one with the highest
    /// weight, the first of equals; Czech when none is known.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (Self::Czech, 0.0_f32);
        for range in header.split(',') {
            let mut parts = range.split(';');
            let Some(language) = parts.next().and_then(Self::from_tag) else {
                continue;
            };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }

    #[expect(
        clippy::expect_used,
        reason = "the tags are constants and a test loads the texts of each"
    )]
    fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().expect("a language tag")
    }

    /// What the language's typography asks of every text.
    fn typography(self) -> Option<fn(&str) -> Cow<'_, str>> {
        match self {
            Self::Czech => Some(tie_short_words),
            Self::English => None,
        }
    }
}

/// A fault in the texts: it stops the start.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// A file is not valid Fluent.
    #[error("locale file {file} is not valid: {reason}")]
    Invalid {
        /// The file, under web/locales.
        file: &'static str,
        /// What the parser says.
        reason: String,
    },
    /// Two files of a language have the same message.
    #[error("locale file {file} has a message that another file of the language has already: {reason}")]
    Duplicate {
        /// The file, under web/locales.
        file: &'static str,
        /// Which message.
        reason: String,
    },
    /// There is no such message.
    #[error("there is no text {id} in {language}")]
    Missing {
        /// The message's identifier.
        id: String,
        /// The language's tag.
        language: &'static str,
    },
    /// The message could not be formatted, because an argument is missing or of the wrong kind.
    #[error("text {id} in {language} cannot be formatted: {reason}")]
    Unformattable {
        /// The message's identifier.
        id: String,
        /// The language's tag.
        language: &'static str,
        /// What Fluent says.
        reason: String,
    },
}

/// One Fluent file of a language: (language, path under web/locales, content). `client` and `staff-client` are for the
/// browser's scripts; they are loaded here too, so that a fault in them is found at start.
type LocaleFile = (Language, &'static str, &'static str);

const FILES: [LocaleFile; 14] = [
    (
        Language::Czech,
        "cs/site.ftl",
        include_str!("../../web/locales/cs/site.ftl"),
    ),
    (
        Language::Czech,
        "cs/centres.ftl",
        include_str!("../../web/locales/cs/centres.ftl"),
    ),
    (
        Language::Czech,
        "cs/errors.ftl",
        include_str!("../../web/locales/cs/errors.ftl"),
    ),
    (
        Language::Czech,
        "cs/client.ftl",
        include_str!("../../web/locales/cs/client.ftl"),
    ),
    (
        Language::Czech,
        "cs/staff.ftl",
        include_str!("../../web/locales/cs/staff.ftl"),
    ),
    (
        Language::Czech,
        "cs/staff-client.ftl",
        include_str!("../../web/locales/cs/staff-client.ftl"),
    ),
    (
        Language::English,
        "en/site.ftl",
        include_str!("../../web/locales/en/site.ftl"),
    ),
    (
        Language::English,
        "en/centres.ftl",
        include_str!("../../web/locales/en/centres.ftl"),
    ),
    (
        Language::English,
        "en/errors.ftl",
        include_str!("../../web/locales/en/errors.ftl"),
    ),
    (
        Language::English,
        "en/client.ftl",
        include_str!("../../web/locales/en/client.ftl"),
    ),
    (
        Language::English,
        "en/staff.ftl",
        include_str!("../../web/locales/en/staff.ftl"),
    ),
    (
        Language::English,
        "en/staff-client.ftl",
        include_str!("../../web/locales/en/staff-client.ftl"),
    ),
    // Mails to staff.
    (
        Language::Czech,
        "cs/mail.ftl",
        include_str!("../../web/locales/cs/mail.ftl"),
    ),
    (
        Language::English,
        "en/mail.ftl",
        include_str!("../../web/locales/en/mail.ftl"),
    ),
];

/// The texts of one language.
type Catalogue = FluentBundle<FluentResource>;

/// The texts of all languages.
pub struct Texts {
    czech: Catalogue,
    english: Catalogue,
}

impl Texts {
    /// Reads the texts that are compiled into the binary.
    ///
    /// # Errors
    /// When a file is not valid Fluent or a message exists twice.
    pub fn load() -> Result<Self, TextError> {
        Ok(Self {
            czech: catalogue(Language::Czech)?,
            english: catalogue(Language::English)?,
        })
    }

    /// The text of a message without arguments.
    ///
    /// # Errors
    /// When there is no such message, or it wants arguments.
    pub fn plain(&self, language: Language, id: &str) -> Result<String, TextError> {
        self.text(language, id, &[])
    }

    /// The text of a message with its arguments.
    ///
    /// # Errors
    /// When there is no such message, or an argument that it wants is missing.
    pub fn text(
        &self,
        language: Language,
        id: &str,
        arguments: &[(&str, FluentValue<'_>)],
    ) -> Result<String, TextError> {
        let catalogue = match language {
            Language::Czech => &self.czech,
            Language::English => &self.english,
        };
        let missing = || TextError::Missing {
            id: id.to_owned(),
            language: language.tag(),
        };
        let pattern = catalogue
            .get_message(id)
            .and_then(|message| message.value())
            .ok_or_else(missing)?;
        let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut faults = Vec::new();
        let text = catalogue.format_pattern(pattern, Some(&arguments), &mut faults);
        match faults.first() {
            None => Ok(text.into_owned()),
            Some(fault) => Err(TextError::Unformattable {
                id: id.to_owned(),
                language: language.tag(),
                reason: fault.to_string(),
            }),
        }
    }
}

fn catalogue(language: Language) -> Result<Catalogue, TextError> {
    let mut catalogue = FluentBundle::new_concurrent(vec![language.identifier()]);
    // Isolation marks are for a text that mixes writing directions; in attributes and e-mail they would be visible dirt.
    catalogue.set_use_isolating(false);
    catalogue.set_transform(language.typography());
    for (_, file, content) in FILES.into_iter().filter(|(of, ..)| *of == language) {
        let resource = FluentResource::try_new(content.to_owned()).map_err(|(_, faults)| TextError::Invalid {
            file,
            reason: listed(&faults),
        })?;
        catalogue
            .add_resource(resource)
            .map_err(|faults| TextError::Duplicate {
                file,
                reason: listed(&faults),
            })?;
    }
    Ok(catalogue)
}

fn listed(faults: &[impl ToString]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Czech typography: a preposition or conjunction of one letter does not stand at the end of a line, so the space after
/// it becomes a no-break space. The browser's texts get the same in web/static/js/texts/texts.js.
fn tie_short_words(text: &str) -> Cow<'_, str> {
    const SHORT: &str = "ksvzouaiKSVZOUAI";
    const NO_BREAK_SPACE: char = '\u{a0}';
    let mut tied = String::with_capacity(text.len() + 16);
    // What stands before the letter decides whether the letter is a word of its own.
    let (mut before_last, mut last) = (' ', ' ');
    for symbol in text.chars() {
        let short_word = SHORT.contains(last) && (before_last.is_whitespace() || before_last == '(');
        tied.push(if symbol == ' ' && short_word {
            NO_BREAK_SPACE
        } else {
            symbol
        });
        (before_last, last) = (last, symbol);
    }
    if tied == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(tied)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Every `{ $name }` and `{ $name -> … }` of every message, by file and message.
    fn arguments_by_message(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for (_, file, content) in FILES.into_iter().filter(|(of, ..)| *of == language) {
            let file = file.split_once('/').expect("a folder and a name").1;
            let mut message = String::new();
            for line in content.lines().filter(|line| !line.starts_with('#')) {
                if let Some((id, _)) = line
                    .split_once('=')
                    .filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
                {
                    message = format!("{file}: {}", id.trim());
                    found.insert(message.clone(), BTreeSet::new());
                }
                for piece in line.split('$').skip(1) {
                    let name: String = piece
                        .chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                        .collect();
                    found
                        .get_mut(&message)
                        .expect("an argument is inside a message")
                        .insert(name);
                }
            }
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_arguments() {
        let czech = arguments_by_message(Language::Czech);
        assert!(czech.len() > 100, "only {} messages were found", czech.len());
        assert_eq!(czech, arguments_by_message(Language::English));
    }

    #[test]
    fn the_texts_load() {
        let texts = Texts::load().expect("the texts are valid");
        for language in Language::ALL {
            assert_eq!(texts.plain(language, "brand").as_deref(), Ok("Ozvi se"));
        }
    }

    #[test]
    fn a_missing_text_is_an_error() {
        let texts = Texts::load().expect("the texts are valid");
        assert_eq!(
            texts.plain(Language::English, "no-such-text"),
            Err(TextError::Missing {
                id: "no-such-text".to_owned(),
                language: "en"
            })
        );
    }

    #[test]
    fn a_missing_argument_is_an_error() {
        let texts = Texts::load().expect("the texts are valid");
        let answer = texts.plain(Language::Czech, "error-unknown-version");
        assert!(matches!(answer, Err(TextError::Unformattable { .. })), "{answer:?}");
        let answer = texts.text(
            Language::Czech,
            "error-unknown-version",
            &[("version", FluentValue::from("7"))],
        );
        assert!(answer.expect("formatted").contains("(verze\u{20}7)"));
    }

    #[test]
    fn the_language_comes_from_the_header_by_weight() {
        for (header, language) in [
            ("", Language::Czech),
            ("en", Language::English),
            ("en-GB,en;q=0.9,cs;q=0.8", Language::English),
            ("de-DE, en;q=0.3, cs;q=0.7", Language::Czech),
            ("cs;q=0, en;q=0.1", Language::English),
            ("sk, *;q=0.1", Language::Czech),
            ("EN;q=oops", Language::Czech),
        ] {
            assert_eq!(Language::from_accept_language(header), language, "{header}");
        }
    }

    #[test]
    fn short_czech_words_do_not_end_a_line() {
        assert_eq!(
            tie_short_words("v Praze a s tebou (k ránu)"),
            "v\u{a0}Praze a\u{a0}s\u{a0}tebou (k\u{a0}ránu)"
        );
        assert_eq!(tie_short_words("dům u lesa"), "dům u\u{a0}lesa");
        assert!(matches!(tie_short_words("beze změny"), Cow::Borrowed(_)));
    }
}
