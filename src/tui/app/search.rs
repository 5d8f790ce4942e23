//! Searching the text.

use std::sync::Arc;

use super::{App, Line, Overlay, Reading, Search};
use crate::article::Span;
use crate::tui::effect::{Generation, Job};

/// A search that is being typed, with what it was typed over.
#[derive(Debug)]
pub struct Prompt {
    /// What is typed.
    pub line: Line,
    before: Option<Box<Reading>>,
}

impl App {
    pub(super) fn start_search(&mut self) {
        if let Some(reading) = self.reading() {
            let before = Some(Box::new(reading.clone()));
            self.overlay = Overlay::Search(Prompt { line: Line::default(), before });
        }
    }

    /// Searches for what is typed, from where the typing began.
    pub(super) fn search_typed(&mut self) {
        let Overlay::Search(Prompt { line, before: Some(before) }) = &self.overlay else { return };
        let (pattern, cursor) = (line.text().to_owned(), before.cursor);
        if let Some(reading) = self.reading_mut() {
            reading.put_cursor(cursor);
        }
        self.search_for(pattern, true);
    }

    pub(super) fn accept_search(&mut self, prompt: Prompt) {
        if prompt.line.text().is_empty() {
            self.leave_search(prompt);
            return;
        }
        prompt.line.text().clone_into(&mut self.pattern);
        if let Some(before) = prompt.before {
            self.mark_jump_from(&before);
        }
    }

    /// Everything is as it was before the search was typed.
    pub(super) fn leave_search(&mut self, prompt: Prompt) {
        if let (Some(reading), Some(before)) = (self.reading_mut(), prompt.before)
            && reading.key == before.key
        {
            reading.cursor = before.cursor;
            reading.top = before.top;
            reading.selected = before.selected;
            reading.search = before.search;
        }
    }

    /// Marks what was last searched for in an article that was just opened.
    pub(super) fn search_again(&mut self) {
        let pattern = self.pattern.clone();
        let known = self.reading().and_then(|reading| reading.search.as_ref()).map(|search| &*search.pattern);
        if !pattern.is_empty() && known != Some(&*pattern) {
            self.search_for(pattern, false);
        }
    }

    fn search_for(&mut self, pattern: String, goes: bool) {
        let Some(reading) = self.reading() else { return };
        if pattern.is_empty() {
            if let Some(reading) = self.reading_mut() {
                reading.search = None;
            }
            return;
        }
        let (page, text) = (reading.page.clone(), pattern.clone());
        let awaited = self.ask(|generation| Job::Search(generation, page, text));
        if let Some(reading) = self.reading_mut() {
            // What was found before stays marked until there is something new.
            let hits = reading.search.take().and_then(|search| search.hits);
            reading.search = Some(Search { pattern, hits, current: None, awaited: Some(awaited), goes });
        }
    }

    pub(super) fn hits(&mut self, generation: Generation, hits: Arc<Vec<Span>>) {
        let Some(reading) = self.reading_mut() else { return };
        let cursor = reading.cursor;
        let Some(search) = &mut reading.search else { return };
        if search.awaited.take_if(|awaited| *awaited == generation).is_none() {
            return;
        }
        let first = hits.partition_point(|hit| hit.start() < cursor);
        let first = if first < hits.len() { first } else { 0 };
        search.hits = Some(hits);
        if search.goes {
            reading.go_to_hit(first);
        }
    }

    pub(super) fn step_hit(&mut self, by: isize) {
        let Some(reading) = self.reading() else { return };
        let Some(search) = &reading.search else {
            self.tell("search with / first");
            return;
        };
        let hits = search.hits.as_deref().map(Vec::as_slice).unwrap_or_default();
        let Some(last) = hits.len().checked_sub(1) else {
            let text = format!("not found: {}", search.pattern);
            self.tell(text);
            return;
        };
        let (hit, around) = if by > 0 {
            let after = hits.partition_point(|hit| hit.start() <= reading.cursor);
            if after <= last { (after, false) } else { (0, true) }
        } else {
            let before = hits.partition_point(|hit| hit.start() < reading.cursor);
            before.checked_sub(1).map_or((last, true), |before| (before, false))
        };
        self.mark_jump();
        if let Some(reading) = self.reading_mut() {
            reading.go_to_hit(hit);
        }
        if around {
            self.tell(if by > 0 { "from the start again" } else { "from the end again" });
        }
    }
}

impl Reading {
    fn go_to_hit(&mut self, index: usize) {
        let Some(search) = &mut self.search else { return };
        let Some(hit) = search.hits.as_ref().and_then(|hits| hits.get(index)).copied() else { return };
        search.current = Some(index);
        self.go_to_offset(hit.start());
    }
}
