use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};

use clap::{CommandFactory as _, Parser as _};

use super::demo::{self, DemoError};
use super::{Arguments, Command, CommandError, demo_address, dispatch};
use crate::application::{Application, Environment, StartError};
use crate::config::Config;
use crate::store::{Store, deployment, directories, keys, members};

/// Runs a command line, without the name of the program.
async fn ozvise(arguments: &[&str]) -> Result<(), CommandError> {
    let arguments = Arguments::try_parse_from(["ozvise"].iter().chain(arguments)).expect("a right command line");
    dispatch(arguments.command.expect("a command")).await
}

/// A root with its passphrase and its public part, made as on a machine without network.
struct OfflineRoot {
    root: PathBuf,
    passphrase: PathBuf,
    public: PathBuf,
}

async fn offline_root(folder: &Path) -> OfflineRoot {
    let (root, passphrase) = (folder.join("root.age"), folder.join("passphrase"));
    crate::private_file::write_new(&passphrase, "kůň most okno sůl\n").expect("written");
    let new = [
        "root",
        "new",
        "--out",
        text(&root),
        "--passphrase-file",
        text(&passphrase),
    ];
    ozvise(&new).await.expect("made");
    assert!(
        matches!(ozvise(&new).await, Err(CommandError::Exists(_))),
        "nothing is overwritten"
    );
    OfflineRoot {
        public: folder.join("root.age.pub"),
        root,
        passphrase,
    }
}

async fn init(folder: &Path, root: &OfflineRoot) -> Result<(), CommandError> {
    ozvise(&[
        "init",
        "--folder",
        text(folder),
        "--origin",
        "https://example.org",
        "--listen",
        "127.0.0.1:0",
        "--root-public",
        text(&root.public),
    ])
    .await
}

async fn sign(config: &Path, root: &OfflineRoot) -> Result<(), CommandError> {
    ozvise(&[
        "directory",
        "sign",
        "--config",
        text(config),
        "--root",
        text(&root.root),
        "--passphrase-file",
        text(&root.passphrase),
        "--yes",
    ])
    .await
}

fn environment() -> Environment {
    Environment::of_the_system().expect("randomness")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn any_port() -> SocketAddr {
    ([127, 0, 0, 1], 0).into()
}

/// Serves until `/readyz` has been answered, and gives that answer.
async fn readiness(config: Config) -> Result<String, StartError> {
    let application = Application::build(config, environment()).await?;
    let (address, stopper) = (application.address(), application.stopper());
    let running = actix_rt::spawn(application.run());
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).expect("connected");
        stream
            .write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("received");
        answer
    });
    let answer = answer.await.expect("joined");
    stopper.stop().await;
    running.await.expect("joined").expect("it ran to its end");
    Ok(answer)
}

#[test]
fn the_command_line_is_consistent() {
    Arguments::command().debug_assert();
    assert!(demo_address().ip().is_loopback());
}

#[test]
fn nothing_means_the_demonstration() {
    assert!(Arguments::parse_from(["ozvise"]).command.is_none());
    assert!(matches!(
        Arguments::parse_from(["ozvise", "demo"]).command,
        Some(Command::Demo(_))
    ));
    assert!(
        Arguments::try_parse_from(["ozvise", "directory", "sign"]).is_err(),
        "the root must be named"
    );
}

#[actix_rt::test]
async fn from_nothing_to_a_running_portal() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("portal");
    let config = folder.join("ozvise.toml");
    let root = offline_root(place.path()).await;
    let without = ["init", "--folder", text(&folder), "--origin", "https://example.org"];
    assert!(matches!(ozvise(&without).await, Err(CommandError::RootNeeded)));
    assert!(!folder.exists(), "nothing was made");
    init(&folder, &root).await.expect("made");
    let again = init(&folder, &root).await;
    assert!(matches!(again, Err(CommandError::Exists(_))), "nothing is overwritten");

    let load = || Config::load(Some(&config), []).expect("a complete configuration");
    assert!(matches!(readiness(load()).await, Err(StartError::NoDirectory)));
    sign(&config, &root).await.expect("signed");
    ozvise(&["migrate", "--config", text(&config)])
        .await
        .expect("current already");
    assert!(readiness(load()).await.expect("it starts").starts_with("HTTP/1.1 200"));

    std::fs::remove_file(folder.join("secret.toml")).expect("removed");
    let error = readiness(load()).await.expect_err("the secret is gone");
    assert!(error.to_string().starts_with("secret_file:"), "{error}");
}

#[actix_rt::test]
async fn a_directory_can_be_signed_on_another_machine() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("portal");
    let config = folder.join("ozvise.toml");
    let (draft, signed) = (place.path().join("draft.toml"), place.path().join("signed"));
    let root = offline_root(place.path()).await;
    init(&folder, &root).await.expect("made");
    ozvise(&["directory", "draft", "--config", text(&config), "--out", text(&draft)])
        .await
        .expect("written");
    let sign = [
        "root",
        "sign",
        "--root",
        text(&root.root),
        "--passphrase-file",
        text(&root.passphrase),
        "--draft",
        text(&draft),
        "--out",
        text(&signed),
        "--yes",
    ];
    ozvise(&sign).await.expect("signed");
    let import = [
        "directory",
        "import",
        "--config",
        text(&config),
        "--file",
        text(&signed),
    ];
    ozvise(&import).await.expect("stored");
    ozvise(&["directory", "show", "--config", text(&config)])
        .await
        .expect("shown");
    let again = ozvise(&import).await;
    assert!(matches!(
        again,
        Err(CommandError::OldDirectory { offered: 1, stored: 1 })
    ));

    let mut altered = std::fs::read(&signed).expect("read");
    let last = altered.len() - 1;
    altered[last] ^= 1;
    std::fs::write(&signed, altered).expect("written");
    assert!(matches!(ozvise(&import).await, Err(CommandError::Directory(_))));
}

#[actix_rt::test]
async fn another_portals_root_signs_nothing() {
    let place = tempfile::tempdir().expect("a folder");
    let mut roots = Vec::new();
    for name in ["one", "two"] {
        let folder = place.path().join(name);
        std::fs::create_dir(&folder).expect("made");
        let root = offline_root(&folder).await;
        init(&folder.join("portal"), &root).await.expect("made");
        roots.push(root);
    }
    let signed = sign(&place.path().join("one/portal/ozvise.toml"), &roots[1]).await;
    assert!(matches!(signed, Err(CommandError::ForeignRoot)));
}

#[actix_rt::test]
async fn a_demonstration_is_complete_and_is_taken_up_again() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("demo");
    let made = demo::prepare(&folder, any_port(), &environment(), &|_| {})
        .await
        .expect("made");
    assert_eq!(made.accounts.account.len(), 6);
    let store = Store::open(&made.config.database).expect("opened");
    for account in made.accounts.account.clone() {
        let complete = store
            .read(move |connection| -> Result<bool, CommandError> {
                let centre = account.centre.parse().expect("an id");
                let member = members::find_by_name(connection, &account.name)?.expect("stored");
                let sealed = keys::sealed_to(connection, &centre, &member.id)?;
                Ok(member.centre_id == Some(centre) && sealed.len() == 1)
            })
            .await;
        assert!(complete.expect("read"));
    }
    let deployment = store
        .read(deployment::get)
        .await
        .expect("read")
        .expect("there is one")
        .id;
    assert!(store.read(directories::newest).await.expect("read").is_some());
    drop(store);

    let again = demo::prepare(&folder, any_port(), &environment(), &|_| {})
        .await
        .expect("taken up");
    assert_eq!(again.accounts, made.accounts);
    let store = Store::open(&again.config.database).expect("opened");
    assert_eq!(
        store
            .read(deployment::get)
            .await
            .expect("read")
            .expect("there is one")
            .id,
        deployment
    );
    let newest = store
        .read(directories::newest)
        .await
        .expect("read")
        .expect("there is one");
    assert_eq!(newest.version, 1, "it was still valid");
    assert!(
        readiness(again.config)
            .await
            .expect("it starts")
            .starts_with("HTTP/1.1 200")
    );
}

#[actix_rt::test]
async fn a_folder_with_other_files_is_left_alone() {
    let place = tempfile::tempdir().expect("a folder");
    std::fs::write(place.path().join("diary.txt"), "mine").expect("written");
    let refused = demo::prepare(place.path(), any_port(), &environment(), &|_| {}).await;
    assert!(matches!(
        refused,
        Err(CommandError::Demo(DemoError::NotADemonstration(_)))
    ));
    assert_eq!(std::fs::read_dir(place.path()).expect("read").count(), 1);
}

#[actix_rt::test]
async fn a_root_wants_a_passphrase_worth_the_name_and_the_right_one() {
    let place = tempfile::tempdir().expect("a folder");
    let short = place.path().join("short");
    crate::private_file::write_new(&short, "heslo\n").expect("written");
    let out = place.path().join("other.age");
    let new = ["root", "new", "--out", text(&out), "--passphrase-file", text(&short)];
    assert!(matches!(ozvise(&new).await, Err(CommandError::ShortPassphrase(_))));
    assert!(!out.exists(), "nothing was made");

    let mut root = offline_root(place.path()).await;
    let folder = place.path().join("portal");
    init(&folder, &root).await.expect("made");
    root.passphrase = short;
    let signed = sign(&folder.join("ozvise.toml"), &root).await;
    assert!(matches!(signed, Err(CommandError::Root(_))));
}
