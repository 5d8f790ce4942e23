//! The bottom row: where the reader is, what is selected, and which keys there are.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::fit::Row;
use super::{events, words};
use crate::decision::{Item as Decided, Verdict};
use crate::review::{Origin, Part, Said};
use crate::tui::action::{ALL, Action, Context, Entry};
use crate::tui::app::{App, Draft, Line, Notice, Overlay, Reading, Words, WordsOf};
use crate::tui::arrangement::Arrangement;
use crate::tui::page::{Item, Layer, Placed};

/// With fewer columns there is room for keys alone.
const NARROW: u16 = 60;

/// So many columns are kept for the key of the help, whatever there is to say, where that leaves as many for it.
const FOR_HELP: u16 = 10;

pub(super) fn draw(app: &App, arrangement: &Arrangement, frame: &mut Frame) {
    let area = arrangement.footer;
    if area.is_empty() {
        return;
    }
    let theme = &app.theme;
    let prompt = match &app.overlay {
        Overlay::Search(prompt) => Some(&prompt.line),
        Overlay::Help(help) => help.search.as_ref(),
        Overlay::Words(words) => Some(&words.line),
        _ => None,
    };
    let sign = match &app.overlay {
        Overlay::Words(Words { of: WordsOf::Note, .. }) => "note: ",
        Overlay::Words(Words { of: WordsOf::Name, .. }) => "name: ",
        _ => "/",
    };
    let mut row = Row::new(frame.buffer_mut(), area.x, area.y, area.width, theme.footer);
    if let Some(line) = prompt {
        let count = app.reading().filter(|_| matches!(app.overlay, Overlay::Search(_))).map(hits).unwrap_or_default();
        let column = draw_prompt(app, sign, line, &count, &mut row);
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
        draw_notice(app, notice, area, frame.buffer_mut());
        return;
    }
    let status = status(app);
    let status_width = if status.is_empty() { 0 } else { status.width() + 3 };
    // While something is corrected its keys are needed more than its description.
    let most = match app.overlay {
        Overlay::Correct(_) | Overlay::Pick(_) if area.width < NARROW => 0,
        Overlay::Correct(_) => usize::from(area.width) / 3,
        _ => usize::MAX,
    };
    let whole = row.left();
    let room = usize::from(area.width).saturating_sub(status_width.min(most));
    draw_hints(app, if area.width < FOR_HELP * 2 { room } else { room.max(FOR_HELP.into()) }, &mut row);
    let gap = if row.left() < whole { 2 } else { 0 };
    row.skip(1);
    row.put_within(&status, row.left().saturating_sub(gap), theme.footer);
}

/// Says something in the bottom row, and in rows over it where it is longer: what is told of an error ends in what to do.
fn draw_notice(app: &App, notice: &Notice, area: Rect, buffer: &mut Buffer) {
    let style = if notice.is_error { app.theme.error } else { app.theme.footer_key };
    let lines = textwrap::wrap(&notice.text, usize::from(area.width.saturating_sub(2)).max(1));
    let above = lines.len().saturating_sub(1).min(area.y.into()) as u16;
    for (y, line) in (area.y - above..=area.y).zip(&lines) {
        Row::new(buffer, area.x, y, area.width, app.theme.footer).clear().skip(1).put(line, style);
    }
}

/// Draws the line that is being typed and gives the column of its cursor.
fn draw_prompt(app: &App, sign: &str, line: &Line, count: &str, row: &mut Row) -> u16 {
    let width = row.left();
    row.put_right(count, app.theme.footer);
    let room = row.left().saturating_sub(sign.width() + 1);
    // Of a long line the end before the cursor is shown.
    let mut start = 0;
    while line.before_cursor()[start..].width() > room {
        start += line.text()[start..].chars().next().map_or(1, char::len_utf8);
    }
    row.put(sign, app.theme.footer_key).put(&line.text()[start..], app.theme.footer_key);
    (sign.width() + line.before_cursor()[start..].width()).min(width.saturating_sub(1)) as u16
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
    let context = app.context();
    let here = |entry: &&Entry| entry.scope.holds(context) && !entry.hint.is_empty() && applies(app, entry.action);
    let closing = |entry: &&Entry| {
        matches!(entry.action, Action::Help | Action::Quit | Action::HelpClose | Action::Take | Action::LeaveEnds)
    };
    let (closing, others): (Vec<_>, Vec<_>) = ALL.iter().filter(here).partition(closing);
    let closing: Vec<_> = closing.into_iter().filter(&mut fits).collect();
    let mut others = others;
    if app.reading().is_some_and(|reading| app.is_reviewed(reading)) {
        let reviewing = Action::AcceptItem.entry().section;
        others.sort_by_key(|entry| entry.section != reviewing);
    }
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
            || app.context() == Context::Help;
    };
    match action {
        Action::Follow | Action::Copy => reading.selected.is_some(),
        Action::AcceptItem | Action::RejectItem | Action::Correct | Action::Skip | Action::Who | Action::Retype => {
            app.target().is_some()
        }
        Action::Undo | Action::NextUndecided => app.is_reviewed(reading),
        Action::Filter => reading.filter.is_some() || reading.selected.is_some(),
        Action::NextMention => matches!(reading.selected, Some(Item::Entity { .. })),
        Action::NextQuotation => !reading.shown.order(Layer::Quotations).is_empty(),
        Action::NextArticle => app.shelf.rows().len() > 1,
        Action::EndWordOn | Action::EndWordBack | Action::EndClauseOn | Action::StartWordBack | Action::StartWordOn => {
            !matches!(&app.overlay, Overlay::Correct(draft) if draft.spans().is_empty())
        }
        _ => true,
    }
}

/// Where the reader is, in words.
fn status(app: &App) -> String {
    let mut parts = Vec::new();
    if let Overlay::Help(help) = &app.overlay {
        return if help.pattern().is_empty() { String::from("help") } else { format!("help: {}", help.pattern()) };
    }
    match &app.overlay {
        Overlay::Correct(draft) => return correcting(draft),
        Overlay::Pick(_) => return String::from("selecting"),
        Overlay::Menu(_) | Overlay::Chooser(_) => return String::new(),
        _ => {}
    }
    if app.shelf.rows().len() > 1 {
        parts.push(format!("{}/{}", app.shelf.current + 1, app.shelf.rows().len()));
    }
    if app.is_opening() {
        parts.push(String::from("opening …"));
    } else if let Some(reading) = app.reading() {
        if app.is_reviewed(reading) && app.shelf.rows().len() > 1 {
            let (decided, all) = app.shelf.progress();
            parts.push(format!("all {decided}/{all}"));
        }
        if app.saving() > 0 {
            parts.push(String::from("saving …"));
        }
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

/// The part that is being corrected, and what the item is now.
fn correcting(draft: &Draft) -> String {
    let kind = match &draft.item {
        Decided::Quotation(quotation) => words::quotation(quotation.kind),
        Decided::Entity { entity, .. } => words::entity(entity.kind),
        Decided::Mention { .. } => "",
        Decided::Event(event) => words::event(event.kind),
    };
    let fact = if let Decided::Event(event) = &draft.item { words::realis(event.realis) } else { "" };
    let part = match draft.part() {
        Some(part @ Part::Argument(_, nth @ 1..)) => format!("{} {}", part.name(), nth + 1),
        part => part.map_or("entity", Part::name).to_owned(),
    };
    let nowhere = if draft.part().is_some() && draft.spans().is_empty() { "not in the text" } else { "" };
    let words: Vec<_> = [&part, nowhere, kind, fact].into_iter().filter(|word| !word.is_empty()).collect();
    format!("correcting {}", words.join(" · "))
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
            vec![
                format!("quote {}", position(Layer::Quotations).unwrap_or_default()),
                words::quotation(quotation.kind).to_owned(),
                label.source.clone(),
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
            let parts = events::pieces(label, true);
            [name, kind, words::realis(event.realis).to_owned()].into_iter().chain(parts).collect()
        }
    };
    let mark = page.review.mark(item.place());
    let verdict = mark.and_then(|mark| mark.verdict).map(|verdict| verdict.name().to_owned());
    let note = mark.map(|mark| &*mark.note).filter(|note| !note.is_empty()).map(|note| format!("“{note}”"));
    let said = mark.and_then(|mark| page.compared.said.get(&mark.key));
    let origin = mark.and_then(|mark| page.compared.origins.get(&mark.key)).and_then(|origin| match origin {
        Origin::Both => None,
        Origin::Ours => Some(String::from("only <")),
        Origin::Theirs => Some(String::from("only >")),
    });
    let origin =
        said.map(|[one, other]| format!("{}  {}", told("<", one.as_ref()), told(">", other.as_ref()))).or(origin);
    let words: Vec<_> =
        verdict.into_iter().chain(origin).chain(words).chain(note).filter(|word| !word.is_empty()).collect();
    Some(words.join(" · "))
}

/// What one of two reviewers said of an item: "< Mia rejected “not hers”".
fn told(sign: &str, said: Option<&Said>) -> String {
    let Some(Said { reviewer, verdict, note, .. }) = said else { return format!("{sign} undecided") };
    let note = if note.is_empty() { String::new() } else { format!("“{note}”") };
    let words = [sign, reviewer, verdict.map_or("undecided", Verdict::name), &note];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
