//! How well an extraction meets a gold standard.
