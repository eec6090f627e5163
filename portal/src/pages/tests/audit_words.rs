//! The audit log in words.

use super::texts::message_ids;
use super::{html, site};
use crate::domain::Act;

/// Whoever reads the log understands every line of it.
#[test]
fn every_act_has_its_words_in_every_language() {
    let site = site();
    let script = html(&site, &format!("{}js/staff/audit/audit-words.js", site.asset_prefix()));
    for language in ["cs", "en"] {
        let file = format!("{}locales/{language}/staff-client.ftl", site.asset_prefix());
        let texts = message_ids(&html(&site, &file));
        for act in Act::ALL {
            let id = format!("audit-{}", act.as_str().replace('_', "-"));
            assert!(texts.contains(&id), "no text {id} in {language}");
            let entry = format!("  {}: '{id}',", act.as_str());
            assert!(script.contains(&entry), "audit-words.js does not say {}", act.as_str());
        }
    }
}
