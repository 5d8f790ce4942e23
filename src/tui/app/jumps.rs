//! Back to where one was, and forward again.

use super::{App, Key, Reading};
use crate::tui::page::Item;

/// So many places are remembered.
const REMEMBERED: usize = 100;

/// A place that one jumped away from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    key: Key,
    offset: usize,
    selected: Option<Item>,
}

/// The places that one jumped away from, and those that one went back from.
#[derive(Debug, Default)]
pub struct Jumps {
    back: Vec<Jump>,
    forward: Vec<Jump>,
}

impl App {
    /// Remembers the place that is about to be left by a jump.
    pub(super) fn mark_jump(&mut self) {
        let Some(here) = self.here() else { return };
        self.jumps.forward.clear();
        remember(&mut self.jumps.back, here);
    }

    /// The same for a place that was left already.
    pub(super) fn mark_jump_from(&mut self, left: &Reading) {
        self.jumps.forward.clear();
        remember(&mut self.jumps.back, Jump::from(left));
    }

    pub(super) fn back(&mut self) {
        let here = self.here();
        match pop_other(&mut self.jumps.back, here) {
            Some(jump) => {
                if let Some(here) = here {
                    remember(&mut self.jumps.forward, here);
                }
                self.jump(jump);
            }
            None => self.tell("nothing to go back to"),
        }
    }

    pub(super) fn forward(&mut self) {
        let here = self.here();
        match pop_other(&mut self.jumps.forward, here) {
            Some(jump) => {
                if let Some(here) = here {
                    remember(&mut self.jumps.back, here);
                }
                self.jump(jump);
            }
            None => self.tell("nothing to go forward to"),
        }
    }

    fn here(&self) -> Option<Jump> {
        self.reading().map(Jump::from)
    }

    fn jump(&mut self, jump: Jump) {
        if let Some(row) = self.shelf.position(jump.key) {
            self.open(row, Some(jump));
            self.focus_selected();
        }
    }
}

impl From<&Reading> for Jump {
    fn from(reading: &Reading) -> Self {
        Self { key: reading.key, offset: reading.cursor, selected: reading.selected }
    }
}

impl Reading {
    pub(super) fn go_back_to(&mut self, jump: &Jump) {
        self.go_to_offset(jump.offset);
        if let Some(item) = jump.selected {
            self.choose(item);
        }
    }
}

fn remember(jumps: &mut Vec<Jump>, jump: Jump) {
    if jumps.last() == Some(&jump) {
        return;
    }
    if jumps.len() == REMEMBERED {
        jumps.remove(0);
    }
    jumps.push(jump);
}

/// The last place that is another than `here`.
fn pop_other(jumps: &mut Vec<Jump>, here: Option<Jump>) -> Option<Jump> {
    while let Some(jump) = jumps.pop() {
        if Some(jump) != here {
            return Some(jump);
        }
    }
    None
}
