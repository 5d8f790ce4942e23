//! The words that the panes show.

use std::collections::HashMap;

use super::speakers::{Speaker, short_name};
use crate::article::{Article, Span};
use crate::extraction::{Event, Extraction, Quantity, Quotation, Role};
use crate::tui::words::date;

/// So many characters of a phrase are kept: more than the widest pane shows.
const LONGEST: usize = 240;

/// A quotation in a row of its pane.
#[derive(Debug)]
pub struct QuotationLabel {
    /// The speaker's short name; empty where nobody is named.
    pub speaker: String,
    /// The speaker with the cue: "Kort sagte"; where the speaker is no known entity both as they are written: "laut Polizei".
    pub source: String,
    /// How the quotation begins.
    pub excerpt: String,
}

/// An event in a row of its pane. What the text does not give is empty.
#[derive(Debug)]
pub struct EventLabel {
    /// The word that names it.
    pub trigger: String,
    /// Who does it.
    pub who: String,
    /// Whom it happens to.
    pub whom: String,
    /// How many: "≥ 8, 2".
    pub figures: String,
    /// Where.
    pub place: String,
    /// When; with a sign before a day that was inferred.
    pub time: String,
    /// Who says so, where it is a claim; empty where nobody is named.
    pub claimed_by: Option<String>,
    /// The entities that take part in it, by index.
    pub entities: Vec<usize>,
}

pub(super) fn quotations(
    article: &Article,
    extraction: &Extraction,
    speakers: &[Speaker],
    speaker_of: &[Option<usize>],
) -> Vec<QuotationLabel> {
    (extraction.quotations().iter().zip(speaker_of))
        .map(|(quotation, speaker)| {
            let speaker = speaker.map(|speaker| &speakers[speaker]);
            let known = speaker.filter(|speaker| speaker.entity.is_some());
            QuotationLabel {
                speaker: speaker.map(|speaker| speaker.name.clone()).unwrap_or_default(),
                source: source(article, quotation, known.map(|speaker| &*speaker.name)),
                excerpt: words(article, &quotation.quote),
            }
        })
        .collect()
}

/// The parts in their order in the text, but a known name before its cue: "Kort teilte mit". Between a little word that
/// leads in and the verb it stays: "Wie Kort berichtet".
fn source(article: &Article, quotation: &Quotation, name: Option<&str>) -> String {
    /// In characters.
    const LITTLE: usize = 3;
    let written = |span: &Span| (*span, words(article, &[*span]));
    let mut parts: Vec<(Span, String)> = quotation.cue.iter().map(written).collect();
    let Some(name) = name else {
        parts.extend(quotation.speaker.iter().map(written));
        parts.sort_unstable();
        parts.dedup();
        return joined(parts);
    };
    let leads_in = parts.first().filter(|(_, words)| words.chars().count() <= LITTLE).map(|part| part.0);
    let last = parts.last().map(|part| part.0);
    let between = |speaker: &&Span| leads_in.is_some_and(|first| first < **speaker) && Some(**speaker) < last;
    match quotation.speaker.first().filter(between) {
        Some(&speaker) => {
            parts.push((speaker, name.to_owned()));
            parts.sort_unstable();
            joined(parts)
        }
        None => format!("{name} {}", joined(parts)).trim_end().to_owned(),
    }
}

fn joined(parts: Vec<(Span, String)>) -> String {
    parts.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

pub(super) fn events(
    article: &Article,
    extraction: &Extraction,
    entity_ids: &HashMap<String, usize>,
    claim_of: &[Option<usize>],
    quotations: &[QuotationLabel],
) -> Vec<EventLabel> {
    let entity = |id: &Option<String>| id.as_ref().and_then(|id| entity_ids.get(id)).copied();
    let named = |event: &Event, role: Role| {
        let arguments = event.arguments.iter().filter(|argument| argument.role == role);
        let names = arguments.map(|argument| match entity(&argument.entity) {
            Some(index) => short_name(&extraction.entities()[index]).to_owned(),
            None => words(article, &argument.spans),
        });
        names.collect::<Vec<_>>().join(", ")
    };
    (extraction.events().iter().zip(claim_of))
        .map(|(event, claim)| EventLabel {
            trigger: words(article, &event.trigger),
            who: named(event, Role::Agent),
            whom: named(event, Role::Affected),
            figures: event.quantities.iter().map(figure).collect::<Vec<_>>().join(", "),
            place: named(event, Role::Place),
            time: match event.when() {
                Some(time) if time.spans.is_empty() => inferred(article, time.value.as_deref()),
                Some(time) => words(article, &time.spans),
                None => named(event, Role::Time),
            },
            claimed_by: claim.map(|claim| quotations[claim].speaker.clone()),
            entities: event.arguments.iter().filter_map(|argument| entity(&argument.entity)).collect(),
        })
        .collect()
}

/// A day that the text does not name with the event.
fn inferred(article: &Article, value: Option<&str>) -> String {
    value.map(|value| format!("~ {}", date(value, article.language.as_deref()))).unwrap_or_default()
}

/// A number with a sign for how exact it is.
fn figure(quantity: &Quantity) -> String {
    let sign = match quantity.modifier.as_str() {
        "at-least" => "≥ ",
        "at-most" => "≤ ",
        "about" => "~ ",
        "each" => "each ",
        _ => "",
    };
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    match quantity.value {
        value if value >= 1e9 => format!("{sign}{} bn", rounded(value / 1e9)),
        value if value >= 1e6 => format!("{sign}{} M", rounded(value / 1e6)),
        value => format!("{sign}{value}"),
    }
}

/// The words of `spans` on one line, cut where no pane shows more, with an ellipsis where text between them is left out.
pub(super) fn words(article: &Article, spans: &[Span]) -> String {
    let mut line = String::new();
    let mut room = LONGEST;
    for (index, span) in spans.iter().enumerate() {
        if index > 0 {
            line.push_str(" … ");
        }
        for (index, word) in span.of(article.text()).split_whitespace().enumerate() {
            if index > 0 {
                line.push(' ');
            }
            line.extend(word.chars().take(room));
            room = room.saturating_sub(word.chars().take(room).count() + 1);
            if room == 0 {
                return line;
            }
        }
    }
    line
}
