//! Lines broken at some width.

/// Narrower than this nobody wraps running text; a list or a poem looks like that.
const MIN_WIDTH: usize = 50;

/// So much narrower than the widest a line may be that breaks off within a sentence: programs that wrap text evenly leave
/// room.
const RAGGED: usize = 12;

/// Whether the line ends within a paragraph only wrap it: every line is as full as the width lets it be, so that the next
/// line's first word would not have fit, or nearly so and ends within a sentence; and no line starts something of its own.
pub(super) fn is_hard_wrapped(paragraph: &str) -> bool {
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    let [full @ .., _] = lines.as_slice() else { return false };
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    let breaks_for_width = |pair: &[&str]| {
        let (line, next) = (pair[0].chars().count(), pair[1].split(' ').next().unwrap_or_default());
        let full = line + 1 + next.chars().count() > width || line + RAGGED >= width && !ends_sentence(pair[0]);
        line >= MIN_WIDTH && full
    };
    !full.is_empty()
        && lines.windows(2).all(breaks_for_width)
        && !lines[1..].iter().any(|line| starts_item(line))
        && !full.iter().all(|line| ends_sentence(line))
}

/// Whether a line starts something of its own: an item of a list, or a turn of a talk ("Frage: …").
pub(super) fn starts_item(line: &str) -> bool {
    let marked = |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '));
    if ["-", "–", "—", "*", "•", "·", "+", ">", "#"].into_iter().any(marked) {
        return true;
    }
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if number.len() < line.len() && (number.starts_with(") ")) {
        return true;
    }
    line.split_once(": ").is_some_and(|(label, _)| {
        label.starts_with(char::is_uppercase) && label.split(' ').count() <= 3 && label.chars().all(is_name_part)
    })
}

fn is_name_part(c: char) -> bool {
    c.is_alphabetic() || matches!(c, ' ' | '-' | '.')
}

/// Whether a line ends as a sentence does, quotation marks after the stop left aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['“', '”', '"', '«', '»', '‘', '’', '\'', ')', ' ']);
    line.ends_with(['.', '!', '?', ':', ';', ',', '…'])
}
