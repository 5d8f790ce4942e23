//! That nothing breaks the screen.

use proptest::prelude::*;
use wortlaut::tui::action::ALL;
use wortlaut::tui::app::Overlay;
use wortlaut::tui::arrangement::Pane;
use wortlaut::tui::effect::Message;

use crate::harness::{Screen, fixture};

/// What must hold whatever was pressed.
fn check(screen: &Screen) {
    let app = &screen.app;
    assert!(app.shelf.rows().is_empty() || app.shelf.current < app.shelf.rows().len());
    if let Overlay::Palette(palette) = &app.overlay {
        assert!(palette.choices().is_empty() || palette.chosen().is_some());
    }
    let Some(reading) = app.reading() else { return };
    assert!(reading.text().is_char_boundary(reading.cursor));
    if let Some(layout) = &reading.layout {
        assert!(reading.top < layout.rows().len().max(1));
    }
    if let Some(item) = reading.selected {
        assert!(reading.page.span(item).is_some(), "{item:?}");
    }
    for pane in Pane::SIDES {
        let (list, cursor) = (reading.list(pane).expect("a list"), reading.cursor_in(pane).expect("a cursor"));
        assert!(cursor.top == 0 || cursor.top < list.rows().len());
    }
}

fn key() -> impl Strategy<Value = String> {
    let keys: Vec<String> = ALL.iter().flat_map(|entry| entry.keys).map(ToString::to_string).collect();
    prop_oneof![4 => prop::sample::select(keys), 1 => "[ -~äß]".prop_filter("a space", |key| key != " ")]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_keys_in_any_order_break_it(
        keys in prop::collection::vec(key(), 1..60), sizes in prop::collection::vec((0u16..150, 0u16..50), 1..6),
    ) {
        let mut screen = Screen::open(fixture("several.jsonl"), 100, 30);
        let every = keys.len().div_ceil(sizes.len());
        for (keys, &(width, height)) in keys.chunks(every).zip(&sizes) {
            screen.press(&keys.join(" "));
            check(&screen);
            screen.tell(Message::Resize(width, height));
            check(&screen);
            screen.draw();
        }
    }
}

#[test]
fn every_small_size_is_drawn() {
    let reviewing = ["]q c", "]q v", "]q v Enter", "]q S", "]q t", "]q i", "2 A"];
    for keys in ["]q", "2", "?", ":", "/ a", "0", "G"].into_iter().chain(reviewing) {
        let mut screen = Screen::open(fixture("several.jsonl"), 30, 30);
        screen.press(keys);
        for width in 0..=30 {
            for height in 0..=30 {
                screen.tell(Message::Resize(width, height));
                screen.draw();
            }
        }
    }
}
