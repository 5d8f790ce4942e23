//! What refers to what.

use std::collections::HashSet;

use super::error::excerpt;
use super::{Reason, RecordError};
use crate::extraction::Extraction;

/// Checks that no two items of a layer share an id, and that every id referred to is there.
///
/// # Errors
/// Names the first item that breaks this.
pub fn check(extraction: &Extraction) -> Result<(), RecordError> {
    let entities = unique("entities", extraction.entities().iter().map(|entity| &entity.id))?;
    let quotations = unique("quotations", extraction.quotations().iter().map(|quotation| &quotation.id))?;
    unique("events", extraction.events().iter().map(|event| &event.id))?;

    for (index, quotation) in extraction.quotations().iter().enumerate() {
        let path = |key: &str| format!("$.quotations[{index}].{key}");
        resolve(quotation.speaker_entity.as_ref(), &entities, "entity", || path("speaker_entity"))?;
        resolve(quotation.addressee_entity.as_ref(), &entities, "entity", || path("addressee_entity"))?;
    }
    for (index, event) in extraction.events().iter().enumerate() {
        let path = |key: &str| format!("$.events[{index}].{key}");
        resolve(event.attribution.as_ref(), &quotations, "quotation", || path("attribution"))?;
        for (nth, argument) in event.arguments.iter().enumerate() {
            let path = || path(&format!("arguments[{nth}].entity"));
            resolve(argument.entity.as_ref(), &entities, "entity", path)?;
        }
    }
    Ok(())
}

fn unique<'a>(layer: &str, ids: impl Iterator<Item = &'a String>) -> Result<HashSet<&'a str>, RecordError> {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id.as_str()) {
            let path = format!("$.{layer}[{index}].id");
            return Err(RecordError { path, line: 0, reason: Reason::Duplicate(excerpt(id)) });
        }
    }
    Ok(seen)
}

fn resolve(
    id: Option<&String>,
    known: &HashSet<&str>,
    layer: &'static str,
    path: impl Fn() -> String,
) -> Result<(), RecordError> {
    match id {
        Some(id) if !known.contains(id.as_str()) => {
            Err(RecordError { path: path(), line: 0, reason: Reason::Dangling { layer, id: excerpt(id) } })
        }
        _ => Ok(()),
    }
}
