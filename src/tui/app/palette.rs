//! Choosing an action by its name.

use std::cmp::Reverse;

use super::{App, Line, Overlay};
use crate::tui::action::{ALL, Entry, Scope};

/// The palette.
#[derive(Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub line: Line,
    /// The choice that Enter takes, counted from the best.
    pub selected: usize,
}

impl Palette {
    /// The actions whose names hold what is typed, the best first.
    pub fn choices(&self) -> Vec<&'static Entry> {
        let open_to_all = |entry: &&Entry| {
            !matches!(entry.scope, Scope::Typing | Scope::Palette | Scope::Help | Scope::Ends | Scope::Correction)
        };
        let mut choices: Vec<_> = ALL
            .iter()
            .filter(open_to_all)
            .filter_map(|entry| Some((rank(self.line.text(), entry.title)?, entry)))
            .collect();
        choices.sort_by_key(|&(rank, _)| Reverse(rank));
        choices.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The action that Enter takes.
    pub fn chosen(&self) -> Option<&'static Entry> {
        self.choices().get(self.selected).copied()
    }
}

impl App {
    pub(super) fn choose(&mut self, by: isize) {
        let (choices, selected) = match &mut self.overlay {
            Overlay::Palette(palette) => (palette.choices().len(), &mut palette.selected),
            Overlay::Chooser(chooser) => (chooser.choices().len(), &mut chooser.selected),
            _ => return,
        };
        *selected = selected.saturating_add_signed(by).min(choices.saturating_sub(1));
    }
}

/// How well what is typed fits a title that has its letters in that order: letters that follow each other or begin a word
/// count more. `None` when it does not fit.
pub(super) fn rank(typed: &str, title: &str) -> Option<usize> {
    let title: Vec<char> = title.to_lowercase().chars().collect();
    let typed: Vec<char> = typed.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let begins_word = |at: usize| at == 0 || title[at - 1] == ' ';
    let ranked_from = |start: usize| {
        let mut from = start;
        let mut rank = 0;
        for &c in &typed {
            let at = from + title[from..].iter().position(|&other| other == c)?;
            rank += match (at == from && from > start, begins_word(at)) {
                (true, _) => 3,
                (false, true) => 2,
                (false, false) => 0,
            };
            from = at + 1;
        }
        Some(rank)
    };
    // What is typed may begin with any of the words.
    let words = (1..title.len()).filter(|&at| begins_word(at) && Some(&title[at]) == typed.first());
    words.chain([0]).filter_map(ranked_from).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_together_and_at_the_start_of_words_come_first() {
        assert!(rank("nq", "Next quotation") > rank("nq", "Only in a queue"));
        assert!(rank("quo", "Next quotation") > rank("quo", "Quite a loud voice"));
        assert_eq!(rank("qx", "Next quotation"), None);
        assert_eq!(rank("", "Help"), Some(0));
    }
}
