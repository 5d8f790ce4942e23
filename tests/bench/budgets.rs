//! What the reader takes, measured, each next to what it may take:
//!
//! ```text
//! cargo bench --bench budgets
//! ```

#![allow(clippy::expect_used, clippy::cast_precision_loss, reason = "whoever measures sees what is wrong")]

#[allow(dead_code, unreachable_pub, clippy::expect_used, reason = "shared with the tests, which use more of it")]
#[path = "../screen/harness.rs"]
mod screen;
#[allow(dead_code, unreachable_pub, clippy::expect_used, reason = "shared with the tests, which use more of it")]
#[path = "../terminal/harness.rs"]
mod terminal;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use screen::Screen;
use terminal::Program;
use wortlaut::article::Article;
use wortlaut::extraction::Extraction;
use wortlaut::load::{self, Input, Source};
use wortlaut::tui::effect::Message;
use wortlaut::tui::{keys, view};
use wortlaut::{extract, language};

const PROGRAM: &str = env!("CARGO_BIN_EXE_wortlaut");
/// The argument that makes this program the least one that draws a frame.
const EMPTY: &str = "--draw-an-empty-frame";
const ARTICLES: usize = 10_000;
const STARTS: usize = 15;
const WIDTH: u16 = 140;
const HEIGHT: u16 = 45;

fn main() {
    if env::args().any(|argument| argument == EMPTY) {
        draw_an_empty_frame();
        return;
    }
    extraction();
    let alone = first_frame();
    key_to_frame();
    folder(alone);
}

fn draw_an_empty_frame() {
    let mut terminal = ratatui::init();
    terminal.draw(|frame| frame.render_widget("empty", frame.area())).expect("a terminal");
    let _ = ratatui::crossterm::event::read();
    ratatui::restore();
}

fn extraction() {
    let text = demo().join("\n\n");
    for times in [1, 10, 100] {
        let article = article(&vec![&*text; times].join("\n\n"));
        let tokens = language::analyse(&article).tokens.len();
        let took = repeated(if times == 100 { 5 } else { 15 }, || {
            let start = Instant::now();
            black_box(extract::complete(&article, Extraction::default()));
            start.elapsed()
        });
        let speed = tokens as f64 / median(took).as_secs_f64();
        println!("extraction, {tokens} tokens: {speed:.0} tokens/s (median; at least 300000)");
    }
}

/// Gives the time until an article is on the screen.
fn first_frame() -> Duration {
    let this = env::current_exe().expect("a path");
    let empty = median(repeated(STARTS, || until(Program::new(&this).arg(EMPTY), "empty")));
    let article = median(repeated(STARTS, || until(Program::new(PROGRAM).arg(one_article()), "Karsova")));
    println!(
        "first frame, one article: {article:.1?}, {:.1?} over an empty program (median; at most 30ms over)",
        article.saturating_sub(empty)
    );
    article
}

fn key_to_frame() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("long.txt");
    let text = demo().join("\n\n");
    fs::write(&file, vec![&*text; 1_000_000usize.div_ceil(text.len())].join("\n\n")).expect("a file");
    let mut screen = Screen::open(vec![Input::Path(file)], WIDTH, HEIGHT);
    let mut terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).expect("a buffer");
    let script =
        "j j Ctrl-d PageDown ]q ]q s 2 j j G Home g g 1 / d e r Enter n n N Esc G k gg f Esc ]q ]q ]q Ctrl-o Tab z z";
    let chords = script.split(' ').flat_map(|key| keys::sequence(key).expect("a key"));
    let mut took = Vec::new();
    for chord in chords.collect::<Vec<_>>().repeat(10) {
        let start = Instant::now();
        let effects = screen.app.update(Message::Key(chord.event()));
        terminal.draw(|frame| view::draw(&screen.app, frame)).expect("a buffer cannot fail");
        took.push(start.elapsed());
        // What the workers do in their time, and the frame with what they answer.
        screen.perform(effects);
        let start = Instant::now();
        terminal.draw(|frame| view::draw(&screen.app, frame)).expect("a buffer cannot fail");
        took.push(start.elapsed());
    }
    took.sort_unstable();
    let (middle, late) = (took[took.len() / 2], took[took.len() * 99 / 100]);
    println!("key to frame, 1 MB article: {middle:.2?} median, {late:.2?} at the 99th percentile (at most 5ms)");
}

fn folder(alone: Duration) {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = demo();
    for number in 0..ARTICLES {
        let text = &demo[number % demo.len()];
        fs::write(folder.path().join(format!("{number:05}.txt")), text).expect("a file");
    }
    let first = median(repeated(5, || until(Program::new(PROGRAM).arg(folder.path()), "Karsova")));
    println!(
        "folder of {ARTICLES}, first frame: {first:.1?}, {:.1?} over one article (median; at most 100ms over)",
        first.saturating_sub(alone)
    );
    let start = Instant::now();
    let mut terminal = Program::new(PROGRAM).arg(folder.path()).start(WIDTH, HEIGHT);
    terminal.wait_for_words("Karsova").press("0G");
    let counted = format!("Articles {ARTICLES}");
    terminal.wait_for("all articles", |screen| {
        let words = screen.contents();
        words.contains(&counted) && !words.contains(&format!("{counted} ")) || words.contains(&format!("{counted}  "))
    });
    println!("folder of {ARTICLES}, all listed: {:.1?}", start.elapsed());
    println!("folder of {ARTICLES}, memory: {} (peak; at most 150 MB)", terminal.peak_memory());
}

/// The German demo articles.
fn demo() -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir(assets()).expect("the demo").map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| !path.ends_with("11-coral-reef.txt"));
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).expect("a text")).collect()
}

fn assets() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/articles"))
}

fn one_article() -> std::path::PathBuf {
    assets().join("01-grenzkonflikt.txt")
}

fn article(text: &str) -> Article {
    let source = Source::Memory { name: "bench.txt".into(), bytes: text.as_bytes().into() };
    let mut article = None;
    let _ = load::read(&source, &mut |document| {
        article = document.ok().map(|document| document.article);
        ControlFlow::Continue(())
    });
    article.expect("it can be read")
}

/// The time from a program's start until these words are on its screen.
fn until(program: Program, words: &str) -> Duration {
    let start = Instant::now();
    let mut terminal = program.start(WIDTH, HEIGHT);
    terminal.wait_for_words(words);
    start.elapsed()
}

fn repeated(times: usize, measure: impl FnMut() -> Duration) -> Vec<Duration> {
    std::iter::repeat_with(measure).take(times).collect()
}

fn median(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}
