//! Clauses that report: a verb of saying, what belongs to it, and what it reports.

use std::ops::Range;

use super::{Draft, Parsed, joined, speaker};
use crate::extraction::{Medium, QuotationKind};
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::Class;

/// How a frame stands to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// The verb opens the clause: "…, sagte sie".
    VerbFirst,
    /// "…, wie sie sagte".
    Wie,
    /// "…, so die Ministerin".
    So,
    /// A main clause of its own: "Sie sagte, …".
    Main,
    /// A clause that depends on another: "…, die gesagt hatte, dass …".
    Dependent,
}

struct Frame {
    shape: Shape,
    /// The pieces that it fills.
    pieces: Range<usize>,
    cue: Vec<usize>,
    verb: usize,
    medium: Medium,
    strong: bool,
    speaker: Option<Range<usize>>,
    passive: bool,
}

/// Appends what the frames of a sentence report.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    let mut frames: Vec<Frame> = Vec::new();
    for piece in 0..parsed.pieces.len() {
        if frames.last().is_some_and(|frame| frame.pieces.contains(&piece)) {
            continue;
        }
        if let Some(frame) = frame_at(text, parsed, piece) {
            frames.push(frame);
        }
    }
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

fn frame_at(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
    let piece = &parsed.pieces[index];
    if piece.quoted {
        return None;
    }
    let first = piece.tokens.start;
    let end = piece.tokens.end;
    if let Some(frame) = so_frame(text, parsed, index) {
        return Some(frame);
    }
    let cue = cue_in(text, parsed, index)?;
    let last = cue.last_piece.max(index);
    let limit = parsed.pieces[last].tokens.end;
    let wie = text.of(first).eq_ignore_ascii_case("wie") && cue.verb > first + 1;
    let so_verb = text.of(first) == "so" && cue.verb == first + 1;
    let heisst = matches!(text.of(cue.verb), "heißt" | "hieß" | "Heißt" | "Hieß");
    let mut pieces = index..last + 1;
    let mut positions = cue.positions;
    let (shape, mut subject);
    if wie {
        shape = Shape::Wie;
        subject = speaker::before(text, first + 1, cue.verb.min(end));
        if positions.first() != Some(&first) {
            positions.insert(0, first);
        }
    } else if cue.verb == first || so_verb {
        shape = Shape::VerbFirst;
        if so_verb {
            positions.insert(0, first);
        }
        subject = None;
        // "Platter, der Minister, sagte": phrases without a verb before the verb are its subject.
        if index > 0 && !so_verb {
            let plain =
                |piece: &Piece| !piece.quoted && (piece.finite.is_none() || text.subordinate(piece.tokens.start));
            let leading = parsed.pieces[..index].iter().rev().take_while(|piece| plain(piece)).count();
            if leading == index
                && parsed.pieces[0].finite.is_none()
                && text.phrase(parsed.pieces[0].tokens.start, first, crate::language::phrase::Extent::Full).is_some()
                && !starts_infinitive(text, &parsed.pieces[index - 1])
            {
                let start = parsed.pieces[0].tokens.start;
                subject = Some(start..parsed.pieces[index - 1].tokens.end);
                pieces = 0..last + 1;
                return Some(Frame {
                    shape: Shape::Main,
                    pieces,
                    cue: positions,
                    verb: cue.verb,
                    medium: cue.medium,
                    strong: cue.strong,
                    speaker: subject,
                    passive: cue.passive,
                });
            }
        }
        subject = subject.or_else(|| speaker::behind(text, cue.verb, limit));
    } else if text.subordinate(first) {
        shape = Shape::Dependent;
        subject = speaker::before(text, first + 1, cue.verb.min(end));
    } else {
        shape = Shape::Main;
        subject =
            speaker::before(text, first, cue.finite.min(end)).or_else(|| speaker::behind(text, cue.finite, limit));
    }
    if cue.passive {
        subject = speaker::by(text, first..limit);
    }
    if heisst {
        if text.of(cue.verb + 1) == "es" {
            positions = vec![cue.verb, cue.verb + 1];
        } else if !(first..end).any(|at| text.is(at, Class::DOCUMENT)) {
            return None;
        }
        subject = (first..limit)
            .find(|&at| {
                text.is(at, Class::PREPOSITION)
                    && text
                        .phrase(at + 1, limit, crate::language::phrase::Extent::Full)
                        .is_some_and(|phrase| text.is(phrase.head, Class::DOCUMENT))
            })
            .and_then(|at| text.phrase(at + 1, limit, crate::language::phrase::Extent::Full))
            .map(|phrase| phrase.first..phrase.end);
    }
    Some(Frame {
        shape,
        pieces,
        cue: positions,
        verb: cue.verb,
        medium: if heisst { Medium::SpeechWriting } else { cue.medium },
        strong: cue.strong,
        speaker: subject,
        passive: cue.passive,
    })
}

/// "so die Ministerin", "so Bürgermeister Keller am Montag": no verb, only the source.
fn so_frame(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
    let piece = &parsed.pieces[index];
    let first = piece.tokens.start;
    if text.of(first) != "so" || index == 0 && piece.border == Border::Open {
        return None;
    }
    let mut last = index;
    let after = parsed.pieces.get(index + 1);
    let phrase = text.phrase(first + 1, parsed.sentence.tokens.end, crate::language::phrase::Extent::Full)?;
    if piece.finite.is_some() || !text.is_noun(phrase.head) && !text.is(phrase.head, Class::PERSONAL) {
        return None;
    }
    if after.is_some_and(|after| !after.quoted && phrase.end >= after.tokens.end) {
        last = index + 1;
    }
    Some(Frame {
        shape: Shape::So,
        pieces: index..last + 1,
        cue: vec![first],
        verb: first,
        medium: Medium::SpeechWriting,
        strong: true,
        speaker: Some(phrase.first..phrase.end),
        passive: false,
    })
}

struct FoundCue {
    positions: Vec<usize>,
    /// The word with the meaning.
    verb: usize,
    /// The finite word: the verb or its auxiliary.
    finite: usize,
    last_piece: usize,
    medium: Medium,
    strong: bool,
    passive: bool,
}

/// The verb of saying that governs a piece, its separated particle looked for in the pieces behind.
fn cue_in(text: &Text, parsed: &Parsed, index: usize) -> Option<FoundCue> {
    let piece = &parsed.pieces[index];
    let finite = piece.finite?;
    let range = piece.tokens.clone();
    let cues = |at: usize| text.tokens[at].word.map_or(&[][..], |word| &word.cues);
    if text.is(finite, Class::AUXILIARY) && !text.is(finite, Class::MODAL) {
        let participle = range.clone().rev().find(|&at| {
            at != finite
                && text.is(at, Class::PARTICIPLE)
                && !text.capitalised(at)
                && cues(at).iter().any(|cue| cue.particle.is_empty())
                && (at + 1 >= range.end || !text.is_noun(at + 1))
        });
        if let Some(at) = participle {
            let cue = cues(at).iter().find(|cue| cue.particle.is_empty())?;
            let mut positions = vec![finite, at];
            positions.sort_unstable();
            let passive = text.is(finite, Class::WERDEN) || range.clone().any(|at| matches!(text.of(at), "worden"));
            let passive = passive || text.is(finite, Class::SEIN);
            return Some(FoundCue {
                positions,
                verb: at,
                finite,
                last_piece: index,
                medium: cue.medium,
                strong: cue.strong,
                passive,
            });
        }
    }
    let mut best: Option<FoundCue> = None;
    for cue in cues(finite) {
        let found = if cue.particle.is_empty() {
            Some((vec![finite], index))
        } else {
            particle(text, parsed, index, finite, cue.particle).map(|(mut positions, piece)| {
                positions.insert(0, finite);
                (positions, piece)
            })
        };
        let Some((positions, last_piece)) = found else { continue };
        if best.as_ref().is_none_or(|best| positions.len() > best.positions.len()) {
            let (medium, strong) = (cue.medium, cue.strong);
            best = Some(FoundCue { positions, verb: finite, finite, last_piece, medium, strong, passive: false });
        }
    }
    // A bare base of a separable verb that found another particle is another verb: "gab … ab".
    best
}

/// The tokens of a particle or fixed phrase behind a verb, and the piece it stands in.
fn particle(text: &Text, parsed: &Parsed, index: usize, verb: usize, particle: &str) -> Option<(Vec<usize>, usize)> {
    let words: Vec<&str> = particle.split('_').collect();
    for (offset, piece) in parsed.pieces[index..].iter().enumerate() {
        if piece.quoted || offset > 0 && piece.finite.is_some() && !text.subordinate(piece.tokens.start) {
            return None;
        }
        let from = piece.tokens.start.max(verb + 1);
        if words.len() > 1 {
            let found =
                (from..piece.tokens.end).find(|&at| words.iter().enumerate().all(|(i, word)| text.of(at + i) == *word));
            if let Some(at) = found {
                return Some(((at..at + words.len()).collect(), index + offset));
            }
        } else if piece.tokens.end > from && text.of(piece.tokens.end - 1) == particle {
            return Some((vec![piece.tokens.end - 1], index + offset));
        }
    }
    None
}

/// Whether a piece is an infinitive with zu.
fn is_infinitive(text: &Text, piece: &Piece) -> bool {
    piece.tokens.clone().any(|at| {
        text.is(at, Class::ZU_INFINITIVE) && !text.capitalised(at)
            || text.of(at) == "zu" && at + 1 < piece.tokens.end && is_verb_form(text, at + 1)
    })
}

fn is_verb_form(text: &Text, at: usize) -> bool {
    text.is(at, Class::INFINITIVE)
        || !text.capitalised(at) && text.of(at).ends_with('n') && !text.is(at, Class::OPENS_PHRASE)
}

fn starts_infinitive(text: &Text, piece: &Piece) -> bool {
    text.is(piece.tokens.start, Class::INFINITIVE_OPENER) && is_infinitive(text, piece)
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
    if text.tokens[tokens.end - 1].kind == crate::language::token::Kind::Stop {
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
