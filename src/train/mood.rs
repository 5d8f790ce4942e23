//! Whether Konjunktiv I is recognised: a clause is made of each third-person form that the dictionary has.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use wortlaut::article::{Article, Paragraph, ParagraphKind, Span};
use wortlaut::language;

use crate::data::{rows, text};

/// The clauses. The first is for every form, the second for those that a main clause does not part from their prefix.
const CLAUSES: [&str; 2] = ["Der Sprecher sagte, dass er heute", "Der Sprecher sagte, er"];

/// Counts the forms of Konjunktiv I, third person singular, that can be nothing else in that person.
pub(crate) fn measure(data: &Path) -> io::Result<String> {
    let mut forms: BTreeMap<String, BTreeSet<(bool, String)>> = BTreeMap::new();
    let mut infinitives = BTreeSet::new();
    for columns in rows(&text(&data.join("forms/verbs.tsv.gz"))?).filter(|columns| columns.len() > 2) {
        let parts: Vec<&str> = columns[2].split(':').collect();
        if parts.starts_with(&["3", "SIN"]) {
            forms.entry(columns[0].into()).or_default().insert((parts.contains(&"KJ1"), columns[1].into()));
        }
        infinitives.insert(columns[1].to_owned());
    }
    let only_konjunktiv1 = |readings: &BTreeSet<(bool, String)>| readings.iter().all(|(konjunktiv1, _)| *konjunktiv1);
    let mut counts = [[0_u32; 2]; CLAUSES.len()];
    for (form, readings) in forms.iter().filter(|(_, readings)| only_konjunktiv1(readings)) {
        // A prefix that stands apart in a main clause: what is left without it is a verb too.
        let separable = readings.iter().any(|(_, lemma)| {
            let ends = lemma.char_indices().map(|(at, _)| at).skip(2);
            ends.into_iter().any(|at| infinitives.contains(&lemma[at..]))
        });
        for (clause, [asked, right]) in CLAUSES.iter().zip(&mut counts).take(if separable { 1 } else { 2 }) {
            *asked += 1;
            *right += u32::from(recognised(&format!("{clause} {form}.")));
        }
    }
    let share = |[asked, right]: [u32; 2]| format!("{:.4} of {asked}", f64::from(right) / f64::from(asked.max(1)));
    Ok(format!("after dass {}, in a main clause {}", share(counts[0]), share(counts[1])))
}

/// Whether the last piece of the sentence has a verb in the subjunctive.
fn recognised(sentence: &str) -> bool {
    let paragraph = Span::new(sentence, 0, sentence.len()).map(|span| Paragraph {
        span,
        kind: ParagraphKind::Body,
        hard_wrapped: false,
    });
    let article = Article::new("", sentence.to_owned(), paragraph.into_iter().collect());
    let text = language::analyse(&article);
    let pieces = text.sentences.iter().flat_map(|sentence| text.pieces(sentence.tokens.clone()));
    pieces.last().is_some_and(|piece| piece.konjunktiv)
}
