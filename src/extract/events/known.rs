//! What other layers know, by position: which entity stands where, and whose words they are.

use crate::article::Span;
use crate::extract::entities::Mentions;
use crate::extraction::{Entity, EntityKind, Form, Quotation};
use crate::language::Text;

/// Names and quotations nest no deeper than this; so many that begin before a place are looked at.
const DEPTH: usize = 8;

/// Mentions of entities and contents of quotations, by their start.
pub(super) struct Known<'a> {
    text: &'a Text<'a>,
    mentions: Mentions<'a>,
    names: Vec<(Span, EntityKind)>,
    quotes: Vec<(Span, &'a str)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(text: &'a Text, entities: &'a [Entity], quotations: &'a [Quotation]) -> Self {
        let all = || entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
        let by_name = all().filter(|(_, mention)| mention.form == Form::Name);
        let mut names: Vec<_> = by_name.map(|(entity, mention)| (mention.span, entity.kind)).collect();
        let mut quotes: Vec<_> = quotations
            .iter()
            .flat_map(|quotation| quotation.quote.iter().map(|span| (*span, quotation.id.as_str())))
            .collect();
        names.sort_unstable();
        quotes.sort_unstable();
        Self { text, mentions: Mentions::new(entities), names, quotes }
    }

    /// The entity that a phrase means.
    pub(super) fn entity_in(&self, phrase: Span) -> Option<String> {
        self.mentions.meant_by(self.text, phrase).map(|entity| entity.id.clone())
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
