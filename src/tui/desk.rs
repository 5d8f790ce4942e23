//! What all threads know of a review: where decisions are kept, in whose name, and what is shown beside.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::app::Notice;
use crate::load::{self, Document, Source};
use crate::review::Side;

/// What another extractor found.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// By the hash of the text: what they let stand, and what they decided.
    pub(super) found: HashMap<String, Side>,
    /// Why some of it could not be read.
    error: Option<String>,
}

impl Others {
    /// What there is to tell when nothing was found for an article.
    pub(super) fn missing(&self) -> Notice {
        match &self.error {
            Some(error) => Notice { text: error.clone(), is_error: true },
            None => Notice { text: "the other extraction has nothing for this text".into(), is_error: true },
        }
    }
}

/// What all threads know of the review.
#[derive(Debug, Default)]
pub struct Desk {
    pub(super) library: Option<PathBuf>,
    pub(super) reviewer: String,
    pub(super) extraction: Option<PathBuf>,
    pub(super) settles: bool,
    pub(super) date: Option<Date>,
    others: OnceLock<Others>,
}

impl Desk {
    /// Decisions are kept in `library`, in the name of `reviewer`; what is found in the file `extraction` is shown beside.
    pub fn new(library: Option<PathBuf>, reviewer: String, extraction: Option<PathBuf>) -> Self {
        Self { library, reviewer, extraction, ..Self::default() }
    }

    /// The same for two reviewers' results: what they agree on counts as decided, so that only their differences are left.
    #[must_use]
    pub fn settling(self) -> Self {
        Self { settles: true, ..self }
    }

    /// Whether two reviewers' differences are to be settled.
    pub fn settles(&self) -> bool {
        self.settles
    }

    /// The same, with `date` as the day of articles that do not tell theirs.
    #[must_use]
    pub fn dated(self, date: Option<Date>) -> Self {
        Self { date, ..self }
    }

    /// What the other extractor found.
    pub(super) fn others(&self) -> &Others {
        self.others.get_or_init(|| {
            let mut others = Others::default();
            if let Some(path) = &self.extraction {
                let _ = load::read(&Source::File(path.as_path().into()), &mut |document| {
                    match document {
                        Ok(Document { article, extraction, decisions, .. }) => {
                            others.found.insert(article.id(), Side::new(extraction, &decisions));
                        }
                        Err(error) => others.error = Some(error.to_string()),
                    }
                    std::ops::ControlFlow::Continue(())
                });
            }
            others
        })
    }
}
