//! Texts and those who say them: scripts and templates.

use std::collections::BTreeSet;

use super::super::assets;
use super::{html, site};

/// Every text that a script names exists, where its document loads it, and every text for scripts is named by one.
#[test]
fn scripts_and_their_texts_fit_together() {
    let site = site();
    let own_scripts = format!("{}js/", site.asset_prefix());
    let scripts = |of_staff: bool| -> String {
        let all = site
            .paths()
            .filter_map(|path| Some((path, path.strip_prefix(&own_scripts)?)));
        all.filter(|(_, script)| script.starts_with("staff/") == of_staff)
            .map(|(path, _)| html(&site, path))
            .collect()
    };
    let texts = |file: &str| message_ids(&html(&site, &format!("{}locales/cs/{file}.ftl", site.asset_prefix())));
    let (shared, of_staff) = (scripts(false), scripts(true));
    let for_all = texts("client");
    let for_staff = &texts("staff-client") | &texts("composer-client");
    for id in for_all.iter().chain(&for_staff) {
        let quoted = format!("'{id}'");
        let said = of_staff.contains(&quoted) || for_all.contains(id) && shared.contains(&quoted);
        assert!(said, "no script says {id}");
    }
    let named = |scripts: &str| -> Vec<String> {
        let calls = scripts.split("text('").skip(1);
        calls
            .map(|call| call.split('\'').next().unwrap_or_default().to_owned())
            .collect()
    };
    for id in named(&shared) {
        assert!(for_all.contains(&id), "there is no text {id}");
    }
    for id in named(&of_staff) {
        assert!(
            for_all.contains(&id) || for_staff.contains(&id),
            "there is no text {id}"
        );
    }
}

/// The identifiers of the messages of a Fluent file.
pub(super) fn message_ids(texts: &str) -> BTreeSet<String> {
    let messages = texts
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    messages
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id.to_owned())
        .collect()
}

#[test]
fn every_text_of_the_site_is_used_by_a_template() {
    let templates: String = assets::templates().iter().map(|(_, source)| *source).collect();
    let texts = [
        include_str!("../../../../web/locales/cs/site.ftl"),
        include_str!("../../../../web/locales/cs/centres.ftl"),
        include_str!("../../../../web/locales/cs/staff.ftl"),
        include_str!("../../../../web/locales/cs/composer.ftl"),
    ]
    .concat();
    for id in message_ids(&texts) {
        // Help lines are chosen by their numbers, days and languages by the settings of centres.
        let is_chosen = ["line-", "day-", "language-"].iter().any(|start| id.starts_with(start));
        let used = templates.contains(&format!("{{{{t \"{id}\"")) || is_chosen;
        assert!(used, "no template says {id}");
    }
}

/// Scripts give a text exactly the values that it has places for.
#[test]
fn scripts_give_texts_what_they_ask_for() {
    let site = site();
    let file = |name: &str| html(&site, &format!("{}locales/cs/{name}.ftl", site.asset_prefix()));
    let texts = [file("client"), file("staff-client"), file("composer-client")].concat();
    let own_scripts = format!("{}js/", site.asset_prefix());
    let mut count = 0;
    for path in site.paths().filter(|path| path.starts_with(&own_scripts)) {
        let script = html(&site, path);
        for call in script.split("text('").skip(1) {
            let (id, rest) = call.split_once('\'').expect("a quoted id");
            let given = match rest.strip_prefix(", {") {
                Some(values) => given_names(values),
                None if rest.starts_with(')') => BTreeSet::new(),
                // The values are put together elsewhere.
                None => continue,
            };
            assert_eq!(given, asked_names(&texts, id), "{path}: {id}");
            count += 1;
        }
    }
    assert!(count > 100, "only {count} calls were found");
}

/// The names in an object of JavaScript, of which this is what comes behind its first brace.
fn given_names(object: &str) -> BTreeSet<String> {
    let mut depth = 0_i32;
    let end = object.find(|sign| {
        depth += match sign {
            '{' | '(' | '[' => 1,
            '}' | ')' | ']' => -1,
            _ => 0,
        };
        depth < 0
    });
    let mut names = BTreeSet::new();
    let mut depth = 0_i32;
    let mut name = String::new();
    let mut is_name = true;
    for sign in object[..end.expect("the object ends")].chars() {
        match sign {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                names.insert(std::mem::take(&mut name));
                is_name = true;
            }
            ':' if depth == 0 => is_name = false,
            _ if is_name && depth == 0 && !sign.is_whitespace() => name.push(sign),
            _ => {}
        }
    }
    names.insert(name);
    names.retain(|name| !name.is_empty());
    names
}

/// The names behind every `$` of a message.
fn asked_names(texts: &str, id: &str) -> BTreeSet<String> {
    let beginning = format!("{id} =");
    let mut lines = texts.lines().skip_while(|line| !line.starts_with(&beginning));
    let first = lines.next().unwrap_or_else(|| panic!("no text {id}"));
    let rest = lines.take_while(|line| line.starts_with(' '));
    let message = [first].into_iter().chain(rest).collect::<String>();
    let names = message.split('$').skip(1);
    names
        .map(|piece| piece.chars().take_while(char::is_ascii_alphanumeric).collect())
        .collect()
}
