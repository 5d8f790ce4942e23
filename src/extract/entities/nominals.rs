//! Noun phrases → whom or what they stand for: by an office, an age, a kind, a name that ends with the noun.

use super::candidate::{Candidate, PLACES, Unnamed};
use super::cast::Cast;
use super::focus::{Focus, Seen};
use super::phrases::Phrase;
use super::roles::{complement, jaehrig, office};
use crate::extraction::EntityKind;
use crate::language::Text;
use crate::language::agreement::Agreement;
use crate::language::gazetteer::names;
use crate::language::lexicon::Class;
use crate::language::model::label::Label;
use crate::language::model::tag::Upos;
use crate::language::nouns::{self, Calling, Noun, Stands};

/// What a phrase is read against.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) cast: &'a Cast,
    pub(super) focus: &'a Focus,
    pub(super) unnamed: &'a Unnamed,
    /// The number of the sentence in the article's own voice.
    pub(super) voice: usize,
    /// The number of the sentence.
    pub(super) sentence: usize,
}

/// So many tokens behind a phrase its name is looked for.
const APPOSITION: usize = 14;
/// How many sentences back an organisation or a place is found by its kind.
const REACH: usize = 3;

/// Attributes that tell a thing apart from the one known.
const OTHER: [&str; 24] = [
    "ander", "erst", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "letzt", "zweit", "dritt", "viert", "neu",
    "weiter", "nächst", "jeweilig", "eigen", "ehemalig", "früher", "meist", "damalig", "künftig", "beid", "einzig",
];

/// Professions that bring somebody else in: "Müller wurde verhaftet. Der Richter …"
const FUNCTIONS: [&str; 18] = [
    "anwalt",
    "rechtsanwalt",
    "arzt",
    "notarzt",
    "richter",
    "staatsanwalt",
    "verteidiger",
    "polizist",
    "beamter",
    "ermittler",
    "gutachter",
    "zeuge",
    "pilot",
    "notar",
    "kommissar",
    "schiedsrichter",
    "dolmetscher",
    "sanitäter",
];

/// Nouns after which a genitive names an office and not who holds it: "das Amt des Präsidenten".
const POSTS: [&str; 10] =
    ["Amt", "Amts", "Amtes", "Posten", "Stelle", "Position", "Rolle", "Titel", "Wahl", "Funktion"];

/// The only one of those that fit, the last one spoken of first; or the last one, where the others are further away.
fn clearly_last(mut fitting: impl Iterator<Item = (usize, usize)>) -> Option<(usize, usize)> {
    /// So many sentences further away.
    const FURTHER: usize = 2;
    let (first, last) = fitting.next()?;
    fitting.all(|(_, voice)| voice + FURTHER <= last).then_some((first, last))
}

impl Scene<'_> {
    /// Whom or what a phrase without a name stands for.
    pub(super) fn resolve(&self, phrase: &Phrase, candidate: &Candidate) -> Option<usize> {
        let definite = phrase.determiner.is_some_and(|determiner| determiner.definite);
        let one = !candidate.agreement.is_empty() && !candidate.agreement.contains(Agreement::PLURAL);
        if !definite || !one || self.is_named(phrase) || self.is_a_post(phrase) {
            return None;
        }
        if let Some(age) = candidate.age {
            return self.by_age(phrase, candidate.agreement, age);
        }
        let noun = candidate.noun.as_ref()?;
        match noun.stands {
            Stands::Person(calling) => self
                .by_office(phrase, noun, candidate.agreement)
                .or_else(|| self.described(phrase, noun, calling, candidate.agreement)),
            Stands::Kind("capital") => self.capital(phrase),
            Stands::Kind(kinds) => self.by_kind(phrase, noun, kinds),
        }
    }

    /// "wurde zum Präsidenten gewählt", "die Wahl des Präsidenten"
    fn is_a_post(&self, phrase: &Phrase) -> bool {
        let first = phrase.tokens.start;
        let before = first.checked_sub(1).map_or("", |before| self.text.of(before));
        matches!(self.text.of(first), "zum" | "zur") || POSTS.contains(&before)
    }

    /// "die Zeitung „Der Bote“", "die Präsidentin der Kammer, Anna Keller": the name follows.
    fn is_named(&self, phrase: &Phrase) -> bool {
        let text = self.text;
        // In "warf dem 61-Jährigen Untreue vor" what follows is another thing.
        let apart = jaehrig(text.of(phrase.head)).is_some();
        let marked = phrase.tokens.end > phrase.head + 1
            && !(apart && text.labels[phrase.head + 1].0 == Label::Outside && text.is_noun(phrase.head + 1));
        // The comma behind what belongs to the phrase: genitives, "von …", "und …".
        let limit = text.tokens.len().min(phrase.tokens.end + APPOSITION);
        let comma =
            || (phrase.tokens.end..limit).find(|&at| !text.tokens[at].is_word()).filter(|&at| text.of(at) == ",");
        let named = |comma: usize| {
            let next = self.cast.placed_from(comma + 1).first();
            next.is_some_and(|next| next.tokens.start == comma + 1 && !self.cast.members[next.member].gender.is_empty())
        };
        // "die Sängerin und Tänzerin Anna Keller"
        let joined = text.of(phrase.tokens.end) == "und" && text.is_noun(phrase.tokens.end + 1);
        marked || joined && named(phrase.tokens.end + 1) || comma().is_some_and(named)
    }

    /// "der ukrainische Präsident" of somebody whom the article called so.
    fn by_office(&self, phrase: &Phrase, noun: &Noun, agreement: Agreement) -> Option<usize> {
        let wanted = office(self.text, self.cast, phrase.head, noun, phrase.head);
        let fit = |member: usize| {
            let member = &self.cast.members[member];
            let offices = member.offices.iter().filter(|_| member.gender.intersects(agreement));
            offices.filter_map(|held| wanted.can_mean(held)).max()
        };
        let holders: Vec<_> = self.focus.recent().iter().filter_map(|&known| Some((known, fit(known.0)?))).collect();
        let best = holders.iter().map(|&(_, fit)| fit).max()?;
        let closest = holders.iter().filter(|&&(_, fit)| fit == best).map(|&(known, _)| known);
        let (member, last) = clearly_last(closest)?;
        (!self.unnamed.since(noun, last) && !self.is_another(phrase)).then_some(member)
    }

    /// "Der Stürmer" right after the only man of whom the sentence before spoke.
    fn described(&self, phrase: &Phrase, noun: &Noun, calling: Calling, agreement: Agreement) -> Option<usize> {
        let text = self.text;
        // "der parteilose Politiker", but not "der zweite Politiker".
        let tells = |at: usize| jaehrig(text.of(at)).is_some() || text.tags[at].upos == Upos::Adj;
        let same = attributes(phrase).all(tells) && !self.is_another(phrase);
        let restricted = text.of(phrase.tokens.end) == "," && text.is(phrase.tokens.end + 1, Class::RELATIVE);
        let plain = same && !restricted && complement(text, self.cast, phrase.head).is_none();
        let another =
            matches!(calling, Calling::Relation | Calling::Another) || FUNCTIONS.contains(&noun.lemma.as_str());
        if another || !plain || self.unnamed.since(noun, 0) {
            return None;
        }
        let member = self.only_person(phrase, agreement)?;
        // Whoever has an office is not called by another one.
        (calling != Calling::Office || self.cast.members[member].offices.is_empty()).then_some(member)
    }

    /// The only person of that gender in the last two sentences, outside of the phrase's own clause.
    fn only_person(&self, phrase: &Phrase, agreement: Agreement) -> Option<usize> {
        let fits = |seen: &&Seen| {
            let gender = seen.member.map_or(seen.agreement, |member| self.cast.members[member].gender);
            seen.person && gender.intersects(agreement)
        };
        let mut people = self.focus.near(self.voice, 1, phrase.passage).filter(fits);
        let first = people.next()?;
        let elsewhere = first.clause != (self.sentence, phrase.clause);
        (elsewhere && people.all(|seen| seen.member == first.member)).then_some(first.member).flatten()
    }

    /// "der 34-Jährige"
    fn by_age(&self, phrase: &Phrase, agreement: Agreement, age: u32) -> Option<usize> {
        if let Some(&known) = self.unnamed.ages.get(&age) {
            return known;
        }
        let of_age = |&&(member, _): &&(usize, usize)| self.cast.members[member].age == Some(age);
        let mut told = self.focus.recent().iter().filter(of_age);
        match (told.next(), told.next()) {
            (Some(&(member, _)), None) => Some(member),
            (None, _) => self.only_person(phrase, agreement).filter(|&member| self.cast.members[member].age.is_none()),
            _ => None,
        }
    }

    /// "das Unternehmen", "die Stadt", "die Bank"
    fn by_kind(&self, phrase: &Phrase, noun: &Noun, kinds: &str) -> Option<usize> {
        let text = self.text;
        let of_place = attributes(phrase).any(|at| names().derived_from(text.of(at)).is_some());
        let preposition = phrase.tokens.start.checked_sub(1).map_or("", |before| text.of(before));
        // "auf dem Land"
        let idiom = phrase.governed && matches!(preposition, "auf" | "aufs");
        // "das Bündnis aus drei Vereinen"
        let made_of = matches!(text.of(phrase.tokens.end), "aus" | "zwischen");
        let owned = made_of || complement(text, self.cast, phrase.head).is_some();
        if idiom || of_place || owned || self.is_another(phrase) {
            return None;
        }
        let member = |index: usize| &self.cast.members[index];
        // "der RWE-Konzern"
        if let Some((_, last)) = text.of(phrase.head).rsplit_once('-') {
            let mut parts = self.cast.placed_in(phrase.head..phrase.head + 1).map(|placed| placed.member);
            let plain = kinds.contains("company") && nouns::noun(last).is_some_and(|noun| !noun.compound);
            return parts.find(|&part| plain && member(part).entity.kind == EntityKind::Organisation);
        }
        let place = PLACES.contains(&kinds);
        let class = if place { EntityKind::Location } else { EntityKind::Organisation };
        let named = |index: usize| {
            let entity = &member(index).entity;
            entity.kind == EntityKind::Organisation && !place && ends_with_noun(&entity.name, &noun.lemma)
        };
        let wanted = || kinds.split('+');
        let of_kind = |index: usize| member(index).kinds.iter().any(|kind| wanted().any(|wanted| wanted == *kind));
        // Of whose kind nothing is known, that may be meant as well.
        let may_be =
            |index: usize| member(index).entity.kind == class && (member(index).kinds.is_empty() || of_kind(index));
        let recent = || self.focus.recent().iter().copied();
        let near = || recent().take_while(|&(_, last)| last + REACH >= self.voice);
        // "Der Betonkonzern" is still a company; a "Landesbehörde" may be another authority.
        let by_kind = !noun.compound || ["company", "club"].iter().any(|kind| kinds.contains(kind));
        let found = clearly_last(recent().filter(|&(index, _)| named(index)))
            .or_else(|| clearly_last(near().filter(|&(index, _)| by_kind && may_be(index))))
            .filter(|&(index, _)| named(index) || of_kind(index));
        found.filter(|&(_, last)| !self.unnamed.since(noun, last)).map(|(index, _)| index)
    }

    /// "die ukrainische Hauptstadt", "die Hauptstadt Polens"
    fn capital(&self, phrase: &Phrase) -> Option<usize> {
        let country = attributes(phrase)
            .find_map(|at| names().derived_from(self.text.of(at)))
            .map(|place| names().same(&place).to_owned())
            .or_else(|| complement(self.text, self.cast, phrase.head));
        let is_capital = |&&(member, last): &&(usize, usize)| {
            let name = names().same(&self.cast.members[member].entity.name);
            match &country {
                Some(country) => names().capital(country) == Some(name),
                None => names().country_of_capital(name).is_some() && last + REACH >= self.voice,
            }
        };
        clearly_last(self.focus.recent().iter().filter(is_capital).copied()).map(|(member, _)| member)
    }

    fn is_another(&self, phrase: &Phrase) -> bool {
        attributes(phrase).any(|at| OTHER.iter().any(|other| self.text.of(at).starts_with(other)))
    }
}

fn attributes(phrase: &Phrase) -> std::ops::Range<usize> {
    phrase.tokens.start + usize::from(phrase.determiner.is_some())..phrase.head
}

/// Whether a word of the name is the noun or ends with it: "Deutsche Bank", "Bundesnetzagentur".
fn ends_with_noun(name: &str, noun: &str) -> bool {
    name.split(' ').any(|word| {
        let lower = word.to_lowercase();
        lower.ends_with(noun) || lower.strip_suffix('s').is_some_and(|stem| stem.ends_with(noun))
    })
}
