//! Decisions on an extraction: facts beside it, never edits of it.
//!
//! [`identify`] gives every item an id that follows from what it is, so that a decision finds its item again when the
//! extraction is made anew. A [`Review`] is the fold of an extraction and the decisions on it, and makes new decisions.
//! [`spans`] moves the ends of spans, [`marks`] knows quotation marks, `parts` reaches the parts of an item, `exchange`
//! leads a review into a record and back, [`anchor`] leads decisions over to a text that changed a little, [`agreement`]
//! compares two reviewers, `beside` and `settle` join what two found or decided, and [`score`] compares an extraction with a
//! gold standard.

pub mod agreement;
pub mod anchor;
mod beside;
mod decide;
mod exchange;
mod fold;
mod keys;
pub mod marks;
mod parts;
pub mod score;
mod settle;
pub mod spans;

pub use beside::{Origin, beside};
pub use exchange::{Which, from_record};
pub use fold::{Mark, Place, Progress, Review};
pub use keys::{Names, identify, name_anew};
pub use parts::{Kind, Part};
pub use settle::{Said, Side, agreed, said_of};
