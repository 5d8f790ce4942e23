//! Frames in which no person's verb reports: a document speaks, or only a source is named.

use std::ops::Range;

use super::frame::{Frame, Shape};
use super::{Parsed, speaker};
use crate::extraction::{EntityKind, Medium};
use crate::language::Text;
use crate::language::clause::Border;
use crate::language::lexicon::{Class, Object, Strength};
use crate::language::phrase::{Extent, Phrase};

/// Prepositions of what a text stands in or comes from.
const STANDS_IN: [&str; 8] = ["in", "im", "auf", "aus", "bei", "beim", "von", "vom"];

/// Whether a form is of a verb that says what a text holds.
pub(super) fn is_verb(form: &str) -> bool {
    const FORMS: [&str; 9] = ["heißt", "hieß", "geheißen", "steht", "stand", "stehe", "stehen", "stünde", "stünden"];
    FORMS.contains(&form)
}

/// "In der Mitteilung heißt es", "wie es hieß", "im Bericht steht": the document speaks.
pub(super) fn speaks(
    text: &Text,
    parsed: &Parsed,
    mut frame: Frame,
    finite: usize,
    clause: Range<usize>,
) -> Option<Frame> {
    let es = |at: usize| text.of(at) == "es";
    let time = |phrase: &Phrase| text.is(phrase.head, Class::TIME_NOUN | Class::WEEKDAY | Class::MONTH);
    let speaks = |at: usize| {
        let phrase = text.phrase(at + 1, clause.end, Extent::Full)?;
        // "heißt es zur Begründung"
        let purpose = matches!(text.of(at), "zu" | "zur" | "zum" | "Zu" | "Zur" | "Zum");
        let preposition = text.is(at, Class::PREPOSITION) && !purpose && text.is_noun(phrase.head) && !time(&phrase);
        let phrase = phrase.first..phrase.end;
        let document = phrase.clone().any(|noun| text.names(noun, Class::DOCUMENT | Class::SOURCE_NOUN));
        let stands = text.of(frame.verb).starts_with("st");
        (preposition && (document || !stands && speaker::speaks(text, &phrase))).then_some(phrase)
    };
    // "hieß es auf der Seite": whatever it stands in or comes from, where that is no place.
    let stands_in = |at: usize| {
        let phrase = text.phrase(at + 1, clause.end, Extent::Full)?;
        let noun = text.is_noun(phrase.head) && text.labels[phrase.head].0.kind() != Some(EntityKind::Location);
        let preposition = STANDS_IN.iter().any(|preposition| text.of(at).eq_ignore_ascii_case(preposition));
        (preposition && noun && !time(&phrase)).then_some(phrase.first..phrase.end)
    };
    let verb = frame.verb;
    let says = es(verb + 1) || es(finite + 1);
    frame.speaker = clause.clone().find_map(speaks);
    if frame.speaker.is_none() && says {
        frame.speaker = clause.clone().find_map(stands_in);
    }
    // "In dem Beschluss, den der Rat fasste, heißt es"
    let opening = &parsed.pieces[0];
    if frame.speaker.is_none() && says && finite == clause.start && opening.finite.is_none() && !opening.quoted {
        frame.speaker = stands_in(opening.tokens.start).map(|phrase| phrase.start..phrase.end.min(opening.tokens.end));
    }
    if verb != finite && es(finite + 1) {
        frame.cue = vec![finite, finite + 1, verb];
    } else if es(verb + 1) {
        frame.cue = vec![verb, verb + 1];
    } else if verb == clause.start + 1 && text.of(clause.start) == "Es" {
        frame.cue = vec![clause.start, verb];
    } else if frame.shape == Shape::Wie && es(clause.start + 1) {
        frame.cue = vec![clause.start, clause.start + 1, verb];
    } else if frame.speaker.is_none() {
        return None;
    }
    // "Es heißt, …" reports whatever follows, "im Bericht steht" a dass-clause alone.
    if frame.cue.iter().any(|&at| text.of(at).eq_ignore_ascii_case("es")) {
        frame.strength = Strength::Saying;
    }
    frame.medium = Medium::SpeechWriting;
    Some(frame)
}

/// "so die Ministerin", "so Bürgermeister Keller am Montag": no verb, only the source.
pub(super) fn so(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
    let piece = &parsed.pieces[index];
    let first = piece.tokens.start;
    if text.of(first) != "so" || index == 0 && piece.border == Border::Open {
        return None;
    }
    let mut last = index;
    let after = parsed.pieces.get(index + 1);
    let phrase = text.phrase(first + 1, parsed.sentence.tokens.end, Extent::Full)?;
    let oblique = matches!(text.of(first + 1), "den" | "dem") || text.is(first + 1, Class::ADVERB | Class::PREPOSITION);
    if oblique || piece.finite.is_some() || !text.is_noun(phrase.head) && !text.is(phrase.head, Class::PERSONAL) {
        return None;
    }
    if after.is_some_and(|after| !after.quoted && phrase.end >= after.tokens.end) {
        last = index + 1;
    }
    Some(Frame {
        shape: Shape::So,
        pieces: index..last + 1,
        tail: None,
        cue: vec![first],
        verb: first,
        medium: Medium::SpeechWriting,
        strength: Strength::Saying,
        speaker: Some(phrase.first..phrase.end),
        passive: false,
        object: Object::empty(),
        inserted: false,
    })
}
