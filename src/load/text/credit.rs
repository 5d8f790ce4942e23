//! Lines that say who wrote an article, and when and where.

use jiff::civil::Date;

/// News agencies, as they sign.
const AGENCIES: &[&str] = &[
    "afp", "ap", "apa", "dapd", "ddp", "dpa", "dpa-afx", "dts", "epd", "idw", "kna", "lby", "ots", "pte", "reuters",
    "rtr", "sda", "sid", "taz",
];
/// Words before a date.
const DATE_WORDS: &[&str] =
    &["stand:", "veröffentlicht:", "aktualisiert:", "vom", "am", "updated:", "published:", "on"];
const WEEKDAYS: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// German and English months; the number follows from the place in the list.
const MONTHS: &[&[&str]] = &[
    &["januar", "jänner", "january", "jan"],
    &["februar", "february", "feb"],
    &["märz", "march", "mar"],
    &["april", "apr"],
    &["mai", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["dezember", "december", "dez", "dec"],
];
/// Words in lower case that stand within a name.
const PARTICLES: &[&str] = &[
    "von", "vom", "van", "de", "der", "den", "del", "di", "da", "dos", "du", "la", "le", "zu", "zur", "und", "and",
    "al",
];
/// Words with a capital that open a sentence, not the name of a place.
const ARTICLES: &[&str] = &["Der", "Die", "Das", "Dem", "Den", "Des", "Ein", "Eine", "Einer", "Kein", "Keine", "The"];
/// The longest line that is looked at, in bytes.
const MAX_LINE: usize = 160;

/// What a line says about the making of an article.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Credit {
    /// Who wrote it: names, an agency.
    pub(super) author: Option<String>,
    /// The day, in ISO form.
    pub(super) date: Option<String>,
}

/// What one part of such a line is.
enum Part {
    Author(String),
    Date(String),
    /// A weekday, a time of day.
    Time,
    /// What may be a place.
    Place,
}

/// Reads a line that consists of nothing but authors, agencies, places and dates, at least one of them no place.
pub(super) fn read(line: &str) -> Option<Credit> {
    let line = line.trim();
    if line.is_empty() || line.len() > MAX_LINE || line.contains('\n') {
        return None;
    }
    if let Some(date) = date(line) {
        return Some(Credit { author: None, date: Some(date) });
    }
    let mut authors = Vec::new();
    let mut credit = Credit { author: None, date: None };
    let mut places = 0;
    let mut times = 0;
    for part in parts(line) {
        match classify(part)? {
            Part::Author(author) => authors.push(author),
            Part::Date(date) => credit.date = credit.date.or(Some(date)),
            Part::Time => times += 1,
            Part::Place => places += 1,
        }
    }
    credit.author = (!authors.is_empty()).then(|| authors.join(", "));
    let says_something = credit.author.is_some() || credit.date.is_some();
    (says_something && places <= 2 && times <= 3).then_some(credit)
}

/// The parts of a line between commas, bars, dashes and brackets.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '·', '(', ')', '•'])
        .flat_map(|part| part.split(", "))
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .map(|part| part.trim().trim_end_matches(','))
        .filter(|part| !part.is_empty())
}

fn classify(part: &str) -> Option<Part> {
    if let Some(date) = date(part) {
        return Some(Part::Date(date));
    }
    if is_agencies(part) {
        return Some(Part::Author(part.to_owned()));
    }
    if is_time(part) {
        return Some(Part::Time);
    }
    for by in ["Von ", "von ", "By ", "Aus ", "VON "] {
        if let Some(names) = part.strip_prefix(by) {
            let is_author = by != "Aus " && is_names(names);
            return is_author.then(|| Part::Author(names.to_owned()));
        }
    }
    is_place(part).then_some(Part::Place)
}

/// Whether this is nothing but agencies: "dpa/afp".
pub(super) fn is_agencies(text: &str) -> bool {
    !text.is_empty()
        && text
            .split(['/', ',', ' '])
            .filter(|word| !word.is_empty())
            .all(|word| AGENCIES.contains(&word.to_lowercase().as_str()))
}

fn is_time(part: &str) -> bool {
    let part = part.to_lowercase();
    let time = part.strip_suffix(" uhr").unwrap_or(&part);
    WEEKDAYS.contains(&part.as_str())
        || time.split([':', '.']).count() <= 3
            && time.split([':', '.']).all(|n| matches!(n.len(), 1 | 2) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Names of people: words with a capital and particles, each person with two words at least.
fn is_names(names: &str) -> bool {
    !names.ends_with('.')
        && names.split([',', '&']).flat_map(|name| name.split(" und ")).flat_map(|name| name.split(" and ")).all(
            |name| {
                let words: Vec<&str> = name.split_whitespace().collect();
                let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
                capitals >= 2 && words.len() <= 6 && words.iter().all(|word| is_name_word(word))
            },
        )
}

fn is_name_word(word: &str) -> bool {
    PARTICLES.contains(&word)
        || word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
}

/// Up to four words with a capital, and the small ones within names of towns.
pub(super) fn is_place(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| {
        matches!(word, "am" | "an" | "der" | "im" | "in" | "bei" | "ob" | "vor" | "de" | "la" | "of" | "den")
            || word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '/' | '\'' | '’'))
    };
    words.len() <= 4
        && !words.first().is_some_and(|word| ARTICLES.contains(word))
        && words.iter().all(|word| is_word(word))
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words.last().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// A complete date, with a weekday or a word such as "Stand:" before it and a time after it left aside, in ISO form.
pub(super) fn date(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches(',')).collect();
    let mut words = words.as_slice();
    while let [first, rest @ ..] = words {
        let word = first.to_lowercase();
        if !DATE_WORDS.contains(&word.as_str()) && !WEEKDAYS.contains(&word.as_str()) {
            break;
        }
        words = rest;
    }
    let (date, rest) = match *words {
        [day, month, year, ref rest @ ..] if month_number(month).is_some() => {
            (iso(year, month_number(month)?, day.strip_suffix('.').unwrap_or(day)), rest)
        }
        [month, day, year, ref rest @ ..] if month_number(month).is_some() => {
            (iso(year, month_number(month)?, day), rest)
        }
        [numeric, ref rest @ ..] => (numeric_date(numeric), rest),
        [] => return None,
    };
    let rest = rest.join(" ");
    date.filter(|_| rest.is_empty() || is_time(&rest))
}

/// `24.5.2025` and `2025-05-24`.
fn numeric_date(text: &str) -> Option<String> {
    let by_dots: Vec<&str> = text.split('.').collect();
    let by_dashes: Vec<&str> = text.split('-').collect();
    match (by_dots.as_slice(), by_dashes.as_slice()) {
        ([day, month, year], _) | (_, [year, month, day]) => iso(year, month.parse().ok()?, day),
        _ => None,
    }
}

fn month_number(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.').to_lowercase();
    MONTHS.iter().position(|names| names.contains(&word.as_str())).map(|index| index + 1)
}

/// The date in ISO form, where there is such a day.
fn iso(year: &str, month: usize, day: &str) -> Option<String> {
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let date = Date::new(year, i8::try_from(month).ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}
