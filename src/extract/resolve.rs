//! Phrases that speak or are spoken to → the entities they mean: by a name in them, a pronoun, or an office.

use std::collections::HashMap;

use crate::article::Span;
use crate::extraction::{Entity, EntityKind, Extra, Form, Mention, Quotation};
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};

/// So many names back a phrase is looked for what it means.
const NEAR: usize = 200;

/// Which gender a person's name or office tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
    Unknown,
}

/// Sets the entities behind speakers and addressees, and enters the pronouns and offices that stand for them as mentions.
pub(super) fn resolve(text: &Text, entities: &mut [Entity], quotations: &mut [Quotation]) {
    let genders: Vec<Gender> = entities.iter().map(gender).collect();
    let mut places: Vec<(Span, usize)> = entities
        .iter()
        .enumerate()
        .flat_map(|(index, entity)| entity.mentions.iter().map(move |mention| (mention.span, index)))
        .collect();
    places.sort_unstable();
    let mut last_speaker: Option<usize> = None;
    let mut resolved: HashMap<Span, Option<usize>> = HashMap::new();
    for quotation in quotations {
        let previous = last_speaker;
        let plural = quotation.cue.first().is_some_and(|cue| cue.of(text.text).ends_with("en"));
        let mut find = |spans: &[Span]| {
            let span = *spans.first()?;
            if plural && span.of(text.text).eq_ignore_ascii_case("sie") {
                return None;
            }
            *resolved.entry(span).or_insert_with(|| entity_of(text, entities, &genders, &places, span, previous))
        };
        let speaker = find(&quotation.speaker);
        let addressee = find(&quotation.addressee);
        quotation.speaker_entity = speaker.map(|index| entities[index].id.clone());
        quotation.addressee_entity = addressee.map(|index| entities[index].id.clone());
        last_speaker = speaker.or(last_speaker);
        for (index, spans) in [(speaker, &quotation.speaker), (addressee, &quotation.addressee)] {
            if let (Some(index), Some(&span)) = (index, spans.first()) {
                mention(text, &mut entities[index], span);
            }
        }
    }
}

/// Enters a pronoun or a noun phrase as a mention, unless a name of the entity stands in it.
fn mention(text: &Text, entity: &mut Entity, span: Span) {
    let at = entity.mentions.partition_point(|mention| mention.span.end() <= span.start());
    if entity.mentions.get(at).is_some_and(|mention| mention.span.overlaps(span)) {
        return;
    }
    let form =
        if span.of(text.text).contains(' ') || !is_pronoun(span.of(text.text)) { Form::Nominal } else { Form::Pronoun };
    entity.mentions.insert(at, Mention { span, form, confidence: Some(0.7), extra: Extra::new() });
}

fn is_pronoun(form: &str) -> bool {
    matches!(
        form.to_lowercase().as_str(),
        "er" | "sie" | "es" | "dieser" | "diese" | "ihm" | "ihr" | "ihnen" | "ihn" | "der" | "die"
    )
}

fn entity_of(
    text: &Text,
    entities: &[Entity],
    genders: &[Gender],
    places: &[(Span, usize)],
    span: Span,
    previous: Option<usize>,
) -> Option<usize> {
    let from = places.partition_point(|(place, _)| place.start() < span.start());
    let inside = || places[from..].iter().take_while(|(place, _)| place.start() < span.end()).map(|&(_, index)| index);
    let of_kind = |kind| inside().find(|&index| entities[index].kind == kind);
    if let Some(index) = of_kind(EntityKind::Person).or_else(|| of_kind(EntityKind::Organisation)) {
        return Some(index);
    }
    let phrase = span.of(text.text);
    let before = || places[..from].iter().rev().take(NEAR).map(|&(_, index)| index);
    if is_pronoun(phrase) {
        let wanted = match phrase.to_lowercase().as_str() {
            "er" | "ihm" | "ihn" | "dieser" => Gender::Male,
            _ => Gender::Female,
        };
        let fits = |&index: &usize| {
            entities[index].kind == EntityKind::Person
                && (genders[index] == wanted || genders[index] == Gender::Unknown)
        };
        return previous.filter(fits).or_else(|| before().find(fits));
    }
    let head = text.tokens_in(span).find(|&at| text.is_noun(at)).map(|at| text.of(at).to_lowercase())?;
    let has_role = |&index: &usize| entities[index].roles.iter().any(|role| same_office(&role.to_lowercase(), &head));
    if let Some(index) = before().find(has_role).or_else(|| (0..entities.len().min(NEAR)).find(has_role)) {
        return Some(index);
    }
    let institution = |&index: &usize| {
        entities[index].kind == EntityKind::Organisation
            && head.len() > 4
            && entities[index].name.to_lowercase().contains(&head)
    };
    before().find(institution).or_else(|| inside().next())
}

/// "Präsident" and "US-Präsidenten", "Minister" and "Außenminister".
fn same_office(role: &str, head: &str) -> bool {
    let stem = |form: &str| form.trim_end_matches(['s', 'n']).trim_end_matches('e').to_owned();
    let (role, head) = (stem(role), stem(head));
    role == head || role.len() > 4 && head.len() > 4 && (role.ends_with(&head) || head.ends_with(&role))
}

fn gender(entity: &Entity) -> Gender {
    let given = entity.name.split(' ').map(|word| names().of(word)).find(|class| class.contains(NameClass::GIVEN));
    if let Some(class) = given {
        if class.contains(NameClass::FEMALE) && !class.contains(NameClass::MALE) {
            return Gender::Female;
        }
        if class.contains(NameClass::MALE) && !class.contains(NameClass::FEMALE) {
            return Gender::Male;
        }
    }
    match entity.roles.first() {
        Some(role) if role.ends_with("in") => Gender::Female,
        Some(role) if role.ends_with("er") || role.ends_with("chef") => Gender::Male,
        _ => Gender::Unknown,
    }
}
