//! What the library answers.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Menu, Target};
use crate::library::Step;
use crate::review::{Place, Progress};
use crate::tui::app::{App, Key, Overlay, Reading, State};
use crate::tui::effect::{Effect, Generation, Job, Opened, Ticket};
use crate::tui::page::{Filter, Item, Page};

impl App {
    pub(in crate::tui::app) fn saved(&mut self, ticket: Ticket, saved: Result<Progress, String>) {
        let Some(at) = self.underway.pending.iter().position(|pending| pending.ticket == ticket) else { return };
        let progress = match saved {
            Ok(progress) => progress,
            Err(error) => {
                self.underway.pending.remove(at);
                self.underway.target = None;
                self.underway.leaving = false;
                return self.warn(format!("not saved: {error}"));
            }
        };
        let article = self.underway.pending[at].article;
        self.shelf.note_progress(article, progress);
        if self.reading().is_some_and(|reading| reading.key == article) {
            let awaited = self.refold();
            self.underway.pending[at].awaited = awaited;
        } else {
            self.underway.pending.remove(at);
            self.saved_elsewhere(article);
        }
        if self.underway.leaving && !self.is_saving() {
            self.effects.push(Effect::Quit(0));
        }
    }

    /// Has the decisions on the open article looked up again.
    pub(in crate::tui::app) fn refold(&mut self) -> Option<Generation> {
        let (key, page, sieve) = self.reading().map(|it| (it.key, Arc::clone(&it.page), self.sieve(it)))?;
        self.underway.refolding = self.ask(|generation| Job::Refold(generation, key, page, sieve));
        Some(self.underway.refolding)
    }

    /// The open article is left; says whether its decisions were being looked up and are not shown yet.
    pub(in crate::tui::app) fn forget_refolding(&mut self) -> bool {
        let is_behind = self.underway.refolding > self.underway.refolded;
        self.underway.refolded = self.underway.refolding;
        self.underway.pending.retain(|pending| pending.awaited.is_none());
        is_behind
    }

    pub(in crate::tui::app) fn refolded(&mut self, generation: Generation, key: Key, opened: Result<Opened, String>) {
        let shown = |pending: &super::Pending| pending.awaited.is_none_or(|awaited| awaited > generation);
        self.underway.pending.retain(shown);
        let is_last = generation > self.underway.refolded;
        let opened = match opened {
            Ok(opened) if is_last && self.reading().is_some_and(|reading| reading.key == key) => opened,
            Ok(_) => return,
            Err(error) => {
                self.underway.target = None;
                return self.warn(error);
            }
        };
        self.underway.refolded = generation;
        let progress = opened.page.progress;
        self.shelf.note_progress(key, progress);
        let Some(reading) = self.reading_mut() else { return };
        reading.take(opened);
        // What is being sifted is the article as it was.
        let sifts_anew = reading.awaited_sift.take().is_some();
        self.go_to_target();
        if sifts_anew {
            self.sift();
        }
    }

    pub(in crate::tui::app) fn taken_back(&mut self, again: bool, step: Result<Option<(Step, Progress)>, String>) {
        let (step, progress) = match step {
            Ok(Some(step)) => step,
            Ok(None) => return self.tell(if again { "nothing to do again" } else { "nothing to take back" }),
            Err(error) => return self.warn(format!("not saved: {error}")),
        };
        let what = match step.items.len() {
            1 => String::from("1 decision"),
            several => format!("{several} decisions"),
        };
        let done = if again { "made again" } else { "taken back" };
        self.recent.retain(|reading| reading.page.id != step.article);
        self.shelf.note_all_progress(&HashMap::from([(step.article.clone(), progress)]));
        let here = self.reading().is_some_and(|reading| reading.page.id == step.article);
        if here {
            self.underway.target = step.items.into_iter().next().map(Target::Item);
            self.refold();
            self.tell(format!("{what} {done}"));
            return;
        }
        let is_it = |state: &State| matches!(state, State::Ready(summary) if summary.id == step.article);
        match self.shelf.rows().iter().position(|row| is_it(&row.state)) {
            Some(row) => {
                self.mark_jump();
                self.open(row, None);
                self.underway.target = step.items.into_iter().next().map(Target::Item);
                self.tell(format!("{what} {done}"));
            }
            None => self.tell(format!("{what} {done} in “{}”, which is not open here", step.title)),
        }
    }

    /// Another program decided something.
    pub(in crate::tui::app) fn library_changed(&mut self, progress: &HashMap<String, Progress>) {
        self.shelf.note_all_progress(progress);
        self.recent.clear();
        self.refold();
    }

    pub(in crate::tui::app) fn lost(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            self.tell("no decision on this article lost its words");
        } else {
            let title = String::from("Decisions on an earlier text whose words are not in this one");
            self.overlay = Overlay::Menu(Menu { title, lines, ..Menu::default() });
        }
    }

    /// Goes to what an article was opened or looked up for.
    pub(in crate::tui::app) fn go_to_target(&mut self) {
        match self.underway.target.take() {
            Some(Target::Undecided) => self.go_on(1),
            Some(Target::Item(key)) => {
                let Some(reading) = self.reading_mut() else { return };
                if let Some(place) = reading.page.review.find(&key) {
                    reading.go_to_item(reading.page.item_at(place));
                }
            }
            None => {}
        }
    }
}

impl Reading {
    /// Takes the article as it was decided; what is selected stays so.
    fn take(&mut self, opened: Opened) {
        let Opened { page, shown, .. } = opened;
        self.selected = self.selected.and_then(|item| same(&self.page, &page, item.place()));
        for pane in crate::tui::arrangement::Pane::SIDES {
            let index = self.cursor_in(pane).and_then(|cursor| cursor.item);
            let place = index.map(|index| super::place_in(pane, super::super::moving::item_in(pane, index)));
            let item = place.and_then(|place| same(&self.page, &page, place)).map(|item| match item {
                Item::Quotation(index) | Item::Event(index) | Item::Entity { entity: index, .. } => index,
            });
            self.put_cursor_in(pane, item);
        }
        self.followed = None;
        self.filter = self.filter.filter(|filter| match filter {
            Filter::Entity(_) => true,
            Filter::Speaker(_) => filter.name(&self.page) == filter.name(&page),
        });
        (self.page, self.shown) = (page, shown);
        self.reveal_all();
    }
}

/// The item of the one page in the other.
fn same(page: &Page, other: &Page, place: Place) -> Option<Item> {
    let key = &page.review.mark(place)?.key;
    let stayed = other.review.mark(place).is_some_and(|mark| mark.key == *key);
    let place = if stayed { place } else { other.review.find(key)? };
    Some(other.item_at(place))
}
