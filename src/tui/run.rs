//! The loop around the state: it waits for what happens, tells the state, does what that asks for, and draws.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;
use std::{io, iter, thread};

use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::terminal;
use ratatui::layout::Size;

use super::app::{App, Notice};
use super::desk::Desk;
use super::effect::{Effect, Message};
use super::terminal::{Signal, Terminal, signals};
use super::theme::Theme;
use super::workers::Workers;
use super::{Error, view};
use crate::extract;
use crate::load::Input;

/// What a process exits with when its terminal is gone: 128 and the number of SIGHUP.
const HUNG_UP: u8 = 129;
/// So many messages are told at most before the next frame.
const DRAINED: usize = 256;

/// Opens the reader on what the command line names; gives the exit status.
///
/// # Errors
/// When the terminal fails.
pub fn run(inputs: Vec<Input>, desk: Desk) -> Result<u8, Error> {
    thread::Builder::new().name("lists".into()).spawn(extract::prepare)?;
    let (sender, messages) = mpsc::channel();
    let variable = |name: &str| std::env::var(name).ok();
    let theme = Theme::detect(variable);
    // Resizes are listened for from here on; one between measuring and the first event would be lost.
    event::poll(Duration::ZERO)?;
    let (width, height) = terminal::size()?;
    let (mut app, effects) = App::new(inputs, Size { width, height }, theme);
    app.sieve.differing = desk.settles();
    app.notice = Theme::complaint(variable).map(|text| Notice { text, is_error: true });
    tell_signals(sender.clone())?;
    let terminal = Terminal::enter()?;
    tell_events(sender.clone())?;
    let workers = Workers::start(&Arc::new(desk), move |message| drop(sender.send(message)))?;
    Screen { app, terminal, workers }.run(&messages, effects)
}

struct Screen {
    app: App,
    terminal: Terminal,
    workers: Workers,
}

impl Screen {
    fn run(mut self, messages: &Receiver<Message>, mut effects: Vec<Effect>) -> Result<u8, Error> {
        loop {
            for effect in effects {
                if let Some(status) = self.perform(effect)? {
                    return Ok(status);
                }
            }
            self.terminal.draw(|frame| view::draw(&self.app, frame))?;
            let Ok(message) = messages.recv() else { return Ok(0) };
            effects = Vec::new();
            // What is there is told before the next frame, so that a key held down does not lag behind.
            for message in iter::once(message).chain(messages.try_iter().take(DRAINED)) {
                if matches!(message, Message::Resize(..)) {
                    self.terminal.redraw();
                }
                effects.extend(self.app.update(message));
            }
        }
    }

    /// Does what the state asks for; gives the exit status when that is to leave.
    fn perform(&mut self, effect: Effect) -> io::Result<Option<u8>> {
        match effect {
            Effect::Work(job) => self.workers.ask(job),
            Effect::Copy(text) => {
                let copied = self.terminal.copy(&text).map_err(|error| error.to_string());
                self.tell(Message::Copied(copied))?;
            }
            Effect::Mouse(on) => self.terminal.set_mouse(on)?,
            Effect::Suspend => {
                self.terminal.suspend()?;
                self.measure()?;
            }
            Effect::Resume => {
                self.terminal.resume()?;
                self.measure()?;
            }
            Effect::Quit(status) => return Ok(Some(status)),
        }
        Ok(None)
    }

    /// The terminal may have another size after another program had it.
    fn measure(&mut self) -> io::Result<()> {
        let (width, height) = terminal::size()?;
        self.tell(Message::Resize(width, height))
    }

    /// Tells the state of something that asks for nothing but work.
    fn tell(&mut self, message: Message) -> io::Result<()> {
        self.app.update(message).into_iter().try_for_each(|effect| self.perform(effect).map(drop))
    }
}

fn tell_signals(sender: Sender<Message>) -> io::Result<()> {
    signals(move |signal| drop(sender.send(Message::Signal(signal))))
}

fn tell_events(sender: Sender<Message>) -> io::Result<()> {
    let tell = move || loop {
        let message = match event::read() {
            Ok(Event::Key(key)) => Message::Key(key),
            Ok(Event::Mouse(mouse)) => Message::Mouse(mouse),
            Ok(Event::Paste(text)) => Message::Paste(text),
            Ok(Event::Resize(width, height)) => Message::Resize(width, height),
            Ok(_) => continue,
            Err(_) => Message::Signal(Signal::Leave { status: HUNG_UP }),
        };
        let is_end = matches!(message, Message::Signal(_));
        if sender.send(message).is_err() || is_end {
            return;
        }
    };
    thread::Builder::new().name("events".into()).spawn(tell)?;
    Ok(())
}
