//! Tokens → [`Extraction`]: what is found in an article, by rules over the language layer and the lists.
//!
//! `names` finds names, `quotations` who said what, `entities` joins the names to all that means the same and tells which
//! entity a speaker is; `source` tells whom a phrase names at all. `numbers` reads figures and number words, `times` says
//! when, `events` finds what happened and whose claim it is, and `happenings` which events are one. In a text that is not
//! German only names and passages in quotation marks are found.
//! Deterministic: the same text gives the same extraction on every machine.

mod entities;
mod events;
pub mod happenings;
mod names;
pub mod numbers;
mod quotations;
pub mod source;
pub mod times;

use crate::article::Article;
use crate::extraction::{Extraction, Extractor};
use crate::language;

/// Reads the lists that [`complete`] comes to last; for a thread of its own, while another begins with the first article.
pub fn prepare() {
    let _ = language::gazetteer::names();
    events::prepare();
}

/// Fills in the layers that `known` lacks; those it has stay as they are. The extractor is this program where it filled in
/// anything.
pub fn complete(article: &Article, known: Extraction) -> Extraction {
    if known.entities.is_some() && known.quotations.is_some() && known.events.is_some() {
        return known;
    }
    let text = language::analyse(article);
    let today = article.published.as_deref().and_then(times::day);
    let german = language::is_german(article, &text);
    let Extraction { entities, quotations, events, .. } = known;
    let quotations_came = quotations.is_some();
    let mut quotations =
        quotations.unwrap_or_else(|| if german { quotations::find(&text) } else { quotations::find_marked(&text) });
    let entities = entities.unwrap_or_else(|| entities::find(&text, &names::find(&text), &quotations, german));
    if !quotations_came {
        entities::link(&text, &entities, &mut quotations);
    }
    // Events are not looked for where the language has no rules: the layer stays missing rather than empty.
    let events = events.or_else(|| german.then(|| events::find(&text, today, &entities, &quotations)));
    let extractor = Extractor { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() };
    Extraction { extractor: Some(extractor), entities: Some(entities), quotations: Some(quotations), events }
}
