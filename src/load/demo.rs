//! The articles built into the program.

use include_dir::{Dir, include_dir};

use super::Source;

static ARTICLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/articles");

/// The demo articles, in the order of their names.
pub(super) fn sources() -> Vec<Source> {
    let mut files: Vec<_> =
        ARTICLES.files().filter(|file| file.path().extension().is_some_and(|it| it == "txt")).collect();
    files.sort_by_key(|file| file.path());
    files
        .into_iter()
        .map(|file| Source::Memory { name: file.path().to_string_lossy().into(), bytes: file.contents().into() })
        .collect()
}
