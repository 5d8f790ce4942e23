//! What keys do.

use wortlaut::load::Input;
use wortlaut::tui::action::{Action, Context};
use wortlaut::tui::app::{Overlay, Reading};
use wortlaut::tui::arrangement::Pane;
use wortlaut::tui::effect::Effect;
use wortlaut::tui::page::{EventOrder, Filter, Item, Line};

use crate::harness::{Screen, fixture};

fn screen() -> Screen {
    Screen::open(fixture("ostwerft.jsonl"), 140, 45)
}

fn reading(screen: &Screen) -> &Reading {
    screen.app.reading().expect("an article is open")
}

/// The words at the cursor.
fn at_cursor(screen: &Screen) -> String {
    let reading = reading(screen);
    reading.text()[reading.cursor..].chars().take(12).collect()
}

fn entity(screen: &Screen) -> &str {
    match reading(screen).selected {
        Some(Item::Entity { entity, .. }) => &reading(screen).page.entity(entity).expect("it is there").name,
        other => panic!("no entity but {other:?}"),
    }
}

#[test]
fn from_a_quotation_to_its_speaker_and_through_all_that_is_said() {
    let mut screen = screen();
    screen.press("]q ]q");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(1)));
    assert_eq!(at_cursor(&screen), "er spreche d");
    screen.press("s");
    assert_eq!((entity(&screen), &*at_cursor(&screen)), ("Tadeusz Brenneke", "Tadeusz Bren"));
    let mut said = Vec::new();
    for _ in 0..4 {
        screen.press("s");
        said.extend(reading(&screen).selected);
        screen.press("s");
        assert_eq!(entity(&screen), "Tadeusz Brenneke");
    }
    assert_eq!(said, [2, 3, 10, 1].map(Item::Quotation), "each in turn, and around");
}

#[test]
fn from_an_event_to_who_claims_it() {
    let mut screen = screen();
    screen.press("4 G k k s");
    assert_eq!(entity(&screen), "Polizei");
    assert_eq!(screen.app.focus, Pane::Entities);
    screen.press("4 Home s");
    assert!(screen.app.notice.is_some(), "the article tells this one itself");
}

#[test]
fn from_an_event_to_its_words_in_the_text() {
    let mut screen = screen();
    screen.press("4 j Enter");
    let reading = reading(&screen);
    let Some(Item::Event(event)) = reading.selected else { panic!("an event is selected: {:?}", reading.selected) };
    let trigger = reading.page.event(event).expect("it is there").trigger[0];
    assert_eq!((screen.app.focus, reading.cursor), (Pane::Text, trigger.start()));
}

#[test]
fn events_that_nobody_can_date_say_what_would_help() {
    let title = |published: &str| {
        let record = format!(
            r#"{{"format": "wortlaut/1", "language": "de"{published}, "text": "Am Freitag brannte in Köln eine Scheune."}}"#
        );
        let path = tempfile::NamedTempFile::with_suffix(".jsonl").expect("a file");
        std::fs::write(path.path(), record).expect("written");
        let screen = Screen::open(vec![Input::Path(path.path().to_owned())], 140, 45);
        let buffer = screen.draw();
        let rows = buffer.content.chunks(usize::from(buffer.area.width));
        let row = |cells: &[ratatui::buffer::Cell]| cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>();
        rows.map(row).find(|row| row.contains("Events")).expect("the pane is shown")
    };
    assert!(title("").contains("--date"), "{}", title(""));
    assert!(!title(r#", "published": "2031-05-16""#).contains("--date"));
}

#[test]
fn moving_in_a_pane_shows_the_item_in_the_text_and_the_text_selects_in_the_panes() {
    let mut screen = Screen::open(fixture("ostwerft.jsonl"), 140, 12);
    screen.press("2 End");
    assert_eq!(at_cursor(&screen), "„Es gibt kei");
    let row = reading(&screen).position().expect("it is laid out").row;
    assert!((reading(&screen).top..reading(&screen).top + 8).contains(&row), "it is in view");
    assert_eq!(reading(&screen).cursor_in(Pane::Entities).and_then(|cursor| cursor.item), Some(1));

    screen.press("1 gg w w");
    assert_eq!(reading(&screen).selected, None, "nothing stands at {:?}", at_cursor(&screen));
    screen.press("/ b ö l l e r Enter");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(9)));
    assert_eq!(reading(&screen).cursor_in(Pane::Quotations).and_then(|cursor| cursor.item), Some(9));
}

#[test]
fn steps_go_through_every_item_of_a_layer_and_stop_at_its_ends() {
    let mut screen = screen();
    for expected in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10] {
        screen.press("]q");
        assert_eq!(reading(&screen).selected, Some(Item::Quotation(expected)));
    }
    assert!(screen.app.notice.is_some(), "there is none after the last");
    for expected in (0..10).rev() {
        screen.press("[q");
        assert_eq!(reading(&screen).selected, Some(Item::Quotation(expected)));
    }
    screen.press("gg");
    assert_eq!(entity(&screen), "Ostwerft", "it stands under the cursor");
    screen.press("]e");
    assert_eq!(entity(&screen), "Hafenstadt");
    screen.press("]v");
    assert_eq!(reading(&screen).selected, Some(Item::Event(0)));
}

#[test]
fn mentions_of_one_entity_are_gone_through_around_the_end() {
    let mut screen = screen();
    screen.press("3 j k");
    assert_eq!(entity(&screen), "Jolanda Reimers");
    let mut seen = Vec::new();
    for _ in 0..4 {
        screen.press("*");
        seen.push(at_cursor(&screen));
    }
    assert_eq!(seen, ["der Minister", "Reimers habe", "Reimers will", "Jolanda Reim"]);
    screen.press("#");
    assert_eq!(at_cursor(&screen), "Reimers will");
}

#[test]
fn back_and_forward_lead_through_articles_too() {
    let mut screen = Screen::open(fixture("several.jsonl"), 140, 45);
    screen.press("]q ]q ]a");
    assert_eq!(screen.app.shelf.current, 1);
    screen.press("Ctrl-o");
    assert_eq!(screen.app.shelf.current, 0);
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(1)));
    screen.press("Ctrl-o");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(0)));
    screen.press("Alt-Right Ctrl-n");
    assert_eq!(screen.app.shelf.current, 1);
    screen.press("Ctrl-n");
    assert!(screen.app.notice.is_some());
}

#[test]
fn an_article_is_found_as_it_was_left() {
    let mut screen = Screen::open(fixture("several.jsonl"), 140, 45);
    screen.press("]q ]q f J K");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(1)));
    assert!(reading(&screen).filter.is_some());
}

#[test]
fn a_search_goes_along_while_typed_counts_its_hits_and_is_taken_back_by_escape() {
    let mut screen = screen();
    screen.press("]q / w e r f t");
    let search = reading(&screen).search.as_ref().expect("a search");
    assert_eq!(search.hits.as_ref().map(|hits| hits.len()), Some(5));
    assert_eq!(at_cursor(&screen), "Werft hatte ");
    screen.press("Esc");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(0)));
    assert!(reading(&screen).search.is_none());

    screen.press("/ W e r f t Enter n");
    assert_eq!(
        reading(&screen).search.as_ref().and_then(|search| search.hits.as_ref()).map(|hits| hits.len()),
        Some(3)
    );
    screen.press("n n");
    assert_eq!(at_cursor(&screen), "Werft hatte ", "around the end");
    screen.press("N Esc");
    assert!(reading(&screen).search.is_none(), "let go of");
}

#[test]
fn a_filter_keeps_what_has_to_do_with_one_and_escape_brings_the_rest_back() {
    let mut screen = screen();
    screen.press("]q ]q f");
    assert_eq!(reading(&screen).filter, Some(Filter::Entity(1)));
    assert_eq!(reading(&screen).shown.quotations.items(), 4);
    screen.press("]q ]q ]q ]q");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(10)), "steps keep to it");
    screen.press("Esc");
    assert_eq!(reading(&screen).shown.quotations.items(), 11);

    screen.press("2 k k f");
    assert!(
        matches!(reading(&screen).filter, Some(Filter::Speaker(_))),
        "a speaker without a name can be kept as well"
    );
    assert_eq!(reading(&screen).shown.quotations.items(), 1);
}

#[test]
fn grouping_puts_what_one_says_together_and_moving_steps_over_the_names() {
    let mut screen = screen();
    screen.press("2 g Home j j j j");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(10)), "the last of the second speaker");
    screen.press("j k k");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(3)));
}

#[test]
fn keys_of_a_sequence_wait_and_anything_else_ends_it() {
    let mut screen = screen();
    screen.press("]");
    let continuations = screen.app.continuations();
    assert!(continuations.contains(&("q".into(), Action::NextQuotation)), "{continuations:?}");
    screen.press("x");
    assert!(screen.app.continuations().is_empty());
    assert!(reading(&screen).selected.is_none());
}

#[test]
fn the_palette_does_what_is_chosen() {
    let mut screen = screen();
    screen.press(": n e x t q u o t");
    assert_eq!(screen.app.context(), Context::Palette);
    screen.press("Enter");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(0)));
    screen.press(": Down Up Esc");
    assert!(matches!(screen.app.overlay, Overlay::None));
}

#[test]
fn copying_takes_the_speaker_along() {
    let mut screen = screen();
    screen.press("y ]q y s y");
    let copied: Vec<_> = screen
        .asked
        .iter()
        .filter_map(|asked| if let Effect::Copy(text) = asked { Some(&**text) } else { None })
        .collect();
    assert_eq!(copied, ["Jolanda Reimers: „Wir geben keinen einzigen Arbeitsplatz verloren“", "Jolanda Reimers"]);
}

#[test]
fn leaving_and_suspending_are_asked_of_the_terminal() {
    let mut screen = screen();
    screen.press("m Ctrl-z q Ctrl-c");
    assert!(matches!(screen.asked[..], [Effect::Mouse(true), Effect::Suspend, Effect::Quit(0), Effect::Quit(0)]));
}

#[test]
fn panes_are_gone_through_and_the_text_can_stand_alone() {
    let mut screen = screen();
    let mut seen = Vec::new();
    for _ in 0..4 {
        screen.press("Tab");
        seen.push(screen.app.focus);
    }
    assert_eq!(
        seen,
        [Pane::Quotations, Pane::Entities, Pane::Events, Pane::Text],
        "with one article there is no list to go to"
    );
    screen.press("4 z");
    assert_eq!((screen.app.focus, screen.app.arrangement().panes.len()), (Pane::Text, 0));
    screen.press("BackTab");
    assert!(screen.app.arrangement().pane(Pane::Events).is_some());
}

#[test]
fn events_are_listed_in_the_order_that_is_asked_for() {
    let mut screen = screen();
    let seen = |screen: &Screen| {
        let shown = &reading(screen).shown;
        (shown.event_order, shown.events.rows().iter().any(|line| matches!(line, Line::Heading(_))))
    };
    assert_eq!(seen(&screen), (EventOrder::Text, false));
    screen.press("4 o o");
    assert_eq!(seen(&screen), (EventOrder::Day, true));
    screen.press("o o");
    assert_eq!(seen(&screen), (EventOrder::Text, false));
}
