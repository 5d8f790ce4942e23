//! Measures the types of events on `SmartData` of the DFKI (`names/smartdata.jsonl.gz` in a folder of data), whose six relations
//! that are events of ours are counted document by document:
//!
//! ```text
//! cargo run --release --example measure_events -- [--errors] FOLDER
//! ```
//!
//! An event counts that is told as a fact or as to come. `SmartData` annotates relations, which need a party: an accident or
//! disaster its place, the others a company. Therefore the count is taken twice: of all events, and of those whose sentence
//! names a place or an organisation.

#![allow(clippy::expect_used, clippy::cast_precision_loss, reason = "whoever measures sees what is wrong")]

use std::collections::{HashMap, HashSet};
use std::env;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;
use wortlaut::article::{Article, Paragraph, ParagraphKind, Span};
use wortlaut::extract;
use wortlaut::extraction::{EntityKind, EventKind, Extraction, Form, Realis};
use wortlaut::language;

/// The relations of one row with the events that stand for them and the kind of the party that they need.
const ROWS: [(&str, &[&str], &[EventKind], EntityKind); 6] = [
    ("Accident", &["Accident"], &[EventKind::Accident], EntityKind::Location),
    ("Disaster", &["Disaster"], &[EventKind::Natural, EventKind::Fire], EntityKind::Location),
    ("Strike", &["Strike"], &[EventKind::Strike], EntityKind::Organisation),
    ("Insolvency", &["Insolvency"], &[EventKind::Bankrupt], EntityKind::Organisation),
    ("Layoffs", &["Layoffs"], &[EventKind::Layoff], EntityKind::Organisation),
    ("Acquisition, Merger", &["Acquisition", "Merger"], &[EventKind::Merge], EntityKind::Organisation),
];

/// An event with the kinds of the names in its sentence.
struct Found {
    kind: EventKind,
    named: HashSet<EntityKind>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    gold: usize,
    found: usize,
}

fn main() {
    let (options, folders): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let [folder] = &folders[..] else {
        eprintln!("measure_events: name the folder with the data");
        std::process::exit(2);
    };
    let show_errors = options.iter().any(|option| option == "--errors");
    let mut counts = [[Count::default(); ROWS.len()]; 2];
    for line in unpacked(&Path::new(folder).join("names/smartdata.jsonl.gz")).lines() {
        let record: Json = serde_json::from_str(line).expect("a JSON object a line");
        let text = record["text"].as_str().expect("a text");
        let relations = record["relations"].as_array().map(Vec::as_slice).unwrap_or_default();
        let gold: HashSet<&str> = relations.iter().filter_map(|relation| relation["label"].as_str()).collect();
        let found = events(text);
        for (row, (name, labels, kinds, party)) in ROWS.into_iter().enumerate() {
            let is_gold = labels.iter().any(|label| gold.contains(label));
            let of_kind = || found.iter().filter(|event| kinds.contains(&event.kind));
            let is_found = of_kind().next().is_some();
            let with_party = of_kind().any(|event| event.named.contains(&party));
            for (counts, is_found) in counts.iter_mut().zip([is_found, with_party]) {
                counts[row].gold += usize::from(is_gold);
                counts[row].found += usize::from(is_found);
                counts[row].right += usize::from(is_gold && is_found);
            }
            if show_errors && is_gold != is_found {
                let excerpt: String = text.chars().take(600).collect();
                println!("{} {name}: {}", if is_gold { "missed" } else { "invented" }, excerpt.replace('\n', " / "));
            }
        }
    }
    for (counts, what) in counts.iter().zip(["all events", "events whose sentence names a party"]) {
        println!("{what}:");
        for (count, (name, ..)) in counts.iter().zip(ROWS) {
            report(name, *count);
        }
        let sum = |part: fn(&Count) -> usize| counts.iter().map(part).sum();
        report("all", Count { right: sum(|c| c.right), gold: sum(|c| c.gold), found: sum(|c| c.found) });
    }
}

fn unpacked(path: &Path) -> String {
    let output = Command::new("gzip").arg("-dc").arg(path).output().expect("gzip runs");
    assert!(output.status.success(), "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn events(text: &str) -> Vec<Found> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Ok(span) = Span::new(text, start, start + line.trim_end().len()) {
            paragraphs.push(Paragraph { kind: ParagraphKind::Body, span, hard_wrapped: false });
        }
        start += line.len();
    }
    let mut article = Article::new("measured", text.to_owned(), paragraphs);
    article.language = Some("de".to_owned());
    let extraction = extract::complete(&article, Extraction::default());
    let parsed = language::analyse(&article);
    let sentence_of = |offset: usize| {
        parsed.sentences.partition_point(|sentence| parsed.tokens[sentence.tokens.start].span.start() <= offset)
    };
    let mut named: HashMap<usize, HashSet<EntityKind>> = HashMap::new();
    for entity in extraction.entities() {
        for mention in entity.mentions.iter().filter(|mention| mention.form == Form::Name) {
            named.entry(sentence_of(mention.span.start())).or_default().insert(entity.kind);
        }
    }
    let told = extraction.events().iter().filter(|event| matches!(event.realis, Realis::Actual | Realis::Future));
    told.map(|event| Found {
        kind: event.kind,
        named: named.get(&sentence_of(event.trigger[0].start())).cloned().unwrap_or_default(),
    })
    .collect()
}

fn report(name: &str, count: Count) {
    let share = |of: usize| if of == 0 { 0.0 } else { count.right as f64 / of as f64 };
    let (precision, recall) = (share(count.found), share(count.gold));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    println!("{name:20} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   gold {}, found {}", count.gold, count.found);
}
