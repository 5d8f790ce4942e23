//! What a name can name.

bitflags::bitflags! {
    /// What a name, or a word of a name, can be.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct NameClass: u32 {
        /// A place.
        const PLACE = 1;
        /// A given name.
        const GIVEN = 1 << 1;
        /// A given name of women.
        const FEMALE = 1 << 2;
        /// A given name of men.
        const MALE = 1 << 3;
        /// An organisation.
        const ORGANISATION = 1 << 4;
        /// A work, a prize, a law, a product, an event.
        const OTHER = 1 << 5;
        /// An office, title or profession, masculine.
        const OFFICE = 1 << 6;
        /// An office, title or profession, feminine.
        const OFFICE_FEMALE = 1 << 7;
        /// von, van, bin: inside the names of people.
        const PARTICLE = 1 << 8;
        /// AG, GmbH.
        const LEGAL_FORM = 1 << 9;
        /// Ministerium, Gericht: makes an organisation of the name beside it.
        const ORGANISATION_HEAD = 1 << 10;
        /// Straße, Provinz: makes a place of the name beside it.
        const PLACE_HEAD = 1 << 11;
        /// Preis, Gesetz: makes a work, law or prize of the name beside it.
        const OTHER_HEAD = 1 << 12;
        /// A person's name or another name that is also a common word.
        const AMBIGUOUS = 1 << 13;
        /// An adjective of a place: russisch.
        const ADJECTIVE = 1 << 14;
        /// An inhabitant of a place: Russe.
        const INHABITANT = 1 << 15;
        /// A surname.
        const SURNAME = 1 << 16;
        /// A place that is also a common word or another name.
        const AMBIGUOUS_PLACE = 1 << 23;
        /// An organisation that is also a common word or another name.
        const AMBIGUOUS_ORGANISATION = 1 << 28;
    }
}

/// The kinds of places that the lists tell apart.
pub(super) const PLACES: [&str; 8] =
    ["continent", "country", "region", "city", "district", "water", "mountain", "building"];

/// The kinds of organisations.
pub(super) const ORGANISATIONS: [&str; 13] = [
    "party",
    "agency",
    "company",
    "media",
    "club",
    "body",
    "authority",
    "union",
    "ngo",
    "school",
    "army",
    "platform",
    "bank",
];
