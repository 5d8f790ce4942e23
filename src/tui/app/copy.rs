//! Copying what is selected.

use super::App;
use crate::article::Span;
use crate::tui::effect::Effect;
use crate::tui::page::{Item, Page};

impl App {
    pub(super) fn copy(&mut self) {
        let text = self.reading().and_then(|reading| Some(text_of(&reading.page, reading.selected?)));
        match text {
            Some(text) => self.effects.push(Effect::Copy(text)),
            None => self.tell("select something to copy first"),
        }
    }
}

/// A quotation with its speaker, an entity by its name, an event by the word for it.
fn text_of(page: &Page, item: Item) -> String {
    let words = |spans: &[Span]| {
        let pieces: Vec<_> = spans.iter().map(|span| span.of(page.article.text())).collect();
        pieces.join(" … ")
    };
    match item {
        Item::Quotation(index) => {
            let quote = page.quotation(index).map(|quotation| words(&quotation.quote)).unwrap_or_default();
            let speaker = page.speaker_entity(index).and_then(|entity| page.entity(entity)).map(|entity| &*entity.name);
            let label = page.quotation_labels.get(index).map(|label| &*label.speaker).filter(|name| !name.is_empty());
            match speaker.or(label) {
                Some(speaker) => format!("{speaker}: {quote}"),
                None => quote,
            }
        }
        Item::Entity { entity, .. } => page.entity(entity).map(|entity| entity.name.clone()).unwrap_or_default(),
        Item::Event(index) => page.event(index).map(|event| words(&event.trigger)).unwrap_or_default(),
    }
}
