//! Where the screen meets the library: articles are opened with the decisions on them, decisions are saved.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::app::Notice;
use super::desk::Desk;
use super::effect::Deed;
use super::page::{Compared, Page, Placed, Shown};
use crate::article::Article;
use crate::decision::{Decision, Verdict};
use crate::extract;
use crate::extraction::Extraction;
use crate::library::{Error, Library, Occasion, Signature, Step};
use crate::load::Document;
use crate::review::anchor::Carried;
use crate::review::{Names, Origin, Progress, Review, Side, agreed, anchor, beside, from_record, name_anew, said_of};

/// One thread's own way to the library.
#[derive(Debug)]
pub(super) struct Clerk {
    desk: Arc<Desk>,
    library: Option<Library>,
    version: Option<i64>,
    /// Whether the library could not be read when the list was filled, which is not tried for every article.
    unread: bool,
    kept: HashSet<String>,
}

impl Clerk {
    /// One that has not opened anything yet.
    pub(super) fn new(desk: Arc<Desk>) -> Self {
        Self { desk, library: None, version: None, unread: false, kept: HashSet::new() }
    }

    /// The library, where there is one.
    fn library(&mut self) -> Result<Option<&mut Library>, Error> {
        if self.library.is_none()
            && let Some(path) = &self.desk.library
        {
            self.library = Library::open_existing(path)?;
        }
        Ok(self.library.as_mut())
    }

    /// The library, made if need be.
    fn library_to_write(&mut self) -> Result<&mut Library, Error> {
        let library = match self.library.take() {
            Some(library) => library,
            None => Library::open(self.desk.library.as_deref().ok_or(Error::NoHome)?)?,
        };
        Ok(self.library.insert(library))
    }

    /// An article with the decisions on it, with what there is to tell of them.
    pub(super) fn open(&mut self, document: Document) -> (Page, Option<Notice>) {
        let Document { article, extraction, decisions, .. } = document.dated(self.date());
        let article = Arc::new(article);
        let extraction = extract::complete(&article, extraction);
        let desk = Arc::clone(&self.desk);
        let theirs = desk.others().found.get(&article.id());
        let (suggested, names, given, compared) = if let Some(theirs) = theirs {
            let ours = Side::new(extraction, &decisions);
            let (suggested, origins) = beside(ours.extraction.clone(), theirs.extraction.clone());
            let suggested = Arc::new(suggested);
            let is_alike = |key: &str| origins.get(key) == Some(&Origin::Both);
            let given = if desk.settles { agreed(&suggested, is_alike, &ours, theirs) } else { Vec::new() };
            let said = said_of(&suggested, &ours, theirs);
            (suggested, ours.names, given, Compared { origins, said })
        } else {
            let (suggested, names, given) = from_record(extraction, decisions);
            (Arc::new(suggested), names, given, Compared::default())
        };
        let (kept, notice) = match self.decisions(&article, &suggested, &names) {
            Ok(found) => found,
            Err(error) => (Vec::new(), Some(Notice { text: error.to_string(), is_error: true })),
        };
        let alone = desk.extraction.is_some() && theirs.is_none();
        let notice = notice.or_else(|| alone.then(|| desk.others().missing()));
        let given = Arc::new(given);
        let review = Review::new(suggested, given.iter().cloned().chain(kept));
        (Page::new(article, review, names, Arc::new(compared)).with_given(given), notice)
    }

    /// The decisions on an article in the library; where there are none, or it is an earlier text that is there again, those
    /// on the latest text of the same source as well, as far as their words are found.
    fn decisions(
        &mut self,
        article: &Article,
        suggested: &Arc<Extraction>,
        names: &Names,
    ) -> Result<(Vec<Decision>, Option<Notice>), Error> {
        let id = article.id();
        let Some(library) = self.library()? else { return Ok((Vec::new(), None)) };
        let known = library.decisions(article)?;
        let is_latest = library.entry(&id)?.is_some_and(|entry| !entry.is_replaced);
        if is_latest && !known.is_empty() {
            return Ok((known, None));
        }
        let Some(latest) = library.earlier(&article.source, &id)? else { return Ok((known, None)) };
        let mut carried = anchor::carry(latest.article.text(), article.text(), library.decisions(&latest.article)?);
        if !carried.alike || carried.found.is_empty() && carried.lost.is_empty() {
            return Ok((known, None));
        }
        let notice = Notice { text: told_of(&carried), is_error: false };
        carried.found.retain(|decision| !known.contains(decision));
        let lost = carried.lost.iter().map(|decision| told(decision, latest.article.text()));
        // What was lost before is not there again by that.
        let lost: Vec<_> = library.lost(&latest.article.id())?.into_iter().chain(lost).collect();
        let all: Vec<_> = known.into_iter().chain(carried.found.iter().cloned()).collect();
        let progress = Review::new(Arc::clone(suggested), all.iter().cloned()).progress();
        library.at_once(|library| {
            library.keep(article, &name_anew((**suggested).clone(), &names.clone().reversed()))?;
            library.carry(article, &carried.found)?;
            library.note_lost(&id, &lost)?;
            library.note_progress(&id, &progress)?;
            library.note_replaced(&latest.article.id(), &id)
        })?;
        Ok((all, Some(notice)))
    }

    /// An article with the decisions on it as they are now.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub(super) fn refold(&mut self, page: &Page) -> Result<Page, Error> {
        let kept = self.library()?.map(|library| library.decisions(&page.article)).transpose()?;
        Ok(page.after(kept.unwrap_or_default()))
    }

    /// Saves what was decided; it is on the disk when this returns. Gives how far the review of the article has come.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub(super) fn save(&mut self, page: &Page, deed: Deed) -> Result<Progress, Error> {
        let decisions = decisions(page, deed);
        let signature = Signature::now(&self.desk.reviewer);
        let id = page.id.clone();
        let is_kept = self.kept.contains(&id);
        let library = self.library_to_write()?;
        let progress = library.at_once(|library| {
            if !is_kept {
                let former = name_anew((*page.review.suggested).clone(), &page.names.clone().reversed());
                library.keep(&page.article, &former)?;
                // Decisions that came with the article are kept with it from now on.
                if library.decisions(&page.article)?.is_empty() {
                    library.carry(&page.article, &page.given)?;
                }
            }
            library.decide(&page.article, &decisions, &signature, Occasion::Decided)?;
            let progress = page.review_after(library.decisions(&page.article)?).progress();
            library.note_progress(&id, &progress)?;
            Ok(progress)
        })?;
        self.kept.insert(id);
        Ok(progress)
    }

    /// Takes back the last operation, or does it again; gives how far the review of its article has come then.
    ///
    /// # Errors
    /// When that cannot be saved.
    pub(super) fn take_back(&mut self, again: bool) -> Result<Option<(Step, Progress)>, Error> {
        let desk = Arc::clone(&self.desk);
        let Some(library) = self.library()? else { return Ok(None) };
        library.at_once(|library| {
            let step = if again { library.redo(&desk.reviewer)? } else { library.undo(&desk.reviewer)? };
            let Some(step) = step else { return Ok(None) };
            let progress = library.review(&step.article)?.progress();
            library.note_progress(&step.article, &progress)?;
            Ok(Some((step, progress)))
        })
    }

    /// How far the review of an article has come, by the hash of its text.
    pub(super) fn progress(&mut self, id: &str) -> Option<Progress> {
        if self.unread {
            return None;
        }
        let Ok(library) = self.library() else {
            // Whoever opens an article is told.
            self.unread = true;
            return None;
        };
        Some(library?.entry(id).ok()??.progress)
    }

    /// Decisions on an earlier text of an article that were not found again.
    pub(super) fn lost(&mut self, id: &str) -> Vec<String> {
        self.library().ok().flatten().and_then(|library| library.lost(id).ok()).unwrap_or_default()
    }

    /// The day of articles that do not tell theirs.
    pub(super) fn date(&self) -> Option<Date> {
        self.desk.date
    }

    /// Whether there is no library yet.
    pub(super) fn is_new(&self) -> bool {
        self.desk.library.as_ref().is_some_and(|path| !path.exists())
    }

    /// How far the review of every article has come, by the hash of its text, where another program has changed the library
    /// since this was asked last.
    pub(super) fn changed(&mut self) -> Option<HashMap<String, Progress>> {
        let version = self.library().ok().flatten().and_then(|library| library.version().ok());
        let before = std::mem::replace(&mut self.version, version);
        if before.is_none() || version.is_none() || before == version {
            return None;
        }
        let entries = self.library().ok()??.entries().ok()?;
        Some(entries.into_iter().map(|entry| (entry.id, entry.progress)).collect())
    }
}

/// What is decided by a deed, on each item.
fn decisions(page: &Page, deed: Deed) -> Vec<Decision> {
    let review = &page.review;
    match deed {
        Deed::Decide(places, accept) => review.decide(&places, accept),
        Deed::DecideAll(shown, of, accept) => {
            let places: Vec<_> = match shown.list(of) {
                Some(list) => {
                    let items = list.undecided().iter().filter_map(|&row| list.item_at(row as usize));
                    items.map(|index| Shown::place(of, index)).collect()
                }
                None => shown.undecided.iter().map(|Placed { item, .. }| item.place()).collect(),
            };
            review.decide(&places, accept)
        }
        Deed::Correct(place, item) => review.correct(place, *item).into_iter().collect(),
        Deed::Add(items) => review.add(items),
        Deed::Note(place, note) => review.note(place, note).into_iter().collect(),
        Deed::Together(deeds) => deeds.into_iter().flat_map(|deed| decisions(page, deed)).collect(),
    }
}

/// What became of the decisions on an earlier text.
fn told_of(carried: &Carried) -> String {
    match (carried.found.len(), carried.lost.len()) {
        (_, 0) => String::from("the text has changed; all that was decided was found again in it"),
        (found, lost) => {
            let all = found + lost;
            format!("the text has changed; {found} of {all} decisions were found again in it, see the others with L")
        }
    }
}

/// A decision in a line: what was decided, and on which words.
fn told(decision: &Decision, text: &str) -> String {
    let words = decision.outcome().map(|item| {
        let main = item.parts().first().map(|&part| item.spans(part)).unwrap_or_default();
        main.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
    });
    let words = words.filter(|words| !words.is_empty()).unwrap_or_else(|| decision.item.clone());
    let words: Vec<_> = words.split_whitespace().collect();
    let words: String = words.join(" ").chars().take(200).collect();
    format!("{} · {words}", decision.verdict.map_or("note", Verdict::name))
}
