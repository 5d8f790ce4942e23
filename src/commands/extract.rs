//! `wortlaut extract`: articles → wortlaut/1 JSON Lines.
//!
//! One thread reads the articles, several extract, one writes. Each article goes to the extracting threads with a slot for
//! its record; the slots reach the writer in the order of the articles, over a channel of a few places, so that what
//! waits to be written, and with it the memory, stays small.

use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use jiff::civil::Date;

use crate::extract;
use crate::interchange::wortlaut1::{self, Output};
use crate::load::{self, Document, Input, LoadError};

/// How to go about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// How many threads extract; as many as the machine has processors where it is not given.
    pub jobs: Option<NonZero<usize>>,
    /// Whether layers that came with an article are dropped and made anew.
    pub again: bool,
    /// The day of articles that do not tell theirs.
    pub date: Option<Date>,
}

/// What one article comes to: its record, which is still being made, or an error.
type Slot = Result<Receiver<Vec<u8>>, LoadError>;
/// An article to be extracted, and where its record goes.
type Job = (Document, SyncSender<Vec<u8>>);

/// Extracts the articles of `inputs`, writes their records to `out` in the order of the articles, and reports to `err` what
/// cannot be read. Returns how many those are. When nobody reads `out` any more, it stops and all is well.
///
/// # Errors
/// When `out` or `err` cannot be written to.
pub fn run(
    inputs: &[Input],
    options: Options,
    out: &mut (dyn Write + Send),
    err: &mut (dyn Write + Send),
) -> io::Result<usize> {
    let threads = options.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let (jobs, next_job) = sync_channel::<Job>(threads);
    let (slots, next_slot) = sync_channel::<Slot>(4 * threads);
    let next_job = Arc::new(Mutex::new(next_job));
    thread::scope(|scope| {
        for _ in 0..threads {
            let next_job = Arc::clone(&next_job);
            scope.spawn(move || work(&next_job, options));
        }
        // The threads alone hold it now, so that reading stops when none of them is left.
        drop(next_job);
        let writer = scope.spawn(move || write_all(next_slot, out, err));
        let _ = read_all(inputs, &mut |document| {
            let sent = match document {
                Ok(document) => {
                    let (record, slot) = sync_channel(1);
                    slots.send(Ok(slot)).is_ok() && jobs.send((document, record)).is_ok()
                }
                Err(error) => slots.send(Err(error)).is_ok(),
            };
            if sent { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        drop((jobs, slots));
        writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Reads the articles of all inputs in order. Standard input is not kept, however long it is.
fn read_all(inputs: &[Input], each: &mut dyn FnMut(Result<Document, LoadError>) -> ControlFlow<()>) -> ControlFlow<()> {
    inputs.iter().try_for_each(|input| match input {
        Input::Stdin => load::read_stream("standard input", &mut io::stdin().lock(), each),
        Input::Path(_) => load::find(std::slice::from_ref(input), &mut |source| match source {
            Ok(source) => load::read(&source, each),
            Err(error) => each(Err(error)),
        }),
    })
}

fn work(jobs: &Mutex<Receiver<Job>>, options: Options) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((document, record)) = job else { return };
        // A writer that has stopped does not want it any more.
        let _ = record.send(record_of(document, options));
    }
}

/// The record of an article, with the layers that it lacked.
fn record_of(document: Document, options: Options) -> Vec<u8> {
    let Document { article, extraction: known, tokens, decisions, extra, .. } = document.dated(options.date);
    let (known, decisions) = if options.again { Default::default() } else { (known, decisions) };
    let extraction = extract::complete(&article, known);
    let mut record = Vec::new();
    let output = Output {
        article: &article,
        extraction: &extraction,
        tokens: tokens.as_deref(),
        decisions: &decisions,
        extra: &extra,
    };
    // Memory takes whatever is written to it.
    let _ = wortlaut1::write(output, &mut record);
    record
}

fn write_all(slots: Receiver<Slot>, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<usize> {
    let mut progress = Progress { shown: io::stderr().is_terminal() && !io::stdout().is_terminal(), written: 0 };
    let mut failed = 0;
    for slot in slots {
        match slot {
            Ok(record) => {
                // No record comes from a thread that panicked; the panic ends the program once the threads are joined.
                let Ok(record) = record.recv() else { break };
                match out.write_all(&record) {
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(failed),
                    written => written?,
                }
                progress.step(err)?;
            }
            Err(error) => {
                failed += 1;
                progress.clear(err)?;
                writeln!(err, "wortlaut: {error}")?;
            }
        }
    }
    progress.clear(err)?;
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(failed),
    }
}

/// A line on the terminal that counts the articles.
struct Progress {
    shown: bool,
    written: usize,
}

impl Progress {
    fn step(&mut self, err: &mut dyn Write) -> io::Result<()> {
        self.written += 1;
        if self.shown {
            write!(err, "\r{} articles", self.written)?;
            err.flush()?;
        }
        Ok(())
    }

    fn clear(&self, err: &mut dyn Write) -> io::Result<()> {
        if self.shown { write!(err, "\r{:30}\r", "") } else { Ok(()) }
    }
}
