//! Places in texts: every name there is, the cases of Czech, and ordinary sentences in which nothing must be found.

use ozvise_routing::{MunicipalityKind, Places};
use proptest::prelude::*;

const INFLECTIONS: &str = include_str!("mentions/inflections.txt");
const ORDINARY: &str = include_str!("mentions/ordinary.txt");

fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What is found in a text: the words of it, and the names.
fn found(text: &str) -> Vec<(&str, &str)> {
    let mentions = Places::embedded().mentions(text);
    mentions
        .into_iter()
        .map(|mention| (&text[mention.start..mention.end], mention.name))
        .collect()
}

#[test]
fn every_municipality_is_found_by_its_name() {
    let mut missed = Vec::new();
    let municipalities = Places::embedded().municipalities();
    let count = municipalities.len();
    for municipality in municipalities {
        let name = municipality.name;
        let text = format!("Přestěhovala se do obce {name} a bydlí tam dodnes.");
        // A region may be called the same.
        if !matches!(found(&text)[..], [(words, shown)] if words == name && shown.ends_with(name)) {
            missed.push(format!("{name}: {:?}", found(&text)));
        }
    }
    println!("{} of {count} names found", count - missed.len());
    assert_eq!(count, 6258);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn every_municipality_is_found_without_diacritics() {
    let plain = |name: &str| -> String {
        let accented = "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽöüä";
        let bare = "acdeeinorstuuyzACDEEINORSTUUYZoua";
        let letter = |letter| accented.chars().position(|one| one == letter);
        let bared = |one| letter(one).and_then(|at| bare.chars().nth(at)).unwrap_or(one);
        name.chars().map(bared).collect()
    };
    let mut missed = Vec::new();
    for municipality in Places::embedded().municipalities() {
        let name = plain(municipality.name);
        let text = format!("Ted bydli v obci {name}.");
        if found(&text).first().map(|(words, _)| *words) != Some(&*name) {
            missed.push(name);
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn names_are_found_in_every_case() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in lines(INFLECTIONS) {
        let (name, forms) = line.split_once(": ").unwrap();
        for form in forms.split("; ") {
            count += 1;
            let text = format!("Ta zpráva přišla {form}, jak psala.");
            // Behind the preposition.
            let at = form.find(char::is_uppercase).unwrap();
            let seen = found(&text);
            if !seen.contains(&(&form[at..], name)) {
                wrong.push(format!("{form}: {seen:?} for {name}"));
            }
        }
    }
    println!("{} of {count} forms found", count - wrong.len());
    assert!(count > 250, "{count}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn ordinary_sentences_name_no_place() {
    let sentences: Vec<&str> = lines(ORDINARY).collect();
    let alarms: Vec<String> = sentences
        .iter()
        .filter(|sentence| !found(sentence).is_empty())
        .map(|sentence| format!("{sentence} {:?}", found(sentence)))
        .collect();
    let words: usize = sentences.iter().map(|sentence| sentence.split(' ').count()).sum();
    println!(
        "{} false alarms in {} sentences of {words} words",
        alarms.len(),
        sentences.len()
    );
    assert!(sentences.len() > 200, "{}", sentences.len());
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn large_towns_are_found_where_a_sentence_begins() {
    let large = |kind| matches!(kind, MunicipalityKind::Capital | MunicipalityKind::StatutoryCity);
    let mut missed = Vec::new();
    for town in Places::embedded().municipalities().filter(|one| large(one.kind)) {
        if found(&format!("{} je daleko.", town.name)).is_empty() {
            missed.push(town.name);
        }
    }
    // It is also a bridge.
    assert_eq!(missed, ["Most"]);
}

#[test]
fn the_longest_name_counts_and_others_beside_it() {
    assert_eq!(
        found("Z Ústí nad Labem do Hradce Králové přes Prahu."),
        [
            ("Ústí nad Labem", "Ústí nad Labem"),
            ("Hradce Králové", "Hradec Králové"),
            ("Prahu", "Praha")
        ]
    );
    // What a full stop parts is not one name.
    assert_eq!(found("Je v Ústí. Nad ním svítí slunce."), [("Ústí", "Ústí")]);
    assert_eq!(found("bydlí v praze"), [], "a name begins with a capital");
}

#[test]
fn diacritics_tell_words_apart_where_the_text_has_any() {
    assert_eq!(found("Řekl, že do Aše nejede."), [("Aše", "Aš")]);
    assert_eq!(found("Myslí si: Asi přijde, říká."), []);
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_and_told_within_its_bounds(text in any::<String>()) {
        let mut before = 0;
        for mention in Places::embedded().mentions(&text) {
            prop_assert!(before <= mention.start && mention.start < mention.end && text.is_char_boundary(mention.start));
            prop_assert!(text.get(mention.start..mention.end).is_some());
            before = mention.end;
        }
    }
}
