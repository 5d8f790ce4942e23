//! The help screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::fit::Row;
use crate::tui::app::{App, Help, HelpRow};

pub(super) fn draw(app: &App, help: &Help, frame: &mut Frame) {
    let screen = frame.area();
    let (width, keys) = Help::columns(screen.width);
    let area =
        Rect { x: (screen.width - width) / 2, y: 0, width, height: screen.height - u16::from(screen.height > 2) };
    let rows = help.rows(screen.width);
    for (y, told) in (area.top()..area.bottom()).zip(rows.iter().skip(help.top)) {
        let mut row = Row::new(frame.buffer_mut(), area.x, y, area.width, app.theme.text);
        match told {
            HelpRow::Heading(title) => row.skip(1).put(title, app.theme.title_focused),
            HelpRow::Text(text) => row.skip(3).put(text, app.theme.text),
            HelpRow::Keys(names, text) => {
                row.skip(3).put_column(names, keys, app.theme.footer_key).skip(1).put(text, app.theme.text)
            }
        };
    }
    if rows.is_empty() {
        Row::new(frame.buffer_mut(), area.x, area.y, area.width, Style::new())
            .skip(1)
            .put("no key has to do with that", app.theme.dim);
    }
}
