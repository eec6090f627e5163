//! The files of web/, embedded and compressed when the binary was built (see build.rs).

use actix_web::web::Bytes;
use sha2::{Digest, Sha256};

use super::{Page, PageKind, hexadecimal};

/// An asset: its path in the bundle, its bytes, their gzip form, their brotli form.
type Embedded = (&'static str, &'static [u8], &'static [u8], &'static [u8]);

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Page templates: (name, source).
pub(super) fn templates() -> &'static [(&'static str, &'static str)] {
    TEMPLATES
}

/// Files that browsers and robots ask for under a fixed path, and the asset that each one is.
const FIXED: [(&str, &str); 2] = [("/favicon.ico", "favicon.ico"), ("/favicon.svg", "favicon.svg")];

/// The asset bundle.
pub(super) struct Assets {
    prefix: String,
    hashes: Vec<[u8; 32]>,
}

impl Assets {
    /// The bundle that is compiled in.
    pub(super) fn embedded() -> Self {
        let hashes: Vec<[u8; 32]> = ASSETS
            .iter()
            .map(|(_, bytes, ..)| Sha256::digest(bytes).into())
            .collect();
        // The hash of the bundle covers every name and every content, so a path never means two things.
        let mut bundle = Sha256::new();
        for ((path, ..), hash) in ASSETS.iter().zip(&hashes) {
            bundle.update(path.as_bytes());
            bundle.update([0]);
            bundle.update(hash);
        }
        // 16 of the 32 bytes: enough against accidents, and nobody trusts the path, only the manifest.
        let bundle: [u8; 32] = bundle.finalize().into();
        Self {
            prefix: format!("/assets/{}/", hexadecimal(&bundle[..16])),
            hashes,
        }
    }

    /// `/assets/<hash>/`.
    pub(super) fn prefix(&self) -> String {
        self.prefix.clone()
    }

    /// Where an asset is served, if there is such an asset.
    pub(super) fn address(&self, path: &str) -> Option<String> {
        find(path).map(|_| format!("{}{path}", self.prefix))
    }

    /// The text of a script, if there is such a script.
    pub(super) fn script(&self, path: &str) -> Option<&'static str> {
        find(path).and_then(|at| std::str::from_utf8(ASSETS[at].1).ok())
    }

    /// Every asset with its full path.
    pub(super) fn pages(&self) -> impl Iterator<Item = (String, Page)> {
        (0..ASSETS.len()).map(|at| {
            (
                format!("{}{}", self.prefix, ASSETS[at].0),
                self.page(at, PageKind::Asset),
            )
        })
    }

    /// The files under fixed paths.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, Page)> {
        FIXED
            .iter()
            .filter_map(|(path, asset)| Some(((*path).to_owned(), self.page(find(asset)?, PageKind::File))))
    }

    fn page(&self, at: usize, kind: PageKind) -> Page {
        let (path, identity, gzip, brotli) = ASSETS[at];
        Page {
            kind,
            content_type: content_type(path),
            identity: Bytes::from_static(identity),
            gzip: Bytes::from_static(gzip),
            brotli: Bytes::from_static(brotli),
            sha256: self.hashes[at],
        }
    }
}

fn find(path: &str) -> Option<usize> {
    ASSETS.binary_search_by(|(candidate, ..)| (*candidate).cmp(path)).ok()
}

/// The endings are those that build.rs lets in.
fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        _ => "text/plain; charset=utf-8",
    }
}
