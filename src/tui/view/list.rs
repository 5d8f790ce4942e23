//! What all lists have in common: a title, and rows of which one is chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::fit::Row;
use super::words;
use crate::decision::Verdict;
use crate::review::Place;
use crate::tui::action::Action;
use crate::tui::app::{App, Overlay, Reading};
use crate::tui::arrangement::Pane;
use crate::tui::page::Sieve;

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
    start(if chosen { "▸" } else { " " }, style, area, y, buffer)
}

/// Starts the row of an item in a side pane: marked when it is the chosen one, or when none is and a key would be about it;
/// and with what was decided on it.
pub(super) fn item_row<'a>(
    app: &App,
    reading: &Reading,
    place: Place,
    area: Rect,
    y: u16,
    buffer: &'a mut Buffer,
) -> Row<'a> {
    let (pane, index) = match place {
        Place::Quotation(index) => (Pane::Quotations, index),
        Place::Entity(index) | Place::Mention(index, _) => (Pane::Entities, index),
        Place::Event(index) => (Pane::Events, index),
    };
    let chosen = reading.cursor_in(pane).and_then(|cursor| cursor.item);
    let mut row = if chosen.is_none() && has_keys(app, pane) && reading.marked_in(pane) == Some(index) {
        start("▹", app.theme.text, area, y, buffer)
    } else {
        row(app, pane, chosen == Some(index), area, y, buffer)
    };
    mark(app, reading, place, &mut row);
    row
}

fn start<'a>(sign: &str, style: Style, area: Rect, y: u16, buffer: &'a mut Buffer) -> Row<'a> {
    let mut row = Row::new(buffer, area.x, y, area.width, style);
    row.put(sign, Style::new());
    row
}

/// Says a thing where there are no rows.
pub(super) fn say(app: &App, text: &str, area: Rect, buffer: &mut Buffer) {
    if !area.is_empty() {
        Row::new(buffer, area.x, area.y, area.width, Style::new()).skip(1).put(text, app.theme.dim);
    }
}

/// Marks what was decided on an item, once the article is being reviewed, and which of two found it.
fn mark(app: &App, reading: &Reading, place: Place, row: &mut Row) {
    if !app.is_reviewed(reading) && reading.page.compared.origins.is_empty() {
        return;
    }
    let review = &reading.page.review;
    let (mark, style) = if app.is_pending(&reading.page, place) {
        ("…", app.theme.dim)
    } else {
        let verdict = review.mark(place).and_then(|mark| mark.verdict);
        let verdict = verdict.or_else(|| review.is_decided(place).then_some(Verdict::Accepted));
        (words::verdict_mark(verdict), if verdict.is_some() { app.theme.title_focused } else { app.theme.dim })
    };
    row.put(mark, style);
    if reading.page.compared.origins.is_empty() {
        return;
    }
    let origin = review.mark(place).and_then(|mark| reading.page.compared.origins.get(&mark.key));
    row.put(words::origin_mark(origin.copied()), app.theme.dim);
}

/// What a side pane says where there are no rows: nobody looked, nothing was found, or something hides it.
pub(super) fn empty(looked_at: bool, sieve: Sieve) -> &'static str {
    match (looked_at, sieve) {
        (false, _) => "not looked at",
        (true, Sieve { filter: Some(_), .. }) => "none with this filter",
        (true, Sieve { undecided: true, .. }) => "none that is not decided",
        (true, Sieve { differing: true, .. }) => "none that differs",
        (true, _) => "none found",
    }
}

/// How many items of a layer are shown: "33", or "4 of 33" with a filter; and how many are decided.
pub(super) fn count(reading: &Reading, layer: usize, shown: usize, all: usize) -> String {
    let count = if shown == all { all.to_string() } else { format!("{shown} of {all}") };
    match reading.page.progress.decided[layer] {
        0 => count,
        decided => format!("{count} · {decided} done"),
    }
}

fn has_keys(app: &App, pane: Pane) -> bool {
    app.focus == pane && matches!(app.overlay, Overlay::None)
}
