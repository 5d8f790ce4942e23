//! Learns a chain: a conditional random field whose scores come from hashed features and a hidden layer.
//!
//! Each token says which labels it may have: one where the data is sure, several where it is not. What is learned makes the
//! allowed chains likelier than all others. Steps are Adagrad's; the weights of the last two thirds are averaged.

use wortlaut::language::model::chain::{HIDDEN, LABELS, NEVER, Row, WINDOW};
use wortlaut::language::model::features::window;
use wortlaut::language::model::vectors::DIMENSION;

use crate::numbers::{Numbers, add, as_bytes, dot};
use crate::random::Random;

/// A sentence to learn from.
pub(crate) struct Example {
    /// For each token its word's place in the list of vectors.
    pub(crate) words: Vec<u32>,
    /// For each token its features.
    pub(crate) features: Vec<Vec<u32>>,
    /// For each token a bit for every label that it may have.
    pub(crate) allowed: Vec<u64>,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// How to learn.
#[derive(Clone, Copy)]
pub(crate) struct Course {
    pub(crate) epochs: usize,
    pub(crate) rate: f32,
    /// The rate of the hidden layer and its output, beside that of the features.
    pub(crate) deep_rate: f32,
    /// What every weight is taken to have moved before it moves.
    pub(crate) calm: f32,
    /// Stands for the order of the examples and the numbers to begin with.
    pub(crate) order: u64,
    /// How often a number of the hidden layer is left out, and a feature.
    pub(crate) drop: [f32; 2],
}

/// Weights that move ever less the more they have moved.
struct Weights {
    numbers: Vec<f32>,
    moved: Vec<f32>,
    sum: Vec<f32>,
}

impl Weights {
    fn new(numbers: Vec<f32>, calm: f32) -> Self {
        let (moved, sum) = (vec![calm; numbers.len()], vec![0.0; numbers.len()]);
        Self { numbers, moved, sum }
    }

    fn step(&mut self, at: usize, gradient: f32, rate: f32) {
        self.moved[at] += gradient * gradient;
        self.numbers[at] -= rate * gradient / self.moved[at].sqrt();
    }

    /// Steps a whole row whose gradient is `factor` times `gradients`.
    fn step_row(&mut self, first: usize, gradients: &[f32], factor: f32, rate: f32) {
        let range = first..first + gradients.len();
        let weights = self.numbers[range.clone()].iter_mut().zip(&mut self.moved[range]);
        for ((weight, moved), gradient) in weights.zip(gradients) {
            let gradient = gradient * factor;
            *moved += gradient * gradient;
            *weight -= rate * gradient / moved.sqrt();
        }
    }
}

/// A chain while it is learned.
pub(crate) struct Network<'v> {
    vectors: &'v [Numbers],
    labels: usize,
    window: Weights,
    hidden_bias: Weights,
    output: Weights,
    bias: Weights,
    wide: Weights,
    transitions: Weights,
    /// Which transitions can be.
    possible: Vec<bool>,
}

impl<'v> Network<'v> {
    /// Learns from examples with so many labels, and features of so many bits; `may_follow` says which label can stand before which, `None` being the sentence's edge.
    pub(crate) fn train(
        vectors: &'v [Numbers],
        [labels, bits]: [usize; 2],
        may_follow: impl Fn(Option<usize>, Option<usize>) -> bool,
        examples: &[Example],
        course: Course,
    ) -> Self {
        let mut network = Self::new(vectors, [labels, bits], may_follow, course);
        let mut random = Random(11 + 100 * course.order);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let (mut step, mut averaged) = (0, 0.0);
        for epoch in 0..course.epochs {
            random.shuffle(&mut order);
            let rate = course.rate * (1.0 - epoch as f32 / course.epochs as f32);
            for &example in &order {
                network.learn(&examples[example], course, rate, &mut random);
                step += 1;
                if step % 400 == 0 && step * 3 > course.epochs * examples.len() {
                    averaged += 1.0;
                    network.each(|weights| add(&mut weights.sum, &weights.numbers, 1.0));
                }
            }
        }
        if averaged > 0.0 {
            network.each(|weights| weights.numbers = weights.sum.iter().map(|sum| sum / averaged).collect());
        }
        network
    }

    fn new(
        vectors: &'v [Numbers],
        [labels, bits]: [usize; 2],
        may_follow: impl Fn(Option<usize>, Option<usize>) -> bool,
        Course { calm, order, .. }: Course,
    ) -> Self {
        let mut random = Random(7 + 100 * order);
        let mut any = |count: usize, width: f32| (0..count).map(|_| random.within(width)).collect();
        let (inside, edge) = (|label: usize| (label < labels).then_some(label), labels + 1);
        let possible = (0..labels + 2).flat_map(|from| (0..labels).map(move |to| (from, to)));
        let possible: Vec<bool> = possible
            .map(
                |(from, to)| if from == edge { may_follow(Some(to), None) } else { may_follow(inside(from), Some(to)) },
            )
            .collect();
        Self {
            vectors,
            labels,
            window: Weights::new(any(WINDOW * DIMENSION * HIDDEN, 0.08), calm),
            hidden_bias: Weights::new(vec![0.0; HIDDEN], calm),
            output: Weights::new(any(HIDDEN * labels, 0.1), calm),
            bias: Weights::new(vec![0.0; labels], calm),
            wide: Weights::new(vec![0.0; labels << bits], calm),
            transitions: Weights::new(vec![0.0; possible.len()], calm),
            possible,
        }
    }

    fn each(&mut self, mut change: impl FnMut(&mut Weights)) {
        let Self { window, hidden_bias, output, bias, wide, transitions, .. } = self;
        for weights in [window, hidden_bias, output, bias, wide, transitions] {
            change(weights);
        }
    }

    /// The weights as the program reads them: see `Chain::read`.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (step, wide) = as_bytes(&self.wide.numbers);
        let transitions = self.transitions.numbers.iter().zip(&self.possible);
        let transitions = transitions.map(|(number, possible)| if *possible { *number } else { NEVER });
        let window = self
            .window
            .numbers
            .chunks_exact(DIMENSION * HIDDEN)
            .flat_map(|place| (0..HIDDEN).flat_map(|hidden| place.iter().skip(hidden).step_by(HIDDEN).copied()));
        let dense = [&self.hidden_bias, &self.output, &self.bias];
        let numbers = std::iter::once(step)
            .chain(window)
            .chain(dense.into_iter().flat_map(|weights| weights.numbers.iter().copied()))
            .chain(transitions);
        let behind = [0; size_of::<Row>() - LABELS];
        numbers.flat_map(f32::to_le_bytes).chain(wide).chain(behind).collect()
    }

    fn vector(&self, example: &Example, at: usize) -> &'v Numbers {
        &self.vectors[example.words[at] as usize]
    }

    fn hidden(&self, example: &Example, at: usize) -> [f32; HIDDEN] {
        let mut hidden = [0.0; HIDDEN];
        hidden.copy_from_slice(&self.hidden_bias.numbers);
        for (place, neighbour) in window::<WINDOW>(at, 0..example.words.len()).into_iter().enumerate() {
            let Some(neighbour) = neighbour else { continue };
            let rows = self.window.numbers[place * DIMENSION * HIDDEN..].chunks_exact(HIDDEN);
            for (&number, row) in self.vector(example, neighbour).iter().zip(rows) {
                add(&mut hidden, row, number);
            }
        }
        hidden
    }

    fn learn(&mut self, example: &Example, course: Course, rate: f32, random: &mut Random) {
        let (n, tokens) = (self.labels, example.words.len());
        let [drop_hidden, drop_feature] = course.drop;
        let kept = 1.0 / (1.0 - drop_hidden);
        let mut hidden = Vec::with_capacity(tokens);
        let mut features: Vec<Vec<u32>> = Vec::with_capacity(tokens);
        let mut scores = Vec::with_capacity(tokens * n);
        for at in 0..tokens {
            let layer = self.hidden(example, at);
            let layer = layer.map(|number| if random.unit() < drop_hidden { 0.0 } else { number.max(0.0) * kept });
            features.push(example.features[at].iter().copied().filter(|_| random.unit() >= drop_feature).collect());
            let first = scores.len();
            scores.extend_from_slice(&self.bias.numbers);
            for (&number, row) in layer.iter().zip(self.output.numbers.chunks_exact(n)) {
                if number > 0.0 {
                    add(&mut scores[first..], row, number);
                }
            }
            for &feature in &features[at] {
                add(&mut scores[first..], &self.wide.numbers[feature as usize * n..][..n], 1.0);
            }
            hidden.push(layer);
        }
        let likely: Vec<f32> = self
            .transitions
            .numbers
            .iter()
            .zip(&self.possible)
            .map(|(number, possible)| if *possible { libm::expf(*number) } else { 0.0 })
            .collect();
        let mut expected = Expected::new(tokens, n);
        expected.count(&scores, &likely, None, example.weight);
        expected.count(&scores, &likely, Some(&example.allowed), -example.weight);
        for (at, gradient) in expected.transitions.into_iter().enumerate().filter(|(_, gradient)| *gradient != 0.0) {
            self.transitions.step(at, gradient, rate * 0.2);
        }
        for (at, gradients) in expected.labels.chunks_exact(n).enumerate() {
            if gradients.iter().all(|gradient| gradient.abs() < 1e-3) {
                continue;
            }
            for &feature in &features[at] {
                self.wide.step_row(feature as usize * n, gradients, 1.0, rate);
            }
            self.bias.step_row(0, gradients, 1.0, rate * 0.2);
            self.learn_hidden(example, at, &hidden[at], gradients, kept, rate * course.deep_rate);
        }
    }

    fn learn_hidden(
        &mut self,
        example: &Example,
        at: usize,
        hidden: &[f32; HIDDEN],
        gradients: &[f32],
        kept: f32,
        rate: f32,
    ) {
        let n = self.labels;
        let mut back = [0.0; HIDDEN];
        for (number, (&value, back)) in hidden.iter().zip(&mut back).enumerate() {
            if value > 0.0 {
                *back = dot(&self.output.numbers[number * n..][..n], gradients) * kept;
                self.output.step_row(number * n, gradients, value, rate);
            }
        }
        self.hidden_bias.step_row(0, &back, 1.0, rate);
        for (place, neighbour) in window::<WINDOW>(at, 0..example.words.len()).into_iter().enumerate() {
            let Some(neighbour) = neighbour else { continue };
            for (number, &value) in self.vector(example, neighbour).iter().enumerate() {
                self.window.step_row((place * DIMENSION + number) * HIDDEN, &back, value, rate);
            }
        }
    }
}

/// How often each label and each transition is to be expected.
struct Expected {
    n: usize,
    labels: Vec<f32>,
    transitions: Vec<f32>,
}

impl Expected {
    fn new(tokens: usize, n: usize) -> Self {
        Self { n, labels: vec![0.0; tokens * n], transitions: vec![0.0; (n + 2) * n] }
    }

    /// Counts, `factor` times, over all chains or those that are allowed. `likely` are transitions as factors.
    fn count(&mut self, scores: &[f32], likely: &[f32], allowed: Option<&[u64]>, factor: f32) {
        let n = self.n;
        let likelihood: Vec<f32> =
            scores
                .chunks_exact(n)
                .enumerate()
                .flat_map(|(at, scores)| {
                    let largest = scores.iter().copied().fold(f32::MIN, f32::max);
                    let may = move |label: usize| allowed.is_none_or(|allowed| allowed[at] >> label & 1 == 1);
                    scores.iter().enumerate().map(move |(label, score)| {
                        if may(label) { libm::expf((score - largest).max(-60.0)) } else { 0.0 }
                    })
                })
                .collect();
        let (between, edges) = likely.split_at(n * n);
        let (start, end) = edges.split_at(n);
        let forward = forward(&likelihood, between, start, n);
        let backward = backward(&likelihood, between, end, n);
        let tokens = scores.len() / n;
        for at in 0..tokens {
            let here = at * n..(at + 1) * n;
            let both: Vec<f32> =
                forward[here.clone()].iter().zip(&backward[here.clone()]).map(|(f, b)| f * b).collect();
            let share = factor / both.iter().sum::<f32>().max(1e-30);
            add(&mut self.labels[here.clone()], &both, share);
            if at == 0 {
                add(&mut self.transitions[n * n..][..n], &both, share);
            }
            if at + 1 == tokens {
                add(&mut self.transitions[(n + 1) * n..], &both, share);
                continue;
            }
            let next = here.end..here.end + n;
            let after: Vec<f32> = backward[next.clone()].iter().zip(&likelihood[next]).map(|(b, l)| b * l).collect();
            let rows = || forward[here.clone()].iter().zip(between.chunks_exact(n));
            let sum: f32 = rows().map(|(reached, row)| reached * dot(row, &after)).sum();
            let share = factor / sum.max(1e-30);
            for ((reached, row), counts) in rows().zip(self.transitions.chunks_exact_mut(n)) {
                if *reached > 0.0 {
                    for ((count, likely), after) in counts.iter_mut().zip(row).zip(&after) {
                        *count += share * reached * likely * after;
                    }
                }
            }
        }
    }
}

/// For each token and label how likely the chain up to it is, scaled so that a token's sum is one.
fn forward(likelihood: &[f32], between: &[f32], start: &[f32], n: usize) -> Vec<f32> {
    let mut all: Vec<f32> = Vec::with_capacity(likelihood.len());
    for token in likelihood.chunks_exact(n) {
        let mut here = vec![0.0; n];
        if let Some(before) = all.len().checked_sub(n) {
            for (&reached, row) in all[before..].iter().zip(between.chunks_exact(n)) {
                if reached > 0.0 {
                    add(&mut here, row, reached);
                }
            }
        } else {
            here.copy_from_slice(start);
        }
        for (here, likelihood) in here.iter_mut().zip(token) {
            *here *= likelihood;
        }
        scale(&mut here);
        all.extend(here);
    }
    all
}

/// For each token and label how likely the chain behind it is, scaled in the same way.
fn backward(likelihood: &[f32], between: &[f32], end: &[f32], n: usize) -> Vec<f32> {
    let mut all = vec![0.0; likelihood.len()];
    let tokens = likelihood.len() / n;
    for at in (0..tokens).rev() {
        let (before, behind) = all.split_at_mut((at + 1) * n);
        let here = &mut before[at * n..];
        if at + 1 == tokens {
            here.copy_from_slice(end);
        } else {
            let after: Vec<f32> = behind[..n].iter().zip(&likelihood[(at + 1) * n..]).map(|(b, l)| b * l).collect();
            for (here, row) in here.iter_mut().zip(between.chunks_exact(n)) {
                *here = dot(row, &after);
            }
        }
        scale(here);
    }
    all
}

fn scale(numbers: &mut [f32]) {
    let share = 1.0 / numbers.iter().sum::<f32>().max(1e-30);
    for number in numbers {
        *number *= share;
    }
}
