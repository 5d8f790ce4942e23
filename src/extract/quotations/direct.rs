//! Passages in quotation marks that no frame of their sentence claims.

use super::continuation::source_before;
use super::{Draft, Parsed};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::token::Kind;

/// With fewer words a passage without a frame is a title, a name or a word held at a distance.
const VERBATIM: usize = 5;

/// Appends the passages that are left in a sentence and long enough to be somebody's words.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    let range = parsed.sentence.tokens.clone();
    let from = text.quoted.partition_point(|passage| passage.open < range.start);
    for passage in text.quoted[from..].iter().take_while(|passage| passage.open < range.end) {
        let marked = passage.open..(passage.close + 1).min(range.end);
        let taken = drafts[first..].iter().any(|draft| draft.quote.iter().any(|quote| quote.contains(&passage.open)));
        if taken || passage.depth > 0 || text.words(marked.clone()) < VERBATIM {
            continue;
        }
        let clause = marked.clone().any(|at| text.is(at, Class::FINITE) && !text.capitalised(at));
        let alone = marked.start == range.start
            && text.tokens[marked.end..range.end].iter().all(|token| token.kind == Kind::Stop);
        if !clause && !alone {
            continue;
        }
        let before = drafts
            .iter()
            .rev()
            .find(|draft| !draft.nested && text.sentences[draft.sentence].paragraph + 1 >= parsed.sentence.paragraph);
        let close = |draft: &&Draft| draft.sentence + 1 >= parsed.index || passage.continues;
        let mut draft = Draft::new(QuotationKind::Direct, vec![marked], parsed.index, if alone { 0.8 } else { 0.55 });
        if let Some(before) = before.filter(close).filter(|_| alone) {
            draft.speaker.clone_from(&before.speaker);
            draft.medium = before.medium;
            if before.kind == QuotationKind::Direct {
                draft.cue.clone_from(&before.cue);
                draft.frame.clone_from(&before.frame);
            }
        }
        if alone && draft.speaker.is_none() {
            draft.speaker = source_before(text, parsed);
        }
        drafts.push(draft);
    }
}

/// Appends every passage of a sentence that is long enough, whatever stands around it.
pub(super) fn find_marked(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    let range = parsed.sentence.tokens.clone();
    let from = text.quoted.partition_point(|passage| passage.open < range.start);
    for passage in text.quoted[from..].iter().take_while(|passage| passage.open < range.end) {
        let marked = passage.open..(passage.close + 1).min(range.end);
        let inside = drafts[first..].iter().any(|draft| draft.quote.iter().any(|quote| quote.contains(&passage.open)));
        if !inside && passage.depth == 0 && text.words(marked.clone()) >= VERBATIM {
            drafts.push(Draft::new(QuotationKind::Direct, vec![marked], parsed.index, 0.6));
        }
    }
}
