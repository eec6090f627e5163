//! A deployment as its operator and the heads of its centres have founded it: a root, three centres with keys, members of
//! staff in every role.
//!
//! It is made once in a run, because every password costs a run of Argon2id, and then stored in each portal's database.

use std::path::Path;
use std::sync::OnceLock;

use chacha20::ChaCha20Rng;
use ozvise_crypto::staff::opaque::{Account, ClientRegistration, PasswordRecord};
use ozvise_crypto::staff::{ComparedMember, MemberKeys, MemberSeal, seal_vault};
use ozvise_crypto::{
    CentreEntry, CentreId, CentreKeyEntry, CentreSecret, DeploymentId, DirectoryDraft, KeyId, MemberId, RootSecret,
};
use ozvise_portal::domain::{StaffRole, TOTP_SECRET_BYTES};
use ozvise_portal::flows::routing::{digest_of, fill_tables};
use ozvise_portal::secrets::ServerSecrets;
use ozvise_portal::store::deployment::StoredDeployment;
use ozvise_portal::store::directories::StoredDirectory;
use ozvise_portal::store::keys::StoredKey;
use ozvise_portal::store::members::StoredMember;
use ozvise_portal::store::{AnyConnection, StoreError, deployment, directories, keys, members};
use ozvise_routing::{Centres, Competence};
use rand_core::Rng as _;

use crate::randomness::seeded;
use crate::staff::StaffAccount;

/// The centres that have a key. The others are in the directory without one, as before their staff are trained.
const CENTRES_WITH_KEY: [&str; 3] = ["praha", "jihocesky", "liberecky"];

/// How long a directory is valid, in seconds: 400 days, a year with room for holidays.
const DIRECTORY_VALIDITY: u64 = 400 * 24 * 3600;

/// Everything that was made on the first day.
pub(crate) struct Founding {
    pub(crate) deployment: DeploymentId,
    pub(crate) root: RootSecret,
    secrets: ServerSecrets,
    centre_keys: Vec<CentreSecret>,
    members: Vec<Member>,
}

/// One member of staff.
struct Member {
    account: StaffAccount,
    stored: StoredMember,
    /// The centre's key, sealed to the member, with the mark of whoever has approved it.
    seal: Option<MemberSeal>,
}

impl Founding {
    /// The one of this run.
    pub(crate) fn get() -> &'static Self {
        static FOUNDING: OnceLock<Founding> = OnceLock::new();
        FOUNDING.get_or_init(Self::make)
    }

    fn make() -> Self {
        let mut rng = seeded(0x0F0D);
        let deployment = DeploymentId::generate(&mut rng);
        let mut founding = Self {
            deployment,
            root: RootSecret::generate(&mut rng),
            secrets: ServerSecrets::generate(&mut rng),
            centre_keys: Vec::new(),
            members: Vec::new(),
        };
        for centre in CENTRES_WITH_KEY {
            let id: CentreId = centre.parse().expect("an id of the table");
            let key_id = KeyId::generate(&mut rng);
            let secret = CentreSecret::generate(deployment, id, key_id, &mut rng);
            for (name, role) in [("anna", StaffRole::Counsellor), ("eva", StaffRole::Head)] {
                founding.engage(&format!("{name}.{centre}"), role, Some(&secret), &mut rng);
            }
            founding.centre_keys.push(secret);
        }
        founding.engage("koordinatorka", StaffRole::Coordinator, None, &mut rng);
        founding.engage("provozovatel", StaffRole::Operator, None, &mut rng);
        founding
    }

    /// Registers a password and seals everything that a member needs.
    fn engage(&mut self, name: &str, role: StaffRole, centre: Option<&CentreSecret>, rng: &mut ChaCha20Rng) {
        let password = format!("kanárčí heslo {:016x}", rng.next_u64());
        let account = Account::new(&self.deployment, name).expect("a short name");
        let (client, request) = ClientRegistration::start(password.as_bytes(), rng).expect("a short password");
        let response = self
            .secrets
            .opaque()
            .register(&request, &account)
            .expect("a valid request");
        let (upload, export_key) = client.finish(&response, &account, rng).expect("a valid response");
        let record = PasswordRecord::from_upload(&upload).expect("a valid upload");

        let id = MemberId::generate(rng);
        let member_keys = MemberKeys::generate(rng);
        let mut totp_secret = [0; TOTP_SECRET_BYTES];
        rng.fill_bytes(&mut totp_secret);
        let stored = StoredMember {
            id,
            name: name.to_owned(),
            display_name: format!("{} ({})", name.split('.').next().unwrap_or(name), role.as_str()),
            role,
            centre_id: centre.map(|centre| centre.centre().clone()),
            active: true,
            opaque_record: record.to_bytes(),
            vault: seal_vault(&member_keys, &export_key, &self.deployment, &id, rng),
            public_keys: member_keys.public().to_bytes(),
            sealed_totp_secret: self.secrets.seal_totp_secret(&totp_secret, &self.deployment, &id, rng),
            last_totp_step: 0,
        };
        let owner = ComparedMember::owner_of(&member_keys, self.deployment, id);
        let seal = centre.map(|centre| centre.approve(&owner, rng));
        let account = StaffAccount {
            name: name.to_owned(),
            password,
            totp_secret: totp_secret.to_vec(),
            centre: stored.centre_id.as_ref().map(|centre| centre.as_str().to_owned()),
        };
        self.members.push(Member { account, stored, seal });
    }

    /// The accounts of a centre: a counsellor, then the head.
    pub(crate) fn accounts_of(&self, centre: &str) -> Vec<StaffAccount> {
        let accounts = self.members.iter().map(|member| &member.account);
        accounts
            .filter(|account| account.centre.as_deref() == Some(centre))
            .cloned()
            .collect()
    }

    /// The account with this name.
    pub(crate) fn account(&self, name: &str) -> Option<StaffAccount> {
        self.members
            .iter()
            .map(|member| &member.account)
            .find(|account| account.name == name)
            .cloned()
    }

    /// Writes the server's secret into a new file.
    pub(crate) fn write_secrets(&self, path: &Path) {
        self.secrets.write_new(path).expect("a new file in a folder of its own");
    }

    /// The directory, signed at `now`.
    pub(crate) fn directory(&self, now: u64) -> Vec<u8> {
        self.directory_with(1, now, &[])
    }

    /// A directory in which some centres have other keys, signed at `now`.
    pub(crate) fn directory_with(&self, version: u64, now: u64, changed: &[(&str, CentreKeyEntry)]) -> Vec<u8> {
        let draft = self.draft_with(version, now, changed);
        draft.sign(&self.root).expect("a valid directory")
    }

    /// What stands in the directory, not signed yet.
    pub(crate) fn draft(&self, now: u64) -> DirectoryDraft {
        self.draft_with(1, now, &[])
    }

    fn draft_with(&self, version: u64, now: u64, changed: &[(&str, CentreKeyEntry)]) -> DirectoryDraft {
        let competence = Competence::embedded();
        let entry = |centre: &ozvise_routing::Centre| {
            let key = self
                .centre_keys
                .iter()
                .find(|key| key.centre().as_str() == centre.id.as_str());
            let key = key.map(|key| CentreKeyEntry {
                key_id: *key.key_id(),
                public_key: key.public_key(),
            });
            let changed = changed.iter().find(|(id, _)| *id == centre.id.as_str());
            CentreEntry {
                id: centre.id.as_str().parse().expect("the same form of ids"),
                name: centre.name.to_string(),
                territory: competence.territories_of(&centre.id),
                fallback: None,
                key: changed.map(|(_, key)| key.clone()).or(key),
                accepting: true,
            }
        };
        DirectoryDraft {
            deployment: self.deployment,
            version,
            issued_at: now,
            expires_at: now + DIRECTORY_VALIDITY,
            competence_version: competence.version(),
            competence_digest: digest_of(&competence.to_bytes()),
            centres: Centres::embedded().routed().map(entry).collect(),
        }
    }

    /// Stores everything in an empty, migrated database.
    pub(crate) fn store(&self, connection: &mut AnyConnection, now: u64) -> Result<(), StoreError> {
        let root_key = *self.root.public_key().as_bytes();
        deployment::insert(
            connection,
            &StoredDeployment {
                id: self.deployment,
                root_key,
            },
        )?;
        directories::insert(
            connection,
            &StoredDirectory {
                version: 1,
                signed: self.directory(now),
            },
        )?;
        fill_tables(connection, now)?;
        for key in &self.centre_keys {
            let stored = StoredKey {
                id: *key.key_id(),
                epoch: 1,
                public_key: key.public_key(),
                activated_at: Some(now),
                previous: None,
            };
            keys::insert(connection, key.centre(), &stored)?;
        }
        for member in &self.members {
            members::insert(connection, member.stored.clone())?;
            if let Some(seal) = &member.seal {
                keys::seal_to(
                    connection,
                    &seal.key_id,
                    &seal.member,
                    &seal.sealed,
                    seal.mark.as_bytes(),
                )?;
            }
        }
        Ok(())
    }
}
