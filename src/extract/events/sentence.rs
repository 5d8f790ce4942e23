//! A sentence → its clauses: pieces that belong together joined, verbs that share a subject told apart.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;

use super::chunks::{self, Chunk};
use super::clause::Clause;
use super::known::Known;
use super::timeline::Timeline;
use super::topics::Topics;
use crate::extract::times::{self, Expression};
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::Class;
use crate::language::token::Kind;

/// Nobody writes clauses of more tokens; what is longer is cut, since every word that names an event looks through its own.
const LONGEST: usize = 100;

/// What all clauses of a sentence have in common.
pub(super) struct Sentence<'a> {
    pub text: &'a Text<'a>,
    /// Its number in the text.
    pub index: usize,
    pub tokens: Range<usize>,
    pub pieces: &'a [Piece],
    /// What it says of time, and the day that the text tells of there, once they have been asked for.
    pub times: OnceCell<Vec<Expression>>,
    pub day: OnceCell<Option<Date>>,
    pub heading: bool,
    pub topics: Topics,
    /// The tokens in lower case.
    pub forms: &'a [Cow<'a, str>],
    pub known: &'a Known<'a>,
    pub timeline: &'a Timeline<'a>,
}

/// A clause being put together.
struct Draft {
    parts: Vec<Range<usize>>,
    finite: Option<usize>,
    subordinate: bool,
    zu: bool,
    antecedent: Option<Chunk>,
    parent: Option<usize>,
    /// The clause before, whose subject and auxiliary it shares: "… getötet und zwei Frauen verletzt".
    shared: Option<usize>,
}

impl Draft {
    fn new(piece: &Piece, zu: bool) -> Self {
        Self {
            parts: vec![piece.tokens.clone()],
            finite: piece.finite,
            subordinate: false,
            zu,
            antecedent: None,
            parent: None,
            shared: None,
        }
    }
}

impl<'a> Sentence<'a> {
    /// The token in lower case; empty outside the sentence.
    pub(super) fn form(&self, at: usize) -> &str {
        at.checked_sub(self.tokens.start).and_then(|index| self.forms.get(index)).map_or("", |form| form)
    }

    /// What it says of time.
    pub(super) fn times(&self) -> &[Expression] {
        self.times.get_or_init(|| times::find(self.text, self.tokens.clone(), self.pieces, self.timeline.today))
    }

    /// The day that the text tells of there.
    pub(super) fn day(&self) -> Option<Date> {
        *self.day.get_or_init(|| self.timeline.day_at(self.index))
    }

    /// The clauses in the order in which they begin.
    pub(super) fn clauses(&'a self) -> Vec<Clause<'a>> {
        let mut pieces = Vec::new();
        self.unquote(self.pieces, 0, &mut pieces);
        let mut drafts: Vec<Draft> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for piece in pieces {
            for piece in self.split(piece).into_iter().flat_map(cut) {
                self.place(&piece, &mut drafts, &mut open);
            }
        }
        let mut clauses: Vec<Clause> = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let clause = self.clause(draft, &clauses);
            clauses.push(clause);
        }
        clauses
    }

    /// Cuts a piece where an "und" joins two verbs: before it one has been completed, after it comes another.
    fn split(&self, piece: Piece) -> Vec<Piece> {
        let text = self.text;
        let tokens = piece.tokens.clone();
        let verbal = |at: usize| {
            text.is(at, Class::PARTICIPLE | Class::INFINITIVE | Class::ZU_INFINITIVE | Class::FINITE)
                && !text.capitalised(at)
                && !text.is(at, Class::OPENS_PHRASE | Class::ADVERB | Class::PREPOSITION)
                && !text.is_noun(at + 1)
        };
        let cut = tokens.clone().skip(1).filter(|&at| matches!(text.of(at), "und" | "oder" | "aber")).find(|&at| {
            let completed = verbal(at - 1) || text.is(at - 1, Class::PARTICLE) && !text.capitalised(at - 1);
            let begins =
                text.is(at + 1, Class::FINITE) && verbal(at + 1) && piece.finite.is_some_and(|finite| finite < at);
            (completed || begins) && (at + 1..tokens.end).any(verbal)
        });
        let Some(cut) = cut.filter(|_| !piece.quoted) else { return vec![piece] };
        let finite = (cut + 1..tokens.end).find(|&at| verbal(at) && text.is(at, Class::FINITE)).filter(|&at| {
            at == cut + 1
                || !text.is(at, Class::PARTICIPLE)
                    && !piece.finite.is_some_and(|finite| text.is(finite, Class::AUXILIARY))
        });
        let rest = Piece { tokens: cut..tokens.end, border: Border::Open, finite, ..piece.clone() };
        vec![Piece { tokens: tokens.start..cut, finite: piece.finite.filter(|&at| at < cut), ..piece }, rest]
    }

    /// Appends `pieces`, and instead of a quoted passage the pieces in it.
    fn unquote(&self, pieces: &[Piece], depth: usize, found: &mut Vec<Piece>) {
        /// Quotations in quotations in quotations are looked into; none deeper.
        const DEEPEST: usize = 3;
        for piece in pieces {
            if !piece.quoted || depth == DEEPEST {
                found.push(piece.clone());
                continue;
            }
            let closed = self.text.tokens[piece.tokens.end - 1].kind == Kind::Closing;
            let inner = piece.tokens.start + 1..piece.tokens.end - usize::from(closed);
            let mut first = inner.start;
            for at in inner.clone() {
                if self.text.tokens[at].kind == Kind::Stop || at + 1 == inner.end {
                    if first <= at {
                        self.unquote(&self.text.pieces(first..at + 1), depth + 1, found);
                    }
                    first = at + 1;
                }
            }
        }
    }

    /// Adds a piece to the clause that it goes on with, or begins another with it. `open` are the clauses that may go on,
    /// each inside the one before.
    fn place(&self, piece: &Piece, drafts: &mut Vec<Draft>, open: &mut Vec<usize>) {
        let first = piece.tokens.start;
        let conjunct = piece.border == Border::Open && matches!(self.text.of(first), "und" | "oder" | "aber");
        if let Some(&top) = open.last().filter(|_| conjunct) {
            share(drafts, open, top, first + 1..piece.tokens.end, piece.finite);
            return;
        }
        if piece.border != Border::Comma || piece.quoted {
            open.clear();
        }
        if let Some(draft) = self.dependent(piece, drafts, open) {
            open.push(drafts.len());
            drafts.push(draft);
            return;
        }
        // What depended on the outer clause is over.
        while let [.., _, top] = open[..]
            && drafts[top].subordinate
            && (drafts[top].finite.is_some() || drafts[top].zu)
        {
            open.pop();
        }
        if open.last().is_some_and(|&top| self.goes_on(piece, &drafts[top])) {
            let top = open[open.len() - 1];
            drafts[top].parts.push(piece.tokens.clone());
            drafts[top].finite = drafts[top].finite.or(piece.finite);
        } else if let Some(&top) = open.last().filter(|&&top| self.shares_auxiliary(piece, &drafts[top])) {
            share(drafts, open, top, piece.tokens.clone(), None);
        } else {
            open.clear();
            open.push(drafts.len());
            drafts.push(Draft::new(piece, self.has_zu(piece)));
        }
    }

    /// The clause that a piece begins inside another: after a subordinator or relative pronoun, or with zu.
    fn dependent(&self, piece: &Piece, drafts: &[Draft], open: &[usize]) -> Option<Draft> {
        let text = self.text;
        let first = piece.tokens.start;
        let zu = self.has_zu(piece);
        let opens = text.subordinate(first) && (piece.border != Border::Open || text.is(first, Class::SUBORDINATOR))
            || text.is(first, Class::INFINITIVE_OPENER) && zu;
        let infinitive = zu && piece.finite.is_none_or(|at| text.is(at, Class::ZU_INFINITIVE | Class::INFINITIVE));
        (opens || infinitive && !open.is_empty()).then(|| Draft {
            finite: piece.finite.filter(|_| !infinitive),
            subordinate: true,
            antecedent: self.antecedent(piece, drafts),
            parent: open.last().copied(),
            ..Draft::new(piece, zu)
        })
    }

    /// Whether a piece is a part of a clause: it has the verb that the clause still lacks, or none.
    fn goes_on(&self, piece: &Piece, clause: &Draft) -> bool {
        let verbless = clause.finite.is_none() && !clause.zu && clause.shared.is_none();
        let complete = clause.subordinate && clause.finite.is_some();
        let room = clause.parts.iter().map(ExactSizeIterator::len).sum::<usize>() < LONGEST;
        room && (verbless || piece.finite.is_none() && !complete && !self.shares_auxiliary(piece, clause))
    }

    /// "…, vier festgenommen": whether a piece has another participle for the auxiliary of a clause.
    fn shares_auxiliary(&self, piece: &Piece, clause: &Draft) -> bool {
        let text = self.text;
        let participle = |part: &Range<usize>| {
            part.clone().any(|at| text.is(at, Class::PARTICIPLE) && !text.capitalised(at) && !text.is_noun(at + 1))
        };
        piece.finite.is_none()
            && clause.finite.is_some_and(|finite| text.is(finite, Class::WERDEN | Class::SEIN))
            && participle(&piece.tokens)
            && clause.parts.iter().any(participle)
    }

    /// Whether a phrase says when or where for both of two joined verbs.
    fn is_setting(&self, chunk: &Chunk) -> bool {
        chunk.time
            || chunk
                .preposition
                .is_some_and(|at| matches!(self.text.of(at), "in" | "im" | "nahe" | "In" | "Im" | "Nahe"))
    }

    fn has_verb(&self, part: &Range<usize>) -> bool {
        part.clone().any(|at| {
            self.text.is(at, Class::PARTICIPLE | Class::INFINITIVE | Class::FINITE | Class::PARTICLE)
                && !self.text.capitalised(at)
                && !self.text.is(at, Class::OPENS_PHRASE | Class::ADVERB | Class::PREPOSITION)
        })
    }

    fn has_zu(&self, piece: &Piece) -> bool {
        piece.tokens.clone().any(|at| {
            self.text.is(at, Class::ZU_INFINITIVE)
                || self.text.of(at) == "zu"
                    && at + 1 < piece.tokens.end
                    && self.text.is(at + 1, Class::INFINITIVE)
                    && !self.text.capitalised(at + 1)
        })
    }

    /// The phrase that the relative pronoun at the start of a piece stands for.
    fn antecedent(&self, piece: &Piece, drafts: &[Draft]) -> Option<Chunk> {
        let text = self.text;
        let first = piece.tokens.start;
        let preposition = text.is(first, Class::PREPOSITION).then_some(first);
        let pronoun = first + usize::from(preposition.is_some());
        let relative = piece.border == Border::Comma
            && matches!(
                text.of(pronoun),
                "der" | "die" | "das" | "den" | "dem" | "denen" | "welche" | "welcher" | "welches"
            );
        if !relative {
            return None;
        }
        let before = drafts.iter().rev().filter_map(|draft| draft.parts.last()).find(|part| part.end + 1 == first)?;
        let mut chunks = Vec::new();
        chunks::find(text, before.end.saturating_sub(24).max(before.start)..before.end, None, &mut chunks);
        // "eine Frau verurteilt worden, die …"
        let verbs = |chunk: &Chunk| {
            let between = chunk.tokens.end..before.end;
            let other = Class::OPENS_PHRASE | Class::PREPOSITION | Class::ADVERB | Class::COORDINATOR;
            between.len() <= 3
                && between.clone().all(|at| {
                    text.tokens[at].kind == Kind::Word
                        && !text.capitalised(at)
                        && !text.is(at, other & !Class::PARTICLE)
                })
        };
        let last = chunks.pop().filter(|chunk| !chunk.time && verbs(chunk))?;
        Some(Chunk { preposition, joined: false, apposed: false, ..last })
    }

    fn clause(&'a self, draft: Draft, before: &[Clause<'a>]) -> Clause<'a> {
        let Draft { mut parts, mut finite, subordinate, zu, antecedent, parent, shared } = draft;
        let mut chunks = Vec::new();
        let first = shared.and_then(|shared| before.get(shared));
        if let Some(first) = first {
            chunks.extend(first.chunks.iter().filter(|chunk| self.is_setting(chunk)).cloned());
        }
        let inherited = chunks.len();
        let skipped = antecedent.as_ref().map_or(0, |chunk| 1 + usize::from(chunk.preposition.is_some()));
        let accusative = antecedent.is_some() && matches!(self.text.of(parts[0].start), "den" | "dem" | "denen");
        chunks.extend(antecedent);
        for (index, part) in parts.iter().enumerate() {
            let first = if index == 0 { (part.start + skipped).min(part.end) } else { part.start };
            let known = chunks.len();
            chunks::find(self.text, first..part.end, finite, &mut chunks);
            // "…, darunter drei Kinder": what follows a whole clause explains it.
            let whole = index > 0 && finite.is_some_and(|finite| finite < part.start) && !self.has_verb(part);
            chunks[known..]
                .iter_mut()
                .filter(|chunk| whole && chunk.preposition.is_none() && !chunk.joined)
                .for_each(|chunk| chunk.apposed = true);
        }
        let own_finite = finite;
        if let Some(auxiliary) = first.and_then(|first| first.finite).filter(|_| finite.is_none()) {
            parts.insert(0, auxiliary..auxiliary + 1);
            finite = Some(auxiliary);
        }
        let (mut subject, mut objects) =
            chunks::subject(self.text, &chunks, finite, (skipped > 0).then_some(inherited));
        // The subject goes on, unless the second verb of a passive has one of its own.
        let passive = finite.is_some_and(|at| self.text.is(at, Class::WERDEN | Class::SEIN)) && own_finite.is_none();
        if let Some(first) = first
            && let Some(shared) = first.subject
            && (subject.is_none() || !passive && (own_finite.is_none() || own_finite == Some(parts[0].start)))
        {
            objects.splice(0..0, subject.take());
            chunks.insert(inherited, first.chunks[shared].clone());
            objects.iter_mut().filter(|index| **index >= inherited).for_each(|index| *index += 1);
            subject = Some(inherited);
        }
        if accusative && subject == Some(0) {
            subject = (!objects.is_empty()).then(|| objects.remove(0));
            objects.insert(0, 0);
        }
        if zu {
            objects.splice(0..0, subject.take());
        }
        chunks[..inherited].iter_mut().for_each(|chunk| chunk.joined = false);
        Clause { text: self.text, sentence: self, parts, finite, subordinate, parent, zu, chunks, subject, objects }
    }
}

/// Cuts a piece that is too long for a clause.
fn cut(piece: Piece) -> impl Iterator<Item = Piece> {
    let Piece { tokens: all, border, finite, .. } = piece;
    all.clone().step_by(LONGEST).map(move |first| {
        let tokens = first..all.end.min(first + LONGEST);
        Piece {
            border: if first == all.start { border } else { Border::Open },
            finite: finite.filter(|at| tokens.contains(at)),
            tokens,
            ..piece
        }
    })
}

/// Begins a clause that shares subject and auxiliary with the open one at `top`.
fn share(drafts: &mut Vec<Draft>, open: &mut Vec<usize>, top: usize, tokens: Range<usize>, finite: Option<usize>) {
    let Draft { subordinate, zu, parent, .. } = drafts[top];
    open.pop();
    open.push(drafts.len());
    drafts.push(Draft { parts: vec![tokens], finite, subordinate, zu, antecedent: None, parent, shared: Some(top) });
}
