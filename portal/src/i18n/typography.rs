//! What typography asks of the texts of a language. The browser's texts get the same in web/static/js/texts/typography.js.

use std::borrow::Cow;

use super::Language;

const NO_BREAK_SPACE: char = '\u{a0}';

/// The words of one letter that belong to the word behind them and do not stand at the end of a line, in small letters:
/// prepositions and conjunctions.
const CZECH_SHORT: &str = "ksvzouai";
const UKRAINIAN_SHORT: &str = "взуоіайя";
const RUSSIAN_SHORT: &str = "вскоуиая";

/// The function that brings a text of the language to its final form.
pub(super) fn of(language: Language) -> fn(&str) -> Cow<'_, str> {
    match language {
        Language::Czech => |text| tied(text, CZECH_SHORT),
        Language::Ukrainian => |text| tied(text, UKRAINIAN_SHORT),
        Language::Russian => |text| tied(text, RUSSIAN_SHORT),
        Language::English | Language::Vietnamese => |text| tied(text, ""),
    }
}

/// The text with a no-break space behind the short words, before a dash, and between figures: "116 006" is one number.
fn tied<'a>(text: &'a str, short: &str) -> Cow<'a, str> {
    let mut result = String::with_capacity(text.len() + 16);
    // What stands before the letter decides whether the letter is a word of its own.
    let (mut before_last, mut last) = (' ', ' ');
    let mut symbols = text.chars().peekable();
    while let Some(symbol) = symbols.next() {
        let is_short = |letter: char| letter.to_lowercase().all(|small| short.contains(small));
        let after_short_word = is_short(last) && (before_last.is_whitespace() || before_last == '(');
        let next = symbols.peek();
        let in_number = last.is_ascii_digit() && next.is_some_and(char::is_ascii_digit);
        let before_dash = matches!(next, Some('–' | '—'));
        result.push(if symbol == ' ' && (after_short_word || in_number || before_dash) {
            NO_BREAK_SPACE
        } else {
            symbol
        });
        (before_last, last) = (last, symbol);
    }
    if result == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_do_not_end_a_line() {
        let czech = of(Language::Czech);
        assert_eq!(
            czech("v Praze a s tebou (k ránu)"),
            "v\u{a0}Praze a\u{a0}s\u{a0}tebou (k\u{a0}ránu)"
        );
        assert_eq!(czech("V dům u lesa"), "V\u{a0}dům u\u{a0}lesa");
        assert!(matches!(czech("beze změny"), Cow::Borrowed(_)));
        assert_eq!(
            of(Language::Ukrainian)("У Празі й у Брні"),
            "У\u{a0}Празі й\u{a0}у\u{a0}Брні"
        );
        assert_eq!(of(Language::Russian)("Я в Праге"), "Я\u{a0}в\u{a0}Праге");
        assert_eq!(of(Language::Vietnamese)("A ở đây"), "A ở đây");
    }

    #[test]
    fn a_number_stays_in_one_line_in_every_language() {
        for language in Language::ALL {
            assert_eq!(of(language)("116 006, 116 111"), "116\u{a0}006, 116\u{a0}111");
            assert_eq!(of(language)("7 "), "7 ");
            assert_eq!(of(language)("116 — 7"), "116\u{a0}— 7");
        }
    }
}
