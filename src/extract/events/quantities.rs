//! How many: the numbers that an event counts, and what they count.

use std::ops::Range;

use super::triggers::{Shape, Trigger};
use crate::extract::numbers::{self, Number, Unit};
use crate::extraction::{EventKind, Extra, Quantity, Role};
use crate::language::Text;
use crate::language::lexicon::Class;

/// So many tokens before a phrase may say how exact its number is.
const MODIFIER_REACH: usize = 4;

/// What the people or things are to whom an event of that type happens, and in which parts they are found.
fn counted(kind: EventKind) -> Option<(&'static str, &'static [Role])> {
    const AFFECTED: &[Role] = &[Role::Affected];
    const AGENTS: &[Role] = &[Role::Agent];
    const BOTH: &[Role] = &[Role::Agent, Role::Affected];
    Some(match kind {
        EventKind::Die => ("killed", AFFECTED),
        EventKind::Injure => ("injured", AFFECTED),
        EventKind::Release => ("released", AFFECTED),
        EventKind::Arrest => ("arrested", AFFECTED),
        EventKind::Demonstrate | EventKind::Strike => ("participants", BOTH),
        EventKind::Meet => ("participants", AGENTS),
        EventKind::Flee => ("displaced", BOTH),
        EventKind::Layoff => ("jobs", AFFECTED),
        _ => return None,
    })
}

/// What an amount in that unit is in an event of that type.
fn measured(kind: EventKind, unit: Unit) -> Option<&'static str> {
    use EventKind::{
        Accident, Agree, Attack, Bankrupt, Contest, Convict, Decide, Elect, Fire, Layoff, Merge, Natural, Sanction,
    };
    match unit {
        Unit::Currency(_) => {
            let kinds = [Accident, Agree, Attack, Bankrupt, Contest, Convict, Decide, Fire, Merge, Natural, Sanction];
            kinds.contains(&kind).then_some("money")
        }
        Unit::Percent => [Elect, Layoff, Merge].contains(&kind).then_some("share"),
        Unit::PercentagePoint => None,
    }
}

/// The numbers of the event that a trigger names. `own` is the phrase that the trigger stands in, `triggers` are those of
/// the piece.
pub(super) fn of(
    text: &Text,
    piece: &Range<usize>,
    (trigger, triggers): (&Trigger, &[Trigger]),
    own: Option<&Range<usize>>,
    arguments: &[(Role, Range<usize>)],
) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    if let Some((role, parts)) = counted(trigger.kind) {
        // Wounds are not people: "zwei Verletzungen".
        let noun = trigger.shape == Shape::Noun && trigger.kind != EventKind::Injure;
        let nominal = noun || trigger.shape == Shape::Person;
        if let Some(own) = own.filter(|_| nominal) {
            quantities
                .extend(before_noun(text, piece, own, trigger).map(|(number, end)| quantity(text, role, &number, end)));
        }
        let other = |other: &Trigger, phrase: &Range<usize>| {
            other.shape == Shape::Noun && other.tokens != trigger.tokens && phrase.contains(&other.tokens[0])
        };
        let of_people = |phrase: &Range<usize>| !triggers.iter().any(|trigger| other(trigger, phrase));
        for (_, phrase) in arguments.iter().filter(|(part, phrase)| parts.contains(part) && of_people(phrase)) {
            quantities.extend(of_phrase(text, piece, trigger, phrase, role));
        }
    }
    let amounts = numbers::find(text, piece.clone()).into_iter();
    quantities.extend(amounts.filter(|amount| is_nearest(trigger, triggers, amount)).filter_map(|amount| {
        let role = match amount.unit {
            Some(unit) => measured(trigger.kind, unit)?,
            None => missing(text, trigger.kind, &amount)?,
        };
        let end = amount.tokens.end + usize::from(amount.unit.is_none());
        Some(quantity(text, role, &amount, end))
    }));
    quantities
}

/// The number that counts a trigger which is a noun: "vier Tote", "zwei Festnahmen".
fn before_noun(text: &Text, piece: &Range<usize>, own: &Range<usize>, trigger: &Trigger) -> Option<(Number, usize)> {
    let noun = trigger.tokens[0];
    let numbers = around(text, piece, &(own.start..noun + 1), trigger);
    let number = numbers.into_iter().rfind(|number| number.tokens.end <= noun)?;
    let adjoins = (number.tokens.end..noun).all(|at| text.is_attribute(at) || text.is(at, Class::ADVERB));
    adjoins.then_some((number, noun + 1))
}

/// The numbers in a phrase: "drei Frauen und 387 Männer".
fn of_phrase(text: &Text, piece: &Range<usize>, trigger: &Trigger, phrase: &Range<usize>, role: &str) -> Vec<Quantity> {
    let numbers = around(text, piece, phrase, trigger);
    let mut ends: Vec<usize> = numbers.iter().skip(1).map(|next| next.tokens.start).collect();
    ends.push(phrase.end);
    let phrases = numbers.iter().zip(ends).map(|(number, end)| {
        let conjunction = end > number.tokens.end + 1 && text.is(end - 1, Class::COORDINATOR);
        (number, end - usize::from(conjunction && end < phrase.end))
    });
    phrases
        .filter(|(number, end)| number.tokens.end < *end)
        .map(|(number, end)| quantity(text, role, number, end))
        .collect()
}

/// The numbers of a phrase that count whom it is about.
fn around(text: &Text, piece: &Range<usize>, phrase: &Range<usize>, trigger: &Trigger) -> Vec<Number> {
    let victims = matches!(trigger.kind, EventKind::Die | EventKind::Injure | EventKind::Release | EventKind::Arrest);
    let first = phrase.start.saturating_sub(MODIFIER_REACH).max(piece.start);
    let counts = |number: &Number| {
        let opens = number.article && number.end == phrase.start + 1;
        number.end > phrase.start
            && number.unit.is_none()
            && !is_year(text, number)
            && !text.is(number.end, Class::TIME_NOUN | Class::MONTH)
            && (!number.article || victims && opens)
    };
    let mut numbers = numbers::find(text, first..phrase.end);
    numbers.retain(counts);
    numbers
}

/// "im Oktober 2004 die …", "des 1849 verstorbenen …": four figures count only what stands right behind them.
fn is_year(text: &Text, number: &Number) -> bool {
    let at = number.end - 1;
    let figures = text.of(at).len() == 4 && (1500.0..=2100.0).contains(&number.value);
    let dated = at > 0 && text.is(at - 1, Class::MONTH | Class::TIME_NOUN);
    figures && (dated || !text.is_noun(number.end))
}

/// Whether no other trigger is nearer to a number, or as near and before it.
fn is_nearest(trigger: &Trigger, triggers: &[Trigger], number: &Number) -> bool {
    let nearest = triggers.iter().min_by_key(|trigger| trigger.tokens[0].abs_diff(number.tokens.start));
    nearest.is_some_and(|nearest| nearest.tokens == trigger.tokens)
}

/// "zwölf Vermisste", as what an event of that type leads to.
fn missing(text: &Text, kind: EventKind, number: &Number) -> Option<&'static str> {
    let leads = matches!(kind, EventKind::Accident | EventKind::Natural | EventKind::Attack | EventKind::Die);
    (leads && !number.article && text.of(number.tokens.end).starts_with("Vermisst")).then_some("missing")
}

fn quantity(text: &Text, role: &str, number: &Number, end: usize) -> Quantity {
    Quantity {
        role: role.to_owned(),
        value: number.value,
        modifier: number.modifier.name().to_owned(),
        spans: text.span(number.tokens.start, end).into_iter().collect(),
        extra: Extra::new(),
    }
}
