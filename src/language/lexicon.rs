//! What a form can be: one look-up a token tells all that the lists know of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extraction::Medium;
use crate::language::de::lists;

bitflags::bitflags! {
    /// What a form can be. A form has all the classes of all its readings.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Class: u64 {
        /// der, ein, kein.
        const ARTICLE = 1;
        /// Other words that open a noun phrase: dieser, sein, viele.
        const DETERMINER = 1 << 1;
        /// er, sie, man.
        const PERSONAL = 1 << 2;
        /// sich.
        const REFLEXIVE = 1 << 3;
        /// Words that can open a relative clause.
        const RELATIVE = 1 << 4;
        /// Prepositions, those with an article in them included.
        const PREPOSITION = 1 << 5;
        /// A preposition with an article in it: im, zur.
        const CONTRACTION = 1 << 6;
        /// dass, weil, wenn.
        const SUBORDINATOR = 1 << 7;
        /// Words that open a clause which can be the content of an utterance: dass, ob, wie, warum.
        const OPENER = 1 << 8;
        /// um, ohne, statt before an infinitive.
        const INFINITIVE_OPENER = 1 << 9;
        /// und, oder, aber.
        const COORDINATOR = 1 << 10;
        /// nicht, kein, nie.
        const NEGATION = 1 << 11;
        /// Adverbs.
        const ADVERB = 1 << 12;
        /// Separated prefixes of verbs.
        const PARTICLE = 1 << 13;
        /// Januar, Februar.
        const MONTH = 1 << 14;
        /// Montag, Freitagabend.
        const WEEKDAY = 1 << 15;
        /// Tag, Woche, Uhr.
        const TIME_NOUN = 1 << 16;
        /// Number words.
        const NUMERAL = 1 << 17;
        /// A form of sein.
        const SEIN = 1 << 18;
        /// A form of haben.
        const HABEN = 1 << 19;
        /// A form of werden.
        const WERDEN = 1 << 20;
        /// A form of a modal verb.
        const MODAL = 1 << 21;
        /// A finite form in the indicative.
        const INDICATIVE = 1 << 22;
        /// A finite form in Konjunktiv I that is not also indicative in the third person.
        const KONJUNKTIV1 = 1 << 23;
        /// A finite form in Konjunktiv II that is not also a past indicative.
        const KONJUNKTIV2 = 1 << 24;
        /// A past participle.
        const PARTICIPLE = 1 << 25;
        /// An infinitive, which is also the plural present.
        const INFINITIVE = 1 << 26;
        /// An infinitive with zu in it.
        const ZU_INFINITIVE = 1 << 27;
        /// A noun that names a source's words: Angaben, Ansicht.
        const SOURCE_NOUN = 1 << 28;
        /// Sicht, Perspektive after aus.
        const VIEW_NOUN = 1 << 29;
        /// A text that can speak: Mitteilung, Bericht.
        const DOCUMENT = 1 << 30;
        /// A noun whose clause is what somebody said: Forderung, Vorwurf.
        const UTTERANCE_NOUN = 1 << 31;
        /// A past indicative.
        const PAST = 1 << 32;
        /// A finite form in the plural (or infinitive).
        const PLURAL = 1 << 33;
        /// A noun for a body or for people that speak without a name: Polizei, Kritiker.
        const SPEAKER = 1 << 34;
    }
}

impl Class {
    /// Finite verb forms, whatever the mood.
    pub const FINITE: Self = Self::INDICATIVE.union(Self::KONJUNKTIV1).union(Self::KONJUNKTIV2);
    /// Any form of a verb.
    pub const VERBAL: Self =
        Self::FINITE.union(Self::INFINITIVE).union(Self::PARTICIPLE).union(Self::ZU_INFINITIVE).union(Self::AUXILIARY);
    /// Auxiliaries and modals.
    pub const AUXILIARY: Self = Self::SEIN.union(Self::HABEN).union(Self::WERDEN).union(Self::MODAL);
    /// Words that open a noun phrase.
    pub const OPENS_PHRASE: Self = Self::ARTICLE.union(Self::DETERMINER);
}

bitflags::bitflags! {
    /// What the object of a verb that reports is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Object: u8 {
        /// Who it is said to: "bat den Rat".
        const ADDRESSEE = 1;
        /// What was said, summed up: "forderte den Rücktritt".
        const SUM = 1 << 1;
    }
}

/// What the lists say of one form.
#[derive(Debug)]
pub struct Word {
    /// All that it can be.
    pub classes: Class,
    /// As which verbs it reports.
    pub cues: Vec<Cue>,
}

/// A verb that reports, as one of its forms signals it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The prefix or phrase that has to stand apart from this form; empty where none has to.
    pub particle: &'static str,
    /// What it says of the medium.
    pub medium: Medium,
    /// What beside it it reports.
    pub strength: Strength,
    /// What its object is.
    pub object: Object,
}

/// What has to stand beside a verb for it to report; each reports what those before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Konjunktiv or quotation marks.
    Fact,
    /// A dass-clause or an infinitive as well.
    Weak,
    /// What follows a colon as well, or nothing: its own clause is a summary.
    Strong,
    /// Any main clause.
    Saying,
}

impl Default for Word {
    fn default() -> Self {
        Self { classes: Class::empty(), cues: Vec::new() }
    }
}

/// Forms in lower case with what they can be.
pub type Words = HashMap<Box<str>, Word, foldhash::fast::FixedState>;

/// All forms that the lists know.
pub fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(lists::words);
    &WORDS
}

/// The last part of a compound has at least this many letters, so that "Soldaten" holds no "Daten".
const COMPOUND_TAIL: usize = 6;

/// A longer form, in bytes, is no compound that is worth taking apart.
const LONGEST_COMPOUND: usize = 60;

/// What the last part of a compound noun can be; empty where no part is in the lists.
pub fn compound(form: &str) -> Class {
    if let Some((_, last)) = form.rsplit_once('-') {
        return words().get(last.to_lowercase().as_str()).map_or(Class::empty(), |word| word.classes);
    }
    if form.len() > LONGEST_COMPOUND {
        return Class::empty();
    }
    let tails = form.char_indices().skip(3).map(|(at, _)| &form[at..]);
    let known = tails.take_while(|tail| tail.len() >= COMPOUND_TAIL).find_map(|tail| words().get(tail));
    known.map_or(Class::empty(), |word| word.classes)
}
