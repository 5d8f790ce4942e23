//! What happened: events with trigger, arguments, numbers and whether they are told as fact.
//!
//! Each piece of a sentence is looked at once, in order. `triggers` finds the words that name an event, `arguments` the
//! phrases around them, `quantities` the numbers in these, and `realis` how the piece tells it.

mod arguments;
mod quantities;
mod realis;
mod triggers;

use std::ops::Range;

use crate::article::Span;
use crate::extract::entities::Mentions;
use crate::extraction::{Argument, Entity, Event, Extra, Quotation, Realis, Role, Time};
use crate::language::Text;
use crate::language::clause::Piece;
use arguments::Chunk;
use triggers::{Shape, Trigger};

/// All events of a text, in its order. Arguments are resolved to `entities`, claims attributed to `quotations`.
pub(super) fn find(text: &Text, entities: &[Entity], quotations: &[Quotation]) -> Vec<Event> {
    let known = Known::new(text, entities, quotations);
    let mut events = Vec::new();
    for sentence in text.sentences.iter().filter(|sentence| !sentence.heading) {
        let mut antecedent: Option<Chunk> = None;
        for piece in text.pieces(sentence.tokens.clone()) {
            let triggers = triggers::find(text, &piece, sentence.tokens.start);
            let chunks = arguments::chunks(text, &piece, &triggers, antecedent.as_ref());
            let realis = realis::of(text, &piece);
            for trigger in &triggers {
                let mut event = event(text, &piece, trigger, &chunks, &known);
                event.id = format!("v{}", events.len() + 1);
                event.realis = realis;
                events.push(event);
            }
            antecedent = chunks.into_iter().next_back().filter(|chunk| chunk.tokens.end == piece.tokens.end);
        }
    }
    events
}

fn event(text: &Text, piece: &Piece, trigger: &Trigger, chunks: &[Chunk], known: &Known) -> Event {
    let spans = |tokens: &Range<usize>| text.span(tokens.start, tokens.end).into_iter().collect::<Vec<_>>();
    let found = arguments::of(text, piece, trigger, chunks);
    let counted = match trigger.shape {
        Shape::Person => chunks.iter().find(|chunk| chunk.tokens.contains(&trigger.tokens[0])).map(|c| &c.tokens),
        _ => found.iter().find(|(role, _)| *role == Role::Affected).map(|(_, tokens)| tokens),
    };
    let quantities = counted.map_or_else(Vec::new, |tokens| quantities::of(text, trigger.kind, tokens));
    let time = found.iter().find(|(role, _)| *role == Role::Time).map(|(_, tokens)| Time {
        spans: spans(tokens),
        value: None,
        extra: Extra::new(),
    });
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
    text: &'a Text<'a>,
    mentions: Mentions<'a>,
    /// Spans of quoted content with their quotations, by their start.
    quotes: Vec<(Span, &'a str)>,
}

impl<'a> Known<'a> {
    fn new(text: &'a Text, entities: &'a [Entity], quotations: &'a [Quotation]) -> Self {
        let mut quotes: Vec<_> = quotations
            .iter()
            .flat_map(|quotation| quotation.quote.iter().map(|span| (*span, quotation.id.as_str())))
            .collect();
        quotes.sort_unstable();
        Self { text, mentions: Mentions::new(entities), quotes }
    }

    /// The entity that a phrase means.
    fn entity_in(&self, span: Span) -> Option<String> {
        self.mentions.meant_by(self.text, span).map(|entity| entity.id.clone())
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
