//! Where a word may be divided.

use hypher::Lang;

/// Words with fewer letters stay whole.
const FEWEST_LETTERS: usize = 6;
/// So many letters stay before and after a hyphen.
const LETTERS_BEFORE: usize = 2;
const LETTERS_AFTER: usize = 3;

/// The rules for a language tag such as `de-AT`. German is what a text without a tag is taken for.
pub(super) fn rules(language: Option<&str>) -> Option<Lang> {
    let code = language.unwrap_or("de").split(['-', '_']).next().unwrap_or_default();
    let code = code.as_bytes().try_into().map(|code: [u8; 2]| code.map(|byte| byte.to_ascii_lowercase()));
    code.ok().and_then(Lang::from_iso)
}

/// The byte offsets in `word` at which it may be divided with a hyphen. Abbreviations in capitals stay whole.
pub(super) fn points(word: &str, rules: Lang) -> impl Iterator<Item = usize> {
    letters(word)
        .filter(|(_, letters)| letters.chars().count() >= FEWEST_LETTERS && letters.chars().any(char::is_lowercase))
        .flat_map(move |(start, letters)| {
            let syllables = hypher::hyphenate_bounded(letters, rules, LETTERS_BEFORE, LETTERS_AFTER);
            let ends = syllables.scan(start, |end, syllable| {
                *end += syllable.len();
                Some(*end)
            });
            ends.filter(move |&end| end < start + letters.len())
        })
}

/// The runs of letters in `word`, each with the byte offset at which it starts.
fn letters(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let other = |c: char| !c.is_alphabetic();
    let mut next = 0;
    word.split_inclusive(other).map(move |run| {
        let start = next;
        next += run.len();
        (start, run.trim_end_matches(other))
    })
}
