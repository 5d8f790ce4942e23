//! Typing a note on an item, or an entity's name.

use crate::review::Place;
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
        let note = self.reading().and_then(|reading| reading.page.review.mark(place)).map(|mark| mark.note.clone());
        self.ask_for_words(WordsOf::Note, place, &note.unwrap_or_default());
    }

    pub(super) fn ask_for_words(&mut self, of: WordsOf, place: Place, before: &str) {
        let mark = self.reading().and_then(|reading| reading.page.review.mark(place));
        let Some(item) = mark.map(|mark| mark.key.clone()) else { return };
        let mut line = Line::default();
        line.insert(before);
        self.overlay = Overlay::Words(Words { line, of, item });
    }

    pub(in crate::tui::app) fn accept_words(&mut self, words: &Words) {
        let text = words.line.text().trim().to_owned();
        let place = self.reading().and_then(|reading| reading.page.review.find(&words.item));
        match (place, words.of) {
            (None, _) => self.tell("somebody else has taken this back"),
            (Some(place), WordsOf::Note) => self.save_on(place, Deed::Note(place, text)),
            (_, WordsOf::Name) if text.is_empty() => self.tell("an entity needs a name: reject it with x instead"),
            (Some(place), WordsOf::Name) => {
                if let Some(mut draft) = self.draft_of(place) {
                    draft.item.set_name(text);
                    self.save_draft(draft);
                }
            }
        }
    }
}
