//! Whom the phrase of a source names.

use crate::language::lexicon::{Class, words};

/// Words before a noun that tell nothing of whose words they are.
const VAGUE: [&str; 12] = [
    "ersten",
    "eigenen",
    "weiteren",
    "neuen",
    "neuesten",
    "letzten",
    "jüngsten",
    "bisherigen",
    "vorläufigen",
    "übereinstimmenden",
    "verschiedenen",
    "unbestätigten",
];

/// The part of a speaker's phrase that says who it is, without an article: "Polizei" of "Angaben der Polizei", nothing of
/// "ersten Angaben" or "es", all of "Polizeiangaben".
#[must_use]
pub fn named_in(phrase: &str) -> &str {
    let owner = owner(phrase);
    let is_article =
        |word: &str| words().get(&*word.to_lowercase()).is_some_and(|word| word.classes.contains(Class::ARTICLE));
    owner.split_once(' ').filter(|(first, _)| is_article(first)).map_or(owner, |(_, rest)| rest.trim_start())
}

/// Whose words a phrase says that they are.
fn owner(phrase: &str) -> &str {
    let mut vague = true;
    let mut rest = phrase;
    while !rest.is_empty() {
        let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let word = word.to_lowercase();
        if is_plain_source(&word) {
            let behind = behind.trim_start();
            let owner = behind.strip_prefix("von ").or(behind.strip_prefix("vom ")).unwrap_or(behind);
            return if owner.is_empty() && !vague { phrase } else { owner };
        }
        vague &= VAGUE.contains(&word.as_str()) || opens_phrase(&word);
        rest = behind;
    }
    if vague { "" } else { phrase }
}

/// "Angaben", "Berichten", but not "Medienberichten", which says whose, or "Zeugen", who are people.
fn is_plain_source(word: &str) -> bool {
    let people = matches!(word, "zeugen" | "augenzeugen" | "quellen" | "kreisen");
    let source = |form: &str| words().get(form).is_some_and(|word| word.classes.contains(Class::SOURCE_NOUN));
    let compound = word.char_indices().skip(3).any(|(at, _)| source(&word[at..]));
    !people && source(word) && !compound
}

fn opens_phrase(word: &str) -> bool {
    word == "man"
        || words().get(word).is_some_and(|word| word.classes.intersects(Class::OPENS_PHRASE | Class::PERSONAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_whoever_is_named_and_nobody_else() {
        let cases = [
            ("Angaben", ""),
            ("den ersten Angaben", ""),
            ("es", ""),
            ("man", ""),
            ("Angaben der Polizei", "Polizei"),
            ("Angaben von Augenzeugen", "Augenzeugen"),
            ("israelischen Angaben", "israelischen Angaben"),
            ("Medienberichten", "Medienberichten"),
            ("Augenzeugen", "Augenzeugen"),
            ("der Sprecher", "Sprecher"),
            ("Ein Sprecher der Polizei", "Sprecher der Polizei"),
            ("", ""),
        ];
        for (phrase, expected) in cases {
            assert_eq!(named_in(phrase), expected, "{phrase}");
        }
    }
}
