//! Everything that a browser can get besides the API: documents, scripts, styles, WebAssembly.
//!
//! All of it is made at start, and anew when the operator publishes another table: everybody gets the same bytes, nothing
//! can be slipped in for one person, and `/manifest.json` lists their hashes for checks from outside.

mod assets;
mod centre_card;
mod compress;
mod documents;
mod modules;
mod places;
mod templates;

use std::collections::{BTreeMap, HashMap};

use actix_web::web::Bytes;
use ozvise_routing::{Competence, SettingsTable};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::config::Contact;
use crate::i18n::{Language, TextError, Texts};
use assets::Assets;
use places::Places;

/// The address that the exit goes through before it leads on ("onward"): short, the same in every language, and without a
/// word that would say what it belongs to, since browsers may write it down.
pub const EXIT_PATH: &str = "/dal";

/// What the documents have to know about this deployment.
#[derive(Clone, Debug)]
pub struct SiteParameters {
    /// The deployment's id, base64url without padding: scripts bind all cryptography to it.
    pub deployment_id: String,
    /// The offline root's Ed25519 public key, base64url without padding: scripts check the directory against it.
    pub root_public_key: String,
    /// The portal's own origin (`https://…`, without a slash at the end), for the documents' canonical addresses.
    pub origin: String,
    /// Where the exit leads.
    pub exit_url: String,
    /// Where the operator can be reached about the portal itself, if it is told.
    pub contact: Option<Contact>,
    /// Whether this is the demonstration: every document says so, and the one with samples of every part is served (`/vzor`),
    /// which is for designers and no installation's.
    pub demonstration: bool,
    /// After how many seconds without a key, touch or click the staff page drops its keys.
    pub staff_idle_lock_seconds: u32,
}

impl SiteParameters {
    /// Ten minutes: long enough to think about a reply, much shorter than the session (30 minutes), so that an unlock
    /// needs the password only.
    pub const STAFF_IDLE_LOCK_SECONDS: u32 = 600;
}

/// What a page is, which decides its headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// A document for reporters and the public: `no-store`, the strict policy.
    Public,
    /// The document for staff: `no-store`, and the policy admits a worker.
    Staff,
    /// A file of the asset bundle: its path carries the bundle's hash, so it may be kept for ever.
    Asset,
    /// A small file under a fixed path (icon, robots.txt, manifest): may not be kept without asking again.
    File,
}

/// One answer, ready to be sent.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it is.
    pub kind: PageKind,
    /// The header `Content-Type`.
    pub content_type: &'static str,
    /// The bytes as they are.
    pub identity: Bytes,
    /// The same for `Content-Encoding: gzip` (RFC 1952).
    pub gzip: Bytes,
    /// The same for `Content-Encoding: br` (RFC 7932).
    pub brotli: Bytes,
    /// SHA-256 of the bytes as they are.
    pub sha256: [u8; 32],
}

/// The portal cannot start: its pages are not complete.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A text is missing or wrong.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A template is not valid handlebars.
    #[error("page template: {0}")]
    Template(#[from] Box<handlebars::TemplateError>),
    /// A page could not be rendered: a text, a value or an asset that its template names does not exist.
    #[error("page {template}: {source}")]
    Render {
        /// The template's name.
        template: &'static str,
        /// What handlebars says.
        source: Box<handlebars::RenderError>,
    },
    /// A script imports another that is not in the bundle.
    #[error("script {script} imports {import}, which is not in the asset bundle")]
    UnknownImport {
        /// The importing script.
        script: String,
        /// What it wants.
        import: String,
    },
    /// Compressing failed.
    #[error("compressing a page: {0}")]
    Compress(#[from] std::io::Error),
    /// The manifest could not be written.
    #[error("writing the manifest: {0}")]
    Manifest(#[from] serde_json::Error),
}

/// All pages by path.
#[derive(Clone, Debug)]
pub struct SiteBundle {
    pages: HashMap<String, Page>,
    missing: HashMap<Language, Page>,
    asset_prefix: String,
    exit_url: String,
}

impl SiteBundle {
    /// Renders every document in every language, with the facts of these tables, and collects the assets.
    ///
    /// # Errors
    /// When a text, a template, a value or an asset is missing. The portal does not start then.
    pub fn build(
        texts: &Texts,
        parameters: &SiteParameters,
        competence: &Competence,
        centres: &SettingsTable,
    ) -> Result<Self, SiteError> {
        let assets = Assets::embedded();
        let asset_prefix = assets.prefix();
        let places = Places::of(competence, centres);
        let documents = documents::render_all(texts, parameters, &assets, &places)?;
        let mut pages: HashMap<String, Page> = assets.pages().collect();
        pages.extend(assets.files());
        let mut missing = HashMap::new();
        for document in documents {
            match document.path {
                Some(path) => {
                    pages.insert(path, document.page);
                }
                None => {
                    missing.insert(document.language, document.page);
                }
            }
        }
        pages.insert("/robots.txt".to_owned(), robots()?);
        let manifest = manifest(&asset_prefix, &pages)?;
        pages.insert("/manifest.json".to_owned(), manifest);
        for home in Language::ALL.map(Language::home) {
            // Whoever types an address leaves the last slash out.
            let typed = home.trim_end_matches('/');
            if let Some(page) = pages.get(home).filter(|_| !typed.is_empty()).cloned() {
                pages.insert(typed.to_owned(), page);
            }
        }
        Ok(Self {
            pages,
            missing,
            asset_prefix,
            exit_url: parameters.exit_url.clone(),
        })
    }

    /// The page at a path, which begins with a slash.
    pub fn get(&self, path: &str) -> Option<&Page> {
        self.pages.get(path)
    }

    /// The document that tells a person that there is nothing at a path (status 404).
    pub fn not_found(&self, language: Language) -> &Page {
        &self.missing[&language]
    }

    /// All paths that [`Self::get`] knows, in no order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// Where [`EXIT_PATH`] leads on to.
    pub fn exit_url(&self) -> &str {
        &self.exit_url
    }

    /// `/assets/<hash of all assets>/`, under which every asset stands.
    pub fn asset_prefix(&self) -> &str {
        &self.asset_prefix
    }
}

impl Page {
    /// Compresses the bytes, at a cost that the start can bear.
    fn compressed(kind: PageKind, content_type: &'static str, mut bytes: Vec<u8>) -> Result<Self, SiteError> {
        // Kept for as long as the process runs.
        bytes.shrink_to_fit();
        Ok(Self {
            kind,
            content_type,
            gzip: compress::gzip(&bytes)?.into(),
            brotli: compress::brotli(&bytes)?.into(),
            sha256: Sha256::digest(&bytes).into(),
            identity: bytes.into(),
        })
    }
}

/// Reporters may come from a search engine. The staff's page is no secret, but nobody has to find it that way.
fn robots() -> Result<Page, SiteError> {
    let staff = Language::ALL.map(|language| format!("Disallow: {}tym\n", language.home()));
    let robots = format!(
        "User-agent: *\n{}Disallow: /api/\nDisallow: {EXIT_PATH}\n",
        staff.concat()
    );
    Page::compressed(PageKind::File, "text/plain; charset=utf-8", robots.into_bytes())
}

/// The list of hashes that anybody can check the served bytes against.
#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    assets: &'a str,
    /// SHA-256 in hexadecimal, by path.
    sha256: BTreeMap<&'a str, String>,
}

fn manifest(assets: &str, pages: &HashMap<String, Page>) -> Result<Page, SiteError> {
    let sha256 = pages
        .iter()
        .map(|(path, page)| (path.as_str(), hexadecimal(&page.sha256)))
        .collect();
    let manifest = serde_json::to_vec_pretty(&Manifest {
        version: 1,
        assets,
        sha256,
    })?;
    Page::compressed(PageKind::File, "application/json", manifest)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
