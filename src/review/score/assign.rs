//! One-to-one pairs of the greatest total weight.

use std::collections::HashMap;

/// Pairs rows with columns, each with one at most, so that the weights of the pairs add up to the most there can be.
/// Only the pairs named in `weights`, all greater than 0, can be. Rows and columns that have nothing to do with each other
/// are dealt with apart, so that the time grows with the third power of the largest group and not of all.
///
/// Where several ways weigh the same, which one is taken follows from the order in which they are tried: the fewer of
/// rows and columns one after the other, and their partners from the last to the first, as most implementations do.
pub(super) fn assign(weights: &[(usize, usize, f64)], rows: usize, columns: usize) -> Vec<(usize, usize)> {
    let turned = rows > columns;
    let turn = |(row, column)| if turned { (column, row) } else { (row, column) };
    let weights: Vec<_> = weights.iter().map(|&(row, column, weight)| (turn((row, column)), weight)).collect();
    let mut pairs: Vec<_> = groups(&weights).iter().flat_map(|group| assign_group(group)).map(turn).collect();
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
fn assign_group(weights: &[Weight]) -> Vec<(usize, usize)> {
    let list = |pick: fn(&Weight) -> usize| {
        let mut list: Vec<_> = weights.iter().map(pick).collect();
        list.sort_unstable();
        list.dedup();
        list
    };
    let (rows, columns) = (list(|weight| weight.0.0), list(|weight| weight.0.1));
    let place = |list: &[usize], it| list.binary_search(&it).unwrap_or_default();
    // There must be a column for each row; those beyond the real ones cost nothing.
    let width = columns.len().max(rows.len());
    let mut cost = vec![vec![0.0; width]; rows.len()];
    for &((row, column), weight) in weights {
        cost[place(&rows, row)][place(&columns, column)] = -weight;
    }
    let mut row_price = vec![0.0; rows.len()];
    let mut column_price = vec![0.0; width];
    let mut row_of: Vec<Option<usize>> = vec![None; width];
    for row in 0..rows.len() {
        let mut least = vec![f64::INFINITY; width];
        let mut came_from: Vec<Option<usize>> = vec![None; width];
        let mut visited = vec![false; width];
        let (mut at, mut by_way_of) = (row, None);
        let free = loop {
            let (mut next, mut step) = (0, f64::INFINITY);
            for column in (0..width).rev().filter(|&column| !visited[column]) {
                let over = cost[at][column] - row_price[at] - column_price[column];
                if over < least[column] {
                    (least[column], came_from[column]) = (over, by_way_of);
                }
                // Of ways that cost the same, one that ends here.
                if least[column] < step || least[column] <= step && row_of[column].is_none() {
                    (next, step) = (column, least[column]);
                }
            }
            row_price[row] += step;
            for column in 0..width {
                if visited[column] {
                    column_price[column] -= step;
                    if let Some(held_by) = row_of[column] {
                        row_price[held_by] += step;
                    }
                } else {
                    least[column] -= step;
                }
            }
            visited[next] = true;
            match row_of[next] {
                Some(held_by) => (at, by_way_of) = (held_by, Some(next)),
                None => break next,
            }
        };
        // Each column on the way takes the row of the one before.
        let mut column = free;
        while let Some(before) = came_from[column] {
            row_of[column] = row_of[before];
            column = before;
        }
        row_of[column] = Some(row);
    }
    let real = columns.iter().zip(row_of).filter_map(|(&column, row)| Some((row?, column)));
    real.filter(|&(row, column)| cost[row][place(&columns, column)] < 0.0)
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
