//! Clauses that report: a verb of saying and what belongs to it. `content` tells what they report.

use std::ops::Range;

use super::content::is_infinitive;
use super::cue::{self, FoundCue};
use super::{Parsed, noun, speaker};
use crate::extraction::Medium;
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::{Class, Strength};
use crate::language::phrase::Extent;

/// How a frame stands to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The verb opens the clause: "…, sagte sie".
    VerbFirst,
    /// "…, wie sie sagte".
    Wie,
    /// "…, so die Ministerin".
    So,
    /// A main clause of its own: "Sie sagte, …".
    Main,
    /// A clause that depends on another: "…, die gesagt hatte, dass …".
    Dependent,
    /// A noun that names what is said: "die Forderung, …".
    Noun,
}

pub(super) struct Frame {
    pub(super) shape: Shape,
    /// The pieces that it fills.
    pub(super) pieces: Range<usize>,
    /// A piece behind what it reports that belongs to it as well: "lehnte die Forderung, …, ab".
    pub(super) tail: Option<usize>,
    pub(super) cue: Vec<usize>,
    pub(super) verb: usize,
    pub(super) medium: Medium,
    pub(super) strength: Strength,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) passive: bool,
}

/// All frames of a sentence, in order and apart from each other.
pub(super) fn all(text: &Text, parsed: &Parsed) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for piece in 0..parsed.pieces.len() {
        if frames.last().is_some_and(|frame| frame.pieces.contains(&piece)) {
            continue;
        }
        if let Some(mut frame) = frame_at(text, parsed, piece) {
            // "Sie nickte, bat um Ruhe und sagte": a verb that opens its clause shares the subject of the one before.
            if frame.speaker.is_none() && frame.shape == Shape::VerbFirst && !frame.passive {
                frame.speaker = frames.last().and_then(|before: &Frame| before.speaker.clone());
            }
            frames.push(frame);
        }
    }
    frames
}

fn frame_at(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
    let piece = &parsed.pieces[index];
    if piece.quoted {
        return None;
    }
    if let Some(frame) = so_frame(text, parsed, index) {
        return Some(frame);
    }
    let Some(cue) = cue::find(text, parsed, index) else { return noun::frame(text, parsed, index) };
    let first = piece.tokens.start;
    // "lehnte die Forderung, … zu beenden, ab": what the particle closes in is the content.
    let tail = cue.last_piece.checked_sub(1).filter(|&before| before >= index && opens_content(text, parsed, index + 1));
    let tail = tail.map(|_| cue.last_piece);
    let last = if tail.is_some() { index } else { cue.last_piece };
    let mut frame = Frame {
        shape: shape(text, first, &cue),
        pieces: index..last + 1,
        tail,
        cue: cue.positions.clone(),
        verb: cue.verb,
        medium: cue.medium,
        strength: cue.strength,
        speaker: None,
        passive: cue.passive,
    };
    let leads = matches!(frame.shape, Shape::Wie) || text.of(first) == "so" && frame.shape == Shape::VerbFirst;
    if leads && frame.cue.first() != Some(&first) {
        frame.cue.insert(0, first);
    }
    if index > 0
        && !leads
        && cue.finite == first
        && let Some(subject) = leading_subject(text, parsed, index)
    {
        let wie = text.of(parsed.sentence.tokens.start) == "Wie";
        frame.shape = if wie { Shape::Wie } else { Shape::Main };
        frame.pieces.start = 0;
        if wie {
            frame.cue.insert(0, parsed.sentence.tokens.start);
        }
        let behind = || speaker::behind(text, cue.finite, parsed.pieces[last].tokens.end);
        let subject = Some(subject).filter(|subject| speaker::speaks(text, subject) || frame.passive).or_else(behind);
        frame.speaker = if frame.passive { speaker::by(text, first..piece.tokens.end) } else { subject };
        return Some(frame);
    }
    let clause = first..parsed.pieces[last].tokens.end;
    if matches!(text.of(cue.verb), "heißt" | "hieß" | "Heißt" | "Hieß" | "steht" | "stand") {
        return told_in_document(text, frame, clause);
    }
    frame.speaker = if frame.passive {
        speaker::of_passive(text, &clause, &cue)
    } else {
        speaker::subject(text, &clause, piece.tokens.end, &cue, frame.shape)
    };
    Some(frame)
}

fn shape(text: &Text, first: usize, cue: &FoundCue) -> Shape {
    if text.of(first).eq_ignore_ascii_case("wie") && cue.verb > first + 1 {
        Shape::Wie
    } else if cue.verb == first || text.of(first) == "so" && cue.verb == first + 1 {
        Shape::VerbFirst
    } else if text.subordinate(first) {
        Shape::Dependent
    } else {
        Shape::Main
    }
}

/// "Platter, der Minister, sagte": the phrases without a verb before the verb, where nothing else stands there.
fn leading_subject(text: &Text, parsed: &Parsed, index: usize) -> Option<Range<usize>> {
    let plain = |piece: &Piece| !piece.quoted && (piece.finite.is_none() || text.subordinate(piece.tokens.start));
    let before = &parsed.pieces[..index];
    let last = &before[index - 1];
    let infinitive = text.is(last.tokens.start, Class::INFINITIVE_OPENER) && is_infinitive(text, last);
    let opening = &before[0].tokens;
    let first = opening.start + usize::from(text.of(opening.start) == "Wie");
    let fits = before.iter().all(plain) && before[0].finite.is_none() && !infinitive;
    (fits && text.phrase(first, opening.end, Extent::Full).is_some()).then_some(first..last.tokens.end)
}

/// "In der Mitteilung heißt es", "wie es hieß", "im Bericht steht": the document speaks.
fn told_in_document(text: &Text, mut frame: Frame, clause: Range<usize>) -> Option<Frame> {
    let es = |at: usize| text.of(at) == "es";
    let speaks = |at: usize| {
        let phrase = text.phrase(at + 1, clause.end, Extent::Full)?;
        let preposition = text.is(at, Class::PREPOSITION) && text.is_noun(phrase.head);
        let phrase = phrase.first..phrase.end;
        let document = phrase.clone().any(|noun| text.names(noun, Class::DOCUMENT | Class::SOURCE_NOUN));
        let stands = matches!(text.of(frame.verb), "steht" | "stand");
        (preposition && (document || !stands && speaker::speaks(text, &phrase))).then_some(phrase)
    };
    frame.speaker = clause.clone().find_map(speaks);
    let verb = frame.verb;
    if es(verb + 1) {
        frame.cue = vec![verb, verb + 1];
    } else if frame.shape == Shape::Wie && es(verb - 1) {
        frame.cue = vec![clause.start, verb - 1, verb];
    } else if frame.speaker.is_none() {
        return None;
    }
    frame.medium = Medium::SpeechWriting;
    Some(frame)
}

/// "so die Ministerin", "so Bürgermeister Keller am Montag": no verb, only the source.
fn so_frame(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
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
    })
}

/// Whether a piece is a dass-clause or an infinitive with zu.
fn opens_content(text: &Text, parsed: &Parsed, index: usize) -> bool {
    let Some(piece) = parsed.pieces.get(index) else { return false };
    matches!(text.of(piece.tokens.start), "dass" | "daß") || is_infinitive(text, piece)
}
