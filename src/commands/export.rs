//! `wortlaut export`: what was decided → wortlaut/1 JSON Lines.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::{Error, counted, open};
use crate::extraction::Extra;
use crate::interchange::wortlaut1::{self, Output};
use crate::library::{self, Library};
use crate::load::Document;
use crate::review::{Review, Which, identify};

/// What to write.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which items.
    pub which: Which,
    /// Only what this one decided.
    pub reviewer: Option<String>,
}

/// Writes every article on which something was decided, with its latest text. Returns how many those are; none where there
/// is no library yet. Tells `err` how many earlier texts are left out, and how many decisions on words that are only in
/// them. When nobody reads `out` any more, it stops and all is well.
///
/// # Errors
/// When the library cannot be read, or `out` or `err` cannot be written to.
pub fn run(library: &Path, options: &Options, out: &mut dyn Write, err: &mut dyn Write) -> Result<usize, Error> {
    let Some(library) = open(library, err)? else { return Ok(0) };
    let written = write_all(&library, options, out)?;
    if let Some(reviewer) = options.reviewer.as_ref().filter(|_| written == 0) {
        writeln!(err, "wortlaut: nothing to write that {reviewer} decided")?;
    }
    let (earlier, latest): (Vec<_>, Vec<_>) = library.entries()?.into_iter().partition(|entry| entry.is_replaced);
    let lost: usize = latest.iter().map(|entry| entry.lost).sum();
    if !earlier.is_empty() {
        let texts = counted(earlier.len(), "earlier text");
        let lost = match lost {
            0 => String::new(),
            lost => format!(
                ", and {} on words that are not in it any more: L in the reader lists them",
                counted(lost, "decision")
            ),
        };
        writeln!(err, "wortlaut: left out: {texts}, as the latest is written{lost}")?;
    }
    Ok(written)
}

fn write_all(library: &Library, options: &Options, out: &mut dyn Write) -> Result<usize, Error> {
    let mut written = 0;
    let mut failed = None;
    library.documents(&mut |document| match export(library, document, options, out) {
        Ok(one) => {
            written += usize::from(one);
            ControlFlow::Continue(())
        }
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    match failed {
        Some(Error::Unwritten(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(written),
        Some(error) => Err(error),
        None => Ok(written),
    }
}

/// Writes an article if anything was decided on it.
fn export(
    library: &Library,
    document: Result<Document, library::Error>,
    options: &Options,
    out: &mut dyn Write,
) -> Result<bool, Error> {
    let Document { article, extraction, .. } = document?;
    let mut decisions = library.decisions(&article)?;
    if let Some(reviewer) = &options.reviewer {
        decisions.retain(|decision| decision.reviewer == *reviewer);
    }
    if decisions.is_empty() {
        return Ok(false);
    }
    let (suggested, names) = identify(extraction);
    let review = Review::new(Arc::new(suggested), decisions);
    let (extraction, decisions) = review.to_record(&names, options.which);
    let output = Output {
        article: &article,
        extraction: &extraction,
        tokens: None,
        decisions: &decisions,
        extra: &Extra::new(),
    };
    wortlaut1::write(output, out)?;
    Ok(true)
}
