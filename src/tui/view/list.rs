//! What all lists have in common: a title, and rows of which one is chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::fit::Row;
use crate::tui::action::Action;
use crate::tui::app::{App, Overlay};
use crate::tui::arrangement::Pane;

/// Draws a pane's title: the key that leads to it, its name, and what there is in it.
pub(super) fn title(app: &App, pane: Pane, count: &str, area: Rect, buffer: &mut Buffer) {
    if area.height < 2 {
        return;
    }
    let (name, action) = match pane {
        Pane::Articles => ("Articles", Action::GoArticles),
        Pane::Text => ("Text", Action::GoText),
        Pane::Quotations => ("Quotations", Action::GoQuotations),
        Pane::Entities => ("Entities", Action::GoEntities),
        Pane::Events => ("Events", Action::GoEvents),
    };
    let focused = has_keys(app, pane);
    let style = if focused { app.theme.title_focused } else { app.theme.title };
    Row::new(buffer, area.x, area.y, area.width, Style::new())
        .put(&action.entry().first_key(), app.theme.dim)
        .put(" ", style)
        .put(name, style)
        .put(" ", style)
        .put(count, app.theme.dim);
}

/// Starts a row, marked when it is the chosen one.
pub(super) fn row<'a>(app: &App, pane: Pane, chosen: bool, area: Rect, y: u16, buffer: &'a mut Buffer) -> Row<'a> {
    let style = match (chosen, has_keys(app, pane)) {
        (false, _) => app.theme.text,
        (true, false) => app.theme.selection,
        (true, true) => app.theme.selection_focused,
    };
    let mut row = Row::new(buffer, area.x, y, area.width, style);
    row.put(if chosen { "▸" } else { " " }, Style::new());
    row
}

/// Says a thing where there are no rows.
pub(super) fn say(app: &App, text: &str, area: Rect, buffer: &mut Buffer) {
    if !area.is_empty() {
        Row::new(buffer, area.x, area.y, area.width, Style::new()).skip(1).put(text, app.theme.dim);
    }
}

/// What a side pane says where there are no rows: nobody looked, nothing was found, or the filter hides it.
pub(super) fn empty(looked_at: bool, filtered: bool) -> &'static str {
    match (looked_at, filtered) {
        (false, _) => "not looked at",
        (true, true) => "none with this filter",
        (true, false) => "none found",
    }
}

/// How many items are shown: "33", or "4 of 33" with a filter.
pub(super) fn count(shown: usize, all: usize) -> String {
    if shown == all { all.to_string() } else { format!("{shown} of {all}") }
}

fn has_keys(app: &App, pane: Pane) -> bool {
    app.focus == pane && matches!(app.overlay, Overlay::None)
}
