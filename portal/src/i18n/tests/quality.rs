//! What a reader would stumble over: a wrong plural, a foreign language, foreign letters, the quotation marks of a typewriter.

use std::collections::{BTreeMap, BTreeSet};

use super::{FOR_REPORTERS, FOR_STAFF, Language, Message, messages};

/// Every message of a language that reporters can get to see, with its file.
fn for_reporters(language: Language) -> Vec<(String, Message)> {
    let files = FOR_REPORTERS.into_iter();
    files
        .flat_map(|name| {
            messages(language, name)
                .into_iter()
                .map(move |one| (format!("{}/{name}", language.tag()), one))
        })
        .collect()
}

/// All plural categories that there are (CLDR).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What is abbreviated after the number, and so is the same for all.
const INVARIABLE: [&str; 1] = ["overview-hours"];

/// The plural categories of whole numbers (CLDR): each variant that counts has to have all of them and no other.
fn plural_categories(language: Language) -> &'static [&'static str] {
    match language {
        Language::Czech => &["one", "few", "other"],
        Language::English => &["one", "other"],
        // "other" is for fractions, and the default.
        Language::Ukrainian | Language::Russian => &["one", "few", "many", "other"],
        Language::Vietnamese => &["other"],
    }
}

#[test]
fn every_choice_has_the_plural_categories_of_its_language() {
    let mut count = 0;
    for language in Language::ALL {
        let staff = FOR_STAFF
            .into_iter()
            .filter(|_| Language::FOR_STAFF.contains(&language));
        for name in FOR_REPORTERS.into_iter().chain(staff) {
            for message in messages(language, name) {
                let keys = message.choice().map_or_else(Vec::new, |choice| choice.keys);
                // A choice by a word, such as the name of a state, is no plural.
                let categories: BTreeSet<&str> = keys
                    .iter()
                    .map(String::as_str)
                    .filter(|key| CATEGORIES.contains(key))
                    .collect();
                if categories.is_empty() || INVARIABLE.contains(&message.id.as_str()) {
                    continue;
                }
                let expected: BTreeSet<&str> = plural_categories(language).iter().copied().collect();
                assert_eq!(categories, expected, "{}/{name} {}", language.tag(), message.id);
                count += 1;
            }
        }
    }
    assert!(count > 40, "only {count} choices were found");
}

/// What may be the same as in Czech or English: a name, and figures.
const SAME: [(&str, &str); 4] = [
    ("en", "brand"),
    ("en", "centre-website"),
    // As in English the day comes first, parted by strokes.
    ("vi", "date"),
    ("", "brand"),
];

#[test]
fn no_text_was_left_in_another_language() {
    let texts = |language| -> BTreeMap<String, String> {
        let all = for_reporters(language).into_iter();
        all.map(|(_, message)| (message.id, message.value)).collect()
    };
    let (czech, english) = (texts(Language::Czech), texts(Language::English));
    for language in Language::ALL
        .into_iter()
        .filter(|language| *language != Language::Czech)
    {
        for (id, value) in texts(language) {
            let is_the_same =
                czech.get(&id) == Some(&value) || language != Language::English && english.get(&id) == Some(&value);
            let may_be = SAME
                .iter()
                .any(|(tag, same)| id == *same && (tag.is_empty() || *tag == language.tag()));
            assert!(!is_the_same || may_be, "{} {id}: {value}", language.tag());
        }
    }
}

/// The words in Latin letters that texts in Cyrillic have: names, Czech words beside their explanation, and what is printed
/// on keys.
const LATIN_NAMES: [&str; 41] = [
    "AA",
    "Apple",
    "BY",
    "CC",
    "Digitální",
    "EN",
    "GeoNames",
    "Google",
    "JavaScript",
    "Linka",
    "Ozvi",
    "PSČ",
    "Sb",
    "Shift",
    "WCAG",
    "a",
    "agentura",
    "axe",
    "bezpečí",
    "centra",
    "centrum",
    "cookies",
    "fi",
    "informační",
    "intervenční",
    "kraj",
    "krajský",
    "ochranu",
    "ochránce",
    "okres",
    "osobních",
    "pro",
    "práv",
    "se",
    "statistický",
    "veřejný",
    "wi",
    "Úřad",
    "údajů",
    "úřad",
    "Český",
];

/// The letters that only its nearest relative has.
fn letters_of_a_relative(language: Language) -> &'static str {
    match language {
        Language::Ukrainian => "ыэъё",
        Language::Russian => "іїєґ",
        _ => "",
    }
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

/// Letters that look alike are not the same to a screen reader, a search and a font.
#[test]
fn every_text_is_written_in_the_letters_of_its_language() {
    for language in Language::ALL {
        let in_cyrillic = matches!(language, Language::Ukrainian | Language::Russian);
        for (file, message) in for_reporters(language) {
            for text in message.texts() {
                for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
                    let is_right = match in_cyrillic {
                        true => word.chars().all(is_cyrillic) || LATIN_NAMES.contains(&word),
                        false => word.chars().all(|letter| is_latin(language, letter)),
                    };
                    assert!(is_right, "{file} {}: {word} in {text}", message.id);
                    let foreign = word
                        .to_lowercase()
                        .contains(|letter| letters_of_a_relative(language).contains(letter));
                    assert!(!foreign, "{file} {}: {word}", message.id);
                }
                let says_something = text.chars().any(char::is_alphabetic);
                let own = !in_cyrillic || text.chars().any(is_cyrillic) || message.id == "brand";
                assert!(!says_something || own, "{file} {}: {text}", message.id);
            }
        }
    }
}

/// Whether a text of a language in Latin letters may have this one. Czech names stand in all of them.
fn is_latin(language: Language, letter: char) -> bool {
    const CZECH: &str = "áčďéěíňóřšťúůýž";
    // Ă, Đ, Ĩ, Ũ, Ơ, Ư and the block of letters with two marks.
    const VIETNAMESE: &str = "àáâãèéêìíòóôõùúýăđĩũơư";
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let is_vietnamese = || VIETNAMESE.contains(small) || ('\u{1ea0}'..='\u{1ef9}').contains(&small);
    small.is_ascii_lowercase() || CZECH.contains(small) || language == Language::Vietnamese && is_vietnamese()
}

/// The quotation marks of a language: the one that opens and the one that closes, and whether it writes an apostrophe.
fn quotation_marks(language: Language) -> (char, char, bool) {
    match language {
        Language::Czech => ('„', '“', false),
        Language::English => ('“', '”', true),
        Language::Ukrainian => ('«', '»', true),
        Language::Russian => ('«', '»', false),
        Language::Vietnamese => ('“', '”', false),
    }
}

#[test]
fn quotation_marks_and_signs_are_those_of_the_language() {
    for language in Language::ALL {
        let (opening, closing, has_apostrophe) = quotation_marks(language);
        for (file, message) in for_reporters(language) {
            for text in message.texts() {
                let told = format!("{file} {}: {text}", message.id);
                for mark in ['"', '\'', '`', '‘', '’', '‚', '“', '”', '„', '«', '»', '‹', '›'] {
                    let is_own = mark == opening || mark == closing || mark == '’' && has_apostrophe;
                    assert!(is_own || !text.contains(mark), "{mark} in {told}");
                }
                assert_eq!(text.matches(opening).count(), text.matches(closing).count(), "{told}");
                for typed in ["...", " - ", " ,", " .", " !", " ?", " :", "( ", " )"] {
                    // Where a placeable stood there is a space.
                    let is_typed = message.value.contains(typed);
                    assert!(!is_typed, "{typed:?} in {told}");
                }
            }
        }
    }
}

/// Nobody is spoken to with a capital in the middle of a sentence: that would be a letter from an authority.
#[test]
fn nobody_is_spoken_to_in_capitals() {
    let capitals = |language| match language {
        Language::Czech => &["Vy", "Vás", "Vám", "Vámi", "Váš", "Vaše", "Vaši"][..],
        Language::Ukrainian => &["Ви", "Вас", "Вам", "Вами", "Ваш", "Ваше", "Вашу"],
        Language::Russian => &["Вы", "Вас", "Вам", "Вами", "Ваш", "Ваше", "Вашу"],
        Language::Vietnamese => &["Bạn"],
        Language::English => &[],
    };
    for language in Language::ALL {
        for (file, message) in for_reporters(language) {
            for text in message.texts() {
                let words: Vec<&str> = text.split_whitespace().collect();
                for pair in words.windows(2) {
                    let goes_on = !pair[0].ends_with(['.', '?', '!', ':', '…']);
                    let word = pair[1].trim_matches(|c: char| !c.is_alphabetic());
                    assert!(
                        !(goes_on && capitals(language).contains(&word)),
                        "{file} {}: {text}",
                        message.id
                    );
                }
            }
        }
    }
}
