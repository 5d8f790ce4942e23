//! The name of a thing as a list gives it: "des Auswärtigen Amtes" → "Auswärtiges Amt".

use std::ops::Range;

use crate::language::Text;
use crate::language::agreement::Agreement;
use crate::language::gazetteer::{NameClass, names};
use crate::language::model::tag::Upos;
use crate::language::nouns;
use crate::language::token::Kind;

/// Endings of adjectives in the weak declension, as names have them.
const ADJECTIVES: [&str; 8] = ["lich", "ig", "al", "iv", "är", "eint", "igt", "sch"];

/// Ends of neuter nouns in the names of organisations and places.
const NEUTER: [&str; 28] = [
    "amt",
    "werk",
    "institut",
    "kreuz",
    "gericht",
    "ministerium",
    "parlament",
    "komitee",
    "museum",
    "theater",
    "zentrum",
    "archiv",
    "büro",
    "haus",
    "reich",
    "land",
    "meer",
    "gymnasium",
    "werke",
    "orchester",
    "palais",
    "eck",
    "forum",
    "fernsehen",
    "bündnis",
    "bistum",
    "viertel",
    "netz",
];

/// The name in the nominative as it stands without an article, where the article before it tells its case.
pub(super) fn nominative(text: &Text, name: &Range<usize>) -> Option<String> {
    // "des zuständigen Bonner Amts"
    let mut before = (0..name.start).rev().take(3);
    let attribute =
        |&at: &usize| text.tags[at].upos == Upos::Adj && !text.capitalised(at) || text.tokens[at].kind == Kind::Opening;
    let article = text.of(before.find(|at| !attribute(at))?).to_lowercase();
    let words: Vec<&str> = name.clone().map(|at| text.of(at)).collect();
    let adjectives = name.clone().take_while(|&at| at + 1 < name.end && is_adjective(text, at)).count();
    let towns = words[adjectives..].iter().take_while(|word| names().derived_from(word).is_some()).count();
    // The genitive shows at the end of a run of nouns: "des Deutschen Sport Verbands".
    let run = words[adjectives + towns..].iter().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let last = adjectives + towns + run;
    let mut nouns = (adjectives + towns..last).filter(|_| article == "des");
    let genitive = nouns.find_map(|at| Some((at, without_genitive(words[at], adjectives + towns > 0)?)));
    let (head, noun) = genitive.or_else(|| Some((last.checked_sub(1)?, *words.get(last - 1)?)))?;
    let ending = match (article.as_str(), words[0].ends_with('n')) {
        ("der", true) | ("die" | "zur", _) => "e",
        ("den", _) if is_plural(noun) => "e",
        ("das" | "ins", _) => "es",
        ("des" | "dem" | "im" | "am" | "vom" | "zum" | "beim", _) if is_neuter(noun) => "es",
        ("der" | "den" | "des" | "dem" | "im" | "am" | "vom" | "zum" | "beim", _) => "er",
        _ => return None,
    };
    if adjectives == 0 && genitive.is_none() {
        return None;
    }
    let span = text.span(name.start, name.end)?;
    let mut citation = String::with_capacity(span.of(text.text).len());
    for (index, at) in name.clone().enumerate() {
        // Only where the text has a blank between two tokens the name has one.
        let apart = index > 0 && text.tokens[at - 1].span.end() < text.tokens[at].span.start();
        citation.push_str(if apart { " " } else { "" });
        match words[index] {
            word if index < adjectives => {
                citation.push_str(stem(word));
                citation.push_str(ending);
            }
            _ if index == head => citation.push_str(noun),
            word => citation.push_str(word),
        }
    }
    Some(citation)
}

/// The adjective without its weak ending.
fn stem(adjective: &str) -> &str {
    adjective.strip_suffix("en").or_else(|| adjective.strip_suffix('e')).unwrap_or(adjective)
}

fn is_adjective(text: &Text, at: usize) -> bool {
    let form = text.of(at);
    let stem = stem(form);
    let declined = stem.len() < form.len() && stem.len() > 2 && text.capitalised(at);
    declined
        && names().of(form).difference(NameClass::SURNAME).is_empty()
        && (text.tags[at].upos == Upos::Adj || ADJECTIVES.iter().any(|ending| stem.ends_with(ending)))
}

fn is_neuter(noun: &str) -> bool {
    let lower = noun.to_lowercase();
    NEUTER.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a noun behind "den" is several: "den Vereinten Nationen", but not "den Alpenverein".
fn is_plural(noun: &str) -> bool {
    const PLURALS: [&str; 6] = ["ionen", "ungen", "heiten", "keiten", "schaften", "innen"];
    let known = || nouns::noun(noun).is_some_and(|noun| (noun.agreement - Agreement::PLURAL).is_empty());
    PLURALS.iter().any(|ending| noun.ends_with(ending)) || known()
}

/// A noun without the ending of the genitive, where what is left is a noun that names are made of; behind an adjective or
/// a town it may be any noun.
fn without_genitive(noun: &str, declined: bool) -> Option<&str> {
    let known = |stem: &&str| {
        let class = NameClass::ORGANISATION_HEAD | NameClass::PLACE_HEAD | NameClass::OTHER_HEAD;
        names().of(stem).intersects(class) || nouns::noun(stem).is_some()
    };
    let long = noun.strip_suffix("es").filter(|stem| !stem.ends_with(['e', 'i']));
    let short = noun.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'd', 'u', 'i', 'o', 'a']));
    let plain = |stem: &&str| stem.len() > 4 && stem.is_ascii();
    long.filter(known)
        .or_else(|| short.filter(known))
        .or_else(|| long.filter(plain))
        .or_else(|| short.filter(|stem| declined && plain(stem)))
}
