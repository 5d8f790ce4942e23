//! A program in a pseudo-terminal: what it writes is kept as a terminal would show it.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, waitpid};
use vt100::{Parser, Screen};

/// Waiting longer than this for anything is a failure, on a slow machine too.
const PATIENCE: Duration = Duration::from_secs(30);

/// Environment variables that change what the program draws.
const CHANGING: [&str; 4] = ["COLORTERM", "NO_COLOR", "WORTLAUT_THEME", "CLICOLOR_FORCE"];

/// A program to be started in a terminal.
pub struct Program(CommandBuilder);

impl Program {
    pub fn new(path: impl AsRef<OsStr>) -> Self {
        let mut command = CommandBuilder::new(path);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env("TERM", "xterm-256color");
        for name in CHANGING {
            command.env_remove(name);
        }
        Self(command)
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.0.arg(arg);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    pub fn start(self, width: u16, height: u16) -> Terminal {
        let PtyPair { master, slave } = native_pty_system().openpty(size(width, height)).expect("a pseudo-terminal");
        let modes = format!("{:?}", master.get_termios());
        let child = slave.spawn_command(self.0).expect("the program starts");
        let pid = child.process_id().and_then(|pid| Pid::from_raw(pid.cast_signed())).expect("it is a process");
        let (rows, columns) = cells(width, height);
        Terminal {
            output: read(master.try_clone_reader().expect("output")),
            keyboard: master.take_writer().expect("a keyboard"),
            parser: Parser::new(rows, columns, 0),
            written: Vec::new(),
            statuses: watch(pid),
            deadline: Instant::now() + PATIENCE,
            pid,
            ended: false,
            modes,
            master,
        }
    }
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, ..PtySize::default() }
}

fn cells(width: u16, height: u16) -> (NonZeroU16, NonZeroU16) {
    let cells = |count| NonZeroU16::new(count).expect("a terminal has cells");
    (cells(height), cells(width))
}

/// Hands on what comes from the program, until it ends or nobody wants it any more.
fn read(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, output) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 1 << 14];
        while let Ok(length @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..length].to_vec()).is_err() {
                return;
            }
        }
    });
    output
}

/// Tells when the program stops, and when it ends.
fn watch(pid: Pid) -> Receiver<WaitStatus> {
    let (sender, statuses) = channel();
    thread::spawn(move || {
        while let Ok(Some((_, status))) = waitpid(Some(pid), WaitOptions::UNTRACED) {
            if sender.send(status).is_err() || !status.stopped() {
                return;
            }
        }
    });
    statuses
}

/// A terminal with the program running in it. The program is killed on drop.
pub struct Terminal {
    parser: Parser,
    written: Vec<u8>,
    output: Receiver<Vec<u8>>,
    statuses: Receiver<WaitStatus>,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    modes: String,
    pid: Pid,
    ended: bool,
    deadline: Instant,
}

impl Terminal {
    pub fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// Every byte written so far.
    pub fn written(&self) -> &[u8] {
        &self.written
    }

    /// Whether the terminal is as it was before the program: its modes, its screen, its cursor.
    pub fn is_given_back(&self) -> bool {
        let screen = self.screen();
        let modes = format!("{:?}", self.master.get_termios());
        modes == self.modes && !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    /// The most memory that the program had so far, as the system tells it.
    #[allow(dead_code, reason = "it is measured, not tested")]
    pub fn peak_memory(&self) -> String {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.map_or("unknown", str::trim).to_owned()
    }

    /// Types what a keyboard would send.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).and_then(|()| self.keyboard.flush()).expect("the terminal takes keys");
        self
    }

    /// Waits until the screen is as wanted.
    pub fn wait_for(&mut self, wanted: &str, is_there: impl Fn(&Screen) -> bool) -> &mut Self {
        while !is_there(self.screen()) {
            let bytes = self.output.recv_timeout(self.time_left()).unwrap_or_else(|error| {
                panic!("no {wanted} ({error}), but:\n{}", self.screen().contents());
            });
            self.show(&bytes);
        }
        self
    }

    /// Waits until these words are on the screen.
    pub fn wait_for_words(&mut self, words: &str) -> &mut Self {
        self.wait_for(words, |screen| screen.contents().contains(words))
    }

    /// Waits until the cursor stands on these words.
    pub fn wait_for_cursor(&mut self, words: &str) -> &mut Self {
        self.wait_for(&format!("cursor at {words}"), |screen| {
            let (row, column) = screen.cursor_position();
            let (_, columns) = screen.size();
            screen.contents_between(row, column, row, columns.get()).starts_with(words)
        })
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        let (rows, columns) = cells(width, height);
        self.parser.screen_mut().set_size(rows, columns);
        self.master.resize(size(width, height)).expect("the terminal has another size");
        self
    }

    pub fn send(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid, signal).expect("the program runs");
        self
    }

    /// Waits until the program has let go of the screen and is stopped.
    pub fn wait_until_stopped(&mut self) {
        self.wait_for("former screen", |screen| !screen.alternate_screen());
        assert!(self.status().stopped(), "it ended");
    }

    /// Waits until the program has ended and all it wrote is on the screen; gives its exit status.
    pub fn wait_until_left(&mut self) -> Option<i32> {
        while let Ok(bytes) = self.output.recv_timeout(self.time_left()) {
            self.show(&bytes);
        }
        self.status().exit_status()
    }

    /// Takes the terminal away, as closing its window does; gives the program's exit status.
    pub fn hang_up(mut self) -> Option<i32> {
        // Each side of the terminal that is still held keeps it; the reader lets go when it has read something unwanted.
        self.output = channel().1;
        self.press("?");
        self.keyboard = Box::new(std::io::sink());
        self.master = native_pty_system().openpty(PtySize::default()).expect("a pseudo-terminal").master;
        self.status().exit_status()
    }

    fn status(&mut self) -> WaitStatus {
        let status = self.statuses.recv_timeout(self.time_left()).expect("the program stops or ends in time");
        self.ended = !status.stopped();
        status
    }

    fn show(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    fn time_left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !self.ended {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}
