//! The source of a frame: its subject, read by position.

use std::ops::Range;

use super::cue::FoundCue;
use super::frame::Shape;
use crate::extract::names::is_office;
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
use crate::language::phrase::{Extent, Phrase};
use crate::language::sentence::Sentence;

/// What in a phrase shows that it names somebody who can speak.
const SPEAKS: NameClass = NameClass::GIVEN
    .union(NameClass::ORGANISATION)
    .union(NameClass::ORGANISATION_HEAD)
    .union(NameClass::OFFICE)
    .union(NameClass::OFFICE_FEMALE);

/// The subject that stands behind a verb: "sagte am Freitag die Ministerin".
pub(super) fn behind(text: &Text, verb: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = verb + 1;
    while at < limit {
        if text.is(at, Class::REFLEXIVE) || dative(text.of(at)) {
            at += 1;
        } else if text.is(at, Class::PREPOSITION) && !text.capitalised(at) {
            at = skip_preposition(text, at, limit);
        } else if let Some(phrase) = text.phrase(at, limit, Extent::Full) {
            if is_time(text, phrase) || oblique(text.of(phrase.first)) {
                at = phrase.end.max(at + 1);
                continue;
            }
            return Some(phrase.first..phrase.end);
        } else if text.is(at, Class::ADVERB | Class::PARTICLE) {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// The subject that stands before a verb, from the start of its clause: "Die Ministerin sagte".
pub(super) fn before(text: &Text, start: usize, verb: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < verb && text.is(at, Class::COORDINATOR | Class::ADVERB) {
        at += 1;
    }
    let opens = |at: usize| text.is(at, Class::PREPOSITION) || matches!(text.of(at), "als" | "Als" | "wie" | "Wie");
    if at >= verb || opens(at) {
        return None;
    }
    if dative(text.of(at)) {
        return None;
    }
    let phrase = text.phrase(at, verb, Extent::Full)?;
    if is_time(text, phrase) || oblique(&text.of(phrase.first).to_lowercase()) {
        return None;
    }
    // "Das sagte sie": what was said, not who said it.
    if matches!(text.of(phrase.head), "Das" | "Dies" | "das" | "dies" | "es" | "Es") {
        return None;
    }
    // What follows the phrase and stands before the verb belongs to it ("der Forscher an der Universität"), unless an
    // adverb begins it.
    let mut end = phrase.end;
    if end < verb && text.is(end, Class::PREPOSITION) && text.is_noun(phrase.head) {
        end = verb;
        while end > phrase.end && !text.is_noun(end - 1) && !text.capitalised(end - 1) && text.of(end - 1) != "“" {
            end -= 1;
        }
        // "das Ministerium am Freitag": when it was said is no part of the name.
        if text.is(end - 1, Class::WEEKDAY | Class::MONTH | Class::TIME_NOUN) {
            end = (phrase.end..end).rfind(|&at| text.is(at, Class::PREPOSITION)).unwrap_or(end);
        }
    }
    Some(phrase.first..end)
}

/// Whether something in a phrase shows that it names somebody or something that can speak.
pub(super) fn speaks(text: &Text, phrase: &Range<usize>) -> bool {
    // A noun without an article is a name more often than a thing: "Lammert würdigte …".
    let bare = phrase.len() == 1
        && text.is_noun(phrase.start)
        && !text.is(phrase.start, Class::PARTICIPLE | Class::NUMERAL | Class::FINITE | Class::UTTERANCE_NOUN);
    // In "die Ankündigung des Ministers" it is the announcement that would have to speak.
    let head = phrase.clone().find(|&at| text.is_noun(at)).unwrap_or(phrase.start);
    let attached = |at: &usize| *at > head && text.is(*at, Class::OPENS_PHRASE | Class::PREPOSITION);
    let end = phrase.clone().find(attached).unwrap_or(phrase.end);
    bare || (phrase.start..end).any(|at| {
        let pronoun = text.is(at, Class::PERSONAL) && !matches!(text.of(at).to_lowercase().as_str(), "es" | "man");
        (pronoun || text.is(at, Class::DOCUMENT)) && !text.is(at, Class::OPENS_PHRASE)
            || text.capitalised(at)
                && (text.names(at, Class::SPEAKER)
                    || is_office(text.of(at))
                    || names().of_inflected(text.of(at)).intersects(SPEAKS))
    })
}

/// The subject of a clause in the active; `end` is the end of its first piece.
pub(super) fn subject(
    text: &Text,
    clause: &Range<usize>,
    end: usize,
    cue: &FoundCue,
    shape: Shape,
) -> Option<Range<usize>> {
    let first = clause.start;
    match shape {
        Shape::VerbFirst => behind(text, cue.finite, clause.end),
        Shape::Wie => {
            let verb = cue.finite.min(end);
            // "Wie beispiel.de berichtet": a name in lower case is all that stands between.
            let between = (first + 1 < verb && verb < first + 6).then_some(first + 1..verb);
            before(text, first + 1, verb).or(between.filter(|between| text.of(between.start) != "es"))
        }
        Shape::Dependent => {
            let relative =
                text.is(first, Class::RELATIVE) && !matches!(text.of(first), "dem" | "den" | "denen" | "dessen");
            before(text, first + 1, cue.finite.min(end)).or_else(|| relative.then_some(first..first + 1))
        }
        _ => {
            let before = before(text, cue.from.unwrap_or(first), cue.finite.min(end));
            // "Die Arbeit der Ministerin lobte er": no other case of the pronoun looks so.
            if matches!(text.of(cue.finite + 1), "er" | "man") {
                return Some(cue.finite + 1..cue.finite + 2);
            }
            let behind = || behind(text, cue.finite, clause.end);
            // "Die Entscheidung nannte er falsch": what cannot speak is the object.
            match before {
                Some(before) if speaks(text, &before) => Some(before),
                Some(before) => behind().filter(|behind| speaks(text, behind)).or(Some(before)),
                None => behind().or_else(|| out_of(text, clause)),
            }
        }
    }
}

/// "Das geht aus einem Bericht hervor", "aus der Fraktion verlautete": what the words come out of.
fn out_of(text: &Text, clause: &Range<usize>) -> Option<Range<usize>> {
    let at = clause.clone().find(|&at| matches!(text.of(at), "aus" | "Aus"))?;
    let phrase = text.phrase(at + 1, clause.end, Extent::Full)?;
    text.is_noun(phrase.head).then_some(phrase.first..phrase.end)
}

/// Who speaks in a passive: its agent, a document in which it stands, and whoever is quoted where that is the verb.
pub(super) fn of_passive(text: &Text, clause: &Range<usize>, cue: &FoundCue) -> Option<Range<usize>> {
    if text.of(cue.verb) == "zitiert" {
        return before(text, clause.start, cue.finite).or_else(|| behind(text, cue.finite, clause.end));
    }
    let document = || {
        let at = clause.clone().find(|&at| {
            text.is(at, Class::PREPOSITION)
                && text
                    .phrase(at + 1, clause.end, Extent::Full)
                    .is_some_and(|phrase| text.names(phrase.head, Class::DOCUMENT))
        })?;
        text.phrase(at + 1, clause.end, Extent::Full).map(|phrase| phrase.first..phrase.end)
    };
    by(text, clause.clone()).or_else(document)
}

/// The subject of the sentence's first main clause, which a sentence without a source of its own may go on from.
pub(super) fn of_sentence(text: &Text, sentence: &Sentence) -> Option<Range<usize>> {
    let pieces = text.pieces(sentence.tokens.clone());
    let main = pieces.iter().find(|piece| !piece.quoted && !text.subordinate(piece.tokens.start))?;
    let speaking = |subject: &Range<usize>| speaks(text, subject);
    let Some(verb) = main.finite else {
        // "Die Leiterin des Amtes, Ute Kranz, warb um Geduld": a comma parts the subject from its verb.
        return before(text, main.tokens.start, main.tokens.end).filter(speaking);
    };
    let agent = text.is(verb, Class::WERDEN).then(|| by(text, main.tokens.clone())).flatten();
    let subject = || before(text, main.tokens.start, verb).filter(speaking);
    agent.filter(speaking).or_else(subject).or_else(|| behind(text, verb, main.tokens.end).filter(speaking))
}

/// The agent of a passive: "wurde von der Polizei mitgeteilt".
pub(super) fn by(text: &Text, range: Range<usize>) -> Option<Range<usize>> {
    let von = range.clone().find(|&at| matches!(text.of(at), "von" | "vom" | "Von" | "Vom"))?;
    let phrase = text.phrase(von + 1, range.end, Extent::Full)?;
    text.is_noun(phrase.head).then_some(phrase.first..phrase.end)
}

fn skip_preposition(text: &Text, at: usize, limit: usize) -> usize {
    let mut inner = at + 1;
    while inner < limit && text.is(inner, Class::ADVERB | Class::PREPOSITION) && !text.capitalised(inner) {
        inner += 1;
    }
    text.phrase(inner, limit, Extent::Core).map_or(at + 1, |phrase| phrase.end.max(at + 1))
}

fn is_time(text: &Text, phrase: Phrase) -> bool {
    text.is(phrase.head, Class::WEEKDAY | Class::MONTH | Class::TIME_NOUN)
}

/// Pronouns that are no subject.
fn dative(form: &str) -> bool {
    matches!(form, "ihm" | "ihnen" | "ihn" | "mir" | "dir" | "uns" | "mich" | "dich" | "euch" | "Ihm" | "Ihnen")
}

/// Determiners that open no subject.
fn oblique(form: &str) -> bool {
    matches!(form, "dem" | "den" | "einem" | "einen" | "diesem" | "seinem" | "seinen" | "ihrem" | "ihren" | "des")
}
