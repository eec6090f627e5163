//! What a phone has to load, compressed.

use super::{Language, html, reporter_paths, site};

/// The budget of the first page: everything that it loads, as a browser with brotli gets it.
#[test]
fn the_first_page_is_light() {
    const BUDGET: usize = 50_000;
    let site = site();
    for path in Language::ALL.map(Language::home) {
        let document = html(&site, path);
        let head = document.split_once("</head>").expect("a head").0;
        let assets: usize = head
            .split('"')
            .filter(|piece| piece.starts_with("/assets/") && !piece.ends_with('/') && !piece.ends_with("noscript.css"))
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .map(|address| site.get(address).expect("the asset exists").brotli.len())
            .sum();
        let total = assets + site.get(path).expect("the page exists").brotli.len();
        assert!(total <= BUDGET, "{path}: {total} bytes");
    }
}

#[test]
fn the_search_for_a_place_is_light_and_no_document_loads_it_ahead() {
    let site = site();
    let compressed = |file: &str| {
        let page = site.get(&format!("{}places/{file}", site.asset_prefix()));
        page.unwrap_or_else(|| panic!("no {file}")).brotli.len()
    };
    let (module, data) = (compressed("places_bg.wasm"), compressed("places.txt"));
    assert!(
        data <= 120_000 && module + data <= 125_000,
        "the module has {module} bytes, the data {data}"
    );
    for path in reporter_paths() {
        let html = html(&site, &path);
        for script in ["places/", "js/reporter/place"] {
            assert!(!html.contains(script), "{path} asks for {script} before it is needed");
        }
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
