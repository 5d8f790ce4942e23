//! The subcommands, a file each.

pub mod extract;
pub mod score;
