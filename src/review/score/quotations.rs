//! Quotations by their tokens, part by part, on pairs of gold and predicted ones (Petersen-Frey and Biemann 2024).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::assign::assign;
use super::{Figure, Figures, Rates, Tally, count, overlap, ratio};
use crate::article::Span;
use crate::extraction::{Entity, Quotation};
use crate::interchange::wortlaut1::Record;

/// The parts: what is quoted, and the roles.
const PARTS: [&str; 5] = ["quote", "cue", "frame", "speaker", "addressee"];
/// From this overlap on a quotation counts as found.
const FOUND: f64 = 0.5;
/// Of pairs that overlap alike, one of the same type is worth so much more.
const SAME_TYPE: f64 = 0.01;

/// The tokens of each part, by their numbers.
type Tokens = [BTreeSet<usize>; 5];

#[derive(Debug, Default)]
pub(super) struct Quotations {
    /// For each part, over the pairs in which it is defined: the sum of the shares of right tokens, and how many there are.
    precision: [(f64, usize); 5],
    recall: [(f64, usize); 5],
    found: Tally,
    by_type: BTreeMap<&'static str, (usize, usize)>,
    speakers: (usize, usize),
    types_right: usize,
}

impl Quotations {
    pub(super) fn add(&mut self, gold: &Record, predicted: &Record) {
        let text = Text::new(gold);
        let (gold_all, predicted_all) = (gold.extraction.quotations(), predicted.extraction.quotations());
        let [gold_tokens, predicted_tokens] =
            [gold_all, predicted_all].map(|all| all.iter().map(|quotation| text.parts(quotation)).collect::<Vec<_>>());
        let overlaps = overlaps(&gold_tokens, &predicted_tokens);
        let weigh = |(&(one, other), &overlap): (&(usize, usize), &f64)| {
            let alike = gold_all[one].kind == predicted_all[other].kind;
            (one, other, overlap + if alike { SAME_TYPE } else { 0.0 })
        };
        let weights: Vec<_> = overlaps.iter().map(weigh).collect();
        let pairs = assign(&weights, gold_all.len(), predicted_all.len());

        let nothing = Tokens::default();
        let mut paired = (BTreeSet::new(), BTreeSet::new());
        let mut found = 0;
        for (one, other) in pairs {
            self.add_pair(&gold_tokens[one], &predicted_tokens[other]);
            paired.0.insert(one);
            paired.1.insert(other);
            if overlaps[&(one, other)] >= FOUND {
                found += 1;
                let (gold_one, predicted_one) = (&gold_all[one], &predicted_all[other]);
                self.by_type.entry(gold_one.kind.name()).or_default().0 += 1;
                self.types_right += usize::from(gold_one.kind == predicted_one.kind);
                if !gold_one.speaker.is_empty() || gold_one.speaker_entity.is_some() {
                    let right = is_speaker_right((gold_one, gold), (predicted_one, predicted));
                    self.speakers = (self.speakers.0 + usize::from(right), self.speakers.1 + 1);
                }
            }
        }
        for (_, tokens) in gold_tokens.iter().enumerate().filter(|(index, _)| !paired.0.contains(index)) {
            self.add_pair(tokens, &nothing);
        }
        for (_, tokens) in predicted_tokens.iter().enumerate().filter(|(index, _)| !paired.1.contains(index)) {
            self.add_pair(&nothing, tokens);
        }
        self.found.add(found, gold_all.len(), predicted_all.len());
        for quotation in gold_all {
            self.by_type.entry(quotation.kind.name()).or_default().1 += 1;
        }
    }

    fn add_pair(&mut self, gold: &Tokens, predicted: &Tokens) {
        for part in 0..PARTS.len() {
            let right = count(gold[part].intersection(&predicted[part]).count());
            for (sum, tokens) in [(&mut self.precision, predicted), (&mut self.recall, gold)] {
                if !tokens[part].is_empty() {
                    sum[part].0 += right / count(tokens[part].len());
                    sum[part].1 += 1;
                }
            }
        }
    }

    pub(super) fn figures(&self) -> Figures {
        let over = |parts: std::ops::Range<usize>| {
            let mean = |sums: &[(f64, usize)]| {
                let (sum, pairs) = sums.iter().fold((0.0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
                ratio(sum, count(pairs))
            };
            let (precision, recall) = (mean(&self.precision[parts.clone()]), mean(&self.recall[parts]));
            Figure::Rates(Rates { precision, recall, counts: None })
        };
        let share = |part: usize, whole: usize| Figure::Share(ratio(count(part), count(whole)));
        let gold = self.by_type.iter().filter(|(_, (_, gold))| *gold > 0);
        let by_type = gold.map(|(&kind, &(found, gold))| (kind, ratio(count(found), count(gold)))).collect();
        let mut figures = vec![("quote", over(0..1)), ("roles", over(1..5)), ("joint", over(0..5))];
        figures.extend((1..5).map(|part| (PARTS[part], over(part..part + 1))));
        figures.extend([
            ("found", Figure::Rates(self.found.rates())),
            ("speaker accuracy", share(self.speakers.0, self.speakers.1)),
            ("type accuracy", share(self.types_right, self.found.right)),
            ("recall by type", Figure::ByType(by_type)),
        ]);
        figures
    }
}

/// How far the tokens of the quotes of each two overlap, as F1; only those that do.
fn overlaps(gold: &[Tokens], predicted: &[Tokens]) -> BTreeMap<(usize, usize), f64> {
    let mut at: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, parts) in predicted.iter().enumerate() {
        for &token in &parts[0] {
            at.entry(token).or_default().push(index);
        }
    }
    let mut shared: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (one, parts) in gold.iter().enumerate() {
        for &other in parts[0].iter().filter_map(|token| at.get(token)).flatten() {
            *shared.entry((one, other)).or_default() += 1.0;
        }
    }
    for (&(one, other), shared) in &mut shared {
        *shared = 2.0 * *shared / count(gold[one][0].len() + predicted[other][0].len());
    }
    shared
}

/// Whether the same one speaks: the phrases overlap, or mentions of the entities behind them do.
fn is_speaker_right(gold: (&Quotation, &Record), predicted: (&Quotation, &Record)) -> bool {
    if overlap(&gold.0.speaker, &predicted.0.speaker) {
        return true;
    }
    let mentions = |(quotation, record): (&Quotation, &Record)| -> Vec<Span> {
        let is_it = |entity: &&Entity| Some(&entity.id) == quotation.speaker_entity.as_ref();
        let entity = record.extraction.entities().iter().find(is_it);
        entity.map(|entity| entity.mentions.iter().map(|mention| mention.span).collect()).unwrap_or_default()
    };
    overlap(&mentions(gold), &mentions(predicted))
}

/// The tokens of a text, in order.
struct Text(Vec<Span>);

impl Text {
    /// Those that the record tells, or else words and signs.
    fn new(record: &Record) -> Self {
        let words = || {
            let mut words = Vec::new();
            let mut word: Option<(usize, usize)> = None;
            for (at, c) in record.text.char_indices() {
                let end = at + c.len_utf8();
                if c.is_alphanumeric() || c == '_' {
                    word = Some((word.map_or(at, |(start, _)| start), end));
                    continue;
                }
                words.extend(word.take());
                words.extend((!c.is_whitespace()).then_some((at, end)));
            }
            words.extend(word);
            words.into_iter().filter_map(|(start, end)| Span::new(&record.text, start, end).ok()).collect()
        };
        Self(record.tokens.clone().unwrap_or_else(words))
    }

    fn parts(&self, quotation: &Quotation) -> Tokens {
        let Quotation { quote, cue, frame, speaker, addressee, .. } = quotation;
        [quote, cue, frame, speaker, addressee].map(|spans| spans.iter().flat_map(|&span| self.tokens(span)).collect())
    }

    /// The numbers of the tokens that share a byte with the span.
    fn tokens(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.0.partition_point(|token| token.end() <= span.start());
        let end = self.0.partition_point(|token| token.start() < span.end());
        first..end.max(first)
    }
}
