//! Events whose clause names no day → the day that the text tells of where they stand.
//!
//! News tell the happenings of one day in a row: a day that a main clause names holds for what follows it in the paragraph
//! and in the same past tense, until another time is named.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::clause::Clause;
use super::conditions::Words;
use super::lexicon::{Shape, names_event};
use super::triggers::Trigger;
use crate::article::Span;
use crate::extract::times::{self, Expression, Moment, Period, Value};
use crate::extraction::{EventKind, Extra, Quotation, Time};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;

/// A day holds for so many sentences after the one that names it.
const REACH: usize = 3;
/// Of a day longer ago than this, in days, the text hardly goes on to tell.
const RECENT: i32 = 31;

/// Words that put what a clause tells before, after or beside the rest.
static ASIDE: LazyLock<Words> = LazyLock::new(|| Words::of("is-aside"));

/// Knows for each sentence the day that the text tells of there.
pub(super) struct Timeline<'a> {
    text: &'a Text<'a>,
    /// The article's day.
    pub today: Option<Date>,
    /// Where it is said who says something, and perhaps when: in order.
    frames: Vec<Span>,
}

impl<'a> Timeline<'a> {
    pub(super) fn new(text: &'a Text<'a>, today: Option<Date>, quotations: &[Quotation]) -> Self {
        let mut frames: Vec<_> = quotations.iter().flat_map(|quotation| &quotation.frame).copied().collect();
        frames.sort_unstable();
        Self { text, today, frames }
    }

    /// The day that the text tells of in a sentence, by its number. Looks at it and at the few before it.
    pub(super) fn day_at(&self, index: usize) -> Option<Date> {
        let all = &self.text.sentences;
        let here = |at: &usize| !all[*at].heading && all[*at].paragraph == all[index].paragraph;
        let first = (index.saturating_sub(REACH)..=index).rev().take_while(here).last()?;
        let named = (first..=index).find(|&at| self.today.is_some() && self.names_day(&all[at]))?;
        (named..=index).fold(None, |day, at| self.day_after(day, &all[at]))
    }

    fn names_day(&self, sentence: &Sentence) -> bool {
        sentence.tokens.clone().any(|at| {
            self.text.is(at, Class::WEEKDAY | Class::MONTH)
                || matches!(self.text.of(at), "heute" | "Heute" | "gestern" | "Gestern" | "vorgestern" | "Vorgestern")
        })
    }

    /// The day that the text tells of when a sentence has been read; `day` is the one before it.
    fn day_after(&self, day: Option<Date>, sentence: &Sentence) -> Option<Date> {
        let pieces = self.text.pieces(sentence.tokens.clone());
        let times = times::find(self.text, sentence.tokens.clone(), &pieces, self.today);
        let mut day = day.filter(|_| !ASIDE.have(&self.text.lower(sentence.tokens.start)));
        for time in &times {
            let piece = pieces.get(pieces.partition_point(|piece| piece.tokens.end <= time.tokens.start));
            let Some(piece) = piece.filter(|_| !self.is_in_frame(time)) else { continue };
            match time.value.as_ref() {
                // "gegen drei Uhr", "drei Stunden lang"
                Some(Value::At(Moment { period: None, .. }) | Value::Lasting(..)) => {}
                Some(&Value::At(Moment { period: Some(Period::Day(named)), .. })) if self.is_recent(named) => {
                    if self.is_of_main_clause(piece, time) {
                        day = Some(named).filter(|_| !self.is_before_the_rest(piece));
                    }
                }
                _ => day = None,
            }
        }
        day
    }

    /// When an event is of which its own clause says `said`: with a day where it names none and the text lets one be
    /// inferred. What was inferred altogether has no phrase.
    pub(super) fn place(&self, clause: &Clause, trigger: &Trigger, said: Option<Time>) -> Option<Time> {
        let Some(said) = said else {
            let told = is_narrated(clause) && is_told(clause, trigger);
            let day = told.then(|| clause.sentence.day()).flatten()?;
            return Some(Time { spans: Vec::new(), value: Some(day.to_string()), extra: Extra::new() });
        };
        let Some(clock) = said.value.as_deref().filter(|value| value.starts_with('T')) else { return Some(said) };
        // Without a day the night and the morning are those before the article.
        let day = clause.sentence.day().or_else(|| self.today.filter(|_| matches!(clock, "TNI" | "TMO")));
        Some(Time { value: Some(day.map_or_else(|| clock.to_owned(), |day| format!("{day}{clock}"))), ..said })
    }

    /// Whether a day comes after the article's.
    pub(super) fn is_to_come(&self, day: Date) -> bool {
        self.today.is_some_and(|today| day > today)
    }

    fn is_recent(&self, day: Date) -> bool {
        self.today.is_some_and(|today| day <= today && day.until(today).is_ok_and(|since| since.get_days() <= RECENT))
    }

    /// Whether a time says when somebody says something.
    fn is_in_frame(&self, time: &Expression) -> bool {
        let Some(span) = self.text.span(time.tokens.start, time.tokens.end) else { return false };
        let behind = self.frames.partition_point(|frame| frame.start() <= span.start());
        self.frames[..behind].last().is_some_and(|frame| frame.covers(span))
    }

    /// Whether a time says when a main clause is, rather than belonging to a noun in it: "die Wahl vor einer Woche".
    fn is_of_main_clause(&self, piece: &Piece, time: &Expression) -> bool {
        let text = self.text;
        let (first, at) = (piece.tokens.start, time.tokens.start);
        let leads = at == first || at == first + 1 && text.is(first, Class::COORDINATOR | Class::ADVERB);
        let behind_verb = piece.finite.is_some_and(|finite| finite < at) && !names_event(&text.lower(at - 1));
        piece.finite.is_some() && !text.subordinate(first) && (leads || behind_verb)
    }

    /// "Am Freitag hatte er …"
    fn is_before_the_rest(&self, piece: &Piece) -> bool {
        let text = self.text;
        let had = |at: usize| text.is(at, Class::PAST) && text.is(at, Class::SEIN | Class::HABEN);
        let participle = |at: usize| text.is(at, Class::PARTICIPLE) && !text.capitalised(at);
        piece.finite.is_some_and(had) && piece.tokens.clone().any(participle)
    }
}

/// Whether a clause goes on with the story: a main clause in preterite or perfect.
fn is_narrated(clause: &Clause) -> bool {
    let text = clause.text;
    let opener = clause.form(clause.parts[0].start);
    let inside = clause.subordinate && !matches!(opener, "als" | "wobei" | "bei" | "während" | "sodass" | "so");
    let Some(finite) = clause.finite.filter(|_| !inside && !clause.zu) else { return false };
    let participle = clause.tokens().any(|at| at != finite && text.is(at, Class::PARTICIPLE) && !text.capitalised(at));
    let past = text.is(finite, Class::PAST);
    let told = if text.is(finite, Class::SEIN | Class::HABEN) {
        past != participle
    } else {
        past && !text.is(finite, Class::MODAL)
    };
    told && !clause.any(Class::NEGATION, &[]) && !clause.tokens().any(|at| ASIDE.have(clause.form(at)))
}

/// Whether a trigger is what its clause tells, rather than something that it speaks of: "der Prozess um den Angriff".
fn is_told(clause: &Clause, trigger: &Trigger) -> bool {
    let text = clause.text;
    // Proceedings come days after what they are about.
    if matches!(trigger.kind, EventKind::Charge | EventKind::Investigate) {
        return false;
    }
    match trigger.shape {
        // "sind angeklagt" tells how it is, "sind angeklagt worden" what happened.
        Shape::Verb | Shape::Participle => {
            let state = trigger.passive && clause.finite.is_some_and(|finite| text.is(finite, Class::SEIN));
            !state || clause.any(Class::WERDEN, &[])
        }
        Shape::Noun => clause.chunk_at(trigger.tokens[0]).is_some_and(|own| {
            let chunk = &clause.chunks[own];
            let leads = !(chunk.tokens.start..trigger.tokens[0]).any(|at| text.is_noun(at));
            let definite = text.determiner(chunk.tokens.start).is_some_and(|determiner| determiner.definite);
            leads
                && match chunk.preposition.map_or("", |at| clause.form(at)) {
                    "" => clause.subject == Some(own) || !definite,
                    preposition => matches!(preposition, "bei" | "beim" | "durch"),
                }
        }),
        Shape::Attribute | Shape::Doing | Shape::Adjective | Shape::Person => false,
    }
}
