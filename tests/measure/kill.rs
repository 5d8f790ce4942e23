//! A thousand kills, with decisions being made all the time: `cargo test --release --test measure_kill -- --ignored --nocapture`

#![allow(clippy::expect_used, reason = "whoever measures sees what is wrong")]

#[path = "../library/kill.rs"]
mod kill;

/// Not a test of its own but the program that is killed.
#[test]
#[ignore = "runs until it is killed"]
fn decide_until_killed() {
    kill::decide_until_killed();
}

#[test]
#[ignore = "takes minutes; the tests of the library do thirty of them"]
fn a_thousand_kills() {
    println!("1000 kills, {} decisions told as saved, none lost", kill::rounds(1000));
}
