//! The bottom row: where the reader is, what is selected, and which keys there are.

use ratatui::Frame;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::fit::Row;
use super::{events, words};
use crate::tui::action::{ALL, Action, Entry};
use crate::tui::app::{App, Line, Overlay, Reading};
use crate::tui::arrangement::Arrangement;
use crate::tui::page::{Item, Layer, Placed};

pub(super) fn draw(app: &App, arrangement: &Arrangement, frame: &mut Frame) {
    let area = arrangement.footer;
    if area.is_empty() {
        return;
    }
    let theme = &app.theme;
    let prompt = match &app.overlay {
        Overlay::Search(prompt) => Some(&prompt.line),
        Overlay::Help(help) => help.search.as_ref(),
        _ => None,
    };
    let mut row = Row::new(frame.buffer_mut(), area.x, area.y, area.width, theme.footer);
    if let Some(line) = prompt {
        let count = app.reading().filter(|_| matches!(app.overlay, Overlay::Search(_))).map(hits).unwrap_or_default();
        let column = draw_prompt(app, line, &count, &mut row);
        frame.set_cursor_position(Position::new(area.x + column, area.y));
        return;
    }
    if !app.typed.is_empty() {
        for (keys, action) in app.continuations() {
            row.put(&keys, theme.footer_key).put(" ", theme.footer).put(action.entry().title, theme.footer).skip(2);
        }
        return;
    }
    if let Some(notice) = &app.notice {
        row.skip(1).put(&notice.text, if notice.is_error { theme.error } else { theme.footer_key });
        return;
    }
    let status = status(app);
    let status_width = if status.is_empty() { 0 } else { status.width() + 3 };
    draw_hints(app, usize::from(area.width).saturating_sub(status_width), &mut row);
    row.skip(1).put(&status, theme.footer);
}

/// Draws the line that is being typed and gives the column of its cursor.
fn draw_prompt(app: &App, line: &Line, count: &str, row: &mut Row) -> u16 {
    let width = row.left();
    row.put_right(count, app.theme.footer);
    let room = row.left().saturating_sub(2);
    // Of a long line the end before the cursor is shown.
    let mut start = 0;
    while line.before_cursor()[start..].width() > room {
        start += line.text()[start..].chars().next().map_or(1, char::len_utf8);
    }
    row.put("/", app.theme.footer_key).put(&line.text()[start..], app.theme.footer_key);
    (1 + line.before_cursor()[start..].width()).min(width.saturating_sub(1)) as u16
}

/// The keys that apply now, from the right; those of the help and of leaving last, so that they are always there.
fn draw_hints(app: &App, room: usize, row: &mut Row) {
    let mut left = room;
    let mut fits = |entry: &&Entry| {
        let width = entry.first_key().width() + entry.hint.width() + 3;
        let fits = width <= left;
        left -= if fits { width } else { 0 };
        fits
    };
    let place = app.place();
    let here = |entry: &&Entry| entry.scope.holds(place) && !entry.hint.is_empty() && applies(app, entry.action);
    let closing = |entry: &&Entry| matches!(entry.action, Action::Help | Action::Quit | Action::HelpClose);
    let (closing, others): (Vec<_>, Vec<_>) = ALL.iter().filter(here).partition(closing);
    let closing: Vec<_> = closing.into_iter().filter(&mut fits).collect();
    let others: Vec<_> = others.into_iter().filter(&mut fits).collect();
    for entry in others.into_iter().chain(closing).rev() {
        row.put_right("  ", app.theme.footer)
            .put_right(entry.hint, app.theme.footer)
            .put_right(" ", app.theme.footer)
            .put_right(&entry.first_key(), app.theme.footer_key);
    }
}

/// Whether an action of this place would do something now.
fn applies(app: &App, action: Action) -> bool {
    let Some(reading) = app.reading() else {
        return matches!(action, Action::Help | Action::Quit | Action::NextPane | Action::NextArticle)
            || app.place() == crate::tui::action::Place::Help;
    };
    match action {
        Action::Follow | Action::Copy => reading.selected.is_some(),
        Action::Filter => reading.filter.is_some() || reading.selected.is_some(),
        Action::NextMention => matches!(reading.selected, Some(Item::Entity { .. })),
        Action::NextQuotation => !reading.shown.order(Layer::Quotations).is_empty(),
        Action::NextArticle => app.shelf.rows().len() > 1,
        _ => true,
    }
}

/// Where the reader is, in words.
fn status(app: &App) -> String {
    let mut parts = Vec::new();
    if let Overlay::Help(help) = &app.overlay {
        return if help.pattern().is_empty() { String::from("help") } else { format!("help: {}", help.pattern()) };
    }
    if app.shelf.rows().len() > 1 {
        parts.push(format!("{}/{}", app.shelf.current + 1, app.shelf.rows().len()));
    }
    if app.is_opening() {
        parts.push(String::from("opening …"));
    } else if let Some(reading) = app.reading() {
        if let Some(filter) = reading.filter {
            parts.push(format!("only {}", filter.name(&reading.page)));
        }
        parts.extend(reading.selected.and_then(|item| selected(reading, item)));
        if reading.search.is_some() {
            parts.push(hits(reading));
        }
    }
    parts.join("  ")
}

/// "3/17": which hit of how many.
fn hits(reading: &Reading) -> String {
    let Some(search) = &reading.search else { return String::new() };
    match (&search.hits, search.current) {
        (None, _) => String::from("searching …"),
        (Some(hits), _) if hits.is_empty() => format!("not found: {}", search.pattern),
        (Some(hits), Some(current)) => format!("{}/{}", current + 1, hits.len()),
        (Some(hits), None) => format!("{} found", hits.len()),
    }
}

fn selected(reading: &Reading, item: Item) -> Option<String> {
    let page = &reading.page;
    let position = |layer| {
        let order = reading.shown.order(layer);
        let start = page.span(item)?.start();
        let at = order.binary_search(&Placed { start, item }).ok()?;
        Some(format!("{} of {}", at + 1, order.len()))
    };
    let words: Vec<String> = match item {
        Item::Quotation(index) => {
            let (quotation, label) = (page.quotation(index)?, page.quotation_labels.get(index)?);
            let cue: Vec<_> = quotation.cue.iter().map(|span| span.of(reading.text())).collect();
            vec![
                format!("quote {}", position(Layer::Quotations).unwrap_or_default()),
                words::quotation(quotation.kind).to_owned(),
                format!("{} {}", label.speaker, cue.join(" ")).trim().to_owned(),
            ]
        }
        Item::Entity { entity, mention } => {
            let found = page.entity(entity)?;
            let form = found.mentions.get(mention).map_or("", |mention| words::form(mention.form));
            vec![
                words::entity(found.kind).to_owned(),
                found.name.clone(),
                format!("mention {} of {} {form}", mention + 1, found.mentions.len()).trim_end().to_owned(),
                found.roles.join(", "),
            ]
        }
        Item::Event(index) => {
            let (event, label) = (page.event(index)?, page.event_labels.get(index)?);
            let name = format!("event {}", position(Layer::Events).unwrap_or_default());
            let kind = words::event(event.kind).to_owned();
            let parts = events::pieces(label);
            [name, kind, words::realis(event.realis).to_owned()].into_iter().chain(parts).collect()
        }
    };
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    Some(words.join(" · "))
}
