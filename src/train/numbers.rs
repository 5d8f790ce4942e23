//! Sums over rows of numbers, always in the same order, and the same in few bits.

use wortlaut::language::model::vectors::{DIMENSION, ROW, STEP, Vector};

/// A vector while something is learned from it.
pub(crate) type Numbers = [f32; DIMENSION];

/// The numbers of a vector as the program has them.
pub(crate) fn numbers(vector: &Vector) -> Numbers {
    vector.map(|number| f32::from(number) * STEP)
}

/// Adds `factor` times `row` to `sum`.
pub(crate) fn add(sum: &mut [f32], row: &[f32], factor: f32) {
    for (sum, number) in sum.iter_mut().zip(row) {
        *sum += factor * number;
    }
}

/// The product of two rows of one length; eight sums run side by side, as processors like it.
pub(crate) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (one, one_rest) = one.as_chunks::<8>();
    let (other, other_rest) = other.as_chunks::<8>();
    let rest: f32 = one_rest.iter().zip(other_rest).map(|(one, other)| one * other).sum();
    for (one, other) in one.iter().zip(other) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Numbers as bytes with what one step of a byte is worth. The few that are far from all others are drawn in.
pub(crate) fn as_bytes(numbers: &[f32]) -> (f32, Vec<u8>) {
    let mut sizes: Vec<f32> = numbers.iter().map(|number| number.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get(sizes.len() - sizes.len() / 10_000 - 1).copied().unwrap_or(1.0);
    let step = largest / 127.0;
    let byte = |number: &f32| ((number / step).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
    (step, numbers.iter().map(byte).collect())
}

/// A table of numbers as rows of half as many bytes: see `Vectors`. What one step is worth is not kept.
pub(crate) fn as_half_bytes(numbers: &[f32]) -> Vec<u8> {
    let spread = (dot(numbers, numbers) / numbers.len() as f32).sqrt();
    let step = 3.0 * spread / 7.0;
    let four_bits = |number: f32| ((number / step).round().clamp(-7.0, 7.0) as i8).cast_unsigned() & 0x0f;
    let row = |row: &[f32]| {
        let (first, second) = row.split_at(ROW);
        first.iter().zip(second).map(|(first, second)| four_bits(*first) | four_bits(*second) << 4).collect::<Vec<u8>>()
    };
    numbers.chunks_exact(DIMENSION).flat_map(row).collect()
}
