//! What single words say of the phrases that they stand in.

use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::token::Kind;

/// "vermisste", "geltendes", "geflohenen".
pub(super) fn is_participial(form: &str) -> bool {
    let stem = ["em", "en", "er", "es", "e"].iter().find_map(|ending| form.strip_suffix(ending)).unwrap_or_default();
    stem.ends_with(['t', 'd']) || stem.ends_with("en")
}

/// Whether a number word stands for whom it counts: "und fünf verletzt".
pub(super) fn counts_people(text: &Text, at: usize) -> bool {
    let number = text.is(at, Class::NUMERAL) && !text.capitalised(at)
        || text.tokens.get(at).is_some_and(|token| token.kind == Kind::Number) && !text.of(at).contains([':', ',']);
    let verb = (at + 1..at + 4).take_while(|&at| !text.is_noun(at)).find(|&at| text.is(at, Class::PARTICIPLE));
    number
        && text.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word)
        && (verb.is_some_and(|verb| !text.is_noun(verb + 1)) || text.of(at + 1) == "weitere")
}

/// Whether a word stands for itself, not for how many: "nun", "dann", but not "mindestens".
pub(super) fn is_adverb(text: &Text, at: usize) -> bool {
    const OF_NUMBERS: [&str; 13] = [
        "etwa",
        "rund",
        "knapp",
        "fast",
        "nahezu",
        "beinahe",
        "circa",
        "ca.",
        "ungefähr",
        "mindestens",
        "höchstens",
        "wenigstens",
        "maximal",
    ];
    text.is(at, Class::ADVERB)
        && !text.is(at, Class::PREPOSITION | Class::OPENS_PHRASE)
        && !OF_NUMBERS.contains(&&*text.lower(at))
}

/// "mehr als" before a number belongs to its phrase.
pub(super) fn is_bound(text: &Text, at: usize) -> bool {
    matches!((text.of(at), text.of(at + 1)), ("mehr" | "weniger" | "Mehr" | "Weniger", "als") | ("bis" | "Bis", "zu"))
        && is_number(text, at + 2)
}

/// Whether a token is a number, in figures or in a word.
pub(super) fn is_number(text: &Text, at: usize) -> bool {
    text.of(at).starts_with(|c: char| c.is_ascii_digit()) || text.is(at, Class::NUMERAL)
}

/// Four figures.
pub(super) fn is_year(text: &Text, at: usize) -> bool {
    text.of(at).len() == 4 && text.of(at).bytes().all(|byte| byte.is_ascii_digit())
}

/// A year without a preposition: "… gewann 2006 den Preis".
pub(super) fn is_bare_year(text: &Text, at: usize) -> bool {
    is_year(text, at) && text.of(at).starts_with(['1', '2']) && !text.is_noun(at + 1) && !text.is_attribute(at + 1)
}

/// Whether a noun is one of time, alone or as the last part of a compound: "Samstagabend".
pub(super) fn is_time(text: &Text, head: usize) -> bool {
    text.is(head, Class::TIME_NOUN | Class::WEEKDAY | Class::MONTH)
        || [
            "abend",
            "nacht",
            "morgen",
            "nachmittag",
            "jahr",
            "wochenende",
            "montag",
            "donnerstag",
            "freitag",
            "sonntag",
        ]
        .iter()
        .any(|end| text.of(head).len() > end.len() && text.of(head).ends_with(end))
}

/// "heute", "damals"; "Morgen" is a noun wherever it stands.
pub(super) fn is_time_adverb(text: &Text, at: usize) -> bool {
    const ADVERBS: [&str; 14] = [
        "heute",
        "gestern",
        "vorgestern",
        "übermorgen",
        "bald",
        "kürzlich",
        "demnächst",
        "damals",
        "vormittags",
        "mittags",
        "nachmittags",
        "abends",
        "nachts",
        "morgens",
    ];
    text.of(at) == "morgen" || ADVERBS.contains(&&*text.lower(at))
}

/// Whether a word can be the head of a phrase that takes part in something.
pub(super) fn stands(text: &Text, head: usize) -> bool {
    text.is_noun(head) && !text.is(head, Class::AUXILIARY) && !opens_sentence(text, head)
        || text.is(head, Class::PERSONAL) && !matches!(text.of(head), "es" | "Es" | "man" | "Man")
        || text.is(head, Class::DETERMINER) && !text.is(head, Class::PERSONAL) && stands_alone(text, head)
}

/// "Einige", "viele" without a noun.
fn stands_alone(text: &Text, at: usize) -> bool {
    matches!(
        &*text.lower(at),
        "einige"
            | "viele"
            | "mehrere"
            | "beide"
            | "manche"
            | "andere"
            | "zahlreiche"
            | "wenige"
            | "alle"
            | "tausende"
            | "hunderte"
            | "dutzende"
            | "dieser"
            | "dieses"
    )
}

/// Words that are no nouns though a sentence that they open writes them like one.
fn opens_sentence(text: &Text, at: usize) -> bool {
    const WORDS: [&str; 29] = [
        "Kurz",
        "Insgesamt",
        "Ebenfalls",
        "Ebenso",
        "Offenbar",
        "Angeblich",
        "Damals",
        "Allein",
        "Derzeit",
        "Zurzeit",
        "Bislang",
        "Bisher",
        "Anschließend",
        "Mehr",
        "Wenig",
        "Möglicherweise",
        "Besonders",
        "Gegenwärtig",
        "Erst",
        "Unklar",
        "Eigentlich",
        "Jedenfalls",
        "Nebenbei",
        "Erstmals",
        "Lange",
        "Einmal",
        "Nunmehr",
        "Demzufolge",
        "Demnach",
    ];
    WORDS.contains(&text.of(at))
}

/// Whether a phrase that begins with the token cannot be a subject.
pub(super) fn oblique(text: &Text, first: usize) -> bool {
    const FORMS: [&str; 27] = [
        "den", "dem", "des", "einen", "einem", "eines", "einer", "seinen", "seinem", "seiner", "ihren", "ihrem",
        "ihrer", "diesen", "diesem", "keinen", "keinem", "ihn", "ihm", "ihnen", "mich", "uns", "mir", "dich", "euch",
        "dessen", "jeden",
    ];
    FORMS.contains(&&*text.lower(first)) || text.of(first) == "der" && first > 0 && text.is_noun(first - 1)
}

/// Whether a phrase that begins with the token is plain singular: "ein Mann", "das Haus", "er".
pub(super) fn singular(text: &Text, first: usize) -> bool {
    matches!(&*text.lower(first), "ein" | "eine" | "das" | "er" | "dieses" | "kein" | "jeder" | "jede")
}
