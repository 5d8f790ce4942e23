use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::article::{Paragraph, ParagraphKind, Span};

/// An article of these paragraphs, all of one kind.
fn article(paragraphs: &[impl AsRef<str>], kind: ParagraphKind, hard_wrapped: bool) -> Article {
    let mut text = String::new();
    let mut spans = Vec::new();
    for paragraph in paragraphs {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(paragraph.as_ref());
        spans.push(start..text.len());
    }
    let paragraph = |range: std::ops::Range<usize>| Paragraph {
        span: Span::new(&text, range.start, range.end).unwrap(),
        kind,
        hard_wrapped,
    };
    let paragraphs = spans.into_iter().map(paragraph).collect();
    Article::new("test", text, paragraphs)
}

/// The rows as they are shown.
fn shown(paragraphs: &[&str], kind: ParagraphKind, hard_wrapped: bool, width: u16) -> Vec<String> {
    let article = article(paragraphs, kind, hard_wrapped);
    let layout = Layout::new(&article, width);
    let rows = layout.rows().iter();
    rows.map(|row| article.text()[row.start..row.end].replace('\n', " ") + if row.hyphen { "-" } else { "" }).collect()
}

#[test]
fn words_are_divided_by_german_rules_and_compounds_at_their_hyphens() {
    let text = "Das Bundesverfassungsgericht im Ukraine-Krieg";
    assert_eq!(
        shown(&[text], ParagraphKind::Body, false, 16),
        ["Das Bundesver-", "fassungsgericht", "im Ukraine-Krieg"]
    );
    assert_eq!(shown(&["im Ukraine-Krieg"], ParagraphKind::Body, false, 13), ["im Ukraine-", "Krieg"]);
    assert_eq!(shown(&[text], ParagraphKind::Headline, false, 26)[..2], ["Das", "Bundesverfassungsgericht"]);
}

#[test]
fn what_has_no_place_to_break_is_cut_between_characters() {
    assert_eq!(
        shown(&["1234567890 漢字e\u{301}"], ParagraphKind::Body, false, 4),
        ["1234", "5678", "90", "漢字", "e\u{301}"]
    );
    assert_eq!(shown(&["漢a"], ParagraphKind::Body, false, 0), ["漢", "a"]);
}

#[test]
fn line_ends_break_rows_unless_they_only_wrap_the_text() {
    assert_eq!(shown(&["a b\nc", "d"], ParagraphKind::Body, false, 20), ["a b", "c", "", "d"]);
    assert_eq!(shown(&["a b\nc", "d"], ParagraphKind::Body, true, 20), ["a b c", "", "d"]);
    assert_eq!(shown(&["a\n\nb"], ParagraphKind::Body, false, 20), ["a", "", "b"]);
}

#[test]
fn every_offset_and_every_place_leads_somewhere() {
    let article = article(&["Ein Satz.", "Noch einer."], ParagraphKind::Body, false);
    let (text, layout) = (article.text(), Layout::new(&article, 6));
    let rows = layout.rows().len();
    assert_eq!(layout.position(text, 3), Position { row: 0, column: 3 }, "the space at which a row was broken");
    assert_eq!(layout.position(text, 10), Position { row: 2, column: 0 }, "the blank row");
    assert_eq!(layout.offset(text, Position { row: 2, column: 9 }), 10);
    assert_eq!(layout.position(text, usize::MAX), layout.position(text, text.len()));
    assert_eq!(layout.offset(text, Position { row: rows + 9, column: 0 }), layout.rows()[rows - 1].start);
    assert_eq!(layout.offset(text, Position { row: 0, column: u16::MAX }), 2);
    let nothing = Layout::new(&Article::default(), 0);
    assert_eq!((nothing.position("", 7), nothing.offset("", Position { row: 3, column: 3 })), (Position::default(), 0));
}

#[rustfmt::skip]
const BITS: &[&str] = &[
    "Großer", "Donaudampfschifffahrt", " ", " ", "  ", "\n", "-", "„", "“", ",", "漢字", "한국", "👩‍👩‍👧", "🇩🇪🇺🇦",
    "e\u{301}", "\u{308}", "\u{a0}", "ﷺ", "1.000", "\u{600}", "x",
];

fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec(select(BITS), 1..60).prop_map(|bits| bits.concat())
}

fn kind() -> impl Strategy<Value = ParagraphKind> {
    select(&[ParagraphKind::Headline, ParagraphKind::Body][..])
}

proptest! {
    #[test]
    fn rows_hold_every_character_once_in_order_and_within_the_width(
        paragraphs in prop::collection::vec(paragraph(), 0..4), kind in kind(), hard_wrapped: bool, width in 0_u16..=100,
    ) {
        let article = article(&paragraphs, kind, hard_wrapped);
        let text = article.text();
        let layout = Layout::new(&article, width);
        let mut end = 0;
        for row in layout.rows() {
            prop_assert!(end <= row.start && row.start <= row.end, "{row:?} after {end}");
            prop_assert!(text[end..row.start].chars().all(|c| " \n".contains(c)), "lost before {row:?}");
            end = row.end;
            let widths: Vec<_> = clusters(&text[row.start..row.end], row.start).map(|cluster| cluster.width).collect();
            let wide = widths.iter().sum::<usize>() + usize::from(row.hyphen);
            prop_assert!(wide <= usize::from(width) || widths.iter().filter(|&&width| width > 0).count() == 1 && !row.hyphen);
        }
        prop_assert!(text[end..].chars().all(|c| " \n".contains(c)), "lost at the end");
    }

    #[test]
    fn an_offset_and_its_place_lead_to_each_other(
        paragraphs in prop::collection::vec(paragraph(), 0..4), kind in kind(), hard_wrapped: bool, width in 0_u16..=100,
    ) {
        let article = article(&paragraphs, kind, hard_wrapped);
        let text = article.text();
        let layout = Layout::new(&article, width);
        for (number, row) in layout.rows().iter().enumerate() {
            for cluster in clusters(&text[row.start..row.end], row.start) {
                let position = layout.position(text, cluster.start);
                prop_assert_eq!(position.row, number);
                if cluster.width > 0 {
                    prop_assert_eq!(layout.offset(text, position), cluster.start);
                }
            }
        }
    }
}
