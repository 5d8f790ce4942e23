//! What happened: events with trigger, arguments, numbers and whether they are told as fact.
//!
//! Each piece of a sentence is looked at once, in order. `triggers` finds the words that name an event, `arguments` the
//! phrases around them, `quantities` the numbers in these, and `realis` how the piece tells it.

mod arguments;
mod quantities;
mod realis;
mod triggers;

use std::cell::LazyCell;
use std::ops::{Deref, Range};

use jiff::civil::Date;

use crate::article::Span;
use crate::extract::numbers;
use crate::extract::times::{self, Expression};
use crate::extraction::{Argument, Entity, Event, Extra, Quotation, Realis, Role, Time};
use crate::language::Text;
use crate::language::clause::Piece;
use arguments::Chunk;
use quantities::Numbers;
use triggers::{Shape, Trigger};

/// All events of a text, in its order. Arguments are resolved to `entities`, claims attributed to `quotations`.
/// `today` is the article's day.
pub(super) fn find(text: &Text, today: Option<Date>, entities: &[Entity], quotations: &[Quotation]) -> Vec<Event> {
    let known = Known::new(entities, quotations);
    let mut events = Vec::new();
    for sentence in text.sentences.iter().filter(|sentence| !sentence.heading) {
        let mut antecedent: Option<Chunk> = None;
        let pieces = text.pieces(sentence.tokens.clone());
        let times = LazyCell::new(|| times::find(text, sentence.tokens.clone(), &pieces, today));
        let numbers = LazyCell::new(|| numbers::find(text, sentence.tokens.clone()));
        for piece in &pieces {
            let triggers = triggers::find(text, piece, sentence.tokens.start);
            let chunks = arguments::chunks(text, piece, &triggers, antecedent.as_ref());
            let realis = realis::of(text, piece);
            for trigger in &triggers {
                let numbers = Numbers { text, all: &numbers, piece: piece.tokens.clone(), triggers: &triggers };
                let mut event = event(text, piece, trigger, &chunks, (&times, &numbers), &known);
                event.id = format!("v{}", events.len() + 1);
                event.realis = realis;
                events.push(event);
            }
            antecedent = chunks.into_iter().next_back().filter(|chunk| chunk.tokens.end == piece.tokens.end);
        }
    }
    events
}

fn event(
    text: &Text,
    piece: &Piece,
    trigger: &Trigger,
    chunks: &[Chunk],
    (times, numbers): (&impl Deref<Target = Vec<Expression>>, &Numbers),
    known: &Known,
) -> Event {
    let spans = |tokens: &Range<usize>| text.span(tokens.start, tokens.end).into_iter().collect::<Vec<_>>();
    let found = arguments::of(text, piece, trigger, chunks);
    let own = chunks.iter().find(|chunk| chunk.tokens.contains(&trigger.tokens[0])).map(|chunk| &chunk.tokens);
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

/// What other layers know, by position.
struct Known<'a> {
    /// Mentions with their entities, by their start.
    mentions: Vec<(Span, &'a str)>,
    /// Spans of quoted content with their quotations, by their start.
    quotes: Vec<(Span, &'a str)>,
}

impl<'a> Known<'a> {
    fn new(entities: &'a [Entity], quotations: &'a [Quotation]) -> Self {
        let mut mentions: Vec<_> = entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(|mention| (mention.span, entity.id.as_str())))
            .collect();
        let mut quotes: Vec<_> = quotations
            .iter()
            .flat_map(|quotation| quotation.quote.iter().map(|span| (*span, quotation.id.as_str())))
            .collect();
        mentions.sort_unstable();
        quotes.sort_unstable();
        Self { mentions, quotes }
    }

    /// The entity of the first mention inside the span.
    fn entity_in(&self, span: Span) -> Option<String> {
        let first = self.mentions.partition_point(|(mention, _)| mention.start() < span.start());
        let (mention, id) = self.mentions.get(first)?;
        (mention.end() <= span.end()).then(|| (*id).to_owned())
    }

    /// The innermost quotation whose content holds the span.
    fn quotation_at(&self, span: Span) -> Option<String> {
        /// Quotations nest no deeper than this; so many are looked at.
        const DEPTH: usize = 8;
        let end = self.quotes.partition_point(|(quote, _)| quote.start() <= span.start());
        let near = &self.quotes[end.saturating_sub(DEPTH)..end];
        near.iter().rev().find(|(quote, _)| span.end() <= quote.end()).map(|(_, id)| (*id).to_owned())
    }
}
