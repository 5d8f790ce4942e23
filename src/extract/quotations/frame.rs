//! Clauses that report: a verb of saying and what belongs to it. `content` tells what they report.

use std::ops::Range;

use super::content::is_subjunctive;
use super::cue::{self, FoundCue};
use super::infinitive::is_infinitive;
use super::nominative::only_looks_like_noun;
use super::{Parsed, cited, document, noun, speaker};
use crate::extraction::Medium;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::{Class, Object, Strength};
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
    /// What the object of the verb is.
    pub(super) object: Object,
    /// Whether it stands in or behind what it reports: "…, sagte sie".
    pub(super) inserted: bool,
}

impl Frame {
    /// Whether the clause itself is told in Konjunktiv: "Sie gehe davon aus, dass …".
    pub(super) fn is_told(&self, parsed: &Parsed) -> bool {
        let clause = &parsed.pieces[self.pieces.start];
        matches!(self.shape, Shape::Main | Shape::VerbFirst)
            && clause.konjunktiv
            && clause.finite.is_some_and(|verb| self.cue.contains(&verb))
    }

    /// Whether a clause that is told in Konjunktiv says what its speaker thinks or has to do rather than who else said
    /// something.
    pub(super) fn goes_on(&self, text: &Text) -> bool {
        let pronoun = |speaker: &Range<usize>| text.is(speaker.start, Class::PERSONAL) && speaker.len() == 1;
        self.speaker.as_ref().is_none_or(pronoun) || self.cue.iter().any(|&at| text.is(at, Class::MODAL))
    }
}

/// All frames of a sentence, in order and apart from each other.
pub(super) struct Frames {
    pub(super) all: Vec<Frame>,
    /// Of each piece, whether a frame fills it that stands in or behind what it reports.
    inserted: Vec<bool>,
}

impl Frames {
    pub(super) fn find(text: &Text, parsed: &Parsed) -> Self {
        let mut all: Vec<Frame> = Vec::new();
        let mut inserted = vec![false; parsed.pieces.len()];
        for piece in 0..parsed.pieces.len() {
            if all.last().is_some_and(|frame| frame.pieces.contains(&piece)) {
                continue;
            }
            let Some(mut frame) = frame_at(text, parsed, piece) else { continue };
            // "Sie nickte, bat um Ruhe und sagte": a verb that opens its clause shares the subject of the one before.
            let start = parsed.pieces[piece].tokens.start;
            let verb = start + usize::from(text.is(start, Class::COORDINATOR));
            let opens = parsed.pieces[piece].finite == Some(verb);
            if frame.speaker.is_none() && opens && !frame.passive {
                frame.speaker = all.last().and_then(|before| before.speaker.clone());
                if frame.speaker.is_none() && !is_inserted(text, parsed, &frame) {
                    frame.speaker = speaker::of_clause_before(text, &parsed.pieces[..piece]);
                }
            }
            // "Gerüchte, sie trete ab, nannte sie falsch": a noun with its clause stands before the verb.
            let noun_leads = all.first().is_some_and(|first| first.shape == Shape::Noun && first.pieces.start == 0);
            frame.inserted = !noun_leads && is_inserted(text, parsed, &frame);
            all.push(frame);
        }
        // "Ob das stimme, wisse er nicht, sagte sie": what is told in Konjunktiv is among what the other frame reports.
        let reported = all.iter().any(|frame| frame.inserted && !frame.is_told(parsed));
        for frame in all.iter_mut().filter(|frame| frame.is_told(parsed)) {
            frame.inserted &= !reported && !frame.goes_on(text);
        }
        for frame in all.iter().filter(|frame| frame.inserted) {
            inserted[frame.pieces.clone()].fill(true);
        }
        Self { all, inserted }
    }

    /// Whether a frame that stands in or behind what it reports fills the piece.
    pub(super) fn inserted_at(&self, piece: usize) -> bool {
        self.inserted[piece]
    }

    /// Whether a clause in the indicative begins at the piece that reports by itself.
    pub(super) fn other_voice(&self, parsed: &Parsed, piece: usize) -> bool {
        let at = self.all.partition_point(|frame| frame.pieces.start < piece);
        self.all.get(at).is_some_and(|frame| {
            frame.pieces.start == piece
                && frame.shape == Shape::Main
                && !parsed.pieces[piece].konjunktiv
                && frame.speaker.is_some()
        })
    }
}

/// Whether a frame stands in or behind what it reports: "…, sagte sie", "…, wie sie sagte".
fn is_inserted(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    if frame.pieces.start == 0 {
        return false;
    }
    let before = &parsed.pieces[..frame.pieces.start];
    match frame.shape {
        Shape::So => true,
        Shape::Wie => frame.strength >= Strength::Strong,
        Shape::VerbFirst => {
            text.of(frame.cue[0]) == "so" && frame.strength >= Strength::Strong
                || reportable(text, before, frame)
                || is_within_clause(text, parsed, frame)
        }
        _ => false,
    }
}

/// Whether a frame with a subject of its own parts a clause before its verb: "Die Lage, sagte Keller, sei ernst".
fn is_within_clause(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    let leads = |piece: &Piece| !piece.quoted && (piece.finite.is_none() || text.subordinate(piece.tokens.start));
    let own = frame.speaker.as_ref().is_some_and(|speaker| speaker.start > frame.verb);
    own && clause_goes_on(text, parsed, frame) && parsed.pieces[..frame.pieces.start].iter().all(leads)
}

/// Whether a verb opens what follows a frame, as where the frame parts a clause.
fn clause_goes_on(text: &Text, parsed: &Parsed, frame: &Frame) -> bool {
    parsed.pieces.get(frame.pieces.end).is_some_and(|next| {
        let said = is_subjunctive(text, next) || frame.strength == Strength::Saying;
        next.finite == Some(next.tokens.start) && !next.quoted && said
    })
}

/// Whether the pieces before a verb that opens its clause say something by themselves. "Nachdem er gekommen war, sagte
/// er …" and "Der Rat, der gestern tagte, sagte …" are its own clause and no words of anybody.
fn reportable(text: &Text, before: &[Piece], frame: &Frame) -> bool {
    let first = before[0].tokens.start;
    let leads_in = text.subordinate(first) && !text.is(first, Class::OPENER) && !before[0].quoted;
    let that = matches!(text.of(first), "Dass" | "Ob");
    let saying = frame.strength == Strength::Saying;
    let main = |(index, piece): (usize, &Piece)| {
        let first = piece.tokens.start;
        // "Wer das sagt, der kenne sie nicht": a pronoun with the verb right behind it opens a main clause.
        let second = piece.finite == Some(first + 1) && piece.konjunktiv;
        let depends = text.subordinate(first) || index > 0 && text.is(first, Class::RELATIVE) && !second;
        let somebody = frame.speaker.is_some();
        let said = piece.konjunktiv || somebody && (that && frame.strength >= Strength::Weak || saying);
        piece.finite.is_some() && said && (!depends || index == 0 && that)
    };
    before.iter().any(|piece| piece.quoted) && !leads_in || before.iter().enumerate().any(main)
}

fn frame_at(text: &Text, parsed: &Parsed, index: usize) -> Option<Frame> {
    let piece = &parsed.pieces[index];
    if piece.quoted {
        return None;
    }
    if let Some(frame) = document::so(text, parsed, index) {
        return Some(frame);
    }
    // "Wer das behauptet, …": nobody of whom the article tells.
    if text.of(piece.tokens.start).eq_ignore_ascii_case("wer") {
        return None;
    }
    let Some(cue) = cue::find(text, parsed, index) else { return noun::frame(text, parsed, index) };
    let first = piece.tokens.start;
    // "lehnte die Forderung, … zu beenden, ab": what the particle closes in is the content.
    let closes_in = cue.last_piece > index && opens_content(text, parsed, index + 1);
    let tail = closes_in.then_some(cue.last_piece);
    let last = if closes_in { index } else { cue.last_piece };
    let mut frame = Frame {
        shape: shape(text, first, piece.tokens.end, &cue),
        pieces: index..last + 1,
        tail,
        cue: cue.positions.clone(),
        verb: cue.verb,
        medium: cue.listed.medium,
        strength: cue.listed.strength,
        speaker: None,
        passive: cue.passive,
        object: cue.listed.object,
        inserted: false,
    };
    let leads = matches!(frame.shape, Shape::Wie) || text.of(first) == "so" && frame.shape == Shape::VerbFirst;
    let lead = wie(text, first);
    if leads && frame.cue.first() != Some(&lead) {
        frame.cue.insert(0, lead);
    }
    if !leads && takes_leading_subject(text, parsed, &mut frame, &cue) {
        return Some(frame);
    }
    let clause = first..parsed.pieces[last].tokens.end;
    if document::is_verb(text.of(cue.verb)) {
        return document::speaks(text, parsed, frame, cue.finite, clause);
    }
    let main = |piece: &Piece| piece.finite.is_some() && !piece.quoted && !text.subordinate(piece.tokens.start);
    let joined = index > 0 && cue.finite == first && !cue.positions.contains(&first) && main(&parsed.pieces[index - 1]);
    frame.speaker = if frame.passive {
        speaker::of_passive(text, &clause, &cue)
    } else if joined {
        // "Sie nickte, bat um Ruhe und sagte": the subject is that of the clause before.
        None
    } else {
        speaker::subject(text, &(lead..clause.end), piece.tokens.end, &cue, frame.shape)
    };
    // "Die Räte legten Wert darauf", "sprach Keller von der Bahn": what is of the cue is none of the subject.
    let own = |speaker: &Range<usize>| frame.cue.iter().copied().find(|at| speaker.contains(at));
    if let Some(at) = frame.speaker.as_ref().and_then(own) {
        let apart = frame.speaker.take().map(|speaker| speaker.start..at).filter(|apart| !apart.is_empty());
        frame.speaker = apart.or_else(|| speaker::before(text, first, cue.finite));
    }
    // "zitierte man den Minister"
    if frame.speaker.as_ref().is_some_and(|speaker| text.of(speaker.start) == "man") && cited::cites(text, frame.verb) {
        frame.speaker = cited::cited(text, &frame, &clause);
    }
    Some(frame)
}

/// "Wie Sommer, die Leiterin, am Montag mitteilte, …", "Sommer, die Leiterin, sagte": gives the frame the subject that
/// commas part from its verb, if there is one.
fn takes_leading_subject(text: &Text, parsed: &Parsed, frame: &mut Frame, cue: &FoundCue) -> bool {
    let index = frame.pieces.start;
    let piece = &parsed.pieces[index].tokens;
    let opening = parsed.sentence.tokens.start;
    let wie = text.of(opening) == "Wie";
    if index == 0 || cue.finite != piece.start && !(wie && cue.finite + 1 == piece.end) {
        return false;
    }
    let Some(subject) = leading_subject(text, parsed, index) else { return false };
    // "Die Lage, sagte Keller, sei ernst": what leads is the subject of another verb.
    let end = parsed.pieces[frame.pieces.end - 1].tokens.end;
    let own = || speaker::behind(text, cue.finite, end).is_some_and(|subject| speaker::speaks(text, &subject));
    if !wie && clause_goes_on(text, parsed, frame) && own() {
        return false;
    }
    frame.shape = if wie { Shape::Wie } else { Shape::Main };
    frame.pieces.start = 0;
    if wie {
        frame.cue.insert(0, opening);
    }
    frame.speaker = if frame.passive {
        speaker::by(text, piece.clone())
    } else {
        Some(speaker::of_leading(text, subject, cue.finite, end))
    };
    true
}

/// Where "wie" would stand: first, or behind a word that joins: "Denn wie die Zeitung berichtet, …".
fn wie(text: &Text, first: usize) -> usize {
    first + usize::from(text.is(first, Class::COORDINATOR) && text.of(first + 1) == "wie")
}

fn shape(text: &Text, first: usize, end: usize, cue: &FoundCue) -> Shape {
    if text.of(wie(text, first)).eq_ignore_ascii_case("wie") && cue.verb > first + 1 {
        Shape::Wie
    } else if cue.finite == first && cue.positions.contains(&first) || text.of(first) == "so" && cue.verb == first + 1 {
        Shape::VerbFirst
    } else if text.subordinate(first) && !(text.of(first) == "Als" && cue.finite > first + 1 && cue.finite + 1 < end) {
        Shape::Dependent
    } else {
        Shape::Main
    }
}

/// "Platter, der Minister, sagte": the phrases without a verb before the verb, where nothing else stands there.
fn leading_subject(text: &Text, parsed: &Parsed, index: usize) -> Option<Range<usize>> {
    let plain = |piece: &Piece| !piece.quoted && (piece.finite.is_none() || text.subordinate(piece.tokens.start));
    let before = &parsed.pieces[..index];
    let last = &before[index - 1];
    let infinitive = text.is(last.tokens.start, Class::INFINITIVE_OPENER) && is_infinitive(text, last);
    let opening = &before[0].tokens;
    let wie = usize::from(text.of(opening.start) == "Wie");
    // "Auch Kern, der Leiter, sagte"
    let leads = text.is(opening.start, Class::ADVERB) && !text.is_noun(opening.start);
    let first = opening.start + wie.max(usize::from(leads));
    let fits = before.iter().all(plain) && before[0].finite.is_none() && !infinitive;
    let named = text
        .phrase(first, opening.end, Extent::Full)
        .is_some_and(|phrase| phrase.head > first || phrase.end > first + 1 || !only_looks_like_noun(text, first));
    (fits && named).then_some(first..last.tokens.end)
}

/// Whether a piece is a dass-clause or an infinitive with zu.
fn opens_content(text: &Text, parsed: &Parsed, index: usize) -> bool {
    let Some(piece) = parsed.pieces.get(index) else { return false };
    let first = piece.tokens.start;
    matches!(text.of(first), "dass" | "daß")
        || is_infinitive(text, piece)
        || piece.konjunktiv && !text.subordinate(first)
}
