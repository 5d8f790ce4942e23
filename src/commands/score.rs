//! `wortlaut score`: how well an extraction meets a gold standard.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;
use serde_json::Value;

use crate::extraction::Form;
use crate::interchange::wortlaut1::{self, Record, RecordError};
use crate::load::MAX_ARTICLE;
use crate::load::clean::clean_line;
use crate::review::score::{Figure, Score};

/// Why there is no score.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("{}: cannot be read: {error}; check the path", path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// A record breaks the form.
    #[error("{}:{line}: {}", path.display(), clean_line(&error.to_string()))]
    Record {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        #[source]
        error: RecordError,
    },
    /// Offsets of one would not hold in the other.
    #[error("{}:{line}: the text differs in white space at its ends from the one that was predicted for; extract from the gold texts as they are", path.display())]
    Text {
        /// The gold file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// The result cannot be written.
    #[error("cannot write: {0}")]
    Unwritten(#[from] io::Error),
}

/// Scores what is predicted against what is gold, both JSON Lines of wortlaut/1, which may be packed with gzip, and writes
/// the figures as a table. Documents are paired by their text.
///
/// # Errors
/// When a file cannot be read or the table cannot be written.
pub fn run(gold: &Path, predicted: &Path, out: &mut dyn Write) -> Result<(), Error> {
    let mut predictions: HashMap<String, Record> = HashMap::new();
    each_record(predicted, &mut |_, record| {
        predictions.insert(record.text.trim().to_owned(), record);
        Ok(())
    })?;
    let mut score = Score::default();
    each_record(gold, &mut |line, record| {
        let prediction = predictions.get(record.text.trim());
        if prediction.is_some_and(|prediction| prediction.text != record.text) {
            return Err(Error::Text { path: gold.to_owned(), line });
        }
        score.add(&record, prediction);
        Ok(())
    })?;
    Ok(out.write_all(table(&score).as_bytes())?)
}

fn each_record(path: &Path, each: &mut dyn FnMut(usize, Record) -> Result<(), Error>) -> Result<(), Error> {
    let unread = |error| Error::Unread { path: path.to_owned(), error };
    let file = BufReader::new(File::open(path).map_err(unread)?);
    let is_packed = path.extension().is_some_and(|extension| extension == "gz");
    let mut reader: Box<dyn BufRead> =
        if is_packed { Box::new(BufReader::new(MultiGzDecoder::new(file))) } else { Box::new(file) };
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if (&mut reader).take(MAX_ARTICLE).read_until(b'\n', &mut line).map_err(unread)? == 0 {
            break;
        }
        if !line.trim_ascii().is_empty() {
            let record = serde_json::from_slice(&line)
                .map_err(|broken| RecordError::from(&broken))
                .and_then(|value| wortlaut1::from_value(mended(value)));
            each(number, record.map_err(|error| Error::Record { path: path.to_owned(), line: number, error })?)?;
        }
    }
    Ok(())
}

/// A record with what the measures do not ask for: the spans of a part in whatever order and overlapping, and forms of
/// mentions beyond those that there are, none of which is a name.
fn mended(mut record: Value) -> Value {
    let items = |record: &mut Value, layer: &str, mend: &dyn Fn(&mut Value)| {
        if let Some(items) = record.get_mut(layer).and_then(Value::as_array_mut) {
            items.iter_mut().for_each(mend);
        }
    };
    items(&mut record, "quotations", &|quotation| {
        for part in ["quote", "cue", "frame", "speaker", "addressee"] {
            quotation.get_mut(part).into_iter().for_each(in_order);
        }
    });
    items(&mut record, "events", &|event| {
        event.get_mut("trigger").into_iter().for_each(in_order);
        items(event, "arguments", &|argument| argument.get_mut("spans").into_iter().for_each(in_order));
    });
    items(&mut record, "entities", &|entity| {
        items(entity, "mentions", &|mention| {
            let known = |form: &Value| form.as_str().is_none_or(|form| Form::from_name(form).is_some());
            if let Some(form) = mention.get_mut("form").filter(|form| !known(form)) {
                *form = Form::Nominal.name().into();
            }
        });
    });
    record
}

/// Puts pairs of offsets in order and joins those that overlap; what is no such list stays as it is.
fn in_order(part: &mut Value) {
    let Ok(mut pairs) = serde_json::from_value::<Vec<(u64, u64)>>(part.clone()) else { return };
    pairs.sort_unstable();
    let mut joined: Vec<(u64, u64)> = Vec::with_capacity(pairs.len());
    for (start, end) in pairs {
        match joined.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    *part = joined.into_iter().map(|(start, end)| Value::from(vec![start, end])).collect();
}

fn table(score: &Score) -> String {
    let mut table = String::new();
    for (layer, figures) in score.layers() {
        let _ = writeln!(table, "== {layer}");
        for (name, figure) in figures {
            let _ = writeln!(table, "  {name:18} {}", shown(&figure));
        }
    }
    let _ = writeln!(table, "documents without a prediction: {}", score.missing());
    table
}

fn shown(figure: &Figure) -> String {
    let rounded = |share: f64| format!("{:?}", (share * 1000.0).round() / 1000.0);
    match figure {
        Figure::Rates(rates) => {
            let counts = rates
                .counts
                .map(|(gold, predicted)| format!("   gold {gold}, predicted {predicted}"))
                .unwrap_or_default();
            format!("P {:.3}  R {:.3}  F1 {:.3}{counts}", rates.precision, rates.recall, rates.f1())
        }
        Figure::Share(share) => rounded(*share),
        Figure::ByType(shares) => {
            let shares: Vec<_> = shares.iter().map(|(kind, share)| format!("'{kind}': {}", rounded(*share))).collect();
            format!("{{{}}}", shares.join(", "))
        }
        Figure::Count(count) => count.to_string(),
    }
}
