//! The languages of the portal, and where their documents stand.

use unic_langid::LanguageIdentifier;

/// A language of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// The source: every text is written in it first.
    Czech,
    /// English.
    English,
    /// Ukrainian.
    Ukrainian,
    /// Russian.
    Russian,
    /// Vietnamese.
    Vietnamese,
}

impl Language {
    /// All languages, in which reporters are spoken to; the default one first. In this order the pages offer them.
    pub const ALL: [Self; 5] = [
        Self::Czech,
        Self::English,
        Self::Ukrainian,
        Self::Russian,
        Self::Vietnamese,
    ];

    /// The languages of the staff's page: whoever works in a centre reads one of them.
    pub const FOR_STAFF: [Self; 2] = [Self::Czech, Self::English];

    /// The BCP 47 tag, as in `<html lang>` and as the folder's name in web/locales.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Czech => "cs",
            Self::English => "en",
            Self::Ukrainian => "uk",
            Self::Russian => "ru",
            Self::Vietnamese => "vi",
        }
    }

    /// The language's name in itself, by which whoever reads it finds it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Czech => "Čeština",
            Self::English => "English",
            Self::Ukrainian => "Українська",
            Self::Russian => "Русский",
            Self::Vietnamese => "Tiếng Việt",
        }
    }

    /// Which way it is written, as in `<html dir>`: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Czech | Self::English | Self::Ukrainian | Self::Russian | Self::Vietnamese => "ltr",
        }
    }

    /// The path under which its documents stand, with a slash at both ends: the default language's is the root.
    pub fn home(self) -> &'static str {
        match self {
            Self::Czech => "/",
            Self::English => "/en/",
            Self::Ukrainian => "/uk/",
            Self::Russian => "/ru/",
            Self::Vietnamese => "/vi/",
        }
    }

    /// The language in which staff are spoken to who ask for this one.
    #[must_use]
    pub fn for_staff(self) -> Self {
        if Self::FOR_STAFF.contains(&self) {
            self
        } else {
            Self::English
        }
    }

    /// The language of a path: that of its first folder, else the default one.
    pub fn of_path(path: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|language| *language != Self::Czech && path.starts_with(language.home()))
            .unwrap_or(Self::Czech)
    }

    /// The language whose tag begins like `tag` (`en-GB` is English).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default().trim();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The best language for the header `Accept-Language` (RFC 9110, section 12.5.4): the known one with the highest
    /// weight, the first of equals; Czech when none is known.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (Self::Czech, 0.0_f32);
        for range in header.split(',') {
            let mut parts = range.split(';');
            let Some(language) = parts.next().and_then(Self::from_tag) else {
                continue;
            };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }

    #[expect(
        clippy::expect_used,
        reason = "the tags are constants and a test loads the texts of each"
    )]
    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().expect("a language tag")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_comes_from_the_header_by_weight() {
        for (header, language) in [
            ("", Language::Czech),
            ("en", Language::English),
            ("en-GB,en;q=0.9,cs;q=0.8", Language::English),
            ("de-DE, en;q=0.3, cs;q=0.7", Language::Czech),
            ("cs;q=0, en;q=0.1", Language::English),
            ("sk, *;q=0.1", Language::Czech),
            ("EN;q=oops", Language::Czech),
            ("uk-UA,uk;q=0.9,ru;q=0.8", Language::Ukrainian),
            ("ru, uk;q=0.9", Language::Russian),
            ("vi-VN", Language::Vietnamese),
        ] {
            assert_eq!(Language::from_accept_language(header), language, "{header}");
        }
    }

    #[test]
    fn the_language_comes_from_the_first_folder_of_a_path() {
        for (path, language) in [
            ("/", Language::Czech),
            ("/kontakty", Language::Czech),
            ("/en/kontakty", Language::English),
            ("/uk/", Language::Ukrainian),
            ("/ru/nic", Language::Russian),
            ("/vi/", Language::Vietnamese),
            ("/video", Language::Czech),
            ("/cs/", Language::Czech),
        ] {
            assert_eq!(Language::of_path(path), language, "{path}");
        }
    }

    #[test]
    fn staff_are_spoken_to_in_czech_or_english() {
        for language in Language::ALL {
            assert!(Language::FOR_STAFF.contains(&language.for_staff()), "{language:?}");
        }
        assert_eq!(Language::Czech.for_staff(), Language::Czech);
        assert_eq!(Language::Vietnamese.for_staff(), Language::English);
    }
}
