//! Tokens, sentences and marks of German, on text as it comes.

mod support;

use proptest::prelude::*;
use support::paragraph;
use wortlaut::extraction::EntityKind;
use wortlaut::language::gazetteer::{NameClass, names};
use wortlaut::language::{self, Text};

fn sentences(text: &str) -> Vec<String> {
    let article = paragraph(text);
    let parsed = language::analyse(&article);
    let of = |parsed: &Text, range: std::ops::Range<usize>| {
        parsed.span(range.start, range.end).map(|span| span.of(text).to_owned()).unwrap_or_default()
    };
    parsed.sentences.iter().map(|sentence| of(&parsed, sentence.tokens.clone())).collect()
}

fn tokens(text: &str) -> Vec<String> {
    let article = paragraph(text);
    let parsed = language::analyse(&article);
    parsed.tokens.iter().map(|token| token.span.of(text).to_owned()).collect()
}

#[test]
fn words_numbers_and_signs_are_told_apart() {
    let cases = [
        ("Am 24. Mai kamen 1.000 Leute.", "Am|24.|Mai|kamen|1.000|Leute|."),
        ("Es kostet 3,5 Mio. Euro.", "Es|kostet|3,5|Mio.|Euro|."),
        ("Der Ukraine-Krieg, die Hin- und Rückfahrt", "Der|Ukraine-Krieg|,|die|Hin-|und|Rückfahrt"),
        ("Moskau/Kiew - Dr. Anna M. Weiß", "Moskau|/|Kiew|-|Dr.|Anna|M.|Weiß"),
        ("„Geht’s noch?“, fragte er…", "„|Geht’s|noch|?|“|,|fragte|er|…"),
        ("um 18:30 Uhr", "um|18:30|Uhr"),
    ];
    for (text, expected) in cases {
        assert_eq!(tokens(text).join("|"), expected);
    }
}

#[test]
fn sentences_end_where_they_end() {
    let cases: [(&str, &[&str]); 9] = [
        ("Er kam am 3. Oktober. Sie ging.", &["Er kam am 3. Oktober.", "Sie ging."]),
        ("Dr. Keller blieb. Prof. Lang ging.", &["Dr. Keller blieb.", "Prof. Lang ging."]),
        ("Das war 2024. Danach kam nichts.", &["Das war 2024.", "Danach kam nichts."]),
        ("„Komm. Bleib hier“, sagte sie. Er ging.", &["„Komm. Bleib hier“, sagte sie.", "Er ging."]),
        ("„Komm!“ Er kam.", &["„Komm!“", "Er kam."]),
        ("»Was nun?« fragte er. Keiner wusste es.", &["»Was nun?« fragte er.", "Keiner wusste es."]),
        ("Er rief: \"Halt!\" Dann lief er.", &["Er rief: \"Halt!\"", "Dann lief er."]),
        ("Sie kauft Äpfel, Birnen usw. Dann geht sie.", &["Sie kauft Äpfel, Birnen usw.", "Dann geht sie."]),
        ("Er zögerte ... und blieb.", &["Er zögerte ... und blieb."]),
    ];
    for (text, expected) in cases {
        assert_eq!(sentences(text), expected, "{text}");
    }
}

#[test]
fn marks_are_paired_through_nesting_and_slips() {
    let cases = [
        ("„Er sagte: ‚Komm.‘ Dann ging er.“", vec![("„Er sagte: ‚Komm.‘ Dann ging er.“", 0), ("‚Komm.‘", 1)]),
        ("»Nein«, sagte sie, »nie«.", vec![("»Nein«", 0), ("»nie«", 0)]),
        ("Sie nannte es \"gut\" und 'schön'.", vec![("\"gut\"", 0), ("'schön'", 0)]),
        ("Das ist Hans' Auto und geht's.", vec![]),
        ("Er sagte „das und ging.", vec![]),
    ];
    for (text, expected) in cases {
        let article = paragraph(text);
        let parsed = language::analyse(&article);
        let found: Vec<_> = parsed
            .quoted
            .iter()
            .filter_map(|passage| Some((parsed.span(passage.open, passage.close + 1)?.of(text), passage.depth)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

proptest! {
    #[test]
    fn tokens_cover_the_text_in_order(text in "[a-zA-Zäöüß0-9„“‚‘»«\"'’.,:;!?()…/@&\\- \n\u{1F600}漢]{1,200}") {
        let article = paragraph(&text);
        let parsed = language::analyse(&article);
        let mut end = 0;
        for token in &parsed.tokens {
            prop_assert!(token.span.start() >= end);
            prop_assert!(text[end..token.span.start()].chars().all(char::is_whitespace));
            end = token.span.end();
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
        let mut last = 0;
        for sentence in &parsed.sentences {
            prop_assert!(last <= sentence.tokens.start && sentence.tokens.start < sentence.tokens.end);
            last = sentence.tokens.end;
        }
        for passage in &parsed.quoted {
            prop_assert!(passage.open <= passage.close && passage.close < parsed.tokens.len());
        }
    }
}

#[test]
fn every_name_of_the_lists_is_found_in_a_text_for_what_it_is() {
    use EntityKind::{Location, Organisation, Other, Person};
    let lists = [
        (include_str!("../assets/lexicon/de/places.tsv"), NameClass::PLACE, Location),
        (include_str!("../assets/lexicon/de/organisations.tsv"), NameClass::ORGANISATION, Organisation),
        (include_str!("../assets/lexicon/de/other-names.tsv"), NameClass::OTHER, Other),
        (include_str!("../assets/lexicon/de/given-names.tsv"), NameClass::GIVEN, Person),
        (include_str!("../assets/lexicon/de/surnames.tsv"), NameClass::SURNAME, Person),
    ];
    let mut missed = Vec::new();
    for (list, class, kind) in lists {
        for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (name, rest) = line.split_once('\t').expect(line);
            assert!(names().of(name).contains(class), "{name} as {class:?}");
            let has_kind = matches!(kind, Location | Organisation);
            assert_eq!(has_kind.then_some(rest.split('\t').next()).flatten(), names().kind(name, kind), "{name}");
            // Whether a point ends a sentence depends on what follows, and few signs stand within names.
            let plain = |c: char| c.is_alphanumeric() || " -’&/()+–,:!?*".contains(c);
            if !name.chars().all(plain) || name.contains(" -") || !name.starts_with(char::is_alphanumeric) {
                continue;
            }
            let article = paragraph(&format!("{name} dann"));
            let text = language::cut(&article);
            let limit = text.tokens.len() - 1;
            if limit > 1 && names().longest_at(&text, 0, limit).map(|(end, _)| end) != Some(limit) {
                missed.push(name);
            }
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
    assert_eq!(names().derived_from("russischen").as_deref(), Some("Russland"));
    assert_eq!(names().derived_from("US-amerikanische").as_deref(), Some("USA"));
    assert_eq!(names().derived_from("Karlsruher").as_deref(), Some("Karlsruhe"));
    for noun in ["Butter", "Taucher", "Schleier", "Pager", "Zahler", "Fischer"] {
        assert_eq!(names().derived_from(noun), None);
    }
}

#[test]
fn a_part_of_a_name_is_no_name_and_one_name_can_be_several_things() {
    for part in ["Frankfurt am", "am Main", "Vereinigte Staaten von", "FrankfurtamMain", "", " "] {
        assert_eq!(names().of(part), NameClass::empty(), "{part}");
    }
    assert!(names().of("Victoria").contains(NameClass::PLACE | NameClass::GIVEN));
    assert!(names().of("Paris").contains(NameClass::PLACE | NameClass::SURNAME));
    assert!(names().of_inflected("Kiels").contains(NameClass::PLACE));
}

#[test]
fn a_name_of_several_words_ends_within_its_sentence() {
    let article = paragraph("Frankfurt am Main feiert.");
    let parsed = language::analyse(&article);
    let end = |limit| names().longest_at(&parsed, 0, limit).map(|(end, _)| end);
    assert_eq!((end(4), end(3), end(2)), (Some(3), Some(3), None));
}

#[test]
fn the_longest_name_of_the_lists_is_found() {
    let cases = [
        ("Der Herr der Ringe läuft.", "Der Herr der Ringe"),
        ("Frankfurt am Main feiert.", "Frankfurt am Main"),
        ("Vereinten Nationen helfen.", "Vereinten Nationen"),
        ("Auswärtigen Amtes Sprecher", "Auswärtigen Amtes"),
        ("1. FC Nürnberg gewinnt.", "1. FC Nürnberg"),
        ("Der Herr der Lage", ""),
    ];
    for (text, expected) in cases {
        let article = paragraph(text);
        let parsed = language::analyse(&article);
        let limit = parsed.tokens.len();
        let found = names().longest_at(&parsed, 0, limit).or_else(|| names().longest_inflected_at(&parsed, 0, limit));
        let found = found.and_then(|(end, _)| parsed.span(0, end)).map_or("", |span| span.of(text));
        assert_eq!(found, expected, "{text}");
    }
}
