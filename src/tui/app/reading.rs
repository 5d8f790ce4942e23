//! The open article as it is being read.

use std::sync::Arc;

use super::Key;
use crate::article::Span;
use crate::tui::arrangement::{Arrangement, Pane};
use crate::tui::effect::{Generation, Opened};
use crate::tui::layout::{Layout, Position};
use crate::tui::page::{Filter, Item, List, Page, Shown, Sieve};

/// A search and what it found.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is searched for.
    pub pattern: String,
    /// Where it was found, in the order of the text; nothing while the search is still on its way.
    pub hits: Option<Arc<Vec<Span>>>,
    /// The hit that was gone to last, by its index.
    pub current: Option<usize>,
    /// The asking that is not answered yet.
    pub(super) awaited: Option<Generation>,
    /// Whether to go to the first hit when it is found.
    pub(super) goes: bool,
}

/// A row of a side pane and what was chosen in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cursor {
    /// The item under the cursor, by its index in its layer.
    pub item: Option<usize>,
    /// The first row that is shown.
    pub top: usize,
    reveal: bool,
}

/// An open article as it is being read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which article.
    pub key: Key,
    /// The article with what was found in it.
    pub page: Arc<Page>,
    /// What is listed and marked.
    pub shown: Arc<Shown>,
    /// Its rows, once they are there; at another width than wanted while new ones are on their way.
    pub layout: Option<Arc<Layout>>,
    /// The cursor: a byte offset in the text.
    pub cursor: usize,
    /// The first row of the text that is shown.
    pub top: usize,
    /// What is selected.
    pub selected: Option<Item>,
    /// Only what has to do with this is shown.
    pub filter: Option<Filter>,
    /// What is searched for.
    pub search: Option<Search>,
    /// The quotation that was last followed to its speaker.
    pub(super) followed: Option<usize>,
    /// The column that the cursor keeps to as it goes up and down.
    pub(super) column: Option<u16>,
    /// What was asked to be shown of it.
    pub sieve: Sieve,
    pub(super) awaited_sift: Option<Generation>,
    awaited_layout: Option<(Generation, u16)>,
    cursors: [Cursor; 3],
    reveal: bool,
}

impl Reading {
    pub(super) fn new(key: Key, opened: Opened) -> Self {
        let Opened { page, shown, sieve, .. } = opened;
        Self {
            key,
            page,
            shown,
            layout: None,
            cursor: 0,
            top: 0,
            selected: None,
            filter: None,
            search: None,
            followed: None,
            column: None,
            sieve,
            awaited_sift: None,
            awaited_layout: None,
            cursors: [Cursor::default(); 3],
            reveal: false,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.page.article.text()
    }

    /// The rows of a side pane; none for the other panes.
    pub fn list(&self, pane: Pane) -> Option<&List> {
        self.shown.list(pane)
    }

    /// Where the reader is in a side pane; `None` for the other panes.
    pub fn cursor_in(&self, pane: Pane) -> Option<Cursor> {
        Pane::SIDES.iter().position(|&side| side == pane).map(|index| self.cursors[index])
    }

    /// The item in a side pane that a key is about, by its index in its layer: the one under the cursor, or else the first
    /// that is not decided, or the first.
    pub fn marked_in(&self, pane: Pane) -> Option<usize> {
        let list = self.list(pane)?;
        let first_open = || list.item_at(*list.undecided().first()? as usize);
        self.cursor_in(pane)?.item.or_else(first_open).or_else(|| list.item_near(0))
    }

    /// Puts the cursor of a side pane on an item, or on none.
    pub(super) fn put_cursor_in(&mut self, pane: Pane, item: Option<usize>) {
        if let Some(index) = Pane::SIDES.iter().position(|&side| side == pane) {
            self.cursors[index].item = item;
        }
    }

    /// Where the cursor stands in the layout.
    pub fn position(&self) -> Option<Position> {
        Some(self.layout.as_ref()?.position(self.text(), self.cursor))
    }

    /// Selects an item in the panes, and what belongs to it; the text stays where it is.
    pub(super) fn choose(&mut self, item: Item) {
        self.selected = Some(item);
        let under = self.page.span(item).map(|span| self.page.under(span.start())).unwrap_or_default();
        let speaker = if let Item::Quotation(index) = item { self.page.speaker_entity(index) } else { None };
        for item in [under.quotation, under.entity, under.event].into_iter().flatten() {
            self.set_cursor(item);
        }
        if let Some(entity) = speaker {
            self.set_cursor(Item::Entity { entity, mention: 0 });
        }
        self.set_cursor(item);
    }

    /// Selects an item and goes to it.
    pub(super) fn go_to_item(&mut self, item: Item) {
        self.choose(item);
        if let Some(span) = self.page.span(item) {
            self.put_cursor(span.start());
        }
    }

    /// Goes to an offset and selects what stands there.
    pub(super) fn go_to_offset(&mut self, offset: usize) {
        self.put_cursor(offset);
        let under = self.page.under(offset);
        for item in [under.quotation, under.entity, under.event].into_iter().flatten() {
            self.set_cursor(item);
        }
        self.selected = under.innermost();
    }

    /// Goes to an offset and leaves the selection alone.
    pub(super) fn put_cursor(&mut self, offset: usize) {
        self.cursor = offset;
        self.column = None;
        self.reveal = true;
    }

    fn set_cursor(&mut self, item: Item) {
        let (index, item) = match item {
            Item::Quotation(index) => (0, index),
            Item::Entity { entity, .. } => (1, entity),
            Item::Event(index) => (2, index),
        };
        let cursor = &mut self.cursors[index];
        cursor.item = Some(item);
        cursor.reveal = true;
    }

    /// Scrolls a side pane without choosing anything.
    pub(super) fn scroll(&mut self, pane: Pane, rows: isize) {
        if let Some(index) = Pane::SIDES.iter().position(|&side| side == pane) {
            self.cursors[index].top = self.cursors[index].top.saturating_add_signed(rows);
        }
    }

    /// The width that rows are there for or asked for.
    pub(super) fn wanted_width(&self) -> Option<u16> {
        let awaited = self.awaited_layout.map(|(_, width)| width);
        awaited.or_else(|| self.layout.as_ref().map(|layout| layout.width()))
    }

    pub(super) fn await_layout(&mut self, generation: Generation, width: u16) {
        self.awaited_layout = Some((generation, width));
    }

    /// The article is left: what was asked for and is not there yet will be dropped when it comes, so that it is to be asked
    /// for again.
    pub(super) fn forget_awaited(&mut self) {
        self.awaited_layout = None;
        self.search.take_if(|search| search.awaited.is_some());
    }

    /// Takes the rows that were asked for last; the text stays where it is.
    pub(super) fn lay_out(&mut self, generation: Generation, layout: Arc<Layout>) {
        if self.awaited_layout.is_none_or(|(awaited, _)| awaited != generation) {
            return;
        }
        self.awaited_layout = None;
        let first = self.layout.as_ref().and_then(|layout| layout.rows().get(self.top)).map_or(0, |row| row.start);
        let is_first = self.layout.is_none();
        self.top = layout.position(self.text(), first).row;
        self.layout = Some(layout);
        self.reveal |= !is_first || self.cursor > 0;
    }

    /// Shows everything in the lists anew, after they changed.
    pub(super) fn reveal_all(&mut self) {
        for cursor in &mut self.cursors {
            cursor.reveal = true;
        }
    }

    /// Keeps what is shown within the text and the lists, and what changed among it.
    pub(super) fn settle(&mut self, arrangement: &Arrangement) {
        if let (Some(layout), Some(position)) = (&self.layout, self.position()) {
            let height = usize::from(arrangement.text.height);
            if self.reveal && height > 0 {
                self.top = if position.row + height < self.top || position.row > self.top + 2 * height {
                    position.row.saturating_sub(height / 3)
                } else {
                    top_for(position.row, self.top, height, 3)
                };
                self.reveal = false;
            }
            self.top = self.top.min(layout.rows().len().saturating_sub(height.max(1)));
        }
        for (index, pane) in Pane::SIDES.into_iter().enumerate() {
            let height = usize::from(arrangement.rows(pane).height);
            let mut cursor = self.cursors[index];
            let Some(list) = self.list(pane) else { continue };
            if cursor.reveal && height > 0 {
                if let Some(row) = cursor.item.and_then(|item| list.row_of(item)) {
                    cursor.top = top_for(row, cursor.top, height, 1);
                }
                cursor.reveal = false;
            }
            cursor.top = cursor.top.min(list.rows().len().saturating_sub(height.max(1)));
            self.cursors[index] = cursor;
        }
    }
}

/// The first row to be shown so that `row` is, with some rows around it, when `top` was the first before.
pub(super) fn top_for(row: usize, top: usize, height: usize, around: usize) -> usize {
    let around = around.min(height.saturating_sub(1) / 2);
    let lowest = (row + around + 1).saturating_sub(height);
    top.clamp(lowest, row.saturating_sub(around).max(lowest))
}
