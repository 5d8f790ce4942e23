//! The parts of an item that a person corrects: its spans, its kind, whom it names.

use crate::article::Span;
use crate::decision::Item;
use crate::extraction::{Argument, EntityKind, Event, EventKind, Extra, QuotationKind, Realis, Role};

/// A part of an item that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is quoted.
    Quote,
    /// The words that signal a quotation.
    Cue,
    /// The framing clause.
    Frame,
    /// Who speaks.
    Speaker,
    /// To whom.
    Addressee,
    /// A mention.
    Mention,
    /// The word that names an event.
    Trigger,
    /// What plays this part in an event: the first that does, the second and so on, counted from 0.
    Argument(Role, u8),
}

/// What kind of thing an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The form of a quotation.
    Quotation(QuotationKind),
    /// What an entity is.
    Entity(EntityKind),
    /// What happened.
    Event(EventKind),
    /// Whether it is told as fact.
    Realis(Realis),
}

impl Part {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Cue => "cue",
            Self::Frame => "frame",
            Self::Speaker => "speaker",
            Self::Addressee => "addressee",
            Self::Mention => "mention",
            Self::Trigger => "trigger",
            Self::Argument(Role::Agent, _) => "who",
            Self::Argument(Role::Affected, _) => "whom",
            Self::Argument(Role::Place, _) => "where",
            Self::Argument(Role::Time, _) => "when",
            Self::Argument(Role::Instrument, _) => "with what",
        }
    }

    /// Whether an entity can stand behind it.
    pub fn names_somebody(self) -> bool {
        matches!(self, Self::Speaker | Self::Addressee | Self::Mention | Self::Argument(..))
    }
}

impl Item {
    /// Its parts, the main one first, whether the text gives them or not.
    pub fn parts(&self) -> Vec<Part> {
        match self {
            Self::Quotation(_) => vec![Part::Quote, Part::Speaker, Part::Cue, Part::Frame, Part::Addressee],
            Self::Entity { .. } => Vec::new(),
            Self::Mention { .. } => vec![Part::Mention],
            Self::Event(event) => {
                let of = |role| event.arguments.iter().filter(move |argument| argument.role == role).count();
                // More of one role than can be counted are not for a person to correct.
                let many = |role| u8::try_from(of(role).max(1)).unwrap_or(u8::MAX);
                let each = |&role| (0..many(role)).map(move |nth| Part::Argument(role, nth));
                [Part::Trigger].into_iter().chain(Role::ALL.iter().flat_map(each)).collect()
            }
        }
    }

    /// Where a part stands; nowhere when the item has no such part.
    pub fn spans(&self, part: Part) -> Vec<Span> {
        match (self, part) {
            (Self::Quotation(quotation), Part::Quote) => quotation.quote.clone(),
            (Self::Quotation(quotation), Part::Cue) => quotation.cue.clone(),
            (Self::Quotation(quotation), Part::Frame) => quotation.frame.clone(),
            (Self::Quotation(quotation), Part::Speaker) => quotation.speaker.clone(),
            (Self::Quotation(quotation), Part::Addressee) => quotation.addressee.clone(),
            (Self::Mention { mention, .. }, Part::Mention) => vec![mention.span],
            (Self::Event(event), Part::Trigger) => event.trigger.clone(),
            (Self::Event(event), Part::Argument(role, nth)) => {
                nth_of(event, role, nth).map(|at| event.arguments[at].spans.clone()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// Puts a part elsewhere. A mention cannot stand nowhere; an argument that does is none any more.
    pub fn set_spans(&mut self, part: Part, spans: Vec<Span>) {
        match (self, part) {
            (Self::Quotation(quotation), Part::Quote) => quotation.quote = spans,
            (Self::Quotation(quotation), Part::Cue) => quotation.cue = spans,
            (Self::Quotation(quotation), Part::Frame) => quotation.frame = spans,
            (Self::Quotation(quotation), Part::Speaker) => quotation.speaker = spans,
            (Self::Quotation(quotation), Part::Addressee) => quotation.addressee = spans,
            (Self::Mention { mention, .. }, Part::Mention) => {
                mention.span = spans.first().copied().unwrap_or(mention.span);
            }
            (Self::Event(event), Part::Trigger) => event.trigger = spans,
            (Self::Event(event), Part::Argument(role, nth)) => match nth_of(event, role, nth) {
                Some(at) if spans.is_empty() => drop(event.arguments.remove(at)),
                Some(at) => event.arguments[at].spans = spans,
                None if spans.is_empty() => {}
                None => event.arguments.push(Argument { role, spans, entity: None, extra: Extra::new() }),
            },
            _ => {}
        }
    }

    /// The argument of that role that stands on some of these words, or else one more.
    pub fn argument_at(&self, role: Role, words: Span) -> Part {
        let Self::Event(event) = self else { return Part::Argument(role, 0) };
        let of_role: Vec<_> = event.arguments.iter().filter(|argument| argument.role == role).collect();
        let stands_there = |argument: &&Argument| argument.spans.iter().any(|span| span.overlaps(words));
        let nth = of_role.iter().position(stands_there).unwrap_or(of_role.len());
        Part::Argument(role, u8::try_from(nth).unwrap_or(u8::MAX))
    }

    /// Gives an event one more argument of that role, which is nothing yet, and says which part it is.
    pub fn add_argument(&mut self, role: Role) -> Option<Part> {
        let Self::Event(event) = self else { return None };
        let nth = event.arguments.iter().filter(|argument| argument.role == role).count();
        event.arguments.push(Argument { role, spans: Vec::new(), entity: None, extra: Extra::new() });
        Some(Part::Argument(role, u8::try_from(nth).ok()?))
    }

    /// Lets go of arguments that are nothing: neither words nor an entity.
    pub fn drop_empty_arguments(&mut self) {
        if let Self::Event(event) = self {
            event.arguments.retain(|argument| !argument.spans.is_empty() || argument.entity.is_some());
        }
    }

    /// Says which entity stands behind a part, or that none does.
    pub fn set_entity(&mut self, part: Part, entity: Option<String>) {
        match (self, part) {
            (Self::Quotation(quotation), Part::Speaker) => quotation.speaker_entity = entity,
            (Self::Quotation(quotation), Part::Addressee) => quotation.addressee_entity = entity,
            (Self::Mention { of, .. }, Part::Mention) => *of = entity.unwrap_or_else(|| of.clone()),
            (Self::Event(event), Part::Argument(role, nth)) => match nth_of(event, role, nth) {
                Some(at) => event.arguments[at].entity = entity,
                None if entity.is_none() => {}
                None => event.arguments.push(Argument { role, spans: Vec::new(), entity, extra: Extra::new() }),
            },
            _ => {}
        }
    }

    /// Gives an entity another name; nothing else has one.
    pub fn set_name(&mut self, name: String) {
        if let Self::Entity { entity, .. } = self {
            entity.name = name;
        }
    }

    /// Makes it a thing of another kind; what does not fit changes nothing.
    pub fn set_kind(&mut self, kind: Kind) {
        match (self, kind) {
            (Self::Quotation(quotation), Kind::Quotation(kind)) => quotation.kind = kind,
            (Self::Entity { entity, .. }, Kind::Entity(kind)) => entity.kind = kind,
            (Self::Event(event), Kind::Event(kind)) => event.kind = kind,
            (Self::Event(event), Kind::Realis(realis)) => event.realis = realis,
            _ => {}
        }
    }
}

/// The index of the `nth` argument that plays a part in an event.
fn nth_of(event: &Event, role: Role, nth: u8) -> Option<usize> {
    let of_role = event.arguments.iter().enumerate().filter(|(_, argument)| argument.role == role);
    of_role.map(|(at, _)| at).nth(nth.into())
}
