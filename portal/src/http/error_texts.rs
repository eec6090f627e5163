//! The sentences of the errors in every language, formatted once at start so that answering with an error cannot fail.

use std::collections::HashMap;

use super::error::{Audience, ErrorCode};
use crate::i18n::{FluentValue, Language, TextError, Texts};

/// Stands for the version in the prepared sentence of [`ErrorCode::UnknownVersion`]; no text has it of itself.
const VERSION_MARK: &str = "\u{1}";

/// The sentence of each error.
pub(super) struct ErrorTexts {
    sentences: HashMap<(Language, ErrorCode, Audience), String>,
}

impl ErrorTexts {
    /// Formats all sentences.
    ///
    /// # Errors
    /// When one is missing in web/locales/*/errors.ftl.
    pub(super) fn prepare(texts: &Texts) -> Result<Self, TextError> {
        let mut sentences = HashMap::new();
        for language in Language::ALL {
            for code in ErrorCode::ALL {
                for audience in [Audience::Reporter, Audience::Staff] {
                    let arguments: &[(&str, FluentValue<'_>)] = match code {
                        ErrorCode::UnknownVersion => &[("version", FluentValue::from(VERSION_MARK))],
                        _ => &[],
                    };
                    let spoken = match audience {
                        Audience::Reporter if reaches_reporters(code) => language,
                        _ => language.for_staff(),
                    };
                    let sentence = texts.text(spoken, &text_id(code, audience), arguments)?;
                    sentences.insert((language, code, audience), sentence);
                }
            }
        }
        Ok(Self { sentences })
    }

    /// The sentence for the person.
    pub(super) fn message(
        &self,
        language: Language,
        code: ErrorCode,
        audience: Audience,
        version: Option<u64>,
    ) -> String {
        let sentence = self
            .sentences
            .get(&(language, code, audience))
            .map_or("", String::as_str);
        match version {
            Some(version) => sentence.replace(VERSION_MARK, &version.to_string()),
            None => sentence.to_owned(),
        }
    }
}

/// Whether an endpoint for reporters can answer with the code. The others have sentences in the staff's languages only.
fn reaches_reporters(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::MalformedRequest
            | ErrorCode::UnknownVersion
            | ErrorCode::ThreadNotFound
            | ErrorCode::StaleSequence
            | ErrorCode::ConflictingMessage
            | ErrorCode::ConflictingThread
            | ErrorCode::TooLarge
            | ErrorCode::UnsupportedMediaType
            | ErrorCode::UnknownCentre
            | ErrorCode::CentreNotAccepting
            | ErrorCode::StaleKey
            | ErrorCode::WrongDirection
            | ErrorCode::NotFound
            | ErrorCode::MethodNotAllowed
            | ErrorCode::Unavailable
            | ErrorCode::Internal
    )
}

/// `error-` and the code with hyphens; staff have no code to check when a thread is not found.
fn text_id(code: ErrorCode, audience: Audience) -> String {
    let id = format!("error-{}", code.as_str().replace('_', "-"));
    match (code, audience) {
        (ErrorCode::ThreadNotFound, Audience::Staff) => format!("{id}-staff"),
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::{Audience, ErrorCode, ErrorTexts, Language, Texts};

    #[test]
    fn every_error_has_its_sentence_in_every_language() {
        let texts = ErrorTexts::prepare(&Texts::load().expect("valid texts")).expect("no sentence is missing");
        for language in Language::ALL {
            for code in ErrorCode::ALL {
                let sentence = texts.message(language, code, Audience::Reporter, Some(7));
                assert!(sentence.len() > 20, "{code:?}: {sentence}");
                assert!(!sentence.contains('\u{1}'), "{code:?}: {sentence}");
            }
        }
    }

    #[test]
    fn staff_read_czech_or_english() {
        let texts = ErrorTexts::prepare(&Texts::load().expect("valid texts")).expect("no sentence is missing");
        let sentence = |language, code, audience| texts.message(language, code, audience, None);
        for (code, audience) in [
            (ErrorCode::SignInFailed, Audience::Reporter),
            (ErrorCode::ThreadNotFound, Audience::Staff),
        ] {
            assert_eq!(
                sentence(Language::Vietnamese, code, audience),
                sentence(Language::English, code, audience)
            );
        }
    }

    #[test]
    fn an_unknown_version_is_named() {
        let texts = ErrorTexts::prepare(&Texts::load().expect("valid texts")).expect("no sentence is missing");
        let sentence = texts.message(
            Language::English,
            ErrorCode::UnknownVersion,
            Audience::Reporter,
            Some(42),
        );
        assert!(sentence.contains("(version 42)"), "{sentence}");
    }
}
