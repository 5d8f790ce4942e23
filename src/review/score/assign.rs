//! One-to-one pairs of the greatest total weight.

use std::collections::HashMap;

/// A table of so many cells is dealt with as a whole, a larger one in groups that have nothing to do with each other, so that
/// the time grows with the third power of the largest group and not of all.
const WHOLE: usize = 1 << 20;

/// Pairs rows with columns, each with one at most, so that the weights of the pairs add up to the most there can be.
/// Only the pairs named in `weights`, all greater than 0, can be.
///
/// Where several ways weigh the same, which one is taken follows from the order in which they are tried. It is that of
/// `SciPy`'s `linear_sum_assignment`, by which such figures are taken elsewhere.
pub(super) fn assign(weights: &[(usize, usize, f64)], rows: usize, columns: usize) -> Vec<(usize, usize)> {
    let turned = rows > columns;
    let turn = |(row, column)| if turned { (column, row) } else { (row, column) };
    let weights: Vec<_> = weights.iter().map(|&(row, column, weight)| (turn((row, column)), weight)).collect();
    let (rows, columns) = turn((rows, columns));
    let pairs = if rows.saturating_mul(columns) <= WHOLE {
        let (rows, columns): (Vec<_>, Vec<_>) = ((0..rows).collect(), (0..columns).collect());
        assign_group(&weights, &rows, &columns)
    } else {
        let list = |group: &[Weight], pick: fn(&Weight) -> usize| {
            let mut list: Vec<_> = group.iter().map(pick).collect();
            list.sort_unstable();
            list.dedup();
            list
        };
        let assign = |group: &Vec<Weight>| assign_group(group, &list(group, |it| it.0.0), &list(group, |it| it.0.1));
        groups(&weights).iter().flat_map(assign).collect()
    };
    let mut pairs: Vec<_> = pairs.into_iter().map(turn).collect();
    pairs.sort_unstable();
    pairs
}

/// What a row and a column are worth as a pair.
type Weight = ((usize, usize), f64);

/// The weights in groups that share no row or column.
fn groups(weights: &[Weight]) -> Vec<Vec<Weight>> {
    let mut parent: HashMap<(bool, usize), (bool, usize)> = HashMap::new();
    for &((row, column), _) in weights {
        let (row, column) = (root(&mut parent, (true, row)), root(&mut parent, (false, column)));
        parent.insert(row, column);
    }
    let mut groups: HashMap<(bool, usize), Vec<_>> = HashMap::new();
    for &weight in weights {
        groups.entry(root(&mut parent, (true, weight.0.0))).or_default().push(weight);
    }
    groups.into_values().collect()
}

fn root(parent: &mut HashMap<(bool, usize), (bool, usize)>, of: (bool, usize)) -> (bool, usize) {
    let mut at = of;
    while let Some(&up) = parent.get(&at).filter(|&&up| up != at) {
        at = up;
    }
    parent.insert(at, at);
    // Whoever asks again finds it at once.
    parent.insert(of, at);
    at
}

/// The Hungarian method: rows are taken in one by one, each over the cheapest way that frees a column for it. Prices of
/// rows and columns keep what a pair costs beyond them from being negative.
fn assign_group(weights: &[Weight], rows: &[usize], columns: &[usize]) -> Vec<(usize, usize)> {
    let place = |list: &[usize], it| list.binary_search(&it).unwrap_or_default();
    // There must be a column for each row; those beyond the real ones cost nothing.
    let width = columns.len().max(rows.len());
    let mut cost = vec![vec![0.0; width]; rows.len()];
    for &((row, column), weight) in weights {
        cost[place(rows, row)][place(columns, column)] = -weight;
    }
    let (mut row_price, mut column_price) = (vec![0.0; rows.len()], vec![0.0; width]);
    let mut row_of: Vec<Option<usize>> = vec![None; width];
    let mut column_of: Vec<Option<usize>> = vec![None; rows.len()];
    for row in 0..rows.len() {
        let mut least = vec![f64::INFINITY; width];
        let mut reached_from = vec![row; width];
        let mut left: Vec<_> = (0..width).rev().collect();
        let mut passed: Vec<(usize, usize)> = Vec::new();
        let (mut at, mut step) = (row, 0.0);
        let free = loop {
            let (mut next, mut nearest) = (0, f64::INFINITY);
            for (index, &column) in left.iter().enumerate() {
                let over = step + cost[at][column] - row_price[at] - column_price[column];
                if over < least[column] {
                    (least[column], reached_from[column]) = (over, at);
                }
                // Of ways that cost the same, one that ends here.
                let ends = least[column] <= nearest && row_of[column].is_none();
                if least[column] < nearest || ends {
                    (next, nearest) = (index, least[column]);
                }
            }
            step = nearest;
            let column = left.swap_remove(next);
            match row_of[column] {
                Some(held_by) => {
                    passed.push((held_by, column));
                    at = held_by;
                }
                None => break column,
            }
        };
        row_price[row] += step;
        for (held_by, column) in passed {
            row_price[held_by] += step - least[column];
            column_price[column] -= step - least[column];
        }
        // Each row on the way takes the column to which it was left.
        let mut freed = Some(free);
        while let Some(column) = freed {
            let taker = reached_from[column];
            row_of[column] = Some(taker);
            freed = column_of[taker].replace(column);
        }
    }
    let real = columns.iter().zip(row_of).filter_map(|(&column, row)| Some((row?, column)));
    real.filter(|&(row, column)| cost[row][place(columns, column)] < 0.0)
        .map(|(row, column)| (rows[row], column))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The most there can be, by trying everything.
    fn best(weights: &[(usize, usize, f64)], row: usize, taken: u32) -> f64 {
        if row == 5 {
            return 0.0;
        }
        let here = weights.iter().filter(|weight| weight.0 == row && taken >> weight.1 & 1 == 0);
        here.map(|weight| weight.2 + best(weights, row + 1, taken | 1 << weight.1))
            .fold(best(weights, row + 1, taken), f64::max)
    }

    proptest! {
        #[test]
        fn no_other_pairs_weigh_more(cells in prop::collection::hash_map((0usize..5, 0usize..6), 1u8..100, 0..20)) {
            let weights: Vec<_> = cells.iter().map(|(&(row, column), &weight)| (row, column, f64::from(weight))).collect();
            let pairs = assign(&weights, 5, 6);
            let total: f64 = pairs.iter().map(|pair| f64::from(cells[pair])).sum();
            prop_assert!((total - best(&weights, 0, 0)).abs() < 1e-6);
            for side in [pairs.iter().map(|pair| pair.0).collect::<Vec<_>>(), pairs.iter().map(|pair| pair.1).collect()] {
                let different: std::collections::HashSet<_> = side.iter().collect();
                prop_assert_eq!(different.len(), side.len());
            }
        }
    }
}
