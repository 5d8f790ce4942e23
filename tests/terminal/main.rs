//! The program in a terminal, as someone sees it who sits before it.

#[allow(unreachable_pub, clippy::expect_used, reason = "the benchmarks use it too, and a test may fail")]
mod harness;
#[allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]
mod review;

use harness::{Program, Terminal};
use rustix::process::Signal;
use vt100::Color;

const PROGRAM: &str = env!("CARGO_BIN_EXE_wortlaut");
const ARTICLE: &str = "tests/fixtures/ostwerft.jsonl";
const HEADLINE: &str = "Ostwerft soll bis Herbst neue Eigentümer finden";

/// The reader with the article on its screen.
fn reader() -> Terminal {
    let mut terminal = Program::new(PROGRAM).arg(ARTICLE).start(120, 30);
    terminal.wait_for_words("Die insolvente Ostwerft");
    terminal
}

#[test]
fn shows_the_article_and_what_is_said_in_it_and_gives_the_terminal_back() {
    let mut terminal = reader();
    assert!(terminal.screen().alternate_screen() && terminal.screen().bracketed_paste());
    terminal.wait_for_words(HEADLINE).wait_for_words("Quotations").wait_for_words("„Wir geben keinen");
    assert_eq!(terminal.press("?q").press("q").wait_until_left(), Some(0));
    assert!(terminal.is_given_back());
    assert_eq!(terminal.screen().contents(), "", "nothing is left behind");
}

#[test]
fn jumps_from_a_quotation_to_its_speaker_and_to_what_else_is_said() {
    let mut terminal = reader();
    terminal.press("]q").wait_for_cursor("„Wir geben keinen");
    terminal.press("s").wait_for_cursor("Jolanda Reimers");
    terminal.press("\x0f").wait_for_cursor("„Wir geben keinen");
    terminal.press("2G").wait_for_cursor("„Es gibt keine");
    terminal.press("\rh").wait_for_cursor(" „Es gibt keine");
}

#[test]
fn searches_and_counts() {
    let mut terminal = reader();
    terminal.press("/Werft").wait_for_words("1/3");
    terminal.press("\r").wait_for_cursor("Werft hatte").press("n").wait_for_cursor("Werft");
    terminal.wait_for_words("2/3");
}

#[test]
fn is_drawn_anew_at_every_size() {
    let mut terminal = reader();
    // Words of the footer, which has to be drawn where other words stood.
    terminal.resize(40, 12).wait_for("footer", |screen| row(screen, 11).contains("? help"));
    terminal.resize(10, 3).resize(1, 1).resize(40, 12);
    terminal.wait_for("footer", |screen| row(screen, 11).contains("? help"));
    terminal.resize(120, 30).wait_for("footer", |screen| row(screen, 29).contains("? help"));
    terminal.wait_for_words(HEADLINE).wait_for_words("Quotations");
    assert_eq!(terminal.press("q").wait_until_left(), Some(0));
}

fn row(screen: &vt100::Screen, row: u16) -> String {
    let (_, columns) = screen.size();
    screen.contents_between(row, 0, row, columns.get())
}

#[test]
fn gives_the_terminal_back_when_it_is_asked_to_end() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut terminal = reader();
        terminal.press("m?").wait_for("help without a cursor", vt100::Screen::hide_cursor);
        assert_eq!(terminal.send(signal).wait_until_left(), Some(status));
        assert!(terminal.is_given_back());
        assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }
}

#[test]
fn ends_when_its_terminal_is_gone() {
    // It may find so when it draws, or be told by the signal.
    let status = reader().hang_up();
    assert!(matches!(status, Some(1 | 129)), "{status:?}");
}

#[test]
fn gives_the_terminal_back_while_it_is_suspended() {
    let mut terminal = reader();
    for how in ["\x1a", "signal"] {
        match how {
            "signal" => terminal.send(Signal::TSTP),
            keys => terminal.press(keys),
        };
        terminal.wait_until_stopped();
        assert!(terminal.is_given_back());
        terminal.resize(100, 20).send(Signal::CONT).wait_for_words("Die insolvente Ostwerft");
        assert!(terminal.screen().alternate_screen());
    }
    terminal.press("]q").wait_for_cursor("„Wir geben keinen");
    assert_eq!(terminal.press("q").wait_until_left(), Some(0));
}

#[test]
fn reads_standard_input_and_takes_keys_from_the_terminal() {
    for pipe in [r#"cat "$0" | "$1" -"#, r#"cat "$0" | "$1""#] {
        let mut terminal = Program::new("sh").arg("-c").arg(pipe).arg(ARTICLE).arg(PROGRAM).start(120, 30);
        terminal.wait_for_words("Die insolvente Ostwerft");
        terminal.press("]q").wait_for_cursor("„Wir geben keinen");
        assert_eq!(terminal.press("q").wait_until_left(), Some(0));
        assert!(terminal.is_given_back());
    }
}

#[test]
fn tells_what_it_cannot_read_and_where() {
    let mut terminal = Program::new(PROGRAM).arg("tests/fixtures/nowhere.txt").start(100, 24);
    terminal.wait_for_words("nowhere.txt: no such file or folder");
    assert_eq!(terminal.wait_until_left(), Some(2));
    let mut terminal = Program::new(PROGRAM).arg("tests/fixtures/nowhere.txt").arg(ARTICLE).start(100, 24);
    terminal.wait_for_words("nowhere.txt").wait_for_words("could not be opened");
    assert_eq!(terminal.press("q").wait_until_left(), Some(0));
}

#[test]
fn without_colours_kinds_are_still_told_apart() {
    let mut terminal = Program::new(PROGRAM).arg(ARTICLE).env("NO_COLOR", "1").start(120, 30);
    terminal.wait_for_words("Die insolvente Ostwerft").press("]q").wait_for_cursor("„Wir geben keinen");
    let cells: Vec<_> = (0..30).flat_map(|row| (0..120).map(move |column| (row, column))).collect();
    let has = |attribute: fn(&vt100::Cell) -> bool| {
        cells.iter().filter_map(|&(row, column)| terminal.screen().cell(row, column)).any(attribute)
    };
    assert!(has(vt100::Cell::bold) && has(vt100::Cell::underline));
    assert!(!has(|cell| cell.fgcolor() != Color::Default || cell.bgcolor() != Color::Default));
    assert_eq!(colours(terminal.written()), Vec::<String>::new());
}

/// The control sequences that set a colour: SGR with 30 to 38, 40 to 48, 90 to 97 or 100 to 107.
fn colours(written: &[u8]) -> Vec<String> {
    let written = String::from_utf8_lossy(written);
    let sequences = written.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | ';' | ':'))?;
        rest[end..].starts_with('m').then_some(&rest[..end])
    });
    let is_colour = |number: &str| matches!(number.parse(), Ok(30u8..=38 | 40..=48 | 90..=97 | 100..=107));
    sequences.filter(|sequence| sequence.split([';', ':']).any(is_colour)).map(String::from).collect()
}
