//! Making the index: gathering the names, sorting their words, ranking them.

use super::{Index, Key, Target};
use crate::fold::append;
use crate::places::{Facts, Municipality, MunicipalityKind, PlaceRef};
use crate::territory::Territories;

/// The word before the name of a district.
pub(in crate::search) const DISTRICT: &str = "okres";

/// Regions and districts come after the towns that share their names and before everything smaller.
const TERRITORY_CLASS: u8 = 5;
/// Parts come after all municipalities.
const PART_CLASS: u8 = 8;
/// One more than the last class.
const CLASSES: usize = 9;

/// How large a municipality presumably is, 0 the largest. No count of inhabitants is in the data, so the kind of
/// municipality stands for it, and among towns whether it is the seat of a district or of a wider administration.
fn size_class(municipality: &Municipality<'_>) -> u8 {
    let district = || Territories::embedded().district(&municipality.district);
    match municipality.kind {
        MunicipalityKind::Capital => 0,
        MunicipalityKind::StatutoryCity => 1,
        MunicipalityKind::Town if district().is_some_and(|district| *district.name == *municipality.name) => 2,
        MunicipalityKind::Town if municipality.orp == municipality.name => 3,
        MunicipalityKind::Town => 4,
        MunicipalityKind::MarketTown => 6,
        MunicipalityKind::Village | MunicipalityKind::MilitaryDistrict => 7,
    }
}

/// A name before it is ranked.
struct Named {
    target: Target,
    /// How important it is, 0 the most.
    class: u8,
    /// Where it begins in the text.
    start: u32,
    /// Its length in bytes.
    len: usize,
}

/// The names, their text and the keys of their words; the keys' entries are still positions in `named`.
#[derive(Default)]
struct Names {
    text: Vec<u8>,
    /// The diacritics, which the index does not use.
    marks: Vec<u8>,
    named: Vec<Named>,
    keys: Vec<Key>,
}

impl Index {
    pub(crate) fn new(facts: &Facts) -> Self {
        let Names {
            text, named, mut keys, ..
        } = gather(facts);
        sort(&text, &mut keys, 0);
        let homonyms = homonyms(&text, &keys, &named, facts);
        let ranks = ranks(&keys, &named);
        for key in &mut keys {
            key.entry = ranks[usize::from(key.entry)];
        }
        let mut index = Self {
            text,
            keys,
            entries: vec![Target::Region(0); named.len()],
            municipality_ranks: vec![0; facts.municipalities().len()],
            part_ranks: vec![0; facts.parts().len()],
            initials: Vec::new(),
            homonyms,
        };
        let mut initials = Vec::new();
        index.children(index.all(), 0, &mut initials);
        index.initials = initials;
        for (name, rank) in named.iter().zip(ranks) {
            index.entries[usize::from(rank)] = name.target;
            match name.target {
                Target::Place(PlaceRef::Municipality(at)) => index.municipality_ranks[usize::from(at)] = rank,
                Target::Place(PlaceRef::Part(at)) => index.part_ranks[usize::from(at)] = rank,
                Target::District(_) | Target::Region(_) => {}
            }
        }
        index
    }
}

/// Everything that can be found by name.
fn gather(facts: &Facts) -> Names {
    let mut names = Names::default();
    for (at, place) in (0..).zip(facts.municipalities()) {
        names.add(
            Target::Place(PlaceRef::Municipality(at)),
            size_class(&place),
            "",
            place.name,
        );
    }
    for (at, part) in (0..).zip(facts.parts()) {
        let before = &part.name[..part.name.len() - part.own_name.len()];
        names.add(Target::Place(PlaceRef::Part(at)), PART_CLASS, before, part.own_name);
    }
    let territories = Territories::embedded();
    for (at, district) in (0..).zip(territories.districts()) {
        // Praha is a municipality, a district and a region; it is found as the first and the last.
        if !territories.is_whole_region(&district.code) {
            names.add(Target::District(at), TERRITORY_CLASS, DISTRICT, &district.name);
        }
    }
    for (at, region) in (0..).zip(territories.regions()) {
        let own_name = region.name.strip_prefix("Kraj ").unwrap_or(&region.name);
        let before = &region.name[..region.name.len() - own_name.len()];
        names.add(Target::Region(at), TERRITORY_CLASS, before, own_name);
    }
    names
}

impl Names {
    /// Adds a name, whose own name follows on `before`.
    fn add(&mut self, target: Target, class: u8, before: &str, own_name: &str) {
        let start = self.text.len();
        append(before, &mut self.text, &mut self.marks);
        if self.text.len() > start {
            self.text.push(b' ');
        }
        let own_start = self.text.len();
        append(own_name, &mut self.text, &mut self.marks);
        // The parser bounds the number of names to 16 bits and so their text to 32.
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let entry = u16::try_from(self.named.len()).unwrap_or(u16::MAX);
        let end = self.text.len();
        for word in start..end {
            if word == start || self.text[word - 1] == b' ' {
                let whole = word == start || word == own_start;
                self.keys.push(Key {
                    start: position(word),
                    end: position(end),
                    entry,
                    whole,
                });
            }
        }
        self.named.push(Named {
            target,
            class,
            start: position(start),
            len: end - start,
        });
        self.marks.clear();
    }
}

/// Sorts keys that agree in their first `depth` bytes, by quicksort on one byte after the other: names have so much in
/// common that comparing them from the start again and again would take several times as long.
fn sort(text: &[u8], mut keys: &mut [Key], mut depth: usize) {
    /// Below this many keys, moving each to its place is quicker than parting them.
    const FEW: usize = 12;
    while keys.len() > FEW {
        // The end of a key comes before every byte.
        let byte = |key: Key| key.bytes(text).get(depth).map_or(0, |byte| u16::from(*byte) + 1);
        let middle = byte(keys[keys.len() / 2]);
        let (mut less, mut at, mut greater) = (0, 0, keys.len());
        while at < greater {
            let present = byte(keys[at]);
            if present < middle {
                keys.swap(less, at);
                less += 1;
                at += 1;
            } else if present > middle {
                greater -= 1;
                keys.swap(at, greater);
            } else {
                at += 1;
            }
        }
        let (before, rest) = keys.split_at_mut(less);
        let (equal, after) = rest.split_at_mut(greater - less);
        sort(text, before, depth);
        sort(text, after, depth);
        if middle == 0 {
            return;
        }
        keys = equal;
        depth += 1;
    }
    for end in 1..keys.len() {
        let mut at = end;
        while at > 0 && keys[at].bytes(text)[depth..] < keys[at - 1].bytes(text)[depth..] {
            keys.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// The rank of each name: by class, then the shorter, then by the alphabet, then in the order of the file.
fn ranks(keys: &[Key], named: &[Named]) -> Vec<u16> {
    /// Names of this many bytes and more rank among each other by the alphabet only.
    const LONGEST: usize = 63;
    let bucket = |name: &Named| usize::from(name.class) * (LONGEST + 1) + name.len.min(LONGEST);
    let mut next = [0_u16; CLASSES * (LONGEST + 1)];
    for name in named {
        next[bucket(name)] += 1;
    }
    let mut before = 0;
    for count in &mut next {
        before += std::mem::replace(count, before);
    }
    let mut ranks = vec![0; named.len()];
    for key in keys {
        let name = &named[usize::from(key.entry)];
        if key.start == name.start {
            let rank = &mut next[bucket(name)];
            ranks[usize::from(key.entry)] = *rank;
            *rank += 1;
        }
    }
    ranks
}

/// The municipalities that share their name with another one of their district. Their whole names stand together in the
/// sorted keys.
fn homonyms(text: &[u8], keys: &[Key], named: &[Named], facts: &Facts) -> Vec<u16> {
    let municipality = |key: &Key| {
        let name = &named[usize::from(key.entry)];
        match name.target {
            Target::Place(PlaceRef::Municipality(at)) if key.start == name.start => Some(at),
            _ => None,
        }
    };
    let place = |at: u16| (facts.municipality(at).name, facts.municipality(at).district);
    let mut found = Vec::new();
    for same in keys.chunk_by(|a, b| a.bytes(text) == b.bytes(text)) {
        for at in same.iter().filter_map(municipality) {
            if same
                .iter()
                .filter_map(municipality)
                .any(|other| other != at && place(other) == place(at))
            {
                found.push(at);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorting_puts_the_keys_in_the_order_of_their_text(names in prop::collection::vec("[a-c ]{0,6}", 0..120)) {
            let mut text = Vec::new();
            let mut keys = Vec::new();
            for name in &names {
                let start = u32::try_from(text.len()).unwrap();
                text.extend(name.as_bytes());
                keys.push(Key { start, end: u32::try_from(text.len()).unwrap(), entry: 0, whole: true });
            }
            sort(&text, &mut keys, 0);
            let sorted: Vec<_> = keys.iter().map(|key| key.bytes(&text)).collect();
            let mut expected: Vec<_> = names.iter().map(|name| name.as_bytes()).collect();
            expected.sort();
            prop_assert_eq!(sorted, expected);
        }
    }
}
