//! Labels: what part of which name a token is.

use super::chain::LABELS;
use crate::extraction::{EntityKind, Form};

/// What a token is of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// Nothing.
    Outside,
    /// The first of several tokens of a name.
    Begin(EntityKind),
    /// One between the first and the last.
    Inside(EntityKind),
    /// The last of several.
    End(EntityKind),
    /// A name of one token.
    Single(EntityKind),
    /// A word derived from a name: "ukrainisch".
    Derived(EntityKind),
    /// A compound with a name in it: "Kremlchef".
    Part(EntityKind),
}

/// The kinds in the order in which the model numbers them.
pub const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Location, EntityKind::Organisation, EntityKind::Other];

const _: () = assert!(LABELS == 1 + 6 * KINDS.len());

impl Label {
    /// How many there are.
    pub const COUNT: usize = LABELS;

    /// The label with this number.
    pub fn of(number: usize) -> Self {
        let kind = |number: usize| KINDS[number % KINDS.len()];
        match number.checked_sub(1) {
            None => Self::Outside,
            Some(number) => match number / KINDS.len() {
                0 => Self::Begin(kind(number)),
                1 => Self::Inside(kind(number)),
                2 => Self::End(kind(number)),
                3 => Self::Single(kind(number)),
                4 => Self::Derived(kind(number)),
                _ => Self::Part(kind(number)),
            },
        }
    }

    /// The number of the label.
    pub fn number(self) -> usize {
        (0..Self::COUNT).find(|&number| Self::of(number) == self).unwrap_or(0)
    }

    /// The kind of the name, where it is of one.
    pub fn kind(self) -> Option<EntityKind> {
        match self {
            Self::Outside => None,
            Self::Begin(kind)
            | Self::Inside(kind)
            | Self::End(kind)
            | Self::Single(kind)
            | Self::Derived(kind)
            | Self::Part(kind) => Some(kind),
        }
    }

    /// The form of a mention that is this one token.
    pub fn form(self) -> Option<Form> {
        match self {
            Self::Single(_) => Some(Form::Name),
            Self::Derived(_) => Some(Form::Derived),
            Self::Part(_) => Some(Form::Part),
            _ => None,
        }
    }

    fn open(self) -> bool {
        matches!(self, Self::Begin(_) | Self::Inside(_))
    }

    fn goes_on(self) -> bool {
        matches!(self, Self::Inside(_) | Self::End(_))
    }

    /// Whether the one can stand before the other; `None` is the edge of a sentence.
    pub fn may_follow(before: Option<Self>, after: Option<Self>) -> bool {
        let open = before.filter(|label| label.open());
        match (open, after.filter(|label| label.goes_on())) {
            (None, None) => true,
            (Some(before), Some(after)) => before.kind() == after.kind(),
            _ => false,
        }
    }
}
