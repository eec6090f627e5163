//! `ozvise init`: makes a new portal.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ozvise_crypto::{DeploymentId, RootSecret};

use super::directory::add_missing_centres;
use super::error::CommandError;
use super::root_file::Root;
use super::{console, demo_address};
use crate::application::Environment;
use crate::config::Origin;
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
    /// The database; by default the SQLite file ozvise.db in the folder
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// The files of a new portal.
struct Files {
    config: PathBuf,
    secrets: PathBuf,
    root: PathBuf,
}

pub(super) async fn run(arguments: InitArguments) -> Result<(), CommandError> {
    let origin: Origin = arguments.origin.parse()?;
    let folder = std::path::absolute(&arguments.folder).map_err(|source| file_error(&arguments.folder, source))?;
    let database_url = arguments
        .database_url
        .unwrap_or_else(|| format!("sqlite:{}", folder.join("ozvise.db").display()));
    let database: DatabaseUrl = database_url.parse()?;
    make_private_folder(&folder)?;
    let files = Files {
        config: folder.join("ozvise.toml"),
        secrets: folder.join("secret.toml"),
        root: folder.join("root.toml"),
    };
    for path in [&files.config, &files.secrets, &files.root] {
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
    let made = make(&store, &files).await;
    if made.is_err() {
        // Just made and used nowhere: a second try shall not stumble over them.
        for path in [&files.secrets, &files.root] {
            let _ = std::fs::remove_file(path);
        }
    }
    made?;
    let config = config_text(arguments.listen, &database_url, &files.secrets, &origin);
    crate::private_file::write_new(&files.config, &config)?;
    say_what_is_next(&files);
    Ok(())
}

/// Makes the secrets and names the portal in its database.
async fn make(store: &Store, files: &Files) -> Result<(), CommandError> {
    let environment = Environment::of_the_system()?;
    let mut rng = environment.random.generator();
    let root = Root {
        deployment: DeploymentId::generate(&mut rng),
        secret: RootSecret::generate(&mut rng),
    };
    root.write_new(&files.root)?;
    ServerSecrets::generate(&mut rng).write_new(&files.secrets)?;
    let new = StoredDeployment {
        id: root.deployment,
        root_key: *root.secret.public_key().as_bytes(),
    };
    store
        .write(move |connection| {
            deployment::insert(connection, &new)?;
            add_missing_centres(connection)
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

# Whether browsers are told to come by HTTPS only, for a year. Turn it on once HTTPS works for good.
hsts = false

# After how many days a centre should replace its key.
rotation_days = {}

# off, error, warn, info, debug or trace
log = \"info\"
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
    let (config, root) = (files.config.display(), files.root.display());
    console::say(&format!(
        "\
A new portal was made.
  configuration   {config}
  server secret   {secrets}   keep a copy offline
  root            {root}   move it to an offline medium, with a copy at another place

Next: sign the directory of centres,
  ozvise directory sign --config {config} --root {root} --valid-days 30
and start the portal,
  ozvise serve --config {config}",
        secrets = files.secrets.display(),
    ));
}
