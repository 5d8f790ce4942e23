//! The help screen.

use std::borrow::Cow;

use ratatui::layout::Size;
use textwrap::WordSplitter;

use super::{App, Line, Overlay};
use crate::tui::action::{ALL, Action, Entry};

/// No row of the help is wider, in columns.
const WIDTH: u16 = 100;
/// Columns for the keys, where there is room, and those before them and after them.
const KEYS: usize = 24;
const INDENT: usize = 3;
const GAP: usize = 1;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// Over the actions of one kind.
    Heading(&'static str),
    /// An action: its keys and what it does, or a part of that.
    Keys(String, String),
    /// Something to know, or a part of it.
    Text(String),
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
    /// How many columns the help takes of so many, and how many of these are for the keys.
    pub fn columns(screen: u16) -> (u16, usize) {
        let width = screen.min(WIDTH);
        (width, KEYS.min(usize::from(width) / 3))
    }

    /// The rows on a screen so many columns wide that hold what is searched for, under their headings.
    pub fn rows(&self, screen: u16) -> Vec<HelpRow> {
        let (width, keys) = Self::columns(screen);
        let wrap = |text: &str, taken: usize| -> Vec<String> {
            let width = usize::from(width).saturating_sub(taken).max(1);
            // Names of keys stay whole.
            let whole = textwrap::Options::new(width).word_splitter(WordSplitter::NoHyphenation);
            textwrap::wrap(text, whole).into_iter().map(Cow::into_owned).collect()
        };
        let pattern = self.pattern().to_lowercase();
        let holds = |entry: &Entry| {
            [entry.title, entry.help, &entry.key_names()].iter().any(|text| text.to_lowercase().contains(&pattern))
        };
        let mut rows = Vec::new();
        let mut section = "";
        for entry in ALL.iter().filter(|entry| holds(entry)) {
            if entry.section != section {
                section = entry.section;
                rows.push(HelpRow::Heading(section));
                if section == Action::AcceptItem.entry().section {
                    let told = REVIEWING.iter().filter(|text| text.to_lowercase().contains(&pattern));
                    rows.extend(told.flat_map(|text| wrap(text, INDENT)).map(HelpRow::Text));
                }
            }
            let names = wrap(&entry.key_names(), usize::from(width).saturating_sub(keys));
            let help = wrap(entry.help, INDENT + keys + GAP);
            let cell = |column: &[String], row: usize| column.get(row).cloned().unwrap_or_default();
            let row = |row| HelpRow::Keys(cell(&names, row), cell(&help, row));
            rows.extend((0..names.len().max(help.len())).map(row));
        }
        rows
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
        let Size { width, height } = self.size;
        if let Overlay::Help(help) = &mut self.overlay {
            let shown = usize::from(height).saturating_sub(2);
            help.top = help.top.min(help.rows(width).len().saturating_sub(shown));
        }
    }
}
