//! How many and when: the numbers and the times of events.

mod support;

use proptest::prelude::*;
use support::paragraph;
use wortlaut::article::{Article, Span};
use wortlaut::extract;
use wortlaut::extraction::{Event, Extraction};
use wortlaut::language;

fn article(text: &str) -> Article {
    let mut article = paragraph(text);
    article.language = Some("de".to_owned());
    article.published = Some("2025-05-24".to_owned());
    article
}

fn events(text: &str) -> Vec<Event> {
    extract::complete(&article(text), Extraction::default()).events.unwrap_or_default()
}

#[test]
fn numbers_count_whom_an_event_happens_to() {
    for line in include_str!("fixtures/quantities.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (sentence, expected) = line.split_once('\t').expect("two columns");
        let found: Vec<String> = events(sentence)
            .iter()
            .flat_map(|event| &event.quantities)
            .map(|quantity| {
                let modifier = if quantity.modifier.is_empty() { "-" } else { &quantity.modifier };
                format!("{} {} {modifier} {}", quantity.role, quantity.value, quantity.spans[0].of(sentence))
            })
            .collect();
        assert_eq!(found.join("; "), expected, "{sentence}");
    }
}

proptest! {
    #[test]
    fn numbers_and_times_stand_in_the_sentence_of_their_event(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Am", "Freitag", "wurden", "mehr", "als", "drei", "1.000", "2024", "Männer", "und", "Frauen", "getötet", "Tote",
                "Verletzte", "bei", "einem", "Angriff", "in", "Karsova", "verletzt", "vermisst", "Vermisste", "Euro", "Prozent",
                "seit", "Mai", "Ein", "Mann", "starb", ",", ".", "Millionen", "bis", "zu", "nächste", "Woche", "festgenommen",
            ]),
            0..80,
        ),
    ) {
        let text = words.join(" ");
        let article = article(&text);
        let parsed = language::analyse(&article);
        let sentence = |span: &Span| {
            let tokens = parsed.tokens_in(*span);
            parsed.sentences.iter().position(|it| it.tokens.start <= tokens.start && tokens.end <= it.tokens.end)
        };
        for event in events(&text) {
            let home = sentence(&event.trigger[0]);
            prop_assert!(home.is_some());
            for quantity in &event.quantities {
                prop_assert!(!quantity.spans.is_empty() && quantity.value.is_finite());
                prop_assert!(quantity.spans.iter().all(|span| sentence(span) == home), "{}", text);
            }
            if let Some(time) = &event.time {
                prop_assert!(!time.spans.is_empty() || time.value.is_some());
                prop_assert!(time.spans.iter().all(|span| sentence(span) == home), "{}", text);
            }
        }
    }
}
