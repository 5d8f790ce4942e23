//! Bytes → characters.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Decodes a text by its byte order mark, or as UTF-8, or else in the encoding that its bytes look like. German is expected:
/// what may as well be Windows-1252 is.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => guess(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// The encoding of bytes that are not all UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let damaged: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let intact = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|c| !c.is_ascii()).count();
    if intact > damaged {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"de"), Utf8Detection::Deny)
}

/// Whether the bytes that a file starts with are those of something else than a text.
pub(super) fn is_binary(head: &[u8]) -> bool {
    if Encoding::for_bom(head).is_some() {
        return false;
    }
    let controls = head.iter().filter(|&&byte| byte < b' ' && !matches!(byte, 0x07..=0x0d | 0x1b)).count();
    head.contains(&0) || head.starts_with(b"%PDF-") || controls * 10 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_in_which_german_news_come() {
        let text = "„Größere Übel“ – 5 € für Ärzte, sagte der Bürgermeister von Gößweinstein.";
        let utf16 = |encode: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(encode).collect::<Vec<u8>>();
        let cases = [
            ("utf-8", text.as_bytes().to_vec()),
            ("utf-8 with mark", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
            ("utf-16le", [&b"\xff\xfe"[..], &utf16(u16::to_le_bytes)].concat()),
            ("utf-16be", [&b"\xfe\xff"[..], &utf16(u16::to_be_bytes)].concat()),
            ("windows-1252", encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
        ];
        for (name, bytes) in cases {
            assert_eq!(decode(&bytes), text, "{name}");
            assert!(!is_binary(&bytes), "{name}");
        }
        assert_eq!(decode(b"Stra\xdfe, \xdcbung"), "Straße, Übung");
    }

    #[test]
    fn one_bad_byte_leaves_the_rest_as_it_is() {
        assert_eq!(
            decode(
                "Größe, Öl \u{1} Ähre"
                    .as_bytes()
                    .iter()
                    .map(|&b| if b == 1 { 0xff } else { b })
                    .collect::<Vec<_>>()
                    .as_slice()
            ),
            "Größe, Öl \u{fffd} Ähre"
        );
    }

    #[test]
    fn binary_files_are_told_from_text() {
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(is_binary(b"%PDF-1.7 text"));
        assert!(!is_binary(b""));
        assert!(!is_binary("Text mit \u{1b}[1mFarbe\u{1b}[0m\r\n\t".as_bytes()));
    }
}
