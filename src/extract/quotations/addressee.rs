//! To whom something is said: "gegenüber der Zeitung", "im Gespräch mit dem Sender", "sagte der Presse".

use std::ops::Range;

use super::frame::Frame;
use super::speaker;
use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::lexicon::{Class, Object};
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
    by_preposition.or_else(|| dative(text, frame).and_then(named)).or_else(|| object(text, frame, &range))
}

/// "bat den Rat", "der Rat wurde gebeten": the object in the active, the subject in the passive.
fn object(text: &Text, frame: &Frame, range: &Range<usize>) -> Option<Range<usize>> {
    if !frame.object.contains(Object::ADDRESSEE) {
        return None;
    }
    let finite = *frame.cue.first()?;
    if frame.passive {
        return speaker::before(text, range.start, finite).or_else(|| speaker::behind(text, finite, range.end));
    }
    let behind = frame.speaker.as_ref().map(|speaker| speaker.end).filter(|&end| end > finite);
    let from = behind.unwrap_or(finite + 1);
    let at = (from..range.end).find(|&at| !text.is(at, Class::ADVERB | Class::REFLEXIVE))?;
    let phrase = text.phrase(at, range.end, Extent::Full).filter(|phrase| phrase.end <= range.end)?;
    let somebody = text.is_noun(phrase.head) || text.is(phrase.head, Class::PERSONAL);
    (somebody && !matches!(text.of(at), "dem" | "um")).then_some(phrase.first..phrase.end)
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

/// Where an object in the dative opens: right behind the verb where the subject stands before it, so that "der" is no
/// nominative, or behind the subject.
fn dative(text: &Text, frame: &Frame) -> Option<usize> {
    let speaker = frame.speaker.as_ref().filter(|_| !frame.passive)?;
    if speaker.end <= frame.verb {
        let at = frame.verb + 1;
        return matches!(text.of(at), "dem" | "der" | "ihm" | "ihnen" | "ihr").then_some(at);
    }
    // "sagte die Ministerin der Zeitung" may be the newspaper's minister, "sagte Keller der Zeitung" is told to it.
    let by_name = || text.labels[speaker.end - 1].0.kind() == Some(EntityKind::Person);
    let dative = matches!(text.of(speaker.end), "dem" | "ihm" | "ihnen") || text.of(speaker.end) == "der" && by_name();
    dative.then_some(speaker.end)
}
