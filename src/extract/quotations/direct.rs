//! Passages in quotation marks that no frame of their sentence claims: somebody's words, or only a title or a name.

use std::ops::Range;

use super::evidence::Evidence;
use super::nominative::only_looks_like_noun;
use super::{Draft, Parsed, antecedent};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::mark::Quoted;
use crate::language::phrase::Extent;
use crate::language::token::Kind;

/// With fewer words a passage of the article's own sentence is a title, a name or a word held at a distance.
const VERBATIM: usize = 5;
/// Of a passage that opens in lower case fewer words tell enough: no title begins so.
const VERBATIM_LOWER: usize = 4;

/// Nouns behind which a passage is a title or a name.
const TITLED: [&str; 24] = [
    "Motto",
    "Titel",
    "Name",
    "Namen",
    "Film",
    "Buch",
    "Roman",
    "Song",
    "Lied",
    "Album",
    "Stück",
    "Serie",
    "Sendung",
    "Gesetz",
    "Gesetzes",
    "Projekt",
    "Kampagne",
    "Aktion",
    "Ausstellung",
    "Operation",
    "Zeitung",
    "Magazin",
    "Wettbewerb",
    "Programm",
];

/// Appends the passages that are left in a sentence and are somebody's words.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    for passage in passages(text, &parsed.sentence.tokens) {
        let marked = passage.open..(passage.close + 1).min(parsed.sentence.tokens.end);
        let holds = |draft: &&Draft| draft.quote.iter().any(|quote| quote.contains(&passage.open));
        let near = || drafts.iter().rev().take_while(|draft| draft.sentence + 1 >= parsed.index);
        if near().filter(holds).any(|draft| draft.kind == QuotationKind::Direct) {
            continue;
        }
        let holder = near().filter(holds).min_by_key(|draft| draft.extent().map_or(0, |extent| extent.len())).cloned();
        if let Some(holder) = holder {
            if is_verbatim_inside(text, &marked) {
                drafts.push(nested(drafts, &holder, marked));
            }
        } else if is_verbatim(text, &marked) {
            let alone = marked.start == parsed.sentence.tokens.start
                && text.tokens[marked.end..parsed.sentence.tokens.end].iter().all(|token| token.kind == Kind::Stop);
            drafts.push(free(text, parsed, drafts, &passage, marked, alone));
        }
    }
}

/// The outermost passages that open in a range of tokens.
pub(super) fn passages(text: &Text, range: &Range<usize>) -> Vec<Quoted> {
    let from = text.quoted.partition_point(|passage| passage.open < range.start);
    let inside = text.quoted[from..].iter().take_while(|passage| passage.open < range.end);
    inside.filter(|passage| passage.depth == 0 && text.words(passage.open..passage.close) > 0).copied().collect()
}

/// Whether a passage, marks included, within what somebody says is taken from them word for word. What opens in lower
/// case goes on in their sentence; what opens with a capital may be a title or a name.
pub(super) fn is_verbatim_inside(text: &Text, marked: &Range<usize>) -> bool {
    let words = text.words(marked.clone());
    let lower = !text.capitalised(marked.start + 1) && text.tokens[marked.start + 1].kind == Kind::Word;
    let so_called = marked.start > 0 && text.of(marked.start - 1).starts_with("sogenannt");
    !so_called && (lower || words > VERBATIM || words >= 3 && has_verb(text, marked))
}

/// Whether a passage in the article's own sentence is somebody's words.
fn is_verbatim(text: &Text, marked: &Range<usize>) -> bool {
    let words = text.words(marked.clone());
    let sentence =
        words >= VERBATIM && (has_verb(text, marked) || text.tokens[marked.end.saturating_sub(2)].kind == Kind::Stop);
    let lower = !text.capitalised(marked.start + 1) && text.tokens[marked.start + 1].kind == Kind::Word;
    let titled = marked.start > 0 && TITLED.contains(&text.of(marked.start - 1));
    !titled && (sentence || lower && words >= VERBATIM_LOWER)
}

fn has_verb(text: &Text, marked: &Range<usize>) -> bool {
    marked.clone().any(|at| text.is(at, Class::FINITE) && !text.capitalised(at))
}

/// A passage within reported words: of the same speaker, by the frame that the reported words have or go on from.
fn nested(drafts: &[Draft], holder: &Draft, marked: Range<usize>) -> Draft {
    let mut draft = Draft { kind: QuotationKind::Direct, nested: true, quote: vec![marked], ..holder.clone() };
    draft.evidence = Evidence::NestedPassage;
    if holder.kind == QuotationKind::IndirectFreeIndirect
        && let Some(lead) = drafts.iter().rev().take(8).find(|lead| !lead.frame.is_empty())
        && lead.speaker == holder.speaker
    {
        draft.cue.clone_from(&lead.cue);
        draft.frame.clone_from(&lead.frame);
    }
    draft
}

/// A passage that nothing in its sentence claims; where it stands alone, it goes on from what was said before.
fn free(text: &Text, parsed: &Parsed, drafts: &[Draft], passage: &Quoted, marked: Range<usize>, alone: bool) -> Draft {
    let mut draft = Draft::new(
        QuotationKind::Direct,
        vec![marked],
        parsed.index,
        if alone { Evidence::PassageGoingOn } else { Evidence::FreePassage },
    );
    if !alone {
        let open = draft.quote[0].start;
        let start = parsed.sentence.tokens.start;
        let colon = open > start && text.of(open - 1) == ":";
        if colon {
            draft.frame.push(start..open);
        }
        // "Ministerin Vogt: „…“": nothing but the name.
        let verbless = parsed.pieces.first().filter(|piece| colon && piece.finite.is_none());
        let verbless = verbless.filter(|_| !only_looks_like_noun(text, start));
        let name = verbless.and_then(|piece| text.phrase(start, piece.tokens.end, Extent::Full));
        draft.speaker = name
            .map(|name| name.first..name.end)
            .or_else(|| antecedent::of_sentence(text, parsed.sentence))
            .or_else(|| antecedent::find(text, parsed, drafts));
        return draft;
    }
    let before = drafts
        .iter()
        .rev()
        .find(|draft| !draft.nested && text.sentences[draft.sentence].paragraph + 1 >= parsed.sentence.paragraph);
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

/// Appends every passage of a sentence that is long enough, whatever stands around it.
pub(super) fn find_marked(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    for passage in passages(text, &parsed.sentence.tokens) {
        let marked = passage.open..(passage.close + 1).min(parsed.sentence.tokens.end);
        if text.words(marked.clone()) >= VERBATIM {
            drafts.push(Draft::new(QuotationKind::Direct, vec![marked], parsed.index, Evidence::FreePassage));
        }
    }
}
