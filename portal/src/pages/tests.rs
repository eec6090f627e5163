//! The pages as a whole.

use super::*;

fn site() -> SiteBundle {
    let parameters = SiteParameters {
        deployment_id: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        root_public_key: "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB".to_owned(),
        origin: "https://portal.example".to_owned(),
        exit_url: "https://exit.example/".to_owned(),
        staff_idle_lock_seconds: SiteParameters::STAFF_IDLE_LOCK_SECONDS,
    };
    let texts = Texts::load().expect("the texts are valid");
    SiteBundle::build(&texts, &parameters).expect("the pages are complete")
}

fn html(site: &SiteBundle, path: &str) -> String {
    let page = site.get(path).expect("the page exists");
    String::from_utf8(page.identity.to_vec()).expect("pages are UTF-8")
}

const REPORTER_PATHS: [&str; 6] = ["/", "/en/", "/kontakty", "/en/kontakty", "/bezpeci", "/en/bezpeci"];

#[test]
fn every_document_is_there_and_says_nothing_in_its_title() {
    let site = site();
    for path in REPORTER_PATHS.into_iter().chain(["/tym", "/en/tym"]) {
        let html = html(&site, path);
        assert!(html.contains("<title>Ozvi se</title>"), "{path}");
        assert!(html.contains("data-deployment=\"AAAAAAAAAAAAAAAAAAAAAA\""), "{path}");
    }
}

#[test]
fn the_exit_is_the_first_thing_in_focus_order() {
    let site = site();
    for path in REPORTER_PATHS {
        let html = html(&site, path);
        let body = html.split_once("<body").expect("a body").1;
        let first = ["<a ", "<button", "<input", "<select", "<textarea"]
            .into_iter()
            .filter_map(|tag| body.find(tag))
            .min()
            .expect("something to focus");
        let tag = body[first..].split_once('>').expect("a whole tag").0;
        assert!(
            tag.contains("id=\"exit\"") && tag.contains("https://exit.example/"),
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
    for path in REPORTER_PATHS.into_iter().chain(["/tym", "/en/tym"]) {
        let html = html(&site, path);
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
    for [czech, english] in [["/", "/en/"], ["/tym", "/en/tym"]] {
        assert_eq!(
            skeleton(&html(&site, czech)),
            skeleton(&html(&site, english)),
            "{czech}"
        );
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
fn the_manifest_lists_what_is_served() {
    let site = site();
    let manifest: serde_json::Value = serde_json::from_str(&html(&site, "/manifest.json")).expect("JSON");
    assert_eq!(manifest["assets"], site.asset_prefix());
    let listed = manifest["sha256"].as_object().expect("an object");
    for path in site.paths().filter(|path| !["/manifest.json", "/en"].contains(path)) {
        let hash = hexadecimal(&Sha256::digest(&site.get(path).expect("the page exists").identity));
        assert_eq!(listed[path], hash, "{path}");
    }
}

#[test]
fn an_unknown_path_gets_the_document_of_its_language() {
    let site = site();
    assert!(site.get("/nothing").is_none());
    assert_ne!(site.not_found("/nothing").sha256, site.not_found("/en/nothing").sha256);
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

/// The budget of the first page: everything that it loads, as a browser with brotli gets it.
#[test]
fn the_first_page_is_light() {
    const BUDGET: usize = 50_000;
    let site = site();
    let document = html(&site, "/");
    let head = document.split_once("</head>").expect("a head").0;
    let assets: usize = head
        .split('"')
        .filter(|piece| piece.starts_with("/assets/") && !piece.ends_with('/') && !piece.ends_with("noscript.css"))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|address| site.get(address).expect("the asset exists").brotli.len())
        .sum();
    let total = assets + site.get("/").expect("the page exists").brotli.len();
    assert!(total <= BUDGET, "{total} bytes");
}

/// Every text that a script names exists, and every text for scripts is named by one.
#[test]
fn scripts_and_their_texts_fit_together() {
    let site = site();
    let asset = |path: &str| html(&site, &format!("{}{path}", site.asset_prefix()));
    let own_scripts = format!("{}js/", site.asset_prefix());
    let scripts: String = site
        .paths()
        .filter(|path| path.starts_with(&own_scripts))
        .map(|path| html(&site, path))
        .collect();
    let texts = asset("locales/cs/client.ftl");
    let known: std::collections::BTreeSet<&str> = texts
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .collect();
    for id in &known {
        assert!(scripts.contains(&format!("'{id}'")), "no script says {id}");
    }
    for call in scripts.split("text('").skip(1) {
        let id = call.split('\'').next().unwrap_or_default();
        assert!(known.contains(id), "there is no text {id}");
    }
}

#[test]
fn every_text_of_the_site_is_used_by_a_template() {
    let templates: String = assets::templates().iter().map(|(_, source)| *source).collect();
    let texts = include_str!("../../../web/locales/cs/site.ftl");
    let ids = texts
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    for id in ids.filter_map(|line| line.split_once(" =")).map(|(id, _)| id) {
        // The help lines' names are chosen by their numbers.
        let used = templates.contains(&format!("{{{{t \"{id}\"")) || id.starts_with("line-");
        assert!(used, "no template says {id}");
    }
}

/// Whoever writes has little time: what has to be read before is short, in every language.
#[test]
fn what_is_said_before_writing_has_at_most_150_words() {
    const LIMIT: usize = 150;
    let site = site();
    for path in ["/", "/en/"] {
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
        assert!((60..=LIMIT).contains(&words), "{path}: {words} words: {text}");
    }
}

/// The budget of the form with cryptography is 150 kB; the signed directory, which is no asset, has 10 kB of it.
#[test]
fn the_form_with_cryptography_is_light() {
    const BUDGET: usize = 140_000;
    let site = site();
    let document = html(&site, "/");
    let later = document
        .split_once("data-later=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .expect("the scripts from the code onwards")
        .0;
    assert!(later.contains("js/reporter/send.js"), "{later}");
    let module = ["reporter/reporter.js", "reporter/reporter_bg.wasm"];
    let size = |path: &str| {
        let address = format!("{}{path}", site.asset_prefix());
        site.get(&address).expect("the asset exists").brotli.len()
    };
    let first: usize = document
        .split_once("</head>")
        .expect("a head")
        .0
        .split('"')
        .filter_map(|piece| piece.strip_prefix(site.asset_prefix()))
        .filter(|path| !path.is_empty())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(size)
        .sum();
    let rest: usize = later.split(' ').chain(module).map(size).sum();
    let total = first + rest + site.get("/").expect("the page exists").brotli.len();
    assert!(total <= BUDGET, "{total} bytes");
}
