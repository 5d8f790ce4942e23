//! The state of the screen and how it changes.
//!
//! [`App::update`] is the only way to change it: a message goes in, effects come out. `shelf` is the list of articles and
//! `reading` the open one; every other file holds the actions of one kind.

mod articles;
mod copy;
mod help;
mod input;
mod jumps;
mod mouse;
mod moving;
mod palette;
mod panes;
mod reading;
mod review;
mod search;
mod select;
mod shelf;
mod sift;

use ratatui::crossterm::event::{KeyEvent, KeyEventKind};
use ratatui::layout::Size;

use super::action::{Action, Context};
use super::arrangement::{Arrangement, Pane, Wanted};
use super::effect::{Effect, Generation, Job, Message};
use super::keys::{Chord, Keymap, Meaning};
use super::page::Sieve;
use super::terminal::Signal;
use super::theme::Theme;
use crate::load::Input;

pub use help::{Help, HelpRow};
pub use input::Line;
pub use jumps::{Jump, Jumps};
pub use palette::Palette;
pub use reading::{Reading, Search};
pub use review::{Choice, Chooser, Chosen, Draft, Menu, Pick, Words, WordsOf};
pub use shelf::{Key, Row, Shelf, State};

/// What lies over the panes and takes the keys.
#[derive(Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// A search is being typed.
    Search(search::Prompt),
    /// An action is being chosen.
    Palette(Palette),
    /// The help.
    Help(Help),
    /// An item is being corrected.
    Correct(Draft),
    /// Words are being selected.
    Pick(Pick),
    /// A letter is to choose something.
    Menu(Menu),
    /// Something is being chosen by typing.
    Chooser(Chooser),
    /// A note or a name is being typed.
    Words(Words),
}

/// Something to be told in the footer until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The words.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

/// The state of the screen.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Debug)]
pub struct App {
    /// Columns and rows of the terminal.
    pub size: Size,
    /// What everything looks like.
    pub theme: Theme,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The side pane that had them last.
    pub side: Pane,
    /// Whether the text stands alone.
    pub alone: bool,
    /// Whether the mouse is asked for.
    pub mouse: bool,
    /// What is shown of every article, and in which order; each has its own filter.
    pub sieve: Sieve,
    /// Whether the card with the keys of reviewing is shown.
    pub card: bool,
    /// The articles.
    pub shelf: Shelf,
    /// The open article, or why it could not be opened.
    pub reading: Option<Result<Reading, String>>,
    /// What lies over the panes.
    pub overlay: Overlay,
    /// The keys typed so far of a sequence.
    pub typed: Vec<Chord>,
    /// What is told in the footer.
    pub notice: Option<Notice>,
    /// Whether nothing was ever decided in the library.
    is_new: bool,
    underway: review::Underway,
    jumps: Jumps,
    recent: Vec<Reading>,
    opening: Option<articles::Opening>,
    pattern: String,
    keymap: Keymap,
    generation: Generation,
    effects: Vec<Effect>,
}

impl App {
    /// A screen of that size on what the command line names, and what is to be done first.
    pub fn new(inputs: Vec<Input>, size: Size, theme: Theme) -> (Self, Vec<Effect>) {
        let app = Self {
            size,
            theme,
            focus: Pane::Text,
            side: Pane::Quotations,
            alone: false,
            mouse: false,
            sieve: Sieve::default(),
            card: false,
            shelf: Shelf::default(),
            reading: None,
            overlay: Overlay::None,
            typed: Vec::new(),
            notice: None,
            is_new: false,
            underway: review::Underway::default(),
            jumps: Jumps::default(),
            recent: Vec::new(),
            opening: None,
            pattern: String::new(),
            keymap: Keymap::default(),
            generation: Generation::default(),
            effects: Vec::new(),
        };
        (app, vec![Effect::Work(Job::Find(inputs))])
    }

    /// Changes the state by what happened, and says what is to be done now.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(event) if event.kind != KeyEventKind::Release => self.key(event),
            Message::Key(_) => {}
            Message::Paste(text) => self.paste(&text),
            Message::Mouse(event) => self.mouse_event(event),
            Message::Resize(width, height) => self.size = Size { width, height },
            Message::Signal(Signal::Leave { status }) => self.effects.push(Effect::Quit(status)),
            Message::Signal(Signal::Suspend) => self.effects.push(Effect::Suspend),
            Message::Signal(Signal::Continue) => self.effects.push(Effect::Resume),
            Message::Found(sources) => self.found(sources),
            Message::AllFound => self.shelf.complete = true,
            Message::Surveyed(source, articles, last) => self.surveyed(source, articles, last),
            Message::Opened(generation, key, opened) => self.opened(generation, key, opened),
            Message::LaidOut(generation, layout) => self.laid_out(generation, layout),
            Message::Sifted(generation, shown) => self.sifted(generation, shown),
            Message::Hits(generation, hits) => self.hits(generation, hits),
            Message::Saved(ticket, saved) => self.saved(ticket, saved),
            Message::TakenBack(again, step) => self.taken_back(again, step),
            Message::Refolded(generation, key, opened) => self.refolded(generation, key, opened),
            Message::Lost(lines) => self.lost(lines),
            Message::LibraryChanged(progress) => self.library_changed(&progress),
            Message::Copied(Ok(())) => self.tell("copied"),
            Message::Copied(Err(reason)) => self.warn(format!("not copied: {reason}")),
        }
        self.settle();
        std::mem::take(&mut self.effects)
    }

    /// Does what a key or the palette asks for.
    pub fn act(&mut self, action: Action) {
        use Action as A;
        match action {
            A::Down | A::Up | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp | A::Top | A::Bottom => {
                self.go(action);
            }
            A::Left | A::Right | A::NextWord | A::PreviousWord => self.go_in_row(action),
            A::NextPane => self.cycle(1),
            A::PreviousPane => self.cycle(-1),
            A::GoArticles => self.focus(Pane::Articles),
            A::GoText => self.focus(Pane::Text),
            A::GoQuotations => self.focus(Pane::Quotations),
            A::GoEntities => self.focus(Pane::Entities),
            A::GoEvents => self.focus(Pane::Events),
            A::Zen => self.toggle_alone(),
            A::Show => self.show(),
            A::Follow => self.follow(),
            A::NextQuotation
            | A::PreviousQuotation
            | A::NextEntity
            | A::PreviousEntity
            | A::NextEvent
            | A::PreviousEvent => self.step(action),
            A::NextMention => self.step_mention(1),
            A::PreviousMention => self.step_mention(-1),
            A::Back => self.back(),
            A::Forward => self.forward(),
            A::NextArticle => self.step_article(1),
            A::PreviousArticle => self.step_article(-1),
            A::Search => self.start_search(),
            A::NextHit => self.step_hit(1),
            A::PreviousHit => self.step_hit(-1),
            A::Filter => self.toggle_filter(),
            A::Group | A::HideDecided | A::ByConfidence | A::Differing => self.toggle_sieve(action),
            A::OrderEvents => self.order_events(),
            A::AcceptItem => self.decide(true),
            A::RejectItem => self.decide(false),
            A::Correct => self.start_correction(),
            A::Skip => self.skip(),
            A::Undo => self.take_back(false),
            A::Redo => self.take_back(true),
            A::Retype | A::CorrectKind => self.ask_for_kind(),
            A::Who | A::CorrectWho => self.ask_who(),
            A::Pick => self.start_pick(),
            A::Note => self.start_note(),
            A::NextUndecided => self.go_on(1),
            A::PreviousUndecided => self.go_on(-1),
            A::NextOpen => self.open_next_undecided(),
            A::AcceptAll => self.ask_for_all(true),
            A::RejectAll => self.ask_for_all(false),
            A::Lost => self.ask_for_lost(),
            A::EndWordOn
            | A::EndWordBack
            | A::EndClauseOn
            | A::EndClauseBack
            | A::EndOn
            | A::EndBack
            | A::StartWordBack
            | A::StartWordOn
            | A::StartClauseBack
            | A::StartClauseOn
            | A::StartBack
            | A::StartOn => self.move_end(action),
            A::NextPart => self.step_part(1),
            A::PreviousPart => self.step_part(-1),
            A::CorrectFact | A::ClearPart | A::MorePart | A::JoinPart => self.change_part(action),
            A::Take => self.take_ends(),
            A::Clear => self.clear(),
            A::Copy => self.copy(),
            A::Mouse => self.toggle_mouse(),
            A::Palette => self.overlay = Overlay::Palette(Palette::default()),
            A::Help => self.overlay = Overlay::Help(Help::default()),
            A::Suspend => self.effects.push(Effect::Suspend),
            A::Quit => self.leave_program(),
            A::HelpSearch => self.start_help_search(),
            A::HelpClose | A::LeaveEnds => self.overlay = Overlay::None,
            A::Accept => self.accept(),
            A::Cancel => self.cancel(),
            A::ChoiceDown => self.choose(1),
            A::ChoiceUp => self.choose(-1),
            A::DeleteBack
            | A::DeleteWord
            | A::DeleteAll
            | A::CursorLeft
            | A::CursorRight
            | A::CursorStart
            | A::CursorEnd => self.edit(action),
        }
    }

    /// What the next key acts on.
    pub fn context(&self) -> Context {
        match &self.overlay {
            Overlay::Search(_) | Overlay::Words(_) | Overlay::Menu(_) => Context::Prompt,
            Overlay::Palette(_) | Overlay::Chooser(_) => Context::Palette,
            Overlay::Correct(_) => Context::Correction,
            Overlay::Pick(_) => Context::Selection,
            Overlay::Help(help) if help.search.is_some() => Context::Prompt,
            Overlay::Help(_) => Context::Help,
            Overlay::None => match self.focus {
                Pane::Articles => Context::Articles,
                Pane::Text => Context::Text,
                Pane::Quotations => Context::Quotations,
                Pane::Entities => Context::Entities,
                Pane::Events => Context::Events,
            },
        }
    }

    /// Where everything stands on the screen.
    pub fn arrangement(&self) -> Arrangement {
        let several = self.shelf.rows().len() > 1;
        // Whatever is corrected is seen in the text, where there is room for one pane alone, too.
        let on_text =
            matches!(self.overlay, Overlay::Correct(_) | Overlay::Pick(_) | Overlay::Menu(_) | Overlay::Chooser(_));
        let focus = if on_text { Pane::Text } else { self.focus };
        Arrangement::new(self.size, Wanted { focus, side: self.side, alone: self.alone, several })
    }

    /// The open article.
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()?.as_ref().ok()
    }

    /// What the keys typed so far can go on to.
    pub fn continuations(&self) -> Vec<(String, Action)> {
        match self.keymap.meaning(self.context(), &self.typed) {
            Meaning::Pending(pending) => pending,
            _ => Vec::new(),
        }
    }

    fn reading_mut(&mut self) -> Option<&mut Reading> {
        self.reading.as_mut()?.as_mut().ok()
    }

    fn key(&mut self, event: KeyEvent) {
        self.notice = None;
        self.card = false;
        let chord = Chord::from(event);
        let begun = !self.typed.is_empty();
        self.typed.push(chord);
        match self.keymap.meaning(self.context(), &self.typed) {
            Meaning::Action(action) => {
                self.typed.clear();
                self.act(action);
            }
            Meaning::Pending(_) => {}
            Meaning::Nothing => {
                self.typed.clear();
                if let (Some(c), false) = (chord.character(), begun) {
                    self.insert(c.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), is_error: false });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), is_error: true });
    }

    fn ask(&mut self, job: impl FnOnce(Generation) -> Job) -> Generation {
        self.generation = self.generation.next();
        self.effects.push(Effect::Work(job(self.generation)));
        self.generation
    }

    /// Brings what depends on the size and the arrangement in line with them.
    fn settle(&mut self) {
        let arrangement = self.arrangement();
        self.shelf.settle(arrangement.rows(Pane::Articles).height.into());
        self.settle_help();
        let Some(Ok(reading)) = &mut self.reading else { return };
        reading.settle(&arrangement);
        let width = arrangement.text.width;
        if width > 0 && reading.wanted_width() != Some(width) {
            let page = reading.page.clone();
            let generation = self.ask(|generation| Job::LayOut(generation, page, width));
            if let Some(reading) = self.reading_mut() {
                reading.await_layout(generation, width);
            }
        }
    }
}
