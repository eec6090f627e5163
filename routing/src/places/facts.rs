//! The municipalities and parts in little memory: all names in one text, all postcodes in one list, so that reading the
//! file on a phone does not ask for thirty thousand small pieces of memory.

use super::{Municipality, MunicipalityKind, Part};
use crate::code::{DistrictCode, MunicipalityCode, Postcode};

/// A piece of a list or text: where it begins and how long it is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    len: u16,
}

#[derive(Debug, Clone)]
struct MunicipalityRow {
    code: MunicipalityCode,
    name: Span,
    kind: MunicipalityKind,
    district: DistrictCode,
    orp: Span,
    postcodes: Span,
}

#[derive(Debug, Clone)]
struct PartRow {
    name: Span,
    district: DistrictCode,
    municipality: Option<MunicipalityCode>,
    own_name: Span,
    postcodes: Span,
}

/// All municipalities and parts, each in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    names: String,
    postcodes: Vec<Postcode>,
    municipalities: Vec<MunicipalityRow>,
    parts: Vec<PartRow>,
}

impl Span {
    fn new(start: usize, end: usize) -> Self {
        // Names of gigabytes or a place with thousands of postcodes are not a file of places; the span is empty then.
        match (u32::try_from(start), u16::try_from(end - start)) {
            (Ok(start), Ok(len)) => Self { start, len },
            _ => Self::default(),
        }
    }

    fn of<T: ?Sized + std::ops::Index<std::ops::Range<usize>>>(self, whole: &T) -> &T::Output {
        let start = self.start as usize;
        &whole[start..start + usize::from(self.len)]
    }
}

impl Facts {
    /// Keeps a name.
    pub(super) fn keep_name(&mut self, name: &str) -> Span {
        let start = self.names.len();
        self.names.push_str(name);
        Span::new(start, self.names.len())
    }

    /// Keeps a list of postcodes.
    pub(super) fn keep_postcodes(&mut self, postcodes: impl IntoIterator<Item = Postcode>) -> Span {
        let start = self.postcodes.len();
        self.postcodes.extend(postcodes);
        Span::new(start, self.postcodes.len())
    }

    /// Adds a municipality; the name of its administration and its postcodes are kept already.
    pub(super) fn add_municipality(
        &mut self,
        code: MunicipalityCode,
        name: &str,
        kind: MunicipalityKind,
        district: DistrictCode,
        (orp, postcodes): (Span, Span),
    ) {
        let name = self.keep_name(name);
        self.municipalities.push(MunicipalityRow {
            code,
            name,
            kind,
            district,
            orp,
            postcodes,
        });
    }

    /// Adds a part, whose own name begins at the byte `own_name` of its name; its postcodes are kept already.
    pub(super) fn add_part(
        &mut self,
        name: &str,
        own_name: usize,
        district: DistrictCode,
        municipality: Option<MunicipalityCode>,
        postcodes: Span,
    ) {
        let start = self.names.len();
        let name = self.keep_name(name);
        let own_name = Span::new(start + own_name, self.names.len());
        self.parts.push(PartRow {
            name,
            district,
            municipality,
            own_name,
            postcodes,
        });
    }

    pub(crate) fn municipalities(&self) -> impl ExactSizeIterator<Item = Municipality<'_>> {
        self.municipalities.iter().map(|row| self.shown(row))
    }

    /// The municipalities from a position on.
    pub(super) fn municipalities_from(&self, first: usize) -> impl Iterator<Item = Municipality<'_>> {
        self.municipalities[first..].iter().map(|row| self.shown(row))
    }

    pub(crate) fn municipality(&self, at: u16) -> Municipality<'_> {
        self.shown(&self.municipalities[usize::from(at)])
    }

    pub(crate) fn parts(&self) -> impl ExactSizeIterator<Item = Part<'_>> {
        self.parts.iter().map(|row| self.shown_part(row))
    }

    pub(crate) fn part(&self, at: u16) -> Part<'_> {
        self.shown_part(&self.parts[usize::from(at)])
    }

    fn shown(&self, row: &MunicipalityRow) -> Municipality<'_> {
        Municipality {
            code: row.code,
            name: row.name.of(&*self.names),
            kind: row.kind,
            district: row.district,
            orp: row.orp.of(&*self.names),
            postcodes: row.postcodes.of(&self.postcodes[..]),
        }
    }

    fn shown_part(&self, row: &PartRow) -> Part<'_> {
        Part {
            name: row.name.of(&*self.names),
            district: row.district,
            municipality: row.municipality,
            own_name: row.own_name.of(&*self.names),
            postcodes: row.postcodes.of(&self.postcodes[..]),
        }
    }
}
