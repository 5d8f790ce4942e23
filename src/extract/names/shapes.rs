//! What the shape of a word says of it as a name or before one: offices, authorities, nouns that tell a name's kind.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extraction::EntityKind;
use crate::language::de::lists::rows;
use crate::language::gazetteer::{NameClass, names};

struct Shapes(HashMap<&'static str, Vec<&'static str>>);

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let list = include_str!("../../../assets/lexicon/de/name-shapes.tsv");
    Shapes(rows(list).filter(|row| row.len() == 2).map(|row| (row[0], row[1].split(' ').collect())).collect())
});

impl Shapes {
    fn of(&self, class: &str) -> &[&'static str] {
        self.0.get(class).map_or(&[], Vec::as_slice)
    }
}

/// Whether the form is an office, title or profession.
pub(in crate::extract) fn is_office(form: &str) -> bool {
    let class = names().of_inflected(form) | form.strip_suffix('n').map_or(NameClass::empty(), |stem| names().of(stem));
    if class.intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE) {
        return true;
    }
    let lower = form.to_lowercase();
    let given = class.contains(NameClass::GIVEN);
    !given
        && form.starts_with(char::is_uppercase)
        && SHAPES.of("office-ending").iter().any(|ending| lower.ends_with(ending))
}

/// Nouns that their ending gives away.
pub(super) fn is_common_noun(form: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
        "nis", "nisse", "tum", "ismus",
    ];
    form.len() > 6 && ENDINGS.iter().any(|ending| form.ends_with(ending))
}

fn ends_in(form: &str, ending: &str) -> bool {
    let end = form.len().checked_sub(ending.len()).and_then(|start| form.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// What a place or a task makes the name of one: "Landgericht", "Verteidigungsministerium".
pub(super) fn is_authority(form: &str) -> bool {
    let uninflected = [Some(form), form.strip_suffix('s'), form.strip_suffix("es")];
    let authority = |form: &str| SHAPES.of("authority").iter().any(|ending| ends_in(form, ending));
    uninflected.into_iter().flatten().any(authority) || is_only_one(form)
}

/// The one-word name of one institution: "Bundesregierung", "US-Handelsministerium".
pub(super) fn is_only_one(form: &str) -> bool {
    let rest = SHAPES.of("only-one").iter().find_map(|prefix| form.strip_prefix(prefix));
    rest.is_some_and(|rest| {
        let rest = rest.to_lowercase();
        rest.len() > 2 && SHAPES.of("institution").iter().any(|institution| rest.ends_with(institution))
    })
}

pub(super) fn is_legal(form: &str) -> bool {
    names().of(form).contains(NameClass::LEGAL_FORM)
}

/// What a generic noun says of the name that follows it: "die Region Bristol Bay". Of what stands in marks it says more, and
/// a compound too: "der Kinofilm „Der Pate“".
pub(super) fn named_by(noun: &str, marked: bool) -> Option<EntityKind> {
    let uninflected = [Some(noun), noun.strip_suffix('s')];
    let is = |class: &str| {
        let is = |noun: &str| SHAPES.of(class).iter().any(|shape| shape.eq_ignore_ascii_case(noun));
        uninflected.into_iter().flatten().any(is)
    };
    let ends = |class: &str| marked && SHAPES.of(class).iter().any(|ending| ends_in(noun, ending));
    match () {
        () if is("org-noun") || ends("org-noun") => Some(EntityKind::Organisation),
        () if is("place-noun") => Some(EntityKind::Location),
        () if ends("work-noun") => Some(EntityKind::Other),
        () => None,
    }
}
