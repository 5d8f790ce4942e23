//! A token in its sentence → the numbers of its features, for tags and for names.

use std::ops::Range;

use super::form::Form;
use super::hash::{bucket, mix};
use super::tag::Tag;

/// The features of tags are told apart by so many bits.
pub const TAG_BITS: u32 = 16;
/// Those of names by so many.
pub const NAME_BITS: u32 = 17;
/// Stands for the word before the first and behind the last of a sentence.
const BEFORE: u64 = 1;
const BEHIND: u64 = 2;

/// The features of one token, added one by one; each has a kind of its own, so that no two mean the same.
struct Features<'a> {
    all: &'a mut Vec<u32>,
    bits: u32,
}

impl Features<'_> {
    fn add(&mut self, kind: u64, value: u64) {
        self.all.push(bucket(value, kind, self.bits));
    }

    fn both(&mut self, kind: u64, one: u64, other: u64) {
        self.add(kind, mix(one, other));
    }
}

/// A sentence of forms, looked at from one of them.
#[derive(Clone, Copy)]
struct View<'a, 'b> {
    forms: &'a [&'b Form],
    at: usize,
}

impl<'a, 'b> View<'a, 'b> {
    fn form(self, offset: isize) -> Option<&'a &'b Form> {
        self.forms.get(self.at.checked_add_signed(offset)?)
    }

    fn value(self, offset: isize, of: impl Fn(&Form) -> u64) -> u64 {
        self.form(offset).map_or(if offset < 0 { BEFORE } else { BEHIND }, |form| of(form))
    }

    fn word(self, offset: isize) -> u64 {
        self.value(offset, |form| form.cased)
    }

    fn ending(self, offset: isize) -> u64 {
        self.value(offset, |form| form.suffixes[0])
    }

    fn shape(self, offset: isize) -> u64 {
        self.value(offset, |form| form.shape)
    }

    fn kin(self, offset: isize) -> u64 {
        self.value(offset, |form| 10 + form.kin)
    }

    /// The kins of the words around and of each two that stand together, as eight features from `kind` on.
    fn kins(self, kind: u64, features: &mut Features) {
        let [before, here, next] = [-1, 0, 1].map(|offset| self.kin(offset));
        features.add(kind, here);
        features.add(kind + 1, before);
        features.add(kind + 2, next);
        features.both(kind + 3, before, here);
        features.both(kind + 4, here, next);
        features.add(kind + 5, self.kin(-2));
        features.add(kind + 6, self.kin(2));
        features.add(kind + 7, mix(mix(before, here), next));
    }

    /// Whether a sentence or a passage begins here.
    fn begins(self) -> u64 {
        u64::from(self.form(-1).is_none_or(|form| form.opens))
    }
}

/// Appends the features by which the tag of a token is told.
pub fn of_tag(forms: &[&Form], at: usize, features: &mut Vec<u32>) {
    let view = View { forms, at };
    let form = forms[at];
    let mut features = Features { all: features, bits: TAG_BITS };
    features.add(1, form.cased);
    features.add(2, form.lower);
    for (kind, offset) in [(3, -1), (4, 1), (14, -2), (15, 2)] {
        features.add(kind, view.word(offset));
    }
    features.both(5, view.word(-1), form.cased);
    features.both(6, form.cased, view.word(1));
    features.both(16, view.word(-1), view.word(1));
    for (kind, suffix) in (7..).zip(&form.suffixes[..3]) {
        features.add(kind, *suffix);
    }
    features.add(10 + view.begins(), form.shape);
    features.both(17, form.suffixes[1], view.word(-1));
    features.both(18, form.suffixes[1], view.word(1));
    features.both(19, form.shape, view.word(-1));
    features.add(20, view.ending(1));
    features.add(21, view.ending(-1));
    features.both(22, view.ending(-1), view.ending(1));
    view.kins(70, &mut features);
    for (kind, offset) in [(28, -1), (29, 0), (30, 1)] {
        features.add(kind, view.value(offset, |form| 10 + u64::from(form.listed)));
    }
    if let Some(verb) = form.auxiliary {
        of_auxiliary(forms, at, verb, &mut features);
    }
}

/// Whether a form of sein, haben, werden or a modal verb stands alone shows at the edges of its clause.
fn of_auxiliary(forms: &[&Form], at: usize, verb: u64, features: &mut Features) {
    const REACH: usize = 40;
    let start = at - forms[..at].iter().rev().take(REACH).take_while(|form| !form.bounds).count();
    let behind = forms[at + 1..].iter().take(REACH).take_while(|form| !form.bounds).count();
    let end = at + 1 + behind;
    let form = forms[at];
    let look = |at: usize| if forms[at].capitalised { 1 } else { forms[at].suffixes[0] };
    let before = look(if at > start { at - 1 } else { at });
    let last = look(end - 1);
    let participle = u64::from(forms[at + 1..end].iter().any(|form| form.participle));
    features.both(23, verb, last);
    features.both(24, verb, before);
    features.add(25, mix(mix(verb, last), before));
    features.both(26, form.lower, participle);
    features.add(27, mix(mix(verb, participle), behind.min(3) as u64));
}

/// What a name is told by beside the words around it.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// What the lists know of each token of the sentence, in bits.
    pub listed: &'a [u32],
    /// Whether the article writes the word in lower case elsewhere, and how often it stands capitalised.
    pub seen: &'a [Seen],
    /// The tags of the sentence.
    pub tags: &'a [Tag],
}

/// How the article writes a word elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// In lower case too.
    pub lower: bool,
    /// How often capitalised.
    pub capitalised: u32,
}

/// Appends the features by which the label of a token is told.
pub fn of_label(forms: &[&Form], around: Surroundings, at: usize, features: &mut Vec<u32>) {
    let view = View { forms, at };
    let form = forms[at];
    let mut features = Features { all: features, bits: NAME_BITS };
    features.add(1, form.cased);
    features.add(2, form.lower);
    for (kind, offset) in [(3, -1), (4, 1), (7, -2), (8, 2)] {
        features.add(kind, view.word(offset));
    }
    features.both(5, view.word(-1), form.cased);
    features.both(6, form.cased, view.word(1));
    for (kind, part) in (9..).zip(form.suffixes.iter().chain(&form.prefixes)) {
        features.add(kind, *part);
    }
    features.add(16 + view.begins(), form.shape);
    features.add(18, view.shape(-1));
    features.add(19, view.shape(1));
    features.add(20, mix(mix(view.shape(-1), form.shape), view.shape(1)));
    features.both(21, form.shape, view.word(-1));
    features.both(22, form.shape, view.word(1));
    let listed = |offset: isize| {
        at.checked_add_signed(offset).and_then(|at| around.listed.get(at)).map_or(0, |bits| u64::from(*bits))
    };
    features.add(23, listed(0));
    features.add(24, listed(-1));
    features.add(25, listed(1));
    features.both(26, listed(0), listed(1));
    features.both(27, listed(0), listed(-1));
    features.both(28, listed(0), view.word(-1));
    for (kind, offset) in [(30, 0), (31, 1), (32, -1)] {
        let mut bits = listed(offset);
        while bits != 0 {
            features.add(kind, u64::from(bits.trailing_zeros()));
            bits &= bits - 1;
        }
    }
    if form.capitalised {
        let Seen { lower, capitalised } = around.seen[at];
        features.add(33, u64::from(lower));
        features.add(34 + view.begins(), u64::from(capitalised.min(3)) * 2 + u64::from(lower));
    }
    if let Some((before, behind)) = form.hyphenated {
        features.add(36, before);
        features.add(37, behind);
    }
    let tag = |offset: isize| {
        let tag = at.checked_add_signed(offset).and_then(|at| around.tags.get(at));
        tag.map_or(99, |tag| tag.upos as u64 | tag.form.map_or(0, |form| 32 << form as u64))
    };
    features.add(40, tag(0));
    features.add(41, tag(-1));
    features.add(42, tag(1));
    features.both(43, tag(-1), tag(0));
    features.both(44, tag(0), tag(1));
    features.add(45, mix(mix(tag(-1), tag(0)), tag(1)));
    features.add(46, mix(mix(tag(-2), tag(-1)), tag(0)));
    features.both(47, tag(0), listed(0));
    view.kins(70, &mut features);
    features.both(80, view.kin(0), tag(0));
    features.both(81, view.kin(0), listed(0));
}

/// The tokens of the window around a token, within its sentence.
pub fn window<const WIDTH: usize>(at: usize, sentence: Range<usize>) -> [Option<usize>; WIDTH] {
    std::array::from_fn(|place| (at + place).checked_sub(WIDTH / 2).filter(|neighbour| sentence.contains(neighbour)))
}
