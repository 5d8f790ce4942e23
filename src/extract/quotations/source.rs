//! Phrases that name a source: "laut Polizei", "nach Angaben des Ministeriums", "dem Gericht zufolge", "demnach".

use std::ops::Range;

use super::{Draft, Parsed, vouched};
use crate::extraction::Medium;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;
use crate::language::phrase::{Extent, Phrase};
use crate::language::token::Kind;

/// A source that stands behind its phrase opens at most this many tokens before.
const REACH: usize = 14;

/// Words that a source may open or end with.
const OPENERS: [&str; 10] =
    ["laut", "gemäß", "nach", "aus", "zufolge", "zu", "wonach", "demnach", "demzufolge", "danach"];

pub(super) struct Source {
    pub(super) cue: Range<usize>,
    /// The whole phrase.
    pub(super) phrase: Range<usize>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) medium: Medium,
    /// Whether it opens a clause that depends on the one that names it: "wonach".
    pub(super) relative: bool,
}

/// Appends what the sources of a sentence vouch for.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    for (index, piece) in parsed.pieces.iter().enumerate() {
        if piece.quoted {
            continue;
        }
        let mut at = piece.tokens.start;
        while at < piece.tokens.end {
            let Some(source) = source_at(text, parsed, index, at) else {
                at += 1;
                continue;
            };
            at = source.phrase.end.max(at + 1);
            vouched::append(text, parsed, index, &source, drafts, first);
        }
    }
}

fn source_at(text: &Text, parsed: &Parsed, index: usize, at: usize) -> Option<Source> {
    let form = OPENERS.iter().find(|form| form.eq_ignore_ascii_case(text.of(at)))?;
    if text.in_marks(at) {
        return None;
    }
    match *form {
        "nach" if at == parsed.pieces[index].tokens.start && is_relative(text, at + 1) => {
            whereby(text, parsed, index, at, at + 2)
        }
        form @ ("laut" | "gemäß" | "nach" | "aus") => {
            in_front(text, parsed, index, at, form).or_else(|| postposed(text, parsed, index, at))
        }
        "zufolge" | "zu" => postposed(text, parsed, index, at),
        "wonach" => whereby(text, parsed, index, at, at + 1),
        "demnach" | "demzufolge" => Some(according(at)),
        "danach" if opens_in_present(text, parsed, at) => Some(according(at)),
        _ => None,
    }
}

/// "laut Polizei", "nach Angaben der Polizei".
fn in_front(text: &Text, parsed: &Parsed, index: usize, at: usize, form: &str) -> Option<Source> {
    // "sechs Tage nach der Veröffentlichung"
    if form == "nach" && at > parsed.sentence.tokens.start && text.is(at - 1, Class::TIME_NOUN) {
        return None;
    }
    let (speaker, medium) = behind(text, form, at, phrase_limit(text, parsed, index, at))?;
    let end = speaker.end.max(prefield_end(text, parsed, index, at));
    Some(Source { cue: at..at + 1, phrase: at..end, speaker: Some(speaker), medium, relative: false })
}

/// "dem Sprecher zufolge", "seiner Meinung nach", "Beobachtern zu Folge".
fn postposed(text: &Text, parsed: &Parsed, index: usize, at: usize) -> Option<Source> {
    let start = parsed.pieces[index].tokens.start;
    let (end, medium) = match text.of(at) {
        "zufolge" => (at + 1, Medium::SpeechWriting),
        "zu" if text.of(at + 1) == "Folge" => (at + 2, Medium::SpeechWriting),
        "nach" if at > start && text.names(at - 1, Class::SOURCE_NOUN) => (at + 1, Medium::SpeechThought),
        _ => return None,
    };
    let speaker = before(text, start, at)?;
    if text.of(at) == "nach" && !text.is(speaker.start, Class::OPENS_PHRASE) {
        return None;
    }
    Some(Source { cue: at..end, phrase: speaker.start..end, speaker: Some(speaker), medium, relative: false })
}

/// "demnach": it takes up the source before, as a pronoun would.
fn according(at: usize) -> Source {
    let cue = at..at + 1;
    let (phrase, speaker) = (cue.clone(), Some(cue.clone()));
    Source { cue, phrase, speaker, medium: Medium::SpeechWriting, relative: false }
}

/// "Danach gilt …": what somebody says. "Danach ging er …" says when.
fn opens_in_present(text: &Text, parsed: &Parsed, at: usize) -> bool {
    at == parsed.sentence.tokens.start
        && text.is(at + 1, Class::FINITE | Class::INFINITIVE)
        && !text.is(at + 1, Class::PAST | Class::WERDEN)
}

/// "nach dem", "nach denen", where what follows is no noun.
fn is_relative(text: &Text, at: usize) -> bool {
    let bare = || text.phrase(at, at + 12, Extent::Core).is_none_or(|phrase| !text.is_noun(phrase.head));
    text.of(at) == "denen"
        || matches!(text.of(at), "dem" | "der" | "welchem" | "welcher" | "welchen")
            && text.subordinate(at - 1)
            && bare()
}

/// "Berichte der Zeitung, wonach …", "Gerüchte, nach denen …": a clause before names the source at its end.
fn whereby(text: &Text, parsed: &Parsed, index: usize, at: usize, end: usize) -> Option<Source> {
    let speaks = Class::SOURCE_NOUN | Class::DOCUMENT | Class::UTTERANCE_NOUN;
    let named = |piece: &Piece| piece.tokens.clone().rev().find(|&noun| text.names(noun, speaks));
    let before = parsed.pieces[..index].iter().rev().take(2);
    let (clause, noun) = before.filter(|piece| !piece.quoted).find_map(|piece| Some((&piece.tokens, named(piece)?)))?;
    let first = (clause.start..=noun)
        .find(|&first| text.phrase(first, clause.end, Extent::Full).is_some_and(|phrase| phrase.head == noun))?;
    let speaker = text.phrase(first, clause.end, Extent::Full).map(|phrase| first..phrase.end);
    Some(Source { cue: at..at + 1, phrase: at..end, speaker, medium: Medium::SpeechWriting, relative: true })
}

/// The source behind a preposition.
fn behind(text: &Text, preposition: &str, at: usize, limit: usize) -> Option<(Range<usize>, Medium)> {
    let phrase = text.phrase(at + 1, limit, Extent::Full).map(|phrase| whole(text, phrase, limit));
    let Some(phrase) = phrase else {
        // "laut „tagblatt.de“"
        let closed = |&close: &usize| text.tokens[close].kind == Kind::Closing;
        if text.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Opening) {
            let close = (at + 2..limit.min(at + 8)).find(closed)?;
            return (preposition == "laut").then(|| (at + 1..close + 1, Medium::SpeechWriting));
        }
        // "laut dpa": names that open in lower case.
        let name = text.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word && token.word.is_none());
        return (preposition == "laut" && name).then(|| (at + 1..at + 2, Medium::SpeechWriting));
    };
    let speaker = phrase.first..phrase.end;
    match preposition {
        "laut" | "gemäß" => text.is_noun(phrase.head).then_some((speaker, Medium::SpeechWriting)),
        "aus" => (text.is(phrase.head, Class::VIEW_NOUN) && phrase.head + 1 < phrase.end)
            .then_some((speaker, Medium::SpeechThought)),
        _ => {
            let named = text.names(phrase.head, Class::SOURCE_NOUN) && !is_place_in_time(text, phrase);
            (named || owns_source(text, phrase)).then_some((speaker, Medium::SpeechWriting))
        }
    }
}

/// "einer am Dienstag veröffentlichten Mitteilung": where what stands between determiner and noun broke the phrase off, it
/// is read on from the last attribute.
fn whole(text: &Text, phrase: Phrase, limit: usize) -> Phrase {
    if text.is_noun(phrase.head) || !text.is(phrase.first, Class::OPENS_PHRASE) {
        return phrase;
    }
    let attribute = (phrase.end..limit.min(phrase.end + 8)).find(|&at| text.is_attribute(at) && text.is_noun(at + 1));
    let rest = attribute.and_then(|at| text.phrase(at, limit, Extent::Full));
    rest.map_or(phrase, |rest| Phrase { first: phrase.first, ..rest })
}

/// "nach dem Bericht" alone says when, "nach Berichten" and "nach dem Bericht der Prüfer" say who.
fn is_place_in_time(text: &Text, phrase: Phrase) -> bool {
    let definite = matches!(text.of(phrase.first), "dem" | "der" | "den");
    let bare = phrase.head + 1 == phrase.end && definite;
    bare && text.is(phrase.head, Class::DOCUMENT) && phrase.head == phrase.first + 1
}

/// "Grupps Meinung": a genitive before the noun that names the words.
fn owns_source(text: &Text, phrase: Phrase) -> bool {
    phrase.first == phrase.head
        && phrase.end >= phrase.head + 2
        && text.is_noun(phrase.end - 2)
        && text.of(phrase.end - 2).ends_with('s')
        && text.names(phrase.end - 1, Class::SOURCE_NOUN)
}

/// The phrase that ends right before a postposition: the longest that does.
fn before(text: &Text, start: usize, at: usize) -> Option<Range<usize>> {
    let opened = at.saturating_sub(REACH).max(start)..at;
    let reaches = |&first: &usize| text.phrase(first, at, Extent::Full).is_some_and(|phrase| phrase.end == at);
    // A name that opens in lower case ends no phrase: "der Seite beispiel.de zufolge".
    let determined = |&first: &usize| text.is(first, Class::OPENS_PHRASE) && !text.is(first, Class::PERSONAL);
    let mut first = opened.clone().find(reaches).or_else(|| opened.clone().rev().find(determined))?;
    // "dem Ministerium in Kiel zufolge"
    if let Some(place) = first.checked_sub(1).filter(|&before| matches!(text.of(before), "in" | "im" | "aus")) {
        let whole = |&whole: &usize| text.phrase(whole, place, Extent::Full).is_some_and(|phrase| phrase.end == place);
        first = (opened.start..place).filter(determined).find(whole).unwrap_or(first);
    }
    // "die ihrer Ansicht nach falsche Entscheidung"
    while determined(&first) && determined(&(first + 1)) {
        first += 1;
    }
    (!(first..at).any(|verb| text.is(verb, Class::AUXILIARY & !Class::OPENS_PHRASE))).then_some(first..at)
}

/// A source before the finite verb ends with it at the latest, one behind it with its piece or an apposition.
fn phrase_limit(text: &Text, parsed: &Parsed, index: usize, at: usize) -> usize {
    let piece = &parsed.pieces[index];
    let verb = (at + 2..piece.tokens.end).find(|&verb| text.is_finite(verb, &piece.tokens) && !text.is_attribute(verb));
    verb.unwrap_or_else(|| {
        let apposition = parsed.pieces.get(index + 1).filter(|next| next.finite.is_none() && !next.quoted);
        apposition.filter(|_| parsed.pieces.len() > index + 2).map_or(piece.tokens.end, |next| next.tokens.end + 1)
    })
}

/// Where a source opens its sentence, all that stands before the finite verb belongs to it: "Nach Angaben von Frau Beck,
/// der Leiterin, kam niemand". Zero where it stands elsewhere.
fn prefield_end(text: &Text, parsed: &Parsed, index: usize, at: usize) -> usize {
    let piece = &parsed.pieces[index];
    let leads = (piece.tokens.start..at).all(|token| text.is(token, Class::ADVERB | Class::COORDINATOR));
    if !leads || text.subordinate(piece.tokens.start) && piece.tokens.start != at {
        return 0;
    }
    for (offset, piece) in parsed.pieces[index..].iter().take(4).enumerate() {
        if offset > 0 && text.subordinate(piece.tokens.start) {
            continue;
        }
        let from = if offset == 0 { at + 2 } else { piece.tokens.start };
        let verb = (from..piece.tokens.end).find(|&verb| {
            text.is_finite(verb, &piece.tokens) && !text.is_attribute(verb) || Some(verb) == piece.finite
        });
        if let Some(verb) = verb {
            return verb;
        }
        if piece.quoted {
            return 0;
        }
    }
    0
}
