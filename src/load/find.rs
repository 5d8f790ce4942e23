//! What the command line names → sources.

use std::fs::{self, File};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::decode::is_binary;
use super::form::read_head;
use super::{Input, LoadError, Problem, Source, demo};

/// What is told of each source; it may break off.
type Each<'a> = dyn FnMut(Result<Source, LoadError>) -> ControlFlow<()> + 'a;

/// How much of a stream (standard input, a pipe) is kept in memory, in bytes.
pub(super) const MAX_STREAM: u64 = 1 << 30;

/// Calls `each` with the sources that the inputs name, in their order, as soon as each is found, until it breaks off. The
/// files of a folder come by name; hidden and binary ones, linked folders, pipes and sockets in it are left out. No inputs
/// at all stand for the demo articles.
pub fn find(inputs: &[Input], each: &mut Each) -> ControlFlow<()> {
    if inputs.is_empty() {
        return demo::sources().into_iter().try_for_each(|source| each(Ok(source)));
    }
    inputs.iter().try_for_each(|input| match input {
        Input::Stdin => each(hold("standard input", io::stdin())),
        Input::Path(path) => find_path(path, each),
    })
}

fn find_path(path: &Path, each: &mut Each) -> ControlFlow<()> {
    let source = Source::File(path.into());
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => each(Err(LoadError::new(&source, Problem::Missing))),
        Err(error) => each(Err(LoadError::new(&source, error))),
        Ok(metadata) if metadata.is_dir() => find_in_folder(path, each),
        Ok(metadata) if metadata.is_file() => each(match looks_binary(path) {
            Ok(false) => Ok(source),
            Ok(true) => Err(LoadError::new(&source, Problem::Binary)),
            Err(error) => Err(LoadError::new(&source, error)),
        }),
        // A pipe, such as the shell's `<(command)`, can be read only once.
        Ok(_) => each(match File::open(path) {
            Ok(file) => hold(&path.to_string_lossy(), file),
            Err(error) => Err(LoadError::new(&source, error)),
        }),
    }
}

fn find_in_folder(folder: &Path, each: &mut Each) -> ControlFlow<()> {
    let mut is_empty = true;
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_visible) {
        let found = match entry {
            Ok(entry) if is_text(&entry) => Ok(Source::File(entry.path().into())),
            Ok(_) => continue,
            Err(error) => {
                let place = Source::File(error.path().unwrap_or(folder).into());
                Err(LoadError::new(&place, io::Error::from(error)))
            }
        };
        is_empty = false;
        each(found)?;
    }
    if is_empty {
        each(Err(LoadError::new(&Source::File(folder.into()), Problem::NoArticles)))?;
    }
    ControlFlow::Continue(())
}

fn is_visible(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether an entry of a folder is worth reading. Whatever cannot be opened is, so that reading it tells why.
fn is_text(entry: &DirEntry) -> bool {
    let is_linked_file = || entry.path_is_symlink() && fs::metadata(entry.path()).is_ok_and(|target| target.is_file());
    (entry.file_type().is_file() || is_linked_file()) && !looks_binary(entry.path()).unwrap_or(false)
}

fn looks_binary(path: &Path) -> io::Result<bool> {
    Ok(is_binary(&read_head(&mut File::open(path)?)?))
}

/// Reads a stream into memory, as an article may be asked for more than once.
fn hold(name: &str, stream: impl Read) -> Result<Source, LoadError> {
    let mut bytes = Vec::new();
    let read = stream.take(MAX_STREAM + 1).read_to_end(&mut bytes);
    let source = Source::Memory { name: name.into(), bytes: bytes.into() };
    let Source::Memory { bytes, .. } = &source else { return Ok(source) };
    let problem = match read {
        Err(error) => Problem::Io(error),
        Ok(_) if bytes.len() as u64 > MAX_STREAM => Problem::LongStream,
        Ok(_) if is_binary(&bytes[..bytes.len().min(super::form::HEAD)]) => Problem::Binary,
        Ok(_) => return Ok(source),
    };
    Err(LoadError::new(&source, problem))
}
