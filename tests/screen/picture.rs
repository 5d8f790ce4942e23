//! Draws the reader as an SVG picture, on standard output:
//!
//! ```text
//! cargo run --example picture -- [WIDTH HEIGHT [KEYS [PATH]]] > assets/screen.svg
//! ```
//!
//! KEYS are typed first, with spaces between: `"]q ]q s"`; what they decide is forgotten afterwards. Without PATH the demo
//! articles are shown.

#![allow(clippy::expect_used, reason = "whoever calls it sees what is wrong")]

#[allow(dead_code, unreachable_pub, reason = "shared with the tests, which use more of it")]
mod harness;

use std::fmt::Write as _;

use harness::Screen;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;
use wortlaut::load::Input;
use wortlaut::tui::desk::Desk;

/// The size of a cell, and of the letters in it, in pixels.
const CELL: (f32, f32) = (8.43, 18.0);
const LETTERS: f32 = 14.0;
const MARGIN: f32 = 14.0;
const BACKGROUND: &str = "#1a1d23";
const FOREGROUND: &str = "#d8dce3";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |otherwise| arguments.next().map_or(otherwise, |number| number.parse().expect("a number"));
    let (width, height) = (number(140), number(40));
    let keys = arguments.next().unwrap_or_else(|| String::from("]q ]q 2"));
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::new(Some(folder.path().join("library.sqlite")), "Mia".into(), None);
    let inputs = arguments.map(|path| Input::Path(path.into())).collect();
    let mut screen = Screen::at(desk, inputs, width, height);
    screen.press(&keys);
    print!("{}", svg(&screen.draw()));
}

#[allow(clippy::cast_precision_loss, reason = "no screen is as wide as that")]
fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (width, height) =
        (f32::from(area.width) * CELL.0 + 2.0 * MARGIN, f32::from(area.height) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" font-family="'DejaVu Sans Mono', 'JetBrains Mono', Menlo, Consolas, monospace" font-size="{LETTERS}">
<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>
"#
    );
    for y in 0..area.height {
        let row: Vec<&Cell> = (0..area.width).map(|x| &buffer[(x, y)]).collect();
        let mut x = 0;
        for run in row.chunk_by(|one, other| one.style() == other.style()) {
            draw_run(&mut svg, run, x, y);
            x += run.len();
        }
    }
    svg + "</svg>\n"
}

#[allow(clippy::cast_precision_loss, reason = "no screen is as wide as that")]
/// Draws cells of one style: their background, then each word where it stands, as fonts differ in their widths.
fn draw_run(svg: &mut String, run: &[&Cell], column: usize, y: u16) {
    let style = run[0].style();
    let modifiers = style.add_modifier;
    let (mut foreground, mut background) = (colour(style.fg), colour(style.bg));
    if modifiers.contains(Modifier::REVERSED) {
        (foreground, background) = (background.or(Some(BACKGROUND.into())), foreground.or(Some(FOREGROUND.into())));
    }
    let foreground = foreground.unwrap_or_else(|| FOREGROUND.into());
    let x = |column: usize| MARGIN + column as f32 * CELL.0;
    let (left, top, width) = (x(column), MARGIN + f32::from(y) * CELL.1, run.len() as f32 * CELL.0);
    if let Some(background) = background {
        let height = CELL.1;
        let _ = writeln!(
            svg,
            r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{height}" fill="{background}"/>"#
        );
    }
    if modifiers.contains(Modifier::UNDERLINED) {
        let line = top + CELL.1 * 0.86;
        let _ =
            writeln!(svg, r#"<rect x="{left:.1}" y="{line:.1}" width="{width:.1}" height="1" fill="{foreground}"/>"#);
    }
    let mut attributes = format!(r#"fill="{foreground}""#);
    for (modifier, attribute) in [
        (Modifier::BOLD, r#" font-weight="bold""#),
        (Modifier::ITALIC, r#" font-style="italic""#),
        (Modifier::CROSSED_OUT, r#" text-decoration="line-through""#),
    ] {
        if modifiers.contains(modifier) {
            attributes += attribute;
        }
    }
    let baseline = top + CELL.1 * 0.74;
    let mut at = column;
    for word in run.chunk_by(|one, other| one.symbol() != " " && other.symbol() != " " && one.symbol().width() == 1) {
        let text: String = word.iter().map(|cell| cell.symbol()).collect();
        if !text.trim().is_empty() {
            let columns = text.width().max(1);
            let (left, width) = (x(at), columns as f32 * CELL.0);
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = writeln!(
                svg,
                r#"<text x="{left:.1}" y="{baseline:.1}" textLength="{width:.1}" lengthAdjust="spacingAndGlyphs" {attributes}>{text}</text>"#
            );
        }
        at += word.len();
    }
}

fn colour(colour: Option<Color>) -> Option<String> {
    match colour? {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}
