//! What an archive takes on which a review has been done, measured:
//!
//! ```text
//! cargo bench --bench archive
//! ```

#![allow(clippy::expect_used, clippy::cast_precision_loss, reason = "whoever measures sees what is wrong")]

#[allow(dead_code, unreachable_pub, clippy::expect_used, reason = "shared with the tests, which use more of it")]
#[path = "../terminal/harness.rs"]
mod terminal;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use terminal::Program;
use wortlaut::article::Article;
use wortlaut::extract;
use wortlaut::extraction::Extraction;
use wortlaut::library::{Library, Occasion, Signature};
use wortlaut::load::{self, Source};
use wortlaut::review::{Review, identify};

const PROGRAM: &str = env!("CARGO_BIN_EXE_wortlaut");
const ARTICLES: usize = 5_000;
const STARTS: usize = 25;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let (archive, library) = (folder.path().join("archive"), folder.path().join("library.sqlite"));
    fs::create_dir(&archive).expect("a folder");
    let decisions = review(&archive, &library);
    println!("{ARTICLES} articles with {decisions} decisions");
    first_frame(&archive, &library);
    import(folder.path(), &library, decisions);
}

/// Writes the articles and accepts whatever is found in them.
fn review(archive: &Path, path: &Path) -> usize {
    let mut library = Library::open(path).expect("a library");
    let mut decided = 0;
    for numbers in (0..ARTICLES).collect::<Vec<_>>().chunks(100) {
        let articles: Vec<_> = numbers.iter().map(|number| article(archive, *number)).collect();
        let all = library.at_once(|library| {
            for article in &articles {
                let extraction = extract::complete(article, Extraction::default());
                library.keep(article, &extraction)?;
                let suggested = Arc::new(identify(extraction).0);
                let review = Review::new(Arc::clone(&suggested), []);
                let decisions = review.decide(&review.places().collect::<Vec<_>>(), true);
                for decision in &decisions {
                    library.decide(
                        article,
                        std::slice::from_ref(decision),
                        &Signature::now("Mia"),
                        Occasion::Decided,
                    )?;
                }
                decided += decisions.len();
                library.note_progress(&article.id(), &Review::new(suggested, decisions).progress())?;
            }
            Ok(())
        });
        all.expect("saved");
    }
    decided
}

fn article(archive: &Path, number: usize) -> Article {
    let mut text = format!("Die Brücke Nummer {number} bleibt zu.");
    for day in 1..=8 {
        let _ = write!(text, "\n\nBürgermeister Jan Kort sagte, die Brücke werde noch {day} Tage lang gesperrt.");
    }
    let path = file(archive, number);
    fs::write(&path, text).expect("written");
    let mut article = None;
    let _ = load::read(&Source::File(path.into()), &mut |document| {
        article = document.ok().map(|document| document.article);
        ControlFlow::Continue(())
    });
    article.expect("it can be read")
}

fn file(archive: &Path, number: usize) -> PathBuf {
    archive.join(format!("{number:05}.txt"))
}

/// Starts the reader on all and on one of them, in turns.
fn first_frame(archive: &Path, library: &Path) {
    let until_shown = |path: &Path| {
        let start = Instant::now();
        let mut terminal = Program::new(PROGRAM).arg(path).arg("--library").arg(library).start(140, 45);
        terminal.wait_for("what was decided", |screen| {
            let words = screen.contents();
            words.contains("Nummer 0 bleibt") && words.contains("reviewed")
        });
        start.elapsed()
    };
    let one = file(archive, 0);
    let (mut of_one, mut of_all) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        of_one.push(until_shown(&one));
        of_all.push(until_shown(archive));
    }
    println!("first frame of one: {:.1?}, of all: {:.1?} (medians)", median(of_one), median(of_all));
}

/// Exports all and imports it, and a quarter of it.
fn import(folder: &Path, library: &Path, decisions: usize) {
    let exported = folder.join("exported.jsonl");
    let out = File::create(&exported).expect("a file");
    let status = Command::new(PROGRAM).args(["export", "--library"]).arg(library).stdout(out).status();
    assert!(status.expect("it runs").success());
    let text = fs::read_to_string(&exported).expect("an export");
    for part in [4, 1] {
        let lines: Vec<_> = text.lines().take(ARTICLES / part).collect();
        fs::write(&exported, lines.join("\n")).expect("written");
        let start = Instant::now();
        let into = folder.join(format!("{part}.sqlite"));
        let output = Command::new(PROGRAM).arg("import").arg(&exported).arg("--library").arg(into).output();
        assert!(output.expect("it runs").status.success());
        let took = start.elapsed();
        let count = decisions / part;
        println!("import of {count} decisions: {took:.1?}, {:.0} a second", count as f64 / took.as_secs_f64());
    }
}

fn median(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}
