//! The articles that are kept, with what was suggested for them and how far their review has come.

use std::ops::ControlFlow;
use std::sync::Arc;

use rusqlite::{Row, params};

use super::{Error, Library};
use crate::article::Article;
use crate::extraction::{Extra, Extraction};
use crate::interchange::wortlaut1::{self, Output};
use crate::load::{self, Document};
use crate::review::{Progress, Review, identify};

/// An article that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The hash of its text.
    pub id: String,
    /// Where it came from.
    pub source: String,
    /// What it is called.
    pub title: String,
    /// How far its review has come.
    pub progress: Progress,
    /// How many decisions on an earlier text were not found again in this one.
    pub lost: usize,
    /// Whether the decisions on it were led over to a later text.
    pub is_replaced: bool,
}

const COLUMNS: &str = "id, source, title, lost,
    quotations_decided, entities_decided, events_decided, quotations, entities, events, replaced_by";

impl Library {
    /// Keeps an article with what was suggested for it, in the place of what was suggested before.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn keep(&mut self, article: &Article, suggested: &Extraction) -> Result<(), Error> {
        let mut record = Vec::new();
        let extra = Extra::new();
        let output = Output { article, extraction: suggested, tokens: None, decisions: &[], extra: &extra };
        // Memory takes whatever is written to it, and JSON is UTF-8.
        let _ = wortlaut1::write(output, &mut record);
        let record = String::from_utf8(record).unwrap_or_default();
        let title = article.title.clone().unwrap_or_else(|| article.text().trim_start().chars().take(60).collect());
        self.change(|change| {
            change.execute(
                "INSERT INTO article (id, source, title, record) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET source = ?2, title = ?3, record = ?4, replaced_by = NULL
                 WHERE record <> ?4 OR source <> ?2 OR replaced_by IS NOT NULL",
                params![article.id(), article.source, title, record],
            )?;
            Ok(())
        })
    }

    /// Notes how far the review of a kept article has come.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn note_progress(&mut self, id: &str, progress: &Progress) -> Result<(), Error> {
        let [decided, all] =
            [progress.decided, progress.all].map(|counts| counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX)));
        self.change(|change| {
            change.execute(
                "UPDATE article SET quotations_decided = ?2, entities_decided = ?3, events_decided = ?4,
                    quotations = ?5, entities = ?6, events = ?7 WHERE id = ?1",
                params![id, decided[0], decided[1], decided[2], all[0], all[1], all[2]],
            )?;
            Ok(())
        })
    }

    /// Notes which decisions on an earlier text were not found again, in a line each.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn note_lost(&mut self, id: &str, lines: &[String]) -> Result<(), Error> {
        self.change(|change| {
            change.execute("UPDATE article SET lost = ?2 WHERE id = ?1", params![id, lines.join("\n")])?;
            Ok(())
        })
    }

    /// Those lines.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lost(&self, id: &str) -> Result<Vec<String>, Error> {
        let lines = self.one("SELECT lost FROM article WHERE id = ?", [id], |row| row.get::<_, String>(0))?;
        Ok(lines.unwrap_or_default().lines().map(String::from).collect())
    }

    /// Notes that the decisions on an article were led over to a later text of it, which is kept, too.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn note_replaced(&mut self, id: &str, by: &str) -> Result<(), Error> {
        self.change(|change| {
            change.execute("UPDATE article SET replaced_by = ?2 WHERE id = ?1", params![id, by])?;
            Ok(())
        })
    }

    /// How far the review of an article has come; nothing when it is not kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entry(&self, id: &str) -> Result<Option<Entry>, Error> {
        self.one(&format!("SELECT {COLUMNS} FROM article WHERE id = ?"), [id], entry)
    }

    /// The article from that source that was decided on last, with what was suggested for it; not the article `id` itself,
    /// nor one whose decisions were led over already.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn earlier(&self, source: &str, id: &str) -> Result<Option<Document>, Error> {
        let query = "SELECT record FROM article LEFT JOIN operation ON article = article.id
                     WHERE source = ? AND article.id <> ? AND replaced_by IS NULL
                     ORDER BY operation.id DESC, article.rowid DESC LIMIT 1";
        let record = self.one(query, [source, id], |row| row.get::<_, String>(0))?;
        record.map(|record| self.document(&record)).transpose()
    }

    /// The review of a kept article: what was suggested for it, and the decisions on it.
    ///
    /// # Errors
    /// When the file cannot be read, or there is no such article.
    pub fn review(&self, id: &str) -> Result<Review, Error> {
        let record = self.one("SELECT record FROM article WHERE id = ?", [id], |row| row.get::<_, String>(0))?;
        let Document { article, extraction, .. } = self.document(&record.unwrap_or_default())?;
        Ok(Review::new(Arc::new(identify(extraction).0), self.decisions(&article)?))
    }

    /// How far the review of every article has come, in the order of their sources; earlier texts are there, too.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, Error> {
        let rows = || {
            let mut query =
                self.connection.prepare(&format!("SELECT {COLUMNS} FROM article ORDER BY source, rowid"))?;
            query.query_map([], entry)?.collect::<rusqlite::Result<Vec<_>>>()
        };
        rows().map_err(|error| self.error(error))
    }

    /// Tells every article that is kept, with its latest text and what was suggested for that, in the order of their
    /// sources, until told to break off.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents(&self, each: &mut dyn FnMut(Result<Document, Error>) -> ControlFlow<()>) -> Result<(), Error> {
        let mut tell = || {
            let mut query = self
                .connection
                .prepare("SELECT record FROM article WHERE replaced_by IS NULL ORDER BY source, rowid")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                if each(self.document(&row.get::<_, String>(0)?)).is_break() {
                    break;
                }
            }
            Ok(())
        };
        tell().map_err(|error| self.error(error))
    }

    fn document(&self, record: &str) -> Result<Document, Error> {
        let mut found = None;
        let _ = load::read_stream("library", &mut record.as_bytes(), &mut |document| {
            found = Some(document);
            ControlFlow::Break(())
        });
        let damaged = |reason: String| Error::Damaged { path: self.path.clone(), reason };
        let document = found.ok_or_else(|| damaged("an article is empty".into()))?;
        document.map_err(|error| damaged(error.problem.to_string()))
    }
}

fn entry(row: &Row) -> rusqlite::Result<Entry> {
    let count = |column| row.get::<_, i64>(column).map(|count| usize::try_from(count).unwrap_or_default());
    Ok(Entry {
        id: row.get(0)?,
        source: row.get(1)?,
        title: row.get(2)?,
        lost: row.get::<_, String>(3)?.lines().count(),
        progress: Progress { decided: [count(4)?, count(5)?, count(6)?], all: [count(7)?, count(8)?, count(9)?] },
        is_replaced: row.get::<_, Option<String>>(10)?.is_some(),
    })
}
