//! Words that end in a point.

use std::collections::HashSet;
use std::sync::LazyLock;

static LISTS: LazyLock<[HashSet<&'static str>; 2]> = LazyLock::new(|| {
    let list = include_str!("../../../assets/lexicon/de/abbreviations.txt");
    let (never, sometimes) = list.split_once("----").unwrap_or((list, ""));
    let words = |part: &'static str| {
        part.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
    };
    [words(never), words(sometimes)]
});

/// Whether `form`, which ends in a point, is an abbreviation.
pub fn is_abbreviation(form: &str) -> bool {
    LISTS.iter().any(|list| list.contains(form))
}

/// Whether a sentence may end with the abbreviation.
pub fn may_end_sentence(form: &str) -> bool {
    LISTS[1].contains(form)
}
