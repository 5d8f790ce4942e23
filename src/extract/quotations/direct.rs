//! Passages in quotation marks that no frame of their sentence claims: somebody's words, or only a title or a name.

use std::ops::Range;

use super::evidence::Evidence;
use super::nominative::only_looks_like_noun;
use super::{Draft, Parsed, antecedent, speaker};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;
use crate::language::mark::Quoted;
use crate::language::model::tag::Upos;
use crate::language::phrase::Extent;
use crate::language::token::Kind;

/// With fewer words a passage of the article's own sentence is a title, a name or a word held at a distance.
const VERBATIM: usize = 5;
/// Of a passage that opens in lower case, or that opens its sentence and has a verb, fewer words tell enough.
const VERBATIM_PLAIN: usize = 3;

/// Nouns behind which a passage is a title or a name.
#[rustfmt::skip]
const TITLED: &[&str] = &[
    "Motto", "Titel", "Name", "Namen", "Film", "Buch", "Roman", "Song", "Lied", "Album", "Stück", "Serie", "Sendung",
    "Gesetz", "Gesetzes", "Projekt", "Kampagne", "Aktion", "Ausstellung", "Operation", "Zeitung", "Magazin", "Magazins",
    "Wettbewerb", "Programm", "Begriff", "Grundsatz", "Prädikat", "Bereich", "Kategorie", "Rubrik",
];

/// Nouns behind which a passage is what is called out or to be read.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "Aufschrift", "Aufschriften", "Inschrift", "Kampfruf", "Kommentar", "Losung", "Losungen", "Parole", "Parolen", "Ruf",
    "Rufe", "Rufen", "Schlachtruf", "Slogan", "Slogans", "Sprechchor", "Sprechchöre", "Sprechchören", "Spruch", "Sprüche",
    "Sprüchen", "Worte", "Worten",
];

/// Appends the passages that are left in a sentence and are somebody's words.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    for passage in passages(text, &parsed.sentence.tokens) {
        let marked = passage.open..(passage.close + 1).min(parsed.sentence.tokens.end);
        let holds = |draft: &&Draft| draft.quote.iter().any(|quote| quote.contains(&passage.open));
        let near = || drafts.iter().rev().take_while(|draft| draft.sentence + 1 >= parsed.index);
        if near().filter(holds).any(|draft| draft.kind == QuotationKind::Direct) {
            continue;
        }
        let framed = near().any(|draft| draft.sentence == parsed.index && !draft.frame.is_empty());
        let holder = near().filter(holds).min_by_key(|draft| draft.extent().map_or(0, |extent| extent.len())).cloned();
        if let Some(holder) = holder {
            let speaker = holder.speaker.as_ref().is_some_and(|speaker| speaker.contains(&passage.open));
            if !speaker && (is_verbatim_inside(text, &marked, VERBATIM) || is_introduced(text, &marked)) {
                drafts.push(nested(drafts, &holder, marked));
            }
        } else if is_verbatim(text, parsed, &marked, framed) {
            let fills = marked.start == parsed.sentence.tokens.start
                && text.tokens[marked.end..parsed.sentence.tokens.end].iter().all(|token| token.kind == Kind::Stop);
            drafts.push(if fills {
                alone(text, parsed, drafts, &passage, marked)
            } else {
                beside(text, parsed, drafts, marked)
            });
        }
    }
}

/// The outermost passages that open in a range of tokens.
pub(super) fn passages(text: &Text, range: &Range<usize>) -> Vec<Quoted> {
    let from = text.quoted.partition_point(|passage| passage.open < range.start);
    let inside = text.quoted[from..].iter().take_while(|passage| passage.open < range.end);
    inside.filter(|passage| passage.depth == 0 && text.words(passage.open..passage.close) > 0).copied().collect()
}

/// Whether a passage, marks included, within what somebody says is taken from them word for word. What opens in lower
/// case goes on in their sentence; what opens with a capital may be a title or a name where it has fewer words than `long`.
pub(super) fn is_verbatim_inside(text: &Text, marked: &Range<usize>, long: usize) -> bool {
    let words = text.words(marked.clone());
    let before = marked.start.checked_sub(1).map_or("", |before| text.of(before));
    let sentence = words >= long || words >= VERBATIM_PLAIN && runs_on(text, marked);
    let told = opens_lower(text, marked)
        || (sentence || is_phrase(text, marked)) && !TITLED.contains(&before)
        || is_called(text, marked);
    told && !before.starts_with("sogenannt")
}

/// Whether an indefinite article stands before a passage, as it does before no title and no name.
fn is_introduced(text: &Text, marked: &Range<usize>) -> bool {
    let before = marked.start.checked_sub(1).map_or("", |before| text.of(before));
    matches!(before, "ein" | "eine" | "einen" | "einem" | "einer")
}

/// Whether a passage in the article's own sentence is somebody's words; `framed` says whether some are reported in it.
fn is_verbatim(text: &Text, parsed: &Parsed, marked: &Range<usize>, framed: bool) -> bool {
    let words = text.words(marked.clone());
    let runs = || runs_on(text, marked);
    let stops = || text.tokens[marked.end.saturating_sub(2)].kind == Kind::Stop;
    let before = marked.start.checked_sub(1).map_or("", |before| text.of(before));
    // "Kern: „Danke!“", "Sie nickt. „Schon gut.“"
    let opens = marked.start == parsed.sentence.tokens.start;
    let sentence = words >= VERBATIM && (runs() || stops())
        || words >= VERBATIM_PLAIN
            && runs()
            && !marked.start.checked_sub(1).is_some_and(|at| text.is_noun(at) || text.is(at, Class::ARTICLE))
        || (opens || before == ":") && stops()
        || opens && inversion(text, parsed, marked).is_some();
    let lower = opens_lower(text, marked)
        && (words >= VERBATIM
            || words >= VERBATIM_PLAIN && is_german(text, marked)
            || is_held_up(text, marked)
            || is_predicate(text, parsed, marked)
            || framed && before == "als");
    !TITLED.contains(&before) && (sentence || lower || is_called(text, marked))
}

/// Whether the first word of a passage is in lower case and no name: "profil", "tagesschau.de".
fn opens_lower(text: &Text, marked: &Range<usize>) -> bool {
    let first = marked.start + 1;
    let attribute = text.is_attribute(first) && text.is_noun(first + 1);
    let named = matches!(text.tags[first].upos, Upos::Propn | Upos::Noun | Upos::X) && !attribute;
    !text.capitalised(first) && text.tokens[first].kind == Kind::Word && !named
}

/// Whether some word in a passage shows that it is no name in another language: "con energy". Behind a noun only its first
/// word tells; what follows a noun is its name more often.
fn is_german(text: &Text, marked: &Range<usize>) -> bool {
    let small = Class::OPENS_PHRASE | Class::PREPOSITION | Class::VERBAL | Class::ADVERB | Class::COORDINATOR;
    let first = marked.start + 1;
    let named = marked.start > 0 && text.is_noun(marked.start - 1);
    let end = if named { first + 1 } else { marked.end };
    (first..end).any(|at| !text.capitalised(at) && (text.is(at, small) || text.is_attribute(at)))
}

/// "sprach von „kalter Berechnung“": an attribute and its noun without a determiner before them.
fn is_held_up(text: &Text, marked: &Range<usize>) -> bool {
    let first = marked.start + 1;
    let before = marked.start.checked_sub(1);
    text.words(marked.clone()) == 2
        && text.is_attribute(first)
        && text.is_noun(first + 1)
        && before.is_some_and(|before| {
            text.is(before, Class::PREPOSITION & !Class::OPENS_PHRASE | Class::FINITE)
                && !text.is(before, Class::CONTRACTION)
        })
}

/// "zeigte sich „tief erschüttert“", "ist die Lage „alarmierend“": what somebody is said to be.
fn is_predicate(text: &Text, parsed: &Parsed, marked: &Range<usize>) -> bool {
    let piece = parsed.pieces.iter().find(|piece| piece.tokens.end == marked.end);
    let verb = piece.and_then(|piece| piece.finite);
    !text.is_noun(marked.end.saturating_sub(2))
        && verb.is_some_and(|verb| text.is(verb, Class::SEIN) || text.is(verb + 1, Class::REFLEXIVE))
}

/// "die Parole „…“", "Rufe wie „…“ und „…“", "auf dem Schild stand „…“".
fn is_called(text: &Text, marked: &Range<usize>) -> bool {
    let mut at = marked.start;
    // A few tokens back, over the passages that are called out as well.
    for _ in 0..8 {
        let Some(before) = at.checked_sub(1) else { return false };
        match text.of(before) {
            "wie" | "zum" | "Beispiel" | "etwa" | ":" | "und" | "oder" | "," => at = before,
            "steht" | "stehen" | "stand" | "standen" => return true,
            noun if text.tokens[before].kind != Kind::Closing => return CALLED.contains(&noun),
            _ => {
                let Some(passage) = text.passage_closed_at(before) else { return false };
                at = passage.open;
            }
        }
    }
    false
}

/// "eine „Kluft zwischen Arm und Reich“": several German words that are no name; most names have a noun or "der" before them.
fn is_phrase(text: &Text, marked: &Range<usize>) -> bool {
    let before = marked.start.checked_sub(1);
    let introduces = |at: usize| text.is_noun(at) || text.is(at, Class::ARTICLE) && !is_introduced(text, marked);
    text.words(marked.clone()) >= VERBATIM_PLAIN
        && !before.is_some_and(introduces)
        && is_german(text, marked)
        && marked.clone().all(|at| text.labels[at].0.kind().is_none())
}

/// Whether a passage runs on as a text does rather than a name: with a verb or a pronoun.
fn runs_on(text: &Text, marked: &Range<usize>) -> bool {
    let small = |at: usize| text.is(at, Class::FINITE | Class::PERSONAL) && !text.capitalised(at);
    let last = marked.end.saturating_sub(2);
    marked.clone().any(small) || text.is(last, Class::INFINITIVE | Class::ZU_INFINITIVE) && !text.capitalised(last)
}

/// A passage within reported words: of the same speaker, by the frame that the reported words have or go on from.
fn nested(drafts: &[Draft], holder: &Draft, marked: Range<usize>) -> Draft {
    let mut draft = Draft { kind: QuotationKind::Direct, nested: true, quote: vec![marked], ..holder.clone() };
    draft.evidence = Evidence::NestedPassage;
    if holder.kind == QuotationKind::IndirectFreeIndirect
        && let Some(lead) = drafts.iter().rev().take(8).find(|lead| !lead.frame.is_empty())
        && lead.speaker == holder.speaker
    {
        draft.cue.clone_from(&lead.cue);
        draft.frame.clone_from(&lead.frame);
    }
    draft
}

/// A passage beside the article's own words, none of which is known to report.
fn beside(text: &Text, parsed: &Parsed, drafts: &[Draft], marked: Range<usize>) -> Draft {
    let mut draft = Draft::new(QuotationKind::Direct, vec![marked.clone()], parsed.index, Evidence::FreePassage);
    let start = parsed.sentence.tokens.start;
    let colon = marked.start > start && text.of(marked.start - 1) == ":";
    if colon {
        draft.frame.push(start..marked.start);
    } else if let Some((piece, verb, subject)) = inversion(text, parsed, &marked) {
        draft.frame.push(marked.end..piece.tokens.end);
        draft.cue.push(verb);
        draft.speaker = Some(subject);
        return draft;
    }
    // "Ministerin Vogt: „…“": nothing but the name.
    let verbless = parsed.pieces.first().filter(|piece| colon && piece.finite.is_none());
    let verbless = verbless.filter(|_| !only_looks_like_noun(text, start));
    let name = verbless.and_then(|piece| text.phrase(start, piece.tokens.end, Extent::Full));
    draft.speaker = name
        .map(|name| name.first..name.end)
        .or_else(|| holds_it(text, parsed))
        .or_else(|| antecedent::of_sentence(text, parsed.sentence))
        .or_else(|| antecedent::find(text, parsed, drafts));
    draft
}

/// "„…“, schloss die Ministerin": behind a passage any verb says that somebody spoke. The clause with its verb and subject.
fn inversion<'a>(text: &Text, parsed: &'a Parsed, marked: &Range<usize>) -> Option<(&'a Piece, usize, Range<usize>)> {
    let piece = parsed.pieces.iter().find(|piece| piece.tokens.start > marked.start && !piece.quoted)?;
    let verb = piece.finite.filter(|&verb| verb == piece.tokens.start && verb == marked.end + 1)?;
    let subject = speaker::behind(text, verb, piece.tokens.end).filter(|subject| speaker::speaks(text, subject))?;
    Some((piece, verb, subject))
}

/// A passage that is its sentence and goes on from what was said before.
fn alone(text: &Text, parsed: &Parsed, drafts: &[Draft], passage: &Quoted, marked: Range<usize>) -> Draft {
    let mut draft = Draft::new(QuotationKind::Direct, vec![marked], parsed.index, Evidence::PassageGoingOn);
    let before = drafts
        .iter()
        .rev()
        .find(|draft| !draft.nested && text.sentences[draft.sentence].paragraph + 1 >= parsed.sentence.paragraph);
    if let Some(before) = before.filter(|draft| draft.sentence + 1 >= parsed.index || passage.continues) {
        draft.speaker = antecedent::source(text, before);
        draft.medium = before.medium;
        if before.kind == QuotationKind::Direct {
            draft.cue.clone_from(&before.cue);
            draft.frame.clone_from(&before.frame);
        }
    }
    if draft.speaker.is_none() {
        draft.speaker = antecedent::find(text, parsed, drafts);
    }
    draft
}

/// "Für den Minister ist das „ein gutes Zeichen“": whose view it is.
fn holds_it(text: &Text, parsed: &Parsed) -> Option<Range<usize>> {
    let first = parsed.sentence.tokens.start;
    let holder = text.phrase(first + 1, parsed.pieces.first()?.tokens.end, Extent::Full)?;
    let holder = holder.first..holder.end;
    (text.of(first) == "Für" && speaker::speaks(text, &holder)).then_some(holder)
}

/// Appends every passage of a sentence that is long enough, whatever stands around it.
pub(super) fn find_marked(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>) {
    for passage in passages(text, &parsed.sentence.tokens) {
        let marked = passage.open..(passage.close + 1).min(parsed.sentence.tokens.end);
        if text.words(marked.clone()) >= VERBATIM {
            drafts.push(Draft::new(QuotationKind::Direct, vec![marked], parsed.index, Evidence::FreePassage));
        }
    }
}
