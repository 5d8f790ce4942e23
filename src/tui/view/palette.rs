//! The palette, and other lists from which one chooses by typing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Block, Clear, Widget};
use unicode_width::UnicodeWidthStr;

use super::fit::Row;
use super::popup;
use crate::tui::app::{App, Chooser, Line, Palette};

/// Its size, where there is room.
const WIDTH: u16 = 60;
const HEIGHT: u16 = 16;

pub(super) fn draw(app: &App, palette: &Palette, frame: &mut Frame) {
    let choices: Vec<_> =
        palette.choices().iter().map(|entry| (String::from(entry.title), entry.key_names())).collect();
    let screen = frame.area();
    let (width, height) = (screen.width.min(WIDTH), screen.height.min(HEIGHT));
    let area = Rect { x: (screen.width - width) / 2, y: (screen.height - height) / 4, width, height };
    draw_list(app, ("Palette", ":", "no such action"), (&palette.line, palette.selected), &choices, area, frame);
}

pub(super) fn draw_chooser(app: &App, chooser: &Chooser, frame: &mut Frame) {
    let choices: Vec<_> = chooser.choices().iter().map(|(name, _)| (name.clone(), String::new())).collect();
    let height = HEIGHT.min(chooser.size() as u16 + 3);
    let area = popup::clear_of_cursor(app, frame.area(), WIDTH, height.min(popup::half(frame.area())));
    let title = (&*chooser.title, ">", "nothing like that");
    draw_list(app, title, (&chooser.line, chooser.selected), &choices, area, frame);
}

/// Draws a line that is typed, and under it what it finds.
fn draw_list(
    app: &App,
    (title, prompt, nothing): (&str, &str, &str),
    (line, selected): (&Line, usize),
    choices: &[(String, String)],
    area: Rect,
    frame: &mut Frame,
) {
    Clear.render(area, frame.buffer_mut());
    let block = Block::bordered().border_style(app.theme.border_focused).title(format!(" {title} "));
    let inner = if area.width > 4 && area.height > 3 { block.inner(area) } else { area };
    if inner != area {
        block.render(area, frame.buffer_mut());
    }
    if inner.is_empty() {
        return;
    }
    Row::new(frame.buffer_mut(), inner.x, inner.y, inner.width, Style::new())
        .put(prompt, app.theme.footer_key)
        .put(line.text(), app.theme.footer_key);
    let column = (1 + line.before_cursor().width()).min(usize::from(inner.width - 1)) as u16;
    frame.set_cursor_position(Position::new(inner.x + column, inner.y));

    let rows = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    let top = (selected + 1).saturating_sub(rows.height.into());
    for (y, (index, (name, keys))) in (rows.top()..rows.bottom()).zip(choices.iter().enumerate().skip(top)) {
        let chosen = index == selected;
        let style = if chosen { app.theme.selection_focused } else { app.theme.text };
        Row::new(frame.buffer_mut(), rows.x, y, rows.width, style)
            .put(if chosen { "▸ " } else { "  " }, Style::new())
            .put_right(keys, app.theme.dim)
            .put_right(" ", Style::new())
            .put(name, Style::new());
    }
    if choices.is_empty() && !rows.is_empty() {
        Row::new(frame.buffer_mut(), rows.x, rows.y, rows.width, Style::new()).skip(2).put(nothing, app.theme.dim);
    }
}
