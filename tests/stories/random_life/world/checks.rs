//! What has to be so in the end, whatever has happened.

use ozvise_tests::texts;
use serde_json::Value;

use super::World;

impl World<'_> {
    /// Who reads what.
    pub(super) async fn check(&mut self) {
        for writer in &mut self.writers {
            // Also with the code alone, on another device.
            let mut elsewhere = self.portal.reporter_with_code(&writer.person.code(), 1);
            let written = elsewhere.read().await.unwrap();
            assert_eq!(texts(&written), texts(&writer.person.read().await.unwrap()));
            for (index, centre) in self.centres.iter_mut().enumerate() {
                for member in 0..centre.members.len() {
                    let reader = centre.refreshed(member).await;
                    let read = reader.read(writer.number).await;
                    if index == writer.centre && centre.members[member].holds {
                        assert_eq!(texts(&read.unwrap()), texts(&written));
                        let reader = &centre.members[member].person;
                        assert_eq!(reader.notes(writer.number).await.unwrap(), writer.notes);
                    } else if let Ok(lines) = read {
                        // The other centre may have a thread of this number: another one.
                        assert_ne!((index, lines), (writer.centre, written.clone()));
                    }
                }
            }
        }
        let directory = self.portal.device().directory().await.unwrap();
        let mut kept = Vec::new();
        for (index, centre) in self.centres.iter_mut().enumerate() {
            let secrets = self.portal.stored_secrets(centre.id).await;
            assert!(!centre.former.iter().any(|former| former.open_any(&secrets, &directory)));
            let head = &centre.members[0].person;
            let inbox = head.inbox().await.unwrap();
            let expected = self.writers.iter().filter(|writer| writer.centre == index);
            assert_eq!(inbox.len(), expected.count());
            for item in inbox {
                let number = item["number"].as_i64().unwrap();
                kept.push((index, head.described_thread(number).await.unwrap()));
            }
        }
        self.check_keys(&kept);
    }

    /// Whose keys open what the server keeps, whomever the server gave it to.
    fn check_keys(&mut self, kept: &[(usize, Value)]) {
        for (index, centre) in self.centres.iter_mut().enumerate() {
            for member in &mut centre.members {
                let keys = member.person.walk_out();
                for (at, thread) in kept {
                    let reads = index == *at && member.holds;
                    assert_eq!(keys.open_thread(thread), reads);
                    let has_notebook = thread.get("notebook").is_some();
                    assert_eq!(keys.open_notebook(thread), reads && has_notebook);
                }
            }
            for former in &centre.former {
                assert!(
                    !kept
                        .iter()
                        .any(|(_, thread)| former.open_thread(thread) || former.open_notebook(thread))
                );
            }
        }
    }
}
