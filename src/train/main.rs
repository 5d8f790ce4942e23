//! Makes the weights under `assets/model` from the data folder, the same bytes every time, and says how good they are.

#![forbid(unsafe_code)]
// Counts of words and epochs become rates and shares.
#![allow(clippy::cast_precision_loss)]

mod committee;
mod cutting;
mod data;
mod lexicon;
mod mood;
mod naming;
mod network;
mod numbers;
mod random;
mod tagging;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::Parser;
use wortlaut::language::model::Model;

use lexicon::Lexicon;
use naming::Marked;
use tagging::Sets;

/// Learns the weights and prints their figures.
#[derive(Parser)]
struct Arguments {
    /// The folder with clusters, forms, names and tags.
    data: PathBuf,
    /// Write the weights to this folder; without it they are compared with those that stand there.
    #[arg(long)]
    write: bool,
    /// Learn nothing; print the figures of the weights that stand there.
    #[arg(long, conflicts_with = "write")]
    measure: bool,
    /// Where the weights stand.
    #[arg(long, default_value = "assets/model")]
    to: PathBuf,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(same) => ExitCode::from(u8::from(!same)),
        Err(error) => {
            eprintln!("wortlaut-train: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the weights are those that stand in the folder.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let folder = &arguments.data;
    if arguments.measure {
        return measure(arguments);
    }
    let old = data::text(&folder.join("tags/gsd-train.upos.tsv.gz"))?;
    let vectors = words::train(folder, &data::tagged(&old, false))?;
    let mut lexicon = Lexicon::new(&vectors);
    let sentences = marked(folder, "names/germeval2014.jsonl.gz", false)?;
    let texts = marked(folder, "names/smartdata.jsonl.gz", true)?;
    let (held_out, kept): (Vec<_>, Vec<_>) = sentences.iter().enumerate().partition(|(at, _)| at % 3 == 0);
    let held_out: Vec<&Marked> = held_out.into_iter().map(|(_, marked)| marked).collect();
    let kept: Vec<&Marked> = kept.into_iter().map(|(_, marked)| marked).chain(&texts).collect();

    let plain = kept.iter().flat_map(|marked| marked.sentences()).collect();
    let (tags, measured) = train_tags(folder, &mut lexicon, &old, plain)?;
    let tagging = Model::read(&vectors, &tags, &[]);
    println!("tags, on gsd-test: {}", tagging::measure(&tagging, &measured));

    let plain: Vec<Marked> = data::tagged(&old, true).iter().map(|words| Marked::plain(words)).collect();
    let without = naming::train(&mut lexicon, &tagging, &kept, &plain);
    println!(
        "names, learned without every third sentence of germeval2014, on those: {}",
        naming::measure(&Model::read(&vectors, &tags, &without), &held_out)
    );
    let all: Vec<&Marked> = sentences.iter().chain(&texts).collect();
    let names = naming::train(&mut lexicon, &tagging, &all, &plain);
    put(arguments, &[("vectors.bin", &vectors), ("tags.bin", &tags), ("names.bin", &names)])
}

fn train_tags(
    folder: &Path,
    lexicon: &mut Lexicon,
    old: &str,
    plain: Vec<Vec<data::Word>>,
) -> io::Result<(Vec<u8>, Vec<Vec<data::Word>>)> {
    let read = |name: &str| data::text(&folder.join("tags").join(name));
    let (dev, pud, test) = (read("gsd-dev.conllu.gz")?, read("pud.conllu.gz")?, read("gsd-test.conllu.gz")?);
    // Contractions are met both ways, as the treebanks part them and as texts write them.
    let both = |text: &str| {
        let mut sentences = data::conllu(text, false);
        sentences.extend(data::conllu(text, true).into_iter().step_by(2));
        sentences
    };
    let mut large = data::tagged(old, false);
    for (parted, whole) in large.iter_mut().zip(data::tagged(old, true)).step_by(2) {
        *parted = whole;
    }
    let sets = Sets { old: large, new: both(&dev), other: both(&pud), plain };
    Ok((tagging::train(lexicon, &sets), data::conllu(&test, false)))
}

/// The texts of a file with their names, of three kinds or of all.
fn marked(folder: &Path, file: &str, three_kinds: bool) -> io::Result<Vec<Marked>> {
    let texts = data::named(&data::text(&folder.join(file))?)?;
    Ok(texts.iter().map(|text| Marked::new(text, three_kinds)).collect())
}

/// Prints the figures that need no learning: of the tags that the weights give, and of what the program makes of them.
fn measure(arguments: &Arguments) -> io::Result<bool> {
    let weights = |name: &str| fs::read(arguments.to.join(name));
    let (vectors, tags, names) = (weights("vectors.bin")?, weights("tags.bin")?, weights("names.bin")?);
    let test = data::text(&arguments.data.join("tags/gsd-test.conllu.gz"))?;
    let model = Model::read(&vectors, &tags, &names);
    println!("tags, on gsd-test: {}", tagging::measure(&model, &data::conllu(&test, false)));
    println!("tokens and sentences, on gsd-test: {}", cutting::measure(&test));
    println!("Konjunktiv I, third person singular: {}", mood::measure(&arguments.data)?);
    let mut news = marked(&arguments.data, "events/articles.jsonl.gz", false)?;
    news.extend(marked(&arguments.data, "events/sample.jsonl.gz", false)?);
    println!("names, on news articles: {}", naming::measure(&model, &news.iter().collect::<Vec<_>>()));
    Ok(true)
}

/// Writes the weights, or compares them with those that stand there.
fn put(arguments: &Arguments, files: &[(&str, &Vec<u8>)]) -> io::Result<bool> {
    let mut same = true;
    for (name, bytes) in files {
        let path = arguments.to.join(name);
        if arguments.write {
            fs::write(&path, bytes)?;
            println!("{}: {} bytes written", path.display(), bytes.len());
        } else {
            let equal = fs::read(&path)? == **bytes;
            println!("{}: {}", path.display(), if equal { "the same" } else { "differs" });
            same &= equal;
        }
    }
    Ok(same)
}
