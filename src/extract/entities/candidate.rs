//! What a noun phrase without a name shows by itself, and what has been said of people without a name.

use std::collections::HashMap;

use super::phrases::Phrase;
use super::roles::jaehrig;
use crate::language::Text;
use crate::language::agreement::Agreement;
use crate::language::clause::Piece;
use crate::language::nouns::{self, Noun, Stands};

/// The kinds of places.
pub(super) const PLACES: [&str; 8] =
    ["city", "capital", "village", "country", "region", "continent", "water", "mountain"];

/// What has been said of people without a name, which a later phrase may mean.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    /// Noun → the sentence in which it was last used of somebody unnamed.
    nouns: HashMap<String, usize>,
    /// Age → whom it belongs to.
    pub(super) ages: HashMap<u32, Option<usize>>,
}

impl Unnamed {
    /// Remembers what a phrase was found to mean.
    pub(super) fn remember(&mut self, candidate: &Candidate, meant: Option<usize>, voice: usize) {
        if let Some(age) = candidate.age {
            self.ages.entry(age).or_insert(meant);
        } else if let Some(noun) = candidate.noun.as_ref().filter(|_| meant.is_none()) {
            self.nouns.insert(noun.lemma.clone(), voice);
        }
    }

    /// Whether somebody unnamed was called so in that sentence or later.
    pub(super) fn since(&self, noun: &Noun, voice: usize) -> bool {
        self.nouns.get(&noun.lemma).is_some_and(|&last| last >= voice)
    }
}

/// A phrase that may stand for a member.
pub(super) struct Candidate {
    pub(super) noun: Option<Noun>,
    pub(super) agreement: Agreement,
    pub(super) age: Option<u32>,
}

impl Candidate {
    /// Reads a phrase.
    pub(super) fn read(text: &Text, phrase: &Phrase) -> Self {
        let form = text.of(phrase.head);
        let told = phrase.determiner.map_or(Agreement::all(), |determiner| determiner.agreement);
        if let Some(age) = jaehrig(form) {
            let declined = if form.ends_with('e') { Agreement::PERSON } else { told };
            return Self { noun: None, agreement: told & declined, age: Some(age) };
        }
        let noun = nouns::noun(form);
        // A noun without a determiner is a plural, or nothing that a pronoun goes on with.
        let unknown = if phrase.determiner.is_some() { told } else { Agreement::PLURAL };
        let mut agreement = noun.as_ref().map_or(unknown, |noun| told & noun.agreement);
        // "Anwohner berichten": without a determiner what can be several is.
        let bare = phrase.determiner.is_none() && agreement.contains(Agreement::PLURAL);
        // "die Angeklagten" are several.
        if bare
            || agreement.contains(Agreement::FEMININE | Agreement::PLURAL)
                && form.ends_with('n')
                && !form.ends_with("in")
        {
            agreement = Agreement::PLURAL;
        }
        Self { noun, agreement, age: None }
    }

    /// Whether it means somebody.
    pub(super) fn is_person(&self) -> bool {
        self.age.is_some() || matches!(self.noun, Some(Noun { stands: Stands::Person(_), .. }))
    }

    /// Whether it may be a name that nobody knows: "Dulmatin galt …", a single word before the verb without a determiner
    /// and without the ending of a noun.
    pub(super) fn may_be_a_name(&self, text: &Text, phrase: &Phrase, piece: &Piece) -> bool {
        const ENDINGS: [&str; 10] = ["ung", "heit", "keit", "schaft", "ion", "tät", "ik", "nis", "ei", "es"];
        let form = text.of(phrase.head);
        let bare = piece.tokens.start == phrase.head && piece.finite == Some(phrase.head + 1);
        let participle = form.starts_with("Ge") && form.ends_with('t') || text.tokens[phrase.head].word.is_some();
        bare && !participle
            && self.noun.is_none()
            && self.age.is_none()
            && !ENDINGS.iter().any(|ending| form.ends_with(ending))
    }

    /// Whether it means an organisation that can speak.
    pub(super) fn is_organisation(&self) -> bool {
        matches!(self.noun, Some(Noun { stands: Stands::Kind(kinds), .. }) if !PLACES.contains(&kinds))
    }
}
