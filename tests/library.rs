//! That what is decided is kept, whatever happens: a killed program, a full disk, a lock, a damaged file.

#![allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]

#[path = "library/kill.rs"]
mod kill;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;
use wortlaut::article::Article;
use wortlaut::decision::{Decision, Verdict};
use wortlaut::library::{Error, Library, Occasion, Signature};
use wortlaut::review::{Progress, Review};

fn article(text: &str) -> Article {
    let mut article = Article::new("notes.txt", text.to_owned(), Vec::new());
    article.title = Some("Notes".into());
    article
}

fn decision(item: &str, verdict: Option<Verdict>) -> Decision {
    Decision {
        item: item.into(),
        verdict,
        note: "ä\"\n".into(),
        was: None,
        is: None,
        reviewer: "Mia".into(),
        at: AT.into(),
    }
}

const AT: &str = "2031-05-16T08:00:00Z";

fn mia() -> Signature {
    Signature { reviewer: "Mia".into(), at: AT.into() }
}

struct Shelf {
    _folder: TempDir,
    path: PathBuf,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { path: folder.path().join("deep/down/library.sqlite"), _folder: folder }
    }

    fn open(&self) -> Library {
        Library::open(&self.path).expect("a library")
    }

    /// With an article in it.
    fn with(&self, article: &Article) -> Library {
        let mut library = self.open();
        library.keep(article, &Review::default().shown).expect("kept");
        library
    }
}

fn decide(library: &mut Library, article: &Article, items: &[&str]) -> Result<(), Error> {
    let decisions: Vec<_> = items.iter().map(|item| decision(item, Some(Verdict::Rejected))).collect();
    library.decide(article, &decisions, &mia(), Occasion::Decided)
}

fn kept(library: &Library, article: &Article) -> Vec<String> {
    library.decisions(article).expect("decisions").into_iter().map(|decision| decision.item).collect()
}

#[test]
fn there_is_a_library_from_the_first_use_on_and_it_is_found_as_it_was_left() {
    let (shelf, one, other) = (Shelf::new(), article("one"), article("other"));
    assert!(Library::open_existing(&shelf.path).expect("nothing wrong").is_none());
    let mut library = shelf.with(&one);
    let decisions = [decision("q:0-3", Some(Verdict::Accepted)), decision("e:Ä", None)];
    library.decide(&one, &decisions, &mia(), Occasion::Decided).expect("saved");
    drop(library);
    let library = Library::open_existing(&shelf.path).expect("nothing wrong").expect("it is there");
    assert_eq!(library.decisions(&one).expect("decisions"), decisions);
    assert_eq!(library.decisions(&other).expect("decisions"), []);
}

#[test]
fn an_article_s_progress_and_its_earlier_text_are_known() {
    let (shelf, one, other) = (Shelf::new(), article("one"), article("one, changed"));
    let mut library = shelf.with(&one);
    let progress = Progress { decided: [1, 2, 3], all: [4, 5, 6] };
    library.note_progress(&one.id(), &progress).expect("saved");
    library.note_lost(&one.id(), &["q:1-2".into(), "q:3-4".into()]).expect("saved");
    let entry = library.entry(&one.id()).expect("nothing wrong").expect("it is kept");
    assert_eq!((entry.progress, entry.lost, &*entry.title), (progress, 2, "Notes"));
    assert_eq!(library.earlier("notes.txt", &one.id()).expect("nothing wrong"), None);
    let before = library.earlier("notes.txt", &other.id()).expect("nothing wrong").expect("the one before");
    assert_eq!(before.article.text(), "one");
    assert_eq!(library.earlier("elsewhere.txt", &other.id()).expect("nothing wrong"), None);
    library.keep(&other, &Review::default().shown).expect("kept");
    library.note_replaced(&one.id(), &other.id()).expect("saved");
    let replaced =
        |library: &Library| library.entries().expect("entries").iter().map(|it| it.is_replaced).collect::<Vec<_>>();
    assert_eq!(replaced(&library), [true, false]);
    library.keep(&one, &Review::default().shown).expect("kept");
    assert_eq!(replaced(&library), [false, false], "its text is there again");
}

#[test]
fn what_one_reader_decides_another_sees() {
    let (shelf, article) = (Shelf::new(), article("one"));
    let (mut one, other) = (shelf.with(&article), shelf.open());
    let before = other.version().expect("a version");
    decide(&mut one, &article, &["q:0-3"]).expect("saved");
    assert_ne!(other.version().expect("a version"), before);
    assert_eq!(kept(&other, &article), ["q:0-3"]);
}

#[derive(Clone, Debug)]
enum Step {
    Decide(u8, Vec<u8>),
    Undo,
    Redo,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Against a plain stack of what was done and one of what was taken back.
    #[test]
    fn taking_back_and_doing_again_are_a_stack(steps in prop::collection::vec(prop_oneof![
        3 => (0u8..3, prop::collection::vec(0u8..6, 0..3)).prop_map(|(article, items)| Step::Decide(article, items)),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ], 0..24)) {
        let shelf = Shelf::new();
        let articles = ["a", "b", "c"].map(article);
        let mut library = shelf.open();
        for article in &articles {
            library.keep(article, &Review::default().shown).expect("kept");
        }
        let (mut done, mut undone): (Vec<(u8, Vec<u8>)>, Vec<_>) = (Vec::new(), Vec::new());
        for step in &steps {
            match step {
                Step::Decide(article, items) => {
                    let names: Vec<_> = items.iter().map(|item| format!("q:{item}")).collect();
                    let names: Vec<_> = names.iter().map(String::as_str).collect();
                    decide(&mut library, &articles[usize::from(*article)], &names).expect("saved");
                    done.push((*article, items.clone()));
                    undone.clear();
                }
                Step::Undo => {
                    let step = library.undo("Mia").expect("saved");
                    prop_assert_eq!(step.map(|step| step.items.len()), done.last().map(|(_, items)| items.len()));
                    undone.extend(done.pop());
                }
                Step::Redo => {
                    let step = library.redo("Mia").expect("saved");
                    prop_assert_eq!(step.map(|step| step.items.len()), undone.last().map(|(_, items)| items.len()));
                    done.extend(undone.pop());
                }
            }
            // Somebody else's decisions are not theirs to take back.
            prop_assert!(library.undo("Ben").expect("nothing wrong").is_none());
        }
        for (number, article) in (0..).zip(&articles) {
            let expected: Vec<_> = done.iter().filter(|(at, _)| *at == number).flat_map(|(_, items)| items).map(|item| format!("q:{item}")).collect();
            prop_assert_eq!(kept(&library, article), expected);
        }
        let end: Vec<_> = articles.iter().map(|article| kept(&library, article)).collect();
        let mut back = 0;
        while library.undo("Mia").expect("saved").is_some() {
            back += 1;
        }
        prop_assert_eq!(back, done.len());
        prop_assert!(articles.iter().all(|article| kept(&library, article).is_empty()), "undone is where it began");
        while back > 0 && library.redo("Mia").expect("saved").is_some() {
            back -= 1;
        }
        prop_assert_eq!(articles.iter().map(|article| kept(&library, article)).collect::<Vec<_>>(), end, "redone is where it ended");
    }
}

#[test]
fn what_came_from_elsewhere_is_not_taken_back() {
    let (shelf, article) = (Shelf::new(), article("one"));
    let mut library = shelf.with(&article);
    let decisions = [decision("q:0-3", Some(Verdict::Accepted))];
    library.decide(&article, &decisions, &mia(), Occasion::Carried).expect("saved");
    assert_eq!(library.undo("Mia").expect("nothing wrong"), None);
    assert_eq!(kept(&library, &article), ["q:0-3"]);
}

#[test]
fn a_full_disk_loses_nothing_that_was_saved() {
    let (shelf, article) = (Shelf::new(), article("one"));
    let mut library = shelf.with(&article);
    // The number of pages that SQLite may use stands for the room on the disk; it fails in the same way.
    let pages: i64 = library.limit_pages(0).expect("a number");
    library.limit_pages(pages + 4).expect("a number");
    let mut saved = Vec::new();
    let error = loop {
        let item = format!("q:{}", saved.len());
        match decide(&mut library, &article, &[&item]) {
            Ok(()) => saved.push(item),
            Err(error) => break error,
        }
        assert!(saved.len() < 10_000, "it is never full");
    };
    assert!(matches!(error, Error::Full { .. }) && error.to_string().contains("free some"), "{error}");
    assert!(!saved.is_empty());
    assert_eq!(kept(&library, &article), saved);
    drop(library);
    let mut library = shelf.open();
    assert_eq!(kept(&library, &article), saved);
    decide(&mut library, &article, &["q:last"]).expect("there is room again");
}

#[test]
fn what_is_changed_at_once_is_changed_wholly_or_not_at_all() {
    let (shelf, article, other) = (Shelf::new(), article("one"), article("never kept"));
    let mut library = shelf.with(&article);
    let failed = library.at_once(|library| {
        decide(library, &article, &["q:1"])?;
        decide(library, &other, &["q:2"])
    });
    assert!(failed.is_err(), "there is no such article");
    assert_eq!(kept(&library, &article), [""; 0]);
    library.at_once(|library| decide(library, &article, &["q:3"])).expect("saved");
    assert_eq!(kept(&shelf.open(), &article), ["q:3"]);
}

#[test]
fn a_lock_is_told_and_waited_out() {
    let (shelf, article) = (Shelf::new(), article("one"));
    let mut library = shelf.with(&article);
    library.set_patience(std::time::Duration::ZERO).expect("set");
    let other = Connection::open(&shelf.path).expect("a connection");
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    let error = decide(&mut library, &article, &["q:1"]).expect_err("it is locked");
    assert!(matches!(error, Error::Locked { .. }) && error.to_string().contains("another program"), "{error}");
    assert_eq!(kept(&library, &article), [""; 0], "it can be read all the same");
    other.execute_batch("COMMIT").expect("no lock");
    decide(&mut library, &article, &["q:1"]).expect("saved");
}

#[test]
fn a_library_that_must_not_be_written_to_is_read() {
    let (shelf, article) = (Shelf::new(), article("one"));
    let mut library = shelf.with(&article);
    decide(&mut library, &article, &["q:1"]).expect("saved");
    drop(library);
    let mut library = Library::open_to_read(&shelf.path).expect("a library");
    assert_eq!(kept(&library, &article), ["q:1"]);
    let error = decide(&mut library, &article, &["q:2"]).expect_err("it is read-only");
    assert!(matches!(error, Error::ReadOnly { .. }) && error.to_string().contains("--library"), "{error}");
}

#[test]
fn a_damaged_file_is_told_and_left_alone() {
    let shelf = Shelf::new();
    drop(shelf.with(&article("one")));
    for damage in [&b"this is no library at all, but a text that somebody saved in its place"[..], &[0xff; 5000]] {
        for suffix in ["-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{suffix}", shelf.path.display()));
        }
        fs::write(&shelf.path, damage).expect("written");
        let error = Library::open(&shelf.path).expect_err("it is damaged");
        assert!(matches!(error, Error::Damaged { .. }) && error.to_string().contains("recover"), "{error}");
        assert_eq!(fs::read(&shelf.path).expect("a file"), damage);
    }
}

#[test]
fn a_decision_that_cannot_be_read_is_damage() {
    let (shelf, article) = (Shelf::new(), article("one"));
    let mut library = shelf.with(&article);
    decide(&mut library, &article, &["q:1"]).expect("saved");
    Connection::open(&shelf.path).expect("a connection").execute("UPDATE decision SET was = '{'", []).expect("changed");
    assert!(matches!(library.decisions(&article), Err(Error::Damaged { .. })));
}

#[test]
fn a_newer_library_is_left_to_the_newer_program() {
    let shelf = Shelf::new();
    drop(shelf.open());
    Connection::open(&shelf.path).expect("a connection").pragma_update(None, "user_version", 99).expect("changed");
    let error = Library::open(&shelf.path).expect_err("it is newer");
    assert!(matches!(error, Error::Newer { version: 99, .. }), "{error}");
}

#[test]
fn an_older_library_is_brought_up_to_date() {
    let (shelf, article) = (Shelf::new(), article("one"));
    decide(&mut shelf.with(&article), &article, &["q:1"]).expect("saved");
    let first_form = "DROP INDEX operation_to_take_back; ALTER TABLE article DROP COLUMN replaced_by;
        PRAGMA user_version = 1";
    Connection::open(&shelf.path).expect("a connection").execute_batch(first_form).expect("changed");
    let mut library = shelf.open();
    assert_eq!(kept(&library, &article), ["q:1"]);
    library.note_replaced(&article.id(), "another").expect("there is a place for it");
    assert!(library.entry(&article.id()).expect("nothing wrong").expect("it is kept").is_replaced);
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("file"), "").expect("written");
    let error = Library::open(&folder.path().join("file/library.sqlite")).expect_err("no folder");
    assert!(matches!(error, Error::Folder { .. }), "{error}");
    let error = Library::open(Path::new("/")).expect_err("no file");
    assert!(matches!(error, Error::Unopened { .. }), "{error}");
}

#[test]
fn nothing_that_was_told_as_saved_is_lost_to_a_kill() {
    kill::rounds(30);
}

/// Not a test of its own but the program that is killed in it.
#[test]
#[ignore = "runs until it is killed"]
fn decide_until_killed() {
    kill::decide_until_killed();
}
