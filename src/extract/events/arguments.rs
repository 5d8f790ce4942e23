//! Who, to whom, where, when, with what: the phrases around a trigger.

use std::ops::Range;

use super::triggers::{Shape, Trigger};
use crate::extraction::{EventKind, Role};
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
use crate::language::phrase::Extent;

/// The longest phrase, in tokens.
const PHRASE_REACH: usize = 24;
/// How many phrases before and after a trigger can be its arguments.
const NEIGHBOURS: usize = 12;

/// A phrase of a piece.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// The tokens without the preposition.
    pub tokens: Range<usize>,
    /// The preposition that governs it; phrases joined to another have the other's.
    pub preposition: Option<usize>,
    /// Whether it goes on from the phrase before: "und die Ukraine".
    joined: bool,
    time: bool,
}

/// The phrases of a piece, in order. `subject` is the phrase that a relative pronoun at its start stands for.
pub(super) fn chunks(text: &Text, piece: &Piece, triggers: &[Trigger], antecedent: Option<&Chunk>) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let limit = piece.tokens.end;
    let mut at = piece.tokens.start;
    if relative(text, piece)
        && let Some(antecedent) = antecedent
    {
        let preposition = text.is(at, Class::PREPOSITION).then_some(at);
        at += 1 + usize::from(preposition.is_some());
        chunks.push(Chunk { preposition, joined: false, ..antecedent.clone() });
    }
    let mut verbs = triggers.iter().filter(|t| matches!(t.shape, Shape::Verb | Shape::Participle));
    let mut verb = verbs.next();
    let mut preposition = None;
    while at < limit {
        while verb.is_some_and(|trigger| trigger.tokens[0] < at) {
            verb = verbs.next();
        }
        let verbal = piece.finite == Some(at) || verb.is_some_and(|trigger| trigger.tokens[0] == at);
        if !verbal && text.is(at, Class::PREPOSITION) && !is_bound(text, at) {
            preposition = Some(at);
            at += 1;
            continue;
        }
        let bound = usize::from(is_bound(text, at)) * 2;
        let phrase = (!verbal).then(|| text.phrase(at + bound, limit.min(at + PHRASE_REACH), Extent::Core)).flatten();
        let Some(phrase) = phrase.filter(|phrase| stands(text, phrase.head) && phrase.end > at) else {
            if is_time_adverb(text, at) {
                chunks.push(Chunk { tokens: at..at + 1, preposition: None, joined: false, time: true });
            }
            preposition = None;
            at += 1;
            continue;
        };
        let tokens = at..phrase.end;
        let conjunction = at > piece.tokens.start && matches!(text.of(at - 1), "und" | "sowie" | "oder");
        let last = chunks.last_mut().filter(|last| conjunction && last.tokens.end + 1 == at);
        at = phrase.end;
        match last {
            Some(last) if is_number(text, tokens.start) => last.tokens.end = tokens.end,
            last => {
                let joined = last.is_some();
                let preposition = last.map_or(preposition, |last| last.preposition);
                let time = is_time(text, phrase.head) || preposition.is_some() && is_year(text, phrase.head);
                chunks.push(Chunk { tokens, preposition, joined, time });
            }
        }
        preposition = None;
    }
    chunks
}

/// Whether a relative clause begins with the piece.
fn relative(text: &Text, piece: &Piece) -> bool {
    let first = piece.tokens.start;
    let pronoun = first + usize::from(text.is(first, Class::PREPOSITION));
    piece.border == Border::Comma
        && text.subordinate(first)
        && matches!(text.of(pronoun), "der" | "die" | "das" | "den" | "dem" | "denen" | "welche" | "welcher")
}

/// "mehr als" before a number belongs to its phrase.
fn is_bound(text: &Text, at: usize) -> bool {
    matches!((text.of(at), text.of(at + 1)), ("mehr" | "weniger" | "Mehr" | "Weniger", "als") | ("bis" | "Bis", "zu"))
        && is_number(text, at + 2)
}

fn is_number(text: &Text, at: usize) -> bool {
    text.of(at).starts_with(|c: char| c.is_ascii_digit()) || text.is(at, Class::NUMERAL)
}

fn is_year(text: &Text, at: usize) -> bool {
    text.of(at).len() == 4 && text.of(at).bytes().all(|byte| byte.is_ascii_digit())
}

fn is_time(text: &Text, head: usize) -> bool {
    text.is(head, Class::TIME_NOUN | Class::WEEKDAY | Class::MONTH)
        || ["abend", "nacht", "morgen", "nachmittag", "jahr", "wochenende"]
            .iter()
            .any(|end| text.of(head).len() > end.len() && text.of(head).ends_with(end))
}

fn is_time_adverb(text: &Text, at: usize) -> bool {
    matches!(
        text.of(at),
        "heute" | "gestern" | "morgen" | "bald" | "Heute" | "Gestern" | "vorgestern" | "übermorgen" | "kürzlich"
    )
}

fn stands(text: &Text, head: usize) -> bool {
    text.is_noun(head) && !text.is(head, Class::AUXILIARY)
        || text.is(head, Class::PERSONAL) && !matches!(text.of(head), "es" | "Es" | "man" | "Man")
}

/// The arguments of a trigger among the phrases of its piece, in the order of the text.
pub(super) fn of(text: &Text, piece: &Piece, trigger: &Trigger, chunks: &[Chunk]) -> Vec<(Role, Range<usize>)> {
    let at = trigger.tokens[0];
    let here = chunks.partition_point(|chunk| chunk.tokens.end <= at);
    let own = chunks.get(here).filter(|chunk| chunk.tokens.contains(&at)).map(|_| here);
    let near = here.saturating_sub(NEIGHBOURS)..chunks.len().min(here + NEIGHBOURS);
    let mut found = Vec::new();
    let nominal = matches!(trigger.shape, Shape::Noun | Shape::Person);
    if nominal {
        of_noun(text, trigger, chunks, own, &mut found);
    } else if trigger.shape == Shape::Attribute {
        if let Some(own) = own {
            found.push((Role::Affected, chunks[own].tokens.clone()));
        }
    } else {
        of_verb(text, piece, trigger, &chunks[near.clone()], &mut found);
    }
    if trigger.shape == Shape::Attribute {
        return found;
    }
    for index in near {
        let chunk = &chunks[index];
        if Some(index) == own || found.iter().any(|(_, tokens)| *tokens == chunk.tokens) {
            continue;
        }
        if chunk.time {
            if !(nominal && is_since(text, chunk)) {
                let first = chunk.preposition.filter(|_| !chunk.joined).unwrap_or(chunk.tokens.start);
                found.push((Role::Time, first..chunk.tokens.end));
            }
        } else if is_place(text, chunk) {
            found.push((Role::Place, chunk.tokens.clone()));
        }
    }
    found.sort_by_key(|(_, tokens)| tokens.start);
    found
}

fn of_verb(text: &Text, piece: &Piece, trigger: &Trigger, chunks: &[Chunk], found: &mut Vec<(Role, Range<usize>)>) {
    let bare = |chunk: &&Chunk| chunk.preposition.is_none() && !chunk.time;
    let subject = chunks.iter().filter(bare).find(|chunk| !oblique(text, chunk.tokens.start));
    let passive = trigger.shape == Shape::Participle && is_passive(text, piece, trigger);
    let mut subject_role = if passive { Role::Affected } else { trigger.role };
    if matches!(trigger.tokens.len(), 2..) && trigger.shape == Shape::Participle {
        subject_role = trigger.role;
    }
    let infinitive = text.of(trigger.tokens[0].saturating_sub(1)) == "zu";
    let mut role = subject_role;
    let mut follows = false;
    for chunk in chunks {
        if chunk.time {
            continue;
        }
        if chunk.joined && follows {
            found.push((role, chunk.tokens.clone()));
            continue;
        }
        follows = true;
        let preposition = chunk.preposition.map_or_else(String::new, |at| text.of(at).to_lowercase());
        role = match preposition.as_str() {
            "" if subject.is_some_and(|subject| subject.tokens == chunk.tokens) && !infinitive => subject_role,
            "" if subject_role == Role::Agent => Role::Affected,
            "von" | "vom" if passive => Role::Agent,
            other => {
                let Some(role) = by_preposition(trigger.kind, other) else {
                    follows = false;
                    continue;
                };
                role
            }
        };
        found.push((role, chunk.tokens.clone()));
    }
}

fn of_noun(
    text: &Text,
    trigger: &Trigger,
    chunks: &[Chunk],
    own: Option<usize>,
    found: &mut Vec<(Role, Range<usize>)>,
) {
    let Some(own) = own else { return };
    let at = trigger.tokens[0];
    let whole = &chunks[own];
    let person = trigger.shape == Shape::Person;
    if at + 1 < whole.tokens.end && oblique(text, at + 1) && !person {
        found.push((trigger.role, at + 1..whole.tokens.end));
    }
    if at > whole.tokens.start || whole.tokens.end > at + 1 || !person {
        let mut end = whole.tokens.end;
        let mut role = None;
        for chunk in &chunks[own + 1..chunks.len().min(own + NEIGHBOURS)] {
            // What stands right behind the noun belongs to it.
            let first = chunk.preposition.filter(|_| !chunk.joined).map_or(chunk.tokens.start, |at| at);
            if first > end + usize::from(chunk.joined) || chunk.time {
                break;
            }
            if !chunk.joined {
                let preposition = chunk.preposition.map_or_else(String::new, |at| text.of(at).to_lowercase());
                role = match preposition.as_str() {
                    "von" | "vom" => Some(trigger.role),
                    "durch" => Some(Role::Agent),
                    other => by_preposition(trigger.kind, other),
                };
            }
            if let Some(role) = role.filter(|_| !person) {
                found.push((role, chunk.tokens.clone()));
            }
            end = chunk.tokens.end;
        }
    }
    // "Die Mönche setzten ihre Proteste fort": the subject of the verb does it.
    if whole.preposition.is_none() && trigger.role == Role::Agent && !person {
        let subject = chunks[own.saturating_sub(NEIGHBOURS)..own]
            .iter()
            .filter(|chunk| chunk.preposition.is_none() && !chunk.time)
            .find(|chunk| !oblique(text, chunk.tokens.start));
        found.extend(subject.map(|chunk| (Role::Agent, chunk.tokens.clone())));
    }
}

/// What a phrase with a preposition is in an event of that type.
fn by_preposition(kind: EventKind, preposition: &str) -> Option<Role> {
    use EventKind::{
        Agree, Attack, Charge, Contest, Convict, Demonstrate, Die, Fire, Injure, Investigate, Meet, Merge, Sanction,
        Strike, Threaten,
    };
    match preposition {
        "gegen" | "über"
            if matches!(
                kind,
                Attack | Demonstrate | Strike | Sanction | Charge | Investigate | Contest | Convict | Threaten
            ) =>
        {
            (preposition == "gegen" || kind == Sanction).then_some(Role::Affected)
        }
        "auf" | "aufs" if kind == Attack => Some(Role::Affected),
        "mit" | "zwischen" if matches!(kind, Meet | Agree | Merge) => Some(Role::Agent),
        "zwischen" if kind == Attack => Some(Role::Agent),
        "mit" if matches!(kind, Attack | Die | Injure) => Some(Role::Instrument),
        "durch" | "mittels" if matches!(kind, Attack | Die | Injure | Fire) => Some(Role::Instrument),
        _ => None,
    }
}

/// Whether a phrase that begins with the token cannot be a subject.
fn oblique(text: &Text, first: usize) -> bool {
    matches!(
        text.of(first).to_lowercase().as_str(),
        "den"
            | "dem"
            | "des"
            | "einen"
            | "einem"
            | "eines"
            | "einer"
            | "seinen"
            | "seinem"
            | "seiner"
            | "ihren"
            | "ihrem"
            | "ihrer"
            | "diesen"
            | "diesem"
            | "keinen"
            | "keinem"
            | "ihn"
            | "ihm"
            | "ihnen"
            | "mich"
            | "uns"
    ) || text.of(first) == "der" && first > 0 && text.is_noun(first - 1)
}

fn is_passive(text: &Text, piece: &Piece, trigger: &Trigger) -> bool {
    let any = |class: Class| piece.tokens.clone().any(|at| text.is(at, class) && !trigger.tokens.contains(&at));
    let moves = matches!(trigger.kind, EventKind::Travel | EventKind::Flee | EventKind::EndPost | EventKind::Meet);
    any(Class::WERDEN) || any(Class::SEIN) && !any(Class::HABEN) && !moves
}

fn is_since(text: &Text, chunk: &Chunk) -> bool {
    chunk.preposition.is_some_and(|at| matches!(text.of(at), "seit" | "bis"))
}

/// Whether a phrase says where: a place after in, bei, vor and the like.
fn is_place(text: &Text, chunk: &Chunk) -> bool {
    let Some(preposition) = chunk.preposition else { return false };
    let form = text.of(preposition).to_lowercase();
    if !matches!(form.as_str(), "in" | "im" | "ins" | "bei" | "vor" | "nahe" | "auf" | "an" | "am" | "aus" | "nach") {
        return false;
    }
    let named = chunk.tokens.clone().any(|at| names().of_inflected(text.of(at)).contains(NameClass::PLACE));
    named && form != "aus"
        || matches!(form.as_str(), "in" | "im" | "nahe") && chunk.tokens.clone().any(|at| is_place_noun(text, at))
}

/// Whether a word names a kind of place, alone or as the last part of a compound.
fn is_place_noun(text: &Text, at: usize) -> bool {
    const PLACES: [&str; 28] = [
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
    ];
    if !text.is_noun(at) {
        return false;
    }
    let form = text.of(at).to_lowercase();
    PLACES.iter().any(|place| form.ends_with(place))
}
