//! The rows of a side pane.

/// A row of a side pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Over quotations the speaker of that index, without one those of nobody in particular; over events what their
    /// order makes of the index.
    Heading(Option<usize>),
    /// The item of that index in its layer.
    Item(usize),
}

/// The rows of a side pane.
#[derive(Debug, Default)]
pub struct List {
    rows: Vec<Line>,
    /// For each item of the layer its row, where it has one.
    row_of: Vec<Option<u32>>,
    items: usize,
    /// The rows of items that are not decided.
    undecided: Vec<u32>,
}

impl List {
    pub(super) fn new(rows: Vec<Line>, items: usize, is_undecided: impl Fn(usize) -> bool) -> Self {
        let mut undecided = Vec::new();
        let mut row_of = vec![None; items];
        for (row, line) in rows.iter().enumerate() {
            if let Line::Item(index) = *line {
                row_of[index] = Some(row as u32);
                undecided.extend(is_undecided(index).then_some(row as u32));
            }
        }
        let items = row_of.iter().flatten().count();
        Self { rows, row_of, items, undecided }
    }

    /// The rows, from the top.
    pub fn rows(&self) -> &[Line] {
        &self.rows
    }

    /// How many items are listed.
    pub fn items(&self) -> usize {
        self.items
    }

    /// The rows of items that are not decided, from the top.
    pub fn undecided(&self) -> &[u32] {
        &self.undecided
    }

    /// The row of an item.
    pub fn row_of(&self, item: usize) -> Option<usize> {
        self.row_of.get(item).copied().flatten().map(|row| row as usize)
    }

    /// The item in that row; none where there is a heading or nothing.
    pub fn item_at(&self, row: usize) -> Option<usize> {
        self.rows.get(row).and_then(|line| if let Line::Item(item) = *line { Some(item) } else { None })
    }

    /// The item in that row, or the nearest one after it, or before it.
    pub fn item_near(&self, row: usize) -> Option<usize> {
        let row = row.min(self.rows.len().checked_sub(1)?);
        let item = |line: &Line| if let Line::Item(item) = *line { Some(item) } else { None };
        self.rows[row..].iter().find_map(item).or_else(|| self.rows[..row].iter().rev().find_map(item))
    }
}
