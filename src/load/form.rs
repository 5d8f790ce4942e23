//! Plain text or JSON, told by how a source starts.

use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8};
use serde::de::IgnoredAny;

/// How much of a source is looked at, in bytes.
pub(super) const HEAD: usize = 8 * 1024;

/// In what form a source holds its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One article as plain text.
    Text,
    /// A JSON object a line.
    Lines,
    /// JSON objects over several lines, or lists of them.
    Json,
}

impl Form {
    /// The form of a source that starts with `head` and whose name ends in `extension`.
    pub(super) fn of(head: &[u8], extension: Option<&str>) -> Self {
        let head = match Encoding::for_bom(head) {
            Some((encoding, mark)) if encoding == UTF_8 => &head[mark..],
            Some(_) => return Self::Text,
            None => head,
        }
        .trim_ascii_start();
        match extension {
            Some("jsonl" | "ndjson") => Self::Lines,
            Some("json") => Self::layout(head),
            _ if starts_record(head) => Self::layout(head),
            _ => Self::Text,
        }
    }

    fn layout(head: &[u8]) -> Self {
        let Some(end) = head.iter().position(|&byte| byte == b'\n') else {
            return if head.starts_with(b"[") { Self::Json } else { Self::Lines };
        };
        let (line, next) = (&head[..end], head[end..].trim_ascii_start());
        let goes_on = serde_json::from_slice::<IgnoredAny>(line).is_err_and(|error| error.is_eof());
        if head.starts_with(b"[") || goes_on && !next.starts_with(b"{") { Self::Json } else { Self::Lines }
    }
}

/// Whether this starts as a JSON object with a key, or a list of such, does; an article may well start with a bracket.
fn starts_record(head: &[u8]) -> bool {
    let object = head.strip_prefix(b"[").map_or(head, <[u8]>::trim_ascii_start);
    let Some(key) = object.strip_prefix(b"{").and_then(|keys| keys.trim_ascii_start().strip_prefix(b"\"")) else {
        return false;
    };
    key.iter().position(|&byte| byte == b'"').is_some_and(|end| key[end + 1..].trim_ascii_start().starts_with(b":"))
}

/// The first bytes of a source.
pub(super) fn read_head(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    reader.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_starts_with_a_bracket_is_text() {
        for (head, extension, expected) in [
            ("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", None, Form::Lines),
            ("\u{feff}  {\"text\": \"a\"}", Some("txt"), Form::Lines),
            ("{\n  \"text\": \"a\"\n}\n", None, Form::Json),
            ("[\n{\"text\": \"a\"},\n{\"text\": \"b\"}]", None, Form::Json),
            ("{\"text\": \"abge\n{\"text\": \"b\"}\n", None, Form::Lines),
            ("{\n\"text\": \"a\"}", Some("jsonl"), Form::Lines),
            ("no json at all", Some("json"), Form::Lines),
            ("[dpa] Meldung", Some("txt"), Form::Text),
            ("{Anm. d. Red.: gekürzt} Meldung", Some("txt"), Form::Text),
            ("{\"So nicht\", sagte sie.}", None, Form::Text),
            ("", None, Form::Text),
        ] {
            assert_eq!(Form::of(head.as_bytes(), extension), expected, "{head:?}");
        }
    }
}
