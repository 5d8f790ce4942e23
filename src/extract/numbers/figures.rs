//! Figures: digits → a value.

/// The value of digits with points between thousands and a decimal comma, of a fraction "1/2" or its sign.
pub(super) fn read(form: &str) -> Option<f64> {
    if let Some((above, below)) = form.split_once('/') {
        let small = |part: &str| digits(part).filter(|_| part.len() <= 2);
        return Some(small(above)? / small(below).filter(|below| *below > 0.0)?);
    }
    let mut characters = form.chars();
    if let (Some(sign), None) = (characters.next(), characters.next())
        && let Some(value) = sign_of_fraction(sign)
    {
        return Some(value);
    }
    let (whole, decimals) = form.split_once(',').map_or((form, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = groups.all(|group| group.len() == 3) && (whole.len() == first.len() || first.len() <= 3);
    if !grouped {
        return None;
    }
    let whole: String = whole.split('.').collect();
    digits(&whole)?;
    match decimals {
        None => digits(&whole),
        Some(decimals) => {
            digits(decimals)?;
            format!("{whole}.{decimals}").parse().ok()
        }
    }
}

/// Whether figures can be followed by a group of three digits after a space: "12 500".
pub(super) fn takes_group(form: &str) -> bool {
    (1..=3).contains(&form.len()) && form.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether figures can be such a group, the last one perhaps with decimals.
pub(super) fn is_group(form: &str) -> bool {
    let whole = form.split_once(',').map_or(form, |(whole, _)| whole);
    whole.len() == 3 && form.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

fn digits(form: &str) -> Option<f64> {
    (!form.is_empty() && form.bytes().all(|byte| byte.is_ascii_digit())).then(|| form.parse().ok()).flatten()
}

fn sign_of_fraction(sign: char) -> Option<f64> {
    let (above, below) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Some(f64::from(above) / f64::from(below))
}
