//! Tags: the universal part of speech of a word, and for verbs the form.

use super::chain::LABELS;

/// A universal part of speech (universaldependencies.org).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    X,
    Verb,
    Aux,
}

/// The form of a verb; the finite ones by their mood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// Finite, indicative.
    Indicative,
    /// Finite, Konjunktiv I or II.
    Subjunctive,
    /// Finite, imperative.
    Imperative,
    /// Infinitive.
    Infinitive,
    /// Participle.
    Participle,
}

/// Part of speech and verb form of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag {
    /// The part of speech.
    pub upos: Upos,
    /// The form, for `Verb` and `Aux` alone.
    pub form: Option<VerbForm>,
}

const fn tag(upos: Upos, form: Option<VerbForm>) -> Tag {
    Tag { upos, form }
}

impl Upos {
    /// The names as in CoNLL-U, in the order of the variants.
    pub const NAMES: [&str; 17] = [
        "ADJ", "ADP", "ADV", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
        "X", "VERB", "AUX",
    ];

    /// The name as in CoNLL-U.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl Tag {
    /// All tags, in the order in which the model numbers them.
    pub const ALL: [Self; LABELS] = {
        use Upos as U;
        use VerbForm as F;
        [
            tag(U::Adj, None),
            tag(U::Adp, None),
            tag(U::Adv, None),
            tag(U::Cconj, None),
            tag(U::Det, None),
            tag(U::Intj, None),
            tag(U::Noun, None),
            tag(U::Num, None),
            tag(U::Part, None),
            tag(U::Pron, None),
            tag(U::Propn, None),
            tag(U::Punct, None),
            tag(U::Sconj, None),
            tag(U::Sym, None),
            tag(U::X, None),
            tag(U::Verb, Some(F::Indicative)),
            tag(U::Verb, Some(F::Subjunctive)),
            tag(U::Verb, Some(F::Imperative)),
            tag(U::Verb, Some(F::Infinitive)),
            tag(U::Verb, Some(F::Participle)),
            tag(U::Aux, Some(F::Indicative)),
            tag(U::Aux, Some(F::Subjunctive)),
            tag(U::Aux, Some(F::Imperative)),
            tag(U::Aux, Some(F::Infinitive)),
            tag(U::Aux, Some(F::Participle)),
        ]
    };

    /// The number of the tag.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|tag| *tag == self).unwrap_or(0)
    }

    /// Whether it is a finite verb or auxiliary in the indicative or subjunctive.
    pub fn is_finite(self) -> bool {
        matches!(self.form, Some(VerbForm::Indicative | VerbForm::Subjunctive))
    }
}
