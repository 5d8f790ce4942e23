//! [`Extraction`](crate::extraction::Extraction) ↔ the forms that others read and write.
//!
//! Nothing here opens files or changes a text: [`crate::load`] does that with what it gets from here. Outside, positions
//! count code points; [`code_points`] turns them into bytes and back.

pub mod code_points;
pub mod wortlaut1;
