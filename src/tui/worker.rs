//! What the screen must not wait for, done by whoever has the time for it.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use regex::RegexBuilder;

use super::clerk::Clerk;
use super::desk::Desk;
use super::effect::{Job, Message, Opened, Summary, Surveyed};
use super::layout::Layout;
use super::page::{Page, Shown, Sieve};
use crate::article::{Article, Span};
use crate::extract;
use crate::extraction::Extraction;
use crate::load::{self, Document, Locator};
use crate::review::Progress;

/// So many sources or records are told at once; of sources the first alone, so that it is opened while the others are found.
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
    pub fn perform_guarded(&mut self, job: Job, tell: &mut dyn FnMut(Message)) {
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
    let (mut batch, mut enough) = (Vec::new(), 1);
    let _ = load::find(inputs, &mut |source| {
        batch.push(source.map_err(|error| error.to_string()));
        if batch.len() == enough {
            tell(Message::Found(std::mem::take(&mut batch)));
            enough = (2 * enough).min(BATCH);
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
