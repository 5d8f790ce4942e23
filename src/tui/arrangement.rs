//! Which pane stands where.

use ratatui::layout::{Rect, Size};

/// A part of the screen that can have the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The list of articles.
    Articles,
    /// The text.
    Text,
    /// The quotations.
    Quotations,
    /// The entities.
    Entities,
    /// The events.
    Events,
}

impl Pane {
    /// All panes, in the order in which Tab goes through them.
    pub const ALL: [Self; 5] = [Self::Articles, Self::Text, Self::Quotations, Self::Entities, Self::Events];
    /// Those beside the text.
    pub const SIDES: [Self; 3] = [Self::Quotations, Self::Entities, Self::Events];
}

/// What is wanted of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The pane that has the keys.
    pub focus: Pane,
    /// The side pane that had them last.
    pub side: Pane,
    /// Whether the text stands alone.
    pub alone: bool,
    /// Whether there are several articles to choose from.
    pub several: bool,
}

/// No line of text is wider, in columns.
const MEASURE: u16 = 80;
/// Columns beside the text: the speaker's bar and a space before it, a space after it.
const GUTTER: u16 = 2;
const AFTER: u16 = 1;
/// From these widths on there is room for list, text and side panes, or for the text with one of them.
const WIDE: u16 = 110;
const MEDIUM: u16 = 70;

/// Where everything stands. What there is no room for is empty or missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The title over the text, with the line under it.
    pub header: Rect,
    /// The text's column, without the gutter.
    pub text: Rect,
    /// The panes that are shown but the text, each with its title row.
    pub panes: Vec<(Pane, Rect)>,
    /// Columns with a line between panes.
    pub dividers: Vec<Rect>,
    /// The bottom row.
    pub footer: Rect,
}

impl Arrangement {
    /// Arranges a screen of that size.
    pub fn new(size: Size, wanted: Wanted) -> Self {
        let footer = u16::from(size.height > 2);
        let body = Rect::new(0, 0, size.width, size.height - footer);
        let mut arrangement = Self { footer: Rect::new(0, body.height, size.width, footer), ..Self::default() };
        let text = arrangement.place_panes(body, wanted);
        arrangement.place_text(text);
        arrangement
    }

    /// The rectangle of a pane but the text, if it is shown.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        self.panes.iter().find(|(other, _)| *other == pane).map(|&(_, area)| area)
    }

    /// The rows of a pane that list something: those under its title, where there is room for one.
    pub fn rows(&self, pane: Pane) -> Rect {
        self.pane(pane).map_or_else(Rect::default, |area| {
            let title = u16::from(area.height > 1);
            Rect { y: area.y + title, height: area.height - title, ..area }
        })
    }

    /// Places the panes and gives what is left for the text.
    fn place_panes(&mut self, body: Rect, wanted: Wanted) -> Rect {
        if wanted.alone {
            return body;
        }
        if body.width < MEDIUM {
            if wanted.focus == Pane::Text {
                return body;
            }
            self.panes.push((wanted.focus, body));
            return Rect::default();
        }
        if body.width < WIDE {
            let side = (body.width * 2 / 5).clamp(28, 36);
            if wanted.focus == Pane::Articles {
                let (list, text) = self.split(body, side);
                self.panes.push((Pane::Articles, list));
                return text;
            }
            let (text, right) = self.split(body, body.width - side - 1);
            self.panes.push((wanted.side, right));
            return text;
        }
        let mut text = body;
        if wanted.several || wanted.focus == Pane::Articles {
            let (list, rest) = self.split(text, (body.width / 6).clamp(18, 30));
            self.panes.push((Pane::Articles, list));
            text = rest;
        }
        let (text, right) = self.split(text, text.width - (body.width * 3 / 10).clamp(32, 56) - 1);
        self.stack(right, wanted.side);
        text
    }

    /// Divides `area` after `left` columns with a line.
    fn split(&mut self, area: Rect, left: u16) -> (Rect, Rect) {
        let divider = Rect { x: area.x + left, width: 1, ..area };
        self.dividers.push(divider);
        let x = divider.x + 1;
        (Rect { width: left, ..area }, Rect { x, width: area.right() - x, ..area })
    }

    /// Stacks the side panes; the one that is used gets half of the rows.
    fn stack(&mut self, area: Rect, used: Pane) {
        let small = area.height / 4;
        if small < 3 {
            self.panes.push((used, area));
            return;
        }
        let mut y = area.y;
        for pane in Pane::SIDES {
            let height = if pane == used { area.height - 2 * small } else { small };
            self.panes.push((pane, Rect { y, height, ..area }));
            y += height;
        }
    }

    fn place_text(&mut self, area: Rect) {
        let around = if area.width > 12 { GUTTER + AFTER } else { GUTTER.min(area.width.saturating_sub(1)) };
        let gutter = around.min(GUTTER);
        let width = (area.width - around.min(area.width)).min(MEASURE);
        let x = area.x + gutter + (area.width - around.min(area.width) - width) / 2;
        let header = if area.height >= 8 { 3 } else { 0 };
        self.header = Rect { x, width, height: header, ..area };
        self.text = Rect { x, width, y: area.y + header, height: area.height - header };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_overlaps_or_leaves_the_screen(
            width in 0u16..300, height in 0u16..100, focus in 0usize..5, side in 0usize..3, alone: bool, several: bool,
        ) {
            let wanted = Wanted { focus: Pane::ALL[focus], side: Pane::SIDES[side], alone, several };
            let arrangement = Arrangement::new(Size { width, height }, wanted);
            let Arrangement { header, text, footer, panes, dividers } = arrangement;
            let areas: Vec<_> =
                [header, text, footer].into_iter().chain(panes.into_iter().map(|(_, area)| area)).chain(dividers).collect();
            for (index, area) in areas.iter().enumerate() {
                prop_assert!(area.right() <= width && area.bottom() <= height, "{area:?}");
                prop_assert!(areas[..index].iter().all(|other| !other.intersects(*area)), "{area:?} in {areas:?}");
            }
            prop_assert!(text.width <= MEASURE);
        }
    }
}
