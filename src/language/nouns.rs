//! Common nouns that can stand for somebody or something named elsewhere: "die Ministerin", "das Unternehmen".

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::language::agreement::Agreement;
use crate::language::de::lists::rows;

const OFFICES: &str = include_str!("../../assets/lexicon/de/offices.tsv");
const SYNONYMS: &str = include_str!("../../assets/lexicon/de/office-synonyms.tsv");
const NOUNS: &str = include_str!("../../assets/lexicon/de/standing-nouns.tsv");

/// The shortest and longest last part of a compound that is looked up, in bytes.
const LAST_PART: std::ops::RangeInclusive<usize> = 4..=24;
/// A compound's first part has at least this many bytes.
const FIRST_PART: usize = 3;
/// So many bytes are looked at to see whether any noun ends so.
const END: usize = 3;

/// What a noun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Somebody.
    Person(Calling),
    /// An organisation or a place of one of these kinds, joined with `+`, as the lists of names call them.
    Kind(&'static str),
}

/// What a noun says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calling {
    /// What one is appointed to, or how one is addressed: Ministerin, König.
    Office,
    /// What one does: Stürmer, Juristin.
    Profession,
    /// What one is to somebody else: Schwester, Nachfolger.
    Relation,
    /// Anybody: Mann, Frau, Angeklagter.
    Anybody,
    /// Hardly the one of whom was spoken last: Fahrerin, Nachbar.
    Another,
}

/// A noun as one of its forms shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The masculine of an office, the base form of any other noun; in lower case, with the first part of a compound.
    pub lemma: String,
    /// What it can stand for.
    pub stands: Stands,
    /// Genders and numbers that the form can have.
    pub agreement: Agreement,
    /// Whether only the last part of it is in the lists.
    pub compound: bool,
}

#[derive(Clone, Copy)]
struct Entry {
    lemma: &'static str,
    stands: Stands,
    gender: Gender,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
    /// Declined as an adjective: the ending belongs to the determiner's gender.
    Adjective,
}

#[derive(Default)]
struct Table {
    nouns: HashMap<Box<str>, Entry, foldhash::fast::FixedState>,
    /// What the nouns end with: most words end with none of these, and need not be looked up part by part.
    ends: HashSet<[u8; END], foldhash::fast::FixedState>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for row in rows(NOUNS) {
        let [stands, gender, nouns] = row[..] else { continue };
        let stands = match stands {
            "person" => Stands::Person(Calling::Anybody),
            "another" => Stands::Person(Calling::Another),
            kind => Stands::Kind(kind),
        };
        let gender = match gender {
            "m" => Gender::Masculine,
            "f" => Gender::Feminine,
            "n" => Gender::Neuter,
            _ => Gender::Adjective,
        };
        for noun in nouns.split(' ') {
            enter(&mut table, noun, Entry { lemma: noun, stands, gender });
        }
    }
    for row in rows(OFFICES) {
        let [masculine, feminine, kind] = row[..] else { continue };
        let calling = match kind {
            "relation" => Calling::Relation,
            "profession" | "rank" => Calling::Profession,
            _ => Calling::Office,
        };
        let stands = Stands::Person(calling);
        let lemma = if masculine == "-" { feminine } else { masculine };
        // "Vorsitzender, Vorsitzende": declined as an adjective.
        if let Some(stem) = masculine.strip_suffix("er").filter(|stem| feminine.strip_suffix('e') == Some(stem)) {
            enter(&mut table, stem, Entry { lemma, stands, gender: Gender::Adjective });
            continue;
        }
        enter(&mut table, masculine, Entry { lemma, stands, gender: Gender::Masculine });
        enter(&mut table, feminine, Entry { lemma, stands, gender: Gender::Feminine });
    }
    table
});

fn enter(table: &mut Table, noun: &str, entry: Entry) {
    if noun.len() >= END && !noun.contains(' ') {
        let noun = noun.to_lowercase();
        table.ends.insert(end(&noun));
        table.nouns.entry(noun.into()).or_insert(entry);
    }
}

/// The last bytes of a word.
fn end(word: &str) -> [u8; END] {
    word.as_bytes().last_chunk().copied().unwrap_or_default()
}

/// What the form of a noun can stand for, as a whole or by the last part of a compound.
pub fn noun(form: &str) -> Option<Noun> {
    let lower = form.to_lowercase();
    let ends = |(ending, _): &&Ending| lower.strip_suffix(ending).is_some_and(|stem| TABLE.ends.contains(&end(stem)));
    let endings: Vec<&Ending> = ENDINGS.iter().filter(ends).collect();
    if endings.is_empty() {
        return None;
    }
    if let Some(noun) = reading(&lower, "", &endings) {
        return Some(noun);
    }
    let longest = lower.len().saturating_sub(FIRST_PART).min(*LAST_PART.end());
    (*LAST_PART.start()..=longest).rev().find_map(|length| {
        let (first, last) = lower.split_at_checked(lower.len() - length)?;
        reading(last, first, &endings)
    })
}

/// What the form of an office, a profession or a relation can stand for; none for other words.
pub fn office(form: &str) -> Option<Noun> {
    noun(form).filter(|noun| matches!(noun.stands, Stands::Person(calling) if !matches!(calling, Calling::Anybody | Calling::Another)))
}

/// The offices whose holders are also called by `lemma`.
pub fn also_means(lemma: &str) -> impl Iterator<Item = &'static str> {
    static MEANT: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| rows(SYNONYMS).map(|row| (row[0], row[1])).collect());
    MEANT.get(lemma).into_iter().flat_map(|offices| offices.split(' '))
}

type Ending = (&'static str, [Agreement; 4]);

/// The endings of nouns, with the number that they can be, for each gender.
const ENDINGS: [Ending; 9] = {
    const M: Agreement = Agreement::MASCULINE;
    const F: Agreement = Agreement::FEMININE;
    const N: Agreement = Agreement::NEUTER;
    const P: Agreement = Agreement::PLURAL;
    const NONE: Agreement = Agreement::empty();
    const MF: Agreement = M.union(F);
    const MP: Agreement = M.union(P);
    const NP: Agreement = N.union(P);
    const ALL: Agreement = MF.union(P);
    [
        ("", [MP, F, NP, NONE]),
        ("s", [MP, P, NP, NONE]),
        ("es", [M, NONE, N, NONE]),
        ("n", [MP, P, P, NONE]),
        ("en", [MP, P, P, ALL]),
        ("nen", [NONE, P, NONE, NONE]),
        ("e", [P, NONE, P, MF]),
        ("er", [P, NONE, P, ALL]),
        ("em", [NONE, NONE, NONE, M]),
    ]
};

fn reading(last: &str, first: &str, endings: &[&Ending]) -> Option<Noun> {
    endings.iter().find_map(|(ending, agreements)| {
        let entry = TABLE.nouns.get(last.strip_suffix(ending)?)?;
        let mut agreement = agreements[entry.gender as usize];
        // The plural of "Minister" looks like its singular; that of "Präsident" does not.
        if ending.is_empty() && !last.ends_with("er") && !last.ends_with("en") && !last.ends_with("el") {
            agreement -= Agreement::PLURAL;
        }
        (!agreement.is_empty()).then(|| Noun {
            lemma: format!("{first}{}", entry.lemma.to_lowercase()),
            stands: entry.stands,
            agreement,
            compound: !first.is_empty(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_nouns_tell_what_they_stand_for() {
        let (m, f, n, p) = (Agreement::MASCULINE, Agreement::FEMININE, Agreement::NEUTER, Agreement::PLURAL);
        let office = Stands::Person(Calling::Office);
        let cases = [
            ("Ministerin", "minister", office, f),
            ("Außenministers", "außenminister", office, m | p),
            ("Präsidenten", "präsident", office, m | p),
            ("Ministerinnen", "minister", office, p),
            ("Angeklagte", "angeklagt", Stands::Person(Calling::Anybody), m | f),
            ("Unternehmens", "unternehmen", Stands::Kind("company+bank+media"), n | p),
            ("Chemiekonzern", "chemiekonzern", Stands::Kind("company+media"), m),
        ];
        for (form, lemma, stands, agreement) in cases {
            let noun = noun(form).expect(form);
            assert_eq!((noun.lemma.as_str(), noun.stands, noun.agreement), (lemma, stands, agreement), "{form}");
        }
        for form in ["Fenster", "Brücke", "", "ß", "Wetterbericht"] {
            assert_eq!(noun(form), None, "{form}");
        }
    }
}
