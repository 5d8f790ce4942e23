//! Time expressions in German text, found and resolved.

mod support;

use jiff::civil::Date;
use proptest::prelude::*;
use support::paragraph;
use wortlaut::extract::times::{self, Expression, Period, Value};
use wortlaut::language::{self, Text};

/// The expressions of each sentence.
fn found(text: &Text, today: Option<Date>) -> Vec<Vec<Expression>> {
    let of = |sentence: &language::sentence::Sentence| {
        let pieces = text.pieces(sentence.tokens.clone());
        times::find(text, sentence.tokens.clone(), &pieces, today)
    };
    text.sentences.iter().map(of).collect()
}

fn written(text: &Text, expression: &Expression) -> String {
    let value = expression.value.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let words = text.span(expression.tokens.start, expression.tokens.end).map_or("", |span| span.of(text.text));
    format!("{value} {words}")
}

#[test]
fn times_are_found_and_resolved_against_the_articles_day() {
    for line in include_str!("fixtures/times.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [day, sentence, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let article = paragraph(sentence);
        let text = language::analyse(&article);
        let found: Vec<_> =
            found(&text, times::day(day)).concat().iter().map(|expression| written(&text, expression)).collect();
        assert_eq!(found.join("; "), expected, "{day} {sentence}");
    }
}

/// Words that times are made of, and some that they are not.
const WORDS: &[&str] = &[
    "am",
    "Am",
    "in",
    "der",
    "Nacht",
    "zum",
    "auf",
    "Samstag",
    "Freitagabend",
    "vom",
    "3.",
    "bis",
    "5.",
    "Mai",
    "2024",
    "Mitte",
    "Ende",
    "des",
    "Jahres",
    "vergangenen",
    "nächste",
    "Woche",
    "Wochen",
    "seit",
    "vor",
    "nach",
    "drei",
    "ein",
    "halb",
    "Uhr",
    "14:30",
    "gegen",
    "um",
    "zwischen",
    "und",
    "Ostern",
    "heute",
    "Morgen",
    "morgen",
    "29.02.",
    "31.02.2023",
    "9999",
    "1000",
    "Quartal",
    "ersten",
    "Jahrhundert",
    "21.",
    "1990er",
    "Jahre",
    "jeden",
    "montags",
    "täglich",
    ",",
    ".",
    "Millionen",
    "Tage",
    "wurde",
    "wird",
    "Sommer",
    "-",
    "–",
    "Jahresende",
    "letzten",
    "übernächsten",
    "Viertel",
    "4000",
];

proptest! {
    #[test]
    fn no_expression_leaves_its_sentence_or_overlaps_another(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..60),
        day in -4_000_000i32..4_000_000,
    ) {
        let article = paragraph(&words.join(" "));
        let text = language::analyse(&article);
        let today = Date::ZERO.checked_add(jiff::Span::new().days(day)).ok();
        for (sentence, expressions) in text.sentences.iter().zip(found(&text, today)) {
            let mut last = sentence.tokens.start;
            for expression in expressions {
                prop_assert!(last <= expression.tokens.start && expression.tokens.start < expression.tokens.end);
                prop_assert!(expression.tokens.end <= sentence.tokens.end);
                last = expression.tokens.end;
            }
        }
    }

    #[test]
    fn what_needs_the_articles_day_has_no_value_without_it(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..20),
    ) {
        let words = words.join(" ");
        let article = paragraph(&words);
        let text = language::analyse(&article);
        let days = ["1950-02-03", "2025-05-24"].map(times::day);
        let [unknown, one, other] = [None, days[0], days[1]].map(|today| found(&text, today).concat());
        for (unknown, (one, other)) in unknown.iter().zip(one.iter().zip(&other)) {
            if unknown.value.is_some() {
                prop_assert_eq!(&unknown.value, &one.value);
                prop_assert_eq!(&unknown.value, &other.value);
            }
        }
    }

    #[test]
    fn any_day_that_is_written_out_is_read_back(
        day in (1i16..=9999, 1i8..=12, 1i8..=31).prop_filter_map("a day", |(y, m, d)| Date::new(y.max(1000) % 1100 + 1000, m, d).ok()),
        form in 0..4,
    ) {
        const MONTHS: [&str; 12] = [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
        ];
        let month = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
        let written = match form {
            0 => format!("Es geschah am {}. {month} {}.", day.day(), day.year()),
            1 => format!("Es geschah am {}.{}.{}.", day.day(), day.month(), day.year()),
            2 => format!("Es geschah am {:02}.{:02}.{}.", day.day(), day.month(), day.year()),
            _ => format!("Es geschah am {day} in Bonn."),
        };
        let article = paragraph(&written);
        let text = language::analyse(&article);
        let values: Vec<_> = found(&text, None).concat().into_iter().filter_map(|expression| expression.value).collect();
        prop_assert_eq!(values, [Value::At(Period::Day(day).into())], "{}", written);
    }

    #[test]
    fn a_weekday_is_never_more_than_six_days_away(
        day in 0i32..100_000,
        weekday in prop::sample::select(vec!["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]),
        verb in prop::sample::select(vec!["tagte", "tagt", "wird tagen", "hat getagt", "will tagen"]),
    ) {
        let article = paragraph(&format!("Der Rat {verb} am {weekday}."));
        let text = language::analyse(&article);
        let today = Date::ZERO.checked_add(jiff::Span::new().days(day)).unwrap_or(Date::ZERO);
        let expressions = found(&text, Some(today)).concat();
        prop_assert_eq!(expressions.len(), 1);
        let Some(Value::At(moment)) = &expressions[0].value else { panic!("a day") };
        let Some(Period::Day(found)) = moment.period else { panic!("a day") };
        let away = today.until(found).map_or(i32::MAX, |span| span.get_days());
        prop_assert!((-6..=6).contains(&away), "{} from {}", found, today);
    }
}
