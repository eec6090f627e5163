//! The pages as a whole.

use ozvise_routing::{CentreSettings, Row, Territories};

use super::*;

mod audit_words;
mod content;
mod languages;
mod later;
mod paths;
mod texts;
mod weight;

use paths::{FOR_REPORTERS, FOR_STAFF, reporter_paths, staff_paths};

fn site() -> SiteBundle {
    site_of(Competence::embedded(), SettingsTable::embedded())
}

fn parameters() -> SiteParameters {
    SiteParameters {
        deployment_id: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        root_public_key: "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB".to_owned(),
        origin: "https://portal.example".to_owned(),
        exit_url: "https://exit.example/".to_owned(),
        contact: None,
        demonstration: false,
        staff_idle_lock_seconds: SiteParameters::STAFF_IDLE_LOCK_SECONDS,
    }
}

fn site_of(competence: &Competence, centres: &SettingsTable) -> SiteBundle {
    let texts = Texts::load().expect("the texts are valid");
    SiteBundle::build(&texts, &parameters(), competence, centres).expect("the pages are complete")
}

fn html(site: &SiteBundle, path: &str) -> String {
    let page = site.get(path).expect("the page exists");
    String::from_utf8(page.identity.to_vec()).expect("pages are UTF-8")
}

#[test]
fn every_document_is_there_and_says_nothing_in_its_title() {
    let site = site();
    for path in reporter_paths()
        .into_iter()
        .chain(FOR_STAFF.into_iter().flat_map(staff_paths))
    {
        let html = html(&site, &path);
        assert!(html.contains("<title>Ozvi se</title>"), "{path}");
        assert!(html.contains("data-deployment=\"AAAAAAAAAAAAAAAAAAAAAA\""), "{path}");
    }
}

#[test]
fn the_exit_is_the_first_thing_in_focus_order() {
    let site = site();
    for path in reporter_paths() {
        let html = html(&site, &path);
        let body = html.split_once("<body").expect("a body").1;
        let first = ["<a ", "<button", "<input", "<select", "<textarea"]
            .into_iter()
            .filter_map(|tag| body.find(tag))
            .min()
            .expect("something to focus");
        let tag = body[first..].split_once('>').expect("a whole tag").0;
        assert!(
            tag.contains("id=\"exit\"")
                && tag.contains("href=\"/dal\"")
                && tag.contains("data-onward=\"https://exit.example/\""),
            "{path}: {tag}"
        );
    }
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
    let site = site();
    for path in site.paths().filter(|path| !path.starts_with("/assets/")) {
        let page = site.get(path).expect("the page exists");
        if !page.content_type.starts_with("text/html") {
            continue;
        }
        let html = html(&site, path);
        for forbidden in ["<style", " style=", " onclick=", " onload=", "javascript:", "<iframe"] {
            assert!(!html.contains(forbidden), "{path} has {forbidden}");
        }
        // What is typed outside a form is not offered again by the browser's memory of forms.
        assert!(
            page.kind == PageKind::Staff || !html.contains("<form"),
            "{path} has a form"
        );
        for source in html
            .split("src=\"")
            .skip(1)
            .chain(html.split("<link ").skip(1).filter_map(|link| {
                let loads = !link.contains("rel=\"canonical\"") && !link.contains("rel=\"alternate\"");
                link.split_once("href=\"").map(|(_, address)| address).filter(|_| loads)
            }))
        {
            assert!(
                source.starts_with('/') && !source.starts_with("//"),
                "{path}: {source:.60}"
            );
        }
    }
}

#[test]
fn every_address_of_an_asset_exists() {
    let site = site();
    for path in reporter_paths()
        .into_iter()
        .chain(FOR_STAFF.into_iter().flat_map(staff_paths))
    {
        let html = html(&site, &path);
        for address in html
            .split('"')
            .filter(|piece| piece.starts_with("/assets/") && !piece.ends_with('/'))
        {
            assert!(site.get(address).is_some(), "{path}: {address}");
        }
    }
}

/// Scripts switch the language by walking through both documents side by side.
#[test]
fn the_languages_differ_in_texts_only() {
    fn skeleton(html: &str) -> Vec<String> {
        html.split('<')
            .skip(1)
            .map(|tag| {
                let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
                let id = tag
                    .split_once(" id=\"")
                    .and_then(|(_, rest)| rest.split_once('"'))
                    .map_or("", |(id, _)| id);
                format!("{} {id}", tag.split_whitespace().next().unwrap_or_default())
            })
            .collect()
    }
    let site = site();
    for paths in [
        Language::ALL.map(Language::home).map(str::to_owned).to_vec(),
        Language::ALL
            .map(|language| format!("{}dotaznik", language.home()))
            .to_vec(),
        staff_paths("tym"),
        staff_paths("tym/prirucka"),
    ] {
        let [czech, others @ ..] = &paths[..] else {
            panic!("no languages")
        };
        for other in others {
            assert_eq!(skeleton(&html(&site, czech)), skeleton(&html(&site, other)), "{other}");
        }
    }
}

#[test]
fn every_region_and_every_routed_centre_is_among_the_contacts() {
    let site = site();
    let html = html(&site, "/kontakty");
    for region in ozvise_routing::Territories::embedded().regions() {
        assert!(html.contains(&*region.name), "{}", region.name);
    }
    for centre in ozvise_routing::Centres::embedded().routed() {
        assert!(html.contains(&*centre.name), "{}", centre.name);
        for phone in &centre.phones {
            assert!(html.contains(&phone.tel_uri()), "{}", centre.id);
        }
    }
    assert!(html.contains("Zdroj: Český statistický úřad; GeoNames (CC BY 4.0)"));
}

#[test]
fn every_district_is_among_the_contacts_with_its_centre() {
    let site = site();
    for path in Language::ALL.map(|language| format!("{}kontakty", language.home())) {
        let html = html(&site, &path);
        for district in Territories::embedded().districts() {
            let id = Competence::embedded()
                .competent_centre(None, &district.code)
                .expect("a centre");
            let name = &SettingsTable::embedded().get(id).expect("settings").name;
            let line = format!(
                "<li id=\"{}\"><span>{}</span><a href=\"#centrum-{id}\" data-inside>{name}</a>",
                district.code, district.name
            );
            assert_eq!(html.matches(&line).count(), 1, "{path}: {line}");
        }
        for link in html.split("href=\"#").skip(1) {
            let target = link.split('"').next().expect("a quoted address");
            assert!(
                html.contains(&format!("id=\"{target}\"")),
                "{path}: #{target} leads nowhere"
            );
        }
    }
}

#[test]
fn an_exception_is_told_where_its_district_is() {
    let exception = Row {
        territory: "563889".parse().expect("a code"),
        centre: "havirov".parse().expect("an id"),
    };
    let rows = Competence::embedded().rows().map(|(centre, territory)| Row {
        centre: centre.clone(),
        territory,
    });
    let competence = Competence::from_rows(2, rows.chain([exception])).expect("no overlap");
    let site = site_of(&competence, SettingsTable::embedded());
    let html = html(&site, "/kontakty");
    assert!(
        html.contains("V\u{a0}obci Liberec: <a href=\"#centrum-havirov\" data-inside>Intervenční centrum Havířov</a>")
    );
    assert!(html.contains("Pomáhá i\u{a0}v\u{a0}obcích: Liberec"));
}

/// What no centre has told is said to be unknown, and help is offered all the same.
#[test]
fn a_card_tells_what_is_known_and_what_is_not() {
    let card = |centre: &CentreSettings| {
        let others = SettingsTable::embedded().iter().filter(|other| other.id != centre.id);
        let rows = others.cloned().chain([centre.clone()]).collect();
        let table = SettingsTable::from_rows(2, rows).expect("no fault");
        let site = site_of(Competence::embedded(), &table);
        ["/", "/en/", "/kontakty"].map(|path| {
            let html = html(&site, path);
            let (_, card) = html.split_once(&format!(">{}</h", centre.name)).expect("a card");
            card.split("</article>").next().expect("its end").to_owned()
        })
    };
    let read = |values: &[(&'static str, &str)]| {
        let value_of = |field| {
            values
                .iter()
                .find(|(name, _)| *name == field)
                .map_or("", |(_, value)| *value)
        };
        CentreSettings::read(value_of).expect("no fault")
    };
    let least = [
        ("id", "zlinsky"),
        ("name", "Prázdné centrum"),
        ("region", "CZ072"),
        ("routed", "yes"),
        ("accepting", "yes"),
    ];
    let [czech, english, contacts] = card(&read(&least));
    for html in [&czech, &english, &contacts] {
        for number in ["tel:116006", "tel:158", "tel:116111"] {
            assert!(html.contains(number), "{number} is missing in {html}");
        }
        assert!(!html.contains("href=\"https"), "{html}");
    }
    for part in ["zatím neřeklo", "Česky můžete psát vždy", "od 16 let"] {
        assert!(czech.contains(part), "{part} is missing in {czech}");
    }
    assert!(english.contains("has not told us yet"), "{english}");

    let most = [
        &least[..],
        &[
            ("phones", "281911883"),
            ("website", "https://www.a.cz/b/"),
            ("hours", "nonstop"),
            ("languages", "uk; tlh"),
            ("age_from", "15"),
            ("age_to", "99"),
            ("guardian_below", "18"),
            ("reply_hours", "1"),
        ],
    ]
    .concat();
    let [czech, english, _] = card(&read(&most));
    for part in [
        "tel:+420281911883",
        "<a class=\"web\" href=\"https://www.a.cz/b/\" rel=\"noreferrer noopener\">a.cz/b</a>",
        "Je tam někdo ve dne i\u{a0}v\u{a0}noci.",
        "Můžete psát: ukrajinsky, tlh.",
        "Pomáhá lidem od 15 do 99 let.",
        "Mladším 18 let",
        "do 1 pracovní hodiny",
        "tel:116111",
    ] {
        assert!(czech.contains(part), "{part} is missing in {czech}");
    }
    assert!(!czech.contains("tel:116006") && !czech.contains("neřeklo"), "{czech}");
    assert!(english.contains("within 1 working hour."), "{english}");
}

#[test]
fn every_named_language_has_its_text() {
    let texts = Texts::load().expect("the texts are valid");
    for tag in centre_card::NAMED_LANGUAGES {
        for language in Language::ALL {
            assert!(texts.plain(language, &format!("language-{tag}")).is_ok(), "{tag}");
        }
    }
}

#[test]
fn the_manifest_lists_what_is_served() {
    let site = site();
    let manifest: serde_json::Value = serde_json::from_str(&html(&site, "/manifest.json")).expect("JSON");
    assert_eq!(manifest["assets"], site.asset_prefix());
    let listed = manifest["sha256"].as_object().expect("an object");
    let typed = Language::ALL.map(|language| language.home().trim_end_matches('/'));
    for path in site
        .paths()
        .filter(|path| *path != "/manifest.json" && !typed.contains(path))
    {
        let hash = hexadecimal(&Sha256::digest(&site.get(path).expect("the page exists").identity));
        assert_eq!(listed[path], hash, "{path}");
    }
}

#[test]
fn compressed_forms_give_back_the_same_bytes() {
    use std::io::Read as _;
    let site = site();
    for path in site.paths() {
        let page = site.get(path).expect("the page exists");
        let mut plain = Vec::new();
        brotli::Decompressor::new(&page.brotli[..], 4096)
            .read_to_end(&mut plain)
            .expect("brotli");
        assert_eq!(plain, page.identity, "{path}");
        plain.clear();
        flate2::read::GzDecoder::new(&page.gzip[..])
            .read_to_end(&mut plain)
            .expect("gzip");
        assert_eq!(plain, page.identity, "{path}");
    }
}

/// What a browser writes down of a visit: addresses and titles. None may say what kind of help is given here.
#[test]
fn no_address_says_what_the_portal_is_for() {
    const TELLING: [&str; 14] = [
        "nasil", "násil", "bezpec", "bezpeč", "obet", "oběť", "pomoc", "krize", "interven", "violen", "safe", "victim",
        "abuse", "help",
    ];
    let site = site();
    let documents = site.paths().filter(|path| {
        site.get(path)
            .is_some_and(|page| page.content_type.starts_with("text/html"))
    });
    for path in documents.chain([EXIT_PATH]) {
        assert!(!TELLING.iter().any(|word| path.contains(word)), "{path}");
    }
    for path in ["/favicon.svg", "/robots.txt"] {
        let text = html(&site, path);
        assert!(!TELLING.iter().any(|word| text.contains(word)), "{path}: {text}");
    }
}

/// What the exit does and does not do is said on every page, and before the first question.
#[test]
fn every_page_tells_what_the_exit_can_do() {
    let site = site();
    for path in reporter_paths() {
        assert!(html(&site, &path).contains("id=\"exit-note\""), "{path}");
    }
    for path in Language::ALL.map(Language::home) {
        let html = html(&site, path);
        let welcome = html.split_once("data-screen=\"role\"").expect("the first question").0;
        assert!(welcome.contains("id=\"welcome-exit\""), "{path}");
    }
}
