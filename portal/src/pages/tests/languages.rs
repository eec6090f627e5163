//! The documents in all their languages.

use super::{FOR_REPORTERS, Language, html, site};

#[test]
fn an_unknown_path_gets_the_document_of_its_language() {
    let site = site();
    assert!(site.get("/nothing").is_none());
    let mut hashes: Vec<_> = Language::ALL
        .iter()
        .map(|language| site.not_found(*language).sha256)
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), Language::ALL.len());
}

/// Whoever reads another language finds it by its own name, and comes to the same page without any script.
#[test]
fn every_document_leads_to_itself_in_every_language() {
    let site = site();
    for language in Language::ALL {
        for path in FOR_REPORTERS {
            let here = format!("{}{path}", language.home());
            let html = html(&site, &here);
            assert!(
                html.contains(&format!("<html lang=\"{}\" dir=\"ltr\"", language.tag())),
                "{here}"
            );
            for other in Language::ALL {
                let there = format!("{}{path}", other.home());
                let link = format!(
                    "<a href=\"{there}\" hreflang=\"{tag}\" lang=\"{tag}\" aria-current=\"{shown}\" data-inside>{name}</a>",
                    tag = other.tag(),
                    shown = other == language,
                    name = other.own_name()
                );
                assert!(html.contains(&link), "{here} lacks {link}");
                let alternate = format!(
                    "<link rel=\"alternate\" hreflang=\"{}\" href=\"https://portal.example{there}\">",
                    other.tag()
                );
                assert!(html.contains(&alternate), "{here} lacks {alternate}");
                assert!(site.get(&there).is_some(), "{there}");
            }
        }
    }
}

#[test]
fn staff_find_their_page_in_a_language_of_theirs_under_every_address() {
    let site = site();
    let page = |path: &str| site.get(path).expect("the page exists").sha256;
    for home in ["/uk/", "/ru/", "/vi/"] {
        assert_eq!(page(&format!("{home}tym")), page("/en/tym"));
    }
    assert_ne!(page("/tym"), page("/en/tym"));
    for path in ["/tym", "/en/tym"] {
        let offered: Vec<String> = html(&site, path)
            .split("hreflang=\"")
            .skip(1)
            .filter_map(|rest| rest.split_once('"').map(|(tag, _)| tag.to_owned()))
            .collect();
        assert!(
            offered
                .iter()
                .all(|tag| ["cs", "en", "x-default"].contains(&tag.as_str())),
            "{offered:?}"
        );
    }
}

#[test]
fn robots_keep_off_the_staffs_page_in_every_language() {
    let site = site();
    let robots = html(&site, "/robots.txt");
    for language in Language::ALL {
        assert!(
            robots.contains(&format!("\nDisallow: {}tym\n", language.home())),
            "{robots}"
        );
    }
    assert!(robots.contains("\nDisallow: /dal\n") && robots.contains("\nDisallow: /api/\n"));
}

/// Whoever writes has little time: what has to be read before is short, in every language.
#[test]
fn what_is_said_before_writing_has_at_most_150_words() {
    let site = site();
    for language in Language::ALL {
        let path = language.home();
        let html = html(&site, path);
        let screen = html
            .split_once("data-screen=\"before\"")
            .and_then(|(_, rest)| rest.split_once("</section>"))
            .expect("the screen")
            .0;
        let text: String = screen
            .split('<')
            .filter_map(|piece| piece.split_once('>'))
            .flat_map(|(_, text)| [" ", text])
            .collect();
        let words = text
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        let limit = match language {
            // Vietnamese puts spaces between syllables, of which a word has about one and a half.
            Language::Vietnamese => 225,
            _ => 150,
        };
        assert!((60..=limit).contains(&words), "{path}: {words} words: {text}");
    }
}

/// What the Vietnamese reader has to know before writing: in which language the answer will be.
#[test]
fn a_card_tells_in_the_readers_language_in_which_languages_the_centre_answers() {
    let site = site();
    for (path, told) in [
        ("/", "Česky můžete psát vždy."),
        ("/en/", "You can always write in Czech."),
        ("/uk/", "відповідь може прийти чеською"),
        ("/ru/", "ответ может прийти на чешском"),
        ("/vi/", "câu trả lời có thể bằng tiếng Séc"),
    ] {
        assert!(html(&site, path).contains(told), "{path}");
    }
}
