//! The verb of saying that makes a clause a frame, with its auxiliary and what separates from it.

use super::{Parsed, speaker};
use crate::extraction::Medium;
use crate::language::Text;
use crate::language::lexicon::{Class, Cue, Strength};

/// A verb of saying with all that makes it one.
pub(super) struct FoundCue {
    pub(super) positions: Vec<usize>,
    /// The word with the meaning.
    pub(super) verb: usize,
    /// The finite word: the verb or its auxiliary.
    pub(super) finite: usize,
    /// Where the subject is looked for, if not from the start of the clause.
    pub(super) from: Option<usize>,
    pub(super) last_piece: usize,
    pub(super) medium: Medium,
    pub(super) strength: Strength,
    pub(super) passive: bool,
}

/// The verb of saying that governs a piece, its separated particle looked for in the pieces behind.
pub(super) fn find(text: &Text, parsed: &Parsed, index: usize) -> Option<FoundCue> {
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
            // "war davon ausgegangen": verbs of going form their perfect with "sein".
            let passive = passive || text.is(finite, Class::SEIN) && !text.of(at).ends_with("gegangen");
            return Some(FoundCue {
                positions,
                verb: at,
                finite,
                from: None,
                last_piece: index,
                medium: cue.medium,
                strength: cue.strength,
                passive,
            });
        }
    }
    // "will bekannt geben, dass …": a modal verb with the infinitive at the end.
    let last = range.end - 1;
    let negated = range.clone().any(|at| matches!(text.of(at), "nicht" | "keine" | "keinen" | "kein"));
    let infinitive = text.is(finite, Class::MODAL) && last > finite && text.is(last, Class::INFINITIVE) && !negated;
    if let Some(cue) = cues(last).iter().find(|cue| infinitive && whole(last, cue)) {
        let apart = (!cue.particle.is_empty()).then(|| last - 1);
        let positions = [Some(finite), apart, Some(last)].into_iter().flatten().collect();
        // "wollte wissen, ob …" asks.
        let asks = text.of(last) == "wissen" && text.of(finite).starts_with('w');
        let strength = if asks { Strength::Weak } else { cue.strength.min(Strength::Weak) };
        let medium = cue.medium;
        return Some(FoundCue {
            positions,
            verb: last,
            finite,
            from: None,
            last_piece: index,
            medium,
            strength,
            passive: false,
        });
    }
    let mut best = finite_cue(text, parsed, index, finite);
    // "Er lehnte ab und forderte, …": the last of several verbs is the one that what follows depends on.
    let joined = |at: usize| (finite + 1..at).any(|between| text.is(between, Class::COORDINATOR));
    let later = range.clone().rev().find(|&at| {
        at > finite
            && text.is_finite(at, &range)
            && !cues(at).is_empty()
            && !text.subordinate(range.start)
            && joined(at)
    });
    // "„…“, sagte sie und nannte …": the first one reports what stands before it.
    let before = index.checked_sub(1).map(|before| &parsed.pieces[before]);
    let taken = best.is_some() && finite == range.start && before.is_some_and(|piece| piece.quoted || piece.konjunktiv);
    let later = later.filter(|_| !taken);
    if let Some(found) = later.and_then(|at| finite_cue(text, parsed, index, at)) {
        // "…, und die Gewerkschaft forderte": it may have a subject of its own.
        let coordinator = (finite..found.verb).rfind(|&at| text.is(at, Class::COORDINATOR)).unwrap_or(finite);
        let own = speaker::before(text, coordinator + 1, found.verb).is_some();
        best = Some(FoundCue {
            finite: if own { found.verb } else { finite },
            from: own.then_some(coordinator + 1),
            ..found
        });
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
            best = Some(FoundCue {
                positions,
                verb: finite,
                finite,
                from: None,
                last_piece,
                medium,
                strength,
                passive: false,
            });
        }
    }
    // A bare base of a separable verb that found another particle is another verb: "gab … ab".
    best
}

/// The tokens of a particle or fixed phrase behind a verb, and the piece it stands in.
fn particle(text: &Text, parsed: &Parsed, index: usize, verb: usize, particle: &str) -> Option<(Vec<usize>, usize)> {
    let words: Vec<&str> = particle.split('_').collect();
    for (offset, piece) in parsed.pieces[index..].iter().enumerate() {
        let other = piece.finite.is_some() && !piece.konjunktiv && !text.subordinate(piece.tokens.start);
        if piece.quoted || offset > 0 && other {
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
