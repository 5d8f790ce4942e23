//! Hashes of words and their parts. The weights are stored by them, so they must never change without a new training.

/// Of two numbers, another that looks like neither.
pub fn mix(hash: u64, next: u64) -> u64 {
    let hash = (hash ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash ^ (hash >> 29)
}

/// Of a run of characters.
pub fn characters(run: impl IntoIterator<Item = char>) -> u64 {
    run.into_iter().fold(0x51_7CC1, |hash, character| mix(hash, u64::from(character)))
}

/// One of `2^bits` buckets for a feature of the `kind`.
pub fn bucket(hash: u64, kind: u64, bits: u32) -> u32 {
    let mut hash = (hash ^ kind.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash ^= hash >> 27;
    hash = hash.wrapping_mul(0x94D0_49BB_1331_11EB);
    (hash >> (64 - bits)) as u32
}

/// Of the run of upper-case letters, lower-case letters, digits and signs that a word is; a long run counts as a short one.
pub fn shape(word: &str) -> u64 {
    const LONGEST_RUN: usize = 3;
    let (mut hash, mut last, mut run) = (5, 0, 0);
    for character in word.chars().take(30) {
        let kind = if character.is_uppercase() {
            1
        } else if character.is_lowercase() {
            2
        } else if character.is_numeric() {
            3
        } else {
            u64::from(character)
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= LONGEST_RUN {
            hash = mix(hash, kind);
        }
    }
    hash
}
