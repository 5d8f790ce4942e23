//! What other layers know, by position: which entity stands where, and whose words they are.

use crate::article::Span;
use crate::extraction::{Entity, EntityKind, Form, Quotation};

/// Quotations nest no deeper than this; so many are looked at.
const DEPTH: usize = 8;

/// Mentions of entities and contents of quotations, by their start.
pub(super) struct Known<'a> {
    mentions: Vec<(Span, &'a str)>,
    names: Vec<(Span, EntityKind)>,
    quotes: Vec<(Span, &'a str)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(entities: &'a [Entity], quotations: &'a [Quotation]) -> Self {
        let all = || entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
        let mut mentions: Vec<_> = all().map(|(entity, mention)| (mention.span, entity.id.as_str())).collect();
        let by_name = all().filter(|(_, mention)| mention.form == Form::Name);
        let mut names: Vec<_> = by_name.map(|(entity, mention)| (mention.span, entity.kind)).collect();
        let mut quotes: Vec<_> = quotations
            .iter()
            .flat_map(|quotation| quotation.quote.iter().map(|span| (*span, quotation.id.as_str())))
            .collect();
        mentions.sort_unstable();
        names.sort_unstable();
        quotes.sort_unstable();
        Self { mentions, names, quotes }
    }

    /// The entity of the first mention inside the span.
    pub(super) fn entity_in(&self, span: Span) -> Option<String> {
        let first = self.mentions.partition_point(|(mention, _)| mention.start() < span.start());
        let (mention, id) = self.mentions.get(first)?;
        (mention.end() <= span.end()).then(|| (*id).to_owned())
    }

    /// The kind of the name that holds the span.
    pub(super) fn name_at(&self, span: Span) -> Option<EntityKind> {
        let end = self.names.partition_point(|(name, _)| name.start() <= span.start());
        let near = &self.names[end.saturating_sub(DEPTH)..end];
        near.iter().rev().find(|(name, _)| span.end() <= name.end()).map(|(_, kind)| *kind)
    }

    /// The innermost quotation whose content holds the span.
    pub(super) fn quotation_at(&self, span: Span) -> Option<String> {
        let end = self.quotes.partition_point(|(quote, _)| quote.start() <= span.start());
        let near = &self.quotes[end.saturating_sub(DEPTH)..end];
        near.iter().rev().find(|(quote, _)| span.end() <= quote.end()).map(|(_, id)| (*id).to_owned())
    }
}
