//! Who, to whom, where, when, with what: the phrases around a trigger.

use std::ops::Range;

use super::chunks::Chunk;
use super::clause::Clause;
use super::lexicon::Shape;
use super::roles::{by_preposition, is_actor, is_amount, is_duration, is_place, is_since, is_weapon};
use super::triggers::Trigger;
use super::words::oblique;
use crate::extraction::{EntityKind, EventKind, Role};
use crate::language::lexicon::Class;

/// How many phrases before and after a trigger can be its arguments.
const NEIGHBOURS: usize = 12;

type Found = Vec<(Role, Range<usize>)>;

/// The arguments of a trigger among the phrases of its clause, in the order of the text.
pub(super) fn of(clause: &Clause, trigger: &Trigger) -> Found {
    let at = trigger.tokens[0];
    let here = clause.chunks.iter().position(|chunk| chunk.tokens.end > at).unwrap_or(clause.chunks.len());
    let own = clause.chunks.get(here).filter(|chunk| chunk.tokens.contains(&at)).map(|_| here);
    let near = here.saturating_sub(NEIGHBOURS)..clause.chunks.len().min(here + NEIGHBOURS);
    let mut found = Vec::new();
    match (trigger.shape, own) {
        (Shape::Adjective, Some(own)) if clause.chunks[own].tokens.end > at + 1 => {
            found.push((Role::Affected, clause.chunks[own].tokens.clone()));
        }
        (Shape::Attribute | Shape::Doing, Some(own)) => found.push((trigger.role, clause.chunks[own].tokens.clone())),
        (Shape::Noun, Some(own)) => of_noun(clause, trigger, own, &mut found),
        (Shape::Noun | Shape::Person, _) => {}
        _ => of_verb(clause, trigger, near.clone(), &mut found),
    }
    add_settings(clause, trigger, own, near, &mut found);
    found.retain(|(_, tokens)| !tokens.is_empty());
    found.sort_by_key(|(_, tokens)| tokens.start);
    found
}

/// Adds where and when.
fn add_settings(clause: &Clause, trigger: &Trigger, own: Option<usize>, near: Range<usize>, found: &mut Found) {
    let nominal = matches!(trigger.shape, Shape::Noun | Shape::Person);
    let attribute = matches!(trigger.shape, Shape::Attribute | Shape::Doing);
    for index in near {
        let chunk = &clause.chunks[index];
        if clause.is_closed_to(index, trigger.tokens[0]) || attribute && !chunk.inside {
            continue;
        }
        let taken = !chunk.inside
            && found.iter().any(|(_, other)| other.start < chunk.tokens.end && chunk.tokens.start < other.end);
        let part = trigger.tokens.iter().any(|at| chunk.tokens.contains(at));
        if Some(index) == own || taken || part {
            continue;
        }
        if chunk.time {
            if !(is_duration(clause, chunk) || nominal && is_since(clause, chunk)) {
                let first = chunk.preposition.filter(|_| !chunk.joined).unwrap_or(chunk.tokens.start);
                match found.last_mut() {
                    // "in der Nacht zum Mittwoch"
                    Some((Role::Time, last))
                        if last.end == first && matches!(clause.form(first), "zum" | "auf" | "um" | "gegen") =>
                    {
                        last.end = chunk.tokens.end;
                    }
                    _ => found.push((Role::Time, first..chunk.tokens.end)),
                }
            }
        } else if is_place(clause, chunk, trigger.kind) {
            found.push((Role::Place, chunk.tokens.clone()));
        }
    }
}

fn of_verb(clause: &Clause, trigger: &Trigger, near: Range<usize>, found: &mut Found) {
    let subject_role = if trigger.passive { Role::Affected } else { trigger.role };
    let mut last = None;
    for index in near {
        let chunk = &clause.chunks[index];
        if chunk.time || chunk.apposed || chunk.inside || chunk.tokens.contains(&trigger.tokens[0]) {
            continue;
        }
        let role = if chunk.joined && last.is_some() {
            last
        } else {
            match chunk.preposition {
                None if clause.subject == Some(index) => Some(subject_role),
                None if subject_role == Role::Agent || clause.zu => Some(object_role(clause, trigger, chunk)),
                None if trigger.kind == EventKind::Contest => Some(winner_or_contest(clause, chunk)),
                None => None,
                Some(at) => match clause.form(at) {
                    "gegen" | "an" if trigger.kind == EventKind::Contest && subject_role == Role::Affected => {
                        Some(Role::Agent)
                    }
                    "von" | "vom" if trigger.passive => is_by(clause, at, chunk).then_some(Role::Agent),
                    "durch" if trigger.passive && is_actor(clause, chunk) => Some(Role::Agent),
                    preposition => by_preposition(trigger.kind, preposition),
                },
            }
        };
        let armed = trigger.kind == EventKind::Attack && role == Some(Role::Affected) && is_weapon(clause, chunk);
        last = if armed { Some(Role::Instrument) } else { role };
        found.extend(last.map(|role| (role, chunk.tokens.clone())));
    }
}

/// What an object is beside a loser: "verlor das Finale", "unterlag den Bayern", "unterlag Bayern".
fn winner_or_contest(clause: &Clause, chunk: &Chunk) -> Role {
    let accusative =
        matches!(clause.form(chunk.tokens.start), "das" | "die" | "ein" | "eine" | "einen" | "sein" | "ihr");
    if accusative { Role::Affected } else { Role::Agent }
}

/// Whether a phrase with von says by whom, unlike "einer von ihnen".
fn is_by(clause: &Clause, preposition: usize, chunk: &Chunk) -> bool {
    let before = preposition.checked_sub(1).map_or("", |at| clause.form(at));
    let part = preposition > 0 && clause.text.is(preposition - 1, Class::NUMERAL | Class::DETERMINER)
        || before.starts_with("ein")
        || before == "keiner";
    // "der Verkauf von Feuerwerk ist verboten": before the verb of a main clause stands one phrase.
    let attached = !clause.subordinate
        && clause.finite.is_some_and(|finite| preposition < finite)
        && clause.chunks.iter().any(|other| other.tokens.end == preposition);
    !part && !attached && !is_amount(clause, chunk)
}

/// What an object is: both sides of a meeting act, and a prize is given to its winner.
fn object_role(clause: &Clause, trigger: &Trigger, chunk: &Chunk) -> Role {
    let dative = matches!(clause.form(chunk.tokens.start), "dem" | "einem" | "ihm" | "ihnen");
    match trigger.kind {
        EventKind::Meet | EventKind::Marry => Role::Agent,
        EventKind::Contest if dative => Role::Agent,
        _ => Role::Affected,
    }
}

fn of_noun(clause: &Clause, trigger: &Trigger, own: usize, found: &mut Found) {
    let at = trigger.tokens[0];
    let whole = &clause.chunks[own];
    let text = clause.text;
    let of_place = |chunk: &Chunk| {
        let there = matches!(trigger.kind, EventKind::Accident | EventKind::Fire | EventKind::Natural)
            || ["anschlag", "attentat", "massaker", "amoklauf"].iter().any(|end| clause.form(at).ends_with(end));
        there && clause.kind_at(chunk.tokens.start) == Some(EntityKind::Location)
    };
    let genitive = |at: usize| oblique(text, at) || text.is(at, Class::OPENS_PHRASE) || text.is_attribute(at);
    if at + 1 < whole.tokens.end && genitive(at + 1) {
        found.extend(genitive_role(clause, trigger, whole).map(|role| (role, at + 1..whole.tokens.end)));
    }
    // "Israels Angriff": a name in the genitive before the noun.
    if at > whole.tokens.start && clause.kind_at(at - 1).is_some() && text.of(at - 1).ends_with('s') {
        found.push((trigger.role, at - 1..at));
    }
    let mut end = whole.tokens.end;
    let mut role = None;
    for chunk in &clause.chunks[own + 1..clause.chunks.len().min(own + NEIGHBOURS)] {
        // What stands right behind the noun belongs to it.
        let first = chunk.preposition.filter(|_| !chunk.joined).unwrap_or(chunk.tokens.start);
        if first > end + usize::from(chunk.joined) || chunk.time || chunk.tokens.start < end {
            break;
        }
        if !chunk.joined {
            role = match chunk.preposition.map_or("", |at| clause.form(at)) {
                "von" | "vom" if end == whole.tokens.end && of_place(chunk) => Some(Role::Place),
                "von" | "vom" if end == whole.tokens.end && !is_amount(clause, chunk) => {
                    genitive_role(clause, trigger, chunk)
                }
                "durch" if is_weapon(clause, chunk) => Some(Role::Instrument),
                "durch" => Some(Role::Agent),
                "an" if trigger.role == Role::Affected && end == whole.tokens.end => Some(Role::Affected),
                "" | "von" | "vom" | "an" => None,
                "gegen" if trigger.kind == EventKind::Contest && trigger.role == Role::Affected => Some(Role::Agent),
                other => by_preposition(trigger.kind, other),
            };
        }
        found.extend(role.map(|role| (role, chunk.tokens.clone())));
        end = chunk.tokens.end;
    }
    if let Some((role, subject)) = by_subject(clause, trigger, own, found) {
        let joined = clause.chunks[subject + 1..].iter().take_while(|chunk| chunk.joined).count();
        let subjects = &clause.chunks[subject..=subject + joined];
        found.extend(subjects.iter().map(|chunk| (role, chunk.tokens.clone())));
    }
    found.extend(against(clause, trigger, own, found));
}

/// Whom a measure is against where that stands apart from its noun: "verhängte gegen den Trainer eine Geldstrafe".
fn against(clause: &Clause, trigger: &Trigger, own: usize, found: &Found) -> Option<(Role, Range<usize>)> {
    use EventKind::{Attack, Charge, Convict, Investigate, Sanction};
    let carried_out = |at: usize| clause.form(at).starts_with("verüb");
    let measure = matches!(trigger.kind, Charge | Convict | Investigate | Sanction)
        || trigger.kind == Attack && clause.tokens().any(carried_out);
    if !measure || found.iter().any(|(role, _)| *role == Role::Affected) {
        return None;
    }
    let chunk = clause.chunks[own.saturating_sub(NEIGHBOURS)..clause.chunks.len().min(own + NEIGHBOURS)].iter().find(
        |chunk| {
            let preposition = chunk.preposition.map_or("", |at| clause.form(at));
            !chunk.inside && (preposition == "gegen" || preposition == "auf" && trigger.kind == Attack)
        },
    )?;
    Some((Role::Affected, chunk.tokens.clone()))
}

/// What the subject of the clause is to a noun in it: "Die Mönche setzten ihre Proteste fort", "durch einen Brand wurden
/// Busse zerstört". The role and the phrase.
fn by_subject(clause: &Clause, trigger: &Trigger, own: usize, found: &Found) -> Option<(Role, usize)> {
    use EventKind::{
        Accident, Agree, Attack, Bankrupt, Charge, Contest, Convict, Decide, Demonstrate, Fire, Flee, Injure,
        Investigate, Meet, Natural, Sanction, Strike, Threaten, Travel,
    };
    let subject = clause.subject.filter(|&subject| subject != own)?;
    let chunk = &clause.chunks[subject];
    let free = |role: Role| !found.iter().any(|(other, _)| *other == role);
    let preposition = clause.chunks[own].preposition.map_or("", |at| clause.form(at));
    let passive = clause.any(Class::WERDEN, &[]);
    let damages = matches!(trigger.kind, Accident | Attack | Fire | Natural);
    if damages && passive && preposition == "durch" && free(Role::Affected) {
        return Some((Role::Affected, subject));
    }
    let done = matches!(
        trigger.kind,
        Agree
            | Attack
            | Charge
            | Contest
            | Decide
            | Demonstrate
            | Flee
            | Investigate
            | Meet
            | Strike
            | Threaten
            | Travel
    );
    // "erlitten schwere Verletzungen", "meldete Insolvenz an"
    let suffers = matches!(trigger.kind, Bankrupt | Injure) && trigger.role == Role::Affected;
    if suffers && matches!(preposition, "" | "in") && free(Role::Affected) && !passive {
        let someone = trigger.kind == Bankrupt || clause.tokens().any(|at| is_suffering(clause.form(at)));
        return someone.then_some((Role::Affected, subject));
    }
    // "nahmen an der Kundgebung teil", but not "teilte mit"
    let takes_part = |at: usize| {
        let form = clause.form(at);
        form == "teil" || ["beteilig", "teilnehm", "teilnahm", "teilgenommen"].iter().any(|verb| form.starts_with(verb))
    };
    let by = match preposition {
        // What stands inside the phrase is not what the subject does: "das Verbot der Kundgebung".
        _ if is_dependent(clause, own, trigger.tokens[0]) => false,
        "an" | "am" => matches!(trigger.kind, Demonstrate | Strike | Meet) && clause.tokens().any(takes_part),
        "" if matches!(trigger.kind, Convict | Sanction) => clause.tokens().any(|at| is_imposing(clause.form(at))),
        "" => trigger.role == Role::Agent || done,
        "mit" | "zu" | "zum" | "zur" => done && trigger.kind != Meet,
        "durch" => trigger.kind == Contest,
        "auf" => trigger.kind == Flee,
        _ => false,
    };
    (by && !passive && free(Role::Agent) && is_actor(clause, chunk)).then_some((Role::Agent, subject))
}

/// Whether a noun stands in a phrase behind the noun that this is about.
fn is_dependent(clause: &Clause, own: usize, at: usize) -> bool {
    let inside =
        |at: usize| clause.chunks[..own].iter().rev().take(4).any(|chunk| chunk.inside && chunk.tokens.contains(&at));
    (clause.chunks[own].tokens.start..at).any(|at| clause.text.is_noun(at) && !inside(at))
}

/// Verbs of whoever has an injury: "erlitt", "zog sich … zu", "davontragen".
fn is_suffering(form: &str) -> bool {
    ["erlitt", "erleid", "erlied", "zuzog", "zugezogen", "zog", "zieht", "davon"]
        .iter()
        .any(|verb| form.starts_with(verb))
}

/// Verbs of whoever punishes: "verhängte", "verlängert", "sprach … aus".
fn is_imposing(form: &str) -> bool {
    ["verhäng", "verlänger", "verschärf", "erließ", "erlässt", "erlassen", "beschl", "spricht", "sprach", "verkünde"]
        .iter()
        .any(|verb| form.starts_with(verb))
}

/// What belongs to a noun by a genitive or von: "die Entscheidung des Gerichts", but "die Verabschiedung des Gesetzes".
fn genitive_role(clause: &Clause, trigger: &Trigger, chunk: &Chunk) -> Option<Role> {
    use EventKind::{Agree, Attack, Charge, Decide, Investigate, Merge, Natural};
    // "ein Beben der Stärke 6": nobody makes what nature does.
    if trigger.kind == Natural && trigger.role == Role::Agent {
        return None;
    }
    let about = matches!(trigger.kind, Agree | Attack | Charge | Decide | Investigate | Merge);
    let behind = Chunk { tokens: chunk.tokens.start.max(trigger.tokens[0] + 1)..chunk.tokens.end, ..chunk.clone() };
    Some(if trigger.role == Role::Agent && about && !is_actor(clause, &behind) { Role::Affected } else { trigger.role })
}
