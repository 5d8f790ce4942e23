//! Tokens → [`Extraction`]: what is found in an article, by rules over the language layer and the lists.
//!
//! Deterministic: the same text gives the same extraction on every machine.

mod events;
mod quotations;

use crate::article::Article;
use crate::extraction::Extraction;
use crate::language;

/// Fills in the layers that `known` lacks; those it has stay as they are.
pub fn complete(article: &Article, known: Extraction) -> Extraction {
    if known.entities.is_some() && known.quotations.is_some() && known.events.is_some() {
        return known;
    }
    let text = language::analyse(article);
    let quotations = known.quotations.unwrap_or_else(|| quotations::find(&text));
    let events =
        known.events.unwrap_or_else(|| events::find(&text, known.entities.as_deref().unwrap_or_default(), &quotations));
    Extraction { quotations: Some(quotations), events: Some(events), ..known }
}
