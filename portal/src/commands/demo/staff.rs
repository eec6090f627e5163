//! Makes a centre with its key and its staff, doing by itself what browsers and the root do in a real portal.

use ozvise_crypto::staff::opaque::{self, ClientRegistration, PasswordRecord};
use ozvise_crypto::staff::{ComparedMember, MemberKeys, seal_vault};
use ozvise_crypto::{CentreId, CentreSecret, DeploymentId, KeyId, MemberId};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{Account, DemoError};
use crate::domain::{SecondFactor, StaffRole, TOTP_SECRET_BYTES};
use crate::secrets::ServerSecrets;
use crate::store::keys::{self, StoredKey};
use crate::store::members::{self, StoredMember};
use crate::store::{AnyConnection, StoreResult};

/// Somebody of the demonstration, named by what she does.
pub(super) struct Person {
    pub(super) centre: &'static str,
    pub(super) name: &'static str,
    pub(super) display_name: &'static str,
    pub(super) role: StaffRole,
}

const fn person(centre: &'static str, name: &'static str, display_name: &'static str, role: StaffRole) -> Person {
    Person {
        centre,
        name,
        display_name,
        role,
    }
}

/// Three centres of the routing table, a head and a counsellor in each.
pub(super) const PEOPLE: [Person; 6] = [
    person("praha", "praha-1", "Vedoucí (ukázka)", StaffRole::Head),
    person("praha", "praha-2", "Pracovnice (ukázka)", StaffRole::Counsellor),
    person("jihocesky", "jihocesky-1", "Vedoucí (ukázka)", StaffRole::Head),
    person("jihocesky", "jihocesky-2", "Pracovnice (ukázka)", StaffRole::Counsellor),
    person("liberecky", "liberecky-1", "Vedoucí (ukázka)", StaffRole::Head),
    person("liberecky", "liberecky-2", "Pracovnice (ukázka)", StaffRole::Counsellor),
];

/// A new key of a centre.
pub(super) struct CentreKey {
    pub(super) centre: CentreId,
    secret: CentreSecret,
}

/// A member who has been made and not stored yet.
pub(super) struct NewMember {
    pub(super) account: Account,
    stored: StoredMember,
    owner: ComparedMember,
}

impl CentreKey {
    pub(super) fn generate(deployment: DeploymentId, centre: CentreId, rng: &mut impl CryptoRng) -> Self {
        let id = KeyId::generate(rng);
        Self {
            secret: CentreSecret::generate(deployment, centre.clone(), id, rng),
            centre,
        }
    }

    /// Stores the key and its secret, sealed to the members of the centre.
    pub(super) fn store(
        &self,
        connection: &mut AnyConnection,
        members: &[NewMember],
        rng: &mut impl CryptoRng,
    ) -> StoreResult<()> {
        let key = StoredKey {
            id: *self.secret.key_id(),
            epoch: 1,
            public_key: self.secret.public_key(),
            activated_at: None,
            previous: None,
        };
        keys::insert(connection, &self.centre, &key)?;
        for member in members
            .iter()
            .filter(|member| member.stored.centre_id.as_ref() == Some(&self.centre))
        {
            let seal = self.secret.approve(&member.owner, rng);
            keys::seal_to(
                connection,
                &key.id,
                &member.stored.id,
                &seal.sealed,
                seal.mark.as_bytes(),
            )?;
        }
        Ok(())
    }
}

impl NewMember {
    /// Registers a password as a browser would, and makes the member's keys and second factor.
    pub(super) fn register(
        person: &Person,
        centre: CentreId,
        deployment: &DeploymentId,
        secrets: &ServerSecrets,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, DemoError> {
        let id = MemberId::generate(rng);
        let password = password(rng);
        let account = opaque::Account::new(deployment, person.name)?;
        let (registration, request) = ClientRegistration::start(password.as_bytes(), rng)?;
        let response = secrets.opaque().register(&request, &account)?;
        let (upload, export_key) = registration.finish(&response, &account, rng)?;

        let keys = MemberKeys::generate(rng);
        let mut totp_secret = Zeroizing::new([0; TOTP_SECRET_BYTES]);
        rng.fill_bytes(totp_secret.as_mut_slice());
        let stored = StoredMember {
            id,
            name: person.name.to_owned(),
            display_name: person.display_name.to_owned(),
            role: person.role,
            centre_id: Some(centre),
            active: true,
            opaque_record: PasswordRecord::from_upload(&upload)?.to_bytes(),
            vault: seal_vault(&keys, &export_key, deployment, &id, rng),
            public_keys: keys.public().to_bytes(),
            sealed_totp_secret: secrets.seal_totp_secret(&totp_secret, deployment, &id, rng),
            last_totp_step: 0,
        };
        let account = Account {
            centre: person.centre.to_owned(),
            name: person.name.to_owned(),
            display_name: person.display_name.to_owned(),
            role: person.role.to_string(),
            password,
            totp_secret: SecondFactor::new(&totp_secret).secret_in_base32().to_string(),
        };
        Ok(Self {
            account,
            stored,
            owner: ComparedMember::owner_of(&keys, *deployment, id),
        })
    }

    pub(super) fn store(&self, connection: &mut AnyConnection) -> StoreResult<()> {
        members::insert(connection, self.stored.clone())
    }
}

/// Letters and digits that nobody takes for one another; 32 of them, so that five random bits choose one evenly.
const PASSWORD_ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// 75 bits in three groups of five, easy to copy by hand.
fn password(rng: &mut impl CryptoRng) -> String {
    let mut group = || -> String {
        (0..5)
            .map(|_| char::from(PASSWORD_ALPHABET[(rng.next_u32() % 32) as usize]))
            .collect()
    };
    [group(), group(), group()].join("-")
}
