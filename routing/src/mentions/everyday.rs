//! Words of every day that are also forms of a place's name.

use super::Word;

/// Words that letters write with a capital and mean nobody's village by, in one form: the person who is spoken to, and whoever
/// writes.
const NEVER: &[&str] = &[
    "vas", "vam", "vami", "vase", "vasi", "vasem", "vaseho", "vasemu", "vasim", "vasich", "vasimi", "centrum",
    "centra", "centru", "centrem",
];

/// Towns that are called like a thing, in one form: a bridge, limits, beginnings, sand, a grave.
const THINGS: &[&str] = &[
    "bor", "brezova", "bystre", "habry", "hranice", "hrob", "klobouky", "kraliky", "loket", "luze", "most", "pisek",
    "pocatky", "policka", "polna", "pribor", "radnice", "rudna", "skutec", "slany", "sobotka", "stity", "tabor",
];

/// Names of institutions that begin like a village: the beginnings of the first word and of the one behind it.
const INSTITUTIONS: &[(&str, &str)] = &[
    ("cesk", "republi"),
    ("cesk", "post"),
    ("cesk", "televiz"),
    ("bil", "kruh"),
    ("cerven", "kriz"),
];

/// Words behind which a person is named.
const TITLES: &[&str] = &["pan", "pana", "panem", "pani", "panu", "slecna", "slecnou", "slecny"];

/// Whether a person is named behind a word.
pub(super) fn is_a_title(word: &Word) -> bool {
    TITLES.iter().any(|one| one.as_bytes() == word.folded.letters)
}

/// Whether a town is called like something of every day.
pub(super) fn is_a_thing(name: &[u8]) -> bool {
    THINGS.iter().any(|thing| thing.as_bytes() == name)
}

/// Whether a word can be meant as a name at all.
pub(super) fn may_be_a_name(word: &Word, next: Option<&Word>) -> bool {
    let begins = |word: &Word, beginning: &str| word.folded.letters.starts_with(beginning.as_bytes());
    let is_institution = next.is_some_and(|next| {
        let mut institutions = INSTITUTIONS.iter();
        institutions.any(|(first, second)| begins(word, first) && begins(next, second))
    });
    !NEVER.iter().any(|one| one.as_bytes() == word.folded.letters) && !is_institution
}
