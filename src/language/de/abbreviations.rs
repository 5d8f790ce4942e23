//! Words that end in a point.

use std::collections::HashSet;
use std::sync::LazyLock;

static LISTS: LazyLock<(HashSet<&'static str>, HashSet<&'static str>)> = LazyLock::new(|| {
    let list = include_str!("../../../assets/lexicon/de/abbreviations.txt");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let text = lines.collect::<Vec<_>>().join("\n");
    let (never, sometimes) = list[list.len() - text.len()..].split_once("----").unwrap_or((list, ""));
    (never.split_whitespace().collect(), sometimes.split_whitespace().collect())
});

/// Whether `form`, which ends in a point, is an abbreviation.
pub fn is_abbreviation(form: &str) -> bool {
    LISTS.0.contains(form) || LISTS.1.contains(form)
}

/// Whether a sentence may end with the abbreviation.
pub fn may_end_sentence(form: &str) -> bool {
    LISTS.1.contains(form)
}
