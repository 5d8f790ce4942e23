//! What the shape of a word says of it as a name or before one: offices, authorities, nouns that tell a name's kind.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::extraction::EntityKind;
use crate::language::de::lists::rows;
use crate::language::gazetteer::{NameClass, names};

struct Shapes {
    by_class: HashMap<&'static str, Vec<&'static str>, FixedState>,
    /// Each shape with its class, by its last two bytes.
    by_end: HashMap<[u8; 2], Vec<(&'static str, &'static str)>, FixedState>,
}

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let list = include_str!("../../../assets/lexicon/de/name-shapes.tsv");
    let (mut by_class, mut by_end) = (HashMap::default(), HashMap::<_, Vec<_>, _>::default());
    for row in rows(list).filter(|row| row.len() == 2) {
        let shapes: Vec<&str> = row[1].split(' ').collect();
        for &shape in &shapes {
            if let Some(end) = shape.as_bytes().last_chunk() {
                by_end.entry(*end).or_default().push((row[0], shape));
            }
        }
        by_class.insert(row[0], shapes);
    }
    Shapes { by_class, by_end }
});

impl Shapes {
    fn of(&self, class: &str) -> &[&'static str] {
        self.by_class.get(class).map_or(&[], Vec::as_slice)
    }

    /// Whether the form is a shape of the class or ends so, in whatever case.
    fn end(&self, class: &str, form: &str) -> bool {
        let ends_in = |ending: &str| {
            let end = form.len().checked_sub(ending.len()).and_then(|start| form.get(start..));
            end.is_some_and(|end| end.chars().flat_map(char::to_lowercase).eq(ending.chars()))
        };
        let like = form.as_bytes().last_chunk().and_then(|end| self.by_end.get(end));
        like.is_some_and(|like| like.iter().any(|(of, ending)| *of == class && ends_in(ending)))
    }
}

/// Whether the form is an office, title or profession.
pub(in crate::extract) fn is_office(form: &str) -> bool {
    let class = names().of_inflected(form) | form.strip_suffix('n').map_or(NameClass::empty(), |stem| names().of(stem));
    if class.intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE) {
        return true;
    }
    let given = class.contains(NameClass::GIVEN);
    let ends_so = SHAPES.end("office-ending", form) && !SHAPES.end("no-office", form);
    !given && form.starts_with(char::is_uppercase) && ends_so
}

/// Nouns that their ending gives away.
pub(super) fn is_common_noun(form: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
        "nis", "nisse", "tum", "ismus",
    ];
    form.len() > 6 && ENDINGS.iter().any(|ending| form.ends_with(ending))
}

/// What a place or a task makes the name of one: "Landgericht", "Verteidigungsministerium".
pub(super) fn is_authority(form: &str) -> bool {
    let uninflected = [Some(form), form.strip_suffix('s'), form.strip_suffix("es")];
    let authority = |form: &str| SHAPES.end("authority", form);
    uninflected.into_iter().flatten().any(authority) || is_only_one(form)
}

/// What a task makes the name of one: "Ausschuss für Verkehr".
pub(super) fn is_body(form: &str) -> bool {
    let uninflected = [Some(form), form.strip_suffix('s'), form.strip_suffix("es")];
    uninflected.into_iter().flatten().any(|form| SHAPES.end("body", form))
}

/// The one-word name of one institution: "Bundesregierung", "US-Handelsministerium".
pub(super) fn is_only_one(form: &str) -> bool {
    let rest = SHAPES.of("only-one").iter().find_map(|prefix| form.strip_prefix(prefix));
    rest.is_some_and(|rest| rest.len() > 2 && SHAPES.end("institution", rest))
}

/// What a generic noun says of the name that follows it: "die Region Bristol Bay". Of what stands in marks it says more, and
/// a compound too: "der Kinofilm „Der Pate“".
pub(super) fn named_by(noun: &str, marked: bool) -> Option<EntityKind> {
    let uninflected = [Some(noun), noun.strip_suffix('s')];
    let is = |class: &str| {
        let is = |noun: &str| SHAPES.of(class).iter().any(|shape| shape.eq_ignore_ascii_case(noun));
        uninflected.into_iter().flatten().any(is)
    };
    let ends = |class: &str| marked && SHAPES.end(class, noun);
    match () {
        () if is("org-noun") || ends("org-noun") => Some(EntityKind::Organisation),
        () if is("place-noun") => Some(EntityKind::Location),
        () if ends("work-noun") => Some(EntityKind::Other),
        () => None,
    }
}

/// Whether it makes one name with the place behind it: "Republik Moldau".
pub(super) fn is_state(form: &str) -> bool {
    SHAPES.of("state").iter().any(|shape| shape.eq_ignore_ascii_case(form))
}

/// Whether it is the legal form of a company: `GmbH`.
pub(super) fn is_legal(form: &str) -> bool {
    names().of(form).contains(NameClass::LEGAL_FORM)
}
