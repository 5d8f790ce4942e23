//! A sentence → its pieces: what stands between commas, colons, dashes and the quotation marks of longer passages.

use std::ops::Range;

use crate::language::Text;
use crate::language::lexicon::{Class, words};
use crate::language::mark::Quoted;
use crate::language::model::tag::{Upos, VerbForm};
use crate::language::token::Kind;

/// What divides a piece from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Nothing: the sentence begins, or a passage in quotation marks begins or ends.
    Open,
    /// A comma or semicolon.
    Comma,
    /// A colon.
    Colon,
    /// A dash.
    Dash,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its tokens without the signs around it; not empty.
    pub tokens: Range<usize>,
    /// What stands before it.
    pub border: Border,
    /// Whether it is a passage in quotation marks, marks included.
    pub quoted: bool,
    /// The finite verb, where one is recognised.
    pub finite: Option<usize>,
    /// Whether that verb is in the subjunctive of report.
    pub konjunktiv: bool,
}

/// A passage of at least this many words, the first with a capital, stands for itself even where a sign is missing beside it.
const OWN_PIECE: usize = 3;

/// So many passages back one is looked for that holds a token; more do not stand within each other.
const NEAR: usize = 8;

impl Text<'_> {
    /// How many words the range of tokens has.
    pub fn words(&self, range: Range<usize>) -> usize {
        self.tokens[range].iter().filter(|token| token.is_word()).count()
    }

    /// The pieces of a sentence, in order.
    pub fn pieces(&self, sentence: Range<usize>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut first = sentence.start;
        let mut border = Border::Open;
        let mut at = sentence.start;
        let mut brackets = 0_usize;
        let mut passages = self.quoted[self.quoted.partition_point(|q| q.open < sentence.start)..].iter().peekable();
        while at < sentence.end {
            while passages.next_if(|passage| passage.open < at || passage.depth > 0).is_some() {}
            if let Some(passage) = passages.next_if(|passage| passage.open == at) {
                let end = (passage.close + 1).min(sentence.end);
                // "„…“ und „…“"
                let joined = at >= sentence.start + 2
                    && self.is(at - 1, Class::COORDINATOR)
                    && self.tokens[at - 2].kind == Kind::Closing;
                let alone = at == sentence.start || self.divides(at - 1);
                // "der Chef der „Post“, Emil Roth": a name in marks behind its article or noun.
                let named = at > sentence.start
                    && (self.is(at - 1, Class::OPENS_PHRASE | Class::CONTRACTION)
                        || self.is_noun(at - 1)
                        || self.is_attribute(at - 1))
                    && !(at..end).any(|inner| self.is(inner, Class::FINITE) || self.tokens[inner].kind == Kind::Stop);
                let closed = end >= sentence.end || self.divides(end);
                // "…, kündigte er an, „und keiner bleibt“.": what opens in lower case goes on to the end.
                let ends =
                    (end..sentence.end).all(|at| self.tokens[at].kind == Kind::Stop) && !self.subordinate(at + 1);
                let sentence_like = self.capitalised(at + 1) && self.words(at..end) >= OWN_PIECE;
                if alone && (closed || ends) || sentence_like && (alone || joined || closed && !named) {
                    self.push(&mut pieces, first..at, border, false);
                    let before = if first == at { border } else { Border::Open };
                    self.push(&mut pieces, at..end, before, true);
                    first = end;
                    border = Border::Open;
                }
                at = end;
                continue;
            }
            match self.of(at) {
                "(" | "[" => brackets += 1,
                ")" | "]" => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            if brackets == 0 && self.divides(at) {
                self.push(&mut pieces, first..at, border, false);
                border = match self.of(at) {
                    ":" => Border::Colon,
                    "," | ";" => Border::Comma,
                    _ => Border::Dash,
                };
                first = at + 1;
            }
            at += 1;
        }
        self.push(&mut pieces, first..sentence.end, border, false);
        pieces
    }

    fn divides(&self, at: usize) -> bool {
        matches!(self.of(at), "," | ";" | ":" | "–" | "—" | "-")
    }

    fn push(&self, pieces: &mut Vec<Piece>, mut tokens: Range<usize>, border: Border, quoted: bool) {
        while !quoted
            && !tokens.is_empty()
            && !matches!(self.tokens[tokens.end - 1].kind, Kind::Word | Kind::Number | Kind::Closing)
            && self.of(tokens.end - 1) != ")"
            && self.of(tokens.end - 1) != "%"
        {
            tokens.end -= 1;
        }
        if tokens.is_empty() {
            return;
        }
        let finite = if quoted { None } else { self.finite(tokens.clone()) };
        let konjunktiv = finite.is_some_and(|verb| self.is_konjunktiv(verb, &tokens));
        pieces.push(Piece { tokens, border, quoted, finite, konjunktiv });
    }

    /// Whether the token can be read as a verb here: lower case, or an auxiliary first in its sentence. Other verbs
    /// open a sentence rarely, and nouns that look like them often: "Ende", "Berichte", "Teile".
    fn verbal(&self, at: usize, first: usize) -> bool {
        !self.capitalised(at) || at == first && self.is(at, Class::AUXILIARY)
    }

    /// Whether the token stands within quotation marks.
    pub fn in_marks(&self, at: usize) -> bool {
        let behind = self.quoted.partition_point(|passage| passage.open <= at);
        self.quoted[..behind].iter().rev().take(NEAR).any(|passage| at <= passage.close)
    }

    /// The passage whose closing mark is the token.
    pub fn passage_closed_at(&self, at: usize) -> Option<Quoted> {
        let behind = self.quoted.partition_point(|passage| passage.open < at);
        self.quoted[..behind].iter().rev().take(NEAR).find(|passage| passage.close == at).copied()
    }

    /// Whether the token can be the finite verb of the piece.
    pub fn is_finite(&self, at: usize, piece: &Range<usize>) -> bool {
        (self.is(at, Class::FINITE) || self.is_unlisted_finite(at))
            && self.verbal(at, piece.start)
            && !self.is(at, Class::OPENS_PHRASE | Class::ADVERB | Class::PREPOSITION)
            && !self.is_attribute_before_noun(at, piece.end)
            && !self.in_marks(at)
    }

    /// The finite verb of a piece: the last one after a subordinator, the first one otherwise.
    fn finite(&self, tokens: Range<usize>) -> Option<usize> {
        let first = tokens.start;
        let sure = |&at: &usize| self.is_finite(at, &tokens);
        let plural = |&at: &usize| {
            self.is(at, Class::INFINITIVE)
                && self.verbal(at, first)
                && !self.is(at, Class::PREPOSITION | Class::OPENS_PHRASE)
                && (at == first || self.of(at - 1) != "zu")
                && !self.is_attribute_before_noun(at, tokens.end)
                && !self.in_marks(at)
        };
        let mut candidates = tokens.clone().filter(sure);
        if self.subordinate(first) {
            let last = tokens.end - 1;
            let finite = candidates.next_back().or_else(|| tokens.clone().rev().find(plural));
            finite.or_else(|| Some(last).filter(|&at| self.is_unlisted_konjunktiv1(at)))
        } else {
            let behind_subject = |at: usize| self.is(at - 1, Class::PERSONAL) || self.tags[at].upos == Upos::Verb;
            let second = || tokens.clone().skip(1).find(|&at| self.is_unlisted_konjunktiv1(at) && behind_subject(at));
            candidates.next().or_else(second).or_else(|| tokens.clone().find(plural))
        }
    }

    /// Whether the lists do not have the word and its tag is that of a finite verb.
    fn is_unlisted_finite(&self, at: usize) -> bool {
        !self.is(at, Class::VERBAL) && self.tags[at].is_finite()
    }

    /// Whether the lists do not have the word and its letters are those of Konjunktiv I.
    fn is_unlisted_konjunktiv1(&self, at: usize) -> bool {
        self.tokens[at].classes().is_empty() && self.konjunktiv1[at] && !self.is_noun(at + 1) && !self.in_marks(at)
    }

    fn is_attribute_before_noun(&self, at: usize, end: usize) -> bool {
        !self.is(at, Class::AUXILIARY)
            && at + 1 < end
            && self.is_noun(at + 1)
            && self.of(at).ends_with('e')
            && !self.is_only_past(at)
            && at > 0
            && (self.is(at - 1, Class::OPENS_PHRASE | Class::PREPOSITION)
                // "der schwer verletzte Pilot"
                || at > 1 && self.is(at - 2, Class::OPENS_PHRASE) && self.is_manner(at - 1))
    }

    /// "sagte", which no noun can follow as its attribute, as it can "bestätigte" and "verletzte", which are participles too.
    fn is_only_past(&self, at: usize) -> bool {
        let stem = self.of(at).strip_suffix('e');
        let participle =
            || stem.and_then(|stem| words().get(stem)).is_some_and(|word| word.classes.contains(Class::PARTICIPLE));
        self.is(at, Class::PAST) && !participle()
    }

    /// "schwer", "tödlich": what modifies a participle rather than a verb.
    fn is_manner(&self, at: usize) -> bool {
        !self.capitalised(at) && (matches!(self.of(at), "schwer" | "leicht") || self.of(at).ends_with("lich"))
    }

    /// Whether the piece that begins at the token is a subordinate clause.
    pub fn subordinate(&self, first: usize) -> bool {
        // "seit Mai", "bis zum Abend", "während der Sitzung" open no clause.
        let adverbial = |at: usize| {
            self.is(at, Class::PREPOSITION)
                && (self.is_noun(at + 1)
                    || self.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number)
                    || self.is(at + 1, Class::PREPOSITION | Class::NUMERAL)
                    || matches!(self.of(at + 1), "dem" | "den" | "des" | "einem" | "einer" | "eines"))
        };
        let subordinator = |at: usize| self.is(at, Class::SUBORDINATOR) && !adverbial(at);
        let finite = |at: usize| self.is(at, Class::FINITE) && !self.is(at, Class::OPENS_PHRASE);
        let attribute = |at: usize| self.is_attribute(at) && !self.is(at, Class::OPENS_PHRASE);
        let mut opener = first;
        // "in dem", "und dass", "selbst wenn"
        for leading in [Class::PREPOSITION, Class::COORDINATOR, Class::ADVERB] {
            let leads = self.is(opener, leading) && !subordinator(opener);
            if leads && (leading != Class::ADVERB || subordinator(opener + 1) && !self.is(opener + 1, Class::ADVERB)) {
                opener += 1;
            }
        }
        subordinator(opener) && !finite(opener + 1)
            || matches!(self.of(opener), "dessen" | "deren" | "denen")
            || self.is(opener, Class::RELATIVE)
                && !self.capitalised(first)
                && !self.is_noun(opener + 1)
                && self.tokens.get(opener + 1).is_some_and(|next| next.kind != Kind::Opening)
                && !(attribute(opener + 1) && (self.is_noun(opener + 2) || attribute(opener + 2)))
                // "der verletzt worden war": a participle may look like a finite form.
                && (!finite(opener + 1) || self.is(opener + 1, Class::PARTICIPLE))
    }

    /// Whether a finite verb is in the subjunctive by which news report: Konjunktiv I, or Konjunktiv II where Konjunktiv I
    /// would look like the indicative.
    fn is_konjunktiv(&self, verb: usize, piece: &Range<usize>) -> bool {
        // Adjectives that look like verbs: "weite Teile des Landes".
        if self.tags[verb].upos == Upos::Adj && self.is_noun(verb + 1) {
            return false;
        }
        if self.is_unlisted_finite(verb) {
            return self.konjunktiv1[verb] || self.tags[verb].form == Some(VerbForm::Subjunctive);
        }
        if self.is_unlisted_konjunktiv1(verb) {
            return true;
        }
        if self.is(verb, Class::KONJUNKTIV1) {
            let own = ["ich", "Ich"];
            return !piece.clone().any(|at| own.contains(&self.of(at))) && !self.is(verb, Class::INDICATIVE);
        }
        self.is(verb, Class::KONJUNKTIV2)
            && self.is(verb, Class::AUXILIARY)
            && matches!(self.of(verb), "hätten" | "würden" | "wären" | "Hätten" | "Würden" | "Wären")
    }
}
