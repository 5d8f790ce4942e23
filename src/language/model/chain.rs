//! A linear-chain model: what each token scores for each label, and the best chain of labels.
//!
//! A token's scores come from two sides. *Wide*: each of its features has a row of scores in a hashed table. *Deep*: the
//! vectors of the words around it go through one hidden layer, which sees likeness where the features see identity.

use super::vectors::{DIMENSION, STEP, Vector, dot};

/// How many labels every model tells apart.
pub const LABELS: usize = 25;
/// The hidden layer looks at this many words: the token's own in the middle.
pub const WINDOW: usize = 3;
/// How many numbers the hidden layer has.
pub const HIDDEN: usize = 64;
/// What a transition scores that cannot be.
pub const NEVER: f32 = f32::NEG_INFINITY;

/// What one word gives to the hidden layer, for each place that it can have in the window, in steps of [`STEP`].
pub type Contribution = [[i16; HIDDEN]; WINDOW];
/// What a token scores for each label.
pub type Scores = [f32; LABELS];
/// What a feature scores for each label, in steps of a chain's own; what stands behind the labels means nothing. So many
/// bytes are fetched and added at once.
pub type Row = [u8; 32];

/// What one step of the weights from vectors to hidden layer is worth.
const WINDOW_STEP: f32 = 1.0 / 4096.0;

/// The weights of one model.
#[derive(Clone, Debug)]
pub struct Chain<'a> {
    /// The scores of the features, each in one byte: as many rows as the features are told apart by.
    wide: &'a [u8],
    /// What one step of those bytes is worth.
    step: f32,
    /// Vectors to hidden layer, in steps of [`WINDOW_STEP`]: a row for each number of the layer, for each place.
    window: [Vec<[i16; DIMENSION]>; WINDOW],
    /// In steps of [`STEP`].
    hidden_bias: [i16; HIDDEN],
    /// Hidden layer, in steps of [`STEP`], to scores: a row for each number of the layer.
    output: Vec<Scores>,
    bias: Scores,
    /// From label to label: a row for each that stands before; [`NEVER`] where it cannot be.
    transitions: Vec<Scores>,
    /// From the sentence's start.
    start: Scores,
    /// To its end.
    end: Scores,
}

impl<'a> Chain<'a> {
    /// Reads the weights: little-endian numbers of four bytes, then the table of features. The numbers are what a step of
    /// that table is worth, `[WINDOW][HIDDEN][DIMENSION]`, the hidden bias, `[HIDDEN][LABELS]`, the bias, and the
    /// transitions as `[LABELS + 2][LABELS]`: from label to label, from the start, to the end. Behind the table stand bytes
    /// of no meaning, so that its last row too is as long as a [`Row`].
    ///
    /// Missing bytes count as nothing.
    pub fn read(bytes: &'a [u8]) -> Self {
        let mut rest = bytes;
        let mut number = || {
            let four = rest.split_off(..4).and_then(|four| four.first_chunk());
            four.map_or(0.0, |&four| f32::from_le_bytes(four))
        };
        let step = number();
        let in_steps = |number: f32, step: f32| (number / step).round() as i16;
        let mut row = || std::array::from_fn(|_| in_steps(number(), WINDOW_STEP));
        let window = std::array::from_fn(|_| (0..HIDDEN).map(|_| row()).collect());
        let hidden_bias = std::array::from_fn(|_| in_steps(number(), STEP));
        let mut row = |factor: f32| std::array::from_fn(|_| number() * factor);
        let output = (0..HIDDEN).map(|_| row(STEP)).collect();
        let bias = row(1.0);
        let transitions = (0..LABELS).map(|_| row(1.0)).collect();
        let (start, end) = (row(1.0), row(1.0));
        Self { wide: rest, step, window, hidden_bias, output, bias, transitions, start, end }
    }

    /// What a word with this vector gives to the hidden layer.
    pub fn contribution(&self, vector: &Vector) -> Contribution {
        const SHARE: i32 = (1.0 / WINDOW_STEP) as i32;
        let mut contribution = [[0; HIDDEN]; WINDOW];
        for (place, weights) in contribution.iter_mut().zip(&self.window) {
            for (number, weights) in place.iter_mut().zip(weights) {
                *number = (dot(vector, weights) / SHARE) as i16;
            }
        }
        contribution
    }

    /// The scores of one token: `around` are the contributions of the words in its window, none beyond the edges of the
    /// sentence; `features` are numbers of rows; `rows` is room to work in.
    pub fn score(&self, around: [Option<&Contribution>; WINDOW], features: &[u32], rows: &mut Vec<Row>) -> Scores {
        // The rows lie far from each other in memory: fetched one behind the other, they come while others are waited for.
        rows.clear();
        rows.extend(features.iter().map(|&feature| *self.row(feature as usize)));
        let mut hidden = self.hidden_bias;
        for (place, contribution) in around.into_iter().enumerate() {
            if let Some(contribution) = contribution {
                for (sum, number) in hidden.iter_mut().zip(&contribution[place]) {
                    *sum = sum.saturating_add(*number);
                }
            }
        }
        let mut scores = self.bias;
        for (&number, row) in hidden.iter().zip(&self.output) {
            let number = f32::from(number.max(0));
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += number * weight;
            }
        }
        for (score, sum) in scores.iter_mut().zip(sum_of(rows)) {
            *score += self.step * f32::from(sum);
        }
        scores
    }

    /// The row of a feature.
    fn row(&self, feature: usize) -> &Row {
        self.wide.get(feature * LABELS..).and_then(<[u8]>::first_chunk).unwrap_or(&[0; _])
    }

    /// The best chain of labels for a sentence's tokens.
    pub fn best(&self, tokens: &[Emission], labels: &mut Vec<u8>) {
        labels.clear();
        let Some((first, rest)) = tokens.split_first() else { return };
        // For each token what the best chain scores that ends in each label.
        let mut reached: Vec<Emission> = Vec::with_capacity(tokens.len());
        let mut here = first.after(|label| self.start[label], || self.start);
        for token in rest {
            let next = match here {
                Emission::Settled(from, score) => {
                    let edges = &self.transitions[usize::from(from)];
                    token.after(|label| score + edges[label], || edges.map(|edge| score + edge))
                }
                Emission::Open(scores) => token.after(
                    |label| self.into(&scores, label).into_iter().fold(NEVER, larger),
                    || {
                        let mut next = [NEVER; LABELS];
                        for (score, edges) in scores.iter().zip(&self.transitions) {
                            for (next, edge) in next.iter_mut().zip(edges) {
                                *next = larger(*next, score + edge);
                            }
                        }
                        next
                    },
                ),
            };
            reached.push(std::mem::replace(&mut here, next));
        }
        let mut label = match here {
            Emission::Settled(label, _) => label,
            Emission::Open(scores) => highest(&sum(&scores, &self.end)),
        };
        labels.push(label);
        for reached in reached.iter().rev() {
            label = match reached {
                Emission::Settled(label, _) => *label,
                Emission::Open(scores) => highest(&self.into(scores, usize::from(label))),
            };
            labels.push(label);
        }
        labels.reverse();
    }

    /// What each label scores if this one follows.
    fn into(&self, scores: &Scores, label: usize) -> Scores {
        std::array::from_fn(|from| scores[from] + self.transitions[from][label])
    }
}

/// What a token of a sentence can be.
#[derive(Clone, Copy, Debug)]
pub enum Emission {
    /// Only this label, with its score.
    Settled(u8, f32),
    /// Any label: the score of each.
    Open(Scores),
}

impl Emission {
    /// The same token with what its labels score that chains before it reach: one label, or all.
    fn after(&self, one: impl Fn(usize) -> f32, all: impl Fn() -> Scores) -> Self {
        match self {
            Self::Settled(label, score) => Self::Settled(*label, one(usize::from(*label)) + score),
            Self::Open(scores) => Self::Open(sum(&all(), scores)),
        }
    }
}

/// The sum of rows. Apart from its caller, of whom the compiler knows that he needs no more than the labels: all are
/// added at once, some alone would take longer.
#[inline(never)]
fn sum_of(rows: &[Row]) -> [i16; size_of::<Row>()] {
    let mut sums = [0; size_of::<Row>()];
    for row in rows {
        for (sum, byte) in sums.iter_mut().zip(row) {
            *sum += i16::from(byte.cast_signed());
        }
    }
    sums
}

/// The larger of two scores; none is no number, which `f32::max` would take time to ask for.
fn larger(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

fn sum(one: &Scores, other: &Scores) -> Scores {
    std::array::from_fn(|label| one[label] + other[label])
}

const _: () = assert!(LABELS.is_multiple_of(5));

/// The label that scores highest, the first of them where several do.
fn highest(scores: &Scores) -> u8 {
    // Side by side in rows of five, so that no comparison waits for all that were before it.
    let mut most = [NEVER; 5];
    for row in scores.as_chunks::<5>().0 {
        for (most, score) in most.iter_mut().zip(row) {
            *most = larger(*most, *score);
        }
    }
    let most = most.into_iter().fold(NEVER, larger);
    scores.iter().position(|&score| score >= most).unwrap_or(0) as u8
}
