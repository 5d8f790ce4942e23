//! Learns the names.
//!
//! Two sets: single sentences with names of all four kinds, and whole texts with people, places and organisations alone.
//! What the second set leaves unmarked may be a name of the fourth kind, or a part of a word, and is learned so. Features
//! that only its texts have take up what is peculiar to its way of marking.

use std::ops::Range;

use wortlaut::article::{Article, Paragraph, ParagraphKind, Span};
use wortlaut::extraction::{EntityKind, Form as MentionForm};
use wortlaut::language::model::Model;
use wortlaut::language::model::features::{NAME_BITS, Surroundings, of_label};
use wortlaut::language::model::form::Form;
use wortlaut::language::model::hash::bucket;
use wortlaut::language::model::label::{KINDS, Label};
use wortlaut::language::model::tagger::Tagger;
use wortlaut::language::token::Kind;
use wortlaut::language::{self, Text, naming};

use crate::committee;
use crate::data::{Named, Word};
use crate::lexicon::Lexicon;
use crate::network::{Course, Example, Network};

const COURSE: Course = Course { epochs: 12, rate: 0.07, deep_rate: 0.3, calm: 1e-3, order: 0, drop: [0.3, 0.3] };
/// What a sentence of the second set counts for beside one of the first.
const SECOND: f32 = 0.6;
/// What a sentence counts for whose names a committee found.
const PLAIN: f32 = 0.3;

/// A text with where its names stand, in bytes.
pub(crate) struct Marked {
    article: Article,
    names: Vec<Mark>,
    /// Whether only people, places and organisations are marked.
    three_kinds: bool,
}

struct Mark {
    start: usize,
    end: usize,
    kind: EntityKind,
    /// Nothing for what is marked in a way that is not ours.
    form: Option<MentionForm>,
}

impl Marked {
    pub(crate) fn new(source: &Named, three_kinds: bool) -> Self {
        let mut offsets: Vec<usize> = source.text.char_indices().map(|(at, _)| at).collect();
        offsets.push(source.text.len());
        let mut names = Vec::new();
        for entity in &source.entities {
            let Some(kind) = EntityKind::from_name(&entity.kind) else { continue };
            // Names within names are not looked for.
            for mention in entity.mentions.iter().filter(|mention| mention.form != "inner") {
                let form = MentionForm::from_name(&mention.form).filter(|_| entity.label != "location-route");
                names.push(Mark { start: offsets[mention.start], end: offsets[mention.end], kind, form });
            }
        }
        Self { article: article(&source.text), names, three_kinds }
    }

    /// The words of its sentences.
    pub(crate) fn sentences(&self) -> Vec<Vec<Word>> {
        let text = language::cut(&self.article);
        let word = |at| Word { text: text.of(at).to_owned(), upos: String::new(), form: "" };
        text.sentences.iter().map(|sentence| sentence.tokens.clone().map(word).collect()).collect()
    }

    /// A sentence of words of which nothing is marked.
    pub(crate) fn plain(words: &[Word]) -> Self {
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        Self { article: article(&words.join(" ")), names: Vec::new(), three_kinds: false }
    }
}

/// The text as an article of plain paragraphs.
fn article(text: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        let start = at + (paragraph.len() - paragraph.trim_start().len());
        if let Ok(span) = Span::new(text, start, at + paragraph.trim_end().len()) {
            paragraphs.push(Paragraph { span, kind: ParagraphKind::Body, hard_wrapped: false });
        }
        at += paragraph.len() + 2;
    }
    Article::new("", text.to_owned(), paragraphs)
}

/// Learns from texts, tagged by the model, and gives the weights as bytes.
///
/// A committee learns from what is marked and labels the plain texts.
pub(crate) fn train(lexicon: &mut Lexicon, tags: &Model, texts: &[&Marked], plain: &[Marked]) -> Vec<u8> {
    let marked = examples(lexicon, tags, texts.iter().copied());
    let mut plain = examples(lexicon, tags, plain);
    for example in &mut plain {
        example.weight = PLAIN;
    }
    let label = |number: Option<usize>| number.map(Label::of);
    let may_follow = |before, after| Label::may_follow(label(before), label(after));
    let named = |allowed: &[u64]| allowed.iter().any(|&labels| labels != 1 << Label::Outside.number());
    committee::learn(lexicon, marked, plain, named, |examples, order| {
        let course = Course { order, ..COURSE };
        Network::train(lexicon.vectors(), [Label::COUNT, NAME_BITS as usize], may_follow, examples, course).bytes()
    })
}

fn examples<'t>(lexicon: &mut Lexicon, tags: &Model, texts: impl IntoIterator<Item = &'t Marked>) -> Vec<Example> {
    let mut examples = Vec::new();
    for marked in texts {
        let mut text = language::cut(&marked.article);
        tag(&mut text, tags);
        let seen = naming::seen(&text);
        for sentence in &text.sentences {
            let range = sentence.tokens.clone();
            let words: Vec<u32> = range.clone().map(|at| lexicon.number(text.of(at))).collect();
            let forms: Vec<&Form> = words.iter().map(|&number| lexicon.form(number)).collect();
            let mut listed: Vec<u32> = forms.iter().map(|form| form.listed).collect();
            let begin_longer = forms.iter().map(|form| form.begins_longer);
            naming::add_longer(&text, range.clone(), begin_longer, &mut listed);
            let around = Surroundings { listed: &listed, seen: &seen[range.clone()], tags: &text.tags[range.clone()] };
            let features = (0..forms.len()).map(|at| {
                let mut features = Vec::new();
                of_label(&forms, around, at, &mut features);
                if marked.three_kinds {
                    peculiar(forms[at], around.listed[at], &mut features);
                }
                features
            });
            let features = features.collect();
            let weight = if marked.three_kinds { SECOND } else { 1.0 };
            examples.push(Example { allowed: allowed(&text, range, marked), words, features, weight });
        }
    }
    examples
}

fn peculiar(form: &Form, listed: u32, features: &mut Vec<u32>) {
    for (kind, value) in [(90, 0), (91, form.cased), (92, form.shape), (93, u64::from(listed))] {
        features.push(bucket(value, kind, NAME_BITS));
    }
}

fn tag(text: &mut Text, model: &Model) {
    let mut tagger = Tagger::new(model);
    for sentence in &text.sentences {
        let words = tagger.read(text.tokens[sentence.tokens.clone()].iter().map(|token| token.span.of(text.text)));
        for (at, tag) in sentence.tokens.clone().zip(tagger.tag(&words)) {
            text.tags[at] = tag;
        }
    }
}

/// For each token of a sentence the labels that it may have, in bits.
fn allowed(text: &Text, sentence: Range<usize>, marked: &Marked) -> Vec<u64> {
    let bit = |label: Label| 1_u64 << label.number();
    let outside = bit(Label::Outside);
    let unmarked = (0..Label::COUNT).map(Label::of).filter(|label| match label {
        Label::Outside | Label::Part(_) => true,
        label => label.kind() == Some(EntityKind::Other),
    });
    let unmarked = unmarked.fold(0, |bits, label| bits | bit(label));
    let any = (1 << Label::COUNT) - 1;
    let mut allowed: Vec<u64> = sentence
        .clone()
        .map(|at| {
            let may_be = marked.three_kinds && text.tokens[at].kind == Kind::Word && text.capitalised(at);
            if may_be { unmarked } else { outside }
        })
        .collect();
    for name in &marked.names {
        let overlaps = |at: &usize| {
            let span = text.tokens[*at].span;
            span.start() < name.end && name.start < span.end()
        };
        let tokens: Vec<usize> = sentence.clone().filter(overlaps).collect();
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { continue };
        let exact = text.tokens[first].span.start() == name.start && text.tokens[last].span.end() == name.end;
        let here = &mut allowed[first - sentence.start..=last - sentence.start];
        match (name.form, here) {
            (Some(MentionForm::Name), [only]) if exact => *only = bit(Label::Single(name.kind)),
            (Some(MentionForm::Name), [first, inner @ .., last]) if exact => {
                *first = bit(Label::Begin(name.kind));
                inner.fill(bit(Label::Inside(name.kind)));
                *last = bit(Label::End(name.kind));
            }
            (Some(MentionForm::Derived), [only]) => {
                *only = bit(Label::Derived(name.kind)) | if marked.three_kinds { outside } else { 0 };
            }
            (Some(MentionForm::Part), [only]) => *only = bit(Label::Part(name.kind)),
            (_, here) => here.fill(any),
        }
    }
    allowed
}

/// The names that a model finds in texts, beside those that are marked: exact span and kind, by kind.
pub(crate) fn measure(model: &Model, texts: &[&Marked]) -> String {
    let mut counts = [[0_u32; 3]; KINDS.len()];
    let mut tagger = Tagger::new(model);
    for marked in texts {
        let mut text = language::cut(&marked.article);
        language::tag(&mut text, &mut tagger);
        let gold = marked.names.iter().filter(|name| name.form == Some(MentionForm::Name));
        let gold: Vec<(usize, usize, EntityKind)> = gold.map(|name| (name.start, name.end, name.kind)).collect();
        let found: Vec<(usize, usize, EntityKind)> = text
            .labelled()
            .filter(|labelled| labelled.form == MentionForm::Name)
            .filter_map(|labelled| {
                let span = text.span(labelled.tokens.start, labelled.tokens.end)?;
                Some((span.start(), span.end(), labelled.kind))
            })
            .collect();
        for (counts, kind) in counts.iter_mut().zip(KINDS) {
            counts[0] += gold.iter().filter(|name| name.2 == kind).count() as u32;
            counts[1] += found.iter().filter(|name| name.2 == kind).count() as u32;
            counts[2] += found.iter().filter(|name| name.2 == kind && gold.contains(name)).count() as u32;
        }
    }
    let f1 = |[gold, found, right]: [u32; 3]| 2.0 * f64::from(right) / f64::from((gold + found).max(1));
    let all = counts.iter().fold([0; 3], |sum, counts| [sum[0] + counts[0], sum[1] + counts[1], sum[2] + counts[2]]);
    let kinds: Vec<String> =
        KINDS.iter().zip(counts).map(|(kind, counts)| format!("{} {:.3}", kind.name(), f1(counts))).collect();
    let [gold, found, right] = all.map(f64::from);
    format!(
        "exact F1 {:.3} (P {:.3} R {:.3}, {gold} names): {}",
        f1(all),
        right / found.max(1.0),
        right / gold.max(1.0),
        kinds.join(", ")
    )
}
