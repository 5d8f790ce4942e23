//! Who cites and who is cited: "…, zitiert die Zeitung den Minister". Both say what is reported.

use std::ops::Range;

use super::frame::Frame;
use super::speaker;
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::phrase::Extent;

/// Whether the verb of a frame has one who says and one who passes it on.
pub(super) fn cites(text: &Text, verb: usize) -> bool {
    matches!(text.of(verb), "zitiert" | "zitierte" | "zitieren" | "zitierten")
}

/// Who says what a frame that fills the range reports, beside its speaker.
pub(super) fn other(text: &Text, frame: &Frame, range: &Range<usize>) -> Option<Range<usize>> {
    let other = if frame.passive { citing(text, range) } else { cited(text, frame, range) }?;
    let apart = |speaker: &Range<usize>| speaker.end <= other.start || other.end <= speaker.start;
    frame.speaker.as_ref().is_none_or(apart).then_some(other)
}

/// "wird von der Zeitung zitiert", "wird im Fachblatt zitiert".
fn citing(text: &Text, range: &Range<usize>) -> Option<Range<usize>> {
    let inside = |at: usize| matches!(text.of(at), "in" | "im" | "In" | "Im" | "bei" | "beim" | "auf");
    let source = |at: usize| {
        let phrase = text.phrase(at + 1, range.end, Extent::Full)?;
        let time = text.is(phrase.head, Class::TIME_NOUN | Class::WEEKDAY | Class::MONTH);
        let named = text.is_noun(phrase.head) || text.in_marks(phrase.head);
        (named && !time).then_some(phrase.first..phrase.end)
    };
    speaker::by(text, range.clone()).or_else(|| range.clone().filter(|&at| inside(at)).find_map(source))
}

/// "zitiert die Zeitung den Minister": the object behind verb and subject.
pub(super) fn cited(text: &Text, frame: &Frame, range: &Range<usize>) -> Option<Range<usize>> {
    let verb = frame.cue.first().map_or(frame.verb, |&finite| finite);
    let from = frame.speaker.as_ref().map_or(verb + 1, |subject| subject.end.max(verb + 1));
    let phrase = text.phrase(from, range.end, Extent::Full)?;
    let somebody = text.is_noun(phrase.head) || text.is(phrase.head, Class::PERSONAL);
    somebody.then_some(phrase.first..phrase.end)
}
