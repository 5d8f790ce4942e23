//! `wortlaut agree`: how far two reviewers agree, and where they do not.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::Error;
use crate::article::Article;
use crate::decision::{Item, Verdict};
use crate::load::{self, Document, LoadError, Source};
use crate::review::agreement::{Agreement, Disagreement};
use crate::review::{Review, from_record};

/// So many characters of an item are shown.
const EXCERPT: usize = 60;

/// Compares the decisions in two wortlaut/1 files, articles paired by their text, and writes figures and every item on
/// which the two differ; nothing where no pair is left for want of what could not be read. Gives how many articles could
/// not be read.
///
/// # Errors
/// When `out` or `err` cannot be written to.
pub fn run(first: &Path, second: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Result<usize, Error> {
    let mut failed = 0;
    let mut others: HashMap<String, Review> = HashMap::new();
    each_review(second, &mut failed, err, &mut |article, review| {
        others.insert(article.id(), review);
    })?;
    let mut agreement = Agreement::default();
    let (mut differing, mut paired) = (String::new(), 0);
    each_review(first, &mut failed, err, &mut |article, review| {
        let Some(other) = others.get(&article.id()) else { return };
        paired += 1;
        for disagreement in agreement.add(&review, other) {
            tell(&mut differing, article, &disagreement);
        }
    })?;
    if failed > 0 && paired == 0 {
        return Ok(failed);
    }
    let figure = |figure: Option<f64>| figure.map_or_else(|| String::from("–"), |figure| format!("{figure:.3}"));
    let spans = agreement.spans();
    let [precision, recall, f1] = [spans.map(|it| it.0), spans.map(|it| it.1), spans.map(|it| it.2)].map(figure);
    let both = agreement.decided_by_both();
    let (kappa, alpha) = (figure(agreement.kappa()), figure(agreement.alpha()));
    let text = format!(
        "articles in both files        {paired}
items decided in both         {both}
Cohen's kappa (verdicts)      {kappa}
Krippendorff's alpha          {alpha}
span F1 (what stands)         {f1}   P {precision}  R {recall}
{differing}"
    );
    match out.write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(failed),
    }
}

fn each_review(
    path: &Path,
    failed: &mut usize,
    err: &mut dyn Write,
    each: &mut dyn FnMut(&Article, Review),
) -> Result<(), Error> {
    let mut told = Ok(());
    let mut take = |document: Result<Document, LoadError>| match document {
        Ok(Document { article, extraction, decisions, .. }) => {
            let (suggested, _, decisions) = from_record(extraction, decisions);
            each(&article, Review::new(Arc::new(suggested), decisions));
            ControlFlow::Continue(())
        }
        Err(error) => {
            *failed += 1;
            told = writeln!(err, "wortlaut: {error}");
            if told.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        }
    };
    let _ = load::read(&Source::File(path.into()), &mut take);
    Ok(told?)
}

/// A line: what each said, and of what.
fn tell(text: &mut String, article: &Article, disagreement: &Disagreement) {
    let verdict = |verdict: Option<Verdict>| verdict.map_or("–", Verdict::name);
    let words = match &disagreement.as_decided {
        Some(Item::Entity { entity, .. }) => entity.name.clone(),
        Some(item) => {
            let main = item.parts().first().map(|&part| item.spans(part)).unwrap_or_default();
            main.first().map(|span| span.of(article.text()).to_owned()).unwrap_or_default()
        }
        None => String::new(),
    };
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(EXCERPT).collect();
    let title = article.title.as_deref().unwrap_or(&article.source);
    let (first, second) = (verdict(disagreement.first), verdict(disagreement.second));
    let _ = writeln!(text, "{first}\t{second}\t{}\t{words}\t{title}", disagreement.item);
}
