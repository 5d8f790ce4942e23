//! `wortlaut import`: decisions in wortlaut/1 files → the library.

use std::collections::HashMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::Error;
use crate::decision::Decision;
use crate::library::{self, Library};
use crate::load::{self, Document, Input};
use crate::review::{Review, from_record, name_anew};

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many decisions are in the library now that were not.
    pub decisions: usize,
    /// In how many articles.
    pub articles: usize,
    /// How many articles could not be read.
    pub failed: usize,
}

/// Takes the decisions in the articles of `inputs` into the library; what is there already is not taken twice. Those that
/// tell no reviewer are `reviewer`'s. What cannot be read is told to `err`.
///
/// # Errors
/// When the library cannot be written to, or `err`.
pub fn run(library: &Path, inputs: &[Input], reviewer: &str, err: &mut dyn Write) -> Result<Imported, Error> {
    let mut import =
        Import { library: Library::open(library)?, reviewer, waiting: Vec::new(), bytes: 0, done: Imported::default() };
    let mut failed = Ok(());
    let mut take = |document: Result<Document, load::LoadError>| {
        failed = match document {
            Ok(document) => import.take(document).map_err(Error::from),
            Err(error) => {
                import.done.failed += 1;
                writeln!(err, "wortlaut: {error}").map_err(Error::from)
            }
        };
        if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let _ = load::find(inputs, &mut |source| match source {
        Ok(source) => load::read(&source, &mut take),
        Err(error) => take(Err(error)),
    });
    failed?;
    import.save()?;
    Ok(import.done)
}

/// So many articles are saved at once, or fewer that have so many bytes of text: waiting for the disk takes longer than
/// anything else.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 1 << 20;

/// An import on its way.
struct Import<'a> {
    library: Library,
    reviewer: &'a str,
    waiting: Vec<Document>,
    bytes: usize,
    done: Imported,
}

impl Import<'_> {
    fn take(&mut self, document: Document) -> Result<(), library::Error> {
        if document.decisions.is_empty() {
            return Ok(());
        }
        self.bytes += document.article.text().len();
        self.waiting.push(document);
        if self.waiting.len() < BATCH && self.bytes < BATCH_BYTES { Ok(()) } else { self.save() }
    }

    fn save(&mut self) -> Result<(), library::Error> {
        let (documents, reviewer) = (std::mem::take(&mut self.waiting), self.reviewer);
        self.bytes = 0;
        let new: Vec<_> = self.library.at_once(|library| {
            documents.into_iter().map(|document| import(library, document, reviewer)).collect::<Result<_, _>>()
        })?;
        self.done.decisions += new.iter().sum::<usize>();
        self.done.articles += new.iter().filter(|new| **new > 0).count();
        Ok(())
    }
}

/// Gives how many decisions were new.
fn import(library: &mut Library, document: Document, reviewer: &str) -> Result<usize, library::Error> {
    let Document { article, extraction, decisions, .. } = document;
    let (suggested, names, decisions) = from_record(extraction, decisions);
    let former = name_anew(suggested.clone(), &names.reversed());
    let known = library.decisions(&article)?;
    // Not only the last on each item: what was decided since an older export was written is not undone by it.
    let place = |it: &Decision| (it.item.clone(), it.reviewer.clone(), it.at.clone());
    let mut known_at: HashMap<_, Vec<&Decision>> = HashMap::new();
    for decision in &known {
        known_at.entry(place(decision)).or_default().push(decision);
    }
    let sign = |decision: Decision| match &*decision.reviewer {
        "" => Decision { reviewer: reviewer.to_owned(), ..decision },
        _ => decision,
    };
    let is_new = |it: &Decision| known_at.get(&place(it)).is_none_or(|known| !known.contains(&it));
    let new: Vec<_> = decisions.into_iter().map(sign).filter(is_new).collect();
    let review = Review::new(Arc::new(suggested), known.iter().chain(&new).cloned());
    library.keep(&article, &former)?;
    library.carry(&article, &new)?;
    library.note_progress(&article.id(), &review.progress())?;
    Ok(new.len())
}
