//! Which form of a precompressed body a client takes (RFC 9110 section 12.5.3).

/// The forms in which a body is kept, the preferred first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// `br`
    Brotli,
    /// `gzip`
    Gzip,
    /// As it is.
    Identity,
}

impl Coding {
    const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The name in `Content-Encoding`, unless it is the body as it is.
    pub(super) const fn content_encoding(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    const fn is_named(self, name: &str) -> bool {
        match self {
            Self::Brotli => name.eq_ignore_ascii_case("br"),
            Self::Gzip => name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip"),
            Self::Identity => name.eq_ignore_ascii_case("identity"),
        }
    }
}

/// The available coding with the highest weight; among equals the smaller body. Where the client takes none of them it
/// gets the body as it is, which every client can read.
pub(super) fn choose(accept_encoding: Option<&str>, available: impl Fn(Coding) -> bool) -> Coding {
    let Some(accepted) = accept_encoding else {
        return Coding::Identity;
    };
    let mut best = (Coding::Identity, 0);
    for coding in Coding::ALL {
        let weight = weight(accepted, coding);
        if weight > best.1 && available(coding) {
            best = (coding, weight);
        }
    }
    best.0
}

/// The weight, in thousandths, that the header gives to a coding: its own, else that of `*`, else the default.
fn weight(accepted: &str, coding: Coding) -> u16 {
    let mut wildcard = None;
    for item in accepted.split(',') {
        let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
        let name = name.trim();
        if coding.is_named(name) {
            return quality(parameters);
        }
        if name == "*" {
            wildcard = Some(quality(parameters));
        }
    }
    // What is not named is not accepted, except for the body as it is, which then comes after everything named.
    wildcard.unwrap_or(if coding == Coding::Identity { 1 } else { 0 })
}

/// The value of `q=` in thousandths: 1000 where there is none, 0 where it is not a weight.
pub(super) fn quality(parameters: &str) -> u16 {
    let Some((_, value)) = parameters
        .split(';')
        .filter_map(|p| p.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
    else {
        return 1000;
    };
    let (whole, fraction) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    if fraction.len() > 3 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return 0;
    }
    let thousandths = fraction
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(3)
        .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    match whole {
        "0" => thousandths,
        "1" if thousandths == 0 => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Coding, choose, quality};

    fn chosen(header: &str) -> Coding {
        choose(Some(header), |_| true)
    }

    #[test]
    fn the_smallest_among_equals() {
        assert_eq!(chosen("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(chosen("GZIP"), Coding::Gzip);
        assert_eq!(chosen("*"), Coding::Brotli);
        assert_eq!(chosen("deflate"), Coding::Identity);
        assert_eq!(chosen(""), Coding::Identity);
        assert_eq!(choose(None, |_| true), Coding::Identity);
    }

    #[test]
    fn weights_decide() {
        assert_eq!(chosen("br;q=0.5, gzip;q=0.8"), Coding::Gzip);
        assert_eq!(chosen("br;q=0, gzip;q=0, identity"), Coding::Identity);
        assert_eq!(chosen("br;q=0.1, identity;q=0.9"), Coding::Identity);
        assert_eq!(chosen("*;q=0.5, br;q=0"), Coding::Gzip);
        assert_eq!(chosen("gzip;q=0.001"), Coding::Gzip);
        // Nothing is acceptable: the body as it is, rather than none.
        assert_eq!(chosen("identity;q=0"), Coding::Identity);
    }

    #[test]
    fn only_what_there_is() {
        assert_eq!(
            choose(Some("br, gzip;q=0.5"), |coding| coding != Coding::Brotli),
            Coding::Gzip
        );
        assert_eq!(
            choose(Some("br"), |coding| coding == Coding::Identity),
            Coding::Identity
        );
    }

    #[test]
    fn weights_are_read_strictly() {
        assert_eq!(quality(""), 1000);
        assert_eq!(quality("q=1.000"), 1000);
        assert_eq!(quality(" Q = 0.25 "), 250);
        assert_eq!(quality("q=1.5"), 0);
        assert_eq!(quality("q=0.1234"), 0);
        assert_eq!(quality("q=-1"), 0);
        assert_eq!(quality("q=0.x"), 0);
    }
}
