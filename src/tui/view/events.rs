//! The pane of events.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{list, words};
use crate::review::Place;
use crate::tui::app::App;
use crate::tui::arrangement::{Arrangement, Pane};
use crate::tui::page::EventLabel;

/// Columns for what happens, which is the same in all rows.
const KIND: usize = 10;

pub(super) fn draw(app: &App, area: Rect, arrangement: &Arrangement, buffer: &mut Buffer) {
    let rows = arrangement.rows(Pane::Events);
    let Some(reading) = app.reading() else {
        list::title(app, Pane::Events, "", area, buffer);
        return;
    };
    let lines = &reading.shown.events;
    let layer = reading.page.extraction().events.as_ref();
    let count = layer.map(|all| list::count(reading, 2, lines.items(), all.len())).unwrap_or_default();
    list::title(app, Pane::Events, &count, area, buffer);
    if lines.rows().is_empty() {
        list::say(app, list::empty(layer.is_some(), reading.sieve), rows, buffer);
    }
    let Some(cursor) = reading.cursor_in(Pane::Events) else { return };
    for (y, row) in (rows.top()..rows.bottom()).zip(cursor.top..lines.rows().len()) {
        let Some(index) = lines.item_at(row) else { continue };
        let (Some(event), Some(label)) = (reading.page.event(index), reading.page.event_labels.get(index)) else {
            continue;
        };
        let mut row = list::row(app, Pane::Events, cursor.item == Some(index), rows, y, buffer);
        list::mark(app, reading, Place::Event(index), &mut row);
        row.put_column(words::event(event.kind), KIND, app.theme.dim).skip(1);
        row.put(words::realis_mark(event.realis), app.theme.title_focused).put(&label.trigger, app.theme.title_focused);
        for piece in pieces(label) {
            row.put(" · ", app.theme.dim).put(&piece, app.theme.text);
        }
    }
}

/// Who does it to whom, where, when, and who says so.
pub(super) fn pieces(label: &EventLabel) -> impl Iterator<Item = String> {
    let who = match (&*label.who, &*label.whom) {
        (who, "") => who.to_owned(),
        (who, whom) => format!("{who} → {whom}").trim_start().to_owned(),
    };
    let claimed_by = match &*label.claimed_by {
        "" => String::new(),
        speaker => format!("claimed by {speaker}"),
    };
    [who, label.place.clone(), label.time.clone(), claimed_by].into_iter().filter(|piece| !piece.is_empty())
}
