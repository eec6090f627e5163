//! Places that a text names, in whatever case they stand: "do Prahy", "v Českých Budějovicích", "z Ústí nad Labem".
//!
//! It serves to warn whoever has written the text, so it has to find what there is without crying wolf: a name begins with a
//! capital, as it does in Czech, all of its words have to be there, and the diacritics have to fit where the text has any.

mod everyday;
mod inflection;

use inflection::Nominative;

use crate::fold::{Folded, fold};
use crate::places::{MunicipalityKind, PlaceRef, Places};
use crate::search::{Target, names_of};

/// A place that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention<'a> {
    /// Where in the text it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The name of the place; of several places of one name that of the most important.
    pub name: &'a str,
}

/// How large a place is, the larger first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// Towns, districts, regions.
    Large,
    /// Other municipalities.
    Village,
    /// Parts of municipalities.
    Part,
}

/// What decides among the names that begin with one word: the longer, the larger, the one in the nominative, the more
/// important.
type Rank = (usize, Class, bool, u16);

/// A word of a text.
struct Word {
    start: usize,
    end: usize,
    folded: Folded,
    is_capital: bool,
    /// Whether a sentence begins with it, so that its capital says nothing.
    opens: bool,
    /// Whether it belongs to the word before, as the words of one name do: only a space or a hyphen stands between.
    follows: bool,
}

impl Places {
    /// The places that a text names, in their order; where names overlap, the longest.
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        let words = words(text);
        // Who writes with diacritics somewhere writes with them everywhere.
        let is_marked = words.iter().any(|word| word.folded.marks.iter().any(|mark| *mark != 0));
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let longest = (word.is_capital)
                .then(|| self.longest_at(&words, at, is_marked))
                .flatten();
            if let Some((name, count)) = longest {
                found.push(Mention {
                    start: word.start,
                    end: words[at + count - 1].end,
                    name,
                });
                at += count;
            } else {
                at += 1;
            }
        }
        found
    }

    /// The longest name with which the words begin, and how many of them it has.
    fn longest_at<'a>(&'a self, all: &[Word], at: usize, is_marked: bool) -> Option<(&'a str, usize)> {
        let words = &all[at..];
        let is_somebody = at > 0 && words[0].follows && everyday::is_a_title(&all[at - 1]);
        let mut best: Option<(Rank, &str)> = None;
        for first in inflection::nominatives(&words[0].folded.letters) {
            for (entry, name) in self.index().whole_names(&first.letters) {
                let (whole, own) = names_of(self, entry);
                let spellings = [own, whole].map(|shown| (shown, fold(shown)));
                let spelt = spellings
                    .into_iter()
                    .find(|(_, spelling)| spelling.letters.ends_with(name));
                let Some((shown, spelling)) = spelt else { continue };
                let Some(count) = reaches(&first, name, words, &spelling, is_marked) else {
                    continue;
                };
                let class = self.class_of(entry);
                if count == 1 && (is_somebody || !stands_alone(class, name, words)) {
                    continue;
                }
                let is_exact = first.letters == words[0].folded.letters;
                // A village may be called as a town is in another case; its own name means it.
                let size = if is_exact && class == Class::Village {
                    Class::Large
                } else {
                    class
                };
                let rank = (usize::MAX - count, size, !is_exact, entry);
                if best.as_ref().is_none_or(|(other, _)| rank < *other) {
                    best = Some((rank, shown));
                }
            }
        }
        best.map(|((count, ..), name)| (name, usize::MAX - count))
    }

    fn class_of(&self, entry: u16) -> Class {
        match self.index().target(entry) {
            Target::Place(PlaceRef::Municipality(at))
                if self.facts().municipality(at).kind > MunicipalityKind::Town =>
            {
                Class::Village
            }
            Target::Place(PlaceRef::Part(_)) => Class::Part,
            Target::Place(PlaceRef::Municipality(_)) | Target::District(_) | Target::Region(_) => Class::Large,
        }
    }
}

/// Whether a single word can be meant as this name. Where a sentence begins, every word has a capital, so only towns and what
/// is larger count there, unless they are called like something of every day.
fn stands_alone(class: Class, name: &[u8], words: &[Word]) -> bool {
    let may_open = class == Class::Large && !everyday::is_a_thing(name);
    everyday::may_be_a_name(&words[0], words.get(1)) && (may_open || !words[0].opens)
}

/// How many words of the text a name takes, if all of its words are there.
fn reaches(first: &Nominative, name: &[u8], words: &[Word], spelling: &Folded, is_marked: bool) -> Option<usize> {
    let mut own = own_words(name, spelling);
    if !first.fits(&words[0].folded, &own.next()?, is_marked) {
        return None;
    }
    let mut count = 1;
    for wanted in own {
        let word = words.get(count).filter(|word| word.follows)?;
        let is_there = word.folded.letters == wanted.letters && (!is_marked || word.folded.marks == wanted.marks)
            || inflection::nominatives(&word.folded.letters)
                .iter()
                .any(|form| form.letters == wanted.letters && form.fits(&word.folded, &wanted, is_marked));
        if !is_there {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The words of a name with their diacritics. `name` is the end of `spelling`'s letters: of a part of a town the own name.
fn own_words<'a>(name: &'a [u8], spelling: &'a Folded) -> impl Iterator<Item = Folded> + 'a {
    let mut at = spelling.letters.len().saturating_sub(name.len());
    name.split(|byte| *byte == b' ').map(move |letters| {
        let marks = spelling.marks.get(at..at + letters.len()).unwrap_or_default().to_vec();
        at += letters.len() + 1;
        Folded {
            letters: letters.to_vec(),
            marks,
        }
    })
}

/// The words of a text. A digit after a letter begins a word, as in the names.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut signs = text.char_indices().peekable();
    let mut between = String::new();
    while let Some((start, sign)) = signs.next() {
        if !sign.is_alphanumeric() {
            between.push(sign);
            continue;
        }
        let mut end = start + sign.len_utf8();
        let is_same =
            |next: char| is_mark(next) || next.is_alphanumeric() && next.is_ascii_digit() == sign.is_ascii_digit();
        while let Some((at, next)) = signs.next_if(|(_, next)| is_same(*next)) {
            end = at + next.len_utf8();
        }
        words.push(Word {
            start,
            end,
            folded: fold(&text[start..end]),
            is_capital: sign.is_uppercase(),
            opens: words.is_empty() || between.contains(OPENS),
            follows: between
                .chars()
                .all(|one| one.is_whitespace() && one != '\n' || matches!(one, '-' | '–')),
        });
        between.clear();
    }
    words
}

/// A combining mark, as some keyboards write diacritics.
fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

/// The signs behind which a sentence, a line or a quotation begins.
const OPENS: &[char] = &['.', '!', '?', ':', ';', '\n', '„', '“', '"', '(', '•', '…'];
