//! `deny.toml`, enforced over the dependencies that Cargo has really resolved. It does what `cargo deny check licenses bans
//! sources` does, without a program that takes longer to build than the project.

use std::collections::BTreeSet;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
struct Sources {
    #[serde(rename = "allow-registry")]
    allow_registry: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
    path: Option<String>,
}

fn rules() -> Rules {
    let text = std::fs::read_to_string(super::root().join("deny.toml")).expect("deny.toml");
    toml::from_str(&text).expect("deny.toml has the sections that are enforced here")
}

fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(super::root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice::<Metadata>(&output.stdout)
        .expect("cargo's metadata")
        .packages
}

/// Whether the licence expression can be met with the allowed licences alone.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let Ok(parsed) = spdx::Expression::parse_mode(expression, spdx::ParseMode::LAX) else {
        return false;
    };
    parsed.evaluate(|required| allowed.contains(&required.to_string()))
}

#[test]
fn every_licence_is_allowed() {
    let allowed = rules().licenses.allow;
    let refused: Vec<String> = packages()
        .iter()
        .filter(|package| {
            !package
                .license
                .as_deref()
                .is_some_and(|licence| is_allowed(licence, &allowed))
        })
        .map(|package| format!("{} {}: {:?}", package.name, package.version, package.license))
        .collect();
    assert!(refused.is_empty(), "licences outside deny.toml's list: {refused:#?}");
}

#[test]
fn no_banned_crate_is_built_in() {
    let names: BTreeSet<String> = packages().into_iter().map(|package| package.name).collect();
    let found: Vec<String> = rules()
        .bans
        .deny
        .into_iter()
        .filter(|ban| names.contains(&ban.name))
        .map(|ban| format!("{}: {}", ban.name, ban.reason))
        .collect();
    assert!(found.is_empty(), "banned crates: {found:#?}");
}

#[test]
fn everything_comes_from_an_allowed_registry() {
    let allowed: Vec<String> = rules()
        .sources
        .allow_registry
        .iter()
        .map(|url| format!("registry+{url}"))
        .collect();
    let foreign: Vec<String> = packages()
        .iter()
        .filter(|package| package.source.as_ref().is_some_and(|source| !allowed.contains(source)))
        .map(|package| format!("{} from {:?}", package.name, package.source))
        .collect();
    assert!(foreign.is_empty(), "sources outside deny.toml's list: {foreign:#?}");
}

#[test]
fn our_crates_name_a_version_of_everything() {
    let ours = packages().into_iter().filter(|package| package.source.is_none());
    let open: Vec<String> = ours
        .flat_map(|package| package.dependencies)
        .filter(|dependency| dependency.path.is_none() && dependency.req == "*")
        .map(|dependency| dependency.name)
        .collect();
    assert!(open.is_empty(), "dependencies without a version: {open:?}");
}

#[test]
fn a_copyleft_licence_would_be_refused() {
    let allowed = rules().licenses.allow;
    assert!(is_allowed("MIT OR GPL-3.0-only", &allowed));
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
    assert!(is_allowed("MIT/Apache-2.0", &allowed));
    for refused in [
        "GPL-3.0-only",
        "MIT AND AGPL-3.0-only",
        "MPL-2.0",
        "Apache-2.0 WITH Classpath-exception-2.0",
        "nonsense",
    ] {
        assert!(!is_allowed(refused, &allowed), "{refused}");
    }
}
