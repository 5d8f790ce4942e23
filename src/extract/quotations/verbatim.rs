//! Whether a passage in quotation marks is somebody's words, or a title, a name or a word that the article only holds at a
//! distance.

use std::ops::Range;

use super::Parsed;
use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::mark::Quoted;
use crate::language::model::tag::Upos;
use crate::language::token::Kind;

/// So many words are more than a title, a name or a word held at a distance.
pub(super) const LONG: usize = 5;
/// Where something else speaks for it, so many are enough.
const SHORT: usize = 3;
/// So many tokens and passages back a noun may stand that says what is called out.
const BACK: usize = 8;

/// Nouns behind which a passage is a title or a name.
#[rustfmt::skip]
const TITLED: &[&str] = &[
    "Motto", "Titel", "Name", "Namen", "Film", "Buch", "Roman", "Song", "Lied", "Album", "Stück", "Serie", "Sendung",
    "Gesetz", "Gesetzes", "Projekt", "Kampagne", "Aktion", "Ausstellung", "Operation", "Zeitung", "Magazin", "Magazins",
    "Wettbewerb", "Programm", "Begriff", "Grundsatz", "Prädikat", "Bereich", "Kategorie", "Rubrik",
];

/// Nouns behind which a passage is what is called out or to be read.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "Aufschrift", "Aufschriften", "Inschrift", "Kampfruf", "Kommentar", "Losung", "Losungen", "Parole", "Parolen", "Ruf",
    "Rufe", "Rufen", "Schlachtruf", "Slogan", "Slogans", "Sprechchor", "Sprechchöre", "Sprechchören", "Spruch", "Sprüche",
    "Sprüchen", "Worte", "Worten",
];

/// The outermost passages that open in a range of tokens, those without a word left out.
pub(super) fn passages(text: &Text, range: &Range<usize>) -> Vec<Quoted> {
    let from = text.quoted.partition_point(|passage| passage.open < range.start);
    let inside = text.quoted[from..].iter().take_while(|passage| passage.open < range.end);
    inside.filter(|passage| passage.depth == 0 && text.words(passage.open..passage.close) > 0).copied().collect()
}

/// A passage with its marks, and what stands around it.
pub(super) struct Passage<'a> {
    text: &'a Text<'a>,
    marked: &'a Range<usize>,
    words: usize,
}

impl<'a> Passage<'a> {
    pub(super) fn new(text: &'a Text, marked: &'a Range<usize>) -> Self {
        Self { text, marked, words: text.words(marked.clone()) }
    }

    /// Whether it is taken word for word from whoever says what it stands in. What opens in lower case goes on in their
    /// sentence; what opens with a capital may be a title or a name.
    pub(super) fn is_verbatim_inside(&self) -> bool {
        let sentence = self.words >= LONG || self.words >= SHORT && self.runs_on();
        let told = self.opens_lower() || (sentence || self.is_phrase()) && !self.is_titled() || self.is_called();
        told && !self.form_before().starts_with("sogenannt")
    }

    /// Whether it is somebody's words in the article's own sentence; `inverted` says whether a clause that opens with its
    /// verb stands behind it.
    pub(super) fn is_verbatim(&self, parsed: &Parsed, inverted: bool) -> bool {
        let opens = self.marked.start == parsed.sentence.tokens.start;
        // "Kern: „Danke!“", "Sie nickt. „Schon gut.“"
        let apart = opens || self.form_before() == ":";
        let sentence = self.words >= LONG && (self.runs_on() || self.stops())
            || self.words >= SHORT && self.runs_on() && !self.is_named()
            || apart && self.stops()
            || opens && inverted;
        let lower = self.opens_lower()
            && (self.words >= LONG
                || self.words >= SHORT && self.is_german()
                || self.is_held_up()
                || self.is_predicate(parsed));
        !self.is_titled() && (sentence || lower || self.is_called())
    }

    /// Whether an indefinite article stands before it, as it does before no title and no name.
    pub(super) fn is_introduced(&self) -> bool {
        matches!(self.form_before(), "ein" | "eine" | "einen" | "einem" | "einer")
    }

    /// Whether some word in it is of the name of somebody or of a place.
    pub(super) fn has_name(&self) -> bool {
        let names = |at: usize| self.text.labels[at].0.kind().is_some_and(|kind| kind != EntityKind::Other);
        self.marked.clone().any(names)
    }

    fn before(&self) -> Option<usize> {
        self.marked.start.checked_sub(1)
    }

    fn form_before(&self) -> &str {
        self.before().map_or("", |before| self.text.of(before))
    }

    fn first(&self) -> usize {
        self.marked.start + 1
    }

    fn last(&self) -> usize {
        self.marked.end.saturating_sub(2)
    }

    fn is_titled(&self) -> bool {
        TITLED.contains(&self.form_before())
    }

    /// Whether a noun or "der" stands before it, whose name it may be.
    fn is_named(&self) -> bool {
        self.before().is_some_and(|before| self.text.is_noun(before) || self.text.is(before, Class::ARTICLE))
    }

    /// Whether it ends as a sentence does.
    fn stops(&self) -> bool {
        self.text.tokens[self.last()].kind == Kind::Stop
    }

    /// Whether its first word is in lower case and no name: not "profil", "tagesschau.de".
    fn opens_lower(&self) -> bool {
        let (text, first) = (self.text, self.first());
        let attribute = text.is_attribute(first) && text.is_noun(first + 1);
        let named = matches!(text.tags[first].upos, Upos::Propn | Upos::Noun | Upos::X) && !attribute;
        !text.capitalised(first) && text.tokens[first].kind == Kind::Word && !named
    }

    /// Whether some word in it shows that it is no name in another language: "con energy". Behind a noun only its first
    /// word tells; what follows a noun is its name more often.
    fn is_german(&self) -> bool {
        let small = Class::OPENS_PHRASE | Class::PREPOSITION | Class::VERBAL | Class::ADVERB | Class::COORDINATOR;
        let text = self.text;
        let behind_noun = self.before().is_some_and(|before| text.is_noun(before));
        let end = if behind_noun { self.first() + 1 } else { self.marked.end };
        (self.first()..end).any(|at| !text.capitalised(at) && (text.is(at, small) || text.is_attribute(at)))
    }

    /// "sprach von „kalter Berechnung“": an attribute and its noun without a determiner before them.
    fn is_held_up(&self) -> bool {
        let (text, first) = (self.text, self.first());
        let leads = |before| {
            text.is(before, Class::PREPOSITION & !Class::OPENS_PHRASE | Class::FINITE)
                && !text.is(before, Class::CONTRACTION)
        };
        self.words == 2 && text.is_attribute(first) && text.is_noun(first + 1) && self.before().is_some_and(leads)
    }

    /// "zeigte sich „tief erschüttert“", "ist die Lage „alarmierend“": what somebody is said to be.
    fn is_predicate(&self, parsed: &Parsed) -> bool {
        let piece = parsed.pieces.iter().find(|piece| piece.tokens.end == self.marked.end);
        let is = |verb| self.text.is(verb, Class::SEIN) || self.text.is(verb + 1, Class::REFLEXIVE);
        !self.text.is_noun(self.last()) && piece.and_then(|piece| piece.finite).is_some_and(is)
    }

    /// "die Parole „…“", "Rufe wie „…“ und „…“", "auf dem Schild stand „…“".
    fn is_called(&self) -> bool {
        let mut at = self.marked.start;
        for _ in 0..BACK {
            let Some(before) = at.checked_sub(1) else { return false };
            match self.text.of(before) {
                "wie" | "zum" | "Beispiel" | "etwa" | ":" | "und" | "oder" | "," => at = before,
                "steht" | "stehen" | "stand" | "standen" => return true,
                noun if self.text.tokens[before].kind != Kind::Closing => return CALLED.contains(&noun),
                _ => {
                    // Over a passage that is called out as well.
                    let Some(passage) = self.text.passage_closed_at(before) else { return false };
                    at = passage.open;
                }
            }
        }
        false
    }

    /// "eine „Kluft zwischen Arm und Reich“": several German words that are no name and name nothing.
    fn is_phrase(&self) -> bool {
        self.words >= SHORT && (self.is_introduced() || !self.is_named()) && self.is_german() && !self.has_name()
    }

    /// Whether it runs on as a text does rather than a name: with a verb or a pronoun.
    fn runs_on(&self) -> bool {
        let lower = |at: usize, classes: Class| self.text.is(at, classes) && !self.text.capitalised(at);
        self.marked.clone().any(|at| lower(at, Class::FINITE | Class::PERSONAL))
            || lower(self.last(), Class::INFINITIVE | Class::ZU_INFINITIVE)
    }
}
