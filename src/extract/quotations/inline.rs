//! Words in quotation marks within the clause that reports them.

use std::ops::Range;

use super::content::fill;
use super::direct::{is_verbatim_inside, passages};
use super::evidence::Evidence;
use super::frame::Frame;
use super::{Draft, Parsed};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::lexicon::{Class, Strength};

/// A longer passage is more than a name.
const LONG: usize = 6;

/// Words in quotation marks within the frame's own clause: "nannte den Bericht eine „Zeitungsente“".
pub(super) fn find(text: &Text, parsed: &Parsed, frame: &Frame, drafts: &mut Vec<Draft>) {
    let pieces = &parsed.pieces[frame.pieces.clone()];
    // "wurde als „Taler“ bekannt", "fand im „Kreis“ statt"
    if text.is(frame.verb, Class::AUXILIARY) || frame.strength < Strength::Weak {
        return;
    }
    let range = pieces[0].tokens.start..pieces[pieces.len() - 1].tokens.end;
    for passage in passages(text, &range) {
        let marked = passage.open..passage.close + 1;
        let in_speaker = frame.speaker.as_ref().is_some_and(|speaker| speaker.contains(&passage.open));
        if in_speaker || !(is_verbatim_inside(text, &marked, LONG) || judges(text, frame, &marked)) {
            continue;
        }
        let mut draft = fill(
            text,
            parsed,
            frame,
            Draft::new(QuotationKind::Direct, vec![marked.clone()], parsed.index, Evidence::PassageInFrame),
        );
        draft.frame =
            [range.start..marked.start, marked.end..range.end].into_iter().filter(|r| !r.is_empty()).collect();
        drafts.push(draft);
    }
}

/// "nannte den Bericht eine „Zeitungsente“", "bezeichnete ihn als „Held“", "warnte vor dem „Irrweg“": a word by which
/// somebody calls something.
fn judges(text: &Text, frame: &Frame, marked: &Range<usize>) -> bool {
    let Some(last) = marked.start.checked_sub(1) else { return false };
    let before = text.of(if text.is(last, Class::ARTICLE) { last.saturating_sub(1) } else { last });
    let named = matches!(text.of(frame.verb), "nannte" | "nannten" | "nennt" | "nennen" | "genannt");
    let governed = before == "vor" || frame.cue.iter().any(|&at| at < marked.start && text.of(at) == before);
    let spoken =
        named && matches!(text.of(last), "ein" | "eine" | "einen") || matches!(before, "von" | "vor") && governed;
    // "wird als „Sonnenwind“ bezeichnet": what everybody calls it.
    let somebody = !frame.passive || text.words(marked.clone()) > 1 && frame.strength >= Strength::Strong;
    let strong = frame.strength >= Strength::Strong && !frame.passive;
    before == "als" && frame.strength >= Strength::Weak && somebody || strong && spoken
}
