//! Names that the lists know, with what they can name.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::Text;
use crate::language::de::lists::rows;
use crate::language::token::Kind;

const PLACES: &str = include_str!("../../assets/lexicon/de/places.tsv");
const GIVEN_NAMES: &str = include_str!("../../assets/lexicon/de/given-names.tsv");
const ORGANISATIONS: &str = include_str!("../../assets/lexicon/de/organisations.tsv");
const OFFICES: &str = include_str!("../../assets/lexicon/de/offices.tsv");
const NAME_PARTS: &str = include_str!("../../assets/lexicon/de/name-parts.tsv");
const OTHER_NAMES: &str = include_str!("../../assets/lexicon/de/other-names.tsv");

bitflags::bitflags! {
    /// What a name, or a word of a name, can be.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct NameClass: u32 {
        /// A place.
        const PLACE = 1;
        /// A given name.
        const GIVEN = 1 << 1;
        /// A given name of women.
        const FEMALE = 1 << 2;
        /// A given name of men.
        const MALE = 1 << 3;
        /// An organisation.
        const ORGANISATION = 1 << 4;
        /// A work, a prize, a law, a product, an event.
        const OTHER = 1 << 5;
        /// An office, title or profession, masculine.
        const OFFICE = 1 << 6;
        /// An office, title or profession, feminine.
        const OFFICE_FEMALE = 1 << 7;
        /// von, van, bin: inside the names of people.
        const PARTICLE = 1 << 8;
        /// AG, GmbH.
        const LEGAL_FORM = 1 << 9;
        /// Ministerium, Gericht: makes an organisation of the name beside it.
        const ORGANISATION_HEAD = 1 << 10;
        /// Straße, Provinz: makes a place of the name beside it.
        const PLACE_HEAD = 1 << 11;
        /// Preis, Gesetz: makes a work, law or prize of the name beside it.
        const OTHER_HEAD = 1 << 12;
        /// Also a common word.
        const AMBIGUOUS = 1 << 13;
        /// An adjective of a place: russisch.
        const ADJECTIVE = 1 << 14;
        /// An inhabitant of a place: Russe.
        const INHABITANT = 1 << 15;
    }
}

/// Names by their first word.
#[derive(Default)]
pub struct Names {
    words: HashMap<&'static str, NameClass, foldhash::fast::FixedState>,
    longer: HashMap<&'static str, Vec<(Vec<&'static str>, NameClass)>, foldhash::fast::FixedState>,
}

/// All names that the lists know.
pub fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(Names::from_lists);
    &NAMES
}

impl Names {
    fn from_lists() -> Self {
        let mut names = Self::default();
        for row in rows(PLACES) {
            names.add(row[0], NameClass::PLACE | ambiguous(row.get(4)));
            names.add_word(row.get(2), NameClass::ADJECTIVE);
            names.add_word(row.get(3), NameClass::INHABITANT);
        }
        for row in rows(GIVEN_NAMES) {
            let gender = match row.get(1) {
                Some(&"f") => NameClass::FEMALE,
                Some(&"m") => NameClass::MALE,
                _ => NameClass::empty(),
            };
            names.add(row[0], NameClass::GIVEN | gender | ambiguous(row.get(2)));
        }
        for row in rows(ORGANISATIONS) {
            names.add(row[0], NameClass::ORGANISATION | ambiguous(row.get(2)));
        }
        for row in rows(OTHER_NAMES) {
            names.add(row[0], NameClass::OTHER | ambiguous(row.get(2)));
        }
        for row in rows(OFFICES) {
            names.add_word(row.first(), NameClass::OFFICE);
            names.add_word(row.get(1), NameClass::OFFICE_FEMALE);
        }
        for row in rows(NAME_PARTS) {
            let class = match row.get(1) {
                Some(&"particle") => NameClass::PARTICLE,
                Some(&"legal") => NameClass::LEGAL_FORM,
                Some(&"org-head") => NameClass::ORGANISATION_HEAD,
                Some(&"loc-head") => NameClass::PLACE_HEAD,
                _ => NameClass::OTHER_HEAD,
            };
            names.add_word(row.first(), class);
        }
        names
    }

    fn add(&mut self, name: &'static str, class: NameClass) {
        let mut words = name.split(' ');
        let Some(first) = words.next() else { return };
        let rest: Vec<_> = words.collect();
        if rest.is_empty() {
            self.add_word(Some(&first), class);
        } else {
            self.longer.entry(first).or_default().push((rest, class));
        }
    }

    fn add_word(&mut self, word: Option<&&'static str>, class: NameClass) {
        if let Some(word) = word.filter(|word| **word != "-") {
            *self.words.entry(word).or_insert(NameClass::empty()) |= class;
        }
    }

    /// What a single word can be, as written.
    pub fn of(&self, word: &str) -> NameClass {
        self.words.get(word).copied().unwrap_or(NameClass::empty())
    }

    /// What a single word can be, as written or without the s of a genitive.
    pub fn of_inflected(&self, word: &str) -> NameClass {
        let class = self.of(word);
        if !class.is_empty() {
            return class;
        }
        word.strip_suffix(['s', '’', '\'']).filter(|stem| stem.len() > 2).map_or(class, |stem| self.of(stem))
    }

    /// The longest name of several words that begins at a token: its end and what it can be.
    pub fn longest_at(&self, text: &Text, at: usize, limit: usize) -> Option<(usize, NameClass)> {
        let candidates = self.longer.get(text.of(at))?;
        let matches = |rest: &[&str]| {
            at + rest.len() < limit
                && rest.iter().enumerate().all(|(index, word)| {
                    let form = text.of(at + 1 + index);
                    form == *word || index + 1 == rest.len() && form.strip_suffix('s') == Some(word)
                })
        };
        candidates
            .iter()
            .filter(|(rest, _)| text.tokens[at].kind == Kind::Word && matches(rest))
            .max_by_key(|(rest, _)| rest.len())
            .map(|(rest, class)| (at + 1 + rest.len(), *class))
    }
}

fn ambiguous(column: Option<&&str>) -> NameClass {
    if column == Some(&"!") { NameClass::AMBIGUOUS } else { NameClass::empty() }
}
