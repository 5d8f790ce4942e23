//! What comes from outside: workers, the mouse, the terminal.

use std::sync::Arc;

use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use wortlaut::load::{Input, Source};
use wortlaut::tui::app::{App, Overlay, State};
use wortlaut::tui::arrangement::Pane;
use wortlaut::tui::effect::{Effect, Job, Message};
use wortlaut::tui::page::Item;
use wortlaut::tui::theme::Theme;
use wortlaut::tui::worker::Worker;

use crate::harness::{Screen, fixture};

/// The jobs of one kind among what is asked for.
fn jobs(effects: Vec<Effect>, wanted: fn(&Job) -> bool) -> Vec<Job> {
    let jobs = effects.into_iter().filter_map(|effect| if let Effect::Work(job) = effect { Some(job) } else { None });
    jobs.filter(wanted).collect()
}

fn answers(job: Job) -> Vec<Message> {
    let mut messages = Vec::new();
    Worker::new(Arc::default()).perform(job, &mut |message| messages.push(message));
    messages
}

fn app() -> App {
    App::new(Vec::new(), Size::new(140, 45), Theme::default()).0
}

fn demo(number: usize) -> Source {
    let bytes = format!("Artikel {number}\n\nText.").into_bytes();
    Source::Memory { name: format!("{number}.txt").into(), bytes: bytes.into() }
}

#[test]
fn an_answer_to_what_is_no_longer_asked_is_dropped() {
    let mut app = app();
    let is_open = |job: &Job| matches!(job, Job::Open(..));
    let mut first = jobs(app.update(Message::Found((0..3).map(|number| Ok(demo(number))).collect())), is_open);
    let second = jobs(app.update(Message::Key(wortlaut::tui::keys::sequence("J").expect("a key")[0].event())), is_open);
    assert_eq!((first.len(), second.len()), (1, 1));
    for job in second.into_iter().chain(first.drain(..)) {
        for message in answers(job) {
            app.update(message);
        }
    }
    assert_eq!(app.reading().expect("an article").page.article.title.as_deref(), Some("Artikel 1"));
}

#[test]
fn what_was_asked_for_in_an_article_that_was_left_is_asked_for_again() {
    let mut app = app();
    let press = |app: &mut App, keys: &str| {
        let chords = keys.split(' ').flat_map(|key| wortlaut::tui::keys::sequence(key).expect("a key"));
        chords.flat_map(|chord| app.update(Message::Key(chord.event()))).collect::<Vec<_>>()
    };
    let tell = |app: &mut App, job: Job| answers(job).into_iter().flat_map(|it| app.update(it)).collect::<Vec<_>>();
    let open = |app: &mut App, effects: Vec<Effect>| {
        let job = jobs(effects, |job| matches!(job, Job::Open(..))).pop().expect("an article is opened");
        tell(app, job)
    };
    let effects = app.update(Message::Found(vec![Ok(demo(0)), Ok(demo(1))]));
    let mut late = open(&mut app, effects);
    late.extend(press(&mut app, "H / T e Enter"));
    let effects = press(&mut app, "J");
    open(&mut app, effects);
    for job in jobs(late, |_| true) {
        tell(&mut app, job);
    }
    assert!(app.reading().expect("the other").layout.is_none(), "the answers are the first one's");
    let again = press(&mut app, "K");
    for job in jobs(again, |_| true) {
        tell(&mut app, job);
    }
    let reading = app.reading().expect("the first");
    assert!(reading.layout.is_some() && reading.sieve.undecided);
    assert_eq!(reading.search.as_ref().and_then(|search| search.hits.as_ref()).map(|hits| hits.len()), Some(1));
}

#[test]
fn the_old_rows_stay_until_the_new_ones_are_there() {
    let mut screen = Screen::open(fixture("ostwerft.jsonl"), 140, 45);
    let before = screen.app.reading().and_then(|reading| reading.layout.clone()).expect("rows");
    let effects = screen.app.update(Message::Resize(60, 20));
    let kept = screen.app.reading().and_then(|reading| reading.layout.clone()).expect("rows");
    assert_eq!(kept.width(), before.width());
    for job in jobs(effects, |job| matches!(job, Job::LayOut(..))) {
        for message in answers(job) {
            screen.app.update(message);
        }
    }
    let now = screen.app.reading().and_then(|reading| reading.layout.clone()).expect("rows");
    assert_ne!(now.width(), before.width());
}

#[test]
fn a_list_that_fills_in_keeps_to_the_article_that_is_read() {
    let mut app = app();
    let effects = app.update(Message::Found(vec![Ok(demo(0)), Ok(demo(1)), Err("no such file".into())]));
    let surveys = jobs(effects, |job| matches!(job, Job::Survey(..)));
    assert_eq!(app.shelf.waiting(), 2);
    app.update(Message::Key(wortlaut::tui::keys::sequence("J").expect("a key")[0].event()));
    let key = app.shelf.current().expect("a row").key;
    for job in surveys {
        for message in answers(job) {
            // Each source turns out to hold its article three times.
            if let Message::Surveyed(source, rows, last) = message {
                app.update(Message::Surveyed(source, [rows.clone(), rows.clone(), rows].concat(), last));
            }
        }
    }
    assert_eq!(app.shelf.current().map(|row| row.key), Some(key));
    assert_eq!((app.shelf.rows().len(), app.shelf.current, app.shelf.waiting()), (7, 3, 0));
    assert!(app.shelf.rows().is_sorted_by_key(|row| row.key));
    assert!(matches!(&app.shelf.rows()[6].state, State::Failed(error) if error == "no such file"));
}

#[test]
fn one_bad_record_does_not_keep_the_others_from_being_read() {
    let mut screen = Screen::open(fixture("several.jsonl"), 140, 45);
    screen.press("J J");
    assert!(matches!(&screen.app.reading, Some(Err(error)) if error.contains("several.jsonl:3")));
    screen.press("K");
    assert!(screen.app.reading().is_some());
}

#[test]
fn pasted_line_ends_do_not_reach_the_prompt() {
    let mut screen = Screen::open(fixture("ostwerft.jsonl"), 140, 45);
    screen.tell(Message::Paste("q\n".into()));
    assert!(screen.asked.is_empty(), "without a prompt nothing is typed");
    screen.press("]q t");
    screen.tell(Message::Paste("reported".into()));
    assert!(matches!(screen.app.overlay, Overlay::Menu(_)), "nor chosen");
    screen.press("Esc");
    screen.press("/");
    screen.tell(Message::Paste("Rei\r\nmers".into()));
    let search = screen.app.reading().and_then(|reading| reading.search.as_ref()).expect("a search");
    assert_eq!(search.pattern, "Rei mers");
}

#[test]
fn a_click_selects_and_the_wheel_scrolls_the_pane_under_the_pointer() {
    let mut screen = Screen::open(fixture("ostwerft.jsonl"), 140, 12);
    let rows = screen.app.arrangement().rows(Pane::Quotations);
    let mouse = |kind, row| MouseEvent { kind, column: rows.x + 3, row, modifiers: KeyModifiers::NONE };
    screen.tell(Message::Mouse(mouse(MouseEventKind::ScrollDown, rows.y)));
    let top = screen.app.reading().and_then(|reading| reading.cursor_in(Pane::Quotations)).expect("a cursor").top;
    assert!(top > 0);
    screen.tell(Message::Mouse(mouse(MouseEventKind::Down(MouseButton::Left), rows.y)));
    assert_eq!(screen.app.reading().and_then(|reading| reading.selected), Some(Item::Quotation(top)));
    assert_eq!(screen.app.focus, Pane::Quotations);
}

#[test]
fn without_inputs_the_demo_articles_are_listed() {
    let screen = Screen::open(Vec::<Input>::new(), 140, 45);
    assert!(screen.app.shelf.rows().len() >= 9);
    assert!(screen.app.shelf.complete && screen.app.shelf.waiting() == 0);
}
