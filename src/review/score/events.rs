//! Events by their triggers, and on those that are paired, arguments and quantities.

use std::collections::{BTreeMap, HashMap};

use super::assign::assign;
use super::{Figure, Figures, Tally, overlapping};
use crate::extraction::{Event, Quantity};

#[derive(Debug, Default)]
pub(super) struct Events {
    triggers: Tally,
    arguments: Tally,
    quantities: Tally,
    by_type: BTreeMap<&'static str, Tally>,
}

impl Events {
    pub(super) fn add(&mut self, gold: &[Event], predicted: &[Event]) {
        let triggers = |events: &'_ [Event]| events.iter().map(|event| event.trigger.clone()).collect::<Vec<_>>();
        let (gold_triggers, predicted_triggers) = (triggers(gold), triggers(predicted));
        let weights = overlapping(
            gold_triggers.iter().map(Vec::as_slice),
            predicted_triggers.iter().map(Vec::as_slice),
            |one, other| gold[one].kind == predicted[other].kind,
        );
        let pairs = assign(&weights, gold.len(), predicted.len());
        self.triggers.add(pairs.len(), gold.len(), predicted.len());
        for event in gold {
            self.by_type.entry(event.kind.name()).or_default().missed += 1;
        }
        for event in predicted {
            self.by_type.entry(event.kind.name()).or_default().invented += 1;
        }
        for (one, other) in pairs {
            let tally = self.by_type.entry(gold[one].kind.name()).or_default();
            (tally.right, tally.missed, tally.invented) = (tally.right + 1, tally.missed - 1, tally.invented - 1);
            self.add_pair(&gold[one], &predicted[other]);
        }
    }

    fn add_pair(&mut self, gold: &Event, predicted: &Event) {
        let weights = overlapping(
            gold.arguments.iter().map(|argument| &*argument.spans),
            predicted.arguments.iter().map(|argument| &*argument.spans),
            |one, other| gold.arguments[one].role == predicted.arguments[other].role,
        );
        let pairs = assign(&weights, gold.arguments.len(), predicted.arguments.len());
        self.arguments.add(pairs.len(), gold.arguments.len(), predicted.arguments.len());
        let predicted_quantities = counted(&predicted.quantities);
        let same = counted(&gold.quantities)
            .into_iter()
            .map(|(quantity, count)| predicted_quantities.get(&quantity).map_or(0, |&other| count.min(other)));
        self.quantities.add(same.sum(), gold.quantities.len(), predicted.quantities.len());
    }

    pub(super) fn figures(&self) -> Figures {
        let by_type = self.by_type.iter().map(|(&kind, tally)| (kind, tally.rates().f1())).collect();
        vec![
            ("trigger", Figure::Rates(self.triggers.rates())),
            ("arguments", Figure::Rates(self.arguments.rates())),
            ("quantities", Figure::Rates(self.quantities.rates())),
            ("f1 by type", Figure::ByType(by_type)),
        ]
    }
}

fn counted(quantities: &[Quantity]) -> HashMap<(&str, u64), usize> {
    let mut counted = HashMap::new();
    for quantity in quantities {
        // 0 and -0 are the same number.
        *counted.entry((&*quantity.role, (quantity.value + 0.0).to_bits())).or_default() += 1;
    }
    counted
}
