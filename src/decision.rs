//! What a person decided about something found: a fact beside the extraction, which stays as it was.

use crate::article::Span;
use crate::extraction::{Entity, Event, Mention, Quotation, named};

named! {
    /// What was decided.
    Verdict {
        /// It is right as it was suggested.
        Accepted = "accepted",
        /// It is wrong.
        Rejected = "rejected",
        /// It is right as it was changed.
        Corrected = "corrected",
        /// It was missing.
        Added = "added",
    }
}

/// A decision on one item. The last one on an item counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Which item: its id where [`crate::review::identify`] gave the ids.
    pub item: String,
    /// What was decided; nothing where an earlier decision was withdrawn or where there is only a note.
    pub verdict: Option<Verdict>,
    /// A note on the item, or nothing.
    pub note: String,
    /// The item as it was suggested; nothing where it was added.
    pub was: Option<Item>,
    /// The item as it is to be, where it was corrected or added.
    pub is: Option<Item>,
    /// Who decided.
    pub reviewer: String,
    /// When, in ISO 8601 form.
    pub at: String,
}

impl Decision {
    /// The item as it is after the decision.
    pub fn outcome(&self) -> Option<&Item> {
        self.is.as_ref().or(self.was.as_ref())
    }
}

/// Something that can be decided on, by itself. Ids in it are those that [`crate::review::identify`] gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A quotation.
    Quotation(Quotation),
    /// An entity.
    Entity {
        /// The entity, without its mentions, which are items of their own.
        entity: Entity,
        /// The entity that it turned out to be.
        same_as: Option<String>,
    },
    /// A mention.
    Mention {
        /// Id of the entity that it speaks of.
        of: String,
        /// Where and how.
        mention: Mention,
    },
    /// An event.
    Event(Event),
}

impl Item {
    /// The same without what a person does not judge: its id, how sure the extractor was, unknown keys.
    #[must_use]
    pub fn bare(&self) -> Self {
        let mut bare = self.clone();
        match &mut bare {
            Self::Quotation(quotation) => {
                (quotation.id, quotation.confidence) = (String::new(), None);
                quotation.extra.clear();
            }
            Self::Entity { entity, .. } => {
                entity.id.clear();
                entity.extra.clear();
            }
            Self::Mention { mention, .. } => {
                mention.confidence = None;
                mention.extra.clear();
            }
            Self::Event(event) => {
                (event.id, event.confidence) = (String::new(), None);
                event.extra.clear();
            }
        }
        bare
    }

    /// Every part of it that is a list of spans, to be led elsewhere. A mention has none: it is one span.
    pub fn all_spans(&mut self) -> Vec<&mut Vec<Span>> {
        match self {
            Self::Quotation(it) => vec![&mut it.quote, &mut it.cue, &mut it.frame, &mut it.speaker, &mut it.addressee],
            Self::Entity { .. } | Self::Mention { .. } => Vec::new(),
            Self::Event(it) => {
                let arguments = it.arguments.iter_mut().map(|argument| &mut argument.spans);
                let quantities = it.quantities.iter_mut().map(|quantity| &mut quantity.spans);
                let time = it.time.iter_mut().map(|time| &mut time.spans);
                [&mut it.trigger].into_iter().chain(arguments).chain(quantities).chain(time).collect()
            }
        }
    }
}
