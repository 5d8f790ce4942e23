//! Words that say how exact the number beside them is.

use std::ops::Range;
use std::sync::LazyLock;

use crate::language::Text;
use crate::language::de::lists::rows;

const LIST: &str = include_str!("../../../assets/lexicon/de/number-modifiers.tsv");

/// How exact a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Modifier {
    /// As it stands.
    #[default]
    Exactly,
    /// That many or more.
    AtLeast,
    /// That many or fewer.
    AtMost,
    /// Roughly that many.
    About,
    /// That many for each of several.
    Each,
}

impl Modifier {
    /// Its name in the interchange form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::About => "about",
            Self::Each => "each",
        }
    }

    fn from_name(name: &str) -> Self {
        let all = [Self::AtLeast, Self::AtMost, Self::About, Self::Each];
        all.into_iter().find(|modifier| modifier.name() == name).unwrap_or_default()
    }
}

struct Phrase {
    words: Vec<&'static str>,
    before: bool,
    modifier: Modifier,
}

/// The phrases, the longest first.
static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    for row in rows(LIST) {
        let [place, modifier, entries] = row[..] else { continue };
        phrases.extend(entries.split_whitespace().map(|entry| Phrase {
            words: entry.split('_').collect(),
            before: place == "before",
            modifier: Modifier::from_name(modifier),
        }));
    }
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    phrases
});

/// What the words around a number say of it, and the range of tokens with them, which stays within `within`.
pub(super) fn around(text: &Text, number: Range<usize>, within: &Range<usize>) -> (Modifier, Range<usize>) {
    let mut modifier = Modifier::Exactly;
    let Range { start: mut first, mut end } = number;
    let stands = |phrase: &Phrase, at: usize| {
        phrase.words.iter().enumerate().all(|(index, word)| text.of(at + index).to_lowercase() == **word)
    };
    // "rund je 100": the nearest one that says something counts.
    while let Some(phrase) = PHRASES
        .iter()
        .filter(|phrase| phrase.before)
        .find(|phrase| first.checked_sub(phrase.words.len()).is_some_and(|at| at >= within.start && stands(phrase, at)))
    {
        first -= phrase.words.len();
        if modifier == Modifier::Exactly {
            modifier = phrase.modifier;
        }
    }
    let after =
        PHRASES.iter().find(|phrase| !phrase.before && end + phrase.words.len() <= within.end && stands(phrase, end));
    if let Some(phrase) = after {
        end += phrase.words.len();
        modifier = phrase.modifier;
    }
    (modifier, first..end)
}
