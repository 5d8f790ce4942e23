//! A review by keys alone: deciding, what that leaves in the library, and its undo.

use std::sync::Arc;

use proptest::prelude::*;
use wortlaut::decision::Verdict;
use wortlaut::review::Place;
use wortlaut::review::Progress;
use wortlaut::tui::app::Overlay;
use wortlaut::tui::desk::Desk;
use wortlaut::tui::effect::{Effect, Job, Message};
use wortlaut::tui::keys;
use wortlaut::tui::page::Item;
use wortlaut::tui::worker::Worker;

use crate::harness::{Screen, fixture};
use crate::library::{Library, notice, reading, review, seen, verdict};

#[test]
fn one_key_decides_and_goes_on() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home a x Space a");
    let verdicts: Vec<_> = (0..5).map(|at| verdict(&screen, Place::Quotation(at))).collect();
    assert_eq!(verdicts, [Some(Verdict::Accepted), Some(Verdict::Rejected), None, Some(Verdict::Accepted), None]);
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(4)));
    screen.press("a a a a a a a");
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(2)), "what was skipped comes round again");
    screen.press("a");
    assert_eq!(reading(&screen).page.progress.decided, [11, 0, 0]);
    screen.press("]u");
    assert!(notice(&screen).contains("everything"), "{}", notice(&screen));

    let again = library.screen();
    assert_eq!(seen(&again), seen(&screen), "it is found as it was left");
}

#[test]
fn in_the_text_one_goes_through_all_layers_and_a_mention_is_one_of_several() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("1 gg a");
    let Some(entity) = review(&screen).entities.iter().position(|it| it.key == "e:Ostwerft") else { panic!() };
    assert_eq!(verdict(&screen, Place::Entity(entity)), None);
    assert!(!review(&screen).is_decided(Place::Entity(entity)));
    assert_eq!(review(&screen).mentions[entity].iter().filter(|mark| mark.verdict.is_some()).count(), 1);
    screen.press("3 Home x");
    let row = reading(&screen).shown.entities.item_at(0).expect("an entity");
    assert!(review(&screen).mentions[row].iter().all(|mark| mark.verdict == Some(Verdict::Rejected)));
}

#[test]
fn a_key_is_about_what_is_marked_in_the_pane_that_has_the_keys() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("3 Home 4 x 2 a");
    assert_eq!(reading(&screen).page.progress.decided, [1, 0, 1], "not the entity that was selected before");
    assert_eq!(verdict(&screen, Place::Quotation(0)), Some(Verdict::Accepted));
    assert_eq!(verdict(&screen, Place::Event(0)), Some(Verdict::Rejected));
    // Where nothing is chosen it is the first that is not decided.
    let mut screen = library.screen();
    for (key, selected) in [("]u", 1), ("Space", 2), ("[u", 10)] {
        let mut screen = library.screen();
        screen.press("2").press(key);
        assert_eq!(reading(&screen).selected, Some(Item::Quotation(selected)), "{key}");
    }
    screen.press("2");
    assert_eq!(screen.app.target(), Some(Place::Quotation(1)));
    screen.press("a");
    assert_eq!(verdict(&screen, Place::Quotation(1)), Some(Verdict::Accepted));
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(2)));
}

#[test]
fn what_one_went_to_from_another_list_is_what_is_decided() {
    for way in ["2 Home ]v ]v", "3 Home ]q ]q Ctrl-o", "4 Home * j ]q ]q"] {
        let library = Library::new();
        let mut screen = library.screen();
        screen.press(way);
        let Some(item) = reading(&screen).selected else { panic!("{way} selects something") };
        screen.press("x");
        assert_eq!(verdict(&screen, item.place()), Some(Verdict::Rejected), "{way}: {item:?}");
        assert_eq!(reading(&screen).page.progress.decided.iter().sum::<usize>(), 1, "{way}");
    }
}

#[test]
fn all_that_is_shown_is_decided_at_once_and_taken_back_at_once() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home a j f A");
    let Overlay::Menu(menu) = &screen.app.overlay else { panic!("it asks first") };
    let shown = reading(&screen).shown.quotations.undecided().len();
    assert_eq!(menu.title, format!("Accept all {shown} that are shown and not decided?"));
    assert!((1..10).contains(&shown));
    screen.press("n A y");
    assert_eq!(reading(&screen).page.progress.decided[0], shown + 1);
    screen.press("u");
    assert_eq!(reading(&screen).page.progress.decided[0], 1);
    screen.press("Esc X y");
    assert_eq!(reading(&screen).page.progress.decided[0], 11);
}

#[test]
fn what_is_decided_can_be_hidden_and_what_is_least_sure_comes_first() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home a a H");
    assert_eq!(reading(&screen).shown.quotations.items(), 9);
    screen.press("a");
    assert_eq!(reading(&screen).shown.quotations.items(), 8, "it goes away when it is decided");
    assert_eq!(reading(&screen).page.progress.decided[0], 3, "what is hidden still counts");
    screen.press("H C");
    let list = &reading(&screen).shown.quotations;
    let sure: Vec<_> = (0..list.rows().len())
        .filter_map(|row| reading(&screen).page.quotation(list.item_at(row)?)?.confidence)
        .collect();
    assert!(sure.is_sorted(), "{sure:?}");
}

#[test]
fn taking_back_goes_to_the_article_even_after_a_restart() {
    let library = Library::new();
    let mut screen = library.two();
    screen.press("2 Home a J 2 Home a");
    let second = reading(&screen).key;
    let mut screen = library.two();
    assert_ne!(reading(&screen).key, second);
    screen.press("u");
    assert_eq!(reading(&screen).key, second);
    assert_eq!(reading(&screen).page.progress.total().0, 0);
    screen.press("u");
    assert_ne!(reading(&screen).key, second);
    assert_eq!((reading(&screen).page.progress.total().0, reading(&screen).selected), (0, Some(Item::Quotation(0))));
    screen.press("u");
    assert_eq!(notice(&screen), "nothing to take back");
    screen.press("Ctrl-r Ctrl-r Ctrl-r");
    assert_eq!(notice(&screen), "nothing to do again");
    assert_eq!(screen.app.shelf.progress().0, 2);
}

#[test]
fn the_next_article_with_something_undecided_is_opened() {
    let library = Library::new();
    let mut screen = library.two();
    let first = reading(&screen).key;
    screen.press("J 2 A y 3 A y 4 A y K");
    assert_eq!(reading(&screen).key, first);
    screen.press("U");
    assert!(notice(&screen).contains("no other article"), "{}", notice(&screen));
    screen.press("u");
    assert_ne!(reading(&screen).key, first, "it was decided in the other");
    screen.press("K U");
    assert_ne!(reading(&screen).key, first);
    assert_eq!(screen.app.target(), Some(Place::Event(0)), "at what is not decided: its events");
}

#[test]
fn a_note_is_kept_and_is_no_decision() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home i u n s u r e Enter");
    let mark = &review(&screen).quotations[0];
    assert_eq!((&*mark.note, mark.verdict), ("unsure", None));
    screen.press("a k i Ctrl-u Enter");
    let mark = &review(&screen).quotations[0];
    assert_eq!((&*mark.note, mark.verdict), ("", Some(Verdict::Accepted)));
}

#[test]
fn a_decision_is_not_shown_as_made_before_it_is_saved() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home");
    let effects = screen.app.update(Message::Key(keys::sequence("a").expect("a key")[0].event()));
    let saving = matches!(effects[..], [Effect::Work(Job::Save(..))]);
    assert!(saving, "{effects:?}");
    let page = reading(&screen).page.clone();
    assert_eq!(verdict(&screen, Place::Quotation(0)), None);
    assert!(screen.app.is_pending(&page, Place::Quotation(0)));
    assert_eq!(reading(&screen).selected, Some(Item::Quotation(1)), "but one goes on");
    screen.press("k x");
    assert_eq!(notice(&screen), "this is still being saved");
    screen.perform(effects);
    assert_eq!(verdict(&screen, Place::Quotation(0)), Some(Verdict::Accepted));
    assert!(!screen.app.is_pending(&reading(&screen).page.clone(), Place::Quotation(0)));
}

#[test]
fn an_article_that_is_left_before_its_decision_is_shown_has_it_when_it_is_gone_back_to() {
    let library = Library::new();
    let mut screen = library.two();
    screen.press("2 Home");
    let saving = screen.app.update(Message::Key(keys::sequence("a").expect("a key")[0].event()));
    let mut worker = Worker::new(Arc::new(Desk::new(Some(library.path()), "Mia".into(), None)));
    let mut looking_up = Vec::new();
    for effect in saving {
        let Effect::Work(job) = effect else { panic!("it is saved") };
        worker.perform(job, &mut |message| looking_up.extend(screen.app.update(message)));
    }
    assert!(matches!(looking_up[..], [Effect::Work(Job::Refold(..))]), "{looking_up:?}");
    screen.press("J");
    screen.perform(looking_up);
    assert_eq!(screen.app.saving(), 0);
    screen.press("K");
    assert_eq!(verdict(&screen, Place::Quotation(0)), Some(Verdict::Accepted));
}

#[test]
fn what_is_left_to_decide_is_counted_without_what_is_being_saved() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("3 A y 4 A y 2 Home a a a a a a a a a a");
    let [decided, ..] = reading(&screen).page.progress.decided;
    assert_eq!(decided, 10, "one quotation is left");
    // Another decision on one that is decided is on its way.
    screen.press("Home");
    let saving = screen.app.update(Message::Key(keys::sequence("x").expect("a key")[0].event()));
    screen.press("4 ]u");
    assert!(notice(&screen).ends_with("decided; 1 left in this article"), "{}", notice(&screen));
    screen.perform(saving);
}

#[test]
fn one_leaves_when_everything_is_saved_or_at_once_when_one_insists() {
    let library = Library::new();
    let press =
        |screen: &mut Screen, key| screen.app.update(Message::Key(keys::sequence(key).expect("a key")[0].event()));
    for insists in [false, true] {
        let mut screen = library.screen();
        screen.press("2 Home");
        let saving = press(&mut screen, "x");
        assert!(press(&mut screen, "q").is_empty() && notice(&screen).contains("still saving"));
        if insists {
            assert!(matches!(press(&mut screen, "q")[..], [Effect::Quit(0)]));
        } else {
            screen.perform(saving);
            assert!(matches!(screen.asked[..], [Effect::Quit(0)]));
        }
    }
}

#[test]
fn a_filter_that_is_set_while_something_is_saved_holds() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home x");
    let mut effects = screen.app.update(Message::Key(keys::sequence("a").expect("a key")[0].event()));
    let ticket = |effects: &[Effect]| match effects[..] {
        [Effect::Work(Job::Save(ticket, ..))] => ticket,
        _ => panic!("something is saved"),
    };
    // The answer comes, the filter is set, and only then the article is shown as decided.
    let ticket = ticket(&effects);
    let refold = screen.app.update(Message::Saved(ticket, Ok(Progress::default())));
    effects.clear();
    let sift = screen.app.update(Message::Key(keys::sequence("H").expect("a key")[0].event()));
    screen.perform(refold);
    screen.perform(sift);
    assert_eq!(reading(&screen).shown.quotations.items(), 10, "what was rejected is hidden");
}

#[test]
fn the_card_is_shown_with_the_first_decision_alone() {
    let library = Library::new();
    let mut screen = library.screen();
    screen.press("2 Home a");
    assert!(screen.app.card);
    screen.press("a");
    assert!(!screen.app.card);
    assert!(!library.screen().app.card);
}

fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "a", "a", "x", "Space", "]u", "[u", "1", "2", "3", "4", "j", "k", "G", "gg", "w", "b", "c", "l", "h", "L", "H",
        "Enter", "Enter", "Tab", "t", "d", "i", "o", "S", "v", "s", "y", "A", "Esc", "C", "f", "+", "-", "U", "J", "K",
        "Right", "<", "n",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever keys are pressed, taking everything back is where it began, doing it again is where it ended, and opening it
    /// anew is what was shown.
    #[test]
    fn whatever_is_done_by_keys_is_taken_back_and_done_again(keys in prop::collection::vec(key(), 1..40)) {
        let library = Library::new();
        let mut screen = library.open(fixture("ostwerft.jsonl"));
        let began = seen(&screen);
        screen.press(&keys.join(" "));
        screen.press("Esc Esc Esc Esc");
        let ended = seen(&screen);
        prop_assert_eq!(screen.app.saving(), 0);
        prop_assert_eq!(seen(&library.open(fixture("ostwerft.jsonl"))), &*ended);
        let mut back = 0;
        screen.press("u");
        while notice(&screen) != "nothing to take back" {
            back += 1;
            prop_assert!(back < 100, "{}", notice(&screen));
            screen.press("u");
        }
        prop_assert_eq!(seen(&screen), began);
        for _ in 0..back {
            screen.press("Ctrl-r");
        }
        prop_assert_eq!(seen(&screen), ended);
        screen.draw();
    }
}
