//! A library, and what a screen shows of a review that is kept in it.

use std::path::PathBuf;

use tempfile::TempDir;
use wortlaut::decision::Verdict;
use wortlaut::load::Input;
use wortlaut::review::{Place, Review};
use wortlaut::tui::app::Reading;
use wortlaut::tui::desk::Desk;

use crate::harness::{Screen, fixture};

/// A library that is there as long as the test runs.
pub struct Library(TempDir);

impl Library {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("library.sqlite")
    }

    pub fn open(&self, inputs: Vec<Input>) -> Screen {
        Screen::at(Desk::new(Some(self.path()), "Mia".into(), None), inputs, 140, 45)
    }

    /// With two articles in which there is something to decide.
    pub fn two(&self) -> Screen {
        let other = self.0.path().join("other.txt");
        std::fs::write(&other, OTHER).expect("written");
        self.open(fixture("ostwerft.jsonl").into_iter().chain([Input::Path(other)]).collect())
    }

    pub fn screen(&self) -> Screen {
        self.open(fixture("several.jsonl"))
    }
}

pub const OTHER: &str = "Der Rat tagt

Der Bürgermeister Jan Kort sagte, die Brücke werde im Mai gesperrt.

„Wir bauen neu“, sagte Kort. Die Stadträtin Eva Blum lehnte das ab.
";

pub fn reading(screen: &Screen) -> &Reading {
    screen.app.reading().expect("an article is open")
}

pub fn review(screen: &Screen) -> &Review {
    &reading(screen).page.review
}

pub fn verdict(screen: &Screen, place: Place) -> Option<Verdict> {
    review(screen).mark(place).expect("it is shown").verdict
}

/// What is shown: the items with what was decided on them.
pub fn seen(screen: &Screen) -> String {
    let review = review(screen);
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        review.shown, review.quotations, review.entities, review.mentions, review.events
    )
}

pub fn notice(screen: &Screen) -> &str {
    screen.app.notice.as_ref().map_or("", |notice| &notice.text)
}
