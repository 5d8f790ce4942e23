//! How many: the numbers that an event counts, and what they count.

use std::ops::Range;

use super::lexicon::Shape;
use super::triggers::Trigger;
use crate::extract::numbers::{Number, Unit};
use crate::extraction::{EventKind, Extra, Quantity, Role};
use crate::language::Text;
use crate::language::lexicon::Class;

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

/// Whether an amount that a relative clause gives is what the event is about: "der Preis, der mit 1.000 Euro dotiert ist".
fn has_price(kind: EventKind) -> bool {
    matches!(kind, EventKind::Contest | EventKind::Merge | EventKind::Agree)
}

/// A clause with the numbers of its sentence.
pub(super) struct Numbers<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// The numbers of the whole sentence, in order.
    pub all: &'a [Number],
    /// The tokens of the clause: ranges in order.
    pub parts: &'a [Range<usize>],
    /// The tokens of clauses that depend on it and name no event themselves.
    pub asides: &'a [Range<usize>],
    /// The triggers of the clause, in order.
    pub triggers: &'a [Trigger],
}

impl Numbers<'_> {
    /// The numbers of the event that a trigger names; `own` is the phrase that the trigger stands in.
    pub(super) fn of(
        &self,
        trigger: &Trigger,
        own: Option<&Range<usize>>,
        arguments: &[(Role, Range<usize>)],
    ) -> Vec<Quantity> {
        let mut quantities = Vec::new();
        if let Some((role, parts)) = counted(trigger.kind) {
            // Wounds are not people: "zwei Verletzungen".
            let noun = trigger.shape == Shape::Noun && trigger.kind != EventKind::Injure;
            let own = own.filter(|_| noun || trigger.shape == Shape::Person);
            quantities.extend(own.and_then(|own| {
                if let Some(number) = self.before_noun(own, trigger) {
                    return Some(quantity(self.text, role, number, trigger.tokens[0] + 1));
                }
                let number = self.total(own, trigger)?;
                Some(quantity(self.text, role, number, number.tokens.end))
            }));
            let phrases = arguments.iter().filter(|(part, _)| parts.contains(part)).map(|(_, phrase)| phrase.clone());
            let behind = own.and_then(|_| self.behind_noun(trigger)).filter(|behind| {
                let overlaps =
                    |(_, phrase): &(Role, Range<usize>)| phrase.start < behind.end && behind.start < phrase.end;
                !arguments.iter().any(overlaps)
            });
            for phrase in phrases.chain(behind) {
                self.in_phrase(&phrase, trigger, role, &mut quantities);
            }
        }
        quantities.extend(
            self.parts
                .iter()
                .chain(self.asides.iter().filter(|_| has_price(trigger.kind)))
                .flat_map(|part| self.within(part))
                .filter(|amount| self.is_nearest(trigger, amount))
                .filter_map(|amount| {
                    let role = match amount.unit {
                        Some(unit) => measured(trigger.kind, unit)?,
                        None => missing(self.text, trigger.kind, amount)?,
                    };
                    let end = amount.tokens.end + usize::from(amount.unit.is_none());
                    Some(quantity(self.text, role, amount, end))
                }),
        );
        quantities
    }

    /// The token after the clause.
    fn end(&self) -> usize {
        self.parts.last().map_or(0, |part| part.end)
    }

    /// The numbers that end within a range of tokens.
    fn within(&self, range: &Range<usize>) -> &[Number] {
        let first = self.all.partition_point(|number| number.end <= range.start);
        let end = self.all.partition_point(|number| number.end <= range.end);
        &self.all[first..end.max(first)]
    }

    /// The number that counts a trigger which is a noun: "vier Tote", "zwei Festnahmen".
    fn before_noun(&self, own: &Range<usize>, trigger: &Trigger) -> Option<&Number> {
        let noun = trigger.tokens[0];
        let number = self.within(&(own.start..noun)).last().filter(|number| self.counts(number, own, trigger))?;
        // "ein Austausch" is not one who is exchanged.
        if number.article && trigger.shape == Shape::Noun {
            return None;
        }
        let mut between = number.tokens.end..noun;
        between.all(|at| self.text.is_attribute(at) || self.text.is(at, Class::ADVERB)).then_some(number)
    }

    /// The phrase with a number that follows a trigger which is a noun: "Freilassung von mehr als 20 Geiseln".
    fn behind_noun(&self, trigger: &Trigger) -> Option<Range<usize>> {
        let from = trigger.tokens[0] + 1;
        let at = self.all.partition_point(|number| number.tokens.start <= from);
        let number =
            self.all.get(at).filter(|number| self.text.of(from) == "von" && number.tokens.start == from + 1)?;
        let noun = (number.tokens.end..self.end()).find(|&at| !self.text.is_attribute(at) || self.text.is_noun(at))?;
        self.text.is_noun(noun).then_some(number.tokens.start..noun + 1)
    }

    /// What the number of those whom the trigger names comes to: "die Zahl der Toten stieg auf 56".
    fn total(&self, own: &Range<usize>, trigger: &Trigger) -> Option<&Number> {
        let text = self.text;
        (own.start..trigger.tokens[0]).find(|&at| matches!(text.of(at), "Zahl" | "Anzahl"))?;
        let reached = |number: &&Number| {
            let before = number.tokens.start.checked_sub(1).map_or("", |at| text.of(at));
            matches!(before, "auf" | "bei" | "mit") && !number.article && self.counts(number, own, trigger)
        };
        self.within(&(own.end..self.end())).iter().find(reached)
    }

    /// The numbers in a phrase: "drei Frauen und 387 Männer".
    fn in_phrase(&self, phrase: &Range<usize>, trigger: &Trigger, role: &str, quantities: &mut Vec<Quantity>) {
        // "zwei Aufmärsche" are nobody.
        let first = self.triggers.partition_point(|other| other.tokens[0] < phrase.start);
        let inside = self.triggers[first..].iter().take_while(|other| other.tokens[0] < phrase.end);
        if inside.into_iter().any(|other| other.shape == Shape::Noun && other.tokens != trigger.tokens) {
            return;
        }
        let numbers = self.within(phrase);
        let mut numbers = numbers.iter().filter(|number| self.counts(number, phrase, trigger)).peekable();
        while let Some(number) = numbers.next() {
            // Of "zwei der drei Kinder" two are counted.
            let of_them = |next: &&Number| {
                next.tokens.start == number.tokens.end + 1 && matches!(self.text.of(number.tokens.end), "der" | "von")
            };
            let _ = numbers.next_if(|next| of_them(next));
            let mut end = phrase.end;
            if let Some(next) = numbers.peek() {
                end = next.tokens.start - usize::from(self.text.is(next.tokens.start - 1, Class::COORDINATOR));
            }
            // "vier wurden verletzt"
            let alone = number.tokens == *phrase && !number.article;
            if number.tokens.end < end || alone {
                quantities.push(quantity(self.text, role, number, end));
            }
        }
    }

    /// Whether a number in a phrase counts whom the phrase is about.
    fn counts(&self, number: &Number, phrase: &Range<usize>, trigger: &Trigger) -> bool {
        let victims = [EventKind::Die, EventKind::Injure, EventKind::Release, EventKind::Arrest];
        let one = number.end == phrase.start + 1 && victims.contains(&trigger.kind);
        number.unit.is_none()
            && number.value.fract() == 0.0
            && (!number.article || one)
            && !is_year(self.text, number)
            && !self.text.is(number.end, Class::TIME_NOUN | Class::MONTH)
    }

    /// Whether no other trigger is nearer to a number, or as near and before it.
    fn is_nearest(&self, trigger: &Trigger, number: &Number) -> bool {
        let next = self.triggers.partition_point(|other| other.tokens[0] < number.tokens.start);
        let near = &self.triggers[next.saturating_sub(1)..self.triggers.len().min(next + 1)];
        let nearest = near.iter().min_by_key(|other| other.tokens[0].abs_diff(number.tokens.start));
        nearest.is_some_and(|nearest| nearest.tokens == trigger.tokens)
    }
}

/// "im Oktober 2004 die …", "des 1849 verstorbenen …": four figures count only what stands right behind them.
fn is_year(text: &Text, number: &Number) -> bool {
    let at = number.end - 1;
    let figures = text.of(at).len() == 4 && (1500.0..=2100.0).contains(&number.value);
    let dated = at > 0 && text.is(at - 1, Class::MONTH | Class::TIME_NOUN);
    figures && (dated || !text.is_noun(number.end))
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
