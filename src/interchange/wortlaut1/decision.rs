//! Decisions, and single items as decisions tell of them.

use serde::Serialize;
use serde_json::Value;

use super::RecordError;
use super::object::Object;
use super::read;
use super::write::{self, EntityItem, EventItem, MentionItem, QuotationItem, code_points};
use crate::article::Span;
use crate::decision::{Item, Verdict};
use crate::extraction::{Entity, Extra};
use crate::interchange::code_points::CodePoints;

/// A decision on an item of its record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDecision {
    /// Id of the item; of a mention, the id of its entity.
    pub item: String,
    /// Which mention of the entity, where it is about one.
    pub mention: Option<Span>,
    /// What was decided; nothing where there is only a note.
    pub verdict: Option<Verdict>,
    /// The item as it stood, where it was corrected.
    pub was: Option<Item>,
    /// Id of the entity that an entity turned out to be.
    pub same_as: Option<String>,
    /// A note, or nothing.
    pub note: String,
    /// Who decided, or nothing.
    pub reviewer: String,
    /// When, in ISO 8601 form, or nothing.
    pub at: String,
    /// Unknown keys.
    pub extra: Extra,
}

/// An item as JSON, its spans in code points of `text`.
pub fn item_to_json(item: &Item, text: &CodePoints) -> String {
    // It holds nothing that JSON has no form for.
    serde_json::to_string(&single(item, text)).unwrap_or_default()
}

/// Reads what [`item_to_json`] wrote.
///
/// # Errors
/// When the JSON is broken or is no item of that text.
pub fn item_from_json(json: &str, text: &CodePoints) -> Result<Item, RecordError> {
    let value: Value = serde_json::from_str(json).map_err(|broken| RecordError::from(&broken))?;
    item(Object::new("$".to_owned(), value)?, text)
}

pub(super) fn decision(mut object: Object, text: &CodePoints) -> Result<RecordDecision, RecordError> {
    let mut optional = |key| object.optional_text(key).map(Option::unwrap_or_default);
    let (note, reviewer, at) = (optional("note")?, optional("reviewer")?, optional("at")?);
    let was = object.take("was").map(|(path, value)| item(Object::new(path, value)?, text)).transpose()?;
    Ok(RecordDecision {
        item: object.text("item")?,
        mention: object.optional_pair("mention", text)?,
        verdict: object.optional_named("verdict", Verdict::ALL, Verdict::name)?,
        was,
        same_as: object.optional_text("same_as")?,
        note,
        reviewer,
        at,
        extra: object.rest(),
    })
}

/// An item tells by its keys what it is.
fn item(mut object: Object, text: &CodePoints) -> Result<Item, RecordError> {
    Ok(if object.has("quote") {
        Item::Quotation(read::quotation(object, text)?)
    } else if object.has("trigger") {
        Item::Event(read::event(object, text)?)
    } else if object.has("start") {
        let of = object.text("of")?;
        Item::Mention { of, mention: read::mention(object, text)? }
    } else {
        let same_as = object.optional_text("same_as")?;
        // Its mentions are items of their own.
        Item::Entity { entity: Entity { mentions: Vec::new(), ..read::entity(object, text)? }, same_as }
    })
}

#[derive(Serialize)]
#[serde(untagged)]
enum Single<'a> {
    Quotation(QuotationItem<'a>),
    Event(EventItem<'a>),
    Entity {
        #[serde(flatten)]
        entity: EntityItem<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        same_as: Option<&'a str>,
    },
    Mention {
        of: &'a str,
        #[serde(flatten)]
        mention: MentionItem<'a>,
    },
}

fn single<'a>(item: &'a Item, text: &'a CodePoints) -> Single<'a> {
    match item {
        Item::Quotation(quotation) => Single::Quotation(write::quotation(quotation, text)),
        Item::Event(event) => Single::Event(write::event(event, text)),
        Item::Entity { entity, same_as } => {
            Single::Entity { entity: write::entity(entity, text), same_as: same_as.as_deref() }
        }
        Item::Mention { of, mention } => Single::Mention { of, mention: write::mention(mention, text) },
    }
}

#[derive(Serialize)]
pub(super) struct DecisionItem<'a> {
    item: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mention: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<Single<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reviewer: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    at: &'a str,
    #[serde(flatten)]
    extra: &'a Extra,
}

pub(super) fn decision_item<'a>(decision: &'a RecordDecision, text: &'a CodePoints) -> DecisionItem<'a> {
    DecisionItem {
        item: &decision.item,
        mention: decision.mention.map(|span| code_points(span, text)),
        verdict: decision.verdict.map(Verdict::name),
        was: decision.was.as_ref().map(|item| single(item, text)),
        same_as: decision.same_as.as_deref(),
        note: &decision.note,
        reviewer: &decision.reviewer,
        at: &decision.at,
        extra: &decision.extra,
    }
}
