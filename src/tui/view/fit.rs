//! Text cut to a width, by what a reader takes for characters.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// As much of `text` as `width` columns hold; where something is cut, it ends in an ellipsis.
pub(super) fn fit(text: &str, width: usize) -> String {
    let mut fitting = String::new();
    let (mut used, mut cut) = (0, 0);
    for cluster in text.graphemes(true) {
        used += cluster.width();
        if used > width {
            fitting.truncate(cut);
            if width > 0 {
                fitting.push('…');
            }
            return fitting;
        }
        fitting.push_str(cluster);
        if used < width {
            cut = fitting.len();
        }
    }
    fitting
}

/// A row that is filled piece by piece from the left.
pub(super) struct Row<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
}

impl<'a> Row<'a> {
    /// The row at `x`, `y`, so many columns wide, laid out in one style.
    pub(super) fn new(buffer: &'a mut Buffer, x: u16, y: u16, width: u16, style: Style) -> Self {
        let end = x + width;
        buffer.set_style(ratatui::layout::Rect { x, y, width, height: 1 }, style);
        Self { buffer, x, y, end }
    }

    /// Takes away what is there.
    pub(super) fn clear(&mut self) -> &mut Self {
        for x in self.x..self.end {
            self.buffer[(x, self.y)].set_symbol(" ");
        }
        self
    }

    /// How many columns are left.
    pub(super) fn left(&self) -> usize {
        usize::from(self.end - self.x)
    }

    /// Adds a text, cut where the row ends.
    pub(super) fn put(&mut self, text: &str, style: Style) -> &mut Self {
        self.put_within(text, self.left(), style)
    }

    /// Adds a text, cut to so many columns.
    pub(super) fn put_within(&mut self, text: &str, width: usize, style: Style) -> &mut Self {
        let text = fit(text, width.min(self.left()));
        (self.x, _) = self.buffer.set_stringn(self.x, self.y, &text, self.left(), style);
        self
    }

    /// Adds a text in a column of its own, so many columns wide.
    pub(super) fn put_column(&mut self, text: &str, width: usize, style: Style) -> &mut Self {
        let end = self.x + width.min(self.left()) as u16;
        self.put_within(text, width, style);
        self.x = end;
        self
    }

    /// Adds a text at the right end; what comes after is cut before it.
    pub(super) fn put_right(&mut self, text: &str, style: Style) -> &mut Self {
        let text = fit(text, self.left());
        let x = self.end - text.width() as u16;
        self.buffer.set_string(x, self.y, &text, style);
        self.end = x;
        self
    }

    /// Leaves so many columns free.
    pub(super) fn skip(&mut self, width: u16) -> &mut Self {
        self.x = (self.x + width).min(self.end);
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wide_characters_are_cut_whole() {
        assert_eq!(fit("東京都", 6), "東京都");
        assert_eq!(fit("東京都", 5), "東京…");
        assert_eq!(fit("東京都", 4), "東…");
        assert_eq!(fit("a👩‍🔬b", 3), "a…");
        assert_eq!(fit("abc", 0), "");
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "\\PC{0,20}", width in 0usize..12) {
            let fitting = fit(&text, width);
            let clusters: usize = fitting.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert!(clusters <= width, "{fitting:?}");
        }
    }
}
