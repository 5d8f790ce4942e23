//! The phrases of a clause, in order, as arguments are picked from them.

use std::ops::Range;

use super::lexicon::names_event;
use super::words::{
    counts_people, is_adverb, is_bare_year, is_bound, is_number, is_participial, is_time, is_time_adverb, is_year,
    oblique, singular, stands,
};
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::phrase::{Extent, Phrase};
use crate::language::token::Kind;

/// The longest phrase, in tokens.
const PHRASE_REACH: usize = 24;

/// A phrase.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "facts of their own, each asked by itself")]
pub(super) struct Chunk {
    /// The tokens without the preposition.
    pub tokens: Range<usize>,
    /// The preposition that governs it; phrases joined to another have the other's.
    pub preposition: Option<usize>,
    /// Whether it goes on from the phrase before: "und die Ukraine".
    pub joined: bool,
    /// Whether it explains the phrase before: "Selenskyj, der Präsident".
    pub apposed: bool,
    /// Whether it says when.
    pub time: bool,
    /// Whether it stands inside the phrase that follows in the list: "das | für Mittwoch | geplante Treffen".
    pub inside: bool,
}

impl Chunk {
    fn of(tokens: Range<usize>, preposition: Option<usize>, time: bool) -> Self {
        Self { tokens, preposition, joined: false, apposed: false, time, inside: false }
    }
}

/// Appends the phrases of a range of tokens in which `finite` is the verb.
pub(super) fn find(text: &Text, range: Range<usize>, finite: Option<usize>, chunks: &mut Vec<Chunk>) {
    let limit = range.end;
    let mut at = range.start;
    let mut preposition = None;
    while at < limit {
        if finite != Some(at) && text.is(at, Class::PREPOSITION) && !is_bound(text, at) {
            preposition = Some(at);
            at += 1;
            continue;
        }
        if is_adverb(text, at) && !is_time_adverb(text, at) && !(text.capitalised(at) && preposition.is_some()) {
            at += 1;
            continue;
        }
        let bound = usize::from(is_bound(text, at)) * 2;
        let noun = behind_long_attribute(text, at, limit);
        if let Some(noun) = noun {
            let known = chunks.len();
            find(text, at + 1..noun - 1, None, chunks);
            chunks[known..].iter_mut().for_each(|chunk| chunk.inside = true);
        }
        let phrase = (finite != Some(at))
            .then(|| text.phrase(noun.unwrap_or(at + bound), limit.min(at + PHRASE_REACH), Extent::Core))
            .flatten()
            .map(|phrase| Phrase { end: run_end(text, &phrase), ..phrase })
            .filter(|phrase| stands(text, phrase.head) && phrase.end > at);
        let Some(phrase) = phrase else {
            if is_year(text, at)
                && let Some(last) = chunks.last_mut().filter(|last| last.time && last.tokens.end == at)
            {
                last.tokens.end = at + 1;
            } else if preposition.is_none() && counts_people(text, at) {
                let more = usize::from(matches!(text.of(at + 1), "weitere" | "andere"));
                chunks.push(Chunk::of(at..at + 1 + more, preposition, false));
                at += more;
            } else if is_time_adverb(text, at) || preposition.is_none() && is_bare_year(text, at) {
                chunks.push(Chunk::of(at..at + 1, None, true));
            }
            preposition = None;
            at += 1;
            continue;
        };
        let tokens = at..phrase.end;
        at = phrase.end;
        push(text, chunks, tokens, phrase.head, preposition);
        preposition = None;
    }
}

fn push(text: &Text, chunks: &mut Vec<Chunk>, tokens: Range<usize>, head: usize, preposition: Option<usize>) {
    let before = if tokens.start > 0 { text.of(tokens.start - 1) } else { "" };
    let adjacent = chunks.last().is_some_and(|last| last.tokens.end + 1 == tokens.start);
    let conjunction = adjacent && matches!(before, "und" | "sowie" | "oder");
    let apposed = adjacent && before == "," && preposition.is_none();
    if let Some(last) = chunks.last_mut().filter(|_| conjunction && is_number(text, tokens.start)) {
        last.tokens.end = tokens.end;
        return;
    }
    if conjunction {
        enumerate(chunks);
    }
    let governed = chunks.last().filter(|_| conjunction && preposition.is_none()).map(|last| last.preposition);
    let preposition = governed.unwrap_or(preposition);
    let unit = tokens.len() <= 3 && text.is(tokens.end - 1, Class::TIME_NOUN);
    let time = is_time(text, head) || unit || preposition.is_some() && is_year(text, head);
    chunks.push(Chunk { joined: governed.is_some(), apposed, ..Chunk::of(tokens, preposition, time) });
}

/// Where a phrase goes on behind an attribute with a phrase of its own: "der seit Tagen vermisste | Wanderer".
fn behind_long_attribute(text: &Text, first: usize, limit: usize) -> Option<usize> {
    /// Tokens from the article to the attribute.
    const REACH: usize = 12;
    if !text.is(first, Class::OPENS_PHRASE) {
        return None;
    }
    let attribute = |at: usize| {
        !text.is(at, Class::OPENS_PHRASE | Class::AUXILIARY)
            && !text.capitalised(at)
            && is_participial(text.of(at))
            && (text.is_noun(at + 1) || text.is_attribute(at + 1) && text.is_noun(at + 2))
    };
    let closes = |at: usize| {
        (!text.is_attribute(at) || is_year(text, at)) && !text.is(at, Class::OPENS_PHRASE | Class::PREPOSITION)
    };
    if text.is(first + 1, Class::PREPOSITION) {
        let one_phrase = |at: &usize| matches!(text.tokens[*at].kind, Kind::Word | Kind::Number);
        let mut reach = (first + 2..limit.min(first + REACH)).take_while(one_phrase).skip(1);
        return reach.find(|&at| closes(at - 1) && attribute(at)).map(|at| at + 1);
    }
    // "der schwer verletzte | Pilot", "der verletzte | Pilot": what looks like a verb of the past.
    let past = |at: usize| at + 1 < limit && text.is(at, Class::PAST) && attribute(at);
    let modified =
        past(first + 2) && !text.capitalised(first + 1) && !text.is(first + 1, Class::OPENS_PHRASE | Class::FINITE);
    if past(first + 1) { Some(first + 2) } else { modified.then_some(first + 3) }
}

/// Where a run of nouns ends that are one phrase: "Minister Habeck", but not "nach dem Angriff | Verletzungen" or "in diesem
/// Jahr | Martina Hefter".
fn run_end(text: &Text, phrase: &Phrase) -> usize {
    let of_time = |at: usize| text.is(at, Class::TIME_NOUN | Class::MONTH | Class::WEEKDAY);
    let begins_time = |at: usize| text.is(at, Class::WEEKDAY) || matches!(text.of(at), "Anfang" | "Mitte" | "Ende");
    // "drei Jahre Haft" is one.
    let measured = |at: usize| of_time(at - 1) && at >= phrase.first + 2 && is_number(text, at - 2);
    let parted = |&at: &usize| {
        let run = text.is_noun(at) && text.is_noun(at - 1) && !measured(at);
        let time = of_time(at - 1) && !of_time(at) || begins_time(at) && !of_time(at - 1);
        run && (time || names_event(&text.lower(at)))
    };
    (phrase.head + 1..phrase.end).find(parted).unwrap_or(phrase.end)
}

/// "A, B und C": what looked like an apposition before the "und" was a part of the list.
fn enumerate(chunks: &mut [Chunk]) {
    for index in (1..chunks.len()).rev() {
        if !chunks[index].apposed {
            break;
        }
        chunks[index].apposed = false;
        chunks[index].joined = true;
    }
    for index in 1..chunks.len() {
        if chunks[index].joined && chunks[index].preposition.is_none() {
            chunks[index].preposition = chunks[index - 1].preposition;
        }
    }
}

/// The subject among the phrases of a clause with that finite verb, and what else stands without a preposition. The phrase
/// that a relative pronoun stands for has another case here than its words show.
pub(super) fn subject(
    text: &Text,
    chunks: &[Chunk],
    finite: Option<usize>,
    antecedent: Option<usize>,
) -> (Option<usize>, Vec<usize>) {
    let bare: Vec<usize> = (0..chunks.len())
        .filter(|&index| {
            let chunk = &chunks[index];
            chunk.preposition.is_none() && !chunk.time && !chunk.apposed && !chunk.joined
        })
        .collect();
    let plural = finite.is_some_and(|at| {
        text.is(at, Class::PLURAL) && text.of(at).ends_with('n') || matches!(text.of(at), "sind" | "Sind")
    });
    let oblique = |index: usize| Some(index) != antecedent && oblique(text, chunks[index].tokens.start);
    let list = |index: usize| chunks.get(index + 1).is_some_and(|next| next.joined);
    let can_be = |&&index: &&usize| {
        let first = chunks[index].tokens.start;
        !(oblique(index) || plural && singular(text, first) && !list(index))
    };
    let subject = bare.iter().find(can_be).or_else(|| bare.iter().find(|&&index| !oblique(index)));
    let subject = subject.copied();
    (subject, bare.into_iter().filter(|&index| Some(index) != subject).collect())
}
