//! What goes in and out of the state: messages that change it, effects that it asks for.

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use super::app::{Key, Notice};
use super::arrangement::Pane;
use super::layout::Layout;
use super::page::{Page, Shown, Sieve};
use crate::article::Span;
use crate::decision::Item;
use crate::library::Step;
use crate::load::{Input, Locator, Source};
use crate::review::{Place, Progress};

/// Which asking an answer belongs to. An answer to any but the last is stale and dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Read an article, find what is in it, and list and mark what is to be shown.
    Open(Generation, Key, Locator, Sieve),
    /// Lay out an article at a width.
    LayOut(Generation, Arc<Page>, u16),
    /// List and mark what is to be shown.
    Sift(Generation, Arc<Page>, Sieve),
    /// Save what was decided. Such jobs are done one after the other, in their order.
    Save(Ticket, Arc<Page>, Deed),
    /// Take back the last operation, or do again the one that was taken back.
    TakeBack(bool),
    /// Fold the decisions into an article as they are in the library now, and show it so.
    Refold(Generation, Key, Arc<Page>, Sieve),
    /// Tell which decisions on an earlier text of the article of that id were not found again.
    Lost(String),
    /// Tell when another program has changed the library.
    Watch,
    /// Search the text.
    Search(Generation, Arc<Page>, String),
}

/// Something to be saved, told apart from all others that are on their way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub(super) u64);

/// What a person decides.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Accept or reject items.
    Decide(Vec<Place>, bool),
    /// Accept or reject all items that a pane shows, or the text, and that are not decided.
    DecideAll(Arc<Shown>, Pane, bool),
    /// Change an item.
    Correct(Place, Box<Item>),
    /// Add items that were missing.
    Add(Vec<Item>),
    /// Put a note on an item, or take it off.
    Note(Place, String),
    /// Several of these as one.
    Together(Vec<Deed>),
}

/// A page with all that is first shown of it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The article.
    pub page: Arc<Page>,
    /// What is shown of it.
    pub shown: Arc<Shown>,
    /// What was asked to be shown.
    pub sieve: Sieve,
    /// What there is to tell of its decisions, and whether something is wrong with them.
    pub notice: Option<Notice>,
    /// Whether nothing was ever decided in this library.
    pub is_new: bool,
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
    /// The hash of its text.
    pub id: String,
    /// How far its review has come.
    pub progress: Progress,
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
    /// What was decided is on the disk, and how far the review of its article has come; or it could not be saved.
    Saved(Ticket, Result<Progress, String>),
    /// An operation was taken back or done again, and how far the review of its article has come; or there was none, or that
    /// could not be saved.
    TakenBack(bool, Result<Option<(Step, Progress)>, String>),
    /// An article with its decisions as they are now.
    Refolded(Generation, Key, Result<Opened, String>),
    /// These decisions on an earlier text were not found again.
    Lost(Vec<String>),
    /// Another program has changed the library: how far the review of every article has come, by the hash of its text.
    LibraryChanged(HashMap<String, Progress>),
    /// These places were found by the search, in the order of the text.
    Hits(Generation, Arc<Vec<Span>>),
    /// A text was handed to the clipboard, or why not.
    Copied(Result<(), String>),
}
