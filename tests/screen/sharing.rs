//! A library that others write to, an article that changes, another's results beside ours.

use std::path::Path;

use serde_json::{Value, json};
use wortlaut::commands::export;
use wortlaut::decision::Verdict;
use wortlaut::library::Library as Kept;
use wortlaut::load::Input;
use wortlaut::review::Place;
use wortlaut::tui::app::{Overlay, State};
use wortlaut::tui::desk::Desk;
use wortlaut::tui::effect::{Effect, Job, Message};
use wortlaut::tui::keys;

use crate::harness::{Screen, fixture};
use crate::library::{Library, OTHER, notice, reading, review, seen, verdict};

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
    let look = |screen: &mut Screen| screen.perform(vec![Effect::Work(Job::Watch)]);
    one.press("2 Home x u");
    look(&mut other);
    one.press("a");
    look(&mut other);
    assert_eq!(verdict(&other, Place::Quotation(0)), Some(Verdict::Accepted));
    look(&mut one);
    other.press("2 Home u");
    look(&mut one);
    assert_eq!(seen(&one), seen(&other));
}

#[test]
fn a_correction_finds_its_item_where_others_have_moved_it_to() {
    let library = Library::new();
    let desk = Desk::new(Some(library.path()), "Ben".into(), None);
    let mut ben = Screen::at(desk, fixture("several.jsonl"), 140, 45);
    ben.press("/ D i e Space L i n k e Enter v Enter d");
    let mut mia = library.screen();
    let look = |screen: &mut Screen| screen.perform(vec![Effect::Work(Job::Watch)]);
    look(&mut mia);
    mia.press("/ K r i t i k Enter v Enter r S o k");
    assert_eq!(review(&mia).shown.quotations().len(), 13);
    ben.press("u");
    look(&mut mia);
    assert_eq!(review(&mia).shown.quotations().len(), 12, "while she chooses");
    mia.press("Enter");
    let added = review(&mia).shown.quotations().last().expect("one");
    let words = added.quote[0].of(reading(&mia).text());
    assert_eq!((words, added.speaker_entity.as_deref()), ("Kritik am Zeitplan", Some("e:Mio Okonjo")));
    // Nor is it taken for another where it is gone.
    mia.press("1 / K r i t i k Enter i ?");
    library.screen().press("u u");
    look(&mut mia);
    mia.press("Enter");
    assert_eq!(notice(&mia), "somebody else has taken this back");
}

#[test]
fn the_list_and_the_status_tell_of_decisions_wherever_they_were_made() {
    let library = Library::new();
    let (mut one, mut other) = (library.two(), library.two());
    let look = |screen: &mut Screen| screen.perform(vec![Effect::Work(Job::Watch)]);
    let decided = |screen: &Screen| {
        let progress = screen.app.shelf.rows().iter().map(|row| match &row.state {
            State::Ready(summary) => summary.progress.total().0,
            _ => 0,
        });
        progress.collect::<Vec<_>>()
    };
    let status = || {
        let kept = Kept::open(&library.path()).expect("a library").entries().expect("entries");
        kept.iter().map(|entry| entry.progress.total().0).sum::<usize>()
    };
    one.press("J 2 Home x K");
    look(&mut other);
    one.press("U a K");
    look(&mut other);
    assert_eq!((decided(&one), decided(&other)), (vec![0, 2], vec![0, 2]), "the other one has the first article open");
    // What is decided last is saved when another article is open.
    let saving = one.app.update(Message::Key(keys::sequence("x").expect("a key")[0].event()));
    one.press("J");
    one.perform(saving);
    assert_eq!((decided(&one), status()), (vec![1, 2], 3));
    one.press("u u");
    assert_eq!((decided(&one), status()), (vec![0, 1], 1));
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
    assert!(notice(&screen).contains("see the others with L"), "{}", notice(&screen));
    assert!((1..decided).contains(&reading(&screen).page.progress.decided[0]));
    let kept = Kept::open(&library.path()).expect("a library").entries().expect("entries");
    let told: Vec<_> = kept.iter().map(|entry| (entry.is_replaced, entry.progress.decided[0])).collect();
    assert_eq!(told, [(true, decided), (false, reading(&screen).page.progress.decided[0])]);
    screen.press("L");
    let Overlay::Menu(menu) = &screen.app.overlay else { panic!("they are listed") };
    assert!(menu.lines.iter().any(|line| line.contains("Wir bauen neu")), "{:?}", menu.lines);
}

/// The article at `path` opened once it has that text.
fn opened(library: &Library, path: &Path, text: &str) -> Screen {
    std::fs::write(path, text).expect("written");
    library.open(vec![Input::Path(path.to_owned())])
}

#[test]
fn a_text_that_is_as_it_was_again_has_what_was_decided_in_the_meantime() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.txt");
    let library = Library::new();
    let open = |text: &str| opened(&library, &path, text);
    let changed = format!("{OTHER}\nEs regnet.\n");
    open(OTHER).press("2 Home a");
    open(&changed).press("2 Home j x");
    let screen = open(OTHER);
    let verdicts = [0, 1].map(|at| verdict(&screen, Place::Quotation(at)));
    assert_eq!(verdicts, [Some(Verdict::Accepted), Some(Verdict::Rejected)]);
    assert_eq!(notice(&screen), "the text has changed; all that was decided was found again in it");
    let kept = Kept::open(&library.path()).expect("a library").entries().expect("entries");
    assert_eq!(kept.iter().map(|entry| entry.is_replaced).collect::<Vec<_>>(), [false, true]);
    assert_eq!(notice(&open(OTHER)), "", "it is told once");
}

#[test]
fn decisions_of_which_no_words_are_left_are_told_of_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.txt");
    let library = Library::new();
    let open = |text: &str| opened(&library, &path, text);
    open(OTHER).press("/ b a u e n Enter 2 a");
    let changed = OTHER.replace("„Wir bauen neu“, sagte Kort. ", "");
    let mut screen = open(&changed);
    assert!(notice(&screen).contains("0 of 1 decisions"), "{}", notice(&screen));
    screen.press("L");
    assert!(matches!(&screen.app.overlay, Overlay::Menu(menu) if menu.lines.len() == 1));
    assert_eq!(notice(&open(&changed)), "", "it is told once");

    let (mut out, mut err) = (Vec::new(), Vec::new());
    export::run(&library.path(), &export::Options::default(), &mut out, &mut err).expect("written");
    assert!(out.is_empty(), "nothing is decided on the text as it is");
    let err = String::from_utf8(err).expect("words");
    assert!(err.contains("left out: 1 earlier text") && err.contains("1 decision on words"), "{err}");
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
    let mut alone = library.screen();
    alone.press("D");
    assert!(notice(&alone).contains("--extraction") && reading(&alone).shown.quotations.items() == 11);
    screen.press("Home x a");
    assert_eq!(reading(&screen).page.progress.decided[0], 2);
}

/// The fixture with decisions on it, as a reviewer's export.
fn reviewed(reviewer: &str, verdicts: &[(&str, Value, &str)]) -> String {
    let record = std::fs::read_to_string("tests/fixtures/ostwerft.jsonl").expect("a fixture");
    let mut record: Value = serde_json::from_str(&record).expect("a record");
    let decision = |(item, mention, verdict): &(&str, Value, &str)| {
        let mut decision =
            json!({"item": item, "verdict": verdict, "reviewer": reviewer, "at": "2031-05-16T08:00:00Z"});
        if !mention.is_null() {
            decision["mention"] = mention.clone();
        }
        decision
    };
    record["decisions"] = verdicts.iter().map(decision).collect();
    record.to_string()
}

#[test]
fn where_two_differ_a_third_settles() {
    let folder = tempfile::tempdir().expect("a folder");
    let mention = json!([243, 258]);
    let file = |name: &str, verdicts: &[(&str, Value, &str)]| {
        let path = folder.path().join(name);
        std::fs::write(&path, reviewed(name, verdicts)).expect("written");
        path
    };
    let none = Value::Null;
    let mia = file(
        "Mia",
        &[
            ("q1", none.clone(), "accepted"),
            ("q2", none.clone(), "accepted"),
            ("q3", none.clone(), "rejected"),
            ("q4", none.clone(), "rejected"),
            ("e1", mention.clone(), "accepted"),
        ],
    );
    let ben = file(
        "Ben",
        &[
            ("q1", none.clone(), "accepted"),
            ("q2", none.clone(), "rejected"),
            ("q3", none.clone(), "accepted"),
            ("q4", none, "rejected"),
            ("e1", mention, "rejected"),
        ],
    );
    let library = Library::new();
    let desk = || Desk::new(Some(library.path()), "Ada".into(), Some(ben.clone())).settling();
    let mut screen = Screen::at(desk(), vec![Input::Path(mia.clone())], 140, 45);
    screen.press("D");
    let shown = &reading(&screen).shown;
    assert_eq!((shown.quotations.items(), shown.undecided.len()), (2, 3), "two quotations and a mention");
    assert_eq!(reading(&screen).page.progress.decided, [1, 0, 0], "what both accepted is decided");
    assert_eq!(reading(&screen).page.progress.all[0], 10, "what both rejected is not there");
    screen.press("2 Home");
    assert!(footer(&screen).contains("< Mia accepted  > Ben rejected"), "{}", footer(&screen));
    screen.press("j");
    assert!(footer(&screen).contains("< Mia rejected  > Ben accepted"), "{}", footer(&screen));
    screen.press("Home x a");
    assert_eq!(reading(&screen).page.progress.decided[0], 3);
    assert!(reading(&screen).shown.quotations.undecided().is_empty());
    let again = Screen::at(desk(), vec![Input::Path(mia)], 140, 45);
    assert_eq!(seen(&again), seen(&screen));
    let kept =
        Kept::open(&library.path()).expect("a library").decisions(&reading(&screen).page.article).expect("decisions");
    let by: Vec<_> = kept.iter().map(|decision| (&*decision.reviewer, decision.verdict)).collect();
    assert_eq!(
        by,
        [("Mia and Ben", Some(Verdict::Accepted)), ("Ada", Some(Verdict::Rejected)), ("Ada", Some(Verdict::Accepted))]
    );
}

/// What the bottom row says.
fn footer(screen: &Screen) -> String {
    let drawn = screen.draw();
    (0..drawn.area.width).map(|x| drawn[(x, drawn.area.bottom() - 1)].symbol()).collect()
}

#[test]
fn whoever_settles_sees_what_each_decided_on_an_item_that_one_corrected() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, record: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, record).expect("written");
        path
    };
    let ben = file("ben.jsonl", &reviewed("Ben", &[("q2", Value::Null, "accepted")]));
    let mut mia: Value = serde_json::from_str(&reviewed("Mia", &[("q2", Value::Null, "corrected")])).expect("a record");
    mia["decisions"][0]["was"] = mia["quotations"][1].clone();
    mia["decisions"][0]["note"] = "too long".into();
    let end = mia["quotations"][1]["quote"][0][1].as_u64().expect("an offset");
    mia["quotations"][1]["quote"][0][1] = (end - 14).into();
    let mia = file("mia.jsonl", &mia.to_string());
    let library = Library::new();
    let desk = Desk::new(Some(library.path()), "Ada".into(), Some(ben)).settling();
    let mut screen = Screen::at(desk, vec![Input::Path(mia)], 140, 45);
    screen.press("D 2 Home");
    for version in ["Mia's", "Ben's"] {
        let said = "< Mia corrected “too long”  > Ben accepted";
        assert!(footer(&screen).contains(said), "{version}: {}", footer(&screen));
        screen.press("j");
    }
    screen.press("Home a a");
    let kept = Kept::open(&library.path()).expect("a library");
    let again = kept.review(&reading(&screen).page.id).expect("a review");
    assert_eq!(again.progress(), reading(&screen).page.progress, "what is kept is named alike");
}
