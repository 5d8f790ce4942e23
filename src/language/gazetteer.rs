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
const CAPITALS: &str = include_str!("../../assets/lexicon/de/capitals.tsv");
const SAME_NAMES: &str = include_str!("../../assets/lexicon/de/same-names.tsv");

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

type Map<Value> = HashMap<&'static str, Value, foldhash::fast::FixedState>;

/// Names by their first word, and what is told of them.
#[derive(Default)]
pub struct Names {
    words: Map<NameClass>,
    longer: Map<Vec<(Vec<&'static str>, NameClass)>>,
    /// Adjective or inhabitant → place.
    derived: Map<&'static str>,
    /// Place or organisation → its kind.
    kinds: Map<&'static str>,
    /// Country → capital.
    capitals: Map<&'static str>,
    /// Capital → country.
    countries: Map<&'static str>,
    /// Another name → the one that stands for all of them.
    same: Map<&'static str>,
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
            names.kinds.entry(row[0]).or_insert(row[1]);
            for word in row[2..4].iter().filter(|word| **word != "-") {
                // "russisch" comes from the shorter of "Russland" and "Russische Föderation".
                let place = names.derived.entry(word).or_insert(row[0]);
                if row[0].len() < place.len() {
                    *place = row[0];
                }
            }
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
            names.kinds.entry(row[0]).or_insert(row[1]);
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
        for row in rows(CAPITALS) {
            names.capitals.insert(row[0], row[1]);
            names.countries.entry(row[1]).or_insert(row[0]);
        }
        for row in rows(SAME_NAMES) {
            names.same.extend(row.iter().map(|name| (*name, row[0])));
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

    /// The one name that stands for all of a thing's names: "USA" for "Vereinigte Staaten"; a name that has no other is its
    /// own.
    pub fn same<'a>(&self, name: &'a str) -> &'a str {
        self.same.get(name).copied().unwrap_or(name)
    }

    /// Of what kind the lists say a place or an organisation is: "city", "company".
    pub fn kind(&self, name: &str) -> Option<&'static str> {
        self.kinds.get(name).copied()
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
    pub fn derived_from(&self, word: &str) -> Option<&'static str> {
        const ADJECTIVE: [&str; 6] = ["", "e", "en", "er", "es", "em"];
        const INHABITANT: [&str; 7] = ["", "s", "n", "en", "in", "innen", "ns"];
        let endings: &[&str] = if word.starts_with(char::is_uppercase) { &INHABITANT } else { &ADJECTIVE };
        let stem = |ending: &&str| word.strip_suffix(*ending);
        if let Some(place) = endings.iter().filter_map(stem).find_map(|stem| self.derived.get(stem)) {
            return Some(place);
        }
        // The inhabitants of most towns: "Hamburger", "Karlsruher".
        let stem = endings.iter().filter_map(stem).find_map(|stem| stem.strip_suffix("er"))?;
        let whole = |name: &str| self.kinds.get_key_value(name).map(|(name, _)| *name);
        let town = whole(stem).or_else(|| whole(&format!("{stem}e")))?;
        (self.of(town).contains(NameClass::PLACE) && !self.of(town).contains(NameClass::AMBIGUOUS)).then_some(town)
    }

    /// The longest name of several words that begins at a token: its end and what it can be.
    pub fn longest_at(&self, text: &Text, at: usize, limit: usize) -> Option<(usize, NameClass)> {
        self.longest_from(text.of(at), &["s"], text, at, limit)
    }

    /// The same where the name's first word is an adjective in another case: "Auswärtigen Amtes".
    pub fn longest_inflected_at(&self, text: &Text, at: usize, limit: usize) -> Option<(usize, NameClass)> {
        let stem = text.of(at).strip_suffix("en").or_else(|| text.of(at).strip_suffix("em"))?;
        let of_gender = |ending| self.longest_from(&format!("{stem}{ending}"), &["s", "es"], text, at, limit);
        ["er", "es", "e"].into_iter().find_map(of_gender)
    }

    fn longest_from(
        &self,
        first: &str,
        genitives: &[&str],
        text: &Text,
        at: usize,
        limit: usize,
    ) -> Option<(usize, NameClass)> {
        let candidates = self.longer.get(first)?;
        let matches = |rest: &[&str]| {
            at + rest.len() < limit
                && rest.iter().enumerate().all(|(index, word)| {
                    let form = text.of(at + 1 + index);
                    let genitive = || genitives.iter().any(|ending| form.strip_suffix(ending) == Some(word));
                    form == *word || index + 1 == rest.len() && genitive()
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
