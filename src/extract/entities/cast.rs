//! Everybody and everything that an article names, while the mentions are being gathered.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::Span;
use crate::extraction::{Entity, EntityKind, Extra, Form, Mention};
use crate::language::agreement::Agreement;
use crate::language::nouns;

/// An entity with what helps to know it again.
#[derive(Debug)]
pub(super) struct Member {
    /// What is given out in the end.
    pub(super) entity: Entity,
    /// The genders that a person can have; empty for anything else.
    pub(super) gender: Agreement,
    /// By which offices the article calls it.
    pub(super) offices: Vec<Office>,
    /// How old a person is said to be.
    pub(super) age: Option<u32>,
    /// The kinds that the lists or the noun before the name tell: "company", "country".
    pub(super) kinds: Vec<&'static str>,
}

/// An office, and the place or organisation whose office it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// The masculine in lower case, as [`crate::language::nouns`] has it.
    pub(super) lemma: String,
    /// "Russland", where the text tells.
    pub(super) origin: Option<String>,
}

impl Office {
    /// Whether a phrase that calls somebody `self` can mean the holder of `held`, and how closely the words fit: the same
    /// office, or the last part of it, or another word for it; and no other place.
    pub(super) fn can_mean(&self, held: &Self) -> Option<Fit> {
        let no_other_place = self.origin.is_none() || self.origin == held.origin;
        let fit = if self.lemma == held.lemma || self.lemma.strip_prefix("bundes") == Some(&held.lemma) {
            Some(Fit::Same)
        } else if self.lemma.len() > 4 && held.lemma.ends_with(&self.lemma) && !is_another(&held.lemma) {
            Some(Fit::Part)
        } else {
            let other = nouns::also_means(&self.lemma).any(|office| held.lemma.ends_with(office));
            other.then_some(Fit::Part)
        };
        fit.filter(|_| no_other_place)
    }
}

/// How sure a mention is by its form: about the share of those in news that a reader finds right.
const fn confidence(form: Form) -> f32 {
    match form {
        Form::Nominal => 0.85,
        Form::Pronoun => 0.9,
        Form::Name | Form::Derived | Form::Part => 0.95,
    }
}

/// How closely what somebody is called fits the office that they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Part,
    Same,
}

/// "Vizepräsident": nobody calls him "der Präsident".
fn is_another(lemma: &str) -> bool {
    ["vize", "ex-", "alt", "ehren", "ministerpräs"].iter().any(|first| lemma.starts_with(first))
}

/// Where a name or what is derived from one stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Index of the member.
    pub(super) member: usize,
    /// In what form.
    pub(super) form: Form,
}

/// All members, in no order, and where they are named.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Who and what there is.
    pub(super) members: Vec<Member>,
    /// The names, and what is derived from them, in the order of the text.
    pub(super) placed: Vec<Placed>,
    /// Nouns beside a name that tell an office: the token of the noun, and whose it is.
    pub(super) appositions: HashMap<usize, usize>,
    /// The spans of all mentions.
    taken: HashSet<Span>,
}

impl Cast {
    /// Enters a new member and gives its index.
    pub(super) fn enter(&mut self, kind: EntityKind, name: String) -> usize {
        let gender = if kind == EntityKind::Person { Agreement::PERSON } else { Agreement::empty() };
        self.members.push(Member {
            entity: Entity::new(kind, name),
            gender,
            offices: Vec::new(),
            age: None,
            kinds: Vec::new(),
        });
        self.members.len() - 1
    }

    /// Enters a mention of a member that is no name, unless there is one at the same place.
    pub(super) fn mention(&mut self, member: usize, span: Span, form: Form) {
        self.enter_mention(member, span, form, confidence(form));
    }

    /// Enters a name of a member, unless there is a mention at the same place.
    pub(super) fn name(&mut self, member: usize, span: Span, confidence: f32) {
        self.enter_mention(member, span, Form::Name, confidence);
    }

    fn enter_mention(&mut self, member: usize, span: Span, form: Form, confidence: f32) {
        if self.taken.insert(span) {
            let mention = Mention { span, form, confidence: Some(confidence), extra: Extra::new() };
            self.members[member].entity.mentions.push(mention);
        }
    }

    /// What is placed from the token on, in order.
    pub(super) fn placed_from(&self, token: usize) -> &[Placed] {
        &self.placed[self.placed.partition_point(|placed| placed.tokens.start < token)..]
    }

    /// What is placed within a range of tokens, in order.
    pub(super) fn placed_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &Placed> {
        self.placed_from(tokens.start)
            .iter()
            .take_while(move |placed| placed.tokens.start < tokens.end)
            .filter(move |placed| placed.tokens.end <= tokens.end)
    }

    /// The entities in the order of their first mention, each with its mentions in the order of the text.
    pub(super) fn finish(self) -> Vec<Entity> {
        let mut entities: Vec<Entity> = self.members.into_iter().map(|member| member.entity).collect();
        for entity in &mut entities {
            entity.mentions.sort_by_key(|mention| mention.span);
        }
        entities.retain(|entity| !entity.mentions.is_empty());
        entities.sort_by_key(|entity| entity.mentions.first().map(|mention| mention.span));
        for (index, entity) in entities.iter_mut().enumerate() {
            entity.id = format!("e{}", index + 1);
        }
        entities
    }
}
