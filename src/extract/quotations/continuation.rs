//! Sentences in Konjunktiv without a frame of their own: they go on from what was reported before.

use std::ops::Range;

use super::{Draft, Parsed, speaker};
use crate::extraction::QuotationKind;
use crate::language::Text;

/// Appends the sentence if it is told in Konjunktiv and nothing in it was claimed.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    if drafts.len() > first {
        return;
    }
    let konjunktiv = |piece: &&crate::language::clause::Piece| !piece.quoted && piece.finite.is_some();
    let main = parsed.pieces.iter().find(|piece| konjunktiv(piece) && !text.subordinate(piece.tokens.start));
    if !main.is_some_and(|piece| piece.konjunktiv) {
        return;
    }
    let before = drafts.iter().rev().find(|draft| !draft.nested && draft.sentence + 1 >= parsed.index);
    let tokens = parsed.sentence.tokens.clone();
    let mut draft = Draft::new(
        QuotationKind::IndirectFreeIndirect,
        vec![tokens],
        parsed.index,
        if before.is_some() { 0.85 } else { 0.6 },
    );
    if let Some(before) = before {
        draft.speaker.clone_from(&before.speaker);
        draft.medium = before.medium;
    }
    if draft.speaker.is_none() {
        draft.speaker = source_before(text, parsed);
    }
    drafts.push(draft);
}

/// The subject of the sentence before, in the same paragraph, where nothing reported says who speaks.
pub(super) fn source_before(text: &Text, parsed: &Parsed) -> Option<Range<usize>> {
    let before = text.sentences.get(parsed.index.checked_sub(1)?)?;
    (before.paragraph == parsed.sentence.paragraph).then(|| speaker::of_sentence(text, before)).flatten()
}
