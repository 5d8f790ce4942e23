//! Who is who: which names, noun phrases and pronouns mean the same, by small articles written for the purpose.

mod support;

use std::collections::HashMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use support::read;
use wortlaut::article::{Article, Span};
use wortlaut::extract::complete;
use wortlaut::extraction::{Extraction, Form};

/// The entities as lines: type and name, roles, and the mentions; a letter tells what is no name: nominal, pronoun,
/// derived, part.
fn shown(article: &Article, extraction: &Extraction) -> String {
    let mut lines = String::new();
    for entity in extraction.entities() {
        let _ = write!(lines, "{} {} [{}]", entity.kind.name(), entity.name, entity.roles.join(", "));
        for mention in &entity.mentions {
            let words = mention.span.of(article.text()).replace('\n', " ");
            let form = match mention.form {
                Form::Name => "",
                Form::Nominal => "n:",
                Form::Pronoun => "p:",
                Form::Derived => "d:",
                Form::Part => "c:",
            };
            let _ = write!(lines, " | {form}{words}");
        }
        lines.push('\n');
    }
    lines
}

/// Each case is a line with what it is about, the text, and the entities that have to be there, as `shown` gives them.
#[test]
fn all_that_means_the_same_is_joined() {
    let table = include_str!("fixtures/entities.txt");
    let mut wrong = String::new();
    for case in table.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines.next() else { continue };
        let (article, extraction) = read(&text.replace(" ¶ ", "\n\n"));
        let found = shown(&article, &extraction);
        for expected in lines {
            if !found.lines().any(|line| line == expected) {
                let _ = writeln!(
                    wrong,
                    "{text}\n  expected {expected}\n  found    {}",
                    found.replace('\n', "\n           ")
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn speakers_and_those_they_speak_to_get_their_entity() {
    let text = "Die Bürgermeisterin Marlene Ostkamp hat die Brücke freigegeben. „Wir sind froh“, sagte sie gegenüber dem \
                Sender Radio Nordlicht. Der Anwalt von Jonas Wiegand widersprach. „Das ist falsch“, sagte der Anwalt von \
                Jonas Wiegand. Die Werft in Emden teilte mit, der Kran sei gekippt.";
    let (article, extraction) = read(text);
    let name = |id: &Option<String>| {
        let entity = extraction.entities().iter().find(|entity| Some(&entity.id) == id.as_ref());
        entity.map(|entity| entity.name.clone())
    };
    let speaker = |words: &str| {
        let said = |quote: &Span| quote.of(article.text()).contains(words);
        let quotation = extraction.quotations().iter().find(|quotation| quotation.quote.iter().any(said));
        quotation.and_then(|quotation| name(&quotation.speaker_entity))
    };
    assert_eq!(speaker("Wir sind froh").as_deref(), Some("Marlene Ostkamp"));
    assert_eq!(speaker("Das ist falsch"), None);
    assert_eq!(speaker("der Kran"), None);
}

#[test]
fn entities_that_came_are_given_to_the_speakers_found_here() {
    let (article, found) = read("Anna Keller kam nach Bonn. „Das ist gut“, sagte Anna Keller.");
    let known = Extraction { entities: found.entities.clone(), ..Extraction::default() };
    let completed = complete(&article, known);
    assert_eq!(completed.entities(), found.entities());
    assert_eq!(completed.quotations(), found.quotations());
    assert!(completed.quotations()[0].speaker_entity.is_some());
}

const WORDS: &[&str] = &[
    "Anna",
    "Keller",
    "Kellers",
    "Müller",
    "Peter",
    "Frau",
    "Herr",
    "von",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "des",
    "ein",
    "seine",
    "Minister",
    "Ministerin",
    "Präsident",
    "Angeklagte",
    "34-Jährige",
    "Behörde",
    "Unternehmen",
    "Stadt",
    "Hauptstadt",
    "Deutsche",
    "Bank",
    "Bundeskriminalamt",
    "BKA",
    "(BKA)",
    "(34)",
    "Russland",
    "russische",
    "Moskauer",
    "Moskau",
    "Ukraine-Krieg",
    "Kremlchef",
    "US-Präsident",
    "er",
    "sie",
    "Sie",
    "ihm",
    "ihn",
    "sagte",
    "sagten",
    "kam",
    "habe",
    "sei",
    "im",
    "und",
    ",",
    ".",
    ".",
    ":",
    "„",
    "“",
    "-",
    "\n\n",
    "ß",
    "İ",
    "Straße",
    "'",
    "’",
];

proptest! {
    /// Every mention lies in the text, those of an entity stand in order, and no place is the mention of two entities.
    #[test]
    fn mentions_lie_in_the_text_and_belong_to_one_entity(
        words in prop::collection::vec(prop::sample::select(WORDS), 1..120),
        spaces in prop::collection::vec(any::<bool>(), 120),
    ) {
        let mut text = String::from("Anfang.");
        for (word, space) in words.iter().zip(spaces) {
            text.push_str(if space || word.starts_with(char::is_alphabetic) { " " } else { "" });
            text.push_str(word);
        }
        let (article, extraction) = read(&text);
        let mut owner = HashMap::new();
        for entity in extraction.entities() {
            prop_assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
            prop_assert!(entity.mentions.windows(2).all(|pair| pair[0].span < pair[1].span), "{:?}", entity);
            for mention in &entity.mentions {
                let span = mention.span;
                prop_assert!(Span::new(article.text(), span.start(), span.end()).is_ok());
                let first = owner.insert(span, &entity.id);
                prop_assert!(first.is_none(), "{:?} of {:?} and {}", span.of(article.text()), first, entity.id);
            }
        }
        let known = |id: &Option<String>| id.as_ref().is_none_or(|id| extraction.entities().iter().any(|e| e.id == *id));
        for quotation in extraction.quotations() {
            prop_assert!(known(&quotation.speaker_entity) && known(&quotation.addressee_entity));
        }
    }
}
