//! People come to a centre and leave it: at two browsers at once, as the head and whoever is invited see it.

use ozvise_tests::{Browser, Fate, Portal, Screen, command};

use crate::actors::{Desk, sentence, texts};
use crate::applicant::{Applicant, PASSWORD};
use crate::axe::{assert_comfortable, bring_axe};
use crate::in_the_browser;

/// The head of the centre in Prague, in the area of the colleagues.
async fn head(portal: &Portal) -> Desk {
    let head = Desk::sign_in(portal, portal.staff_account("praha", 1)).await;
    head.go_to("colleagues").await;
    head.browser.see("#colleagues-active [data-member='anna.praha']").await;
    head
}

/// Waits until a member stands in a part of the list.
async fn is_listed(desk: &Desk, part: &str, name: &str) {
    desk.browser
        .see(&format!("#colleagues-{part} [data-member='{name}']"))
        .await;
}

#[test]
fn a_colleague_is_invited_approved_by_telephone_reads_answers_and_leaves() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Kanárek píše.").await.unwrap();
        let head = head(&portal).await;
        let link = head.invite("counsellor", "Klára Nová").await;
        head.browser.see("#invitations .person").await;

        let mut klara = Applicant::open(&portal, Screen::Desk, &link).await;
        klara.browser.see("#invitation-begin").await;
        let address = klara.browser.script("return [location.href, history.state]").await;
        assert_eq!(
            address[0],
            format!("{}/tym", portal.origin()),
            "the secret is out of the address"
        );
        assert_eq!(klara.browser.text("#invitation-for").await, "Klára Nová");
        klara.browser.read("#invitation-lead", "eva").await;
        klara.browser.read("#invitation-centre", "Prah").await;
        let (account, digits) = klara.register(&portal, "klara.nova").await;
        assert_eq!((digits.len(), digits.concat().len()), (6, 30), "{digits:?}");
        let klara = klara.enter(account).await;
        klara.browser.see("[data-notice='self-waiting']").await;
        assert_eq!(
            texts(&klara.browser, "#thread-list .thread-item").await.len(),
            1,
            "counts, no content"
        );

        head.go_to("inbox").await;
        head.go_to("colleagues").await;
        head.browser.see("[data-notice='waiting']").await;
        head.call("klara.nova").await;
        let page = head.browser.script("return document.body.innerText").await;
        assert!(
            !page.as_str().unwrap().contains(&digits[0]),
            "the digits are not shown beforehand"
        );
        let mut wrong = digits.clone();
        wrong[5] = format!("{:05}", (wrong[5].parse::<u32>().unwrap() + 1) % 100_000);
        head.hear(&wrong).await;
        head.browser.read("#approve-error", "Neschvalujte").await;
        head.hear(&digits).await;
        is_listed(&head, "active", "klara.nova").await;

        klara.reload().await;
        assert_eq!(klara.open_thread(1).await, sentence("cs", "verdict-sound"));
        assert_eq!(klara.messages().await, ["Kanárek píše."]);
        klara.reply("Dobrý den.").await;

        head.browser
            .tap("#colleagues-active [data-member='klara.nova'] .danger")
            .await;
        head.browser.tap("#leave-continue").await;
        head.browser.tap("#leave").await;
        head.browser.see("#left-keys").await;
        head.browser.see("[data-notice='rotation']").await;
        head.browser.tap("[data-part='left'] [data-part-back]").await;
        head.browser.see("#colleagues-closed-part summary").await;
        klara.browser.type_into("#reply", "Ještě něco.").await;
        klara.send_reply().await;
        klara.browser.read("#sign-in-notice", "Přihlášení vypršelo").await;
        klara.submit_password(PASSWORD).await;
        klara.browser.read("#sign-in-error", "nesouhlasí").await;

        head.go_to("audit").await;
        head.browser.see("#audit-lines [data-act='approved']").await;
        let acts = texts(&head.browser, "#audit-lines .audit-what").await;
        for told in [
            "Pozvánka pro: Klára Nová",
            "Nový účet: Klára Nová",
            "Schválení po porovnání číslic: Klára Nová",
            "Ukončený účet: Klára Nová",
            "Otevřená konverzace č. 1",
        ] {
            assert!(
                acts.iter().any(|act| act.replace('\u{a0}', " ") == told),
                "{told}: {acts:?}"
            );
        }
        let [.., end] = texts(&head.browser, "#audit-head")
            .await
            .try_into()
            .unwrap_or([const { String::new() }]);
        assert_eq!(end.len(), 43, "a whole hash");
    });
}

#[test]
fn a_head_comes_by_the_operators_command() {
    in_the_browser(async |portal| {
        let invite = ["invite", "head", "--centre", "praha", "--name", "Hana Malá"];
        let invited = command(&invite).envs(portal.settings()).output().unwrap();
        let said = String::from_utf8(invited.stdout).unwrap();
        let link = said
            .split_whitespace()
            .find(|word| word.contains("#pozvanka="))
            .expect("a link");
        let mut hana = Applicant::open(&portal, Screen::Phone, link).await;
        hana.browser.read("#invitation-lead", "Provozovatel portálu").await;
        hana.choose("hana", PASSWORD).await;
        hana.keep_codes().await;
        let account = hana.account(PASSWORD).await;
        let secret = texts(&hana.browser, "#invitation-secret span").await.concat();
        let read = format!("otpauth://totp/Ozvi%20se:hana?secret={secret}&issuer=Ozvi%20se");
        assert_eq!(hana.scanned().await, read, "what is scanned is what is read");
        let digits = hana.finish(&portal, &account).await;

        let head = head(&portal).await;
        is_listed(&head, "waiting", "hana").await;
        head.call("hana").await;
        head.hear(&digits).await;
        is_listed(&head, "active", "hana").await;
        let hana = hana.enter(account).await;
        hana.go_to("colleagues").await;
        hana.browser.see("#invite-open").await;
    });
}

#[test]
fn a_link_leads_nowhere_once_it_was_used_or_taken_back() {
    in_the_browser(async |portal| {
        let head = head(&portal).await;
        let link = head.invite("counsellor", "Klára Nová").await;
        head.browser.tap("#invitations .danger").await;
        head.browser.read("#colleagues-notice", "už neplatí").await;
        let somebody = Browser::open(Screen::Phone).await;
        let invented = format!("{}/tym#pozvanka=nic", portal.origin());
        for address in [&link, &invented] {
            somebody.go("about:blank").await;
            somebody.go(address).await;
            somebody.see("#invitation-to-sign-in").await;
            let left = somebody.script("return location.hash").await;
            assert_eq!(left, "");
        }
        somebody.tap("#invitation-to-sign-in").await;
        somebody.see("#sign-in").await;

        // A link that is pasted into a page that is open already.
        let link = head.invite("counsellor", "Klára Nová").await;
        somebody.go(&link).await;
        let mut klara = Applicant::with(somebody, &portal);
        // Stopping in between uses nothing up: the same link works again.
        klara.choose("klara", PASSWORD).await;
        klara.browser.go("about:blank").await;
        klara.browser.go(&link).await;
        klara.register(&portal, "klara").await;
        klara.browser.go("about:blank").await;
        klara.browser.go(&link).await;
        klara.browser.see("#invitation-to-sign-in").await;
    });
}

#[test]
fn the_last_who_holds_the_key_is_not_ended_by_accident() {
    in_the_browser(async |portal| {
        // Another head waits for approval, and so may end the account of the one member who holds the key.
        let head = head(&portal).await;
        let link = head.invite("head", "Hana Malá").await;
        let mut hana = Applicant::take(&portal, Screen::Desk).await;
        bring_axe(&hana.browser).await;
        hana.browser.go(&link).await;
        let (account, _) = hana.register(&portal, "hana").await;
        head.browser
            .tap("#colleagues-active [data-member='anna.praha'] .danger")
            .await;
        head.browser.tap("#leave-continue").await;
        head.browser.tap("#leave").await;
        head.browser.see("#left-keys").await;
        drop(head);

        let hana = hana.enter(account).await;
        hana.go_to("colleagues").await;
        hana.browser
            .tap("#colleagues-active [data-member='eva.praha'] .danger")
            .await;
        hana.browser.tap("#leave-continue").await;
        hana.browser.tap("#leave").await;
        hana.browser.see("#leave-last-name").await;
        hana.browser.type_into("#leave-last-name", "eva").await;
        hana.browser.tap("#leave").await;
        hana.browser.read("#leave-last-error", "nesouhlasí").await;
        assert_comfortable(&hana.browser, "departure of the last holder").await;
        hana.browser.tap("[data-part='leave-confirm'] [data-part-back]").await;
        is_listed(&hana, "active", "eva.praha").await;
    });
}

#[test]
fn an_account_is_renewed_and_approved_anew() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Kanárek píše.").await.unwrap();
        let head = head(&portal).await;
        head.browser
            .tap("#colleagues-active [data-member='anna.praha'] .plain:not(.danger)")
            .await;
        head.browser.tap("#renew").await;
        head.browser.see("#link").await;
        let link = head
            .browser
            .script("return document.querySelector('#link').value")
            .await;
        head.browser.tap("[data-part='link'] [data-part-back]").await;
        let mut anna = Applicant::open(&portal, Screen::Desk, link.as_str().unwrap()).await;
        anna.browser.see("#invitation-renewal").await;
        anna.browser.tap("#invitation-begin").await;
        let kept = anna
            .browser
            .script("const { value, readOnly } = document.querySelector('#invitation-name'); return [value, readOnly]")
            .await;
        assert_eq!(kept, serde_json::json!(["anna.praha", true]));
        anna.browser.type_into("#invitation-password", PASSWORD).await;
        anna.browser.tap("#invitation-password-continue").await;
        anna.note_codes("anna.praha").await;
        anna.keep_codes().await;
        let account = anna.account(PASSWORD).await;
        let digits = anna.finish(&portal, &account).await;
        head.go_to("inbox").await;
        head.go_to("colleagues").await;
        head.call("anna.praha").await;
        head.hear(&digits).await;
        is_listed(&head, "active", "anna.praha").await;
        let anna = anna.enter(account).await;
        anna.open_thread(1).await;
        assert_eq!(anna.messages().await, ["Kanárek píše."]);
    });
}

#[test]
fn a_server_that_puts_its_own_keys_in_a_colleagues_place_gets_no_key() {
    in_the_browser(async |portal| {
        let head = head(&portal).await;
        let link = head.invite("counsellor", "Klára Nová").await;
        let mut klara = Applicant::open(&portal, Screen::Desk, &link).await;
        let (_, digits) = klara.register(&portal, "klara").await;
        portal.wire().on_answer(|asked, answer| {
            if asked.path().ends_with("/staff/members") && answer.status.is_success() {
                let mut body = answer.json();
                let members = body["members"].as_array_mut().unwrap();
                // Keys whose secrets somebody else has, as an operator could put into the database.
                let other = members.iter().find(|member| member["name"] == "anna.praha").unwrap();
                let keys = other["public_keys"].clone();
                let klara = members.iter_mut().find(|member| member["name"] == "klara").unwrap();
                klara["public_keys"] = keys;
                answer.set_json(&body);
            }
            Fate::Pass
        });
        head.go_to("inbox").await;
        head.go_to("colleagues").await;
        head.call("klara").await;
        head.hear(&digits).await;
        head.browser.read("#approve-error", "Neschvalujte").await;
        let approved = portal
            .wire()
            .exchanges()
            .iter()
            .any(|exchange| exchange.asked.path().ends_with("/approve"));
        assert!(!approved, "nothing was sealed to the server's keys");
    });
}

#[test]
fn the_operator_invites_heads_and_sees_no_conversation() {
    in_the_browser(async |portal| {
        let operator = Desk::take(&portal, portal.account_named("provozovatel")).await;
        operator.load().await;
        operator.submit_sign_in(&portal).await;
        let browser = &operator.browser;
        is_listed(&operator, "active", "eva.praha").await;
        let others = "return document.querySelector(\"[data-member='anna.praha']\")";
        assert!(
            browser.script(others).await.is_null(),
            "counsellors are the centre's own affair"
        );
        browser.tap("#invite-open").await;
        browser.type_into("#invite-name", "Hana Malá").await;
        browser.tap("#invite-roles label[data-role='head']").await;
        browser.tap("#invite").await;
        browser.see("#invite-centre-error").await;
        browser.tap("#invite-centre option[value='liberecky']").await;
        browser.tap("#invite").await;
        browser.see("#link").await;
        browser.tap("[data-part='link'] [data-part-back]").await;
        browser.read("#invitations .person-facts", "Liber").await;
        operator.go_to("audit").await;
        browser
            .read("#audit-lines [data-act='invited'] .audit-what", "Hana Malá")
            .await;
    });
}

#[test]
fn a_password_is_judged_by_how_long_it_would_stand_and_not_by_its_characters() {
    in_the_browser(async |portal| {
        let head = head(&portal).await;
        let link = head.invite("counsellor", "Klára Nová").await;
        let klara = Applicant::open(&portal, Screen::Phone, &link).await;
        let browser = &klara.browser;
        browser.tap("#invitation-begin").await;
        browser.type_into("#invitation-name", "klara").await;
        for (password, why) in [
            ("Xk9#vLq2", "Ještě"),
            ("Heslo12345678", "mnoho lidí"),
            ("qwertzuiopasdf", "Klávesy vedle sebe"),
            ("aaaaaaaaaaaaaaaa", "Opakování"),
            ("klaranovapraha", "Vynechte své jméno"),
        ] {
            browser.type_into("#invitation-password", password).await;
            browser.read("#invitation-strength", why).await;
            browser.tap("#invitation-password-continue").await;
            browser.see("#invitation-password-error").await;
        }
        browser.type_into("#invitation-password", PASSWORD).await;
        browser.read("#invitation-strength", "Výborné").await;
        browser.tap("#invitation-password-continue").await;
        browser.see("#invitation-codes li").await;
    });
}
