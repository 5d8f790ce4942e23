//! The list of articles.

use std::collections::HashMap;

use crate::load::{Locator, Source};
use crate::review::Progress;
use crate::tui::effect::{Summary, Surveyed};

/// Which article is meant: the number of its source and its own in that. The list is in the order of the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    source: u32,
    record: u32,
}

/// What is known of an article in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is still to be read.
    Waiting,
    /// It was read.
    Ready(Summary),
    /// It could not be read, for this reason.
    Failed(String),
}

impl State {
    /// How far its review has come, where it was read.
    fn progress(&self) -> Progress {
        if let Self::Ready(summary) = self { summary.progress } else { Progress::default() }
    }
}

/// The sum with one part of it in the place of another.
fn exchanged(sum: (usize, usize), before: Progress, after: Progress) -> (usize, usize) {
    let (before, after) = (before.total(), after.total());
    (sum.0 + after.0 - before.0, sum.1 + after.1 - before.1)
}

/// An article in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which it is.
    pub key: Key,
    /// Where it is found; nowhere when its source could not be found.
    pub locator: Option<Locator>,
    /// What is known of it.
    pub state: State,
}

/// All articles.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Whether all sources are found.
    pub complete: bool,
    /// The row of the article that is open or asked for.
    pub current: usize,
    /// The first row that is shown.
    pub top: usize,
    rows: Vec<Row>,
    sources: u32,
    /// Of each source, how many of its articles are in the list by survey.
    surveyed: Vec<u32>,
    waiting: usize,
    progress: (usize, usize),
    reveal: bool,
}

impl Shelf {
    /// The articles, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many are still to be read.
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// The article that is open or asked for.
    pub fn current(&self) -> Option<&Row> {
        self.rows.get(self.current)
    }

    /// The row of an article.
    pub fn position(&self, key: Key) -> Option<usize> {
        self.rows.binary_search_by_key(&key, |row| row.key).ok()
    }

    /// Makes the article in that row the current one.
    pub fn select(&mut self, row: usize) {
        self.current = row.min(self.rows.len().saturating_sub(1));
        self.reveal = true;
    }

    /// Adds a source; gives its number when it is to be read.
    pub fn add(&mut self, source: Result<Source, String>) -> Option<(u32, Source)> {
        let number = self.sources;
        self.sources += 1;
        self.surveyed.push(0);
        let key = Key { source: number, record: 0 };
        match source {
            Ok(source) => {
                self.waiting += 1;
                let locator = Some(Locator { source: source.clone(), record: 0 });
                self.rows.push(Row { key, locator, state: State::Waiting });
                Some((number, source))
            }
            Err(error) => {
                self.rows.push(Row { key, locator: None, state: State::Failed(error) });
                None
            }
        }
    }

    /// Fills in the next articles of a source: the first in the place of the source, the others after it.
    pub fn fill(&mut self, source: u32, articles: Vec<Surveyed>, last: bool) {
        let Some(known) = self.surveyed.get_mut(source as usize) else { return };
        let first = *known;
        *known += articles.len() as u32;
        self.waiting -= usize::from(last).min(self.waiting);
        let rows = articles.into_iter().zip(first..).map(|(article, record)| Row {
            key: Key { source, record },
            locator: Some(article.locator),
            state: match article.summary {
                Ok(summary) => State::Ready(summary),
                Err(error) => State::Failed(error),
            },
        });
        let start = self.rows.partition_point(|row| row.key < Key { source, record: first });
        let replaced = usize::from(self.rows.get(start).is_some_and(|row| row.key == Key { source, record: first }));
        let before = self.rows.len();
        let rows: Vec<_> = rows.collect();
        let total = |rows: &[Row]| {
            rows.iter().map(|row| row.state.progress().total()).fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
        };
        let (old, new) = (total(&self.rows[start..start + replaced]), total(&rows));
        self.progress = (self.progress.0 + new.0 - old.0, self.progress.1 + new.1 - old.1);
        self.rows.splice(start..start + replaced, rows);
        let more = self.rows.len() - before;
        if self.current >= start + replaced && self.current + more < self.rows.len() && before > 0 {
            self.current += more;
            self.top += if self.top >= start + replaced { more } else { 0 };
        }
    }

    /// Tells what was found when an article was opened before the survey came to it.
    pub fn tell(&mut self, key: Key, state: State) {
        if let Some(row) = self.position(key).and_then(|row| self.rows.get_mut(row))
            && row.state == State::Waiting
        {
            self.progress = exchanged(self.progress, Progress::default(), state.progress());
            row.state = state;
        }
    }

    /// Notes how far the review of an article has come.
    pub fn note_progress(&mut self, key: Key, progress: Progress) {
        if let Some(row) = self.position(key).and_then(|row| self.rows.get_mut(row))
            && let State::Ready(summary) = &mut row.state
        {
            self.progress = exchanged(self.progress, summary.progress, progress);
            summary.progress = progress;
        }
    }

    /// Notes how far the review of all articles has come, by the hashes of their texts.
    pub fn note_all_progress(&mut self, progress: &HashMap<String, Progress>) {
        for row in &mut self.rows {
            if let State::Ready(summary) = &mut row.state
                && let Some(&now) = progress.get(&summary.id)
            {
                self.progress = exchanged(self.progress, summary.progress, now);
                summary.progress = now;
            }
        }
    }

    /// How many items are decided and how many there are, over all articles that were read.
    pub fn progress(&self) -> (usize, usize) {
        self.progress
    }

    /// Keeps the rows that are shown within the list, and the current one among them when it changed.
    pub fn settle(&mut self, height: usize) {
        if self.reveal && height > 0 {
            self.top = super::reading::top_for(self.current, self.top, height, 2);
            self.reveal = false;
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height.max(1)));
    }
}
