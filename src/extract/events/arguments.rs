//! Who, to whom, where, when, with what: the phrases around a trigger.

use std::ops::Range;

use super::chunks::{Chunk, oblique};
use super::clause::Clause;
use super::lexicon::Shape;
use super::triggers::Trigger;
use crate::extraction::{EntityKind, EventKind, Role};
use crate::language::gazetteer::NameClass;

/// How many phrases before and after a trigger can be its arguments.
const NEIGHBOURS: usize = 12;

/// The arguments of a trigger among the phrases of its clause, in the order of the text.
pub(super) fn of(clause: &Clause, trigger: &Trigger) -> Vec<(Role, Range<usize>)> {
    let at = trigger.tokens[0];
    let here = clause.chunks.iter().position(|chunk| chunk.tokens.end > at).unwrap_or(clause.chunks.len());
    let own = clause.chunks.get(here).filter(|chunk| chunk.tokens.contains(&at)).map(|_| here);
    let near = here.saturating_sub(NEIGHBOURS)..clause.chunks.len().min(here + NEIGHBOURS);
    let mut found = Vec::new();
    match (trigger.shape, own) {
        (Shape::Attribute, Some(own)) => found.push((Role::Affected, clause.chunks[own].tokens.clone())),
        (Shape::Adjective, Some(own)) if clause.chunks[own].tokens.end > at + 1 => {
            found.push((Role::Affected, clause.chunks[own].tokens.clone()));
        }
        (Shape::Doing, Some(own)) => found.push((trigger.role, clause.chunks[own].tokens.clone())),
        (Shape::Noun | Shape::Person, own) => of_noun(clause, trigger, own, &mut found),
        _ => of_verb(clause, trigger, near.clone(), &mut found),
    }
    if matches!(trigger.shape, Shape::Attribute | Shape::Doing) {
        return found;
    }
    let nominal = matches!(trigger.shape, Shape::Noun | Shape::Person);
    for index in near {
        let chunk = &clause.chunks[index];
        if Some(index) == own || found.iter().any(|(_, tokens)| overlaps(tokens, &chunk.tokens)) {
            continue;
        }
        if chunk.time {
            if !(nominal && is_since(clause, chunk)) {
                let first = chunk.preposition.filter(|_| !chunk.joined).unwrap_or(chunk.tokens.start);
                found.push((Role::Time, first..chunk.tokens.end));
            }
        } else if is_place(clause, chunk) {
            found.push((Role::Place, chunk.tokens.clone()));
        }
    }
    found.retain(|(_, tokens)| !tokens.is_empty());
    found.sort_by_key(|(_, tokens)| tokens.start);
    found
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn of_verb(clause: &Clause, trigger: &Trigger, near: Range<usize>, found: &mut Vec<(Role, Range<usize>)>) {
    let subject_role = if trigger.passive { Role::Affected } else { trigger.role };
    let object_role = match trigger.kind {
        EventKind::Meet | EventKind::Marry => Role::Agent,
        _ => Role::Affected,
    };
    let mut last = None;
    for index in near {
        let chunk = &clause.chunks[index];
        if chunk.time || chunk.apposed || chunk.tokens.contains(&trigger.tokens[0]) {
            continue;
        }
        let role = if chunk.joined && last.is_some() {
            last
        } else {
            match chunk.preposition {
                None if clause.subject == Some(index) => Some(subject_role),
                None if subject_role == Role::Agent || clause.zu => Some(object_role),
                None => None,
                Some(at) => match clause.form(at) {
                    "von" | "vom" if trigger.passive => Some(Role::Agent),
                    "durch" if trigger.passive && is_actor(clause, chunk) => Some(Role::Agent),
                    preposition => by_preposition(trigger.kind, preposition),
                },
            }
        };
        last = role;
        found.extend(role.map(|role| (role, chunk.tokens.clone())));
    }
}

fn of_noun(clause: &Clause, trigger: &Trigger, own: Option<usize>, found: &mut Vec<(Role, Range<usize>)>) {
    let Some(own) = own.filter(|_| trigger.shape == Shape::Noun) else { return };
    let at = trigger.tokens[0];
    let whole = &clause.chunks[own];
    let text = clause.text;
    if at + 1 < whole.tokens.end && (oblique(text, at + 1) || matches!(text.of(at + 1), "seiner" | "ihrer")) {
        let role = genitive_role(clause, trigger, whole);
        found.push((role, at + 1..whole.tokens.end));
    }
    // "Israels Angriff", "Kiews Verhandlungen": a name in the genitive before the noun.
    if at > whole.tokens.start && clause.kind_at(at - 1).is_some() && text.of(at - 1).ends_with('s') {
        found.push((trigger.role, at - 1..at));
    }
    let mut end = whole.tokens.end;
    let mut role = None;
    for chunk in &clause.chunks[own + 1..clause.chunks.len().min(own + NEIGHBOURS)] {
        // What stands right behind the noun belongs to it.
        let first = chunk.preposition.filter(|_| !chunk.joined).unwrap_or(chunk.tokens.start);
        if first > end + usize::from(chunk.joined) || chunk.time {
            break;
        }
        if !chunk.joined {
            role = match chunk.preposition.map_or("", |at| clause.form(at)) {
                "" => None,
                "von" | "vom" => (end == whole.tokens.end).then(|| genitive_role(clause, trigger, chunk)),
                "durch" => Some(Role::Agent),
                "an" if trigger.role == Role::Affected => Some(Role::Affected),
                other => by_preposition(trigger.kind, other),
            };
        }
        found.extend(role.map(|role| (role, chunk.tokens.clone())));
        end = chunk.tokens.end;
    }
    // "Die Mönche setzten ihre Proteste fort": the subject of the verb does it.
    let subject = clause.subject.filter(|&subject| {
        trigger.role == Role::Agent
            && whole.preposition.is_none()
            && subject != own
            && !found.iter().any(|(role, _)| *role == Role::Agent)
            && is_actor(clause, &clause.chunks[subject])
    });
    found.extend(subject.map(|subject| (Role::Agent, clause.chunks[subject].tokens.clone())));
}

/// What belongs to a noun by a genitive or von: "die Entscheidung des Gerichts", but "die Verabschiedung des Gesetzes".
fn genitive_role(clause: &Clause, trigger: &Trigger, chunk: &Chunk) -> Role {
    use EventKind::{Agree, Attack, Charge, Decide, Investigate, Merge};
    let about = matches!(trigger.kind, Agree | Attack | Charge | Decide | Investigate | Merge);
    let behind = Chunk { tokens: chunk.tokens.start.max(trigger.tokens[0] + 1)..chunk.tokens.end, ..chunk.clone() };
    if trigger.role == Role::Agent && about && !is_actor(clause, &behind) { Role::Affected } else { trigger.role }
}

/// Whether a phrase names or means somebody who acts.
fn is_actor(clause: &Clause, chunk: &Chunk) -> bool {
    use EntityKind::{Location, Organisation, Person};
    const ENDS: [&str; 16] = [
        "polizei",
        "polizisten",
        "soldaten",
        "regierung",
        "armee",
        "truppen",
        "demonstranten",
        "behörden",
        "gericht",
        "männer",
        "menschen",
        "mönche",
        "rebellen",
        "minister",
        "präsident",
        "staatsanwaltschaft",
    ];
    chunk.tokens.clone().any(|at| {
        matches!(clause.kind_at(at), Some(Location | Organisation | Person))
            || clause.names(at).intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE | NameClass::INHABITANT)
            || ENDS.iter().any(|end| clause.form(at).ends_with(end))
    })
}

/// What a phrase with a preposition is in an event of that type.
fn by_preposition(kind: EventKind, preposition: &str) -> Option<Role> {
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
        "bei" | "beim" if kind == Meet => return None,
        "mit" if matches!(kind, Attack | Die | Injure | Threaten) => Role::Instrument,
        "durch" | "mittels" if matches!(kind, Attack | Die | Injure | Fire) => Role::Instrument,
        _ => return None,
    })
}

fn is_since(clause: &Clause, chunk: &Chunk) -> bool {
    chunk.preposition.is_some_and(|at| matches!(clause.form(at), "seit" | "bis"))
}

/// Whether a phrase says where: a place after in, bei, vor and the like.
fn is_place(clause: &Clause, chunk: &Chunk) -> bool {
    let Some(preposition) = chunk.preposition else { return false };
    let preposition = clause.form(preposition);
    if !matches!(preposition, "in" | "im" | "ins" | "bei" | "vor" | "nahe" | "auf" | "an" | "am" | "nach" | "unweit") {
        return false;
    }
    let is_name = |at: usize| {
        clause.names(at).contains(NameClass::PLACE)
            && clause.kind_at(at).is_none_or(|kind| kind == EntityKind::Location)
            || clause.kind_at(at) == Some(EntityKind::Location)
    };
    chunk.tokens.clone().any(is_name)
        || matches!(preposition, "in" | "im" | "nahe" | "vor" | "auf" | "an")
            && chunk.tokens.clone().any(|at| is_place_noun(clause, at))
}

/// Whether a word names a kind of place, alone or as the last part of a compound.
fn is_place_noun(clause: &Clause, at: usize) -> bool {
    const PLACES: [&str; 44] = [
        "stadt",
        "städten",
        "region",
        "regionen",
        "gebiet",
        "gebieten",
        "bezirk",
        "bezirken",
        "provinz",
        "provinzen",
        "dorf",
        "dörfern",
        "haus",
        "häusern",
        "straße",
        "straßen",
        "land",
        "ländern",
        "viertel",
        "zentrum",
        "kreis",
        "insel",
        "bahnhof",
        "hafen",
        "norden",
        "süden",
        "osten",
        "westen",
        "krankenhaus",
        "schule",
        "platz",
        "küste",
        "grenze",
        "gefängnis",
        "wohnung",
        "kirche",
        "flughafen",
        "fluss",
        "autobahn",
        "fabrik",
        "innenstadt",
        "hauptstadt",
        "gebäude",
        "depot",
    ];
    let form = clause.form(at);
    clause.text.is_noun(at) && PLACES.iter().any(|place| form.ends_with(place))
}
