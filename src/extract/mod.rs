//! Tokens → [`Extraction`]: what is found in an article, by rules over the language layer and the lists.
//!
//! `names` finds names, `entities` joins them, `quotations` finds who said what, and `resolve` tells which entity a
//! speaker is. In a text that is not German only names of the lists and passages in quotation marks are found.
//! Deterministic: the same text gives the same extraction on every machine.

mod entities;
mod names;
mod quotations;
mod resolve;

use crate::article::Article;
use crate::extraction::{Extraction, Extractor};
use crate::language;

/// Fills in the layers that `known` lacks; those it has stay as they are.
pub fn complete(article: &Article, known: Extraction) -> Extraction {
    if known.entities.is_some() && known.quotations.is_some() && known.events.is_some() {
        return known;
    }
    let text = language::analyse(article);
    let german = language::is_german(article, &text);
    let mut found_entities = known.entities.clone().unwrap_or_else(|| entities::join(&text, &names::find(&text)));
    let mut found_quotations = known
        .quotations
        .clone()
        .unwrap_or_else(|| if german { quotations::find(&text) } else { quotations::find_marked(&text) });
    if known.entities.is_none() && known.quotations.is_none() {
        resolve::resolve(&text, &mut found_entities, &mut found_quotations);
    }
    let extractor = known
        .extractor
        .or_else(|| Some(Extractor { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() }));
    Extraction { extractor, entities: Some(found_entities), quotations: Some(found_quotations), events: known.events }
}
