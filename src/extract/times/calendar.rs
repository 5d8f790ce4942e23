//! Pieces of the calendar: what they are called and where they begin and end.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 60 of them are a minute.
    Second,
    /// 60 of them are an hour.
    Minute,
    /// 24 of them are a day.
    Hour,
    /// From midnight to midnight.
    Day,
    /// From Monday to Sunday.
    Week,
    /// From Monday to Friday.
    WorkingWeek,
    /// Saturday and Sunday.
    Weekend,
    /// Of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// Of the calendar.
    Year,
    /// Ten years, from one ending in 0 on.
    Decade,
    /// A hundred years.
    Century,
}

/// A piece of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// One day.
    Day(Date),
    /// The week of that Monday.
    Week(Date),
    /// Monday to Friday of the week of that Monday.
    WorkingWeek(Date),
    /// Saturday and Sunday of the week of that Monday.
    Weekend(Date),
    /// A year and the number of its month, from 1.
    Month(i16, i8),
    /// A year and the number of its quarter, from 1.
    Quarter(i16, i8),
    /// A year and the number of its half, from 1.
    Half(i16, i8),
    /// A year and the season that begins in it.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// The decade of that year.
    Decade(i16),
    /// The century of that year: 1901 to 2000 counts as 1900 to 1999, as in "19XX".
    Century(i16),
}

/// A season: its TIMEX3 code and the month that it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// `SP`, `SU`, `FA`, `WI`.
    pub code: &'static str,
    /// From 1.
    pub month: i8,
}

impl Period {
    /// The first day; none outside the calendar.
    pub fn first(self) -> Option<Date> {
        let month = |year, month| Date::new(year, month, 1).ok();
        match self {
            Self::Day(day) | Self::Week(day) | Self::WorkingWeek(day) => Some(day),
            Self::Weekend(monday) => monday.checked_add(5.days()).ok(),
            Self::Month(year, number) => month(year, number),
            Self::Quarter(year, quarter) => month(year, quarter * 3 - 2),
            Self::Half(year, half) => month(year, half * 6 - 5),
            Self::Season(year, season) => month(year, season.month),
            Self::Year(year) => month(year, 1),
            Self::Decade(year) => month(year - year % 10, 1),
            Self::Century(year) => month(year - year % 100, 1),
        }
    }

    /// The last day; none outside the calendar.
    pub fn last(self) -> Option<Date> {
        let first = self.first()?;
        let after = match self {
            Self::Day(_) => 1.day(),
            Self::Week(_) => 1.week(),
            Self::WorkingWeek(_) => 5.days(),
            Self::Weekend(_) => 2.days(),
            Self::Month(..) => 1.month(),
            Self::Quarter(..) | Self::Season(..) => 3.months(),
            Self::Half(..) => 6.months(),
            Self::Year(_) => 1.year(),
            Self::Decade(_) => 10.years(),
            Self::Century(_) => 100.years(),
        };
        first.checked_add(after).ok()?.yesterday().ok()
    }

    /// The piece of that unit, `offset` of them away, that holds the day.
    pub fn around(day: Date, unit: Unit, offset: i32) -> Option<Self> {
        let moved = |span: jiff::Span| day.checked_add(span).ok();
        let monday = |day: Date| {
            let week = day.iso_week_date();
            ISOWeekDate::new(week.year(), week.week(), Weekday::Monday).ok().map(Date::from)
        };
        let months = |months: i32| {
            let span = jiff::Span::new().try_months(i64::from(offset) * i64::from(months)).ok()?;
            moved(span)
        };
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Self::Day(moved(offset.days())?),
            Unit::Week => Self::Week(monday(moved(offset.weeks())?)?),
            Unit::WorkingWeek => Self::WorkingWeek(monday(moved(offset.weeks())?)?),
            Unit::Weekend => Self::Weekend(monday(moved(offset.weeks())?)?),
            Unit::Month => months(1).map(|day| Self::Month(day.year(), day.month()))?,
            Unit::Quarter => months(3).map(|day| Self::Quarter(day.year(), (day.month() + 2) / 3))?,
            Unit::HalfYear => months(6).map(|day| Self::Half(day.year(), (day.month() + 5) / 6))?,
            Unit::Year => Self::Year(months(12)?.year()),
            Unit::Decade => Self::Decade(months(120)?.year()),
            Unit::Century => Self::Century(months(1200)?.year()),
        })
    }

    /// Its ISO 8601 or TIMEX3 value: `2025-05-23`, `2025-W20`, `2025-Q2`, `199X`.
    pub fn value(self) -> String {
        let week = |monday: Date| {
            let week = monday.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        };
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(monday) | Self::WorkingWeek(monday) => week(monday),
            Self::Weekend(monday) => week(monday) + "-WE",
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}X", year / 10),
            Self::Century(year) => format!("{:02}XX", year / 100),
        }
    }
}
