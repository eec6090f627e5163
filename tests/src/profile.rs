//! What a browser has written down: every file of its profile as it lies there, and, where the format hides the content,
//! unpacked. Chromium's sessions (SNSS) and LevelDB logs are plain; SQLite databases are read cell by cell as well, since a
//! value may be split over pages; Firefox compresses its sessions (`mozLz40`).

use std::fs;
use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::sqlite::SqliteConnection;

use crate::canary::Scan;

const SQLITE: &[u8] = b"SQLite format 3\0";
const MOZILLA_LZ4: &[u8] = b"mozLz40\0";

/// A column of a query.
#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Text)]
    cell: String,
}

/// Looks through everything in the folder. Gives the files in which `visited` stands: what tells that somebody was there.
pub fn scan_profile(scan: &mut Scan, folder: &Path, visited: &str) -> Vec<String> {
    let mut mentions = Vec::new();
    look(scan, folder, folder, visited, &mut mentions);
    mentions.sort();
    mentions
}

fn look(scan: &mut Scan, root: &Path, folder: &Path, visited: &str, mentions: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        // Links (Chromium's locks) lead nowhere.
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            look(scan, root, &path, visited, mentions);
            continue;
        }
        let Ok(data) = fs::read(&path) else { continue };
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        scan.bytes(&name, &data);
        let mut unpacked = Vec::new();
        if data.starts_with(SQLITE) {
            unpacked = cells(&path).join("\n").into_bytes();
        } else if let Some(packed) = data.strip_prefix(MOZILLA_LZ4) {
            unpacked = lz4_block(packed.get(4..).unwrap_or_default());
        }
        scan.bytes(&format!("{name}, unpacked"), &unpacked);
        let visited = visited.as_bytes();
        let stands = |data: &[u8]| data.windows(visited.len()).any(|window| window == visited);
        if stands(&data) || stands(&unpacked) {
            mentions.push(name);
        }
    }
}

/// All cells of all tables; numbers and blobs as SQLite writes them. What cannot be read (a table of a module that this
/// SQLite does not have) has been looked at as raw bytes.
fn cells(file: &Path) -> Vec<String> {
    let Ok(mut connection) = SqliteConnection::establish(&file.display().to_string()) else {
        return Vec::new();
    };
    let mut ask = |query: String| -> Vec<String> {
        let rows = diesel::sql_query(query).load::<Cell>(&mut connection);
        rows.unwrap_or_default().into_iter().map(|row| row.cell).collect()
    };
    let tables = ask("SELECT name AS cell FROM sqlite_master WHERE type = 'table'".to_owned());
    let mut found = Vec::new();
    for table in tables {
        let quoted = table.replace('\'', "''");
        for column in ask(format!("SELECT name AS cell FROM pragma_table_info('{quoted}')")) {
            let (column, table) = (column.replace('"', "\"\""), table.replace('"', "\"\""));
            found.extend(ask(format!("SELECT quote(\"{column}\") AS cell FROM \"{table}\"")));
        }
    }
    found
}

/// Unpacks an LZ4 block (lz4_Block_format.md): pairs of literal bytes and a copy of what came out already. A block that is
/// broken gives what came out before.
fn lz4_block(packed: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    // Nothing is left of the block where it ends properly: the last pair has no copy.
    let _end = unpack(packed, &mut plain);
    plain
}

fn unpack(packed: &[u8], plain: &mut Vec<u8>) -> Option<()> {
    let mut rest = packed.iter().copied();
    loop {
        let token = rest.next()?;
        let literals = length(usize::from(token >> 4), &mut rest)?;
        for _ in 0..literals {
            plain.push(rest.next()?);
        }
        let distance = usize::from(u16::from_le_bytes([rest.next()?, rest.next()?]));
        // The shortest copy worth a pair is four bytes.
        let copied = length(usize::from(token & 15), &mut rest)? + 4;
        let from = plain.len().checked_sub(distance)?;
        // What is copied may be what this very copy has just written.
        for at in from..from + copied {
            plain.push(*plain.get(at)?);
        }
    }
}

/// A length of four bits goes on in further bytes while it is at its greatest.
fn length(short: usize, rest: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let mut length = short;
    if short == 15 {
        loop {
            let more = rest.next()?;
            length += usize::from(more);
            if more < 255 {
                break;
            }
        }
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::canary::Canary;

    const WORD: &str = "kanárek-kanárek-kanárek";

    #[test]
    fn blocks_are_unpacked() {
        // "abcd", a copy of eight bytes from four before (it runs into itself), "e".
        assert_eq!(lz4_block(b"\x44abcd\x04\x00\x10e"), b"abcdabcdabcde");
        // Sixteen literal bytes: the length goes on in a byte of its own.
        assert_eq!(lz4_block(b"\xf0\x010123456789abcdef"), b"0123456789abcdef");
        assert_eq!(lz4_block(b"\x10a\x09\x00"), b"a", "a copy from before the beginning");
    }

    #[test]
    fn a_word_is_found_in_a_packed_session_and_in_a_database() {
        let folder = TempDir::new().expect("a folder");
        let mut session = MOZILLA_LZ4.to_vec();
        session.extend([0; 4]);
        // Nine bytes, a copy of 17 bytes from nine before, an end without anything: the word as a whole stands nowhere.
        session.extend(b"\x9dkan\xc3\xa1rek-\x09\x00\x00");
        fs::write(folder.path().join("session"), session).expect("a file");
        let database = folder.path().join("base");
        let mut connection = SqliteConnection::establish(&database.display().to_string()).expect("a database");
        for sql in [
            "CREATE TABLE visits (url BLOB)".to_owned(),
            format!("INSERT INTO visits VALUES (CAST('{WORD}' AS BLOB))"),
        ] {
            diesel::sql_query(sql).execute(&mut connection).expect("valid SQL");
        }
        let mut scan = Scan::for_all(vec![Canary::new("word", WORD)]);
        let mentions = scan_profile(&mut scan, folder.path(), WORD);
        assert_eq!(mentions, ["base", "session"]);
        let unpacked = |name: &str| {
            scan.sightings()
                .iter()
                .any(|found| found.place == format!("{name}, unpacked"))
        };
        assert!(unpacked("base") && unpacked("session"), "{:?}", scan.sightings());
    }
}
