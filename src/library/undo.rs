//! Taking operations back, the last first, and doing them again.

use rusqlite::{Connection, OptionalExtension};

use super::{Error, Library};

/// An operation that was taken back or done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Id of the article.
    pub article: String,
    /// Its title.
    pub title: String,
    /// The keys of the items that were decided on.
    pub items: Vec<String>,
}

impl Library {
    /// Takes back the last operation of a reviewer that still counts, in whatever article it was; nothing when there is
    /// none. What was carried over from elsewhere stays.
    ///
    /// # Errors
    /// When that cannot be saved.
    pub fn undo(&mut self, reviewer: &str) -> Result<Option<Step>, Error> {
        self.step(
            reviewer,
            "UPDATE operation SET undone = 1 WHERE id =
                (SELECT max(id) FROM operation INDEXED BY operation_to_take_back
                 WHERE reviewer = ? AND undone = 0 AND carried = 0)
             RETURNING id",
        )
    }

    /// Does again what was taken back last, unless the reviewer decided anything since then.
    ///
    /// # Errors
    /// When that cannot be saved.
    pub fn redo(&mut self, reviewer: &str) -> Result<Option<Step>, Error> {
        self.step(
            reviewer,
            "UPDATE operation SET undone = 0 WHERE id =
                (SELECT min(id) FROM operation WHERE reviewer = ? AND undone = 1)
             RETURNING id",
        )
    }

    fn step(&mut self, reviewer: &str, update: &str) -> Result<Option<Step>, Error> {
        let step = |change: &Connection| {
            let mut update = change.prepare_cached(update)?;
            let Some(id) = update.query_row([reviewer], |row| row.get::<_, i64>(0)).optional()? else {
                return Ok(None);
            };
            let (article, title) = change.query_row(
                "SELECT article.id, title FROM operation JOIN article ON article.id = article WHERE operation.id = ?",
                [id],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            let mut items = change.prepare_cached("SELECT item FROM decision WHERE operation = ? ORDER BY ordinal")?;
            let items = items.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(Some(Step { article, title, items }))
        };
        self.change(step)
    }
}
