//! Infinitives with zu, which report as clauses do: "kündigte an, den Preis zu senken".

use std::ops::Range;

use super::frame::{Frame, Shape};
use super::{Parsed, speaker};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::{Class, Strength};

/// Whether a piece is an infinitive with zu.
pub(super) fn is_infinitive(text: &Text, piece: &Piece) -> bool {
    piece.tokens.clone().any(|at| {
        !text.capitalised(at) && (text.is(at, Class::ZU_INFINITIVE) || has_zu(text.of(at)))
            || text.of(at) == "zu" && at + 1 < piece.tokens.end && is_verb_form(text, at + 1)
    })
}

/// "einzulegen", "auszuspielen": whether the form is made of a prefix, zu and what can be an infinitive.
fn has_zu(form: &str) -> bool {
    const PREFIXES: [&str; 24] = [
        "ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "fort", "heraus", "herein", "hervor", "hin", "hinaus",
        "los", "mit", "nach", "nieder", "um", "vor", "weg", "weiter", "zurück", "zusammen",
    ];
    let base = |prefix: &&str| form.strip_prefix(*prefix)?.strip_prefix("zu");
    PREFIXES.iter().filter_map(base).any(|base| base.len() > 3 && base.ends_with('n'))
}

fn is_verb_form(text: &Text, at: usize) -> bool {
    text.is(at, Class::INFINITIVE)
        || !text.capitalised(at) && text.of(at).ends_with('n') && !text.is(at, Class::OPENS_PHRASE)
}

/// Fewer words behind a verb are its own infinitive: "drohte zu kippen".
const FEWEST: usize = 3;

/// The infinitive at the end of the frame's own clause, where no comma stands before it: "hat angekündigt den Preis zu senken".
pub(super) fn trailing(text: &Text, parsed: &Parsed, frame: &Frame) -> Option<Range<usize>> {
    let piece = &parsed.pieces[frame.pieces.end - 1];
    let last = piece.tokens.end - 1;
    let ends =
        text.of(last.saturating_sub(1)) == "zu" && is_verb_form(text, last) || text.is(last, Class::ZU_INFINITIVE);
    let somebody = frame.passive || frame.speaker.as_ref().is_some_and(|speaker| speaker::speaks(text, speaker));
    if !ends || !somebody || frame.shape != Shape::Main || frame.strength < Strength::Weak || piece.konjunktiv {
        return None;
    }
    let cue = frame.cue.last().map_or(frame.verb, |&at| at) + 1;
    let start = frame.speaker.as_ref().map_or(cue, |speaker| speaker.end.max(cue));
    let quote = start..piece.tokens.end;
    (start > frame.verb && start < last && text.words(quote.clone()) >= FEWEST).then_some(quote)
}
