//! The documents: which there are, where they stand, what their templates get.

use std::collections::{BTreeMap, HashMap};

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
    /// Its path behind [`Language::home`], the same in every language; `None` is the document for paths that do not exist.
    path: Option<&'static str>,
    kind: PageKind,
    /// The modules that its scripts start: `exit` is js/exit/exit.js.
    modules: &'static [&'static str],
    /// The script that they load when it is needed. The document names all that comes with it, so that the browser can
    /// fetch it at once.
    later: Option<&'static str>,
    /// The scripts that they load each by itself, when the part of the document that it is for is opened first, by the names
    /// of these parts.
    parts: &'static [(&'static str, &'static str)],
    /// The files of web/locales that its scripts read, without their ending.
    script_texts: &'static [&'static str],
}

/// The document that shows every part in every state; only in the demonstration.
const SAMPLES: &str = "samples";

/// What the staff's page loads by parts: its areas (js/staff/areas.js), and what an invitation leads to.
const STAFF_PARTS: &[(&str, &str)] = &[
    ("account", "js/staff/account/account-area.js"),
    ("audit", "js/staff/audit/audit.js"),
    ("canned", "js/staff/canned/canned-area.js"),
    ("colleagues", "js/staff/colleagues/colleagues.js"),
    ("feedback", "js/staff/feedback-area.js"),
    ("inbox", "js/staff/inbox-area.js"),
    ("invitation", "js/staff/invitation/invitation.js"),
    ("keys", "js/staff/keys/area.js"),
    ("overview", "js/staff/overview/overview-area.js"),
];

const DOCUMENTS: [Document; 10] = [
    Document {
        template: "reporter",
        path: Some(""),
        kind: PageKind::Public,
        modules: &["exit", "language", "reporter"],
        later: Some("js/reporter/flow.js"),
        parts: &[],
        script_texts: &["client"],
    },
    Document {
        template: "contacts",
        path: Some("kontakty"),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        parts: &[],
        script_texts: &[],
    },
    Document {
        template: "safety",
        path: Some("napoveda"),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        parts: &[],
        script_texts: &[],
    },
    Document {
        template: "questionnaire",
        path: Some("dotaznik"),
        kind: PageKind::Public,
        modules: &["exit", "language", "questionnaire"],
        later: None,
        parts: &[],
        script_texts: &[],
    },
    Document {
        template: "complaints",
        path: Some("stiznosti"),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        parts: &[],
        script_texts: &[],
    },
    Document {
        template: "accessibility",
        path: Some("pristupnost"),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        parts: &[],
        script_texts: &[],
    },
    Document {
        template: SAMPLES,
        path: Some("vzor"),
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        parts: &[],
        script_texts: &[],
    },
    Document {
        template: "missing",
        path: None,
        kind: PageKind::Public,
        modules: &["exit"],
        later: None,
        parts: &[],
        script_texts: &[],
    },
    Document {
        template: "staff",
        path: Some("tym"),
        kind: PageKind::Staff,
        modules: &["language", "staff"],
        later: None,
        parts: STAFF_PARTS,
        script_texts: &["client", "staff-client", "composer-client"],
    },
    Document {
        template: "handbook",
        path: Some("tym/prirucka"),
        kind: PageKind::Staff,
        modules: &[],
        later: None,
        parts: &[],
        script_texts: &[],
    },
];

/// A rendered document.
pub(super) struct Rendered {
    pub(super) language: Language,
    /// `None`: the document for paths that do not exist.
    pub(super) path: Option<String>,
    pub(super) page: Page,
}

impl Document {
    /// The languages that it is written in.
    fn languages(&self) -> &'static [Language] {
        // The samples are for whoever designs, not for whoever seeks help.
        if self.kind == PageKind::Staff || self.template == SAMPLES {
            &Language::FOR_STAFF
        } else {
            &Language::ALL
        }
    }

    /// Where it stands in a language. A path that does not exist leads to the first page instead.
    fn path_in(&self, language: Language) -> String {
        format!("{}{}", language.home(), self.path.unwrap_or_default())
    }
}

/// Renders every document in every language.
pub(super) fn render_all(
    texts: &Texts,
    parameters: &SiteParameters,
    assets: &Assets,
    places: &Places,
) -> Result<Vec<Rendered>, SiteError> {
    let places = serde_json::to_value(places)?;
    let templates = Templates::new(texts, assets, &places)?;
    let mut rendered = Vec::new();
    let served = |document: &&Document| parameters.demonstration || document.template != SAMPLES;
    for document in DOCUMENTS.iter().filter(served) {
        let mut spoken = HashMap::new();
        for language in document.languages() {
            let context = context(document, *language, parameters, assets)?;
            let html = templates.render(document.template, &context)?;
            spoken.insert(*language, Page::compressed(document.kind, HTML, html.into_bytes())?);
        }
        for language in Language::ALL {
            // A document that the language does not have stands under its address in another.
            let page = spoken.get(&language).unwrap_or(&spoken[&language.for_staff()]);
            rendered.push(Rendered {
                language,
                path: document.path.map(|_| document.path_in(language)),
                page: page.clone(),
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

/// What every template gets.
fn context(
    document: &Document,
    language: Language,
    parameters: &SiteParameters,
    assets: &Assets,
) -> Result<Value, SiteError> {
    // A document without modules needs no script at all.
    let starter = (!document.modules.is_empty()).then(|| modules::MAIN.to_owned());
    let entries: Vec<String> = starter
        .into_iter()
        .chain(document.modules.iter().map(|module| format!("js/{module}/{module}.js")))
        .collect();
    let first = modules::closure(assets, &entries)?;
    let preload: Vec<String> = first.iter().map(|path| format!("{}{path}", assets.prefix())).collect();
    let besides = |script: &str| -> Result<String, SiteError> {
        let needed = modules::closure(assets, &[script.to_owned()])?.into_iter();
        Ok(needed
            .filter(|path| !first.contains(path))
            .collect::<Vec<_>>()
            .join(" "))
    };
    let later = document.later.map(besides).transpose()?.unwrap_or_default();
    let parts = document
        .parts
        .iter()
        .map(|(part, script)| Ok((*part, besides(script)?)));
    let parts: BTreeMap<&str, String> = parts.collect::<Result<_, SiteError>>()?;
    Ok(json!({
        "lang": language.tag(),
        "dir": language.direction(),
        "language_name": language.own_name(),
        "languages": offered(document, language, parameters),
        // Links inside the site: `{{root}}kontakty`.
        "root": language.home(),
        "deployment": parameters.deployment_id,
        "root_key": parameters.root_public_key,
        "assets": assets.prefix(),
        "is_found": document.path.is_some(),
        "default_address": address_of(document, Language::Czech, parameters),
        "exit_path": EXIT_PATH,
        "exit_url": parameters.exit_url,
        "contact": parameters.contact.as_ref().map(|contact| json!({ "uri": contact.uri, "shown": contact.shown })),
        "demonstration": parameters.demonstration,
        "staff": document.kind == PageKind::Staff,
        "idle_lock_seconds": parameters.staff_idle_lock_seconds,
        // The screen that is shown first, where the document has several.
        "shown": if document.template == "reporter" { "welcome" } else { "" },
        "modules": document.modules.join(" "),
        "texts": document.script_texts.join(" "),
        "script_texts": script_texts(document, assets, language),
        "preload": preload,
        "later": later,
        "parts": parts,
    }))
}

/// The whole address of a document in a language.
fn address_of(document: &Document, language: Language, parameters: &SiteParameters) -> String {
    format!("{}{}", parameters.origin, document.path_in(language))
}

/// The languages that a document can be switched to, itself among them.
fn offered(document: &Document, shown: Language, parameters: &SiteParameters) -> Vec<Value> {
    let languages = document.languages().iter();
    languages
        .map(|language| {
            json!({
                "tag": language.tag(),
                "name": language.own_name(),
                "path": document.path_in(*language),
                "address": address_of(document, *language, parameters),
                "is_shown": *language == shown,
            })
        })
        .collect()
}
