//! What is found in German text: names, who is meant, and that any text can be read.

mod support;

use proptest::prelude::*;
use support::{joined, read};
use wortlaut::article::Span;
use wortlaut::extract::complete;
use wortlaut::extraction::Extraction;

#[test]
fn mentions_of_one_entity_are_joined() {
    let text = "Die Bürgermeisterin Marlene Ostkamp hat die Brücke freigegeben. Ostkamp sprach von einem guten Tag.\n\n\
                „Wir sind froh“, sagte sie. In Hamburg sah man das anders. Hamburgs Senat schwieg.";
    let (_, extraction) = read(text);
    let by_name = |name: &str| extraction.entities().iter().find(|entity| entity.name == name);
    let ostkamp = by_name("Marlene Ostkamp").expect("the person");
    assert_eq!(ostkamp.roles, ["Bürgermeisterin"]);
    let mentions: Vec<_> =
        ostkamp.mentions.iter().map(|mention| (mention.span.of(text), mention.form.name())).collect();
    assert_eq!(mentions, [("Marlene Ostkamp", "name"), ("Ostkamp", "name"), ("sie", "pronoun")]);
    let hamburg = by_name("Hamburg").expect("the place");
    assert_eq!(hamburg.mentions.len(), 2);
    let said = extraction.quotations().iter().find(|quotation| quotation.quote[0].of(text).starts_with("„Wir"));
    assert_eq!(said.and_then(|quotation| quotation.speaker_entity.as_ref()), Some(&ostkamp.id));
}

#[test]
fn without_rules_for_a_language_only_marks_and_lists_speak() {
    let (article, extraction) =
        read("The minister said that taxes would rise. “We have no other choice in this,” she said of the plan.");
    let quotes: Vec<_> = extraction.quotations().iter().map(|q| joined(article.text(), &q.quote)).collect();
    assert_eq!(quotes, ["“We have no other choice in this,”"]);
}

#[test]
fn layers_that_came_stay_as_they_are() {
    let (article, found) = read("„Das ist gut“, sagte Anna Keller in Bonn.");
    let known = Extraction { quotations: Some(Vec::new()), ..Extraction::default() };
    let completed = complete(&article, known);
    assert_eq!(completed.quotations(), []);
    assert_eq!(completed.entities().len(), found.entities().len());
}

#[test]
fn a_mark_that_ends_the_text_marks_nothing() {
    let (_, extraction) = read("Anfang.\n\n„");
    assert_eq!(extraction.quotations(), []);
    assert_eq!(extraction.entities(), []);
}

proptest! {
    /// Words of every class in any order, with every mark: nothing panics, and every span is one of the text.
    #[test]
    fn any_text_is_extracted(words in prop::collection::vec(prop::sample::select(WORDS), 1..60)) {
        let text = words.concat();
        let (article, extraction) = read(&format!("Anfang. {text}"));
        let again = complete(&article, Extraction::default());
        prop_assert_eq!(&again, &extraction);
        for quotation in extraction.quotations() {
            prop_assert!(!quotation.quote.is_empty());
            for part in [&quotation.quote, &quotation.cue, &quotation.frame, &quotation.speaker, &quotation.addressee] {
                prop_assert!(part.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{:?}", quotation);
                prop_assert!(part.iter().all(|span| Span::new(article.text(), span.start(), span.end()).is_ok()));
            }
        }
    }
}

const WORDS: &[&str] = &[
    "„",
    "“",
    "\"",
    "»",
    "«",
    "‚",
    "‘",
    ", ",
    ". ",
    ": ",
    "! ",
    "; ",
    " - ",
    " – ",
    "(",
    ") ",
    "\n\n",
    " sagte ",
    " teilte ",
    " mit ",
    " er ",
    " sie ",
    " dass ",
    " sei ",
    " habe ",
    " laut ",
    " nach ",
    " Angaben ",
    " der ",
    " die ",
    " des ",
    " Polizei ",
    " Landgericht ",
    " Film ",
    " Stadt ",
    ",,",
    "''",
    " zufolge ",
    " wie ",
    " so ",
    " hieß ",
    " es ",
    " Anna ",
    " Keller ",
    " Minister ",
    " von ",
    " und ",
    " 24. ",
    " Mai ",
    " in ",
    " Bonn ",
    " kündigte ",
    " an ",
    " demnach ",
    " zu ",
    " kommen ",
    " wurde ",
    " zwei ",
    " Tote ",
    " Angriff ",
    " BKA ",
    " GmbH ",
];

/// Each case is a sentence and its events: kind, trigger, realis, arguments, quantities.
#[test]
fn events_are_found_with_their_arguments() {
    let cases = [
        (
            "Bei einem Angriff auf die Stadt Varnow wurden am Montag acht Menschen verletzt.",
            &[
                "Conflict.Attack Angriff actual Affected=die Stadt Varnow Time=am Montag",
                "Life.Injure verletzt actual Time=am Montag Affected=acht Menschen injured=8",
            ][..],
        ),
        (
            "Die Polizei nahm zwei Männer fest.",
            &["Justice.Arrest nahm … fest actual Agent=Die Polizei Affected=zwei Männer arrested=2"],
        ),
        ("Der Minister trat nicht zurück.", &["Personnel.End trat … zurück negated Agent=Der Minister"]),
        ("In Kiel brach ein Feuer aus.", &["Disaster.Fire Feuer actual Place=Kiel"]),
        ("Die Brandenburger feierten ein Fest.", &[]),
    ];
    for (text, expected) in cases {
        let (article, extraction) = read(text);
        let shown: Vec<String> = extraction
            .events()
            .iter()
            .map(|event| {
                let mut words =
                    vec![event.kind.name().to_owned(), joined(text, &event.trigger), event.realis.name().to_owned()];
                let spans = |spans: &[Span]| joined(article.text(), spans);
                words.extend(event.arguments.iter().map(|part| format!("{}={}", part.role.name(), spans(&part.spans))));
                words.extend(event.quantities.iter().map(|number| format!("{}={}", number.role, number.value)));
                words.join(" ")
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }
}
