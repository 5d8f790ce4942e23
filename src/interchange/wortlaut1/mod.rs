//! wortlaut/1: one JSON object per article, the form that this program writes and reads.
//!
//! [`read()`] turns an object into a [`Record`] (`object` walks the JSON and keeps the path for errors, `read` knows the
//! keys, `ids` checks what refers to what, `decision` reads and writes what was decided); [`write()`] turns an article back into an object.

mod decision;
mod error;
mod ids;
mod object;
mod read;
mod write;

pub use decision::{RecordDecision, item_from_json, item_to_json};
pub use error::{Reason, RecordError};
pub use ids::check as check_ids;
pub use read::{Record, from_value, read};
pub use write::{Output, write};

/// What a record calls its form.
const FORMAT: &str = "wortlaut/1";
