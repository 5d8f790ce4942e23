//! What happened: events with trigger, arguments, numbers and whether they are told as fact.
//!
//! A `sentence` is taken apart into `clause`s with their phrases (`chunks`, by single `words`). `triggers` finds the words
//! that name an event, by the `lexicon` and its `conditions`; `arguments` picks the phrases that belong to one, by their
//! `roles`, `quantities` the numbers in these, `realis` how the clause tells it, and the `timeline` a day where the clause
//! names none. `known` holds what other layers found, `topics` what the article is about.

mod arguments;
mod chunks;
mod clause;
mod conditions;
mod known;
mod lexicon;
mod quantities;
mod realis;
mod roles;
mod sentence;
mod timeline;
mod topics;
mod triggers;
mod words;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::article::Span;
use crate::extract::numbers;
use crate::extract::times;
use crate::extraction::{Argument, Entity, Event, Extra, Quotation, Realis, Role, Time};
use crate::language::Text;
use clause::Clause;
use known::Known;
use lexicon::Shape;
use quantities::Numbers;
use sentence::Sentence;
use timeline::Timeline;
use topics::Topics;
use triggers::Trigger;

/// How sure an event is that a verb names, and one that a noun names, which may only speak of the kind of thing.
const BY_VERB: f32 = 0.8;
const BY_NOUN: f32 = 0.7;

/// Reads the lists, which is otherwise done when the first text is looked at.
pub(super) fn prepare() {
    LazyLock::force(&lexicon::TABLE);
}

/// All events of a text, in its order. Arguments are resolved to `entities`, claims attributed to `quotations`.
/// `today` is the article's day.
pub(super) fn find(text: &Text, today: Option<Date>, entities: &[Entity], quotations: &[Quotation]) -> Vec<Event> {
    let known = Known::new(text, entities, quotations);
    let topics = Topics::of(text);
    let timeline = Timeline::new(text, today, quotations);
    let mut events = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        let tokens = sentence.tokens.clone();
        let forms: Vec<Cow<str>> = tokens.clone().map(|at| text.lower(at)).collect();
        let candidates = triggers::candidates(text, tokens.clone(), &forms);
        if candidates.is_empty() {
            continue;
        }
        let pieces = text.pieces(tokens.clone());
        let sentence = Sentence {
            text,
            index,
            tokens,
            pieces: &pieces,
            times: OnceCell::new(),
            day: OnceCell::new(),
            heading: sentence.heading,
            topics,
            forms: &forms,
            known: &known,
            timeline: &timeline,
        };
        let first = events.len();
        of_sentence(&sentence, &candidates, &mut events);
        events[first..].sort_by_key(|event: &Event| event.trigger.first().copied());
    }
    for (index, event) in events.iter_mut().enumerate() {
        event.id = format!("v{}", index + 1);
    }
    events
}

/// Appends the events that a sentence tells of.
fn of_sentence(sentence: &Sentence, candidates: &[usize], events: &mut Vec<Event>) {
    let text = sentence.text;
    let clauses = sentence.clauses();
    let triggers: Vec<Vec<Trigger>> = clauses.iter().map(|clause| triggers::find(clause, candidates)).collect();
    if triggers.iter().all(Vec::is_empty) {
        return;
    }
    let numbers = numbers::find(text, sentence.tokens.clone());
    // What a clause that names no event itself says belongs to the clause that it depends on.
    let mut asides = vec![Vec::new(); clauses.len()];
    for (clause, triggers) in clauses.iter().zip(&triggers) {
        if let Some(parent) = clause.parent.filter(|_| triggers.is_empty()) {
            asides[parent].extend(clause.parts.iter().cloned());
        }
    }
    for ((clause, triggers), asides) in clauses.iter().zip(&triggers).zip(&asides) {
        let parent = clause.parent.map(|parent| &clauses[parent]);
        for trigger in triggers {
            let numbers = Numbers { text, all: &numbers, parts: &clause.parts, asides, triggers };
            events.push(event(clause, parent, trigger, &numbers));
        }
    }
}

/// The event that a trigger of a clause names; `parent` is the clause that its own depends on.
fn event(clause: &Clause, parent: Option<&Clause>, trigger: &Trigger, numbers: &Numbers) -> Event {
    let Sentence { text, known, timeline, .. } = *clause.sentence;
    let spans = |tokens: &Range<usize>| text.span(tokens.start, tokens.end).into_iter().collect::<Vec<_>>();
    let found = arguments::of(clause, trigger);
    let own = clause.chunk_at(trigger.tokens[0]).map(|chunk| &clause.chunks[chunk].tokens);
    let quantities = numbers.of(trigger, own, &found);
    let when = found.iter().filter(|(role, _)| *role == Role::Time);
    // Of several the first that is known.
    let mut time = when
        .map(|(_, tokens)| {
            let value = times::value_in(clause.sentence.times(), tokens);
            Time { spans: spans(tokens), value, extra: Extra::new() }
        })
        .min_by_key(|time| time.value.is_none());
    let mut realis = realis::of(clause, parent, trigger);
    if realis == Realis::Actual {
        if time.as_ref().and_then(day).is_some_and(|day| timeline.is_to_come(day)) {
            // "wird am 3. Oktober verliehen"
            realis = Realis::Future;
        } else {
            time = timeline.place(clause, trigger, time);
        }
    }
    let arguments = found
        .iter()
        .map(|(role, tokens)| {
            let spans = spans(tokens);
            let entity = spans.first().and_then(|span| known.entity_in(*span));
            Argument { role: *role, spans, entity, extra: Extra::new() }
        })
        .collect();
    let nominal = matches!(trigger.shape, Shape::Noun | Shape::Person);
    let trigger_spans = trigger_spans(text, &trigger.tokens);
    Event {
        id: String::new(),
        kind: trigger.kind,
        attribution: trigger_spans.first().and_then(|span| known.quotation_at(*span)),
        trigger: trigger_spans,
        realis,
        confidence: Some(if nominal { BY_NOUN } else { BY_VERB }),
        arguments,
        time,
        quantities,
        extra: Extra::new(),
    }
}

/// The day that a time is, where it is one day.
fn day(time: &Time) -> Option<Date> {
    let value = time.value.as_deref().filter(|value| !value.contains('/'))?;
    times::day(value)
}

/// The spans of tokens in order, neighbours joined.
fn trigger_spans(text: &Text, tokens: &[usize]) -> Vec<Span> {
    tokens.chunk_by(|a, b| a + 1 == *b).filter_map(|run| text.span(run[0], run[run.len() - 1] + 1)).collect()
}
