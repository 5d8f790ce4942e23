//! Events as a reader of the interchange form sees them.

#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod support;

use proptest::prelude::*;
use support::{loaded, read};
use wortlaut::article::Span;
use wortlaut::extract::{complete, happenings};
use wortlaut::extraction::{Event, EventKind, Extraction};

const TABLE: &str = include_str!("fixtures/events.txt");

/// An event as the table writes it: "Life.Die actual starben | Affected=Drei Bergleute".
fn written(event: &Event, text: &str) -> String {
    let of = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join("…");
    let arguments = event.arguments.iter().map(|argument| format!("{}={}", argument.role.name(), of(&argument.spans)));
    let head = format!("{} {} {}", event.kind.name(), event.realis.name(), of(&event.trigger));
    [head].into_iter().chain(arguments).collect::<Vec<_>>().join(" | ")
}

/// Whether an event is the one that a line of the table names; arguments count where the line has any.
fn is(line: &str, event: &Event, text: &str) -> bool {
    let (head, arguments) = line.split_once(" | ").unwrap_or((line, ""));
    let full = written(event, text);
    let (found_head, found_arguments) = full.split_once(" | ").unwrap_or((&full, ""));
    head == found_head && (arguments.is_empty() || arguments == found_arguments.replace(" | ", " "))
}

/// The sentences of the table with their lines.
fn cases() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut cases: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.strip_prefix("  ") {
            Some(expected) => cases.last_mut().expect("a sentence comes first").1.push(expected),
            None => cases.push((line, Vec::new())),
        }
    }
    cases
}

#[test]
fn sentences_tell_of_what_the_table_says() {
    let mut wrong = Vec::new();
    for (sentence, expected) in cases() {
        let expected: Vec<_> = expected.into_iter().filter(|line| *line != "none").collect();
        let (article, extraction) = read(sentence);
        let found = extraction.events();
        let right = found.len() == expected.len()
            && expected.iter().all(|line| found.iter().any(|event| is(line, event, article.text())));
        if !right {
            let found: Vec<_> = found.iter().map(|event| written(event, article.text())).collect();
            wrong.push(format!("{sentence}\n  expected {expected:#?}\n  found    {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} sentences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_has_every_type() {
    for kind in EventKind::ALL {
        assert!(TABLE.contains(&format!("  {} ", kind.name())), "no sentence for {}", kind.name());
    }
}

#[test]
fn what_somebody_claims_is_attributed() {
    let text = "Bei dem Angriff seien acht Soldaten getötet worden, sagte der Gouverneur Iwan Fedorow.";
    let (_, extraction) = read(text);
    let death = extraction.events().iter().find(|event| event.kind == EventKind::Die).expect("a death");
    let claim = extraction.quotations().iter().find(|quotation| Some(&quotation.id) == death.attribution.as_ref());
    assert!(claim.is_some_and(|claim| claim.speaker[0].of(text).contains("Fedorow")), "{death:?}");
}

#[test]
fn a_day_holds_for_what_is_told_in_a_row() {
    let cases = [
        ("Am Freitag brannte in Kiel ein Haus. Zwei Menschen starben.", vec!["2025-05-23", "~ 2025-05-23"]),
        ("Ein Haus brannte am Freitag. Zuvor starben zwei Menschen.", vec!["2025-05-23", "-"]),
        ("Das Gericht verurteilte ihn am Freitag. Er hatte seine Frau getötet.", vec!["2025-05-23", "-"]),
        ("Das Gericht verurteilte ihn am Freitag, weil er seine Frau tötete.", vec!["2025-05-23", "-"]),
        ("„Das ist gut“, sagte sie am Freitag. Zwei Menschen starben.", vec!["-"]),
        ("Er floh am Freitag. Seit Montag gilt ein Verbot. Zwei Menschen starben.", vec!["2025-05-23", "-"]),
        ("Am Freitag brannte ein Haus. Gegen den Besitzer wurde Anklage erhoben.", vec!["2025-05-23", "-"]),
        ("Am Freitag regnete es.\n\nZwei Menschen starben.", vec!["-"]),
        (
            "Am Freitag brannte in Kiel ein Haus. In der Nacht starben zwei Menschen.",
            vec!["2025-05-23", "2025-05-23TNI"],
        ),
        ("In der Nacht starben zwei Menschen.", vec!["2025-05-24TNI"]),
        ("Am Abend starben zwei Menschen.", vec!["TEV"]),
    ];
    for (text, expected) in cases {
        let mut article = loaded(text);
        article.published = Some("2025-05-24".to_owned());
        let found = complete(&article, Extraction::default());
        let shown = |event: &Event| {
            let Some(time) = &event.time else { return "-".to_owned() };
            let value = time.value.as_deref().unwrap_or("?");
            if time.spans.is_empty() { format!("~ {value}") } else { value.to_owned() }
        };
        assert_eq!(found.events().iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }
}

/// The happenings of a text, each as the words of its mentions.
fn happenings_in(text: &str) -> Vec<String> {
    let (article, extraction) = read(text);
    let words = |index: &usize| extraction.events()[*index].trigger[0].of(article.text());
    happenings::group(extraction.events(), article.text())
        .iter()
        .map(|happening| happening.events.iter().map(words).collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn mentions_of_one_happening_are_joined() {
    let cases = [
        ("In Bremen brach ein Brand aus. Der Brand zerstörte ein Haus.", vec!["Brand Brand"]),
        ("In Bremen brach ein Brand aus. In Kiel gab es ebenfalls einen Brand.", vec!["Brand", "Brand"]),
        ("Zwei Frauen wurden verhaftet. Die Festnahme verlief ruhig.", vec!["verhaftet Festnahme"]),
        ("Der Kanzler reist nach Prag. Er wird nach Wien reisen.", vec!["reist", "reisen"]),
    ];
    for (text, expected) in cases {
        assert_eq!(happenings_in(text), expected, "{text}");
    }
}

#[test]
fn a_sentence_of_nothing_but_triggers_is_read_in_time() {
    let text = "Angriff auf den Brand und ".repeat(2_000);
    let (_, extraction) = read(&text);
    assert!(!extraction.events().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_span_leaves_its_sentence(order in proptest::collection::vec(0usize..1000, 1..12), breaks in any::<u64>()) {
        let sentences: Vec<&str> = cases().into_iter().map(|(sentence, _)| sentence).collect();
        let mut text = String::new();
        let mut ends = Vec::new();
        for (index, pick) in order.iter().enumerate() {
            text.push_str(sentences[pick % sentences.len()]);
            ends.push(text.len());
            text.push_str(if breaks >> index & 1 == 1 { "\n\n" } else { " " });
        }
        let (_, extraction) = read(text.trim_end());
        let sentence_of = |offset: usize| ends.partition_point(|end| *end <= offset);
        for event in extraction.events() {
            let home = sentence_of(event.trigger[0].start());
            let spans = event.arguments.iter().flat_map(|argument| &argument.spans).chain(&event.trigger);
            for span in spans.chain(event.quantities.iter().flat_map(|quantity| &quantity.spans)) {
                prop_assert_eq!(sentence_of(span.start()), home);
                prop_assert_eq!(sentence_of(span.end() - 1), home);
            }
        }
    }
}
