//! Whether the events of a piece are told as fact.

use crate::extraction::Realis;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;

/// Verbs whose object is demanded or feared.
const UNSURE: [&str; 16] = [
    "fordert",
    "forderte",
    "fordern",
    "forderten",
    "gefordert",
    "droht",
    "drohte",
    "drohen",
    "drohten",
    "warnte",
    "warnt",
    "warnten",
    "verlangt",
    "verlangte",
    "verlangen",
    "notwendig",
];
/// Verbs and participles whose object is to come.
const PLANNED: [&str; 9] =
    ["plant", "plante", "planen", "planten", "geplant", "geplante", "geplanten", "angekündigt", "angekündigten"];
/// Words that open a condition.
const CONDITIONS: [&str; 5] = ["wenn", "falls", "sofern", "ob", "sollte"];

/// How the events of a piece are told.
pub(super) fn of(text: &Text, piece: &Piece) -> Realis {
    let any = |test: &dyn Fn(usize) -> bool| piece.tokens.clone().any(test);
    let is = |at: usize, forms: &[&str]| forms.contains(&text.of(at).to_lowercase().as_str());
    if any(&|at| text.is(at, Class::NEGATION) && text.of(at) != "ohne") {
        return Realis::Negated;
    }
    let conditional = |at| text.is(at, Class::KONJUNKTIV2) && text.is(at, Class::MODAL | Class::WERDEN);
    if is(piece.tokens.start, &CONDITIONS) || any(&|at| conditional(at) || is(at, &UNSURE)) {
        return Realis::Hypothetical;
    }
    let infinitive = piece.tokens.end.checked_sub(1).is_some_and(|last| {
        piece.tokens.clone().any(|at| text.is(at, Class::INFINITIVE) && !text.capitalised(at))
            && !matches!(text.of(last), "sein" | "haben" | "worden")
    });
    let willed = |at: usize| {
        is(at, &["will", "wollen", "wolle", "soll", "sollen", "solle", "sollten", "werde", "wird", "werden"])
            && !text.is(at, Class::PARTICIPLE)
    };
    let auxiliary = piece.tokens.clone().find(|&at| willed(at));
    let coming = auxiliary.is_some_and(|auxiliary| {
        infinitive
            && piece.tokens.clone().any(|at| at != auxiliary && text.is(at, Class::INFINITIVE) && !text.capitalised(at))
    });
    if coming || any(&|at| is(at, &PLANNED)) { Realis::Future } else { Realis::Actual }
}
