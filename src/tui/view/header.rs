//! The title over the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::fit::Row;
use super::words;
use crate::tui::app::{App, State};
use crate::tui::arrangement::Pane;

/// So many columns at least are kept for the title beside the date and the author.
const TITLE: usize = 24;

/// Columns of the bar that tells how far the review has come.
const BAR: usize = 10;

pub(super) fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    if area.height < 2 {
        return;
    }
    let mut row = Row::new(buffer, area.x, area.y, area.width, Style::new());
    if let Some(reading) = app.reading() {
        let article = &reading.page.article;
        let date = article.published.as_deref().map(|date| words::date(date, article.language.as_deref()));
        let parts: Vec<_> = [article.byline.clone(), date.clone()].into_iter().flatten().collect();
        for right in [parts.join(" · "), date.unwrap_or_default()] {
            if !right.is_empty() && right.width() + TITLE + 2 <= row.left() {
                row.put_right(&right, app.theme.byline).put_right("  ", Style::new());
                break;
            }
        }
        let width = row.left();
        row.put_within(title(app, article.title.as_deref()), width, app.theme.headline);
    }
    let rule = "─".repeat(area.width.into());
    let style = if app.focus == Pane::Text { app.theme.border_focused } else { app.theme.border };
    buffer.set_string(area.x, area.y + 1, rule, style);
    if let Some(reading) = app.reading().filter(|reading| app.is_reviewed(reading)) {
        let (decided, all) = reading.page.progress.total();
        let done = (BAR * decided).checked_div(all).unwrap_or(BAR);
        let bar = format!("{}{}", "█".repeat(done), "░".repeat(BAR - done));
        Row::new(buffer, area.x, area.y + 1, area.width, Style::new())
            .put_right(&format!(" {bar} {decided}/{all} reviewed "), app.theme.title);
    }
}

/// The article's title, or what the list calls it.
fn title<'a>(app: &'a App, title: Option<&'a str>) -> &'a str {
    title.unwrap_or_else(|| match app.shelf.current().map(|row| &row.state) {
        Some(State::Ready(summary)) => &summary.title,
        _ => "",
    })
}
