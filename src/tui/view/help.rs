//! The help screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::fit::Row;
use crate::tui::app::{App, Help, HelpLine};

/// No line is wider.
const WIDTH: u16 = 100;
/// Columns for the keys.
const KEYS: usize = 24;

pub(super) fn draw(app: &App, help: &Help, frame: &mut Frame) {
    let screen = frame.area();
    let width = screen.width.min(WIDTH);
    let area =
        Rect { x: (screen.width - width) / 2, y: 0, width, height: screen.height - u16::from(screen.height > 2) };
    let lines = help.lines();
    let keys = KEYS.min(usize::from(width) / 3);
    for (y, line) in (area.top()..area.bottom()).zip(lines.iter().skip(help.top)) {
        let mut row = Row::new(frame.buffer_mut(), area.x, y, area.width, app.theme.text);
        match line {
            HelpLine::Heading(title) => row.skip(1).put(title, app.theme.title_focused),
            HelpLine::Text(text) => row.skip(3).put(text, app.theme.text),
            HelpLine::Entry(entry) => row
                .skip(3)
                .put_column(&entry.key_names(), keys, app.theme.footer_key)
                .skip(1)
                .put(entry.help, app.theme.text),
        };
    }
    if lines.is_empty() {
        Row::new(frame.buffer_mut(), area.x, area.y, area.width, Style::new())
            .skip(1)
            .put("no key has to do with that", app.theme.dim);
    }
}
