//! How well a text is cut into tokens and sentences, beside a treebank.

use std::collections::HashSet;

use wortlaut::article::{Article, Paragraph, ParagraphKind, Span};
use wortlaut::language;

type Spans = Vec<(usize, usize)>;

/// The text of a treebank as it was written, a sentence a line, with the spans of its tokens and sentences in bytes.
fn gold(conllu: &str, between: char) -> (String, Spans, Spans) {
    let (mut text, mut tokens, mut sentences) = (String::new(), Vec::new(), Vec::new());
    for block in conllu.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let first = text.len();
        let mut covered = 0;
        for columns in crate::data::rows(block).filter(|columns| columns.len() == 10) {
            let contraction = columns[0].split_once('-').and_then(|(_, last)| last.parse::<usize>().ok());
            let inside = columns[0].parse::<usize>().is_ok_and(|number| number <= covered);
            if inside {
                continue;
            }
            covered = contraction.unwrap_or(covered);
            tokens.push((text.len(), text.len() + columns[1].len()));
            text.push_str(columns[1]);
            if !columns[9].contains("SpaceAfter=No") {
                text.push(' ');
            }
        }
        text.truncate(text.trim_end().len());
        sentences.push((first, text.len()));
        text.push(between);
    }
    (text, tokens, sentences)
}

/// Parts spans at hyphens between letters, as the treebank parts compounds.
fn parted(text: &str, spans: &Spans) -> Spans {
    let mut parted = Vec::new();
    for &(start, end) in spans {
        let mut first = start;
        for (at, _) in text[start..end].match_indices('-') {
            let at = start + at;
            if at > first && at + 1 < end && !text[first..at].ends_with(|c: char| c.is_ascii_digit()) {
                parted.extend([(first, at), (at, at + 1)]);
                first = at + 1;
            }
        }
        parted.push((first, end));
    }
    parted
}

fn f1(gold: &Spans, found: &Spans) -> f64 {
    let gold: HashSet<_> = gold.iter().collect();
    let right = found.iter().filter(|span| gold.contains(span)).count() as f64;
    2.0 * right / (gold.len() + found.len()) as f64
}

/// The figures, each sentence on a line of its own and all on one line.
pub(crate) fn measure(conllu: &str) -> String {
    let figures = [('\n', "a sentence a line"), (' ', "all on one line")].map(|(between, name)| {
        let (text, tokens, sentences) = gold(conllu, between);
        let paragraph = Span::new(&text, 0, text.trim_end().len())
            .map(|span| Paragraph { span, kind: ParagraphKind::Body, hard_wrapped: false });
        let article = Article::new("", text.clone(), paragraph.into_iter().collect());
        let cut = language::cut(&article);
        let own: Spans = cut
            .tokens
            .iter()
            .filter(|token| token.span.of(&text) != "\n")
            .map(|token| (token.span.start(), token.span.end()))
            .collect();
        let span = |sentence: &language::sentence::Sentence| {
            let span = cut.span(sentence.tokens.start, sentence.tokens.end)?;
            Some((span.start(), span.end()))
        };
        let own_sentences: Spans = cut.sentences.iter().filter_map(span).collect();
        let own_parted = f1(&tokens, &parted(&text, &own));
        format!(
            "{name}: tokens F1 {:.4} ({own_parted:.4} with the compounds among them parted at hyphens), sentences F1 {:.4}",
            f1(&tokens, &own),
            f1(&sentences, &own_sentences)
        )
    });
    figures.join("; ")
}
