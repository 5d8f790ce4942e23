//! The help screen.

use super::{App, Line, Overlay};
use crate::tui::action::{ALL, Action, Entry};

/// A line of the help.
#[derive(Clone, Copy, Debug)]
pub enum HelpLine {
    /// Over the actions of one kind.
    Heading(&'static str),
    /// An action.
    Entry(&'static Entry),
    /// Something to know.
    Text(&'static str),
}

/// How a review goes, over the keys for it.
const REVIEWING: &[&str] = &[
    "Go through what was found with one key each: a when it is right, x when it is wrong, Space to leave it for later.",
    "From a list (2, 3, 4) you go through that list; from the text (1) through everything in its order.",
    "Wrong ends: c, then l h for the end and b w for the start, by words; L H B W by clauses; Enter saves.",
    "Wrong speaker: S, some letters of the name, Enter. Wrong kind: t and a letter.",
    "Wrong name of an entity: c in the list of entities. One that is listed twice: S there, and the other's name.",
    "Something missing: put the cursor on it, v selects its clause, the same keys move its ends, Enter asks what it is.",
    "Signs: ✓ accepted  ✗ rejected  ~ corrected  + added  … being saved  · not decided  < > only in the one or the other.",
    "Every decision is on the disk before it is shown as made. u takes back, Ctrl-r does again, after a restart too.",
    "wortlaut status shows how far you are, wortlaut export writes it out.",
];

/// The help screen.
#[derive(Debug, Default)]
pub struct Help {
    /// The first line that is shown.
    pub top: usize,
    /// What is being typed to search for.
    pub search: Option<Line>,
    pattern: String,
}

impl Help {
    /// The lines that hold what is searched for, under their headings.
    pub fn lines(&self) -> Vec<HelpLine> {
        let pattern = self.pattern().to_lowercase();
        let holds = |entry: &Entry| {
            [entry.title, entry.help, &entry.key_names()].iter().any(|text| text.to_lowercase().contains(&pattern))
        };
        let mut lines = Vec::new();
        let mut section = "";
        for entry in ALL.iter().filter(|entry| holds(entry)) {
            if entry.section != section {
                section = entry.section;
                lines.push(HelpLine::Heading(section));
                if section == Action::AcceptItem.entry().section {
                    let told = REVIEWING.iter().filter(|text| text.to_lowercase().contains(&pattern));
                    lines.extend(told.map(|text| HelpLine::Text(text)));
                }
            }
            lines.push(HelpLine::Entry(entry));
        }
        lines
    }

    /// What is searched for.
    pub fn pattern(&self) -> &str {
        self.search.as_ref().map_or(&self.pattern, Line::text)
    }

    pub(super) fn accept_search(&mut self) {
        self.pattern = self.pattern().to_owned();
        self.search = None;
    }

    pub(super) fn leave_search(&mut self) {
        self.search = None;
        self.pattern.clear();
    }
}

impl App {
    pub(super) fn start_help_search(&mut self) {
        if let Overlay::Help(help) = &mut self.overlay {
            help.search = Some(Line::default());
            help.top = 0;
        }
    }

    pub(super) fn settle_help(&mut self) {
        let height = usize::from(self.size.height);
        if let Overlay::Help(help) = &mut self.overlay {
            help.top = help.top.min(help.lines().len().saturating_sub(height.saturating_sub(2)));
        }
    }
}
