//! The queue at two desks at once, each served by a process of its own on one database: who takes what, who is writing, what
//! comes, without anybody loading a page again.

use std::net::TcpListener;

use ozvise_tests::{Browser, Database, Portal, Running, Screen, StaffAccount, command, runtime};

use crate::actors::{Desk, sentence, texts};
use crate::axe::{assert_accessible, checked_desk_on};
use crate::in_the_browser;

const TAKE: &str = "#hands-take";

/// The same portal in a process of its own, at an origin of its own.
struct Second {
    origin: String,
    process: Running,
}

impl Second {
    fn start(portal: &Portal, origin: Option<String>) -> Self {
        let origin = origin.unwrap_or_else(|| {
            let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
            format!("http://{}", free.unwrap())
        });
        let mut serve = command(&["serve"]);
        serve.envs(portal.settings());
        serve.env("OZVISE_LISTEN", origin.trim_start_matches("http://"));
        serve.env("OZVISE_ORIGIN", &origin);
        let process = Running::start(serve);
        process.address();
        Self { origin, process }
    }

    async fn sign_in(&self, portal: &Portal, account: StaffAccount) -> Desk {
        let desk = Desk::with(Browser::open(Screen::Desk).await, self.origin.clone(), account);
        desk.load().await;
        // The code is of the portal's moment, and judged by the clock of the process.
        portal.clock().catch_up();
        desk.submit_sign_in(portal).await;
        desk.browser.see("#inbox-list").await;
        desk
    }
}

async fn items(desk: &Desk) -> Vec<String> {
    texts(&desk.browser, "#thread-list .thread-number").await
}

/// Waits for the texts of the one thread in the list.
async fn shows(desk: &Desk, css: &str, text: &str) {
    desk.browser
        .read(&format!("#thread-list .thread-item {css}"), text)
        .await;
}

#[test]
fn two_desks_at_two_processes_see_each_other() {
    runtime().block_on(async {
        let portal = Portal::start_now(Database::Postgres).await;
        let second = Second::start(&portal, None);
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "Kanárek píše.").await.unwrap();
        let anna = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        let eva = second.sign_in(&portal, portal.staff_account("praha", 1)).await;
        let evas_name = eva.browser.text("#staff-who").await;

        // Eva takes the thread, and Anna sees it in the list and in the thread that is open before her.
        anna.open_thread(1).await;
        assert_eq!(anna.browser.text("#hands-state").await, sentence("cs", "hands-nobody"));
        eva.open_thread(1).await;
        eva.browser.tap(TAKE).await;
        eva.browser.read("#hands-state", &sentence("cs", "hands-own")).await;
        shows(&anna, ".thread-assignee", &evas_name).await;
        anna.browser.read("#hands-state", &evas_name).await;
        let may_take = anna
            .browser
            .script("return document.querySelector('#hands-take').hidden")
            .await;
        assert_eq!(may_take, true, "a counsellor takes nothing out of somebody's hands");

        // Eva writes, and Anna sees that before she begins, too.
        eva.browser.type_into("#reply", "Jsme").await;
        anna.browser.read("#thread-writing", &evas_name).await;
        shows(&anna, ".thread-writers", &evas_name).await;
        eva.reply("Jsme tu pro vás.").await;
        anna.sees("Jsme tu pro vás.").await;
        anna.browser
            .until_script("return document.querySelector('#thread-writing').hidden")
            .await;

        // The second process ends and comes back; what happened meanwhile is there.
        let origin = second.origin.clone();
        second.process.kill();
        phone.read().await.unwrap();
        phone.write("Ještě něco.").await.unwrap();
        let second = Second::start(&portal, Some(origin));
        eva.sees("Ještě něco.").await;
        phone.write("A ještě.").await.unwrap();
        eva.sees("A ještě.").await;
        drop(second);
    });
}

#[test]
fn lists_show_what_they_say_and_a_thread_is_closed_and_comes_back() {
    in_the_browser(async |portal| {
        for seed in 1..=2 {
            portal
                .reporter(seed)
                .open_thread("praha", "Kanárek píše.")
                .await
                .unwrap();
        }
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        // Chromium complains of the two answers by which the page learns that somebody has to sign in.
        desk.browser.complaints().await;
        let list = async |filter: &str| {
            desk.browser.tap(&format!("#filters [data-filter='{filter}']")).await;
            let pressed = format!("#filters [data-filter='{filter}'][aria-pressed='true']");
            desk.browser.see(&pressed).await;
            let come = "return !document.querySelector('#inbox-empty').hidden || document.querySelector('.thread-item') !== null";
            desk.browser.until_script(come).await;
            items(&desk).await
        };
        assert_eq!(items(&desk).await, ["Č. 1", "Č. 2"]);
        desk.open_thread(2).await;
        desk.browser.tap(TAKE).await;
        desk.browser.read("#hands-state", &sentence("cs", "hands-own")).await;
        assert_eq!(list("mine").await, ["Č. 2"]);
        assert_eq!(list("unassigned").await, ["Č. 1"]);
        assert_eq!(list("closed").await, [""; 0]);

        // A thread that is not in the list stays open before her.
        desk.browser.tap("#hands-close").await;
        desk.browser
            .read("#thread-list .thread-state", &sentence("cs", "thread-closed"))
            .await;
        assert_eq!(items(&desk).await, ["Č. 2"]);
        assert_eq!(desk.messages().await, ["Kanárek píše."]);
        assert_eq!(list("open").await, ["Č. 1"]);
        let mut phone = portal.reporter(2);
        phone.read().await.unwrap();
        phone.write("Přece ještě něco.").await.unwrap();
        desk.sees("Přece ještě něco.").await;
        assert_eq!(items(&desk).await, ["Č. 1", "Č. 2"]);
        assert_eq!(desk.browser.complaints().await, [""; 0]);
    });
}

#[test]
fn a_head_gives_a_thread_to_a_colleague() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Kanárek píše.").await.unwrap();
        let head = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        let anna = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        head.open_thread(1).await;
        head.browser.tap("#hands-giving > summary").await;
        head.browser.see("#hands-to option").await;
        let annas_name = anna.browser.text("#staff-who").await;
        head.browser.read("#hands-to", &annas_name).await;
        let choose = format!(
            "const to = document.querySelector('#hands-to');
             to.value = [...to.options].find((option) => option.text === '{annas_name}').value"
        );
        head.browser.script(&choose).await;
        head.browser.tap("#hands-give").await;
        head.browser.read("#hands-state", &annas_name).await;
        shows(&anna, ".thread-assignee", &sentence("cs", "thread-own")).await;
    });
}

#[test]
fn where_nothing_is_heard_the_page_asks_by_itself() {
    in_the_browser(async |portal| {
        // A proxy that lets no stream through.
        portal.wire().on_request(|asked| {
            if asked.path() == "/api/v1/staff/events" {
                ozvise_tests::Fate::HangUp
            } else {
                ozvise_tests::Fate::Pass
            }
        });
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        portal.reporter(1).open_thread("praha", "Kanárek píše.").await.unwrap();
        desk.browser.see("#thread-list .thread-item").await;
        assert_eq!(items(&desk).await, ["Č. 1"]);
    });
}

#[test]
fn the_queue_is_accessible_on_a_phone_and_at_a_desk() {
    in_the_browser(async |portal| {
        for seed in 1..=3 {
            portal
                .reporter(seed)
                .open_thread("praha", "Kanárek píše.")
                .await
                .unwrap();
        }
        for screen in [Screen::Phone, Screen::Desk] {
            let account = portal.staff_account("praha", usize::from(screen == Screen::Desk));
            let desk = checked_desk_on(screen, &portal, account).await;
            desk.browser.see("#thread-list .thread-item").await;
            assert_accessible(&desk.browser, "the queue").await;
            assert_inbox_fits(&desk.browser, "the queue").await;
            desk.open_thread(1).await;
            desk.browser.tap(TAKE).await;
            desk.browser.read("#hands-state", &sentence("cs", "hands-own")).await;
            desk.browser.tap("#hands-giving > summary").await;
            desk.browser.see("#hands-to option").await;
            assert_accessible(&desk.browser, "a thread in somebody's hands").await;
            assert_inbox_fits(&desk.browser, "a thread in somebody's hands").await;
            desk.browser.tap("#hands-return").await;
            desk.browser.read("#hands-state", &sentence("cs", "hands-nobody")).await;
        }
    });
}

/// Nothing of the conversations is cut off in type twice as large; the row of filters may be moved sideways.
async fn assert_inbox_fits(browser: &Browser, screen: &str) {
    let script = "document.documentElement.style.fontSize = '200%';
        const room = document.documentElement.clientWidth + 1;
        const wide = [...document.querySelectorAll('.inbox *')]
          .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .filters'))
          .filter((one) => one.getBoundingClientRect().right > room)
          .map((one) => `${one.localName}#${one.id}.${one.className}`);
        document.documentElement.style.fontSize = '';
        return wide;";
    assert_eq!(browser.script(script).await, serde_json::json!([]), "{screen}");
}
