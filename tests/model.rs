//! The weights that the program carries, on sentences that were written for this.

mod support;

use support::paragraph;
use wortlaut::extraction::Form;
use wortlaut::language;
use wortlaut::language::model::model;
use wortlaut::language::model::tag::Tag;
use wortlaut::language::model::tagger::Tagger;

/// A sentence: its words with their tags, and its names with their kinds.
struct Sentence {
    words: Vec<(&'static str, &'static str)>,
    names: Vec<(&'static str, &'static str)>,
}

fn sentences() -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for line in include_str!("fixtures/tagged.txt").lines().filter(|line| !line.starts_with('#')) {
        if let (Some(name), Some(sentence)) = (line.split_once(" | "), sentences.last_mut()) {
            sentence.names.push(name);
        } else {
            let words = line.split(' ').filter_map(|word| word.rsplit_once('/')).collect();
            sentences.push(Sentence { words, names: Vec::new() });
        }
    }
    sentences
}

fn written(tag: Tag) -> String {
    tag.form.map_or(tag.upos.name().into(), |form| format!("{}.{form:?}", tag.upos.name()))
}

/// The text of the words, divided by blanks but before a sign that ends a clause.
fn text(words: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (word, _) in words {
        if !text.is_empty() && !matches!(*word, "," | "." | "?") {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[test]
fn the_tags_are_as_good_as_the_card_says() {
    let mut tagger = Tagger::new(model());
    let (mut words, mut wrong) = (0, Vec::new());
    for sentence in sentences() {
        let read = tagger.read(sentence.words.iter().map(|word| word.0));
        for ((word, expected), tag) in sentence.words.iter().zip(tagger.tag(&read)) {
            words += 1;
            if written(tag) != *expected {
                wrong.push(format!("{word}/{expected} is tagged {}", written(tag)));
            }
        }
    }
    assert_eq!((words, wrong.len()), (163, 7), "{wrong:#?}");
}

#[test]
fn the_names_are_as_good_as_the_card_says() {
    let (mut named, mut wrong) = (0, Vec::new());
    for sentence in sentences() {
        let text = text(&sentence.words);
        let article = paragraph(&text);
        let analysed = language::analyse(&article);
        let found: Vec<(&str, &str)> = analysed
            .labelled()
            .filter(|labelled| labelled.form == Form::Name)
            .map(|labelled| {
                let span = analysed.span(labelled.tokens.start, labelled.tokens.end).unwrap();
                (labelled.kind.name(), span.of(&text))
            })
            .collect();
        named += sentence.names.len();
        wrong.extend(sentence.names.iter().filter(|name| !found.contains(name)).map(|name| format!("missed {name:?}")));
        wrong
            .extend(found.iter().filter(|name| !sentence.names.contains(name)).map(|name| format!("made up {name:?}")));
    }
    assert_eq!((named, wrong.len()), (16, 0), "{wrong:#?}");
}
