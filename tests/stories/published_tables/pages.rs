//! A running portal shows what was published, without a restart and the same to everybody.

use std::path::Path;
use std::time::Duration;

use hyper::Method;
use ozvise_crypto::{DeploymentId, Directory, RootPublicKey, UnverifiedDirectory, from_b64};
use ozvise_portal::flows::routing::digest_of;
use ozvise_routing::{CentreId, Competence, Row};
use ozvise_tests::{Call, Database, FreshDatabase, Http, OfflineRoot, Running, TestClock, command, hex, runtime};
use serde_json::Value;
use tempfile::TempDir;

/// The longest that a publication may take to be seen, on a loaded machine with two cores.
const DEADLINE: Duration = Duration::from_secs(60);

/// A portal that its operator has made, signed and started.
struct Made {
    config: String,
    root: OfflineRoot,
    folder: TempDir,
    http: Http,
    _process: Running,
    _database: FreshDatabase,
}

impl Made {
    fn new(database: Database) -> Self {
        let (folder, database) = (TempDir::new().unwrap(), FreshDatabase::new(database));
        let path = |name: &str| folder.path().join("portal").join(name).display().to_string();
        let (config, root) = (path("ozvise.toml"), OfflineRoot::in_folder(folder.path()));
        let init = [
            "init",
            "--folder",
            &path(""),
            "--origin",
            "http://127.0.0.1:8080",
            "--database-url",
            database.url(),
            "--root-public",
            &root.public,
        ];
        succeed(&init);
        sign(&config, &root, folder.path());
        let mut serve = command(&["serve", "--config", &config]);
        serve.env("OZVISE_LISTEN", "127.0.0.1:0");
        let process = Running::start(serve);
        let http = Http::new(format!("http://{}", process.address()));
        Self {
            config,
            root,
            folder,
            http,
            _process: process,
            _database: database,
        }
    }

    fn publish(&self, kind: &str, edit: impl Fn(&str) -> String) {
        let text = succeed(&[kind, "export", "--config", &self.config]);
        let file = self.folder.path().join(format!("{kind}.csv"));
        let edited = edit(&text);
        assert_ne!(edited, text, "nothing was edited");
        std::fs::write(&file, edited).unwrap();
        succeed(&[kind, "publish", "--yes", "--config", &self.config, text_of(&file)]);
    }

    async fn page(&self, path: &str) -> String {
        let page = self.http.send(Call::new(Method::GET, path)).await.expect(200);
        String::from_utf8(page.body.to_vec()).unwrap()
    }

    /// Looks until the page says so.
    async fn page_with(&self, path: &str, part: &str) -> String {
        let looking = async {
            loop {
                let page = self.page(path).await;
                if page.contains(part) {
                    return page;
                }
            }
        };
        let found = tokio::time::timeout(DEADLINE, looking).await;
        found.unwrap_or_else(|_| panic!("{path} never says {part:?}"))
    }

    /// The directory, verified as a device does.
    async fn directory(&self) -> Directory {
        let page = self.page("/").await;
        let attribute = |name: &str| {
            let rest = page.split_once(&format!("{name}=\"")).unwrap().1;
            rest.split('"').next().unwrap().to_owned()
        };
        let deployment: DeploymentId = attribute("data-deployment").parse().unwrap();
        let root: RootPublicKey = attribute("data-root-key").parse().unwrap();
        let answer = self.http.send(Call::get("/directory")).await.expect(200).json();
        let signed = from_b64(answer["directory"].as_str().unwrap()).unwrap();
        let unverified = UnverifiedDirectory::parse(&signed).unwrap();
        unverified
            .verify(&root, &deployment, TestClock::real_now().seconds())
            .unwrap()
    }
}

fn text_of(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn succeed(arguments: &[&str]) -> String {
    let output = command(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Carries a draft to the root and the signed directory back, through `folder`.
fn sign(config: &str, root: &OfflineRoot, folder: &Path) {
    let (draft, signed) = (folder.join("draft.toml"), folder.join("directory.signed"));
    succeed(&["directory", "draft", "--config", config, "--out", text_of(&draft)]);
    succeed(&[
        "root",
        "sign",
        "--root",
        &root.file,
        "--passphrase-file",
        &root.passphrase,
        "--draft",
        text_of(&draft),
        "--out",
        text_of(&signed),
        "--yes",
    ]);
    succeed(&["directory", "import", "--config", config, "--file", text_of(&signed)]);
}

/// The element of a district on the page of contacts.
fn district(code: &str, name: &str, centre: &str, centre_name: &str) -> String {
    format!("<li id=\"{code}\"><span>{name}</span><a href=\"#centrum-{centre}\" data-inside>{centre_name}</a>")
}

/// The embedded table with Liberec under Praha, as version 2.
fn moved() -> Competence {
    let liberec = "CZ0513".parse().unwrap();
    let rows = Competence::embedded().rows().map(|(centre, territory)| Row {
        centre: if territory == liberec {
            "praha".parse::<CentreId>().unwrap()
        } else {
            centre.clone()
        },
        territory,
    });
    Competence::from_rows(2, rows).unwrap()
}

#[test]
fn pages_follow_the_signed_directory_and_the_published_settings() {
    for database in Database::ALL {
        eprintln!("on {database:?}");
        let portal = Made::new(database);
        runtime().block_on(story(portal));
    }
}

async fn story(portal: Made) {
    let before = district("CZ0513", "Liberec", "liberecky", "Intervenční centrum Liberec");
    let after = district("CZ0513", "Liberec", "praha", "Intervenční centrum Praha");
    portal.page_with("/kontakty", &before).await;
    let first = portal.directory().await;
    let digest = digest_of(&Competence::embedded().to_bytes());
    assert_eq!((first.competence_version(), first.competence_digest()), (1, &digest));

    // Settings are shown at once. The pages were made anew then, and still with the competence that devices route by.
    portal.publish("competence", |text| {
        text.replace("liberecky;Intervenční centrum Liberec\r\nCZ0514", "praha;\r\nCZ0514")
    });
    portal.publish("centres", |text| {
        let line = text.lines().find(|line| line.starts_with("praha;")).unwrap();
        let told = line.replace(
            ";;;;;;;;;yes;yes",
            ";po-pá 8:00-16:00;2026-12-24/2027-01-01;\"cs; en\";16;;;24;liberecky;yes;yes",
        );
        text.replace(line, &told)
    });
    let page = portal
        .page_with("/kontakty", "Obvykle odpovídá do 24 pracovních hodin.")
        .await;
    assert!(
        page.contains(&before) && !page.contains(&after),
        "nobody routes by the new table yet"
    );
    for part in [
        "po–pá&nbsp;8:00–16:00",
        "Kromě svátků bude zavřeno: 24. 12. 2026 – 1. 1. 2027",
        "Můžete psát: česky, anglicky.",
        "Pomáhá lidem od 16 let.",
    ] {
        assert!(page.contains(part), "{part:?} is missing");
    }
    portal
        .page_with("/en/", "It usually answers within 24 working hours.")
        .await;

    sign(&portal.config, &portal.root, portal.folder.path());
    let page = portal.page_with("/kontakty", &after).await;
    assert!(!page.contains(&before));
    let second = portal.directory().await;
    assert_eq!(second.version(), 2);
    assert_eq!(second.competence_version(), 2);
    assert_eq!(second.competence_digest(), &digest_of(&moved().to_bytes()));
    assert_eq!(second.competent_centre(None, "CZ0513").unwrap().id.as_str(), "praha");
    let praha = second.centre(&"praha".parse().unwrap()).unwrap();
    assert_eq!(praha.fallback.as_ref().map(|id| id.as_str()), Some("liberecky"));

    // Everybody gets the same bytes, and the manifest has their hashes.
    let manifest: Value = serde_json::from_str(&portal.page("/manifest.json").await).unwrap();
    for path in ["/", "/en/", "/kontakty", "/en/kontakty"] {
        let (one, other) = (portal.page(path).await, portal.page(path).await);
        assert_eq!(one, other, "{path}");
        assert_eq!(manifest["sha256"][path], hex(&digest_of(one.as_bytes())), "{path}");
    }
}
