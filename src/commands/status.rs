//! `wortlaut status`: how far the review has come, as a table.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use super::{Error, counted, open};
use crate::review::Progress;

/// Writes a line for each article, with its latest text, and one for all together; nothing, and why to `err`, where there
/// is no library yet.
///
/// # Errors
/// When the library cannot be read, or `out` or `err` cannot be written to.
pub fn run(library: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Error> {
    let Some(library) = open(library, err)? else { return Ok(()) };
    let entries: Vec<_> = library.entries()?.into_iter().filter(|entry| !entry.is_replaced).collect();
    let mut table = String::from("quotations    entities      events        all                  article\n");
    let mut sum = Progress::default();
    for entry in &entries {
        for layer in 0..3 {
            sum.decided[layer] += entry.progress.decided[layer];
            sum.all[layer] += entry.progress.all[layer];
        }
        let lost = match entry.lost {
            0 => String::new(),
            lost => format!("   ({} not found again in the changed text)", counted(lost, "decision")),
        };
        let name = if entry.title.is_empty() { &entry.source } else { &entry.title };
        line(&mut table, &entry.progress, &format!("{name}{lost}"));
    }
    line(&mut table, &sum, &counted(entries.len(), "article"));
    match out.write_all(table.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn line(table: &mut String, progress: &Progress, name: &str) {
    for layer in 0..3 {
        let _ = write!(table, "{:14}", format!("{}/{}", progress.decided[layer], progress.all[layer]));
    }
    let (decided, all) = progress.total();
    let percent = (decided * 100).checked_div(all).unwrap_or(100);
    let _ = writeln!(table, "{:14}{percent:>4} %  {name}", format!("{decided}/{all}"));
}
