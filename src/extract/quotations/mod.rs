//! Who said what: quotations with cue, frame, speaker and addressee.
//!
//! The turns of an `interview` are known by their labels. Of any other text each sentence is looked at once, in order.
//! `frame` finds the clauses that report ("sagte die Ministerin", "wie die Behörde mitteilte"), by their `cue`, a verb, by a
//! `noun` or a `document`; `content` finds what they report, an `infinitive` for one, `inline` words in marks in their own
//! clause, and `summary` what they say where nothing else stands beside them. `source` finds phrases that vouch ("laut
//! Polizei", "dem Ministerium zufolge"), and `vouched` for which words; `continuation` takes the sentences that go on from
//! what stands before, `aside` clauses in Konjunktiv that depend on the article's own; and `direct` the passages in
//! quotation marks that are left, within reported words or alone, where `verbatim` takes them for somebody's words.
//! `speaker`, `cited` and `addressee` read out of a frame who speaks to whom, and `evidence` says how sure all of this is.

mod addressee;
mod antecedent;
mod aside;
mod cited;
mod content;
mod continuation;
mod cue;
mod direct;
mod document;
mod evidence;
mod frame;
mod infinitive;
mod inline;
mod interview;
mod nominative;
mod noun;
mod source;
mod speaker;
mod summary;
mod verbatim;
mod vouched;

use std::ops::Range;

use evidence::Evidence;

use crate::extraction::{Extra, Medium, Quotation, QuotationKind};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::sentence::Sentence;

/// A quotation as ranges and positions of tokens.
#[derive(Clone, Debug)]
struct Draft {
    kind: QuotationKind,
    medium: Option<Medium>,
    nested: bool,
    quote: Vec<Range<usize>>,
    cue: Vec<usize>,
    frame: Vec<Range<usize>>,
    speaker: Option<Range<usize>>,
    addressee: Option<Range<usize>>,
    evidence: Evidence,
    /// The sentence it was found in.
    sentence: usize,
}

impl Draft {
    fn new(kind: QuotationKind, quote: Vec<Range<usize>>, sentence: usize, evidence: Evidence) -> Self {
        Self {
            kind,
            medium: None,
            nested: false,
            quote,
            cue: Vec::new(),
            frame: Vec::new(),
            speaker: None,
            addressee: None,
            evidence,
            sentence,
        }
    }

    /// From the first to the last token of the quote.
    fn extent(&self) -> Option<Range<usize>> {
        Some(self.quote.first()?.start..self.quote.last()?.end)
    }
}

/// A sentence with its pieces.
struct Parsed<'a> {
    index: usize,
    sentence: &'a Sentence,
    pieces: Vec<Piece>,
}

/// All quotations of a text, in its order, without the entities behind their speakers.
pub(super) fn find(text: &Text) -> Vec<Quotation> {
    let turns = interview::turns(text);
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        if sentence.heading || turns.contains_key(&sentence.paragraph) {
            continue;
        }
        let parsed = Parsed { index, sentence, pieces: text.pieces(sentence.tokens.clone()) };
        let first = drafts.len();
        content::find(text, &parsed, &mut drafts);
        source::find(text, &parsed, &mut drafts, first);
        continuation::find(text, &parsed, &mut drafts, first);
        aside::find(text, &parsed, &mut drafts, first);
        direct::find(text, &parsed, &mut drafts);
    }
    drafts.extend(turns.into_values());
    drafts.sort_by_key(|draft| (draft.quote.first().map_or(0, |range| range.start), draft.nested));
    drafts.iter().enumerate().map(|(index, draft)| finish(text, draft, index)).collect()
}

/// The passages in quotation marks alone, for a text in a language without rules.
pub(super) fn find_marked(text: &Text) -> Vec<Quotation> {
    let mut drafts = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.heading) {
        direct::find_marked(text, &Parsed { index, sentence, pieces: Vec::new() }, &mut drafts);
    }
    drafts.iter().enumerate().map(|(index, draft)| finish(text, draft, index)).collect()
}

fn finish(text: &Text, draft: &Draft, index: usize) -> Quotation {
    let spans = |ranges: &[Range<usize>]| ranges.iter().filter_map(|range| text.span(range.start, range.end)).collect();
    let one = |range: &Option<Range<usize>>| spans(range.as_slice());
    Quotation {
        id: format!("q{}", index + 1),
        kind: draft.kind,
        medium: draft.medium,
        nested: draft.nested,
        confidence: Some(draft.evidence.confidence(draft.speaker.is_some(), draft.nested)),
        quote: spans(&draft.quote),
        cue: spans(&runs(&draft.cue)),
        frame: spans(&draft.frame),
        speaker: one(&draft.speaker),
        addressee: one(&draft.addressee),
        speaker_entity: None,
        addressee_entity: None,
        extra: Extra::new(),
    }
}

/// Positions in order → ranges of neighbours.
fn runs(positions: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &at in positions {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The tokens of pieces in order → the ranges that they cover, pieces beside each other joined with the signs between.
fn joined(pieces: &[&Piece]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match ranges.last_mut() {
            // At most two signs stand between neighbours: the end of one and a dash or bracket.
            Some(last) if piece.tokens.start <= last.end + 2 => last.end = piece.tokens.end,
            _ => ranges.push(piece.tokens.clone()),
        }
    }
    ranges
}
