//! What the paragraphs of a text are.

use super::{credit, dateline, wrap};
use crate::article::{Paragraph, ParagraphKind, Span};

/// No headline is longer, in characters.
const MAX_HEADLINE: usize = 160;
/// No title within an article is longer, in characters.
const MAX_SUBHEADING: usize = 90;
/// Up to which paragraph a byline is looked for.
const CREDITS_WITHIN: usize = 5;

/// How a text is built, and what it tells about itself.
#[derive(Debug, Default)]
pub(in crate::load) struct Structure {
    pub(in crate::load) paragraphs: Vec<Paragraph>,
    pub(in crate::load) title: Option<String>,
    pub(in crate::load) byline: Option<String>,
    /// The day of publication, in ISO form.
    pub(in crate::load) published: Option<String>,
    pub(in crate::load) dateline: Option<Span>,
}

impl Structure {
    /// The structure of a text about which nothing else is known: a short first paragraph may be its headline.
    pub(in crate::load) fn of_plain(text: &str) -> Self {
        let spans = split(text);
        let has_headline = match spans.as_slice() {
            [first, rest @ ..] => {
                let first = first.of(text);
                let is_text =
                    |span: &Span| !is_title(span.of(text), MAX_SUBHEADING) && credit::read(span.of(text)).is_none();
                is_title(first, MAX_HEADLINE) && credit::read(first).is_none() && rest.iter().any(is_text)
            }
            [] => false,
        };
        Self::new(text, &spans, has_headline)
    }

    /// The structure of a text whose title is known, whether it stands in the text or not.
    pub(in crate::load) fn of_titled(text: &str, title: Option<&str>) -> Self {
        let spans = split(text);
        let first = spans.first().map(|first| first.of(text));
        let has_headline = first.is_some() && first == title.map(str::trim);
        Self::new(text, &spans, has_headline)
    }

    fn new(text: &str, spans: &[Span], has_headline: bool) -> Self {
        let mut structure = Self::default();
        for (index, &span) in spans.iter().enumerate() {
            let paragraph = span.of(text);
            let next = spans.get(index + 1).map(|next| next.of(text));
            let kind = if has_headline && index == 0 {
                structure.title = Some(paragraph.replace('\n', " "));
                ParagraphKind::Headline
            } else if index < CREDITS_WITHIN && next.is_some() && structure.take_credit(paragraph) {
                ParagraphKind::Byline
            } else if is_subheading(paragraph, next) {
                ParagraphKind::Subheading
            } else {
                ParagraphKind::Body
            };
            let hard_wrapped = wrap::is_hard_wrapped(paragraph);
            structure.paragraphs.push(Paragraph { span, kind, hard_wrapped });
        }
        structure.dateline = structure.paragraphs.iter().find(|it| it.kind == ParagraphKind::Body).and_then(|first| {
            let length = dateline::length(first.span.of(text))?;
            Span::new(text, first.span.start(), first.span.start() + length).ok()
        });
        let day = || structure.dateline.and_then(|dateline| dateline::day(dateline.of(text)));
        structure.published = structure.published.take().or_else(day);
        structure
    }

    /// Takes over what a byline says; false where the paragraph is none.
    fn take_credit(&mut self, paragraph: &str) -> bool {
        let Some(credit) = credit::read(paragraph) else { return false };
        self.byline = self.byline.take().or(credit.author);
        self.published = self.published.take().or(credit.date);
        true
    }
}

/// The runs of lines between blank ones, without the white space around them.
fn split(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut current: Option<Span> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset + (line.len() - line.trim_start().len());
        match Span::new(text, start, offset + line.trim_end().len()) {
            Ok(line) => current = Some(current.map_or(line, |paragraph| paragraph.join(line))),
            Err(_) => spans.extend(current.take()),
        }
        offset += line.len();
    }
    spans.extend(current);
    spans
}

/// Whether a paragraph stands over another as its title.
fn is_subheading(paragraph: &str, next: Option<&str>) -> bool {
    is_title(paragraph, MAX_SUBHEADING)
        && !paragraph.contains('\n')
        && !wrap::starts_item(paragraph)
        && next.is_some_and(|next| !is_title(next, MAX_SUBHEADING) && !wrap::starts_item(next))
}

/// Whether a paragraph looks like a title: short, on two lines at most, and not ending as a statement does.
fn is_title(paragraph: &str, longest: usize) -> bool {
    let bare = paragraph.trim_end_matches(['“', '”', '"', '«', '»', '‘', '’', '\'']);
    let is_quoted_sentence = bare.len() < paragraph.len() && bare.ends_with(['!', '?']);
    paragraph.chars().nth(longest).is_none()
        && paragraph.lines().count() <= 2
        && paragraph.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "„“»«\"‚‘'".contains(c))
        && !bare.ends_with(['.', ':', ';', ',', '…'])
        && !is_quoted_sentence
}
