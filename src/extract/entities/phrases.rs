//! A sentence → the phrases that can speak of somebody or something, with what their places and determiners tell.

use std::ops::Range;

use super::cast::{Cast, Placed};
use crate::extraction::Form;
use crate::language::Text;
use crate::language::agreement::{Agreement, Determiner};
use crate::language::clause::Piece;
use crate::language::lexicon::Class;
use crate::language::model::tag::Upos;
use crate::language::phrase::Extent;
use crate::language::sentence::Sentence;

/// A determiner, its attributes and a run of nouns or names; or a personal pronoun.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// From the determiner to the end of the run.
    pub(super) tokens: Range<usize>,
    /// The first noun, or the pronoun.
    pub(super) head: usize,
    pub(super) determiner: Option<Determiner>,
    /// The number of its piece in the sentence.
    pub(super) piece: usize,
    /// The number of its clause: pieces without a verb belong to the one beside them.
    pub(super) clause: usize,
    /// Whether it is the subject of its piece, or joined to it with "und".
    pub(super) subject: bool,
    /// Whether a preposition governs it.
    pub(super) governed: bool,
    /// The opening mark of the passage in quotation marks that it stands in.
    pub(super) passage: Option<usize>,
}

impl Phrase {
    /// Whether it is a pronoun.
    pub(super) fn is_pronoun(&self, text: &Text) -> bool {
        self.tokens.len() == 1 && text.is(self.head, Class::PERSONAL) && !text.is_noun(self.head)
    }

    /// Whom or what it names: a person at the end of its run rather than the place before ("Bremens Senatorin Anna
    /// Keller"), or else the name there. In "Kellers Sprecher" nobody is named.
    pub(super) fn named(&self, text: &Text, cast: &Cast) -> Option<usize> {
        let last = |placed: &&Placed| {
            let end = placed.tokens.end;
            placed.form == Form::Name && (end == self.tokens.end || !text.is_noun(end) || text.of(end) == "(")
        };
        let within = || cast.placed_in(self.tokens.clone()).filter(last).filter(|placed| placed.tokens.end > self.head);
        let person = within().find(|placed| !cast.members[placed.member].gender.is_empty());
        person.or_else(|| within().last()).map(|placed| placed.member)
    }
}

/// The phrases of a sentence, in order, and its pieces.
pub(super) fn of_sentence(text: &Text, cast: &Cast, sentence: &Sentence) -> (Vec<Phrase>, Vec<Piece>) {
    let pieces = text.pieces(sentence.tokens.clone());
    let mut phrases = Vec::new();
    let mut passages =
        text.quoted[text.quoted.partition_point(|q| q.close < sentence.tokens.start)..].iter().peekable();
    let mut clause = 0;
    let mut has_verb = false;
    for (index, piece) in pieces.iter().enumerate() {
        let verbal = piece.finite.is_some() || piece.quoted || piece.tokens.clone().any(|at| is_verb(text, at));
        let first = piece.tokens.start;
        // "…, dessen Sohn und weitere": as often the next of a list as a clause.
        let opens = text.subordinate(first) && !matches!(text.of(first), "dessen" | "deren");
        let begins = opens || has_verb && verbal;
        clause += usize::from(begins);
        has_verb = verbal || has_verb && !begins;
        let first = phrases.len();
        of_piece(text, cast, index, piece, &mut phrases);
        for phrase in &mut phrases[first..] {
            phrase.clause = clause;
            while passages.next_if(|passage| passage.close < phrase.head || passage.depth > 0).is_some() {}
            // "Die „Abendpost“": a name in marks is not in a passage.
            let within = passages.peek().filter(|passage| passage.open < phrase.tokens.start);
            phrase.passage = within.map(|passage| passage.open);
        }
    }
    (phrases, pieces)
}

fn is_verb(text: &Text, at: usize) -> bool {
    matches!(text.tags[at].upos, Upos::Verb | Upos::Aux) && !text.capitalised(at)
}

fn of_piece(text: &Text, cast: &Cast, index: usize, piece: &Piece, phrases: &mut Vec<Phrase>) {
    let limit = piece.tokens.end;
    let mut at = piece.tokens.start;
    let mut governed = false;
    // A relative pronoun can be the subject itself: "…, der den Brief schrieb".
    let mut subject =
        (text.subordinate(at) && matches!(text.of(at), "der" | "die" | "das" | "wer" | "was")).then_some(usize::MAX);
    let first = phrases.len();
    while at < limit {
        let contraction = text.is(at, Class::CONTRACTION);
        if text.is(at, Class::PREPOSITION) && !contraction && !text.is_noun(at) {
            governed = true;
            at += 1;
            continue;
        }
        let verb = piece.finite == Some(at) && !text.is_noun(at);
        let start = at + usize::from(contraction);
        let found = (!verb).then(|| text.phrase(start, limit, Extent::Core)).flatten();
        let Some(found) = found.filter(|found| found.end > start) else {
            governed = false;
            at += 1;
            continue;
        };
        let pronoun = text.is(found.head, Class::PERSONAL) && found.head + 1 == found.end;
        if !text.is_noun(found.head) && !pronoun {
            governed = false;
            at = found.end;
            continue;
        }
        let end = run_end(text, cast, found.head, found.end);
        let determiner = text.determiner(at);
        let genitive = at > piece.tokens.start
            && matches!(text.of(at), "des" | "der" | "eines" | "einer" | "dieses" | "dieser")
            && phrases.last().is_some_and(|last: &Phrase| last.tokens.end == at)
            && !determiner.is_some_and(|determiner| determiner.nominative);
        let nominative = if pronoun {
            matches!(text.of(found.head).to_lowercase().as_str(), "er" | "sie" | "es" | "wir" | "ich" | "man")
        } else {
            determiner.is_none_or(|determiner| determiner.nominative)
        };
        let time = text.is(found.head, Class::WEEKDAY | Class::MONTH | Class::TIME_NOUN);
        let free = !governed && !contraction && !genitive && nominative && !time;
        let joined = at > piece.tokens.start
            && matches!(text.of(at - 1), "und" | "sowie")
            && phrases.len() > first
            && subject == Some(phrases.len() - 1)
            && phrases.last().is_some_and(|last| last.tokens.end + 1 == at);
        // "Die Tat nannte er sinnlos": this pronoun can be nothing else.
        let certain = pronoun && text.of(found.head).eq_ignore_ascii_case("er");
        if certain {
            phrases[first..].iter_mut().for_each(|phrase| phrase.subject = false);
        }
        let is_subject = certain || free && (subject.is_none() || joined);
        if is_subject {
            subject = Some(phrases.len());
        }
        phrases.push(Phrase {
            tokens: at..end,
            head: found.head,
            determiner,
            piece: index,
            clause: 0,
            subject: is_subject,
            governed: governed || contraction,
            passage: None,
        });
        governed = false;
        at = end;
    }
}

/// Where the run of nouns and names ends that begins at `head`, before a genitive behind it.
fn run_end(text: &Text, cast: &Cast, head: usize, end: usize) -> usize {
    let genitive = |&at: &usize| {
        !text.capitalised(at)
            && matches!(
                text.of(at),
                "des" | "der" | "eines" | "einer" | "seiner" | "seines" | "ihrer" | "ihres" | "dieser" | "dieses"
            )
    };
    let Some(cut) = (head + 1..end).find(genitive) else { return end };
    // "von der Leyen"
    let named = cast.placed_in(head.saturating_sub(1)..end).find(|placed| placed.tokens.contains(&cut));
    named.map_or(cut, |placed| placed.tokens.end.max(cut))
}

/// Whether the pronoun "sie" of a piece is the subject, and of a verb in the singular.
pub(super) fn is_singular_subject(text: &Text, piece: &Piece, at: usize) -> bool {
    let beside = piece.finite.is_some_and(|verb| verb + 1 == at || at + 1 == verb);
    let opens = at == piece.tokens.start || at == piece.tokens.start + 1 && text.subordinate(piece.tokens.start);
    (beside || opens) && is_singular(text, piece)
}

/// Whether the verb of a piece is in the singular.
pub(super) fn is_singular(text: &Text, piece: &Piece) -> bool {
    piece.finite.is_some_and(|verb| !is_plural_form(&text.of(verb).to_lowercase()))
}

/// Whether a finite verb in the third person is in the plural.
pub(super) fn is_plural_form(form: &str) -> bool {
    form.ends_with('n') || matches!(form, "sind")
}

/// What a pronoun can agree with.
pub(super) fn agreement_of_pronoun(form: &str) -> Option<Agreement> {
    Some(match form {
        "er" | "ihn" | "ihm" => Agreement::MASCULINE,
        "sie" | "ihr" => Agreement::FEMININE,
        _ => return None,
    })
}
