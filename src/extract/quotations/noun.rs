//! Nouns that name what is said, and whose clause says it.

use super::frame::{Frame, Shape};
use super::{Parsed, speaker};
use crate::extraction::Medium;
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::{Class, Object, Strength};
use crate::language::phrase::Extent;

/// "die Forderung des Rates, …", "mit der Begründung, dass …": a noun at the end of a clause that is no frame itself.
pub(super) fn frame(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
    let piece = &parsed.pieces[index];
    let next = parsed.pieces.get(index + 1)?;
    if next.border != Border::Comma {
        return None;
    }
    let range = piece.tokens.clone();
    let noun = range.clone().rev().take(12).find(|&at| text.is(at, Class::UTTERANCE_NOUN) && text.capitalised(at))?;
    let of = noun + 1 + usize::from(matches!(text.of(noun + 1), "von" | "vom"));
    let genitive = (of < range.end).then(|| text.phrase(of, range.end, Extent::Full)).flatten();
    // Between the noun and its clause stands at most who said it.
    let attached = matches!(text.of(noun + 1), "des" | "der" | "von" | "vom" | "eines" | "einer");
    let ends = genitive.filter(|_| attached).map_or(noun + 1, |phrase| phrase.end);
    let verbal = Class::PARTICIPLE | Class::INFINITIVE | Class::FINITE | Class::PARTICLE;
    if !(ends..range.end).all(|at| text.is(at, verbal) && !text.capitalised(at)) && text.of(noun + 1) != "von" {
        return None;
    }
    let owner = genitive.filter(|phrase| attached && text.is_noun(phrase.head)).map(|phrase| phrase.first..phrase.end);
    // "Von der Polizei kam die Nachricht", "daraus wurde von Beobachtern der Schluss gezogen"
    let comes_from =
        matches!(text.of(range.start), "Von" | "Vom") || piece.finite.is_some_and(|verb| text.is(verb, Class::WERDEN));
    let agent = || comes_from.then(|| speaker::by(text, range.clone())).flatten();
    let subject = || {
        let Some(verb) = piece.finite else { return speaker::of_clause_before(text, &parsed.pieces[..index]) };
        // "Keller, die Leiterin, wandte sich mit der Bitte …"
        let across =
            || (verb == range.start).then(|| speaker::of_clause_before(text, &parsed.pieces[..=index])).flatten();
        let subject = speaker::before(text, range.start, verb).or_else(across);
        let before = || speaker::of_clause_before(text, &parsed.pieces[..index]);
        let subject = subject.or_else(|| speaker::behind(text, verb, range.end)).or_else(before)?;
        (!subject.contains(&noun)).then_some(subject)
    };
    // "Die Bitte, ihm zu helfen, blieb ohne Antwort": the clause of the noun goes on behind.
    let resumes = |piece: &Piece| piece.finite == Some(piece.tokens.start);
    let tail = piece.finite.is_none().then(|| (index + 2..parsed.pieces.len()).find(|&at| resumes(&parsed.pieces[at])));
    Some(Frame {
        shape: Shape::Noun,
        pieces: index..index + 1,
        tail: tail.flatten(),
        cue: vec![noun],
        verb: noun,
        medium: Medium::SpeechWriting,
        strength: Strength::Weak,
        speaker: owner.or_else(agent).or_else(subject),
        passive: false,
        object: Object::empty(),
        inserted: false,
    })
}
