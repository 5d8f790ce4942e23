//! Words that name an event, by the lists and what stands around them.

use std::borrow::Cow;
use std::ops::Range;

use super::clause::Clause;
use super::lexicon::{Reading, Row, Shape, TABLE};
use crate::extraction::{EntityKind, EventKind, Role};
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::token::Kind;

/// How many tokens after its verb a separated particle is looked for.
const PARTICLE_REACH: usize = 60;
/// The shortest and the longest last part of a compound that is looked up, in bytes.
const HEAD_BYTES: std::ops::RangeInclusive<usize> = 3..=24;
/// A compound's first part has at least this many bytes.
const FIRST_PART: usize = 3;

/// A word that names an event.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub kind: EventKind,
    pub shape: Shape,
    /// What the subject of the verb, or the genitive after the noun, is in the event.
    pub role: Role,
    /// The tokens, in order.
    pub tokens: Vec<usize>,
    /// Whether the subject is whom it happens to.
    pub passive: bool,
}

/// A word as it is used in its clause, for conditions to look at.
pub(super) struct Use {
    pub tokens: Vec<usize>,
    pub passive: bool,
    /// The phrase of whoever does it.
    pub who: Option<usize>,
    /// The phrases of whom it happens to.
    pub whom: Vec<usize>,
    /// The tokens that belong to a noun.
    pub complement: Range<usize>,
}

impl Use {
    /// The tokens that are near enough to be looked at, which keeps long sentences quick.
    pub(super) fn near(&self) -> Range<usize> {
        /// Tokens between a word and what decides on its meaning.
        const REACH: usize = 60;
        self.tokens[0].saturating_sub(REACH)..self.tokens[0] + REACH + 1
    }
}

/// The tokens of a sentence that the lists know as words that can name an event; `forms` are its tokens in lower case.
pub(super) fn candidates(text: &Text, sentence: Range<usize>, forms: &[Cow<str>]) -> Vec<usize> {
    let known = |form: &str| !TABLE.of(form).is_empty();
    sentence
        .zip(forms)
        .filter(|(at, form)| {
            text.tokens[*at].kind == Kind::Word
                && (known(form)
                    || !TABLE.phrases(form).is_empty()
                    || text.capitalised(*at) && last_parts(form).any(known))
        })
        .map(|(at, _)| at)
        .collect()
}

/// The last parts of a form that can be the nouns of compounds, the longest first.
fn last_parts(form: &str) -> impl Iterator<Item = &str> {
    let longest = form.len().saturating_sub(FIRST_PART).min(*HEAD_BYTES.end());
    (*HEAD_BYTES.start()..=longest).rev().filter_map(|length| form.get(form.len() - length..))
}

/// The triggers of a clause among the candidates of its sentence, in order.
pub(super) fn find(clause: &Clause, candidates: &[usize]) -> Vec<Trigger> {
    let mut triggers: Vec<Trigger> = Vec::new();
    for part in &clause.parts {
        let first = candidates.partition_point(|&at| at < part.start);
        let mut free = part.start;
        for &at in candidates[first..].iter().take_while(|&&at| at < part.end) {
            if at < free {
                continue;
            }
            let trigger = trigger_at(clause, part, at);
            free = trigger.as_ref().and_then(|found| run_end(&found.tokens)).unwrap_or(at + 1);
            triggers.extend(trigger);
        }
    }
    let verbs: Vec<_> = triggers.iter().filter(|found| is_verb(found)).map(|found| found.kind).collect();
    triggers.retain(|found| is_verb(found) || !(verbs.contains(&found.kind) && is_object(clause, found)));
    triggers
}

fn is_verb(trigger: &Trigger) -> bool {
    matches!(trigger.shape, Shape::Verb | Shape::Participle)
}

/// Whether a noun is what a verb of the clause is about: of "den Sieg gewinnen" the verb names the event.
fn is_object(clause: &Clause, trigger: &Trigger) -> bool {
    let own = clause.chunk_at(trigger.tokens[0]);
    let head = own.is_some_and(|own| clause.chunks[own].tokens.end == trigger.tokens[0] + 1);
    trigger.shape == Shape::Noun && head && own.is_some_and(|own| clause.objects.contains(&own))
}

/// The end of the tokens without a gap that come first.
fn run_end(tokens: &[usize]) -> Option<usize> {
    tokens.chunk_by(|a, b| a + 1 == *b).next()?.last().map(|last| last + 1)
}

fn trigger_at(clause: &Clause, part: &Range<usize>, at: usize) -> Option<Trigger> {
    let text = clause.text;
    if let Some(trigger) = phrase_at(clause, part, at) {
        return Some(trigger);
    }
    if text.is(at, Class::OPENS_PHRASE) {
        return None;
    }
    if text.capitalised(at) {
        let noun = noun_at(clause, at);
        if noun.is_some() || at != part.start {
            return noun;
        }
    }
    verb_at(clause, part, at)
}

fn phrase_at(clause: &Clause, part: &Range<usize>, at: usize) -> Option<Trigger> {
    TABLE.phrases(clause.form(at)).iter().find_map(|(words, row)| {
        let tokens = at..at + 1 + words.len();
        let matches = tokens.end <= part.end && words.iter().zip(at + 1..).all(|(word, at)| clause.form(at) == word);
        let reading = Reading { row: *row, shape: Shape::Participle, particle: "", head: false };
        let passive = clause.any(Class::WERDEN, &[]);
        let trigger = matches.then(|| accept(clause, &reading, tokens.collect(), passive)).flatten()?.ok()?;
        // "Er setzte das Haus in Brand" has an agent, "das Haus geriet in Brand" none.
        let own = clause.chunk_at(at);
        let bare = clause.objects.iter().all(|&object| Some(object) == own);
        let role = if suffered(trigger.kind) && bare { Role::Affected } else { trigger.role };
        Some(Trigger { role, ..trigger })
    })
}

/// Whether the subject of a phrase without an object is whom such a thing happens to.
fn suffered(kind: EventKind) -> bool {
    use EventKind::{Arrest, Born, Die, Fire, Injure, Natural, Release};
    matches!(kind, Arrest | Born | Die | Fire | Injure | Natural | Release)
}

/// The event that a noun names by itself or by its last part.
fn noun_at(clause: &Clause, at: usize) -> Option<Trigger> {
    use EntityKind::{Location, Organisation, Person};
    if matches!(clause.kind_at(at), Some(Person | Organisation | Location)) {
        return None;
    }
    let form = clause.form(at);
    for part in std::iter::once(form).chain(last_parts(form)) {
        for reading in TABLE.of(part) {
            let nominal = matches!(reading.shape, Shape::Noun | Shape::Person);
            // "E-Plus-Übernahme" has the whole word at its end.
            let whole = part.len() == form.len() || form[..form.len() - part.len()].ends_with('-');
            if !nominal || !reading.head && !whole {
                continue;
            }
            if let Some(found) = accept(clause, reading, vec![at], false) {
                return found.ok();
            }
        }
    }
    None
}

/// The event that a verb or an adjective names.
fn verb_at(clause: &Clause, part: &Range<usize>, at: usize) -> Option<Trigger> {
    let text = clause.text;
    let readings = TABLE.of(clause.form(at));
    if readings.is_empty() {
        return None;
    }
    let attribute = clause.finite != Some(at) && before_noun(clause, at);
    // "wurden verletzt": with an auxiliary, a form that could be finite is the participle.
    let auxiliary = clause.finite.is_some_and(|verb| verb != at && text.is(verb, Class::AUXILIARY));
    let participle = auxiliary && readings.iter().any(|reading| reading.shape == Shape::Participle);
    // Another verb: "traf … ein" is not "treffen".
    let apart = |end: usize| end > at + 1 && text.is(end - 1, Class::PARTICLE) && !text.capitalised(end - 1);
    let separated =
        clause.finite == Some(at) && clause.parts.iter().any(|other| other.start >= part.start && apart(other.end));
    for reading in readings {
        let mut tokens = vec![at];
        let fits = match reading.shape {
            Shape::Verb if attribute || participle => false,
            Shape::Verb if reading.particle.is_empty() => !separated && verbal(clause, at),
            Shape::Verb => particle_of(clause, at, reading.particle).is_some_and(|particle| {
                tokens.push(particle);
                true
            }),
            Shape::Participle => !attribute && (clause.finite != Some(at) || clause.sentence.heading),
            Shape::Attribute => attribute,
            Shape::Doing => attribute && lasts(TABLE.rows[reading.row].kind),
            Shape::Adjective => true,
            Shape::Noun | Shape::Person => false,
        };
        let passive = reading.shape == Shape::Participle && is_passive(clause, reading, at);
        if fits && let Some(found) = accept(clause, reading, tokens, passive) {
            return found.ok();
        }
    }
    None
}

/// Whether the participle of the present of such a verb tells of an event: "protestierende Mönche".
fn lasts(kind: Option<EventKind>) -> bool {
    use EventKind::{Attack, Demonstrate, Die, Fire, Flee, Strike};
    matches!(kind, Some(Attack | Demonstrate | Die | Fire | Flee | Strike))
}

/// Whether a form can be a verb there: the finite one, or an infinitive.
fn verbal(clause: &Clause, at: usize) -> bool {
    let text = clause.text;
    clause.finite.is_none_or(|finite| finite == at)
        || text.is(at, Class::INFINITIVE | Class::ZU_INFINITIVE)
        || clause.form(at).ends_with('n')
}

/// The prefix of a verb that stands apart from it, at the end of what follows.
fn particle_of(clause: &Clause, verb: usize, particle: &str) -> Option<usize> {
    let text = clause.text;
    let end = |at: usize| clause.parts.iter().any(|part| part.end == at + 1);
    let free = |at: usize| !text.is_noun(at + 1) && !text.is(at + 1, Class::OPENS_PHRASE | Class::PREPOSITION);
    clause
        .tokens()
        .filter(|&at| at > verb && at <= verb + PARTICLE_REACH && clause.form(at) == particle)
        .filter(|&at| end(at) || free(at))
        .last()
}

/// The list says that a word names no event where it stands.
struct NoEvent;

/// What a reading comes to; nothing where one of its conditions fails, so that another reading may fit.
fn accept(clause: &Clause, reading: &Reading, tokens: Vec<usize>, passive: bool) -> Option<Result<Trigger, NoEvent>> {
    let row = &TABLE.rows[reading.row];
    let word = used(clause, reading.shape, row, tokens, passive);
    if !row.conditions.iter().all(|condition| condition.holds(clause, &word)) {
        return None;
    }
    let tokens = word.tokens;
    // "die geflohenen Männer" fled, "die getöteten" did not kill.
    let role = if reading.shape == Shape::Attribute && !row.moves { Role::Affected } else { row.role };
    Some(row.kind.map(|kind| Trigger { kind, shape: reading.shape, role, tokens, passive }).ok_or(NoEvent))
}

fn used(clause: &Clause, shape: Shape, row: &Row, tokens: Vec<usize>, passive: bool) -> Use {
    let first = tokens[0];
    let own = clause.chunk_at(first);
    let (mut who, mut whom, mut complement) = (None, Vec::new(), first..first);
    match shape {
        Shape::Noun | Shape::Person => {
            let mut end = own.map_or(first + 1, |own| clause.chunks[own].tokens.end);
            let next = own.and_then(|own| clause.chunks.get(own + 1)).filter(|next| next.tokens.start <= end + 2);
            end = next.map_or(end, |next| next.tokens.end);
            complement = first + 1..end.max(first + 1);
        }
        Shape::Attribute | Shape::Adjective => whom.extend(own),
        Shape::Doing => who = own,
        Shape::Verb | Shape::Participle if passive => {
            whom.extend(clause.subject);
            who = clause.chunks.iter().position(|chunk| {
                chunk.preposition.is_some_and(|at| matches!(clause.form(at), "von" | "vom" | "durch"))
            });
        }
        Shape::Verb | Shape::Participle => {
            who = clause.subject;
            whom.extend(&clause.objects);
            if row.role == Role::Affected {
                whom.extend(clause.subject);
            }
        }
    }
    for chunk in whom.clone() {
        let joined = (chunk + 1..clause.chunks.len()).take_while(|&next| clause.chunks[next].joined);
        whom.extend(joined);
    }
    Use { tokens, passive, who, whom, complement }
}

/// Whether a noun follows, other attributes between.
fn before_noun(clause: &Clause, at: usize) -> bool {
    let text = clause.text;
    text.is_noun(at + 1)
        || text.is_attribute(at + 1) && !text.is(at + 1, Class::OPENS_PHRASE | Class::FINITE) && text.is_noun(at + 2)
}

fn is_passive(clause: &Clause, reading: &Reading, at: usize) -> bool {
    let moves = TABLE.rows[reading.row].moves;
    let own = [at];
    clause.any(Class::WERDEN, &own)
        || !moves
            && !clause.any(Class::HABEN, &own)
            && (clause.any(Class::SEIN, &own) || clause.finite.is_none_or(|finite| finite == at))
}
