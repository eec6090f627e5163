//! The settings of centres and their changes in words.

use std::fmt::Write as _;

use ozvise_routing::{CentreSettings, SettingsTable};

/// That the settings have no fault.
pub(super) fn counts(table: &SettingsTable) -> String {
    let (all, routed) = (table.iter().count(), table.routed().count());
    let accepting = table.iter().filter(|centre| centre.accepting).count();
    format!("no fault: {all} centres, people are led to {routed}, {accepting} take threads")
}

/// That nothing is new.
pub(super) fn unchanged(version: u32) -> String {
    format!("this is version {version} already; nothing was published")
}

/// What comes next.
pub(super) fn published(version: u32) -> String {
    format!(
        "\
version {version} of the settings of centres is published; the pages show it within seconds
Names, fallbacks, new centres and whether a centre takes threads reach people's devices when the directory is signed again:
  ozvise directory sign"
    )
}

/// What is new, what is gone, and which fields are different.
pub(super) fn changes(before: &SettingsTable, after: &SettingsTable) -> String {
    let mut text = String::new();
    let mut changed = 0;
    for centre in before.iter().filter(|centre| after.get(&centre.id).is_none()) {
        changed += 1;
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {}: gone ({})", centre.id, centre.name);
    }
    for centre in after.iter() {
        let differences = match before.get(&centre.id) {
            None => format!("\n  {}: new ({})", centre.id, centre.name),
            Some(old) => differences(old, centre),
        };
        changed += usize::from(!differences.is_empty());
        text += &differences;
    }
    format!(
        "compared with version {}: {changed} centres differ{text}",
        before.version()
    )
}

fn differences(old: &CentreSettings, new: &CentreSettings) -> String {
    let shown = |value: &str| {
        if value.is_empty() {
            "(unknown)".to_owned()
        } else {
            value.to_owned()
        }
    };
    let fields = old.values().into_iter().zip(new.values());
    let mut text = String::new();
    for ((field, old_value), (_, new_value)) in fields.filter(|(old, new)| old != new) {
        let _ = write!(
            text,
            "\n  {} {field}: {} -> {}",
            new.id,
            shown(&old_value),
            shown(&new_value)
        );
    }
    text
}
