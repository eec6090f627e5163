//! The command line, as an operator meets it.

use std::collections::BTreeMap;
use std::path::Path;

use hyper::Method;
use ozvise_tests::{
    Call, Counsellor, Device, Http, OfflineRoot, Running, StaffAccount, TestClock, command, from_base32, run, runtime,
    seeded, texts,
};
use tempfile::TempDir;

/// What a command has said, on both outputs, and whether it succeeded.
fn outcome(arguments: &[&str], settings: &BTreeMap<&str, String>) -> (bool, String) {
    let output = command(arguments).envs(settings).output().unwrap();
    let said = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .concat();
    (output.status.success(), said)
}

/// Makes a portal in a folder, with its root beside the folder.
fn init(folder: &Path) -> (bool, String) {
    let root = OfflineRoot::in_folder(folder.parent().unwrap());
    let folder = folder.to_str().unwrap();
    let origin = "http://127.0.0.1:8080";
    outcome(
        &[
            "init",
            "--folder",
            folder,
            "--origin",
            origin,
            "--root-public",
            &root.public,
        ],
        &BTreeMap::new(),
    )
}

/// All files of a folder with their contents.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                std::fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

/// A demonstration with its data in `folder`: the process, its address, and what it has printed.
fn demonstration(folder: &Path) -> (Running, String, Vec<String>) {
    let process = Running::start(command(&[
        "demo",
        "--bind",
        "127.0.0.1:0",
        "--data",
        folder.to_str().unwrap(),
    ]));
    let (mut printed, origin) =
        process.lines_until(|line| Some(line.split_once("  http://")?.1.trim_end_matches('/').to_owned()));
    let (rest, ()) = process.lines_until(|line| line.contains("oathtool").then_some(()));
    printed.extend(rest);
    (process, format!("http://{origin}"), printed)
}

/// The accounts as they stand in the printed table: centre, name, password, code, secret, who.
fn accounts(printed: &[String]) -> Vec<StaffAccount> {
    let rows = printed.iter().filter(|line| {
        ["praha ", "jihocesky ", "liberecky "]
            .iter()
            .any(|centre| line.starts_with(centre))
    });
    rows.map(|row| {
        let cells: Vec<&str> = row.split_whitespace().collect();
        StaffAccount {
            centre: Some(cells[0].to_owned()),
            name: cells[1].to_owned(),
            password: cells[2].to_owned(),
            totp_secret: from_base32(cells[4]),
        }
    })
    .collect()
}

/// A device with the pages that the portal gives out: they name the deployment and the root.
async fn device(origin: &str) -> Device {
    let http = Http::new(origin);
    let page = http.send(Call::new(Method::GET, "/")).await.expect(200);
    let page = String::from_utf8(page.body.to_vec()).unwrap();
    let attribute = |name: &str| {
        page.split_once(&format!("{name}=\""))
            .unwrap()
            .1
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    Device {
        http,
        deployment: attribute("data-deployment").parse().unwrap(),
        root: attribute("data-root-key").parse().unwrap(),
        clock: TestClock::real_now(),
    }
}

#[test]
fn the_demonstration_says_what_it_is_and_works() {
    runtime().block_on(async {
        let folder = TempDir::new().unwrap();
        let (process, origin, printed) = demonstration(folder.path());
        let text = printed.join("\n");
        for part in [
            "UKÁZKA",
            "A DEMONSTRATION",
            "158",
            "112",
            "116 006",
            &format!("{origin}/\n"),
            &format!("{origin}/tym"),
        ] {
            assert!(text.contains(part), "{part:?} is missing in\n{text}");
        }
        let accounts = accounts(&printed);
        assert_eq!(accounts.len(), 6, "{text}");

        let mut phone = ozvise_tests::Reporter::with_new_code(device(&origin).await, seeded(1));
        phone.open_thread("praha", "Zkouška.").await.unwrap();
        let account = accounts
            .iter()
            .find(|account| account.centre.as_deref() == Some("praha"))
            .unwrap();
        let mut member = Counsellor::new(device(&origin).await, account.clone(), seeded(2));
        member.sign_in().await.unwrap();
        assert_eq!(texts(&member.read(3).await.unwrap()), ["Zkouška."]);
        // What a new demonstration has in its inboxes: a witness, and somebody who is in danger now.
        let witness = member.read(1).await.unwrap();
        assert!(witness[0].text.starts_with("② "), "{witness:?}");
        let urgent = member.read(2).await.unwrap();
        assert!(urgent[0].text.starts_with("① "), "{urgent:?}");
        process.kill();

        // The same data serve again.
        let (_process, origin, printed_again) = demonstration(folder.path());
        assert_eq!(self::accounts(&printed_again).len(), 6);
        let mut elsewhere = ozvise_tests::Reporter::with_code(device(&origin).await, &phone.code(), seeded(3));
        assert_eq!(texts(&elsewhere.read().await.unwrap()), ["Zkouška."]);
    });
}

#[test]
fn the_demonstration_does_not_touch_a_folder_of_other_files() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("letter.txt"), "mine").unwrap();
    let before = contents(folder.path());
    let (success, said) = outcome(&["demo", "--data", folder.path().to_str().unwrap()], &BTreeMap::new());
    assert!(!success && said.contains("--data"), "{said}");
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_new_portal_is_made_signed_and_served() {
    runtime().block_on(async {
        let parent = TempDir::new().unwrap();
        let folder = parent.path().join("portal");
        let (success, said) = init(&folder);
        assert!(success, "{said}");
        let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let config = file("ozvise.toml");
        let root = OfflineRoot::in_folder(parent.path());

        let (success, said) = outcome(&["serve", "--config", &config], &BTreeMap::new());
        assert!(!success && said.contains("ozvise directory sign"), "{said}");
        let (success, said) = outcome(&["directory", "show", "--config", &config], &BTreeMap::new());
        assert!(!success && said.contains("ozvise directory sign"), "{said}");

        let sign = [
            "directory",
            "sign",
            "--config",
            &config,
            "--root",
            &root.file,
            "--passphrase-file",
            &root.passphrase,
            "--valid-days",
            "30",
        ];
        let (success, said) = outcome(&sign, &BTreeMap::new());
        assert!(!success && said.contains("nothing was signed"), "without a yes: {said}");
        let (success, said) = outcome(&[&sign[..], &["--yes"]].concat(), &BTreeMap::new());
        assert!(success, "{said}");
        let (success, said) = outcome(&["directory", "show", "--config", &config], &BTreeMap::new());
        assert!(
            success && said.contains("version 1") && said.contains("praha"),
            "{said}"
        );

        let mut serve = command(&["serve", "--config", &config]);
        serve.env("OZVISE_LISTEN", "127.0.0.1:0");
        let process = Running::start(serve);
        let http = Http::new(format!("http://{}", process.address()));
        http.send(Call::new(Method::GET, "/readyz")).await.expect(200);
        let directory = device(http.origin()).await.directory().await.unwrap();
        assert_eq!(directory.version(), 1);
        assert!(
            directory.centres().iter().all(|centre| !centre.usable()),
            "keys are made by staff, not by the operator"
        );
    });
}

#[test]
fn nothing_that_exists_is_overwritten() {
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join("portal");
    assert!(init(&folder).0);
    let before = contents(&folder);
    let (success, said) = init(&folder);
    assert!(!success && said.contains("ozvise.toml"), "{said}");
    assert_eq!(contents(&folder), before);
}

#[test]
fn secrets_are_readable_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join("portal");
    assert!(init(&folder).0);
    for name in ["portal/secret.toml", "root.age", "portal/ozvise.toml"] {
        let mode = std::fs::metadata(parent.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
    }
}

#[test]
fn another_portals_root_signs_nothing_here() {
    let parent = TempDir::new().unwrap();
    let ours = parent.path().join("ours");
    assert!(init(&ours).0);
    let other = TempDir::new().unwrap();
    let root = OfflineRoot::in_folder(other.path());
    let config = ours.join("ozvise.toml");
    let arguments = [
        "directory",
        "sign",
        "--yes",
        "--config",
        config.to_str().unwrap(),
        "--root",
        &root.file,
        "--passphrase-file",
        &root.passphrase,
    ];
    let (success, said) = outcome(&arguments, &BTreeMap::new());
    assert!(!success && said.contains("another portal"), "{said}");
}

#[test]
fn half_a_configuration_is_refused_by_the_name_of_what_is_missing() {
    let parent = TempDir::new().unwrap();
    let path = |name: &str| parent.path().join(name).display().to_string();
    let complete = BTreeMap::from([
        ("OZVISE_LISTEN", "127.0.0.1:0".to_owned()),
        ("OZVISE_DATABASE_URL", format!("sqlite:{}", path("ozvise.db"))),
        ("OZVISE_SECRET_FILE", path("secret.toml")),
        ("OZVISE_ORIGIN", "http://127.0.0.1:8080".to_owned()),
    ]);
    for (variable, setting) in [
        ("OZVISE_LISTEN", "listen"),
        ("OZVISE_DATABASE_URL", "database_url"),
        ("OZVISE_SECRET_FILE", "secret_file"),
        ("OZVISE_ORIGIN", "origin"),
    ] {
        let mut settings = complete.clone();
        settings.remove(variable);
        let (success, said) = outcome(&["serve"], &settings);
        assert!(!success && said.contains(setting), "without {setting}: {said}");
    }
    for (variable, wrong, setting) in [
        ("OZVISE_LISTEN", "somewhere", "listen"),
        ("OZVISE_DATABASE_URL", "mysql://x", "database_url"),
        ("OZVISE_ORIGIN", "http://example.org", "origin"),
        ("OZVISE_HSTS", "perhaps", "hsts"),
        ("OZVISE_ORIGINE", "https://example.org", "OZVISE_ORIGINE"),
    ] {
        let mut settings = complete.clone();
        settings.insert(variable, wrong.to_owned());
        let (success, said) = outcome(&["serve"], &settings);
        assert!(!success && said.contains(setting), "with {variable}={wrong}: {said}");
    }
    assert_eq!(
        std::fs::read_dir(parent.path()).unwrap().count(),
        0,
        "something was made"
    );
}

#[test]
fn a_portal_without_its_secret_or_database_says_so() {
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join("portal");
    assert!(init(&folder).0);
    let config = folder.join("ozvise.toml").display().to_string();
    std::fs::rename(folder.join("secret.toml"), folder.join("gone.toml")).unwrap();
    let (success, said) = outcome(&["serve", "--config", &config], &BTreeMap::new());
    assert!(!success && said.contains("secret_file"), "{said}");
    std::fs::rename(folder.join("gone.toml"), folder.join("secret.toml")).unwrap();
    std::fs::remove_file(folder.join("ozvise.db")).unwrap();
    let (success, said) = outcome(&["serve", "--config", &config], &BTreeMap::new());
    assert!(!success && said.contains("database_url"), "{said}");
    assert!(!folder.join("ozvise.db").exists(), "a stray database was made");
}

#[test]
fn help_and_version_are_there() {
    let help = String::from_utf8(run(&["--help"]).stdout).unwrap();
    for word in [
        "demo",
        "init",
        "migrate",
        "serve",
        "directory",
        "competence",
        "centres",
        "place",
        "root",
        "invite",
        "audit",
    ] {
        assert!(help.contains(word), "{help}");
    }
    let version = String::from_utf8(run(&["--version"]).stdout).unwrap();
    assert_eq!(version.trim(), format!("ozvise {}", env!("CARGO_PKG_VERSION")));
    assert_eq!(run(&["fly"]).status.code(), Some(2));
}
