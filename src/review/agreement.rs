//! How far two reviewers agree.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{Mark, Review};
use crate::decision::{Item, Verdict};

/// What two reviewers said of the same texts.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// For each item that at least one decided on: what each said; nothing where one left it.
    verdicts: Vec<(Option<Verdict>, Option<Verdict>)>,
    /// Items that stand in the end: with both, with the first alone, with the second alone.
    standing: [usize; 3],
}

/// An item on which the two differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The item's key.
    pub item: String,
    /// What the first said.
    pub first: Option<Verdict>,
    /// What the second said.
    pub second: Option<Verdict>,
    /// The item as the first has it, or else the second.
    pub as_decided: Option<Item>,
}

impl Agreement {
    /// Counts in what two reviewers said of one text; gives the items on which they differ.
    pub fn add(&mut self, first: &Review, second: &Review) -> Vec<Disagreement> {
        let (first, second) = (Side::new(first), Side::new(second));
        let mut differing = Vec::new();
        let keys: BTreeSet<_> = first.marks.keys().chain(second.marks.keys()).copied().collect();
        for key in keys {
            let (one, other) = (first.verdict(key), second.verdict(key));
            let (as_one, as_other) = (first.outcome(key), second.outcome(key));
            if one.is_none() && other.is_none() {
                continue;
            }
            self.verdicts.push((one, other));
            match (as_one.is_some(), as_other.is_some(), as_one == as_other) {
                (true, true, true) => self.standing[0] += 1,
                (in_one, in_other, _) => {
                    self.standing[1] += usize::from(in_one);
                    self.standing[2] += usize::from(in_other);
                }
            }
            if one != other || as_one != as_other {
                let as_decided = as_one.or(as_other);
                differing.push(Disagreement { item: key.to_owned(), first: one, second: other, as_decided });
            }
        }
        differing
    }

    /// How many items both decided on.
    pub fn decided_by_both(&self) -> usize {
        self.verdicts.iter().filter(|(one, other)| one.is_some() && other.is_some()).count()
    }

    /// Cohen's kappa over the verdicts on items that both decided on: 1 where they always agree, 0 where as often as by
    /// chance. Nothing where there is nothing to compare.
    pub fn kappa(&self) -> Option<f64> {
        let pairs: Vec<_> = self.verdicts.iter().filter_map(|&(one, other)| Some((one?, other?))).collect();
        let all = count(pairs.len());
        let observed = count(pairs.iter().filter(|(one, other)| one == other).count()) / all;
        let share = |verdict, side: fn(&(Verdict, Verdict)) -> Verdict| {
            count(pairs.iter().filter(|pair| side(pair) == verdict).count()) / all
        };
        let by_chance: f64 =
            Verdict::ALL.iter().map(|&verdict| share(verdict, |pair| pair.0) * share(verdict, |pair| pair.1)).sum();
        (!pairs.is_empty()).then(|| corrected(1.0 - observed, 1.0 - by_chance))
    }

    /// Krippendorff's alpha for nominal data over the verdicts, of which one may be missing.
    pub fn alpha(&self) -> Option<f64> {
        let pairs: Vec<_> = self.verdicts.iter().filter_map(|&(one, other)| Some((one?, other?))).collect();
        let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
        for (one, other) in &pairs {
            *counts.entry(*one).or_default() += 1;
            *counts.entry(*other).or_default() += 1;
        }
        let all = count(2 * pairs.len());
        let differing = count(pairs.iter().filter(|(one, other)| one != other).count());
        let alike: f64 = counts.values().map(|&each| count(each) * (count(each) - 1.0)).sum();
        (!pairs.is_empty()).then(|| corrected(2.0 * differing / all, 1.0 - alike / (all * (all - 1.0))))
    }

    /// Of the items that stand in the end: precision, recall and F1 of the second measured by the first, alike in spans
    /// and kind. Nothing where none stands.
    pub fn spans(&self) -> Option<(f64, f64, f64)> {
        let [both, first, second] = self.standing.map(count);
        let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let (precision, recall) = (ratio(both, both + second), ratio(both, both + first));
        let f1 = ratio(2.0 * precision * recall, precision + recall);
        (both + first + second > 0.0).then_some((precision, recall, f1))
    }
}

/// Agreement beyond chance: 1 less the disagreement there is over that to be expected; 1 where none is to be expected.
fn corrected(observed: f64, expected: f64) -> f64 {
    if expected > 0.0 { 1.0 - observed / expected } else { 1.0 }
}

#[allow(clippy::cast_precision_loss, reason = "nobody decides on 2^53 items")]
fn count(count: usize) -> f64 {
    count as f64
}

/// What one reviewer said of a text.
struct Side<'a> {
    review: &'a Review,
    marks: BTreeMap<&'a str, &'a Mark>,
}

impl<'a> Side<'a> {
    fn new(review: &'a Review) -> Self {
        let marks = [&review.quotations, &review.entities, &review.events].into_iter().flatten();
        let marks = marks.chain(review.mentions.iter().flatten());
        let decided = review.decisions().map(|decision| &*decision.item).collect::<BTreeSet<_>>();
        let marks = marks.filter(|mark| decided.contains(&*mark.key)).map(|mark| (&*mark.key, mark)).collect();
        Self { review, marks }
    }

    fn verdict(&self, key: &str) -> Option<Verdict> {
        self.marks.get(key)?.verdict
    }

    /// The item as it stands in the end.
    fn outcome(&self, key: &str) -> Option<Item> {
        let mark = self.marks.get(key).filter(|mark| mark.verdict.is_some() && mark.stands())?;
        self.review.decisions.get(&mark.key)?.outcome().map(Item::bare)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]

    use super::*;

    #[test]
    fn three_verdicts_by_hand() {
        use Verdict::{Accepted, Corrected, Rejected};
        let pairs = [(5, Accepted, Accepted), (1, Accepted, Corrected), (2, Rejected, Rejected)];
        let pairs = pairs.into_iter().chain([(1, Corrected, Accepted), (1, Corrected, Corrected)]);
        let both = pairs.flat_map(|(times, one, other)| vec![(Some(one), Some(other)); times]);
        // What one of them left alone is not compared.
        let verdicts: Vec<_> = both.chain([(Some(Accepted), None), (None, Some(Rejected))]).collect();
        let agreement = Agreement { verdicts, standing: [0; 3] };
        let is = |found: Option<f64>, expected: f64| (found.expect("a figure") - expected).abs() < 1e-12;
        // 8 of 10 alike; each has 6, 2 and 2 of the verdicts: 0.36 + 0.04 + 0.04 alike by chance.
        assert!(is(agreement.kappa(), (0.8 - 0.44) / (1.0 - 0.44)));
        // 2 of 10 pairs differ; of the 20 values 12, 4 and 4 are alike: 12·11 + 4·3 + 4·3 of 20·19 pairs by chance.
        assert!(is(agreement.alpha(), 1.0 - 0.2 / (1.0 - 156.0 / 380.0)));
    }
}
