//! Going through what was found and deciding.
//!
//! What is decided is saved first and shown as made after that; until then its item is pending. `draft` corrects an item,
//! `which` gives it another kind or speaker, `pick` adds one, `words` asks for a note or a name, `menu` and `chooser` are
//! what one chooses from, `arriving` takes in what the library answers.

mod arriving;
mod chooser;
mod draft;
mod menu;
mod pick;
mod which;
mod words;

use std::collections::HashSet;
use std::sync::Arc;

use super::{App, Key, Overlay, Reading, State};
use crate::review::Place;
use crate::tui::arrangement::Pane;
use crate::tui::effect::{Deed, Effect, Generation, Job, Ticket};
use crate::tui::page::{Item, Placed};

pub use chooser::{Chooser, Chosen};
pub use draft::Draft;
pub use menu::{Choice, Menu};
pub use pick::Pick;
pub use words::{Words, WordsOf};

/// Something decided that is not shown as made yet.
#[derive(Debug)]
pub(super) struct Pending {
    ticket: Ticket,
    article: Key,
    /// Keys of the items, where they are few.
    items: Vec<String>,
    /// Once it is saved: which asking will show it.
    awaited: Option<Generation>,
}

/// What of the review is on its way.
#[derive(Debug, Default)]
pub(super) struct Underway {
    pending: Vec<Pending>,
    ticket: Ticket,
    /// Where to go when what was asked for is shown.
    target: Option<Target>,
    /// The last asking for the open article as it was decided.
    refolding: Generation,
    /// The last answer to such an asking that is shown.
    refolded: Generation,
    /// Whether to leave the program once everything is saved.
    leaving: bool,
}

/// Where to go in an article.
#[derive(Debug)]
enum Target {
    /// To the item of that key.
    Item(String),
    /// To the first item that is not decided.
    Undecided,
}

impl App {
    /// Accepts or rejects what is selected, and goes on.
    pub(super) fn decide(&mut self, accept: bool) {
        let Some(place) = self.free_target() else { return };
        self.save_on(place, Deed::Decide(vec![place], accept));
        self.go_on(1);
    }

    pub(super) fn skip(&mut self) {
        let pane = self.focus;
        if let Some(reading) = self.reading_mut() {
            reading.put_cursor_in(pane, reading.marked_in(pane));
            self.go_on(1);
        }
    }

    /// Asks whether all that is shown in the pane and not decided is to be accepted or rejected.
    pub(super) fn ask_for_all(&mut self, accept: bool) {
        let Some(reading) = self.reading() else { return };
        let count = reading.undecided(self.focus);
        if count == 0 {
            self.tell("everything that is shown here is decided");
            return;
        }
        let deed = Deed::DecideAll(Arc::clone(&reading.shown), self.focus, accept);
        let verb = if accept { "Accept" } else { "Reject" };
        self.overlay =
            Overlay::Menu(Menu::confirm(format!("{verb} all {count} that are shown and not decided?"), deed));
    }

    pub(super) fn take_back(&mut self, again: bool) {
        self.effects.push(Effect::Work(Job::TakeBack(again)));
    }

    /// To the next or previous item that is not decided, around the end; in the text through all layers.
    pub(super) fn go_on(&mut self, by: isize) {
        let pane = self.focus;
        let Some(reading) = self.reading() else { return };
        let is_free = |item: Item| !self.is_pending(&reading.page, place_in(pane, item));
        if let Some(item) = reading.next_undecided(pane, by > 0, is_free) {
            if let Some(reading) = self.reading_mut() {
                reading.go_to_item(item);
            }
            return;
        }
        let (decided, all) = reading.page.progress.total();
        self.tell(match all - decided - self.being_decided(reading) {
            0 => String::from("everything in this article is decided; U goes on to the next"),
            left => format!("everything that is shown here is decided; {left} left in this article"),
        });
    }

    /// Opens the next article in which something is not decided.
    pub(super) fn open_next_undecided(&mut self) {
        let rows = self.shelf.rows();
        let after = (self.shelf.current + 1..rows.len()).chain(0..self.shelf.current);
        let is_open = |row: &usize| match &rows[*row].state {
            State::Waiting => true,
            State::Failed(_) => false,
            State::Ready(summary) => {
                let (decided, all) = summary.progress.total();
                decided < all
            }
        };
        match after.into_iter().find(is_open) {
            Some(row) => {
                self.mark_jump();
                self.open(row, None);
                if self.is_opening() {
                    self.underway.target = Some(Target::Undecided);
                } else {
                    self.go_on(1);
                }
            }
            None => self.tell("in no other article there is anything left to decide"),
        }
    }

    /// Leaves the program when everything is saved, or at once when asked again.
    pub(super) fn leave_program(&mut self) {
        if self.is_saving() && !self.underway.leaving {
            self.underway.leaving = true;
            self.tell("still saving; again to leave at once, without what is not saved");
        } else {
            self.effects.push(Effect::Quit(0));
        }
    }

    fn is_saving(&self) -> bool {
        self.underway.pending.iter().any(|pending| pending.awaited.is_none())
    }

    pub(super) fn ask_for_lost(&mut self) {
        if let Some(id) = self.reading().map(|reading| reading.page.id.clone()) {
            self.effects.push(Effect::Work(Job::Lost(id)));
        }
    }

    /// What a decision would be about: in a side pane what is marked there, in the text what is selected.
    pub fn target(&self) -> Option<Place> {
        let pane = self.focus;
        let reading = self.reading()?;
        let item = if Pane::SIDES.contains(&pane) {
            super::moving::item_in(pane, reading.marked_in(pane)?)
        } else {
            reading.selected?
        };
        let place = place_in(pane, item);
        reading.page.review.mark(place).map(|_| place)
    }

    /// The same, to be decided on now; nothing, which is told, where there is none or it is still being saved.
    fn free_target(&mut self) -> Option<Place> {
        let Some(place) = self.target() else {
            self.tell("select a quotation, an entity or an event first");
            return None;
        };
        if self.underway.target.is_some() || self.is_pending(&self.reading()?.page, place) {
            self.tell("this is still being saved");
            return None;
        }
        Some(place)
    }

    /// Where the item of that key stands now; nothing, which is told, where it is not there any more.
    fn place_of(&mut self, key: &str) -> Option<Place> {
        let place = self.reading().and_then(|reading| reading.page.review.find(key));
        if place.is_none() {
            self.tell("somebody else has taken this back");
        }
        place
    }

    /// Another article is gone to: what was to be gone to in the one before is not any more.
    pub(super) fn forget_target(&mut self) {
        self.underway.target = None;
    }

    /// Has something saved that is decided on one item.
    fn save_on(&mut self, place: Place, deed: Deed) {
        let mark = self.reading().and_then(|reading| reading.page.review.mark(place));
        let items = mark.map(|mark| mark.key.clone()).into_iter().collect();
        self.save(items, deed);
    }

    fn save(&mut self, items: Vec<String>, deed: Deed) {
        let Some(reading) = self.reading() else { return };
        let (article, page) = (reading.key, Arc::clone(&reading.page));
        self.underway.ticket = Ticket(self.underway.ticket.0 + 1);
        let ticket = self.underway.ticket;
        self.underway.pending.push(Pending { ticket, article, items, awaited: None });
        self.effects.push(Effect::Work(Job::Save(ticket, page, deed)));
        self.card = std::mem::take(&mut self.is_new);
    }

    /// Whether something decided on an item is not shown as made yet.
    pub fn is_pending(&self, page: &crate::tui::page::Page, place: Place) -> bool {
        let key = page.review.mark(place).map(|mark| &mark.key);
        key.is_some_and(|key| self.underway.pending.iter().any(|pending| pending.items.contains(key)))
    }

    /// Whether anything was decided on an article, or is about to be.
    pub fn is_reviewed(&self, reading: &Reading) -> bool {
        reading.page.progress.total().0 > 0
            || self.underway.pending.iter().any(|pending| pending.article == reading.key)
    }

    /// How many items of the open article that are not shown as decided are being saved.
    fn being_decided(&self, reading: &Reading) -> usize {
        let review = &reading.page.review;
        let here = self.underway.pending.iter().filter(|pending| pending.article == reading.key);
        let places = here.flat_map(|pending| &pending.items).filter_map(|key| review.find(key));
        let counted = |place: &Place| !matches!(place, Place::Mention(..)) && !review.is_decided(*place);
        places.filter(counted).collect::<HashSet<_>>().len()
    }

    /// How many decisions are on their way.
    pub fn saving(&self) -> usize {
        self.underway.pending.len()
    }
}

impl Reading {
    /// How many items a pane shows that are not decided; the text shows those of all layers.
    fn undecided(&self, pane: Pane) -> usize {
        self.list(pane).map_or(self.shown.undecided.len(), |list| list.undecided().len())
    }

    fn next_undecided(&self, pane: Pane, forward: bool, is_free: impl Fn(Item) -> bool) -> Option<Item> {
        if let Some(list) = self.list(pane) {
            let here = self.cursor_in(pane)?.item.and_then(|item| list.row_of(item)).map(|row| row as u32);
            let rows = list.undecided();
            let (is_at, is_before) = (|at: usize| Some(rows[at]) <= here, |at: usize| Some(rows[at]) < here);
            let items = around(rows.len(), is_at, is_before, forward);
            let items = items.filter_map(|at| list.item_at(rows[at] as usize));
            let mut items = items.map(|index| super::moving::item_in(pane, index));
            return items.find(|&item| is_free(item));
        }
        let all = &self.shown.undecided;
        let selected = self.selected.and_then(|item| Some(Placed { start: self.page.span(item)?.start(), item }));
        let is_before = |at: usize| selected.map_or(all[at].start < self.cursor, |here| all[at] < here);
        let is_at = |at: usize| is_before(at) || selected == Some(all[at]);
        around(all.len(), is_at, is_before, forward).map(|at| all[at].item).find(|&item| is_free(item))
    }
}

/// The indexes from the first that is not `at` the place on, or from the last `before` it back, around the end.
fn around(
    length: usize,
    at: impl Fn(usize) -> bool,
    before: impl Fn(usize) -> bool,
    forward: bool,
) -> impl Iterator<Item = usize> {
    let partition = |is: &dyn Fn(usize) -> bool| {
        let (mut low, mut high) = (0, length);
        while low < high {
            let middle = usize::midpoint(low, high);
            if is(middle) { low = middle + 1 } else { high = middle }
        }
        low
    };
    let first = if forward { partition(&at) } else { partition(&before) };
    (0..length).map(move |step| if forward { (first + step) % length } else { (first + length - 1 - step) % length })
}

/// What is decided on when an item is selected: in the pane of entities the whole entity.
pub(super) fn place_in(pane: Pane, item: Item) -> Place {
    match item {
        Item::Entity { entity, .. } if pane == Pane::Entities => Place::Entity(entity),
        item => item.place(),
    }
}
