//! To whom something is said: "gegenüber der Zeitung", "im Gespräch mit dem Sender", "sagte der Presse".

use std::ops::Range;

use super::frame::Frame;
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::phrase::Extent;

/// The addressee in a frame that fills the range of tokens.
pub(super) fn find(text: &Text, frame: &Frame, range: Range<usize>) -> Option<Range<usize>> {
    let named = |at: usize| {
        let phrase = text.phrase(at, range.end, Extent::Core)?;
        let somebody = text.is_noun(phrase.head) || text.is(phrase.head, Class::PERSONAL);
        (somebody && phrase.end > at).then_some(phrase.first..phrase.end)
    };
    let by_preposition = range.clone().find_map(|at| match text.of(at) {
        "gegenüber" | "Gegenüber" => named(at + 1),
        "mit" if at > range.start && is_talk(text.of(at - 1)) => named(at + 1),
        "vor" if is_public(text, at + 1) => named(at + 1),
        _ => None,
    });
    by_preposition.or_else(|| dative(text, frame).and_then(named))
}

fn is_talk(noun: &str) -> bool {
    ["Interview", "Gespräch", "Telefonat", "Telefongespräch", "Telefoninterview"].contains(&noun)
}

fn is_public(text: &Text, at: usize) -> bool {
    let at = if text.is(at, Class::OPENS_PHRASE) { at + 1 } else { at };
    [
        "Presse",
        "Journalisten",
        "Medienvertretern",
        "Pressevertretern",
        "Reportern",
        "Anhängern",
        "Abgeordneten",
        "Parlament",
    ]
    .contains(&text.of(at))
}

/// Where an object in the dative opens behind the verb; the subject stands before it, so that "der" is no nominative.
fn dative(text: &Text, frame: &Frame) -> Option<usize> {
    let at = frame.verb + 1;
    let subject_before = frame.speaker.as_ref().is_some_and(|speaker| speaker.end <= frame.verb);
    let dative = matches!(text.of(at), "dem" | "der" | "ihm" | "ihnen" | "ihr");
    (subject_before && !frame.passive && dative).then_some(at)
}
