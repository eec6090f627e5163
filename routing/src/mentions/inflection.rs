//! From a word in whatever case to the names in the nominative that it may be a form of.
//!
//! A table of endings goes the way back: for each ending that the word has, the ending that the nominative would have. It
//! gives more than there is; which of it is a name, the index of the places tells, and whether the diacritics allow it,
//! [`Nominative::fits`].

use crate::fold::{Folded, fold};

/// The endings of the nominative, each with those of the other cases; `-` is no ending. Written with diacritics, because
/// "-á" of an adjective is inflected otherwise than "-a" of a noun.
const ENDINGS: &[(&str, &str)] = &[
    // Nouns in -a, with the consonants that soften before -e.
    ("a", "y ě e u o ou"),
    ("ka", "ce"),
    ("ha", "ze"),
    ("ga", "ze"),
    ("cha", "še"),
    ("ra", "ře"),
    // Plurals and singulars in -e: Pardubice, Bystřice, Hradiště, Lázně.
    ("ice", "ic icím icích icemi"),
    ("e", "i í ím ích emi em"),
    ("ě", "i í ím ích ěmi ěm"),
    // Plurals in -y: Klatovy, Svitavy, Karlovy Vary.
    ("y", "- ů ům ech ách ám ami ých ým ými"),
    ("ky", "cích"),
    ("hy", "zích"),
    ("chy", "ších"),
    ("o", "a u ě e em y"),
    ("ovo", "ovým"),
    ("í", "ím ích ího ímu ími"),
    // Adjectives.
    ("á", "é ou"),
    ("é", "ého ému ém ým ých ými"),
    ("ý", "ého ému ém ým"),
    ("ův", "ova ovu ově ovým"),
    // A vowel that changes.
    ("ůr", "ora oru oře orem"),
    ("ůl", "olu ole olem"),
    // A consonant that softens.
    ("k", "ce"),
    ("h", "ze"),
    ("ch", "še"),
    ("r", "ře"),
];

/// The endings of the cases of a name that ends with a consonant: Zlín, Cheb, Olomouc, Boleslav.
const AFTER_CONSONANT: &str = "u a ě e em i í ovi";

/// What a word may be a form of.
pub(super) struct Nominative {
    /// Its letters.
    pub(super) letters: Vec<u8>,
    /// How many of them the word has in common with it.
    stem: usize,
    /// The ending that it would have, with diacritics; none where only the word's was taken away.
    ending: &'static str,
    /// The ending that the word has instead.
    form: &'static str,
}

/// All that the word may be a form of, itself first.
pub(super) fn nominatives(word: &[u8]) -> Vec<Nominative> {
    let mut found = vec![Nominative {
        letters: word.to_vec(),
        stem: word.len(),
        ending: "",
        form: "",
    }];
    for (ending, forms) in ENDINGS {
        for form in forms.split(' ') {
            let form = if form == "-" { "" } else { form };
            let Some(stem) = stem(word, form) else { continue };
            add(&mut found, stem, ending, form);
            // Benátek: an -e- stands where the nominative has none.
            if let ([rest @ .., b'e', last], true) = (stem, form.is_empty()) {
                add(&mut found, &[rest, &[*last]].concat(), ending, form);
            }
        }
    }
    for form in AFTER_CONSONANT.split(' ') {
        let Some(stem) = stem(word, form) else { continue };
        let [rest @ .., before, last] = stem else { continue };
        if is_vowel(*last) {
            continue;
        }
        add(&mut found, stem, "", form);
        // Hradce, Plzni, Vsi: the nominative has an -e- that went away.
        if !is_vowel(*before) {
            let mut letters = [rest, &[*before, b'e', *last]].concat();
            letters.shrink_to_fit();
            found.push(Nominative {
                letters,
                stem: rest.len() + 1,
                ending: "",
                form,
            });
        }
    }
    found
}

/// The word without the letters of an ending; none if it does not have it, or is little more.
fn stem<'a>(word: &'a [u8], ending: &str) -> Option<&'a [u8]> {
    let stem = word.strip_suffix(&*fold(ending).letters)?;
    (stem.len() >= 2).then_some(stem)
}

fn add(found: &mut Vec<Nominative>, stem: &[u8], ending: &'static str, form: &'static str) {
    let mut letters = stem.to_vec();
    letters.extend(fold(ending).letters);
    found.push(Nominative {
        letters,
        stem: stem.len(),
        ending,
        form,
    });
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

impl Nominative {
    /// Whether the diacritics of a word and of a name of these letters allow that it is a form of it. A text without any is
    /// not blamed for it.
    pub(super) fn fits(&self, word: &Folded, name: &Folded, is_marked: bool) -> bool {
        let (ending, form) = (fold(self.ending).marks, fold(self.form).marks);
        if !name.marks.ends_with(&ending) {
            return false;
        }
        if !is_marked {
            return true;
        }
        let common = self.stem.min(name.marks.len()).min(word.marks.len());
        (0..common).all(|at| {
            // Plzeň and Plzni, Tábor and Táboře: the last consonant softens or hardens.
            let may_change =
                at + 1 == self.stem && matches!(word.letters[at], b'd' | b'n' | b'r' | b't') && !self.form.is_empty();
            word.marks[at] == name.marks[at] || may_change
        }) && word.marks.ends_with(&form)
    }
}
