//! What a time expression says, before it is known which day it is said on.

use super::calendar::{Season, Unit};
use super::holiday::Rule;
use super::value::{Clock, Edge, Frequency};

/// A whole expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Phrase {
    /// "am Freitag"
    Point(Point),
    /// "vom 3. bis 5. Mai"
    Range(Point, Point),
    /// "seit Freitag", "ab Montag"
    Since(Point),
    /// "bis Freitag"
    Until(Point),
    /// "vor Weihnachten"
    Before(Point),
    /// "nach dem Wochenende"
    After(Point),
    /// So many units from now on, or ago: "in drei Wochen", "vor zwei Jahren"
    Away(f64, Unit),
    /// "seit drei Jahren"
    SinceAway(f64, Unit),
    /// The so many units before now, or after it: "in den vergangenen drei Tagen"
    Adjoining(f64, Unit),
    /// "drei Tage lang"; several where there is no number
    Lasting(Option<f64>, Unit),
    /// "jeden Montag"
    Every(Frequency),
    /// What is known to be about time, and no more: "vor einigen Tagen"
    Vague,
}

/// One time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub name: Option<Name>,
    pub edge: Option<Edge>,
    pub clock: Option<Clock>,
    /// Whether it is the night before: "in der Nacht zum Samstag".
    pub eve: bool,
}

/// What a piece of the calendar is called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Name {
    /// "3.5.2024", "der 3. Mai", "der 3."
    Date(Option<Year>, Option<i8>, i8),
    /// "Mai 2024"
    Month(Option<Year>, i8),
    /// "Sommer 2024"
    Season(Option<Year>, Season),
    /// The first, second, … of a unit in a year: "drittes Quartal 2024"
    Numbered(Option<Year>, Unit, i8),
    /// "Ostern 2024"
    Holiday(Option<Year>, Rule),
    /// "Freitag", and in which week, where that is said
    Weekday(i8, Option<i32>),
    /// "am kommenden Freitag", "letzten Sommer", "diesen Mai"
    Shifted(i32, Recurring),
    /// "heute", "gestern": days from now on
    Day(i32),
    /// "nächste Woche", "vergangenes Jahr"
    Unit(Unit, i32),
    /// "am Wochenende"
    Weekend,
    /// "2024"
    Year(i16),
    /// "die 1990er Jahre"
    Decade(i16),
    /// "das 19. Jahrhundert"
    Century(i16),
}

/// What comes again and again, and is told apart by "letzter", "dieser", "nächster".
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Recurring {
    Weekday(i8),
    Month(i8),
    Season(Season),
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Given(i16),
    /// Years from this one on: "vergangenen Jahres" is -1.
    Away(i32),
}

impl Name {
    /// The same in a year, unless it has one or needs none.
    pub(super) fn in_year(self, year: Option<Year>) -> Self {
        match self {
            Self::Date(None, month, day) => Self::Date(year, month, day),
            Self::Month(None, month) => Self::Month(year, month),
            Self::Season(None, season) => Self::Season(year, season),
            Self::Numbered(None, unit, number) => Self::Numbered(year, unit, number),
            Self::Holiday(None, rule) => Self::Holiday(year, rule),
            other => other,
        }
    }

    /// Whether a year can follow.
    pub(super) fn lacks_year(self) -> bool {
        self.in_year(Some(Year::Given(0))) != self
    }

    pub(super) fn year(self) -> Option<Year> {
        match self {
            Self::Date(year, ..)
            | Self::Month(year, _)
            | Self::Season(year, _)
            | Self::Numbered(year, ..)
            | Self::Holiday(year, _) => year,
            _ => None,
        }
    }

    /// The first of two, with what only the second says: in "vom 3. bis 5. Mai 2024" both are of May 2024.
    pub(super) fn before(self, second: Self) -> Self {
        let with_month = match (self, second) {
            (Self::Date(None, None, day), Self::Date(_, month, _)) => Self::Date(None, month, day),
            (first, _) => first,
        };
        with_month.in_year(second.year())
    }

    /// Whether it says when without a preposition before it.
    pub(super) fn stands_alone(self) -> bool {
        match self {
            Self::Date(_, month, _) => month.is_some(),
            Self::Month(year, _) | Self::Season(year, _) | Self::Numbered(year, ..) => year.is_some(),
            Self::Weekend | Self::Year(_) => false,
            _ => true,
        }
    }
}
