//! The threads that do what the screen must not wait for.
//!
//! Whatever is asked for by a key comes first; reading all articles for the list fills the time between.

use std::any::Any;
use std::collections::VecDeque;
use std::mem::discriminant;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{io, thread};

use jiff::civil::Date;
use regex::RegexBuilder;

use super::effect::{Job, Message, Opened, Summary, Surveyed};
use super::layout::Layout;
use super::page::{Page, Shown};
use crate::article::{Article, Span};
use crate::extract;
use crate::extraction::Extraction;
use crate::load::{self, Document, Locator};

/// So many sources or records are told at once.
const BATCH: usize = 64;

/// So many characters of an article without a title stand for one.
const FIRST_WORDS: usize = 80;

/// Does a job and tells what came of it. `date` is the day of articles that do not tell theirs.
pub fn perform(job: Job, date: Option<Date>, tell: &mut dyn FnMut(Message)) {
    match job {
        Job::Find(inputs) => find(&inputs, tell),
        Job::Survey(number, source) => survey(number, &source, date, tell),
        Job::Open(generation, key, locator) => tell(Message::Opened(generation, key, open(&locator, date))),
        Job::LayOut(generation, page, width) => {
            tell(Message::LaidOut(generation, Arc::new(Layout::new(&page.article, width))));
        }
        Job::Sift(generation, page, filter, grouped) => {
            tell(Message::Sifted(generation, Arc::new(Shown::new(&page, filter, grouped))));
        }
        Job::Search(generation, page, pattern) => {
            tell(Message::Hits(generation, Arc::new(search(page.article.text(), &pattern))));
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

fn survey(number: u32, source: &load::Source, date: Option<Date>, tell: &mut dyn FnMut(Message)) {
    let mut batch = Vec::new();
    let _ = load::read(source, &mut |document| {
        let failed = Locator { source: source.clone(), record: 0 };
        batch.push(match document {
            Ok(document) => {
                let (article, extraction, locator) = complete(document, date);
                Surveyed { locator, summary: Ok(summary(&article, &extraction)) }
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

fn open(locator: &Locator, date: Option<Date>) -> Result<Opened, String> {
    let document = load::open(locator).map_err(|error| error.to_string())?;
    let (article, extraction, _) = complete(document, date);
    let page = Page::new(article, extraction);
    let shown = Shown::new(&page, None, false);
    Ok(Opened { page: Arc::new(page), shown: Arc::new(shown) })
}

/// An article with all that is found in it.
fn complete(document: Document, date: Option<Date>) -> (Article, Extraction, Locator) {
    let Document { mut article, extraction, locator, .. } = document;
    article.published = article.published.or_else(|| date.map(|date| date.to_string()));
    let extraction = extract::complete(&article, extraction);
    (article, extraction, locator)
}

/// What the list tells of an article.
pub fn summary(article: &Article, extraction: &Extraction) -> Summary {
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

#[derive(Default)]
struct Queue {
    urgent: VecDeque<Job>,
    background: VecDeque<Job>,
}

impl Workers {
    /// Starts the threads. They end with the program. `date` is the day of articles that do not tell theirs.
    ///
    /// # Errors
    /// When the system gives no more threads.
    pub fn start(date: Option<Date>, tell: impl Fn(Message) + Clone + Send + 'static) -> io::Result<Self> {
        let workers = Self(Arc::new(Shared { queue: Mutex::default(), arrived: Condvar::new() }));
        let processors = thread::available_parallelism().map_or(1, usize::from);
        for number in 0..=processors {
            let (workers, tell) = (workers.clone(), tell.clone());
            // The first is kept free for what is asked for by keys.
            let work = move || loop {
                perform_guarded(workers.next(number > 0), date, &mut |message| tell(message));
            };
            thread::Builder::new().name(format!("worker {number}")).spawn(work)?;
        }
        Ok(workers)
    }

    /// Has a job done. One of the same kind that was asked for by a key and not begun yet is dropped for it.
    pub fn ask(&self, job: Job) {
        let mut queue = self.lock();
        if matches!(job, Job::Find(_) | Job::Survey(..)) {
            queue.background.push_back(job);
        } else {
            queue.urgent.retain(|other| discriminant(other) != discriminant(&job));
            queue.urgent.push_back(job);
        }
        self.0.arrived.notify_all();
    }

    fn next(&self, background: bool) -> Job {
        let mut queue = self.lock();
        loop {
            let job = queue.urgent.pop_front().or_else(|| if background { queue.background.pop_front() } else { None });
            match job {
                Some(job) => return job,
                None => queue = self.0.arrived.wait(queue).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does a job; should that fail by a fault of the program, the article is told to be what could not be read.
fn perform_guarded(job: Job, date: Option<Date>, tell: &mut dyn FnMut(Message)) {
    type Answer = Box<dyn FnOnce(String) -> Message>;
    let answer: Option<Answer> = match &job {
        &Job::Open(generation, key, _) => Some(Box::new(move |error| Message::Opened(generation, key, Err(error)))),
        Job::Survey(number, source) => {
            let (number, locator) = (*number, Locator { source: source.clone(), record: 0 });
            Some(Box::new(move |error| {
                Message::Surveyed(number, vec![Surveyed { locator, summary: Err(error) }], true)
            }))
        }
        _ => None,
    };
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| perform(job, date, tell)))
        && let Some(answer) = answer
    {
        tell(answer(format!("wortlaut failed on this article, which is a fault of the program: {}", reason(&*panic))));
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
