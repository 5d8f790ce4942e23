//! A linear-chain model: what each token scores for each label, and the best chain of labels.
//!
//! A token's scores come from two sides. *Wide*: each of its features has a row of scores in a hashed table. *Deep*: the
//! vectors of the words around it go through one hidden layer, which sees likeness where the features see identity.

use super::vectors::{DIMENSION, Vector};

/// The hidden layer looks at this many words: the token's own in the middle.
pub const WINDOW: usize = 3;
/// How many numbers the hidden layer has.
pub const HIDDEN: usize = 64;
/// What a transition scores that cannot be.
pub const NEVER: f32 = f32::NEG_INFINITY;

/// What one word gives to the hidden layer, for each place that it can have in the window.
pub type Contribution = [[f32; HIDDEN]; WINDOW];

/// The weights of one model with its number of labels.
#[derive(Clone, Debug)]
pub struct Chain<'a> {
    labels: usize,
    /// The scores of the features, each in one byte: as many rows as the features are told apart by, `labels` a row.
    wide: &'a [u8],
    /// What one step of those bytes is worth.
    step: f32,
    /// Vectors to hidden layer: `[WINDOW][DIMENSION][HIDDEN]`.
    window: Vec<f32>,
    hidden_bias: Vec<f32>,
    /// Hidden layer to scores: `[HIDDEN][labels]`.
    output: Vec<f32>,
    bias: Vec<f32>,
    /// `[labels + 2][labels]`: from label to label, from the sentence's start, to its end. No number where it cannot be.
    transitions: Vec<f32>,
}

impl<'a> Chain<'a> {
    /// Reads the weights: little-endian numbers of four bytes, then the table of features.
    ///
    /// Missing bytes count as nothing.
    pub fn read(bytes: &'a [u8], labels: usize) -> Self {
        let mut rest = bytes;
        let mut take = |count: usize| -> Vec<f32> {
            let (numbers, behind) = rest.split_at(rest.len().min(4 * count));
            rest = behind;
            let mut numbers: Vec<f32> = numbers.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect();
            numbers.resize(count, 0.0);
            numbers
        };
        let step = take(1).first().copied().unwrap_or_default();
        let window = take(WINDOW * DIMENSION * HIDDEN);
        let hidden_bias = take(HIDDEN);
        let output = take(HIDDEN * labels);
        let bias = take(labels);
        let transitions = take((labels + 2) * labels);
        Self { labels, wide: rest, step, window, hidden_bias, output, bias, transitions }
    }

    /// What a word with this vector gives to the hidden layer.
    pub fn contribution(&self, vector: &Vector) -> Contribution {
        let mut contribution = [[0.0; HIDDEN]; WINDOW];
        for (place, weights) in contribution.iter_mut().zip(self.window.chunks_exact(DIMENSION * HIDDEN)) {
            for (&number, row) in vector.iter().zip(weights.chunks_exact(HIDDEN)) {
                add(place, row, number);
            }
        }
        contribution
    }

    /// Appends the scores of one token: `around` are the contributions of the words in its window, none beyond the edges
    /// of the sentence; `features` are numbers of rows.
    pub fn score(&self, around: [Option<&Contribution>; WINDOW], features: &[u32], scores: &mut Vec<f32>) {
        let mut hidden = [0.0; HIDDEN];
        hidden.copy_from_slice(&self.hidden_bias);
        for (place, contribution) in around.into_iter().enumerate() {
            if let Some(contribution) = contribution {
                add(&mut hidden, &contribution[place], 1.0);
            }
        }
        let mut sums = [0_i16; 32];
        for &feature in features {
            let row = self.wide.get(feature as usize * self.labels..).unwrap_or_default();
            for (sum, &byte) in sums[..self.labels].iter_mut().zip(row) {
                *sum += i16::from(byte.cast_signed());
            }
        }
        let first = scores.len();
        scores.extend(self.bias.iter().zip(sums).map(|(bias, sum)| bias + self.step * f32::from(sum)));
        for (&number, row) in hidden.iter().zip(self.output.chunks_exact(self.labels)) {
            if number > 0.0 {
                add(&mut scores[first..], row, number);
            }
        }
    }

    /// The best chain of labels for the scores of a sentence, `labels` a token.
    pub fn best(&self, scores: &[f32], labels: &mut Vec<u8>) {
        let n = self.labels;
        labels.clear();
        let Some(first) = scores.get(..n) else { return };
        let (between, edges) = self.transitions.split_at(n * n);
        let (start, end) = edges.split_at(n);
        let mut best: Vec<f32> = first.iter().zip(start).map(|(score, edge)| score + edge).collect();
        let mut next = vec![NEVER; n];
        let mut back = Vec::with_capacity(scores.len());
        for token in scores.chunks_exact(n).skip(1) {
            next.fill(NEVER);
            let row = back.len();
            back.resize(row + n, 0_u8);
            for (from, (&reached, edges)) in best.iter().zip(between.chunks_exact(n)).enumerate() {
                for ((to, next), edge) in back[row..].iter_mut().zip(&mut next).zip(edges) {
                    if reached + edge > *next {
                        *next = reached + edge;
                        *to = from as u8;
                    }
                }
            }
            for (next, score) in next.iter_mut().zip(token) {
                *next += score;
            }
            std::mem::swap(&mut best, &mut next);
        }
        for (best, edge) in best.iter_mut().zip(end) {
            *best += edge;
        }
        let last = (0..n).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
        labels.push(last as u8);
        for row in back.chunks_exact(n).rev() {
            let label = labels.last().map_or(0, |&label| usize::from(label));
            labels.push(row[label]);
        }
        labels.reverse();
    }
}

/// Adds `factor` times `row` to `sum`.
fn add(sum: &mut [f32], row: &[f32], factor: f32) {
    for (sum, number) in sum.iter_mut().zip(row) {
        *sum += factor * number;
    }
}
