//! What the README says of the program is what the program does.

#[test]
fn the_key_table_is_the_registry_s() {
    let readme = include_str!("../README.md");
    let table = wortlaut::tui::action::key_table();
    assert!(readme.contains(&table), "the README's table of keys should be:\n\n{table}");
}
