//! Cutting a line into the pieces that stay together on a row.

use hypher::Lang;
use textwrap::core::Fragment;
use textwrap::{WordSeparator, WordSplitter};

use super::{clusters, hyphenation};

/// A word or a part of one, with the space after it. Offsets are bytes of the article's text, widths are columns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends, without the space after it.
    pub(super) end: usize,
    /// Whether it takes a hyphen where a row ends with it.
    pub(super) hyphen: bool,
    width: usize,
    space: usize,
}

impl Piece {
    fn at(start: usize) -> Self {
        Self { start, end: start, ..Self::default() }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no row is as wide as that")]
impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        f64::from(u8::from(self.hyphen))
    }
}

/// Appends the pieces of `line`, which begins at byte `offset` of the article. None is wider than `width`, with its hyphen,
/// unless it is a single character: what cannot be divided otherwise is cut anywhere.
pub(super) fn cut(line: &str, offset: usize, width: usize, rules: Option<Lang>, pieces: &mut Vec<Piece>) {
    let breaks = breaks(line, rules);
    let mut breaks = breaks.iter().map(|&(at, hyphen)| (offset + at, hyphen)).peekable();
    let mut piece = Piece::at(offset);
    for cluster in clusters(line, offset) {
        // Unicode allows breaks within a character, as between a space and the accent over it.
        while breaks.next_if(|&(at, _)| at < cluster.start).is_some() {}
        if let Some((_, hyphen)) = breaks.next_if(|&(at, _)| at == cluster.start) {
            piece.hyphen = hyphen && piece.width < width;
            pieces.push(piece);
            piece = Piece::at(cluster.start);
        }
        if matches!(&line[cluster.start - offset..cluster.end - offset], " " | "\n") {
            piece.space += cluster.width;
            continue;
        }
        if piece.width + piece.space > 0 && piece.width + piece.space + cluster.width > width {
            pieces.push(piece);
            piece = Piece::at(cluster.start);
        }
        piece.width += piece.space + cluster.width;
        piece.space = 0;
        piece.end = cluster.end;
    }
    pieces.push(piece);
}

/// The byte offsets in `line` at which a row may end, in order, and whether a hyphen is shown there.
fn breaks(line: &str, rules: Option<Lang>) -> Vec<(usize, bool)> {
    let mut breaks = Vec::new();
    let mut offset = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        if offset > 0 {
            breaks.push((offset, false));
        }
        let first = breaks.len();
        breaks.extend(WordSplitter::HyphenSplitter.split_points(&word).into_iter().map(|at| (offset + at, false)));
        if let Some(rules) = rules {
            breaks.extend(hyphenation::points(&word, rules).map(|at| (offset + at, true)));
            breaks[first..].sort_unstable();
        }
        offset += word.len() + word.whitespace.len();
    }
    breaks
}
