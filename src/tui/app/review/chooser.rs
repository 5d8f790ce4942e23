//! A long list from which one chooses by typing.

use std::cmp::Reverse;

use crate::extraction::{EntityKind, EventKind};
use crate::tui::app::palette::rank;
use crate::tui::app::{App, Line, Overlay};
use crate::tui::page::Page;
use crate::tui::words;

/// So many entities are listed at most.
const MOST: usize = 2000;

/// What is chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// The entity of that id, or nobody.
    Entity(Option<String>),
    /// An entity that is not there yet.
    New(EntityKind, String),
    /// A kind of event.
    Event(EventKind),
}

/// A long list.
#[derive(Debug, Default)]
pub struct Chooser {
    /// What is asked.
    pub title: String,
    /// What is typed.
    pub line: Line,
    /// The choice that Enter takes, counted from the best.
    pub selected: usize,
    entries: Vec<(String, Chosen)>,
    /// What it lies over, and what it is about.
    pub(super) before: Option<Box<Overlay>>,
}

impl Chooser {
    /// The entries that hold what is typed, the best first.
    pub fn choices(&self) -> Vec<&(String, Chosen)> {
        let fits = self.entries.iter().filter_map(|entry| Some((rank(self.line.text(), &entry.0)?, entry)));
        let mut choices: Vec<_> = fits.collect();
        choices.sort_by_key(|&(rank, _)| Reverse(rank));
        choices.into_iter().map(|(_, entry)| entry).collect()
    }

    /// How many entries there are, whatever is typed.
    pub fn size(&self) -> usize {
        self.entries.len()
    }

    /// What it lies over.
    pub(in crate::tui::app) fn into_before(self) -> Option<Overlay> {
        self.before.map(|before| *before)
    }

    /// What Enter takes.
    pub(super) fn chosen(&self) -> Option<Chosen> {
        self.choices().get(self.selected).map(|(_, chosen)| chosen.clone())
    }

    /// The entities of a page, those of a kind first, of these those that are spoken of nearest to `offset`; after what is
    /// in `first` and before what is in `last`.
    pub(super) fn of_entities(
        title: &str,
        page: &Page,
        (kind, offset): (EntityKind, usize),
        first: Vec<(String, Chosen)>,
        last: Vec<(String, Chosen)>,
    ) -> Self {
        let entities = page.extraction().entities().iter().zip(&page.review.merged);
        let mut near: Vec<_> = entities
            .filter(|(_, merged)| !**merged)
            .map(|(entity, _)| {
                let after = entity.mentions.partition_point(|mention| mention.span.start() < offset);
                let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
                let distances =
                    around.filter_map(|at| entity.mentions.get(at)).map(|it| it.span.start().abs_diff(offset));
                ((entity.kind != kind, distances.min().unwrap_or(usize::MAX)), entity)
            })
            .collect();
        near.sort_by_key(|(rank, _)| *rank);
        let near = near.into_iter().take(MOST).map(|(_, entity)| {
            (format!("{} · {}", entity.name, words::entity(entity.kind)), Chosen::Entity(Some(entity.id.clone())))
        });
        let entries = first.into_iter().chain(near).chain(last).collect();
        Self { title: title.to_owned(), entries, ..Self::default() }
    }

    pub(super) fn of_events() -> Self {
        let entries = EventKind::ALL.iter().map(|&kind| (words::event(kind).to_owned(), Chosen::Event(kind))).collect();
        Self { title: "What happened".into(), entries, ..Self::default() }
    }

    /// Without an entity.
    pub(super) fn without(mut self, id: &str) -> Self {
        self.entries.retain(|(_, chosen)| !matches!(chosen, Chosen::Entity(Some(other)) if other == id));
        self
    }

    pub(super) fn over(self, before: Overlay) -> Self {
        Self { before: Some(Box::new(before)), ..self }
    }
}

impl App {
    pub(in crate::tui::app) fn accept_choice(&mut self, chooser: Chooser) {
        let Some(chosen) = chooser.chosen() else { return };
        match (chooser.before.map(|before| *before), chosen) {
            (Some(Overlay::Pick(pick)), chosen) => self.add_chosen(&pick, chosen),
            (before, Chosen::Event(kind)) => {
                self.take_kind(before.map(Box::new), crate::review::Kind::Event(kind));
            }
            (before, chosen) => self.take_who(before, chosen),
        }
    }
}
