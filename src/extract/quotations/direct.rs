//! Passages in quotation marks that no frame of their sentence claims, where they are somebody's words, and who speaks.

use std::ops::Range;

use super::evidence::Evidence;
use super::nominative::only_looks_like_noun;
use super::verbatim::{LONG, Passage, passages};
use super::{Draft, Parsed, antecedent, speaker};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::mark::Quoted;
use crate::language::phrase::Extent;
use crate::language::token::Kind;

/// So many quotations back the frame is looked for that reported words go on from.
const BACK: usize = 8;

/// Appends the passages that are left in a sentence and are somebody's words.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    for quoted in passages(text, &parsed.sentence.tokens) {
        let marked = quoted.open..(quoted.close + 1).min(parsed.sentence.tokens.end);
        let holds = |draft: &&Draft| draft.quote.iter().any(|quote| quote.contains(&quoted.open));
        let near = || drafts.iter().rev().take_while(|draft| draft.sentence + 1 >= parsed.index);
        if near().filter(holds).any(|draft| draft.kind == QuotationKind::Direct) {
            continue;
        }
        let holder = near().filter(holds).min_by_key(|draft| draft.extent().map_or(0, |extent| extent.len())).cloned();
        let passage = Passage::new(text, &marked);
        if let Some(holder) = holder {
            let speaker = holder.speaker.as_ref().is_some_and(|speaker| speaker.contains(&quoted.open));
            if !speaker && (passage.is_verbatim_inside() || passage.is_introduced()) {
                drafts.push(nested(drafts, &holder, marked));
            }
            continue;
        }
        let inversion = inversion(text, parsed, &marked);
        if !passage.is_verbatim(parsed, inversion.is_some()) {
            continue;
        }
        let fills = marked.start == parsed.sentence.tokens.start
            && text.tokens[marked.end..parsed.sentence.tokens.end].iter().all(|token| token.kind == Kind::Stop);
        drafts.push(if fills {
            alone(text, parsed, drafts, &quoted, marked)
        } else if let Some(inversion) = inversion {
            before_inversion(parsed, marked, inversion)
        } else {
            beside(text, parsed, drafts, marked)
        });
    }
}

/// A passage within reported words: of the same speaker, by the frame that the reported words have or go on from.
fn nested(drafts: &[Draft], holder: &Draft, marked: Range<usize>) -> Draft {
    let mut draft = Draft { kind: QuotationKind::Direct, nested: true, quote: vec![marked], ..holder.clone() };
    draft.evidence = Evidence::NestedPassage;
    if holder.kind == QuotationKind::IndirectFreeIndirect
        && let Some(lead) = drafts.iter().rev().take(BACK).find(|lead| !lead.frame.is_empty())
        && lead.speaker == holder.speaker
    {
        draft.cue.clone_from(&lead.cue);
        draft.frame.clone_from(&lead.frame);
    }
    draft
}

/// A passage beside the article's own words, none of which is known to report.
fn beside(text: &Text, parsed: &Parsed, drafts: &[Draft], marked: Range<usize>) -> Draft {
    let mut draft = Draft::new(QuotationKind::Direct, vec![marked.clone()], parsed.index, Evidence::FreePassage);
    let start = parsed.sentence.tokens.start;
    let colon = marked.start > start && text.of(marked.start - 1) == ":";
    if colon {
        draft.frame.push(start..marked.start);
    }
    // "Ministerin Vogt: „…“": nothing but the name.
    let verbless = parsed.pieces.first().filter(|piece| colon && piece.finite.is_none());
    let verbless = verbless.filter(|_| !only_looks_like_noun(text, start));
    let name = verbless.and_then(|piece| text.phrase(start, piece.tokens.end, Extent::Full));
    draft.speaker = name
        .map(|name| name.first..name.end)
        .or_else(|| holds_it(text, parsed))
        .or_else(|| antecedent::of_sentence(text, parsed.sentence))
        .or_else(|| antecedent::find(text, parsed, drafts));
    draft
}

/// A clause behind a passage that opens with its verb.
struct Inversion {
    clause: Range<usize>,
    subject: Range<usize>,
}

/// "„…“, schloss die Ministerin": behind a passage any verb says that somebody spoke.
fn inversion(text: &Text, parsed: &Parsed, marked: &Range<usize>) -> Option<Inversion> {
    let verb = marked.end + 1;
    let piece = parsed.pieces.iter().find(|piece| piece.tokens.start == verb && piece.finite == Some(verb))?;
    let subject = speaker::behind(text, verb, piece.tokens.end).filter(|subject| speaker::speaks(text, subject))?;
    Some(Inversion { clause: piece.tokens.clone(), subject })
}

fn before_inversion(parsed: &Parsed, marked: Range<usize>, inversion: Inversion) -> Draft {
    let frame = marked.end..inversion.clause.end;
    let mut draft = Draft::new(QuotationKind::Direct, vec![marked], parsed.index, Evidence::FreePassage);
    draft.frame.push(frame);
    draft.cue.push(inversion.clause.start);
    draft.speaker = Some(inversion.subject);
    draft
}

/// A passage that is its sentence and goes on from what was said before.
fn alone(text: &Text, parsed: &Parsed, drafts: &[Draft], passage: &Quoted, marked: Range<usize>) -> Draft {
    let mut draft = Draft::new(QuotationKind::Direct, vec![marked], parsed.index, Evidence::PassageGoingOn);
    let near = |draft: &&Draft| text.sentences[draft.sentence].paragraph + 1 >= parsed.sentence.paragraph;
    let before = drafts.iter().rev().take_while(near).find(|draft| !draft.nested);
    if let Some(before) = before.filter(|draft| draft.sentence + 1 >= parsed.index || passage.continues) {
        draft.speaker = antecedent::source(text, before);
        draft.medium = before.medium;
        if before.kind == QuotationKind::Direct {
            draft.cue.clone_from(&before.cue);
            draft.frame.clone_from(&before.frame);
        }
    }
    if draft.speaker.is_none() {
        draft.speaker = antecedent::find(text, parsed, drafts);
    }
    draft
}

/// "Für den Minister ist das „ein gutes Zeichen“": whose view it is.
fn holds_it(text: &Text, parsed: &Parsed) -> Option<Range<usize>> {
    let first = parsed.sentence.tokens.start;
    let holder = text.phrase(first + 1, parsed.pieces.first()?.tokens.end, Extent::Full)?;
    let holder = holder.first..holder.end;
    (text.of(first) == "Für" && speaker::speaks(text, &holder)).then_some(holder)
}

/// Appends every passage of a sentence that is long enough, whatever stands around it.
pub(super) fn find_marked(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    for passage in passages(text, &parsed.sentence.tokens) {
        let marked = passage.open..(passage.close + 1).min(parsed.sentence.tokens.end);
        if text.words(marked.clone()) >= LONG {
            drafts.push(Draft::new(QuotationKind::Direct, vec![marked], parsed.index, Evidence::FreePassage));
        }
    }
}
