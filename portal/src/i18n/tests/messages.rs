//! The Fluent files as their authors see them: messages with what stands in them, read line by line.

use std::collections::BTreeSet;

use super::{Language, file};

/// One message, as it is written.
pub(super) struct Message {
    pub(super) id: String,
    /// Its text with its placeables and variants.
    pub(super) value: String,
}

/// The messages of a file of a language.
pub(super) fn messages(language: Language, name: &str) -> Vec<Message> {
    let (_, content) = file(language, name).expect("the file exists");
    let mut found: Vec<Message> = Vec::new();
    for line in content.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(' ') {
            let message = found.last_mut().expect("a line that goes on with a message");
            message.value.push('\n');
            message.value.push_str(line.trim());
        } else if let Some((id, value)) = line.split_once(" =") {
            found.push(Message {
                id: id.to_owned(),
                value: value.trim().to_owned(),
            });
        }
    }
    found
}

/// A choice among variants: `{ $count -> [one] … *[other] … }`.
pub(super) struct Choice {
    /// Of each variant, in the order of the file.
    pub(super) keys: Vec<String>,
}

impl Message {
    /// The names behind every `$`.
    pub(super) fn arguments(&self) -> Vec<String> {
        let names: BTreeSet<String> = self
            .value
            .split('$')
            .skip(1)
            .map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect()
            })
            .collect();
        names.into_iter().collect()
    }

    /// Its choice, where it has one.
    pub(super) fn choice(&self) -> Option<Choice> {
        let (_, variants) = self.value.split_once("->")?;
        let keys = variants.lines().filter_map(|line| {
            let key = line.trim_start_matches('*').strip_prefix('[')?;
            key.split_once(']').map(|(key, _)| key.to_owned())
        });
        Some(Choice { keys: keys.collect() })
    }

    /// What a person reads: one text for each variant, with a space for every placeable.
    pub(super) fn texts(&self) -> Vec<String> {
        if self.choice().is_none() {
            return vec![without_placeables(&self.value)];
        }
        let lines = self.value.lines().map(|line| line.trim_start_matches('*'));
        let variants = lines.filter_map(|line| line.strip_prefix('[')?.split_once(']').map(|(_, text)| text));
        variants.map(without_placeables).collect()
    }
}

fn without_placeables(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| {
        let rest = part.split_once('}').map_or("", |(_, rest)| rest);
        format!("{whole} {rest}")
    })
}
