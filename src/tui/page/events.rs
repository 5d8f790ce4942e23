//! The rows of the events in each of their orders.

use std::collections::BTreeMap;

use super::{Line, Page};
use crate::extraction::EventKind;

/// In which order the events are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventOrder {
    /// As the text tells them.
    #[default]
    Text,
    /// Mentions of one happening together.
    Happening,
    /// By the day on which they happened.
    Day,
    /// By what happened.
    Kind,
}

impl EventOrder {
    /// How many there are.
    pub const COUNT: usize = 4;
    /// All of them, in the order in which one goes through them.
    pub const ALL: [Self; Self::COUNT] = [Self::Text, Self::Happening, Self::Day, Self::Kind];

    /// The one after this.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::COUNT]
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "in the order of the text",
            Self::Happening => "by happening",
            Self::Day => "by day",
            Self::Kind => "by kind",
        }
    }
}

/// The rows of the events that are kept, each an index, in the order of the text.
pub(super) fn rows(page: &Page, kept: &[usize], order: EventOrder) -> Vec<Line> {
    match order {
        EventOrder::Text => kept.iter().copied().map(Line::Item).collect(),
        EventOrder::Happening => by_happening(page, kept),
        EventOrder::Day => under_headings(kept, |event| page.event_days[event].as_deref(), |event| event),
        EventOrder::Kind => under_headings(
            kept,
            |event| page.event(event).map(|event| event.kind),
            |event| {
                page.event(event)
                    .and_then(|event| EventKind::ALL.iter().position(|kind| *kind == event.kind))
                    .unwrap_or_default()
            },
        ),
    }
}

/// Groups events by a key, in its order, those without one last; a heading carries what `heading` makes of its first event.
fn under_headings<Key: Ord>(
    kept: &[usize],
    key: impl Fn(usize) -> Option<Key>,
    heading: impl Fn(usize) -> usize,
) -> Vec<Line> {
    let mut groups: BTreeMap<(bool, Option<Key>), Vec<usize>> = BTreeMap::new();
    for &event in kept {
        let key = key(event);
        groups.entry((key.is_none(), key)).or_default().push(event);
    }
    let rows = groups.into_iter().flat_map(|((missing, _), events)| {
        let heading = Line::Heading((!missing).then(|| heading(events[0])));
        std::iter::once(heading).chain(events.into_iter().map(Line::Item)).collect::<Vec<_>>()
    });
    rows.collect()
}

/// Happenings in the order of their first mention; one with several mentions has a heading.
fn by_happening(page: &Page, kept: &[usize]) -> Vec<Line> {
    let mut is_kept = vec![false; page.event_days.len()];
    for &event in kept {
        is_kept[event] = true;
    }
    let mut rows = Vec::new();
    for (index, happening) in page.happenings.iter().enumerate() {
        let events: Vec<_> = happening.events.iter().copied().filter(|&event| is_kept[event]).collect();
        if events.len() > 1 {
            rows.push(Line::Heading(Some(index)));
        }
        rows.extend(events.into_iter().map(Line::Item));
    }
    rows
}
