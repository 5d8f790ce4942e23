//! The pane of quotations.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::{fit, list, words};
use crate::review::Place;
use crate::tui::app::{App, Reading};
use crate::tui::arrangement::{Arrangement, Pane};
use crate::tui::page::Line;

pub(super) fn draw(app: &App, area: Rect, arrangement: &Arrangement, buffer: &mut Buffer) {
    let rows = arrangement.rows(Pane::Quotations);
    let Some(reading) = app.reading() else {
        list::title(app, Pane::Quotations, "", area, buffer);
        return;
    };
    let lines = &reading.shown.quotations;
    let layer = reading.page.extraction().quotations.as_ref();
    let count = layer.map(|all| list::count(reading, 0, lines.items(), all.len())).unwrap_or_default();
    list::title(app, Pane::Quotations, &count, area, buffer);
    if lines.rows().is_empty() {
        list::say(app, list::empty(layer.is_some(), reading.sieve), rows, buffer);
    }
    let Some(cursor) = reading.cursor_in(Pane::Quotations) else { return };
    for (y, line) in (rows.top()..rows.bottom()).zip(lines.rows().iter().skip(cursor.top)) {
        match *line {
            Line::Heading(speaker) => draw_heading(app, reading, speaker, rows, y, buffer),
            Line::Item(index) => {
                let row = list::item_row(app, reading, Place::Quotation(index), rows, y, buffer);
                draw_quotation(app, reading, index, rows.width, row);
            }
        }
    }
}

fn draw_heading(app: &App, reading: &Reading, speaker: Option<usize>, area: Rect, y: u16, buffer: &mut Buffer) {
    let found = speaker.and_then(|speaker| reading.page.speakers.get(speaker));
    let (name, style) = match (found, speaker) {
        (Some(found), Some(speaker)) => (&*found.name, app.theme.speaker(speaker)),
        _ => ("nobody named", app.theme.dim),
    };
    let mut row = fit::Row::new(buffer, area.x, y, area.width, app.theme.text);
    row.skip(1).put("▎", style).put(name, style.add_modifier(Modifier::BOLD));
    if let Some(found) = found {
        row.put(&format!(" {}", found.quotations.len()), app.theme.dim);
    }
}

fn draw_quotation(app: &App, reading: &Reading, index: usize, width: u16, mut row: fit::Row) {
    let (Some(quotation), Some(label)) = (reading.page.quotation(index), reading.page.quotation_labels.get(index))
    else {
        return;
    };
    let speaker = reading.page.speaker_of.get(index).copied().flatten();
    let colour = speaker.map_or_else(Style::new, |speaker| app.theme.speaker(speaker));
    row.put(if speaker.is_some() { "▎" } else { " " }, colour);
    row.put(words::quotation_mark(quotation.kind), app.theme.dim).skip(1);
    if reading.sieve.grouped && !reading.sieve.by_confidence {
        row.skip(1);
    } else {
        let name = if label.speaker.is_empty() { "–" } else { &label.speaker };
        row.put_column(name, usize::from(width / 4).clamp(4, 14), colour).skip(1);
    }
    if quotation.nested {
        row.put("└ ", app.theme.dim);
    }
    row.put(&label.excerpt, app.theme.text);
}
