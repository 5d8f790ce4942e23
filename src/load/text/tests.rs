use proptest::prelude::*;

use super::*;
use crate::article::ParagraphKind::{self, Body, Byline, Headline, Subheading};

const BODY: &str =
    "Der Gemeinderat hat am Dienstag den Umbau der alten Mühle beschlossen. Die Arbeiten beginnen im Herbst.";

fn kinds(article: &Article) -> Vec<ParagraphKind> {
    article.paragraphs().iter().map(|paragraph| paragraph.kind).collect()
}

#[test]
fn headline_byline_and_subheading_are_told_apart() {
    let text = format!(
        "\n\nMühle in Seltenbach wird umgebaut  \n\n\nVon Anna Beispiel und Bernd Muster, Berlin\n \t\n24. Mai 2025, 14:30 Uhr\n\n\
         {BODY}\n\nWas kostet das?\n\n{BODY}\n\n\n"
    );
    let article = article("muehle.txt", &text);
    assert_eq!(kinds(&article), [Headline, Byline, Byline, Body, Subheading, Body]);
    assert_eq!(article.title.as_deref(), Some("Mühle in Seltenbach wird umgebaut"));
    assert_eq!(article.byline.as_deref(), Some("Anna Beispiel und Bernd Muster"));
    assert_eq!(article.published.as_deref(), Some("2025-05-24"));
    assert_eq!(article.text().matches("\n\n").count(), 5);
    assert!(!article.text().contains("\n\n\n") && !article.text().contains(" \n") && !article.text().ends_with('\n'));
}

#[test]
fn running_text_has_no_headline() {
    for text in [BODY.to_owned(), format!("{BODY}\n\n{BODY}"), "Nur eine Zeile".to_owned(), String::new()] {
        let article = article("", &text);
        assert_eq!(article.title, None, "{text:?}");
        assert!(kinds(&article).iter().all(|&kind| kind == Body), "{text:?}");
    }
}

#[test]
fn lines_that_say_who_and_when() {
    let cases = [
        ("Von Anna Beispiel", Some("Anna Beispiel"), None),
        ("VON ANNA BEISPIEL", Some("ANNA BEISPIEL"), None),
        ("(dpa)", Some("dpa"), None),
        ("dpa - 24. Mai 2025", Some("dpa"), Some("2025-05-24")),
        ("Berlin, 24. Mai 2025", None, Some("2025-05-24")),
        ("Stand: 24.05.2025, 08:12 Uhr", None, Some("2025-05-24")),
        ("Samstag, 1. März 2025 | Von Anna von der Beispiel", Some("Anna von der Beispiel"), Some("2025-03-01")),
        ("By Jane Example, 24 May 2025", Some("Jane Example"), Some("2025-05-24")),
        ("May 24, 2025", None, Some("2025-05-24")),
    ];
    for (line, author, date) in cases {
        let credit = credit::read(line).unwrap_or_else(|| panic!("{line:?} is a credit"));
        assert_eq!((credit.author.as_deref(), credit.date.as_deref()), (author, date), "{line:?}");
    }
    for line in [
        "Von Januar an kostet Milch mehr",
        "Von Berlin nach Paris in vier Stunden",
        "Berlin",
        "30. Februar 2025",
        "Von Wegen",
        "24. Mai",
        "Der Rat tagt am 24. Mai 2025",
    ] {
        assert_eq!(
            credit::read(line).filter(|credit| credit.date.is_some() || credit.author.is_some()),
            None,
            "{line:?}"
        );
    }
}

#[test]
fn the_place_that_opens_a_report() {
    for opening in [
        "Moskau/Kiew - ",
        "BERLIN (dpa) - ",
        "SELTENBACH (abc) - ",
        "Hamburg (ots) – ",
        "Frankfurt am Main (dpa/lby) - ",
        "Berlin, 24. Mai (Reuters) - ",
        "(dpa) - ",
        "HAMBURG taz | ",
        "SELTENBACH. ",
        "Berlin, 4. Februar 2025. ",
    ] {
        let article = article("", &format!("{opening}{BODY}"));
        assert_eq!(article.dateline.map(|span| span.of(article.text())), Some(opening));
    }
    for opening in [
        "Die Kanzlerin - ",
        "Anna Beispiel - sie war müde - ",
        "Es ist klar - ",
        "Anna Beispiel. ",
        "NATO - die ",
        "Berlin, 4. ",
        "Anna Beispiel (XYZ) - ",
    ] {
        let article = article("", &format!("{opening}ging Der Rat tagt - am Dienstag"));
        assert_eq!(article.dateline, None, "{opening:?}");
    }
    let insertion = article("", "Anna Beispiel - Leiterin des Museums - sprach. Der Rat tagt.");
    assert_eq!(insertion.dateline, None);
}

#[test]
fn wrapped_lines_are_told_from_lists_and_verse() {
    let wrapped = "Der Gemeinderat von Seltenbach hat am Dienstag den Umbau der alten\n\
                   Mühle beschlossen. Die Arbeiten, die rund drei Millionen Euro kosten\n\
                   sollen, beginnen nach Angaben der Bürgermeisterin im Herbst.";
    let even = "Der Gemeinderat von Seltenbach kritisierte die Verschiebung\n\
                sehr. Bürgermeisterin Anna Kern warf dem Landkreis gestern vor,\n\
                die Arbeiten verschleppt zu haben.";
    let verse = "Die Mühle steht im tiefen Tal,\nder Bach, der rauscht vorbei,\nund wer sie sah ein einzig Mal,\nder weiß, wie schön sie sei";
    let list =
        "- Erstens wird das Dach der alten Mühle im Herbst neu gedeckt und\n- zweitens bekommt das Haus neue Fenster";
    let talk = "Frage: Wann beginnen die Arbeiten an der alten Mühle in Seltenbach?\nAntwort: Im Herbst.";
    for (text, expected) in [(wrapped, true), (even, true), (verse, false), (list, false), (talk, false), (BODY, false)]
    {
        let article = article("", text);
        assert_eq!(article.paragraphs()[0].hard_wrapped, expected, "{text:?}");
        assert_eq!(article.text(), text);
    }
}

#[test]
fn a_given_title_makes_the_first_paragraph_a_headline_only_where_it_stands_there() {
    let text = format!("Neues von der Mühle\n\n{BODY}");
    let kind = |title| Structure::of_titled(&text, title).paragraphs[0].kind;
    assert_eq!(kind(Some("Neues von der Mühle")), Headline);
    assert_ne!(kind(Some("Etwas anderes")), Headline);
    assert_ne!(kind(None), Headline);
}

proptest! {
    #[test]
    fn paragraphs_hold_all_the_text_in_order(text in "([A-Za-zäß.:?!„“0-9-]{1,12}|[ \n]|\n\n| - |Von |dpa|, ){0,80}") {
        let article = article("", &text);
        let mut last_end = 0;
        for paragraph in article.paragraphs() {
            let between = &article.text()[last_end..paragraph.span.start()];
            prop_assert!(between.trim().is_empty());
            last_end = paragraph.span.end();
        }
        prop_assert!(article.text()[last_end..].trim().is_empty());
        let again = super::article("", article.text());
        prop_assert_eq!(again.text(), article.text());
    }
}
