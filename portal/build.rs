//! Embeds what the browser gets (web/static, web/dist, the scripts' texts) and the page templates into the binary.
//!
//! Assets are compressed here, once and as well as can be, so that the server neither reads nor compresses a file when it
//! starts, and a visitor on a slow network gets the smallest form.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What is served, by ending. Everything else in the folders (licences, notes, type declarations) is for readers of the
/// repository.
const SERVED: [&str; 7] = ["css", "ftl", "ico", "js", "png", "svg", "wasm"];

/// The folders of the assets, each with the prefix of its files in the asset bundle. Of the texts only the scripts' own
/// are served.
const ASSET_FOLDERS: [(&str, &str); 3] = [("static", ""), ("dist", ""), ("locales", "locales/")];

/// Single files that are assets too, each with its path in the bundle: the facts behind the search for a place lie with the
/// crate that reads them.
const ASSET_FILES: [(&str, &str); 1] = [("places/places.txt", "../routing/data/places.txt")];

fn main() -> io::Result<()> {
    let here = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let web = here.join("../web").canonicalize()?;
    let out = PathBuf::from(variable("OUT_DIR")?);
    for folder in ["static", "dist", "locales", "templates"] {
        println!("cargo::rerun-if-changed={}", web.join(folder).display());
    }
    for (_, file) in ASSET_FILES {
        println!("cargo::rerun-if-changed={}", web.join(file).display());
    }
    println!("cargo::rerun-if-changed=build.rs");

    let mut code = String::new();
    embed_assets(&web, &out, &mut code)?;
    embed_templates(&web.join("templates"), &mut code)?;
    fs::write(out.join("embedded.rs"), code)?;
    fs::write(out.join("locales.rs"), locales(&web.join("locales"))?)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

/// Writes the table `ASSETS`, sorted by path; the type of its rows stands in src/pages/assets.rs.
fn embed_assets(web: &Path, out: &Path, code: &mut String) -> io::Result<()> {
    let mut assets = Vec::new();
    for (folder, prefix) in ASSET_FOLDERS {
        for file in files_below(&web.join(folder))? {
            let inside = relative(&web.join(folder), &file);
            let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            let served = SERVED.contains(&ending) && (ending != "ftl" || inside.ends_with("client.ftl"));
            if served {
                assets.push((format!("{prefix}{inside}"), file));
            }
        }
    }
    assets.extend(ASSET_FILES.map(|(path, file)| (path.to_owned(), web.join(file))));
    assets.sort();
    code.push_str("static ASSETS: &[Embedded] = &[\n");
    for (number, (path, file)) in assets.iter().enumerate() {
        let read = fs::read(file)?;
        let (bytes, file) = match path.strip_suffix(".ftl") {
            Some(_) => {
                let bare = out.join(format!("{number}.ftl"));
                fs::write(&bare, without_notes(&read))?;
                (fs::read(&bare)?, bare)
            }
            None => (read, file.clone()),
        };
        let gzip = out.join(format!("{number}.gz"));
        let brotli = out.join(format!("{number}.br"));
        fs::write(&gzip, gzipped(&bytes)?)?;
        fs::write(&brotli, brotlied(&bytes)?)?;
        let _ = writeln!(
            code,
            "    ({path:?}, include_bytes!({file:?}), include_bytes!({gzip:?}), include_bytes!({brotli:?})),"
        );
    }
    code.push_str("];\n");
    Ok(())
}

/// The texts without the notes for those who translate them: a sixth of the file on its way to a phone.
fn without_notes(texts: &[u8]) -> Vec<u8> {
    let lines = texts.split_inclusive(|byte| *byte == b'\n');
    lines
        .filter(|line| !line.starts_with(b"#"))
        .flatten()
        .copied()
        .collect()
}

/// Writes the table `TEMPLATES`: (name without ending, source).
fn embed_templates(folder: &Path, code: &mut String) -> io::Result<()> {
    code.push_str("static TEMPLATES: &[(&str, &str)] = &[\n");
    for file in files_below(folder)? {
        if let Some(name) = relative(folder, &file).strip_suffix(".hbs") {
            let _ = writeln!(code, "    ({name:?}, include_str!({file:?})),");
        }
    }
    code.push_str("];\n");
    Ok(())
}

/// The table `LOCALES`: (path, content) of every Fluent file. The type of its rows stands in src/i18n.rs.
fn locales(folder: &Path) -> io::Result<String> {
    let mut code = String::from("static LOCALES: &[LocaleFile] = &[\n");
    for file in files_below(folder)? {
        let path = relative(folder, &file);
        if path.ends_with(".ftl") {
            let _ = writeln!(code, "    ({path:?}, include_str!({file:?})),");
        }
    }
    code.push_str("];\n");
    Ok(code)
}

/// All files of a folder and its folders, sorted, so that the same source gives the same binary.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The path inside the folder, with slashes on every system.
fn relative(folder: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    inside
        .iter()
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

fn gzipped(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Quality 11 and a window of 4 MiB: the best that the format has for files of this size.
fn brotlied(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
