//! The place that opens a report.

use super::credit::{date, is_agencies, is_place};

/// No dateline is longer, in bytes.
const MAX: usize = 100;

/// The length in bytes of the dateline that opens a paragraph, its dash and the space after it included: "Moskau/Kiew - ",
/// "BERLIN (dpa) - ", "HAMBURG taz | ", "BERLIN. ", "Berlin, 4. Mai 2024. ".
pub(super) fn length(paragraph: &str) -> Option<usize> {
    let separators = [" - ", " – ", " — ", " | ", ". "].into_iter();
    // The first point may be that of a day.
    let mut places = separators.flat_map(|separator| paragraph.match_indices(separator).take(2));
    places.find_map(|(at, separator)| {
        let (head, rest) = (&paragraph[..at], &paragraph[at + separator.len()..]);
        let certain = opens_report(head)?;
        let starts_sentence =
            rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "„“»«\"‚‘'".contains(c));
        let accepted = match separator {
            ". " => is_capital(head) && head.chars().count() > 3 || day(head).is_some(),
            " | " => certain || is_capital(head),
            dash => certain || !is_insertion(rest, dash),
        };
        (starts_sentence && accepted).then_some(head.len() + separator.len())
    })
}

/// The day that a dateline names in full, in ISO form: "BERLIN, 12. Mai 2024 (dpa) - ".
pub(super) fn day(dateline: &str) -> Option<String> {
    let head = dateline.split('(').next()?.trim_end_matches([' ', '-', '–', '—', '|', '.']);
    date(head.split_once(", ")?.1)
}

fn is_capital(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// Whether a text may be a dateline, and if so, whether it can be nothing else as it names an agency.
fn opens_report(head: &str) -> Option<bool> {
    if head.len() > MAX {
        return None;
    }
    if let Some((places, bracket)) = head.split_once('(') {
        let agencies = bracket.strip_suffix(')')?;
        let signed = agencies.split([',', '/']).any(|part| is_agencies(part.trim()) || is_sign(part));
        let places = places.trim_end();
        return (signed && (places.is_empty() || is_places(places))).then_some(true);
    }
    if let Some((places, agency)) = head.rsplit_once(' ')
        && is_agencies(agency)
        && is_places(places)
    {
        return Some(true);
    }
    is_places(head).then_some(false)
}

/// Whether a word in brackets signs as agencies and writers do; parties are in capitals.
fn is_sign(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Places apart by strokes, and a day after a comma.
fn is_places(text: &str) -> bool {
    let (places, day) = text.split_once(", ").unwrap_or((text, ""));
    let is_day = day.is_empty() || date(day).is_some() || date(&format!("{day} 2000")).is_some();
    is_day && places.split('/').all(is_place)
}

/// Whether a dash opens an insertion: another one closes it in the same sentence ("Die Kanzlerin - sie war müde - ging").
fn is_insertion(rest: &str, dash: &str) -> bool {
    let sentence = rest.find(". ").map_or(rest, |end| &rest[..end]);
    sentence.matches(dash).count() % 2 == 1
}
