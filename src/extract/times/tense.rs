//! A clause → which way from the article's day it tells.

use std::ops::Range;

use super::resolve::Direction;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;

/// Participles that tell of what is to come.
const PLANNED: [&str; 4] = ["geplant", "vorgesehen", "angesetzt", "terminiert"];

/// Where the happenings of a clause lie, by the tense of its verbs; none where that is not seen. `after` is the token
/// behind the expression: the verb, where the expression opens the clause.
pub(super) fn direction(text: &Text, piece: &Piece, after: usize) -> Option<Direction> {
    let tokens = piece.tokens.clone();
    let Some(finite) = piece.finite else {
        // A verb that no list has: "Am Montag tagt", "am Montag tagte".
        let unknown = text.tokens.get(after).is_some_and(|token| token.is_word() && token.word.is_none());
        let present = unknown && !text.capitalised(after) && text.of(after).ends_with('t');
        return present.then_some(Direction::Future);
    };
    let lower = |at: usize| text.is(at, Class::INFINITIVE) && !text.capitalised(at) && at != finite;
    let participle = |at: usize| at != finite && text.is(at, Class::PARTICIPLE) && !text.capitalised(at);
    let any = |range: Range<usize>, test: &dyn Fn(usize) -> bool| range.into_iter().any(test);
    if any(tokens.clone(), &|at| PLANNED.contains(&text.of(at))) {
        return Some(Direction::Future);
    }
    // "soll getötet worden sein" looks back, "soll am Montag beginnen" forward.
    let perfect = any(tokens.clone(), &participle);
    let back = any(tokens.clone(), &|at| matches!(text.of(at), "worden" | "gewesen"));
    if text.is(finite, Class::MODAL | Class::WERDEN) && !text.is(finite, Class::PAST) && any(tokens.clone(), &lower) {
        let infinitive_perfect = perfect && (back || any(tokens, &|at| matches!(text.of(at), "haben" | "sein")));
        return Some(if infinitive_perfect { Direction::Past } else { Direction::Future });
    }
    // "wird am Montag eröffnet"
    if text.is(finite, Class::WERDEN) && !text.is(finite, Class::PAST) && perfect && !back {
        return Some(Direction::Future);
    }
    if text.is(finite, Class::PAST) || perfect || back {
        return Some(Direction::Past);
    }
    text.is(finite, Class::INDICATIVE | Class::KONJUNKTIV1 | Class::INFINITIVE).then_some(Direction::Future)
}
