//! Emergency numbers and help lines.

use std::sync::LazyLock;

use crate::code::RegionCode;
use crate::error::{DataError, DataFault};
use crate::phone::PhoneNumber;
use crate::text::{Record, records};

/// A number to call, other than that of a centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// The number.
    pub number: PhoneNumber,
    /// Its name.
    pub name: Box<str>,
    /// The organisation that runs it, where it is known.
    pub operator: Option<Box<str>>,
    /// What kind of number it is.
    pub kind: HelpLineKind,
    /// Whether the call is free of charge; unknown where no source told.
    pub free: Option<bool>,
    /// When somebody answers, in words ("nonstop"); unknown where no source told.
    pub hours: Option<Box<str>>,
    /// Who may call, in English words.
    pub audience: Box<str>,
    /// The region that it serves, where it is not the whole country.
    pub region: Option<RegionCode>,
    /// Whether it may be shown.
    pub display: Display,
    /// Where these facts were read.
    pub source: Box<str>,
    /// When the source was written, in words, where it says so.
    pub source_date: Option<Box<str>>,
    /// What the operator should know or check, in English.
    pub note: Option<Box<str>>,
}

/// What kind of number a [`HelpLine`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpLineKind {
    /// Police, ambulance, fire.
    Emergency,
    /// Somebody to talk to.
    HelpLine,
    /// The office of an organisation.
    Office,
}

/// Whether a [`HelpLine`] may be shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// It is shown.
    Yes,
    /// It has to be confirmed first and is not shown until then.
    Check,
    /// It is out of use or not meant for this, and kept so that nobody adds it again.
    No,
}

/// All numbers, in the order of the file: emergency first.
#[derive(Debug, Clone)]
pub struct HelpLines(Vec<HelpLine>);

const FILE: &str = "helplines.txt";

impl HelpLines {
    /// The numbers of the country.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<HelpLines> = LazyLock::new(|| {
            // A test reads the file. No `expect`: it would carry all of the error\'s text into the browser.
            HelpLines::parse(include_str!("../data/helplines.txt"))
                .unwrap_or_else(|_| unreachable!("the file is part of the program"))
        });
        &EMBEDDED
    }

    fn parse(text: &str) -> Result<Self, DataError> {
        let mut lines: Vec<HelpLine> = Vec::new();
        for record in records(FILE, text)? {
            let twice = record.error(DataFault::Twice);
            let line = read(record)?;
            if lines.iter().any(|other| other.number == line.number) {
                return Err(twice);
            }
            lines.push(line);
        }
        Ok(Self(lines))
    }

    /// All numbers, also those that must not be shown.
    pub fn iter(&self) -> impl Iterator<Item = &HelpLine> {
        self.0.iter()
    }

    /// The numbers that may be shown.
    pub fn shown(&self) -> impl Iterator<Item = &HelpLine> {
        self.0.iter().filter(|line| line.display == Display::Yes)
    }
}

fn read(mut record: Record<'_>) -> Result<HelpLine, DataError> {
    let free = match record.take("free") {
        None => None,
        Some("yes") => Some(true),
        Some("no") => Some(false),
        Some(_) => return Err(record.error(DataFault::Value("free"))),
    };
    let region = record.take("region").map(str::parse).transpose();
    let line = HelpLine {
        number: record
            .heading
            .parse()
            .map_err(|fault: crate::PhoneError| record.error(fault))?,
        name: record.require("name")?.into(),
        operator: record.take_text("operator"),
        kind: record.require_one(
            "kind",
            &[
                ("emergency", HelpLineKind::Emergency),
                ("help line", HelpLineKind::HelpLine),
                ("office", HelpLineKind::Office),
            ],
        )?,
        free,
        hours: record.take_text("hours"),
        audience: record.require("audience")?.into(),
        region: region.map_err(|fault: crate::CodeError| record.error(fault))?,
        display: record.require_one(
            "show",
            &[("yes", Display::Yes), ("check", Display::Check), ("no", Display::No)],
        )?,
        source: record.require("source")?.into(),
        source_date: record.take_text("source_date"),
        note: record.take_text("note"),
    };
    record.finish()?;
    Ok(line)
}
