//! Opening articles.

use std::sync::Arc;

use super::{App, Jump, Key, Reading, State};
use crate::load::Source;
use crate::tui::effect::{Effect, Generation, Job, Opened, Surveyed};
use crate::tui::layout::Layout;
use crate::tui::worker::open_summary;

/// So many articles are kept as they were left.
const KEPT: usize = 16;

/// An article that was asked for.
#[derive(Debug)]
pub(super) struct Opening {
    generation: Generation,
    key: Key,
    /// Where to go in it.
    jump: Option<Jump>,
    /// Whether something was saved for it that may not have been there yet when it was read.
    is_behind: bool,
}

impl App {
    pub(super) fn found(&mut self, sources: Vec<Result<Source, String>>) {
        let was_empty = self.shelf.rows().is_empty();
        let surveys: Vec<_> = sources.into_iter().filter_map(|source| self.shelf.add(source)).collect();
        // What is to be read comes before what is only listed.
        if was_empty && !self.shelf.rows().is_empty() {
            self.open(0, None);
        }
        self.effects.extend(surveys.into_iter().map(|(number, source)| Effect::Work(Job::Survey(number, source))));
    }

    pub(super) fn surveyed(&mut self, source: u32, articles: Vec<Surveyed>, last: bool) {
        self.shelf.fill(source, articles, last);
    }

    /// Opens the article in that row of the list, at once where it was open before.
    pub(super) fn open(&mut self, row: usize, jump: Option<Jump>) {
        self.shelf.select(row);
        let Some(row) = self.shelf.current() else { return };
        let (key, locator) = (row.key, row.locator.clone());
        let failed = if let State::Failed(error) = &row.state { Some(error.clone()) } else { None };
        self.opening = None;
        self.forget_target();
        if self.reading().is_some_and(|reading| reading.key == key) {
            self.arrive(jump);
        } else if let Some(index) = self.recent.iter().position(|reading| reading.key == key) {
            let reading = self.recent.remove(index);
            self.leave();
            self.reading = Some(Ok(reading));
            self.arrive(jump);
        } else if let Some(error) = failed {
            self.leave();
            self.reading = Some(Err(error));
        } else if let Some(locator) = locator {
            let sieve = self.sieve;
            let generation = self.ask(|generation| Job::Open(generation, key, locator, sieve));
            self.opening = Some(Opening { generation, key, jump, is_behind: false });
        }
    }

    pub(super) fn opened(&mut self, generation: Generation, key: Key, opened: Result<Opened, String>) {
        let Some(opening) = self.opening.take_if(|opening| opening.generation == generation) else { return };
        self.leave();
        match opened {
            Ok(opened) => {
                self.shelf.tell(key, State::Ready(open_summary(&opened.page)));
                self.shelf.note_progress(key, opened.page.progress);
                self.is_new |= opened.is_new;
                if self.notice.is_none() {
                    self.notice.clone_from(&opened.notice);
                }
                self.reading = Some(Ok(Reading::new(key, opened)));
                if opening.is_behind {
                    self.refold();
                }
                self.arrive(opening.jump);
            }
            Err(error) => {
                self.shelf.tell(key, State::Failed(error.clone()));
                self.reading = Some(Err(error));
            }
        }
    }

    /// Something was saved for an article that is not open; it is read anew when it is gone back to.
    pub(super) fn saved_elsewhere(&mut self, key: Key) {
        self.recent.retain(|reading| reading.key != key);
        if let Some(opening) = self.opening.as_mut().filter(|opening| opening.key == key) {
            opening.is_behind = true;
        }
    }

    /// Whether an article was asked for and is not there yet.
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    pub(super) fn laid_out(&mut self, generation: Generation, layout: Arc<Layout>) {
        if let Some(reading) = self.reading_mut() {
            reading.lay_out(generation, layout);
        }
    }

    pub(super) fn step_article(&mut self, by: isize) {
        match self.shelf.current.checked_add_signed(by).filter(|&row| row < self.shelf.rows().len()) {
            Some(row) => {
                self.mark_jump();
                self.open(row, None);
            }
            None => self.tell(if by > 0 { "this is the last article" } else { "this is the first article" }),
        }
    }

    /// Keeps the article that was read, as it was left; one that is not shown as it was decided is read anew instead.
    fn leave(&mut self) {
        let is_behind = self.forget_refolding();
        if let Some(Ok(mut reading)) = self.reading.take()
            && !is_behind
        {
            reading.forget_awaited();
            self.recent.insert(0, reading);
            self.recent.truncate(KEPT);
        }
    }

    fn arrive(&mut self, jump: Option<Jump>) {
        if self.reading().is_some_and(|it| it.awaited_sift.is_some() || it.sieve != self.sieve(it)) {
            self.sift();
        }
        self.go_to_target();
        self.search_again();
        if let (Some(jump), Some(reading)) = (jump, self.reading_mut()) {
            reading.go_back_to(&jump);
        }
    }
}
