//! Showing only a part, in another order, or everything again.

use std::sync::Arc;

use super::{App, Reading};
use crate::tui::action::Action;
use crate::tui::effect::{Generation, Job};
use crate::tui::page::{Filter, Item, Shown, Sieve};

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

    /// Shows another part of every article, or in another order.
    pub(super) fn toggle_sieve(&mut self, action: Action) {
        let is_alone = self.reading().is_some_and(|reading| reading.page.compared.origins.is_empty());
        if action == Action::Differing && is_alone && !self.sieve.differing {
            self.tell("no other result stands beside this one: --extraction FILE shows one");
            return;
        }
        let sieve = &mut self.sieve;
        let (flag, on, off) = match action {
            Action::HideDecided => (&mut sieve.undecided, "what is decided is hidden", "what is decided is shown, too"),
            Action::ByConfidence => (&mut sieve.by_confidence, "the least sure first", "in the usual order"),
            Action::Differing => {
                (&mut sieve.differing, "only what one found and the other did not", "all that was found")
            }
            _ => (&mut sieve.grouped, "by speaker", "in the order of the text"),
        };
        *flag = !*flag;
        let text = if *flag { on } else { off };
        self.tell(text);
        self.sift();
    }

    /// Lists the events of every article in the next order.
    pub(super) fn order_events(&mut self) {
        let order = self.sieve.event_order.next();
        self.sieve.event_order = order;
        self.tell(order.name());
        self.sift();
    }

    /// What is to be shown of an article.
    pub(super) fn sieve(&self, reading: &Reading) -> Sieve {
        Sieve { filter: reading.filter, ..self.sieve }
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
        let Some((page, sieve)) = self.reading().map(|reading| (reading.page.clone(), self.sieve(reading))) else {
            return;
        };
        let generation = self.ask(|generation| Job::Sift(generation, page, sieve));
        if let Some(reading) = self.reading_mut() {
            reading.sieve = sieve;
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
