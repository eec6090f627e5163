//! Opening again the tab that was closed last, as Ctrl+Shift+T does: no key that a driver presses reaches the browser itself, so
//! Chromium gets an extension that may do it, and Firefox is asked from within.

use std::fs;
use std::path::{Path, PathBuf};

/// The page of Chromium's extension. Its host is made of the hash of the key in the manifest.
pub(crate) const CHROMIUM_PAGE: &str = "chrome-extension://mbpggdpclcpnfmobbhfogacfhmjnohfj/page.html";

/// Run in that page, gives `true` once the tab is open again.
pub(crate) const CHROMIUM_REOPEN: &str =
    "const done = arguments[0]; chrome.sessions.restore().then(() => done(true), (error) => done(String(error)))";

/// Run with Firefox's own rights, opens it again.
pub(crate) const FIREFOX_REOPEN: &str = "SessionStore.undoCloseTab(window, 0); return true;";

/// The public key that makes the extension's address the same everywhere; its private half is not kept, for nothing is signed.
const KEY: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwGb5U4xesAbyK++P6cgPn87rb9ZZSy/lUXjmbwchHcSS3kY9eSjNDn2FnqR+SlazZnn4EFARRapC/r6/KhrTWqKVbNG/5OQdSKX9JdQxT6dUpjEBttKZblHOMVILfEwmUabZqEjYEXY8YNZe5CAmz8cRxWpB/wZB3WHzuqunuTeLKy1XGl+YUWTPrFCj7iqQ1fRd2ATIJfFaAHo/kqqUsGtolC6/e4O4JHsmL7tafKXmohuDWW0Sx2doX9zdiij5KB4Qp3L6v+PixVfyVFxrQqrHPBbM30mY9QRZvjmHwGRnLFd1/ghTsfjlEXw0pIqalpovGMJgX+2JeOTks8TwDwIDAQAB";

/// Writes Chromium's extension into a folder; gives its place.
pub(crate) fn write_extension(folder: &Path) -> PathBuf {
    let extension = folder.join("reopening");
    let manifest = format!(
        r#"{{"manifest_version":3,"name":"reopening","version":"1","permissions":["sessions"],"key":"{KEY}"}}"#
    );
    fs::create_dir_all(&extension).expect("a folder for the extension");
    fs::write(extension.join("manifest.json"), manifest).expect("a manifest");
    fs::write(extension.join("page.html"), "<!doctype html>").expect("a page");
    extension
}
