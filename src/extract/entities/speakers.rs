//! Phrases → the entities that they mean, by the mentions in them: who speaks, who is spoken to, who takes part.

use crate::article::Span;
use crate::extraction::{Entity, EntityKind, Form, Quotation};
use crate::language::Text;
use crate::language::lexicon::Class;
use crate::language::nouns::{self, Stands};
use crate::language::phrase::Extent;

/// Mentions by their place in the text.
pub(in crate::extract) struct Mentions<'a> {
    /// By their start, the longer first.
    places: Vec<(Span, &'a Entity)>,
}

impl<'a> Mentions<'a> {
    pub(in crate::extract) fn new(entities: &'a [Entity]) -> Self {
        let mut places: Vec<(Span, &Entity)> = entities
            .iter()
            .flat_map(|entity| {
                // "russisch" in "die russische Armee" is not who acts.
                let mentions = entity.mentions.iter().filter(|m| !matches!(m.form, Form::Derived | Form::Part));
                mentions.map(move |mention| (mention.span, entity))
            })
            .collect();
        places.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
        Self { places }
    }

    /// Whom or what the phrase means: a person rather than an organisation, that rather than anything else.
    pub(in crate::extract) fn meant_by(&self, text: &Text, phrase: Span) -> Option<&'a Entity> {
        let first = self.places.partition_point(|(span, _)| span.start() < phrase.start());
        let within = || {
            let from = self.places[first..].iter().take_while(|(span, _)| span.start() < phrase.end());
            from.filter(|(span, _)| span.end() <= phrase.end())
        };
        let person = within().find(|(_, entity)| entity.kind == EntityKind::Person);
        let organisation = || within().find(|(_, entity)| entity.kind == EntityKind::Organisation);
        if let Some((span, entity)) = person
            && !is_of_somebody_else(text, phrase, *span)
        {
            return Some(entity);
        }
        if person.is_some() {
            return None;
        }
        let other = || within().find(|(span, _)| !is_only_where(text, phrase, *span));
        organisation().or_else(other).map(|(_, entity)| *entity)
    }
}

/// Sets the entities behind the speakers and addressees of quotations. "Demnach" is whoever spoke last.
pub(in crate::extract) fn link(text: &Text, entities: &[Entity], quotations: &mut [Quotation]) {
    let mentions = Mentions::new(entities);
    let meant = |span: Option<&Span>| mentions.meant_by(text, *span?);
    let mut last = None;
    for quotation in quotations {
        let takes_up = !quotation.speaker.is_empty() && quotation.speaker == quotation.cue;
        let id = |entity: &Entity| entity.id.clone();
        let own = quotation.speaker.first().is_some_and(|speaker| speaker.of(text.text).starts_with("eigene"));
        quotation.speaker_entity = if takes_up {
            last.clone()
        } else if own {
            subject(text, quotation).and_then(|subject| mentions.meant_by(text, subject)).map(id)
        } else {
            meant(quotation.speaker.first()).map(id)
        };
        quotation.addressee_entity = meant(quotation.addressee.first()).map(id);
        if !quotation.nested && !quotation.speaker.is_empty() {
            last.clone_from(&quotation.speaker_entity);
        }
    }
}

/// Who is the subject of reported words that open with it or with their verb: "Keller ist nach eigenen Angaben unschuldig".
fn subject(text: &Text, quotation: &Quotation) -> Option<Span> {
    let tokens = text.tokens_in(*quotation.quote.first()?);
    let first = tokens.start + usize::from(text.is(tokens.start, Class::FINITE) && !text.is_noun(tokens.start));
    let phrase = text.phrase(first, tokens.end, Extent::Full)?;
    let oblique = matches!(&*text.lower(first), "den" | "dem" | "des" | "einem" | "einen");
    (!oblique).then(|| text.span(phrase.first, phrase.end)).flatten()
}

/// "die Werft in Emden": the name says only where that is which the phrase is about.
fn is_only_where(text: &Text, phrase: Span, name: Span) -> bool {
    let before = text.tokens_in(phrase).start..text.tokens_in(name).start;
    let behind =
        before.clone().next_back().is_some_and(|last| matches!(text.of(last), "in" | "im" | "bei" | "nahe" | "aus"));
    behind && before.into_iter().any(|at| text.is_noun(at))
}

/// "die Frau von Donald Trump": the phrase is about somebody who belongs to the person named.
fn is_of_somebody_else(text: &Text, phrase: Span, name: Span) -> bool {
    let start = text.tokens_in(phrase).start;
    let name = text.tokens_in(name).start;
    // "Ihr Anwalt, der Jurist Max Roth": behind the comma it begins anew, and "der Präsident der Republik, Kerner" is one.
    let first = (start..name).rfind(|&at| text.of(at) == ",").map_or(start, |comma| comma + 1);
    let person = |at| matches!(nouns::noun(text.of(at)), Some(nouns::Noun { stands: Stands::Person(_), .. }));
    let owns = |&at: &usize| matches!(text.of(at), "des" | "der" | "von" | "vom");
    // "Sprecher des Präsidenten Kerner", but not "Worten von Präsident Kerner".
    (first + 1..name).find(owns).is_some_and(|owns| (first..owns).any(|at| text.is_noun(at) && person(at)))
}
