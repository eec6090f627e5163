//! The sorted list of every name from each of its words on. A typed beginning is a range of it, found by bisection.

mod build;

use std::cmp::Ordering;
use std::ops::Range;

use super::Tier;
use super::best::Best;
use crate::places::PlaceRef;

pub(super) use build::DISTRICT;

/// What an entry of the index stands for: a position in the list of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Place(PlaceRef),
    District(u16),
    Region(u16),
}

/// A name from one of its words on.
#[derive(Debug, Clone, Copy)]
struct Key {
    /// Where it begins in [`Index::text`].
    start: u32,
    /// Where the name ends.
    end: u32,
    /// Whose name it is. Entries are numbered by rank, the more important first.
    entry: u16,
    /// Whether it is the whole name, or the own name of a part of a town.
    whole: bool,
}

/// All names, folded, and where each of their words begins.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    text: Vec<u8>,
    /// Sorted by the text from `start` to `end`.
    keys: Vec<Key>,
    entries: Vec<Target>,
    /// The entry of each municipality, by position.
    municipality_ranks: Vec<u16>,
    /// The entry of each part, by position.
    part_ranks: Vec<u16>,
    /// The ranges into which the keys part by their first byte, with that byte.
    initials: Vec<(u8, Range<usize>)>,
    /// Municipalities, by position, that share their name with another one of their district.
    homonyms: Vec<u16>,
}

impl Index {
    /// What an entry stands for.
    pub(crate) fn target(&self, entry: u16) -> Target {
        self.entries[usize::from(entry)]
    }

    /// The rank of a place among all entries, 0 the most important.
    pub(crate) fn rank(&self, place: PlaceRef) -> u16 {
        match place {
            PlaceRef::Municipality(at) => self.municipality_ranks[usize::from(at)],
            PlaceRef::Part(at) => self.part_ranks[usize::from(at)],
        }
    }

    /// Whether another municipality of the same district has the name of this one.
    pub(super) fn is_homonym(&self, municipality: u16) -> bool {
        self.homonyms.contains(&municipality)
    }

    /// Tells `best` of every name with a word at which `query` begins.
    pub(super) fn prefix(&self, query: &[u8], best: &mut Best) {
        for key in &self.keys[self.narrow(self.all(), 0, query)] {
            let tier = match (key.whole, key.len() == query.len()) {
                (true, true) => Tier::Exact,
                (true, false) => Tier::Prefix,
                (false, _) => Tier::LaterWord,
            };
            best.add(tier, key.entry);
        }
    }

    /// The entries whose whole name, or own name, begins with this word, each with the letters of that name.
    pub(crate) fn whole_names(&self, first: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
        let keys = self.keys[self.narrow(self.all(), 0, first)].iter();
        let names = keys
            .filter(|key| key.whole)
            .map(|key| (key.entry, key.bytes(&self.text)));
        names.filter(|(_, name)| matches!(name[first.len()..].first(), None | Some(b' ')))
    }

    /// Tells `best` of every name of which some words begin with the words of `query`, in their order: "usti n l".
    pub(super) fn each_word(&self, query: &[u8], best: &mut Best) {
        let mut words = query.split(|byte| *byte == b' ');
        let first = words.next().unwrap_or_default();
        if words.clone().next().is_none() {
            return;
        }
        for key in &self.keys[self.narrow(self.all(), 0, first)] {
            let mut rest = key.bytes(&self.text).split(|byte| *byte == b' ').skip(1);
            if words.clone().all(|word| rest.any(|own| own.starts_with(word))) {
                best.add(Tier::EachWord, key.entry);
            }
        }
    }

    /// Tells `best` of the keys in a range of which `depth` bytes match with one typing error; with `prefixes` also of
    /// those that go on after them.
    pub(super) fn add_fuzzy(&self, range: Range<usize>, depth: usize, prefixes: bool, best: &mut Best) {
        for key in &self.keys[range] {
            let is_all = key.len() == depth;
            let tier = match (is_all, key.whole) {
                (true, true) => Tier::FuzzyExact,
                (true, false) => Tier::FuzzyEnd,
                (false, true) => Tier::FuzzyPrefix,
                (false, false) => Tier::FuzzyLaterWord,
            };
            if is_all || prefixes {
                best.add(tier, key.entry);
            }
        }
    }

    /// The range of all keys.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.keys.len()
    }

    /// The keys of `range` that go on with `rest` after `depth` bytes, which all keys of the range have in common.
    pub(super) fn narrow(&self, range: Range<usize>, depth: usize, rest: &[u8]) -> Range<usize> {
        let keys = &self.keys[range.clone()];
        let compare = |key: &Key| {
            let own = &key.bytes(&self.text)[depth..];
            own[..own.len().min(rest.len())].cmp(rest)
        };
        let from = keys.partition_point(|key| compare(key) == Ordering::Less);
        // Most errors that are tried lead nowhere, which the first key tells.
        let count = match keys.get(from).map(compare) {
            Some(Ordering::Equal) => keys[from..].partition_point(|key| compare(key) == Ordering::Equal),
            _ => 0,
        };
        range.start + from..range.start + from + count
    }

    /// Lists the ranges into which the keys of `range` part by their byte at `depth`, with that byte; keys that end there
    /// are left out.
    pub(super) fn children(&self, range: Range<usize>, depth: usize, found: &mut Vec<(u8, Range<usize>)>) {
        found.clear();
        if depth == 0 && !self.initials.is_empty() {
            found.extend_from_slice(&self.initials);
            return;
        }
        let byte = |key: &Key| key.bytes(&self.text).get(depth).copied();
        let mut from = range.start + self.keys[range.clone()].partition_point(|key| key.len() <= depth);
        while let Some(present) = self.keys[from..range.end].first().and_then(byte) {
            let child = from..from + self.keys[from..range.end].partition_point(|key| byte(key) == Some(present));
            from = child.end;
            found.push((present, child));
        }
    }
}

impl Key {
    fn bytes(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }

    fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}
