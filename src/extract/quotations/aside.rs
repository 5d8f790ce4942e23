//! Clauses in Konjunktiv that depend on the article's own words: "Sie lehnt Pläne ab, die das Dorf gefährden würden".

use super::evidence::Evidence;
use super::infinitive::is_infinitive;
use super::{Draft, Parsed, antecedent};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::Class;

/// So many quotations back one is looked for that claims the clause.
const BACK: usize = 8;

/// Appends the clauses of a sentence that nothing in it claimed but a summary.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    let mut index = 1;
    while index < parsed.pieces.len() {
        let piece = &parsed.pieces[index];
        index += 1;
        let opens = piece.tokens.start;
        if !tells(text, piece) || drafts.iter().rev().take(BACK).any(|draft| claims(draft, opens)) {
            continue;
        }
        while parsed.pieces.get(index).is_some_and(|next| goes_on(text, next)) {
            index += 1;
        }
        let mut draft = Draft::new(QuotationKind::Indirect, Vec::new(), parsed.index, Evidence::Aside);
        draft.quote.push(opens..parsed.pieces[index - 1].tokens.end);
        let summary = drafts[first..].iter_mut().find(|draft| draft.quote.iter().any(|quote| quote.contains(&opens)));
        if let Some(summary) = summary {
            draft.speaker.clone_from(&summary.speaker);
            draft.medium = summary.medium;
            summary.quote[0].end = summary.quote[0].end.min(opens - 1).max(summary.quote[0].start + 1);
        }
        draft.speaker = draft
            .speaker
            .or_else(|| antecedent::of_sentence(text, parsed.sentence))
            .or_else(|| antecedent::find(text, parsed, drafts));
        drafts.push(draft);
    }
}

/// Whether a clause tells what somebody says: "damit er komme" tells what for, "als sei er da" what it is like.
fn tells(text: &Text, piece: &Piece) -> bool {
    let first = piece.tokens.start;
    let opens =
        text.is(first, Class::RELATIVE | Class::PREPOSITION) || matches!(text.of(first), "weil" | "da" | "wenn");
    piece.konjunktiv && piece.border == Border::Comma && opens && text.subordinate(first)
}

/// Whether words but those of a summary claim a token.
fn claims(draft: &Draft, at: usize) -> bool {
    let holds = |range: &std::ops::Range<usize>| range.contains(&at);
    draft.kind != QuotationKind::Reported && (draft.quote.iter().any(holds) || draft.frame.iter().any(holds))
}

fn goes_on(text: &Text, next: &Piece) -> bool {
    !next.quoted && (next.konjunktiv || text.subordinate(next.tokens.start) || is_infinitive(text, next))
}
