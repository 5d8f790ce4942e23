//! Events → happenings: the mentions of one and the same thing that happened.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::article::Span;
use crate::extraction::{Event, EventKind, Realis, Role};

/// Of each kind so many happenings, the last that were told of, are compared with a mention.
const RECENT: usize = 8;

/// So many words of a phrase are looked at for its head.
const LONGEST: usize = 12;
/// The length of a date in ISO 8601 form, by which times are compared.
const DATE: usize = "2025-05-23".len();

/// Something that happened, with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// What.
    pub kind: EventKind,
    /// Its mentions: indexes of events, in the order of the text. Not empty.
    pub events: Vec<usize>,
}

/// The happenings of an article in the order of their first mention. `text` is what the spans count in.
///
/// Two mentions are of one happening when they are of one type, are told alike (as fact, as planned, as possible), and
/// whoever and whatever is named in both agrees: place, time, those involved. Figures may differ where a claim differs.
/// A mention that names nobody ("der Angriff") goes with the last happening of its type. Linear in the number of events.
pub fn group(events: &[Event], text: &str) -> Vec<Happening> {
    let mut order: Vec<usize> = (0..events.len()).filter(|&index| !events[index].trigger.is_empty()).collect();
    order.sort_by_key(|&index| (events[index].trigger[0], index));
    let mut happenings: Vec<(Happening, Traits)> = Vec::new();
    let mut recent: HashMap<(EventKind, Realis), VecDeque<usize>> = HashMap::new();
    for index in order {
        let event = &events[index];
        let traits = Traits::of(event, text);
        let candidates = recent.entry((event.kind, event.realis)).or_default();
        let found = candidates.iter().rev().copied().find(|&other| traits.agree(&happenings[other].1));
        let happening = found.unwrap_or_else(|| {
            happenings.push((Happening { kind: event.kind, events: Vec::new() }, Traits::default()));
            happenings.len() - 1
        });
        happenings[happening].0.events.push(index);
        happenings[happening].1.add(traits);
        candidates.retain(|&other| other != happening);
        candidates.push_back(happening);
        if candidates.len() > RECENT {
            candidates.pop_front();
        }
    }
    happenings.into_iter().map(|(happening, _)| happening).collect()
}

/// What two mentions are compared by.
#[derive(Default)]
struct Traits {
    places: HashSet<String>,
    times: HashSet<String>,
    people: HashSet<String>,
    figures: HashSet<String>,
    claims: HashSet<String>,
    /// Whether the mention points back: "der Brand", "dieses Unglück".
    definite: bool,
}

impl Traits {
    fn of(event: &Event, text: &str) -> Self {
        let mut traits = Self { definite: is_definite(event, text), ..Self::default() };
        for argument in &event.arguments {
            let Some(name) = argument.entity.clone().or_else(|| head(&argument.spans, text)) else { continue };
            match argument.role {
                Role::Place => _ = traits.places.insert(name),
                Role::Agent | Role::Affected => _ = traits.people.insert(name),
                Role::Time | Role::Instrument => {}
            }
        }
        if let Some(time) = event.time.as_ref().filter(|time| !time.spans.is_empty()) {
            traits.times.extend(time.value.clone().map(|value| value.chars().take(DATE).collect()));
        }
        traits.figures =
            event.quantities.iter().map(|quantity| format!("{} {}", quantity.role, quantity.value)).collect();
        traits.claims.extend(event.attribution.clone());
        traits
    }

    fn add(&mut self, other: Self) {
        self.places.extend(other.places);
        self.times.extend(other.times);
        self.people.extend(other.people);
        self.figures.extend(other.figures);
        self.claims.extend(other.claims);
    }

    /// Whether a mention with these traits is one of a happening with those.
    fn agree(&self, known: &Self) -> bool {
        let clash = |one: &HashSet<String>, other: &HashSet<String>| {
            !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
        };
        let share = |one: &HashSet<String>, other: &HashSet<String>| !one.is_disjoint(other);
        let bare = self.places.is_empty() && self.times.is_empty() && self.people.is_empty();
        let shared = share(&self.people, &known.people)
            || share(&self.places, &known.places)
            || share(&self.times, &known.times) && !clash(&self.people, &known.people)
            || share(&self.figures, &known.figures);
        let other_claim = !self.claims.is_empty() && self.claims != known.claims;
        if clash(&self.places, &known.places) || clash(&self.times, &known.times) {
            return false;
        }
        if clash(&self.figures, &known.figures) {
            return other_claim && (shared || bare);
        }
        shared || self.definite && !clash(&self.people, &known.people)
    }
}

/// The last word of a phrase, which for a German noun phrase without a name is most often its noun.
fn head(spans: &[Span], text: &str) -> Option<String> {
    let phrase = spans.first()?.of(text);
    let word = phrase.split_whitespace().take(LONGEST).filter(|word| word.starts_with(char::is_uppercase)).last()?;
    Some(word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase())
}

fn is_definite(event: &Event, text: &str) -> bool {
    let Some(trigger) = event.trigger.first() else { return false };
    let noun = trigger.of(text).starts_with(char::is_uppercase);
    let before = text[..trigger.start()].trim_end();
    let word = before.rsplit(|character: char| !character.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let points = [
        "der", "die", "das", "dem", "den", "des", "diese", "dieser", "dieses", "diesem", "diesen", "beim", "zum",
        "zur", "vom",
    ];
    noun && points.contains(&word.as_str())
}
