//! Gender and number of a noun phrase, as its determiner and its noun tell them.

use crate::language::Text;
use crate::language::lexicon::Class;

bitflags::bitflags! {
    /// The genders in the singular, and the plural. A form that can be several of them has them all.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Agreement: u8 {
        /// Masculine singular.
        const MASCULINE = 1;
        /// Feminine singular.
        const FEMININE = 1 << 1;
        /// Neuter singular.
        const NEUTER = 1 << 2;
        /// Plural of any gender.
        const PLURAL = 1 << 3;
    }
}

impl Agreement {
    /// What a person can be of whom nothing is known.
    pub const PERSON: Self = Self::MASCULINE.union(Self::FEMININE);
}

/// What a determiner tells of its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Determiner {
    /// Gender and number.
    pub agreement: Agreement,
    /// Whether it points to something known: der, dieser, im.
    pub definite: bool,
    /// Whether the phrase can be a subject.
    pub nominative: bool,
}

const M: Agreement = Agreement::MASCULINE;
const F: Agreement = Agreement::FEMININE;
const N: Agreement = Agreement::NEUTER;
const P: Agreement = Agreement::PLURAL;

/// Prepositions that always govern the dative, or often do: after them "den" is a plural.
const DATIVE: [&str; 14] = [
    "mit",
    "von",
    "bei",
    "zu",
    "nach",
    "aus",
    "seit",
    "gegenüber",
    "unter",
    "zwischen",
    "außer",
    "nebst",
    "samt",
    "neben",
];

impl Text<'_> {
    /// What the determiner at the token tells; none where none stands there.
    pub fn determiner(&self, at: usize) -> Option<Determiner> {
        if !self.is(at, Class::OPENS_PHRASE | Class::CONTRACTION) {
            return None;
        }
        let form = self.of(at).to_lowercase();
        let before = at.checked_sub(1);
        let governed = before.is_some_and(|before| self.is(before, Class::PREPOSITION) && !self.capitalised(at));
        let (agreement, definite, nominative) = match form.as_str() {
            "der" | "dieser" | "jener" if governed || before.is_some_and(|before| self.can_own(before)) => {
                (F | P, true, false)
            }
            "der" | "dieser" | "jener" => (M, true, true),
            "den" if before.is_some_and(|before| DATIVE.contains(&self.of(before))) => (P, true, false),
            "den" => (M, true, false),
            "des" | "dem" | "diesem" | "jenem" | "im" | "am" | "beim" | "vom" | "zum" => (M | N, true, false),
            "die" | "diese" | "jene" => (F | P, true, !governed),
            "das" | "dieses" | "jenes" => (N, true, !governed),
            "zur" => (F, true, false),
            "ins" | "ans" | "aufs" | "fürs" | "ums" | "durchs" => (N, true, false),
            "diesen" | "jenen" => (M | P, true, false),
            _ => {
                let stem =
                    ["ein", "kein", "mein", "sein", "ihr", "unser"].iter().find(|stem| form.starts_with(**stem))?;
                match &form[stem.len()..] {
                    "" => (M | N, false, !governed),
                    "e" => (F | P, false, !governed),
                    "en" => (M | P, false, false),
                    "em" | "es" => (M | N, false, false),
                    "er" => (F | P, false, false),
                    _ => return None,
                }
            }
        };
        let possessive = ["sein", "ihr", "mein", "unser"].iter().any(|stem| form.starts_with(stem));
        let singular = form.starts_with("ein");
        let agreement = if singular && !possessive { agreement - P } else { agreement };
        Some(Determiner { agreement, definite, nominative })
    }

    /// Whether a genitive can follow the token: a noun that is no day, month or hour.
    fn can_own(&self, at: usize) -> bool {
        self.is_noun(at) && !self.is(at, Class::TIME_NOUN | Class::WEEKDAY | Class::MONTH)
    }
}
