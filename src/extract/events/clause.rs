//! A clause with its phrases: what a trigger's conditions and arguments are looked for in.

use std::ops::Range;

use super::chunks::Chunk;
use super::sentence::Sentence;
use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;

/// A clause, which other clauses may stand inside of.
pub(super) struct Clause<'a> {
    pub text: &'a Text<'a>,
    /// Its sentence.
    pub sentence: &'a Sentence<'a>,
    /// Its tokens: ranges in order.
    pub parts: Vec<Range<usize>>,
    /// The finite verb.
    pub finite: Option<usize>,
    /// Whether it depends on another.
    pub subordinate: bool,
    /// The clause, of those before it in the sentence, that it depends on.
    pub parent: Option<usize>,
    /// Whether zu stands before its infinitive.
    pub zu: bool,
    /// Its phrases; the antecedent comes first in a relative clause.
    pub chunks: Vec<Chunk>,
    /// The phrase that is the subject.
    pub subject: Option<usize>,
    /// Other phrases without a preposition.
    pub objects: Vec<usize>,
}

impl Clause<'_> {
    /// Its tokens, in order.
    pub(super) fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().cloned().flatten()
    }

    /// The token in lower case; empty outside the sentence.
    pub(super) fn form(&self, at: usize) -> &str {
        self.sentence.form(at)
    }

    /// What the token can name by the lists.
    pub(super) fn names(&self, at: usize) -> NameClass {
        if self.text.capitalised(at) { names().of_inflected(self.text.of(at)) } else { NameClass::empty() }
    }

    /// The kind of the name that holds the token.
    pub(super) fn kind_at(&self, at: usize) -> Option<EntityKind> {
        self.sentence.known.name_at(self.text.tokens.get(at)?.span)
    }

    /// Whether a place is its goal: "nach Berlin".
    pub(super) fn to_place(&self) -> bool {
        self.chunks.iter().any(|chunk| {
            chunk.preposition.is_some_and(|at| matches!(self.form(at), "nach" | "ins"))
                && chunk.tokens.clone().any(|at| self.names(at).contains(NameClass::PLACE))
        })
    }

    /// A phrase up to its noun and the names behind it, without genitives.
    pub(super) fn head(&self, chunk: usize) -> Range<usize> {
        let tokens = self.chunks[chunk].tokens.clone();
        let noun = tokens.clone().find(|&at| self.text.is_noun(at)).unwrap_or(tokens.start);
        let genitive = (noun + 1..tokens.end).find(|&at| self.text.is(at, Class::OPENS_PHRASE));
        tokens.start..genitive.unwrap_or(tokens.end)
    }

    /// Whether a phrase stands inside another that does not hold the token: it belongs to that one alone.
    pub(super) fn is_closed_to(&self, chunk: usize, at: usize) -> bool {
        self.chunks[chunk].inside
            && !self.chunks[chunk..].iter().find(|chunk| !chunk.inside).is_some_and(|outer| outer.tokens.contains(&at))
    }

    /// The phrase that holds the token.
    pub(super) fn chunk_at(&self, at: usize) -> Option<usize> {
        self.chunks.iter().position(|chunk| chunk.tokens.contains(&at))
    }

    /// Whether one of its tokens is of the classes, the given ones apart.
    pub(super) fn any(&self, class: Class, but: &[usize]) -> bool {
        self.tokens().any(|at| self.text.is(at, class) && !but.contains(&at))
    }
}
