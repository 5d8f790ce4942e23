//! Names of people → persons: full names, surnames, initials, particles.

use std::collections::HashMap;

use super::cast::Cast;
use crate::extraction::EntityKind;
use crate::language::agreement::Agreement;
use crate::language::gazetteer::{NameClass, names};
use crate::language::nouns;

/// So many people of one surname are told apart.
const NAMESAKES: usize = 8;

/// Finds the person that a name means.
#[derive(Default)]
pub(super) struct People {
    /// The last part of a name, and every other part but the first → people, the last to be named in full at the end.
    by_surname: HashMap<String, Vec<usize>>,
    /// The first part of a name → people.
    by_given: HashMap<String, Vec<usize>>,
}

impl People {
    /// The person whom `name`, of several words, names in full; entered where it is the first.
    pub(super) fn full(&mut self, cast: &mut Cast, name: &str) -> usize {
        let words: Vec<&str> = name.split(' ').collect();
        let (Some(given), Some(last)) = (words.first(), words.last()) else { return self.new_person(cast, name) };
        let namesakes = self.by_surname.get(&key(last)).map(Vec::as_slice).unwrap_or_default();
        let same = |&&person: &&usize| {
            let known = &cast.members[person].entity.name;
            known.contains(' ')
                && known.rsplit(' ').next().is_some_and(|other| key(other) == key(last))
                && (known.split(' ').next().is_some_and(|other| same_given(other, given))
                    || ends_with_words(known, name)
                    || ends_with_words(name, known))
        };
        let Some(&person) = namesakes.iter().rev().find(same) else { return self.new_person(cast, name) };
        let entity = &mut cast.members[person].entity;
        if name.len() > entity.name.len() {
            name.clone_into(&mut entity.name);
            self.enter(person, name);
        }
        person
    }

    /// The person whom a single word names: by surname, or by the given name if only one person has that. `wanted` is the
    /// gender that the words before it tell, `near` the person who was named last of those given.
    pub(super) fn short(
        &mut self,
        cast: &mut Cast,
        name: &str,
        wanted: Agreement,
        near: impl Fn(&[usize]) -> Option<usize>,
    ) -> usize {
        let fits = |people: &Vec<usize>| -> Vec<usize> {
            people.iter().copied().filter(|&person| cast.members[person].gender.intersects(wanted)).collect()
        };
        let by_surname = self.by_surname.get(&key(name)).map(fits).unwrap_or_default();
        let by_given = || self.by_given.get(name).map(fits).filter(|people| people.len() == 1).unwrap_or_default();
        let known = match by_surname.len() {
            0 => by_given().first().copied(),
            1 => by_surname.first().copied(),
            _ => near(&by_surname),
        };
        let person = known.unwrap_or_else(|| self.new_person(cast, name));
        // "Frau Schmidt" and "Herr Schmidt" are two.
        let gender = &mut cast.members[person].gender;
        if gender.intersects(wanted) {
            *gender &= wanted;
        }
        person
    }

    /// Whether a word is the surname of somebody who is named in full.
    pub(super) fn has_surname(&self, cast: &Cast, word: &str) -> bool {
        let named_in_full = |person: &usize| {
            let given = cast.members[*person].entity.name.split_once(' ').map_or("", |(given, _)| given);
            given.starts_with(char::is_uppercase) && nouns::noun(given).is_none()
        };
        self.by_surname.get(&key(word)).is_some_and(|people| people.iter().any(named_in_full))
    }

    fn new_person(&mut self, cast: &mut Cast, name: &str) -> usize {
        let person = cast.enter(EntityKind::Person, name.to_owned());
        cast.members[person].gender = gender_by_name(name);
        self.enter(person, name);
        person
    }

    fn enter(&mut self, person: usize, name: &str) {
        let mut words = name.split(' ');
        if name.contains(' ')
            && let Some(given) = words.next()
        {
            push(self.by_given.entry(given.to_owned()).or_default(), person);
        }
        for word in words.filter(|word| word.starts_with(char::is_uppercase) || word.contains('-')) {
            push(self.by_surname.entry(key(word)).or_default(), person);
        }
    }
}

/// Whether a name ends with all the words of another: "Amina Hassan Yusufi" with "Hassan Yusufi".
fn ends_with_words(name: &str, other: &str) -> bool {
    name.strip_suffix(other).is_some_and(|before| before.ends_with(' '))
}

fn push(people: &mut Vec<usize>, person: usize) {
    if people.contains(&person) {
        return;
    }
    if people.len() == NAMESAKES {
        people.remove(0);
    }
    people.push(person);
}

/// A surname in lower case, without the article of Arabic names.
fn key(surname: &str) -> String {
    let lower = surname.to_lowercase();
    ["al-", "el-", "as-", "asch-", "ar-"]
        .iter()
        .find_map(|article| lower.strip_prefix(article))
        .unwrap_or(&lower)
        .into()
}

/// Whether two given names, or initials of them, can be of one person.
fn same_given(one: &str, other: &str) -> bool {
    let initial = |name: &str| name.ends_with('.') && name.chars().count() <= 3;
    one == other || (initial(one) || initial(other)) && one.trim_end_matches('.').chars().next() == other.chars().next()
}

/// The gender that the given names tell; both where they do not.
fn gender_by_name(name: &str) -> Agreement {
    let given = |word: &str| {
        // "Karl-Heinz": the first part tells.
        let class = names().of(word);
        if class.contains(NameClass::GIVEN) { class } else { names().of(word.split('-').next().unwrap_or(word)) }
    };
    let mut words = name.split(' ').peekable();
    while let Some(word) = words.next() {
        // The last word is the surname.
        if words.peek().is_none() && name.contains(' ') {
            break;
        }
        let class = given(word);
        match (class.contains(NameClass::FEMALE), class.contains(NameClass::MALE)) {
            (true, false) => return Agreement::FEMININE,
            (false, true) => return Agreement::MASCULINE,
            _ => {}
        }
    }
    Agreement::PERSON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_known_by_what_their_names_share() {
        let mut cast = Cast::default();
        let mut people = People::default();
        let merz = people.full(&mut cast, "Anton Merzig");
        let cases = [
            ("A. Merzig", true),
            ("Anton Jakob Merzig", true),
            ("Jakob Merzig", true),
            ("Berta Merzig", false),
            ("B. Merzig", false),
            ("Anton Kerner", false),
        ];
        for (name, same) in cases {
            assert_eq!(people.full(&mut cast, name) == merz, same, "{name}");
        }
        let any = Agreement::PERSON;
        let salman = people.full(&mut cast, "Karim bin Salmani");
        assert_eq!(people.short(&mut cast, "Salmani", any, |_| None), salman);
        let hadi = people.full(&mut cast, "Omar al-Hadi");
        assert_eq!(people.short(&mut cast, "Hadi", any, |_| None), hadi);
        assert_eq!(people.short(&mut cast, "Omar", any, |_| None), hadi);
        assert_eq!(people.short(&mut cast, "Merzig", Agreement::FEMININE, |known| known.first().copied()), 1);
        let her = people.short(&mut cast, "Schmidt", Agreement::FEMININE, |_| None);
        assert_ne!(people.short(&mut cast, "Schmidt", Agreement::MASCULINE, |_| None), her);
        assert_eq!(cast.members[merz].entity.name, "Anton Jakob Merzig");
    }
}
