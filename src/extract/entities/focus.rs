//! Whom and what the last sentences spoke of: a short window, so that no article makes the search long.

use std::collections::VecDeque;

use crate::language::agreement::Agreement;

/// So many phrases are remembered.
const WINDOW: usize = 32;
/// So many members are remembered beyond that, the last one spoken of first.
const RECENT: usize = 48;

/// A phrase that has been read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// Whom it means, where that is known.
    pub(super) member: Option<usize>,
    pub(super) agreement: Agreement,
    /// Whether it means a person.
    pub(super) person: bool,
    /// Whether it can speak: a person, an organisation.
    pub(super) speaks: bool,
    pub(super) subject: bool,
    /// The number of the sentence in the article's own voice.
    pub(super) voice: usize,
    /// The number of its sentence, and of its clause in it.
    pub(super) clause: (usize, usize),
    pub(super) passage: Option<usize>,
}

/// What was read last.
#[derive(Debug, Default)]
pub(super) struct Focus {
    seen: VecDeque<Seen>,
    /// Members with the sentence in which they were last spoken of, the last one first.
    recent: Vec<(usize, usize)>,
}

impl Focus {
    pub(super) fn read(&mut self, seen: Seen) {
        if let Some(member) = seen.member {
            self.touch(member, seen.voice);
        }
        if self.seen.len() == WINDOW {
            self.seen.pop_back();
        }
        self.seen.push_front(seen);
    }

    /// Remembers that a member was spoken of, where it cannot be what a pronoun means.
    pub(super) fn touch(&mut self, member: usize, voice: usize) {
        self.recent.retain(|&(known, _)| known != member);
        self.recent.truncate(RECENT - 1);
        self.recent.insert(0, (member, voice));
    }

    /// Forgets the phrases, as at a sub-heading; the members stay known.
    pub(super) fn pause(&mut self) {
        self.seen.clear();
    }

    /// The phrases of this sentence and of so many before it, the last one first, as one sees them from within `passage`.
    pub(super) fn near(&self, voice: usize, reach: usize, passage: Option<usize>) -> impl Iterator<Item = &Seen> {
        self.seen.iter().take_while(move |seen| seen.voice + reach >= voice).filter(move |seen| seen.passage == passage)
    }

    /// Members with the sentence in which they were last spoken of, the last one first.
    pub(super) fn recent(&self) -> &[(usize, usize)] {
        &self.recent
    }
}
