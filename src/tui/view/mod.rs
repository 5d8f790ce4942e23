//! The state → a frame. Drawing changes nothing and looks at what is visible alone.
//!
//! A file a pane; `fit` cuts text to a width and `popup` draws what lies over the panes.

mod articles;
mod entities;
mod events;
mod fit;
mod footer;
mod header;
mod help;
mod list;
mod palette;
mod popup;
mod quotations;
mod text;

use ratatui::Frame;
use ratatui::layout::Position;

use super::app::{App, Overlay};
use super::arrangement::{Arrangement, Pane};
use super::words;

/// Draws the whole screen.
pub fn draw(app: &App, frame: &mut Frame) {
    // The terminal may have got another size since the state was told of one.
    let area = frame.area();
    let fits = area.width >= app.size.width && area.height >= app.size.height;
    if !fits || area.is_empty() {
        return;
    }
    if let Overlay::Help(help) = &app.overlay {
        help::draw(app, help, frame);
        footer::draw(app, &app.arrangement(), frame);
        return;
    }
    let arrangement = app.arrangement();
    for &(pane, area) in &arrangement.panes {
        match pane {
            Pane::Articles => articles::draw(app, area, &arrangement, frame.buffer_mut()),
            Pane::Quotations => quotations::draw(app, area, &arrangement, frame.buffer_mut()),
            Pane::Entities => entities::draw(app, area, &arrangement, frame.buffer_mut()),
            Pane::Events => events::draw(app, area, &arrangement, frame.buffer_mut()),
            Pane::Text => {}
        }
    }
    draw_dividers(app, &arrangement, frame);
    header::draw(app, arrangement.header, frame.buffer_mut());
    text::draw(app, arrangement.text, frame.buffer_mut());
    footer::draw(app, &arrangement, frame);
    if app.card {
        popup::draw_card(app, frame);
    }
    match &app.overlay {
        Overlay::Palette(palette) => palette::draw(app, palette, frame),
        Overlay::Chooser(chooser) => palette::draw_chooser(app, chooser, frame),
        Overlay::Menu(menu) => popup::draw_menu(app, menu, frame),
        Overlay::Search(_) | Overlay::Words(_) => {}
        _ => place_cursor(app, &arrangement, frame),
    }
}

fn draw_dividers(app: &App, arrangement: &Arrangement, frame: &mut Frame) {
    for divider in &arrangement.dividers {
        for y in divider.top()..divider.bottom() {
            frame.buffer_mut().set_string(divider.x, y, "│", app.theme.border);
        }
    }
}

/// Shows the terminal's own cursor where the reader is in the text.
fn place_cursor(app: &App, arrangement: &Arrangement, frame: &mut Frame) {
    let Some(reading) = app.reading() else { return };
    let Some(position) = reading.position() else { return };
    let area = arrangement.text;
    let row = position.row.checked_sub(reading.top).filter(|&row| row < usize::from(area.height));
    if let Some(row) = row
        && area.width > 0
    {
        frame.set_cursor_position(Position::new(area.x + position.column.min(area.width - 1), area.y + row as u16));
    }
}
