//! Reading wortlaut/1 from whoever wrote it, and writing it again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::ops::ControlFlow;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use wortlaut::article::{Article, Span};
use wortlaut::decision::Item;
use wortlaut::extraction::Extraction;
use wortlaut::interchange::wortlaut1::{Output, write};
use wortlaut::load::{self, Document, LoadError, Source};

fn read(json: &[u8]) -> Vec<Result<Document, LoadError>> {
    let mut documents = Vec::new();
    let _ = load::read(&Source::Memory { name: "a.jsonl".into(), bytes: json.into() }, &mut |document| {
        documents.push(document);
        ControlFlow::Continue(())
    });
    documents
}

fn read_one(record: &Value) -> Result<Document, LoadError> {
    read(record.to_string().as_bytes()).pop().unwrap()
}

fn written(document: &Document) -> String {
    let Document { article, extraction, tokens, decisions, extra, .. } = document;
    let mut line = Vec::new();
    write(Output { article, extraction, tokens: tokens.as_deref(), decisions, extra }, &mut line).unwrap();
    String::from_utf8(line).unwrap()
}

/// A span of a text of 20 code points, as a pair.
fn pair() -> impl Strategy<Value = [usize; 2]> {
    (0..20_usize, 1..8_usize).prop_map(|(start, length)| [start, (start + length).min(20)])
}

/// A part: pairs in order, none overlapping another.
fn part() -> impl Strategy<Value = Value> {
    prop::collection::btree_set(0..=20_usize, 0..6)
        .prop_map(|cuts| cuts.into_iter().collect::<Vec<_>>().chunks_exact(2).map(|pair| json!(pair)).collect())
}

/// Keys that the form does not know.
fn unknown() -> impl Strategy<Value = Map<String, Value>> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "\\PC{0,5}".prop_map(|text| json!({ text: [1, { "\u{202e}": "\u{9b}31m" }] })),
    ];
    prop::collection::btree_map("x-[a-z\u{7f}\u{2028}]{1,4}", value, 0..3).prop_map(|keys| keys.into_iter().collect())
}

fn with(mut object: Value, extra: Map<String, Value>) -> Value {
    object.as_object_mut().unwrap().extend(extra);
    object
}

fn entity() -> impl Strategy<Value = Value> {
    let mention = (pair(), prop::sample::select(vec!["name", "nominal", "pronoun", "derived", "part"]), unknown());
    let kind = prop::sample::select(vec!["PER", "LOC", "ORG", "OTH"]);
    (kind, "[A-Zäß ]{1,9}", prop::collection::vec(mention, 0..4), unknown()).prop_map(
        |(kind, name, mentions, extra)| {
            let mention = |([start, end], form, extra): ([usize; 2], &str, Map<String, Value>)| {
                with(json!({"start": start, "end": end, "form": form, "confidence": 0.25}), extra)
            };
            let mentions: Vec<Value> = mentions.into_iter().map(mention).collect();
            with(json!({"type": kind, "name": name, "roles": [name], "wikidata": null, "mentions": mentions}), extra)
        },
    )
}

fn quotation() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["direct", "indirect", "indirect-free-indirect", "free-indirect", "reported"]);
    let medium = prop::sample::select(vec![json!("speech"), json!("thought-writing"), Value::Null]);
    (kind, medium, any::<bool>(), prop::array::uniform5(part()), unknown()).prop_map(
        |(kind, medium, nested, [quote, cue, frame, speaker, addressee], extra)| {
            let object = json!({
                "type": kind, "medium": medium, "nested": nested, "quote": quote, "cue": cue, "frame": frame,
                "speaker": speaker, "addressee": addressee, "speaker_entity": "e0", "addressee_entity": null
            });
            with(object, extra)
        },
    )
}

fn event() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec![
        ("Life.Die", None),
        ("Conflict.Attack", Some("ASSAULT")),
        ("Contact.Meet", Some("CONSULT")),
    ]);
    (kind, prop::array::uniform4(part()), -1e9..1e9_f64, unknown()).prop_map(|((kind, plover), parts, value, extra)| {
        let [trigger, place, time, quantity] = parts;
        let object = json!({
            "type": kind, "plover": plover, "trigger": trigger, "realis": "negated", "confidence": 0.5, "attribution": null,
            "arguments": [with(json!({"role": "Place", "spans": place, "entity": "e0"}), extra.clone())],
            "time": with(json!({"spans": time, "value": "2025-05-23"}), extra.clone()),
            "quantities": [with(json!({"role": "injured", "value": value, "modifier": "each", "spans": quantity}), extra.clone())]
        });
        with(object, extra)
    })
}

/// Decisions: on an item, and on a mention.
fn decisions() -> impl Strategy<Value = Value> {
    let id = || Map::from_iter([("id".to_owned(), json!("q0"))]);
    (quotation(), pair(), prop::array::uniform2(unknown())).prop_map(move |(was, mention, [one, other])| {
        let corrected = json!({
            "item": "q0", "verdict": "corrected", "was": with(was, id()), "note": "Notiz", "reviewer": "Mia",
            "at": "2031-05-16T08:00:00Z"
        });
        json!([with(corrected, one), with(json!({"item": "e0", "mention": mention, "verdict": "rejected"}), other)])
    })
}

/// A record whose text is clean, with everything that the form knows.
fn record() -> impl Strategy<Value = Value> {
    let items = (
        prop::collection::vec(entity(), 1..4),
        prop::collection::vec(quotation(), 0..4),
        prop::collection::vec(event(), 0..3),
        part(),
        decisions(),
        unknown(),
    );
    ("[a-zäß„“€😀 \n]{20}", items).prop_map(|(text, (entities, quotations, events, tokens, decisions, extra))| {
        let number = |items: Vec<Value>, letter: char| -> Vec<Value> {
            let id = |index| Map::from_iter([("id".to_owned(), json!(format!("{letter}{index}")))]);
            items.into_iter().enumerate().map(|(index, item)| with(item, id(index))).collect()
        };
        let object = json!({
            "format": "wortlaut/1", "id": Article::new("", text.clone(), Vec::new()).id(), "source": "a.txt", "title": "Titel",
            "byline": "Anna Beispiel", "language": "de", "published": "2025-05-24", "text": text,
            "extractor": {"name": "jemand", "version": "1"}, "entities": number(entities, 'e'),
            "quotations": number(quotations, 'q'), "events": number(events, 'v'), "tokens": tokens,
            "decisions": decisions
        });
        with(object, extra)
    })
}

/// Every place in a JSON value, one of them changed for something else.
fn mutate(value: &mut Value, at: &mut usize, with: &Value) {
    if *at == 0 {
        *value = with.clone();
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| mutate(value, at, with)),
        Value::Object(keys) => keys.values_mut().for_each(|value| mutate(value, at, with)),
        _ => {}
    }
}

/// What holds for whatever was let in: spans within the text, in order within their part, and ids that lead somewhere.
fn is_sound(document: &Document) -> bool {
    let text = document.article.text();
    let within = |span: &Span| Span::new(text, span.start(), span.end()).is_ok();
    let sound =
        |part: &Vec<Span>| part.iter().all(within) && part.windows(2).all(|pair| pair[0].end() <= pair[1].start());
    let Extraction { entities, quotations, events, .. } = &document.extraction;
    let known = |id: &Option<String>| id.iter().all(|id| entities.iter().flatten().any(|entity| entity.id == *id));
    entities.iter().flatten().flat_map(|entity| &entity.mentions).all(|mention| within(&mention.span))
        && quotations.iter().flatten().all(|it| {
            [&it.quote, &it.cue, &it.frame, &it.speaker, &it.addressee].into_iter().all(sound)
                && known(&it.speaker_entity)
        })
        && events.iter().flatten().all(|event| sound(&event.trigger))
        && document.tokens.iter().all(sound)
}

proptest! {
    #[test]
    fn a_clean_record_comes_out_as_it_went_in(record in record()) {
        let document = read_one(&record).unwrap();
        let line = written(&document);
        prop_assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), record);
        prop_assert_eq!(line.chars().filter(|&c| wortlaut::article::is_unprintable(c)).collect::<String>(), "\n");
    }

    #[test]
    fn a_changed_record_is_refused_or_sound(
        mut record in record(),
        mut at in 0..150_usize,
        value in prop_oneof![
            Just(Value::Null), Just(json!([])), Just(json!({})), Just(json!(-1)), Just(json!(1.5)), Just(json!(u64::MAX)),
            Just(json!([[0, 1], [0, 1]])), Just(json!("e\u{200b}0")), Just(json!("\u{1b}[31m\u{301}\r\n")), part(),
        ],
    ) {
        mutate(&mut record, &mut at, &value);
        match read_one(&record) {
            Ok(document) => {
                prop_assert!(is_sound(&document));
                let again = read(written(&document).as_bytes()).pop().unwrap().unwrap();
                prop_assert_eq!(again.extraction, document.extraction);
            }
            Err(error) => prop_assert!(error.to_string().starts_with("a.jsonl:1: $"), "{}", error),
        }
    }

    #[test]
    fn layers_stay_on_their_words_when_the_text_is_cleaned(before in "(\r\n|\t|\u{200b}|\u{1b}\\[1m|[a-z] |a\u{308}){0,30}", word in "[A-Zß]{1,9}") {
        let start = before.chars().count();
        let pairs = json!([[start, start + word.chars().count()]]);
        let record = json!({
            "text": format!("{before}{word}\u{ad}."), "tokens": pairs,
            "quotations": [{"id": "q\u{feff}", "type": "direct", "quote": pairs}]
        });
        let document = read_one(&record).unwrap();
        let text = document.article.text();
        prop_assert_eq!(document.extraction.quotations()[0].quote[0].of(text), &word);
        prop_assert_eq!(document.tokens.unwrap()[0].of(text), &word);
    }

    #[test]
    fn whatever_the_bytes_nothing_breaks(bytes in prop::collection::vec(any::<u8>(), 0..200), record in record(), cut in any::<prop::sample::Index>()) {
        let json = record.to_string();
        let cut = cut.index(json.len());
        for json in [bytes.clone(), [&json.as_bytes()[..cut], &bytes].concat(), [&bytes, &json.as_bytes()[cut..]].concat()] {
            prop_assert!(read(&json).into_iter().flatten().all(|document| is_sound(&document)));
        }
    }
}

#[test]
fn what_a_decision_says_of_an_item_as_it_was_is_cleaned_as_the_item_is() {
    let record = json!({
        "text": "Ja\u{200b}, Kort.", "entities": [{"id": "e\u{200b}1", "type": "PER", "name": "Kort"}],
        "decisions": [{"item": "e\u{200b}1", "verdict": "corrected", "was": {
            "id": "e\u{200b}1", "type": "ORG", "name": "\u{1b}[31mKort\u{202e}", "mentions": [{"start": 9, "end": 10}]
        }}]
    });
    let document = read_one(&record).unwrap();
    let Some(Item::Entity { entity, .. }) = &document.decisions[0].was else { panic!("it was an entity") };
    assert_eq!((&*entity.id, &*entity.name, entity.mentions.len()), ("e1", "Kort", 0));
    assert_eq!(document.decisions[0].item, document.extraction.entities()[0].id);
}

#[test]
fn keys_are_written_in_the_order_of_the_form() {
    let document =
        read_one(&json!({"zusatz": 1, "text": "Ja.", "events": [], "title": "T", "entities": null})).unwrap();
    let id = document.article.id();
    let expected = format!(
        r#"{{"format":"wortlaut/1","id":"{id}","source":"a.jsonl","title":"T","text":"Ja.","events":[],"zusatz":1}}"#
    );
    assert_eq!(written(&document).trim_end(), expected);
}

#[test]
fn what_breaks_the_form_is_refused_with_its_place() {
    let quotation = |keys: Value| {
        let mut quotation = json!({"id": "q1", "type": "direct"});
        quotation.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        json!({"text": "Äh, ja.", "quotations": [quotation]})
    };
    for (record, expected) in [
        (json!({}), "$.text: is missing"),
        (json!({"text": 3}), "$.text: expected a text, found a number"),
        (json!({"text": "a", "format": "wortlaut/2"}), "$.format: `wortlaut/2` is unknown; known are wortlaut/1"),
        (
            quotation(json!({"quote": [[0, 8]]})),
            "$.quotations[0].quote[0]: the span [0, 8] lies outside the text, which has 7 code points",
        ),
        (
            quotation(json!({"cue": [[3, 3]]})),
            "$.quotations[0].cue[0]: the span [3, 3] ends before it starts or is empty",
        ),
        (
            quotation(json!({"cue": [[2, 4], [3, 5]]})),
            "$.quotations[0].cue[1]: the span [3, 5] overlaps the one before it or stands out of order",
        ),
        (
            quotation(json!({"cue": [[0, -1]]})),
            "$.quotations[0].cue[0][1]: expected a whole number from 0 on, found another number",
        ),
        (
            quotation(json!({"cue": [[0, 1, 2]]})),
            "$.quotations[0].cue[0]: expected a pair [start, end], found a list of another length",
        ),
        (
            quotation(json!({"type": "laut"})),
            "$.quotations[0].type: `laut` is unknown; known are direct, indirect, indirect-free-indirect, free-indirect, reported",
        ),
        (quotation(json!({"nested": "ja"})), "$.quotations[0].nested: expected true or false, found a text"),
        (quotation(json!({"confidence": 7})), "$.quotations[0].confidence: 7 does not lie between 0 and 1"),
        (quotation(json!({"speaker_entity": "e9"})), "$.quotations[0].speaker_entity: there is no entity `e9`"),
        (
            json!({"text": "a", "events": [{"id": "a", "type": "Life.Die"}, {"id": "a\u{200b}", "type": "Life.Die"}]}),
            "$.events[1].id: the id `a` is used twice",
        ),
    ] {
        assert_eq!(read_one(&record).unwrap_err().to_string(), format!("a.jsonl:1: {expected}"));
    }
}
