//! Tokens → numbers: figures and words, with what they count in and how exact they are.
//!
//! `figures` and `word` read one token each, `cardinal` joins what they read, `unit` knows percent and money, and
//! `modifier` the words around a number.

mod cardinal;
mod figures;
mod modifier;
mod unit;
mod word;

use std::ops::Range;

pub use cardinal::{Cardinal, cardinal};
pub use modifier::Modifier;
pub use unit::Unit;
pub use word::{ordinal, whole};

use crate::language::Text;

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it stands, with its modifier and its unit.
    pub tokens: Range<usize>,
    /// The token after the number itself, without unit.
    pub end: usize,
    /// How many; with money, of whole units.
    pub value: f64,
    /// How exactly.
    pub modifier: Modifier,
    /// Of what; none where a noun says so, or nothing does.
    pub unit: Option<Unit>,
    /// Whether it is an indefinite article, which need not count anything.
    pub article: bool,
}

/// The numbers in a range of tokens that stays within a sentence, in order. Dates and clock times are none, ordinals neither.
pub fn find(text: &Text, within: Range<usize>) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    let mut free = within.start;
    let mut at = within.start;
    while at < within.end {
        match read(text, at, &(free..within.end)) {
            Some(number) => {
                at = number.tokens.end;
                free = at;
                numbers.push(number);
            }
            None => at += 1,
        }
    }
    share_factors(text, &mut numbers);
    numbers
}

/// The number that begins at a token, with what stands around it in `within`.
fn read(text: &Text, at: usize, within: &Range<usize>) -> Option<Number> {
    if is_within_address(text, at) {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| *before >= within.start).and_then(|before| unit::sign(text, before));
    let Cardinal { mut value, end, vague, article } = compound(text, at).or_else(|| cardinal(text, at, within.end))?;
    let mut unit = before;
    let mut last = end;
    if let Some(currency) = compound_unit(text, at) {
        unit = Some(currency);
    } else if let Some((read, after)) = unit::read(text, end, within.end) {
        unit = Some(read);
        last = after;
        if let Some((cents, after)) = cents(text, after, within.end).filter(|_| matches!(read, Unit::Currency(_))) {
            value += cents / 100.0;
            last = after;
        }
    } else if let Some(currency) = unit::cent(text, end).filter(|_| end < within.end) {
        value /= 100.0;
        unit = Some(currency);
        last = end + 1;
    }
    let first = if before.is_some() { at - 1 } else { at };
    let (modifier, tokens) = modifier::around(text, first..last, within);
    let modifier = if vague && modifier == Modifier::Exactly { Modifier::AtLeast } else { modifier };
    Some(Number { tokens, end, value, modifier, unit, article: article && unit.is_none() })
}

/// Whether the token is a part of a web address or the like: it follows a sign without a space that numbers do not follow.
fn is_within_address(text: &Text, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let adjoins = text.tokens[before].span.end() == text.tokens[at].span.start();
    adjoins && matches!(text.of(before), "%" | "=" | "&" | "/" | "?" | "#" | "+" | "_")
}

/// "20-Euro-Schein", "siebenhundert-Euro": a number and what it counts, in one word.
fn compound(text: &Text, at: usize) -> Option<Cardinal> {
    compound_unit(text, at)?;
    let number = text.of(at).split('-').next()?;
    let value = figures::read(number).or_else(|| match word::read(&number.to_lowercase()) {
        Some(word::Word::Value(value) | word::Word::Factor(value)) => Some(value),
        _ => None,
    })?;
    Some(Cardinal { value, end: at + 1, vague: false, article: false })
}

fn compound_unit(text: &Text, at: usize) -> Option<Unit> {
    let (_, rest) = text.of(at).split_once('-')?;
    match rest.split('-').next()? {
        "Euro" => Some(Unit::Currency(Some("EUR"))),
        "Dollar" => Some(Unit::Currency(Some("USD"))),
        "Prozent" => Some(Unit::Percent),
        _ => None,
    }
}

/// The hundredth parts that follow an amount of money: "und fünfzig Cent", "50".
fn cents(text: &Text, at: usize, end: usize) -> Option<(f64, usize)> {
    let and = usize::from(text.of(at) == "und");
    let Cardinal { value, end: after, article, vague } = cardinal(text, at + and, end)?;
    let named = after < end && unit::cent(text, after).is_some();
    let bare = and == 0 && !article && !text.is_noun(after) && unit::read(text, after, end).is_none();
    (value < 100.0 && value.fract() == 0.0 && !vague && (named || bare)).then_some((value, after + usize::from(named)))
}

/// In "100 bis 300 Milliarden" both are milliards, in "zwei bis drei Prozent" both are percent.
fn share_factors(text: &Text, numbers: &mut [Number]) {
    for index in 1..numbers.len() {
        let [left, right] = &mut numbers[index - 1..=index] else { continue };
        let joined = left.end == left.tokens.end && text.of(left.end) == "bis" && right.tokens.start == left.end + 1;
        if !joined || left.unit.is_some() {
            continue;
        }
        if let Some(word::Word::Factor(factor)) = word::read(&text.of(right.end - 1).to_lowercase())
            && right.end - right.tokens.start > 1
            && left.value < factor
        {
            left.value *= factor;
        }
        left.unit = right.unit;
    }
}
