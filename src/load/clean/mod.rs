//! The door: whatever text comes from outside passes through here once.
//!
//! [`clean`] takes out what could steer a terminal or deceive a reader and brings the rest into one form: line ends as
//! `\n`, tabs as spaces, Unicode in NFC, at most eight combining marks on a character. `escape` knows the control
//! sequences of terminals, `map` leads offsets of the source to the cleaned text.

mod escape;
mod map;

use std::borrow::Cow;
use std::ops::Range;

pub use map::OffsetMap;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::article::is_unprintable;

/// How many combining marks in a row are kept.
const MAX_MARKS: usize = 8;

/// A text that is safe to print, and how to find in it what was in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The text; the source itself where nothing was to be done.
    pub text: Cow<'a, str>,
    /// Leads from offsets of the source to offsets of the text.
    pub map: OffsetMap,
}

/// Cleans a text. Cleaning what is clean changes nothing; the time is linear in the length.
pub fn clean(source: &str) -> Cleaned<'_> {
    let mut cleaner = Cleaner { source, text: String::new(), copied: 0, marks: 0, map: OffsetMap::default() };
    cleaner.run();
    cleaner.finish()
}

/// Cleans a text that is shown on one line: a title, a name, a path.
pub fn clean_line(source: &str) -> Cow<'_, str> {
    match clean(source).text {
        text if text.contains('\n') => Cow::Owned(text.replace('\n', " ")),
        text => text,
    }
}

struct Cleaner<'a> {
    source: &'a str,
    /// What is cleaned so far, but for the unchanged text from `copied` on.
    text: String,
    copied: usize,
    /// How many combining marks in a row were met last.
    marks: usize,
    map: OffsetMap,
}

/// Characters that are normalised together: one that stands for itself and those that may combine with it.
struct Cluster {
    characters: String,
    range: Range<usize>,
}

impl<'a> Cleaner<'a> {
    fn run(&mut self) {
        let mut position = 0;
        while position < self.source.len() {
            let plain = plain_prefix(&self.source[position..]);
            if position + plain == self.source.len() {
                return;
            }
            // What follows may combine with the last plain character.
            let last = self.source[position..position + plain].chars().next_back();
            let start = position + plain - last.map_or(0, char::len_utf8);
            position = self.cluster(start);
        }
    }

    /// Cleans one cluster, and what was taken out before the next, and returns where that starts.
    fn cluster(&mut self, start: usize) -> usize {
        let mut cluster = Cluster { characters: String::new(), range: start..start };
        let mut position = start;
        while let Some((length, kept)) = piece(&self.source[position..]) {
            if let Some(kept) = kept {
                if !cluster.characters.is_empty() && !may_combine(kept) {
                    break;
                }
                if cluster.characters.is_empty() {
                    self.replace(start..position, "");
                    cluster.range.start = position;
                }
                cluster.characters.push(kept);
                cluster.range.end = position + length;
            }
            position += length;
        }
        self.normalise(&cluster);
        self.replace(cluster.range.end..position, "");
        position
    }

    fn normalise(&mut self, cluster: &Cluster) {
        let mut normal = String::with_capacity(cluster.characters.len());
        for c in cluster.characters.nfc() {
            self.marks = if is_combining_mark(c) { self.marks + 1 } else { 0 };
            if self.marks <= MAX_MARKS {
                normal.push(c);
            }
        }
        self.replace(cluster.range.clone(), &normal);
    }

    fn replace(&mut self, range: Range<usize>, with: &str) {
        if self.source[range.clone()] == *with {
            return;
        }
        self.text.push_str(&self.source[self.copied..range.start]);
        let start = self.text.len();
        self.text.push_str(with);
        self.copied = range.end;
        self.map.push(range, start..self.text.len());
    }

    fn finish(mut self) -> Cleaned<'a> {
        if self.map.is_identity() {
            return Cleaned { text: Cow::Borrowed(self.source), map: self.map };
        }
        self.text.push_str(&self.source[self.copied..]);
        Cleaned { text: Cow::Owned(self.text), map: self.map }
    }
}

/// The length in bytes of what leads a text and needs no work, whatever stands around it.
fn plain_prefix(text: &str) -> usize {
    text.char_indices().find(|&(_, c)| !is_plain(c)).map_or(text.len(), |(at, _)| at)
}

fn is_plain(c: char) -> bool {
    match c {
        '\n' | ' '..='~' => true,
        // Latin letters, none of which combines with what stands before it; the rest would find out the same, more slowly.
        '\u{a0}'..='\u{2ff}' => c != '\u{ad}',
        _ => !is_unprintable(c) && !is_combining_mark(c) && !may_combine(c) && in_nfc(c) == IsNormalized::Yes,
    }
}

/// Whether normalising may join a character with those before it, or change their order.
fn may_combine(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let combines = |c| canonical_combining_class(c) != 0 || in_nfc(c) == IsNormalized::Maybe;
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    combines(c) || first.is_some_and(combines)
}

fn in_nfc(c: char) -> IsNormalized {
    is_nfc_quick(std::iter::once(c))
}

/// The first piece of a text: its length in bytes and the character that is kept of it. `None` at the end.
fn piece(text: &str) -> Option<(usize, Option<char>)> {
    let first = text.chars().next()?;
    Some(match first {
        '\n' => (1, Some('\n')),
        '\r' => (if text.starts_with("\r\n") { 2 } else { 1 }, Some('\n')),
        '\t' => (1, Some(' ')),
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => (first.len_utf8(), Some('\n')),
        _ => match escape::length(text) {
            0 => (first.len_utf8(), Some(first).filter(|&c| !is_unprintable(c))),
            length => (length, None),
        },
    })
}

#[cfg(test)]
mod tests;
