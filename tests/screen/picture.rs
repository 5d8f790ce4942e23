//! Draws the reader as an SVG picture, on standard output:
//!
//! ```text
//! cargo run --example picture -- [WIDTH HEIGHT [KEYS [PATH]]] > assets/screen.svg
//! ```
//!
//! KEYS are typed first, with spaces between: `"]q ]q s"`. Without PATH the demo articles are shown.

#[allow(dead_code, reason = "tests use more of it")]
mod harness;

use std::fmt::Write as _;

use harness::Screen;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;
use wortlaut::load::Input;

/// The size of a cell, and of the letters in it, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);
const LETTERS: f32 = 14.0;
const MARGIN: f32 = 14.0;
const BACKGROUND: &str = "#1a1d23";
const FOREGROUND: &str = "#d8dce3";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |otherwise| arguments.next().map_or(otherwise, |number| number.parse().expect("a number"));
    let (width, height) = (number(140), number(40));
    let keys = arguments.next().unwrap_or_else(|| String::from("]q ]q 2"));
    let mut screen = Screen::open(arguments.map(|path| Input::Path(path.into())).collect(), width, height);
    screen.press(&keys);
    print!("{}", svg(&screen.draw()));
}

fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (width, height) = (f32::from(area.width) * CELL.0 + 2.0 * MARGIN, f32::from(area.height) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" font-family="'DejaVu Sans Mono', 'JetBrains Mono', Menlo, Consolas, monospace" font-size="{LETTERS}" xml:space="preserve">
<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>
"#
    );
    for y in 0..area.height {
        let row: Vec<&Cell> = (0..area.width).map(|x| &buffer[(x, y)]).collect();
        let mut x = 0;
        for run in row.chunk_by(|one, other| one.style() == other.style() && one.symbol().width() == 1 && other.symbol().width() == 1) {
            draw_run(&mut svg, run, x, y);
            x += run.len();
        }
    }
    svg + "</svg>\n"
}

fn draw_run(svg: &mut String, run: &[&Cell], x: usize, y: u16) {
    let style = run[0].style();
    let modifiers = style.add_modifier;
    let (mut foreground, mut background) = (colour(style.fg), colour(style.bg));
    if modifiers.contains(Modifier::REVERSED) {
        (foreground, background) = (background.or(Some(BACKGROUND.into())), foreground.or(Some(FOREGROUND.into())));
    }
    let columns = run.iter().map(|cell| cell.symbol().width().max(1)).sum::<usize>().max(run.len());
    let (left, top, width) = (MARGIN + x as f32 * CELL.0, MARGIN + f32::from(y) * CELL.1, columns as f32 * CELL.0);
    if let Some(background) = background {
        let _ = writeln!(svg, r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{}" fill="{background}"/>"#, CELL.1);
    }
    let text: String = run.iter().map(|cell| cell.symbol()).collect();
    if text.trim().is_empty() {
        return;
    }
    let mut attributes = format!(r#"fill="{}""#, foreground.unwrap_or_else(|| FOREGROUND.into()));
    for (modifier, attribute) in [
        (Modifier::BOLD, r#" font-weight="bold""#),
        (Modifier::ITALIC, r#" font-style="italic""#),
        (Modifier::UNDERLINED, r#" text-decoration="underline""#),
    ] {
        if modifiers.contains(modifier) {
            attributes += attribute;
        }
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let baseline = top + CELL.1 * 0.74;
    let _ = writeln!(
        svg,
        r#"<text x="{left:.1}" y="{baseline:.1}" textLength="{width:.1}" lengthAdjust="spacingAndGlyphs" {attributes}>{text}</text>"#
    );
}

fn colour(colour: Option<Color>) -> Option<String> {
    match colour? {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}
