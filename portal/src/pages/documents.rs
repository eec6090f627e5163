//! The documents: which there are, where they stand, what their templates get.

use serde_json::{Value, json};

use super::assets::Assets;
use super::modules;
use super::places::Places;
use super::templates::Templates;
use super::{EXIT_PATH, Page, PageKind, SiteError, SiteParameters};
use crate::i18n::{Language, Texts};

const HTML: &str = "text/html; charset=utf-8";

/// One document in all its languages.
struct Document {
    /// Its template.
    template: &'static str,
    /// Its paths, in the order of [`Language::ALL`]; `None` is the document for paths that do not exist.
    paths: Option<[&'static str; 2]>,
    kind: PageKind,
    /// The modules that its scripts start: `exit` is js/exit/exit.js.
    modules: &'static [&'static str],
    /// The script that they load when it is needed. The document names all that comes with it, so that the browser can
    /// fetch it at once.
    later: Option<&'static str>,
    /// The files of web/locales that its scripts read, without their ending.
    script_texts: &'static [&'static str],
}

/// The document that shows every part in every state; only where the parameters ask for it.
const SAMPLES: &str = "samples";

const DOCUMENTS: [Document; 9] = [
    Document {
        template: "reporter",
        paths: Some(["/", "/en/"]),
        kind: PageKind::Public,
        modules: &["exit", "language", "reporter"],
        later: Some("js/reporter/flow.js"),
        script_texts: &["client"],
    },
    Document {
        template: "contacts",
        paths: Some(["/kontakty", "/en/kontakty"]),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        script_texts: &[],
    },
    Document {
        template: "safety",
        paths: Some(["/napoveda", "/en/napoveda"]),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        script_texts: &[],
    },
    Document {
        template: "questionnaire",
        paths: Some(["/dotaznik", "/en/dotaznik"]),
        kind: PageKind::Public,
        modules: &["exit", "questionnaire"],
        later: None,
        script_texts: &[],
    },
    Document {
        template: "complaints",
        paths: Some(["/stiznosti", "/en/stiznosti"]),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        script_texts: &[],
    },
    Document {
        template: "accessibility",
        paths: Some(["/pristupnost", "/en/pristupnost"]),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        script_texts: &[],
    },
    Document {
        template: SAMPLES,
        paths: Some(["/vzor", "/en/vzor"]),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        script_texts: &[],
    },
    Document {
        template: "missing",
        paths: None,
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        script_texts: &[],
    },
    Document {
        template: "staff",
        paths: Some(["/tym", "/en/tym"]),
        kind: PageKind::Staff,
        modules: &["language", "staff"],
        later: None,
        script_texts: &["client", "staff-client"],
    },
];

/// A rendered document.
pub(super) struct Rendered {
    pub(super) language: Language,
    /// `None`: the document for paths that do not exist.
    pub(super) path: Option<&'static str>,
    pub(super) page: Page,
}

/// Renders every document in every language.
pub(super) fn render_all(
    texts: &Texts,
    parameters: &SiteParameters,
    assets: &Assets,
    places: &Places,
) -> Result<Vec<Rendered>, SiteError> {
    let places = serde_json::to_value(places)?;
    let mut rendered = Vec::new();
    for (at, language) in Language::ALL.into_iter().enumerate() {
        let templates = Templates::new(texts, assets, language)?;
        let served = |document: &&Document| parameters.samples || document.template != SAMPLES;
        for document in DOCUMENTS.iter().filter(served) {
            let context = context(document, at, parameters, assets, &places)?;
            let html = templates.render(document.template, &context)?;
            rendered.push(Rendered {
                language,
                path: document.paths.map(|paths| paths[at]),
                page: Page::compressed(document.kind, HTML, html.into_bytes())?,
            });
        }
    }
    Ok(rendered)
}

/// The addresses of the texts that a document's scripts read, in a language.
fn script_texts(document: &Document, assets: &Assets, language: Language) -> Vec<String> {
    let files = document.script_texts.iter();
    files
        .filter_map(|file| assets.address(&format!("locales/{}/{file}.ftl", language.tag())))
        .collect()
}

/// What every template gets. `at` is the language's place in [`Language::ALL`].
fn context(
    document: &Document,
    at: usize,
    parameters: &SiteParameters,
    assets: &Assets,
    places: &Value,
) -> Result<Value, SiteError> {
    let entries: Vec<String> = [modules::MAIN.to_owned()]
        .into_iter()
        .chain(document.modules.iter().map(|module| format!("js/{module}/{module}.js")))
        .collect();
    let first = modules::closure(assets, &entries)?;
    let preload: Vec<String> = first.iter().map(|path| format!("{}{path}", assets.prefix())).collect();
    let later: Vec<String> = modules::closure(
        assets,
        &document.later.map(str::to_owned).into_iter().collect::<Vec<_>>(),
    )?
    .into_iter()
    .filter(|path| !first.contains(path))
    .collect();
    let other = Language::ALL[1 - at];
    let home = if at == 0 { "/" } else { "/en/" };
    let other_home = if at == 0 { "/en/" } else { "/" };
    Ok(json!({
        "lang": Language::ALL[at].tag(),
        "other_lang": other.tag(),
        "other_path": document.paths.map_or(other_home, |paths| paths[1 - at]),
        // Links inside the site: `{{root}}kontakty`.
        "root": home,
        "deployment": parameters.deployment_id,
        "root_key": parameters.root_public_key,
        "assets": assets.prefix(),
        "canonical": document.paths.map(|paths| format!("{}{}", parameters.origin, paths[at])),
        "exit_path": EXIT_PATH,
        "exit_url": parameters.exit_url,
        "contact": parameters.contact.as_ref().map(|contact| json!({ "uri": contact.uri, "shown": contact.shown })),
        "staff": document.kind == PageKind::Staff,
        "idle_lock_seconds": parameters.staff_idle_lock_seconds,
        // The screen that is shown first, where the document has several.
        "shown": if document.template == "reporter" { "welcome" } else { "" },
        "modules": document.modules.join(" "),
        "texts": document.script_texts.join(" "),
        "script_texts": script_texts(document, assets, Language::ALL[at]),
        "preload": preload,
        "later": later.join(" "),
        "places": places,
    }))
}
