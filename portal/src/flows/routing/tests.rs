//! Publishing on SQLite; the stories tell it on both databases.

use diesel::connection::SimpleConnection as _;
use ozvise_crypto::DeploymentId;
use ozvise_routing::{CentreSettings, Competence, Row, SettingsTable};
use tempfile::TempDir;

use super::{
    CentresFault, PublishCentresError, PublishCompetenceError, Published, PublishedTables, fill_tables, newest_tables,
    publish_centres, publish_competence, shown_tables,
};
use crate::store::deployment::StoredDeployment;
use crate::store::directories::{self, StoredDirectory};
use crate::store::routing_tables::{self, TableKind};
use crate::store::{AnyConnection, DatabaseUrl, Store, StoreError, StoreResult, centres};

const NOW: u64 = 1_800_000_000;

struct Ground {
    store: Store,
    _folder: TempDir,
}

fn deployment() -> StoredDeployment {
    StoredDeployment {
        id: DeploymentId::from_bytes([7; 16]),
        root_key: *root().public_key().as_bytes(),
    }
}

fn root() -> ozvise_crypto::RootSecret {
    ozvise_crypto::RootSecret::from_bytes(&[3; 32]).expect("32 bytes")
}

impl Ground {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
        Store::migrate(&url).expect("migrated");
        let ground = Self {
            store: Store::open(&url).expect("opened"),
            _folder: folder,
        };
        ground
            .write(|connection| fill_tables(connection, NOW))
            .await
            .expect("filled");
        ground
    }

    async fn write<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        self.store.write(work).await
    }

    async fn newest(&self) -> PublishedTables {
        self.store.read(newest_tables).await.expect("read").expect("filled")
    }

    async fn publish_competence(&self, base: u32, rows: Vec<Row>) -> Result<Published, PublishCompetenceError> {
        self.write(move |connection| publish_competence(connection, base, rows, NOW))
            .await
    }

    async fn publish_centres(&self, rows: Vec<CentreSettings>) -> Result<Published, PublishCentresError> {
        let base = self.newest().await.centres.version();
        self.write(move |connection| publish_centres(connection, &deployment(), base, rows, NOW))
            .await
    }

    async fn accepting(&self, id: &'static str) -> Option<bool> {
        let all = self.store.read(centres::list).await.expect("read");
        all.into_iter()
            .find(|centre| centre.id.as_str() == id)
            .map(|centre| centre.accepting)
    }
}

fn rows_with(territory: &str, centre: &str) -> Vec<Row> {
    let new = Row {
        territory: territory.parse().expect("a territory"),
        centre: centre.parse().expect("an id"),
    };
    let old = Competence::embedded()
        .rows()
        .filter(|(_, territory)| *territory != new.territory);
    let old = old.map(|(centre, territory)| Row {
        centre: centre.clone(),
        territory,
    });
    old.chain([new.clone()]).collect()
}

fn settings() -> Vec<CentreSettings> {
    SettingsTable::embedded().iter().cloned().collect()
}

fn change(rows: &mut [CentreSettings], id: &str, change: impl FnOnce(&mut CentreSettings)) {
    change(rows.iter_mut().find(|row| row.id.as_str() == id).expect("it is there"));
}

#[actix_web::test]
async fn the_first_tables_are_those_of_the_program_and_are_filled_once() {
    let ground = Ground::new().await;
    let newest = ground.newest().await;
    assert_eq!(
        (&newest.competence, &newest.centres),
        (Competence::embedded(), SettingsTable::embedded())
    );
    assert_eq!(ground.accepting("praha").await, Some(true));
    assert_eq!(
        ground.accepting("mlada-boleslav-luma").await,
        None,
        "nobody is led there"
    );
    ground
        .publish_competence(1, rows_with("CZ0513", "praha"))
        .await
        .expect("published");
    ground
        .write(|connection| fill_tables(connection, NOW + 9))
        .await
        .expect("again");
    assert_eq!(
        ground.newest().await.competence.version(),
        2,
        "what was published stays"
    );
}

#[actix_web::test]
async fn a_centre_that_was_switched_off_before_stays_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
    Store::migrate(&url).expect("migrated");
    let store = Store::open(&url).expect("opened");
    store
        .write(|connection| {
            centres::insert(connection, &"praha".parse().expect("an id"), false)?;
            fill_tables(connection, NOW)
        })
        .await
        .expect("filled");
    let tables = store.read(newest_tables).await.expect("read").expect("filled");
    let praha = tables
        .centres
        .get(&"praha".parse().expect("an id"))
        .expect("it is there");
    assert!(!praha.accepting && praha.routed);
}

#[actix_web::test]
async fn versions_follow_each_other_and_stay_as_they_are() {
    let ground = Ground::new().await;
    let same = rows_with("CZ0513", "liberecky");
    assert_eq!(
        ground.publish_competence(1, same).await.expect("checked"),
        Published::Unchanged(1)
    );
    let published = ground.publish_competence(1, rows_with("CZ0513", "praha")).await;
    assert_eq!(published.expect("published"), Published::As(2));
    let late = ground.publish_competence(1, rows_with("CZ0513", "vysocina")).await;
    assert!(matches!(late, Err(PublishCompetenceError::Meanwhile { newest: 2 })));
    for statement in [
        "UPDATE routing_table SET published_at = 0",
        "DELETE FROM routing_table WHERE version = 1",
    ] {
        let done = ground
            .write(|connection| -> StoreResult<()> { Ok(connection.batch_execute(statement)?) })
            .await;
        assert!(done.is_err(), "{statement}");
    }
    let first = ground
        .store
        .read(|connection| super::competence(connection, 1))
        .await
        .expect("read");
    assert_eq!(first.as_ref(), Some(Competence::embedded()));
    assert_eq!(
        ground
            .store
            .read(|connection| super::competence(connection, 3))
            .await
            .expect("read"),
        None
    );
}

#[actix_web::test]
async fn a_table_with_a_fault_is_not_published() {
    let ground = Ground::new().await;
    let mut gap = rows_with("CZ0513", "praha");
    gap.pop();
    for rows in [
        gap,
        rows_with("CZ0513", "nowhere"),
        rows_with("CZ0513", "mlada-boleslav-luma"),
        rows_with("999999", "praha"),
    ] {
        let refused = ground.publish_competence(1, rows).await;
        assert!(matches!(refused, Err(PublishCompetenceError::Faulty(faults)) if faults.len() == 1));
    }
    assert_eq!(ground.newest().await.competence.version(), 1);
}

#[actix_web::test]
async fn settings_decide_who_takes_threads() {
    let ground = Ground::new().await;
    let mut rows = settings();
    change(&mut rows, "praha", |centre| centre.accepting = false);
    let mut new = rows[0].clone();
    (new.id, new.accepting) = ("nove".parse().expect("an id"), true);
    rows.push(new);
    assert_eq!(
        ground.publish_centres(rows.clone()).await.expect("published"),
        Published::As(2)
    );
    assert_eq!(
        (ground.accepting("praha").await, ground.accepting("nove").await),
        (Some(false), Some(true))
    );
    assert_eq!(
        ground.publish_centres(rows.clone()).await.expect("checked"),
        Published::Unchanged(2)
    );
    // It is competent nowhere and has nothing, so it may go; its row stays, for its numbers.
    rows.pop();
    assert_eq!(ground.publish_centres(rows).await.expect("published"), Published::As(3));
    assert_eq!(ground.accepting("nove").await, Some(false));
}

#[actix_web::test]
async fn a_centre_that_is_needed_stays() {
    let ground = Ground::new().await;
    let id = || "liberecky".parse::<ozvise_routing::CentreId>().expect("an id");
    let without = || settings().into_iter().filter(|row| row.id != id()).collect::<Vec<_>>();
    let faults = |result| match result {
        Err(PublishCentresError::Faulty(faults)) => faults,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        faults(ground.publish_centres(without()).await),
        [CentresFault::MissingCompetent(id())]
    );
    let mut closed = settings();
    change(&mut closed, "liberecky", |centre| {
        (centre.routed, centre.accepting) = (false, false)
    });
    assert_eq!(
        faults(ground.publish_centres(closed).await),
        [CentresFault::NotRoutedCompetent(id())]
    );

    let rows: Vec<Row> = Competence::embedded()
        .rows()
        .map(|(centre, territory)| Row {
            centre: if *centre == id() {
                "praha".parse().expect("an id")
            } else {
                centre.clone()
            },
            territory,
        })
        .collect();
    ground.publish_competence(1, rows).await.expect("published");
    ground
        .write(|connection| -> StoreResult<()> {
            let member = "INSERT INTO staff_member VALUES \
                (zeroblob(16), 'a', 'A', 'head', 'liberecky', 1, x'00', x'00', x'00', x'00', 0)";
            Ok(connection.batch_execute(member)?)
        })
        .await
        .expect("stored");
    assert_eq!(
        faults(ground.publish_centres(without()).await),
        [CentresFault::MissingInUse(id())]
    );
    ground
        .write(|connection| -> StoreResult<()> { Ok(connection.batch_execute("DELETE FROM staff_member")?) })
        .await
        .expect("deleted");
    assert_eq!(
        ground.publish_centres(without()).await.expect("published"),
        Published::As(2)
    );
}

/// What clients route by is shown, not what will be signed next.
#[actix_web::test]
async fn pages_show_the_competence_of_the_served_directory() {
    let ground = Ground::new().await;
    let shown = |now| {
        let read = ground
            .store
            .read(move |connection| shown_tables(connection, &deployment(), now));
        async move { read.await.expect("read").expect("filled").competence.version() }
    };
    ground
        .publish_competence(1, rows_with("CZ0513", "praha"))
        .await
        .expect("published");
    assert_eq!(shown(NOW).await, 2, "without a directory it is the newest");
    let sign = |version: u64, table: &Competence, digest: Option<[u8; 32]>| {
        let draft = ozvise_crypto::DirectoryDraft {
            deployment: deployment().id,
            version,
            issued_at: NOW,
            expires_at: NOW + 100,
            competence_version: table.version(),
            competence_digest: digest.unwrap_or_else(|| super::digest_of(&table.to_bytes())),
            centres: Vec::new(),
        };
        let signed = draft.sign(&root()).expect("signed");
        ground.write(move |connection| directories::insert(connection, &StoredDirectory { version, signed }))
    };
    sign(1, Competence::embedded(), None).await.expect("stored");
    assert_eq!(shown(NOW).await, 1);
    assert_eq!(shown(NOW + 100).await, 2, "nobody routes by an expired one");
    sign(2, Competence::embedded(), Some([9; 32])).await.expect("stored");
    assert_eq!(shown(NOW).await, 2, "a table that was not published here is not known");
}

#[actix_web::test]
async fn what_was_altered_in_the_database_is_not_believed() {
    let ground = Ground::new().await;
    let altered = ground
        .write(|connection| {
            let newest = routing_tables::newest(connection, TableKind::Competence)?.expect("filled");
            let mut table = newest.clone();
            table.version = 2;
            table.content = [&b"version 2\n"[..], &newest.content[10..]].concat();
            routing_tables::insert(connection, TableKind::Competence, &table)?;
            Ok::<_, StoreError>(newest_tables(connection).is_err())
        })
        .await;
    assert!(altered.expect("stored"), "the digest is another table's");
}
