//! Who is who: names, noun phrases and pronouns → entities with all their mentions.
//!
//! `join` tells which names mean the same (`people` for persons, `things` for anything else, listed by their `citation`) and makes the
//! `cast` of them;
//! `roles` reads what stands beside a person's name, `derived` what is made of names. Then `resolve` goes through the text
//! once, phrase by phrase (`phrases`), and asks `nominals` (of a `candidate`) and `pronouns` whom each means, by what stands in the `focus`.
//! `speakers` looks up in the mentions whom a phrase means, for quotations and events. Whatever is unsure is left out.

mod candidate;
mod cast;
mod citation;
mod derived;
mod focus;
mod join;
mod nominals;
mod people;
mod phrases;
mod pronouns;
mod resolve;
mod roles;
mod speakers;
mod things;

use super::names::Name;
use crate::extraction::{Entity, Quotation};
use crate::language::Text;

pub(super) use speakers::{Mentions, link};

/// The entities of a text in the order of their first mention. `quotations` tell where somebody speaks; noun phrases and
/// pronouns are read where the rules of German apply.
pub(super) fn find(text: &Text, names: &[Name], quotations: &[Quotation], german: bool) -> Vec<Entity> {
    let mut cast = join::join(text, names);
    if german {
        roles::assign(text, &mut cast);
        derived::find(text, &mut cast);
        resolve::resolve(text, &mut cast, quotations);
    }
    cast.finish()
}
