//! Decisions beside an extraction: what is shown of both, what is made of corrections, and that none is lost on the way.

#![allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]

use std::ops::ControlFlow;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use wortlaut::article::{Article, Span};
use wortlaut::decision::{Decision, Item, Verdict};
use wortlaut::extraction::{EntityKind, EventKind, Extra, Form, Mention, QuotationKind, Realis, Role};
use wortlaut::interchange::code_points::CodePoints;
use wortlaut::interchange::wortlaut1::{self, item_from_json, item_to_json};
use wortlaut::load::{self, Document, Source};
use wortlaut::review::agreement::Agreement;
use wortlaut::review::anchor;
use wortlaut::review::spans::{self, Edge, Unit, Way};
use wortlaut::review::{Kind, Origin, Part, Place, Review, Which, beside, from_record, identify};

fn document() -> Document {
    let source = Source::File(std::path::Path::new("tests/fixtures/ostwerft.jsonl").into());
    let mut found = None;
    let _ = load::read(&source, &mut |document| {
        found = Some(document.expect("a document"));
        ControlFlow::Break(())
    });
    found.expect("one")
}

fn review(decisions: Vec<Decision>) -> Review {
    Review::new(Arc::new(identify(document().extraction).0), decisions)
}

/// All items that are shown.
fn places(review: &Review) -> Vec<Place> {
    review.places().collect()
}

/// Something a person does, on whatever item is meant.
#[derive(Clone, Debug)]
enum Deed {
    Decide(Vec<Index>, bool),
    Move(Index, Edge, Way, Unit),
    Clear(Index),
    Retype(Index, u8),
    Speaker(Index, Index),
    Merge(Index, Index),
    Add(Index, u8),
    Note(Index, String),
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = any::<Index>;
    let edge = prop_oneof![Just(Edge::Start), Just(Edge::End)];
    let way = prop_oneof![Just(Way::On), Just(Way::Back)];
    let unit = prop_oneof![Just(Unit::Character), Just(Unit::Word), Just(Unit::Clause)];
    prop_oneof![
        (prop::collection::vec(at(), 1..4), any::<bool>()).prop_map(|(at, accept)| Deed::Decide(at, accept)),
        (at(), edge, way, unit).prop_map(|(at, edge, way, unit)| Deed::Move(at, edge, way, unit)),
        at().prop_map(Deed::Clear),
        (at(), any::<u8>()).prop_map(|(at, kind)| Deed::Retype(at, kind)),
        (at(), at()).prop_map(|(at, entity)| Deed::Speaker(at, entity)),
        (at(), at()).prop_map(|(at, entity)| Deed::Merge(at, entity)),
        (at(), any::<u8>()).prop_map(|(at, kind)| Deed::Add(at, kind)),
        (at(), "[a-zß„ ]{0,8}").prop_map(|(at, note)| Deed::Note(at, note)),
    ]
}

/// The decisions that come of a deed.
fn done(deed: &Deed, review: &Review, text: &str) -> Vec<Decision> {
    let all = places(review);
    let at = |index: &Index| *index.get(&all);
    let entity = |index: &Index| index.get(review.shown.entities()).id.clone();
    let change = |place: Place, change: &dyn Fn(&mut Item)| {
        let mut item = review.item(place).expect("it is shown");
        change(&mut item);
        review.correct(place, item).into_iter().collect()
    };
    match deed {
        Deed::Decide(items, accept) => review.decide(&items.iter().map(at).collect::<Vec<_>>(), *accept),
        Deed::Move(index, edge, way, unit) => change(at(index), &|item| {
            for part in item.parts() {
                let spans = item.spans(part);
                item.set_spans(part, spans::moved(text, &spans, *edge, *way, *unit));
            }
        }),
        Deed::Clear(index) => change(at(index), &|item| {
            item.set_spans(Part::Cue, Vec::new());
            item.set_entity(Part::Speaker, None);
        }),
        Deed::Retype(index, kind) => change(at(index), &|item| {
            let kind = usize::from(*kind);
            item.set_kind(Kind::Quotation(QuotationKind::ALL[kind % 5]));
            item.set_kind(Kind::Entity(EntityKind::ALL[kind % 4]));
            item.set_kind(Kind::Event(EventKind::ALL[kind % EventKind::ALL.len()]));
            item.set_kind(Kind::Realis(Realis::ALL[kind % 4]));
        }),
        Deed::Speaker(index, other) => change(at(index), &|item| {
            item.set_entity(Part::Speaker, Some(entity(other)));
            item.set_entity(Part::Mention, Some(entity(other)));
        }),
        Deed::Merge(index, other) => {
            let place = Place::Entity(index.index(review.entities.len()));
            let same = entity(other);
            change(place, &|item| {
                if let Item::Entity { same_as, .. } = item {
                    *same_as = Some(same.clone());
                }
            })
        }
        Deed::Add(index, kind) => {
            let Some(span) = spans::clause_at(text, index.index(text.len())) else { return Vec::new() };
            let (entity, key) = review.new_entity(EntityKind::Person, span.of(text).to_owned());
            let mention = Mention { span, form: Form::Name, confidence: None, extra: Extra::new() };
            let template = |place| review.item(place).expect("it is shown");
            let mut item = match kind % 3 {
                0 => return review.add(vec![entity, Item::Mention { of: key, mention }]),
                1 => template(Place::Quotation(0)),
                _ => template(Place::Event(0)),
            };
            item.set_spans(Part::Quote, vec![span]);
            item.set_spans(Part::Trigger, vec![span]);
            review.add(vec![item])
        }
        Deed::Note(index, note) => review.note(at(index), note.clone()).into_iter().collect(),
    }
}

/// All decisions that come of deeds, one after the other.
fn after(deeds: &[Deed]) -> Vec<Decision> {
    let text = document().article.text().to_owned();
    let mut decisions = Vec::new();
    for deed in deeds {
        let more = done(deed, &review(decisions.clone()), &text);
        decisions.extend(more.into_iter().map(|it| Decision {
            reviewer: "r".into(),
            at: "2031-05-16T00:00:00Z".into(),
            ..it
        }));
    }
    decisions
}

/// What a person sees of a review: the items with what was decided on each, whatever they are called.
fn seen(review: &Review) -> Vec<String> {
    let names = |id: &Option<String>| {
        let entity = review.shown.entities().iter().find(|entity| Some(&entity.id) == id.as_ref());
        entity.map(|entity| (entity.name.clone(), entity.mentions.first().map(|mention| mention.span)))
    };
    let mut seen: Vec<_> = places(review)
        .into_iter()
        .filter(|&place| !matches!(place, Place::Entity(index) if review.shown.entities()[index].mentions.is_empty()))
        .map(|place| {
            let mark = review.mark(place).expect("a mark");
            let item = match review.item(place).expect("it is shown").bare() {
                Item::Quotation(mut it) => {
                    let (speaker, addressee) = (names(&it.speaker_entity), names(&it.addressee_entity));
                    (it.speaker_entity, it.addressee_entity) = (None, None);
                    format!("{it:?} {speaker:?} {addressee:?}")
                }
                Item::Event(mut it) => {
                    it.attribution = None;
                    let entities: Vec<_> = it.arguments.iter_mut().map(|it| names(&it.entity.take())).collect();
                    format!("{it:?} {entities:?}")
                }
                Item::Entity { entity, .. } => format!("{entity:?}"),
                Item::Mention { of, mention } => format!("{mention:?} {:?}", names(&Some(of))),
            };
            format!("{item} {:?} {:?}", mark.verdict, mark.note)
        })
        .collect();
    seen.sort();
    seen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_decided_what_was_suggested_stays_and_what_is_shown_holds_together(deeds in prop::collection::vec(deed(), 0..12)) {
        let document = document();
        let before = review(Vec::new());
        let decisions = after(&deeds);
        let after = review(decisions.clone());
        prop_assert_eq!(&after.suggested, &before.suggested);
        prop_assert!(wortlaut1::check_ids(&after.shown).is_ok());
        prop_assert_eq!(after.quotations.len(), after.shown.quotations().len());
        for (entity, marks) in after.shown.entities().iter().zip(&after.mentions) {
            prop_assert_eq!(entity.mentions.len(), marks.len());
            prop_assert!(entity.mentions.is_sorted_by_key(|mention| mention.span));
        }
        let keys: std::collections::HashSet<_> = places(&after).iter().map(|&place| after.mark(place).expect("a mark").key.clone()).collect();
        prop_assert_eq!(keys.len(), places(&after).len(), "every item has a key of its own");
        let (decided, all) = after.progress().total();
        prop_assert!(decided <= all);
        // A decision can be put down and read again.
        let index = CodePoints::new(document.article.text());
        for item in decisions.iter().flat_map(|it| [&it.was, &it.is]).flatten() {
            prop_assert_eq!(&item_from_json(&item_to_json(item, &index), &index).expect("an item"), item);
        }
    }

    #[test]
    fn a_record_tells_a_review_whole(deeds in prop::collection::vec(deed(), 0..8)) {
        let document = document();
        let (suggested, names) = identify(document.extraction.clone());
        let before = Review::new(Arc::new(suggested), after(&deeds));
        let (extraction, decisions) = before.to_record(&names, Which::All);
        let mut json = Vec::new();
        let extra = Extra::new();
        let output = wortlaut1::Output { article: &document.article, extraction: &extraction, tokens: None, decisions: &decisions, extra: &extra };
        wortlaut1::write(output, &mut json).expect("memory");
        let record = wortlaut1::read(&json).expect("a record");
        let (suggested, _, decisions) = from_record(record.extraction, record.decisions);
        prop_assert_eq!(seen(&Review::new(Arc::new(suggested), decisions)), seen(&before));
    }

    #[test]
    fn decisions_follow_their_text(deeds in prop::collection::vec(deed(), 1..8), at in any::<Index>(), words in "[a-z ]{0,20}") {
        let document = document();
        let old = document.article.text();
        let paragraph = at.get(document.article.paragraphs()).span;
        let new = format!("{}{words}\n\n{}", &old[..paragraph.start()], &old[paragraph.start()..]);
        let decisions = after(&deeds);
        let carried = anchor::carry(old, &new, decisions.clone());
        // Words that something was put between are not there any more; blanks alone are.
        let torn = |item: &Option<Item>| {
            let mut spans = item.iter().flat_map(|item| item.parts().into_iter().flat_map(|part| item.spans(part)));
            let parted = |span: &Span| (span.start() + 1..span.end()).contains(&paragraph.start());
            spans.any(|span| parted(&span) && !old[span.start()..paragraph.start()].trim().is_empty())
        };
        let (kept, lost): (Vec<_>, Vec<_>) = decisions.into_iter().partition(|it| !torn(&it.was) && !torn(&it.is));
        prop_assert_eq!(carried.lost, lost);
        for (old_one, new_one) in kept.iter().zip(&carried.found) {
            for (one, other) in [(&old_one.was, &new_one.was), (&old_one.is, &new_one.is)] {
                let (Some(one), Some(other)) = (one, other) else { continue };
                for part in one.parts() {
                    let words = |item: &Item, text: &str| item.spans(part).iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>();
                    prop_assert_eq!(words(one, old), words(other, &new));
                }
            }
        }
    }
}

#[test]
fn each_of_several_arguments_is_a_part_of_its_own() {
    let mut item = review(Vec::new()).item(Place::Event(2)).expect("an event");
    let text = document().article.text().to_owned();
    let span = |start| Span::new(&text, start, start + 1).expect("a span");
    let (first, second) = (Part::Argument(Role::Agent, 0), Part::Argument(Role::Agent, 1));
    let before = item.spans(first);
    item.set_spans(second, vec![span(0)]);
    item.set_entity(second, Some("e:Polizei".into()));
    assert_eq!((item.spans(first), item.spans(second)), (before, vec![span(0)]));
    assert_eq!(item.parts().iter().filter(|part| matches!(part, Part::Argument(Role::Agent, _))).count(), 2);
    item.set_spans(first, Vec::new());
    assert_eq!((item.spans(first), item.spans(second)), (vec![span(0)], Vec::new()), "the second is the first then");
}

#[test]
fn an_extraction_made_anew_keeps_decisions_on_what_is_the_same() {
    let document = document();
    let first = review(Vec::new());
    let mut corrected = first.item(Place::Quotation(2)).expect("an item");
    corrected.set_kind(Kind::Quotation(QuotationKind::Reported));
    let mut decisions = first.decide(&[Place::Quotation(0), Place::Entity(0)], true);
    decisions.extend(first.decide(&[Place::Quotation(1), Place::Event(0)], false));
    decisions.extend(first.correct(Place::Quotation(2), corrected));

    // A newer version calls them otherwise, finds one less, and another where one was rejected.
    let mut anew = document.extraction;
    anew.quotations.as_mut().expect("quotations").remove(0);
    anew.quotations.as_mut().expect("quotations").iter_mut().for_each(|it| it.id.insert(0, 'n'));
    anew.events.as_mut().expect("events").iter_mut().for_each(|it| it.attribution = None);
    anew.events.as_mut().expect("events")[0].realis = Realis::Negated;
    let after = Review::new(Arc::new(identify(anew).0), decisions);
    let verdict = |key: &str| after.find(key).and_then(|place| after.mark(place)).and_then(|mark| mark.verdict);
    let key = |place| &*first.mark(place).expect("a mark").key;
    assert_eq!(verdict(key(Place::Quotation(0))), Some(Verdict::Accepted), "it was accepted, so it is there");
    assert_eq!(verdict(key(Place::Quotation(1))), Some(Verdict::Rejected));
    assert_eq!(verdict(key(Place::Quotation(2))), Some(Verdict::Corrected));
    assert_eq!(verdict(key(Place::Event(0))), None, "another one was rejected");
    assert_eq!(verdict(key(Place::Entity(0))), Some(Verdict::Accepted));
    assert_eq!(verdict(key(Place::Mention(0, 0))), Some(Verdict::Accepted), "with its mentions");
}

#[test]
fn what_is_written_can_be_what_was_accepted_alone() {
    let (suggested, names) = identify(document().extraction);
    let first = Review::new(Arc::new(suggested.clone()), Vec::new());
    let mut decisions = first.decide(&[Place::Quotation(0), Place::Quotation(3)], true);
    decisions.extend(first.decide(&[Place::Quotation(1)], false));
    let review = Review::new(Arc::new(suggested), decisions);
    let ids = |which| {
        let (extraction, decisions) = review.to_record(&names, which);
        let ids: Vec<_> = extraction.quotations().iter().map(|it| it.id.clone()).collect();
        assert!(decisions.iter().all(|it| ids.contains(&it.item)));
        (ids.len(), decisions.len())
    };
    assert_eq!([Which::All, Which::Accepted, Which::Rejected].map(ids), [(11, 3), (2, 2), (1, 1)]);
}

#[test]
fn decisions_whose_words_are_gone_are_told() {
    let old = "Er kam gestern. „Wir gehen jetzt nach Hause“, sagte er. Dann ging er fort, weit fort.";
    let new = "Er kam gestern. Dann ging er fort, weit fort.";
    let span = Span::new(old, old.find("Wir").expect("it"), old.find("“").expect("it")).expect("a span");
    let mut item = review(Vec::new()).item(Place::Quotation(0)).expect("an item");
    for part in item.parts() {
        item.set_spans(part, Vec::new());
    }
    item.set_spans(Part::Quote, vec![span]);
    let decision = |key: &str, was: Option<Item>| Decision {
        item: key.into(),
        verdict: Some(Verdict::Accepted),
        note: String::new(),
        was,
        is: None,
        reviewer: String::new(),
        at: String::new(),
    };
    let gone = decision(&format!("q:{}-{}", span.start(), span.end()), Some(item));
    let last = old.rfind("fort").expect("it");
    let kept = decision(&format!("m:{last}-{}", last + 4), None);
    let carried = anchor::carry(old, new, vec![gone.clone(), kept]);
    assert_eq!(carried.lost, [gone]);
    let last = new.rfind("fort").expect("it");
    assert_eq!(carried.found[0].item, format!("m:{last}-{}", last + 4), "the second of two alike is meant");
}

#[test]
fn another_s_results_stand_beside_ours_once() {
    let ours = identify(document().extraction).0;
    let mut theirs = document().extraction;
    let quotations = theirs.quotations.as_mut().expect("quotations");
    quotations[1].kind = QuotationKind::Direct;
    quotations.remove(4);
    let entities = theirs.entities.as_mut().expect("entities");
    entities.iter_mut().find(|it| it.name == "Hafenstadt").expect("a place").name = "Hafenstadt am Meer".into();
    let (joined, origins) = beside(ours.clone(), identify(theirs).0);
    assert_eq!(joined.quotations().len(), 12);
    assert_eq!(joined.quotations()[..11], *ours.quotations());
    let origin = |at: usize| origins[&joined.quotations()[at].id];
    assert_eq!((origin(4), origin(11)), (Origin::Ours, Origin::Theirs));
    assert_eq!(origin(10), Origin::Both);
    assert_eq!(joined.entities().len(), ours.entities().len() + 1);
    assert!(wortlaut1::check_ids(&joined).is_ok());
    assert_eq!(identify(joined.clone()).0, joined, "kept and read again they are called the same");
}

#[test]
fn agreement_is_what_the_measures_say() {
    let first = review(Vec::new());
    let side = |accepted: &[usize], rejected: &[usize]| {
        let places = |items: &[usize]| items.iter().copied().map(Place::Quotation).collect::<Vec<_>>();
        let mut decisions = first.decide(&places(accepted), true);
        decisions.extend(first.decide(&places(rejected), false));
        review(decisions)
    };
    let (one, other) = (side(&[0, 1, 2, 3, 4, 5], &[6, 7, 8, 9]), side(&[0, 1, 2, 3, 6], &[4, 5, 7, 8, 9, 10]));
    let mut agreement = Agreement::default();
    let differing = agreement.add(&one, &other);
    assert_eq!((differing.len(), agreement.decided_by_both()), (4, 10));
    // Of ten, seven alike; by chance 0.6 * 0.5 + 0.4 * 0.5 alike.
    assert!((agreement.kappa().expect("a figure") - 0.4).abs() < 1e-9);
    // 3 of 10 pairs differ; of the 20 values 11 are one and 9 the other: 1 - 0.3 / (2 * 99 / 380).
    assert!((agreement.alpha().expect("a figure") - (1.0 - 0.3 * 380.0 / 198.0)).abs() < 1e-9);
    let (precision, recall, f1) = agreement.spans().expect("figures");
    assert!((precision - 0.8).abs() < 1e-9 && (recall - 4.0 / 6.0).abs() < 1e-9 && (f1 - 8.0 / 11.0).abs() < 1e-9);
    assert_eq!((Agreement::default().kappa(), Agreement::default().spans()), (None, None));
}

#[test]
fn nothing_found_is_nothing_to_decide() {
    let article = Article::new("", String::new(), Vec::new());
    let review = Review::new(Arc::default(), Vec::new());
    assert_eq!((review.progress().total(), review.decide(&[Place::Entity(0)], true).len()), ((0, 0), 0));
    assert_eq!(spans::clause_at(article.text(), 0), None);
}
