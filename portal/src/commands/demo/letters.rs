//! What stands in the inboxes of a new demonstration, so that whoever looks at it sees at once what staff see: a witness, and
//! somebody who is in danger now. Their codes are told to nobody.

use ozvise_crypto::{AccessCode, CentreId, CentrePublicKey, FIRST_EPOCH, FirstMessage, ReporterKeys, ReporterRole};
use rand_core::CryptoRng;

use super::DemoError;
use crate::commands::error::CommandError;
use crate::domain::Hour;
use crate::store::AnyConnection;
use crate::store::threads::{self, NewThread};

/// A first message.
struct Letter {
    role: ReporterRole,
    /// With notes before it, as the page writes them (web/static/js/ui/message-notes.js).
    text: &'static str,
}

/// In the order in which they come.
const LETTERS: [Letter; 2] = [
    Letter {
        role: ReporterRole::Witness,
        text: "② Kdy je bezpečné číst: dopoledne, v práci\n\n\
            Ukázka: u sousedů se opakovaně ozývá křik a rány, včera v noci znovu. Mám o sousedku a její děti strach, ale \
            nevím, jak jí dát vědět, že není sama, a jestli jí tím neublížím.",
    },
    Letter {
        role: ReporterRole::Victim,
        text: "① Nebezpečí: hrozí právě teď\n③ O čem se nezmiňovat: nic o dětech a o sestře\n\n\
            Ukázka: manžel odešel a říkal, že až se vrátí, tak uvidím. Nevím, kam jít. Telefon mi kontroluje.",
    },
];

/// Puts the first messages into the inbox of a centre.
///
/// # Errors
/// [`CommandError`] if the database fails.
pub(super) fn send(
    connection: &mut AnyConnection,
    centre: &CentreId,
    key: &CentrePublicKey,
    now: u64,
    rng: &mut impl CryptoRng,
) -> Result<(), CommandError> {
    for letter in LETTERS {
        let reporter = ReporterKeys::derive(&AccessCode::generate(rng), key.deployment());
        let first = FirstMessage {
            sent_at: now,
            language: "cs".to_owned(),
            text: letter.text.to_owned(),
            role: letter.role,
            place: None,
        };
        let new = reporter.open_thread(key, first, rng).map_err(DemoError::Letter)?;
        let thread = NewThread {
            id: reporter.thread_id(),
            capability_hash: &reporter.capability().hash(),
            reporter_key: new.reporter_key.as_bytes(),
            centre_id: centre,
            epoch: FIRST_EPOCH,
            hour: Hour::containing(now),
            key_id: &new.key_id,
            centre_seal: &new.centre_seal,
            reporter_seal: &new.reporter_seal,
            envelope: &new.envelope,
        };
        threads::create(connection, &thread)?;
    }
    Ok(())
}
