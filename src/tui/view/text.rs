//! The text of the open article.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Piece, Text};
use ratatui::widgets::{Paragraph, Widget, Wrap};
use std::ops::Range;

use super::articles::file_name;
use crate::article::{ParagraphKind, Span};
use crate::extraction::{Form, Role};
use crate::review::Part;
use crate::tui::app::{App, Draft, Overlay, Reading};
use crate::tui::highlight::{Marks, Runs};
use crate::tui::layout::{Layout, Row};
use crate::tui::page::{Item, Placed};

pub(super) fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    match &app.reading {
        Some(Ok(reading)) => {
            if let Some(layout) = &reading.layout {
                draw_rows(app, reading, layout, area, buffer);
            }
        }
        Some(Err(error)) => {
            say(&format!("This article could not be opened.\n\n{error}"), app.theme.error, area, buffer);
        }
        None => say(&why_nothing(app), app.theme.dim, area, buffer),
    }
}

fn say(text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    // Long ones would be wrapped anew with every frame.
    let text: String = text.chars().take(4000).collect();
    Paragraph::new(Text::styled(text, style)).wrap(Wrap { trim: true }).render(area, buffer);
}

fn why_nothing(app: &App) -> String {
    match app.shelf.current() {
        Some(row) => format!("opening {} …", file_name(row)),
        None if app.shelf.complete => {
            String::from("There is no article here.\n\nPress q, and name a text file or a folder: wortlaut ARTICLE")
        }
        None => String::from("looking for articles …"),
    }
}

fn draw_rows(app: &App, reading: &Reading, layout: &Layout, area: Rect, buffer: &mut Buffer) {
    let top = reading.top.min(layout.rows().len());
    let bottom = (top + usize::from(area.height)).min(layout.rows().len());
    let rows = &layout.rows()[top..bottom];
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let runs = runs(app, reading, first.start..last.end);
    let reviewed = app.is_reviewed(reading);
    for (y, row) in (area.y..).zip(rows) {
        buffer.set_line(area.x, y, &line(app, reading, row, &runs), area.width);
        if let Some((bar, style)) = bar(app, reading, row)
            && let Some(x) = area.x.checked_sub(2)
        {
            buffer.set_string(x, y, bar, style);
        }
        if let Some(mark) = decided_in(reading, row).filter(|_| reviewed)
            && area.right() < buffer.area.right()
        {
            buffer.set_string(area.right(), y, mark, app.theme.dim);
        }
    }
}

/// A row with its marks.
fn line<'a>(app: &App, reading: &'a Reading, row: &Row, runs: &Runs) -> Line<'a> {
    let paragraphs = reading.page.article.paragraphs();
    let style = match row.paragraph.and_then(|index| paragraphs.get(index)).map(|paragraph| paragraph.kind) {
        Some(ParagraphKind::Headline) => app.theme.headline,
        Some(ParagraphKind::Byline) => app.theme.byline,
        Some(ParagraphKind::Subheading) => app.theme.subheading,
        _ => app.theme.text,
    };
    let mut line = Line::default();
    let mut push = |range: Range<usize>, style: Style| {
        if range.is_empty() {
            return;
        }
        let text = reading.text().get(range).unwrap_or_default();
        // Line ends within a paragraph that was wrapped by hand are shown as spaces.
        let mut pieces = text.split('\n');
        line.spans.extend(pieces.next().map(|piece| Piece::styled(piece, style)));
        line.spans.extend(pieces.flat_map(|piece| [Piece::styled(" ", style), Piece::styled(piece, style)]));
    };
    let mut end = row.start;
    for run in runs.within(row.start..row.end) {
        push(end..run.start, style);
        push(run.start..run.end, style.patch(app.theme.style(run.marks)));
        end = run.end;
    }
    push(end..row.end, style);
    if row.hyphen {
        let style = line.spans.last().map_or(style, |piece| piece.style);
        line.spans.push(Piece::styled("-", style));
    }
    line
}

/// What marks the bytes of `range`: what is found there, and over it the selected item and the hits of the search.
fn runs(app: &App, reading: &Reading, range: Range<usize>) -> Runs {
    let text = reading.text();
    let found = reading.shown.runs.within(range.clone());
    let found = found.filter_map(|run| Some((Span::new(text, run.start, run.end).ok()?, run.marks)));
    let selected = match &app.overlay {
        Overlay::Correct(draft) => draft_parts(draft, &range),
        Overlay::Pick(pick) => parts(reading, &range).into_iter().chain([(pick.span, Marks::PICKED)]).collect(),
        _ => parts(reading, &range),
    };
    let hits = reading.search.as_ref().and_then(|search| {
        let hits = search.hits.as_deref()?;
        let first = hits.partition_point(|hit| hit.end() <= range.start);
        let visible = hits[first..].iter().take_while(|hit| hit.start() < range.end);
        Some(visible.enumerate().map(move |(index, &hit)| {
            let current = search.current == Some(first + index);
            (hit, if current { Marks::HIT | Marks::CURRENT_HIT } else { Marks::HIT })
        }))
    });
    Runs::new(found.chain(selected).chain(hits.into_iter().flatten()))
}

/// The parts of the selected item in `range`, told apart.
fn parts(reading: &Reading, range: &Range<usize>) -> Vec<(Span, Marks)> {
    let mut parts = Vec::new();
    let mut push = |spans: &[Span], marks| parts.extend(visible(spans, range).iter().map(|&span| (span, marks)));
    match reading.selected {
        Some(Item::Quotation(index)) => {
            if let Some(quotation) = reading.page.quotation(index) {
                push(&quotation.quote, Marks::QUOTE);
                push(&quotation.cue, Marks::CUE);
                push(&quotation.speaker, Marks::SPEAKER);
                push(&quotation.addressee, Marks::ADDRESSEE);
            }
        }
        Some(Item::Entity { entity, .. }) => {
            if let Some(entity) = reading.page.entity(entity) {
                let mentions = &entity.mentions;
                let first = mentions.partition_point(|mention| mention.span.end() <= range.start);
                let visible = mentions[first..].iter().take_while(|mention| mention.span.start() < range.end);
                visible.for_each(|mention| {
                    push(&[mention.span], if mention.form == Form::Name { Marks::MENTION } else { Marks::ALLUDED });
                });
            }
        }
        Some(Item::Event(index)) => {
            if let Some(event) = reading.page.event(index) {
                push(&event.trigger, Marks::TRIGGER);
                for argument in &event.arguments {
                    push(&argument.spans, Marks::ARGUMENT | role(argument.role));
                }
            }
        }
        None => {}
    }
    parts
}

/// The parts of the item that is being corrected, the one whose ends move above all.
fn draft_parts(draft: &Draft, range: &Range<usize>) -> Vec<(Span, Marks)> {
    let mut parts = Vec::new();
    for part in draft.item.parts() {
        let marks = match part {
            Part::Quote => Marks::QUOTE,
            Part::Cue => Marks::CUE,
            Part::Frame => Marks::empty(),
            Part::Speaker => Marks::SPEAKER,
            Part::Addressee => Marks::ADDRESSEE,
            Part::Mention => Marks::MENTION,
            Part::Trigger => Marks::TRIGGER,
            Part::Argument(of, _) => Marks::ARGUMENT | role(of),
        };
        let marks = if draft.part() == Some(part) { marks | Marks::PICKED } else { marks };
        parts.extend(visible(&draft.item.spans(part), range).iter().map(|&span| (span, marks)));
    }
    parts
}

/// Whether what begins in a row is decided: all of it, or something not.
fn decided_in(reading: &Reading, row: &Row) -> Option<&'static str> {
    let begins = |placed: Option<&Placed>| placed.is_some_and(|placed| placed.start < row.end);
    let undecided = &reading.shown.undecided;
    let decided = &reading.shown.decided;
    if begins(undecided.get(undecided.partition_point(|placed| placed.start < row.start))) {
        return Some("·");
    }
    let first = decided.partition_point(|(placed, _)| placed.start < row.start);
    let here = decided[first..].iter().take_while(|(placed, _)| placed.start < row.end);
    let (all, standing) = here.fold((0, 0), |(all, standing), (_, stands)| (all + 1, standing + usize::from(*stands)));
    match (all, standing) {
        (0, _) => None,
        (_, 0) => Some("✗"),
        _ => Some("✓"),
    }
}

fn role(role: Role) -> Marks {
    match role {
        Role::Agent => Marks::AGENT,
        Role::Affected => Marks::AFFECTED,
        Role::Place => Marks::PLACE,
        Role::Time => Marks::TIME,
        Role::Instrument => Marks::INSTRUMENT,
    }
}

/// Those of `spans`, which are in order and apart, that lie in `range`.
fn visible<'a>(spans: &'a [Span], range: &Range<usize>) -> &'a [Span] {
    let first = spans.partition_point(|span| span.end() <= range.start);
    let end = spans.partition_point(|span| span.start() < range.end);
    &spans[first..end.max(first)]
}

/// The bar beside a row that belongs to a quotation, in the colour of the speaker; stronger at the selected one.
fn bar(app: &App, reading: &Reading, row: &Row) -> Option<(&'static str, Style)> {
    let range = row.start..row.end.max(row.start + 1);
    let selected = match reading.selected {
        Some(Item::Quotation(index)) => reading.page.quotation(index).map(|quotation| (index, quotation)),
        _ => None,
    };
    let selected = selected.filter(|(_, quotation)| !visible(&quotation.quote, &range).is_empty());
    let index = match selected {
        Some((index, _)) => index,
        None => reading.shown.gutter.within(row.start..row.end)?,
    };
    let speaker = reading.page.speaker_of.get(index).copied().flatten();
    let style = speaker.map_or(app.theme.dim, |speaker| app.theme.speaker(speaker));
    Some(if selected.is_some() { ("▌", style.add_modifier(Modifier::BOLD)) } else { ("▎", style) })
}
