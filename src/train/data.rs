//! The files of the data folder → what can be learned from.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde::Deserialize;

/// The text of a gzip file.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    MultiGzDecoder::new(File::open(path).map_err(named)?).read_to_string(&mut text).map_err(named)?;
    Ok(text)
}

/// A table of tab-divided columns.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().map(|line| line.split('\t').collect())
}

/// A word with the names of its part of speech and verb form; the form is empty where the data does not say.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) upos: String,
    pub(crate) form: &'static str,
}

/// The sentences of a CoNLL-U file. Contractions ("im") stand as they are written when `whole`, else as their parts.
pub(crate) fn conllu(text: &str, whole: bool) -> Vec<Vec<Word>> {
    text.split("\n\n").map(|block| conllu_sentence(block, whole)).filter(|words| !words.is_empty()).collect()
}

fn conllu_sentence(block: &str, whole: bool) -> Vec<Word> {
    let mut words = Vec::new();
    let mut covered = 0;
    for columns in rows(block).filter(|columns| columns.len() == 10) {
        let [id, word, upos, features] = [columns[0], columns[1], columns[3], columns[5]];
        if let Some((_, last)) = id.split_once('-') {
            if whole {
                covered = last.parse().unwrap_or(0);
                words.push(Word { text: word.into(), upos: "ADP".into(), form: "" });
            }
        } else if id.parse::<usize>().is_ok_and(|id| id > covered) {
            let verb = matches!(upos, "VERB" | "AUX");
            words.push(Word { text: word.into(), upos: upos.into(), form: if verb { form(features) } else { "" } });
        }
    }
    words
}

fn form(features: &str) -> &'static str {
    let feature = |name: &str| features.split('|').find_map(|feature| feature.strip_prefix(name)).unwrap_or_default();
    match (feature("VerbForm="), feature("Mood=")) {
        ("Fin", "Sub") => "Subjunctive",
        ("Fin", "Imp") => "Imperative",
        ("Fin", _) => "Indicative",
        ("Inf", _) => "Infinitive",
        ("Part", _) => "Participle",
        _ => "",
    }
}

/// The sentences of a file of `word##UPOS`, where `_` marks a contraction before its two parts.
pub(crate) fn tagged(text: &str, whole: bool) -> Vec<Vec<Word>> {
    let sentence = |line: &str| {
        let mut words = Vec::new();
        let mut covered = 0;
        for (word, upos) in line.split(' ').filter_map(|word| word.rsplit_once("##")) {
            if upos == "_" {
                if whole {
                    words.push(Word { text: word.into(), upos: "ADP".into(), form: "" });
                    covered = 2;
                }
            } else if covered > 0 {
                covered -= 1;
            } else {
                words.push(Word { text: word.into(), upos: upos.into(), form: "" });
            }
        }
        words
    };
    text.lines().map(sentence).filter(|words: &Vec<Word>| !words.is_empty()).collect()
}

/// A text with its names, in the interchange form as far as it is asked for here. Offsets count code points.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Named {
    pub(crate) text: String,
    pub(crate) entities: Vec<NamedEntity>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NamedEntity {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) label: String,
    pub(crate) mentions: Vec<NamedMention>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NamedMention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) form: String,
}

/// The texts of a JSON Lines file.
pub(crate) fn named(text: &str) -> io::Result<Vec<Named>> {
    text.lines().map(|line| serde_json::from_str(line).map_err(io::Error::from)).collect()
}
