//! A word as it is written → all that the model asks of it alone.

use super::hash::{bucket, characters, mix, shape};
use super::vectors::{self, BITS};
use crate::language::gazetteer::names;
use crate::language::naming;

/// How many letters at the end of a word are looked at, one hash a length.
pub const SUFFIXES: [usize; 4] = [2, 3, 4, 6];
/// How many letters at its beginning.
pub const PREFIXES: [usize; 3] = [3, 4, 6];
/// A word is read so far and no further.
const LONGEST: usize = 40;

/// What the letters of a word give.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub struct Form {
    /// Of the word as written.
    pub cased: u64,
    /// Of the word in lower case.
    pub lower: u64,
    /// Of its last letters in lower case.
    pub suffixes: [u64; SUFFIXES.len()],
    /// Of its first letters in lower case.
    pub prefixes: [u64; PREFIXES.len()],
    /// Of its shape.
    pub shape: u64,
    /// Whether it begins with an upper-case letter.
    pub capitalised: bool,
    /// Of what stands before its last hyphen and behind it.
    pub hyphenated: Option<(u64, u64)>,
    /// Whether it is a sign between words that can be nothing else.
    pub sign: bool,
    /// Whether it opens a passage or what a colon announces.
    pub opens: bool,
    /// Whether a clause may end with it or begin behind it.
    pub bounds: bool,
    /// Whether it has the look of a past participle.
    pub participle: bool,
    /// The number of its kin, which its vector tells.
    pub kin: u64,
    /// Whether its vector reads as Konjunktiv I, third person singular.
    pub konjunktiv1: bool,
    /// What the lists of names know of it, in bits.
    pub listed: u32,
    /// Whether they know names of several words that begin so.
    pub begins_longer: bool,
    /// Of the first two letters, where it is a form of sein, haben, werden or a modal verb.
    pub auxiliary: Option<u64>,
}

/// The forms that are auxiliaries or full verbs as the clause will have it.
const AUXILIARIES: [&str; 40] = [
    "bin", "ist", "sind", "war", "waren", "sei", "seien", "wäre", "wären", "gewesen", "sein", "hat", "haben", "hatte",
    "hatten", "habe", "hätte", "hätten", "gehabt", "wird", "werden", "wurde", "wurden", "werde", "würde", "würden",
    "geworden", "worden", "kann", "können", "konnte", "konnten", "soll", "sollen", "muss", "müssen", "musste", "will",
    "wollen", "darf",
];

fn bounds(word: &str) -> bool {
    matches!(word, "," | "." | ":" | ";" | "?" | "!" | "(" | "–" | "„" | "“" | "\"" | "und" | "oder" | "aber" | "dass")
}

fn like_participle(word: &str) -> bool {
    word.len() > 3
        && word.starts_with(char::is_lowercase)
        && (word.ends_with('t') || word.ends_with("en"))
        && (word.contains("ge")
            || word.ends_with("iert")
            || ["be", "ver", "er", "ent"].iter().any(|prefix| word.starts_with(prefix)))
}

impl Form {
    /// What a word gives; `letters` is room to work in.
    pub fn of(word: &str, letters: &mut Vec<char>) -> Self {
        letters.clear();
        letters.extend(word.chars().flat_map(char::to_lowercase).take(LONGEST));
        let auxiliary = AUXILIARIES
            .iter()
            .any(|form| form.chars().eq(letters.iter().copied()))
            .then(|| characters(letters[..2].iter().copied()));
        let suffix = |length: usize| characters(letters[letters.len().saturating_sub(length)..].iter().copied());
        let prefix = |length: usize| characters(letters[..length.min(letters.len())].iter().copied());
        Self {
            cased: characters(word.chars().take(LONGEST)),
            lower: characters(letters.iter().copied()),
            suffixes: SUFFIXES.map(suffix),
            prefixes: PREFIXES.map(prefix),
            shape: shape(word),
            capitalised: word.starts_with(char::is_uppercase),
            hyphenated: word
                .rsplit_once('-')
                .map(|(before, behind)| (characters(before.chars()), characters(behind.chars()))),
            sign: matches!(
                word,
                "," | "." | ":" | ";" | "?" | "!" | "(" | ")" | "–" | "„" | "“" | "”" | "\"" | "»" | "«"
            ),
            opens: matches!(word, "„" | "\"" | ":" | "»"),
            bounds: bounds(word),
            participle: like_participle(word),
            kin: 0,
            konjunktiv1: false,
            listed: naming::listed(word),
            begins_longer: names().begins_longer(word),
            auxiliary,
        }
    }

    /// The rows of the table of vectors that make up the word's vector: those of the whole word, and those of its parts,
    /// by which a word that was never seen resembles others.
    pub fn rows(&self, word: &str, letters: &mut Vec<char>, rows: &mut vectors::Rows) {
        rows.whole.clear();
        rows.parts.clear();
        letters.clear();
        let digits_alike = |letter: char| if letter.is_ascii_digit() { '0' } else { letter };
        letters.extend(word.chars().flat_map(char::to_lowercase).map(digits_alike).take(LONGEST));
        let row = |hash, kind| bucket(hash, kind, BITS);
        let lower = characters(letters.iter().copied());
        rows.whole.extend([row(self.cased, 1), row(self.cased, 2), row(lower, 3)]);
        rows.parts.push(row(self.shape, 4));
        let mut hash = 7;
        for (length, &letter) in (1..letters.len()).zip(letters.iter()).take(6) {
            hash = mix(hash, u64::from(letter));
            rows.parts.push(row(hash, 10 + length as u64));
        }
        let mut hash = if self.capitalised { 10 } else { 9 };
        for (length, &letter) in (1..letters.len()).zip(letters.iter().rev()).take(10) {
            hash = mix(hash, u64::from(letter));
            if matches!(length, 1..=6 | 8 | 10) {
                rows.parts.push(row(hash, 30 + length as u64));
            }
        }
        if letters.len() > 5 {
            for inner in letters[1..letters.len() - 1].windows(4).take(12) {
                rows.parts.push(row(characters(inner.iter().copied()), 50));
            }
        }
    }
}
