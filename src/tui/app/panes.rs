//! Which pane has the keys, and which are shown.

use super::App;
use crate::tui::arrangement::Pane;
use crate::tui::effect::Effect;

impl App {
    /// Gives a pane the keys.
    pub(super) fn focus(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Text {
            self.alone = false;
        }
        if Pane::SIDES.contains(&pane) {
            self.side = pane;
        }
    }

    pub(super) fn cycle(&mut self, by: isize) {
        let panes = if self.shelf.rows().len() > 1 { &Pane::ALL[..] } else { &Pane::ALL[1..] };
        let here = panes.iter().position(|&pane| pane == self.focus).unwrap_or_default();
        let next = if by > 0 { here + 1 } else { here + panes.len() - 1 };
        self.focus(panes[next % panes.len()]);
    }

    pub(super) fn toggle_alone(&mut self) {
        self.alone = !self.alone;
        if self.alone {
            self.focus = Pane::Text;
        }
    }

    pub(super) fn toggle_mouse(&mut self) {
        self.mouse = !self.mouse;
        self.effects.push(Effect::Mouse(self.mouse));
        self.tell(if self.mouse { "mouse on: hold Shift to select text" } else { "mouse off" });
    }
}
