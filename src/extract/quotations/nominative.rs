//! Whether a noun phrase can be the subject of a verb: by its case and number, as far as its words tell them.

use std::ops::Range;

use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::agreement::Agreement;
use crate::language::lexicon::Class;
use crate::language::model::tag::Upos;
use crate::language::nouns;

/// Endings of nouns that are feminine.
const FEMININE: [&str; 7] = ["ung", "heit", "keit", "schaft", "tion", "sion", "tät"];

/// Whether the phrase can be the subject of the finite verb.
pub(super) fn can_be_subject(text: &Text, phrase: &Range<usize>, verb: usize) -> bool {
    let Some(number) = number_of_verb(text, verb) else { return !is_oblique(text, phrase) };
    !is_oblique(text, phrase) && number_of_phrase(text, phrase).intersects(number)
}

/// Whether its first words show that a phrase is no nominative: "den Rat", "der Verwaltung".
fn is_oblique(text: &Text, phrase: &Range<usize>) -> bool {
    let first = text.of(phrase.start);
    if is_oblique_determiner(first) || is_oblique_pronoun(first) {
        return true;
    }
    if !matches!(first, "der" | "Der" | "dieser" | "Dieser") {
        return false;
    }
    let Some(head) = phrase.clone().find(|&at| text.is_noun(at)) else { return false };
    let form = text.of(head);
    FEMININE.iter().any(|ending| form.ends_with(ending))
        || nouns::noun(form).is_some_and(|noun| !noun.agreement.contains(Agreement::MASCULINE))
}

/// Pronouns that are no subject.
pub(super) fn is_oblique_pronoun(form: &str) -> bool {
    matches!(form, "ihm" | "ihnen" | "ihn" | "mir" | "dir" | "uns" | "mich" | "dich" | "euch" | "Ihm" | "Ihnen")
}

/// Determiners that open no subject.
pub(super) fn is_oblique_determiner(form: &str) -> bool {
    const FORMS: [&str; 13] = [
        "dem", "den", "einem", "einen", "diesem", "diesen", "seinem", "seinen", "ihrem", "ihren", "des", "keinen",
        "jeden",
    ];
    FORMS.iter().any(|oblique| form.eq_ignore_ascii_case(oblique))
}

/// What a pronoun can be that is a nominative and nothing else.
pub(super) fn is_nominative_pronoun(form: &str) -> bool {
    matches!(form, "er" | "man" | "wir" | "ich")
}

/// Whether a word that opens its sentence is a noun only by its capital: "Langfristig".
pub(super) fn only_looks_like_noun(text: &Text, at: usize) -> bool {
    const ENDINGS: [&str; 8] = ["ig", "lich", "isch", "bar", "los", "weise", "end", "t"];
    let form = text.of(at);
    let known = text.tokens[at].word.is_some() || ENDINGS.iter().any(|ending| form.ends_with(ending));
    let adverbial =
        matches!(text.tags[at].upos, Upos::Adv | Upos::Adj | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Verb);
    adverbial && known && text.labels[at].0.kind().is_none() && !text.names(at, Class::SPEAKER)
}

const SINGULAR: Agreement = Agreement::MASCULINE.union(Agreement::FEMININE).union(Agreement::NEUTER);

/// The numbers that a finite verb can have; none where its form does not tell.
fn number_of_verb(text: &Text, verb: usize) -> Option<Agreement> {
    if text.is(verb, Class::PLURAL) || text.of(verb) == "sind" {
        return Some(Agreement::PLURAL);
    }
    text.is(verb, Class::FINITE).then_some(SINGULAR)
}

/// The numbers that a phrase can have, read as a nominative.
fn number_of_phrase(text: &Text, phrase: &Range<usize>) -> Agreement {
    let several =
        |at: usize| matches!(text.of(at), "und" | "sowie" | "oder" | "," | "als" | "sowohl" | "Sowohl" | "Weder");
    let before = phrase.start.checked_sub(1).is_some_and(several);
    let head = phrase.clone().find(|&at| text.is_noun(at));
    let Some(head) = head.filter(|_| !before && !(phrase.start..=phrase.end).any(several)) else {
        return number_of_pronoun(text.of(phrase.start));
    };
    if head == phrase.start {
        // "Minister Keller", "Keller", but not "Fischer" or "Kellers Berater"
        let person = |at: usize| text.labels[at].0.kind() == Some(EntityKind::Person);
        let owner = phrase.len() > 1 && text.of(head).ends_with('s');
        let named = person(phrase.end - 1) && !owner && (phrase.len() > 1 || nouns::noun(text.of(head)).is_none());
        return if named { SINGULAR } else { Agreement::all() };
    }
    // "die Europäische Union"
    let declined = |at: usize| text.of(at).ends_with(['e', 'n']) && text.is_noun(at + 1) && at + 1 < phrase.end;
    let head = if declined(head) && text.labels[head].0.kind().is_some() { head + 1 } else { head };
    let noun = || nouns::noun(text.of(head)).map_or(Agreement::all(), |noun| noun.agreement);
    match text.of(phrase.start).to_lowercase().as_str() {
        "die" | "diese" | "jene" | "seine" | "ihre" | "keine" | "unsere" => {
            // "die neue Leitung", "die neuen Regeln"
            let attribute = text.of(head - 1);
            let declined = head > phrase.start + 1 && !text.is(head - 1, Class::NUMERAL);
            let singular = FEMININE.iter().any(|ending| text.of(head).ends_with(ending));
            if declined && attribute.ends_with("en") {
                Agreement::PLURAL
            } else if declined && attribute.ends_with('e') || singular {
                SINGULAR
            } else {
                let told = noun() & (Agreement::FEMININE | Agreement::PLURAL);
                if told.is_empty() { Agreement::all() } else { told }
            }
        }
        "ein" | "eine" | "einer" | "eines" | "kein" | "sein" | "ihr" | "mein" | "unser" | "der" | "das" => SINGULAR,
        first => number_of_pronoun(first),
    }
}

/// The numbers of a word that stands for a whole phrase, or opens one.
fn number_of_pronoun(form: &str) -> Agreement {
    match form {
        "er" | "es" | "man" | "ich" | "Er" | "Es" | "Man" | "dieser" | "dieses" | "jeder" | "jede" | "jedes" => {
            SINGULAR
        }
        "wir" | "Wir" | "viele" | "einige" | "mehrere" | "zahlreiche" | "beide" | "alle" | "etliche" | "manche" => {
            Agreement::PLURAL
        }
        _ => Agreement::all(),
    }
}
