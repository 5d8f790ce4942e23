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

/// A box in the lower part of the screen, so that the text above it stays in view.
fn draw(app: &App, title: &str, lines: &[(String, String)], frame: &mut Frame) {
    let screen = frame.area();
    let keys = lines.iter().map(|(key, _)| key.width()).max().unwrap_or_default();
    let widest =
        lines.iter().map(|(_, words)| keys + words.width() + 2).chain([title.width()]).max().unwrap_or_default();
    let width = (widest.min(WIDTH) as u16 + 4).min(screen.width);
    let height = (lines.len() as u16).saturating_add(2).min(screen.height.saturating_sub(1));
    let area = Rect { x: (screen.width - width) / 2, y: screen.height.saturating_sub(height + 1), width, height };
    if area.is_empty() {
        return;
    }
    Clear.render(area, frame.buffer_mut());
    let inner = if width > 4 && height > 2 {
        let block = Block::bordered().border_style(app.theme.border_focused).title(format!(" {title} "));
        let inner = block.inner(area);
        block.render(area, frame.buffer_mut());
        inner
    } else {
        area
    };
    for (y, (key, words)) in (inner.top()..inner.bottom()).zip(lines) {
        Row::new(frame.buffer_mut(), inner.x, y, inner.width, Style::new())
            .skip(1)
            .put_column(key, keys, app.theme.footer_key)
            .skip(u16::from(keys > 0))
            .put(words, app.theme.text);
    }
}
