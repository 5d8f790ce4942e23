//! What an article is about, where that decides what its words mean: in sport attacks and victories are a game.

use std::sync::LazyLock;

use super::conditions::Words;
use crate::language::Text;

/// So many words in a thousand are words of the topic.
const SHARE: usize = 12;
/// So many words at least.
const FEWEST: usize = 3;

static SPORT: LazyLock<Words> = LazyLock::new(|| Words::of("sport"));
static COURT: LazyLock<Words> = LazyLock::new(|| Words::of("court"));

/// The topics of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Topics {
    /// Matches and medals.
    pub sport: bool,
    /// Courts and verdicts.
    pub court: bool,
}

impl Topics {
    /// Looks at every word once.
    pub(super) fn of(text: &Text) -> Self {
        let (mut all, mut of_sport, mut of_court) = (0, 0, 0);
        for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
            all += 1;
            if token.capitalised {
                let form = text.lower(at);
                of_sport += usize::from(SPORT.have(&form));
                of_court += usize::from(COURT.have(&form));
            }
        }
        let enough = |count: usize| count >= FEWEST && count * 1000 >= all * SHARE;
        Self { sport: enough(of_sport), court: enough(of_court) }
    }
}
