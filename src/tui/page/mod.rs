//! An open article, ready to be shown: what the panes list, who speaks, and what stands where.
//!
//! A worker makes a [`Page`] once; after that the screen only looks things up in it. `places` finds what stands at an
//! offset, `speakers` joins the quotations of one speaker, `labels` holds the words that the panes show,
//! `events` the orders in which events are listed. `shown` is what
//! depends on the `filter` and the order asked for: the rows of each `list`, and what the text is marked with.

mod events;
mod filter;
mod labels;
mod list;
mod places;
mod shown;
mod speakers;

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{Article, Span};
use crate::decision::Decision;
use crate::extract::happenings::{self, Happening};
use crate::extraction::{Entity, Event, Extraction, Quotation};
use crate::review::{Names, Origin, Place, Progress, Review, Said};

pub use events::EventOrder;
pub use filter::Filter;
pub use labels::{EventLabel, QuotationLabel};
pub use list::{Line, List};
pub use places::Under;
pub use shown::{Shown, Sieve};
pub use speakers::Speaker;

/// Something found in the article, by its index in its layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A quotation.
    Quotation(usize),
    /// An entity, at one of its mentions.
    Entity {
        /// Index of the entity.
        entity: usize,
        /// Index among its mentions.
        mention: usize,
    },
    /// An event.
    Event(usize),
}

impl Item {
    /// What is decided on when it is selected in the text: of an entity, the mention.
    pub fn place(self) -> Place {
        match self {
            Self::Quotation(index) => Place::Quotation(index),
            Self::Entity { entity, mention } => Place::Mention(entity, mention),
            Self::Event(index) => Place::Event(index),
        }
    }
}

/// A kind of items to go through in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The quotations.
    Quotations,
    /// The mentions of all entities.
    Mentions,
    /// The events.
    Events,
}

/// An item and the byte at which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// Byte offset in the article's text.
    pub start: usize,
    /// The item.
    pub item: Item,
}

/// Two results of one article beside each other, by the keys of the items; nothing where there is only one.
#[derive(Debug, Default)]
pub struct Compared {
    /// Who found each.
    pub origins: HashMap<String, Origin>,
    /// What the one and the other reviewer said of it.
    pub said: HashMap<String, [Option<Said>; 2]>,
}

/// An open article with its extraction and all that is looked up in them while it is shown.
#[derive(Debug)]
pub struct Page {
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it, with what was decided on that.
    pub review: Review,
    /// The decisions that came with it.
    pub given: Arc<Vec<Decision>>,
    /// The hash of its text.
    pub id: String,
    /// How far its review has come.
    pub progress: Progress,
    /// What its items were called before they were named for the review.
    pub names: Names,
    /// What another's result that is shown beside has to do with each item.
    pub compared: Arc<Compared>,
    /// Who speaks, in the order of first appearance; the index of a speaker gives its colour.
    pub speakers: Vec<Speaker>,
    /// For each quotation, the index of its speaker.
    pub speaker_of: Vec<Option<usize>>,
    /// For each event, the index of the quotation that claims it.
    pub claim_of: Vec<Option<usize>>,
    /// For each quotation, the words shown in its pane.
    pub quotation_labels: Vec<QuotationLabel>,
    /// For each event, the words shown in its pane.
    pub event_labels: Vec<EventLabel>,
    /// Which events are mentions of one happening.
    pub happenings: Vec<Happening>,
    /// For each event, the ISO 8601 day, or the week, month or year, in which it began.
    pub event_days: Vec<Option<String>>,
    lacks_date: bool,
    speaker_by_entity: HashMap<usize, usize>,
    orders: [Vec<Placed>; 3],
    places: places::Places,
}

impl Page {
    /// Whether events have times that nobody can place for want of the article's date.
    pub fn lacks_date(&self) -> bool {
        self.lacks_date
    }

    /// Takes time in the order of the text's length and the number of items, and is made by a worker therefore.
    pub fn new(article: Arc<Article>, review: Review, names: Names, compared: Arc<Compared>) -> Self {
        let extraction = &review.shown;
        let entity_ids: HashMap<_, _> =
            extraction.entities().iter().enumerate().map(|(index, entity)| (entity.id.clone(), index)).collect();
        let quotation_ids: HashMap<_, _> =
            extraction.quotations().iter().enumerate().map(|(index, quotation)| (&*quotation.id, index)).collect();
        let claim_of: Vec<_> = (extraction.events().iter())
            .map(|event| event.attribution.as_ref().and_then(|id| quotation_ids.get(&**id).copied()))
            .collect();
        let orders = orders(extraction);
        let (speakers, speaker_of) = speakers::find(&article, extraction, &entity_ids, &orders[0]);
        let speaker_by_entity =
            speakers.iter().enumerate().filter_map(|(index, speaker)| Some((speaker.entity?, index))).collect();
        let quotation_labels = labels::quotations(&article, extraction, &speakers, &speaker_of);
        let event_labels = labels::events(&article, extraction, &entity_ids, &claim_of, &quotation_labels);
        let happenings = happenings::group(extraction.events(), article.text());
        let event_days = extraction.events().iter().map(day).collect();
        let places = places::Places::new(extraction);
        let unplaced = |event: &Event| event.time.as_ref().is_some_and(|time| time.value.is_none());
        let lacks_date = article.published.is_none() && extraction.events().iter().any(unplaced);
        Self {
            lacks_date,
            given: Arc::default(),
            id: article.id(),
            progress: review.progress(),
            article,
            speakers,
            speaker_of,
            claim_of,
            quotation_labels,
            event_labels,
            happenings,
            event_days,
            speaker_by_entity,
            orders,
            places,
            review,
            names,
            compared,
        }
    }

    /// The same with the decisions that came with it, which are in it already.
    #[must_use]
    pub fn with_given(self, given: Arc<Vec<Decision>>) -> Self {
        Self { given, ..self }
    }

    /// The same article after these decisions and those that came with it.
    #[must_use]
    pub fn after(&self, decisions: impl IntoIterator<Item = Decision>) -> Self {
        let review = self.review_after(decisions);
        let page = Self::new(Arc::clone(&self.article), review, self.names.clone(), Arc::clone(&self.compared));
        page.with_given(Arc::clone(&self.given))
    }

    /// The review of it after these decisions and those that came with it.
    pub fn review_after(&self, decisions: impl IntoIterator<Item = Decision>) -> Review {
        Review::new(Arc::clone(&self.review.suggested), self.given.iter().cloned().chain(decisions))
    }

    /// What was found in it, as it was decided.
    pub fn extraction(&self) -> &Extraction {
        &self.review.shown
    }

    /// Whether an item was rejected.
    pub fn is_rejected(&self, item: Item) -> bool {
        self.review.mark(item.place()).is_some_and(|mark| !mark.stands())
    }

    /// The item at that place; of an entity, its first mention.
    pub fn item_at(&self, place: Place) -> Item {
        match place {
            Place::Quotation(index) => Item::Quotation(index),
            Place::Entity(entity) => Item::Entity { entity, mention: 0 },
            Place::Mention(entity, mention) => Item::Entity { entity, mention },
            Place::Event(index) => Item::Event(index),
        }
    }

    /// The quotation at `index`.
    pub fn quotation(&self, index: usize) -> Option<&Quotation> {
        self.extraction().quotations().get(index)
    }

    /// The entity at `index`.
    pub fn entity(&self, index: usize) -> Option<&Entity> {
        self.extraction().entities().get(index)
    }

    /// The event at `index`.
    pub fn event(&self, index: usize) -> Option<&Event> {
        self.extraction().events().get(index)
    }

    /// What an entity says: indexes of quotations, in the order of the text.
    pub fn said_by(&self, entity: usize) -> &[usize] {
        let speaker = self.speaker_by_entity.get(&entity).and_then(|&speaker| self.speakers.get(speaker));
        speaker.map(|speaker| &*speaker.quotations).unwrap_or_default()
    }

    /// The index of the entity behind the speaker of a quotation.
    pub fn speaker_entity(&self, quotation: usize) -> Option<usize> {
        self.speakers.get((*self.speaker_of.get(quotation)?)?)?.entity
    }

    /// The items of a layer in the order of the text.
    pub fn order(&self, layer: Layer) -> &[Placed] {
        &self.orders[layer as usize]
    }

    /// What stands at byte `offset`: of each layer the innermost item.
    pub fn under(&self, offset: usize) -> Under {
        self.places.at(offset)
    }

    /// Where an item stands, or the part of it that stands for the whole.
    pub fn span(&self, item: Item) -> Option<Span> {
        span(self.extraction(), item)
    }
}

/// The start of an event's time, without the hour; nothing for a mere duration.
fn day(event: &Event) -> Option<String> {
    let value = event.when()?.value.as_deref()?;
    let day = value.split(['/', 'T']).next()?;
    day.starts_with(|first: char| first.is_ascii_digit()).then(|| day.to_owned())
}

fn span(extraction: &Extraction, item: Item) -> Option<Span> {
    match item {
        Item::Quotation(index) => {
            let quotation = extraction.quotations().get(index)?;
            [&quotation.quote, &quotation.frame, &quotation.cue, &quotation.speaker]
                .into_iter()
                .find_map(|spans| spans.first().copied())
        }
        Item::Entity { entity, mention } => Some(extraction.entities().get(entity)?.mentions.get(mention)?.span),
        Item::Event(index) => extraction.events().get(index)?.trigger.first().copied(),
    }
}

/// The items of the three layers, each in the order of the text. Those that stand nowhere are left out.
fn orders(extraction: &Extraction) -> [Vec<Placed>; 3] {
    let quotations = (0..extraction.quotations().len()).map(Item::Quotation).collect();
    let mentions = (extraction.entities().iter().enumerate())
        .flat_map(|(entity, found)| (0..found.mentions.len()).map(move |mention| Item::Entity { entity, mention }))
        .collect();
    let events = (0..extraction.events().len()).map(Item::Event).collect();
    [quotations, mentions, events].map(|items: Vec<Item>| {
        let mut placed: Vec<_> = items
            .into_iter()
            .filter_map(|item| Some(Placed { start: span(extraction, item)?.start(), item }))
            .collect();
        placed.sort_unstable();
        placed
    })
}
