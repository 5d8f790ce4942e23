//! Who speaks where a sentence does not say: the source of what was said before, or whom a sentence between names.

use std::ops::Range;

use super::{Draft, Parsed, speaker};
use crate::language::Text;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;
use crate::language::sentence::Sentence;

/// So many quotations back a source is looked for.
const BACK: usize = 8;

/// The source of the last quotation in the paragraph or the one before, or whom the sentence right before brings in.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &[Draft]) -> Option<Range<usize>> {
    let near = |index: usize| text.sentences[index].paragraph + 2 > parsed.sentence.paragraph;
    let last = drafts.iter().rev().take(BACK).find(|draft| !draft.nested && source(text, draft).is_some());
    let last = last.filter(|draft| near(draft.sentence));
    let before = parsed.index.checked_sub(1).filter(|&before| near(before) && !text.sentences[before].heading);
    let between = before.filter(|&before| last.is_none_or(|draft| draft.sentence < before));
    let named = between.and_then(|before| of_sentence(text, &text.sentences[before]));
    let named = named.filter(|named| last.is_none() || !is_pronoun(text, named));
    named.or_else(|| last.and_then(|draft| source(text, draft)))
}

/// Who speaks in a quotation, where its source is named and is not itself one that takes up another: "Demnach …". "Nach
/// eigenen Angaben" is the subject of the sentence.
pub(super) fn source(text: &Text, draft: &Draft) -> Option<Range<usize>> {
    let anaphor = |speaker: &Range<usize>| speaker.len() == 1 && draft.cue.first() == Some(&speaker.start);
    let speaker = draft.speaker.clone().filter(|speaker| !anaphor(speaker))?;
    let own = text.of(speaker.start).starts_with("eigen");
    let subject = own.then(|| of_sentence(text, text.sentences.get(draft.sentence)?)).flatten();
    subject.or(Some(speaker))
}

fn is_pronoun(text: &Text, phrase: &Range<usize>) -> bool {
    phrase.len() == 1 && text.is(phrase.start, Class::PERSONAL | Class::ARTICLE | Class::DETERMINER)
}

/// The subject of the sentence's first main clause, or the agent of a passive.
pub(super) fn of_sentence(text: &Text, sentence: &Sentence) -> Option<Range<usize>> {
    let pieces = text.pieces(sentence.tokens.clone());
    let is_main = |piece: &&Piece| !piece.quoted && !text.subordinate(piece.tokens.start);
    let main = pieces.iter().find(is_main)?;
    let speaking = |subject: &Range<usize>| speaker::speaks(text, subject);
    let Some(verb) = main.finite else {
        // "Die Leiterin des Amtes, Ute Kranz, warb um Geduld": a comma parts the subject from its verb.
        return speaker::before(text, main.tokens.start, main.tokens.end).filter(speaking);
    };
    let agent = text.is(verb, Class::WERDEN).then(|| speaker::by(text, main.tokens.clone())).flatten();
    let subject = || speaker::before(text, main.tokens.start, verb).filter(speaking);
    agent.filter(speaking).or_else(subject).or_else(|| speaker::behind(text, verb, main.tokens.end).filter(speaking))
}
