//! A review by keys alone: each operation, what it leaves in the library, and its undo.

use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;
use wortlaut::decision::Verdict;
use wortlaut::extraction::{EntityKind, EventKind, QuotationKind, Realis, Role};
use wortlaut::load::Input;
use wortlaut::review::{Part, Place, Review};
use wortlaut::tui::app::{Overlay, Reading};
use wortlaut::tui::desk::Desk;
use wortlaut::tui::effect::{Effect, Job, Message};
use wortlaut::tui::keys;
use wortlaut::tui::page::Item;

use crate::harness::{Screen, fixture};

/// A library that is there as long as the test runs.
struct Library(TempDir);

impl Library {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("library.sqlite")
    }

    fn open(&self, inputs: Vec<Input>) -> Screen {
        Screen::at(Desk::new(Some(self.path()), "Mia".into(), None), inputs, 140, 45)
    }

    /// With two articles in which there is something to decide.
    fn two(&self) -> Screen {
        let other = self.0.path().join("other.txt");
        std::fs::write(&other, OTHER).expect("written");
        self.open(fixture("ostwerft.jsonl").into_iter().chain([Input::Path(other)]).collect())
    }

    fn screen(&self) -> Screen {
        self.open(fixture("several.jsonl"))
    }
}

const OTHER: &str = "Der Rat tagt

Der Bürgermeister Jan Kort sagte, die Brücke werde im Mai gesperrt.

„Wir bauen neu“, sagte Kort. Die Stadträtin Eva Blum lehnte das ab.
";

fn reading(screen: &Screen) -> &Reading {
    screen.app.reading().expect("an article is open")
}

fn review(screen: &Screen) -> &Review {
    &reading(screen).page.review
}

fn verdict(screen: &Screen, place: Place) -> Option<Verdict> {
    review(screen).mark(place).expect("it is shown").verdict
}

/// What is shown: the items with what was decided on them.
fn seen(screen: &Screen) -> String {
    let review = review(screen);
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        review.shown, review.quotations, review.entities, review.mentions, review.events
    )
}

fn notice(screen: &Screen) -> &str {
    screen.app.notice.as_ref().map_or("", |notice| &notice.text)
}

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
fn a_wrong_end_takes_three_keys_and_a_wrong_speaker_four() {
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
fn a_missing_quotation_takes_eight_keys() {
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
        menu.choices.iter().any(|(letter, words, _)| *letter == '+' && words.contains("er spreche derzeit")),
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
fn another_article_from_the_same_place_gets_no_decisions() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.txt");
    std::fs::write(&path, OTHER).expect("written");
    let library = Library::new();
    let inputs = || vec![Input::Path(path.clone())];
    library.open(inputs()).press("2 Home A y 3 Home A y");
    std::fs::write(&path, "Regen erwartet\n\nJan Kort sagte, es werde morgen regnen. Danach werde es schön.\n")
        .expect("written");
    let screen = library.open(inputs());
    assert_eq!((reading(&screen).page.progress.total().0, notice(&screen)), (0, ""));
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
    let refold = screen.app.update(Message::Saved(ticket, Ok(())));
    effects.clear();
    let sift = screen.app.update(Message::Key(keys::sequence("H").expect("a key")[0].event()));
    screen.perform(refold);
    screen.perform(sift);
    assert_eq!(reading(&screen).shown.quotations.items(), 10, "what was rejected is hidden");
}

#[test]
fn what_cannot_be_saved_is_told_and_stays_undecided() {
    let library = Library::new();
    std::fs::write(library.path(), "no library, and long enough that nobody takes it for an empty one")
        .expect("written");
    let mut screen = library.screen();
    assert!(notice(&screen).contains("damaged"), "{}", notice(&screen));
    let before = seen(&screen);
    screen.press("2 Home a");
    assert!(notice(&screen).starts_with("not saved: ") && notice(&screen).contains("--library"), "{}", notice(&screen));
    assert_eq!((seen(&screen), screen.app.saving()), (before, 0));
}

#[test]
fn two_readers_see_each_other_s_decisions() {
    let library = Library::new();
    let (mut one, mut other) = (library.screen(), library.screen());
    one.press("2 Home a");
    other.tell(Message::LibraryChanged);
    assert_eq!(verdict(&other, Place::Quotation(0)), Some(Verdict::Accepted));
    other.press("2 Home u");
    one.tell(Message::LibraryChanged);
    assert_eq!(seen(&one), seen(&other));
}

#[test]
fn a_changed_text_keeps_its_decisions_and_lists_those_that_lost_their_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.txt");
    std::fs::write(&path, OTHER).expect("written");
    let library = Library::new();
    let inputs = || vec![Input::Path(path.clone())];
    let mut screen = library.open(inputs());
    screen.press("2 Home A y");
    let decided = reading(&screen).page.progress.decided[0];
    assert!(decided >= 2, "{decided}");
    std::fs::write(
        &path,
        OTHER.replace("„Wir bauen neu“, sagte Kort. ", "Es regnet. ").replace("Der Rat tagt", "Rat tagt lange"),
    )
    .expect("written");
    let mut screen = library.open(inputs());
    assert!(notice(&screen).contains("see them with L"), "{}", notice(&screen));
    assert!((1..decided).contains(&reading(&screen).page.progress.decided[0]));
    screen.press("L");
    let Overlay::Menu(menu) = &screen.app.overlay else { panic!("they are listed") };
    assert!(menu.lines.iter().any(|line| line.contains("Wir bauen neu")), "{:?}", menu.lines);
}

#[test]
fn another_s_results_are_decided_beside_ours() {
    let folder = tempfile::tempdir().expect("a folder");
    let theirs = folder.path().join("theirs.jsonl");
    let record = std::fs::read_to_string("tests/fixtures/ostwerft.jsonl").expect("a fixture");
    std::fs::write(
        &theirs,
        record.replacen("\"type\":\"reported\"", "\"type\":\"indirect\"", 1).replacen(
            "\"type\": \"reported\"",
            "\"type\": \"indirect\"",
            1,
        ),
    )
    .expect("written");
    let library = Library::new();
    let desk = Desk::new(Some(library.path()), "Mia".into(), Some(theirs));
    let mut screen = Screen::at(desk, fixture("ostwerft.jsonl"), 140, 45);
    assert_eq!(review(&screen).shown.quotations().len(), 12);
    screen.press("D 2");
    assert_eq!(reading(&screen).shown.quotations.items(), 2, "ours and theirs");
    screen.press("Home x a");
    assert_eq!(reading(&screen).page.progress.decided[0], 2);
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
