//! Access codes and what is derived from them.

use alloc::format;
use alloc::string::String;

use serde_json::{Value, json};

use super::{CODE_BITS, DEPLOYMENT, Maker, OTHER_DEPLOYMENT};
use crate::vectors::VectorError;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    codes(maker)?;
    let input = json!({ "deployment": DEPLOYMENT, "bits": CODE_BITS });
    let keys = maker.ok(
        "reporter_keys",
        "reporter-keys/derive",
        "everything that follows from a code",
        input,
    )?;
    let input = json!({ "deployment": OTHER_DEPLOYMENT, "bits": CODE_BITS });
    maker.ok(
        "reporter_keys_elsewhere",
        "reporter-keys/derive",
        "the same code in another deployment",
        input,
    )?;

    let bearer = keys["bearer"].as_str().unwrap_or_default();
    maker.ok(
        "bearer",
        "bearer/parse",
        "what the server reads",
        json!({ "bearer": bearer }),
    )?;
    let short = bearer.get(1..).unwrap_or_default();
    maker.fail(
        "bearer_short",
        "bearer/parse",
        "63 characters",
        json!({ "bearer": short }),
    )?;
    let padded = format!("{short}=");
    maker.fail(
        "bearer_padded",
        "bearer/parse",
        "base64 with padding",
        json!({ "bearer": padded }),
    )?;
    Ok(())
}

fn codes(maker: &mut Maker) -> Result<(), VectorError> {
    let issued = maker.ok(
        "access_code",
        "access-code/issue",
        "a code in both forms",
        json!({ "bits": CODE_BITS }),
    )?;
    for (name, bits) in [
        ("lowest", "000000000000000000000000"),
        ("highest", "7fffffffffffffffffffffff"),
    ] {
        maker.ok(
            &format!("access_code_{name}"),
            "access-code/issue",
            "an end of the range",
            json!({ "bits": bits }),
        )?;
    }
    let (groups, words) = (joined(&issued["groups"], "-"), joined(&issued["words"], " "));
    let short_words: String = joined(&issued["words"], ".")
        .split('.')
        .map(|w| format!("{} ", &w[..4]))
        .collect();
    let sloppy = groups
        .replace('0', "o")
        .replace('1', "l")
        .replace('-', " . ")
        .to_lowercase();
    for (name, why, text) in [
        ("groups", "as it is shown", groups.clone()),
        ("words", "the nine words", words.clone()),
        ("sloppy", "small letters, O for 0, L for 1, dots and spaces", sloppy),
        ("together", "without any separator", groups.replace('-', "")),
        (
            "short_words",
            "the first four letters of each word",
            short_words.to_uppercase(),
        ),
    ] {
        maker.ok(
            &format!("access_code_typed_{name}"),
            "access-code/parse",
            why,
            json!({ "text": text }),
        )?;
    }

    let mut swapped: alloc::vec::Vec<char> = groups.chars().collect();
    swapped.swap(6, 7);
    let swapped: String = swapped.into_iter().collect();
    let reversed: String = words.split(' ').rev().map(|word| format!("{word} ")).collect();
    let first_word = words.split(' ').next().unwrap_or_default();
    for (name, why, text) in [
        ("empty", "nothing typed", " - ".into()),
        ("swapped", "two neighbours swapped", swapped),
        ("wrong_symbol", "the check symbol is wrong", with_last(&groups)),
        ("unknown_symbol", "U is no symbol", format!("U{}", &groups[1..])),
        (
            "incomplete_group",
            "the second group lacks a symbol",
            without(&groups, 5),
        ),
        (
            "too_short",
            "19 symbols without separators",
            without(&groups, 5).replace('-', ""),
        ),
        (
            "too_long",
            "21 symbols without separators",
            groups.replace('-', "") + "0",
        ),
        (
            "eight_words",
            "one word is missing",
            words.trim_start_matches(first_word).into(),
        ),
        (
            "unknown_word",
            "a word that is not in the list",
            words.replacen(first_word, "xyzw", 1),
        ),
        ("words_in_other_order", "the check bits do not fit", reversed),
    ] {
        maker.fail(
            &format!("access_code_{name}"),
            "access-code/parse",
            why,
            json!({ "text": text }),
        )?;
    }
    Ok(())
}

fn joined(list: &Value, separator: &str) -> String {
    let items = list.as_array().map(|items| items.iter().filter_map(Value::as_str));
    items
        .into_iter()
        .flatten()
        .collect::<alloc::vec::Vec<_>>()
        .join(separator)
}

/// The code with another check symbol.
fn with_last(groups: &str) -> String {
    let (rest, last) = groups.split_at(groups.len() - 1);
    format!("{rest}{}", if last == "Z" { "Y" } else { "Z" })
}

/// The code without the character at this position.
fn without(groups: &str, position: usize) -> String {
    groups
        .chars()
        .enumerate()
        .filter(|(index, _)| *index != position)
        .map(|(_, c)| c)
        .collect()
}
