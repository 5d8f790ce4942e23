//! What is German: its abbreviations, its verbs' forms, and the lists under `assets/lexicon/de`.

pub mod abbreviations;
pub mod inflection;
pub mod lists;
