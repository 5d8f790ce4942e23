//! The lists under `assets/lexicon/de` → forms with what they can be.

use crate::extraction::Medium;
use crate::language::de::inflection::{Forms, forms};
use crate::language::lexicon::{Class, Cue, Object, Strength, Words};

const FUNCTION_WORDS: &str = include_str!("../../../assets/lexicon/de/function-words.tsv");
const AUXILIARIES: &str = include_str!("../../../assets/lexicon/de/auxiliaries.tsv");
const STRONG_VERBS: &str = include_str!("../../../assets/lexicon/de/strong-verbs.tsv");
const VERBS: &str = include_str!("../../../assets/lexicon/de/verbs.txt");
const EVENT_VERBS: &str = include_str!("../../../assets/lexicon/de/event-verbs.tsv");
const CUE_VERBS: &str = include_str!("../../../assets/lexicon/de/cue-verbs.tsv");
const CUE_NOUNS: &str = include_str!("../../../assets/lexicon/de/cue-nouns.tsv");
const UTTERANCE_NOUNS: &str = include_str!("../../../assets/lexicon/de/utterance-nouns.txt");

/// The lines of a list that are no comment, each as its columns.
pub fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// All forms of all lists.
pub fn words() -> Words {
    let mut words = Words::default();
    for row in rows(VERBS).chain(rows(STRONG_VERBS)) {
        for entry in row[0].split_whitespace() {
            add_verb(&mut words, entry, None);
        }
    }
    for row in rows(EVENT_VERBS).filter(|row| row[1] != "phrase") {
        for entry in row[3].split_whitespace() {
            add_verb(&mut words, entry, None);
        }
    }
    for row in rows(CUE_VERBS) {
        let [medium, strength, verbs] = row[..] else { continue };
        let Some(medium) = Medium::from_name(medium) else { continue };
        let strength = match strength {
            "saying" => Strength::Saying,
            "strong" => Strength::Strong,
            "weak" => Strength::Weak,
            _ => Strength::Fact,
        };
        for entry in verbs.split_whitespace() {
            let verb = entry.trim_end_matches(['+', '*']);
            let mut object = Object::empty();
            object.set(Object::ADDRESSEE, entry[verb.len()..].contains('+'));
            object.set(Object::SUM, entry.ends_with('*'));
            add_verb(&mut words, verb, Some(Cue { particle: "", medium, strength, object }));
        }
    }
    // Auxiliaries come after the verbs: what the rules make of "sein" and "haben" as bases is wrong.
    for row in rows(AUXILIARIES) {
        add_auxiliary(&mut words, &row);
    }
    for row in rows(FUNCTION_WORDS) {
        let [name, forms] = row[..] else { continue };
        add(&mut words, forms.split_whitespace(), function_class(name));
    }
    for row in rows(CUE_NOUNS) {
        let [place, _, forms] = row[..] else { continue };
        let class = match place {
            "nach" => Class::SOURCE_NOUN,
            "aus" => Class::VIEW_NOUN,
            "speaker" => Class::SPEAKER,
            _ => Class::DOCUMENT,
        };
        add(&mut words, forms.split_whitespace(), class);
    }
    for row in rows(UTTERANCE_NOUNS) {
        add(&mut words, row[0].split_whitespace(), Class::UTTERANCE_NOUN);
    }
    words
}

fn function_class(name: &str) -> Class {
    match name {
        "article" => Class::ARTICLE,
        "determiner" => Class::DETERMINER,
        "personal" => Class::PERSONAL,
        "reflexive" => Class::REFLEXIVE,
        "relative" => Class::RELATIVE,
        "preposition" => Class::PREPOSITION,
        "contraction" => Class::CONTRACTION,
        "subordinator" => Class::SUBORDINATOR,
        "content-opener" => Class::OPENER,
        "infinitive-opener" => Class::INFINITIVE_OPENER,
        "coordinator" => Class::COORDINATOR,
        "negation" => Class::NEGATION,
        "adverb" => Class::ADVERB,
        "particle" => Class::PARTICLE,
        "month" => Class::MONTH,
        "weekday" => Class::WEEKDAY,
        "time-noun" => Class::TIME_NOUN,
        "numeral" => Class::NUMERAL,
        _ => Class::empty(),
    }
}

fn add<'a>(words: &mut Words, forms: impl Iterator<Item = &'a str>, class: Class) {
    for form in forms {
        words.entry(form.to_lowercase().into()).or_default().classes |= class;
    }
}

fn add_auxiliary(words: &mut Words, row: &[&'static str]) {
    let [verb, present, past, konjunktiv1, konjunktiv2, infinitive, participle] = row[..] else { return };
    let class = match verb {
        "sein" => Class::SEIN,
        "haben" => Class::HABEN,
        "werden" => Class::WERDEN,
        "wissen" => Class::empty(),
        _ => Class::MODAL,
    };
    let moods = [
        (present, Class::INDICATIVE),
        (past, Class::INDICATIVE | Class::PAST),
        (konjunktiv1, Class::KONJUNKTIV1),
        (konjunktiv2, Class::KONJUNKTIV2),
        (infinitive, Class::INFINITIVE),
        (participle, Class::PARTICIPLE),
    ];
    for (forms, mood) in moods {
        for form in forms.split_whitespace().filter(|form| *form != "-") {
            let word = words.entry(form.into()).or_default();
            word.classes |= class | mood;
            if form.ends_with("en") {
                word.classes |= Class::PLURAL;
            }
        }
    }
}

/// Enters the forms of a verb; `cue` is what it reports as, where it does.
fn add_verb(words: &mut Words, entry: &'static str, cue: Option<Cue>) {
    // The forms of auxiliaries are listed; the rules would make others.
    if let Some((particle, auxiliary @ ("sein" | "werden"))) = entry.rsplit_once('|') {
        let Some(cue) = cue else { return };
        let forms = match auxiliary {
            "sein" => ["ist", "sind", "war", "waren", "sei", "seien", "wäre", "wären"],
            _ => ["wird", "werden", "wurde", "wurden", "werde", "würde", "würden", "geworden"],
        };
        for form in forms {
            enter(words, form, Class::empty(), Some(Cue { particle, ..cue }));
        }
        return;
    }
    let Forms { prefix, infinitive, present, past, konjunktiv1, konjunktiv2, participle, zu_infinitive, .. } =
        forms(entry);
    let [past, past_plural] = past;
    let [konjunktiv2, konjunktiv2_plural] = konjunktiv2;
    let strong_past = past != konjunktiv2;
    let mut finite = vec![
        (present, Class::INDICATIVE),
        (past, Class::INDICATIVE | Class::PAST),
        (past_plural, Class::INDICATIVE | Class::PAST | Class::PLURAL),
        (konjunktiv1, Class::KONJUNKTIV1),
        (infinitive.clone(), Class::INFINITIVE | Class::PLURAL),
    ];
    if strong_past {
        finite.push((konjunktiv2, Class::KONJUNKTIV2));
        finite.push((konjunktiv2_plural, Class::KONJUNKTIV2 | Class::PLURAL));
    }
    let phrase = prefix.contains(' ');
    let particle: &'static str = entry.rsplit_once('|').map_or("", |(particle, _)| particle);
    let cue = |particle| cue.map(|cue| Cue { particle, ..cue });
    for (form, class) in finite {
        if !prefix.is_empty() && !phrase {
            enter(words, &format!("{prefix}{form}"), class, cue(""));
        }
        enter(words, &form, class, cue(particle));
    }
    enter(words, &participle, Class::PARTICIPLE, cue(if phrase { particle } else { "" }));
    if let Some(form) = zu_infinitive {
        enter(words, &form, Class::ZU_INFINITIVE, cue(""));
    }
    if !prefix.is_empty() && !phrase {
        enter(words, &format!("{prefix}{infinitive}"), Class::INFINITIVE, cue(""));
        // "bekannt gegeben": adjectives that separate are written apart as well.
        if let Some(base) = participle.strip_prefix(prefix.as_str()) {
            enter(words, base, Class::PARTICIPLE, cue(particle));
        }
    }
}

fn enter(words: &mut Words, form: &str, class: Class, cue: Option<Cue>) {
    let word = words.entry(form.into()).or_default();
    word.classes |= class;
    if let Some(cue) = cue
        && !word.cues.contains(&cue)
    {
        word.cues.push(cue);
    }
}
