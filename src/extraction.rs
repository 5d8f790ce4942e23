//! What is found in a text: entities with their mentions, quotations with their speakers, events with their arguments.
//!
//! Plain data, the same whether this program, another or a person made it. Items refer to
//! each other by id. `extra` keeps the keys that came with an item from outside and are unknown here.

use serde_json::{Map, Value};

use crate::article::Span;

/// Keys from outside that this program does not know and hands on as they are.
pub type Extra = Map<String, Value>;

/// Everything found in one article. A layer that is `None` was not looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// Who found it.
    pub extractor: Option<Extractor>,
    /// Things with a name.
    pub entities: Option<Vec<Entity>>,
    /// What somebody said, wrote or thought.
    pub quotations: Option<Vec<Quotation>>,
    /// What happened.
    pub events: Option<Vec<Event>>,
}

/// The program that made an extraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extractor {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A thing with a name, with all the places where the article speaks of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Unique among the article's entities.
    pub id: String,
    /// What kind of thing.
    pub kind: EntityKind,
    /// Its fullest name.
    pub name: String,
    /// Titles and offices by which the article calls it.
    pub roles: Vec<String>,
    /// Its Wikidata item, such as `Q3874799`.
    pub wikidata: Option<String>,
    /// Where it is spoken of, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Unknown keys.
    pub extra: Extra,
}

/// One place where an entity is spoken of.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// In what form.
    pub form: Form,
    /// How sure, from 0 to 1, where that is known.
    pub confidence: Option<f32>,
    /// Unknown keys.
    pub extra: Extra,
}

/// What somebody said, wrote or thought. Each part is a list of spans in order, none overlapping another; empty where the
/// text does not give it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// Unique among the article's quotations.
    pub id: String,
    /// In what grammatical form it is given.
    pub kind: QuotationKind,
    /// Said, written or thought, where the cue tells.
    pub medium: Option<Medium>,
    /// Whether it stands within another quotation.
    pub nested: bool,
    /// How sure, from 0 to 1, where that is known.
    pub confidence: Option<f32>,
    /// The content.
    pub quote: Vec<Span>,
    /// The words that signal it.
    pub cue: Vec<Span>,
    /// The whole framing clause.
    pub frame: Vec<Span>,
    /// The phrase that names the source.
    pub speaker: Vec<Span>,
    /// To whom.
    pub addressee: Vec<Span>,
    /// Id of the entity behind the speaker.
    pub speaker_entity: Option<String>,
    /// Id of the entity behind the addressee.
    pub addressee_entity: Option<String>,
    /// Unknown keys.
    pub extra: Extra,
}

/// Something specific that happened, happens, or is said to be going to happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Unique among the article's events.
    pub id: String,
    /// What happened.
    pub kind: EventKind,
    /// The word that names it, split where the language splits it.
    pub trigger: Vec<Span>,
    /// Whether it is told as fact.
    pub realis: Realis,
    /// How sure, from 0 to 1, where that is known.
    pub confidence: Option<f32>,
    /// Id of the quotation inside which it is claimed.
    pub attribution: Option<String>,
    /// Who, to whom, where, when, with what.
    pub arguments: Vec<Argument>,
    /// When, as a calendar value.
    pub time: Option<Time>,
    /// How many.
    pub quantities: Vec<Quantity>,
    /// Unknown keys.
    pub extra: Extra,
}

/// A part that something plays in an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Which part.
    pub role: Role,
    /// The phrase.
    pub spans: Vec<Span>,
    /// Id of the entity it names.
    pub entity: Option<String>,
    /// Unknown keys.
    pub extra: Extra,
}

/// When an event is said to happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// The phrase; empty where the day was inferred from what the text says around the event.
    pub spans: Vec<Span>,
    /// An ISO 8601 or TIMEX3 value, where the article's date lets it be known.
    pub value: Option<String>,
    /// Unknown keys.
    pub extra: Extra,
}

/// A number that belongs to an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What is counted: `killed`, `injured`, `money`, ….
    pub role: String,
    /// How many.
    pub value: f64,
    /// How exactly: `at-least`, `at-most`, `about`, `each`, or empty.
    pub modifier: String,
    /// The phrase; empty where only the number is known.
    pub spans: Vec<Span>,
    /// Unknown keys.
    pub extra: Extra,
}

/// Defines an enum whose variants have one name in the interchange form, with the ways to and from it.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of its definition.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in the interchange form.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The variant of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use named;

named! {
    /// The kinds of entities.
    EntityKind {
        /// People, families, named animals.
        Person = "PER",
        /// Countries, cities, regions, rivers, buildings, streets.
        Location = "LOC",
        /// Companies, parties, ministries, agencies, teams, media, platforms.
        Organisation = "ORG",
        /// Works, events with a name, laws, prizes, languages, products.
        Other = "OTH",
    }
}

named! {
    /// In what form a mention speaks of its entity.
    Form {
        /// By its name.
        Name = "name",
        /// By a noun phrase: "der ukrainische Präsident".
        Nominal = "nominal",
        /// By a pronoun.
        Pronoun = "pronoun",
        /// By a word derived from the name: "ukrainisch".
        Derived = "derived",
        /// Within a compound: "Kreml" in "Kremlchef".
        Part = "part",
    }
}

named! {
    /// In what grammatical form a quotation is given.
    QuotationKind {
        /// Verbatim, in quotation marks.
        Direct = "direct",
        /// Reported with a frame.
        Indirect = "indirect",
        /// In the subjunctive, without a frame of its own.
        IndirectFreeIndirect = "indirect-free-indirect",
        /// The speaker's view in the indicative, without a frame.
        FreeIndirect = "free-indirect",
        /// A summary in the article's own words.
        Reported = "reported",
    }
}

named! {
    /// What a quotation's cue says about how it was uttered.
    Medium {
        /// Said.
        Speech = "speech",
        /// Written.
        Writing = "writing",
        /// Thought.
        Thought = "thought",
        /// Said or written.
        SpeechWriting = "speech-writing",
        /// Said or thought.
        SpeechThought = "speech-thought",
        /// Thought or written.
        ThoughtWriting = "thought-writing",
    }
}

named! {
    /// The kinds of events.
    EventKind {
        /// A death.
        Die = "Life.Die",
        /// An injury.
        Injure = "Life.Injure",
        /// A wedding.
        Marry = "Life.Marry",
        /// A birth.
        Born = "Life.Born",
        /// An attack.
        Attack = "Conflict.Attack",
        /// A demonstration.
        Demonstrate = "Conflict.Demonstrate",
        /// A strike of workers.
        Strike = "Conflict.Strike",
        /// A threat.
        Threaten = "Conflict.Threaten",
        /// A meeting, talks, a visit.
        Meet = "Contact.Meet",
        /// An arrest.
        Arrest = "Justice.Arrest",
        /// A release.
        Release = "Justice.Release",
        /// An investigation.
        Investigate = "Justice.Investigate",
        /// A charge or a suit.
        Charge = "Justice.Charge",
        /// A trial.
        Trial = "Justice.Trial",
        /// A conviction.
        Convict = "Justice.Convict",
        /// An acquittal.
        Acquit = "Justice.Acquit",
        /// Somebody takes up a post.
        StartPost = "Personnel.Start",
        /// Somebody leaves a post.
        EndPost = "Personnel.End",
        /// An election.
        Elect = "Personnel.Elect",
        /// A journey.
        Travel = "Movement.Travel",
        /// A flight or an evacuation.
        Flee = "Movement.Flee",
        /// A takeover or a merger.
        Merge = "Business.Merge",
        /// An insolvency.
        Bankrupt = "Business.Bankrupt",
        /// A loss of jobs.
        Layoff = "Business.Layoff",
        /// A fire.
        Fire = "Disaster.Fire",
        /// A natural disaster.
        Natural = "Disaster.Natural",
        /// An accident.
        Accident = "Disaster.Accident",
        /// An agreement.
        Agree = "Policy.Agree",
        /// A decision of a body.
        Decide = "Policy.Decide",
        /// A sanction.
        Sanction = "Policy.Sanction",
        /// A win, a defeat, a draw, a prize.
        Contest = "Contest.Result",
    }
}

impl EventKind {
    /// The PLOVER event type that it corresponds to, where there is one.
    pub const fn plover(self) -> Option<&'static str> {
        Some(match self {
            Self::Attack => "ASSAULT",
            Self::Demonstrate | Self::Strike => "PROTEST",
            Self::Threaten => "THREATEN",
            Self::Meet => "CONSULT",
            Self::Arrest | Self::Convict => "COERCE",
            Self::Release | Self::Acquit => "YIELD",
            Self::Charge => "ACCUSE",
            Self::Agree => "AGREE",
            Self::Sanction => "SANCTION",
            _ => return None,
        })
    }
}

named! {
    /// The parts that things play in an event.
    Role {
        /// Who does it; the parties of a meeting or agreement.
        Agent = "Agent",
        /// Whom or what it happens to.
        Affected = "Affected",
        /// Where.
        Place = "Place",
        /// When.
        Time = "Time",
        /// With what.
        Instrument = "Instrument",
    }
}

named! {
    /// Whether an event is told as fact.
    Realis {
        /// It happened or happens.
        Actual = "actual",
        /// Planned or announced.
        Future = "future",
        /// Demanded, possible, threatened.
        Hypothetical = "hypothetical",
        /// Said not to have happened.
        Negated = "negated",
    }
}

impl Entity {
    /// An entity of which no more is known than what it is called; it has no id yet.
    pub fn new(kind: EntityKind, name: String) -> Self {
        Self {
            id: String::new(),
            kind,
            name,
            roles: Vec::new(),
            wikidata: None,
            mentions: Vec::new(),
            extra: Extra::new(),
        }
    }
}

impl Event {
    /// When it is; an inferred day gives way to a phrase that says when.
    pub fn when(&self) -> Option<&Time> {
        let said = || self.arguments.iter().any(|argument| argument.role == Role::Time);
        self.time.as_ref().filter(|time| !time.spans.is_empty() || !said())
    }
}

impl Extraction {
    /// The entities, none where the layer is missing.
    pub fn entities(&self) -> &[Entity] {
        self.entities.as_deref().unwrap_or_default()
    }

    /// The quotations, none where the layer is missing.
    pub fn quotations(&self) -> &[Quotation] {
        self.quotations.as_deref().unwrap_or_default()
    }

    /// The events, none where the layer is missing.
    pub fn events(&self) -> &[Event] {
        self.events.as_deref().unwrap_or_default()
    }
}
