//! The threads that do what the screen must not wait for.
//!
//! Whatever is asked for by a key comes first; reading all articles for the list fills the time between.

use std::any::Any;
use std::collections::VecDeque;
use std::mem::discriminant;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{io, thread};

use regex::RegexBuilder;

use super::desk::{Clerk, Desk};
use super::effect::{Job, Message, Opened, Summary, Surveyed};
use super::layout::Layout;
use super::page::{Page, Shown, Sieve};
use crate::article::{Article, Span};
use crate::extract;
use crate::extraction::Extraction;
use crate::load::{self, Document, Locator};
use crate::review::Progress;

/// So many sources or records are told at once.
const BATCH: usize = 64;

/// So many characters of an article without a title stand for one.
const FIRST_WORDS: usize = 80;

/// Does jobs, with its own way to the library.
pub struct Worker {
    clerk: Clerk,
}

impl Worker {
    /// One that shares what all know of the review.
    pub fn new(desk: Arc<Desk>) -> Self {
        Self { clerk: Clerk::new(desk) }
    }

    /// Does a job and tells what came of it.
    pub fn perform(&mut self, job: Job, tell: &mut dyn FnMut(Message)) {
        match job {
            Job::Find(inputs) => find(&inputs, tell),
            Job::Survey(number, source) => survey(&mut self.clerk, number, &source, tell),
            Job::Open(generation, key, locator, sieve) => {
                tell(Message::Opened(generation, key, open(&mut self.clerk, &locator, sieve)));
            }
            Job::LayOut(generation, page, width) => {
                tell(Message::LaidOut(generation, Arc::new(Layout::new(&page.article, width))));
            }
            Job::Sift(generation, page, sieve) => {
                tell(Message::Sifted(generation, Arc::new(Shown::new(&page, sieve))));
            }
            Job::Save(ticket, page, deed) => {
                let saved = self.clerk.save(&page, deed).map_err(|error| error.to_string());
                tell(Message::Saved(ticket, saved));
            }
            Job::TakeBack(again) => {
                let step = self.clerk.take_back(again).map_err(|error| error.to_string());
                tell(Message::TakenBack(again, step));
            }
            Job::Refold(generation, key, page, sieve) => {
                let page = self.clerk.refold(&page).map_err(|error| error.to_string());
                let opened = page.map(|page| {
                    let shown = Arc::new(Shown::new(&page, sieve));
                    Opened { page: Arc::new(page), shown, sieve, notice: None, is_new: false }
                });
                tell(Message::Refolded(generation, key, opened));
            }
            Job::Lost(id) => tell(Message::Lost(self.clerk.lost(&id))),
            Job::Watch => {
                if let Some(progress) = self.clerk.changed() {
                    tell(Message::LibraryChanged(progress));
                }
            }
            Job::Search(generation, page, pattern) => {
                tell(Message::Hits(generation, Arc::new(search(page.article.text(), &pattern))));
            }
        }
    }

    /// Does a job; should that fail by a fault of the program, that is told of whatever was to be done.
    fn perform_guarded(&mut self, job: Job, tell: &mut dyn FnMut(Message)) {
        type Answer = Box<dyn FnOnce(String) -> Message>;
        let answer: Option<Answer> = match &job {
            &Job::Open(generation, key, ..) => {
                Some(Box::new(move |error| Message::Opened(generation, key, Err(error))))
            }
            &Job::Refold(generation, key, ..) => {
                Some(Box::new(move |error| Message::Refolded(generation, key, Err(error))))
            }
            &Job::Save(ticket, ..) => Some(Box::new(move |error| Message::Saved(ticket, Err(error)))),
            &Job::TakeBack(again) => Some(Box::new(move |error| Message::TakenBack(again, Err(error)))),
            Job::Survey(number, source) => {
                let (number, locator) = (*number, Locator { source: source.clone(), record: 0 });
                Some(Box::new(move |error| {
                    Message::Surveyed(number, vec![Surveyed { locator, summary: Err(error) }], true)
                }))
            }
            _ => None,
        };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.perform(job, tell)))
            && let Some(answer) = answer
        {
            tell(answer(format!(
                "wortlaut failed on this article, which is a fault of the program: {}",
                reason(&*panic)
            )));
        }
    }
}

fn find(inputs: &[load::Input], tell: &mut dyn FnMut(Message)) {
    let mut batch = Vec::new();
    let _ = load::find(inputs, &mut |source| {
        batch.push(source.map_err(|error| error.to_string()));
        if batch.len() == BATCH {
            tell(Message::Found(std::mem::take(&mut batch)));
        }
        ControlFlow::Continue(())
    });
    tell(Message::Found(batch));
    tell(Message::AllFound);
}

fn survey(clerk: &mut Clerk, number: u32, source: &load::Source, tell: &mut dyn FnMut(Message)) {
    let mut batch = Vec::new();
    let _ = load::read(source, &mut |document| {
        let failed = Locator { source: source.clone(), record: 0 };
        batch.push(match document {
            Ok(document) => {
                let document = document.dated(clerk.date());
                let locator = document.locator.clone();
                Surveyed { locator, summary: Ok(summarised(clerk, document)) }
            }
            Err(error) => Surveyed { locator: failed, summary: Err(error.to_string()) },
        });
        if batch.len() == BATCH {
            tell(Message::Surveyed(number, std::mem::take(&mut batch), false));
        }
        ControlFlow::Continue(())
    });
    tell(Message::Surveyed(number, batch, true));
}

fn open(clerk: &mut Clerk, locator: &Locator, sieve: Sieve) -> Result<Opened, String> {
    let document = load::open(locator).map_err(|error| error.to_string())?;
    let is_new = clerk.is_new();
    let (page, notice) = clerk.open(document);
    let shown = Arc::new(Shown::new(&page, sieve));
    Ok(Opened { page: Arc::new(page), shown, sieve, notice, is_new })
}

/// What the list tells of an article that is only looked at for it.
fn summarised(clerk: &mut Clerk, document: Document) -> Summary {
    if !document.decisions.is_empty() {
        return open_summary(&clerk.open(document).0);
    }
    let Document { article, extraction, .. } = document;
    let extraction = extract::complete(&article, extraction);
    let mut summary = summary(&article, &extraction);
    summary.progress = clerk.progress(&summary.id).unwrap_or(summary.progress);
    summary
}

/// What the list tells of an article that is open.
pub fn open_summary(page: &Page) -> Summary {
    Summary { progress: page.progress, ..summary(&page.article, page.extraction()) }
}

/// What the list tells of an article.
fn summary(article: &Article, extraction: &Extraction) -> Summary {
    let first_words = || {
        let text = article.text().trim_start();
        let words: String = text.chars().take(FIRST_WORDS).collect();
        let cut = if words.len() < text.len() { "…" } else { "" };
        words.split_whitespace().collect::<Vec<_>>().join(" ") + cut
    };
    Summary {
        title: article.title.clone().unwrap_or_else(first_words),
        date: article.published.as_deref().and_then(|date| date.get(..10)).unwrap_or_default().to_owned(),
        quotations: extraction.quotations().len() as u32,
        id: article.id(),
        progress: Progress {
            decided: [0; 3],
            all: [extraction.quotations().len(), extraction.entities().len(), extraction.events().len()],
        },
    }
}

/// Where `pattern` stands. Capitals count where it has some; a space in it stands for any white space.
fn search(text: &str, pattern: &str) -> Vec<Span> {
    let words: Vec<_> = pattern.split_whitespace().map(regex::escape).collect();
    let any_case = !pattern.chars().any(char::is_uppercase);
    let Ok(pattern) = RegexBuilder::new(&words.join(r"\s+")).case_insensitive(any_case).build() else {
        return Vec::new();
    };
    pattern.find_iter(text).filter_map(|hit| Span::new(text, hit.start(), hit.end()).ok()).collect()
}

/// Hands jobs to the threads.
#[derive(Clone)]
pub struct Workers(Arc<Shared>);

struct Shared {
    queue: Mutex<Queue>,
    arrived: Condvar,
}

/// Who waits for a job.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// Somebody who pressed a key.
    Urgent,
    /// Somebody who decided, and goes on meanwhile.
    Saving,
    /// Nobody.
    Background,
}

impl Rank {
    fn of(job: &Job) -> Self {
        match job {
            Job::Find(_) | Job::Survey(..) => Self::Background,
            Job::Save(..) | Job::TakeBack(_) | Job::Watch => Self::Saving,
            _ => Self::Urgent,
        }
    }
}

#[derive(Default)]
struct Queue {
    urgent: VecDeque<Job>,
    /// How many of the urgent ones are being done; until they are, nothing is begun that nobody waits for.
    awaited: usize,
    background: VecDeque<Job>,
    /// What is saved, in this order and by one thread alone.
    saving: VecDeque<Job>,
}

/// So often the library is asked whether another program has changed it.
const WATCHED: Duration = Duration::from_secs(1);

impl Workers {
    /// Starts the threads. They end with the program.
    ///
    /// # Errors
    /// When the system gives no more threads.
    pub fn start(desk: &Arc<Desk>, tell: impl Fn(Message) + Clone + Send + 'static) -> io::Result<Self> {
        let workers = Self(Arc::new(Shared { queue: Mutex::default(), arrived: Condvar::new() }));
        let processors = thread::available_parallelism().map_or(1, usize::from);
        for number in 0..=processors {
            // The first is kept free for what is asked for by keys.
            workers
                .start_one(desk, tell.clone(), format!("worker {number}"), move |workers| workers.next(number > 0))?;
        }
        workers.start_one(desk, tell, "library".into(), Self::next_to_save)?;
        Ok(workers)
    }

    fn start_one(
        &self,
        desk: &Arc<Desk>,
        tell: impl Fn(Message) + Send + 'static,
        name: String,
        next: impl Fn(&Self) -> Job + Send + 'static,
    ) -> io::Result<()> {
        let (workers, mut worker) = (self.clone(), Worker::new(Arc::clone(desk)));
        let work = move || loop {
            let job = next(&workers);
            let rank = Rank::of(&job);
            worker.perform_guarded(job, &mut |message| tell(message));
            workers.done(rank);
        };
        thread::Builder::new().name(name).spawn(work).map(drop)
    }

    /// Has a job done. One of the same kind that was asked for by a key and not begun yet is dropped for it, unless it saves
    /// something.
    pub fn ask(&self, job: Job) {
        let mut queue = self.lock();
        match Rank::of(&job) {
            Rank::Background => queue.background.push_back(job),
            Rank::Saving => queue.saving.push_back(job),
            Rank::Urgent => {
                queue.urgent.retain(|other| discriminant(other) != discriminant(&job));
                queue.urgent.push_back(job);
            }
        }
        self.0.arrived.notify_all();
    }

    fn next(&self, background: bool) -> Job {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.urgent.pop_front() {
                queue.awaited += 1;
                return job;
            }
            if background
                && queue.awaited == 0
                && let Some(job) = queue.background.pop_front()
            {
                return job;
            }
            queue = self.0.arrived.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn done(&self, rank: Rank) {
        if rank == Rank::Urgent {
            self.lock().awaited -= 1;
            self.0.arrived.notify_all();
        }
    }

    /// What is to be saved next; every now and then, a look at the library.
    fn next_to_save(&self) -> Job {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.saving.pop_front() {
                return job;
            }
            let (waited, timeout) = self.0.arrived.wait_timeout(queue, WATCHED).unwrap_or_else(PoisonError::into_inner);
            if timeout.timed_out() {
                return Job::Watch;
            }
            queue = waited;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, pattern: &str) -> Vec<String> {
        search(text, pattern).into_iter().map(|hit| hit.of(text).to_owned()).collect()
    }

    #[test]
    fn capitals_count_where_they_are_typed() {
        assert_eq!(found("Öl und ÖL, öl", "öl"), ["Öl", "ÖL", "öl"]);
        assert_eq!(found("Öl und ÖL, öl", "Öl"), ["Öl"]);
    }

    #[test]
    fn a_space_matches_a_line_end_and_signs_match_themselves() {
        assert_eq!(found("der (erste)\nTag", "(erste) tag"), ["(erste)\nTag"]);
        assert!(found("text", "").is_empty(), "no pattern, no hits");
    }
}
