//! Words → vectors in which words that are used alike lie near each other.
//!
//! A vector is a sum of rows that are found by hashing the word, its first and last letters and the runs of letters in
//! it. Any word has one, and no list of words is kept.

use super::form::Form;

/// The table has `2^BITS` rows.
pub const BITS: u32 = 16;
/// How many numbers a vector has.
pub const DIMENSION: usize = 64;
/// What the rows of a word's parts count for beside those of the whole word.
pub const PART: f32 = 0.3;
/// The length of every vector.
const LENGTH: f32 = 8.0;
/// What one step of a vector's numbers is worth.
pub const STEP: f32 = 1.0 / 256.0;

/// A word's place among other words, in steps of [`STEP`].
pub type Vector = [i16; DIMENSION];

/// The numbers of the rows that are summed for one word.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// For the word as a whole.
    pub whole: Vec<u32>,
    /// For its parts.
    pub parts: Vec<u32>,
}

/// How many bytes a row takes.
pub const ROW: usize = DIMENSION / 2;
/// How many kins of words there are.
pub const KINS: usize = 394;

/// The readings that a word's letters are asked for, in the order of their weights: Konjunktiv I and past, both in the
/// third person singular.
pub const READINGS: usize = 2;

/// The table of rows, and what tells a word's kin and readings.
#[derive(Clone, Debug)]
pub struct Vectors<'a> {
    /// `2^BITS` rows, in each byte two numbers: one of the first half of the vector in its lower four bits, and one of the
    /// second half in its upper four.
    rows: &'a [[u8; ROW]],
    /// How much each number of a vector speaks for each kin.
    kins: Vec<[i16; DIMENSION]>,
    /// How much each number speaks for a reading, and how much speaks for it before.
    readings: [([f32; DIMENSION], f32); READINGS],
}

impl<'a> Vectors<'a> {
    /// Reads the weights: the rows, then those of the kins, each of these in one byte, then those of the readings as
    /// little-endian numbers of four bytes. Missing ones count as nothing.
    pub fn read(bytes: &'a [u8]) -> Self {
        let (rows, rest) = bytes.split_at(bytes.len().min(ROW << BITS));
        let (kins, readings) = rest.split_at(rest.len().min(DIMENSION * KINS));
        let kins: &[[u8; DIMENSION]] = kins.as_chunks().0;
        let mut readings = readings.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four));
        let mut number = |_| readings.next().unwrap_or_default();
        Self {
            rows: rows.as_chunks().0,
            kins: kins.iter().map(|row| row.map(|byte| i16::from(byte.cast_signed()))).collect(),
            readings: std::array::from_fn(|_| (std::array::from_fn(&mut number), number(0))),
        }
    }

    /// Whether a word with this vector reads as Konjunktiv I, and rather so than as past.
    pub fn is_konjunktiv1(&self, vector: &Vector) -> bool {
        let [konjunktiv1, past] = self.readings.each_ref().map(|(weights, before)| {
            let speaks = |(weight, number): (&f32, &i16)| weight * STEP * f32::from(*number);
            before + weights.iter().zip(vector).map(speaks).sum::<f32>()
        });
        konjunktiv1 > past.max(0.0)
    }

    /// The number of the kin that a word with this vector is of: words that stand in like places in news.
    pub fn kin(&self, vector: &Vector) -> u64 {
        let best = |(best, most), (kin, weights)| {
            let score = dot(vector, weights);
            if score > most { (kin, score) } else { (best, most) }
        };
        self.kins.iter().enumerate().fold((0, i32::MIN), best).0 as u64
    }

    /// The vector of a word; `letters` and `rows` are room to work in.
    pub fn of(&self, word: &str, form: &Form, letters: &mut Vec<char>, rows: &mut Rows) -> Vector {
        form.rows(word, letters, rows);
        let whole = self.sum(&rows.whole);
        let parts = self.sum(&rows.parts);
        let sum: [f32; DIMENSION] = std::array::from_fn(|at| f32::from(whole[at]) + PART * f32::from(parts[at]));
        let length = sum.iter().map(|number| number * number).sum::<f32>().sqrt();
        let scale = LENGTH / length.max(1.0) / STEP;
        sum.map(|number| (number * scale).round() as i16)
    }

    fn sum(&self, rows: &[u32]) -> [i16; DIMENSION] {
        let mut sum = [0_i16; DIMENSION];
        let (first, second) = sum.split_at_mut(ROW);
        for &row in rows {
            let Some(row) = self.rows.get(row as usize) else { continue };
            for ((first, second), &byte) in first.iter_mut().zip(second.iter_mut()).zip(row) {
                *first += i16::from((byte << 4).cast_signed() >> 4);
                *second += i16::from(byte.cast_signed() >> 4);
            }
        }
        sum
    }
}

/// The product of two rows. No sum of these fits less than 32 bits, and none of what is multiplied here needs more.
pub fn dot(one: &[i16; DIMENSION], other: &[i16; DIMENSION]) -> i32 {
    // In eights whose neighbours are added at once, which is what processors have an instruction for.
    let (eights, other) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
    let mut sums = [0; 4];
    for (one, other) in eights.iter().zip(other) {
        let product = |at: usize| i32::from(one[at]) * i32::from(other[at]);
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum += product(2 * at) + product(2 * at + 1);
        }
    }
    sums.iter().sum()
}
