use std::sync::Arc;

use super::{Letter, Letters};
use crate::domain::{NoticeKind, NoticeKinds};
use crate::i18n::{Language, Texts};
use crate::mail::MailAddress;

fn letter(language: Language, kinds: &[NoticeKind]) -> Letter {
    Letter {
        id: [0xab; 16],
        to: "anna@centrum.example.org".to_owned(),
        language,
        kinds: NoticeKinds(kinds.iter().copied().collect()),
        code: None,
        // 2026-11-23 13:00 UTC
        date: 1_795_438_800,
    }
}

fn written(letter: &Letter) -> String {
    let texts = Arc::new(Texts::load().expect("the texts are valid"));
    let letters = Letters::load(texts).expect("the texts are whole");
    let from: MailAddress = "ozvise@posta.example.org".parse().expect("an address");
    String::from_utf8(letters.write(letter, &from).expect("written")).expect("a mail in ASCII")
}

#[test]
fn a_mail_has_its_headers_and_is_the_same_each_time() {
    let letter = letter(Language::Czech, &[NoticeKind::NewThread, NoticeKind::Due]);
    let mail = written(&letter);
    let (headers, _) = mail.split_once("\r\n\r\n").expect("headers and a body");
    for header in [
        "From: \"Ozvi se\" <ozvise@posta.example.org>",
        "To: anna@centrum.example.org",
        "Message-ID: <abababababababababababababababab@posta.example.org>",
        "Date: Mon, 23 Nov 2026 13:00:00 +0000",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
    ] {
        assert!(headers.contains(header), "{header} is missing in\n{headers}");
    }
    assert_eq!(mail, written(&letter), "each try is the same to the byte");
}

#[test]
fn every_server_takes_every_mail() {
    for language in Language::FOR_STAFF {
        for kind in NoticeKind::ALL {
            let mail = written(&letter(language, &[kind]));
            assert!(mail.is_ascii());
            assert!(
                mail.split("\r\n").all(|line| line.len() <= 78 && !line.contains('\n')),
                "{mail}"
            );
            assert_eq!(mail.matches("Content-Transfer-Encoding: quoted-printable").count(), 2);
        }
    }
}

#[test]
fn all_notices_have_one_subject_and_no_link() {
    for language in Language::FOR_STAFF {
        let subjects: std::collections::BTreeSet<String> = NoticeKind::ALL
            .into_iter()
            .filter(|kind| *kind != NoticeKind::AddressCode)
            .map(|kind| {
                let mail = written(&letter(language, &[kind]));
                assert!(
                    !mail.contains("http") && !mail.contains("<img") && !mail.contains("href"),
                    "{mail}"
                );
                let start = mail.find("Subject: ").expect("a subject");
                mail[start..]
                    .split("\r\nM")
                    .next()
                    .expect("up to the next header")
                    .to_owned()
            })
            .collect();
        assert_eq!(subjects.len(), 1, "{subjects:?}");
    }
}

#[test]
fn what_is_to_do_is_told_in_both_languages() {
    let czech = written(&letter(Language::Czech, &[NoticeKind::RotationDue]));
    let plain = czech.replace("=\r\n", "");
    assert!(
        plain.contains("Je =C4=8Das vym=C4=9Bnit kl=C3=AD=C4=8D centra."),
        "{plain}"
    );
    let english = written(&letter(Language::English, &[NoticeKind::RotationDue])).replace("=\r\n", "");
    assert!(english.contains("It is time to replace the centre"), "{english}");
    let mut confirming = letter(Language::English, &[NoticeKind::AddressCode]);
    confirming.code = Some("01234567".to_owned());
    assert_eq!(written(&confirming).matches("01234567").count(), 2);
}
