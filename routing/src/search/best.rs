//! The best matches found so far, never more than wanted.

use super::Tier;

/// Keeps the `limit` best of all matches it is told, each entry once, by tier and then by the entry's rank.
pub(super) struct Best {
    limit: usize,
    /// In order.
    found: Vec<(Tier, u16)>,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            found: Vec::with_capacity(limit),
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.found.len() == self.limit
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Tells of a match. An entry that matched better before keeps its place.
    pub(super) fn add(&mut self, tier: Tier, entry: u16) {
        let new = (tier, entry);
        if self.is_full() && self.found.last().is_none_or(|last| *last <= new) {
            return;
        }
        if let Some(before) = self.found.iter().position(|(_, known)| *known == entry) {
            if self.found[before] <= new {
                return;
            }
            self.found.remove(before);
        } else if self.is_full() {
            self.found.pop();
        }
        let at = self.found.partition_point(|known| *known < new);
        self.found.insert(at, new);
    }

    /// What was kept, the best first.
    pub(super) fn found(&self) -> impl Iterator<Item = (Tier, u16)> {
        self.found.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TIERS: [Tier; 3] = [Tier::Exact, Tier::Prefix, Tier::FuzzyExact];

    proptest! {
        #[test]
        fn it_keeps_what_sorting_everything_would_keep(
            matches in prop::collection::vec((0..3_usize, 0..40_u16), 0..200),
            limit in 1..20_usize,
        ) {
            let mut best = Best::new(limit);
            let mut all = std::collections::BTreeMap::new();
            for (tier, entry) in matches {
                best.add(TIERS[tier], entry);
                all.entry(entry).and_modify(|known: &mut Tier| *known = (*known).min(TIERS[tier])).or_insert(TIERS[tier]);
            }
            let mut expected: Vec<_> = all.into_iter().map(|(entry, tier)| (tier, entry)).collect();
            expected.sort();
            expected.truncate(limit);
            prop_assert_eq!(best.found().collect::<Vec<_>>(), expected);
        }
    }
}
