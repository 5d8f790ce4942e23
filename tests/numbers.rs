//! Numbers in German text: figures and words, with their units and how exact they are.

mod support;

use proptest::prelude::*;
use support::paragraph;
use wortlaut::extract::numbers::{self, Number, Unit};
use wortlaut::language::{self, Text};

fn written(text: &Text, number: &Number) -> String {
    let words = text.span(number.tokens.start, number.tokens.end).map_or("", |span| span.of(text.text));
    let unit = match number.unit {
        None => "-",
        Some(Unit::Percent) => "%",
        Some(Unit::PercentagePoint) => "pp",
        Some(Unit::Currency(code)) => code.unwrap_or("?"),
    };
    let modifier = Some(number.modifier.name()).filter(|name| !name.is_empty()).unwrap_or("-");
    format!("{} {modifier} {unit} {words}", (number.value * 1e4).round() / 1e4)
}

#[test]
fn numbers_are_read_with_their_units_and_modifiers() {
    for line in include_str!("fixtures/numbers.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (sentence, expected) = line.split_once('\t').expect("two columns");
        let article = paragraph(sentence);
        let text = language::analyse(&article);
        let found: Vec<_> =
            numbers::find(&text, 0..text.tokens.len()).iter().map(|number| written(&text, number)).collect();
        assert_eq!(found.join("; "), expected, "{sentence}");
    }
}

#[test]
fn ordinals_are_read_in_all_their_endings() {
    let cases = [("erste", 1), ("dritten", 3), ("siebter", 7), ("zwanzigstes", 20), ("hunderteinundzwanzigsten", 121)];
    for (form, number) in cases {
        assert_eq!(numbers::ordinal(form), Some(number), "{form}");
    }
    for form in ["zwei", "meisten", "zwanzigten", "letzte", ""] {
        assert_eq!(numbers::ordinal(form), None, "{form}");
    }
}

/// A number below a milliard as German spells it out.
fn spelled(number: u32) -> String {
    const SMALL: [&str; 20] = [
        "",
        "ein",
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
    fn part(number: u32) -> String {
        match number {
            0..20 => SMALL[number as usize].to_owned(),
            20..100 if number.is_multiple_of(10) => TENS[number as usize / 10 - 2].to_owned(),
            20..100 => format!("{}und{}", SMALL[number as usize % 10], TENS[number as usize / 10 - 2]),
            100..1000 => format!("{}hundert{}", SMALL[number as usize / 100], part(number % 100)),
            _ => format!("{}tausend{}", part(number / 1000), part(number % 1000)),
        }
    }
    let below = match number % 1_000_000 {
        0 if number == 0 => "null".to_owned(),
        below if below % 100 == 1 => format!("{}s", part(below)),
        below => part(below),
    };
    match number / 1_000_000 {
        0 => below,
        1 => format!("eine Million {below}"),
        millions => format!("{} Millionen {below}", part(millions)),
    }
}

proptest! {
    #[test]
    fn any_number_that_is_spelled_out_is_read_back(number in 0u32..1_000_000_000) {
        for number in [number, number / 1000, number / 1_000_000] {
            let words = format!("es waren {} dabei", spelled(number));
            let article = paragraph(&words);
            let text = language::analyse(&article);
            let found: Vec<_> = numbers::find(&text, 0..text.tokens.len()).iter().map(|number| number.value).collect();
            prop_assert_eq!(found, [f64::from(number)], "{}", words);
        }
    }

    #[test]
    fn any_number_in_grouped_figures_is_read_back(number in 0u32.., separator in prop::sample::select(vec![".", " ", "\u{a0}", ""])) {
        let digits: Vec<char> = number.to_string().chars().rev().collect();
        let groups: Vec<String> = digits.chunks(3).rev().map(|group| group.iter().rev().collect()).collect();
        let words = format!("es waren {} dabei", groups.join(separator));
        let article = paragraph(&words);
        let text = language::analyse(&article);
        let found: Vec<_> = numbers::find(&text, 0..text.tokens.len()).iter().map(|number| number.value).collect();
        prop_assert_eq!(found, [f64::from(number)], "{}", words);
    }

    #[test]
    fn numbers_stay_within_what_was_asked_for_and_apart(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "zwei", "ein", "Millionen", "hundert", "1.000", "½", "€", "Euro", "und", "bis", "mehr", "als", "halbe", "Komma",
                "drei", "Drittel", "Prozent", "12", "345", "-", "je", "Dutzende", "Cent", "ß-Euro", "7-Euro", "1/0", "1/2",
            ]),
            0..20,
        ),
        start in 0usize..20,
        length in 0usize..20,
    ) {
        let words = words.join(" ");
        let article = paragraph(&words);
        let text = language::analyse(&article);
        let start = start.min(text.tokens.len());
        let within = start..(start + length).min(text.tokens.len());
        let mut last = within.start;
        for number in numbers::find(&text, within.clone()) {
            prop_assert!(number.value.is_finite());
            prop_assert!(last <= number.tokens.start && number.tokens.start < number.tokens.end, "{}", words);
            prop_assert!(number.tokens.end <= within.end, "{}", words);
            last = number.tokens.end;
        }
    }
}
