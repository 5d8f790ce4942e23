//! A paragraph → tokens: words, numbers, punctuation.

use crate::article::{Paragraph, Span};
use crate::language::de::abbreviations;
use crate::language::lexicon::{Class, Word, words};

/// What a token is by its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with hyphens, apostrophes and points inside.
    Word,
    /// Digits, with points and commas inside: "1.000", "3,5", "24.".
    Number,
    /// `.`, `!`, `?` or an ellipsis.
    Stop,
    /// A quotation mark that opens a passage.
    Opening,
    /// A quotation mark that closes one.
    Closing,
    /// Any other sign.
    Sign,
    /// A line end that divides.
    LineEnd,
}

/// A word, a number or a sign of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// Whether its first letter is upper-case.
    pub capitalised: bool,
    /// What the lexicon says of the form, whatever its case.
    pub word: Option<&'static Word>,
}

impl Token {
    /// The classes that the form can belong to.
    pub fn classes(&self) -> Class {
        self.word.map_or(Class::empty(), |word| word.classes)
    }

    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }
}

/// Signs typed twice that stand for one.
const PAIRS: [&str; 6] = ["--", "``", "''", ",,", "<<", ">>"];

/// Appends the tokens of a paragraph to `tokens`.
pub fn tokenise(text: &str, paragraph: &Paragraph, index: u32, tokens: &mut Vec<Token>) {
    let end = paragraph.span.end();
    let mut buffer = String::new();
    let mut at = paragraph.span.start();
    while let Some(character) = text[at..end].chars().next() {
        let rest = &text[at..end];
        let (length, kind) = if character == '\n' && !paragraph.hard_wrapped {
            (1, Kind::LineEnd)
        } else if character.is_whitespace() {
            at += character.len_utf8();
            continue;
        } else if character.is_alphanumeric() {
            let length = word_length(rest, text[..at].chars().next_back());
            let numeric = rest[..length].chars().all(|c| !c.is_alphabetic());
            (length, if numeric { Kind::Number } else { Kind::Word })
        } else if character == '.' || character == '…' {
            (rest.len() - rest.trim_start_matches(['.', '…']).len(), Kind::Stop)
        } else if character == '!' || character == '?' {
            (1, Kind::Stop)
        } else if PAIRS.iter().any(|pair| rest.starts_with(pair)) {
            (2, Kind::Sign)
        } else {
            (character.len_utf8(), Kind::Sign)
        };
        if let Ok(span) = Span::new(text, at, at + length) {
            let capitalised = character.is_uppercase();
            let word = (kind == Kind::Word).then(|| lookup(&rest[..length], &mut buffer)).flatten();
            tokens.push(Token { span, kind, paragraph: index, capitalised, word });
        }
        at += length;
    }
}

fn lookup(form: &str, buffer: &mut String) -> Option<&'static Word> {
    if form.bytes().all(|byte| !byte.is_ascii_uppercase() && byte.is_ascii()) {
        return words().get(form);
    }
    buffer.clear();
    buffer.extend(form.chars().flat_map(char::to_lowercase));
    words().get(buffer.as_str())
}

/// The length in bytes of the word or number at the start of `rest`.
fn word_length(rest: &str, before: Option<char>) -> usize {
    let mut length = 0;
    let mut characters = rest.char_indices().peekable();
    let mut previous = ' ';
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let joins = match character {
            _ if character.is_alphanumeric() => true,
            '-' | '‑' | '&' => {
                next.is_some_and(char::is_alphanumeric) || (character == '-' && previous.is_alphabetic())
            }
            '\'' | '’' => previous.is_alphabetic() && next.is_some_and(char::is_alphabetic),
            '.' | ',' | ':' => previous.is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit()),
            '@' | '_' => next.is_some_and(char::is_alphanumeric),
            '/' => {
                rest[..at].ends_with(char::is_numeric) && next.is_some_and(|c| c.is_ascii_digit())
                    || rest.starts_with("http")
            }
            _ => false,
        };
        if !joins {
            break;
        }
        previous = character;
        length = at + character.len_utf8();
    }
    if rest[length..].starts_with('.') && point_belongs(rest, length, before) { length + 1 } else { length }
}

/// Whether the point behind the first `length` bytes is part of the token: an abbreviation, an initial, an ordinal.
fn point_belongs(rest: &str, length: usize, before: Option<char>) -> bool {
    let form = &rest[..length];
    let behind = &rest[length + 1..];
    if behind.starts_with('.') {
        return false;
    }
    let mut letters = form.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_alphabetic()
    {
        // "e.V. (Verein)"
        if before == Some('.') && behind.trim_start_matches(' ').starts_with(['(', ')', ',', ';', ':']) {
            return true;
        }
        // "J. Meier", but not "… bei X. „Danke“".
        return before != Some('-') && behind.trim_start_matches(' ').starts_with(char::is_alphanumeric);
    }
    if form.chars().all(|c| c.is_ascii_digit()) {
        let next = behind.trim_start_matches([' ', '\n']).chars().next();
        return form.len() <= 2 && behind.starts_with([' ', '\n']) && next.is_some_and(char::is_alphabetic);
    }
    abbreviations::is_abbreviation(&rest[..=length])
        || behind.chars().next().is_some_and(char::is_lowercase) && length <= 3
}
