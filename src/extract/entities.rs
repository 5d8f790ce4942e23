//! Names → entities: all mentions of one thing joined, each with the offices by which the article calls it.

use std::collections::HashMap;

use super::names::{Name, is_institution};
use crate::extraction::{Entity, EntityKind, Extra, Form, Mention};
use crate::language::Text;

/// The entities of a text in the order of their first mention.
pub(super) fn join(text: &Text, names: &[Name]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut known: HashMap<(EntityKind, String), usize> = HashMap::new();
    // Full names first, so that a surname finds its person even before the full name stands.
    let mut order: Vec<&Name> = names.iter().collect();
    order.sort_by_key(|name| (name.kind != EntityKind::Person || name.tokens.len() == 1, name.tokens.start));
    for name in order {
        let Some(span) = text.span(name.tokens.start, name.tokens.end) else { continue };
        let full = base(span.of(text.text), &known, name.kind);
        let last = full.rsplit(' ').next().unwrap_or_default().to_owned();
        let by_surname = name.kind == EntityKind::Person && name.tokens.len() == 1;
        let key = (name.kind, if by_surname { last.clone() } else { full.clone() });
        let index = *known.entry(key).or_insert_with(|| {
            entities.push(Entity {
                id: String::new(),
                kind: name.kind,
                name: full.clone(),
                roles: Vec::new(),
                wikidata: None,
                mentions: Vec::new(),
                extra: Extra::new(),
            });
            entities.len() - 1
        });
        if name.kind == EntityKind::Person {
            known.entry((name.kind, last)).or_insert(index);
        }
        if let Some(role) = name.role.map(|role| text.of(role).to_owned())
            && !entities[index].roles.contains(&role)
        {
            entities[index].roles.push(role);
        }
        let mention = Mention { span, form: Form::Name, confidence: Some(name.confidence), extra: Extra::new() };
        entities[index].mentions.push(mention);
    }
    for entity in &mut entities {
        entity.mentions.sort_by_key(|mention| mention.span);
        entity.mentions.dedup_by_key(|mention| mention.span);
    }
    entities.sort_by_key(|entity| entity.mentions.first().map(|mention| mention.span));
    for (index, entity) in entities.iter_mut().enumerate() {
        entity.id = format!("e{}", index + 1);
    }
    entities
}

/// A name without the s of its genitive, where the name without it is known or the lists have it.
fn base(name: &str, known: &HashMap<(EntityKind, String), usize>, kind: EntityKind) -> String {
    let flat = name.replace('\n', " ");
    let Some(stem) = flat.strip_suffix(['s', '’', '\'']) else { return flat };
    let last = stem.rsplit(' ').next().unwrap_or(stem);
    let listed = crate::language::gazetteer::names().of(last);
    let whole = crate::language::gazetteer::names().of(flat.rsplit(' ').next().unwrap_or_default());
    if known.contains_key(&(kind, stem.to_owned())) || whole.is_empty() && !listed.is_empty() || is_institution(stem) {
        stem.to_owned()
    } else {
        flat
    }
}
