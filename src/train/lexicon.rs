//! The words of all examples, each with its form and its vector, so that examples need to name them by number only.

use std::collections::HashMap;

use wortlaut::language::model::chain::{Chain, Contribution, Emission};
use wortlaut::language::model::features::window;
use wortlaut::language::model::form::Form;
use wortlaut::language::model::vectors::{Rows, Vector, Vectors};

use crate::numbers::{Numbers, numbers};

pub(crate) struct Lexicon<'a> {
    table: Vectors<'a>,
    numbers: HashMap<String, u32>,
    forms: Vec<Form>,
    words: Vec<Vector>,
    vectors: Vec<Numbers>,
    room: (Vec<char>, Rows),
}

impl<'a> Lexicon<'a> {
    pub(crate) fn new(table: &'a [u8]) -> Self {
        Self {
            table: Vectors::read(table),
            numbers: HashMap::new(),
            forms: Vec::new(),
            words: Vec::new(),
            vectors: Vec::new(),
            room: Default::default(),
        }
    }

    /// The number of a word.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.forms.len() as u32;
        let (letters, rows) = &mut self.room;
        let mut form = Form::of(word, letters);
        let vector = self.table.of(word, &form, letters, rows);
        form.kin = self.table.kin(&vector);
        self.vectors.push(numbers(&vector));
        self.words.push(vector);
        self.forms.push(form);
        self.numbers.insert(word.into(), number);
        number
    }

    pub(crate) fn form(&self, number: u32) -> &Form {
        &self.forms[number as usize]
    }

    pub(crate) fn vectors(&self) -> &[Numbers] {
        &self.vectors
    }

    /// The best chain of labels for a sentence of words with their features.
    pub(crate) fn best(&self, chain: &Chain, words: &[u32], features: &[Vec<u32>]) -> Vec<u8> {
        let contributions: Vec<Contribution> =
            words.iter().map(|&word| chain.contribution(&self.words[word as usize])).collect();
        let mut rows = Vec::new();
        let tokens: Vec<_> = features
            .iter()
            .enumerate()
            .map(|(at, features)| {
                let around = window(at, 0..words.len()).map(|neighbour| neighbour.map(|at| &contributions[at]));
                Emission::Open(chain.score(around, features, &mut rows))
            })
            .collect();
        let mut best = Vec::new();
        chain.best(&tokens, &mut best);
        best
    }
}
