//! What the demonstration tells the person who has started it, in Czech and in English.

use std::fmt::Write as _;
use std::path::Path;

use super::Accounts;
use crate::config::Origin;
use crate::domain::TOTP_STEP_SECONDS;

pub(super) const PRESS_ENTER: &str = "\
Enter ukáže platné kódy, Ctrl+C ukázku ukončí.
Enter shows the present codes, Ctrl+C ends the demonstration.";

pub(super) const NEXT_CODE: &str = "\
Další kódy: aplikace pro ověření s uvedeným klíčem, nebo oathtool --totp -b KLÍČ.
Further codes: an authenticator app with the secret above, or oathtool --totp -b SECRET.";

/// What this is and where it is.
pub(super) fn introduction(origin: &Origin, folder: &Path, temporary: bool) -> String {
    let kept = if temporary {
        "po ukončení se smažou / are removed at the end"
    } else {
        "zůstanou i po ukončení / are kept afterwards"
    };
    format!(
        "
UKÁZKA. Nikdo tu skutečně nepomáhá a zprávy nikdo nečte. V ohrožení volejte 158 nebo 112, o radu 116 006.
A DEMONSTRATION. No real help is behind it and nobody reads the messages. In danger call 158 or 112, for advice 116 006.

Pro toho, kdo píše / for whoever writes     {origin}/
Pro tým centra / for the staff of a centre  {origin}/tym
Všechny prvky / every part of the design    {origin}/vzor
Data / data                                 {folder}
                                            {kept}
",
        folder = folder.display()
    )
}

/// The table of accounts with the codes of this moment (Unix seconds).
pub(super) fn accounts(accounts: &Accounts, now: u64) -> String {
    let left = TOTP_STEP_SECONDS - now % TOTP_STEP_SECONDS;
    let mut text = format!(
        "{:<10} {:<12} {:<18} {:<7} {:<33} {} / {}",
        "centrum", "jméno", "heslo", "kód", "klíč k dalším kódům", "kdo", "role"
    );
    for account in &accounts.account {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n{:<10} {:<12} {:<18} {:<7} {:<33} {} / {}",
            account.centre,
            account.name,
            account.password,
            account.code_at(now),
            account.totp_secret,
            account.display_name,
            account.role,
        );
    }
    let _ = write!(
        text,
        "\nKódy platí ještě {left} s. / The codes are valid for {left} s more."
    );
    text
}

#[cfg(test)]
mod tests {
    use super::super::{Account, Accounts};
    use super::{accounts, introduction};
    use crate::config::Origin;

    #[test]
    fn it_says_plainly_that_it_is_a_demonstration() {
        let origin = Origin::of_listener(([127, 0, 0, 1], 8080).into());
        let text = introduction(&origin, "/tmp/x".as_ref(), true);
        for part in [
            "UKÁZKA",
            "A DEMONSTRATION",
            "158",
            "112",
            "http://localhost:8080/\n",
            "http://localhost:8080/tym",
        ] {
            assert!(text.contains(part), "{part}");
        }
    }

    #[test]
    fn the_table_has_the_codes_of_the_moment() {
        let account = Account {
            centre: "praha".to_owned(),
            name: "eva".to_owned(),
            display_name: "Eva".to_owned(),
            role: "head".to_owned(),
            password: "aaaaa-bbbbb-ccccc".to_owned(),
            totp_secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned(),
        };
        // RFC 6238 appendix B.
        let text = accounts(&Accounts { account: vec![account] }, 59);
        assert!(
            text.contains("praha      eva          aaaaa-bbbbb-ccccc  287082"),
            "{text}"
        );
        assert!(text.contains("for 1 s more"), "{text}");
    }
}
