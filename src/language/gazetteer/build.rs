//! The lists of names → one table that the program reads in place: run when the program is built and a list has changed.

mod class;
#[allow(dead_code, unreachable_pub)]
#[path = "../model/hash.rs"]
mod hash;
#[allow(dead_code)]
mod table;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use class::{NameClass, ORGANISATIONS, PLACES};
use table::{Entry, GOES_ON, ORGANISATION, PLACE, SLOT, place, whole, words};

const LISTS: &str = "assets/lexicon/de";

/// What the lists know of each name, by its words with blanks between them.
#[derive(Default)]
struct Names {
    entries: BTreeMap<String, Entry>,
    /// Adjective or inhabitant → place.
    derived: BTreeMap<String, String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut names = Names::default();
    for row in rows("places", 5)? {
        names.add(&row[0], NameClass::PLACE | marked(&row, NameClass::AMBIGUOUS_PLACE), Some(&row[1]));
        let derived = row[2..4].iter().zip([NameClass::ADJECTIVE, NameClass::INHABITANT]);
        for (word, class) in derived.filter(|(word, _)| *word != "-") {
            names.add(word, class, None);
            // "russisch" comes from the shorter of "Russland" and "Russische Föderation".
            let place = names.derived.entry(word.clone()).or_insert_with(|| row[0].clone());
            if row[0].len() < place.len() {
                place.clone_from(&row[0]);
            }
        }
    }
    for row in rows("given-names", 3)? {
        let gender = match row[1].as_str() {
            "f" => NameClass::FEMALE,
            "m" => NameClass::MALE,
            _ => NameClass::empty(),
        };
        names.add(&row[0], NameClass::GIVEN | gender | marked(&row, NameClass::AMBIGUOUS), None);
    }
    for row in rows("surnames", 2)? {
        names.add(&row[0], NameClass::SURNAME | marked(&row, NameClass::AMBIGUOUS), None);
    }
    for row in rows("organisations", 3)? {
        names.add(&row[0], NameClass::ORGANISATION | marked(&row, NameClass::AMBIGUOUS_ORGANISATION), Some(&row[1]));
    }
    for row in rows("other-names", 3)? {
        names.add(&row[0], NameClass::OTHER | marked(&row, NameClass::AMBIGUOUS), None);
    }
    for row in rows("offices", 3)? {
        names.add(&row[0], NameClass::OFFICE, None);
        names.add(&row[1], NameClass::OFFICE_FEMALE, None);
    }
    for row in rows("name-parts", 2)? {
        let class = match row[1].as_str() {
            "particle" => NameClass::PARTICLE,
            "legal" => NameClass::LEGAL_FORM,
            "org-head" => NameClass::ORGANISATION_HEAD,
            "loc-head" => NameClass::PLACE_HEAD,
            "oth-head" => NameClass::OTHER_HEAD,
            kind => return Err(format!("{}: {kind} is no kind of name part", row[0]).into()),
        };
        names.add(&row[0], class, None);
    }
    names.write(Path::new(&env::var("OUT_DIR")?))
}

impl Names {
    fn add(&mut self, name: &str, class: NameClass, kind: Option<&String>) {
        if name == "-" {
            return;
        }
        let words: Vec<&str> = words(name).collect();
        for end in 1..words.len() {
            self.entries.entry(words[..end].join(" ")).or_default().0 |= GOES_ON;
        }
        let entry = self.entries.entry(words.join(" ")).or_default();
        entry.0 |= class.bits();
        // Of several kinds of one thing the first stays.
        for (kinds, at, known) in
            [(&PLACES[..], PLACE, entry.place()), (&ORGANISATIONS[..], ORGANISATION, entry.organisation())]
        {
            let number = kind.and_then(|kind| kinds.iter().position(|other| other == kind));
            entry.0 |= number.filter(|_| known.is_none()).map_or(0, |number| (number as u32 + 1) << at);
        }
    }

    fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let slots = (self.entries.len() * 3 / 2).next_power_of_two();
        let mut table = vec![0; slots * SLOT];
        for (name, entry) in &self.entries {
            let (mut slot, print) = place(whole(name), table.len());
            while table[slot * SLOT..][..SLOT] != [0; SLOT] {
                if table[slot * SLOT..][..4] == print {
                    return Err(
                        format!("{name} has the hash of another name: begin with another number in `joined`").into()
                    );
                }
                slot = (slot + 1) % slots;
            }
            table[slot * SLOT..][..4].copy_from_slice(&print);
            table[slot * SLOT + 4..][..4].copy_from_slice(&entry.0.to_le_bytes());
        }
        fs::write(folder.join("names.bin"), table)?;
        let mut derived = String::new();
        for (word, place) in &self.derived {
            writeln!(derived, "{word}\t{place}")?;
        }
        Ok(fs::write(folder.join("derived.tsv"), derived)?)
    }
}

/// The lines of a list that are no comment, each as its columns, of which it must have so many.
fn rows(list: &str, columns: usize) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let path: PathBuf = [LISTS, &format!("{list}.tsv")].iter().collect();
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
        let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if row.len() != columns {
            let given = row.len();
            return Err(format!("{}:{number}: {given} columns instead of {columns}", path.display()).into());
        }
        rows.push(row);
    }
    Ok(rows)
}

/// The class, where the last column marks the name as ambiguous.
fn marked(row: &[String], class: NameClass) -> NameClass {
    if row.last().is_some_and(|mark| mark == "!") { class } else { NameClass::empty() }
}
