//! The screen.

pub mod highlight;
pub mod layout;
pub mod terminal;
pub mod theme;
