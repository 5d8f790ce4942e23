//! A sentence that is read, token by token.
//!
//! A function that reads gives what begins at a token, and the token after it. Each looks a few tokens ahead and no
//! further, so that reading a sentence is linear.

use std::borrow::Cow;
use std::ops::Range;

use super::calendar::Unit;
use super::lexicon::{LEXICON, Measure};
use crate::extract::numbers;
use crate::language::Text;
use crate::language::lexicon::Class;

/// What was read, and the token after it.
pub(super) type Read<T> = Option<(T, usize)>;

/// A sentence that is read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    text: &'a Text<'a>,
    forms: &'a [Cow<'a, str>],
    /// Its first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
}

/// Prepositions, with an article in them or not, behind which a name of the calendar says when.
pub(super) const WHEN: [&str; 14] =
    ["am", "an", "im", "in", "um", "gegen", "zu", "zum", "zur", "während", "beim", "per", "für", "aus"];
pub(super) const ARTICLES: [&str; 7] = ["der", "die", "das", "den", "dem", "des", "einem"];
/// Words between a preposition and a number of units: "vor rund zwei Wochen".
const ROUGHLY: [&str; 12] =
    ["rund", "etwa", "knapp", "gut", "fast", "mehr", "als", "über", "genau", "ca.", "circa", "ungefähr"];

impl<'a> Reader<'a> {
    /// `forms` are those of the sentence in lower case.
    pub(super) fn new(text: &'a Text<'a>, sentence: &Range<usize>, forms: &'a [Cow<'a, str>]) -> Self {
        Self { text, forms, start: sentence.start, end: sentence.end }
    }

    /// What the token says; nothing behind the sentence.
    pub(super) fn of(self, at: usize) -> &'a str {
        if at < self.end { self.text.of(at) } else { "" }
    }

    /// The same in lower case.
    pub(super) fn lower(self, at: usize) -> &'a str {
        at.checked_sub(self.start).and_then(|index| self.forms.get(index)).map_or("", AsRef::as_ref)
    }

    /// The token before, in lower case; nothing before the sentence.
    pub(super) fn before(self, at: usize) -> &'a str {
        if at > self.start { self.lower(at - 1) } else { "" }
    }

    /// Whether what stands before the token makes a noun of it: "am Morgen", and not "bis morgen".
    pub(super) fn is_determined(self, at: usize) -> bool {
        let before = self.before(at);
        ARTICLES.contains(&before) || matches!(before, "am" | "zum" | "vom" | "gegen" | "jeden")
    }

    pub(super) fn capitalised(self, at: usize) -> bool {
        at < self.end && self.text.capitalised(at)
    }

    pub(super) fn is_noun(self, at: usize) -> bool {
        at < self.end && self.text.is_noun(at)
    }

    /// The token after one of `words`, or the same where none of them stands there.
    pub(super) fn past(self, at: usize, words: &[&str]) -> usize {
        at + usize::from(words.contains(&self.lower(at)))
    }

    /// How many of what follows: "drei", "mehrere"; the latter without a number.
    pub(super) fn count(self, at: usize) -> Read<Option<f64>> {
        if matches!(self.lower(at), "mehrere" | "mehreren" | "einige" | "einigen" | "wenige" | "wenigen") {
            return Some((None, at + 1));
        }
        if self.of(at) == "beiden" {
            return Some((Some(2.0), at + 1));
        }
        let number = numbers::cardinal(self.text, at, self.end).filter(|number| !number.vague)?;
        Some((Some(number.value), number.end))
    }

    /// A number of units: "drei Tage", "anderthalb Stunden", "eine Viertelstunde", "Monate".
    pub(super) fn length(self, at: usize) -> Read<(Option<f64>, Unit)> {
        let at = (0..2).fold(at, |at, _| self.past(at, &ROUGHLY));
        if self.of(at) == "ganzen" || self.of(at) == "ganzes" {
            return self.measure(at + 1).map(|(measure, end)| ((Some(measure.factor), measure.unit), end));
        }
        let (count, after) = self.count(at)?;
        let (Measure { factor, unit, .. }, end) = self.measure(after)?;
        let aged = matches!(self.of(end), "alt" | "alte" | "alten" | "alter" | "altes");
        (!aged).then_some(((count.map(|count| count * factor), unit), end))
    }

    pub(super) fn opens_phrase(self, at: usize) -> bool {
        at < self.end && self.text.is(at, Class::OPENS_PHRASE)
    }

    /// What a length of time is counted in.
    pub(super) fn measure(self, at: usize) -> Read<Measure> {
        LEXICON.units.get(self.lower(at)).map(|measure| (*measure, at + 1))
    }
}
