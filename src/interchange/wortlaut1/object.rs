//! A JSON object whose known keys are taken out one by one; what is left is unknown.

use std::mem::replace;

use serde_json::{Map, Value};

use super::error::excerpt;
use super::{Reason, RecordError};
use crate::article::Span;
use crate::extraction::Extra;
use crate::interchange::code_points::CodePoints;

type Result<T> = std::result::Result<T, RecordError>;

/// A JSON object with its place in the record. A key whose value is `null` counts as absent.
pub(super) struct Object {
    path: String,
    keys: Map<String, Value>,
}

impl Object {
    pub(super) fn new(path: String, value: Value) -> Result<Self> {
        match value {
            Value::Object(keys) => Ok(Self { path, keys }),
            other => Err(mismatch(path, "an object", &other)),
        }
    }

    /// The keys that nobody took.
    pub(super) fn rest(self) -> Extra {
        self.keys
    }

    /// Takes a key that may be absent, with its path.
    pub(super) fn take(&mut self, key: &str) -> Option<(String, Value)> {
        let value = self.keys.remove(key).filter(|value| !value.is_null())?;
        Some((format!("{}.{key}", self.path), value))
    }

    fn require<T>(&self, key: &str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| error(format!("{}.{key}", self.path), Reason::Missing))
    }

    pub(super) fn optional_text(&mut self, key: &str) -> Result<Option<String>> {
        self.take(key).map(|(path, value)| text(path, value)).transpose()
    }

    pub(super) fn text(&mut self, key: &str) -> Result<String> {
        let value = self.optional_text(key)?;
        self.require(key, value)
    }

    pub(super) fn texts(&mut self, key: &str) -> Result<Vec<String>> {
        Ok(self.list(key, text)?.unwrap_or_default())
    }

    pub(super) fn flag(&mut self, key: &str) -> Result<bool> {
        match self.take(key) {
            None => Ok(false),
            Some((_, Value::Bool(flag))) => Ok(flag),
            Some((path, other)) => Err(mismatch(path, "true or false", &other)),
        }
    }

    pub(super) fn number(&mut self, key: &str) -> Result<f64> {
        let number = self.take(key).map(|(path, value)| number(path, &value)).transpose()?;
        self.require(key, number)
    }

    /// A number from 0 to 1.
    pub(super) fn fraction(&mut self, key: &str) -> Result<Option<f32>> {
        let Some((path, value)) = self.take(key) else { return Ok(None) };
        let fraction = number(path.clone(), &value)?;
        if (0.0..=1.0).contains(&fraction) {
            Ok(Some(fraction as f32))
        } else {
            Err(error(path, Reason::Fraction { value: value.to_string() }))
        }
    }

    /// One of `all`, by its name.
    pub(super) fn optional_named<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<Option<T>> {
        let Some((path, value)) = self.take(key) else { return Ok(None) };
        let value = text(path.clone(), value)?;
        all.iter().copied().find(|&variant| name(variant) == value).map(Some).ok_or_else(|| {
            let known = all.iter().copied().map(name).collect::<Vec<_>>().join(", ");
            error(path, Reason::Unknown { value: excerpt(&value), known })
        })
    }

    pub(super) fn named<T: Copy>(&mut self, key: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T> {
        let value = self.optional_named(key, all, name)?;
        self.require(key, value)
    }

    /// A list, each value of which `read` turns into something.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(String, Value) -> Result<T>,
    ) -> Result<Option<Vec<T>>> {
        match self.take(key) {
            None => Ok(None),
            Some((path, Value::Array(values))) => values
                .into_iter()
                .enumerate()
                .map(|(index, value)| read(format!("{path}[{index}]"), value))
                .collect::<Result<_>>()
                .map(Some),
            Some((path, other)) => Err(mismatch(path, "a list", &other)),
        }
    }

    /// A list of objects.
    pub(super) fn objects<T>(&mut self, key: &str, read: impl Fn(Self) -> Result<T>) -> Result<Option<Vec<T>>> {
        self.list(key, |path, value| read(Self::new(path, value)?))
    }

    /// The span from the key `start` to the key `end`.
    pub(super) fn span(&mut self, text: &CodePoints) -> Result<Span> {
        let mut offset = |key| {
            let value = self.take(key).map(|(path, value)| offset(path, &value)).transpose()?;
            self.require(key, value)
        };
        let (start, end) = (offset("start")?, offset("end")?);
        span(self.path.clone(), start, end, text)
    }

    /// A pair of offsets that may be absent.
    pub(super) fn optional_pair(&mut self, key: &str, text: &CodePoints) -> Result<Option<Span>> {
        let Some((path, value)) = self.take(key) else { return Ok(None) };
        let (start, end) = pair(&path, &value)?;
        span(path, start, end, text).map(Some)
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.get(key).is_some_and(|value| !value.is_null())
    }

    /// A part: spans in order, none overlapping another; empty where it is absent.
    pub(super) fn spans(&mut self, key: &str, text: &CodePoints) -> Result<Vec<Span>> {
        Ok(self.optional_spans(key, text)?.unwrap_or_default())
    }

    pub(super) fn optional_spans(&mut self, key: &str, text: &CodePoints) -> Result<Option<Vec<Span>>> {
        let mut last_end = 0;
        self.list(key, |path, value| {
            let (start, end) = pair(&path, &value)?;
            let span = span(path.clone(), start, end, text)?;
            if start < replace(&mut last_end, end) {
                return Err(error(path, Reason::Overlap { start, end }));
            }
            Ok(span)
        })
    }
}

pub(super) fn error(path: String, reason: Reason) -> RecordError {
    RecordError { path, line: 0, reason }
}

fn mismatch(path: String, expected: &'static str, found: &Value) -> RecordError {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    error(path, Reason::Type { expected, found })
}

fn text(path: String, value: Value) -> Result<String> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(mismatch(path, "a text", &other)),
    }
}

fn number(path: String, value: &Value) -> Result<f64> {
    value.as_f64().ok_or_else(|| mismatch(path, "a number", value))
}

fn offset(path: String, value: &Value) -> Result<usize> {
    let offset = value.as_u64().and_then(|offset| usize::try_from(offset).ok());
    offset.ok_or_else(|| match value {
        Value::Number(_) => error(path, Reason::Type { expected: "a whole number from 0 on", found: "another number" }),
        other => mismatch(path, "a whole number from 0 on", other),
    })
}

fn pair(path: &str, value: &Value) -> Result<(usize, usize)> {
    match value.as_array().map(Vec::as_slice) {
        Some([start, end]) => Ok((offset(format!("{path}[0]"), start)?, offset(format!("{path}[1]"), end)?)),
        Some(_) => Err(error(
            path.to_owned(),
            Reason::Type { expected: "a pair [start, end]", found: "a list of another length" },
        )),
        None => Err(mismatch(path.to_owned(), "a pair [start, end]", value)),
    }
}

fn span(path: String, start: usize, end: usize, text: &CodePoints) -> Result<Span> {
    if end <= start {
        return Err(error(path, Reason::Reversed { start, end }));
    }
    text.span(start, end).ok_or_else(|| error(path, Reason::Outside { start, end, length: text.length() }))
}
