//! Quotation marks → the passages between them.

use std::ops::Range;

use crate::language::token::{Kind, Token};

/// A passage in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The token of the opening mark.
    pub open: usize,
    /// The token of the closing mark, or the last of the paragraph where it is missing.
    pub close: usize,
    /// In how many other passages it stands.
    pub depth: usize,
    /// Whether it goes on from a passage that the paragraph before left open.
    pub continues: bool,
}

/// No passage is longer than this many tokens: where marks are missing, the rest of the text is not one passage.
const LONGEST: usize = 400;

/// Whether a token can open or close a passage.
fn is_mark(form: &str) -> bool {
    const SINGLE: [char; 14] = ['„', '“', '”', '"', '»', '«', '‚', '‘', '’', '›', '‹', '\'', '`', '‟'];
    form.starts_with(SINGLE) || matches!(form, ",," | "<<" | ">>")
}

/// Whether the second mark ends what the first opened. Some write the same mark at both ends.
fn closes(open: &str, close: &str) -> bool {
    match open {
        "„" | "‟" => matches!(close, "“" | "”" | "\"" | "„" | "''"),
        "“" => matches!(close, "”" | "\"" | "“"),
        "\"" => matches!(close, "\"" | "”" | "“"),
        "»" => matches!(close, "«" | "»"),
        "«" => close == "»",
        "‚" => matches!(close, "‘" | "’" | "'"),
        "‘" => matches!(close, "’" | "'"),
        "'" => matches!(close, "'" | "’"),
        "`" => close == "'",
        "›" => close == "‹",
        "‹" => close == "›",
        "''" | "``" => close == "''",
        ",," => matches!(close, "''" | "“" | "”" | "\"" | "``"),
        "<<" => close == ">>",
        ">>" => close == "<<",
        _ => false,
    }
}

/// Marks that can hold sentences, so that one left open may go on in the next paragraph.
const LONG: [&str; 6] = ["„", "»", "“", "\"", ",,", "<<"];

/// Pairs the marks of each paragraph, a range of tokens, and tells the tokens which of them open and close.
///
/// A mark that closes nothing and opens nothing stays a sign. A passage left open ends with its paragraph when the next
/// one opens with a mark again, as print does, or when it began its paragraph; otherwise its mark is taken for a slip.
pub fn pair(text: &str, tokens: &mut [Token], paragraphs: &[Range<usize>]) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    let mut open_before = false;
    for (index, range) in paragraphs.iter().enumerate() {
        let first = quoted.len();
        let mut stack: Vec<(usize, &str)> = Vec::new();
        for at in range.clone() {
            let span = tokens[at].span;
            let sign = span.of(text);
            if !is_mark(sign) {
                continue;
            }
            let before = text[..span.start()].chars().next_back().unwrap_or(' ');
            let after = text[span.end()..].chars().next().unwrap_or(' ');
            // A nesting deeper than this is no article's.
            let near = |open: usize| at - open <= LONGEST;
            let opener = stack.iter().rev().take(8).position(|&(at, open)| closes(open, sign) && near(at));
            if let Some(above) = opener.filter(|_| !before.is_whitespace() || !after.is_alphanumeric()) {
                stack.truncate(stack.len() - above);
                if let Some((open, _)) = stack.pop() {
                    quoted.push(Quoted { open, close: at, depth: stack.len(), continues: false });
                    tokens[open].kind = Kind::Opening;
                    tokens[at].kind = Kind::Closing;
                }
            } else if (!after.is_whitespace() || matches!(sign, "„" | "«" | "»") || at == range.start)
                && !before.is_alphanumeric()
                && !matches!(sign, "”" | "’")
            {
                stack.push((at, sign));
            }
        }
        let next_opens = paragraphs
            .get(index + 1)
            .is_some_and(|next| tokens.get(next.start).is_some_and(|token| LONG.contains(&token.span.of(text))));
        let left_open =
            stack.first().copied().filter(|&(open, sign)| LONG.contains(&sign) && (next_opens || open == range.start));
        if let Some((open, _)) = left_open {
            for inner in quoted.iter_mut().skip(first).filter(|passage: &&mut Quoted| passage.open > open) {
                inner.depth = inner.depth.max(1);
            }
            quoted.push(Quoted { open, close: range.end - 1, depth: 0, continues: false });
            tokens[open].kind = Kind::Opening;
        }
        quoted[first..].sort_by_key(|passage| (passage.open, passage.depth));
        // A paragraph's outermost passages had the marks of unpaired ones around them counted.
        let mut end = 0;
        for passage in &mut quoted[first..] {
            if passage.open >= end {
                passage.depth = 0;
                end = passage.close;
            } else {
                passage.depth = passage.depth.max(1);
            }
        }
        if let Some(passage) = quoted.get_mut(first).filter(|passage| open_before && passage.open == range.start) {
            passage.continues = true;
        }
        open_before = left_open.is_some() && next_opens;
    }
    quoted
}
