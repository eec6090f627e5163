//! CSV files as a person edits them in a spreadsheet (RFC 4180, and what Excel and LibreOffice make of it).
//!
//! Read: UTF-8 with or without a byte order mark; comma or semicolon, told by the first line; any line end; quoted cells;
//! columns in any order. A cell holds no line break, so every line of the file is a row and has a number that an editor
//! shows. Written: with a byte order mark, without which Excel takes UTF-8 for another encoding; with semicolons, which are
//! the list separator of Czech Excel, so that a double click opens columns; with CRLF. LibreOffice opens the same.

use thiserror::Error;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
const DELIMITER: u8 = b';';

/// What is wrong with a line of a sheet, whatever it is about.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum SheetFault {
    #[error("the file is empty")]
    Empty,
    #[error("the file is UTF-16; save it as \"CSV UTF-8\"")]
    Utf16,
    #[error("not UTF-8; save the file as \"CSV UTF-8\"")]
    Encoding,
    #[error("a quotation mark is not closed; a cell cannot hold a line break")]
    OpenQuote,
    #[error("{found} cells, but the first line has {expected}")]
    Cells { found: usize, expected: usize },
    #[error("there is no column {0} in the first line")]
    MissingColumn(&'static str),
    #[error("there is no such column: {0}")]
    UnknownColumn(String),
    #[error("the column {0} stands here twice")]
    ColumnTwice(String),
}

/// Something at a line, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) line: usize,
    pub(super) value: T,
}

/// A row by the names of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetRow {
    columns: Vec<Option<&'static str>>,
    cells: Vec<String>,
}

impl SheetRow {
    /// The cell in a column; empty if the sheet does not have it.
    pub(super) fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|name| *name == Some(column));
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }
}

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) rows: Vec<At<SheetRow>>,
    pub(super) faults: Vec<At<SheetFault>>,
    /// The last line, where something that is missing is told.
    pub(super) last_line: usize,
}

/// Reads a sheet with these columns. The `optional` ones may be missing; any other is a slip.
pub(super) fn read(bytes: &[u8], required: &[&'static str], optional: &[&'static str]) -> Sheet {
    let mut sheet = Sheet::default();
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        sheet.fault(1, SheetFault::Utf16);
        return sheet;
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut lines = (1..)
        .zip(lines(bytes))
        .filter(|(_, line)| !line.trim_ascii().is_empty());
    let Some((first, header)) = lines.next() else {
        sheet.fault(1, SheetFault::Empty);
        return sheet;
    };
    let count = |sign| header.iter().filter(|byte| **byte == sign).count();
    let delimiter = if count(b';') >= count(b',') { b';' } else { b',' };
    sheet.last_line = first;
    let columns = match cells(header, delimiter) {
        Ok(names) => sheet.columns(first, &names, required, optional),
        Err(fault) => {
            sheet.fault(first, fault);
            return sheet;
        }
    };
    if !sheet.is_whole() {
        // Under a wrong first line every other one would be wrong, too.
        return sheet;
    }
    for (number, line) in lines {
        sheet.last_line = number;
        match cells(line, delimiter) {
            // What a spreadsheet leaves where rows were cleared.
            Ok(cells) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(cells) => sheet.row(number, &columns, cells),
            Err(fault) => sheet.fault(number, fault),
        }
    }
    sheet
}

/// Writes a sheet.
pub(super) fn write(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(DELIMITER)
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

impl Sheet {
    /// Whether every line could be read.
    pub(super) fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    fn fault(&mut self, line: usize, value: SheetFault) {
        self.faults.push(At { line, value });
    }

    /// The columns in the order of the file; `None` for one without a name, as spreadsheets add at the end.
    fn columns(
        &mut self,
        line: usize,
        names: &[String],
        required: &[&'static str],
        optional: &[&'static str],
    ) -> Vec<Option<&'static str>> {
        let mut columns: Vec<Option<&'static str>> = Vec::new();
        for name in names.iter().map(|name| name.trim()) {
            let known = required.iter().chain(optional).find(|known| **known == name).copied();
            if known.is_some() && columns.contains(&known) {
                self.fault(line, SheetFault::ColumnTwice(name.to_owned()));
            } else if known.is_none() && !name.is_empty() {
                self.fault(line, SheetFault::UnknownColumn(name.to_owned()));
            }
            columns.push(known);
        }
        for missing in required.iter().filter(|name| !columns.contains(&Some(**name))) {
            self.fault(line, SheetFault::MissingColumn(missing));
        }
        columns
    }

    fn row(&mut self, line: usize, columns: &[Option<&'static str>], cells: Vec<String>) {
        let surplus = cells.iter().skip(columns.len());
        if cells.len() < columns.len() || surplus.into_iter().any(|cell| !cell.trim().is_empty()) {
            let (found, expected) = (cells.len(), columns.len());
            self.fault(line, SheetFault::Cells { found, expected });
            return;
        }
        let value = SheetRow {
            columns: columns.to_vec(),
            cells,
        };
        self.rows.push(At { line, value });
    }
}

/// The lines without their ends: LF, CRLF or CR.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let bytes = rest?;
        let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')) else {
            rest = None;
            return Some(bytes);
        };
        let length = if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = Some(&bytes[end + length..]);
        Some(&bytes[..end])
    })
}

fn cells(line: &[u8], delimiter: u8) -> Result<Vec<String>, SheetFault> {
    // A quotation mark inside a quoted cell is doubled, so a whole line has an even number of them.
    if line.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
        return Err(SheetFault::OpenQuote);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(line);
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(_) => Ok(record.iter().map(str::to_owned).collect()),
        // Reading from memory fails for nothing else.
        Err(_) => Err(SheetFault::Encoding),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUIRED: [&str; 2] = ["territory", "centre"];
    const OPTIONAL: [&str; 1] = ["name"];

    fn rows(bytes: &[u8]) -> Vec<(usize, String, String, String)> {
        let sheet = read(bytes, &REQUIRED, &OPTIONAL);
        assert!(sheet.is_whole(), "{:?}", sheet.faults);
        let row = |row: &At<SheetRow>| {
            let get = |column| row.value.get(column).to_owned();
            (row.line, get("territory"), get("centre"), get("name"))
        };
        sheet.rows.iter().map(row).collect()
    }

    #[test]
    fn every_form_that_spreadsheets_write_is_one_table() {
        let expected = |name: &str| {
            vec![
                (2, "CZ0100".to_owned(), "praha".to_owned(), name.to_owned()),
                (4, "CZ0201".to_owned(), "x".to_owned(), String::new()),
            ]
        };
        for (what, text, name) in [
            (
                "semicolons",
                "territory;name;centre\nCZ0100;Praha;praha\n\nCZ0201;;x\n",
                "Praha",
            ),
            (
                "commas",
                "territory,name,centre\nCZ0100,Praha,praha\n\nCZ0201,,x",
                "Praha",
            ),
            (
                "a byte order mark",
                "\u{feff}territory;name;centre\nCZ0100;Praha;praha\n\nCZ0201;;x",
                "Praha",
            ),
            (
                "CRLF",
                "territory;name;centre\r\nCZ0100;Praha;praha\r\n\r\nCZ0201;;x\r\n",
                "Praha",
            ),
            (
                "CR",
                "territory;name;centre\rCZ0100;Praha;praha\r\rCZ0201;;x\r",
                "Praha",
            ),
            (
                "quotes",
                "\"territory\",\"name\",\"centre\"\n\"CZ0100\",\"a, \"\"b\"\"\",praha\n\nCZ0201,,x",
                "a, \"b\"",
            ),
            (
                "a quoted delimiter",
                "territory;name;centre\nCZ0100;\"a;b\";praha\n\nCZ0201;;x",
                "a;b",
            ),
            (
                "other columns first",
                "name;centre;territory\nPraha;praha;CZ0100\n;;\n;x;CZ0201",
                "Praha",
            ),
            (
                "empty columns",
                "territory;name;centre;;\nCZ0100;Praha;praha;;;\n;;;;\nCZ0201; ;x;;",
                "Praha",
            ),
        ] {
            assert_eq!(rows(text.as_bytes()), expected(name), "{what}");
        }
    }

    #[test]
    fn every_malformed_line_is_told_with_its_number() {
        let faults = |bytes: &[u8]| read(bytes, &REQUIRED, &OPTIONAL).faults;
        let at = |line, value| At { line, value };
        assert_eq!(faults(b""), [at(1, SheetFault::Empty)]);
        assert_eq!(faults(b"\r\n\r\n"), [at(1, SheetFault::Empty)]);
        assert_eq!(faults(b"\xff\xfet\0"), [at(1, SheetFault::Utf16)]);
        assert_eq!(
            faults("territory;nmae;territory\n".as_bytes()),
            [
                at(1, SheetFault::UnknownColumn("nmae".to_owned())),
                at(1, SheetFault::ColumnTwice("territory".to_owned())),
                at(1, SheetFault::MissingColumn("centre")),
            ]
        );
        let mut text = b"territory;centre\nCZ0100\n\"CZ0201;x\nCZ0202;x;y\nCZ0203;x\nCZ0204;".to_vec();
        text.extend(b"Plze\xf2\n");
        assert_eq!(
            faults(&text),
            [
                at(2, SheetFault::Cells { found: 1, expected: 2 }),
                at(3, SheetFault::OpenQuote),
                at(4, SheetFault::Cells { found: 3, expected: 2 }),
                at(6, SheetFault::Encoding),
            ]
        );
        assert_eq!(read(&text, &REQUIRED, &OPTIONAL).rows.len(), 1, "the good line is kept");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let cells = ["CZ0100", "a; \"b\", c", "ěščřž"].map(str::to_owned).to_vec();
        let bytes = write(&["territory", "centre", "name"], [cells]).expect("written");
        assert!(bytes.starts_with("\u{feff}territory;centre;name\r\n".as_bytes()));
        assert_eq!(
            rows(&bytes),
            [(2, "CZ0100".to_owned(), "a; \"b\", c".to_owned(), "ěščřž".to_owned())]
        );
    }
}
