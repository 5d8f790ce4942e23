//! The terminal: taken over on the way in, given back on every way out.

use std::io::{self, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{panic, thread};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

/// Presses, releases and the wheel, told in numbers of any size. Motion is not asked for.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// More bytes are not copied: 100,000 in base64 is what the least patient terminals take.
const LONGEST_COPY: usize = 75_000;

/// The terminal, while this program has it. Given back on drop.
pub struct Terminal {
    /// Never dropped: its `Drop` panics where the terminal is gone, and `restore` does all that it would do.
    screen: ManuallyDrop<ratatui::Terminal<CrosstermBackend<Stdout>>>,
    mouse: bool,
    /// Whether what it shows may be something else than what was drawn last.
    unknown: bool,
}

/// Why a text was not copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// It is longer than terminals take.
    #[error("{length} bytes are more than a terminal takes ({LONGEST_COPY}); copy a shorter piece")]
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// The terminal could not be written to.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// What another process, or the terminal, asks of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Leave: the terminal is gone (SIGHUP), or someone asked (SIGINT, SIGTERM).
    Leave {
        /// What the program is then to exit with: 128 and the signal's number.
        status: u8,
    },
    /// Stop until continued (SIGTSTP): call [`Terminal::suspend`].
    Suspend,
    /// Continued (SIGCONT): call [`Terminal::resume`], draw everything again.
    Continue,
}

impl Terminal {
    /// Takes the terminal over. From here on a panic of this thread gives it back before it is reported; one of another
    /// thread is left to whoever joins that thread.
    ///
    /// # Errors
    /// When the terminal cannot be written to or set.
    pub fn enter() -> io::Result<Self> {
        report_panics();
        let screen = ratatui::Terminal::new(CrosstermBackend::new(stdout()))?;
        let mut terminal = Self { screen: ManuallyDrop::new(screen), mouse: false, unknown: true };
        terminal.resume()?;
        Ok(terminal)
    }

    /// Draws one frame; the terminal shows it at once or not at all.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, frame: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(stdout(), BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.unknown) {
            // `clear` would ask the terminal where its cursor is and wait for the answer; this clears as well.
            let size = self.screen.size()?;
            self.screen.resize(size.into())?;
        }
        let drawn = self.screen.draw(frame).map(drop);
        execute!(stdout(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Gives the terminal back, stops until the shell continues this process, and takes the terminal again.
    ///
    /// # Errors
    /// When the process cannot be stopped or the terminal cannot be set.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        low_level::emulate_default_handler(SIGTSTP)?;
        self.resume()
    }

    /// Takes the terminal again after another program had it; the next frame is drawn in full.
    ///
    /// # Errors
    /// When the terminal cannot be written to or set.
    pub fn resume(&mut self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        // A shell may have set its own mode meanwhile, and what is thought to be on would not be set again.
        disable_raw_mode()?;
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        self.redraw();
        self.set_mouse(self.mouse)
    }

    /// Has the next frame drawn in full. A terminal that became small and large again has lost what it showed.
    pub fn redraw(&mut self) {
        self.unknown = true;
    }

    /// Asks the terminal for clicks and the wheel, or no longer. While it is asked, text cannot be selected as usual.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        stdout().write_all(if on { MOUSE_ON } else { MOUSE_OFF })?;
        stdout().flush()
    }

    /// Hands `text` to the terminal's clipboard (OSC 52).
    ///
    /// # Errors
    /// When the text is too long or the terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> Result<(), CopyError> {
        if text.len() > LONGEST_COPY {
            return Err(CopyError::TooLong { length: text.len() });
        }
        write!(stdout(), "\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text))?;
        Ok(stdout().flush()?)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the terminal is to be given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back as far as it can be. Where it is gone, nobody is left to tell.
fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = stdout().write_all(MOUSE_OFF);
        let _ = execute!(stdout(), EndSynchronizedUpdate, DisableBracketedPaste, Show, LeaveAlternateScreen);
        let _ = disable_raw_mode();
    }
}

/// Has a panic of this thread reported after the terminal is given back, where it can be read.
fn report_panics() {
    let screen = thread::current().id();
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == screen {
            restore();
            report(info);
        }
    }));
}

/// Sends the signals that reach this process, from a thread of its own. When one that asks it
/// to leave comes a second time, it ends at once.
///
/// # Errors
/// When the handlers cannot be installed.
pub fn signals(send: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGCONT])?;
    let mut asked = None;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            send(match signal {
                SIGTSTP => Signal::Suspend,
                SIGCONT => Signal::Continue,
                _ if asked == Some(signal) => low_level::exit(128 + signal),
                _ => {
                    asked = Some(signal);
                    Signal::Leave { status: u8::try_from(128 + signal).unwrap_or(u8::MAX) }
                }
            });
        }
    })?;
    Ok(())
}
