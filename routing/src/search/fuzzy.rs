//! Names with one typing error: a wrong letter, a missing one, one too many, or two neighbours swapped
//! (Damerau-Levenshtein distance 1).

use super::best::Best;
use super::index::Index;

/// The shortest query, in letters, in which an error is looked for: in two letters any two-letter name would fit.
const SHORTEST: usize = 3;
/// The shortest query, in letters, that may be the beginning of a name and have an error: in fewer, hundreds would fit.
const SHORTEST_PREFIX: usize = 4;

impl Index {
    /// Tells `best` of every name that `query` is, or begins, but for one error.
    ///
    /// Up to the error the names agree with the query, so they are one range of the index, which narrows letter by
    /// letter; at each letter the error is tried, and after it everything has to agree again, which is one bisection.
    pub(super) fn fuzzy(&self, query: &[u8], best: &mut Best) {
        if query.len() < SHORTEST {
            return;
        }
        let prefixes = query.len() >= SHORTEST_PREFIX;
        let mut range = self.all();
        let mut swapped = Vec::with_capacity(query.len());
        let mut children = Vec::new();
        for (at, typed) in query.iter().enumerate() {
            let (here, after) = (&query[at..], &query[at + 1..]);
            // One letter too many.
            self.add_fuzzy(self.narrow(range.clone(), at, after), at + after.len(), prefixes, best);
            self.children(range.clone(), at, &mut children);
            for (letter, child) in children.drain(..) {
                if letter != *typed {
                    // A wrong letter.
                    let wrong = self.narrow(child.clone(), at + 1, after);
                    self.add_fuzzy(wrong, query.len(), prefixes, best);
                }
                // A missing letter.
                let missing = self.narrow(child, at + 1, here);
                self.add_fuzzy(missing, query.len() + 1, prefixes, best);
            }
            if let Some((next, rest)) = after.split_first() {
                // Two neighbours swapped.
                swapped.clear();
                swapped.extend([next, typed]);
                swapped.extend(rest);
                self.add_fuzzy(self.narrow(range.clone(), at, &swapped), query.len(), prefixes, best);
            }
            range = self.narrow(range, at, &[*typed]);
            if range.is_empty() {
                return;
            }
        }
        // The last letter of the name missing: the names that go on by exactly one letter.
        self.children(range, query.len(), &mut children);
        for (_, child) in children {
            self.add_fuzzy(child, query.len() + 1, false, best);
        }
    }
}
