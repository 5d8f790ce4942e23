//! A table from names to what the lists know of them, made when the program is built and read in place.
//!
//! A name is its tokens with a blank between two of them, and stands in the table by its hash; so does each of its
//! beginnings, by which longer names are found token by token. A slot is four bytes of the hash and four of the entry, all
//! little-endian, in the first free place from where the hash says; a slot of zeros is free. A name that is in no list is
//! taken for one that is in about one of two thousand million cases.

use super::class::{NameClass, ORGANISATIONS, PLACES};
use super::hash::mix;

/// The bytes of a slot.
pub(super) const SLOT: usize = 8;
/// Longer names begin so.
pub(super) const GOES_ON: u32 = 1 << 22;
/// Where in an entry the numbers of the kinds stand, one more than their places among the kinds.
pub(super) const PLACE: u32 = 17;
pub(super) const ORGANISATION: u32 = 24;
const MASK: u32 = (1 << 4) - 1;

const _: () = assert!(PLACES.len() < MASK as usize && ORGANISATIONS.len() < MASK as usize);
const _: () = assert!(NameClass::all().bits() & (MASK << PLACE | MASK << ORGANISATION | GOES_ON) == 0);

/// What the lists know of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry(pub(super) u32);

impl Entry {
    /// What it can be; nothing for what is only the beginning of longer names.
    pub(super) fn class(self) -> NameClass {
        NameClass::from_bits_truncate(self.0)
    }

    /// Of what kind the place is.
    pub(super) fn place(self) -> Option<&'static str> {
        PLACES.get(((self.0 >> PLACE & MASK) as usize).checked_sub(1)?).copied()
    }

    /// Of what kind the organisation is.
    pub(super) fn organisation(self) -> Option<&'static str> {
        ORGANISATIONS.get(((self.0 >> ORGANISATION & MASK) as usize).checked_sub(1)?).copied()
    }

    /// Whether longer names begin so.
    pub(super) fn goes_on(self) -> bool {
        self.0 & GOES_ON != 0
    }
}

/// The hash of a name that goes on with a word, from that of what stands before the word.
pub(super) fn joined(before: Option<u64>, word: &str) -> u64 {
    letters(before.map_or(0x51_7CC1, |hash| mix(hash, u64::from(' '))), word)
}

/// The hash of a word that goes on with letters.
pub(super) fn letters(hash: u64, letters: &str) -> u64 {
    let alike = |letter| if letter == '\'' { '’' } else { letter };
    letters.chars().fold(hash, |hash, letter| mix(hash, u64::from(alike(letter))))
}

/// The hash of a whole name.
pub(super) fn whole(name: &str) -> u64 {
    words(name).fold(None, |before, word| Some(joined(before, word))).unwrap_or_default()
}

/// The words of a name, cut as a text is: "Frankfurt (Oder)" has four, "K+S" three, "Sat.1" too, and "E.ON" two.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').flat_map(|mut rest| {
        std::iter::from_fn(move || {
            let (word, behind) = rest.split_at(first_word(rest));
            rest = behind;
            Some(word).filter(|word| !word.is_empty())
        })
    })
}

/// The length of the first word of what stands between blanks, in bytes.
fn first_word(rest: &str) -> usize {
    /// So many bytes before a point, and a small letter behind it, make an abbreviation of it: "web.de".
    const ABBREVIATION: usize = 3;
    let sign = |&(at, character): &(usize, char)| {
        let (before, behind) = (rest[..at].chars().next_back(), rest[at + character.len_utf8()..].chars().next());
        let between = |fits: fn(char) -> bool| before.is_some_and(fits) && behind.is_some_and(fits);
        match character {
            '.' => behind.is_some() && !between(|c| c.is_ascii_digit()),
            ',' | ':' | '/' => !between(|c| c.is_ascii_digit()),
            '\'' | '’' => !between(char::is_alphabetic),
            _ => matches!(character, '(' | ')' | '+' | '–' | '!' | '?' | '*'),
        }
    };
    let Some((at, character)) = rest.char_indices().find(sign) else { return rest.len() };
    let behind = at + character.len_utf8();
    let abbreviation =
        rest[..at].chars().count() == 1 || at <= ABBREVIATION && rest[behind..].starts_with(char::is_lowercase);
    if at == 0 || character == '.' && abbreviation { behind } else { at }
}

/// The place of the first slot to look at in a table of so many bytes, and what tells a name there from others.
pub(super) fn place(hash: u64, bytes: usize) -> (usize, [u8; 4]) {
    let slots = bytes / SLOT;
    ((hash >> 32) as usize & (slots - 1), (hash as u32).to_le_bytes())
}

/// What a table knows of the name with the hash.
pub(super) fn get(table: &[u8], hash: u64) -> Entry {
    let (mut slot, print) = place(hash, table.len());
    loop {
        let here = &table[slot * SLOT..][..SLOT];
        let entry = u32::from_le_bytes([here[4], here[5], here[6], here[7]]);
        if entry == 0 || here[..4] == print {
            return Entry(entry);
        }
        slot = (slot + 1) % (table.len() / SLOT);
    }
}
