//! Measures the types of events on `SmartData` of the DFKI (`names/smartdata.jsonl.gz` in a folder of data), whose six relations
//! that are events of ours are counted document by document:
//!
//! ```text
//! cargo run --release --example measure_events -- [--errors] FOLDER
//! ```
//!
//! An event counts that is told as a fact or as to come.

#![allow(clippy::expect_used, clippy::cast_precision_loss, reason = "whoever measures sees what is wrong")]

use std::collections::HashSet;
use std::env;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;
use wortlaut::article::{Article, Paragraph, ParagraphKind, Span};
use wortlaut::extract;
use wortlaut::extraction::{EventKind, Extraction, Realis};

/// The relations of one row with the events that stand for them.
const ROWS: [(&str, &[&str], &[EventKind]); 6] = [
    ("Accident", &["Accident"], &[EventKind::Accident]),
    ("Disaster", &["Disaster"], &[EventKind::Natural, EventKind::Fire]),
    ("Strike", &["Strike"], &[EventKind::Strike]),
    ("Insolvency", &["Insolvency"], &[EventKind::Bankrupt]),
    ("Layoffs", &["Layoffs"], &[EventKind::Layoff]),
    ("Acquisition, Merger", &["Acquisition", "Merger"], &[EventKind::Merge]),
];

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
    let mut counts = [Count::default(); ROWS.len()];
    for line in unpacked(&Path::new(folder).join("names/smartdata.jsonl.gz")).lines() {
        let record: Json = serde_json::from_str(line).expect("a JSON object a line");
        let text = record["text"].as_str().expect("a text");
        let relations = record["relations"].as_array().map(Vec::as_slice).unwrap_or_default();
        let gold: HashSet<&str> = relations.iter().filter_map(|relation| relation["label"].as_str()).collect();
        let found = kinds(text);
        for (count, (name, labels, kinds)) in counts.iter_mut().zip(ROWS) {
            let is_gold = labels.iter().any(|label| gold.contains(label));
            let is_found = kinds.iter().any(|kind| found.contains(kind));
            count.gold += usize::from(is_gold);
            count.found += usize::from(is_found);
            count.right += usize::from(is_gold && is_found);
            if show_errors && is_gold != is_found {
                let excerpt: String = text.chars().take(600).collect();
                println!("{} {name}: {}", if is_gold { "missed" } else { "invented" }, excerpt.replace('\n', " / "));
            }
        }
    }
    for (count, (name, ..)) in counts.iter().zip(ROWS) {
        report(name, *count);
    }
    let sum = |part: fn(&Count) -> usize| counts.iter().map(part).sum();
    report("all", Count { right: sum(|c| c.right), gold: sum(|c| c.gold), found: sum(|c| c.found) });
}

fn unpacked(path: &Path) -> String {
    let output = Command::new("gzip").arg("-dc").arg(path).output().expect("gzip runs");
    assert!(output.status.success(), "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn kinds(text: &str) -> HashSet<EventKind> {
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
    let told = extraction.events().iter().filter(|event| matches!(event.realis, Realis::Actual | Realis::Future));
    told.map(|event| event.kind).collect()
}

fn report(name: &str, count: Count) {
    let share = |of: usize| if of == 0 { 0.0 } else { count.right as f64 / of as f64 };
    let (precision, recall) = (share(count.found), share(count.gold));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    println!("{name:20} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   gold {}, found {}", count.gold, count.found);
}
