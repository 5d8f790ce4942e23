//! The verb of saying that makes a clause a frame, with its auxiliary and what separates from it.

use std::ops::Range;

use super::{Parsed, speaker};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::{Class, Cue, Object, Strength};

/// A verb of saying with all that makes it one.
pub(super) struct FoundCue {
    pub(super) positions: Vec<usize>,
    /// The word with the meaning.
    pub(super) verb: usize,
    /// The finite word: the verb or its auxiliary.
    pub(super) finite: usize,
    /// Where the subject is looked for, if not from the start of the clause.
    pub(super) from: Option<usize>,
    /// The piece that its last word stands in.
    pub(super) last_piece: usize,
    pub(super) passive: bool,
    /// What the lists say of it.
    pub(super) listed: Cue,
}

/// The verb of saying that governs a piece, its separated particle looked for in the pieces behind.
pub(super) fn find(text: &Text, parsed: &Parsed, index: usize) -> Option<FoundCue> {
    let piece = &parsed.pieces[index];
    // "(der Sender berichtete)" tells of the sentence around it at most.
    let finite = piece.finite.filter(|&at| text.of(at + 1) != ")")?;
    let range = piece.tokens.clone();
    let compound = if text.is(finite, Class::MODAL) {
        with_infinitive(text, finite, &range, index).or_else(|| with_perfect_infinitive(text, finite, &range, index))
    } else if text.is(finite, Class::AUXILIARY) {
        with_participle(text, finite, &range, index)
    } else {
        None
    };
    if let Some(cue) = compound.or_else(|| participle_behind(text, parsed, index, finite)) {
        return Some(cue);
    }
    let mut best = finite_cue(text, parsed, index, finite);
    // "Er lehnte ab und forderte, …": the last of several verbs is the one that what follows depends on.
    let joined = |at: usize| (finite + 1..at).any(|between| text.is(between, Class::COORDINATOR));
    let later = range.clone().rev().find(|&at| {
        at > finite
            && (text.is_finite(at, &range)
                || at + 1 == range.end && text.is(at, Class::INFINITIVE) && text.is_noun(at - 1))
            && !cues(text, at).is_empty()
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

/// "hatte der Leiter, Udo Kern, zugesagt": the participle behind phrases that divide the clause.
fn participle_behind(text: &Text, parsed: &Parsed, index: usize, finite: usize) -> Option<FoundCue> {
    if !text.is(finite, Class::AUXILIARY) || text.is(finite, Class::MODAL) {
        return None;
    }
    let behind = (index + 1..parsed.pieces.len()).take(3);
    // A participle alone may look like a finite verb: "erklärt".
    let alone = |piece: &Piece| piece.tokens.len() == 1 && text.is(piece.tokens.start, Class::PARTICIPLE);
    let plain = |piece: &Piece| (piece.finite.is_none() || alone(piece)) && !piece.quoted;
    let mut behind = behind.take_while(|&at| plain(&parsed.pieces[at]));
    behind.find_map(|at| {
        let tokens = &parsed.pieces[at].tokens;
        with_participle(text, finite, tokens, at).filter(|cue| cue.verb + 1 == tokens.end)
    })
}

/// Whether a form is this verb here: with nothing to separate, with that right before it ("bekannt gegeben"), or with its
/// preposition anywhere before ("als falsch bezeichnet").
fn whole(text: &Text, at: usize, first: usize, cue: &Cue) -> bool {
    let governs = |form: &str| (first..at).any(|before| text.of(before).eq_ignore_ascii_case(form));
    cue.particle.is_empty()
        || at > first && text.of(at - 1) == cue.particle
        || cue.particle.strip_suffix('_').is_some_and(governs)
}

/// Whether a finite verb, with what stands behind it up to `end`, is one whose objects sum up what was said.
pub(super) fn sums_up(text: &Text, verb: usize, end: usize) -> bool {
    let stands = |particle: &str| match particle.strip_suffix('_') {
        Some(preposition) => (verb..end).any(|at| text.of(at) == preposition),
        None => particle.is_empty() || text.of(end - 1) == particle,
    };
    cues(text, verb).iter().any(|cue| cue.object.contains(Object::SUM) && stands(cue.particle))
}

/// What separates from a form, where it stands right before it.
fn particle_before(text: &Text, at: usize, cue: &Cue) -> Option<usize> {
    at.checked_sub(1).filter(|&before| !cue.particle.is_empty() && text.of(before) == cue.particle)
}

/// As which verbs the token reports.
pub(super) fn cues(text: &Text, at: usize) -> &'static [Cue] {
    text.tokens[at].word.map_or(&[], |word| &word.cues)
}

/// "hat angekündigt", "wurde mitgeteilt": an auxiliary with a participle in a range of tokens, which belongs to a piece.
fn with_participle(text: &Text, finite: usize, range: &Range<usize>, piece: usize) -> Option<FoundCue> {
    let fits = |&at: &usize| {
        at != finite
            && text.is(at, Class::PARTICIPLE)
            // "Bemängelt wurde, dass …"
            && (!text.capitalised(at) || at == range.start && finite == at + 1 && text.is(finite, Class::WERDEN))
            && (at + 1 >= range.end || !text.is_noun(at + 1))
            && cues(text, at).iter().any(|cue| whole(text, at, range.start, cue))
    };
    let verb = range.clone().rev().find(fits)?;
    let cue = cues(text, verb).iter().find(|cue| whole(text, verb, range.start, cue))?;
    let mut positions = vec![finite, verb];
    positions.extend(particle_before(text, verb, cue));
    positions.sort_unstable();
    // "war davon ausgegangen": verbs of going form their perfect with "sein".
    let passive = text.is(finite, Class::WERDEN)
        || range.clone().any(|at| text.of(at) == "worden")
        || text.is(finite, Class::SEIN) && !text.of(verb).ends_with("gegangen");
    Some(FoundCue { positions, verb, finite, from: None, last_piece: piece, passive, listed: *cue })
}

/// "will bekannt geben": a modal verb with the infinitive at the end. "Wollte nicht bestätigen" reports nothing.
fn with_infinitive(text: &Text, finite: usize, range: &Range<usize>, piece: usize) -> Option<FoundCue> {
    let verb = range.end - 1;
    let negated = range.clone().any(|at| matches!(text.of(at), "nicht" | "keine" | "keinen" | "kein"));
    if verb <= finite || negated || !text.is(verb, Class::INFINITIVE) {
        return None;
    }
    let cue = cues(text, verb).iter().find(|cue| whole(text, verb, range.start, cue))?;
    let apart = particle_before(text, verb, cue);
    // "wollte wissen, ob …" asks.
    let asks = text.of(verb) == "wissen" && text.of(finite).starts_with('w');
    let strength = if asks { Strength::Weak } else { cue.strength.min(Strength::Weak) };
    let positions = [Some(finite), apart, Some(verb)].into_iter().flatten().collect();
    Some(FoundCue {
        positions,
        verb,
        finite,
        from: None,
        last_piece: piece,
        passive: false,
        listed: Cue { strength, ..*cue },
    })
}

/// "soll gerufen haben": a modal verb with a participle and its auxiliary at the end.
fn with_perfect_infinitive(text: &Text, finite: usize, range: &Range<usize>, piece: usize) -> Option<FoundCue> {
    let last = range.end - 1;
    let perfect = text.is(last, Class::HABEN) && text.is(last, Class::INFINITIVE);
    let found =
        with_participle(text, finite, &(range.start..last), piece).filter(|cue| perfect && cue.verb + 1 == last)?;
    let positions = found.positions.iter().copied().chain([last]).collect();
    let strength = found.listed.strength.min(Strength::Weak);
    Some(FoundCue { positions, passive: false, listed: Cue { strength, ..found.listed }, ..found })
}

/// The cue that a finite verb gives, with a separated particle where it needs one.
fn finite_cue(text: &Text, parsed: &Parsed, index: usize, finite: usize) -> Option<FoundCue> {
    let piece = &parsed.pieces[index].tokens;
    let last = piece.end - 1;
    // "forderte die Garde an": with another prefix it is another verb.
    let prefix =
        ["an", "auf", "ab", "aus", "ein", "vor", "zu", "nach", "mit", "um", "bei", "zurück", "los", "her", "hin"];
    let other = last > finite && prefix.contains(&text.of(last)) && !text.subordinate(piece.start);
    let mut best: Option<FoundCue> = None;
    // "Die Brüder geraten in Streit": a participle that is another verb's plural.
    if text.is(finite, Class::PARTICIPLE) && !text.is(finite, Class::INDICATIVE) && text.of(finite).starts_with("ge") {
        return None;
    }
    for cue in cues(text, finite) {
        let found = if cue.particle.is_empty() && other {
            None
        } else if cue.particle.is_empty() {
            Some((vec![finite], index))
        } else if finite > parsed.pieces[index].tokens.start && text.of(finite - 1) == cue.particle {
            Some((vec![finite - 1, finite], index))
        } else {
            particle(text, parsed, index, finite, cue.particle).map(|(mut positions, piece)| {
                positions.push(finite);
                positions.sort_unstable();
                (positions, piece)
            })
        };
        let Some((positions, last_piece)) = found else { continue };
        if best.as_ref().is_none_or(|best| positions.len() > best.positions.len()) {
            best = Some(FoundCue {
                positions,
                verb: finite,
                finite,
                from: None,
                last_piece,
                passive: false,
                listed: *cue,
            });
        }
    }
    best
}

/// The tokens of a particle or fixed phrase behind a verb, and the piece it stands in.
fn particle(text: &Text, parsed: &Parsed, index: usize, verb: usize, particle: &str) -> Option<(Vec<usize>, usize)> {
    let phrase = particle.contains('_');
    let words: Vec<&str> = particle.split('_').filter(|word| !word.is_empty()).collect();
    for (offset, piece) in parsed.pieces[index..].iter().enumerate() {
        let other = piece.finite.is_some() && !piece.konjunktiv && !text.subordinate(piece.tokens.start);
        // "Sie berichtete, dass von ihr nichts komme": a preposition of the verb stands in its own piece.
        if piece.quoted || offset > 0 && (other || particle.ends_with('_')) {
            return None;
        }
        let from = piece.tokens.start.max(verb + 1);
        if phrase {
            let found =
                (from..piece.tokens.end).find(|&at| words.iter().enumerate().all(|(i, word)| text.of(at + i) == *word));
            if let Some(at) = found {
                return Some(((at..at + words.len()).collect(), index + offset));
            }
            // "Von einem Fehler sprach sie", "die von einem Fehler sprach"
            let first = piece.tokens.start;
            let until = if text.subordinate(first) { verb } else { (first + 1).min(verb) };
            let leading = (first..until).find(|&at| text.of(at).eq_ignore_ascii_case(words[0]));
            if let Some(at) = leading.filter(|_| particle.ends_with('_')) {
                return Some((vec![at], index));
            }
        }
        // "legte Wert darauf, dass …"
        let last = piece.tokens.end - 1;
        let correlate = last > from && text.of(last).starts_with("da") && text.capitalised(last - 1);
        let last = last - usize::from(correlate);
        if !phrase && last >= from && text.of(last) == particle {
            return Some((vec![last], index + offset));
        }
    }
    None
}
