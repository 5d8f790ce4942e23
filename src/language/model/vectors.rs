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

/// A word's place among other words.
pub type Vector = [f32; DIMENSION];

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

/// The table of rows, and what tells a word's kin.
#[derive(Clone, Debug)]
pub struct Vectors<'a> {
    /// `2^BITS` rows of [`ROW`] bytes, each of which holds two numbers: one of the first half of the vector in its lower
    /// four bits, and one of the second half in its upper four.
    rows: &'a [u8],
    /// `[DIMENSION][KINS]`: how much each number of a vector speaks for each kin.
    kins: Vec<f32>,
}

impl<'a> Vectors<'a> {
    /// Reads the weights: the rows, then those of the kins, each of these in one byte. Missing ones count as nothing.
    pub fn read(bytes: &'a [u8]) -> Self {
        let (rows, kins) = bytes.split_at(bytes.len().min(ROW << BITS));
        let mut kins: Vec<f32> = kins.iter().map(|byte| f32::from(byte.cast_signed())).collect();
        kins.resize(DIMENSION * KINS, 0.0);
        Self { rows, kins }
    }

    /// The number of the kin that a word with this vector is of: words that stand in like places in news.
    pub fn kin(&self, vector: &Vector) -> u64 {
        let mut scores = [0.0; KINS];
        for (number, row) in vector.iter().zip(self.kins.chunks_exact(KINS)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += number * weight;
            }
        }
        let best = |(best, most), (kin, &score)| if score > most { (kin, score) } else { (best, most) };
        scores.iter().enumerate().fold((0, f32::NEG_INFINITY), best).0 as u64
    }

    /// The vector of a word; `letters` and `rows` are room to work in.
    pub fn of(&self, word: &str, form: &Form, letters: &mut Vec<char>, rows: &mut Rows) -> Vector {
        form.rows(word, letters, rows);
        let whole = self.sum(&rows.whole);
        let parts = self.sum(&rows.parts);
        let mut vector = [0.0; DIMENSION];
        for (sum, (whole, part)) in vector.iter_mut().zip(whole.into_iter().zip(parts)) {
            *sum = f32::from(whole) + PART * f32::from(part);
        }
        let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
        let scale = LENGTH / length.max(1.0);
        vector.map(|number| number * scale)
    }

    fn sum(&self, rows: &[u32]) -> [i16; DIMENSION] {
        let mut sum = [0_i16; DIMENSION];
        let (first, second) = sum.split_at_mut(ROW);
        for &row in rows {
            let row = self.rows.get(row as usize * ROW..).unwrap_or_default();
            for ((first, second), &byte) in first.iter_mut().zip(second.iter_mut()).zip(row) {
                *first += i16::from((byte << 4).cast_signed() >> 4);
                *second += i16::from(byte.cast_signed() >> 4);
            }
        }
        sum
    }
}
