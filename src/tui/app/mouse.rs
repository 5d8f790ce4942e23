//! The wheel and clicks.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position as Cell;

use super::moving::item_in;
use super::{App, Overlay};
use crate::tui::arrangement::Pane;
use crate::tui::layout::Position;

/// So many rows go by at a turn of the wheel.
const ROWS: isize = 3;

impl App {
    pub(super) fn mouse_event(&mut self, event: MouseEvent) {
        let cell = Cell::new(event.column, event.row);
        match event.kind {
            MouseEventKind::ScrollDown => self.wheel(cell, ROWS),
            MouseEventKind::ScrollUp => self.wheel(cell, -ROWS),
            MouseEventKind::Down(MouseButton::Left) => self.click(cell),
            _ => {}
        }
    }

    fn wheel(&mut self, cell: Cell, rows: isize) {
        match &mut self.overlay {
            Overlay::Help(help) => help.top = help.top.saturating_add_signed(rows),
            Overlay::None => match self.pane_at(cell) {
                Some(Pane::Articles) => self.shelf.top = self.shelf.top.saturating_add_signed(rows),
                Some(Pane::Text) => {
                    if let Some(reading) = self.reading_mut() {
                        reading.top = reading.top.saturating_add_signed(rows);
                    }
                }
                Some(pane) => {
                    if let Some(reading) = self.reading_mut() {
                        reading.scroll(pane, rows);
                    }
                }
                None => {}
            },
            _ => {}
        }
    }

    fn click(&mut self, cell: Cell) {
        if !matches!(self.overlay, Overlay::None) {
            return;
        }
        let Some(pane) = self.pane_at(cell) else { return };
        let arrangement = self.arrangement();
        self.focus(pane);
        if pane == Pane::Text {
            let row = usize::from(cell.y - arrangement.text.y);
            let column = cell.x.saturating_sub(arrangement.text.x);
            if let Some(reading) = self.reading_mut()
                && let Some(layout) = reading.layout.clone()
            {
                let position = Position { row: reading.top + row, column };
                reading.go_to_offset(layout.offset(reading.text(), position));
            }
            return;
        }
        let rows = arrangement.rows(pane);
        let Some(row) = cell.y.checked_sub(rows.y).map(usize::from) else { return };
        if pane == Pane::Articles {
            let row = self.shelf.top + row;
            if row < self.shelf.rows().len() {
                self.open(row, None);
            }
        } else if let Some(reading) = self.reading_mut()
            && let (Some(list), Some(cursor)) = (reading.list(pane), reading.cursor_in(pane))
            && let Some(item) = list.item_at(cursor.top + row)
        {
            reading.go_to_item(item_in(pane, item));
        }
    }

    fn pane_at(&self, cell: Cell) -> Option<Pane> {
        let arrangement = self.arrangement();
        let pane = arrangement.panes.iter().find(|(_, area)| area.contains(cell)).map(|&(pane, _)| pane);
        pane.or_else(|| arrangement.text.contains(cell).then_some(Pane::Text))
    }
}
