//! Learns the tags.
//!
//! The large set of sentences follows an older scheme of tags than the small ones. So a first network learns the old
//! scheme; a second learns the new scheme from the small sets, with the old tags that the first network gives them as
//! hints; the second then reads the large set, with its own old tags as hints, and says them in the new scheme. A committee
//! learns from all of it and tags plain texts, and the last network learns from those too. Verb forms, which only the small
//! sets have, come along the same way.

use wortlaut::language::model::Model;
use wortlaut::language::model::chain::Chain;
use wortlaut::language::model::features::{TAG_BITS, of_tag};
use wortlaut::language::model::form::Form;
use wortlaut::language::model::hash::{bucket, characters, mix};
use wortlaut::language::model::tag::{Tag, Upos, VerbForm};
use wortlaut::language::model::tagger::Tagger;

use crate::committee;
use crate::data::Word;
use crate::lexicon::Lexicon;
use crate::network::{Course, Example, Network};

type Sentence = Vec<Word>;

/// The sets of sentences.
pub(crate) struct Sets {
    /// Many, in the old scheme.
    pub(crate) old: Vec<Sentence>,
    /// Few, in the scheme that is to be learned.
    pub(crate) new: Vec<Sentence>,
    /// Few, whose scheme differs from that in some tags.
    pub(crate) other: Vec<Sentence>,
    /// Without tags.
    pub(crate) plain: Vec<Sentence>,
}

/// What a sentence counts for that a committee tagged.
const PLAIN: f32 = 0.5;

const COURSE: Course = Course { epochs: 5, rate: 0.1, deep_rate: 0.3, calm: 0.1, order: 0, drop: [0.2, 0.2] };

/// Tags that the third set does not divide as the second does.
const BLURRED: [&[&str]; 5] =
    [&["NOUN", "PROPN"], &["ADJ", "ADV"], &["AUX", "VERB"], &["ADP", "CCONJ", "SCONJ", "ADV"], &["PRON", "DET"]];

/// A bit for each tag of a part of speech, or for the one with the form.
fn bits(upos: &str, form: &str) -> u64 {
    let fits = |tag: &Tag| {
        tag.upos.name() == upos && (form.is_empty() || tag.form.is_some_and(|own: VerbForm| format!("{own:?}") == form))
    };
    let bits = Tag::ALL.iter().enumerate().filter(|(_, tag)| fits(tag)).fold(0, |bits, (number, _)| bits | 1 << number);
    if bits == 0 { bits_of_unknown() } else { bits }
}

fn bits_of_unknown() -> u64 {
    1 << Upos::X as u64
}

fn example(lexicon: &mut Lexicon, sentence: &Sentence, weight: f32) -> Example {
    let words: Vec<u32> = sentence.iter().map(|word| lexicon.number(&word.text)).collect();
    let forms: Vec<&Form> = words.iter().map(|&number| lexicon.form(number)).collect();
    let features = (0..forms.len()).map(|at| {
        let mut features = Vec::new();
        of_tag(&forms, at, &mut features);
        features
    });
    let features = features.collect();
    let allowed = sentence.iter().map(|word| bits(&word.upos, word.form)).collect();
    Example { words, features, allowed, weight }
}

/// Adds to an example what the old scheme says of each word.
fn hint(example: &mut Example, sentence: &Sentence, old: &[&str]) {
    let tag = |at: Option<usize>| at.and_then(|at| old.get(at)).map_or(1, |name| characters(name.chars()));
    for (at, features) in example.features.iter_mut().enumerate() {
        let (here, next, before) = (tag(Some(at)), tag(Some(at + 1)), tag(at.checked_sub(1)));
        let word = characters(sentence[at].text.chars());
        let mut add = |kind, value| features.push(bucket(value, kind, TAG_BITS));
        add(60, here);
        add(61, mix(here, word));
        add(62, mix(here, next));
        add(63, mix(before, here));
        add(64, mix(mix(before, here), next));
        add(65, mix(mix(here, next), word));
    }
}

/// The tags that a network gives to an example.
fn read(bytes: &[u8], lexicon: &Lexicon, example: &Example) -> Vec<Tag> {
    let chain = Chain::read(bytes);
    let labels = lexicon.best(&chain, &example.words, &example.features);
    labels.into_iter().map(|label| Tag::ALL[usize::from(label)]).collect()
}

/// Learns from the sets and gives the weights as bytes.
pub(crate) fn train(lexicon: &mut Lexicon, sets: &Sets) -> Vec<u8> {
    let mut old: Vec<Example> = sets.old.iter().map(|sentence| example(lexicon, sentence, 1.0)).collect();
    let mut few: Vec<Example> = sets.new.iter().map(|sentence| example(lexicon, sentence, 3.0)).collect();
    few.extend(sets.other.iter().map(|sentence| blurred(example(lexicon, sentence, 1.0), sentence)));
    let plain: Vec<Example> = sets.plain.iter().map(|sentence| example(lexicon, sentence, PLAIN)).collect();
    let few_sentences = || sets.new.iter().chain(&sets.other);
    let learn = |lexicon: &Lexicon, examples: &[Example], epochs, order| {
        let anywhere = |_: Option<usize>, _: Option<usize>| true;
        Network::train(
            lexicon.vectors(),
            [Tag::ALL.len(), TAG_BITS as usize],
            anywhere,
            examples,
            Course { epochs, order, ..COURSE },
        )
        .bytes()
    };

    let first = learn(lexicon, &old, 2, 0);
    let unhinted: Vec<_> = few.iter().map(|example| example.features.clone()).collect();
    for (example, sentence) in few.iter_mut().zip(few_sentences()) {
        let tags = read(&first, lexicon, example);
        let names: Vec<&str> = tags.iter().map(|tag| tag.upos.name()).collect();
        hint(example, sentence, &names);
    }
    let second = learn(lexicon, &few, 12, 0);
    for (example, sentence) in old.iter_mut().zip(&sets.old) {
        let plain = example.features.clone();
        let names: Vec<&str> = sentence.iter().map(|word| word.upos.as_str()).collect();
        hint(example, sentence, &names);
        let tags = read(&second, lexicon, example);
        example.allowed = tags.iter().zip(names).map(|(&tag, old)| said_anew(tag, old)).collect();
        example.features = plain;
    }
    for (mut example, features) in few.into_iter().zip(unhinted) {
        example.features = features;
        old.push(example);
    }
    let all = |_: &[u64]| true;
    committee::learn(lexicon, old, plain, all, |examples, order| learn(lexicon, examples, COURSE.epochs, order))
}

/// The tags that a word may have whose old tag was `old` and which the second network reads as `new`.
fn said_anew(new: Tag, old: &str) -> u64 {
    let name = new.upos.name();
    let nominal = |name: &str| matches!(name, "NOUN" | "PROPN");
    if name == old || !matches!(old, "PUNCT" | "NUM") && name != "PROPN" && !(nominal(old) && nominal(name)) {
        1 << new.number()
    } else if nominal(old) && nominal(name) {
        bits(old, "") | bits(name, "")
    } else {
        bits(old, "")
    }
}

/// Lets each word have every tag that the set does not tell from its own.
fn blurred(mut example: Example, sentence: &Sentence) -> Example {
    for (allowed, word) in example.allowed.iter_mut().zip(sentence) {
        for group in BLURRED.iter().filter(|group| group.contains(&word.upos.as_str())) {
            *allowed |= group.iter().fold(0, |all, upos| all | bits(upos, word.form));
        }
    }
    example
}

/// How many of a set's tags the model tells rightly: parts of speech, and verb forms where the part of speech is right.
pub(crate) fn measure(model: &Model, set: &[Sentence]) -> String {
    let mut tagger = Tagger::new(model);
    let (mut words, mut right, mut verbs, mut forms) = (0, 0, 0, 0);
    for sentence in set {
        let read = tagger.read(sentence.iter().map(|word| word.text.as_str()));
        for (word, tag) in sentence.iter().zip(tagger.tag(&read)) {
            words += 1;
            if tag.upos.name() == word.upos {
                right += 1;
                if let (false, Some(form)) = (word.form.is_empty(), tag.form) {
                    verbs += 1;
                    forms += usize::from(format!("{form:?}") == word.form);
                }
            }
        }
    }
    let share = |part: i32, whole: i32| f64::from(part) / f64::from(whole.max(1));
    format!(
        "UPOS {:.4} of {words} words, verb form {:.4} of {verbs} verbs",
        share(right, words),
        forms as f64 / f64::from(verbs.max(1))
    )
}
