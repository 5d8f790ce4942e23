//! Command line → exit status.

use std::env;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};
use jiff::civil::Date;
use wortlaut::commands::{self, agree, counted, export, extract, import, score, status};
use wortlaut::library::Library;
use wortlaut::load::Input;
use wortlaut::review::Which;
use wortlaut::tui::{self, desk::Desk};

/// What went wrong was the way it was called, not what it was called on.
const USAGE: u8 = 2;

/// A news reader for the terminal that shows who said what.
///
/// Opens articles and shows their quotations with the speakers, the people, places and organisations in
/// them, and the events they tell of, each a keypress from its place in the text. Press ? in the reader for its keys.
#[derive(Parser)]
#[command(
    version,
    override_usage = "wortlaut [OPTIONS] [PATHS]...\n       wortlaut [OPTIONS] <COMMAND>",
    after_help = "\
Examples:
  wortlaut                      open the demo articles
  wortlaut article.txt          open one article
  wortlaut archive/             open all articles of a folder
  w3m -dump … | wortlaut -      open what comes from another program
  wortlaut extract archive/ > archive.jsonl
  wortlaut archive.jsonl        open what was extracted before
  wortlaut export > reviewed.jsonl

Articles are plain text or wortlaut/1 JSON. A file that is called as a command is given as ./extract."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    articles: Articles,
    /// Show what another extractor found beside what is found here
    #[arg(long, value_name = "FILE")]
    extraction: Option<PathBuf>,
    /// Where decisions are kept [default: library.sqlite in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    library: Option<PathBuf>,
    /// In whose name decisions are made [default: the user's]
    #[arg(long, global = true, value_name = "NAME")]
    reviewer: Option<String>,
}

#[derive(Args)]
struct Paths {
    /// Files and folders; - is standard input
    paths: Vec<PathBuf>,
}

#[derive(Args)]
struct Articles {
    #[command(flatten)]
    paths: Paths,
    /// The day of the articles that do not tell theirs, so that "on Friday" can be understood
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
}

#[derive(Subcommand)]
enum Command {
    /// Write what is found in articles to standard output, as wortlaut/1 JSON Lines
    ///
    /// One line an article, in the order of the input. An article that cannot be read is reported and left out; the exit
    /// status is then 1.
    Extract {
        #[command(flatten)]
        articles: Articles,
        /// How many articles to work on at a time [default: the number of processors]
        #[arg(long, short, value_name = "N")]
        jobs: Option<NonZero<usize>>,
        /// Extract anew, even where entities, quotations or events came with an article
        #[arg(long)]
        again: bool,
    },
    /// Write the articles that were reviewed to standard output, as wortlaut/1 JSON Lines with the decisions
    Export {
        /// Only items that were accepted, corrected or added
        #[arg(long, conflicts_with = "rejected")]
        accepted: bool,
        /// Only items that were rejected
        #[arg(long)]
        rejected: bool,
        /// Only what this reviewer decided
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
    /// Take the decisions in wortlaut/1 files into the library
    Import {
        /// Files and folders; - is standard input
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Show how far the review has come
    Status,
    /// Measure how far two reviewers agree, and list where they do not
    ///
    /// Both are files as `wortlaut export` writes them.
    Agree {
        /// What the one decided
        a: PathBuf,
        /// What the other decided
        b: PathBuf,
        /// Open the differences side by side in the reader, to be settled; what both agree on counts as decided
        #[arg(long)]
        settle: bool,
    },
    /// Measure an extraction by a gold standard
    ///
    /// Both are wortlaut/1 JSON Lines, packed with gzip where the name ends in .gz; documents are paired by their text. A
    /// gold document scores only the layers that it has.
    Score {
        /// What is right
        gold: PathBuf,
        /// What was extracted
        predicted: PathBuf,
    },
}

fn main() -> ExitCode {
    let Cli { command, articles: Articles { paths, date }, extraction, library, reviewer } = Cli::parse();
    let reviewer = reviewer.unwrap_or_else(user);
    let (out, err) = (&mut io::stdout(), &mut io::stderr());
    let library = library.map_or_else(Library::default_path, Ok);
    let Some(command) = command else {
        // The reader reads without a library, too.
        let paths =
            if paths.paths.is_empty() && !io::stdin().is_terminal() { vec![Input::Stdin] } else { paths.into() };
        return read(paths, Desk::new(library.ok(), reviewer, extraction).dated(date));
    };
    if date.is_some() || extraction.is_some() {
        let reason =
            "--date and --extraction before a command are for the reader alone; `extract` takes its --date after it";
        Cli::command().error(ErrorKind::ArgumentConflict, reason).exit();
    }
    let library = || library.map_err(commands::Error::from);
    match command {
        Command::Extract { articles: Articles { paths, date }, jobs, again } => {
            extract(paths.into(), extract::Options { jobs, again, date })
        }
        Command::Export { accepted, rejected, by } => {
            let which = match (accepted, rejected) {
                (true, _) => Which::Accepted,
                (_, true) => Which::Rejected,
                _ => Which::All,
            };
            let options = export::Options { which, reviewer: by };
            end(library().and_then(|library| export::run(&library, &options, out, err)).map(|_| 0))
        }
        Command::Import { paths } => {
            let inputs: Vec<_> = Paths { paths }.into();
            let imported = library().and_then(|library| import::run(&library, &inputs, &reviewer, err));
            if let Ok(import::Imported { decisions, articles, .. }) = imported {
                let (decisions, articles) = (counted(decisions, "new decision"), counted(articles, "article"));
                let _ = writeln!(err, "{decisions} in {articles}");
            }
            end(imported.map(|imported| imported.failed))
        }
        Command::Status => end(library().and_then(|library| status::run(&library, out, err)).map(|()| 0)),
        Command::Agree { a, b, settle: true } => {
            read(vec![Input::Path(a)], Desk::new(library().ok(), reviewer, Some(b)).settling())
        }
        Command::Agree { a, b, .. } => end(agree::run(&a, &b, out, err)),
        Command::Score { gold, predicted } => end(score::run(&gold, &predicted, out).map(|()| 0)),
    }
}

fn day(given: &str) -> Result<Date, &'static str> {
    given.parse().map_err(|_| "a day is given as year, month and day: 2024-05-31")
}

/// Who sits here.
fn user() -> String {
    let named = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| env::var(name).ok());
    named.map(|name| name.trim().to_owned()).find(|name| !name.is_empty()).unwrap_or_else(|| "reviewer".into())
}

impl From<Paths> for Vec<Input> {
    fn from(Paths { paths }: Paths) -> Self {
        paths.into_iter().map(|path| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path) }).collect()
    }
}

fn read(inputs: Vec<Input>, desk: Desk) -> ExitCode {
    if !io::stdout().is_terminal() {
        return misused("the reader needs a terminal; `wortlaut extract` writes what it finds to a file or a pipe");
    }
    let lacks = |input: &Input| matches!(input, Input::Path(path) if !path.exists());
    if let Some(Input::Path(path)) = inputs.first().filter(|_| inputs.iter().all(lacks)) {
        return misused(&format!("{}: no such file or folder, and no command of wortlaut's", path.display()));
    }
    match tui::run(inputs, desk) {
        Ok(status) => ExitCode::from(status),
        Err(error) => fail(&error),
    }
}

fn extract(mut inputs: Vec<Input>, options: extract::Options) -> ExitCode {
    if inputs.is_empty() {
        if io::stdin().is_terminal() {
            return misused("nothing to extract from; name files or folders, or pipe a text to it");
        }
        inputs.push(Input::Stdin);
    }
    end(extract::run(&inputs, options, &mut io::stdout(), &mut io::stderr()))
}

/// The exit status after a command, of whose articles so many could not be read.
fn end<E: std::error::Error>(result: Result<usize, E>) -> ExitCode {
    match result {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    }
}

fn fail(error: &dyn std::error::Error) -> ExitCode {
    tell(error);
    ExitCode::FAILURE
}

fn misused(reason: &str) -> ExitCode {
    tell(&reason);
    ExitCode::from(USAGE)
}

/// Tells what is wrong. Where the terminal is gone there is nobody to tell, and `eprintln!` would panic.
fn tell(what: &dyn Display) {
    let _ = writeln!(io::stderr(), "wortlaut: {what}");
}
