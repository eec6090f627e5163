//! The texts of the pages and of the errors, from the Fluent files in web/locales, compiled into the binary.
//!
//! Everything is loaded once at start. A text that is missing, or that gets an argument which it does not know, is an
//! error, never an empty place on a page.

mod language;
mod typography;

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

pub use fluent_bundle::FluentValue;
pub use language::Language;

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
    /// A language lacks a file.
    #[error("there is no locale file {file}")]
    NoFile {
        /// The file, under web/locales.
        file: String,
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

/// One Fluent file: its path under web/locales, its content.
type LocaleFile = (&'static str, &'static str);

// All of them: `LOCALES`.
include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The files that every language has: the pages of reporters, the cards of centres, errors, the scripts.
const FOR_REPORTERS: [&str; 4] = ["site.ftl", "centres.ftl", "errors.ftl", "client.ftl"];

/// The files that only the languages of the staff's page have. `client` and `staff-client` are for the browser's scripts;
/// they are loaded here too, so that a fault in them is found at start.
const FOR_STAFF: [&str; 6] = [
    "staff.ftl",
    "staff-client.ftl",
    "handbook.ftl",
    "mail.ftl",
    "composer.ftl",
    "composer-client.ftl",
];

/// The texts of one language.
type Catalogue = FluentBundle<FluentResource>;

/// The texts of all languages.
pub struct Texts {
    catalogues: HashMap<Language, Catalogue>,
}

impl Texts {
    /// Reads the texts that are compiled into the binary.
    ///
    /// # Errors
    /// When a file is missing or not valid Fluent, or a message exists twice.
    pub fn load() -> Result<Self, TextError> {
        let catalogues = Language::ALL
            .into_iter()
            .map(|language| Ok((language, catalogue(language)?)));
        Ok(Self {
            catalogues: catalogues.collect::<Result<_, TextError>>()?,
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
        let catalogue = &self.catalogues[&language];
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
    catalogue.set_transform(Some(typography::of(language)));
    for (file, content) in files_of(language)? {
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

/// All files of a language.
fn files_of(language: Language) -> Result<Vec<LocaleFile>, TextError> {
    let for_staff = if Language::FOR_STAFF.contains(&language) {
        &FOR_STAFF[..]
    } else {
        &[]
    };
    let files = FOR_REPORTERS.iter().chain(for_staff);
    files.map(|name| file(language, name)).collect()
}

fn file(language: Language, name: &str) -> Result<LocaleFile, TextError> {
    let path = format!("{}/{name}", language.tag());
    let found = LOCALES.iter().find(|(known, _)| *known == path);
    found.copied().ok_or(TextError::NoFile { file: path })
}

fn listed(faults: &[impl ToString]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
