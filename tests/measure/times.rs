//! Measures times and numbers on the German specifications of Recognizers-Text (`DateTimeModel.json`, `NumberModel.json`,
//! `PercentModel.json`, `CurrencyModel.json`) in a folder:
//!
//! ```text
//! cargo run --example measure_times -- [--errors] FOLDER
//! ```
//!
//! A result is right when the expression that overlaps it comes to the same days, seconds or time. Where the specification
//! leaves open which year or week is meant, it gives both, and either is right. Left out, and counted, are results that no
//! text in German could hold: dates in notations of other languages ("10/1", "Sep-23-2020"), days that do not exist, and
//! words for the very moment of speaking.

#![allow(clippy::expect_used, reason = "whoever measures sees what is wrong")]

#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use jiff::civil::Date;
use serde_json::Value as Json;
use support::paragraph;
use wortlaut::extract::numbers::{self, Unit as Counted};
use wortlaut::extract::times::{self, Clock, Edge, Expression, Moment, Period, Unit, Value};
use wortlaut::language::{self, Text};

fn main() {
    let (options, folders): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let [folder] = &folders[..] else {
        eprintln!("measure_times: name the folder with the specifications");
        std::process::exit(2);
    };
    let folder = Path::new(folder);
    let mut report = Report { errors: options.contains(&"--errors".to_owned()), rows: BTreeMap::new() };
    for case in cases(folder, "DateTimeModel.json") {
        measure_times(&case, &mut report);
    }
    for (file, kind) in
        [("NumberModel.json", "number"), ("PercentModel.json", "percent"), ("CurrencyModel.json", "currency")]
    {
        for case in cases(folder, file) {
            measure_numbers(&case, kind, &mut report);
        }
    }
    report.print();
}

#[derive(Default)]
struct Row {
    right: usize,
    all: usize,
    left_out: BTreeMap<&'static str, usize>,
}

struct Report {
    errors: bool,
    rows: BTreeMap<String, Row>,
}

impl Report {
    fn add(&mut self, kind: &str, right: bool, error: impl FnOnce() -> String) {
        let row = self.rows.entry(kind.to_owned()).or_default();
        row.all += 1;
        row.right += usize::from(right);
        if self.errors && !right {
            println!("{kind}: {}", error());
        }
    }

    fn leave_out(&mut self, kind: &str, reason: &'static str) {
        *self.rows.entry(kind.to_owned()).or_default().left_out.entry(reason).or_default() += 1;
    }

    fn print(&self) {
        #[allow(clippy::cast_precision_loss, reason = "counts are small")]
        let share = |right: usize, all: usize| right as f64 / all.max(1) as f64;
        for (kind, row) in &self.rows {
            println!("{kind:18} {:3} of {:3} right, {:.3}", row.right, row.all, share(row.right, row.all));
            for (reason, count) in &row.left_out {
                println!("{:18} {count:3} left out: {reason}", "");
            }
        }
        let days = ["date", "daterange", "duration"].iter().filter_map(|kind| self.rows.get(*kind));
        let (right, all) = days.fold((0, 0), |(right, all), row| (right + row.right, all + row.all));
        println!("dates, ranges and durations: {right} of {all} right, {:.3}", share(right, all));
    }
}

fn cases(folder: &Path, file: &str) -> Vec<Json> {
    let text = fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn measure_times(case: &Json, report: &mut Report) {
    let input = case["Input"].as_str().unwrap_or_default();
    let today = case["Context"]["ReferenceDateTime"].as_str().and_then(times::day);
    let article = paragraph(input);
    let text = language::analyse(&article);
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let pieces = text.pieces(sentence.tokens.clone());
        found.extend(times::find(&text, sentence.tokens.clone(), &pieces, today));
    }
    let results = case["Results"].as_array().map(Vec::as_slice).unwrap_or_default();
    for result in results {
        let kind = result["TypeName"].as_str().unwrap_or_default().trim_start_matches("datetimeV2.");
        let expected = result["Resolution"]["values"].as_array().map(Vec::as_slice).unwrap_or_default();
        if let Some(reason) = left_out(result, expected) {
            report.leave_out(kind, reason);
            continue;
        }
        let own = found.iter().find(|expression| overlaps(&text, expression, result));
        let value = own.and_then(|expression| expression.value.as_ref());
        // "Ostermontag um 10:30 Uhr" is one expression here, and two there.
        let both = own.is_some_and(|own| results.iter().filter(|result| overlaps(&text, own, result)).count() > 1);
        let right = value.is_some_and(|value| expected.iter().any(|expected| is_same(value, expected, both)));
        report.add(kind, right, || {
            let value = value.map_or_else(|| "nothing".to_owned(), ToString::to_string);
            format!("{input}\n    {} is {}, found {value}", result["Text"], expected[0])
        });
    }
    for expression in found {
        let invented = expression.value.is_some() && !results.iter().any(|result| overlaps(&text, &expression, result));
        if invented {
            report.add("(invented times)", false, || format!("{input}\n    {:?}", expression.value));
        }
    }
}

/// Why a result is none that a German text could hold.
fn left_out(result: &Json, expected: &[Json]) -> Option<&'static str> {
    let words = result["Text"].as_str().unwrap_or_default();
    let other_notation = words.contains('/') || words.contains('-') && words.contains(|c: char| c.is_ascii_digit());
    if other_notation {
        return Some("a notation that is not German");
    }
    match expected.first() {
        Some(value) if value["timex"] == "PRESENT_REF" => Some("the moment of speaking"),
        Some(value) if value["value"] == "not resolved" && value["type"] != "set" => Some("a day that does not exist"),
        _ => None,
    }
}

fn overlaps(text: &Text, expression: &Expression, result: &Json) -> bool {
    let Some(span) = text.span(expression.tokens.start, expression.tokens.end) else { return false };
    let points = |end: usize| text.text[..end].chars().count() as u64;
    let (start, end) = (result["Start"].as_u64().unwrap_or(0), result["End"].as_u64().unwrap_or(0));
    points(span.start()) <= end && start < points(span.end())
}

/// `both` says that the expression holds a day and a time that are expected one by one.
fn is_same(value: &Value, expected: &Json, both: bool) -> bool {
    let said = |key: &str| expected[key].as_str();
    match said("type").unwrap_or_default() {
        "date" => matches!(value, Value::At(Moment { period: Some(Period::Day(day)), clock, .. })
            if (both || clock.is_none()) && said("value") == Some(&day.to_string())),
        "daterange" => is_same_range(value, expected),
        "duration" => {
            let seconds = said("value").and_then(|seconds| seconds.parse::<f64>().ok());
            seconds.zip(length(value)).is_some_and(|(expected, seconds)| (expected - seconds).abs() < 1e-6)
        }
        "time" => matches!(value, Value::At(Moment { period, clock: Some(clock), .. })
            if (both || period.is_none()) && said("value") == time(*clock).as_deref()),
        "datetime" => matches!(value, Value::At(Moment { period: Some(Period::Day(day)), clock: Some(clock), .. })
            if time(*clock).is_some_and(|time| said("value") == Some(&format!("{day} {time}")))),
        "set" => said("timex") == Some(&value.to_string()),
        "timerange" | "datetimerange" => is_same_part(value, expected),
        _ => false,
    }
}

/// The same first day, and the same last one or the day after it: the specification ends ranges in both ways.
fn is_same_range(value: &Value, expected: &Json) -> bool {
    let day = |key: &str| expected[key].as_str().and_then(|day| day.parse::<Date>().ok());
    let (from, to, edge) = match value {
        Value::At(moment) => (Some(*moment), Some(*moment), moment.edge),
        Value::Between(from, to) => (*from, *to, from.or(*to).and_then(|moment| moment.edge)),
        _ => return false,
    };
    let part = match edge {
        None => "",
        Some(Edge::Start) => "start",
        Some(Edge::Mid) => "mid",
        Some(Edge::End) => "end",
    };
    let modifier = expected["Mod"].as_str().unwrap_or_default();
    if !part.is_empty() || matches!(modifier, "start" | "mid" | "end") {
        let period = from.or(to).and_then(|moment| moment.period).map(Period::value);
        return modifier.ends_with(part) && !part.is_empty() && expected["timex"].as_str() == period.as_deref();
    }
    let first = from.and_then(|from| from.period).and_then(Period::first);
    let until_it_begins = modifier == "before"
        && matches!(value, Value::Between(None, Some(to)) if !matches!(to.period, Some(Period::Day(_))));
    let last =
        to.and_then(|to| to.period).and_then(|period| if until_it_begins { period.first() } else { period.last() });
    let after = last.and_then(|last| last.tomorrow().ok());
    first == day("start") && (last == day("end") || after == day("end"))
}

fn is_same_part(value: &Value, expected: &Json) -> bool {
    if let Value::Between(from, to) = value {
        let said = |moment: &Option<Moment>| {
            let clock = moment.and_then(|moment| moment.clock).and_then(time)?;
            let day = moment.and_then(|moment| moment.period).map(|period| period.value() + " ");
            Some(day.unwrap_or_default() + &clock)
        };
        return said(from).as_deref() == expected["start"].as_str() && said(to).as_deref() == expected["end"].as_str();
    }
    let Value::At(Moment { period, clock: Some(clock @ Clock::Part(_)), .. }) = value else { return false };
    let same_part = expected["timex"].as_str().is_some_and(|timex| timex.ends_with(&clock.to_string()));
    let start = expected["start"].as_str().unwrap_or_default();
    same_part && period.is_none_or(|period| start.starts_with(&period.value()))
}

fn time(clock: Clock) -> Option<String> {
    let Clock::Time(hour, minute, second) = clock else { return None };
    Some(format!("{hour:02}:{:02}:{:02}", minute.unwrap_or(0), second.unwrap_or(0)))
}

fn length(value: &Value) -> Option<f64> {
    let Value::Lasting(Some(count), unit) = value else { return None };
    let seconds = match unit {
        Unit::Second => 1,
        Unit::Minute => 60,
        Unit::Hour => 3600,
        Unit::Day => 86400,
        Unit::Week => 7 * 86400,
        Unit::Month => 30 * 86400,
        Unit::Year => 365 * 86400,
        _ => return None,
    };
    Some(count * f64::from(seconds))
}

/// Numbers are compared with those that are expected in order: a missing one makes the rest of the case wrong.
fn measure_numbers(case: &Json, kind: &str, report: &mut Report) {
    let input = case["Input"].as_str().unwrap_or_default();
    let article = paragraph(input);
    let text = language::analyse(&article);
    let of_kind = |unit: Option<Counted>| match kind {
        "number" => true,
        "percent" => matches!(unit, Some(Counted::Percent | Counted::PercentagePoint)),
        _ => matches!(unit, Some(Counted::Currency(_))),
    };
    let sentences = text.sentences.iter().flat_map(|sentence| numbers::find(&text, sentence.tokens.clone()));
    let found: Vec<_> = sentences.filter(|number| of_kind(number.unit)).collect();
    let results = case["Results"].as_array().map(Vec::as_slice).unwrap_or_default();
    for (index, result) in results.iter().enumerate() {
        let expected = result["Resolution"]["value"].as_str().unwrap_or_default();
        let expected = expected.trim_end_matches('%').replace(',', ".").parse::<f64>().ok();
        let unit = result["Resolution"]["unit"].as_str();
        let number = found.get(index);
        let right = number.is_some_and(|number| {
            expected.is_some_and(|value| (value - number.value).abs() <= 1e-9 * value.abs().max(1.0))
                && unit.is_none_or(|unit| number.unit == Some(Counted::Currency(code(unit))))
        });
        report.add(kind, right, || format!("{input}\n    {} is {expected:?}, found {number:?}", result["Text"]));
    }
    for number in found.iter().skip(results.len()) {
        report.add(&format!("({kind} invented)"), false, || format!("{input}\n    {number:?}"));
    }
}

/// The currency that the specification calls so; a plain "Dollar" is the American one, a plain "Pound" the British.
fn code(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "Euro" => "EUR",
        "Dollar" | "United States dollar" => "USD",
        "Pound" | "British pound" => "GBP",
        "Canadian dollar" => "CAD",
        "Cambodian riel" => "KHR",
        "Finnish markka" => "FIM",
        "Indian rupee" => "INR",
        _ => return None,
    })
}
