//! An article with what was found in it → JSON.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};

use super::FORMAT;
use super::decision::{DecisionItem, RecordDecision, decision_item};
use crate::article::{Article, Span};
use crate::extraction::{
    Argument, Entity, Event, Extra, Extraction, Extractor, Medium, Mention, Quantity, Quotation, Time,
};
use crate::interchange::code_points::CodePoints;

/// Everything that goes into a record.
#[derive(Clone, Copy, Debug)]
pub struct Output<'a> {
    /// The article.
    pub article: &'a Article,
    /// The layers; those that are `None` are left out.
    pub extraction: &'a Extraction,
    /// The words of the text, where they came with it.
    pub tokens: Option<&'a [Span]>,
    /// What was decided on the items.
    pub decisions: &'a [RecordDecision],
    /// Unknown keys that came with it.
    pub extra: &'a Extra,
}

/// Writes one record on one line, with the line end, in ASCII escapes where a character would not be safe to print.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(output: Output, out: &mut dyn io::Write) -> io::Result<()> {
    let Output { article, extraction, tokens, decisions, extra } = output;
    let text = &CodePoints::new(article.text());
    let record = Record {
        format: FORMAT,
        id: article.id(),
        source: Some(article.source.as_str()).filter(|source| !source.is_empty()),
        title: article.title.as_deref(),
        byline: article.byline.as_deref(),
        language: article.language.as_deref(),
        published: article.published.as_deref(),
        text: article.text(),
        extractor: extraction.extractor.as_ref().map(|Extractor { name, version }| Program { name, version }),
        entities: extraction.entities.as_deref().map(|items| items.iter().map(|item| entity(item, text)).collect()),
        quotations: extraction.quotations.as_deref().map(|all| all.iter().map(|item| quotation(item, text)).collect()),
        events: extraction.events.as_deref().map(|items| items.iter().map(|item| event(item, text)).collect()),
        tokens: tokens.map(|tokens| Spans(tokens, text)),
        decisions: decisions.iter().map(|decision| decision_item(decision, text)).collect(),
        extra,
    };
    record.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Printable))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Record<'a> {
    format: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    extractor: Option<Program<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<Vec<EntityItem<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quotations: Option<Vec<QuotationItem<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventItem<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Spans<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<DecisionItem<'a>>,
    #[serde(flatten)]
    extra: &'a Extra,
}

#[derive(Serialize)]
struct Program<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
pub(super) struct EntityItem<'a> {
    id: &'a str,
    r#type: &'static str,
    name: &'a str,
    roles: &'a [String],
    wikidata: Option<&'a str>,
    mentions: Vec<MentionItem<'a>>,
    #[serde(flatten)]
    extra: &'a Extra,
}

pub(super) fn entity<'a>(entity: &'a Entity, text: &CodePoints) -> EntityItem<'a> {
    EntityItem {
        id: &entity.id,
        r#type: entity.kind.name(),
        name: &entity.name,
        roles: &entity.roles,
        wikidata: entity.wikidata.as_deref(),
        mentions: entity.mentions.iter().map(|item| mention(item, text)).collect(),
        extra: &entity.extra,
    }
}

#[derive(Serialize)]
pub(super) struct MentionItem<'a> {
    start: usize,
    end: usize,
    form: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    #[serde(flatten)]
    extra: &'a Extra,
}

pub(super) fn mention<'a>(mention: &'a Mention, text: &CodePoints) -> MentionItem<'a> {
    let (start, end) = code_points(mention.span, text);
    MentionItem { start, end, form: mention.form.name(), confidence: mention.confidence, extra: &mention.extra }
}

#[derive(Serialize)]
pub(super) struct QuotationItem<'a> {
    id: &'a str,
    r#type: &'static str,
    medium: Option<&'static str>,
    nested: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    quote: Spans<'a>,
    cue: Spans<'a>,
    frame: Spans<'a>,
    speaker: Spans<'a>,
    addressee: Spans<'a>,
    speaker_entity: Option<&'a str>,
    addressee_entity: Option<&'a str>,
    #[serde(flatten)]
    extra: &'a Extra,
}

pub(super) fn quotation<'a>(quotation: &'a Quotation, text: &'a CodePoints) -> QuotationItem<'a> {
    QuotationItem {
        id: &quotation.id,
        r#type: quotation.kind.name(),
        medium: quotation.medium.map(Medium::name),
        nested: quotation.nested,
        confidence: quotation.confidence,
        quote: Spans(&quotation.quote, text),
        cue: Spans(&quotation.cue, text),
        frame: Spans(&quotation.frame, text),
        speaker: Spans(&quotation.speaker, text),
        addressee: Spans(&quotation.addressee, text),
        speaker_entity: quotation.speaker_entity.as_deref(),
        addressee_entity: quotation.addressee_entity.as_deref(),
        extra: &quotation.extra,
    }
}

#[derive(Serialize)]
pub(super) struct EventItem<'a> {
    id: &'a str,
    r#type: &'static str,
    plover: Option<&'static str>,
    trigger: Spans<'a>,
    realis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    attribution: Option<&'a str>,
    arguments: Vec<ArgumentItem<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<TimeItem<'a>>,
    quantities: Vec<QuantityItem<'a>>,
    #[serde(flatten)]
    extra: &'a Extra,
}

pub(super) fn event<'a>(event: &'a Event, text: &'a CodePoints) -> EventItem<'a> {
    EventItem {
        id: &event.id,
        r#type: event.kind.name(),
        plover: event.kind.plover(),
        trigger: Spans(&event.trigger, text),
        realis: event.realis.name(),
        confidence: event.confidence,
        attribution: event.attribution.as_deref(),
        arguments: event.arguments.iter().map(|item| argument(item, text)).collect(),
        time: event.time.as_ref().map(|item| time(item, text)),
        quantities: event.quantities.iter().map(|item| quantity(item, text)).collect(),
        extra: &event.extra,
    }
}

#[derive(Serialize)]
struct ArgumentItem<'a> {
    role: &'static str,
    spans: Spans<'a>,
    entity: Option<&'a str>,
    #[serde(flatten)]
    extra: &'a Extra,
}

fn argument<'a>(argument: &'a Argument, text: &'a CodePoints) -> ArgumentItem<'a> {
    ArgumentItem {
        role: argument.role.name(),
        spans: Spans(&argument.spans, text),
        entity: argument.entity.as_deref(),
        extra: &argument.extra,
    }
}

#[derive(Serialize)]
struct TimeItem<'a> {
    spans: Spans<'a>,
    value: Option<&'a str>,
    #[serde(flatten)]
    extra: &'a Extra,
}

fn time<'a>(time: &'a Time, text: &'a CodePoints) -> TimeItem<'a> {
    TimeItem { spans: Spans(&time.spans, text), value: time.value.as_deref(), extra: &time.extra }
}

#[derive(Serialize)]
struct QuantityItem<'a> {
    role: &'a str,
    #[serde(serialize_with = "whole_if_it_is")]
    value: f64,
    modifier: &'a str,
    spans: Spans<'a>,
    #[serde(flatten)]
    extra: &'a Extra,
}

fn quantity<'a>(quantity: &'a Quantity, text: &'a CodePoints) -> QuantityItem<'a> {
    QuantityItem {
        role: &quantity.role,
        value: quantity.value,
        modifier: &quantity.modifier,
        spans: Spans(&quantity.spans, text),
        extra: &quantity.extra,
    }
}

/// Writes 8 as `8`, not as `8.0`.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn whole_if_it_is<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    /// Up to here every whole number is exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

/// Spans as pairs of code points.
struct Spans<'a>(&'a [Span], &'a CodePoints<'a>);

impl Serialize for Spans<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|&span| code_points(span, self.1)))
    }
}

pub(super) fn code_points(span: Span, text: &CodePoints) -> (usize, usize) {
    (text.from_byte(span.start()), text.from_byte(span.end()))
}

/// Escapes, beyond what JSON asks for, whatever could steer a terminal or break a line: unknown keys are handed on as they
/// came, and may hold anything.
struct Printable;

impl Formatter for Printable {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, found)) = rest.char_indices().find(|&(_, c)| crate::article::is_unprintable(c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            for unit in found.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + found.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}
