//! Pronouns → the people they mean. When two people could be meant and no subject decides, nobody is.

use super::cast::Cast;
use super::focus::{Focus, Seen};
use super::phrases::Phrase;
use crate::language::agreement::Agreement;

/// How a pronoun stands in its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) wanted: Agreement,
    /// The number of the sentence in the article's own voice.
    pub(super) voice: usize,
    /// The number of the sentence.
    pub(super) sentence: usize,
    /// Whether it is the source of something said, so that it means somebody who can speak.
    pub(super) speaks: bool,
    /// Somebody who is named as the source of the words that it stands in.
    pub(super) source: Option<usize>,
}

/// Whom a pronoun means.
pub(super) fn resolve(cast: &Cast, focus: &Focus, phrase: &Phrase, used: Use) -> Option<usize> {
    let here = (used.sentence, phrase.clause);
    let fits = |seen: &&Seen| {
        let gender = seen.member.map(|member| cast.members[member].gender).filter(|gender| !gender.is_empty());
        let relevant = seen.person || seen.subject || !phrase.subject;
        relevant && gender.unwrap_or(seen.agreement).intersects(used.wanted) && seen.clause != here
    };
    let around = |reach| -> Vec<&Seen> { focus.near(used.voice, reach, phrase.passage).filter(fits).collect() };
    let mut near = around(1);
    let further = near.is_empty() && phrase.subject;
    if further {
        near = around(2);
    }
    let known = |seen: &Seen| seen.member.filter(|&member| cast.members[member].gender == used.wanted);
    let people = || near.iter().filter(|seen| seen.person);
    let thing = near.iter().position(|seen| !seen.person && seen.subject && (seen.speaks || !used.speaks));
    let subject = near.iter().position(|seen| seen.person && seen.subject);
    // What was the subject goes on, be it a person or a thing.
    let thing_goes_on = thing.is_some_and(|thing| subject.is_none_or(|subject| thing < subject));

    let source = used.source.filter(|&source| cast.members[source].gender.intersects(used.wanted));
    let Some(last) = people().next() else { return source.filter(|_| thing.is_none()) };
    if thing_goes_on || source.is_some_and(|source| people().any(|seen| seen.member != Some(source))) {
        return None;
    }
    if people().all(|seen| seen.member == last.member) {
        // An object may be a thing that was no subject either.
        let thing = !phrase.subject && near.iter().any(|seen| !seen.person);
        return if further { known(last) } else { last.member.filter(|_| !thing) };
    }
    let subject = near.get(subject?).filter(|_| phrase.subject && !further)?;
    // The subject of this sentence comes before that of the sentence before.
    let others =
        people().any(|seen| seen.subject && seen.member != subject.member && seen.clause.0 == subject.clause.0);
    known(subject).filter(|_| !others)
}
