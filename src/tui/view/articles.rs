//! The list of articles.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list;
use crate::tui::app::{App, Row, State};
use crate::tui::arrangement::{Arrangement, Pane};

pub(super) fn draw(app: &App, area: Rect, arrangement: &Arrangement, buffer: &mut Buffer) {
    let shelf = &app.shelf;
    let more = if shelf.complete { "" } else { " …" };
    let to_come = match shelf.waiting() {
        0 => String::new(),
        waiting => format!(" · {waiting} to come"),
    };
    let count = format!("{}{more}{to_come}", shelf.rows().len());
    list::title(app, Pane::Articles, &count, area, buffer);
    let rows = arrangement.rows(Pane::Articles);
    for (y, index) in (rows.top()..rows.bottom()).zip(shelf.top..shelf.rows().len()) {
        let article = &shelf.rows()[index];
        let mut row = list::row(app, Pane::Articles, index == shelf.current, rows, y, buffer);
        match &article.state {
            State::Waiting => row.put("·", app.theme.dim).put(&file_name(article), app.theme.dim),
            State::Failed(error) => row.put("!", app.theme.error).put(&failed_name(article, error), app.theme.error),
            State::Ready(summary) => {
                row.skip(1);
                let (decided, all) = summary.progress.total();
                let count = match (decided, summary.quotations) {
                    (0, 0) => String::new(),
                    (0, quotations) => format!(" {quotations} "),
                    _ if decided == all => String::from(" ✓ "),
                    _ => format!(" {decided}/{all} "),
                };
                if rows.width >= 20 {
                    row.put_right(&count, app.theme.dim);
                }
                row.put(&summary.title, app.theme.text)
            }
        };
    }
    if shelf.rows().is_empty() {
        list::say(app, if shelf.complete { "none" } else { "looking …" }, rows, buffer);
    }
}

/// The last part of the path.
pub(super) fn file_name(row: &Row) -> String {
    let name = row.locator.as_ref().map(|locator| locator.source.name()).unwrap_or_default();
    name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

fn failed_name(row: &Row, error: &str) -> String {
    if row.locator.is_some() { file_name(row) } else { error.to_owned() }
}
