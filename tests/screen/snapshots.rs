//! What is drawn, with its styles: under the characters of each screen a letter for the style of each cell.

use std::fmt::Write as _;

use insta::{Settings, assert_snapshot};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};
use unicode_width::UnicodeWidthStr;
use wortlaut::load::Input;
use wortlaut::tui::desk::Desk;
use wortlaut::tui::effect::Message;

use crate::harness::{Screen, fixture};

const SIZES: [(u16, u16); 5] = [(140, 45), (100, 30), (80, 24), (40, 12), (10, 3)];
const LETTERS: &str = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

fn picture(buffer: &Buffer) -> String {
    let mut known: Vec<Style> = vec![Style::reset()];
    let (mut text, mut styles) = (String::new(), String::new());
    for y in 0..buffer.area.height {
        let mut covered = 0;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            if covered == 0 {
                text += cell.symbol();
                covered = cell.symbol().width();
            }
            covered = covered.saturating_sub(1);
            let index = known.iter().position(|&style| style == cell.style()).unwrap_or_else(|| {
                known.push(cell.style());
                known.len() - 1
            });
            styles.extend(LETTERS.chars().nth(index).or(Some('?')));
        }
        text.truncate(text.trim_end_matches(' ').len());
        styles.truncate(styles.trim_end_matches('.').len());
        text.push('\n');
        styles.push('\n');
    }
    let legend = known.iter().zip(LETTERS.chars()).skip(1).fold(String::new(), |mut legend, (style, letter)| {
        let _ = writeln!(legend, "{letter} {}", named(style));
        legend
    });
    format!("{text}\n{styles}\n{legend}")
}

fn named(style: &Style) -> String {
    let colour = |name, colour: Option<Color>| match colour {
        None | Some(Color::Reset) => String::new(),
        Some(colour) => format!("{name}{colour} "),
    };
    let modifiers = match style.add_modifier {
        modifiers if modifiers.is_empty() => String::new(),
        modifiers => format!("{modifiers:?}"),
    };
    format!("{}{}{modifiers}", colour("", style.fg), colour("on ", style.bg)).trim().to_owned()
}

#[track_caller]
fn assert_screen(name: &str, screen: &Screen) {
    let mut settings = Settings::new();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, picture(&screen.draw())));
}

fn at_all_sizes(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let mut screen = Screen::open(fixture("several.jsonl"), width, height);
        screen.press(keys);
        assert_screen(&format!("{name}_{width}x{height}"), &screen);
    }
}

fn at_one_size(name: &str, keys: &str) {
    let mut screen = Screen::open(fixture("several.jsonl"), 100, 30);
    screen.press(keys);
    assert_screen(name, &screen);
}

#[test]
fn text() {
    at_all_sizes("text", "]q ]q");
}

#[test]
fn quotations() {
    at_all_sizes("quotations", "2 j j j j j j");
}

#[test]
fn entities() {
    at_all_sizes("entities", "3 j k");
}

#[test]
fn events() {
    at_all_sizes("events", "4 j j");
}

#[test]
fn articles() {
    at_all_sizes("articles", "0 j");
}

#[test]
fn text_alone() {
    at_one_size("text_alone", "z");
}

#[test]
fn grouped() {
    at_one_size("grouped", "2 g j j");
}

#[test]
fn filtered() {
    at_one_size("filtered", "]q ]q f");
}

#[test]
fn pending_keys() {
    at_one_size("pending_keys", "]");
}

#[test]
fn search_prompt() {
    at_all_sizes("search_prompt", "/ w e r f t");
}

/// With a library that is empty at first.
fn reviewing(name: &str, keys: &str) {
    for (width, height) in [(140, 45), (80, 24), (10, 3)] {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::new(Some(folder.path().join("library.sqlite")), "Mia".into(), None);
        let mut screen = Screen::at(desk, fixture("several.jsonl"), width, height);
        screen.press(keys);
        assert_screen(&format!("{name}_{width}x{height}"), &screen);
    }
}

#[test]
fn first_decision() {
    reviewing("first_decision", "2 Home a");
}

#[test]
fn reviewed() {
    reviewing("reviewed", "2 Home a x a c h Enter 3 Home a 4 Home x 2 G");
}

#[test]
fn correcting() {
    reviewing("correcting", "2 Home x j c h h Tab");
}

#[test]
fn adding() {
    reviewing("adding", "2 Home j 1 / K r i t i k Enter v Enter");
}

#[test]
fn choosing_a_speaker() {
    reviewing("choosing_a_speaker", "2 Home j S r e");
}

#[test]
fn noting() {
    reviewing("noting", "2 Home i w h o ?");
}

#[test]
fn help() {
    at_all_sizes("help", "?");
    at_one_size("help_searched", "? / q u o t");
}

#[test]
fn palette() {
    at_all_sizes("palette", ": n e q u");
}

#[test]
fn error() {
    at_all_sizes("error", "J J");
}

#[test]
fn empty_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let screen = Screen::open(vec![Input::Path(folder.path().into())], 80, 24);
    let drawn = picture(&screen.draw());
    assert!(drawn.contains("the folder holds no text") && drawn.contains("q quit"), "{drawn}");
}

#[test]
fn nothing_at_all() {
    let mut screen = Screen::open(fixture("several.jsonl"), 80, 24);
    let (app, _) = wortlaut::tui::app::App::new(Vec::new(), screen.app.size, screen.app.theme.clone());
    screen.app = app;
    screen.tell(Message::AllFound);
    assert_screen("nothing_at_all", &screen);
}
