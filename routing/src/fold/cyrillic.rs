//! Czech names as they are written in Ukrainian and Russian, led back to their Czech letters: "Прага" is "praha",
//! "Пршеров" is "prerov".
//!
//! The rules are those by which Czech names are written in Cyrillic, turned round. What they leave open (и for i and y, the
//! endings that a language gives to a name) the search makes up for, which forgives a wrong letter.

/// The letters а to я.
const SMALL: [&str; 32] = [
    "a", "b", "v", "h", "d", "e", "z", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "ch", "c",
    "c", "s", "st", "", "y", "", "e", "u", "a",
];

/// The Czech letters for a Cyrillic one behind `last`, which is what the letter before it became, if that is in the same
/// word; `None` for any other character. Hard and soft signs become nothing.
pub(super) fn czech(character: char, last: Option<u8>) -> Option<&'static str> {
    let small = small(character)?;
    let after_vowel = last.is_none_or(|last| b"aeiouy".contains(&last));
    let letters = match small {
        // A vowel with a j before it, where no consonant stands before.
        'ю' if after_vowel => "ju",
        'я' if after_vowel => "ja",
        'ё' if after_vowel => "jo",
        'є' if after_vowel => "je",
        'ё' | 'є' => "e",
        'і' => "i",
        'ї' => "ji",
        'ґ' => "g",
        // ř is written рж and рш.
        'ж' | 'ш' if last == Some(b'r') => "",
        // The ending -ий, -ый is the Czech -ý.
        'й' if matches!(last, Some(b'i' | b'y')) => "",
        'а'..='я' => SMALL[(small as usize).checked_sub('а' as usize)?],
        _ => return None,
    };
    Some(letters)
}

/// The small form of a letter of the two alphabets. (The general tables would be larger than all the rest of the search.)
fn small(character: char) -> Option<char> {
    match character {
        'А'..='Я' => char::from_u32(character as u32 + 0x20),
        'Ё' | 'Є' | 'І' | 'Ї' => char::from_u32(character as u32 + 0x50),
        'Ґ' => Some('ґ'),
        'а'..='я' | 'ё' | 'є' | 'і' | 'ї' | 'ґ' => Some(character),
        _ => None,
    }
}

/// Whether a text has a letter that [`czech`] knows.
pub(crate) fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|character| small(character).is_some())
}

/// The words of a folded spelling without their last letters, where enough is left: endings differ between languages.
pub(crate) fn without_endings(letters: &[u8]) -> Vec<u8> {
    // A word of four letters keeps three, enough to tell it by.
    const SHORTEST: usize = 4;
    let mut kept = Vec::with_capacity(letters.len());
    for word in letters.split(|byte| *byte == b' ') {
        if !kept.is_empty() {
            kept.push(b' ');
        }
        let ending = usize::from(word.len() >= SHORTEST);
        kept.extend_from_slice(&word[..word.len() - ending]);
    }
    kept
}
