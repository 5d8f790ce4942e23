//! Phrases that name a source: "laut Polizei", "nach Angaben des Ministeriums", "dem Gericht zufolge", "demnach".

use std::ops::Range;

use super::{Draft, Parsed};
use crate::extraction::{Medium, QuotationKind};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;
use crate::language::phrase::Extent;
use crate::language::token::Kind;

struct Source {
    cue: Range<usize>,
    /// The whole phrase.
    phrase: Range<usize>,
    speaker: Option<Range<usize>>,
    medium: Medium,
}

/// Appends what the sources of a sentence vouch for.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    for (index, piece) in parsed.pieces.iter().enumerate() {
        if piece.quoted {
            continue;
        }
        let mut at = piece.tokens.start;
        while at < piece.tokens.end {
            let Some(source) = source_at(text, at, piece) else {
                at += 1;
                continue;
            };
            at = source.phrase.end.max(at + 1);
            vouch(text, parsed, index, &source, drafts, first);
        }
    }
}

fn source_at(text: &Text, at: usize, piece: &Piece) -> Option<Source> {
    let limit = piece.tokens.end;
    let form = text.of(at);
    let whole =
        |cue: Range<usize>, phrase: Range<usize>, speaker, medium| Some(Source { cue, phrase, speaker, medium });
    match form {
        "laut" | "Laut" | "gemäß" | "Gemäß" => {
            let phrase = text.phrase(at + 1, phrase_limit(text, at, limit), Extent::Full)?;
            let law = form.eq_ignore_ascii_case("gemäß") && !text.is(phrase.head, Class::SOURCE_NOUN | Class::DOCUMENT);
            if law || !text.is_noun(phrase.head) {
                return None;
            }
            whole(at..at + 1, at..phrase.end, Some(phrase.first..phrase.end), Medium::SpeechWriting)
        }
        "nach" | "Nach" => {
            let phrase = text.phrase(at + 1, phrase_limit(text, at, limit), Extent::Full)?;
            if !text.is(phrase.head, Class::SOURCE_NOUN) {
                return None;
            }
            let bare = phrase.head + 1 == phrase.end && text.is(phrase.head, Class::DOCUMENT);
            if bare && phrase.first != phrase.head {
                return None;
            }
            whole(at..at + 1, at..phrase.end, Some(phrase.first..phrase.end), Medium::SpeechWriting)
        }
        "aus" | "Aus" => {
            let phrase = text.phrase(at + 1, limit, Extent::Full)?;
            let view = text.is(phrase.head, Class::VIEW_NOUN);
            view.then_some(())?;
            whole(at..at + 1, at..phrase.end, Some(phrase.first..phrase.end), Medium::SpeechThought)
        }
        "zufolge" => {
            let verb = (piece.tokens.start..at).rev().find(|&verb| {
                text.is(verb, Class::AUXILIARY) && !text.is(verb, Class::OPENS_PHRASE | Class::PARTICIPLE)
            });
            let start = (verb.map_or(piece.tokens.start, |verb| verb + 1)..at).find(|&first| {
                text.phrase(first, at, Extent::Full).is_some_and(|phrase| phrase.end >= at)
                    || text.is(first, Class::OPENS_PHRASE) && at - first < 12
            })?;
            whole(at..at + 1, start..at + 1, Some(start..at), Medium::SpeechWriting)
        }
        "demnach" | "Demnach" | "demzufolge" | "Demzufolge" => {
            whole(at..at + 1, at..at + 1, None, Medium::SpeechWriting)
        }
        _ => None,
    }
}

/// A source before the finite verb ends with it at the latest.
fn phrase_limit(text: &Text, at: usize, limit: usize) -> usize {
    (at + 2..limit)
        .find(|&verb| {
            text.is(verb, Class::FINITE)
                && !text.capitalised(verb)
                && !text.is(verb, Class::OPENS_PHRASE | Class::PREPOSITION | Class::ADVERB)
                && !text.is_attribute(verb)
        })
        .unwrap_or(limit)
}

fn vouch(text: &Text, parsed: &Parsed, index: usize, source: &Source, drafts: &mut Vec<Draft>, first: usize) {
    let piece = &parsed.pieces[index];
    let sentence = parsed.sentence.tokens.clone();
    let inside =
        drafts[first..].iter().position(|draft| draft.quote.iter().any(|range| range.contains(&source.cue.start)));
    let in_frame =
        drafts[first..].iter().any(|draft| draft.frame.iter().any(|range| range.contains(&source.cue.start)));
    if in_frame && inside.is_none() {
        return;
    }
    let quotes_here = drafts[first..].iter().any(|draft| draft.kind == QuotationKind::Direct && !draft.nested);
    let body = if let Some(outer) = inside {
        let outer = &drafts[first + outer];
        let start = outer.quote.first().map_or(piece.tokens.start, |range| range.start);
        start.max(piece.tokens.start)..piece.tokens.end
    } else if text.subordinate(piece.tokens.start) && piece.finite.is_some() {
        piece.tokens.clone()
    } else {
        let mut end = sentence.end;
        while end > sentence.start && matches!(text.tokens[end - 1].kind, Kind::Stop) {
            end -= 1;
        }
        sentence.start..end
    };
    if quotes_here && inside.is_none() {
        return;
    }
    let mut quote: Vec<Range<usize>> = Vec::new();
    let mut before = body.start..source.phrase.start.max(body.start);
    let mut after = source.phrase.end.min(body.end)..body.end;
    let sign = |at: usize| matches!(text.of(at), "," | "-" | "–" | ":");
    while !before.is_empty() && sign(before.end - 1) {
        before.end -= 1;
    }
    while !after.is_empty() && sign(after.start) {
        after.start += 1;
    }
    quote.extend([before, after].into_iter().filter(|range| !range.is_empty()));
    if quote.is_empty() || quote.iter().map(|range| text.words(range.clone())).sum::<usize>() < 3 {
        return;
    }
    // A sentence that is one passage in quotation marks is verbatim.
    let passage = parsed.pieces.iter().find(|piece| piece.quoted);
    let verbatim = passage.filter(|passage| {
        quote.iter().all(|range| passage.tokens.start <= range.start && range.end <= passage.tokens.end + 1)
    });
    let kind = if verbatim.is_some() { QuotationKind::Direct } else { QuotationKind::Indirect };
    let mut draft = Draft::new(kind, quote, parsed.index, 0.85);
    draft.nested = inside.is_some();
    draft.medium = Some(source.medium);
    draft.cue = source.cue.clone().collect();
    draft.frame = vec![source.phrase.clone()];
    draft.speaker = source.speaker.clone().or_else(|| {
        drafts.iter().rev().find(|draft| draft.sentence + 2 >= parsed.index).and_then(|draft| draft.speaker.clone())
    });
    drafts.push(draft);
}
