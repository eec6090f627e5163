//! The texts as they stand in web/locales: complete, and in the language that they are said to be in.

mod messages;
mod quality;

use std::collections::BTreeMap;

use super::*;
use messages::{Message, messages};

/// The languages that staff do not have.
fn for_reporters_only() -> impl Iterator<Item = Language> {
    let all = Language::ALL.into_iter();
    all.filter(|language| !Language::FOR_STAFF.contains(language))
}

/// What a message is called and which arguments it takes.
fn interface(language: Language, name: &str) -> BTreeMap<String, Vec<String>> {
    let described = |message: Message| {
        let arguments = message.arguments();
        (message.id, arguments)
    };
    messages(language, name).into_iter().map(described).collect()
}

#[test]
fn the_texts_load() {
    let texts = Texts::load().expect("the texts are valid");
    for language in Language::ALL {
        assert_eq!(texts.plain(language, "brand").as_deref(), Ok("Ozvi se"));
    }
}

#[test]
fn every_folder_of_texts_is_a_language_with_all_its_files_and_no_other() {
    let mut expected: Vec<String> = Vec::new();
    for language in Language::ALL {
        let files = files_of(language).expect("the files exist");
        expected.extend(files.into_iter().map(|(path, _)| path.to_owned()));
    }
    expected.sort();
    let mut found: Vec<&str> = LOCALES.iter().map(|(path, _)| *path).collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn all_languages_have_the_same_messages_with_the_same_arguments() {
    let in_czech = |name| interface(Language::Czech, name);
    let count: usize = FOR_REPORTERS.into_iter().map(|name| in_czech(name).len()).sum();
    assert!(count > 300, "only {count} messages were found");
    for language in Language::ALL {
        for name in ["site.ftl", "centres.ftl", "client.ftl"] {
            assert_eq!(interface(language, name), in_czech(name), "{language:?} {name}");
        }
    }
    for language in Language::FOR_STAFF {
        for name in FOR_STAFF.into_iter().chain(["errors.ftl"]) {
            assert_eq!(interface(language, name), in_czech(name), "{language:?} {name}");
        }
    }
}

/// The errors that only staff can get are in their languages alone; which these are, the server's table of errors tells.
#[test]
fn errors_take_the_same_arguments_wherever_they_are_told() {
    let in_czech = interface(Language::Czech, "errors.ftl");
    let of_reporters = interface(Language::Ukrainian, "errors.ftl");
    for language in for_reporters_only() {
        let own = interface(language, "errors.ftl");
        assert_eq!(own.keys().collect::<Vec<_>>(), of_reporters.keys().collect::<Vec<_>>());
        for (id, arguments) in own {
            assert_eq!(Some(&arguments), in_czech.get(&id), "{language:?} {id}");
        }
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
fn a_missing_file_is_an_error() {
    let missing = file(Language::Vietnamese, "staff.ftl");
    assert_eq!(
        missing,
        Err(TextError::NoFile {
            file: "vi/staff.ftl".to_owned()
        })
    );
}
