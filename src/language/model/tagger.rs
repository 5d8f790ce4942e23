//! Goes through texts sentence by sentence: words → forms, tags and labels.

use std::collections::HashMap;
use std::sync::Mutex;

use foldhash::fast::FixedState;

use super::chain::{Chain, Contribution, Emission, Row, WINDOW};
use super::features::{self, Surroundings, window};
use super::form::Form;
use super::label::Label;
use super::tag::{Tag, Upos};
use super::vectors::Rows;
use super::{Model, model};

/// A word that was met, with all that its letters give.
struct Known {
    form: Form,
    tag: Contribution,
    name: Contribution,
}

/// Goes through a text sentence by sentence. Words met again cost nothing but their look-up.
pub struct Tagger<'m> {
    model: &'m Model<'m>,
    numbers: HashMap<Box<str>, usize, FixedState>,
    known: Vec<Known>,
    room: Room,
}

/// Room to work in, kept from sentence to sentence.
#[derive(Default)]
struct Room {
    letters: Vec<char>,
    rows: Rows,
    features: Vec<u32>,
    wide: Vec<Row>,
    tokens: Vec<Emission>,
    best: Vec<u8>,
}

/// A sentence whose words the tagger has looked up.
pub struct Sentence(Vec<usize>);

/// Taggers that lie ready, with the words that they have met: one text's words are mostly the next one's too.
static READY: Mutex<Vec<Tagger>> = Mutex::new(Vec::new());

/// Does something with a tagger of the program's model, one that has met words before if there is one. What it has met
/// saves time and changes no result.
pub fn with_tagger<R>(work: impl FnOnce(&mut Tagger) -> R) -> R {
    let ready = READY.lock().ok().and_then(|mut ready| ready.pop());
    let mut tagger = ready.unwrap_or_else(|| Tagger::new(model()));
    let result = work(&mut tagger);
    if let Ok(mut ready) = READY.lock() {
        ready.push(tagger);
    }
    result
}

impl<'m> Tagger<'m> {
    /// So many words are kept at most (some 5 MB); then all are forgotten, and met anew.
    const ROOM: usize = 4096;

    /// A tagger that has met no word yet.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self { model, numbers: HashMap::default(), known: Vec::new(), room: Room::default() }
    }

    /// Looks up the words of a sentence. What was looked up before is not to be used any more.
    pub fn read<'t>(&mut self, words: impl Iterator<Item = &'t str>) -> Sentence {
        if self.known.len() > Self::ROOM {
            self.known.clear();
            self.numbers.clear();
        }
        Sentence(words.map(|word| self.number(word)).collect())
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let Model { vectors, tags, names } = self.model;
        let Room { letters, rows, .. } = &mut self.room;
        let mut form = Form::of(word, letters);
        let vector = vectors.of(word, &form, letters, rows);
        form.kin = vectors.kin(&vector);
        form.konjunktiv1 = !form.capitalised && vectors.is_konjunktiv1(&vector);
        self.known.push(Known { form, tag: tags.contribution(&vector), name: names.contribution(&vector) });
        let number = self.known.len() - 1;
        self.numbers.insert(word.into(), number);
        number
    }

    /// For each word of a sentence whether it reads as Konjunktiv I by its letters alone.
    pub fn konjunktiv1(&self, sentence: &Sentence) -> impl Iterator<Item = bool> {
        sentence.0.iter().map(|&number| self.known[number].form.konjunktiv1)
    }

    /// For each word of a sentence what the lists know of it, in bits.
    pub fn listed(&self, sentence: &Sentence) -> impl Iterator<Item = u32> {
        sentence.0.iter().map(|&number| self.known[number].form.listed)
    }

    /// For each token whether the lists know names of several words that begin with its word.
    pub fn begin_longer(&self, sentence: &Sentence) -> impl Iterator<Item = bool> {
        sentence.0.iter().map(|&number| self.known[number].form.begins_longer)
    }

    /// The tags of a sentence, one a word.
    pub fn tag(&mut self, sentence: &Sentence) -> impl Iterator<Item = Tag> {
        const SIGN: Tag = Tag { upos: Upos::Punct, form: None };
        let sign = SIGN.number() as u8;
        let settled = |forms: &[&Form], at: usize| forms[at].sign.then_some(sign);
        self.best(sentence, &self.model.tags, |known| &known.tag, settled, features::of_tag);
        self.room.best.iter().map(|&tag| Tag::ALL[usize::from(tag)])
    }

    /// The labels of a sentence, one a word, each with how much better than the next it is for the word alone.
    pub fn name(&mut self, sentence: &Sentence, around: Surroundings) -> impl Iterator<Item = (Label, f32)> {
        let features = |forms: &[&Form], at, features: &mut _| features::of_label(forms, around, at, features);
        let outside = Label::Outside.number() as u8;
        let settled = |forms: &[&Form], at| is_no_name(forms, around.tags, at).then_some(outside);
        self.best(sentence, &self.model.names, |known| &known.name, settled, features);
        let lead = |token: &Emission, label: u8| {
            let Emission::Open(scores) = token else { return f32::INFINITY };
            let others = scores.iter().enumerate().filter(|(other, _)| *other != usize::from(label));
            scores[usize::from(label)] - others.map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max)
        };
        let leads = self.room.best.iter().zip(&self.room.tokens);
        leads.map(move |(&label, token)| (Label::of(usize::from(label)), lead(token, label)))
    }

    /// Leaves the scores of a sentence's words and the best chain in the room. What is settled needs no scores.
    fn best(
        &mut self,
        sentence: &Sentence,
        chain: &Chain,
        contribution: impl Fn(&Known) -> &Contribution,
        settled: impl Fn(&[&Form], usize) -> Option<u8>,
        features_of: impl Fn(&[&Form], usize, &mut Vec<u32>),
    ) {
        let Room { features, wide, tokens, best, .. } = &mut self.room;
        let forms: Vec<&Form> = sentence.0.iter().map(|&number| &self.known[number].form).collect();
        tokens.clear();
        tokens.extend((0..forms.len()).map(|at| {
            if let Some(label) = settled(&forms, at) {
                return Emission::Settled(label, 0.0);
            }
            features.clear();
            features_of(&forms, at, features);
            let around: [_; WINDOW] = window(at, 0..forms.len());
            let around = around.map(|at| at.map(|at| contribution(&self.known[sentence.0[at]])));
            Emission::Open(chain.score(around, features, wide))
        }));
        chain.best(tokens, best);
    }
}

/// Whether a token can be of no name: a sign, or a word in lower case that is no adjective, noun or number, that the lists
/// do not know, and that has no word with a capital on either side.
fn is_no_name(forms: &[&Form], tags: &[Tag], at: usize) -> bool {
    let small =
        |at: Option<usize>| at.and_then(|at| forms.get(at)).is_none_or(|form| form.sign || form.lower == form.cased);
    let open = matches!(tags[at].upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::X);
    forms[at].sign
        || !open && forms[at].listed == 0 && small(Some(at)) && small(at.checked_sub(1)) && small(Some(at + 1))
}
