//! Several networks that learned the same in different orders label texts which nobody marked, and one more learns from all.

use wortlaut::language::model::chain::Chain;

use crate::lexicon::Lexicon;
use crate::network::Example;

const MEMBERS: u64 = 3;

/// Learns from examples and from those plain ones whose labels `telling` accepts, as bits for each token; where the members
/// disagree a token may have any of theirs. `train` gets a number that stands for the order.
pub(crate) fn learn(
    lexicon: &Lexicon,
    mut examples: Vec<Example>,
    plain: Vec<Example>,
    telling: impl Fn(&[u64]) -> bool,
    train: impl Fn(&[Example], u64) -> Vec<u8>,
) -> Vec<u8> {
    let members: Vec<Vec<u8>> = (1..=MEMBERS).map(|order| train(&examples, order)).collect();
    let chains: Vec<Chain> = members.iter().map(|member| Chain::read(member)).collect();
    for mut example in plain {
        example.allowed = vec![0; example.words.len()];
        for chain in &chains {
            let labels = lexicon.best(chain, &example.words, &example.features);
            for (allowed, label) in example.allowed.iter_mut().zip(labels) {
                *allowed |= 1 << label;
            }
        }
        if telling(&example.allowed) {
            examples.push(example);
        }
    }
    train(&examples, 0)
}
