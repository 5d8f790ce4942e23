//! Frames with no words of their own: clauses that sum up what was said, and those that take up the sentence before.

use std::ops::Range;

use super::content::{fill, tells_of_nobody};
use super::evidence::Evidence;
use super::frame::{Frame, Frames, Shape};
use super::{Draft, Parsed, cue, speaker};
use crate::extraction::{Medium, QuotationKind};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::{Class, Object, Strength};
use crate::language::sentence::Sentence;
use crate::language::token::Kind;

/// "Berlin (dpa) – ": a dateline has at most this many tokens.
const DATELINE: usize = 8;

/// Appends the clauses that give a statement in the article's own words: "Er warnte vor weiteren Angriffen."
pub(super) fn find(text: &Text, parsed: &Parsed, frames: &Frames, drafts: &mut Vec<Draft>, first: usize) {
    for (index, frame) in frames.all.iter().enumerate() {
        let claimed = drafts[first..].iter().any(|draft| draft.cue == frame.cue);
        if claimed {
            let own = first_conjunct(text, parsed, frame);
            let own = own.filter(|own| !drafts[first..].iter().any(|draft| overlaps(draft, &own.quote[0])));
            drafts.extend(own);
            continue;
        }
        if !summarises(text, parsed, frame) {
            continue;
        }
        let range = if frames.all.len() == 1 && drafts.len() == first {
            parsed.sentence.tokens.clone()
        } else {
            // Beside other frames its own clause, with what depends on it.
            let start = parsed.pieces[frame.pieces.start].tokens.start;
            let start = start + usize::from(text.is(start, Class::COORDINATOR));
            let next = frames.all.get(index + 1).map_or(parsed.pieces.len(), |next| next.pieces.start);
            let depends = |piece: &&Piece| text.subordinate(piece.tokens.start) && !piece.konjunktiv && !piece.quoted;
            let behind = parsed.pieces[frame.pieces.end..next.max(frame.pieces.end)].iter().take_while(depends);
            start..behind.last().unwrap_or(&parsed.pieces[frame.pieces.end - 1]).tokens.end
        };
        if drafts[first..].iter().any(|draft| overlaps(draft, &range)) {
            continue;
        }
        let mut draft = Draft::new(QuotationKind::Reported, vec![range], parsed.index, Evidence::Summary);
        draft.medium = Some(frame.medium);
        draft.speaker.clone_from(&frame.speaker);
        drafts.push(draft);
    }
}

/// "Der Rat rief zu Spenden auf und beschloss, …": of two verbs that one subject has, the first sums up, the second reports.
fn first_conjunct(text: &Text, parsed: &Parsed, frame: &Frame) -> Option<Draft> {
    let piece = &parsed.pieces[frame.pieces.start];
    let verb = piece.finite.filter(|verb| frame.shape == Shape::Main && !frame.cue.contains(verb))?;
    let end = (verb + 2..frame.verb.min(piece.tokens.end)).rfind(|&at| text.is(at, Class::COORDINATOR))?;
    if !cue::sums_up(text, verb, end) {
        return None;
    }
    let mut draft = Draft::new(QuotationKind::Reported, Vec::new(), parsed.index, Evidence::Summary);
    draft.quote.push(piece.tokens.start..end);
    draft.medium = Some(frame.medium);
    draft.speaker.clone_from(&frame.speaker);
    Some(draft)
}

fn overlaps(draft: &Draft, range: &Range<usize>) -> bool {
    draft.quote.iter().any(|quote| quote.start < range.end && range.start < quote.end)
}

fn summarises(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    let Some(speaker) = frame.speaker.as_ref().filter(|_| frame.object.contains(Object::SUM)) else { return false };
    // Told in Konjunktiv, it is itself reported by somebody else; the pluperfect tells of what happened before.
    let konjunktiv = parsed.pieces[frame.pieces.clone()].iter().any(|piece| piece.konjunktiv);
    let thought = frame.medium == Medium::SpeechThought;
    let before = frame.cue.iter().any(|&at| {
        text.is(at, Class::SEIN) || text.is(at, Class::HABEN) && (thought || text.of(at).starts_with("hatte"))
    });
    if konjunktiv || before || !matches!(frame.shape, Shape::Main | Shape::VerbFirst) || tells_of_nobody(text, frame) {
        return false;
    }
    let clause = parsed.pieces[frame.pieces.start].tokens.start..parsed.pieces[frame.pieces.end - 1].tokens.end;
    if frame.passive {
        return clause.clone().any(|at| text.of(at) == "als");
    }
    let topic = |at: usize| matches!(text.of(at), "vor" | "von" | "über" | "für" | "zu" | "auf" | "als" | "an" | "mit");
    let after = frame.cue[0] + 1..clause.end;
    let object =
        |at: usize| text.is_noun(at) && !speaker.contains(&at) && !text.is(at, Class::TIME_NOUN | Class::WEEKDAY);
    // "Der Sturm forderte zwei Menschenleben": what cannot speak counts something.
    let counts = |at: usize| text.is(at, Class::NUMERAL) || text.tokens[at].kind == Kind::Number;
    let speaks = speaker::speaks(text, speaker);
    (speaks || !after.clone().any(counts)) && clause.clone().any(object) || after.clone().any(topic)
}

/// "Das kündigte der Minister an": the sentence before is what he announced.
pub(super) fn refers_back(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    let first = parsed.sentence.tokens.start;
    let said = frame.strength == Strength::Saying || frame.strength == Strength::Strong && !frame.passive;
    matches!(text.of(first), "Das" | "Dies") && said && frame.cue.contains(&(first + 1))
}

/// Whether a quotation is a passage that fills its sentence and that no frame claims.
fn is_passage(draft: &Draft, sentence: &Sentence) -> bool {
    let fills = draft.quote.first().is_some_and(|quote| quote.start == sentence.tokens.start);
    draft.kind == QuotationKind::Direct && fills && draft.frame.is_empty()
}

/// Appends the sentence before, with the pronoun that takes it up, as what the frame reports.
pub(super) fn told_before(text: &Text, parsed: &Parsed, frame: &Frame, drafts: &mut Vec<Draft>) {
    let Some(before) = parsed.index.checked_sub(1).and_then(|index| text.sentences.get(index)) else { return };
    if before.paragraph != parsed.sentence.paragraph || before.heading {
        return;
    }
    // "„Wir bleiben.“ Das sagte Keller": the passage has no frame of its own.
    if let Some(passage) = drafts.last_mut().filter(|last| is_passage(last, before)) {
        *passage = Draft { nested: passage.nested, ..fill(text, parsed, frame, passage.clone()) };
        passage.evidence = Evidence::FramedPassage;
        return;
    }
    let told = |draft: &Draft| draft.sentence + 1 == parsed.index && draft.kind != QuotationKind::Reported;
    if drafts.last().is_some_and(told) {
        return;
    }
    let mut tokens = before.tokens.clone();
    if text.tokens[tokens.end - 1].kind == Kind::Stop {
        tokens.end -= 1;
    }
    let dateline = tokens.clone().take(DATELINE).find(|&at| matches!(text.of(at), "-" | "–"));
    tokens.start = dateline.map_or(tokens.start, |at| at + 1);
    if tokens.is_empty() {
        return;
    }
    // What was taken for a summary is what this frame reports.
    if drafts.last().is_some_and(|last| last.kind == QuotationKind::Reported && last.sentence + 1 == parsed.index) {
        drafts.pop();
    }
    let pronoun = parsed.sentence.tokens.start;
    let quote = vec![tokens, pronoun..pronoun + 1];
    let mut draft = fill(text, parsed, frame, Draft::new(QuotationKind::Indirect, quote, parsed.index, Evidence::Back));
    draft.frame.clear();
    draft.frame.push(pronoun + 1..parsed.pieces[frame.pieces.end - 1].tokens.end);
    drafts.push(draft);
}
