//! The pane of events.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use super::{fit, list, words};
use crate::extract::happenings::Happening;
use crate::extraction::EventKind;
use crate::review::Place;
use crate::tui::app::{App, Reading};
use crate::tui::arrangement::{Arrangement, Pane};
use crate::tui::page::{EventLabel, EventOrder, Line, Page};

/// Columns for what happens.
const KIND: usize = 10;
/// Columns for the numbers, where there is room.
const FIGURES: usize = 7;
/// From this width on numbers have a column of their own.
const WIDE: u16 = 44;
/// What is said beside the title where the article's day is not known, and the columns that the title takes before it.
const LACKS_DATE: &str = " · no date: --date";
const TITLE: usize = 9;

pub(super) fn draw(app: &App, area: Rect, arrangement: &Arrangement, buffer: &mut Buffer) {
    let rows = arrangement.rows(Pane::Events);
    let Some(reading) = app.reading() else {
        list::title(app, Pane::Events, "", area, buffer);
        return;
    };
    let lines = &reading.shown.events;
    let layer = reading.page.extraction().events.as_ref();
    let mut count = layer.map(|all| list::count(reading, 2, lines.items(), all.len())).unwrap_or_default();
    if reading.shown.event_order != EventOrder::Text {
        count = format!("{count} {}", reading.shown.event_order.name());
    }
    if reading.page.lacks_date() && TITLE + count.width() + LACKS_DATE.width() <= area.width.into() {
        count.push_str(LACKS_DATE);
    }
    list::title(app, Pane::Events, &count, area, buffer);
    if lines.rows().is_empty() {
        list::say(app, list::empty(layer.is_some(), reading.sieve), rows, buffer);
    }
    let Some(cursor) = reading.cursor_in(Pane::Events) else { return };
    for (y, line) in (rows.top()..rows.bottom()).zip(lines.rows().iter().skip(cursor.top)) {
        match *line {
            Line::Heading(index) => draw_heading(app, reading, index, rows, y, buffer),
            Line::Item(index) => {
                let row = list::item_row(app, reading, Place::Event(index), rows, y, buffer);
                draw_event(app, reading, index, rows.width, row);
            }
        }
    }
}

fn draw_heading(app: &App, reading: &Reading, index: Option<usize>, area: Rect, y: u16, buffer: &mut Buffer) {
    let mut row = fit::Row::new(buffer, area.x, y, area.width, app.theme.text);
    row.skip(1).put(&heading(reading, index), app.theme.title.add_modifier(Modifier::BOLD));
}

fn heading(reading: &Reading, index: Option<usize>) -> String {
    let page = &reading.page;
    let Some(index) = index else { return "undated".to_owned() };
    match reading.shown.event_order {
        EventOrder::Text => String::new(),
        EventOrder::Day => {
            let day = page.event_days.get(index).and_then(Option::as_deref).unwrap_or_default();
            words::date(day, page.article.language.as_deref())
        }
        EventOrder::Kind => EventKind::ALL.get(index).map(|kind| words::event(*kind).to_owned()).unwrap_or_default(),
        EventOrder::Happening => page.happenings.get(index).map(|happening| told(page, happening)).unwrap_or_default(),
    }
}

/// A happening in short, with the figures of all who tell of it: "death · 3 mentions · 1 or ≥ 8".
fn told(page: &Page, happening: &Happening) -> String {
    let mut figures: Vec<&str> = Vec::new();
    for label in happening.events.iter().filter_map(|&event| page.event_labels.get(event)) {
        if !label.figures.is_empty() && !figures.contains(&&*label.figures) {
            figures.push(&label.figures);
        }
    }
    let told = format!("{} · {} mentions", words::event(happening.kind), happening.events.len());
    if figures.is_empty() { told } else { format!("{told} · {}", figures.join(" or ")) }
}

fn draw_event(app: &App, reading: &Reading, index: usize, width: u16, mut row: fit::Row) {
    let (Some(event), Some(label)) = (reading.page.event(index), reading.page.event_labels.get(index)) else { return };
    if reading.shown.event_order != EventOrder::Kind {
        row.put_column(words::event(event.kind), KIND, app.theme.dim).skip(1);
    }
    if width >= WIDE {
        row.put_column(&format!("{:>FIGURES$}", label.figures), FIGURES, app.theme.text).skip(1);
    }
    row.put(words::realis_mark(event.realis), app.theme.title_focused).put(&label.trigger, app.theme.title_focused);
    for piece in pieces(label, width < WIDE) {
        row.put(" · ", app.theme.dim).put(&piece, app.theme.text);
    }
}

/// Who does it to whom, how many where asked, where, when, and who says so.
pub(super) fn pieces(label: &EventLabel, with_figures: bool) -> impl Iterator<Item = String> {
    let who = match (&*label.who, &*label.whom) {
        (who, "") => who.to_owned(),
        (who, whom) => format!("{who} → {whom}").trim_start().to_owned(),
    };
    let figures = if with_figures && label.figures != label.whom { label.figures.clone() } else { String::new() };
    let claimed_by = match label.claimed_by.as_deref() {
        None => String::new(),
        Some("") => "claimed".to_owned(),
        Some(speaker) => format!("claimed by {speaker}"),
    };
    [who, figures, label.place.clone(), label.time.clone(), claimed_by].into_iter().filter(|piece| !piece.is_empty())
}
