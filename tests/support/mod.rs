//! Articles for tests.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::ops::ControlFlow;

use wortlaut::article::{Article, Paragraph, ParagraphKind, Span};
use wortlaut::extract::complete;
use wortlaut::extraction::Extraction;
use wortlaut::load;

/// An article of one paragraph that is the text to the letter; of none where there is no text.
pub(crate) fn paragraph(text: &str) -> Article {
    let span = Span::new(text, 0, text.len());
    let paragraph = span.map(|span| Paragraph { span, kind: ParagraphKind::Body, hard_wrapped: false });
    Article::new("test", text.to_owned(), paragraph.into_iter().collect())
}

/// An article as the program loads it, its paragraphs divided by blank lines.
pub(crate) fn loaded(text: &str) -> Article {
    let source = load::Source::Memory { name: "test.txt".into(), bytes: text.as_bytes().to_vec().into() };
    let mut found = None;
    let _ = load::read(&source, &mut |document| {
        found = document.ok();
        ControlFlow::Break(())
    });
    found.unwrap_or_else(|| panic!("no article: {text:?}")).article
}

/// An article as the program loads it, and all that is found in it.
pub(crate) fn read(text: &str) -> (Article, Extraction) {
    let article = loaded(text);
    let extraction = complete(&article, Extraction::default());
    (article, extraction)
}

/// What the spans stand for, with an ellipsis where text between them is left out.
pub(crate) fn joined(text: &str, spans: &[Span]) -> String {
    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
}
