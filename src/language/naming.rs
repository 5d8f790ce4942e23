//! What the lists and the article itself know of each token, and the names that the model then finds.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::extraction::{EntityKind, Form};
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};
use crate::language::model::features::Seen;
use crate::language::model::label::Label;
use crate::language::token::Kind;

/// The classes of [`NameClass`] that say what a whole name is, as they stand for a name of several words.
const LONGER: u32 = 17;
/// The token is not the first of such a name.
const WITHIN: u32 = 1 << 24;
/// A name of the lists stands before its hyphen.
const NAME_BEFORE_HYPHEN: u32 = 1 << 25;
/// An office stands behind its hyphen.
const OFFICE_BEHIND_HYPHEN: u32 = 1 << 26;
/// The token is the last of a name of several words.
const ENDS: u32 = 1 << 27;
/// A name of several words that is also a phrase.
const AMBIGUOUS_LONGER: u32 = 1 << 29;

/// What a whole name can be.
const WHOLE: NameClass = NameClass::PLACE
    .union(NameClass::GIVEN)
    .union(NameClass::FEMALE)
    .union(NameClass::MALE)
    .union(NameClass::ORGANISATION)
    .union(NameClass::OTHER);

// What is told here stands in bits that no class has.
const _: () = {
    let own = WHOLE.bits() << LONGER | WITHIN | NAME_BEFORE_HYPHEN | OFFICE_BEHIND_HYPHEN | ENDS | AMBIGUOUS_LONGER;
    assert!(NameClass::all().bits() & own == 0);
};

const AMBIGUOUS: NameClass =
    NameClass::AMBIGUOUS.union(NameClass::AMBIGUOUS_PLACE).union(NameClass::AMBIGUOUS_ORGANISATION);

fn whole(class: NameClass) -> u32 {
    (class & WHOLE).bits()
}

/// Adds to what the lists know of each token of a sentence what they know of the names of several words in it; `begins` says
/// of each token whether any begins with its word. Gives those names, the longest from each token on.
pub fn add_longer(
    text: &Text,
    sentence: Range<usize>,
    begins: impl Iterator<Item = bool>,
    listed: &mut [u32],
) -> Vec<(Range<usize>, NameClass)> {
    let mut found = Vec::new();
    for (at, _) in sentence.clone().zip(begins).filter(|(_, begins)| *begins) {
        let longest = names().longest_at(text, at, sentence.end);
        let inflected = || names().longest_inflected_at(text, at, sentence.end);
        if let Some((end, class)) = longest.or_else(inflected) {
            for (place, bits) in (at..end).zip(&mut listed[at - sentence.start..]) {
                *bits |= whole(class) << LONGER
                    | if class.intersects(AMBIGUOUS) { AMBIGUOUS_LONGER } else { 0 }
                    | if place > at { WITHIN } else { 0 }
                    | if place + 1 == end { ENDS } else { 0 };
            }
            found.push((at..end, class));
        }
    }
    found
}

/// What the lists know of a word, in bits.
pub fn listed(word: &str) -> u32 {
    let mut bits = names().of_inflected(word).bits();
    if let Some((before, behind)) = word.rsplit_once('-') {
        if whole(names().of_inflected(before)) != 0 {
            bits |= NAME_BEFORE_HYPHEN;
        }
        if names().of_inflected(behind).intersects(NameClass::OFFICE | NameClass::OFFICE_FEMALE) {
            bits |= OFFICE_BEHIND_HYPHEN;
        }
    }
    bits
}

/// For each token how the text writes its word elsewhere.
pub fn seen(text: &Text) -> Vec<Seen> {
    let mut lower: HashSet<&str, foldhash::fast::FixedState> = HashSet::default();
    let mut capitalised: HashMap<&str, u32, foldhash::fast::FixedState> = HashMap::default();
    let words = || (0..text.tokens.len()).filter(|&at| text.tokens[at].kind == Kind::Word);
    for at in words() {
        if text.capitalised(at) {
            *capitalised.entry(text.of(at)).or_default() += 1;
        } else {
            lower.insert(text.of(at));
        }
    }
    let mut seen = vec![Seen::default(); text.tokens.len()];
    let mut buffer = String::new();
    for at in words().filter(|&at| text.capitalised(at)) {
        buffer.clear();
        buffer.extend(text.of(at).chars().flat_map(char::to_lowercase));
        seen[at] = Seen {
            lower: lower.contains(buffer.as_str()),
            capitalised: capitalised.get(text.of(at)).copied().unwrap_or(0),
        };
    }
    seen
}

/// A name, or a word with a name in it, as the model found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// A name, or what came of one.
    pub form: Form,
    /// By how much its least sure token is better so than otherwise.
    pub lead: f32,
}

impl Text<'_> {
    /// What the model labelled, in order and apart from each other.
    pub fn labelled(&self) -> impl Iterator<Item = Labelled> {
        let mut begun: Option<(usize, f32)> = None;
        self.labels.iter().enumerate().filter_map(move |(at, &(label, lead))| match label {
            Label::Outside => None,
            Label::Begin(_) => {
                begun = Some((at, lead));
                None
            }
            Label::Inside(_) => {
                begun = begun.map(|(first, least)| (first, least.min(lead)));
                None
            }
            Label::End(kind) => {
                let (first, least) = begun.take()?;
                Some(Labelled { tokens: first..at + 1, kind, form: Form::Name, lead: least.min(lead) })
            }
            Label::Single(kind) | Label::Derived(kind) | Label::Part(kind) => {
                Some(Labelled { tokens: at..at + 1, kind, form: label.form()?, lead })
            }
        })
    }
}
