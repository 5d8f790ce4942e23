//! A review in a terminal, ended by force.

use std::path::Path;
use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use super::harness::{Program, Terminal};
use super::{ARTICLE, PROGRAM, row};

const ITEMS: usize = 28;

fn reader(library: &Path) -> Terminal {
    let mut terminal = Program::new(PROGRAM).arg(ARTICLE).arg("--library").arg(library).start(140, 40);
    terminal.wait_for_words("Die insolvente Ostwerft");
    terminal
}

fn library() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.sqlite");
    (folder, path)
}

/// What the screen says to be decided.
fn reviewed(screen: &vt100::Screen) -> Option<usize> {
    let line = row(screen, 1);
    let (before, _) = line.split_once(&format!("/{ITEMS} reviewed"))?;
    before.rsplit(' ').next()?.parse().ok()
}

#[test]
fn a_whole_review_from_open_to_export() {
    let (_folder, library) = library();
    let mut terminal = reader(&library);
    // Accept, reject, a wrong end, a wrong speaker.
    terminal.press("2\x1b[Hax").wait_for_words(&format!("2/{ITEMS} reviewed"));
    terminal.press("ch\r").wait_for_words(&format!("3/{ITEMS} reviewed"));
    terminal.press("So\r").wait_for_words(&format!("4/{ITEMS} reviewed"));
    terminal.press("u").wait_for_words(&format!("3/{ITEMS} reviewed"));
    terminal.press("\x12").wait_for_words(&format!("4/{ITEMS} reviewed"));
    assert_eq!(terminal.press("q").wait_until_left(), Some(0));
    assert!(terminal.is_given_back());

    let export = Command::new(PROGRAM).args(["export", "--library"]).arg(&library).output().expect("it runs");
    let export = String::from_utf8(export.stdout).expect("JSON");
    let verdicts =
        ["accepted", "rejected", "corrected"].map(|it| export.matches(&format!(r#""verdict":"{it}""#)).count());
    assert_eq!(verdicts, [1, 1, 2], "{export}");
}

#[test]
fn what_was_shown_as_made_is_there_after_a_kill() {
    let (_folder, library) = library();
    let mut shown = 0;
    // At most three decisions a round, on eleven quotations.
    for _ in 0..4 {
        let mut terminal = reader(&library);
        if shown > 0 {
            terminal.wait_for("what was decided", |screen| reviewed(screen) >= Some(shown));
        }
        // More keys than are waited for: some decisions are on their way when the kill comes.
        terminal.press("2\x1b[H]uaa");
        terminal.wait_for("another decision", |screen| reviewed(screen) > Some(shown));
        shown = reviewed(terminal.screen()).expect("a number");
        terminal.send(Signal::KILL);
        drop(terminal);
    }
    let status = Command::new(PROGRAM).args(["status", "--library"]).arg(&library).output().expect("it runs");
    assert!(status.status.success() && String::from_utf8_lossy(&status.stdout).contains("Ostwerft"));
}
