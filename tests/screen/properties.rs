//! That nothing breaks the screen.

use std::collections::VecDeque;
use std::mem::discriminant;
use std::sync::Arc;

use proptest::prelude::*;
use wortlaut::tui::action::ALL;
use wortlaut::tui::app::Overlay;
use wortlaut::tui::arrangement::Pane;
use wortlaut::tui::desk::Desk;
use wortlaut::tui::effect::{Effect, Job, Message};
use wortlaut::tui::keys;
use wortlaut::tui::worker::Worker;

use crate::harness::{Screen, fixture};
use crate::library::{Library, reading, seen};

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

/// A screen whose jobs wait, to be done in whatever order the threads may come to them.
struct Late {
    screen: Screen,
    worker: Worker,
    asked: Vec<Job>,
    saving: VecDeque<Job>,
}

impl Late {
    fn new(library: &Library) -> Self {
        let desk = Desk::new(Some(library.path()), "Mia".into(), None);
        let (asked, saving) = (Vec::new(), VecDeque::new());
        Self { screen: library.two(), worker: Worker::new(Arc::new(desk)), asked, saving }
    }

    fn tell(&mut self, message: Message) {
        for effect in self.screen.app.update(message) {
            match effect {
                Effect::Work(job @ (Job::Save(..) | Job::TakeBack(_))) => self.saving.push_back(job),
                Effect::Work(job) => {
                    self.asked.retain(|other| discriminant(other) != discriminant(&job));
                    self.asked.push(job);
                }
                _ => {}
            }
        }
    }

    fn press(&mut self, keys: &str) {
        for chord in keys.split(' ').flat_map(|key| keys::sequence(key).expect("a key")) {
            self.tell(Message::Key(chord.event()));
        }
    }

    /// Does one of the jobs; what is saved is saved in its order. Says whether there was one.
    fn work(&mut self, which: usize) -> bool {
        let waiting = self.asked.len() + usize::from(!self.saving.is_empty());
        if waiting == 0 {
            return false;
        }
        let which = which % waiting;
        let job = if which < self.asked.len() { Some(self.asked.remove(which)) } else { self.saving.pop_front() };
        let mut answers = Vec::new();
        self.worker.perform(job.expect("it waits"), &mut |message| answers.push(message));
        for message in answers {
            self.tell(message);
        }
        true
    }
}

fn step() -> impl Strategy<Value = (&'static str, Vec<usize>)> {
    let keys = vec![
        "a",
        "x",
        "2",
        "3",
        "1",
        "J",
        "K",
        "u",
        "Ctrl-r",
        "t r",
        "H",
        "U",
        "]u",
        "/ e Enter",
        "c h Enter",
        "f",
        "Ctrl-o",
    ];
    (prop::sample::select(keys), prop::collection::vec(0usize..4, 0..3))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However late the answers come and in whatever order, in the end the screen shows what is kept.
    #[test]
    fn late_answers_leave_nothing_behind(steps in prop::collection::vec(step(), 1..24)) {
        let library = Library::new();
        let mut late = Late::new(&library);
        for (keys, jobs) in &steps {
            late.press(keys);
            for &which in jobs {
                late.work(which);
            }
        }
        late.press("Esc Esc");
        while late.work(0) {}
        let app = &late.screen.app;
        prop_assert!(!app.is_opening() && app.saving() == 0);
        let reading = reading(&late.screen);
        prop_assert!(reading.layout.is_some());
        prop_assert!(reading.search.as_ref().is_none_or(|search| search.hits.is_some()));
        let mut fresh = library.two();
        if app.shelf.current == 1 {
            fresh.press("J");
        }
        prop_assert_eq!(seen(&late.screen), seen(&fresh));
        prop_assert_eq!(app.shelf.progress(), fresh.app.shelf.progress());
        // Both articles, as one of them was kept as it was left.
        late.press(if app.shelf.current == 1 { "K" } else { "J" });
        fresh.press(if fresh.app.shelf.current == 1 { "K" } else { "J" });
        while late.work(0) {}
        prop_assert_eq!(seen(&late.screen), seen(&fresh));
    }
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
