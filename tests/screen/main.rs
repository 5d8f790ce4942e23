//! The screen, driven by keys: what they do, what is drawn, and that nothing breaks it.

#![allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]

mod correcting;
#[allow(unreachable_pub, reason = "shared with the picture command")]
mod harness;
mod keys;
#[allow(unreachable_pub, reason = "as the harness")]
mod library;
mod messages;
mod properties;
mod review;
mod sharing;
mod snapshots;
