//! A text that a centre keeps ready for its replies, with places in braces that are filled in before it is sent.

use thiserror::Error;

/// The most texts that a centre keeps, of all languages together: more than anybody finds her way in.
pub const MAX_CANNED_REPLIES: usize = 100;

/// The longest title: one line of a list on a desk.
const MAX_CANNED_TITLE_CHARS: usize = 80;

/// The longest text: two pages, which is more than anybody in distress reads. All texts of a centre together stay below a
/// megabyte so.
const MAX_CANNED_TEXT_CHARS: usize = 4_000;

/// The longest name of a place to fill in: a few words.
const MAX_PLACEHOLDER_CHARS: usize = 60;

/// A text and its title, within their bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedWords {
    title: String,
    text: String,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannedWordsFault {
    /// The title is empty, too long, or more than a line.
    #[error("malformed title")]
    Title,
    /// The text is empty or too long, has characters that no keyboard writes, or a brace that opens or closes nothing.
    #[error("malformed text")]
    Text,
}

impl CannedWords {
    /// Takes a title and a text as they were typed.
    ///
    /// # Errors
    /// [`CannedWordsFault`] names the part that is not taken.
    pub fn new(title: &str, text: &str) -> Result<Self, CannedWordsFault> {
        let (title, text) = (title.trim(), text.trim());
        if !fits(title, MAX_CANNED_TITLE_CHARS) || title.chars().any(char::is_control) {
            return Err(CannedWordsFault::Title);
        }
        let is_foreign = |sign: char| sign.is_control() && sign != '\n';
        if !fits(text, MAX_CANNED_TEXT_CHARS) || text.chars().any(is_foreign) || !placeholders_are_whole(text) {
            return Err(CannedWordsFault::Text);
        }
        Ok(Self {
            title: title.to_owned(),
            text: text.to_owned(),
        })
    }

    /// What the list shows.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What is put into a reply.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn fits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.chars().count())
}

/// Whether every brace belongs to a place to fill in, such as `{time of the meeting}`: a name within one line. A brace that was
/// forgotten would keep the reply from being sent without saying where to look.
fn placeholders_are_whole(text: &str) -> bool {
    let mut parts = text.split('{');
    let before = parts.next().unwrap_or_default();
    !before.contains('}')
        && parts.all(|part| {
            part.split_once('}').is_some_and(|(name, rest)| {
                fits(name.trim(), MAX_PLACEHOLDER_CHARS) && !name.contains('\n') && !rest.contains('}')
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_as_it_was_typed_without_the_space_around_it() {
        let words = CannedWords::new(" Pozvání ", "\nDobrý den,\n\npřijďte v {den a hodina} na {adresa}.\n").unwrap();
        assert_eq!(words.title(), "Pozvání");
        assert_eq!(words.text(), "Dobrý den,\n\npřijďte v {den a hodina} na {adresa}.");
    }

    #[test]
    fn a_title_is_one_line_of_some_length() {
        let longest = "ž".repeat(MAX_CANNED_TITLE_CHARS);
        assert!(CannedWords::new(&longest, "text").is_ok());
        for title in ["", "  ", "dvě\nřádky", &format!("{longest}ž")] {
            assert_eq!(CannedWords::new(title, "text"), Err(CannedWordsFault::Title), "{title}");
        }
    }

    #[test]
    fn a_text_has_bounds_and_only_what_a_keyboard_writes() {
        let longest = "ž".repeat(MAX_CANNED_TEXT_CHARS);
        assert!(CannedWords::new("titul", &longest).is_ok());
        for text in ["", " \n ", &format!("{longest}ž"), "zvonek\u{7}", "konec\r\n řádku"] {
            assert_eq!(CannedWords::new("titul", text), Err(CannedWordsFault::Text), "{text:?}");
        }
    }

    #[test]
    fn every_brace_belongs_to_a_place_to_fill_in() {
        let name = "x".repeat(MAX_PLACEHOLDER_CHARS);
        for text in ["{čas}", "{a}{b}", &format!("{{{name}}}"), "bez závorek"] {
            assert!(CannedWords::new("titul", text).is_ok(), "{text}");
        }
        for text in [
            "{",
            "}",
            "{}",
            "{ }",
            "{a",
            "a}",
            "{a{b}}",
            "{a}}",
            "{a\nb}",
            &format!("{{{name}x}}"),
        ] {
            assert_eq!(CannedWords::new("titul", text), Err(CannedWordsFault::Text), "{text}");
        }
    }
}
