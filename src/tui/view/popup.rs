//! What lies over the panes: a menu of letters, lines to be read, the card with the keys of reviewing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, Clear, Widget};
use unicode_width::UnicodeWidthStr;

use super::fit::Row;
use crate::tui::action::Action;
use crate::tui::app::{App, Menu};

/// No box is wider.
const WIDTH: usize = 72;

/// From this width on two columns are better than not all lines, though words are cut in them.
const TWO_COLUMNS: usize = 30;

/// What is on the card that is shown with the first decision.
const CARD: [(Action, &str); 9] = [
    (Action::AcceptItem, "it is right, on to the next"),
    (Action::RejectItem, "it is wrong, on to the next"),
    (Action::Skip, "leave it for later"),
    (Action::Correct, "move its ends, change its parts"),
    (Action::Who, "another speaker, another name behind it"),
    (Action::Retype, "another kind"),
    (Action::Pick, "in the text: add what is missing"),
    (Action::Undo, "take back the last decision, whenever it was"),
    (Action::NextOpen, "the next article with something to decide"),
];

pub(super) fn draw_menu(app: &App, menu: &Menu, frame: &mut Frame) {
    let lines = menu.lines.iter().map(|line| (String::new(), line.clone()));
    let choices = menu.choices.iter().map(|(letter, words, _)| (letter.to_string(), words.clone()));
    draw(app, &menu.title, &lines.chain(choices).collect::<Vec<_>>(), frame);
}

pub(super) fn draw_card(app: &App, frame: &mut Frame) {
    let lines = CARD.map(|(action, words)| (action.entry().first_key(), words.to_owned()));
    draw(app, "Reviewing: each decision is saved at once; ? tells more", &lines, frame);
}

/// A box with lines, in two columns where it would be too high for one.
fn draw(app: &App, title: &str, lines: &[(String, String)], frame: &mut Frame) {
    let screen = frame.area();
    let keys = lines.iter().map(|(key, _)| key.width()).max().unwrap_or_default();
    let widest = lines.iter().map(|(_, words)| keys + words.width() + 3).max().unwrap_or_default();
    let most = WIDTH.min(usize::from(screen.width.saturating_sub(3)));
    let is_high = |height: u16| lines.len() + 2 > usize::from(height);
    let fits_twice = 2 * widest <= most || is_high(screen.height) && most >= TWO_COLUMNS;
    let columns = if is_high(half(screen)) && fits_twice { 2 } else { 1 };
    let width = (columns * widest).max(title.width() + 1).min(most) as u16 + 3;
    let room = usize::from(screen.height.saturating_sub(3)).max(1);
    let rows = lines.len().div_ceil(columns).min(room);
    let area = clear_of_cursor(app, screen, width, rows as u16 + 2);
    if area.is_empty() {
        return;
    }
    Clear.render(area, frame.buffer_mut());
    let inner = if area.width > 4 && area.height > 2 {
        let block = Block::bordered().border_style(app.theme.border_focused).title(format!(" {title} "));
        let inner = block.inner(area);
        block.render(area, frame.buffer_mut());
        inner
    } else {
        area
    };
    let column = inner.width / columns as u16;
    let more = (lines.len() > columns * rows).then(|| format!("… {} more", lines.len() + 1 - columns * rows));
    for (number, (key, words)) in lines.iter().take(columns * rows).enumerate() {
        let is_last = number + 1 == columns * rows;
        let (key, words) = match &more {
            Some(more) if is_last => ("", more),
            _ => (&**key, words),
        };
        let (x, y) = (inner.x + (number / rows) as u16 * column, inner.y + (number % rows) as u16);
        if y < inner.bottom() {
            Row::new(frame.buffer_mut(), x, y, column, Style::new())
                .skip(1)
                .put_column(key, keys, app.theme.footer_key)
                .skip(u16::from(keys > 0))
                .put(words, app.theme.text);
        }
    }
}

/// Where a box of that size leaves in view what is decided on: under the cursor in the text, or over it where that stands low.
pub(super) fn clear_of_cursor(app: &App, screen: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(screen.width), height.min(screen.height.saturating_sub(1)));
    let text = app.arrangement().text;
    let row = app.reading().and_then(|reading| reading.position()?.row.checked_sub(reading.top));
    let is_low = row.is_some_and(|row| usize::from(text.y) + row >= usize::from(screen.height) / 2);
    let y = if is_low { 0 } else { screen.height.saturating_sub(height + 1) };
    Rect { x: (screen.width - width) / 2, y, width, height }
}

/// So many rows a box may take where it can do with less than it has to show: the other half is for the text.
pub(super) fn half(screen: Rect) -> u16 {
    (screen.height / 2).max(5)
}
