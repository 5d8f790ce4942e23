//! What frames report: which pieces of a sentence are somebody's words, and in what form.

use std::ops::Range;

use super::evidence::Evidence;
use super::frame::{Frame, Frames, Shape};
use super::infinitive::{self, is_infinitive};
use super::{Draft, Parsed, addressee, cited, inline, joined, summary};
use crate::extraction::{Medium, QuotationKind};
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::{Class, Strength};

/// Appends what the frames of a sentence report.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    let frames = Frames::find(text, parsed);
    let first = drafts.len();
    for (index, frame) in frames.all.iter().enumerate() {
        // "Sie gehe davon aus, dass …": a frame that is told in Konjunktiv is itself among what somebody said.
        let told = frame.is_told(parsed);
        if told && frame.goes_on(text) {
            continue;
        }
        let before = drafts.len();
        report(text, parsed, &frames, index, frame, drafts);
        drafts[before..].iter_mut().for_each(|draft| draft.nested |= told);
    }
    one_frame_each(first, drafts);
    summary::find(text, parsed, &frames, drafts, first);
}

/// Of two frames that report the same words, the one that names a speaker stays; what lies within a longer quotation is
/// nested.
fn one_frame_each(first: usize, drafts: &mut Vec<Draft>) {
    let mut index = first;
    while index < drafts.len() {
        let same = (first..drafts.len()).find(|&other| {
            other != index
                && drafts[other].quote == drafts[index].quote
                && drafts[other].frame != drafts[index].frame
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
        draft.nested |=
            extents.iter().any(|other| other.start <= own.start && own.end <= other.end && other.len() > own.len());
    }
}

/// Appends what one frame reports, if anything.
fn report(text: &Text, parsed: &Parsed, frames: &Frames, index: usize, frame: &Frame, drafts: &mut Vec<Draft>) {
    if tells_of_nobody(text, frame) && (frame.shape != Shape::Main || frame.inserted) {
        return;
    }
    let content = if frame.shape == Shape::Noun {
        content_behind(text, parsed, frames, frame)
    } else if frame.inserted {
        around(text, parsed, frames, frame)
    } else {
        match frame.shape {
            Shape::So => return,
            Shape::Wie if frame.strength < Strength::Strong => return,
            Shape::Wie => behind(parsed, frames, frame),
            _ => content_behind(text, parsed, frames, frame),
        }
    };
    // What a frame in Konjunktiv says is itself reported.
    let reported = parsed.pieces[frame.pieces.clone()].iter().any(|piece| piece.konjunktiv);
    if frame.shape != Shape::Noun && !(reported && content.is_empty()) {
        inline::find(text, parsed, frame, drafts);
    }
    if !content.is_empty() {
        let first = drafts.len();
        for run in by_kind(text, parsed, &content) {
            let pieces: Vec<&Piece> = run.iter().map(|&piece| &parsed.pieces[piece]).collect();
            let quoted = pieces.iter().all(|piece| piece.quoted);
            let kind = if quoted { QuotationKind::Direct } else { QuotationKind::Indirect };
            let evidence = if quoted { Evidence::FramedPassage } else { evidence(text, frame, &pieces) };
            let draft = Draft::new(kind, joined(&pieces), parsed.index, evidence);
            drafts.push(fill(text, parsed, frame, draft));
        }
        said_by_both(text, parsed, frame, drafts, first);
    } else if let Some(quote) = infinitive::trailing(text, parsed, frame) {
        let mut draft = Draft::new(QuotationKind::Indirect, Vec::new(), parsed.index, Evidence::Infinitive);
        draft.quote.push(quote.clone());
        draft = fill(text, parsed, frame, draft);
        draft.frame.clear();
        draft.frame.push(parsed.pieces[frame.pieces.start].tokens.start..quote.start);
        drafts.push(draft);
    } else if index == 0 && summary::refers_back(text, parsed, frame) {
        summary::told_before(text, parsed, frame, drafts);
    }
}

/// Appends what a frame reports once more where one says it and another passes it on.
fn said_by_both(text: &Text, parsed: &Parsed, frame: &Frame, drafts: &mut Vec<Draft>, first: usize) {
    let range = parsed.pieces[frame.pieces.start].tokens.start..parsed.pieces[frame.pieces.end - 1].tokens.end;
    if !cited::cites(text, frame.verb) {
        return;
    }
    let Some(other) = cited::other(text, frame, &range) else { return };
    for index in first..drafts.len() {
        let mut draft = Draft { speaker: Some(other.clone()), nested: true, ..drafts[index].clone() };
        if !frame.passive {
            draft.cue.clear();
        }
        drafts.push(draft);
    }
}

/// "wie man sagt", "ich glaube": nobody of whom the article tells.
pub(super) fn tells_of_nobody(text: &Text, frame: &Frame) -> bool {
    let nobody = |form: &str| matches!(form.to_lowercase().as_str(), "man" | "ich" | "wir" | "niemand" | "du");
    frame.speaker.as_ref().is_some_and(|speaker| speaker.len() == 1 && nobody(text.of(speaker.start)))
}

/// What speaks for words that are not in marks.
fn evidence(text: &Text, frame: &Frame, pieces: &[&Piece]) -> Evidence {
    let first = pieces[0];
    let konjunktiv = pieces.iter().any(|piece| piece.konjunktiv);
    match frame.shape {
        Shape::Noun => Evidence::Noun,
        Shape::So => Evidence::So,
        Shape::Wie => Evidence::Wie,
        _ if frame.inserted && konjunktiv => Evidence::AroundKonjunktiv,
        _ if frame.inserted => Evidence::Around,
        _ if first.border == Border::Colon => Evidence::Colon,
        _ if text.is(first.tokens.start, Class::OPENER) => Evidence::ThatClause,
        _ if konjunktiv => Evidence::Konjunktiv,
        _ if is_infinitive(text, first) => Evidence::Infinitive,
        _ => Evidence::Statement,
    }
}

/// The pieces around an inserted frame that it reports.
fn around(text: &Text, parsed: &Parsed, frames: &Frames, frame: &Frame) -> Vec<usize> {
    // "Das Spiel war aus: „So ist das“, sagte er": what leads up to the words in marks is the article's own.
    let colon = |&piece: &usize| {
        let piece = &parsed.pieces[piece];
        piece.border == Border::Colon && (piece.quoted || is_subjunctive(text, piece))
    };
    let from = (0..frame.pieces.start).rev().find(colon).unwrap_or(0);
    let before = (from..frame.pieces.start).filter(|&piece| !frames.inserted_at(piece));
    let after = (frame.pieces.end..parsed.pieces.len())
        .take_while(|&piece| !frames.inserted_at(piece) && goes_on(text, parsed, piece, frame));
    before.chain(after).collect()
}

/// The pieces behind a frame, up to the next one that is inserted.
fn behind(parsed: &Parsed, frames: &Frames, frame: &Frame) -> Vec<usize> {
    let end = frame.tail.unwrap_or(parsed.pieces.len());
    (frame.pieces.end..end).take_while(|&piece| !frames.inserted_at(piece)).collect()
}

/// Adds cue, frame, speaker and medium of a frame.
pub(super) fn fill(text: &Text, parsed: &Parsed, frame: &Frame, mut draft: Draft) -> Draft {
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
    draft.addressee = addressee::find(text, frame, first..end);
    draft.frame.push(start..end);
    draft.frame.extend(frame.tail.map(|tail| parsed.pieces[tail].tokens.clone()));
    draft
}

/// Whether the finite verb of a piece is in Konjunktiv I, or in a form of Konjunktiv II that no indicative shares.
pub(super) fn is_subjunctive(text: &Text, piece: &Piece) -> bool {
    let second = |verb| text.is(verb, Class::KONJUNKTIV2) && !text.is(verb, Class::INDICATIVE);
    piece.konjunktiv || piece.finite.is_some_and(second)
}

/// Whether a piece behind an inserted frame goes on with what was reported before it.
fn goes_on(text: &Text, parsed: &Parsed, index: usize, frame: &Frame) -> bool {
    let piece = &parsed.pieces[index];
    let before = frame.pieces.start.checked_sub(1).map(|before| &parsed.pieces[before]);
    let first = piece.tokens.start;
    piece.quoted
        || is_subjunctive(text, piece)
        || before.is_some_and(|before| !before.quoted && before.finite.is_none())
        || matches!(frame.shape, Shape::Wie | Shape::So) && before.is_some_and(|before| !before.quoted)
        || text.is(first, Class::OPENER) && text.of(first) != "wie"
}

/// The pieces behind a frame that are its content.
fn content_behind(text: &Text, parsed: &Parsed, frames: &Frames, frame: &Frame) -> Vec<usize> {
    let mut after = behind(parsed, frames, frame);
    let Some(&next) = after.first() else { return Vec::new() };
    if !is_content(text, &parsed.pieces[next], frame) && !leads_to_content(text, parsed, &after, frame) {
        // "Sie schrieb in einem Brief, der gestern eintraf, sie komme": a relative clause may stand between.
        let main = |&index: &usize| !text.subordinate(parsed.pieces[index].tokens.start);
        let later = after.iter().position(main).filter(|&at| at > 0 && frame.strength >= Strength::Strong);
        let Some(later) = later.filter(|&at| parsed.pieces[after[at]].konjunktiv || parsed.pieces[after[at]].quoted)
        else {
            return Vec::new();
        };
        after.drain(..later);
    }
    let next = after[0];
    let reported = after.iter().any(|&index| parsed.pieces[index].konjunktiv);
    let told = |index: usize| {
        let piece = &parsed.pieces[index];
        let start = piece.tokens.start;
        // After reported speech in Konjunktiv, "und" or "aber" with the indicative is the article's own voice again.
        let own_voice = reported
            && text.is(start, Class::COORDINATOR)
            && piece
                .finite
                .is_some_and(|verb| !piece.konjunktiv && !text.is(verb, Class::MODAL) && !text.subordinate(start + 1));
        !own_voice && !frames.other_voice(parsed, index)
    };
    after.iter().copied().take_while(|&index| index == next || told(index)).collect()
}

/// "Sie sagte, mit dem Bau, einem der größten, sei man zufrieden": pieces without a verb before one that is content.
fn leads_to_content(text: &Text, parsed: &Parsed, after: &[usize], frame: &Frame) -> bool {
    let piece = |&index: &usize| &parsed.pieces[index];
    let plain = |piece: &Piece| piece.finite.is_none() && !piece.quoted && piece.border == Border::Comma;
    let Some(at) = after.iter().take(4).map(piece).position(|piece| !plain(piece) || is_infinitive(text, piece)) else {
        return false;
    };
    let content = piece(&after[at]);
    let told = content.konjunktiv && !text.subordinate(content.tokens.start)
        || content.finite.is_none() && !content.quoted && is_content(text, content, frame);
    at > 0 && frame.shape != Shape::Noun && frame.strength >= Strength::Strong && told
}

/// Whether a piece right behind a frame is what it reports.
fn is_content(text: &Text, piece: &Piece, frame: &Frame) -> bool {
    let first = piece.tokens.start;
    let opener = text.is(first, Class::OPENER) && text.of(first) != "da";
    let joined = text.is(first, Class::COORDINATOR) && piece.finite.is_some();
    // "nachdem nichts zu sehen war" is none.
    let depends = piece.finite.is_some() && text.is(first, Class::SUBORDINATOR) && text.subordinate(first);
    let infinitive = !joined && !depends && is_infinitive(text, piece) && !text.is(first, Class::INFINITIVE_OPENER);
    let verb_second = piece.finite.is_some_and(|verb| verb != first)
        && !text.subordinate(first)
        && !text.is(first, Class::COORDINATOR);
    // Right behind a frame Konjunktiv II reports as well: "sagte, man könnte gehen".
    let second = |verb: usize| text.is(verb, Class::KONJUNKTIV2) && !text.is(verb, Class::INDICATIVE);
    let adverbial = text.subordinate(first) && !text.is(first, Class::OPENER | Class::RELATIVE);
    let konjunktiv = (piece.konjunktiv || piece.finite.is_some_and(second)) && !adverbial;
    let strong = frame.strength >= Strength::Strong;
    // "Es wird erwartet, dass …" tells of nobody.
    let by_nobody = frame.passive && frame.speaker.is_none();
    let thought = frame.medium == Medium::SpeechThought;
    let told = frame.strength >= Strength::Weak && (!by_nobody || strong && !thought);
    let that = text.of(first).eq_ignore_ascii_case("dass") || text.of(first) == "daß";
    if piece.quoted {
        return frame.shape != Shape::Noun;
    }
    // "sprach, als sei er allein"; "Falls sie das behaupten, wäre es falsch": a clause that its verb opens is the main one.
    if text.of(first) == "als" || piece.border == Border::Comma && piece.finite == Some(first) {
        return false;
    }
    match (piece.border, frame.shape) {
        (Border::Comma, Shape::Noun) => {
            that || infinitive || konjunktiv && !text.is(first, Class::COORDINATOR) && !text.subordinate(first)
        }
        (Border::Comma, shape) => {
            konjunktiv && !text.is(first, Class::COORDINATOR) && !is_relative(text, piece)
                || (that || opener && !text.is(first, Class::RELATIVE))
                    && (konjunktiv || frame.strength >= Strength::Weak)
                || opener && konjunktiv
                || infinitive && told
                || frame.strength == Strength::Saying && verb_second && shape != Shape::Dependent
        }
        (Border::Colon, _) => strong || konjunktiv,
        _ => false,
    }
}

/// Whether a piece is a relative clause. "die neu gebaute Brücke sei gesperrt" opens as one does, but its verb stands second.
fn is_relative(text: &Text, piece: &Piece) -> bool {
    let first = piece.tokens.start;
    let second = |verb: usize| verb > first + 2 && verb + 2 < piece.tokens.end && text.is_noun(verb - 1);
    text.is(first, Class::RELATIVE) && text.subordinate(first) && !piece.finite.is_some_and(second)
}

/// Splits content into what is not in quotation marks and the passages that are, apart from each other where "und" or
/// "oder" stands between them.
fn by_kind(text: &Text, parsed: &Parsed, content: &[usize]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = vec![Vec::new(), Vec::new()];
    for &index in content {
        let piece = &parsed.pieces[index];
        let alone = piece.tokens.len() == 1 && text.is(piece.tokens.start, Class::COORDINATOR);
        match runs.last_mut() {
            Some(passages) if piece.quoted => passages.push(index),
            Some(passages) if alone && !passages.is_empty() => runs.push(Vec::new()),
            _ => runs[0].push(index),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
