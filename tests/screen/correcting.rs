//! Correcting and adding by keys alone, and the undo of each.

use std::fmt::Write as _;

use wortlaut::decision::Verdict;
use wortlaut::extraction::{EntityKind, EventKind, QuotationKind, Realis, Role};
use wortlaut::review::{Part, Place};
use wortlaut::tui::app::Overlay;
use wortlaut::tui::keys;
use wortlaut::tui::page::Item;

use crate::harness::Screen;
use crate::library::{Library, reading, review, seen, verdict};

/// What is done most often while reviewing: in words, by which keys, and what it may cost. Each starts where the item is
/// selected, or for a missing one where the cursor stands at its first word.
const TASKS: [(&str, &str, usize); 7] = [
    ("it is right", "a", 1),
    ("its end is a word off", "c h Enter", 3),
    ("its end is a clause off", "c L Enter", 3),
    ("another one speaks", "S o k Enter", 4),
    ("it is of another kind", "t r", 2),
    ("a quotation is missing", "v Enter d", 8),
    ("the same, with its speaker", "v Enter d S r Enter", 8),
];

#[test]
fn what_is_done_most_often_takes_few_keys() {
    let mut table = String::from("| to be said | keys | how many |\n|---|---|---|\n");
    for (task, (what, typed, most)) in TASKS.into_iter().enumerate() {
        let library = Library::new();
        let mut screen = library.screen();
        screen.press(if task < 5 { "2 Home j" } else { "/ D i e Space L i n k e Enter" });
        let text = reading(&screen).text().to_owned();
        screen.press(typed);
        let review = review(&screen);
        let last = review.quotations.len() - 1;
        let words = |at: usize| review.shown.quotations()[at].quote[0].of(&text);
        let speaker = |at: usize| review.shown.quotations()[at].speaker_entity.as_deref();
        match task {
            0 => assert_eq!(verdict(&screen, Place::Quotation(1)), Some(Verdict::Accepted)),
            1 => assert_eq!(words(1), "er spreche derzeit mit vier"),
            2 => assert!(words(1).ends_with("mit vier Interessenten. Einer von ihnen sei bereit")),
            3 => assert_eq!(speaker(1), Some("e:Mio Okonjo")),
            4 => assert_eq!(review.shown.quotations()[1].kind, QuotationKind::Reported),
            _ => assert_eq!((words(last), last), ("Die Linke im Landtag drohte mit einer Klage", 11)),
        }
        if task == 6 {
            assert_eq!(speaker(last), Some("e:Jolanda Reimers"));
        }
        let count: usize = typed.split(' ').map(|key| keys::sequence(key).expect("a key").len()).sum();
        assert!(count <= most, "{what}: {count}");
        let _ = writeln!(table, "| {what} | `{}` | {count} |", typed.replace(' ', "` `"));
    }
    let readme = std::fs::read_to_string("README.md").expect("the README");
    assert!(readme.contains(&table), "the README's table is to be:\n{table}");
}

#[test]
fn an_end_and_a_speaker_are_corrected_one_after_the_other_and_taken_back_so() {
    let library = Library::new();
    let mut screen = library.screen();
    let words = |screen: &Screen, at: usize| {
        let spans = &review(screen).shown.quotations()[at].quote;
        spans.iter().map(|span| span.of(reading(screen).text()).to_owned()).collect::<Vec<_>>().join("|")
    };
    screen.press("2 Home j");
    assert_eq!(words(&screen, 1), "er spreche derzeit mit vier Interessenten");
    screen.press("c h Enter");
    assert_eq!(words(&screen, 1), "er spreche derzeit mit vier");
    assert_eq!(verdict(&screen, Place::Quotation(1)), Some(Verdict::Corrected));
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(2)), "and on");
    screen.press("k S o Enter");
    let quotation = &review(&screen).shown.quotations()[1];
    assert_eq!(quotation.speaker_entity.as_deref(), Some("e:Mio Okonjo"));
    let speaker = quotation.speaker.iter().map(|span| span.of(reading(&screen).text())).collect::<Vec<_>>();
    assert_eq!(speaker, ["Mio Okonjo"], "where she is named nearest");
    screen.press("u");
    let quotation = &review(&screen).shown.quotations()[1];
    assert_eq!(quotation.speaker_entity.as_deref(), Some("e:Tadeusz Brenneke"));
    assert_eq!(words(&screen, 1), "er spreche derzeit mit vier", "the correction before stays");
    screen.press("u");
    assert_eq!(words(&screen, 1), "er spreche derzeit mit vier Interessenten");
    assert_eq!(verdict(&screen, Place::Quotation(1)), None);
}

#[test]
fn a_missing_quotation_is_added_and_taken_back() {
    let library = Library::new();
    let mut screen = library.screen();
    // From the start of its words on.
    screen.press("/ D i e Space L i n k e Enter");
    screen.press("v Enter d S r Enter");
    let quotations = review(&screen).shown.quotations();
    let added = quotations.last().expect("one more");
    assert_eq!((quotations.len(), added.kind), (12, QuotationKind::Direct));
    assert_eq!(added.quote[0].of(reading(&screen).text()), "Die Linke im Landtag drohte mit einer Klage");
    assert_eq!(added.speaker_entity.as_deref(), Some("e:Jolanda Reimers"));
    assert_eq!(verdict(&screen, Place::Quotation(11)), Some(Verdict::Added));
    screen.press("u u");
    assert_eq!(review(&screen).shown.quotations().len(), 11);
    screen.press("Ctrl-r");
    assert_eq!(review(&screen).shown.quotations().len(), 12);
}

#[test]
fn kinds_change_by_a_letter_or_a_word() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home t r");
    assert_eq!(review(&screen).shown.quotations()[0].kind, QuotationKind::Reported);
    screen.press("3 Home");
    let row = reading(&screen).shown.entities.item_at(0).expect("an entity");
    screen.press("t o");
    assert_eq!(review(&screen).shown.entities()[row].kind, EntityKind::Organisation);
    screen.press("4 Home t f i r e Enter");
    assert_eq!(review(&screen).shown.events()[0].kind, EventKind::Fire);
    screen.press("4 Home c f Tab s j o l Enter Enter");
    let event = &review(&screen).shown.events()[0];
    let agent = event.arguments.iter().find(|it| it.role == Role::Agent).expect("somebody");
    assert_eq!((agent.entity.as_deref(), event.realis), (Some("e:Jolanda Reimers"), Realis::Negated));
    screen.press("u u u u");
    assert_eq!(seen(&screen), seen(&Library::new().screen()), "all of it is taken back");
}

#[test]
fn parts_are_cleared_set_cut_out_and_taken_in_again() {
    let library = Library::new();
    let mut screen = library.screen();
    let words = |screen: &Screen, part: Part| {
        let item = review(screen).item(Place::Quotation(1)).expect("it is shown");
        item.spans(part).iter().map(|span| span.of(reading(screen).text()).to_owned()).collect::<Vec<_>>().join("|")
    };
    screen.press("2 Home j c Tab d Enter");
    let cleared = (words(&screen, Part::Speaker), review(&screen).shown.quotations()[1].speaker_entity.clone());
    assert_eq!(cleared, (String::new(), None));
    // The words are looked for, their clause is selected and made shorter.
    screen.press("k 1 / T a d e u s z Enter v Enter s");
    assert_eq!(words(&screen, Part::Speaker), "Der Insolvenzverwalter Tadeusz Brenneke erklärte");
    assert_eq!(review(&screen).shown.quotations()[1].speaker_entity.as_deref(), Some("e:Tadeusz Brenneke"));
    screen.press("c Tab h Enter");
    assert_eq!(words(&screen, Part::Speaker), "Der Insolvenzverwalter Tadeusz Brenneke");
    screen.press("2 Home j 1 / d e r z e i t Enter v w w h h h Enter -");
    assert_eq!(words(&screen, Part::Quote), "er spreche|mit vier Interessenten");
    screen.press("2 Home j c j Enter");
    assert_eq!(words(&screen, Part::Quote), "er spreche derzeit mit vier Interessenten");
    screen.press("2 Home j 1 / K r i t i k Enter v Enter");
    let Overlay::Menu(menu) = &screen.app.overlay else { panic!("it asks what that is") };
    assert!(
        menu.title.contains("er spreche derzeit") && menu.choices.iter().any(|(letter, ..)| *letter == '+'),
        "{menu:?}"
    );
    screen.press("+");
    assert!(words(&screen, Part::Quote).ends_with("Interessenten|Kritik am Zeitplan"));
}

#[test]
fn a_mention_is_led_to_another_entity_and_entities_are_joined() {
    let library = Library::new();
    let mut screen = library.screen();
    let mentions = |screen: &Screen, name: &str| {
        let entities = review(screen).shown.entities();
        entities.iter().find(|entity| entity.name == name).map_or(0, |entity| entity.mentions.len())
    };
    let before = (mentions(&screen, "Jolanda Reimers"), mentions(&screen, "Mio Okonjo"));
    screen.press("3 Home 1 S m i o Enter");
    assert_eq!((mentions(&screen, "Jolanda Reimers") + 1, mentions(&screen, "Mio Okonjo") - 1), before);
    screen.press("u 3 Home S m i o Enter");
    assert_eq!(mentions(&screen, "Jolanda Reimers"), 0);
    assert_eq!(mentions(&screen, "Mio Okonjo"), before.0 + before.1);
    screen.press("u 3 Home S");
    let Overlay::Chooser(chooser) = &screen.app.overlay else { panic!("it asks") };
    let choices: Vec<&str> = chooser.choices().iter().map(|(name, _)| name.as_str()).collect();
    assert!(choices[0].ends_with("person"), "one of its kind comes first: {choices:?}");
    assert!(!choices.iter().any(|name| name.contains("Reimers")), "nothing is the same as itself: {choices:?}");
    screen.press("m i o Enter");
    let speakers = review(&screen)
        .shown
        .quotations()
        .iter()
        .filter(|it| it.speaker_entity.as_deref() == Some("e:Jolanda Reimers"));
    assert_eq!(speakers.count(), 0, "what she says is said by the other");
    screen.press("u 3 Home 1 S s o m e b o d y Enter");
    assert_eq!(mentions(&screen, "Jolanda Reimers") + 1, before.0);
    screen.press("u");
    assert_eq!(seen(&screen), seen(&Library::new().screen()));
}

#[test]
fn an_entity_gets_another_name() {
    let library = Library::new();
    let mut screen = library.screen();
    let names = |screen: &Screen| -> Vec<String> {
        review(screen).shown.entities().iter().map(|entity| entity.name.clone()).collect()
    };
    let before = names(&screen);
    screen.press("3 Home c");
    assert!(matches!(&screen.app.overlay, Overlay::Words(words) if words.line.text() == "Jolanda Reimers"));
    screen.press("Ctrl-w R e i m e r s - K o c h Enter");
    assert!(names(&screen).contains(&"Jolanda Reimers-Koch".to_owned()));
    let row = review(&screen).shown.entities().iter().position(|it| it.name == "Jolanda Reimers-Koch").expect("it");
    assert_eq!(review(&screen).entities[row].verdict, Some(Verdict::Corrected));
    let speakers = &reading(&screen).page.quotation_labels;
    assert!(speakers.iter().any(|label| label.speaker == "Reimers-Koch"), "it speaks under its new name");
    assert_eq!(seen(&library.screen()), seen(&screen));
    screen.press("3 Home c Ctrl-u Enter");
    assert!(names(&screen).contains(&"Jolanda Reimers-Koch".to_owned()), "it must have one");
    screen.press("u");
    assert_eq!(names(&screen), before);
}

#[test]
fn an_event_gets_a_second_of_one_role_by_name_or_by_its_words() {
    let library = Library::new();
    let mut screen = library.screen();
    let agents = |screen: &Screen| {
        let event = &review(screen).shown.events()[1];
        let agents = event.arguments.iter().filter(|it| it.role == Role::Agent);
        let words = agents.map(|it| it.spans.iter().map(|span| span.of(reading(screen).text())).collect::<String>());
        words.collect::<Vec<_>>()
    };
    screen.press("4 Home j");
    assert_eq!(agents(&screen), ["Die Werft"]);
    screen.press("c Tab + + Esc c Tab + Enter");
    assert_eq!(agents(&screen), ["Die Werft"], "one that is nothing is not kept");
    screen.press("c Tab + s j o l Enter Enter");
    let event = &review(&screen).shown.events()[1];
    let entities: Vec<_> =
        event.arguments.iter().filter(|it| it.role == Role::Agent).map(|it| it.entity.as_deref()).collect();
    assert_eq!(entities, [Some("e:Ostwerft"), Some("e:Jolanda Reimers")]);
    screen.press("u 4 Home j 1 / K ü s t e n m e t a l l Enter v Enter");
    let Overlay::Menu(menu) = &screen.app.overlay else { panic!("it asks what that is") };
    assert!(menu.choices.iter().any(|(letter, words, _)| (*letter, &**words) == ('1', "another who")), "{menu:?}");
    screen.press("1");
    assert_eq!(agents(&screen).len(), 2, "{:?}", agents(&screen));
}

#[test]
fn the_end_of_a_direct_quotation_moves_with_its_mark() {
    let library = Library::new();
    let mut screen = library.screen();
    let quote = |screen: &Screen| review(screen).shown.quotations()[0].quote[0].of(reading(screen).text()).to_owned();
    screen.press("2 Home c h Enter");
    assert_eq!(quote(&screen), "„Wir geben keinen einzigen Arbeitsplatz");
    screen.press("Home c l Enter");
    assert_eq!(quote(&screen), "„Wir geben keinen einzigen Arbeitsplatz verloren“");
}

#[test]
fn a_direct_quotation_is_added_with_its_marks() {
    let library = Library::new();
    let mut screen = library.two();
    screen.press("J / W i r Space b a u e n Enter v Enter d");
    let quotation = review(&screen).shown.quotations().last().expect("one");
    assert_eq!(quotation.quote[0].of(reading(&screen).text()), "„Wir bauen neu“");
}
