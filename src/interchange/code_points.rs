//! Code points ↔ bytes of a text.

use crate::article::Span;

/// Every how many code points the byte offset is noted.
const STEP: usize = 64;

/// An index of a text that turns offsets in code points into bytes and back. Making it takes one pass over the text; a
/// lookup walks over at most 64 characters.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Byte offsets of the code points 0, 64, 128, ….
    marks: Vec<usize>,
    length: usize,
}

impl<'a> CodePoints<'a> {
    /// The index of `text`.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut length = 0;
        for (byte, _) in text.char_indices() {
            if length % STEP == 0 {
                marks.push(byte);
            }
            length += 1;
        }
        Self { text, marks, length }
    }

    /// The length of the text in code points.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The byte where the code point of that number starts; the end of the text for the one after the last.
    pub fn to_byte(&self, code_point: usize) -> Option<usize> {
        if code_point >= self.length {
            return (code_point == self.length).then_some(self.text.len());
        }
        let mark = *self.marks.get(code_point / STEP)?;
        let (within, _) = self.text.get(mark..)?.char_indices().nth(code_point % STEP)?;
        Some(mark + within)
    }

    /// The span from one code point to another, which is not included, where the text has one.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        Span::new(self.text, self.to_byte(start)?, self.to_byte(end)?).ok()
    }

    /// How many code points start before that byte.
    pub fn from_byte(&self, byte: usize) -> usize {
        let index = self.marks.partition_point(|&mark| mark <= byte).saturating_sub(1);
        let mark = self.marks.get(index).copied().unwrap_or_default();
        let rest = self.text.get(mark..).unwrap_or_default();
        index * STEP + rest.char_indices().take_while(|(within, _)| mark + within < byte).count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn there_and_back(text in "(\\PC|[äß\u{1f600}\n]){0,400}") {
            let index = CodePoints::new(&text);
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            prop_assert_eq!(index.length() + 1, bytes.len());
            for (code_point, &byte) in bytes.iter().enumerate() {
                prop_assert_eq!(index.to_byte(code_point), Some(byte));
                prop_assert_eq!(index.from_byte(byte), code_point);
            }
            prop_assert_eq!(index.to_byte(bytes.len()), None);
        }
    }
}
