//! Names: their spans with and without their kind.

use std::collections::{BTreeMap, HashSet};

use super::{Figure, Figures, Tally};
use crate::article::Span;
use crate::extraction::{Entity, EntityKind, Form};

#[derive(Debug, Default)]
pub(super) struct Entities {
    exact: Tally,
    spans: Tally,
    by_type: BTreeMap<&'static str, Tally>,
}

impl Entities {
    pub(super) fn add(&mut self, gold: &[Entity], predicted: &[Entity]) {
        let (gold, predicted) = (names(gold), names(predicted));
        self.exact.add(gold.intersection(&predicted).count(), gold.len(), predicted.len());
        for &(_, kind) in gold.union(&predicted) {
            self.by_type.entry(kind.name()).or_default();
        }
        for (kind, tally) in &mut self.by_type {
            let of = |names: &HashSet<(Span, EntityKind)>| -> HashSet<Span> {
                names.iter().filter(|(_, other)| other.name() == *kind).map(|&(span, _)| span).collect()
            };
            let (gold, predicted) = (of(&gold), of(&predicted));
            tally.add(gold.intersection(&predicted).count(), gold.len(), predicted.len());
        }
        let spans =
            |names: HashSet<(Span, EntityKind)>| names.into_iter().map(|(span, _)| span).collect::<HashSet<_>>();
        let (gold, predicted) = (spans(gold), spans(predicted));
        self.spans.add(gold.intersection(&predicted).count(), gold.len(), predicted.len());
    }

    pub(super) fn figures(&self) -> Figures {
        let by_type = self.by_type.iter().map(|(&kind, tally)| (kind, tally.rates().f1())).collect();
        vec![
            ("exact", Figure::Rates(self.exact.rates())),
            ("span", Figure::Rates(self.spans.rates())),
            ("f1 by type", Figure::ByType(by_type)),
        ]
    }
}

fn names(entities: &[Entity]) -> HashSet<(Span, EntityKind)> {
    let names = |entity: &Entity| {
        let kind = entity.kind;
        let names = entity.mentions.iter().filter(|mention| mention.form == Form::Name);
        names.map(move |mention| (mention.span, kind)).collect::<Vec<_>>()
    };
    entities.iter().flat_map(names).collect()
}
