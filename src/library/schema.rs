//! The form of the file, and how older ones are brought up to date.

use rusqlite::{Transaction, TransactionBehavior};

use super::{Error, Library};

/// What each version of the form adds to the one before. A file says in `user_version` how many it has.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE article (
        id TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        title TEXT NOT NULL,
        -- Decisions on an earlier text whose words were not found in this one, a line each.
        lost TEXT NOT NULL DEFAULT '',
        -- How many quotations, entities and events there are, and how many of them are decided.
        quotations INTEGER NOT NULL DEFAULT 0, quotations_decided INTEGER NOT NULL DEFAULT 0,
        entities INTEGER NOT NULL DEFAULT 0, entities_decided INTEGER NOT NULL DEFAULT 0,
        events INTEGER NOT NULL DEFAULT 0, events_decided INTEGER NOT NULL DEFAULT 0,
        -- The article with what was suggested, as wortlaut/1. It comes last, so that the others are read without it.
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX article_by_source ON article (source);

    CREATE TABLE operation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article TEXT NOT NULL REFERENCES article,
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL,
        -- Whether it came from elsewhere, so that nobody takes it back by a key.
        carried INTEGER NOT NULL DEFAULT 0,
        -- 0: it counts; 1: it was taken back; 2: it was taken back, and something else was decided since then.
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX operation_by_article ON operation (article);
    CREATE INDEX operation_by_reviewer ON operation (reviewer, undone);

    CREATE TABLE decision (
        operation INTEGER NOT NULL REFERENCES operation,
        ordinal INTEGER NOT NULL,
        item TEXT NOT NULL,
        verdict TEXT,
        note TEXT NOT NULL,
        was TEXT,
        becomes TEXT,
        PRIMARY KEY (operation, ordinal)
    ) STRICT, WITHOUT ROWID;
",
    "
    -- The article with a later text, to which the decisions on this one were led over.
    ALTER TABLE article ADD COLUMN replaced_by TEXT;
    -- The last of them is what is taken back next, however many there are.
    CREATE INDEX operation_to_take_back ON operation (reviewer) WHERE undone = 0 AND carried = 0;
",
];

impl Library {
    /// Brings the file to the newest form.
    pub(super) fn migrate(&mut self) -> Result<(), Error> {
        let known = MIGRATIONS.len().cast_signed() as i64;
        let version = |change: &rusqlite::Connection| change.pragma_query_value(None, "user_version", |row| row.get(0));
        let found: i64 = version(&self.connection).map_err(|error| self.error(error))?;
        if found > known {
            return Err(Error::Newer { path: self.path.clone(), version: found, known });
        }
        if found == known {
            return Ok(());
        }
        let migrate = |change: &Transaction| {
            // Another program may have done it in the meantime.
            let done: i64 = version(change)?;
            for migration in MIGRATIONS.iter().skip(usize::try_from(done).unwrap_or_default()) {
                change.execute_batch(migration)?;
            }
            change.pragma_update(None, "user_version", known)
        };
        let migrated = (|| {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            migrate(&transaction)?;
            transaction.commit()
        })();
        migrated.map_err(|error| self.error(error))
    }
}
