//! Text → tagged tokens.
