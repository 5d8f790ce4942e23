//! Numbers before the nouns that an event counts.

use std::ops::Range;

use crate::extraction::{EventKind, Extra, Quantity};
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::token::Kind;

/// What the numbers of an event count, where its type says so.
fn counted(kind: EventKind) -> Option<&'static str> {
    Some(match kind {
        EventKind::Die => "killed",
        EventKind::Injure => "injured",
        EventKind::Release => "released",
        EventKind::Arrest => "arrested",
        EventKind::Demonstrate | EventKind::Strike => "participants",
        _ => return None,
    })
}

/// The numbers in a phrase of somebody whom an event of that type counts.
pub(super) fn of(text: &Text, kind: EventKind, phrase: &Range<usize>) -> Vec<Quantity> {
    let Some(role) = counted(kind) else { return Vec::new() };
    let victims = matches!(kind, EventKind::Die | EventKind::Injure | EventKind::Release);
    let mut quantities = Vec::new();
    let mut at = phrase.start;
    while at < phrase.end {
        let one = victims
            && at == phrase.start
            && matches!(text.of(at).to_lowercase().as_str(), "ein" | "eine" | "einen" | "einem" | "einer");
        let number = if one { Some((1.0, at + 1)) } else { number_at(text, at, phrase.end) };
        let Some((value, end)) = number else {
            at += 1;
            continue;
        };
        let (modifier, first) = modifier_before(text, at);
        if end < phrase.end && !text.is(end, Class::TIME_NOUN | Class::MONTH) {
            let spans = text.span(first, phrase.end).into_iter().collect();
            quantities.push(Quantity {
                role: role.to_owned(),
                value,
                modifier: modifier.to_owned(),
                spans,
                extra: Extra::new(),
            });
        }
        at = end;
    }
    quantities
}

/// The number that begins at a token, with the token after it: "1.000", "acht", "1,5 Millionen".
fn number_at(text: &Text, at: usize, limit: usize) -> Option<(f64, usize)> {
    let token = text.tokens.get(at)?;
    let value = match token.kind {
        Kind::Number => parse(text.of(at))?,
        Kind::Word => word_value(&text.of(at).to_lowercase())?,
        _ => return None,
    };
    let factor = if at + 1 < limit { factor(text.of(at + 1)) } else { None };
    Some(factor.map_or((value, at + 1), |factor| (value * factor, at + 2)))
}

fn factor(form: &str) -> Option<f64> {
    Some(match form {
        "Millionen" | "Million" => 1e6,
        "Milliarden" | "Milliarde" => 1e9,
        "Dutzend" => 12.0,
        _ => return None,
    })
}

/// The value of digits with points between thousands and a decimal comma.
fn parse(digits: &str) -> Option<f64> {
    let whole = digits.split(',').next()?;
    let grouped = whole.split('.').skip(1).all(|group| group.len() == 3);
    (grouped && !digits.ends_with('.')).then(|| digits.replace('.', "").replace(',', ".").parse().ok()).flatten()
}

/// The value of a number word below a million.
fn word_value(form: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "null",
        "eins",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    const TENS: [&str; 8] = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    let position = |list: &[&str], form: &str| {
        list.iter().position(|word| *word == form).and_then(|at| u32::try_from(at).ok()).map(f64::from)
    };
    if let Some(value) = position(&SMALL, form) {
        return Some(value);
    }
    for (name, size) in [("tausend", 1000.0), ("hundert", 100.0)] {
        if let Some((count, rest)) = form.split_once(name) {
            let part = |form: &str, none| match form {
                "" => Some(none),
                "ein" => Some(1.0),
                _ => word_value(form),
            };
            return Some(part(count, 1.0)? * size + part(rest, 0.0)?);
        }
    }
    let (unit, ten) = form.split_once("und").map_or(("", form), |(unit, ten)| (unit, ten));
    let ten = position(&TENS, ten)? * 10.0 + 20.0;
    Some(ten + if unit == "ein" { 1.0 } else { position(&SMALL, unit).unwrap_or(0.0) })
}

/// What the words before a number say of how exact it is, and the first of them.
fn modifier_before(text: &Text, at: usize) -> (&'static str, usize) {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| text.of(at)).to_lowercase();
    let (one, two) = (before(1), before(2));
    match (two.as_str(), one.as_str()) {
        ("mehr", "als") => ("at-least", at - 2),
        ("weniger", "als") | ("bis", "zu") => ("at-most", at - 2),
        (_, "mindestens" | "wenigstens" | "über") => ("at-least", at - 1),
        (_, "höchstens" | "maximal") => ("at-most", at - 1),
        (_, "rund" | "etwa" | "circa" | "ca." | "knapp" | "ungefähr" | "fast") => ("about", at - 1),
        (_, "je" | "jeweils") => ("each", at - 1),
        _ => ("", at),
    }
}
