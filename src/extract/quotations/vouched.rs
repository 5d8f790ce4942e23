//! What a source vouches for: the words around "laut Polizei" that are the police's.

use std::ops::Range;

use super::evidence::Evidence;
use super::source::Source;
use super::{Draft, Parsed};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::token::Kind;

/// Fewer words beside a source are no statement.
const FEWEST: usize = 3;

/// Appends what a source in a piece vouches for. The quotations of its sentence begin at `first`.
pub(super) fn append(
    text: &Text,
    parsed: &Parsed,
    index: usize,
    source: &Source,
    drafts: &mut Vec<Draft>,
    first: usize,
) {
    let holds = |ranges: &[Range<usize>]| ranges.iter().any(|range| range.contains(&source.cue.start));
    let own = main_clause(text, parsed, index, source);
    if let Some(last) = drafts.last_mut().filter(|last| last.kind == QuotationKind::Reported && holds(&last.quote)) {
        if last.quote[0].start + 1 < own.start && !source.relative {
            // "Die Veranstalter sprachen von 900 Gästen, laut Polizei waren es 400."
            last.quote[0].end = own.start - 1;
        } else {
            // What was taken for a summary is what the source says.
            drafts.pop();
        }
    }
    let inside = drafts[first..].iter().rfind(|draft| holds(&draft.quote));
    let in_frame = drafts[first..].iter().any(|draft| holds(&draft.frame));
    let verbatim_here = drafts[first..].iter().any(|draft| draft.kind == QuotationKind::Direct && !draft.nested);
    // "Laut „Tagblatt“ hat der Rat beschlossen, …": it vouches for who else says something.
    let leads = source.phrase.start == parsed.sentence.tokens.start && !source.relative;
    if inside.is_none() && (in_frame && !leads || verbatim_here) {
        return;
    }
    let nested = inside.is_some();
    // In what somebody else says it vouches for its own clause.
    let piece = &parsed.pieces[index].tokens;
    let extent = inside.and_then(Draft::extent).map_or(own, |outer| outer.start.max(piece.start)..piece.end);
    let quote = around(text, &extent, &source.phrase);
    if quote.iter().map(|range| text.words(range.clone())).sum::<usize>() < FEWEST {
        return;
    }
    let kind = if is_one_passage(parsed, &quote) { QuotationKind::Direct } else { QuotationKind::Indirect };
    let mut draft = Draft::new(kind, quote, parsed.index, evidence(text, source));
    draft.nested = nested;
    draft.medium = Some(source.medium);
    draft.cue = source.cue.clone().collect();
    draft.frame = vec![source.phrase.clone()];
    draft.speaker = source.speaker.clone().or_else(|| {
        drafts.last().filter(|draft| draft.sentence + 2 >= parsed.index).and_then(|draft| draft.speaker.clone())
    });
    for other in &mut drafts[first..] {
        let within = other.extent().is_some_and(|other| extent.start <= other.start && other.end <= extent.end);
        other.nested |= !nested && within;
    }
    drafts.push(draft);
}

/// Its own clause where that depends on another, otherwise all from the start of its main clause to the end of the sentence.
fn main_clause(text: &Text, parsed: &Parsed, index: usize, source: &Source) -> Range<usize> {
    let piece = &parsed.pieces[index];
    let sentence = parsed.sentence.tokens.clone();
    let leads = piece.tokens.start == source.phrase.start && !source.relative;
    if text.subordinate(piece.tokens.start) && (piece.finite.is_some() || index > 0) && !leads {
        return piece.tokens.clone();
    }
    let end = sentence.clone().rev().find(|&at| text.tokens[at].kind != Kind::Stop).map_or(sentence.end, |at| at + 1);
    let main = |piece: &&Piece| piece.finite.is_some() && !text.subordinate(piece.tokens.start) && !piece.quoted;
    let own = main(&piece);
    let other = parsed.pieces[..index].iter().rposition(|piece| main(&piece));
    let start = other.filter(|_| own).map_or(sentence.start, |other| parsed.pieces[other + 1].tokens.start);
    start..end
}

/// What stands before and behind the phrase of the source, without the signs that part them.
fn around(text: &Text, extent: &Range<usize>, phrase: &Range<usize>) -> Vec<Range<usize>> {
    let sign = |at: usize| matches!(text.of(at), "," | "-" | "–" | ":");
    let mut before = extent.start..phrase.start.max(extent.start);
    let mut after = phrase.end.min(extent.end)..extent.end;
    while !before.is_empty() && sign(before.end - 1) {
        before.end -= 1;
    }
    while !after.is_empty() && sign(after.start) {
        after.start += 1;
    }
    [before, after].into_iter().filter(|range| !range.is_empty()).collect()
}

/// Whether all that is quoted lies in one passage in quotation marks.
fn is_one_passage(parsed: &Parsed, quote: &[Range<usize>]) -> bool {
    let passage = parsed.pieces.iter().find(|piece| piece.quoted).map(|piece| &piece.tokens);
    // The sign behind a passage may be counted in.
    let within =
        |passage: &Range<usize>, range: &Range<usize>| passage.start <= range.start && range.end <= passage.end + 1;
    passage.is_some_and(|passage| quote.iter().all(|range| within(passage, range)))
}

fn evidence(text: &Text, source: &Source) -> Evidence {
    match text.of(source.cue.start).to_lowercase().as_str() {
        "laut" | "gemäß" => Evidence::Laut,
        "zufolge" | "zu" => Evidence::Zufolge,
        "nach" | "aus" if !source.relative => Evidence::Nach,
        _ => Evidence::Demnach,
    }
}
