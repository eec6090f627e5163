//! Postcodes: recognising what a person means as one, and what lies under it.

use std::ops::Range;

use super::Candidate;
use super::candidate::{MatchKind, of_place_under, of_postcode};
use crate::code::Postcode;
use crate::fold::Folded;
use crate::places::Places;

/// The digits of a postcode.
const LENGTH: u32 = 5;

/// The digits of a query that is a postcode or its beginning, in any spelling: "370 01", "37001", "CZ-37001", "PSČ 370".
/// More than five are given too, and found nowhere.
pub(super) fn digits(query: &Folded) -> Option<Vec<u8>> {
    let letters = &query.letters[..];
    let rest = letters
        .strip_prefix(b"cz ")
        .or_else(|| letters.strip_prefix(b"psc "))
        .unwrap_or(letters);
    let is_postcode = rest.iter().all(|byte| byte.is_ascii_digit() || *byte == b' ');
    is_postcode.then(|| rest.iter().copied().filter(u8::is_ascii_digit).collect())
}

/// The numbers of the postcodes that begin with these digits; none where there are too many.
fn numbers(digits: &[u8]) -> Option<Range<u32>> {
    let missing = LENGTH.checked_sub(u32::try_from(digits.len()).ok()?)?;
    let typed = digits
        .iter()
        .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    let step = 10_u32.pow(missing);
    Some(typed * step..(typed + 1) * step)
}

/// The postcodes that begin with the digits, or, when all five are typed, what lies under the postcode.
pub(super) fn search(places: &Places, digits: &[u8], limit: usize) -> Vec<Candidate> {
    let Some(numbers) = numbers(digits) else {
        return Vec::new();
    };
    let found = places.under_postcodes(numbers);
    if digits.len() == LENGTH as usize {
        return found
            .first()
            .map(|(postcode, _)| under(places, *postcode, &found, limit))
            .unwrap_or_default();
    }
    let postcodes = found.chunk_by(|a, b| a.0 == b.0).map(|same| same[0].0);
    postcodes
        .take(limit)
        .map(|postcode| of_postcode(places, postcode, MatchKind::Prefix))
        .collect()
}

/// What lies under one postcode, the larger first. A postcode inside one district is itself the first candidate, since it
/// decides. Where it reaches into several districts, it does not: then the largest place of each district comes first, so
/// that no district is cut off by the limit.
fn under(places: &Places, postcode: Postcode, found: &[(Postcode, u16)], limit: usize) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut districts = Vec::new();
    let (mut firsts, mut others) = (Vec::new(), Vec::new());
    for (_, rank) in found {
        let Some(district) = places.district_of(*rank) else {
            continue;
        };
        if districts.contains(&district) {
            others.push(*rank);
        } else {
            districts.push(district);
            firsts.push(*rank);
        }
    }
    if districts.len() == 1 {
        candidates.push(of_postcode(places, postcode, MatchKind::Exact));
    }
    let listed = firsts.into_iter().chain(others).take(limit - candidates.len());
    candidates.extend(listed.map(|rank| of_place_under(places, rank, postcode)));
    candidates
}
