//! Typing into a line.

use unicode_segmentation::UnicodeSegmentation;

use super::{App, Overlay};
use crate::article::floor;
use crate::load::clean::clean_line;
use crate::tui::action::Action;

/// No more bytes are taken into a line.
const LONGEST: usize = 1000;

/// A line of text that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    cursor: usize,
}

impl Line {
    /// What is typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Puts in what is typed or pasted, cleaned as articles are: it is found in them, and kept beside them.
    pub fn insert(&mut self, text: &str) {
        for c in clean_line(&text[..floor(text, 4 * LONGEST)]).chars() {
            if self.text.len() + c.len_utf8() <= LONGEST {
                self.text.insert(self.cursor, c);
                self.cursor += c.len_utf8();
            }
        }
    }

    fn edit(&mut self, action: Action) {
        let before = &self.text[..self.cursor];
        let left = before.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        let space = before.trim_end().char_indices().rfind(|(_, c)| c.is_whitespace());
        let word = space.map_or(0, |(at, c)| at + c.len_utf8());
        let right = self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
        let delete_to = match action {
            Action::DeleteBack => left,
            Action::DeleteWord => word,
            Action::DeleteAll => 0,
            _ => {
                self.cursor = match action {
                    Action::CursorLeft => left,
                    Action::CursorRight => self.cursor + right,
                    Action::CursorStart => 0,
                    _ => self.text.len(),
                };
                return;
            }
        };
        self.text.replace_range(delete_to..self.cursor, "");
        self.cursor = delete_to;
    }
}

impl App {
    /// Puts a text into the line that is being typed, if there is one.
    pub(super) fn insert(&mut self, text: &str) {
        if let Some(line) = self.line_mut() {
            line.insert(text);
            self.typed_on();
        } else if matches!(self.overlay, Overlay::Menu(_)) {
            self.choose_from_menu(text.chars().next());
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        // A letter of it is not meant to choose from a menu.
        if self.line_mut().is_some() {
            self.insert(text);
        }
    }

    pub(super) fn edit(&mut self, action: Action) {
        let Some(line) = self.line_mut() else { return };
        if action == Action::DeleteBack && line.text().is_empty() {
            self.cancel();
            return;
        }
        line.edit(action);
        self.typed_on();
    }

    /// Takes what is typed or chosen.
    pub(super) fn accept(&mut self) {
        match std::mem::take(&mut self.overlay) {
            Overlay::None => {}
            over @ (Overlay::Correct(_) | Overlay::Pick(_)) => self.overlay = over,
            Overlay::Menu(menu) => {
                self.overlay = Overlay::Menu(menu);
                self.choose_from_menu(None);
            }
            Overlay::Chooser(chooser) => self.accept_choice(chooser),
            Overlay::Words(words) => self.accept_words(&words),
            Overlay::Search(prompt) => self.accept_search(prompt),
            Overlay::Palette(palette) => {
                if let Some(entry) = palette.chosen() {
                    self.act(entry.action);
                }
            }
            Overlay::Help(mut help) => {
                help.accept_search();
                self.overlay = Overlay::Help(help);
            }
        }
    }

    /// Leaves what is being typed.
    pub(super) fn cancel(&mut self) {
        match std::mem::take(&mut self.overlay) {
            Overlay::None | Overlay::Palette(_) | Overlay::Words(_) | Overlay::Correct(_) | Overlay::Pick(_) => {}
            Overlay::Menu(menu) => self.leave_choice(menu.into_before()),
            Overlay::Chooser(chooser) => self.leave_choice(chooser.into_before()),
            Overlay::Search(prompt) => self.leave_search(prompt),
            Overlay::Help(mut help) => {
                help.leave_search();
                self.overlay = Overlay::Help(help);
            }
        }
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        match &mut self.overlay {
            Overlay::None | Overlay::Correct(_) | Overlay::Pick(_) | Overlay::Menu(_) => None,
            Overlay::Chooser(chooser) => Some(&mut chooser.line),
            Overlay::Words(words) => Some(&mut words.line),
            Overlay::Search(prompt) => Some(&mut prompt.line),
            Overlay::Palette(palette) => Some(&mut palette.line),
            Overlay::Help(help) => help.search.as_mut(),
        }
    }

    fn typed_on(&mut self) {
        match &mut self.overlay {
            Overlay::Search(_) => self.search_typed(),
            Overlay::Palette(palette) => palette.selected = 0,
            Overlay::Help(help) => help.top = 0,
            Overlay::Chooser(chooser) => chooser.selected = 0,
            Overlay::None | Overlay::Correct(_) | Overlay::Pick(_) | Overlay::Menu(_) | Overlay::Words(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deleted_is_what_a_reader_takes_for_a_character_or_a_word() {
        let mut line = Line::default();
        line.insert("ein\nschönes\u{202e} 🇩🇪");
        line.edit(Action::DeleteBack);
        assert_eq!(line.text(), "ein schönes ");
        line.edit(Action::CursorLeft);
        line.edit(Action::DeleteWord);
        assert_eq!((line.text(), line.before_cursor()), ("ein  ", "ein "));
    }
}
