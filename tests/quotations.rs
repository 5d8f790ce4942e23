//! Who said what, by every kind of frame: a table of sentences that a linguist can read and extend.

mod support;

use support::{joined, read};
use wortlaut::extraction::Quotation;

/// kind | quote | cue | speaker, and | addressee where there is one.
fn shown(text: &str, quotation: &Quotation) -> String {
    let part = |spans| joined(text, spans);
    let kind = format!("{}{}", quotation.kind.name(), if quotation.nested { " nested" } else { "" });
    let mut parts = vec![kind, part(&quotation.quote), part(&quotation.cue), part(&quotation.speaker)];
    parts.extend((!quotation.addressee.is_empty()).then(|| part(&quotation.addressee)));
    parts.join(" | ").trim_end().to_owned()
}

fn found(text: &str) -> String {
    let (article, extraction) = read(text);
    let lines: Vec<_> = extraction.quotations().iter().map(|quotation| shown(article.text(), quotation)).collect();
    lines.join("\n")
}

#[test]
fn each_sentence_of_the_table_gives_its_quotations() {
    let table = include_str!("fixtures/quotations.txt");
    let cases = table.split("\n\n").map(str::trim).filter(|case| !case.starts_with('#') && !case.is_empty());
    let wrong: Vec<String> = cases
        .filter_map(|case| {
            let (text, expected) = case.split_once('\n').unwrap_or((case, ""));
            let found = found(text);
            (found != expected).then(|| format!("{text}\n  expected: {expected}\n  found:    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_turns_of_an_interview_belong_to_who_is_named_before_them() {
    let text = "Der Umbau des Bades dauert an.\n\nRundschau: Frau Wendt, wann öffnet das Bad?\n\n\
                Wendt: Im Mai. Ich glaube, dass es gut wird.\n\nRundschau: Und die Kosten?\n\n\
                Wendt: Die sind gedeckt.\n\nHinweis: Das Gespräch wurde gekürzt.";
    let expected = "direct | Frau Wendt, wann öffnet das Bad? |  | Rundschau\n\
                    direct | Im Mai. Ich glaube, dass es gut wird. |  | Wendt\n\
                    direct | Und die Kosten? |  | Rundschau\n\
                    direct | Die sind gedeckt. |  | Wendt";
    assert_eq!(found(text), expected);
    let list = "Zutaten: Mehl und Salz.\n\nDauer: eine Stunde.\n\nOrt: das Rathaus.";
    assert_eq!(found(list), "");
}

/// The quotations of the articles that open without arguments, as a person has read and agreed to them.
#[test]
fn the_quotations_of_the_demo_articles() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/articles");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().map(|path| std::fs::read_to_string(path).unwrap_or_default());
    let shown: Vec<String> = texts.map(|text| found(&text)).collect();
    assert!(!shown.is_empty());
    insta::assert_snapshot!("quotations_of_the_demo", shown.join("\n\n"));
}
