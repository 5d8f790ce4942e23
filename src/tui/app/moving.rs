//! Moving through the text and the lists.

use unicode_segmentation::UnicodeSegmentation;

use super::{App, Overlay, Reading};
use crate::article::floor;
use crate::tui::action::Action;
use crate::tui::arrangement::Pane;
use crate::tui::layout::Position;
use crate::tui::page::Item;

/// A word is looked for within so many bytes, so that a text without any does not make a key slow.
const WINDOW: usize = 4096;

/// How far to go.
#[derive(Clone, Copy)]
enum Way {
    By(isize),
    Start,
    End,
}

impl Way {
    fn new(action: Action, height: usize) -> Self {
        let page = height.saturating_sub(2).max(1).cast_signed();
        let half = (height / 2).max(1).cast_signed();
        match action {
            Action::Up => Self::By(-1),
            Action::HalfDown => Self::By(half),
            Action::HalfUp => Self::By(-half),
            Action::PageDown => Self::By(page),
            Action::PageUp => Self::By(-page),
            Action::Top => Self::Start,
            Action::Bottom => Self::End,
            _ => Self::By(1),
        }
    }

    /// Where it leads from row `from` of so many.
    fn from(self, from: usize, rows: usize) -> usize {
        let last = rows.saturating_sub(1);
        match self {
            Self::By(by) => from.saturating_add_signed(by).min(last),
            Self::Start => 0,
            Self::End => last,
        }
    }
}

impl App {
    /// Goes up or down in whatever has the keys.
    pub(super) fn go(&mut self, action: Action) {
        if let Overlay::Help(help) = &mut self.overlay {
            let rows = help.rows(self.size.width).len();
            help.top = Way::new(action, self.size.height.into()).from(help.top, rows);
            return;
        }
        let arrangement = self.arrangement();
        match self.focus {
            Pane::Articles => {
                let way = Way::new(action, arrangement.rows(Pane::Articles).height.into());
                let row = way.from(self.shelf.current, self.shelf.rows().len());
                if row != self.shelf.current {
                    self.open(row, None);
                }
            }
            Pane::Text => {
                if matches!(action, Action::Top | Action::Bottom) {
                    self.mark_jump();
                }
                let way = Way::new(action, arrangement.text.height.into());
                if let Some(reading) = self.reading_mut() {
                    reading.go_rows(way);
                }
            }
            pane => {
                let way = Way::new(action, arrangement.rows(pane).height.into());
                if let Some(reading) = self.reading_mut() {
                    reading.go_in_list(pane, way);
                }
            }
        }
    }

    pub(super) fn go_in_row(&mut self, action: Action) {
        if let Some(reading) = self.reading_mut() {
            let offset = match action {
                Action::Left => reading.before(),
                Action::Right => reading.after(),
                Action::NextWord => reading.next_word(),
                _ => reading.previous_word(),
            };
            reading.go_to_offset(offset);
        }
    }
}

impl Reading {
    fn go_rows(&mut self, way: Way) {
        let (Some(layout), Some(position)) = (self.layout.clone(), self.position()) else { return };
        let column = if let Way::By(_) = way { self.column.unwrap_or(position.column) } else { 0 };
        let row = way.from(position.row, layout.rows().len());
        self.go_to_offset(layout.offset(self.text(), Position { row, column }));
        self.column = Some(column);
    }

    fn go_in_list(&mut self, pane: Pane, way: Way) {
        let (Some(list), Some(cursor)) = (self.list(pane), self.cursor_in(pane)) else { return };
        let rows = list.rows().len();
        let row = match cursor.item.and_then(|item| list.row_of(item)) {
            Some(row) => {
                let to = way.from(row, rows);
                // Headings are stepped over.
                if to < row && list.item_at(to).is_none() { to.saturating_sub(1) } else { to }
            }
            None => {
                if matches!(way, Way::End) {
                    rows.saturating_sub(1)
                } else {
                    cursor.top
                }
            }
        };
        if let Some(index) = list.item_near(row) {
            self.go_to_item(item_in(pane, index));
        }
    }

    fn before(&self) -> usize {
        let from = floor(self.text(), self.cursor.saturating_sub(WINDOW));
        self.text()[from..self.cursor].grapheme_indices(true).next_back().map_or(self.cursor, |(at, _)| from + at)
    }

    fn after(&self) -> usize {
        let next = self.text()[self.cursor..].grapheme_indices(true).nth(1);
        next.map_or(self.cursor, |(at, _)| self.cursor + at)
    }

    fn next_word(&self) -> usize {
        let to = floor(self.text(), self.cursor + WINDOW);
        let mut words = self.text()[self.cursor..to].unicode_word_indices();
        words.find(|&(at, _)| at > 0).map_or(to, |(at, _)| self.cursor + at).min(self.last())
    }

    fn previous_word(&self) -> usize {
        let from = floor(self.text(), self.cursor.saturating_sub(WINDOW));
        self.text()[from..self.cursor].unicode_word_indices().next_back().map_or(from, |(at, _)| from + at)
    }

    /// The last character.
    fn last(&self) -> usize {
        let text = self.text();
        let from = floor(text, text.len().saturating_sub(WINDOW));
        text[from..].grapheme_indices(true).next_back().map_or(0, |(at, _)| from + at)
    }
}

/// The item of that index in a pane's layer; an entity at the first of its mentions.
pub(super) fn item_in(pane: Pane, index: usize) -> Item {
    match pane {
        Pane::Entities => Item::Entity { entity: index, mention: 0 },
        Pane::Events => Item::Event(index),
        _ => Item::Quotation(index),
    }
}
