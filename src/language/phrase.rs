//! Noun phrases: from a determiner to the last noun or name that belongs to it.

use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::gazetteer::{NameClass, names};
use crate::language::lexicon::Class;
use crate::language::model::tag::Upos;
use crate::language::token::Kind;

/// No phrase is longer than this many tokens, so that no text can make the search for one deep or slow.
const LONGEST: usize = 48;

/// A noun phrase: a range of tokens and its first noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First token.
    pub first: usize,
    /// The token after the last.
    pub end: usize,
    /// The noun or name, or the pronoun, that it is about.
    pub head: usize,
}

/// What may follow a phrase's first noun and still belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Names, genitives.
    Core,
    /// Prepositional phrases with von and für, coordinated phrases and appositions as well.
    Full,
}

impl Text<'_> {
    /// Whether the token is a noun or a name by its shape.
    pub fn is_noun(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let form = token.span.of(self.text);
        // A sentence may open with an adjective: "Ähnlich äußerte sich …".
        let adjective = form.ends_with("lich");
        // "Zwei Frauen" at its start, but "Millionen" anywhere.
        let number = token.classes().contains(Class::NUMERAL) && !form.contains("illi") && form != "Dutzend";
        token.kind == Kind::Word
            && !adjective
            && !number
            && (token.capitalised
                && !token.classes().intersects(
                    Class::ARTICLE
                        | Class::DETERMINER
                        | Class::PERSONAL
                        | Class::PREPOSITION
                        | Class::ADVERB
                        | Class::SUBORDINATOR,
                )
                || starts_with_digit_and_has_upper(token.span.of(self.text)))
    }

    /// Whether the token is an attribute: an adjective or participle with an ending, or a number.
    pub fn is_attribute(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if token.kind == Kind::Number || token.classes().contains(Class::NUMERAL) {
            return true;
        }
        let form = token.span.of(self.text);
        token.kind == Kind::Word
            && (!token.capitalised || form.ends_with("er") && form.len() > 4)
            && form.len() > 2
            && form.ends_with(['e', 'n', 'r', 's', 'm', 'a'])
            && !token.classes().intersects(
                Class::ARTICLE
                    | Class::ADVERB
                    | Class::PREPOSITION
                    | Class::PERSONAL
                    | Class::REFLEXIVE
                    | Class::SUBORDINATOR
                    | Class::COORDINATOR
                    | Class::AUXILIARY
                    | Class::PAST
                    | Class::PARTICLE,
            )
            && ["e", "en", "er", "es", "em", "ger"].iter().any(|ending| form.ends_with(ending))
    }

    /// The noun phrase that begins at a token and ends before `limit`.
    pub fn phrase(&self, first: usize, limit: usize, extent: Extent) -> Option<Phrase> {
        let limit = limit.min(self.tokens.len()).min(first + LONGEST);
        let mut at = first;
        let pronouns = Class::PERSONAL;
        if at < limit && self.is(at, pronouns) && !self.is(at, Class::OPENS_PHRASE) {
            return Some(Phrase { first, end: at + 1, head: at });
        }
        while at < limit && self.is(at, Class::OPENS_PHRASE) && !self.is_noun(at) {
            at += 1;
        }
        let determined = at > first;
        // A name in marks: "laut „Abendblatt“", "die „Deutsche Welle“".
        if at < limit && self.tokens[at].kind == Kind::Opening && self.capitalised(at + 1) {
            let close = (at + 1..limit.min(at + 7)).find(|&close| self.tokens[close].kind == Kind::Closing);
            if let Some(close) = close {
                return Some(Phrase { first, end: close + 1, head: at + 1 });
            }
        }
        // Attributes, and adverbs that modify them, up to the noun.
        let mut head = at;
        while head < limit
            && !(self.is_noun(head) && !(self.is_er_word(head) && self.is_noun(head + 1) && head + 1 < limit))
        {
            // "der 61 Jahre alte Kapitän"
            if head + 2 < limit
                && matches!(self.of(head + 1), "Jahre" | "Meter" | "Kilometer")
                && self.is_attribute(head)
                && self.is_attribute(head + 2)
            {
                head += 3;
                continue;
            }
            let modifies = self.is(head, Class::ADVERB) && (determined || self.is_attribute(head + 1));
            if !(self.is_attribute(head)
                || modifies
                || self.is(head, Class::OPENS_PHRASE) && self.is_attribute(head + 1))
                || head - at > 8
            {
                break;
            }
            head += 1;
        }
        if head >= limit || !self.is_noun(head) {
            // "der sagte": a demonstrative alone; "diese", "beide" stand for a phrase of their own.
            if determined && at < limit + 1 {
                return Some(Phrase { first, end: at, head: at - 1 });
            }
            return None;
        }
        let mut end = self.name_end(head, limit);
        loop {
            let next = self.attached_end(end, limit, extent);
            if next == end {
                break;
            }
            end = next;
        }
        Some(Phrase { first, end, head })
    }

    fn is_er_word(&self, at: usize) -> bool {
        self.capitalised(at) && self.of(at).ends_with("er")
    }

    /// The end of a run of nouns and names: "Außenminister Andrij Sybiha", "Ursula von der Leyen", "Bundeskriminalamt (BKA)".
    fn name_end(&self, head: usize, limit: usize) -> usize {
        let mut end = head + 1;
        while end < limit {
            if self.is_noun(end) {
                end += 1;
            } else if self.of(end) == "(" && self.of(end + 2) == ")" && end + 3 <= limit {
                end += 3;
            } else if matches!(
                self.of(end),
                "von" | "van" | "de" | "bin" | "al" | "del" | "di" | "da" | "zu" | "der" | "den"
            ) && self.is_particle_run(end, limit)
            {
                end += 1;
            } else if self.tokens[end].kind == Kind::Opening && self.names_in_marks(end) {
                let close = (end + 1..limit.min(end + 7)).find(|&at| self.tokens[at].kind == Kind::Closing);
                let Some(close) = close else { break };
                end = close + 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether what stands in the marks that open here is a name rather than what somebody says of the noun before.
    fn names_in_marks(&self, open: usize) -> bool {
        let upos = self.tags.get(open + 1).map(|tag| tag.upos);
        self.capitalised(open + 1) || matches!(upos, Some(Upos::Propn | Upos::Noun | Upos::X))
    }

    /// "von der Leyen", "van Gogh": particles between two names, where the one before is a given name.
    fn is_particle_run(&self, at: usize, limit: usize) -> bool {
        let given = |token: usize| names().of(self.of(token)).contains(NameClass::GIVEN);
        let first = (at.saturating_sub(2)..at).rev().find(|&token| self.capitalised(token));
        let follows = |token: usize| self.capitalised(token) || matches!(self.of(token), "der" | "den" | "de" | "la");
        first.is_some_and(given) && at + 1 < limit && follows(at + 1)
    }

    fn attached_end(&self, end: usize, limit: usize, extent: Extent) -> usize {
        if end >= limit {
            return end;
        }
        let form = self.of(end);
        let phrase_end = |first: usize| {
            self.phrase(first, limit, Extent::Core).filter(|phrase| self.is_noun(phrase.head)).map_or(end, |p| p.end)
        };
        if matches!(
            form,
            "des" | "der" | "eines" | "einer" | "seiner" | "seines" | "ihrer" | "ihres" | "dieser" | "dieses"
        ) {
            // "sagte Kerner der Zeitung": nobody is somebody's by name.
            let person = end.checked_sub(1).is_some_and(|at| self.labels[at].0.kind() == Some(EntityKind::Person));
            return if person { end } else { phrase_end(end) };
        }
        // "Berichten örtlicher Medien": a genitive that only its adjective shows.
        if form.ends_with("er")
            && form != "vier"
            && !self.capitalised(end)
            && self.is_attribute(end)
            && self.is_noun(end + 1)
        {
            return phrase_end(end);
        }
        if extent == Extent::Core {
            return end;
        }
        if matches!(form, "von" | "vom" | "für" | "beim" | "zur") {
            return phrase_end(end + 1);
        }
        if matches!(form, "und" | "sowie" | "oder")
            && (self.is_noun(end + 1) || self.is(end + 1, Class::OPENS_PHRASE) || self.is_attribute(end + 1))
        {
            return phrase_end(end + 1);
        }
        if form == "," {
            return self.apposition_end(end, limit).unwrap_or(end);
        }
        end
    }

    /// The end of an apposition whose comma stands at `comma`: "…, der Leiter des Amtes" up to the next comma or the limit.
    fn apposition_end(&self, comma: usize, limit: usize) -> Option<usize> {
        let phrase = self.phrase(comma + 1, limit, Extent::Core)?;
        if !self.is_noun(phrase.head) {
            return None;
        }
        let mut end = phrase.end;
        while end < limit && matches!(self.of(end), "von" | "vom" | "für" | "beim" | "im" | "in" | "bei" | "der") {
            end = self.phrase(end + 1, limit, Extent::Core)?.end;
        }
        (end >= limit || self.tokens[end].kind == Kind::Stop || self.of(end) == ",").then_some(end)
    }
}

fn starts_with_digit_and_has_upper(form: &str) -> bool {
    form.starts_with(|c: char| c.is_ascii_digit()) && form.contains(char::is_uppercase)
}
