//! Frames with no words of their own: clauses that sum up what was said, and those that take up the sentence before.

use super::content::fill;
use super::evidence::Evidence;
use super::frame::{Frame, Shape};
use super::{Draft, Parsed};
use crate::extraction::{Medium, QuotationKind};
use crate::language::Text;
use crate::language::lexicon::{Class, Strength};
use crate::language::token::Kind;

/// The sentence whose only frame gives a statement in the article's own words: "Er warnte vor weiteren Angriffen."
pub(super) fn find(text: &Text, parsed: &Parsed, frame: &Frame) -> Option<Draft> {
    if !summarises(text, parsed, frame) {
        return None;
    }
    let tokens = parsed.sentence.tokens.clone();
    let mut draft = Draft::new(QuotationKind::Reported, vec![tokens], parsed.index, Evidence::Summary);
    draft.medium = Some(frame.medium);
    draft.speaker.clone_from(&frame.speaker);
    Some(draft)
}

fn summarises(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    // Told in Konjunktiv, it is itself reported by somebody else.
    if parsed.pieces[frame.pieces.clone()].iter().any(|piece| piece.konjunktiv) {
        return false;
    }
    let topic =
        |at: usize| matches!(text.of(at), "vor" | "von" | "über" | "gegen" | "für" | "zu" | "auf" | "als" | "an");
    let after = frame.verb + 1..parsed.pieces[frame.pieces.end - 1].tokens.end;
    frame.shape == Shape::Main
        && (frame.medium != Medium::SpeechThought
            || after.clone().any(|at| matches!(text.of(at), "von" | "mit" | "vom")))
        && frame.strength >= Strength::Strong
        && !frame.passive
        && frame.speaker.is_some()
        && !after.clone().any(|at| text.is(at, Class::NEGATION))
        && !frame.cue.iter().any(|&at| text.is(at, Class::HABEN | Class::SEIN | Class::WERDEN))
        && (frame.cue.len() > 1 || after.clone().any(topic) || after.clone().any(|at| text.is_noun(at)))
}

/// "Das kündigte der Minister an": the sentence before is what he announced.
pub(super) fn refers_back(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    let first = parsed.sentence.tokens.start;
    let said = frame.strength == Strength::Saying || frame.strength == Strength::Strong && !frame.passive;
    matches!(text.of(first), "Das" | "Dies") && said && frame.cue.contains(&(first + 1))
}

/// Appends the sentence before, with the pronoun that takes it up, as what the frame reports.
pub(super) fn told_before(text: &Text, parsed: &Parsed, frame: &Frame, drafts: &mut Vec<Draft>) {
    let Some(before) = parsed.index.checked_sub(1).and_then(|index| text.sentences.get(index)) else { return };
    let told = |draft: &Draft| draft.sentence + 1 == parsed.index && draft.kind != QuotationKind::Reported;
    if before.paragraph != parsed.sentence.paragraph || before.heading || drafts.last().is_some_and(told) {
        return;
    }
    let mut tokens = before.tokens.clone();
    if text.tokens[tokens.end - 1].kind == Kind::Stop {
        tokens.end -= 1;
    }
    let dateline = tokens.clone().take(8).find(|&at| matches!(text.of(at), "-" | "–"));
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
