//! The pane of entities.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list;
use crate::review::Place;
use crate::tui::app::App;
use crate::tui::arrangement::{Arrangement, Pane};

/// From so many columns on there is room for titles and offices.
const ROOM_FOR_ROLES: u16 = 40;

pub(super) fn draw(app: &App, area: Rect, arrangement: &Arrangement, buffer: &mut Buffer) {
    let rows = arrangement.rows(Pane::Entities);
    let Some(reading) = app.reading() else {
        list::title(app, Pane::Entities, "", area, buffer);
        return;
    };
    let lines = &reading.shown.entities;
    let layer = reading.page.extraction().entities.as_ref();
    let count = layer.map(|all| list::count(reading, 1, lines.items(), all.len())).unwrap_or_default();
    list::title(app, Pane::Entities, &count, area, buffer);
    if lines.rows().is_empty() {
        list::say(app, list::empty(layer.is_some(), reading.sieve), rows, buffer);
    }
    let Some(cursor) = reading.cursor_in(Pane::Entities) else { return };
    for (y, row) in (rows.top()..rows.bottom()).zip(cursor.top..lines.rows().len()) {
        let Some(index) = lines.item_at(row) else { continue };
        let Some(entity) = reading.page.entity(index) else { continue };
        let mut row = list::item_row(app, reading, Place::Entity(index), rows, y, buffer);
        row.put(entity.kind.name(), app.theme.entity(entity.kind)).skip(1);
        row.put_right(&format!(" {:>3}", entity.mentions.len()), app.theme.dim);
        if rows.width >= ROOM_FOR_ROLES && !entity.roles.is_empty() {
            let half = row.left() * 3 / 5;
            row.put_column(&entity.name, half, app.theme.text).skip(1).put(&entity.roles.join(", "), app.theme.dim);
        } else {
            row.put(&entity.name, app.theme.text);
        }
    }
}
