//! What the staff's page loads when it is needed.

use super::{html, site};

/// It is all fetched before any of it is imported, so that a lost connection spoils nothing for later.
#[test]
fn the_staffs_page_names_the_scripts_of_each_of_its_parts() {
    let site = site();
    let page = html(&site, "/tym");
    let mut parts = 0;
    for script in ["areas", "staff"] {
        let source = html(&site, &format!("{}js/staff/{script}.js", site.asset_prefix()));
        for import in source.split("import('./").skip(1) {
            let (path, rest) = import.split_once("')").expect("the end of an import");
            // Behind a type in a comment stands its name.
            if rest.starts_with('.') {
                continue;
            }
            let named = format!("js/staff/{path}");
            assert!(
                page.split(['"', ' ']).any(|word| word == named),
                "{named} is not among the staff's parts in documents.rs"
            );
            parts += 1;
        }
    }
    assert!(parts >= 8, "only {parts} are found");
}
