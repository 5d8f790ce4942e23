//! [`Extraction`](crate::extraction::Extraction) ↔ the forms that others read and write.
