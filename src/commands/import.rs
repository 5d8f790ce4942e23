//! `wortlaut import`: decisions in wortlaut/1 files → the library.

use std::collections::HashMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::Error;
use crate::decision::Decision;
use crate::library::Library;
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
    let mut library = Library::open(library)?;
    let mut imported = Imported::default();
    let mut failed = Ok(());
    let mut take = |document: Result<Document, load::LoadError>| {
        let taken = match document {
            Ok(document) => import(&mut library, document, reviewer),
            Err(error) => {
                imported.failed += 1;
                writeln!(err, "wortlaut: {error}").map(|()| 0).map_err(Error::from)
            }
        };
        match taken {
            Ok(decisions) => {
                imported.decisions += decisions;
                imported.articles += usize::from(decisions > 0);
                ControlFlow::Continue(())
            }
            Err(error) => {
                failed = Err(error);
                ControlFlow::Break(())
            }
        }
    };
    let _ = load::find(inputs, &mut |source| match source {
        Ok(source) => load::read(&source, &mut take),
        Err(error) => take(Err(error)),
    });
    failed.map(|()| imported)
}

/// Gives how many decisions were new.
fn import(library: &mut Library, document: Document, reviewer: &str) -> Result<usize, Error> {
    let Document { article, extraction, decisions, .. } = document;
    if decisions.is_empty() {
        return Ok(0);
    }
    let (suggested, names, decisions) = from_record(extraction, decisions);
    let former = name_anew(suggested.clone(), &names.reversed());
    let known = library.decisions(&article)?;
    let known_by_item: HashMap<_, _> = known.iter().map(|decision| (&decision.item, decision)).collect();
    let sign = |decision: Decision| match &*decision.reviewer {
        "" => Decision { reviewer: reviewer.to_owned(), ..decision },
        _ => decision,
    };
    let new: Vec<_> = decisions.into_iter().map(sign).filter(|it| known_by_item.get(&it.item) != Some(&it)).collect();
    let review = Review::new(Arc::new(suggested), known.iter().chain(&new).cloned());
    library.at_once(|library| {
        library.keep(&article, &former)?;
        library.carry(&article, &new)?;
        library.note_progress(&article.id(), &review.progress())
    })?;
    Ok(new.len())
}
