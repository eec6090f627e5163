//! Names of places typed in Cyrillic.

use ozvise_routing::Places;

/// The thirty largest towns, with their names in Ukrainian and in Russian.
const TOWNS: [(&str, &str, &str); 30] = [
    ("Praha", "Прага", "Прага"),
    ("Brno", "Брно", "Брно"),
    ("Ostrava", "Острава", "Острава"),
    ("Plzeň", "Пльзень", "Пльзень"),
    ("Liberec", "Ліберець", "Либерец"),
    ("Olomouc", "Оломоуць", "Оломоуц"),
    ("České Budějovice", "Чеські Будейовиці", "Ческе-Будеёвице"),
    ("Hradec Králové", "Градець-Кралове", "Градец-Кралове"),
    ("Ústí nad Labem", "Усті-над-Лабем", "Усти-над-Лабем"),
    ("Pardubice", "Пардубиці", "Пардубице"),
    ("Zlín", "Злін", "Злин"),
    ("Havířov", "Гавіржов", "Гавиржов"),
    ("Kladno", "Кладно", "Кладно"),
    ("Most", "Мост", "Мост"),
    ("Opava", "Опава", "Опава"),
    ("Frýdek-Místek", "Фрідек-Містек", "Фридек-Мистек"),
    ("Jihlava", "Їглава", "Йиглава"),
    ("Karviná", "Карвіна", "Карвина"),
    ("Teplice", "Тепліце", "Теплице"),
    ("Karlovy Vary", "Карлові Вари", "Карловы Вары"),
    ("Chomutov", "Хомутов", "Хомутов"),
    ("Děčín", "Дечин", "Дечин"),
    ("Jablonec nad Nisou", "Яблонець-над-Нисою", "Яблонец-над-Нисой"),
    ("Mladá Boleslav", "Млада-Болеслав", "Млада-Болеслав"),
    ("Prostějov", "Простейов", "Простеёв"),
    ("Přerov", "Пршеров", "Пршеров"),
    ("Česká Lípa", "Чеська Ліпа", "Ческа-Липа"),
    ("Třebíč", "Тршебич", "Тршебич"),
    ("Třinec", "Тршинець", "Тршинец"),
    ("Tábor", "Табор", "Табор"),
];

#[test]
fn the_largest_towns_are_found_first_by_their_ukrainian_and_russian_names() {
    let places = Places::embedded();
    let mut missed = Vec::new();
    for (czech, ukrainian, russian) in TOWNS {
        for typed in [ukrainian, russian, &ukrainian.to_uppercase(), &russian.to_lowercase()] {
            let found = places.search(typed, 5);
            if found.first().is_none_or(|first| first.name != czech) {
                let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
                missed.push(format!("{typed} should be {czech}, found {names:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn parts_of_towns_and_beginnings_are_found_too() {
    let places = Places::embedded();
    for (typed, wanted) in [
        ("Прага 3", "Praha 3"),
        ("Жижков", "Žižkov"),
        ("Голешовице", "Holešovice"),
        ("Чеськ", "Česk"),
        ("Бржецл", "Břeclav"),
        ("Угерске-Градиште", "Uherské Hradiště"),
        ("Зноймо", "Znojmo"),
    ] {
        let found = places.search(typed, 10);
        let is_there = found.iter().any(|one| one.name.contains(wanted));
        let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
        assert!(is_there, "{typed}: {names:?}");
    }
}

#[test]
fn what_is_no_name_finds_nothing() {
    let places = Places::embedded();
    for typed in ["ьъ", "Щщщщщ", "ψυχή", "Прага фывапролдж"] {
        assert!(places.search(typed, 5).is_empty(), "{typed}");
    }
}
