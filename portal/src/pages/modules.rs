//! Which scripts a document needs, found by following the imports, so that the browser can fetch them all at once
//! instead of discovering them one after the other over a slow network.

use std::collections::BTreeSet;

use super::SiteError;
use super::assets::Assets;

/// The script that starts the modules of a document.
pub(super) const MAIN: &str = "js/main.js";

/// Every script that `entries` need, themselves included, sorted. Imports at run time (`import(…)`) are not followed:
/// they are what a document loads only when it is needed.
pub(super) fn closure(assets: &Assets, entries: &[String]) -> Result<Vec<String>, SiteError> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<(String, String)> = entries
        .iter()
        .map(|entry| ("a document".to_owned(), entry.clone()))
        .collect();
    while let Some((importer, path)) = waiting.pop() {
        let Some(source) = assets.script(&path) else {
            return Err(SiteError::UnknownImport {
                script: importer,
                import: path,
            });
        };
        if found.insert(path.clone()) {
            waiting.extend(imports(source).map(|import| (path.clone(), resolved(&path, import))));
        }
    }
    Ok(found.into_iter().collect())
}

/// The specifiers of the static imports and re-exports: in the formatted sources each ends a line with `from '…';`.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with('*'))
        .filter_map(|line| {
            let specifier = line.trim_end().strip_suffix(';')?.rsplit_once("from ")?.1;
            let quote = specifier.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
            specifier.strip_prefix(quote)?.strip_suffix(quote)
        })
}

/// A relative specifier as a path in the bundle.
fn resolved(importer: &str, specifier: &str) -> String {
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_found_whatever_their_form() {
        let source = "import { a } from './a.js';\nimport {\n  b,\n} from \"../b/b.js\";\nexport { c } from './c.js';\n\
                      const later = await import('./later.js');\n * @import from './type.js';\n";
        assert_eq!(imports(source).collect::<Vec<_>>(), ["./a.js", "../b/b.js", "./c.js"]);
    }

    #[test]
    fn specifiers_are_relative_to_the_importing_script() {
        assert_eq!(resolved("js/exit/exit.js", "../ui/dom.js"), "js/ui/dom.js");
        assert_eq!(resolved("js/main.js", "./exit/exit.js"), "js/exit/exit.js");
        assert_eq!(
            resolved("js/texts/texts.js", "../../vendor/x/index.js"),
            "vendor/x/index.js"
        );
    }
}
