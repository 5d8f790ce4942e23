//! A clause → which way from the article's day it tells.

use super::resolve::Direction;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;

/// Participles that tell of what is to come.
const PLANNED: [&str; 4] = ["geplant", "vorgesehen", "angesetzt", "terminiert"];
/// The same before a noun: "das für Mittwoch geplante Treffen".
const COMING: [&str; 6] = ["geplante", "angekündigte", "vorgesehene", "angesetzte", "anberaumte", "stattfindende"];

/// Where the happenings of a clause lie, by the tense of its verbs; none where that is not seen. `after` is the token
/// behind the expression: the verb, where the expression opens the clause.
pub(super) fn direction(text: &Text, piece: &Piece, after: usize) -> Option<Direction> {
    let any = |test: &dyn Fn(usize) -> bool| piece.tokens.clone().any(|at| !text.capitalised(at) && test(at));
    let one_of = |forms: &[&str]| any(&|at| forms.contains(&text.of(at)));
    if one_of(&PLANNED) || COMING.iter().any(|form| text.of(after).starts_with(form)) {
        return Some(Direction::Future);
    }
    let completed = one_of(&["worden", "gewesen"]);
    let perfect = completed || any(&|at| Some(at) != piece.finite && text.is(at, Class::PARTICIPLE));
    // "gestohlen zu haben", "getötet worden sein" look back, other infinitives forward.
    let infinitive = |perfect_infinitive: bool| if perfect_infinitive { Direction::Past } else { Direction::Future };
    let perfect_infinitive = completed || perfect && one_of(&["haben", "sein"]);
    let Some(finite) = piece.finite else {
        let after_zu =
            |at: usize| at > 0 && text.of(at - 1) == "zu" && text.of(at).ends_with('n') && !text.is_noun(at + 1);
        let to = |at: usize| text.is(at, Class::ZU_INFINITIVE) || after_zu(at);
        if any(&to) {
            return Some(infinitive(perfect_infinitive));
        }
        // A verb that no list has: "Am Montag tagt", "am Montag tagte".
        let unknown = text.tokens.get(after).is_some_and(|token| token.is_word() && token.word.is_none());
        let present = unknown && !text.capitalised(after) && text.of(after).ends_with('t');
        return present.then_some(Direction::Future);
    };
    if text.is(finite, Class::PAST) {
        return Some(Direction::Past);
    }
    if text.is(finite, Class::MODAL | Class::WERDEN) && any(&|at| at != finite && text.is(at, Class::INFINITIVE)) {
        return Some(infinitive(perfect_infinitive));
    }
    // "wird am Montag eröffnet"
    let scheduled = text.is(finite, Class::WERDEN) && !completed;
    Some(if perfect && !scheduled { Direction::Past } else { Direction::Future })
}
