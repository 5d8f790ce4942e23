//! What a number counts in: percent, money.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::Text;
use crate::language::de::lists::rows;

const CURRENCIES: &str = include_str!("../../../assets/lexicon/de/currencies.tsv");

/// What a number counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hundredth parts.
    Percent,
    /// A difference between two of those.
    PercentagePoint,
    /// Money, with its ISO 4217 code where the text tells which one it is.
    Currency(Option<&'static str>),
}

#[derive(Default)]
struct Currencies {
    /// As they are written.
    signs: HashMap<&'static str, Unit, foldhash::fast::FixedState>,
    /// In lower case; those with an adjective before them as its stem, `+` and the name.
    names: HashMap<&'static str, Unit, foldhash::fast::FixedState>,
    /// Names of the hundredth part.
    cents: HashMap<&'static str, Unit, foldhash::fast::FixedState>,
}

static TABLE: LazyLock<Currencies> = LazyLock::new(|| {
    let mut table = Currencies::default();
    for row in rows(CURRENCIES) {
        let [code, signs, names, cents] = row[..] else { continue };
        let unit = Unit::Currency((code != "-").then_some(code));
        table.signs.extend(signs.split_whitespace().filter(|sign| *sign != "-").map(|sign| (sign, unit)));
        table.names.extend(names.split_whitespace().map(|name| (name, unit)));
        table.cents.extend(cents.split_whitespace().filter(|name| *name != "-").map(|name| (name, unit)));
    }
    table
});

/// The unit that begins at a token, and the token after it.
pub(super) fn read(text: &Text, at: usize, end: usize) -> Option<(Unit, usize)> {
    if at >= end {
        return None;
    }
    let form = text.of(at);
    let lower = form.to_lowercase();
    match lower.as_str() {
        "%" | "prozent" => return Some((Unit::Percent, at + 1)),
        "prozentpunkt" | "prozentpunkte" | "prozentpunkten" => return Some((Unit::PercentagePoint, at + 1)),
        _ => {}
    }
    if let Some(sign) = sign(text, at) {
        return Some((sign, at + 1));
    }
    if let Some(&unit) = TABLE.names.get(lower.as_str()) {
        let sterling = at + 1 < end && text.of(at + 1).eq_ignore_ascii_case("sterling");
        return Some((unit, at + 1 + usize::from(sterling)));
    }
    // "kanadische Dollar", "Schweizer Franken"
    let stem = ["en", "er", "e"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    if at + 1 >= end || !(stem.ends_with("isch") || stem == "schweiz" || stem == "deutsch") {
        return None;
    }
    let name = text.of(at + 1).to_lowercase();
    let unit = TABLE.names.get(format!("{stem}+{name}").as_str()).or_else(|| TABLE.names.get(name.as_str()))?;
    Some((*unit, at + 2))
}

/// The currency whose sign or code stands at a token: "€", "USD".
pub(super) fn sign(text: &Text, at: usize) -> Option<Unit> {
    TABLE.signs.get(text.of(at)).copied()
}

/// The currency whose hundredth part is named at a token: "Cent".
pub(super) fn cent(text: &Text, at: usize) -> Option<Unit> {
    TABLE.cents.get(text.of(at).to_lowercase().as_str()).copied()
}
