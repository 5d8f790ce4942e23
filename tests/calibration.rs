//! Whether the confidence of quotations keeps what it promises, on articles in which a person marked them:
//! `WORTLAUT_GOLD=articles.jsonl cargo test --test calibration -- --ignored --nocapture`, the file in the wortlaut/1 form.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;

use wortlaut::article::Span;
use wortlaut::extract::complete;
use wortlaut::extraction::{Extraction, Quotation};
use wortlaut::load;

/// The bytes that two quotes share, twice, by the bytes of both, in thousandths.
fn overlap(one: &Quotation, other: &Quotation) -> usize {
    let length = |spans: &[Span]| spans.iter().map(|span| span.end() - span.start()).sum::<usize>();
    let shared = |a: &Span, b: &Span| a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    let both: usize = one.quote.iter().map(|a| other.quote.iter().map(|b| shared(a, b)).sum::<usize>()).sum();
    2000 * both / (length(&one.quote) + length(&other.quote)).max(1)
}

/// For each quotation found, its confidence and whether it is right; each marked one makes one right.
fn judged(found: &[Quotation], marked: &[Quotation]) -> Vec<(String, bool)> {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (i, quotation) in found.iter().enumerate() {
        let shares = marked.iter().enumerate().map(|(j, other)| (overlap(quotation, other), i, j));
        pairs.extend(shares.filter(|pair| pair.0 >= 500));
    }
    pairs.sort_by(|a, b| b.cmp(a));
    let (mut right, mut used) = (vec![false; found.len()], vec![false; marked.len()]);
    for (_, i, j) in pairs {
        if !right[i] && !used[j] {
            (right[i], used[j]) = (true, true);
        }
    }
    let shown = |quotation: &Quotation| format!("{:.2}", quotation.confidence.unwrap_or_default());
    found.iter().zip(right).map(|(quotation, right)| (shown(quotation), right)).collect()
}

#[test]
#[ignore = "needs articles in which a person marked the quotations"]
fn of_quotations_at_nine_tenths_nine_in_ten_are_right() {
    let bytes = fs::read(std::env::var("WORTLAUT_GOLD").unwrap()).unwrap();
    let source = load::Source::Memory { name: "gold.jsonl".into(), bytes: bytes.into() };
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let _ = load::read(&source, &mut |document| {
        let Ok(document) = document else { return ControlFlow::Continue(()) };
        let found = complete(&document.article, Extraction::default());
        for (confidence, right) in judged(found.quotations(), document.extraction.quotations()) {
            let count = counts.entry(confidence).or_default();
            *count = (count.0 + u32::from(right), count.1 + 1);
        }
        ControlFlow::Continue(())
    });
    assert!(!counts.is_empty(), "the file holds no article");
    let share = |right: u32, all: u32| f64::from(right) / f64::from(all);
    for (confidence, (right, all)) in &counts {
        println!("{confidence}  {right:5} of {all:5}  {:.2}", share(*right, *all));
    }
    for (low, high, least) in [("0.80", "0.90", 0.75), ("0.90", "2", 0.87)] {
        let among = counts.range(low.to_owned()..high.to_owned());
        let (right, all) = among.fold((0, 0), |sum, (_, count)| (sum.0 + count.0, sum.1 + count.1));
        println!("from {low}: {right} of {all}, {:.3}", share(right, all));
        assert!(share(right, all) > least, "from {low}: {right} of {all}");
    }
}
