//! Reading the file of places. Its form, line by line:
//!
//! ```text
//! =CZ0513                                          a district; what follows lies in it
//! +Liberec                                         the municipality with extended powers for the municipalities below
//! 563889|Liberec|statutarni-mesto|46001 46005      a municipality: code, name, kind (none: obec), postcodes
//! 46311|Vratislavice nad Nisou;...                 parts under one postcode, or several parted by spaces
//! -|...                                            parts without a postcode
//! ```

use super::facts::{Facts, Span};
use super::{Municipality, MunicipalityKind};
use crate::code::{DistrictCode, MunicipalityCode, Postcode};
use crate::error::{DataError, DataFault};
use crate::territory::Territories;
use crate::text::lines;

const FILE: &str = "places.txt";

/// All municipalities and parts.
pub(super) fn read(bytes: &[u8]) -> Result<Facts, DataError> {
    let whole = |fault| DataError {
        file: FILE,
        line: 0,
        fault,
    };
    let text = std::str::from_utf8(bytes).map_err(|_| whole(DataFault::Encoding))?;
    let mut reader = Reader::default();
    for (line, content) in lines(text) {
        reader.line(content).map_err(|fault| DataError {
            file: FILE,
            line,
            fault,
        })?;
    }
    reader.end_district();
    let facts = reader.facts;
    // Every place, region and district has a rank of 16 bits, which is more than twice what the country needs.
    let places = facts.municipalities().len() + facts.parts().len();
    if facts.municipalities().len() == 0 || places + Territories::embedded().count() > usize::from(u16::MAX) {
        return Err(whole(DataFault::Line));
    }
    Ok(facts)
}

/// Two municipalities have the same code.
pub(super) fn repeated_code() -> DataError {
    DataError {
        file: FILE,
        line: 0,
        fault: DataFault::Twice,
    }
}

#[derive(Default)]
struct Reader<'a> {
    facts: Facts,
    district: Option<DistrictCode>,
    orp: Option<Span>,
    /// How many municipalities came before the present district.
    before: usize,
    /// The lines of parts of the present district: their postcodes and their names.
    part_lines: Vec<(Span, &'a str)>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str) -> Result<(), DataFault> {
        if let Some(code) = line.strip_prefix('=') {
            self.end_district();
            let code: DistrictCode = code.parse()?;
            if Territories::embedded().district(&code).is_none() {
                return Err(DataFault::Undeclared);
            }
            self.district = Some(code);
        } else if let Some(orp) = line.strip_prefix('+') {
            self.orp = Some(self.facts.keep_name(orp));
        } else {
            let district = self.district.ok_or(DataFault::Undeclared)?;
            match line.split_once('|').ok_or(DataFault::Line)? {
                ("-", names) => self.part_lines.push((Span::default(), names)),
                (code, rest) if code.len() == 6 => self.municipality(district, code.parse()?, rest)?,
                (postcodes, names) => {
                    let postcodes = self.postcodes(postcodes)?;
                    self.part_lines.push((postcodes, names));
                }
            }
        }
        Ok(())
    }

    fn municipality(&mut self, district: DistrictCode, code: MunicipalityCode, rest: &str) -> Result<(), DataFault> {
        let (name, rest) = rest.split_once('|').ok_or(DataFault::Line)?;
        let (kind, postcodes) = rest.split_once('|').ok_or(DataFault::Line)?;
        let orp = self.orp.ok_or(DataFault::Undeclared)?;
        let kind = match kind {
            "" => MunicipalityKind::Village,
            "mestys" => MunicipalityKind::MarketTown,
            "mesto" => MunicipalityKind::Town,
            "statutarni-mesto" => MunicipalityKind::StatutoryCity,
            "hlavni-mesto" => MunicipalityKind::Capital,
            "vojensky-ujezd" => MunicipalityKind::MilitaryDistrict,
            _ => return Err(DataFault::Value("kind")),
        };
        let postcodes = self.postcodes(postcodes)?;
        self.facts
            .add_municipality(code, name, kind, district, (orp, postcodes));
        Ok(())
    }

    fn postcodes(&mut self, text: &str) -> Result<Span, DataFault> {
        let mut postcodes: Vec<Postcode> = Vec::new();
        for postcode in text.split_ascii_whitespace() {
            postcodes.push(postcode.parse()?);
        }
        Ok(self.facts.keep_postcodes(postcodes))
    }

    /// Makes the parts of the district that ends, now that all its municipalities are known.
    fn end_district(&mut self) {
        let towns = Towns::of(self.facts.municipalities_from(self.before));
        if let Some(district) = self.district {
            for (postcodes, names) in self.part_lines.drain(..) {
                for name in names.split(';') {
                    let (municipality, own_name) = towns.of_part(name);
                    self.facts.add_part(name, own_name, district, municipality, postcodes);
                }
            }
        }
        self.before = self.facts.municipalities().len();
        self.orp = None;
    }
}

/// The towns of one district.
struct Towns {
    /// A village's name before a hyphen is more often the first half of a double name, so villages are left out.
    named: Vec<(Box<str>, MunicipalityCode)>,
    /// The only municipality, where the district is one: Praha.
    only: Option<MunicipalityCode>,
}

impl Towns {
    fn of<'a>(municipalities: impl Iterator<Item = Municipality<'a>>) -> Self {
        let mut towns = Self {
            named: Vec::new(),
            only: None,
        };
        let mut count = 0;
        for municipality in municipalities {
            count += 1;
            towns.only = (count == 1).then_some(municipality.code);
            if municipality.kind <= MunicipalityKind::Town {
                towns.named.push((municipality.name.into(), municipality.code));
            }
        }
        towns
    }

    /// The municipality that a part belongs to, and where its own name begins, as far as the name tells:
    /// "Praha 10-Malešice", "Liberec XXX - Vratislavice nad Nisou", "Brno-Královo Pole".
    fn of_part(&self, name: &str) -> (Option<MunicipalityCode>, usize) {
        let Some(hyphen) = name.find('-') else {
            return (self.only, 0);
        };
        let own_name = hyphen + 1 + usize::from(name[hyphen + 1..].starts_with(' '));
        let before = name[..hyphen].trim_ascii_end();
        let town = match before.rsplit_once(' ') {
            Some((town, number)) if number.bytes().all(|byte| b"0123456789IVX".contains(&byte)) => town,
            _ => before,
        };
        let mut found = self.named.iter().filter(|(named, _)| **named == *town);
        match (found.next(), found.next()) {
            (Some((_, code)), None) => (Some(*code), own_name),
            _ => (self.only, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "=CZ0513\n+Liberec\n563889|Liberec|statutarni-mesto|46001\n564494|Turov||\n\
        46001|Liberec XXX - Nová Ves;Turov-Lhota\n46001 46311|Nová Ves\n-|Kdesi\n";

    #[test]
    fn municipalities_and_parts_are_read() {
        let facts = read(SMALL.as_bytes()).unwrap();
        let municipalities: Vec<_> = facts.municipalities().collect();
        assert_eq!(
            municipalities.iter().map(|place| place.name).collect::<Vec<_>>(),
            ["Liberec", "Turov"]
        );
        assert_eq!(municipalities[0].kind, MunicipalityKind::StatutoryCity);
        assert_eq!(
            municipalities[0]
                .postcodes
                .iter()
                .map(|code| code.get())
                .collect::<Vec<_>>(),
            [46001]
        );
        assert_eq!(
            (municipalities[1].orp, municipalities[1].kind),
            ("Liberec", MunicipalityKind::Village)
        );
        let part = |name: &str| facts.parts().find(|part| part.name == name).unwrap();
        let full = part("Liberec XXX - Nová Ves");
        assert_eq!(
            (full.municipality, full.own_name),
            (Some(municipalities[0].code), "Nová Ves")
        );
        assert_eq!(
            (part("Turov-Lhota").municipality, part("Turov-Lhota").own_name),
            (None, "Turov-Lhota")
        );
        assert_eq!(
            part("Nová Ves")
                .postcodes
                .iter()
                .map(|code| code.get())
                .collect::<Vec<_>>(),
            [46001, 46311]
        );
        assert!(part("Kdesi").postcodes.is_empty());
    }

    #[test]
    fn a_faulty_file_is_refused_with_its_line() {
        let refused = |text: &str| {
            read(text.as_bytes())
                .map_err(|error| (error.line, error.fault))
                .unwrap_err()
        };
        assert_eq!(refused(""), (0, DataFault::Line));
        assert_eq!(refused("563889|Liberec||"), (1, DataFault::Undeclared));
        assert_eq!(refused("=CZ0999"), (1, DataFault::Undeclared));
        assert_eq!(refused("=CZ0513\n563889|Liberec||"), (2, DataFault::Undeclared));
        assert_eq!(refused("=CZ0513\n+L\n563889|Liberec|"), (3, DataFault::Line));
        assert_eq!(
            refused("=CZ0513\n+L\n563889|Liberec|city|"),
            (3, DataFault::Value("kind"))
        );
        assert_eq!(
            refused("=CZ0513\n+L\n563889|Liberec||99999"),
            (3, DataFault::Code(crate::CodeError::Postcode))
        );
        assert_eq!(
            read(&[0xff]).map_err(|error| error.fault).unwrap_err(),
            DataFault::Encoding
        );
    }

    #[test]
    fn a_cut_off_file_never_panics() {
        for end in 0..SMALL.len() {
            let _ = read(&SMALL.as_bytes()[..end]);
        }
    }
}
