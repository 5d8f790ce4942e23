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
    let here = (used.sentence, phrase.piece);
    let fits = |seen: &&Seen| {
        let agreement = seen.member.map_or(seen.agreement, |member| match cast.members[member].gender {
            none if none.is_empty() => seen.agreement,
            gender => gender,
        });
        agreement.intersects(used.wanted) && seen.piece != here
    };
    let near = || focus.near(used.voice, phrase.passage).filter(fits);
    let people = || near().filter(|seen| seen.person);
    let thing = near().position(|seen| !seen.person && seen.subject && (seen.speaks || !used.speaks));
    let source = used.source.filter(|&source| cast.members[source].gender.intersects(used.wanted));
    let Some(last) = people().next() else {
        return source.filter(|_| thing.is_none());
    };
    if source.is_some_and(|source| people().any(|seen| seen.member != Some(source))) {
        return None;
    }
    let alone = people().all(|seen| seen.member == last.member);
    if alone {
        let at = near().position(|seen| seen.person);
        let nearer_thing = thing.is_some_and(|thing| at.is_none_or(|at| thing < at));
        // An object pronoun may mean a thing that was no subject either.
        let any_thing = !phrase.subject && near().any(|seen| !seen.person);
        return last.member.filter(|_| !nearer_thing && !any_thing);
    }
    if !phrase.subject {
        return None;
    }
    // The only subject among them, where a subject goes on.
    let subject = people().find(|seen| seen.subject)?;
    if subject.member.is_none_or(|member| cast.members[member].gender != used.wanted) {
        return None;
    }
    let other = people().any(|seen| seen.subject && seen.member != subject.member);
    let thing_between = thing.is_some_and(|thing| near().position(|seen| seen.person && seen.subject).is_none_or(|at| thing < at));
    subject.member.filter(|_| !other && !thing_between)
}
