//! The source of a frame: its subject, read by position.

use std::ops::Range;

use super::cue::FoundCue;
use super::frame::Shape;
use super::nominative::{can_be_subject, is_nominative_pronoun, is_oblique_pronoun, only_looks_like_noun};
use crate::extract::names::is_office;
use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
use crate::language::phrase::{Extent, Phrase};

/// What in a phrase shows that it names somebody who can speak.
const SPEAKS: NameClass = NameClass::GIVEN
    .union(NameClass::ORGANISATION)
    .union(NameClass::ORGANISATION_HEAD)
    .union(NameClass::OFFICE)
    .union(NameClass::OFFICE_FEMALE);

/// The subject that stands behind a verb: "sagte am Freitag die Ministerin".
pub(super) fn behind(text: &Text, verb: usize, limit: usize) -> Option<Range<usize>> {
    // "sah es der Rat als erwiesen an": "es" only announces what follows, if anything does.
    let es = (text.of(verb + 1) == "es").then_some(verb + 1..verb + 2);
    let first = es.as_ref().map_or(verb + 1, |es| es.end);
    behind_from(text, verb, first, limit).or(es)
}

fn behind_from(text: &Text, verb: usize, first: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = first;
    while at < limit {
        if text.is(at, Class::REFLEXIVE) || is_oblique_pronoun(text.of(at)) {
            at += 1;
        } else if text.is(at, Class::PREPOSITION) && !text.capitalised(at) {
            at = skip_preposition(text, at, limit);
        } else if let Some(phrase) = text.phrase(at, limit, Extent::Full) {
            let found = phrase.first..phrase.end;
            if is_time(text, phrase) || !can_be_subject(text, &found, verb) {
                at = phrase.end.max(at + 1);
                continue;
            }
            return Some(found);
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
    let phrase = text.phrase(at, verb, Extent::Full)?;
    let adverb = phrase.first + 1 == phrase.end && phrase.end == verb && only_looks_like_noun(text, phrase.head);
    if is_time(text, phrase) || adverb || !can_be_subject(text, &(phrase.first..phrase.end), verb) {
        return None;
    }
    // "Das sagte sie": what was said, not who said it.
    if matches!(text.of(phrase.head), "Das" | "Dies" | "das" | "dies" | "es" | "Es") {
        return None;
    }
    // What follows the phrase and stands before the verb belongs to it ("der Forscher an der Universität"), unless an
    // adverb begins it.
    let mut end = phrase.end;
    if end < verb && attaches(text, end) && text.is_noun(phrase.head) {
        end = verb;
        while end > phrase.end && !text.is_noun(end - 1) && !text.capitalised(end - 1) && text.of(end - 1) != "“" {
            end -= 1;
        }
        // "das Ministerium am Freitag in Bonn": when it was said is no part of the name, nor what follows.
        let time = |at| text.phrase(at + 1, end, Extent::Core).is_some_and(|phrase| is_time(text, phrase));
        end = (phrase.end..end).find(|&at| text.is(at, Class::PREPOSITION) && time(at)).unwrap_or(end);
    }
    Some(phrase.first..end)
}

/// Whether a preposition leads on in the phrase that ends before it. A name takes fewer: "Keller aus Bonn".
fn attaches(text: &Text, at: usize) -> bool {
    let name = text.labels[at - 1].0.kind().is_some_and(|kind| kind != EntityKind::Organisation);
    let of_name = matches!(text.of(at), "von" | "vom" | "aus" | "für");
    text.is(at, Class::PREPOSITION) && (!name || of_name)
}

/// Whether something in a phrase shows that it names somebody or something that can speak.
pub(super) fn speaks(text: &Text, phrase: &Range<usize>) -> bool {
    // A noun without an article is a name more often than a thing: "Lammert würdigte …".
    let bare = phrase.len() == 1
        && text.is_noun(phrase.start)
        && text.labels[phrase.start].0.kind().is_some()
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
                    || is_named(text, at)
                    || is_office(text.of(at))
                    || names().of_inflected(text.of(at)).sure().intersects(SPEAKS))
    })
}

/// Whether a token is of the name of a person or an organisation that owns nothing: not "Kellers" in "Kellers Sieg".
fn is_named(text: &Text, at: usize) -> bool {
    let kind = |at: usize| text.labels.get(at).and_then(|(label, _)| label.kind());
    let owns = text.of(at).ends_with('s') && text.is_noun(at + 1) && kind(at + 1).is_none();
    matches!(kind(at), Some(EntityKind::Person | EntityKind::Organisation)) && !owns
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
            let source = || matches!(text.of(first + 1), "aus").then(|| out_of(text, clause)).flatten();
            before(text, first + 1, verb).or_else(source).or(between.filter(|between| text.of(between.start) != "es"))
        }
        // "Als Grund nannte der Rat …": what "als" leads in is a phrase and no clause.
        Shape::Dependent if is_phrase_with_als(text, first, cue.finite, end) => behind(text, cue.finite, clause.end),
        Shape::Dependent => {
            let inner = before(text, first + 1, cue.finite.min(end));
            if can_be_relative_subject(text, first, inner.as_ref(), cue.finite) {
                return Some(first..first + 1);
            }
            inner
        }
        Shape::Main if text.of(first).eq_ignore_ascii_case("während") => before(text, first + 1, cue.finite.min(end)),
        _ => {
            let before = before(text, cue.from.unwrap_or(first), cue.finite.min(end));
            // "Die Arbeit der Ministerin lobte er": no other case of the pronoun looks so.
            if is_nominative_pronoun(text.of(cue.finite + 1)) {
                return Some(cue.finite + 1..cue.finite + 2);
            }
            let behind = || behind(text, cue.finite, clause.end);
            // "…, das vorschlug, …": with nothing between, a relative clause looks like a main clause.
            let relative = text.is(first, Class::RELATIVE) && !text.capitalised(first) && cue.finite == first + 1;
            let relative = || relative.then_some(first..first + 1);
            // "Es weist den Vorwurf zurück": where nobody else is named, "es" is not empty.
            let it = || (text.of(first) == "Es" && cue.finite == first + 1).then_some(first..first + 1);
            // "Die Entscheidung nannte er falsch": what cannot speak is the object.
            match before {
                Some(before) if speaks(text, &before) => Some(before),
                Some(before) => behind().filter(|behind| speaks(text, behind)).or(Some(before)),
                None => behind().or_else(|| out_of(text, clause)).or_else(it).or_else(relative),
            }
        }
    }
}

/// "Keller, die Leiterin, sagte": who stands before the verb, parted from it by commas, unless that is an object and
/// the subject stands behind: "Die Gäste, die warteten, bat er um Geduld".
pub(super) fn of_leading(text: &Text, leading: Range<usize>, verb: usize, limit: usize) -> Range<usize> {
    if is_nominative_pronoun(text.of(verb + 1)) {
        return verb + 1..verb + 2;
    }
    let behind = || behind(text, verb, limit).filter(|behind| speaks(text, behind));
    if speaks(text, &leading) { leading } else { behind().unwrap_or(leading) }
}

/// Whether "als" opens a phrase: in a clause the finite verb would be the last word.
fn is_phrase_with_als(text: &Text, first: usize, verb: usize, end: usize) -> bool {
    text.of(first).eq_ignore_ascii_case("als") && verb + 1 < end && !text.is(first + 1, Class::PERSONAL)
}

/// Whether the word that opens a relative clause is its subject; `inner` is what could be it instead.
fn can_be_relative_subject(text: &Text, first: usize, inner: Option<&Range<usize>>, verb: usize) -> bool {
    let form = text.of(first);
    let relative = text.is(first, Class::RELATIVE) && !matches!(form, "dem" | "den" | "denen" | "dessen" | "deren");
    let Some(inner) = inner.filter(|_| relative) else { return relative };
    let opening = text.of(inner.start);
    let nominative = is_nominative_pronoun(opening) || matches!(opening, "der" | "ein" | "sie" | "dieser" | "es");
    match form {
        // In the feminine alone "der" is a dative.
        "der" => !nominative && !text.is(verb, Class::PLURAL),
        "die" => !nominative && text.is(verb, Class::PLURAL) && !can_be_subject(text, inner, verb),
        _ => false,
    }
}

/// The subject of the last main clause among the pieces, which the clause behind them shares; none where that is in
/// Konjunktiv and so somebody's words.
pub(super) fn of_clause_before(text: &Text, pieces: &[Piece]) -> Option<Range<usize>> {
    let main = |piece: &Piece| piece.finite.is_some() && !piece.quoted && !text.subordinate(piece.tokens.start);
    let last = pieces.iter().rposition(main)?;
    let piece = &pieces[last];
    let verb = piece.finite.filter(|_| !piece.konjunktiv)?;
    if verb == piece.tokens.start {
        // "Kern, der Leiter, wollte nichts sagen, gab aber zu"
        let opening = pieces.first().filter(|opening| last > 0 && !opening.quoted && opening.finite.is_none())?;
        return before(text, opening.tokens.start, opening.tokens.end);
    }
    before(text, piece.tokens.start, verb).or_else(|| behind(text, verb, piece.tokens.end))
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
        let stands_in = |at: usize| {
            let phrase = text.phrase(at + 1, clause.end, Extent::Full)?;
            text.names(phrase.head, Class::DOCUMENT).then_some(phrase.first..phrase.end)
        };
        clause.clone().filter(|&at| text.is(at, Class::PREPOSITION)).find_map(stands_in)
    };
    by(text, cue.finite..clause.end).or_else(|| by(text, clause.clone())).or_else(document)
}

/// The agent of a passive: "wurde von der Polizei mitgeteilt", "von Seiten der Polizei".
pub(super) fn by(text: &Text, range: Range<usize>) -> Option<Range<usize>> {
    const BY: [&str; 6] = ["von", "vom", "Von", "Vom", "seitens", "Seitens"];
    let mut at = range.clone().find(|&at| BY.contains(&text.of(at)))? + 1;
    at += usize::from(text.of(at) == "Seiten");
    let phrase = text.phrase(at, range.end, Extent::Full)?;
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
