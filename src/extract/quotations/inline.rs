//! Words in quotation marks within the clause that reports them.

use std::ops::Range;

use super::content::fill;
use super::evidence::Evidence;
use super::frame::Frame;
use super::verbatim::{Passage, passages};
use super::{Draft, Parsed, cue, speaker};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::{Class, Strength};

/// Words in quotation marks within the frame's own clause: "nannte den Bericht eine „Zeitungsente“".
pub(super) fn find(text: &Text, parsed: &Parsed, frame: &Frame, drafts: &mut Vec<Draft>) {
    let pieces = &parsed.pieces[frame.pieces.clone()];
    // "wurde als „Taler“ bekannt", "fand im „Kreis“ statt"
    if text.is(frame.verb, Class::AUXILIARY) || frame.strength < Strength::Weak {
        return;
    }
    let range = pieces[0].tokens.start..pieces[pieces.len() - 1].tokens.end;
    let mut last_end = None;
    for passage in passages(text, &(range.start..parsed.sentence.tokens.end)) {
        let marked = passage.open..passage.close + 1;
        // "als „Held“ und „Vorbild“"
        let joined = last_end.is_some_and(|end| end + 1 == marked.start)
            && (text.is(marked.start - 1, Class::COORDINATOR) || text.of(marked.start - 1) == ",");
        let said = if marked.start < range.end {
            let in_speaker = frame.speaker.as_ref().is_some_and(|speaker| speaker.contains(&passage.open));
            !in_speaker && (Passage::new(text, &marked).is_verbatim_inside() || judges(text, frame, &marked, range.end))
        } else {
            closes_frame(text, parsed, frame, &marked)
        };
        if !said && !joined {
            continue;
        }
        last_end = Some(marked.end);
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

/// "bezeichnete das Spiel, das er sah, als „Krimi“": what the verb leads up to, behind clauses that stand between.
fn closes_frame(text: &Text, parsed: &Parsed, frame: &Frame, marked: &Range<usize>) -> bool {
    let judges = cue::cues(text, frame.verb).iter().any(|cue| cue.particle == "als_");
    let opens = |piece: &Piece| piece.tokens.start + 1 == marked.start && text.of(piece.tokens.start) == "als";
    judges && parsed.pieces[frame.pieces.end..].iter().any(opens)
}

/// "nannte den Bericht eine „Zeitungsente“", "bezeichnete ihn als „Held“", "warnte vor dem „Irrweg“": a word by which
/// somebody calls something.
fn judges(text: &Text, frame: &Frame, marked: &Range<usize>, end: usize) -> bool {
    let Some(last) = marked.start.checked_sub(1) else { return false };
    let before = if text.is(last, Class::ARTICLE) { last.saturating_sub(1) } else { last };
    let is = |form: &str| text.of(before).eq_ignore_ascii_case(form);
    let named = matches!(text.of(frame.verb), "nannte" | "nannten" | "nennt" | "nennen" | "genannt");
    // "den alle den „Uhrmacher“ nennen": what somebody goes by.
    let by_name = matches!(text.of(last), "den" | "der" | "dem" | "die") && text.capitalised(marked.start + 1);
    let predicate =
        || (marked.end == end || marked.end == frame.verb) && !by_name && !Passage::new(text, marked).has_name();
    let governed = is("vor") || text.is(before, Class::PREPOSITION) && frame.cue.contains(&before);
    let spoken = named && (matches!(text.of(last), "ein" | "eine" | "einen") || predicate()) || governed;
    // "wird als „Sonnenwind“ bezeichnet": what everybody calls it.
    let somebody = !frame.passive || text.words(marked.clone()) > 1 && frame.strength >= Strength::Strong;
    let strong = frame.strength >= Strength::Strong && !frame.passive;
    is("als") && somebody || strong && (spoken || is_object(text, frame, marked))
}

/// "rief „Feuer“", "verlangte erneut „Freiheit“": a word that is no name and that nothing but the verb leads up to.
fn is_object(text: &Text, frame: &Frame, marked: &Range<usize>) -> bool {
    let Some(speaker) = frame.speaker.as_ref().filter(|speaker| speaker::speaks(text, speaker)) else { return false };
    let last = marked.start - 1;
    let bare = frame.cue.contains(&last) || text.is(last, Class::ADVERB) || speaker.end == marked.start;
    bare && !Passage::new(text, marked).has_name()
}
