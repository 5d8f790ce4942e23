//! Showing only a part, in another order, or everything again.

use std::sync::Arc;

use super::App;
use crate::tui::effect::{Generation, Job};
use crate::tui::page::{Filter, Item, Shown};

impl App {
    pub(super) fn toggle_filter(&mut self) {
        let Some(reading) = self.reading_mut() else { return };
        let filter = match reading.filter {
            Some(_) => None,
            None => reading.selected_entity().map(Filter::Entity).or_else(|| match reading.selected {
                Some(Item::Quotation(quotation)) => {
                    reading.page.speaker_of.get(quotation).copied().flatten().map(Filter::Speaker)
                }
                _ => None,
            }),
        };
        if filter.is_none() && reading.filter.is_none() {
            self.tell("select a quotation or an entity first");
            return;
        }
        reading.filter = filter;
        self.sift();
    }

    pub(super) fn toggle_grouped(&mut self) {
        self.grouped = !self.grouped;
        self.tell(if self.grouped { "by speaker" } else { "in the order of the text" });
        self.sift();
    }

    pub(super) fn order_events(&mut self) {
        self.event_order = self.event_order.next();
        self.tell(self.event_order.name());
        self.show_event_order();
    }

    pub(super) fn show_event_order(&mut self) {
        let order = self.event_order;
        if let Some(reading) = self.reading_mut()
            && reading.event_order != order
        {
            reading.event_order = order;
            reading.reveal_all();
        }
    }

    /// Lets go of one thing: the filter, the search, the selection.
    pub(super) fn clear(&mut self) {
        let Some(reading) = self.reading_mut() else { return };
        if reading.filter.take().is_some() {
            self.sift();
        } else if reading.search.take().is_some() {
            self.pattern.clear();
        } else {
            reading.selected = None;
        }
    }

    /// Has the lists and marks made anew.
    pub(super) fn sift(&mut self) {
        let grouped = self.grouped;
        let Some(reading) = self.reading() else { return };
        let (page, filter) = (reading.page.clone(), reading.filter);
        let generation = self.ask(|generation| Job::Sift(generation, page, filter, grouped));
        if let Some(reading) = self.reading_mut() {
            reading.grouped = grouped;
            reading.awaited_sift = Some(generation);
        }
    }

    pub(super) fn sifted(&mut self, generation: Generation, shown: Arc<Shown>) {
        if let Some(reading) = self.reading_mut()
            && reading.awaited_sift.take_if(|awaited| *awaited == generation).is_some()
        {
            reading.shown = shown;
            reading.reveal_all();
        }
    }
}
