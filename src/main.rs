//! Command line → exit status.

use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use wortlaut::commands::extract;
use wortlaut::load::Input;
use wortlaut::tui;

/// What went wrong was the way it was called, not what it was called on.
const USAGE: u8 = 2;

/// A news reader for the terminal that shows who said what.
///
/// Opens articles and shows their quotations with the speakers, the people, places and organisations in
/// them, and the events they tell of, each a keypress from its place in the text. Press ? in the reader for its keys.
#[derive(Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  wortlaut                      open the demo articles
  wortlaut article.txt          open one article
  wortlaut archive/             open all articles of a folder
  curl … | wortlaut -           open what comes from another program
  wortlaut extract archive/ > archive.jsonl
  wortlaut archive.jsonl        open what was extracted before

Articles are plain text or wortlaut/1 JSON. A file that is called as a command is given as ./extract."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    articles: Articles,
}

#[derive(Args)]
struct Articles {
    /// Files and folders; - is standard input
    paths: Vec<PathBuf>,
    /// The day of the articles that do not tell theirs, so that "on Friday" can be understood
    #[arg(long, value_name = "YYYY-MM-DD")]
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
}

fn main() -> ExitCode {
    let Cli { command, articles } = Cli::parse();
    match command {
        None => read(inputs(articles.paths), articles.date),
        Some(Command::Extract { articles: Articles { paths, date }, jobs, again }) => {
            extract(inputs(paths), extract::Options { jobs, again, date })
        }
    }
}

fn inputs(paths: Vec<PathBuf>) -> Vec<Input> {
    paths.into_iter().map(|path| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path) }).collect()
}

fn read(inputs: Vec<Input>, date: Option<Date>) -> ExitCode {
    if !io::stdout().is_terminal() {
        eprintln!("wortlaut: the reader needs a terminal; `wortlaut extract` writes what it finds to a file or a pipe");
        return ExitCode::from(USAGE);
    }
    match tui::run(inputs, date) {
        Ok(status) => ExitCode::from(status),
        Err(error) => fail(&error),
    }
}

fn extract(mut inputs: Vec<Input>, options: extract::Options) -> ExitCode {
    if inputs.is_empty() {
        if io::stdin().is_terminal() {
            eprintln!("wortlaut: nothing to extract from; name files or folders, or pipe a text to it");
            return ExitCode::from(USAGE);
        }
        inputs.push(Input::Stdin);
    }
    match extract::run(&inputs, options, &mut io::stdout(), &mut io::stderr()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    }
}

fn fail(error: &dyn std::error::Error) -> ExitCode {
    // Where the terminal is gone there is nobody to tell, and `eprintln!` would panic.
    let _ = writeln!(io::stderr(), "wortlaut: {error}");
    ExitCode::FAILURE
}
