//! What frames report: which pieces of a sentence are somebody's words, and in what form.

use std::ops::Range;

use super::frame::{self, Frame, Shape};
use super::{Draft, Parsed, joined, speaker};
use crate::extraction::{Medium, QuotationKind};
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::Class;
use crate::language::token::Kind;

/// Appends what the frames of a sentence report.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    let frames = frame::all(text, parsed);
    let first = drafts.len();
    for (index, frame) in frames.iter().enumerate() {
        report(text, parsed, &frames, index, frame, drafts);
    }
    one_frame_each(first, drafts);
    nested_passages(text, first, drafts);
}

/// Of two frames that report the same words, the one that names a speaker stays; what lies within a longer quotation is
/// nested.
fn one_frame_each(first: usize, drafts: &mut Vec<Draft>) {
    let mut index = first;
    while index < drafts.len() {
        let same = (first..drafts.len()).find(|&other| {
            other != index
                && drafts[other].quote == drafts[index].quote
                && (drafts[other].speaker.is_some(), index) > (drafts[index].speaker.is_some(), other)
        });
        if same.is_some() {
            drafts.remove(index);
        } else {
            index += 1;
        }
    }
    let extents: Vec<Range<usize>> = drafts[first..].iter().filter_map(Draft::extent).collect();
    for draft in &mut drafts[first..] {
        let Some(own) = draft.extent() else { continue };
        draft.nested =
            extents.iter().any(|other| other.start <= own.start && own.end <= other.end && other.len() > own.len());
    }
}

/// Whether a piece is an infinitive with zu.
pub(super) fn is_infinitive(text: &Text, piece: &Piece) -> bool {
    piece.tokens.clone().any(|at| {
        text.is(at, Class::ZU_INFINITIVE) && !text.capitalised(at)
            || text.of(at) == "zu" && at + 1 < piece.tokens.end && is_verb_form(text, at + 1)
    })
}

fn is_verb_form(text: &Text, at: usize) -> bool {
    text.is(at, Class::INFINITIVE)
        || !text.capitalised(at) && text.of(at).ends_with('n') && !text.is(at, Class::OPENS_PHRASE)
}

/// Appends what one frame reports, if anything.
fn report(text: &Text, parsed: &Parsed, frames: &[Frame], index: usize, frame: &Frame, drafts: &mut Vec<Draft>) {
    let free = |piece: usize| !frames.iter().any(|frame| frame.pieces.contains(&piece));
    let before: Vec<usize> = (0..frame.pieces.start).rev().take_while(|&piece| free(piece)).collect();
    let after: Vec<usize> = (frame.pieces.end..parsed.pieces.len()).take_while(|&piece| free(piece)).collect();
    let mut content: Vec<usize> = Vec::new();
    let inserted = !before.is_empty();
    match frame.shape {
        // "Er kündigte an, …, wie die Agentur berichtete": all of it is what the agency says.
        Shape::Wie if before.is_empty() && frame.pieces.start > 0 && index > 0 => content.extend(0..frame.pieces.start),
        Shape::VerbFirst | Shape::Wie | Shape::So if inserted => {
            content.extend(before.iter().rev());
            content.extend(after.iter().copied().take_while(|&piece| goes_on(text, parsed, piece, frame)));
        }
        Shape::So => return,
        Shape::Wie => content.extend(&after),
        Shape::VerbFirst | Shape::Main | Shape::Dependent => {
            content.extend(content_behind(text, parsed, &after, frame));
            if content.is_empty()
                && frame.shape == Shape::Main
                && refers_back(text, parsed, frame)
                && index == 0
                && let Some(draft) = sentence_before(text, parsed)
            {
                drafts.push(fill(text, parsed, frame, draft));
                return;
            }
        }
    }
    if content.is_empty() {
        let first = drafts.len();
        inline(text, parsed, frame, drafts);
        if drafts.len() == first && index == 0 && summarises(text, parsed, frame) {
            let tokens = parsed.sentence.tokens.clone();
            let mut draft = Draft::new(QuotationKind::Reported, vec![tokens], parsed.index, 0.5);
            draft.medium = Some(frame.medium);
            draft.speaker.clone_from(&frame.speaker);
            drafts.push(draft);
        }
        return;
    }
    for run in by_kind(parsed, &content) {
        let pieces: Vec<&Piece> = run.iter().map(|&piece| &parsed.pieces[piece]).collect();
        let quoted = pieces[0].quoted && pieces.iter().all(|piece| piece.quoted);
        let kind = if quoted { QuotationKind::Direct } else { QuotationKind::Indirect };
        let confidence = if quoted { 0.95 } else { 0.85 };
        let draft = Draft::new(kind, joined(&pieces), parsed.index, confidence);
        drafts.push(fill(text, parsed, frame, draft));
    }
}

/// Adds cue, frame, speaker and medium of a frame.
fn fill(text: &Text, parsed: &Parsed, frame: &Frame, mut draft: Draft) -> Draft {
    draft.medium = Some(frame.medium);
    draft.cue.clone_from(&frame.cue);
    draft.speaker.clone_from(&frame.speaker);
    let first = parsed.pieces[frame.pieces.start].tokens.start;
    let mut end = parsed.pieces[frame.pieces.end - 1].tokens.end;
    let mut start = first;
    let sign = |at: usize| matches!(text.of(at), "," | ":");
    if draft.quote.first().is_some_and(|quote| quote.start < first)
        && start > parsed.sentence.tokens.start
        && sign(start - 1)
    {
        start -= 1;
    } else if end < parsed.sentence.tokens.end && sign(end) {
        end += 1;
    }
    draft.addressee = speaker::addressee(text, first..end);
    draft.frame.push(start..end);
    draft
}

/// Whether a piece behind an inserted frame goes on with what was reported before it.
fn goes_on(text: &Text, parsed: &Parsed, index: usize, frame: &Frame) -> bool {
    let piece = &parsed.pieces[index];
    let before = frame.pieces.start.checked_sub(1).map(|before| &parsed.pieces[before]);
    let first = piece.tokens.start;
    piece.quoted
        || piece.konjunktiv
        || before.is_some_and(|before| !before.quoted && before.finite.is_none())
        || matches!(frame.shape, Shape::Wie | Shape::So) && before.is_some_and(|before| !before.quoted)
        || text.is(first, Class::OPENER) && text.of(first) != "wie"
}

/// The pieces behind a frame that are its content.
fn content_behind(text: &Text, parsed: &Parsed, after: &[usize], frame: &Frame) -> Vec<usize> {
    let Some(&next) = after.first() else { return Vec::new() };
    let piece = &parsed.pieces[next];
    let first = piece.tokens.start;
    let cue_end = parsed.pieces[frame.pieces.end - 1].tokens.end;
    let opener = text.is(first, Class::OPENER) && text.of(first) != "da";
    let infinitive = is_infinitive(text, piece) && !text.is(first, Class::INFINITIVE_OPENER);
    let relative = text.subordinate(first) && !opener;
    let verb_second = piece.finite.is_some() && !relative && !text.is(first, Class::COORDINATOR);
    let later =
        || after.iter().skip(1).map(|&index| &parsed.pieces[index]).find(|piece| !text.subordinate(piece.tokens.start));
    let fits = piece.quoted
        || piece.border == Border::Colon && (frame.strong || piece.konjunktiv)
        || piece.border == Border::Comma
            && (piece.konjunktiv && !text.is(first, Class::RELATIVE | Class::COORDINATOR)
                || text.of(first).eq_ignore_ascii_case("dass")
                || opener && !text.is(first, Class::RELATIVE)
                || opener && piece.konjunktiv
                || infinitive && (frame.strong || frame.medium == Medium::SpeechThought)
                || frame.strong && verb_second && frame.shape != Shape::Dependent
                || frame.strong && relative && later().is_some_and(|piece| piece.konjunktiv || piece.quoted));
    if !fits || cue_end > first {
        return Vec::new();
    }
    let reported = after.iter().any(|&index| parsed.pieces[index].konjunktiv);
    let mut content = Vec::new();
    for &index in after {
        let piece = &parsed.pieces[index];
        let start = piece.tokens.start;
        // After reported speech in Konjunktiv, "und" or "aber" with the indicative is the article's own voice again.
        let own_voice = index != next
            && reported
            && text.is(start, Class::COORDINATOR)
            && piece
                .finite
                .is_some_and(|verb| !piece.konjunktiv && !text.is(verb, Class::MODAL) && !text.subordinate(start + 1));
        if own_voice {
            break;
        }
        content.push(index);
    }
    content
}

/// Whether the clause gives a statement in the article's own words: "Er warnte vor weiteren Angriffen."
fn summarises(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    // Told in Konjunktiv, it is itself reported by somebody else.
    if parsed.pieces[frame.pieces.clone()].iter().any(|piece| piece.konjunktiv) {
        return false;
    }
    let topic =
        |at: usize| matches!(text.of(at), "vor" | "von" | "über" | "gegen" | "für" | "zu" | "auf" | "als" | "an");
    let after = frame.verb + 1..parsed.pieces[frame.pieces.end - 1].tokens.end;
    frame.shape == Shape::Main
        && frame.medium != Medium::SpeechThought
        && frame.strong
        && !frame.passive
        && frame.speaker.is_some()
        && (frame.cue.len() > 1 || after.clone().any(topic) || after.clone().any(|at| text.is_noun(at)))
}

/// "Das kündigte der Minister an": the sentence before is what he announced.
fn refers_back(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    let first = parsed.sentence.tokens.start;
    matches!(text.of(first), "Das" | "Dies") && frame.strong && !frame.passive && frame.verb == first + 1
}

fn sentence_before(text: &Text, parsed: &Parsed) -> Option<Draft> {
    let before = text.sentences.get(parsed.index.checked_sub(1)?)?;
    let same = before.paragraph == parsed.sentence.paragraph && !before.heading;
    let mut tokens = before.tokens.clone();
    if text.tokens[tokens.end - 1].kind == Kind::Stop {
        tokens.end -= 1;
    }
    let dateline = tokens.clone().take(8).find(|&at| matches!(text.of(at), "-" | "–"));
    tokens.start = dateline.map_or(tokens.start, |at| at + 1);
    (same && !tokens.is_empty()).then(|| Draft::new(QuotationKind::Indirect, vec![tokens], parsed.index, 0.7))
}

/// Splits content into runs of passages in quotation marks and of anything else.
fn by_kind(parsed: &Parsed, content: &[usize]) -> Vec<Vec<usize>> {
    if content.iter().any(|&piece| !parsed.pieces[piece].quoted) && !content.iter().all(|&p| parsed.pieces[p].quoted) {
        let quoted: Vec<usize> = content.iter().copied().filter(|&piece| parsed.pieces[piece].quoted).collect();
        let plain: Vec<usize> = content.iter().copied().filter(|&piece| !parsed.pieces[piece].quoted).collect();
        return vec![plain, quoted].into_iter().filter(|run| !run.is_empty()).collect();
    }
    vec![content.to_vec()]
}

/// Words in quotation marks within the frame's own clause: "nannte den Bericht eine „Zeitungsente“".
fn inline(text: &Text, parsed: &Parsed, frame: &Frame, drafts: &mut Vec<Draft>) {
    let pieces = &parsed.pieces[frame.pieces.clone()];
    let range = pieces[0].tokens.start..pieces[pieces.len() - 1].tokens.end;
    let from = text.quoted.partition_point(|passage| passage.open < range.start);
    for passage in text.quoted[from..].iter().take_while(|passage| passage.open < range.end) {
        let marked = passage.open..passage.close + 1;
        let in_speaker = frame.speaker.as_ref().is_some_and(|speaker| speaker.contains(&passage.open));
        if passage.depth > 0 || in_speaker || !frame.strong || is_name(text, passage.open) {
            continue;
        }
        let mut draft =
            fill(text, parsed, frame, Draft::new(QuotationKind::Direct, vec![marked.clone()], parsed.index, 0.6));
        draft.frame =
            [range.start..marked.start, marked.end..range.end].into_iter().filter(|r| !r.is_empty()).collect();
        drafts.push(draft);
    }
}

/// Whether the passage is a title or a name: behind a noun that it names, all in one word with a capital.
fn is_name(text: &Text, open: usize) -> bool {
    let before = open.saturating_sub(1);
    text.is_noun(before) && text.capitalised(open + 1)
}

/// Words in quotation marks inside reported speech are quotations of the same speaker.
fn nested_passages(text: &Text, first: usize, drafts: &mut Vec<Draft>) {
    for index in first..drafts.len() {
        if drafts[index].kind != QuotationKind::Indirect {
            continue;
        }
        for range in drafts[index].quote.clone() {
            let from = text.quoted.partition_point(|passage| passage.open < range.start);
            for passage in text.quoted[from..].iter().take_while(|passage| passage.open < range.end) {
                let marked = passage.open..passage.close + 1;
                if passage.depth > 0 || text.words(marked.clone()) < 2 || is_name(text, passage.open) {
                    continue;
                }
                let outer = drafts[index].clone();
                drafts.push(Draft {
                    kind: QuotationKind::Direct,
                    nested: true,
                    quote: vec![marked],
                    confidence: 0.6,
                    ..outer
                });
            }
        }
    }
}
