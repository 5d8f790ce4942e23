//! Typing a note on an item, or an entity's name.

use crate::tui::app::{App, Line, Overlay};
use crate::tui::effect::Deed;

/// A note or a name that is being typed.
#[derive(Debug)]
pub struct Words {
    /// What is typed.
    pub line: Line,
    /// What it will be.
    pub of: WordsOf,
    item: String,
}

/// What is typed for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsOf {
    /// A note on it.
    Note,
    /// The entity's name.
    Name,
}

impl App {
    pub(in crate::tui::app) fn start_note(&mut self) {
        let Some(place) = self.free_target() else { return };
        let mark = self.reading().and_then(|reading| reading.page.review.mark(place));
        if let Some((key, note)) = mark.map(|mark| (mark.key.clone(), mark.note.clone())) {
            self.ask_for_words(WordsOf::Note, key, &note);
        }
    }

    pub(super) fn ask_for_words(&mut self, of: WordsOf, item: String, before: &str) {
        let mut line = Line::default();
        line.insert(before);
        self.overlay = Overlay::Words(Words { line, of, item });
    }

    pub(in crate::tui::app) fn accept_words(&mut self, words: &Words) {
        let text = words.line.text().trim().to_owned();
        let Some(place) = self.place_of(&words.item) else { return };
        match words.of {
            WordsOf::Note => self.save_on(place, Deed::Note(place, text)),
            WordsOf::Name if text.is_empty() => self.tell("an entity needs a name: reject it with x instead"),
            WordsOf::Name => {
                if let Some(mut draft) = self.draft_of(place) {
                    draft.item.set_name(text);
                    self.save_draft(draft);
                }
            }
        }
    }
}
