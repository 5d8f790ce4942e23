//! Tokens → sentences.

use std::ops::Range;

use crate::language::de::abbreviations;
use crate::language::lexicon::Class;
use crate::language::mark::Quoted;
use crate::language::token::{Kind, Token};

/// After this many tokens a sentence ends wherever it is, so that no text can make one that is slow to look at.
const LONGEST: usize = 400;

/// A sentence: a range of tokens that is not empty. What stands in quotation marks is never cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the final point included.
    pub tokens: Range<usize>,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// Whether it is a headline or a sub-heading.
    pub heading: bool,
}

/// Appends the sentences of a paragraph, a range of tokens, to `sentences`.
pub fn split(
    text: &str,
    tokens: &[Token],
    quoted: &[Quoted],
    range: Range<usize>,
    heading: bool,
    sentences: &mut Vec<Sentence>,
) {
    let mut push = |range: Range<usize>| {
        if !range.is_empty() {
            sentences.push(Sentence { paragraph: tokens[range.start].paragraph, tokens: range, heading });
        }
    };
    let mut first = range.start;
    let mut at = range.start;
    let mut passages = quoted[quoted.partition_point(|passage| passage.open < range.start)..].iter().peekable();
    while at < range.end {
        while passages.next_if(|passage| passage.open < at || passage.depth > 0).is_some() {}
        let mut end = at + 1;
        let ends = if let Some(passage) = passages.next_if(|passage| passage.open == at) {
            end = (passage.close + 1).min(range.end);
            tokens[..end - 1]
                .iter()
                .rev()
                .find(|token| token.kind != Kind::Closing)
                .is_some_and(|t| t.kind == Kind::Stop)
                && begins(text, tokens, end, range.end)
        } else {
            match tokens[at].kind {
                Kind::LineEnd => {
                    push(first..at);
                    first = end;
                    false
                }
                Kind::Stop => {
                    while end < range.end && (tokens[end].kind == Kind::Stop || is(text, tokens, end, &[")", "]"])) {
                        end += 1;
                    }
                    begins(text, tokens, end, range.end)
                }
                Kind::Word => {
                    let form = tokens[at].span.of(text);
                    // "GmbH & Co. KG"
                    let legal_form = form == "Co." && end < range.end && is(text, tokens, end, &["KG", "KGaA", "OHG"]);
                    form.ends_with('.')
                        && !legal_form
                        && abbreviations::may_end_sentence(form)
                        && begins(text, tokens, end, range.end)
                }
                Kind::Number => tokens[at].span.of(text).ends_with('.') && ordinal_ends(tokens, at, range.end),
                _ => false,
            }
        };
        if ends || end - first >= LONGEST {
            push(first..end);
            first = end;
        }
        at = end;
    }
    push(first..range.end);
}

/// Whether a sentence can begin at the token: "(Siehe …" too, and "– Bericht …".
fn begins(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let starts = |at: usize| {
        at >= end || tokens[at].capitalised || matches!(tokens[at].kind, Kind::Number | Kind::Opening | Kind::LineEnd)
    };
    starts(at) || is(text, tokens, at, &["(", "[", "--", "–", "*"]) && starts(at + 1)
}

/// Whether "24." ends its sentence, rather than being an ordinal.
fn ordinal_ends(tokens: &[Token], at: usize, end: usize) -> bool {
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < end) else { return true };
    let before = at.checked_sub(1).map_or(Class::empty(), |before| tokens[before].classes());
    let opens = Class::ARTICLE | Class::DETERMINER | Class::PREPOSITION | Class::COORDINATOR | Class::WEEKDAY;
    next.capitalised && !next.classes().contains(Class::MONTH) && !before.intersects(opens)
}

fn is(text: &str, tokens: &[Token], at: usize, signs: &[&str]) -> bool {
    signs.contains(&tokens[at].span.of(text))
}
