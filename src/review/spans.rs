//! Moving the ends of spans by what a reader sees: characters, words, clauses.

use unicode_segmentation::UnicodeSegmentation;

use super::marks::{is_mark, with_mark};
use crate::article::{Span, floor};

/// An end is looked for within so many bytes, so that a text without any does not make a key slow.
const WINDOW: usize = 4096;

/// How far an end moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What a reader takes for a character.
    Character,
    /// A word; an end comes to stand at an end of one.
    Word,
    /// A clause: up to where a sign parts words.
    Clause,
}

/// Which end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it starts.
    Start,
    /// Where it ends.
    End,
}

/// Where an end is moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the end of the text.
    On,
    /// Towards the start of the text.
    Back,
}

/// Moves the start of the first span or the end of the last. By words and clauses an end takes a quotation mark along that
/// closes what is opened within the span, a start one that opens what is closed in it. A span that would vanish does where
/// there are others; the only one, or one that has nowhere to go, stays as it is.
pub fn moved(text: &str, spans: &[Span], edge: Edge, way: Way, unit: Unit) -> Vec<Span> {
    let mut moved = spans.to_vec();
    let moving = if edge == Edge::Start { moved.first_mut() } else { moved.last_mut() };
    let Some(span) = moving else { return moved };
    let (start, end) = (span.start(), span.end());
    let (from, other) = if edge == Edge::Start { (start, end) } else { (end, start) };
    let Some(to) = boundary(text, from, edge, way, unit, |at| with_mark(text, at, edge, other)) else { return moved };
    let (start, end) = if edge == Edge::Start { (to, end) } else { (start, to) };
    match Span::new(text, start, end) {
        Ok(new) => *span = new,
        Err(_) if moved.len() > 1 => drop(moved.remove(if edge == Edge::Start { 0 } else { moved.len() - 1 })),
        Err(_) => {}
    }
    moved
}

/// The spans with another one; what touches becomes one.
#[must_use]
pub fn with(spans: &[Span], more: Span) -> Vec<Span> {
    let mut all: Vec<_> = spans.iter().copied().chain([more]).collect();
    all.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(all.len());
    for span in all {
        match joined.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.join(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// The spans without what lies in `cut`, each piece without the spaces at its ends.
#[must_use]
pub fn without(text: &str, spans: &[Span], cut: Span) -> Vec<Span> {
    let pieces = spans
        .iter()
        .flat_map(|span| [(span.start(), span.end().min(cut.start())), (span.start().max(cut.end()), span.end())]);
    pieces.filter_map(|(start, end)| trimmed(text, start, end)).collect()
}

/// One span from the start of the first to the end of the last.
#[must_use]
pub fn joined(spans: &[Span]) -> Vec<Span> {
    spans.iter().copied().reduce(Span::join).into_iter().collect()
}

/// The clause around `offset`, or the word or character there.
pub fn clause_at(text: &str, offset: usize) -> Option<Span> {
    let offset = floor(text, offset);
    let after = text[offset..].chars().next().map_or(offset, |c| offset + c.len_utf8());
    let start = boundary(text, after, Edge::Start, Way::Back, Unit::Clause, |at| at).unwrap_or(offset);
    let end = boundary(text, offset, Edge::End, Way::On, Unit::Clause, |at| at).unwrap_or(after);
    Span::new(text, start, end).or_else(|_| Span::new(text, offset, after)).ok()
}

/// The next place after `from`, or the last before it, where such an end may stand; `settle` says where it comes to stand
/// that is at the end of a word.
fn boundary(
    text: &str,
    from: usize,
    edge: Edge,
    way: Way,
    unit: Unit,
    settle: impl Fn(usize) -> usize,
) -> Option<usize> {
    let (low, high) = match way {
        Way::On => (from, floor(text, from.saturating_add(WINDOW))),
        Way::Back => (floor(text, from.saturating_sub(WINDOW)), from),
    };
    let piece = text.get(low..high)?;
    if unit == Unit::Character {
        let found = match way {
            Way::On => piece.graphemes(true).next().map(str::len),
            Way::Back => piece.grapheme_indices(true).next_back().map(|(at, _)| at),
        };
        return found.map(|at| low + at);
    }
    let words = piece.unicode_word_indices().map(|(at, word)| (low + at, low + at + word.len()));
    let ends = words.map(|(start, end)| if edge == Edge::Start { start } else { end });
    let parts = |&at: &usize| unit == Unit::Word || parts_clauses(text, at, edge);
    let is_further = |&at: &usize| if way == Way::On { at > from } else { at < from };
    let mut ends = ends.filter(parts).map(settle).filter(is_further);
    match way {
        Way::On => ends.next(),
        Way::Back => ends.next_back(),
    }
}

/// Whether a sign parts the word that starts or ends there from the next one.
fn parts_clauses(text: &str, at: usize, edge: Edge) -> bool {
    let is_sign =
        |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '–' | '—' | '(' | ')' | '\n') || is_mark(c);
    let between = |c: &char| !c.is_alphanumeric();
    match edge {
        Edge::Start => {
            let mut before = text[..at].chars().rev().take(WINDOW).take_while(between).peekable();
            before.peek().is_none() && at == 0 || before.any(is_sign)
        }
        Edge::End => {
            let mut after = text[at..].chars().take(WINDOW).take_while(between).peekable();
            after.peek().is_none() && at == text.len() || after.any(is_sign)
        }
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let piece = text.get(start..end)?;
    let start = start + (piece.len() - piece.trim_start().len());
    Span::new(text, start, start + piece.trim().len()).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]

    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;
    use crate::review::marks::SIGNS;

    #[test]
    fn clauses_end_where_a_sign_parts_words() {
        let text = "Er sagte, dass es regne, und ging. „Gut so“, rief sie.";
        let clause = |at: &str| clause_at(text, text.find(at).expect("it is there")).expect("a clause").of(text);
        assert_eq!(
            ["sagte", "es", "ging", "so", "sie"].map(clause),
            ["Er sagte", "dass es regne", "und ging", "Gut so", "rief sie"]
        );
        let span = |words: &str| {
            let start = text.find(words).expect("it is there");
            Span::new(text, start, start + words.len()).expect("a span")
        };
        let cut = without(text, &[span("dass es regne, und ging")], span(", und"));
        assert_eq!(cut.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["dass es regne", "ging"]);
        assert_eq!(joined(&cut), [span("dass es regne, und ging")]);
        assert_eq!(with(&cut, span(", und ")), [span("dass es regne, und ging")]);
    }

    #[test]
    fn a_mark_goes_with_the_passage_that_it_closes_or_opens() {
        let text = "Er rief: „Nein, ‚nie und nimmer‘, sage ich.“ Das „Modell“ sei gut, so Kort.";
        let steps = |words: &str, edge: Edge, way: Way, unit: Unit| {
            let start = text.find(words).expect("it is there");
            let mut spans = vec![Span::new(text, start, start + words.len()).expect("a span")];
            let mut step = || {
                spans = moved(text, &spans, edge, way, unit);
                spans[0].of(text).to_owned()
            };
            [step(), step(), step()]
        };
        assert_eq!(
            steps("„Nein, ‚nie und nimmer‘, sage ich.“", Edge::End, Way::Back, Unit::Word),
            ["„Nein, ‚nie und nimmer‘, sage", "„Nein, ‚nie und nimmer‘", "„Nein, ‚nie und"]
        );
        assert_eq!(
            steps("„Nein, ‚nie und nimmer‘", Edge::End, Way::On, Unit::Word),
            [
                "„Nein, ‚nie und nimmer‘, sage",
                "„Nein, ‚nie und nimmer‘, sage ich.“",
                "„Nein, ‚nie und nimmer‘, sage ich.“ Das"
            ]
        );
        assert_eq!(
            steps("Nein", Edge::End, Way::On, Unit::Clause)[1],
            "Nein, ‚nie und nimmer‘, sage ich",
            "the mark opens before it"
        );
        assert_eq!(
            steps("“ Das „Modell“ sei", Edge::Start, Way::On, Unit::Word),
            ["Das „Modell“ sei", "„Modell“ sei", "sei"]
        );
        assert_eq!(steps("nimmer‘, sage ich.“", Edge::Start, Way::Back, Unit::Word)[1], "‚nie und nimmer‘, sage ich.“");
        assert_eq!(
            steps("„Nein, ‚nie", Edge::End, Way::Back, Unit::Character)[0],
            "„Nein, ‚ni",
            "by characters as it is"
        );
    }

    proptest! {
        #[test]
        fn ends_move_one_step_and_back(text in "[a-zäß]{1,5}([ ,.„“\n]{1,2}[a-zäß]{1,5}){2,12}", at in any::<Index>(), word in any::<bool>()) {
            let Some(span) = clause_at(&text, at.index(text.len())) else { return Ok(()) };
            let unit = if word { Unit::Word } else { Unit::Clause };
            for (edge, grow, shrink) in [(Edge::End, Way::On, Way::Back), (Edge::Start, Way::Back, Way::On)] {
                let grown = moved(&text, &[span], edge, grow, unit);
                prop_assert!(grown[0].covers(span));
                if grown[0] != span {
                    let back = moved(&text, &grown, edge, shrink, unit);
                    prop_assert_eq!(moved(&text, &back, edge, grow, unit), grown);
                    // But for a mark that the end takes along.
                    let bare = |span: Span| span.of(&text).trim_matches(|c| is_mark(c) || SIGNS.contains(&c)).to_owned();
                    prop_assert_eq!(bare(back[0]), bare(span));
                }
            }
        }
    }
}
