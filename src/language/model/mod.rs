//! Tokens → tags and names, by a small model that was trained for this program.
//!
//! `hash` turns words into numbers, `form` gathers what the letters of a word give, `vectors` sums its vector, `features`
//! adds what stands around it, and `chain` finds the best chain of `tag`s, and then of `label`s of names; `tagger` does all
//! that, sentence by sentence. The weights under `assets/model` are read in place; `assets/model/CARD.md` says what they were learned from.

pub mod chain;
pub mod features;
pub mod form;
pub mod hash;
pub mod label;
pub mod tag;
pub mod tagger;
pub mod vectors;

use std::sync::LazyLock;

use chain::Chain;
use vectors::Vectors;

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
        Self { vectors: Vectors::read(vectors), tags: Chain::read(tags), names: Chain::read(names) }
    }
}
