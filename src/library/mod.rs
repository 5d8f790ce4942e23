//! What is kept: the articles that somebody reviews, and every decision on them, in one `SQLite` file.
//!
//! An article is known by the hash of its text and by its source. Decisions are only ever added: an operation, which is
//! one decision or many made at once, is taken back by a mark on it. What [`Library::decide`] has returned from is on the
//! disk (write-ahead log, synced with every transaction), whatever happens to the program. `open` opens the file, `schema`
//! makes it and brings older ones up to date, `error` says what can go wrong, `articles` keeps articles and `undo` takes back.

mod articles;
mod error;
mod open;
mod schema;
mod undo;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Params, Row, TransactionBehavior, params};

use crate::article::Article;
use crate::decision::{Decision, Verdict};
use crate::interchange::code_points::CodePoints;
use crate::interchange::wortlaut1::{item_from_json, item_to_json};

pub use articles::Entry;
pub use error::Error;
pub use undo::Step;

/// A library that is open.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    path: PathBuf,
}

/// Why decisions are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Somebody made them here; they can be taken back.
    Decided,
    /// They came from another text of the same source, or from a file.
    Carried,
}

impl Library {
    /// Waits another time for other programs that write to the file.
    ///
    /// # Errors
    /// When `SQLite` does not take it.
    pub fn set_patience(&self, patience: Duration) -> Result<(), Error> {
        self.connection.busy_timeout(patience).map_err(|error| self.error(error))
    }

    /// Lets the file grow to so many pages and no more, as a disk without room would; gives how many it may have then, which
    /// is not less than it has.
    ///
    /// # Errors
    /// When `SQLite` does not take it.
    pub fn limit_pages(&self, pages: i64) -> Result<i64, Error> {
        let limit =
            |pages: i64| self.connection.pragma_update_and_check(None, "max_page_count", pages, |row| row.get(0));
        limit(pages.max(1)).map_err(|error| self.error(error))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Another number after every change that another connection made.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version(&self) -> Result<i64, Error> {
        self.connection.pragma_query_value(None, "data_version", |row| row.get(0)).map_err(|error| self.error(error))
    }

    /// Adds decisions as one operation; the article must be kept already. Once this returns, they are on the disk.
    ///
    /// # Errors
    /// When they cannot be saved; then none of them is.
    pub fn decide(
        &mut self,
        article: &Article,
        decisions: &[Decision],
        by: &Signature,
        occasion: Occasion,
    ) -> Result<(), Error> {
        let id = article.id();
        let text = CodePoints::new(article.text());
        self.change(|change| {
            let kept = occasion == Occasion::Carried;
            change.execute(
                "INSERT INTO operation (article, reviewer, at, carried) VALUES (?1, ?2, ?3, ?4)",
                params![id, by.reviewer, by.at, kept],
            )?;
            let operation = change.last_insert_rowid();
            change.execute(
                "UPDATE operation SET undone = 2 WHERE reviewer = ? AND undone = 1 AND NOT ?",
                params![by.reviewer, kept],
            )?;
            let mut insert = change.prepare_cached(
                "INSERT INTO decision (operation, ordinal, item, verdict, note, was, becomes) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?;
            for (ordinal, decision) in (0i64..).zip(decisions) {
                insert.execute(params![
                    operation,
                    ordinal,
                    decision.item,
                    decision.verdict.map(Verdict::name),
                    decision.note,
                    decision.was.as_ref().map(|item| item_to_json(item, &text)),
                    decision.is.as_ref().map(|item| item_to_json(item, &text)),
                ])?;
            }
            Ok(())
        })
    }

    /// Adds decisions that were made elsewhere, each in the name and at the time that it tells.
    ///
    /// # Errors
    /// When they cannot be saved.
    pub fn carry(&mut self, article: &Article, decisions: &[Decision]) -> Result<(), Error> {
        for made_at_once in decisions.chunk_by(|one, other| (&one.reviewer, &one.at) == (&other.reviewer, &other.at)) {
            if let Some(Decision { reviewer, at, .. }) = made_at_once.first() {
                let signature = Signature { reviewer: reviewer.clone(), at: at.clone() };
                self.decide(article, made_at_once, &signature, Occasion::Carried)?;
            }
        }
        Ok(())
    }

    /// The decisions on an article that were not taken back, in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be read, or holds what no version writes.
    pub fn decisions(&self, article: &Article) -> Result<Vec<Decision>, Error> {
        let text = CodePoints::new(article.text());
        let read = |row: &Row| {
            let json = |column| row.get::<_, Option<String>>(column);
            let decision = Decision {
                item: row.get(0)?,
                verdict: json(1)?.as_deref().and_then(Verdict::from_name),
                note: row.get(2)?,
                was: None,
                is: None,
                reviewer: row.get(5)?,
                at: row.get(6)?,
            };
            Ok((decision, json(3)?, json(4)?))
        };
        let rows = || {
            let mut query = self.connection.prepare_cached(
                "SELECT item, verdict, note, was, becomes, reviewer, at FROM decision JOIN operation ON operation.id = operation
                 WHERE article = ? AND NOT undone ORDER BY operation.id, ordinal",
            )?;
            query.query_map([article.id()], read)?.collect::<rusqlite::Result<Vec<_>>>()
        };
        let rows = rows().map_err(|error| self.error(error))?;
        let item = |json: Option<String>| {
            let read = json.map(|json| item_from_json(&json, &text)).transpose();
            read.map_err(|error| Error::Damaged { path: self.path.clone(), reason: error.to_string() })
        };
        rows.into_iter()
            .map(|(decision, was, is)| Ok(Decision { was: item(was)?, is: item(is)?, ..decision }))
            .collect()
    }

    /// Does several things to the file at once, or none of them.
    fn change<T>(&mut self, change: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let changed = (|| {
            if !self.connection.is_autocommit() {
                // It is a part of what is done at once.
                let part = self.connection.savepoint()?;
                let value = change(&part)?;
                part.commit()?;
                return Ok(value);
            }
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = change(&transaction)?;
            transaction.commit()?;
            Ok(value)
        })();
        changed.map_err(|error| self.error(error))
    }

    /// Makes several changes at once: all of them are on the disk when this returns, or none.
    ///
    /// # Errors
    /// When one of them fails, or they cannot be saved.
    pub fn at_once<T>(&mut self, changes: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        let run = |library: &Self, sql| library.connection.execute_batch(sql).map_err(|error| library.error(error));
        run(self, "BEGIN IMMEDIATE")?;
        let done = changes(self).and_then(|value| run(self, "COMMIT").map(|()| value));
        if done.is_err() && !self.connection.is_autocommit() {
            // A failure may have rolled it back already.
            run(self, "ROLLBACK")?;
        }
        done
    }

    fn one<T>(
        &self,
        query: &str,
        by: impl Params,
        read: impl FnOnce(&Row) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Error> {
        let found = || self.connection.prepare_cached(query)?.query_row(by, read).optional();
        found().map_err(|error| self.error(error))
    }

    fn error(&self, error: rusqlite::Error) -> Error {
        Error::new(&self.path, error)
    }
}

/// Who decides, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// A name.
    pub reviewer: String,
    /// A time, in ISO 8601 form.
    pub at: String,
}

impl Signature {
    /// That of somebody now.
    pub fn now(reviewer: &str) -> Self {
        let now = jiff::Timestamp::now();
        let seconds = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now);
        Self { reviewer: reviewer.to_owned(), at: seconds.to_string() }
    }
}
