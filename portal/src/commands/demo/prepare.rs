//! Makes the data of a demonstration, or takes up those of an earlier one.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ozvise_crypto::{CentreId, DeploymentId, RootPublicKey, RootSecret, UnverifiedDirectory};

use super::staff::{CentreKey, NewMember, PEOPLE};
use super::{Accounts, DemoError, is_empty, letters};
use crate::application::Environment;
use crate::commands::directory::{Validity, compose};
use crate::commands::error::CommandError;
use crate::commands::root_file::Root;
use crate::config::Config;
use crate::domain::Hour;
use crate::flows::{Auditor, routing, serve_directory};
use crate::secrets::ServerSecrets;
use crate::store::deployment::StoredDeployment;
use crate::store::{AnyConnection, DatabaseUrl, Store, StoreError, deployment, directories};

/// A demonstration's directory is signed anew at the start once it is valid for less than a week.
const DIRECTORY_DAYS: u16 = 30;
const RENEW_BELOW_SECONDS: u64 = 7 * 24 * 60 * 60;

/// A demonstration that is ready to be served.
pub struct Demonstration {
    /// How to serve it.
    pub config: Config,
    /// Its staff.
    pub accounts: Accounts,
}

/// The files of a demonstration.
struct Files {
    database: PathBuf,
    secrets: PathBuf,
    root: PathBuf,
    /// Written last: where it is, everything is.
    accounts: PathBuf,
}

/// Makes a demonstration in an empty or missing folder, or takes up the one that is there. `progress` is told what takes
/// time.
///
/// # Errors
/// [`CommandError`] if the folder holds something else or cannot be used.
pub async fn prepare(
    folder: &Path,
    bind: SocketAddr,
    environment: &Environment,
    progress: &dyn Fn(&str),
) -> Result<Demonstration, CommandError> {
    let folder_error = |source| DemoError::Folder {
        path: folder.to_owned(),
        source,
    };
    std::fs::create_dir_all(folder).map_err(folder_error)?;
    let folder = std::path::absolute(folder).map_err(folder_error)?;
    let files = Files {
        database: folder.join("ozvise.db"),
        secrets: folder.join("secret.toml"),
        root: folder.join("root.toml"),
        accounts: folder.join("accounts.toml"),
    };
    let database = DatabaseUrl::Sqlite(files.database.clone());
    let is_new = !files.accounts.exists();
    let accounts = if !is_new {
        Store::migrate(&database)?;
        let now = environment.clock.now();
        Store::open(&database)?
            .write(move |connection| routing::fill_tables(connection, now))
            .await?;
        Accounts::read(&files.accounts)?
    } else if is_empty(&folder).map_err(folder_error)? {
        Store::migrate(&database)?;
        make(&Store::open(&database)?, &files, environment, progress).await?
    } else {
        return Err(DemoError::NotADemonstration(folder).into());
    };
    let store = Store::open(&database)?;
    renew_directory(&store, &files, environment).await?;
    if is_new {
        fill_inboxes(&store, &files, environment).await?;
    }
    Ok(Demonstration {
        config: Config::for_this_machine(bind, database, files.secrets),
        accounts,
    })
}

/// Makes root, secrets, centres and staff.
async fn make(
    store: &Store,
    files: &Files,
    environment: &Environment,
    progress: &dyn Fn(&str),
) -> Result<Accounts, CommandError> {
    let mut rng = environment.random.generator();
    let root = Root {
        deployment: DeploymentId::generate(&mut rng),
        secret: RootSecret::generate(&mut rng),
    };
    root.write_unprotected(&files.root)?;
    let secrets = ServerSecrets::generate(&mut rng);
    secrets.write_new(&files.secrets)?;

    let mut members = Vec::new();
    let mut centre_keys: Vec<CentreKey> = Vec::new();
    for (done, person) in PEOPLE.iter().enumerate() {
        // Passwords are made expensive to try, so making one takes a moment, too.
        progress(&format!(
            "připravuji ukázku / preparing the demonstration: {} / {}",
            done + 1,
            PEOPLE.len()
        ));
        let centre: CentreId = person.centre.parse().map_err(|_| StoreError::Corrupt("centre id"))?;
        if centre_keys.iter().all(|key| key.centre != centre) {
            centre_keys.push(CentreKey::generate(root.deployment, centre.clone(), &mut rng));
        }
        members.push(NewMember::register(
            person,
            centre,
            &root.deployment,
            &secrets,
            &mut rng,
        )?);
    }
    let accounts = Accounts {
        account: members.iter().map(|member| member.account.clone()).collect(),
    };
    let new = StoredDeployment {
        id: root.deployment,
        root_key: *root.secret.public_key().as_bytes(),
    };
    let now = environment.clock.now();
    store
        .write(move |connection| -> Result<(), CommandError> {
            deployment::insert(connection, &new)?;
            routing::fill_tables(connection, now)?;
            for member in &members {
                member.store(connection)?;
            }
            for key in &centre_keys {
                key.store(connection, &members, &mut rng)?;
            }
            Ok(())
        })
        .await?;
    accounts.write_new(&files.accounts)?;
    Ok(accounts)
}

/// Signs a directory where there is none or it will expire soon.
async fn renew_directory(store: &Store, files: &Files, environment: &Environment) -> Result<(), CommandError> {
    let root = Root::read_unprotected(&files.root)?;
    let now = environment.clock.now();
    store
        .write(move |connection| {
            if is_valid_at(
                connection,
                &root.secret.public_key(),
                &root.deployment,
                now + RENEW_BELOW_SECONDS,
            )? {
                return Ok(());
            }
            let draft = compose(connection, root.deployment, Validity::days_from(now, DIRECTORY_DAYS))?;
            let deployment = StoredDeployment {
                id: root.deployment,
                root_key: *root.secret.public_key().as_bytes(),
            };
            let auditor = Auditor::of_the_command_line(root.deployment, Hour::containing(now));
            serve_directory(connection, &deployment, draft.sign(&root.secret)?, &auditor, now)?;
            Ok(())
        })
        .await
}

/// Has somebody written to each of the centres, with the keys that the directory names.
async fn fill_inboxes(store: &Store, files: &Files, environment: &Environment) -> Result<(), CommandError> {
    let root = Root::read_unprotected(&files.root)?;
    let now = environment.clock.now();
    let mut rng = environment.random.generator();
    store
        .write(move |connection| -> Result<(), CommandError> {
            let stored = directories::newest(connection)?.ok_or(StoreError::Corrupt("directory"))?;
            let directory =
                UnverifiedDirectory::parse(&stored.signed)?.verify(&root.secret.public_key(), &root.deployment, now)?;
            for entry in directory.centres() {
                // Of the country's centres those with staff have a key.
                if let Ok(key) = directory.usable_key(&entry.id) {
                    letters::send(connection, &entry.id, &key, now, &mut rng)?;
                }
            }
            Ok(())
        })
        .await
}

fn is_valid_at(
    connection: &mut AnyConnection,
    root: &RootPublicKey,
    deployment: &DeploymentId,
    moment: u64,
) -> Result<bool, CommandError> {
    let Some(stored) = directories::newest(connection)? else {
        return Ok(false);
    };
    Ok(UnverifiedDirectory::parse(&stored.signed)?
        .verify(root, deployment, moment)
        .is_ok())
}
