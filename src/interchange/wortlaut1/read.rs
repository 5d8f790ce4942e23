//! JSON → [`Record`].

use serde_json::Value;

use super::decision::{RecordDecision, decision};
use super::error::excerpt;
use super::object::{Object, error};
use super::{FORMAT, Reason, RecordError, check_ids};
use crate::article::Span;
use crate::extraction::{
    Argument, Entity, EntityKind, Event, EventKind, Extra, Extraction, Extractor, Form, Medium, Mention, Quantity,
    Quotation, QuotationKind, Realis, Role, Time,
};
use crate::interchange::code_points::CodePoints;

type Result<T> = std::result::Result<T, RecordError>;

/// What one JSON object says, its text as it came. The spans are those of this text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Path or address of the article.
    pub source: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// A language tag such as `de`.
    pub language: Option<String>,
    /// When it was published, in ISO 8601 form.
    pub published: Option<String>,
    /// The text.
    pub text: String,
    /// The layers that are there.
    pub extraction: Extraction,
    /// The words of the text, where the record tells them.
    pub tokens: Option<Vec<Span>>,
    /// What was decided on the items.
    pub decisions: Vec<RecordDecision>,
    /// Unknown keys.
    pub extra: Extra,
}

/// Reads the object in `json`. The key `id` is not kept: it follows from the text.
///
/// # Errors
/// When the JSON is broken or breaks the form; the error names the place and the reason.
pub fn read(json: &[u8]) -> Result<Record> {
    from_value(serde_json::from_slice(json).map_err(|broken| RecordError::from(&broken))?)
}

/// Reads an object that is JSON already.
///
/// # Errors
/// When it breaks the form.
pub fn from_value(value: Value) -> Result<Record> {
    let mut object = Object::new("$".to_owned(), value)?;
    match object.optional_text("format")? {
        Some(other) if other != FORMAT => {
            return Err(error(
                "$.format".to_owned(),
                Reason::Unknown { value: excerpt(&other), known: FORMAT.to_owned() },
            ));
        }
        _ => {}
    }
    object.optional_text("id")?;
    let text = object.text("text")?;
    let index = CodePoints::new(&text);
    let extraction = Extraction {
        extractor: object.take("extractor").map(|(path, value)| extractor(Object::new(path, value)?)).transpose()?,
        entities: object.objects("entities", |item| entity(item, &index))?,
        quotations: object.objects("quotations", |item| quotation(item, &index))?,
        events: object.objects("events", |item| event(item, &index))?,
    };
    check_ids(&extraction)?;
    Ok(Record {
        source: object.optional_text("source")?,
        title: object.optional_text("title")?,
        byline: object.optional_text("byline")?,
        language: object.optional_text("language")?,
        published: object.optional_text("published")?,
        extraction,
        tokens: object.optional_spans("tokens", &index)?,
        decisions: object.objects("decisions", |item| decision(item, &index))?.unwrap_or_default(),
        extra: object.rest(),
        text,
    })
}

fn extractor(mut object: Object) -> Result<Extractor> {
    Ok(Extractor { name: object.text("name")?, version: object.optional_text("version")?.unwrap_or_default() })
}

pub(super) fn entity(mut object: Object, text: &CodePoints) -> Result<Entity> {
    Ok(Entity {
        id: object.text("id")?,
        kind: object.named("type", EntityKind::ALL, EntityKind::name)?,
        name: object.text("name")?,
        roles: object.texts("roles")?,
        wikidata: object.optional_text("wikidata")?,
        mentions: object.objects("mentions", |item| mention(item, text))?.unwrap_or_default(),
        extra: object.rest(),
    })
}

pub(super) fn mention(mut object: Object, text: &CodePoints) -> Result<Mention> {
    Ok(Mention {
        span: object.span(text)?,
        form: object.optional_named("form", Form::ALL, Form::name)?.unwrap_or(Form::Name),
        confidence: object.fraction("confidence")?,
        extra: object.rest(),
    })
}

pub(super) fn quotation(mut object: Object, text: &CodePoints) -> Result<Quotation> {
    Ok(Quotation {
        id: object.text("id")?,
        kind: object.named("type", QuotationKind::ALL, QuotationKind::name)?,
        medium: object.optional_named("medium", Medium::ALL, Medium::name)?,
        nested: object.flag("nested")?,
        confidence: object.fraction("confidence")?,
        quote: object.spans("quote", text)?,
        cue: object.spans("cue", text)?,
        frame: object.spans("frame", text)?,
        speaker: object.spans("speaker", text)?,
        addressee: object.spans("addressee", text)?,
        speaker_entity: object.optional_text("speaker_entity")?,
        addressee_entity: object.optional_text("addressee_entity")?,
        extra: object.rest(),
    })
}

pub(super) fn event(mut object: Object, text: &CodePoints) -> Result<Event> {
    let kind = object.named("type", EventKind::ALL, EventKind::name)?;
    // Follows from the kind.
    object.optional_text("plover")?;
    Ok(Event {
        id: object.text("id")?,
        kind,
        trigger: object.spans("trigger", text)?,
        realis: object.optional_named("realis", Realis::ALL, Realis::name)?.unwrap_or(Realis::Actual),
        confidence: object.fraction("confidence")?,
        attribution: object.optional_text("attribution")?,
        arguments: object.objects("arguments", |item| argument(item, text))?.unwrap_or_default(),
        time: object.take("time").map(|(path, value)| time(Object::new(path, value)?, text)).transpose()?,
        quantities: object.objects("quantities", |item| quantity(item, text))?.unwrap_or_default(),
        extra: object.rest(),
    })
}

fn argument(mut object: Object, text: &CodePoints) -> Result<Argument> {
    Ok(Argument {
        role: object.named("role", Role::ALL, Role::name)?,
        spans: object.spans("spans", text)?,
        entity: object.optional_text("entity")?,
        extra: object.rest(),
    })
}

fn time(mut object: Object, text: &CodePoints) -> Result<Time> {
    Ok(Time { spans: object.spans("spans", text)?, value: object.optional_text("value")?, extra: object.rest() })
}

fn quantity(mut object: Object, text: &CodePoints) -> Result<Quantity> {
    Ok(Quantity {
        role: object.text("role")?,
        value: object.number("value")?,
        modifier: object.optional_text("modifier")?.unwrap_or_default(),
        spans: object.spans("spans", text)?,
        extra: object.rest(),
    })
}
