//! Control sequences of terminals, in their 7-bit (`ESC [`) and 8-bit (U+009B) forms.

use std::ops::RangeInclusive;

use crate::article::floor;

/// How long a string sequence (a title, a link, a picture) may be, in bytes.
const MAX_STRING: usize = 64 * 1024;
/// How much a sequence that never ends takes with it, in bytes.
const MAX_UNENDED: usize = 256;

/// The length in bytes of the control sequence that leads the text; 0 where none does. Linear over a whole text: looking
/// for the end of a sequence stops where the next one, or the next line, starts.
pub(super) fn length(text: &str) -> usize {
    let mut characters = text.chars();
    let Some(introducer) = characters.next() else { return 0 };
    let (kind, start) = match introducer {
        '\u{1b}' => match characters.next() {
            Some(kind) => (kind, 1 + kind.len_utf8()),
            None => return 1,
        },
        // The 8-bit form of `ESC @` to `ESC _`.
        '\u{80}'..='\u{9f}' => (char::from(introducer as u8 - 0x40), 2),
        _ => return 0,
    };
    match kind {
        '[' => parameters(text, start, '0'..='?'),
        ']' | 'P' | 'X' | '^' | '_' => string(text, start),
        ' '..='/' if introducer == '\u{1b}' => parameters(text, 1, ' '..='/'),
        '0'..='~' => start,
        _ => 1,
    }
}

/// The end of a sequence of parameters and intermediate characters and one final character, as far as they are there.
fn parameters(text: &str, start: usize, parameters: RangeInclusive<char>) -> usize {
    let rest =
        text[start..].trim_start_matches(|c| parameters.contains(&c)).trim_start_matches(|c| (' '..='/').contains(&c));
    let end = text.len() - rest.len() + usize::from(rest.starts_with(|c| ('0'..='~').contains(&c)));
    if end - start > MAX_UNENDED { start } else { end }
}

/// The end of a sequence that holds a string.
fn string(text: &str, start: usize) -> usize {
    let within = floor(text, start + MAX_STRING);
    let stop = text[start..within]
        .find(|c: char| c == '\u{7}' || c == '\n' || c == '\r' || c == '\u{1b}' || ('\u{80}'..='\u{9f}').contains(&c));
    let stop = stop.map_or(within, |at| start + at);
    let rest = &text[stop..];
    match ["\u{7}", "\u{1b}\\", "\u{9c}"].into_iter().find(|end| rest.starts_with(end)) {
        Some(end) => stop + end.len(),
        None => stop.min(floor(text, start + MAX_UNENDED)),
    }
}
