//! The search: from what a person types to the places that she may mean.

mod best;
mod candidate;
mod fuzzy;
mod index;
mod postcode;

use best::Best;
pub use candidate::{Candidate, MatchKind, Place, PlaceKind};
pub(crate) use index::{Index, Target};

use crate::code::MunicipalityCode;
use crate::fold::{Folded, fold, is_cyrillic, without_endings};
use crate::places::{PlaceRef, Places};

/// The most candidates that one search gives: more than the places of any one name, so that each can be reached.
pub const MAX_CANDIDATES: usize = 200;

/// How well an entry of the index matches, the better first. The order is that of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// The name or a part's own name, with the diacritics that were typed.
    ExactSpelling,
    /// The name or a part's own name, when diacritics are ignored.
    Exact,
    /// What was typed begins the name or a part's own name.
    Prefix,
    /// What was typed begins at a later word.
    LaterWord,
    /// Each typed word begins a word of the name, in their order.
    EachWord,
    /// With one typing error, the name or a part's own name.
    FuzzyExact,
    /// With one typing error, the end of the name from a later word on.
    FuzzyEnd,
    /// With one typing error, what was typed begins the name or a part's own name.
    FuzzyPrefix,
    /// With one typing error, what was typed begins at a later word.
    FuzzyLaterWord,
}

/// The name of what an entry of the index stands for, and its own name without that of the town it belongs to.
pub(crate) fn names_of(places: &Places, entry: u16) -> (&str, &str) {
    candidate::name_of(places, places.index().target(entry))
}

impl Places {
    /// The places that `query` may mean, the likeliest first: exact matches before beginnings before matches with one
    /// typing error (a wrong, missing, additional letter or two swapped neighbours), and among equal matches the larger
    /// place first. At most `limit` and [`MAX_CANDIDATES`]; empty when nothing fits.
    ///
    /// A name may be typed in Cyrillic as Ukrainian and Russian write it. A query of digits, with or without "CZ-" or "PSČ", is a postcode or its beginning.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Candidate> {
        let limit = limit.min(MAX_CANDIDATES);
        let folded = fold(query);
        if limit == 0 || folded.letters.is_empty() {
            return Vec::new();
        }
        match postcode::digits(&folded) {
            Some(digits) => postcode::search(self, &digits, limit),
            None => match self.search_names(&folded, limit) {
                // In Ukrainian and Russian a name has endings of theirs.
                none if none.is_empty() && is_cyrillic(query) => {
                    let letters = without_endings(&folded.letters);
                    let marks = vec![0; letters.len()];
                    self.search_names(&Folded { letters, marks }, limit)
                }
                found => found,
            },
        }
    }

    /// The municipality with this code, as a search for exactly its name gives it; none for an unknown code.
    pub fn find(&self, code: MunicipalityCode) -> Option<Candidate> {
        let place = PlaceRef::Municipality(self.position_of(code)?);
        Some(candidate::of_place(self, place, MatchKind::Exact))
    }

    fn search_names(&self, query: &Folded, limit: usize) -> Vec<Candidate> {
        let index = self.index();
        let mut best = Best::new(limit);
        index.prefix(&query.letters, &mut best);
        // Abbreviated words are tried where the whole text begins nothing, and errors while there is room: both rank behind.
        if best.is_empty() {
            index.each_word(&query.letters, &mut best);
        }
        if !best.is_full() {
            index.fuzzy(&query.letters, &mut best);
        }
        if query.marks.iter().any(|mark| *mark != 0) {
            best = self.prefer_spelling(query, best, limit);
        }
        best.found()
            .map(|(tier, entry)| candidate::of_entry(self, tier, entry))
            .collect()
    }

    /// Puts the exact matches that bear the typed diacritics before those that do not: "Výškov" before "Vyškov".
    fn prefer_spelling(&self, query: &Folded, found: Best, limit: usize) -> Best {
        let mut preferred = Best::new(limit);
        for (tier, entry) in found.found() {
            let (name, own_name) = candidate::name_of(self, self.index().target(entry));
            let is_spelt = || fold(name) == *query || fold(own_name) == *query;
            let tier = if tier == Tier::Exact && is_spelt() {
                Tier::ExactSpelling
            } else {
                tier
            };
            preferred.add(tier, entry);
        }
        preferred
    }
}
