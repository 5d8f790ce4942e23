use proptest::prelude::*;

use super::*;
use crate::article::Span;

/// Text as it comes from outside: words, and between them whatever an attacker or a word processor may leave.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-zäöüß]{1,8}",
        2 => "[ \n.,]",
        1 => Just("\r\n".to_owned()),
        2 => "[\u{0}-\u{1f}\u{7f}-\u{9f}]",
        1 => "\u{1b}[\\[\\]P^_(X][0-9;]{0,4}",
        1 => Just("\u{1b}\\".to_owned()),
        2 => "[\u{300}-\u{345}\u{ad}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}]",
        1 => "[\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}가각]",
        1 => "[\u{f71}-\u{f81}\u{958}\u{212b}\u{fb1d}\u{9be}\u{9c7}]",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_unsafe_is_left_and_cleaning_again_changes_nothing(source in hostile()) {
        let text = clean(&source).text;
        prop_assert!(text.chars().all(|c| c == '\n' || !is_unprintable(c)), "{text:?}");
        prop_assert_eq!(text.nfc().collect::<String>(), &*text);
        let again = clean(&text);
        prop_assert!(again.map.is_identity(), "{:?} -> {:?}", text, again.text);
        prop_assert!(matches!(again.text, Cow::Borrowed(_)));
    }

    #[test]
    fn offsets_are_led_in_order_to_character_boundaries(source in hostile()) {
        let Cleaned { text, map } = clean(&source);
        let offsets: Vec<usize> = (0..=source.len()).filter(|&offset| source.is_char_boundary(offset)).collect();
        for lead in [OffsetMap::start, OffsetMap::end] {
            let led: Vec<usize> = offsets.iter().map(|&offset| lead(&map, offset)).collect();
            prop_assert!(led.is_sorted() && led.iter().all(|&offset| text.is_char_boundary(offset)));
            prop_assert_eq!(lead(&map, source.len()), text.len());
        }
    }

    #[test]
    fn a_span_around_a_word_still_covers_it(before in hostile(), word in "[a-zäß]{1,12}", after in hostile()) {
        let source = format!("{before}\n{word}\n{after}");
        let start = before.len() + 1;
        let span = Span::new(&source, start, start + word.len()).unwrap();
        let Cleaned { text, map } = clean(&source);
        prop_assert_eq!(map.span(span, &text).unwrap().of(&text), word);
    }
}

#[test]
fn control_sequences_go_whole() {
    let cases = [
        ("\u{1b}[1;31mrot\u{1b}[0m", "rot"),
        ("\u{9b}31mrot", "rot"),
        ("\u{1b}]0;Titel\u{7}Text", "Text"),
        ("\u{1b}]8;;https://example.org\u{1b}\\Verweis\u{1b}]8;;\u{1b}\\ weiter", "Verweis weiter"),
        ("\u{9d}52;c;aGFsbG8=\u{9c}Text", "Text"),
        ("\u{1b}P0;1q#0~~\u{1b}\\Bild", "Bild"),
        ("\u{1b}(BText\u{1b}c", "Text"),
        ("\u{1b}]0;ohne Ende\nNächste Zeile", "\nNächste Zeile"),
        ("Ende\u{1b}", "Ende"),
        ("Ende\u{1b}[", "Ende"),
    ];
    for (source, expected) in cases {
        assert_eq!(clean(source).text, expected, "{source:?}");
    }
}

#[test]
fn a_sequence_without_end_does_not_swallow_the_article() {
    let article = "Ein langer Absatz ohne Zeilenende. ".repeat(1000);
    for introducer in ["\u{1b}]", "\u{1b}P", "\u{9d}", "\u{1b}["] {
        let source = format!("{introducer}{article}");
        let lost = source.len() - clean(&source).text.len();
        assert!(lost < 300, "{introducer:?} took {lost} bytes");
    }
}

#[test]
fn line_ends_tabs_and_forms_are_one() {
    assert_eq!(clean("a\r\nb\rc\u{2028}d\u{2029}e\tf\u{c}g").text, "a\nb\nc\nd\ne f\ng");
    assert_eq!(clean("Mu\u{308}nchen, Gro\u{df}e Stra\u{ad}\u{df}e").text, "München, Große Straße");
    assert_eq!(clean("e\u{200b}\u{301}").text, "é");
    assert_eq!(clean(&format!("a{}b", "\u{323}".repeat(50))).text.chars().count(), 1 + 7 + 1 + 1);
    assert_eq!(clean_line("Titel\r\nüber zwei\u{7} Zeilen"), "Titel über zwei Zeilen");
}

#[test]
fn hostile_text_takes_linear_time() {
    for piece in ["\u{1b}]", "\u{9d}x", "\u{1b}[1", "\u{301}", "a\u{323}\u{301}", "\u{200b}", "\r"] {
        let source = piece.repeat(1 << 18);
        assert!(clean(&source).text.len() <= source.len());
    }
}
