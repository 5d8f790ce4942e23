//! The real screen without a terminal and without threads: whatever it asks for is done at once by the workers' own code.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use wortlaut::load::Input;
use wortlaut::tui::app::App;
use wortlaut::tui::desk::Desk;
use wortlaut::tui::effect::{Effect, Message};
use wortlaut::tui::theme::Theme;
use wortlaut::tui::worker::Worker;
use wortlaut::tui::{keys, view};

/// The screen as someone sees it who opens the reader.
pub struct Screen {
    pub app: App,
    /// What the terminal was asked for.
    pub asked: Vec<Effect>,
    worker: Worker,
}

impl Screen {
    pub fn open(inputs: Vec<Input>, width: u16, height: u16) -> Self {
        Self::at(Desk::default(), inputs, width, height)
    }

    /// With a library, or what another extractor found.
    pub fn at(desk: Desk, inputs: Vec<Input>, width: u16, height: u16) -> Self {
        let theme = Theme::named("dark").expect("the theme is built in");
        let (app, effects) = App::new(inputs, Size { width, height }, theme);
        let mut screen = Self { app, asked: Vec::new(), worker: Worker::new(Arc::new(desk)) };
        screen.perform(effects);
        screen
    }

    /// Types keys as the registry writes them, with spaces between.
    pub fn press(&mut self, typed: &str) -> &mut Self {
        for key in typed.split_whitespace() {
            for chord in keys::sequence(key).unwrap_or_else(|| panic!("{key} is no key")) {
                self.tell(Message::Key(chord.event()));
            }
        }
        self
    }

    pub fn tell(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.perform(effects);
    }

    pub fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Work(job) => {
                    let app = &mut self.app;
                    self.worker.perform(job, &mut |message| effects.extend(app.update(message)));
                }
                asked => self.asked.push(asked),
            }
        }
    }

    pub fn draw(&self) -> Buffer {
        let Size { width, height } = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a buffer");
        terminal.draw(|frame| view::draw(&self.app, frame)).expect("a buffer cannot fail");
        terminal.backend().buffer().clone()
    }
}

/// A file of the tests.
pub fn fixture(name: &str) -> Vec<Input> {
    vec![Input::Path(PathBuf::from("tests/fixtures").join(name))]
}
