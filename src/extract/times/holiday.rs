//! Days with a name: list → date of a year.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// When a day with a name comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// On that day and month.
    Fixed(i8, i8),
    /// So many days from Easter Sunday on.
    Easter(i32),
    /// On the so manieth such weekday of a month.
    InMonth(i8, Weekday, i8),
    /// On the so manieth such weekday before a day of a month.
    Before(i8, i8, Weekday, i32),
}

impl Rule {
    /// From a row of the list: `12-24`, `E+39`, `10 SU 1`, `12-25 SU -4`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let day = |text: &str| {
            let (month, day) = text.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        };
        if let Some(offset) = text.strip_prefix('E') {
            return offset.parse().ok().map(Self::Easter);
        }
        match text.split(' ').collect::<Vec<_>>()[..] {
            [fixed] => day(fixed).map(|(month, day)| Self::Fixed(month, day)),
            [place, weekday, number] => {
                let weekday = parse_weekday(weekday)?;
                if let Some((month, day)) = day(place) {
                    return Some(Self::Before(month, day, weekday, number.parse().ok()?));
                }
                Some(Self::InMonth(place.parse().ok()?, weekday, number.parse().ok()?))
            }
            _ => None,
        }
    }

    /// Its day in a year.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(offset) => easter(year)?.checked_add(offset.days()).ok(),
            Self::InMonth(month, weekday, number) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(number, weekday).ok()
            }
            Self::Before(month, day, weekday, number) => {
                Date::new(year, month, day).ok()?.nth_weekday(number, weekday).ok()
            }
        }
    }
}

fn parse_weekday(text: &str) -> Option<Weekday> {
    let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let index = weekdays.iter().position(|code| *code == text)?;
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}

/// Easter Sunday of a year of the Gregorian calendar, by Gauss's formula as completed by Lichtenberg.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let century = year_number / 100;
    let moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sun = 2 - (3 * century + 3) / 4;
    let cycle = year_number % 19;
    let seed = (19 * cycle + moon) % 30;
    let correction = (seed + cycle / 11) / 29;
    let full_moon = 21 + seed - correction;
    let sunday = 7 - (year_number + year_number / 4 + sun).rem_euclid(7);
    let distance = 7 - (full_moon - sunday).rem_euclid(7);
    Date::new(year, 3, 1).ok()?.checked_add((full_moon + distance - 1).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_days_fall_where_the_calendar_has_them() {
        let cases = [
            (Rule::Easter(0), 1954, "1954-04-18"),
            (Rule::Easter(0), 1981, "1981-04-19"),
            (Rule::Easter(0), 2024, "2024-03-31"),
            (Rule::Easter(0), 2025, "2025-04-20"),
            (Rule::Easter(0), 2038, "2038-04-25"),
            (Rule::Easter(49), 2025, "2025-06-08"),
            (Rule::Before(12, 25, Weekday::Sunday, -4), 2022, "2022-11-27"),
            (Rule::Before(12, 25, Weekday::Sunday, -1), 2023, "2023-12-24"),
            (Rule::Before(11, 23, Weekday::Wednesday, -1), 2023, "2023-11-22"),
            (Rule::InMonth(5, Weekday::Sunday, 2), 2025, "2025-05-11"),
        ];
        for (rule, year, day) in cases {
            assert_eq!(rule.in_year(year).map(|day| day.to_string()).as_deref(), Some(day), "{rule:?}");
        }
    }
}
