//! Tokens → times: where a sentence says when something is, and what that comes to on the article's day.
//!
//! The grammar reads forward through a `reader`: `clock` reads times of day, `name` pieces of the calendar, `point` joins
//! the two and `expression` reads what prepositions make of them, by the words in `lexicon`. What was said is a `phrase`,
//! which `resolve` turns into a [`Value`]; `tense` tells which way a sentence looks. `calendar` and `holiday` know the
//! calendar.

mod calendar;
mod clock;
mod expression;
mod holiday;
mod lexicon;
mod name;
mod phrase;
mod point;
mod reader;
mod resolve;
mod tense;
mod value;

use std::ops::Range;

use jiff::civil::Date;

pub use calendar::{Period, Season, Unit};
pub use resolve::Direction;
pub use value::{Clock, Edge, Frequency, Moment, Value};

use crate::language::Text;
use crate::language::clause::Piece;
use reader::Reader;
use resolve::Context;

/// Where a text says when something is.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// The tokens, with the preposition before it.
    pub tokens: Range<usize>,
    /// What it comes to; none where that would be a guess.
    pub value: Option<Value>,
}

/// The day that an ISO 8601 date, or a date and time, is of.
pub fn day(published: &str) -> Option<Date> {
    published.get(..10)?.parse().ok()
}

/// What the first of some expressions that overlaps a range of tokens comes to, in the interchange form.
pub fn value_in(expressions: &[Expression], tokens: &Range<usize>) -> Option<String> {
    let first = expressions.partition_point(|expression| expression.tokens.end <= tokens.start);
    let overlapping = expressions[first..].iter().take_while(|expression| expression.tokens.start < tokens.end);
    overlapping.filter_map(|expression| expression.value.as_ref()).map(ToString::to_string).next()
}

/// The time expressions of a sentence, in order and apart from each other. `pieces` are those of the sentence, `today` is
/// the article's day; without it only what is said in full gets a value.
pub fn find(text: &Text, sentence: Range<usize>, pieces: &[Piece], today: Option<Date>) -> Vec<Expression> {
    let forms: Vec<_> = sentence.clone().map(|at| text.lower(at)).collect();
    let reader = Reader::new(text, &sentence, &forms);
    let mut expressions = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let Some((phrase, end)) = expression::phrase(reader, at).filter(|(_, end)| *end <= sentence.end) else {
            at += 1;
            continue;
        };
        let piece = &pieces[pieces.partition_point(|piece| piece.tokens.end <= at)..];
        let direction = piece.first().and_then(|piece| tense::direction(text, piece, end));
        let value = Context { today, direction }.value(phrase);
        expressions.push(Expression { tokens: at..end, value });
        at = end;
    }
    expressions
}
