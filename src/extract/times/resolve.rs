//! What an expression says, and the day it is said on → its value.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::{Period, Unit};
use super::phrase::{Name, Phrase, Point, Recurring, Year};
use super::value::{Moment, Value};

/// Which way from the article's day a time lies that could lie on both sides of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// On the day or before it.
    Past,
    /// On the day or after it.
    Future,
}

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The article's day.
    pub today: Option<Date>,
    /// None where the sentence does not tell.
    pub direction: Option<Direction>,
}

impl Context {
    /// The value of an expression; none where that would be a guess.
    pub(super) fn value(self, phrase: Phrase) -> Option<Value> {
        Some(match phrase {
            Phrase::Point(point) => Value::At(self.moment(point)?),
            Phrase::Range(from, to) => self.range(from, to)?,
            Phrase::Since(point) => Value::Between(Some(self.towards(Direction::Past).moment(point)?), None),
            Phrase::Until(point) => Value::Between(None, Some(self.moment(point)?)),
            Phrase::Before(point) => Value::Between(None, Some(self.beside(point, -1)?)),
            Phrase::After(point) => Value::Between(Some(self.beside(point, 1)?), None),
            Phrase::Away(count, unit) => Value::At(self.away(count, unit)?.into()),
            Phrase::SinceAway(count, unit) => Value::Between(Some(self.away(-count, unit)?.into()), None),
            Phrase::Adjoining(count, unit) => self.adjoining(count, unit)?,
            Phrase::Lasting(count, unit) => Value::Lasting(count, unit),
            Phrase::Every(frequency) => Value::Every(frequency),
            Phrase::Vague => return None,
        })
    }

    /// Towards a side, unless the sentence says another.
    fn towards(self, direction: Direction) -> Self {
        Self { direction: self.direction.or(Some(direction)), ..self }
    }

    fn moment(self, point: Point) -> Option<Moment> {
        let mut period = match point.name {
            Some(name) => Some(self.period(name)?),
            None => None,
        };
        if point.eve {
            // The night to Saturday begins on Friday.
            period = Some(Period::Day(period?.first()?.yesterday().ok()?));
        }
        (period.is_some() || point.clock.is_some()).then_some(Moment { period, edge: point.edge, clock: point.clock })
    }

    fn range(self, from: Point, to: Point) -> Option<Value> {
        let from = match (from.name, to.name) {
            (Some(first), Some(second)) => Point { name: Some(first.before(second)), ..from },
            _ => from,
        };
        if let (Some(Name::Weekday(start, None)), Some(Name::Weekday(end, None))) = (from.name, to.name) {
            let (start, end) = self.weekdays(start, end)?;
            let moment = |point: Point, day| Moment { period: Some(Period::Day(day)), edge: None, clock: point.clock };
            return Some(Value::Between(Some(moment(from, start)), Some(moment(to, end))));
        }
        let (mut first, mut second) = (self.moment(from)?, self.moment(to)?);
        if let (Some(Period::Day(start)), Some(Name::Weekday(day, None))) = (first.period, to.name) {
            second.period = Some(Period::Day(weekday_from(start, day)?));
        } else if let (Some(name), Some(start), Some(end)) = (from.name, starts(first), starts(second))
            && end < start
            && name.lacks_year()
        {
            // "vom 28. Dezember bis 3. Januar"
            first = Self { today: Some(end), direction: Some(Direction::Past) }.moment(from)?;
        }
        let ordered = starts(first).zip(starts(second)).is_none_or(|(start, end)| start <= end);
        ordered.then_some(Value::Between(Some(first), Some(second)))
    }

    /// The days from one weekday to another that lie on the side of the direction, or hold the article's day.
    fn weekdays(self, start: i8, end: i8) -> Option<(Date, Date)> {
        let today = self.today?;
        if self.direction == Some(Direction::Future) {
            let end = weekday_from(today, end)?;
            return Some((weekday_to(end, start)?, end));
        }
        let start = weekday_to(today, start)?;
        Some((start, weekday_from(start, end)?))
    }

    /// What adjoins a time on one side: the day before it, or after it.
    fn beside(self, point: Point, side: i32) -> Option<Moment> {
        let moment = self.moment(point)?;
        if point.clock.is_some() {
            return Some(moment);
        }
        let period = moment.period?;
        let day = if side < 0 { period.first()?.yesterday() } else { period.last()?.tomorrow() };
        Some(Period::Day(day.ok()?).into())
    }

    /// So many units from the article's day on. Days and weeks lead to a day, longer units to one of their kind.
    fn away(self, count: f64, unit: Unit) -> Option<Period> {
        let today = self.today?;
        let (count, unit) = match unit {
            Unit::Week => (count * 7.0, Unit::Day),
            Unit::Year | Unit::Decade if count.fract() != 0.0 => {
                (count * if unit == Unit::Year { 12.0 } else { 120.0 }, Unit::Month)
            }
            unit => (count, unit),
        };
        Period::around(today, unit, whole(count)?)
    }

    fn adjoining(self, count: f64, unit: Unit) -> Option<Value> {
        let today = self.today?;
        let span = match unit {
            Unit::Day => whole(count)?.days(),
            Unit::Week => whole(count)?.weeks(),
            Unit::Month => whole(count)?.months(),
            Unit::Year => whole(count)?.years(),
            Unit::Decade => whole(count * 10.0)?.years(),
            _ => return None,
        };
        let end = today.checked_add(span).ok()?;
        let (from, to) = if count < 0.0 { (end, today.yesterday().ok()?) } else { (today.tomorrow().ok()?, end) };
        Some(Value::Between(Some(Period::Day(from).into()), Some(Period::Day(to).into())))
    }

    fn period(self, name: Name) -> Option<Period> {
        match name {
            Name::Date(year, month, day) => {
                self.in_year(year, |year| Date::new(year, month?, day).ok().map(Period::Day))
            }
            Name::Month(year, month) => self.in_year(year, |year| Some(Period::Month(year, month))),
            Name::Season(year, season) => self.in_year(year, |year| Some(Period::Season(year, season))),
            Name::Numbered(year, unit, number) => self.in_year(year, |year| match unit {
                Unit::Quarter if number <= 4 => Some(Period::Quarter(year, number)),
                Unit::HalfYear if number <= 2 => Some(Period::Half(year, number)),
                _ => None,
            }),
            Name::Holiday(year, rule) => self.in_year(year, |year| rule.in_year(year).map(Period::Day)),
            Name::Weekday(day, Some(week)) => {
                let monday = Period::around(self.today?, Unit::Week, week)?.first()?;
                weekday_from(monday, day).map(Period::Day)
            }
            Name::Weekday(day, None) => {
                let today = self.today?;
                let back = self.direction != Some(Direction::Future);
                if back { weekday_to(today, day) } else { weekday_from(today, day) }.map(Period::Day)
            }
            Name::Shifted(shift, recurring) => self.shifted(shift, recurring),
            Name::Day(offset) => Period::around(self.today?, Unit::Day, offset),
            // "kommendes Wochenende" is the next to begin, "vergangenes" the last to have ended.
            Name::Unit(Unit::Weekend, offset) if offset != 0 => {
                let today = self.today?;
                let this = Period::around(today, Unit::Weekend, 0)?;
                let open = offset > 0 && this.first()? > today;
                Period::around(today, Unit::Weekend, offset - i32::from(open))
            }
            Name::Unit(unit, offset) => Period::around(self.today?, unit, offset),
            Name::Weekend => {
                let today = self.today?;
                let near = [-1, 0, 1].map(|week| Period::around(today, Unit::Weekend, week));
                self.nearest(near.into_iter().flatten())
            }
            Name::Year(year) => Some(Period::Year(year)),
            Name::Decade(year) => Some(Period::Decade(year)),
            Name::Century(year) => Some(Period::Century(year)),
        }
    }

    /// What recurs each year, in the year that is said, or else in the one that the direction leads to.
    fn in_year(self, year: Option<Year>, of: impl Fn(i16) -> Option<Period>) -> Option<Period> {
        match year {
            Some(Year::Given(year)) => of(year),
            Some(Year::Away(offset)) => match Period::around(self.today?, Unit::Year, offset)? {
                Period::Year(year) => of(year),
                _ => None,
            },
            None => {
                let this = self.today?.year();
                // A leap day comes every fourth year, once in a century every eighth.
                self.nearest((this - 8..=this + 8).filter_map(of))
            }
        }
    }

    /// Of periods in order, the nearest one on the side of the direction, or on any where there is none.
    fn nearest(self, periods: impl Iterator<Item = Period>) -> Option<Period> {
        let today = self.today?;
        let mut periods = periods.filter_map(|period| Some((period, period.first()?, period.last()?)));
        let chosen = match self.direction {
            Some(Direction::Past) => periods.take_while(|(_, first, _)| *first <= today).last(),
            Some(Direction::Future) => periods.find(|(.., last)| *last >= today),
            None => periods.min_by_key(
                |(_, first, last)| {
                    if *first > today { days(today, *first) } else { days(*last, today).max(0) }
                },
            ),
        };
        chosen.map(|(period, ..)| period)
    }

    fn shifted(self, shift: i32, recurring: Recurring) -> Option<Period> {
        let today = self.today?;
        match recurring {
            Recurring::Weekday(day) => {
                let day = match shift {
                    0 => weekday_from(Period::around(today, Unit::Week, 0)?.first()?, day)?,
                    ..=-1 => weekday_to(today.yesterday().ok()?, day)?.checked_add((shift + 1).weeks()).ok()?,
                    _ => weekday_from(today.tomorrow().ok()?, day)?.checked_add((shift - 1).weeks()).ok()?,
                };
                Some(Period::Day(day))
            }
            Recurring::Month(month) => self.shifted_in_year(shift, |year| Some(Period::Month(year, month))),
            Recurring::Season(season) => self.shifted_in_year(shift, |year| Some(Period::Season(year, season))),
        }
    }

    fn shifted_in_year(self, shift: i32, of: impl Fn(i16) -> Option<Period>) -> Option<Period> {
        let today = self.today?;
        let this = of(today.year())?;
        let year = today.year() + i16::try_from(shift).ok()?;
        let (first, last) = (this.first()?, this.last()?);
        match shift {
            // "letzten Mai" in June is this year's, "kommenden Mai" in April as well.
            ..=-1 if last < today => of(year + 1),
            1.. if first > today => of(year - 1),
            _ => of(year),
        }
    }
}

fn starts(moment: Moment) -> Option<Date> {
    moment.period.and_then(Period::first)
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// The last day of that weekday that is not after `day`.
fn weekday_to(day: Date, weekday: i8) -> Option<Date> {
    day.tomorrow().ok()?.nth_weekday(-1, Weekday::from_monday_one_offset(weekday).ok()?).ok()
}

/// The first day of that weekday that is not before `day`.
fn weekday_from(day: Date, weekday: i8) -> Option<Date> {
    day.yesterday().ok()?.nth_weekday(1, Weekday::from_monday_one_offset(weekday).ok()?).ok()
}

fn whole(count: f64) -> Option<i32> {
    (count.fract() == 0.0 && count.abs() <= 4000.0).then_some(count as i32)
}
