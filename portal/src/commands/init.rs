//! `ozvise init`: makes a new portal.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::error::CommandError;
use super::root_file::PublicRoot;
use super::{console, demo_address};
use crate::application::Environment;
use crate::config::Origin;
use crate::flows::routing;
use crate::secrets::ServerSecrets;
use crate::store::deployment::StoredDeployment;
use crate::store::{DatabaseUrl, Store, deployment};

/// What a new portal needs to know.
#[derive(Debug, clap::Args)]
pub(super) struct InitArguments {
    /// The folder for the configuration and the secrets; made if it is missing
    #[arg(long, value_name = "DIR")]
    folder: PathBuf,
    /// The address under which people will reach the portal, such as https://example.org
    #[arg(long, value_name = "URL")]
    origin: String,
    /// The address to listen on, behind the proxy
    #[arg(long, value_name = "ADDRESS", default_value_t = demo_address())]
    listen: SocketAddr,
    /// The public part of the offline root, which `ozvise root new` has written; without it the steps to make one are told
    #[arg(long, value_name = "FILE")]
    root_public: Option<PathBuf>,
    /// The database; by default the SQLite file ozvise.db in the folder
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// The files of a new portal.
struct Files {
    config: PathBuf,
    secrets: PathBuf,
}

pub(super) async fn run(arguments: InitArguments) -> Result<(), CommandError> {
    let origin: Origin = arguments.origin.parse()?;
    let Some(root) = &arguments.root_public else {
        console::say(HOW_TO_MAKE_A_ROOT);
        return Err(CommandError::RootNeeded);
    };
    let root = read_public(root)?;
    let folder = std::path::absolute(&arguments.folder).map_err(|source| file_error(&arguments.folder, source))?;
    let database_url = arguments
        .database_url
        .unwrap_or_else(|| format!("sqlite:{}", folder.join("ozvise.db").display()));
    let database: DatabaseUrl = database_url.parse()?;
    make_private_folder(&folder)?;
    let files = Files {
        config: folder.join("ozvise.toml"),
        secrets: folder.join("secret.toml"),
    };
    for path in [&files.config, &files.secrets] {
        if path.exists() {
            return Err(CommandError::Exists(path.clone()));
        }
    }

    console::progress(&format!("preparing {database}"));
    Store::migrate(&database)?;
    let store = Store::open(&database)?;
    if store.read(deployment::get).await?.is_some() {
        return Err(CommandError::DatabaseInUse);
    }
    let made = make(&store, &files, &root).await;
    if made.is_err() {
        // Just made and used nowhere: a second try shall not stumble over it.
        let _ = std::fs::remove_file(&files.secrets);
    }
    made?;
    let config = config_text(arguments.listen, &database_url, &files.secrets, &origin);
    crate::private_file::write_new(&files.config, &config)?;
    say_what_is_next(&files);
    Ok(())
}

/// What `init` says to somebody who has no root yet.
const HOW_TO_MAKE_A_ROOT: &str = "\
A portal begins with its root, which signs to which keys people write. Make it on a machine without network:

  1. Copy this program to a medium, and start the other machine from a fresh system, with its network off.
  2. There:  ozvise root new --out root.age
     It asks for a passphrase and writes root.age and root.age.pub.
  3. Copy root.age to a second medium and keep the two at two places, the passphrase apart from both.
  4. Bring root.age.pub, in which there is nothing secret, to this machine, and run this command again with
     --root-public root.age.pub
  5. Make a draft of the directory here, sign it there, import it here:
     ozvise directory draft  --config FILE --out draft.toml
     ozvise root sign        --root root.age --draft draft.toml --out directory.signed
     ozvise directory import --config FILE --file directory.signed
";

fn read_public(path: &Path) -> Result<PublicRoot, CommandError> {
    let text = std::fs::read_to_string(path).map_err(|source| file_error(path, source))?;
    PublicRoot::parse(&text).ok_or_else(|| CommandError::NotAPublicRoot(path.to_owned()))
}

/// Makes the secrets and names the portal in its database.
async fn make(store: &Store, files: &Files, root: &PublicRoot) -> Result<(), CommandError> {
    let environment = Environment::of_the_system()?;
    let mut rng = environment.random.generator();
    ServerSecrets::generate(&mut rng).write_new(&files.secrets)?;
    let new = StoredDeployment {
        id: root.deployment,
        root_key: *root.key.as_bytes(),
    };
    let now = environment.clock.now();
    store
        .write(move |connection| {
            deployment::insert(connection, &new)?;
            Ok(routing::fill_tables(connection, now)?)
        })
        .await
}

/// Makes the folder, if it is missing, for its owner alone.
fn make_private_folder(folder: &Path) -> Result<(), CommandError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|source| file_error(folder, source))
}

fn file_error(path: &Path, source: std::io::Error) -> CommandError {
    CommandError::File {
        path: path.to_owned(),
        source,
    }
}

fn config_text(listen: SocketAddr, database_url: &str, secrets: &Path, origin: &Origin) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    format!(
        "\
# The configuration of the portal. Each setting can be overridden by a variable, such as OZVISE_LISTEN.

# Where to listen. A proxy in front brings TLS.
listen = {}

# sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME
database_url = {}

# The server's secret, which must not be in a backup of the database.
secret_file = {}

# The address under which people reach the portal.
origin = {}

# Where the exit leads.
exit_url = {}

# Where people can reach you about the portal itself: an e-mail address or a telephone number. The page on accessibility
# shows it; Czech law asks public bodies for it.
# contact = \"pristupnost@example.org\"

# Whether browsers are told to come by HTTPS only, for a year. Turn it on once HTTPS works for good.
hsts = false

# After how many days a centre should replace its key.
rotation_days = {}

# off, error, warn, info, debug or trace
log = \"info\"

# Notices to staff by mail; without this part none are sent. security: implicit or starttls.
# [mail]
# host = \"smtp.example.org\"
# security = \"implicit\"
# name = \"ozvise\"
# password_file = \"/etc/ozvise/mail-password\"
# from = \"ozvise@example.org\"
",
        quoted(&listen.to_string()),
        quoted(database_url),
        quoted(&secrets.display().to_string()),
        quoted(origin.as_str()),
        quoted(crate::config::DEFAULT_EXIT_URL),
        crate::config::DEFAULT_ROTATION_DAYS,
    )
}

fn say_what_is_next(files: &Files) {
    let config = files.config.display();
    console::say(&format!(
        "\
A new portal was made.
  configuration   {config}
  server secret   {secrets}   keep a copy offline

Next: make a draft of the directory of centres, sign it where the root is, and bring it back,
  ozvise directory draft  --config {config} --out draft.toml
  ozvise root sign        --root root.age --draft draft.toml --out directory.signed
  ozvise directory import --config {config} --file directory.signed
start the portal, and invite its operator,
  ozvise serve --config {config}
  ozvise invite operator --config {config} --name NAME",
        secrets = files.secrets.display(),
    ));
}
