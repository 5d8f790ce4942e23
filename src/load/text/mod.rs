//! Plain text → [`Article`].
//!
//! `paragraphs` splits a text and tells what its paragraphs are, which holds for a text from a wortlaut/1 record too;
//! `credit` knows bylines and dates, `dateline` the place that opens a report, `wrap` lines broken at some width.

mod credit;
mod dateline;
mod paragraphs;
mod wrap;

use std::borrow::Cow;

pub(super) use paragraphs::Structure;

use crate::article::Article;

/// The article in a clean plain text: blank lines at its ends and doubled ones, and spaces at line ends, are dropped.
pub(super) fn article(source: &str, text: &str) -> Article {
    let text = tidy(text);
    let Structure { paragraphs, title, byline, published, dateline } = Structure::of_plain(&text);
    let mut article = Article::new(source, text.into_owned(), paragraphs);
    article.title = title;
    article.byline = byline;
    article.published = published;
    article.dateline = dateline;
    article
}

/// Leaves one blank line between paragraphs and no white space at the ends of lines.
fn tidy(text: &str) -> Cow<'_, str> {
    let mut tidied = String::new();
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && (tidied.is_empty() || tidied.ends_with("\n\n")) {
            continue;
        }
        tidied.push_str(line);
        tidied.push('\n');
    }
    tidied.truncate(tidied.trim_end().len());
    if tidied == text { Cow::Borrowed(text) } else { Cow::Owned(tidied) }
}

#[cfg(test)]
mod tests;
