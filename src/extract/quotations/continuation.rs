//! Sentences without a frame of their own that go on from what was reported before: told in Konjunktiv, or with "sollen".

use std::ops::Range;

use super::evidence::Evidence;
use super::{Draft, Parsed, speaker};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::clause::Piece;

/// Appends the sentence, or adds it to the one before that it goes on from, if nothing in it was claimed.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    if drafts.len() > first {
        return;
    }
    let main = |piece: &&Piece| !piece.quoted && piece.finite.is_some() && !text.subordinate(piece.tokens.start);
    let Some(main) = parsed.pieces.iter().find(main) else { return };
    let before = drafts.iter().rposition(|draft| !draft.nested);
    let before = before.filter(|&at| drafts[at].sentence + 1 >= parsed.index);
    let kind = if main.konjunktiv {
        QuotationKind::IndirectFreeIndirect
    } else if before.is_some() && main.finite.is_some_and(|verb| matches!(text.of(verb), "soll" | "sollen")) {
        QuotationKind::FreeIndirect
    } else {
        return;
    };
    let tokens = parsed.sentence.tokens.clone();
    if let Some(before) = before.map(|at| &mut drafts[at])
        && before.kind == kind
        && let Some(last) = before.quote.last_mut()
        && last.end == tokens.start
        && text.sentences[before.sentence].paragraph == parsed.sentence.paragraph
    {
        last.end = tokens.end;
        before.sentence = parsed.index;
        return;
    }
    let evidence = match (kind, before) {
        (QuotationKind::FreeIndirect, _) => Evidence::SollenGoingOn,
        (_, Some(_)) => Evidence::KonjunktivGoingOn,
        (_, None) => Evidence::KonjunktivAlone,
    };
    let mut draft = Draft::new(kind, vec![tokens], parsed.index, evidence);
    if let Some(before) = before.map(|at| &drafts[at]) {
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
