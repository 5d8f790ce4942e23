//! What things are called on the screen.

use crate::decision::Verdict;
use crate::extraction::{EntityKind, EventKind, Form, QuotationKind, Realis};
use crate::review::Origin;

/// The form of a quotation in words.
pub(in crate::tui) fn quotation(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Indirect => "indirect",
        QuotationKind::IndirectFreeIndirect => "subjunctive",
        QuotationKind::FreeIndirect => "free indirect",
        QuotationKind::Reported => "reported",
    }
}

/// The same in one letter.
pub(in crate::tui) fn quotation_mark(kind: QuotationKind) -> &'static str {
    &quotation(kind)[..1]
}

/// What was decided, as a sign.
pub(in crate::tui) fn verdict_mark(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Accepted) => "✓",
        Some(Verdict::Rejected) => "✗",
        Some(Verdict::Corrected) => "~",
        Some(Verdict::Added) => "+",
        None => "·",
    }
}

/// A sign for who found an item: the first of two alone, or the second; none where both did.
pub(in crate::tui) fn origin_mark(origin: Option<Origin>) -> &'static str {
    match origin {
        Some(Origin::Ours) => "<",
        Some(Origin::Theirs) => ">",
        Some(Origin::Both) | None => " ",
    }
}

/// A kind of entity in words.
pub(in crate::tui) fn entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Location => "place",
        EntityKind::Organisation => "organisation",
        EntityKind::Other => "other",
    }
}

/// In what form an entity is mentioned, in words; nothing where it is named.
pub(in crate::tui) fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "",
        Form::Nominal => "by a noun",
        Form::Pronoun => "by a pronoun",
        Form::Derived => "by a derived word",
        Form::Part => "in a compound",
    }
}

/// How far an event is told as fact, in words; nothing where it is.
pub(in crate::tui) fn realis(realis: Realis) -> &'static str {
    match realis {
        Realis::Actual => "",
        Realis::Future => "to come",
        Realis::Hypothetical => "not certain",
        Realis::Negated => "did not happen",
    }
}

/// The same as a mark before the event.
pub(in crate::tui) fn realis_mark(realis: Realis) -> &'static str {
    match realis {
        Realis::Actual => "",
        Realis::Future => "→ ",
        Realis::Hypothetical => "? ",
        Realis::Negated => "not ",
    }
}

/// What happens, in a word or two.
pub(in crate::tui) fn event(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Die => "death",
        EventKind::Injure => "injury",
        EventKind::Marry => "wedding",
        EventKind::Born => "birth",
        EventKind::Attack => "attack",
        EventKind::Demonstrate => "protest",
        EventKind::Strike => "strike",
        EventKind::Threaten => "threat",
        EventKind::Meet => "meeting",
        EventKind::Arrest => "arrest",
        EventKind::Release => "release",
        EventKind::Investigate => "inquiry",
        EventKind::Charge => "charge",
        EventKind::Trial => "trial",
        EventKind::Convict => "verdict",
        EventKind::Acquit => "acquittal",
        EventKind::StartPost => "new post",
        EventKind::EndPost => "leaving",
        EventKind::Elect => "election",
        EventKind::Travel => "journey",
        EventKind::Flee => "flight",
        EventKind::Merge => "merger",
        EventKind::Bankrupt => "insolvency",
        EventKind::Layoff => "job cuts",
        EventKind::Fire => "fire",
        EventKind::Natural => "disaster",
        EventKind::Accident => "accident",
        EventKind::Agree => "agreement",
        EventKind::Decide => "decision",
        EventKind::Sanction => "sanction",
        EventKind::Contest => "contest",
    }
}

const GERMAN_MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day of an ISO 8601 date as the article's language writes it; what is no such date stays as it is.
pub(in crate::tui) fn date(iso: &str, language: Option<&str>) -> String {
    let german = language.is_none_or(|language| language.starts_with("de"));
    let (months, stop) = if german { (GERMAN_MONTHS, ".") } else { (ENGLISH_MONTHS, "") };
    let parsed = || {
        let mut parts = iso.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let month = months.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
        Some(format!("{}{stop} {month} {year}", day.parse::<u8>().ok()?))
    };
    parsed().unwrap_or_else(|| iso.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_article_would() {
        assert_eq!(date("2025-03-04T08:12:00+02:00", Some("de-AT")), "4. März 2025");
        assert_eq!(date("2025-05-24", Some("en")), "24 May 2025");
        assert_eq!(date("gestern", None), "gestern");
        assert_eq!(date("2025-13-01", None), "2025-13-01");
    }
}
