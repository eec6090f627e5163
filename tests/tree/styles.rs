//! The styles fit languages that are written from right to left.

use std::path::Path;

/// What is bound to a side on purpose. For the arrow of a list there is no logical word, and the other side is named for
/// pages from right to left; the corner that is turned to point down points down in both.
const BOUND: [(&str, &str); 4] = [
    ("surfaces.css", "border-width: 0 0.14em 0.14em 0"),
    ("staff.css", "border-width: 0 0.14em 0.14em 0"),
    (
        "fields.css",
        "background-position: right 1.475rem center, right 1.05rem center",
    ),
    (
        "fields.css",
        "background-position: left 1.05rem center, left 1.475rem center",
    ),
];

/// Properties that give a value to each of the four sides.
const FOUR_SIDED: [&str; 6] = [
    "margin",
    "padding",
    "inset",
    "border-width",
    "scroll-margin",
    "scroll-padding",
];

/// What binds a declaration to a side of the screen.
fn bound_to_a_side(property: &str, value: &str) -> bool {
    let names_side = |text: &str| {
        text.split(|c: char| !c.is_alphabetic())
            .any(|word| ["left", "right"].contains(&word))
    };
    let values = parts(value);
    let differs = FOUR_SIDED.contains(&property) && values.len() == 4 && values[1] != values[3];
    // The corners go round: equal left and right are the first two, and the last two.
    let corners = property == "border-radius"
        && match &values[..] {
            [top_left, top_right, bottom] => top_left != top_right || top_right != bottom,
            [top_left, top_right, bottom_right, bottom_left] => top_left != top_right || bottom_right != bottom_left,
            [one, other] => one != other,
            _ => false,
        };
    names_side(property) || names_side(value) || differs || corners
}

/// The values of a list, with what stands in brackets as one.
fn parts(value: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut depth = 0;
    for symbol in value.chars() {
        match symbol {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if symbol.is_whitespace() && depth == 0 {
            found.push(String::new());
        } else if let Some(last) = found.last_mut() {
            last.push(symbol);
        }
    }
    found.retain(|part| !part.is_empty());
    found
}

/// The declarations of a style sheet, without comments and selectors.
fn declarations(css: &str) -> Vec<(String, String)> {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let blocks = bare.split(['{', '}', ';']);
    let pairs = blocks.filter_map(|piece| piece.trim().split_once(": "));
    pairs
        .map(|(property, value)| {
            (
                property.trim().to_owned(),
                value.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        })
        .collect()
}

#[test]
fn no_style_is_bound_to_the_left_or_right() {
    let folder = super::root().join("web/static/css");
    let mut found = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the styles") {
        let path = entry.expect("a file").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let css = std::fs::read_to_string(Path::new(&path)).expect("a style sheet");
        for (property, value) in declarations(&css) {
            count += 1;
            let declaration = format!("{property}: {value}");
            if bound_to_a_side(&property, &value) && !BOUND.contains(&(name.as_str(), declaration.as_str())) {
                found.push(format!("{name}: {declaration}"));
            }
        }
    }
    assert!(count > 500, "only {count} declarations were read");
    assert!(found.is_empty(), "use -inline-start and -inline-end: {found:#?}");
}

#[test]
fn what_is_bound_to_a_side_is_found() {
    for (property, value) in [
        ("margin-left", "1px"),
        ("left", "0"),
        ("text-align", "right"),
        ("padding", "0 1px 0 calc(2px + 1px)"),
        ("border-radius", "1px 1px 0.25rem"),
        ("float", "left"),
    ] {
        assert!(bound_to_a_side(property, value), "{property}: {value}");
    }
    for (property, value) in [
        ("margin-inline-start", "1px"),
        ("padding", "0 1px 2px 1px"),
        ("padding", "0 1px"),
        ("inset", "calc(100% + 1px) 0 auto"),
        ("border-radius", "1px"),
        ("margin", "1px 2px 3px"),
    ] {
        assert!(!bound_to_a_side(property, value), "{property}: {value}");
    }
}
