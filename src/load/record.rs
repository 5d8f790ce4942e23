//! A record of wortlaut/1 → a clean [`Document`], its spans led to where their text has come to stand.

use super::clean::{Cleaned, OffsetMap, clean, clean_line};
use super::text::Structure;
use super::{Document, Locator};
use crate::article::{Article, Span};
use crate::decision::Item;
use crate::extraction::{Entity, Event, Extraction, Quotation};
use crate::interchange::wortlaut1::{Record, RecordDecision, RecordError, check_ids};

/// Cleans a record. A text that is clean comes out as it is.
///
/// # Errors
/// When two ids differ in nothing that can be seen.
pub(super) fn document(record: Record, locator: Locator) -> Result<Document, RecordError> {
    let Record { source, title, byline, language, published, text, mut extraction, mut tokens, mut decisions, extra } =
        record;
    let line =
        |value: Option<String>| value.map(|value| clean_line(&value).into_owned()).filter(|value| !value.is_empty());

    clean_strings(&mut extraction);
    for RecordDecision { item, same_as, reviewer, at, note, was, .. } in &mut decisions {
        [item, reviewer, at, note].into_iter().chain(same_as).for_each(clean_string);
        match was {
            Some(Item::Quotation(quotation)) => clean_quotation(quotation),
            Some(Item::Event(event)) => clean_event(event),
            Some(Item::Entity { entity, same_as }) => {
                clean_entity(entity);
                same_as.iter_mut().for_each(clean_string);
            }
            Some(Item::Mention { of, .. }) => clean_string(of),
            None => {}
        }
    }
    check_ids(&extraction)?;
    let Cleaned { text, map } = clean(&text);
    if !map.is_identity() {
        lead_mentions(&mut extraction, &map, &text);
        for part in parts(&mut extraction).chain(&mut tokens) {
            *part = map.spans(part, &text);
        }
        decisions.retain_mut(|decision| lead_decision(decision, &map, &text).is_some());
    }

    let title = line(title);
    let structure = Structure::of_titled(&text, title.as_deref());
    let source = line(source).unwrap_or_else(|| locator.source.name());
    let mut article = Article::new(source, text.into_owned(), structure.paragraphs);
    article.title = title;
    article.byline = line(byline);
    article.language = line(language);
    article.published = line(published).or(structure.published);
    article.dateline = structure.dateline;
    Ok(Document { locator, article, extraction, tokens, decisions, extra })
}

/// Leads the mentions to where their text has come to stand; those of which nothing is left are dropped.
fn lead_mentions(extraction: &mut Extraction, map: &OffsetMap, text: &str) {
    for entity in extraction.entities.iter_mut().flatten() {
        entity.mentions.retain_mut(|mention| {
            let span = map.span(mention.span, text);
            mention.span = span.unwrap_or(mention.span);
            span.is_some()
        });
    }
}

/// The same for what a decision tells; nothing when it was on a mention of which nothing is left.
fn lead_decision(decision: &mut RecordDecision, map: &OffsetMap, text: &str) -> Option<()> {
    if let Some(span) = &mut decision.mention {
        *span = map.span(*span, text)?;
    }
    if let Some(Item::Mention { mention, .. }) = &mut decision.was {
        mention.span = map.span(mention.span, text)?;
    }
    for part in decision.was.iter_mut().flat_map(Item::all_spans) {
        *part = map.spans(part, text);
    }
    Some(())
}

/// Every part of every quotation and event.
fn parts(extraction: &mut Extraction) -> impl Iterator<Item = &mut Vec<Span>> {
    let quotations =
        extraction.quotations.iter_mut().flatten().flat_map(
            |Quotation { quote, cue, frame, speaker, addressee, .. }| [quote, cue, frame, speaker, addressee],
        );
    let events =
        extraction.events.iter_mut().flatten().flat_map(|Event { trigger, arguments, time, quantities, .. }| {
            let arguments = arguments.iter_mut().map(|argument| &mut argument.spans);
            let time = time.iter_mut().map(|time| &mut time.spans);
            let quantities = quantities.iter_mut().map(|quantity| &mut quantity.spans);
            std::iter::once(trigger).chain(arguments).chain(time).chain(quantities)
        });
    quotations.chain(events)
}

/// Cleans every string of an extraction, so that ids still say the same wherever they stand.
fn clean_strings(extraction: &mut Extraction) {
    if let Some(extractor) = &mut extraction.extractor {
        [&mut extractor.name, &mut extractor.version].into_iter().for_each(clean_string);
    }
    extraction.entities.iter_mut().flatten().for_each(clean_entity);
    extraction.quotations.iter_mut().flatten().for_each(clean_quotation);
    extraction.events.iter_mut().flatten().for_each(clean_event);
}

fn clean_entity(Entity { id, name, roles, wikidata, .. }: &mut Entity) {
    [id, name].into_iter().chain(roles).chain(wikidata).for_each(clean_string);
}

fn clean_quotation(Quotation { id, speaker_entity, addressee_entity, .. }: &mut Quotation) {
    [id].into_iter().chain(speaker_entity).chain(addressee_entity).for_each(clean_string);
}

fn clean_event(Event { id, attribution, arguments, time, quantities, .. }: &mut Event) {
    [id].into_iter().chain(attribution).for_each(clean_string);
    arguments.iter_mut().filter_map(|argument| argument.entity.as_mut()).for_each(clean_string);
    time.iter_mut().filter_map(|time| time.value.as_mut()).for_each(clean_string);
    quantities.iter_mut().flat_map(|quantity| [&mut quantity.role, &mut quantity.modifier]).for_each(clean_string);
}

fn clean_string(string: &mut String) {
    if let std::borrow::Cow::Owned(clean) = clean_line(string) {
        *string = clean;
    }
}
