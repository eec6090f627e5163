//! The intervention centres and what is known of each.

use std::sync::LazyLock;

use crate::code::{CentreId, RegionCode};
use crate::error::{DataError, DataFault};
use crate::phone::PhoneNumber;
use crate::text::{Record, records};

/// An intervention centre (intervenční centrum). What no source told is `None` or empty and never guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    /// Its id.
    pub id: CentreId,
    /// Its name.
    pub name: Box<str>,
    /// The organisation that runs it.
    pub operator: Option<Box<str>>,
    /// The region that it lies in and serves, as a whole or in part.
    pub region: RegionCode,
    /// Street and house number.
    pub street: Option<Box<str>>,
    /// Town, with its part where the source names it.
    pub town: Option<Box<str>>,
    /// Postcode, five digits.
    pub postcode: Option<Box<str>>,
    /// Direct telephone numbers.
    pub phones: Vec<PhoneNumber>,
    /// E-mail addresses.
    pub emails: Vec<Box<str>>,
    /// Website, with its scheme.
    pub website: Option<Box<str>>,
    /// Where these facts were read.
    pub source: Box<str>,
    /// When the source was written, as far as it says so; in words.
    pub source_date: Box<str>,
    /// Whether a direct phone or e-mail of this very centre was read in the source and nothing read contradicts it. It
    /// does not mean that the contact is valid today.
    pub verified: bool,
    /// Whether its competence was read in a source.
    pub competence_verified: CompetenceVerified,
    /// Whether people are led to it. One that is not routed is kept, so that it is not forgotten, but must not appear in
    /// the table of competence.
    pub routed: bool,
    /// What the operator should know or check, in English.
    pub note: Option<Box<str>>,
}

impl Centre {
    /// Whether there is a direct phone or e-mail to show. Where there is none, show 116 006 and 158.
    pub fn has_contact(&self) -> bool {
        !self.phones.is_empty() || !self.emails.is_empty()
    }
}

/// How far the competence of a centre was read in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompetenceVerified {
    /// All of it was read.
    Yes,
    /// A part was read, the rest follows from it.
    Partly,
    /// It is inferred.
    No,
}

/// All centres, in the order of the file: by region.
#[derive(Debug, Clone)]
pub struct Centres(Vec<Centre>);

const FILE: &str = "centres.txt";

impl Centres {
    /// The centres of the country.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Centres> = LazyLock::new(|| {
            // A test reads the file. No `expect`: it would carry all of the error\'s text into the browser.
            Centres::parse(include_str!("../data/centres.txt"))
                .unwrap_or_else(|_| unreachable!("the file is part of the program"))
        });
        &EMBEDDED
    }

    fn parse(text: &str) -> Result<Self, DataError> {
        let mut centres: Vec<Centre> = Vec::new();
        for record in records(FILE, text)? {
            let twice = record.error(DataFault::Twice);
            let centre = read(record)?;
            if centres.iter().any(|other| other.id == centre.id) {
                return Err(twice);
            }
            centres.push(centre);
        }
        Ok(Self(centres))
    }

    /// All centres, also those that nobody is led to.
    pub fn iter(&self) -> impl Iterator<Item = &Centre> {
        self.0.iter()
    }

    /// The centres that people are led to.
    pub fn routed(&self) -> impl Iterator<Item = &Centre> {
        self.0.iter().filter(|centre| centre.routed)
    }

    /// The centre with this id.
    pub fn get(&self, id: &CentreId) -> Option<&Centre> {
        self.0.iter().find(|centre| centre.id == *id)
    }
}

fn read(mut record: Record<'_>) -> Result<Centre, DataError> {
    const YES_NO: [(&str, bool); 2] = [("yes", true), ("no", false)];
    let phones = record.take_list("phones").map(str::parse).collect::<Result<_, _>>();
    let centre = Centre {
        id: record
            .heading
            .parse()
            .map_err(|fault: crate::CodeError| record.error(fault))?,
        name: record.require("name")?.into(),
        operator: record.take_text("operator"),
        region: record
            .require("region")?
            .parse()
            .map_err(|fault: crate::CodeError| record.error(fault))?,
        street: record.take_text("street"),
        town: record.take_text("town"),
        postcode: record.take_text("postcode"),
        phones: phones.map_err(|fault: crate::PhoneError| record.error(fault))?,
        emails: record.take_list("emails").map(Into::into).collect(),
        website: record.take_text("website"),
        source: record.require("source")?.into(),
        source_date: record.require("source_date")?.into(),
        verified: record.require_one("verified", &YES_NO)?,
        competence_verified: record.require_one(
            "competence_verified",
            &[
                ("yes", CompetenceVerified::Yes),
                ("partly", CompetenceVerified::Partly),
                ("no", CompetenceVerified::No),
            ],
        )?,
        routed: record.require_one("routed", &YES_NO)?,
        note: record.take_text("note"),
    };
    record.finish()?;
    Ok(centre)
}
