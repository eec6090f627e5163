//! The two plain forms that the files of facts have: lines, and records of `key = value` under a `[heading]`.

use crate::error::{DataError, DataFault};

/// The lines that say something, with their numbers from 1: neither empty nor a `#` comment, without spaces at the ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines().map(str::trim_ascii))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// One `[heading]` and the `key = value` lines under it.
pub(crate) struct Record<'a> {
    file: &'static str,
    line: usize,
    pub(crate) heading: &'a str,
    /// Line, key, value; what has been taken is gone, so what is left at the end is unknown.
    fields: Vec<(usize, &'a str, &'a str)>,
}

/// All records of `text`.
pub(crate) fn records<'a>(file: &'static str, text: &'a str) -> Result<Vec<Record<'a>>, DataError> {
    let mut records: Vec<Record<'a>> = Vec::new();
    for (line, content) in lines(text) {
        let stray = || DataError {
            file,
            line,
            fault: DataFault::Line,
        };
        if let Some(heading) = content.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            records.push(Record {
                file,
                line,
                heading,
                fields: Vec::new(),
            });
        } else {
            let record = records.last_mut().ok_or_else(stray)?;
            let (key, value) = content.split_once('=').ok_or_else(stray)?;
            record.fields.push((line, key.trim_end(), value.trim_start()));
        }
    }
    Ok(records)
}

impl<'a> Record<'a> {
    /// An error at the heading of this record.
    pub(crate) fn error(&self, fault: impl Into<DataFault>) -> DataError {
        DataError {
            file: self.file,
            line: self.line,
            fault: fault.into(),
        }
    }

    /// Takes the value of `key`, if the record has it.
    pub(crate) fn take(&mut self, key: &str) -> Option<&'a str> {
        let at = self.fields.iter().position(|(_, found, _)| *found == key)?;
        Some(self.fields.remove(at).2)
    }

    /// Takes the value of `key` as text of its own, if the record has it.
    pub(crate) fn take_text(&mut self, key: &str) -> Option<Box<str>> {
        self.take(key).map(Into::into)
    }

    /// Takes the value of `key`, which must be there.
    pub(crate) fn require(&mut self, key: &'static str) -> Result<&'a str, DataError> {
        self.take(key).ok_or_else(|| self.error(DataFault::Missing(key)))
    }

    /// Takes the value of `key`, which must be there and one of the allowed `words`; gives what the word stands for.
    pub(crate) fn require_one<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Result<T, DataError> {
        let value = self.require(key)?;
        let found = words.iter().find(|(word, _)| *word == value);
        found
            .map(|(_, meaning)| *meaning)
            .ok_or_else(|| self.error(DataFault::Value(key)))
    }

    /// Takes the value of `key` and splits it at semicolons; none where the record does not have it.
    pub(crate) fn take_list(&mut self, key: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.take(key)
            .into_iter()
            .flat_map(|list| list.split(';').map(str::trim))
    }

    /// Ends the reading: whatever was not taken is a misspelt or repeated key.
    pub(crate) fn finish(self) -> Result<(), DataError> {
        match self.fields.first() {
            Some((line, _, _)) => Err(DataError {
                file: self.file,
                line: *line,
                fault: DataFault::Key,
            }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_count_but_say_nothing() {
        let found: Vec<_> = lines("# a\n\n b \r\nc").collect();
        assert_eq!(found, [(3, "b"), (4, "c")]);
    }

    #[test]
    fn a_record_gives_its_values_once_and_names_what_nobody_took() {
        let mut all = records("f", "[a]\nx = 1 = 2\nlist = p; q\nmisspelt = 3\n[b]").unwrap();
        assert_eq!(all.len(), 2);
        let mut record = all.remove(0);
        assert_eq!(record.require("x").unwrap(), "1 = 2");
        assert_eq!(record.take_list("list").collect::<Vec<_>>(), ["p", "q"]);
        assert_eq!(record.require("y").unwrap_err().fault, DataFault::Missing("y"));
        assert_eq!(
            record.finish(),
            Err(DataError {
                file: "f",
                line: 4,
                fault: DataFault::Key
            })
        );
    }

    #[test]
    fn a_line_outside_every_record_is_refused() {
        assert_eq!(
            records("f", "x = 1").err().map(|error| error.fault),
            Some(DataFault::Line)
        );
        assert_eq!(records("f", "[a]\nno sign").err().map(|error| error.line), Some(2));
    }
}
