//! Interviews in question and answer form: "Rundschau: Wann öffnet das Bad?", "Wendt: Im Mai."

use std::collections::HashMap;
use std::ops::Range;

use super::Draft;
use super::evidence::Evidence;
use crate::extraction::{Medium, QuotationKind};
use crate::language::Text;
use crate::language::lexicon::Class;

/// A label has at most this many words.
const LABEL: usize = 4;
/// Fewer turns make no interview.
const TURNS: usize = 4;

/// The turns of an interview, by the number of their paragraph; empty where the article is none.
///
/// It is one where at least two labels open at least two paragraphs each.
pub(super) fn turns(text: &Text) -> HashMap<u32, Draft> {
    let mut turns: HashMap<u32, Draft> = HashMap::new();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (index, sentence) in text.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.heading) {
        if let Some(turn) = turns.get_mut(&sentence.paragraph) {
            turn.quote[0].end = sentence.tokens.end;
            turn.sentence = index;
        } else if let Some(label) = label(text, &sentence.tokens) {
            *times.entry(said(text, &label)).or_default() += 1;
            turns.insert(sentence.paragraph, turn(&sentence.tokens, label, index));
        }
    }
    let is_turn = |label: &Range<usize>| times.get(said(text, label)).is_some_and(|&times| times > 1);
    turns.retain(|_, turn| turn.speaker.as_ref().is_some_and(is_turn));
    if times.values().filter(|&&times| times > 1).count() < 2 || turns.len() < TURNS {
        turns.clear();
    }
    turns
}

/// The name before the colon with which a sentence opens; something has to follow it.
fn label(text: &Text, sentence: &Range<usize>) -> Option<Range<usize>> {
    let colon = sentence.clone().take(LABEL + 1).find(|&at| text.of(at) == ":")?;
    let name = sentence.start..colon;
    let named = name.clone().all(|at| text.is_noun(at) || text.is(at, Class::ARTICLE) && at == name.start);
    (named && !name.is_empty() && colon + 1 < sentence.end).then_some(name)
}

fn said<'a>(text: &Text<'a>, label: &Range<usize>) -> &'a str {
    text.span(label.start, label.end).map_or("", |span| span.of(text.text))
}

fn turn(sentence: &Range<usize>, label: Range<usize>, index: usize) -> Draft {
    let quote = label.end + 1..sentence.end;
    let mut draft = Draft::new(QuotationKind::Direct, vec![quote], index, Evidence::FramedPassage);
    draft.medium = Some(Medium::Speech);
    draft.frame.push(label.start..label.end + 1);
    draft.speaker = Some(label);
    draft
}
