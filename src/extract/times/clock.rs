//! Times of day: "14:30 Uhr", "halb drei", "9 Uhr morgens".

use super::lexicon::LEXICON;
use super::reader::{Read, Reader};
use super::value::Clock;

/// A time of day. After a preposition ("um", "gegen") it needs no "Uhr".
pub(super) fn clock(reader: Reader, at: usize, governed: bool) -> Read<Clock> {
    let (time, end) = figures(reader, at, governed).or_else(|| hours(reader, at)).or_else(|| spoken(reader, at))?;
    let (hour, minute, second) = time;
    let part = LEXICON.parts.get(reader.lower(end)).filter(|_| reader.of(end).ends_with('s'));
    let end = end + usize::from(part.is_some());
    let hour = hour_in(hour, part.copied());
    (hour <= 24 && minute.unwrap_or(0) < 60 && second.unwrap_or(0) < 60)
        .then_some((Clock::Time(hour % 24, minute, second), end))
}

/// The hour of a clock with 24 hours that an hour of a part of the day is.
pub(super) fn hour_in(hour: u8, part: Option<&str>) -> u8 {
    match part {
        Some("EV" | "NI") if hour == 12 => 0,
        Some("AF" | "EV") if hour < 12 => hour + 12,
        Some("NI") if (9..12).contains(&hour) => hour + 12,
        _ => hour,
    }
}

/// A whole hour as a number, nothing more.
pub(super) fn hour(reader: Reader, at: usize) -> Read<u8> {
    let (count, end) = reader.count(at)?;
    #[allow(clippy::cast_sign_loss, reason = "the range is checked")]
    count.filter(|hour| hour.fract() == 0.0 && (0.0..=24.0).contains(hour)).map(|hour| (hour as u8, end))
}

type Time = (u8, Option<u8>, Option<u8>);

/// "14:30", "14.30 Uhr", "8:00:31"
fn figures(reader: Reader, at: usize, governed: bool) -> Read<Time> {
    let form = reader.of(at);
    let with_colon = form.contains(':');
    let parts: Vec<&str> = form.split(if with_colon { ':' } else { '.' }).collect();
    let number = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u8>().ok()).flatten();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] if minute.len() == 2 => (number(hour)?, number(minute)?, None),
        [hour, minute, second] if with_colon => (number(hour)?, number(minute)?, Some(number(second)?)),
        _ => return None,
    };
    let said = is_hour_word(reader, at + 1);
    (said || with_colon && governed).then_some(((hour, Some(minute), second), at + 1 + usize::from(said)))
}

/// "Uhr", which at the end of a sentence can hold its point.
fn is_hour_word(reader: Reader, at: usize) -> bool {
    matches!(reader.lower(at), "uhr" | "uhr.")
}

/// "18 Uhr", "zehn Uhr", "18 Uhr 12", "12 nachts"
fn hours(reader: Reader, at: usize) -> Read<Time> {
    let (hour, end) = hour(reader, at)?;
    if !is_hour_word(reader, end) {
        let part = reader.of(end).ends_with('s') && LEXICON.parts.contains_key(reader.of(end));
        return part.then_some(((hour, None, None), end));
    }
    let minutes = reader.past(end + 1, &["und"]);
    let minute =
        reader.of(minutes).parse().ok().filter(|_| reader.of(minutes).len() <= 2 && !reader.is_noun(minutes + 1));
    let end = if minute.is_some() { minutes + 1 } else { end + 1 };
    Some(((hour, minute, None), end))
}

/// "halb drei", "Viertel nach acht", "dreiviertel acht", "Mitternacht"
fn spoken(reader: Reader, at: usize) -> Read<Time> {
    let form = reader.lower(at);
    if matches!(form, "mitternacht" | "mitternachts") {
        return Some(((0, Some(0), None), at + 1));
    }
    let beside = reader.of(at + 1);
    let (minutes, number) = match (form, beside) {
        ("viertel", "nach") => (15, at + 2),
        ("viertel", "vor") => (-15, at + 2),
        ("halb", _) => (-30, at + 1),
        ("viertel", _) => (-45, at + 1),
        ("dreiviertel", _) => (-15, at + 1),
        _ => return None,
    };
    let (hour, end) = hour(reader, number).filter(|(hour, _)| (1..=12).contains(hour))?;
    let counts = reader.is_noun(end) && !is_hour_word(reader, end);
    let time = (i32::from(hour) * 60 + minutes).rem_euclid(12 * 60);
    let part = |value: i32| u8::try_from(value).ok();
    let end = end + usize::from(is_hour_word(reader, end));
    (!counts).then_some(((part(time / 60)?, Some(part(time % 60)?), None), end))
}
