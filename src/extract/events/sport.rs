//! Whether an article is about sport, where attacks and victories are a game.

use super::conditions::Sets;
use crate::language::Text;

/// So many words in a thousand are words of sport.
const SHARE: usize = 12;
/// So many words at least.
const FEWEST: usize = 3;

/// Looks at every word once.
pub(super) fn is_topic(text: &Text) -> bool {
    let words = Sets::from_list().union("sport");
    let all = text.tokens.iter().filter(|token| token.is_word()).count();
    let of_sport = text
        .tokens
        .iter()
        .filter(|token| token.capitalised && words.have(&token.span.of(text.text).to_lowercase()))
        .count();
    of_sport >= FEWEST && of_sport * 1000 >= all * SHARE
}
