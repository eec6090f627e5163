//! The written forms of the access code.

use std::collections::BTreeSet;

use ozvise_crypto::vectors::TestRandom;
use ozvise_crypto::{AccessCode, CodeError};
use proptest::prelude::*;

use crate::world::refused;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn code(name: &str) -> AccessCode {
    AccessCode::generate(&mut TestRandom::named(name))
}

/// The 20 symbols without hyphens.
fn symbols(code: &AccessCode) -> Vec<u8> {
    code.groups().concat().into_bytes()
}

fn parse(symbols: &[u8]) -> Result<AccessCode, CodeError> {
    AccessCode::parse(std::str::from_utf8(symbols).expect("ASCII"))
}

fn same(a: &AccessCode, b: &AccessCode) -> bool {
    a.groups() == b.groups()
}

#[test]
fn every_wrong_symbol_is_noticed() {
    for name in ["one", "two", "three"] {
        let right = symbols(&code(name));
        for position in 0..20 {
            for symbol in ALPHABET.iter().filter(|symbol| **symbol != right[position]) {
                let mut wrong = right.clone();
                wrong[position] = *symbol;
                let error = refused(parse(&wrong));
                assert!(matches!(error, CodeError::Checksum { .. }), "{name}, {position}");
            }
        }
    }
}

#[test]
fn every_swap_of_neighbours_is_noticed_and_within_a_group_located() {
    for name in ["one", "two", "three", "four", "five", "six"] {
        let right = symbols(&code(name));
        for position in (0..19).filter(|position| right[*position] != right[position + 1]) {
            let mut swapped = right.clone();
            swapped.swap(position, position + 1);
            let CodeError::Checksum { suspects } = refused(parse(&swapped)) else {
                panic!("{name}, {position}")
            };
            let group = u8::try_from(position / 4 + 1).expect("at most five");
            assert!(
                position % 4 == 3 || suspects.contains(&group),
                "{name}, {position}: {suspects:?}"
            );
        }
    }
}

#[test]
fn a_symbol_taken_for_a_lookalike_is_located() {
    for pair in ["5S", "2Z", "8B", "6G", "0D", "17", "VY", "MN"] {
        let [a, b] = <[u8; 2]>::try_from(pair.as_bytes()).expect("a pair");
        let mut found = 0;
        for name in 0..30 {
            let right = symbols(&code(&format!("{pair}{name}")));
            for position in (0..20).filter(|position| right[*position] == a) {
                let mut wrong = right.clone();
                wrong[position] = b;
                let CodeError::Checksum { suspects } = refused(parse(&wrong)) else {
                    panic!("{pair}")
                };
                assert!(
                    suspects.contains(&u8::try_from(position / 4 + 1).expect("at most five")),
                    "{suspects:?}"
                );
                assert!(suspects.is_sorted());
                found += 1;
            }
        }
        assert!(found > 0);
    }
}

#[test]
fn the_suspects_are_few() {
    let mut total = 0;
    for name in 0..200 {
        let mut wrong = symbols(&code(&format!("suspects {name}")));
        let position = name % 20;
        wrong[position] = ALPHABET[(ALPHABET.iter().position(|s| *s == wrong[position]).expect("known") + 5) % 32];
        let CodeError::Checksum { suspects } = refused(parse(&wrong)) else {
            panic!("{name}")
        };
        total += suspects.len();
    }
    assert!(
        total <= 400,
        "more than two of five groups on average say nothing: {total}"
    );
}

#[test]
fn the_usual_liberties_are_taken() {
    let code = code("liberties");
    let groups = code.groups();
    for text in [
        groups.join("-"),
        groups.join(" ").to_lowercase(),
        groups.concat(),
        format!("  {}\n", groups.join(" – ")),
        groups.join("\u{a0}.\t"),
        groups.join("-").replace('0', "O").replace('1', "I"),
        groups.join("-").replace('0', "o").replace('1', "l"),
        groups.concat().chars().map(|c| format!("{c} ")).collect(),
    ] {
        assert!(same(
            &AccessCode::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}")),
            &code
        ));
    }
    let words = code.words();
    for text in [
        words.join(" "),
        words.join(", ").to_uppercase(),
        words.map(|word| &word[..4]).join("-"),
        words.join("\n").replace('e', "ě").replace('r', "ř").replace('u', "ů"),
        words.join(" ").replace('s', "s\u{30c}").replace('a', "Á"),
    ] {
        assert!(same(
            &AccessCode::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}")),
            &code
        ));
    }
}

#[test]
fn what_is_wrong_is_said() {
    let groups = code("faults").groups();
    let [a, b, c, d, e] = groups.each_ref().map(String::as_str);
    for (text, error) in [
        (String::new(), CodeError::Empty),
        (" -.\n".into(), CodeError::Empty),
        (
            format!("{a}-{b}-{}-{d}-{e}", &c[..3]),
            CodeError::GroupIncomplete { group: 3 },
        ),
        (format!("{a}-{b}-{c}-{d}-{e}0"), CodeError::GroupIncomplete { group: 5 }),
        (format!("{a}-{b}-{c}-{d}"), CodeError::Length { found: 16 }),
        (groups.concat() + "0", CodeError::Length { found: 21 }),
        (
            format!("{a}-{b}-{c}-U{}-{e}", &d[1..]),
            CodeError::UnknownSymbol { group: 4, symbol: 'U' },
        ),
        (
            format!("{a}{b}{c}{}ž{e}", &d[..3]),
            CodeError::UnknownSymbol { group: 4, symbol: 'ž' },
        ),
        ("0".repeat(401), CodeError::Length { found: 401 }),
        ("akce alej ananas".into(), CodeError::WordCount { found: 3 }),
        ("akce alej xxxx ananas".into(), CodeError::UnknownWord { position: 3 }),
        ("akce ".repeat(8) + "alej", CodeError::WordChecksum),
    ] {
        assert_eq!(refused(AccessCode::parse(&text)), error, "{text}");
    }
}

#[test]
fn the_word_list_is_the_one_of_bip_39() {
    let ours = include_str!("../../src/access_code/czech.txt");
    let theirs = bip39::Language::Czech.word_list();
    assert!(ours.lines().eq(theirs.iter().copied()));
    let telling: BTreeSet<&str> = theirs.iter().map(|word| &word[..4]).collect();
    assert_eq!(telling.len(), 2048, "four letters tell them apart");
}

#[test]
fn one_group_typed_again_is_compared() {
    let code = code("group");
    for (index, group) in code.groups().iter().enumerate() {
        assert!(code.group_matches(index, group));
        assert!(code.group_matches(index, &format!(" {}. ", group.to_lowercase().replace('0', "O"))));
        assert!(!code.group_matches(index, &group[..3]));
        assert!(!code.group_matches(index, &format!("{group}0")));
        assert!(!code.group_matches(index, "????"));
        assert!(!code.group_matches((index + 1) % 5, group));
    }
    assert!(!code.group_matches(5, &code.groups()[0]));
    assert!(!code.group_matches(usize::MAX, ""));
}

proptest! {
    #[test]
    fn every_code_comes_back_from_both_forms(name in ".{0,20}") {
        let code = code(&name);
        for text in [code.groups().join("-"), code.words().join(" "), code.words().map(|word| &word[..4]).join(" ")] {
            prop_assert!(same(&AccessCode::parse(&text).expect("just written"), &code));
        }
        prop_assert!(code.groups().iter().all(|group| group.len() == 4));
    }

    #[test]
    fn no_text_makes_the_parser_fail_otherwise_than_by_an_error(text in ".*") {
        if let Ok(code) = AccessCode::parse(&text) {
            prop_assert!(same(&AccessCode::parse(&code.groups().concat()).expect("just parsed"), &code));
        }
    }

    #[test]
    fn words_with_a_wrong_one_are_refused_or_another_code(name in ".{0,20}", position in 0usize..9, other in ".{0,5}") {
        let (code, other) = (code(&name), AccessCode::generate(&mut TestRandom::named(&other)));
        let mut words = code.words();
        words[position] = other.words()[position];
        match AccessCode::parse(&words.join(" ")) {
            Ok(parsed) => prop_assert_eq!(parsed.words(), words),
            Err(error) => prop_assert_eq!(error, CodeError::WordChecksum),
        }
    }
}
