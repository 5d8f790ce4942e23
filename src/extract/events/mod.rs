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
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::article::Span;
use crate::extract::numbers;
use crate::extract::times::{self, Expression};
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

/// Reads the lists, which is otherwise done when the first text is looked at.
pub(super) fn prepare() {
    LazyLock::force(&lexicon::TABLE);
}

/// All events of a text, in its order. Arguments are resolved to `entities`, claims attributed to `quotations`.
/// `today` is the article's day.
pub(super) fn find(text: &Text, today: Option<Date>, entities: &[Entity], quotations: &[Quotation]) -> Vec<Event> {
    let known = Known::new(text, entities, quotations);
    let topics = Topics::of(text);
    let mut timeline = Timeline::new(text, today, quotations);
    let mut events = Vec::new();
    for sentence in &text.sentences {
        let tokens = sentence.tokens.clone();
        let forms: Vec<Cow<str>> = tokens.clone().map(|at| text.lower(at)).collect();
        let candidates = triggers::candidates(text, tokens.clone(), &forms);
        if candidates.is_empty() && !timeline.depends_on(sentence) {
            continue;
        }
        let pieces = text.pieces(tokens.clone());
        let times = times::find(text, tokens.clone(), &pieces, today);
        timeline.read(sentence, &pieces, &times);
        if !candidates.is_empty() {
            let heading = sentence.heading;
            let sentence = Sentence { text, tokens, pieces: &pieces, heading, topics, forms: &forms, known: &known };
            let first = events.len();
            of_sentence(&sentence, &candidates, &times, &timeline, &mut events);
            events[first..].sort_by_key(|event: &Event| event.trigger.first().copied());
        }
    }
    for (index, event) in events.iter_mut().enumerate() {
        event.id = format!("v{}", index + 1);
    }
    events
}

/// Appends the events that a sentence tells of.
fn of_sentence(
    sentence: &Sentence,
    candidates: &[usize],
    times: &[Expression],
    timeline: &Timeline,
    events: &mut Vec<Event>,
) {
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
            let mut event = event(clause, trigger, times, &numbers);
            event.realis = realis::of(clause, parent, trigger);
            if event.realis == Realis::Actual {
                if day(&event).is_some_and(|day| timeline.is_to_come(day)) {
                    // "wird am 3. Oktober verliehen"
                    event.realis = Realis::Future;
                } else {
                    event.time = timeline.place(clause, trigger, event.time);
                }
            }
            events.push(event);
        }
    }
}

/// The day on which an event is, where that is one day.
fn day(event: &Event) -> Option<Date> {
    let value = event.time.as_ref()?.value.as_deref()?;
    times::day(value).filter(|_| !value.contains('/'))
}

fn event(clause: &Clause, trigger: &Trigger, times: &[Expression], numbers: &Numbers) -> Event {
    let text = clause.text;
    let known = clause.sentence.known;
    let spans = |tokens: &Range<usize>| text.span(tokens.start, tokens.end).into_iter().collect::<Vec<_>>();
    let found = arguments::of(clause, trigger);
    let own = clause.chunk_at(trigger.tokens[0]).map(|chunk| &clause.chunks[chunk].tokens);
    let quantities = numbers.of(trigger, own, &found);
    let when = found.iter().filter(|(role, _)| *role == Role::Time);
    // Of several the first that is known.
    let time = when
        .map(|(_, tokens)| Time { spans: spans(tokens), value: times::value_in(times, tokens), extra: Extra::new() })
        .min_by_key(|time| time.value.is_none());
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
        realis: Realis::Actual,
        confidence: Some(if nominal { 0.7 } else { 0.8 }),
        arguments,
        time,
        quantities,
        extra: Extra::new(),
    }
}

/// The spans of tokens in order, neighbours joined.
fn trigger_spans(text: &Text, tokens: &[usize]) -> Vec<Span> {
    tokens.chunk_by(|a, b| a + 1 == *b).filter_map(|run| text.span(run[0], run[run.len() - 1] + 1)).collect()
}
