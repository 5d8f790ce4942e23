//! The forms of a verb from its infinitive, by rule and the table of strong verbs.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The forms of a verb that a news text needs: third person, infinitives, participles.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// The separable prefix, empty where there is none.
    pub prefix: String,
    /// The infinitive, which is also the plural present, without the prefix.
    pub infinitive: String,
    /// Present indicative, 3rd person singular.
    pub present: String,
    /// Past indicative, 3rd person singular and plural.
    pub past: [String; 2],
    /// Konjunktiv I, 3rd person singular.
    pub konjunktiv1: String,
    /// Konjunktiv II, 3rd person singular and plural; the same as the past for weak verbs.
    pub konjunktiv2: [String; 2],
    /// Past participle with the prefix.
    pub participle: String,
    /// Infinitive with zu, where that is one word.
    pub zu_infinitive: Option<String>,
}

type Strong = [&'static str; 4];

static STRONG: LazyLock<HashMap<&'static str, Strong>> = LazyLock::new(|| {
    include_str!("../../../assets/lexicon/de/strong-verbs.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let infinitive = columns.next()?;
            Some((infinitive, [columns.next()?, columns.next()?, columns.next()?, columns.next()?]))
        })
        .collect()
});

/// Prefixes that do not separate; a participle after them has no `ge`.
const INSEPARABLE: [&str; 14] =
    ["be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "über", "unter", "um", "wider", "hinter", "voll"];

/// The forms of a verb given as in the lists: "an|kündigen", "schreiben".
pub fn forms(entry: &str) -> Forms {
    let (prefix, base) = entry.rsplit_once('|').unwrap_or(("", entry));
    let mut forms = strong(base).unwrap_or_else(|| weak(base));
    base.clone_into(&mut forms.infinitive);
    forms.prefix = prefix.replace('_', " ");
    if !prefix.is_empty() && !prefix.contains('_') {
        forms.participle.insert_str(0, prefix);
        forms.zu_infinitive = Some(format!("{prefix}zu{base}"));
    }
    forms
}

fn strong(base: &str) -> Option<Forms> {
    let (inseparable, row) = match STRONG.get(base) {
        Some(row) => ("", row),
        None => INSEPARABLE.iter().find_map(|prefix| Some((*prefix, STRONG.get(base.strip_prefix(prefix)?)?)))?,
    };
    let [present, past, participle, konjunktiv2] = row.map(|form| format!("{inseparable}{form}"));
    let participle = match row[2].strip_prefix("ge") {
        Some(rest) if !inseparable.is_empty() => format!("{inseparable}{rest}"),
        _ => participle,
    };
    let plural = |form: &str| if form.ends_with('e') { format!("{form}n") } else { format!("{form}en") };
    Some(Forms {
        past: [past.clone(), plural(&past)],
        konjunktiv1: format!("{}e", stem(base)),
        konjunktiv2: [konjunktiv2.clone(), plural(&konjunktiv2)],
        present,
        participle,
        ..Forms::default()
    })
}

fn weak(base: &str) -> Forms {
    let stem = stem(base);
    let link = if needs_link(stem) { "e" } else { "" };
    let no_ge = base.ends_with("ieren")
        || INSEPARABLE.iter().any(|prefix| base.strip_prefix(prefix).is_some_and(|rest| rest.len() > 4));
    let past = format!("{stem}{link}te");
    let konjunktiv1 = match base.strip_suffix("eln") {
        Some(short) => format!("{short}le"),
        None => format!("{stem}e"),
    };
    Forms {
        present: format!("{stem}{link}t"),
        past: [past.clone(), format!("{past}n")],
        konjunktiv2: [past.clone(), format!("{past}n")],
        konjunktiv1,
        participle: format!("{}{stem}{link}t", if no_ge { "" } else { "ge" }),
        ..Forms::default()
    }
}

fn stem(infinitive: &str) -> &str {
    infinitive.strip_suffix("en").or_else(|| infinitive.strip_suffix('n')).unwrap_or(infinitive)
}

/// Whether an `e` stands between stem and ending: "arbeit-e-t", "rechn-e-t", "öffn-e-t".
fn needs_link(stem: &str) -> bool {
    if stem.ends_with(['t', 'd']) {
        return true;
    }
    let Some(before) = stem.strip_suffix(['m', 'n']) else { return false };
    before.chars().next_back().is_some_and(|c| !"aeiouäöülrhmn".contains(c)) || before.ends_with("ch")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected_by_their_class() {
        let cases = [
            ("an|kündigen", "kündigt kündigte kündige kündigte angekündigt"),
            ("mit|teilen", "teilt teilte teile teilte mitgeteilt"),
            ("sprechen", "spricht sprach spreche spräche gesprochen"),
            ("versprechen", "verspricht versprach verspreche verspräche versprochen"),
            ("bekannt|geben", "gibt gab gebe gäbe bekanntgegeben"),
            ("kritisieren", "kritisiert kritisierte kritisiere kritisierte kritisiert"),
            ("rechnen", "rechnet rechnete rechne rechnete gerechnet"),
            ("bemängeln", "bemängelt bemängelte bemängle bemängelte bemängelt"),
            ("erläutern", "erläutert erläuterte erläutere erläuterte erläutert"),
            ("öffnen", "öffnet öffnete öffne öffnete geöffnet"),
            ("fordern", "fordert forderte fordere forderte gefordert"),
        ];
        for (entry, expected) in cases {
            let f = forms(entry);
            let got = [&f.present, &f.past[0], &f.konjunktiv1, &f.konjunktiv2[0], &f.participle].map(String::as_str);
            assert_eq!(got.join(" "), expected, "{entry}");
        }
    }
}
