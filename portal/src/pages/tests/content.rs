//! What the pages have to say, whatever the words around it.

use super::{Language, html, reporter_paths, site};

/// The part of a document between two marks, with plain spaces.
fn part(html: &str, from: &str, to: &str) -> String {
    let rest = html.split_once(from).expect("the part's beginning").1;
    let part = rest.split_once(to).expect("the part's end").0;
    // A no-break space is white, too.
    part.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_says(page: &str, text: &str, facts: &[&str]) {
    for fact in facts {
        assert!(text.contains(fact), "{page} does not say {fact:?}: {text}");
    }
}

#[test]
fn every_page_has_the_numbers_for_danger_as_links_that_call() {
    let site = site();
    for path in reporter_paths() {
        let html = html(&site, &path);
        let footer = part(&html, "<footer", "</footer>");
        let calls = ["158", "112", "155", "116006"].map(|number| format!("href=\"tel:{number}\""));
        assert_says(&path, &footer, &calls.each_ref().map(String::as_str));
    }
    for language in Language::ALL {
        let missing = String::from_utf8(site.not_found(language).identity.to_vec()).expect("UTF-8");
        assert!(missing.contains("href=\"tel:116006\""), "{language:?}");
    }
}

#[test]
fn before_writing_is_said_who_reads_when_an_answer_comes_and_what_a_lost_code_means() {
    let site = site();
    let before = |path: &str| part(&html(&site, path), "data-screen=\"before\"", "</section>");
    let czech = [
        "přečtou jen lidé z centra",
        "Nepřečte ji policie, provozovatel portálu",
        "povinnost mlčet. Výjimkou je",
        "v pracovní době",
        "Není to tísňová linka",
        "Portál zprávy sám nemaže. S kódem je můžete smazat kdykoli",
        "Ztracený kód znamená ztracenou konverzaci",
    ];
    assert_says("/", &before("/"), &czech);
    let facts = before("/").matches("<li>").count();
    for path in Language::ALL.map(Language::home) {
        assert_eq!(before(path).matches("<li>").count(), facts, "{path}");
    }
}

#[test]
fn the_safety_page_says_what_cannot_be_erased_and_what_helps() {
    let site = site();
    let page = |path: &str| part(&html(&site, path), "<main", "</main>");
    let czech = [
        "jen tuto jednu položku. Prázdná historie může vzbudit podezření",
        "anonymní okno",
        "použijte jiný: v knihovně",
        "účtu Google nebo Apple",
        "na vyúčtování",
        "wi-fi",
        "Neumí vymazat historii",
        "sledovací program",
        "V nebezpečí volejte 158 nebo 112",
    ];
    assert_says("/napoveda", &page("/napoveda"), &czech);
    let points = page("/napoveda").matches("<li>").count();
    for language in Language::ALL {
        let path = format!("{}napoveda", language.home());
        assert_eq!(page(&path).matches("<li>").count(), points, "{path}");
    }
}

#[test]
fn complaints_have_their_independent_routes_and_the_time_of_an_answer() {
    let site = site();
    let page = part(&html(&site, "/stiznosti"), "<main", "</main>");
    let routes = [
        "vedoucí centra",
        "krajský úřad",
        "ochránce práv",
        "Úřad pro ochranu osobních údajů",
        "do 30 dnů",
        "berou centra jako podnět",
        "Kód do stížnosti nikdy nepište",
        "Stav k ",
    ];
    assert_says("/stiznosti", &page, &routes);
    let english = part(&html(&site, "/en/stiznosti"), "<main", "</main>");
    assert_says("/en/stiznosti", &english, &["30 days", "ombudsman"]);
}

/// As Act 99/2019 asks: the state, what is not accessible, how that was found out, whom to tell, and who enforces it.
#[test]
fn the_accessibility_statement_has_the_parts_that_the_act_asks_for() {
    let site = site();
    let page = part(&html(&site, "/pristupnost"), "<main", "</main>");
    let parts = [
        "99/2019 Sb.",
        "částečném souladu s normou EN 301 549",
        "WCAG 2.2",
        "Co zatím přístupné není",
        "Vlastním posouzením",
        "Když vám tu něco překáží",
        "Digitální a informační agentur",
        "Prohlášení vzniklo v ",
    ];
    assert_says("/pristupnost", &page, &parts);
}

/// Whoever does not know how to begin gets four questions, and no form to fill in.
#[test]
fn four_prompts_help_to_begin_and_only_the_text_is_a_field() {
    let site = site();
    for path in Language::ALL.map(Language::home) {
        let html = html(&site, path);
        let prompts = part(&html, "id=\"write-help\"", "</details>");
        assert_eq!(prompts.matches("<li>").count(), 4, "{path}");
        let screen = part(&html, "data-screen=\"write\"", "</section>");
        assert_eq!(screen.matches("<textarea").count(), 1, "{path}");
        assert!(!screen.contains("<input") && !screen.contains("required"), "{path}");
    }
}

/// Whoever comes back sees the state, and is asked whether she is alone, before anything of the content; the exit is beside it.
#[test]
fn coming_back_asks_first_whether_she_is_alone() {
    let site = site();
    for (path, question) in [("/", "Jste teď v soukromí?"), ("/en/", "Are you on your own now?")] {
        let status = part(&html(&site, path), "data-screen=\"status\"", "</section>");
        let (before, after) = status.split_once(question).expect("the question");
        assert!(before.contains("id=\"status-state\""), "{path}: {status}");
        assert_says(path, after, &["id=\"status-show\"", "data-exit href=\"/dal\""]);
        assert!(!status.contains("message-list"), "{path}: {status}");
    }
}
