//! Names of places, organisations and other things → what they name: abbreviations, legal forms, cases, short forms.

use std::collections::HashMap;

use super::cast::Cast;
use crate::extraction::EntityKind;
use crate::language::gazetteer::{NameClass, names};
use crate::language::nouns::{self, Stands};

/// Finds the thing that a name means.
#[derive(Default)]
pub(super) struct Things {
    by_key: HashMap<(EntityKind, String), usize>,
    /// An institution's noun → the one of that noun whose place is known; none where there are several.
    by_head: HashMap<String, Option<usize>>,
    /// First letters of its words, or its first word → what has a name of several words; none where several things do.
    short: HashMap<(EntityKind, String), Option<usize>>,
}

impl Things {
    /// What `name` names; entered where it is the first. `origin` is the place that an adjective before the name tells.
    pub(super) fn find(&mut self, cast: &mut Cast, kind: EntityKind, name: &str, origin: Option<&str>) -> usize {
        let institution = (kind == EntityKind::Organisation).then(|| institution(name, origin)).flatten();
        let key = (kind, institution.as_ref().map_or_else(|| key(kind, name), Institution::key));
        let bare = institution.as_ref().filter(|institution| institution.place.is_none());
        let known = self.by_key.get(&key).copied().or_else(|| match bare {
            Some(bare) => self.by_head.get(&bare.head).copied().flatten(),
            None if may_be_short(kind, name) => self.short.get(&(kind, name.to_owned())).copied().flatten(),
            None => None,
        });
        if let Some(thing) = known {
            let entity = &mut cast.members[thing].entity;
            // "Deutschen Bank" stands for "Deutsche Bank".
            if key == (kind, self::key(kind, &entity.name)) && name.len() < entity.name.len() && name.contains(' ') {
                name.clone_into(&mut entity.name);
            }
            return thing;
        }
        let thing = cast.enter(kind, name.to_owned());
        cast.members[thing].kinds = kinds(kind, name, institution.as_ref());
        if let Some(Institution { head, place: Some(_) }) = institution {
            self.by_head.entry(head).and_modify(|known| *known = None).or_insert(Some(thing));
        }
        self.by_key.insert(key, thing);
        self.enter_short_forms(kind, name, thing);
        thing
    }

    /// Makes `abbreviation`, which the text introduces in brackets, a name of the thing.
    pub(super) fn introduce(&mut self, kind: EntityKind, abbreviation: &str, thing: usize) {
        self.by_key.entry((kind, key(kind, abbreviation))).or_insert(thing);
    }

    fn enter_short_forms(&mut self, kind: EntityKind, name: &str, thing: usize) {
        // "Frankfurt" stands for "Frankfurt am Main".
        if kind == EntityKind::Location {
            let by_water = [" am ", " an der ", " im ", " (", "/"].iter().find_map(|by| name.split_once(by));
            if let Some((town, _)) = by_water {
                self.enter_short_form(kind, town.to_owned(), thing);
            }
            return;
        }
        let words: Vec<&str> = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).collect();
        if words.len() < 2 {
            return;
        }
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        // "Hamburger SV": of what stands in capitals all letters.
        let in_capitals = |word: &&str| word.chars().all(char::is_uppercase);
        let capitals: String =
            words.iter().map(|word| if in_capitals(word) { word } else { &word[..first_letter(word)] }).collect();
        let first = words[0];
        let says_little = nouns::noun(first).is_some()
            || !names().of(first).difference(NameClass::SURNAME).is_empty()
            || first.len() < 3;
        // "TSG" stands for "TSG Neustadt", and "Ostwerft" for "Ostwerft Maritim".
        let first = (!says_little).then(|| first.to_owned());
        let capitals = Some(capitals).filter(|capitals| *capitals != initials);
        for form in [initials].into_iter().chain(capitals).chain(first) {
            self.enter_short_form(kind, form, thing);
        }
    }

    fn enter_short_form(&mut self, kind: EntityKind, form: String, thing: usize) {
        self.short.entry((kind, form)).and_modify(|known| *known = None).or_insert(Some(thing));
    }
}

/// Whether a name of one word can stand for one of several. An organisation in the lists stands for itself ("Siemens" is not
/// "Siemens Energy"), but for its initials.
fn may_be_short(kind: EntityKind, name: &str) -> bool {
    const INITIALS: usize = 3;
    let initials = name.len() >= INITIALS && name.chars().all(char::is_uppercase);
    !name.contains(' ') && (kind == EntityKind::Location || initials || !names().has(name))
}

/// The length of a word's first letter, in bytes.
fn first_letter(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}

/// Whether the letters of an abbreviation stand in the name, in that order, the first at its beginning.
pub(super) fn abbreviates(abbreviation: &str, name: &str) -> bool {
    let upper = abbreviation.chars().filter(|c| c.is_uppercase()).count();
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let mut wanted = abbreviation.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic());
    abbreviation.chars().count() >= 2
        && abbreviation.len() < name.len()
        && (upper >= 2 || upper == 0)
        && wanted.next() == letters.next()
        && wanted.all(|letter| letters.any(|other| other == letter))
}

/// What names of one thing share, whatever their case.
fn key(kind: EntityKind, name: &str) -> String {
    let name = names().same(name);
    if kind != EntityKind::Organisation && !name.contains(' ') {
        return name.to_lowercase();
    }
    let mut words: Vec<&str> = name.split(' ').collect();
    if kind == EntityKind::Organisation && words.len() > 1 {
        words.retain(|word| !names().of(word).contains(NameClass::LEGAL_FORM));
    }
    // "Republik Belarus"
    if kind == EntityKind::Location {
        if words.len() == 2 && names().of(words[0]).contains(NameClass::PLACE_HEAD) && names().has(words[1]) {
            words.remove(0);
        }
        if let [word] = words[..] {
            return names().same(word).to_lowercase();
        }
    }
    words.iter().map(|word| stem(word)).collect::<Vec<_>>().join(" ")
}

/// A word in lower case without the ending of its case.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    if word.chars().all(|c| !c.is_lowercase()) {
        return lower;
    }
    let stem = ["es", "en", "er", "em", "e", "s", "n"].iter().find_map(|ending| lower.strip_suffix(ending));
    stem.filter(|stem| stem.len() > 3).unwrap_or(&lower).to_owned()
}

/// A name made of a noun for a kind of institution, and a place.
struct Institution {
    head: String,
    place: Option<String>,
}

impl Institution {
    fn key(&self) -> String {
        self.place.as_ref().map_or_else(|| self.head.clone(), |place| format!("{}@{place}", self.head))
    }
}

/// "Moskauer Verteidigungsministerium", "Verteidigungsministerium in Moskau", "Landgericht Bonn".
fn institution(name: &str, origin: Option<&str>) -> Option<Institution> {
    if is_listed_whole(name) {
        return None;
    }
    let words: Vec<&str> = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).collect();
    let is_head = |word: &&&str| names().of(word).contains(NameClass::ORGANISATION_HEAD);
    let head = words.iter().find(is_head)?;
    let place = match words.iter().find(|word| *word != head) {
        Some(word) if words.len() == 2 => Some(place(word)?),
        None => origin.map(str::to_owned),
        Some(_) => return None,
    };
    let head = stem(head);
    // A ministry in the capital is that of the country.
    let national = ["ministerium", "ministeri", "regierung", "präsidialamt"].iter().any(|end| head.ends_with(end));
    let place = place.map(|place| match names().country_of_capital(&place).filter(|_| national) {
        Some(country) => country.to_owned(),
        None => place,
    });
    Some(Institution { head, place })
}

/// Whether the lists have the name of several words, in whatever case it stands: "Deutschen Bank".
fn is_listed_whole(name: &str) -> bool {
    let Some((first, rest)) = name.split_once(' ') else { return false };
    // "Landgericht Bonn" is the "Bonner Landgericht".
    if names().kind(name, EntityKind::Organisation) == Some("authority") && names().of(rest).contains(NameClass::PLACE)
    {
        return false;
    }
    let listed = |name: &str| names().has(names().same(name));
    listed(name) || first.strip_suffix(['n', 'r', 'm', 's']).is_some_and(|first| listed(&format!("{first} {rest}")))
}

/// The place that a word of a name tells, as the one name that stands for it.
fn place(word: &str) -> Option<String> {
    let listed = |word: &str| names().of(word).contains(NameClass::PLACE).then(|| names().same(word).to_owned());
    listed(word)
        .or_else(|| names().derived_from(word).map(|place| names().same(&place).to_owned()))
        .or_else(|| listed(word.strip_suffix('s')?))
        // Towns that no list has.
        .or_else(|| nouns::noun(word).is_none().then(|| stem(word.strip_suffix("er").unwrap_or(word))))
}

/// What kinds of nouns can stand for the thing.
fn kinds(kind: EntityKind, name: &str, institution: Option<&Institution>) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = names().kind(name, kind).into_iter().collect();
    kinds.extend(names().kind(names().same(name), kind));
    if kind == EntityKind::Organisation {
        for word in name.split(' ') {
            if names().of(word).contains(NameClass::LEGAL_FORM) {
                kinds.push("company");
            }
            if let Some(Stands::Kind(told)) = nouns::noun(word).map(|noun| noun.stands) {
                kinds.extend(told.split('+').filter(|kind| *kind != "-"));
            }
        }
    }
    if institution.is_some() && kinds.is_empty() {
        kinds.push("authority");
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing_are_joined_and_others_are_not() {
        use EntityKind::{Location, Organisation};
        let cases = [
            (Organisation, "Deutschen Bank", "Deutsche Bank", true),
            (Organisation, "Ostwerft GmbH", "Ostwerft", true),
            (Organisation, "Moskauer Verteidigungsministerium", "Verteidigungsministerium in Moskau", true),
            (Organisation, "Landgericht Bonn", "Landgericht Köln", false),
            (Organisation, "Landgericht Bonn", "Bonner Landgericht", true),
            (Organisation, "Siemens Energy", "Siemens", false),
            (Organisation, "Tarifbund Freier Lotsen", "TFL", true),
            (Organisation, "Europäische Union", "EU", true),
            (Location, "Republik Belarus", "Belarus", true),
            (Location, "Vereinigten Staaten", "USA", true),
            (Location, "Frankfurt am Main", "Frankfurt", true),
            (Location, "Frankfurt am Main", "Frankfurt an der Oder", false),
            (Organisation, "Hamburger SV", "HSV", true),
            (Location, "Guinea", "Guinea-Bissau", false),
        ];
        for (kind, one, other, same) in cases {
            let mut cast = Cast::default();
            let mut things = Things::default();
            let first = things.find(&mut cast, kind, one, None);
            assert_eq!(things.find(&mut cast, kind, other, None) == first, same, "{one}, {other}");
        }
    }

    #[test]
    fn an_abbreviation_has_the_letters_of_its_name() {
        for (short, name, fits) in [
            ("BKA", "Bundeskriminalamt", true),
            ("dpa", "Deutsche Presse-Agentur", true),
            ("dpa", "Berlin", false),
            ("CDU", "Hans Kerner", false),
            ("BKA", "BKA", false),
        ] {
            assert_eq!(abbreviates(short, name), fits, "{short}, {name}");
        }
    }
}
