//! Pronouns and noun phrases → the members they mean, through the whole article.
//!
//! The sentences are read in order, phrase by phrase. What a phrase means is entered as a mention and remembered in the
//! focus, against which the phrases after it are read.

use std::collections::HashSet;

use super::candidate::{Candidate, Unnamed};
use super::cast::Cast;
use super::focus::{Focus, Seen};
use super::nominals::Scene;
use super::phrases::{self, Phrase, agreement_of_pronoun, is_plural_form, is_singular, is_singular_subject};
use super::pronouns::{self, Use};
use crate::article::Span;
use crate::extraction::{EntityKind, Form, Quotation, QuotationKind};
use crate::language::Text;
use crate::language::agreement::Agreement;
use crate::language::clause::Piece;
use crate::language::lexicon::Class;
use crate::language::nouns::{self, Noun, Stands};
use crate::language::sentence::Sentence;

/// Enters the pronouns and noun phrases that mean a member.
pub(super) fn resolve(text: &Text, cast: &mut Cast, quotations: &[Quotation]) {
    let said = Said::new(text, cast, quotations);
    let mut reader = Reader { text, said, focus: Focus::default(), unnamed: Unnamed::default(), voice: 0 };
    for (index, sentence) in text.sentences.iter().enumerate() {
        reader.read(cast, index, sentence);
    }
}

/// What the quotations tell of who speaks.
struct Said {
    /// The spans of speakers and addressees.
    speaking: HashSet<Span>,
    /// Speakers that are one plural pronoun by their verb: "sagten sie".
    plural: HashSet<Span>,
    /// Reported words whose source is named behind them: their span, and who it is. In the order of the text.
    before_source: Vec<(Span, usize)>,
    /// Where sentences begin that only go on with what somebody said.
    goes_on: HashSet<usize>,
}

impl Said {
    fn new(text: &Text, cast: &Cast, quotations: &[Quotation]) -> Self {
        let mut said = Self {
            speaking: HashSet::new(),
            plural: HashSet::new(),
            before_source: Vec::new(),
            goes_on: HashSet::new(),
        };
        for quotation in quotations {
            let speaker = quotation.speaker.first().copied();
            said.speaking.extend(speaker);
            said.speaking.extend(&quotation.addressee);
            if quotation.cue.first().is_some_and(|cue| is_plural_form(cue.of(text.text))) {
                said.plural.extend(speaker);
            }
            let Some(&quote) = quotation.quote.first() else { continue };
            if quotation.kind == QuotationKind::IndirectFreeIndirect {
                said.goes_on.insert(quote.start());
            }
            if let Some(speaker) = speaker.filter(|speaker| speaker.start() >= quote.end())
                && quotation.kind == QuotationKind::Indirect
            {
                let mut named = cast.placed_in(text.tokens_in(speaker)).filter(|placed| placed.form == Form::Name);
                let person = named.find(|placed| !cast.members[placed.member].gender.is_empty());
                said.before_source.extend(person.map(|placed| (quote, placed.member)));
            }
        }
        said.before_source.sort_unstable();
        said
    }

    /// Who is named behind the reported words that hold the span.
    fn source_of(&self, span: Span) -> Option<usize> {
        let end = self.before_source.partition_point(|(quote, _)| quote.start() <= span.start());
        self.before_source[..end].last().filter(|(quote, _)| quote.covers(span)).map(|&(_, member)| member)
    }
}

struct Reader<'a> {
    text: &'a Text<'a>,
    said: Said,
    focus: Focus,
    unnamed: Unnamed,
    /// How many sentences in the article's own voice there have been.
    voice: usize,
}

impl Reader<'_> {
    fn read(&mut self, cast: &mut Cast, index: usize, sentence: &Sentence) {
        let (phrases, pieces) = phrases::of_sentence(self.text, cast, sentence);
        if sentence.heading {
            // Nothing but names: what a heading leaves out cannot be told.
            for phrase in &phrases {
                if let Some(member) = phrase.named(self.text, cast) {
                    self.focus.touch(member, self.voice);
                }
            }
            self.focus.pause();
            return;
        }
        let start = self.text.tokens[sentence.tokens.start].span.start();
        // A sentence that only goes on with what somebody said leaves in view who that is.
        let own_voice = phrases.iter().any(|phrase| phrase.passage.is_none()) && !self.said.goes_on.contains(&start);
        self.voice += usize::from(own_voice);
        for phrase in &phrases {
            self.phrase(cast, index, phrase, &pieces[phrase.piece]);
        }
    }

    fn phrase(&mut self, cast: &mut Cast, sentence: usize, phrase: &Phrase, piece: &Piece) {
        let mut within_name = false;
        for placed in cast.placed_from(phrase.tokens.start).iter().take_while(|p| p.tokens.start < phrase.tokens.end) {
            // "das Land" may mean that of "die russische Armee", hardly that of "US-Präsident".
            if placed.form != Form::Part {
                self.focus.touch(placed.member, self.voice);
            }
            within_name |= placed.form == Form::Name && placed.tokens.end > phrase.head;
        }
        let seen = if let Some(member) = phrase.named(self.text, cast) {
            Some(self.seen(cast, sentence, phrase, Some(member), cast.members[member].gender))
        } else if within_name {
            Some(self.owned(cast, sentence, phrase))
        } else if let Some(&member) = cast.appositions.get(&phrase.head) {
            Some(self.seen(cast, sentence, phrase, Some(member), cast.members[member].gender))
        } else if phrase.is_pronoun(self.text) {
            self.pronoun(cast, sentence, phrase, piece)
        } else {
            Some(self.nominal(cast, sentence, phrase, piece))
        };
        if let Some(seen) = seen {
            self.focus.read(seen);
        }
    }

    fn pronoun(&self, cast: &mut Cast, sentence: usize, phrase: &Phrase, piece: &Piece) -> Option<Seen> {
        let text = self.text;
        let span = text.span(phrase.head, phrase.head + 1)?;
        let form = span.of(text.text);
        let wanted = agreement_of_pronoun(&form.to_lowercase())?;
        let speaks = self.said.speaking.contains(&span);
        // Within quotation marks "Sie" is whoever is spoken to.
        let polite = phrase.passage.is_some() && form.starts_with(char::is_uppercase) && wanted == Agreement::FEMININE;
        let feminine = form.eq_ignore_ascii_case("sie");
        let singular = match (feminine, speaks) {
            (true, true) => !self.said.plural.contains(&span),
            (true, false) => is_singular_subject(text, piece, phrase.head),
            (false, _) => true,
        };
        if polite || !singular {
            return None;
        }
        let used = Use { wanted, voice: self.voice, sentence, speaks, source: self.said.source_of(span) };
        let subject = phrase.subject || speaks;
        let phrase = Phrase { subject, ..phrase.clone() };
        let member = pronouns::resolve(cast, &self.focus, &phrase, used)?;
        cast.members[member].gender = wanted;
        cast.mention(member, span, Form::Pronoun);
        Some(self.seen(cast, sentence, &phrase, Some(member), wanted))
    }

    /// "Kellers Sprecher": somebody who belongs to whom is named.
    fn owned(&self, cast: &Cast, sentence: usize, phrase: &Phrase) -> Seen {
        let noun = nouns::noun(self.text.of(phrase.tokens.end - 1));
        let person = matches!(noun, Some(Noun { stands: Stands::Person(_), .. }));
        let agreement = noun.map_or(Agreement::PLURAL, |noun| noun.agreement);
        Seen { person, speaks: person, ..self.seen(cast, sentence, phrase, None, agreement) }
    }

    fn nominal(&mut self, cast: &mut Cast, sentence: usize, phrase: &Phrase, piece: &Piece) -> Seen {
        let candidate = Candidate::read(self.text, phrase);
        let Self { text, focus, unnamed, voice, .. } = self;
        let scene = Scene { text, cast, focus, unnamed, voice: *voice, sentence };
        let member = scene.resolve(phrase, &candidate);
        self.unnamed.remember(&candidate, member, self.voice);
        // "dem 61-Jährigen Untreue": only its age is his.
        let end = if candidate.age.is_some() { phrase.head + 1 } else { phrase.tokens.end };
        if let (Some(member), Some(span)) = (member, self.text.span(phrase.tokens.start, end)) {
            let span = without_contraction(self.text, phrase).unwrap_or(span);
            cast.mention(member, span, Form::Nominal);
        }
        let mut seen = self.seen(cast, sentence, phrase, member, candidate.agreement);
        seen.person = candidate.is_person();
        if phrase.subject && candidate.may_be_a_name(self.text, phrase, piece) && is_singular(self.text, piece) {
            (seen.person, seen.agreement) = (true, Agreement::all());
        }
        seen.speaks = seen.person || candidate.is_organisation();
        seen
    }

    fn seen(&self, cast: &Cast, sentence: usize, phrase: &Phrase, member: Option<usize>, agreement: Agreement) -> Seen {
        let kind = member.map(|member| cast.members[member].entity.kind);
        let told = || phrase.determiner.map_or(Agreement::empty(), |determiner| determiner.agreement);
        let agreement = match kind {
            // "Die Schweiz": hardly a pronoun goes on with it.
            Some(EntityKind::Location) => Agreement::NEUTER,
            // "Rigoletto", "Die Welle"
            Some(EntityKind::Other) if phrase.determiner.is_none() => Agreement::all(),
            _ if agreement.is_empty() => told(),
            _ => agreement,
        };
        Seen {
            member,
            agreement,
            person: kind == Some(EntityKind::Person),
            speaks: kind != Some(EntityKind::Location),
            subject: phrase.subject,
            voice: self.voice,
            clause: (sentence, phrase.clause),
            passage: phrase.passage,
        }
    }
}

/// The noun of "im Land", whose article is one word with the preposition.
fn without_contraction(text: &Text, phrase: &Phrase) -> Option<Span> {
    let contraction = text.is(phrase.tokens.start, Class::CONTRACTION);
    contraction.then(|| text.span(phrase.tokens.start + 1, phrase.tokens.end)).flatten()
}
