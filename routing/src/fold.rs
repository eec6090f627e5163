//! Spellings brought to one form: small letters without diacritics, words parted by single spaces.
//!
//! A table of the letters that occur in Czech and in its neighbours' languages does it, because the general Unicode
//! tables would be many times larger than all the rest of this crate in the browser.

mod cyrillic;

pub(crate) use cyrillic::{is_cyrillic, without_endings};

/// A spelling in one form, with the diacritics that were taken away kept beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Lower-case letters a-z, digits, single spaces between words, and [`FOREIGN`] for letters of scripts other than Latin
    /// and Cyrillic.
    pub(crate) letters: Vec<u8>,
    /// For each byte of `letters` the mark that stood on it; 0 for none.
    pub(crate) marks: Vec<u8>,
}

/// Stands for a letter that no Czech name has: it matches nothing and parts no words.
const FOREIGN: u8 = b'?';

const ACUTE: u8 = 1;
const CARON: u8 = 2;
const RING: u8 = 3;
const OTHER: u8 = 4;

/// What a character becomes.
enum Form {
    Letter(u8, u8),
    /// A combining mark (decomposed Unicode, as some keyboards and file systems write it) belongs to the letter before.
    Mark(u8),
    /// Anything that parts words: spaces, hyphens, dots, brackets.
    Gap,
}

fn form(character: char) -> Form {
    let (letter, mark) = match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' => return ascii(character),
        'á' | 'Á' => (b'a', ACUTE),
        'ä' | 'Ä' | 'ą' | 'Ą' => (b'a', OTHER),
        'č' | 'Č' => (b'c', CARON),
        'ć' | 'Ć' => (b'c', ACUTE),
        'ď' | 'Ď' => (b'd', CARON),
        'é' | 'É' => (b'e', ACUTE),
        'ě' | 'Ě' => (b'e', CARON),
        'ë' | 'Ë' | 'ę' | 'Ę' => (b'e', OTHER),
        'í' | 'Í' => (b'i', ACUTE),
        'ĺ' | 'Ĺ' => (b'l', ACUTE),
        'ľ' | 'Ľ' => (b'l', CARON),
        'ł' | 'Ł' => (b'l', OTHER),
        'ň' | 'Ň' => (b'n', CARON),
        'ń' | 'Ń' => (b'n', ACUTE),
        'ó' | 'Ó' => (b'o', ACUTE),
        'ö' | 'Ö' | 'ô' | 'Ô' | 'ő' | 'Ő' => (b'o', OTHER),
        'ř' | 'Ř' => (b'r', CARON),
        'ŕ' | 'Ŕ' => (b'r', ACUTE),
        'š' | 'Š' => (b's', CARON),
        'ś' | 'Ś' => (b's', ACUTE),
        'ß' => (b's', OTHER),
        'ť' | 'Ť' => (b't', CARON),
        'ú' | 'Ú' => (b'u', ACUTE),
        'ů' | 'Ů' => (b'u', RING),
        'ü' | 'Ü' | 'ű' | 'Ű' => (b'u', OTHER),
        'ý' | 'Ý' => (b'y', ACUTE),
        'ž' | 'Ž' => (b'z', CARON),
        'ź' | 'Ź' => (b'z', ACUTE),
        'ż' | 'Ż' => (b'z', OTHER),
        '\u{301}' => return Form::Mark(ACUTE),
        '\u{30c}' => return Form::Mark(CARON),
        '\u{30a}' => return Form::Mark(RING),
        '\u{300}'..='\u{36f}' => return Form::Mark(OTHER),
        // ASCII and Latin-1 signs, the general punctuation (dashes, thin spaces, quotes) and the ideographic space.
        '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}' => return Form::Gap,
        _ => (FOREIGN, OTHER),
    };
    Form::Letter(letter, mark)
}

fn ascii(character: char) -> Form {
    match u8::try_from(character) {
        Ok(byte) => Form::Letter(byte.to_ascii_lowercase(), 0),
        Err(_) => Form::Gap,
    }
}

/// Brings a spelling to its one form. A digit after a letter, or a letter after a digit, begins a word, so that "Praha3"
/// is "Praha 3".
pub(crate) fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    append(text, &mut folded.letters, &mut folded.marks);
    folded
}

/// Folds `text` behind what `letters` and `marks` hold already, which stays as it is.
pub(crate) fn append(text: &str, letters: &mut Vec<u8>, marks: &mut Vec<u8>) {
    let mut spelling = Spelling {
        letters,
        marks,
        last: None,
        gap: false,
    };
    for character in text.chars() {
        let before = spelling.last.filter(|_| !spelling.gap);
        if let Some(czech) = cyrillic::czech(character, before) {
            czech.bytes().for_each(|letter| spelling.push(letter, 0));
            continue;
        }
        match form(character) {
            Form::Gap => spelling.gap = true,
            Form::Mark(mark) => {
                if let (Some(_), Some(last)) = (before, spelling.marks.last_mut()) {
                    *last = mark;
                }
            }
            Form::Letter(letter, mark) => spelling.push(letter, mark),
        }
    }
}

/// A spelling that is being folded.
struct Spelling<'a> {
    letters: &'a mut Vec<u8>,
    marks: &'a mut Vec<u8>,
    /// What this text has come to so far: its last letter.
    last: Option<u8>,
    /// Whether something that parts words has come since.
    gap: bool,
}

impl Spelling<'_> {
    fn push(&mut self, letter: u8, mark: u8) {
        let begins_word = |last: u8| self.gap || last.is_ascii_digit() != letter.is_ascii_digit();
        if self.last.is_some_and(begins_word) {
            self.letters.push(b' ');
            self.marks.push(0);
        }
        self.gap = false;
        self.last = Some(letter);
        self.letters.push(letter);
        self.marks.push(mark);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(text: &str) -> String {
        String::from_utf8(fold(text).letters).unwrap()
    }

    #[test]
    fn case_diacritics_hyphens_and_spaces_are_folded() {
        assert_eq!(
            letters("Příliš žluťoučký kůň ÚPĚL ďábelské ódy"),
            "prilis zlutoucky kun upel dabelske ody"
        );
        assert_eq!(
            letters("  Brandýs nad Labem - Stará  Boleslav. "),
            "brandys nad labem stara boleslav"
        );
        assert_eq!(letters("Praha 10-Malešice"), "praha 10 malesice");
        assert_eq!(letters("praha-3"), letters("Praha 3"));
        assert_eq!(letters("PRAHA3"), "praha 3");
        assert_eq!(letters("Praha–východ\u{a0}"), "praha vychod");
        assert_eq!(letters("Ψυχή"), "????");
        assert_eq!(letters(" -. "), "");
    }

    #[test]
    fn names_in_cyrillic_become_czech() {
        for (typed, czech) in [
            ("Прага", "praha"),
            ("БРНО", "brno"),
            ("Пршеров", "prerov"),
            ("Гавиржов", "havirov"),
            ("Чеські Будейовиці", "ceski budejovici"),
            ("Ческе-Будеёвице", "ceske budejovice"),
            ("Йиглава", "jihlava"),
            ("Їглава", "jihlava"),
            ("Яблонец-над-Нисой", "jablonec nad nisoj"),
            ("Пльзень", "plzen"),
            ("Ческий Крумлов", "ceski krumlov"),
            ("Прага 3", "praha 3"),
        ] {
            assert_eq!(letters(typed), czech, "{typed}");
        }
        assert!(is_cyrillic("Brno Бр") && !is_cyrillic("Brno ψ"));
        assert_eq!(without_endings(b"ceski budejovici nad"), b"cesk budejovic nad");
    }

    #[test]
    fn decomposed_letters_are_the_same_as_composed_ones() {
        assert_eq!(fold("c\u{30c}a\u{301}slav u\u{30a}"), fold("čáslav ů"));
    }

    #[test]
    fn the_diacritics_are_kept_beside_the_letters() {
        assert_eq!(fold("Vyškov").letters, fold("Výškov").letters);
        assert_ne!(fold("Vyškov").marks, fold("Výškov").marks);
        assert_eq!(fold("VÝŠKOV"), fold("výškov"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_has_the_one_form(text in any::<String>()) {
            let once = letters(&text);
            prop_assert_eq!(&letters(&once.replace('?', "ψ")), &once, "folding twice changes nothing");
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
            prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b' ' || b == FOREIGN));
            prop_assert_eq!(fold(&text).letters.len(), fold(&text).marks.len());
        }

        #[test]
        fn case_and_separators_do_not_matter(text in "[a-záčďéěíňóřšťúůýž]{1,8}( [a-zA-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]{1,8}){0,3}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
            prop_assert_eq!(fold(&text.replace(' ', "-")), fold(&text));
            prop_assert_eq!(fold(&text.replace(' ', " - ")), fold(&text));
        }
    }
}
