//! Tokens → tags and names, by a small model that was trained for this program.
//!
//! `hash` turns words into numbers, `form` gathers what the letters of a word give, `vectors` sums its vector, `features`
//! adds what stands around it, and `chain` finds the best chain of `tag`s, and then of `label`s of names. The weights
//! under `assets/model` are read in place; `assets/model/CARD.md` says what they were learned from.

pub mod chain;
pub mod features;
pub mod form;
pub mod hash;
pub mod label;
pub mod tag;
pub mod vectors;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use chain::{Chain, Contribution, WINDOW};
use features::{Seen, Surroundings, window};
use form::Form;
use label::Label;
use tag::Tag;
use vectors::{Rows, Vectors};

const VECTORS: &[u8] = include_bytes!("../../../assets/model/vectors.bin");
const TAGS: &[u8] = include_bytes!("../../../assets/model/tags.bin");
const NAMES: &[u8] = include_bytes!("../../../assets/model/names.bin");

/// The weights: a table of vectors, and two chains over it.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// The vectors of words.
    pub vectors: Vectors<'a>,
    /// The model of tags.
    pub tags: Chain<'a>,
    /// The model of names.
    pub names: Chain<'a>,
}

/// The model that the program carries.
pub fn model() -> &'static Model<'static> {
    static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(VECTORS, TAGS, NAMES));
    &MODEL
}

impl<'a> Model<'a> {
    /// The model whose weights are these; see [`Vectors`] and [`Chain::read`].
    pub fn read(vectors: &'a [u8], tags: &'a [u8], names: &'a [u8]) -> Self {
        Self {
            vectors: Vectors::read(vectors),
            tags: Chain::read(tags, Tag::ALL.len()),
            names: Chain::read(names, Label::COUNT),
        }
    }
}

/// A word that was met, with all that its letters give.
struct Known {
    form: Form,
    tag: Contribution,
    name: Contribution,
}

/// Goes through a text sentence by sentence. Words met again cost nothing but their look-up.
pub struct Tagger<'m, 't> {
    model: &'m Model<'m>,
    numbers: HashMap<&'t str, usize, foldhash::fast::FixedState>,
    known: Vec<Known>,
    room: Room,
}

/// Room to work in, kept from sentence to sentence.
#[derive(Default)]
struct Room {
    letters: Vec<char>,
    rows: Rows,
    features: Vec<u32>,
    scores: Vec<f32>,
    best: Vec<u8>,
}

/// A sentence whose words the tagger has looked up.
pub struct Sentence(Vec<usize>);

impl<'m, 't> Tagger<'m, 't> {
    /// So many words are kept at most (some 10 MB); then all are forgotten, and met anew.
    const ROOM: usize = 4096;

    /// A tagger that has met no word yet.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self { model, numbers: HashMap::default(), known: Vec::new(), room: Room::default() }
    }

    /// Looks up the words of a sentence. What was looked up before is not to be used any more.
    pub fn read(&mut self, words: impl Iterator<Item = &'t str>) -> Sentence {
        if self.known.len() > Self::ROOM {
            self.known.clear();
            self.numbers.clear();
        }
        Sentence(words.map(|word| self.number(word)).collect())
    }

    fn number(&mut self, word: &'t str) -> usize {
        *self.numbers.entry(word).or_insert_with(|| {
            let Room { letters, rows, .. } = &mut self.room;
            let mut form = Form::of(word, letters);
            let vector = self.model.vectors.of(word, &form, letters, rows);
            form.kin = self.model.vectors.kin(&vector);
            let (tag, name) = (self.model.tags.contribution(&vector), self.model.names.contribution(&vector));
            self.known.push(Known { form, tag, name });
            self.known.len() - 1
        })
    }

    /// The tags of a sentence, one a word.
    pub fn tag(&mut self, sentence: &Sentence) -> impl Iterator<Item = Tag> {
        let forms: Vec<&Form> = sentence.0.iter().map(|&number| &self.known[number].form).collect();
        let Room { features, scores, best, .. } = &mut self.room;
        scores.clear();
        for at in 0..forms.len() {
            features.clear();
            features::of_tag(&forms, at, features);
            let around = around(&self.known, sentence, at, |known| &known.tag);
            self.model.tags.score(around, features, scores);
        }
        self.model.tags.best(scores, best);
        best.iter().map(|&tag| Tag::ALL[usize::from(tag)])
    }

    /// The labels of a sentence, one a word, each with how much better than the next it is for the word alone.
    pub fn name(&mut self, sentence: &Sentence, listed: &[u32], seen: &[Seen], tags: &[Tag]) -> Vec<(Label, f32)> {
        let forms: Vec<&Form> = sentence.0.iter().map(|&number| &self.known[number].form).collect();
        let surroundings = Surroundings { listed, seen, tags };
        let Room { features, scores, best, .. } = &mut self.room;
        scores.clear();
        for at in 0..forms.len() {
            features.clear();
            features::of_label(&forms, surroundings, at, features);
            let around = around(&self.known, sentence, at, |known| &known.name);
            self.model.names.score(around, features, scores);
        }
        self.model.names.best(scores, best);
        let lead = |scores: &[f32], label: u8| {
            let others = scores.iter().enumerate().filter(|(other, _)| *other != usize::from(label));
            scores[usize::from(label)] - others.map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max)
        };
        let leads = best.iter().zip(scores.chunks_exact(Label::COUNT));
        leads.map(|(&label, scores)| (Label::of(usize::from(label)), lead(scores, label))).collect()
    }
}

fn around<'k>(
    known: &'k [Known],
    sentence: &Sentence,
    at: usize,
    of: impl Fn(&'k Known) -> &'k Contribution,
) -> [Option<&'k Contribution>; WINDOW] {
    let all: Range<usize> = 0..sentence.0.len();
    window(at, all).map(|neighbour| neighbour.map(|neighbour| of(&known[sentence.0[neighbour]])))
}
