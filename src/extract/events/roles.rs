//! What a phrase can be in an event, by its words and its preposition.

use std::sync::LazyLock;

use super::chunks::Chunk;
use super::clause::Clause;
use super::conditions::Words;
use crate::extraction::{EntityKind, EventKind, Role};
use crate::language::gazetteer::NameClass;
use crate::language::lexicon::Class;

struct Lists {
    actors: Words,
    places: Words,
    weapons: Words,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    actors: Words::of("actor"),
    places: Words::of("place-noun"),
    weapons: Words::of("weapon+missiles"),
});

/// Whether a phrase names or means somebody who acts.
pub(super) fn is_actor(clause: &Clause, chunk: &Chunk) -> bool {
    use EntityKind::{Location, Organisation, Person};
    chunk.tokens.clone().any(|at| {
        matches!(clause.kind_at(at), Some(Location | Organisation | Person))
            || clause.names(at).intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE | NameClass::INHABITANT)
            || LISTS.actors.have(clause.form(at))
            || clause.text.is(at, Class::PERSONAL) && !clause.text.is(at, Class::OPENS_PHRASE)
    })
}

/// Whether a phrase is of weapons, with which an attack is made: "Brandsätze wurden geworfen".
pub(super) fn is_weapon(clause: &Clause, chunk: &Chunk) -> bool {
    chunk.tokens.clone().any(|at| LISTS.weapons.have(clause.form(at)))
}

/// What a phrase with a preposition is in an event of that type.
pub(super) fn by_preposition(kind: EventKind, preposition: &str) -> Option<Role> {
    use EventKind::{
        Agree, Attack, Charge, Contest, Convict, Demonstrate, Die, Elect, EndPost, Fire, Injure, Investigate, Marry,
        Meet, Merge, Sanction, StartPost, Strike, Threaten, Trial,
    };
    let against = matches!(
        kind,
        Attack | Demonstrate | Strike | Sanction | Charge | Investigate | Contest | Convict | Threaten | Trial
    );
    Some(match preposition {
        "gegen" if against => Role::Affected,
        "über" if kind == Sanction => Role::Affected,
        "auf" | "aufs" if kind == Attack => Role::Affected,
        "zum" | "zur" | "als" if matches!(kind, StartPost | Elect | EndPost) => Role::Affected,
        "mit" | "zwischen" if matches!(kind, Meet | Agree | Merge | Marry) => Role::Agent,
        "zwischen" if kind == Attack => Role::Agent,
        "an" if kind == Contest => Role::Agent,
        "von" | "vom" if kind == EndPost => Role::Affected,
        "mit" if matches!(kind, Attack | Die | Injure | Threaten) => Role::Instrument,
        "durch" | "mittels" if matches!(kind, Attack | Die | Injure | Fire) => Role::Instrument,
        _ => return None,
    })
}

/// Whether a phrase says where an event of that type is: a place after in, bei, vor and the like.
pub(super) fn is_place(clause: &Clause, chunk: &Chunk, kind: EventKind) -> bool {
    let Some(preposition) = chunk.preposition else { return false };
    let preposition = clause.form(preposition);
    let on_the_way = matches!(kind, EventKind::Accident | EventKind::Fire | EventKind::Natural);
    let local = ["in", "im", "ins", "bei", "vor", "nahe", "auf", "an", "am", "nach", "unweit", "nördlich"]
        .contains(&preposition);
    if !(local || on_the_way && preposition == "zwischen") {
        return false;
    }
    // "auf die Stadt" is where to.
    let goal = matches!(clause.form(chunk.tokens.start), "die" | "das" | "eine" | "ein" | "einen" | "ihre" | "seine");
    let moves = matches!(kind, EventKind::Travel | EventKind::Flee);
    if goal && !moves && matches!(preposition, "auf" | "an" | "in" | "vor") {
        return false;
    }
    let named = |at: usize| {
        clause.names(at).contains(NameClass::PLACE)
            && clause.kind_at(at).is_none_or(|kind| kind == EntityKind::Location)
            || clause.kind_at(at) == Some(EntityKind::Location)
            || is_road(clause.text.of(at))
    };
    let nouned = |at: usize| clause.text.is_noun(at) && LISTS.places.have(clause.form(at));
    chunk.tokens.clone().any(named)
        || matches!(preposition, "in" | "im" | "nahe" | "vor" | "auf" | "an" | "am") && chunk.tokens.clone().any(nouned)
}

/// "A7", "B214".
fn is_road(form: &str) -> bool {
    let number = form.strip_prefix(['A', 'B', 'L', 'K']).unwrap_or_default();
    !number.is_empty() && number.len() < 5 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// "9 Milliarden Euro", "54 Prozent".
pub(super) fn is_amount(clause: &Clause, chunk: &Chunk) -> bool {
    matches!(
        clause.form(chunk.tokens.end - 1),
        "euro" | "dollar" | "prozent" | "franken" | "pfund" | "mark" | "stimmen"
    )
}

/// "zwei Stunden", "zu vier Jahren", but not "vor zwei Stunden".
pub(super) fn is_duration(clause: &Clause, chunk: &Chunk) -> bool {
    const UNITS: [&str; 6] = ["jahr", "monat", "woche", "tag", "stunde", "minute"];
    let counted = clause.text.is_attribute(chunk.tokens.start) && !clause.text.is_noun(chunk.tokens.start);
    let number = clause.form(chunk.tokens.start).starts_with(|first: char| first.is_ascii_digit())
        || clause.text.is(chunk.tokens.start, Class::NUMERAL);
    let unit = chunk.tokens.clone().any(|at| UNITS.iter().any(|unit| clause.form(at).starts_with(unit)));
    let placed = chunk
        .preposition
        .is_some_and(|at| matches!(clause.form(at), "vor" | "nach" | "seit" | "in" | "innerhalb" | "binnen" | "ab"));
    // "um ein Jahr verlängert"
    let by = chunk.preposition.is_some_and(|at| clause.form(at) == "um");
    unit && (by || counted && number && !placed)
}

pub(super) fn is_since(clause: &Clause, chunk: &Chunk) -> bool {
    chunk.preposition.is_some_and(|at| matches!(clause.form(at), "seit" | "bis"))
}
