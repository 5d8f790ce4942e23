//! Text → tagged tokens: what the extraction stands on.
//!
//! `token` cuts a paragraph into tokens, `mark` pairs its quotation marks, `sentence` groups tokens into sentences with
//! quoted matter kept whole, `lexicon` says what a form can be (filled by `de`, the only German part), `gazetteer` what a
//! name can name, `nouns` what a common noun can stand for, `model` tags the tokens and labels names with what `naming`
//! gathers, `phrase` and `clause` find noun phrases and the pieces of a sentence, and `agreement` tells gender and number.

pub mod agreement;
pub mod clause;
pub mod de;
pub mod gazetteer;
pub mod lexicon;
pub mod mark;
pub mod model;
pub mod naming;
pub mod nouns;
pub mod phrase;
pub mod sentence;
pub mod token;

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Article, ParagraphKind, Span};
use gazetteer::NameClass;
use lexicon::Class;
use mark::Quoted;
use model::features::Surroundings;
use model::label::Label;
use model::tag::{Tag, Upos};
use model::tagger::{Tagger, with_tagger};
use sentence::Sentence;
use token::Token;

/// An article's text with its tokens, sentences and marked passages.
pub struct Text<'a> {
    /// The text that the spans count in.
    pub text: &'a str,
    /// All tokens, in order and apart from each other.
    pub tokens: Vec<Token>,
    /// All sentences, in order: ranges of tokens.
    pub sentences: Vec<Sentence>,
    /// Passages in quotation marks, in order of their start; nested ones follow the one that holds them.
    pub quoted: Vec<Quoted>,
    /// For each token its part of speech and verb form; `X` outside of sentences.
    pub tags: Vec<Tag>,
    /// For each token whether it reads as Konjunktiv I, third person singular, by its letters alone.
    pub konjunktiv1: Vec<bool>,
    /// The names of several words that the lists know, in order of their start, with what they can be.
    pub longer: Vec<(Range<usize>, NameClass)>,
    /// For each token what it is of which name, and by how much that is the best for the token alone.
    pub labels: Vec<(Label, f32)>,
}

impl Text<'_> {
    /// What the token says.
    pub fn of(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// What the token says in lower case, copied only where it is not.
    pub fn lower(&self, token: usize) -> Cow<'_, str> {
        let form = self.of(token);
        if form.chars().any(char::is_uppercase) { form.to_lowercase().into() } else { form.into() }
    }

    /// Whether the token can be of one of the classes.
    pub fn is(&self, token: usize, classes: Class) -> bool {
        self.tokens.get(token).is_some_and(|token| token.classes().intersects(classes))
    }

    /// Whether the token is a noun of one of the classes, or a compound whose last part is: "Polizeiangaben".
    pub fn names(&self, token: usize, classes: Class) -> bool {
        self.is(token, classes) || self.capitalised(token) && lexicon::compound(self.of(token)).intersects(classes)
    }

    /// Whether the token begins with an upper-case letter.
    pub fn capitalised(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.capitalised)
    }

    /// The span from the first to the last token of a range that is not empty.
    pub fn span(&self, first: usize, end: usize) -> Option<Span> {
        let first = self.tokens.get(first)?;
        let last = self.tokens.get(end.checked_sub(1)?)?;
        (first.span <= last.span).then(|| first.span.join(last.span))
    }

    /// The tokens that overlap a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        first..end.max(first)
    }
}

/// Small words of the languages that German news sits beside; none is a German word.
const FOREIGN: [&str; 28] = [
    "the", "of", "and", "to", "that", "is", "he", "she", "his", "said", "with", "for", "by", "from", "on", "at",
    "would", "le", "les", "et", "est", "une", "el", "los", "y", "que", "het", "een",
];

/// Whether the rules of German apply: the article says so, or most of its small words are German ones.
pub fn is_german(article: &Article, text: &Text) -> bool {
    if let Some(tag) = &article.language {
        return tag == "de" || tag.starts_with("de-");
    }
    let lower = text.tokens.iter().filter(|token| token.is_word() && !token.capitalised).take(1000);
    let (mut german, mut foreign) = (0, 0);
    for token in lower {
        german += usize::from(token.classes().intersects(Class::ARTICLE | Class::COORDINATOR | Class::AUXILIARY));
        foreign += usize::from(FOREIGN.contains(&token.span.of(text.text)));
    }
    german >= foreign
}

/// Cuts an article into tokens and sentences, pairs its quotation marks, tags the tokens and labels names. Linear in the
/// text's length.
pub fn analyse(article: &Article) -> Text<'_> {
    let mut text = cut(article);
    with_tagger(|tagger| tag(&mut text, tagger));
    text
}

/// Tags the tokens of a text and labels its names.
pub fn tag(text: &mut Text, tagger: &mut Tagger) {
    let seen = naming::seen(text);
    for sentence in &text.sentences {
        let range = sentence.tokens.clone();
        let words = tagger.read(text.tokens[range.clone()].iter().map(|token| token.span.of(text.text)));
        set(&mut text.konjunktiv1[range.clone()], tagger.konjunktiv1(&words));
        set(&mut text.tags[range.clone()], tagger.tag(&words));
        let mut listed: Vec<u32> = tagger.listed(&words).collect();
        text.longer.extend(naming::add_longer(text, range.clone(), tagger.begin_longer(&words), &mut listed));
        let around = Surroundings { listed: &listed, seen: &seen[range.clone()], tags: &text.tags[range.clone()] };
        set(&mut text.labels[range], tagger.name(&words, around));
    }
}

fn set<T>(places: &mut [T], values: impl Iterator<Item = T>) {
    for (place, value) in places.iter_mut().zip(values) {
        *place = value;
    }
}

/// Cuts an article into tokens and sentences and pairs its quotation marks; nothing is tagged yet.
pub fn cut(article: &Article) -> Text<'_> {
    let text = article.text();
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut bounds = Vec::with_capacity(article.paragraphs().len());
    for (index, paragraph) in article.paragraphs().iter().enumerate() {
        let first = tokens.len();
        token::tokenise(text, paragraph, index as u32, &mut tokens);
        bounds.push((first..tokens.len(), paragraph.kind));
    }
    let quoted = mark::pair(text, &mut tokens, &bounds.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>());
    let mut sentences = Vec::new();
    for (range, kind) in bounds {
        if kind == ParagraphKind::Byline {
            continue;
        }
        sentence::split(text, &tokens, &quoted, range, kind != ParagraphKind::Body, &mut sentences);
    }
    let tags = vec![Tag { upos: Upos::X, form: None }; tokens.len()];
    let labels = vec![(Label::Outside, 0.0); tokens.len()];
    let konjunktiv1 = vec![false; tokens.len()];
    Text { text, tokens, sentences, quoted, tags, konjunktiv1, longer: Vec::new(), labels }
}
