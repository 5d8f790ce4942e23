//! A program that decides without end, and its killer.

use std::collections::HashSet;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use wortlaut::article::Article;
use wortlaut::decision::{Decision, Verdict};
use wortlaut::library::{Library, Occasion, Signature};
use wortlaut::review::Review;

/// Says to the program where its library is, and where its numbers begin.
const LIBRARY: &str = "WORTLAUT_TEST_LIBRARY";
const FIRST: &str = "WORTLAUT_TEST_FIRST";
const SAVED: &str = "saved ";

fn article() -> Article {
    Article::new("kill.txt", "Ein Text.".into(), Vec::new())
}

/// Decides and prints each decision once it is saved.
pub(crate) fn decide_until_killed() {
    let (Some(path), Ok(first)) = (env::var_os(LIBRARY), env::var(FIRST)) else { return };
    let article = article();
    let mut library = Library::open(Path::new(&path)).expect("a library");
    library.keep(&article, &Review::default().shown).expect("kept");
    for number in first.parse::<u64>().expect("a number").. {
        let item = format!("q:{number}");
        let verdict = Some(Verdict::Rejected);
        let decision = Decision {
            item,
            verdict,
            note: String::new(),
            was: None,
            is: None,
            reviewer: String::new(),
            at: String::new(),
        };
        library.decide(&article, &[decision], &Signature::now("Mia"), Occasion::Decided).expect("saved");
        // The harness has its own standard output.
        writeln!(std::io::stderr(), "{SAVED}{number}").expect("somebody listens");
    }
}

/// Kills the program so many times, each time after it said another number of decisions to be saved; all that were must be
/// in the library. Gives how many there were.
pub(crate) fn rounds(rounds: u64) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.sqlite");
    let mut told = HashSet::new();
    for round in 0..rounds {
        let first = round * 1_000_000;
        let mut child = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", "decide_until_killed", "--ignored", "--nocapture"])
            .env(LIBRARY, &path)
            .env(FIRST, first.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its words")).lines();
        let mut tell = |line: std::io::Result<String>| {
            let line = line.expect("a line");
            told.extend(line.strip_prefix(SAVED).and_then(|number| number.parse::<u64>().ok()));
        };
        lines.by_ref().take(1 + (round % 7) as usize).for_each(&mut tell);
        child.kill().expect("killed");
        child.wait().expect("it ends");
        // What it said before it was killed.
        lines.for_each(&mut tell);
    }
    let library = Library::open(&path).expect("the library is whole");
    let found: HashSet<_> = library.decisions(&article()).expect("decisions").into_iter().map(|it| it.item).collect();
    let lost: Vec<_> = told.iter().filter(|number| !found.contains(&format!("q:{number}"))).collect();
    assert!(told.len() >= rounds as usize, "only {} were told as saved in {rounds} rounds", told.len());
    assert!(lost.is_empty(), "told as saved and lost: {lost:?}");
    told.len()
}
