//! A source → its articles.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use serde_json::value::RawValue;

use super::clean::clean;
use super::form::{Form, read_head};
use super::{Document, LoadError, Locator, MAX_ARTICLE, Problem, Source, decode, record, text};
use crate::extraction::{Extra, Extraction};
use crate::interchange::wortlaut1;

/// What is told of each article; it may break off.
type Each<'a> = dyn FnMut(Result<Document, LoadError>) -> ControlFlow<()> + 'a;

/// The mark that UTF-8 may start with.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Calls `each` with the articles of one source, in their order, as soon as each is read, until it breaks off. What cannot
/// be read is told as an error and does not keep the others from being read.
pub fn read(source: &Source, each: &mut Each) -> ControlFlow<()> {
    match reader_at(source, 0) {
        Ok(mut reader) => read_all(source, &mut *reader, each),
        Err(error) => each(Err(LoadError::new(source, error))),
    }
}

/// The same for a stream that is not kept: the articles cannot be opened again by their locators.
pub fn read_stream(name: &str, reader: &mut dyn BufRead, each: &mut Each) -> ControlFlow<()> {
    read_all(&Source::Memory { name: name.into(), bytes: [].into() }, reader, each)
}

/// Reads one article again, without those before it.
///
/// # Errors
/// When it is not there any more, or is not what it was.
pub fn open(locator: &Locator) -> Result<Document, LoadError> {
    let Locator { source, record } = locator;
    if *record == 0 {
        let mut first = None;
        let _ = read(source, &mut |document| {
            first = Some(document);
            ControlFlow::Break(())
        });
        return first.unwrap_or_else(|| Err(LoadError::new(source, Problem::Empty)));
    }
    let reader = reader_at(source, *record).map_err(|error| LoadError::new(source, error))?;
    let mut values = serde_json::Deserializer::from_reader(reader.take(MAX_ARTICLE)).into_iter::<Box<RawValue>>();
    match values.next() {
        Some(Ok(json)) => parse(json.get().as_bytes(), locator).map_err(|problem| LoadError::new(source, problem)),
        Some(Err(error)) => Err(LoadError::new(source, wortlaut1::RecordError::from(&error))),
        None => Err(LoadError::new(source, Problem::Empty)),
    }
}

fn reader_at(source: &Source, offset: u64) -> io::Result<Box<dyn BufRead + '_>> {
    match source {
        Source::File(path) => {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(offset))?;
            Ok(Box::new(BufReader::new(file)))
        }
        Source::Memory { bytes, .. } => {
            Ok(Box::new(usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..)).unwrap_or_default()))
        }
    }
}

fn read_all(source: &Source, reader: &mut dyn BufRead, each: &mut Each) -> ControlFlow<()> {
    let head = match read_head(&mut *reader) {
        Ok(head) => head,
        Err(error) => return each(Err(LoadError::new(source, error))),
    };
    let form = Form::of(&head, source.extension().as_deref());
    let reader = &mut head.as_slice().chain(reader);
    match form {
        Form::Text => each(read_text(source, reader).map_err(|problem| LoadError::new(source, problem))),
        Form::Lines => read_lines(source, reader, each),
        Form::Json => read_json(source, reader, each),
    }
}

/// All that is left of a source that holds one article.
fn read_bytes(reader: &mut dyn BufRead) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader.take(MAX_ARTICLE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_ARTICLE { Err(Problem::TooLarge) } else { Ok(bytes) }
}

fn read_text(source: &Source, reader: &mut dyn BufRead) -> Result<Document, Problem> {
    let bytes = read_bytes(reader)?;
    let article = text::article(&source.name(), &clean(&decode(&bytes)).text);
    if article.text().is_empty() {
        return Err(Problem::Empty);
    }
    Ok(Document {
        locator: Locator { source: source.clone(), record: 0 },
        article,
        extraction: Extraction::default(),
        tokens: None,
        decisions: Vec::new(),
        extra: Extra::new(),
    })
}

fn read_lines(source: &Source, reader: &mut dyn BufRead, each: &mut Each) -> ControlFlow<()> {
    let mut line = Vec::new();
    let mut record = 0;
    let mut is_empty = true;
    for number in 1.. {
        line.clear();
        let mut length = match reader.take(MAX_ARTICLE + 1).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(length) => length as u64,
            Err(error) => return each(Err(LoadError::new(source, error))),
        };
        let document = if length > MAX_ARTICLE {
            if !line.ends_with(b"\n") {
                match reader.skip_until(b'\n') {
                    Ok(skipped) => length += skipped as u64,
                    Err(error) => return each(Err(LoadError::new(source, error))),
                }
            }
            Err(Problem::TooLarge)
        } else {
            let mark = if record == 0 && line.starts_with(MARK) { MARK.len() } else { 0 };
            let json = line[mark..].trim_ascii_end();
            if json.is_empty() {
                record += length;
                continue;
            }
            parse(json, &Locator { source: source.clone(), record: record + mark as u64 })
        };
        is_empty = false;
        each(document.map_err(|problem| LoadError::in_record(source, number, problem)))?;
        record += length;
    }
    if is_empty { each(Err(LoadError::new(source, Problem::Empty))) } else { ControlFlow::Continue(()) }
}

fn read_json(source: &Source, reader: &mut dyn BufRead, each: &mut Each) -> ControlFlow<()> {
    let bytes = match read_bytes(reader) {
        Ok(bytes) => bytes,
        Err(problem) => return each(Err(LoadError::new(source, problem))),
    };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return each(Err(LoadError::new(source, Problem::NotUtf8)));
    };
    let (mut line, mut counted) = (1, 0);
    let mut is_empty = true;
    let mut each_record = |json: &RawValue| {
        is_empty = false;
        // Both point into `text`.
        let record = json.get().as_ptr() as usize - text.as_ptr() as usize;
        line += text[counted..record].matches('\n').count() as u64;
        counted = record;
        let document = parse(json.get().as_bytes(), &Locator { source: source.clone(), record: record as u64 });
        each(document.map_err(|problem| LoadError::in_record(source, line, problem)))
    };
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    for value in serde_json::Deserializer::from_str(json).into_iter::<&RawValue>() {
        let list = match value {
            Ok(object) if !object.get().starts_with('[') => {
                each_record(object)?;
                continue;
            }
            Ok(list) => serde_json::from_str::<Vec<&RawValue>>(list.get()),
            Err(error) => Err(error),
        };
        match list {
            Ok(objects) => objects.into_iter().try_for_each(&mut each_record)?,
            Err(error) => return each(Err(LoadError::in_record(source, 1, wortlaut1::RecordError::from(&error)))),
        }
    }
    if is_empty { each(Err(LoadError::new(source, Problem::Empty))) } else { ControlFlow::Continue(()) }
}

/// The article in one JSON object.
fn parse(json: &[u8], locator: &Locator) -> Result<Document, Problem> {
    Ok(record::document(wortlaut1::read(json)?, locator.clone())?)
}
