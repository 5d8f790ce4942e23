//! Tokens → one number: figures and words that belong together.

use super::{figures, word};
use crate::language::Text;
use crate::language::token::Kind;
use word::Word;

/// A number without what stands around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cardinal {
    /// How many.
    pub value: f64,
    /// The token after it.
    pub end: usize,
    /// Whether it only says that there are several: "Dutzende".
    pub vague: bool,
    /// Whether it is an indefinite article, which need not count anything.
    pub article: bool,
}

impl Cardinal {
    fn exact(value: f64, end: usize) -> Self {
        Self { value, end, vague: false, article: false }
    }
}

/// Words that say of a noun such as "Hundert" that there are several.
const SEVERAL: [&str; 7] = ["paar", "mehrere", "mehreren", "einige", "einigen", "viele", "vielen"];
/// From here on what follows is added: "zwei Millionen dreihundert".
const ADDS: f64 = 1e6;
/// So many factors follow each other at most: "zwei Dutzend Millionen".
const MOST_FACTORS: usize = 3;
/// So many groups of three digits follow the first one at most.
const MOST_GROUPS: usize = 6;
/// So many digits after "Komma" are read.
const MOST_DECIMALS: usize = 9;

/// The number that begins at a token and ends before `end`: "1 234", "acht", "1,5 Millionen", "zwei Drittel".
pub fn cardinal(text: &Text, at: usize, end: usize) -> Option<Cardinal> {
    let mut number = part(text, at, end)?;
    let mut factor = number.value;
    // Each part is smaller than what the one before counts, so that this ends soon.
    while number.value >= ADDS && !number.vague && number.end < end && !text.capitalised(number.end) {
        let Some(next) = part(text, number.end, end).filter(|next| next.value < factor && !next.article) else { break };
        if next.value >= ADDS || text.tokens[number.end].kind == Kind::Word {
            factor = next.value;
            number = Cardinal::exact(number.value + next.value, next.end);
        } else {
            break;
        }
    }
    Some(number)
}

fn part(text: &Text, at: usize, end: usize) -> Option<Cardinal> {
    let token = text.tokens.get(at).filter(|_| at < end)?;
    let mut number = match token.kind {
        Kind::Number => grouped(text, at, end)?,
        Kind::Word => of_word(text, at, end)?,
        _ => return None,
    };
    if number.vague {
        return Some(number);
    }
    number = with_decimals(text, number, end).unwrap_or(number);
    let next = |at: usize| if at < end { word::read(&text.lower(at)) } else { None };
    if next(number.end) == Some(Word::Half) && text.of(number.end) != "halb" {
        number = Cardinal::exact(number.value * 0.5, number.end + 1);
    } else if number.end < end
        && let Some(denominator) = word::denominator(&text.lower(number.end))
    {
        number = Cardinal::exact(number.value / denominator, number.end + 1);
    }
    for _ in 0..MOST_FACTORS {
        let Some(Word::Factor(factor)) = next(number.end) else { break };
        number = Cardinal::exact(number.value * factor, number.end + 1);
    }
    Some(number)
}

/// Figures, and the groups of three digits that follow them after single spaces.
fn grouped(text: &Text, at: usize, end: usize) -> Option<Cardinal> {
    let adjoins = |at: usize| {
        let gap = text.tokens[at - 1].span.end()..text.tokens[at].span.start();
        let mut gap = text.text[gap].chars();
        matches!((gap.next(), gap.next()), (Some(' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'), None))
    };
    let mut after = at + 1;
    if figures::takes_group(text.of(at)) {
        let last = end.min(after + MOST_GROUPS);
        while after < last && adjoins(after) && figures::is_group(text.of(after)) {
            after += 1;
            if text.of(after - 1).len() > 3 {
                break;
            }
        }
    }
    if after == at + 1 {
        return figures::read(text.of(at)).map(|value| Cardinal::exact(value, after));
    }
    let digits: String = (at..after).map(|at| text.of(at)).collect();
    figures::read(&digits).map(|value| Cardinal::exact(value, after))
}

fn of_word(text: &Text, at: usize, end: usize) -> Option<Cardinal> {
    let form = text.lower(at);
    let opens = |before: usize| matches!(text.tokens[before].kind, Kind::Opening) || text.of(before) == ":";
    let first = || {
        text.sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start).is_ok()
            || at.checked_sub(1).is_none_or(opens)
    };
    let several = || at > 0 && SEVERAL.contains(&text.of(at - 1).to_lowercase().as_str());
    if let Some(value) = word::vague(&form).filter(|_| text.capitalised(at)) {
        return Some(Cardinal { value, end: at + 1, vague: true, article: false });
    }
    match word::read(&form)? {
        Word::Noun(value) if text.capitalised(at) => Some(Cardinal::exact(value, at + 1)),
        Word::Factor(value) if several() => Some(Cardinal { value, end: at + 1, vague: true, article: false }),
        // A capital within the sentence makes a name or a noun of it.
        _ if text.capitalised(at) && !first() => None,
        Word::Factor(value) if value < ADDS => Some(Cardinal::exact(value, at + 1)),
        Word::Value(value) => Some(Cardinal::exact(value, at + 1)),
        Word::Article => {
            let counts = at + 1 < end
                && (word::read(&text.of(at + 1).to_lowercase()).is_some_and(|word| word != Word::Article)
                    || word::denominator(&text.of(at + 1).to_lowercase()).is_some());
            Some(Cardinal { value: 1.0, end: at + 1, vague: false, article: !counts })
        }
        Word::Half | Word::Noun(_) | Word::Factor(_) => None,
    }
}

/// A number with the digits of "Komma drei" after it.
fn with_decimals(text: &Text, number: Cardinal, end: usize) -> Option<Cardinal> {
    if number.end >= end || !text.of(number.end).eq_ignore_ascii_case("komma") {
        return None;
    }
    let digit = |at: &usize| match word::read(&text.of(*at).to_lowercase()) {
        Some(Word::Value(digit)) if digit < 10.0 => Some(digit.to_string()),
        _ => None,
    };
    let digits: Vec<String> = (number.end + 1..end).map_while(|at| digit(&at)).take(MOST_DECIMALS).collect();
    let value = format!("{}.{}", number.value, digits.concat()).parse().ok()?;
    (!digits.is_empty()).then(|| Cardinal::exact(value, number.end + 1 + digits.len()))
}
