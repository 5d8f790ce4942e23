//! What goes in and out of the state: messages that change it, effects that it asks for.

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use super::app::Key;
use super::layout::Layout;
use super::page::{Filter, Page, Shown};
use crate::article::Span;
use crate::load::{Input, Locator, Source};

/// Which asking an answer belongs to. An answer to any but the last is stale and dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Generation(u64);

impl Generation {
    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What the state asks for and cannot do itself.
#[derive(Debug)]
pub enum Effect {
    /// Something for a worker.
    Work(Job),
    /// Hand a text to the terminal's clipboard.
    Copy(String),
    /// Ask the terminal for clicks and the wheel, or no longer.
    Mouse(bool),
    /// Give the terminal back until the shell continues the program.
    Suspend,
    /// Take the terminal again after it was another program's.
    Resume,
    /// Leave the program with this exit status.
    Quit(u8),
}

/// What a worker does. It answers with messages.
#[derive(Debug)]
pub enum Job {
    /// Find what the command line names.
    Find(Vec<Input>),
    /// Read all articles of the source of that number, for the list.
    Survey(u32, Source),
    /// Read an article and find what is in it.
    Open(Generation, Key, Locator),
    /// Lay out an article at a width.
    LayOut(Generation, Arc<Page>, u16),
    /// List and mark what passes the filter, the quotations by speaker if so asked.
    Sift(Generation, Arc<Page>, Option<Filter>, bool),
    /// Search the text.
    Search(Generation, Arc<Page>, String),
}

/// A page with all that is first shown of it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The article.
    pub page: Arc<Page>,
    /// What is shown of it while nothing is filtered.
    pub shown: Arc<Shown>,
}

/// What the list tells of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The title, or the first words.
    pub title: String,
    /// The day it was published, as ISO 8601; empty where that is not known.
    pub date: String,
    /// How many quotations were found in it.
    pub quotations: u32,
}

/// A row of the list: what could be told of an article, or why it could not be read.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// Where it is found again.
    pub locator: Locator,
    /// What it is.
    pub summary: Result<Summary, String>,
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// Something happened with the mouse.
    Mouse(MouseEvent),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// Another process asks for something.
    Signal(super::terminal::Signal),
    /// These sources were found, in order after those before, or could not be.
    Found(Vec<Result<Source, String>>),
    /// No more sources will be found.
    AllFound,
    /// These articles, in order after those before, are in the source of that number; whether they are the last of it.
    Surveyed(u32, Vec<Surveyed>, bool),
    /// An article was opened, or could not be.
    Opened(Generation, Key, Result<Opened, String>),
    /// An article was laid out.
    LaidOut(Generation, Arc<Layout>),
    /// An article was sifted.
    Sifted(Generation, Arc<Shown>),
    /// These places were found by the search, in the order of the text.
    Hits(Generation, Arc<Vec<Span>>),
    /// A text was handed to the clipboard, or why not.
    Copied(Result<(), String>),
}
