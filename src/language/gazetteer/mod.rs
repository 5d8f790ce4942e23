//! Names that the lists know, with what they can name.
//!
//! `build`, which runs when the program is built, makes a `table` of the long lists, so that nothing of them is read at
//! start; `class` says what a name can be.

mod class;
mod table;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

pub use class::NameClass;

use super::model::hash;
use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::de::lists::rows;
use crate::language::token::Kind;
use table::{Entry, get, joined, letters, whole};

const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));
const DERIVED: &str = include_str!(concat!(env!("OUT_DIR"), "/derived.tsv"));
const CAPITALS: &str = include_str!("../../../assets/lexicon/de/capitals.tsv");
const SAME_NAMES: &str = include_str!("../../../assets/lexicon/de/same-names.tsv");

type Map = HashMap<&'static str, &'static str, foldhash::fast::FixedState>;

impl NameClass {
    /// Without what only an ambiguous name could be: "Sturm" is a common word, and no organisation for sure.
    #[must_use]
    pub fn sure(self) -> Self {
        let ambiguous = [
            (Self::AMBIGUOUS_PLACE, Self::PLACE),
            (Self::AMBIGUOUS_ORGANISATION, Self::ORGANISATION),
            (Self::AMBIGUOUS, Self::OTHER),
        ];
        let unsure = ambiguous.into_iter().filter(|(mark, _)| self.contains(*mark));
        unsure.fold(self, |class, (_, kind)| class.difference(kind))
    }
}

/// What the lists know of names.
#[derive(Default)]
pub struct Names {
    /// Adjective or inhabitant → place.
    derived: Map,
    /// Country → capital.
    capitals: Map,
    /// Capital → country.
    countries: Map,
    /// Another name → the one that stands for all of them.
    same: Map,
}

/// All names that the lists know.
pub fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(Names::from_lists);
    &NAMES
}

/// What the lists know of a name.
fn entry(name: &str) -> Entry {
    get(TABLE, whole(name))
}

impl Names {
    fn from_lists() -> Self {
        let mut names = Self::default();
        names.derived.extend(rows(DERIVED).map(|row| (row[0], row[1])));
        for row in rows(CAPITALS) {
            names.capitals.insert(row[0], row[1]);
            names.countries.entry(row[1]).or_insert(row[0]);
        }
        for row in rows(SAME_NAMES) {
            names.same.extend(row.iter().map(|name| (*name, row[0])));
        }
        names
    }

    /// What a name can be, as written.
    pub fn of(&self, name: &str) -> NameClass {
        entry(name).class()
    }

    /// What a name can be, as written or without the s of a genitive.
    pub fn of_inflected(&self, word: &str) -> NameClass {
        let class = self.of(word);
        if !class.is_empty() {
            return class;
        }
        word.strip_suffix(['s', '’', '\'']).filter(|stem| stem.len() > 2).map_or(class, |stem| self.of(stem))
    }

    /// The one name that stands for all of a thing's names: "USA" for "Vereinigte Staaten"; a name that has no other is its
    /// own.
    pub fn same<'a>(&self, name: &'a str) -> &'a str {
        self.same.get(name).copied().unwrap_or(name)
    }

    /// Of what kind the lists say that the place or the organisation of that name is: "city", "company".
    pub fn kind(&self, name: &str, of: EntityKind) -> Option<&'static str> {
        match of {
            EntityKind::Location => entry(name).place(),
            EntityKind::Organisation => entry(name).organisation(),
            _ => None,
        }
    }

    /// Whether a place or an organisation of that name is in the lists.
    pub fn has(&self, name: &str) -> bool {
        self.of(name).intersects(NameClass::PLACE | NameClass::ORGANISATION)
    }

    /// The capital of a country or state.
    pub fn capital(&self, place: &str) -> Option<&'static str> {
        self.capitals.get(place).copied()
    }

    /// The country or state whose capital a town is.
    pub fn country_of_capital(&self, town: &str) -> Option<&'static str> {
        self.countries.get(town).copied()
    }

    /// The place that an adjective or the word for an inhabitant is derived from: "russischen", "Berliner", "Französin".
    pub fn derived_from<'w>(&self, word: &'w str) -> Option<Cow<'w, str>> {
        const ADJECTIVE: [&str; 6] = ["", "e", "en", "er", "es", "em"];
        const INHABITANT: [&str; 7] = ["", "s", "n", "en", "in", "innen", "ns"];
        let of_adjective = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem.ends_with("isch"));
        let adjective = !word.starts_with(char::is_uppercase) || ADJECTIVE.iter().any(of_adjective);
        let endings: &[&str] = if adjective { &ADJECTIVE } else { &INHABITANT };
        let stem = |ending: &&str| word.strip_suffix(*ending);
        if let Some(place) = endings.iter().filter_map(stem).find_map(|stem| self.derived.get(stem)) {
            return Some(Cow::Borrowed(place));
        }
        // The inhabitants of most towns: "Hamburger", "Karlsruher".
        let stem = endings.iter().filter_map(stem).find_map(|stem| stem.strip_suffix("er"))?;
        let inhabited = |name: &str| matches!(entry(name).place(), Some("city" | "district" | "region" | "country"));
        let is_town = |name: &str| inhabited(name) && self.of(name).sure().contains(NameClass::PLACE);
        [Cow::Borrowed(stem), Cow::Owned(format!("{stem}e"))].into_iter().find(|name| is_town(name))
    }

    /// The longest name of several words that begins at a token: its end and what it can be.
    pub fn longest_at(&self, text: &Text, at: usize, limit: usize) -> Option<(usize, NameClass)> {
        longest_from(joined(None, text.of(at)), &["s"], text, at, limit)
    }

    /// The same where the name's first word is an adjective in another case: "Auswärtigen Amtes".
    pub fn longest_inflected_at(&self, text: &Text, at: usize, limit: usize) -> Option<(usize, NameClass)> {
        let first_forms = of_genders(text.of(at))?;
        first_forms.into_iter().find_map(|first| longest_from(first, &["s", "es"], text, at, limit))
    }

    /// Whether names of several words begin so, with the word as it is or, if it is an adjective, in another case.
    pub fn begins_longer(&self, word: &str) -> bool {
        let goes_on = |first| get(TABLE, first).goes_on();
        goes_on(joined(None, word)) || of_genders(word).is_some_and(|forms| forms.into_iter().any(goes_on))
    }
}

/// The hashes of an adjective's forms in the nominative: "Auswärtiger", "-es", "-e" for "Auswärtigen" and "Auswärtige".
fn of_genders(adjective: &str) -> Option<[u64; 3]> {
    let stem = ["en", "em", "e"].iter().find_map(|ending| adjective.strip_suffix(ending))?;
    let stem = joined(None, stem);
    Some(["er", "es", "e"].map(|ending| letters(stem, ending)))
}

/// The longest name of several words from a token on whose first word has the hash `hash` in the lists, and whose last may
/// have one of the endings.
fn longest_from(mut hash: u64, genitives: &[&str], text: &Text, at: usize, limit: usize) -> Option<(usize, NameClass)> {
    if !matches!(text.tokens[at].kind, Kind::Word | Kind::Number) {
        return None;
    }
    let mut begun = get(TABLE, hash);
    let mut longest = None;
    for at in at + 1..limit {
        if !begun.goes_on() {
            break;
        }
        let form = text.of(at);
        let stems = genitives.iter().filter_map(|ending| form.strip_suffix(ending));
        let genitives = stems.map(|stem| get(TABLE, joined(Some(hash), stem)));
        let genitive = genitives.map(Entry::class).find(|class| !class.is_empty());
        hash = joined(Some(hash), form);
        begun = get(TABLE, hash);
        let class = Some(begun.class()).filter(|class| !class.is_empty()).or(genitive);
        longest = class.map(|class| (at + 1, class)).or(longest);
    }
    longest
}
