//! The vectors of words: learned so that from a word's vector one can tell what the teachers say of the word.
//!
//! Two kinds of teachers: the clusters of words that stand in like places in news, and dictionaries of verb forms, nouns
//! and names. No word of theirs is kept; what stays is a table of hashed rows that all words share.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::Path;

use wortlaut::language::model::form::Form;
use wortlaut::language::model::vectors::{BITS, DIMENSION, PART, READINGS, Rows, Vectors};

use crate::data::{Word, rows, text};
use crate::numbers::{Numbers, add, as_bytes, as_half_bytes, dot, numbers};
use crate::random::Random;

const EPOCHS: usize = 6;
const RATE: f32 = 0.15;
/// How often a word is shown without the rows of the whole word, so that its parts learn to stand for it.
const PARTS_ALONE: f32 = 0.35;
/// How many things the dictionaries say of a word.
const ATTRIBUTES: usize = 17;

/// What the teachers say of one word.
struct Lesson {
    form: Form,
    word: String,
    cluster: Option<usize>,
    /// A bit for each attribute that the word has; none where no dictionary knows the word.
    attributes: Option<u32>,
    weight: f32,
}

/// Learns the table of vectors and gives it as bytes.
pub(crate) fn train(data: &Path, tagged: &[Vec<Word>]) -> io::Result<Vec<u8>> {
    let (lessons, clusters) = lessons(data, tagged)?;
    println!("vectors: {} words, {clusters} clusters", lessons.len());
    let mut table = Table::new(clusters);
    let mut random = Random(1);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let rate = RATE * (1.0 - epoch as f32 / EPOCHS as f32) + 0.01;
        let (mut right, mut asked) = (0, 0);
        for &lesson in &order {
            let parts_alone = random.unit() < PARTS_ALONE;
            if let Some(told) = table.learn(&lessons[lesson], parts_alone, rate).filter(|_| !parts_alone) {
                asked += 1;
                right += usize::from(told);
            }
        }
        println!("  epoch {}: cluster told {:.3}", epoch + 1, right as f32 / asked as f32);
    }
    let bytes = [as_half_bytes(&table.rows), as_bytes(&table.kins()).1].concat();
    let readings = readings(&bytes, &lessons);
    let bytes = [bytes, readings.into_iter().flat_map(f32::to_le_bytes).collect()].concat();
    println!("  as bytes: cluster told {:.3}", told(&bytes, &lessons));
    Ok(bytes)
}

/// What tells the readings from the vectors as the program reads them: see `Vectors::read`.
fn readings(bytes: &[u8], lessons: &[Lesson]) -> Vec<f32> {
    const BITS_OF_READINGS: [u32; READINGS] = [0, 5];
    let (table, mut letters, mut rows) = (Vectors::read(bytes), Vec::new(), Rows::default());
    let head = |_| Head { weights: [0.0; DIMENSION], bias: 0.0, moved: 0.0 };
    let mut heads: [Head; READINGS] = std::array::from_fn(head);
    let known: Vec<(Numbers, u32)> = lessons
        .iter()
        .filter_map(|lesson| {
            let vector = table.of(&lesson.word, &lesson.form, &mut letters, &mut rows);
            Some((numbers(&vector), lesson.attributes?))
        })
        .collect();
    let mut order: Vec<usize> = (0..known.len()).collect();
    let mut random = Random(3);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let rate = 1.0 / (1 + epoch) as f32;
        for &word in &order {
            let (vector, bits) = &known[word];
            for (head, bit) in heads.iter_mut().zip(BITS_OF_READINGS) {
                let probability = 1.0 / (1.0 + libm::expf(-head.score(vector)));
                head.step(probability - (bits >> bit & 1) as f32, vector, rate, &mut [0.0; DIMENSION]);
            }
        }
    }
    heads.into_iter().flat_map(|head| head.weights.into_iter().chain([head.bias])).collect()
}

/// Of how many words the table as the program reads it tells the cluster.
fn told(bytes: &[u8], lessons: &[Lesson]) -> f32 {
    let (table, mut letters, mut rows) = (Vectors::read(bytes), Vec::new(), Rows::default());
    let (mut right, mut asked) = (0, 0);
    for (lesson, cluster) in lessons.iter().filter_map(|lesson| Some((lesson, lesson.cluster?))) {
        let vector = table.of(&lesson.word, &lesson.form, &mut letters, &mut rows);
        asked += 1;
        right += usize::from(table.kin(&vector) == cluster as u64);
    }
    right as f32 / asked as f32
}

fn lessons(data: &Path, tagged: &[Vec<Word>]) -> io::Result<(Vec<Lesson>, usize)> {
    let mut clusters: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for columns in rows(&text(&data.join("clusters/words.tsv.gz"))?).filter(|columns| columns.len() == 2) {
        let next = names.len();
        clusters.insert(columns[0].into(), *names.entry(columns[1].into()).or_insert(next));
    }
    let mut attributes = attributes(data)?;
    let mut frequency: HashMap<&str, u32> = HashMap::new();
    for word in tagged.iter().flatten() {
        *frequency.entry(&word.text).or_default() += 1;
    }
    let mut letters = Vec::new();
    let mut lesson = |word: String, cluster, attributes, weight| Lesson {
        form: Form::of(&word, &mut letters),
        word,
        cluster,
        attributes,
        weight,
    };
    let mut lessons = Vec::new();
    for (word, cluster) in clusters {
        let seen = frequency.get(word.as_str()).copied().unwrap_or(0);
        let attributes = attributes.remove(&word);
        lessons.push(lesson(word, Some(cluster), attributes, 1.0 + 0.5 * libm::log2f(1.0 + seen as f32)));
    }
    lessons.extend(attributes.into_iter().map(|(word, attributes)| lesson(word, None, Some(attributes), 0.5)));
    Ok((lessons, names.len()))
}

/// What the dictionaries say of each of their words.
fn attributes(data: &Path) -> io::Result<BTreeMap<String, u32>> {
    let mut attributes: BTreeMap<String, u32> = BTreeMap::new();
    let mut set = |word: &str, bit: u32| *attributes.entry(word.into()).or_default() |= 1 << bit;
    for columns in rows(&text(&data.join("forms/verbs.tsv.gz"))?).filter(|columns| columns.len() > 2) {
        let has = |value: &str| columns[2].split(':').any(|part| part == value);
        let third = has("3") && has("SIN");
        let bit = match () {
            () if has("KJ1") => u32::from(!third),
            () if has("KJ2") => 2,
            () if has("PRÄ") => 3 + u32::from(!third),
            () if has("PRT") => 5,
            () if has("INF") => 6,
            () if has("EIZ") => 7,
            () if has("PA2") => 8,
            () => 9,
        };
        set(columns[0], bit);
    }
    for columns in rows(&text(&data.join("forms/nouns.tsv.gz"))?).filter(|columns| columns.len() > 1) {
        let bit = match columns[1].get(..3) {
            Some("MAS") => 10,
            Some("FEM") => 11,
            _ => 12,
        };
        set(columns[0], bit);
    }
    for columns in rows(&text(&data.join("forms/names.tsv.gz"))?).filter(|columns| columns.len() > 2) {
        if !columns[2].contains("VOR") && !columns[2].contains("NAC") {
            set(columns[0], 16);
        }
    }
    for columns in rows(&text(&data.join("names/first-names.tsv.gz"))?).filter(|columns| columns.len() > 1) {
        set(columns[0], if columns[1] == "m" { 13 } else { 14 });
    }
    for name in text(&data.join("names/surnames.txt.gz"))?.lines() {
        set(name.trim(), 15);
    }
    Ok(attributes)
}

/// The table while it is learned, with what tells clusters and attributes from a vector.
struct Table {
    rows: Vec<f32>,
    /// How much each row has moved.
    moved: Vec<f32>,
    clusters: usize,
    /// For each cluster and then each attribute: a row, a bias, and how much it has moved.
    heads: Vec<Head>,
    room: (Rows, Vec<char>, Vec<f32>),
}

struct Head {
    weights: Numbers,
    bias: f32,
    moved: f32,
}

impl Head {
    fn score(&self, vector: &Numbers) -> f32 {
        self.bias + dot(&self.weights, vector)
    }

    /// Takes a step against the gradient of the score and passes the gradient on to the vector.
    fn step(&mut self, gradient: f32, vector: &Numbers, rate: f32, to_vector: &mut Numbers) {
        add(to_vector, &self.weights, gradient);
        self.moved += gradient * gradient;
        let step = rate * gradient / self.moved.sqrt().max(1.0);
        add(&mut self.weights, vector, -step);
        self.bias -= step;
    }
}

impl Table {
    fn new(clusters: usize) -> Self {
        let mut random = Random(2);
        let head =
            |random: &mut Random| Head { weights: std::array::from_fn(|_| random.within(0.1)), bias: 0.0, moved: 0.0 };
        Self {
            rows: (0..DIMENSION << BITS).map(|_| random.within(0.05)).collect(),
            moved: vec![0.0; 1 << BITS],
            clusters,
            heads: (0..clusters + ATTRIBUTES).map(|_| head(&mut random)).collect(),
            room: Default::default(),
        }
    }

    /// What tells the clusters, in the order of `Vectors::read`.
    fn kins(&self) -> Vec<f32> {
        self.heads[..self.clusters].iter().flat_map(|head| head.weights).collect()
    }

    /// Takes one lesson in. Whether the cluster was told, where the word has one.
    fn learn(&mut self, lesson: &Lesson, parts_alone: bool, rate: f32) -> Option<bool> {
        let (mut rows, mut letters, mut scores) = std::mem::take(&mut self.room);
        lesson.form.rows(&lesson.word, &mut letters, &mut rows);
        if parts_alone {
            rows.whole.clear();
        }
        let sides = [(&rows.whole, 1.0), (&rows.parts, PART)];
        let mut vector = [0.0; DIMENSION];
        for (rows, factor) in sides {
            for &row in rows {
                add(&mut vector, &self.rows[row as usize * DIMENSION..][..DIMENSION], factor);
            }
        }
        let mut gradient = [0.0; DIMENSION];
        let (clusters, attributes) = self.heads.split_at_mut(self.clusters);
        let told = lesson.cluster.map(|cluster| {
            scores.clear();
            scores.extend(clusters.iter().map(|head| dot(&head.weights, &vector)));
            let largest = scores.iter().copied().fold(f32::MIN, f32::max);
            let told = scores[cluster] >= largest;
            let mut sum = 0.0;
            for score in &mut scores {
                *score = libm::expf(*score - largest);
                sum += *score;
            }
            for (number, (head, score)) in clusters.iter_mut().zip(&scores).enumerate() {
                let error = lesson.weight * (score / sum - f32::from(u8::from(number == cluster)));
                if error.abs() > 1e-4 {
                    head.step(error, &vector, rate, &mut gradient);
                }
            }
            told
        });
        if let Some(bits) = lesson.attributes {
            for (bit, head) in attributes.iter_mut().enumerate() {
                let probability = 1.0 / (1.0 + libm::expf(-head.score(&vector)));
                let error = 0.5 * lesson.weight * (probability - (bits >> bit & 1) as f32);
                head.step(error, &vector, rate, &mut gradient);
            }
        }
        let size = dot(&gradient, &gradient) / DIMENSION as f32;
        for (rows, factor) in sides {
            for &row in rows {
                let moved = &mut self.moved[row as usize];
                *moved += size * factor * factor;
                let step = rate * factor / (moved.sqrt() + 1e-4);
                add(&mut self.rows[row as usize * DIMENSION..][..DIMENSION], &gradient, -step);
            }
        }
        self.room = (rows, letters, scores);
        told
    }
}
