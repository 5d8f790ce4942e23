//! Clauses that report: a verb of saying and what belongs to it. `content` tells what they report.

use std::ops::Range;

use super::content::is_infinitive;
use super::{Parsed, speaker};
use crate::extraction::Medium;
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::{Class, Cue, Strength};
use crate::language::phrase::Extent;

/// How a frame stands to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
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
    /// A noun that names what is said: "die Forderung, …".
    Noun,
}

pub(super) struct Frame {
    pub(super) shape: Shape,
    /// The pieces that it fills.
    pub(super) pieces: Range<usize>,
    /// A piece behind what it reports that belongs to it as well: "lehnte die Forderung, …, ab".
    pub(super) tail: Option<usize>,
    pub(super) cue: Vec<usize>,
    pub(super) verb: usize,
    pub(super) medium: Medium,
    pub(super) strength: Strength,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) passive: bool,
}

/// All frames of a sentence, in order and apart from each other.
pub(super) fn all(text: &Text, parsed: &Parsed) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for piece in 0..parsed.pieces.len() {
        if frames.last().is_some_and(|frame| frame.pieces.contains(&piece)) {
            continue;
        }
        frames.extend(frame_at(text, parsed, piece));
    }
    frames
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
    let Some(cue) = cue_in(text, parsed, index) else { return noun_frame(text, parsed, index) };
    let mut last = cue.last_piece.max(index);
    let tail = (last > index && opens_content(text, &parsed.pieces[index + 1])).then_some(last);
    if tail.is_some() {
        last = index;
    }
    let limit = parsed.pieces[last].tokens.end;
    let wie = text.of(first).eq_ignore_ascii_case("wie") && cue.verb > first + 1;
    let so_verb = text.of(first) == "so" && cue.verb == first + 1;
    let heisst = matches!(text.of(cue.verb), "heißt" | "hieß" | "Heißt" | "Hieß" | "steht" | "stand");
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
                && text.phrase(parsed.pieces[0].tokens.start, first, Extent::Full).is_some()
                && !starts_infinitive(text, &parsed.pieces[index - 1])
            {
                let start = parsed.pieces[0].tokens.start;
                subject = Some(start..parsed.pieces[index - 1].tokens.end);
                pieces = 0..last + 1;
                return Some(Frame {
                    shape: Shape::Main,
                    pieces,
                    tail,
                    cue: positions,
                    verb: cue.verb,
                    medium: cue.medium,
                    strength: cue.strength,
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
        } else if wie && text.of(cue.verb - 1) == "es" {
            positions = vec![first, cue.verb - 1, cue.verb];
        } else if !(first..end).any(|at| text.is(at, Class::DOCUMENT)) {
            return None;
        }
        subject = (first..limit)
            .find(|&at| {
                text.is(at, Class::PREPOSITION)
                    && text
                        .phrase(at + 1, limit, Extent::Full)
                        .is_some_and(|phrase| text.is(phrase.head, Class::DOCUMENT))
            })
            .and_then(|at| text.phrase(at + 1, limit, Extent::Full))
            .map(|phrase| phrase.first..phrase.end);
    }
    Some(Frame {
        shape,
        pieces,
        tail,
        cue: positions,
        verb: cue.verb,
        medium: if heisst { Medium::SpeechWriting } else { cue.medium },
        strength: cue.strength,
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
    let phrase = text.phrase(first + 1, parsed.sentence.tokens.end, Extent::Full)?;
    let oblique = matches!(text.of(first + 1), "den" | "dem") || text.is(first + 1, Class::ADVERB | Class::PREPOSITION);
    if oblique || piece.finite.is_some() || !text.is_noun(phrase.head) && !text.is(phrase.head, Class::PERSONAL) {
        return None;
    }
    if after.is_some_and(|after| !after.quoted && phrase.end >= after.tokens.end) {
        last = index + 1;
    }
    Some(Frame {
        shape: Shape::So,
        pieces: index..last + 1,
        tail: None,
        cue: vec![first],
        verb: first,
        medium: Medium::SpeechWriting,
        strength: Strength::Saying,
        speaker: Some(phrase.first..phrase.end),
        passive: false,
    })
}

/// "die Forderung des Rates, …", "mit der Begründung, dass …": a noun at the end of a clause that is no frame itself.
fn noun_frame(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
    let piece = &parsed.pieces[index];
    let next = parsed.pieces.get(index + 1)?;
    if next.border != Border::Comma {
        return None;
    }
    let range = piece.tokens.clone();
    let noun = range.clone().rev().take(12).find(|&at| text.is(at, Class::UTTERANCE_NOUN) && text.capitalised(at))?;
    let genitive = (noun + 1 < range.end).then(|| text.phrase(noun + 1, range.end, Extent::Full)).flatten();
    // Between the noun and its clause stands at most who said it.
    let attached = matches!(text.of(noun + 1), "des" | "der" | "von" | "vom" | "eines" | "einer");
    let ends = genitive.filter(|_| attached).map_or(noun + 1, |phrase| phrase.end);
    let verbal = Class::PARTICIPLE | Class::INFINITIVE | Class::FINITE | Class::PARTICLE;
    if !(ends..range.end).all(|at| text.is(at, verbal) && !text.capitalised(at)) && text.of(noun + 1) != "von" {
        return None;
    }
    let owner = genitive.filter(|phrase| attached && text.is_noun(phrase.head)).map(|phrase| phrase.first..phrase.end);
    let subject = || {
        let verb = piece.finite?;
        let subject = speaker::before(text, range.start, verb).or_else(|| speaker::behind(text, verb, range.end))?;
        (!subject.contains(&noun)).then_some(subject)
    };
    // "Die Bitte, ihm zu helfen, blieb ohne Antwort": the clause of the noun goes on behind.
    let resumes = |piece: &Piece| piece.finite == Some(piece.tokens.start);
    let tail = piece.finite.is_none().then(|| (index + 2..parsed.pieces.len()).find(|&at| resumes(&parsed.pieces[at])));
    Some(Frame {
        shape: Shape::Noun,
        pieces: index..index + 1,
        tail: tail.flatten(),
        cue: vec![noun],
        verb: noun,
        medium: Medium::SpeechWriting,
        strength: Strength::Weak,
        speaker: owner.or_else(subject),
        passive: false,
    })
}

/// Whether a piece is a dass-clause or an infinitive with zu.
fn opens_content(text: &Text, piece: &Piece) -> bool {
    matches!(text.of(piece.tokens.start), "dass" | "daß") || is_infinitive(text, piece)
}

struct FoundCue {
    positions: Vec<usize>,
    /// The word with the meaning.
    verb: usize,
    /// The finite word: the verb or its auxiliary.
    finite: usize,
    last_piece: usize,
    medium: Medium,
    strength: Strength,
    passive: bool,
}

/// The verb of saying that governs a piece, its separated particle looked for in the pieces behind.
fn cue_in(text: &Text, parsed: &Parsed, index: usize) -> Option<FoundCue> {
    let piece = &parsed.pieces[index];
    let finite = piece.finite?;
    let range = piece.tokens.clone();
    let cues = |at: usize| text.tokens[at].word.map_or(&[][..], |word| &word.cues);
    // "bekannt gegeben", "bekannt gab": what separates may stand apart before the verb as well.
    let whole = |at: usize, cue: &Cue| cue.particle.is_empty() || at > range.start && text.of(at - 1) == cue.particle;
    if text.is(finite, Class::AUXILIARY) && !text.is(finite, Class::MODAL) {
        let participle = range.clone().rev().find(|&at| {
            at != finite
                && text.is(at, Class::PARTICIPLE)
                && !text.capitalised(at)
                && cues(at).iter().any(|cue| whole(at, cue))
                && (at + 1 >= range.end || !text.is_noun(at + 1))
        });
        if let Some(at) = participle {
            let cue = cues(at).iter().find(|cue| whole(at, cue))?;
            let mut positions = vec![finite, at];
            positions.extend((!cue.particle.is_empty()).then(|| at - 1));
            positions.sort_unstable();
            let passive = text.is(finite, Class::WERDEN) || range.clone().any(|at| matches!(text.of(at), "worden"));
            let passive = passive || text.is(finite, Class::SEIN);
            return Some(FoundCue {
                positions,
                verb: at,
                finite,
                last_piece: index,
                medium: cue.medium,
                strength: cue.strength,
                passive,
            });
        }
    }
    // "will bekannt geben, dass …": a modal verb with the infinitive at the end.
    let last = range.end - 1;
    let infinitive = text.is(finite, Class::MODAL) && last > finite && text.is(last, Class::INFINITIVE);
    if let Some(cue) = cues(last).iter().find(|cue| infinitive && whole(last, cue)) {
        let apart = (!cue.particle.is_empty()).then(|| last - 1);
        let positions = [Some(finite), apart, Some(last)].into_iter().flatten().collect();
        let (medium, strength) = (cue.medium, cue.strength.min(Strength::Weak));
        return Some(FoundCue { positions, verb: last, finite, last_piece: index, medium, strength, passive: false });
    }
    let mut best = finite_cue(text, parsed, index, finite);
    // "Er lehnte ab und forderte, …": the last of several verbs is the one that what follows depends on.
    let joined = |at: usize| (finite + 1..at).any(|between| text.is(between, Class::COORDINATOR));
    let later = range.clone().rev().find(|&at| {
        at > finite && text.is_finite(at, &range) && !cues(at).is_empty() && !text.subordinate(range.start) && joined(at)
    });
    if let Some(found) = later.and_then(|at| finite_cue(text, parsed, index, at)) {
        best = Some(FoundCue { finite, ..found });
    }
    best
}

/// The cue that a finite verb gives, with a separated particle where it needs one.
fn finite_cue(text: &Text, parsed: &Parsed, index: usize, finite: usize) -> Option<FoundCue> {
    let cues = text.tokens[finite].word.map_or(&[][..], |word| &word.cues);
    let mut best: Option<FoundCue> = None;
    for cue in cues {
        let found = if cue.particle.is_empty() {
            Some((vec![finite], index))
        } else if finite > parsed.pieces[index].tokens.start && text.of(finite - 1) == cue.particle {
            Some((vec![finite - 1, finite], index))
        } else {
            particle(text, parsed, index, finite, cue.particle).map(|(mut positions, piece)| {
                positions.insert(0, finite);
                (positions, piece)
            })
        };
        let Some((positions, last_piece)) = found else { continue };
        if best.as_ref().is_none_or(|best| positions.len() > best.positions.len()) {
            let (medium, strength) = (cue.medium, cue.strength);
            best = Some(FoundCue { positions, verb: finite, finite, last_piece, medium, strength, passive: false });
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

fn starts_infinitive(text: &Text, piece: &Piece) -> bool {
    text.is(piece.tokens.start, Class::INFINITIVE_OPENER) && is_infinitive(text, piece)
}
