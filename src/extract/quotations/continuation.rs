//! Sentences without a frame of their own that go on from what was reported before: told in Konjunktiv, or with "sollen".

use super::evidence::Evidence;
use super::{Draft, Parsed, antecedent};
use crate::extraction::QuotationKind;
use crate::language::Text;
use crate::language::clause::{Border, Piece};
use crate::language::lexicon::Class;

/// Appends the sentence, or adds it to the one before that it goes on from, if nothing in it was claimed.
pub(super) fn find(text: &Text, parsed: &Parsed, drafts: &mut Vec<Draft>, first: usize) {
    if drafts[first..].iter().any(|draft| !draft.nested) {
        return;
    }
    let question = |first: usize| text.is(first, Class::OPENER) && text.capitalised(first);
    let depends = |first: usize| text.subordinate(first) || question(first);
    let main = |piece: &&Piece| !piece.quoted && piece.finite.is_some() && !depends(piece.tokens.start);
    let Some(main) = parsed.pieces.iter().find(main) else { return };
    let before = drafts.iter().rposition(|draft| !draft.nested);
    let before = before.filter(|&at| drafts[at].sentence + 1 >= parsed.index);
    // Behind a quotation Konjunktiv II reports as well: "Er hätte gerufen." Where Konjunktiv I would do, the article itself
    // weighs what could be: "Das könnte teuer werden."
    let second = |verb: usize| {
        text.is(verb, Class::KONJUNKTIV2)
            && !text.is(verb, Class::INDICATIVE)
            && !matches!(text.of(verb), "möchte" | "möchten" | "könnte" | "müsste" | "dürfte" | "wäre")
    };
    let kind = if main.konjunktiv
        || before.is_some_and(|at| drafts[at].kind != QuotationKind::Reported) && main.finite.is_some_and(second)
    {
        QuotationKind::IndirectFreeIndirect
    } else if before.is_some() && main.finite.is_some_and(|verb| matches!(text.of(verb), "soll" | "sollen")) {
        QuotationKind::FreeIndirect
    } else {
        return;
    };
    let mut tokens = parsed.sentence.tokens.clone();
    // "Das müsse sich klären: „Es ist zu früh.“": the words in marks stand for themselves.
    let passage = parsed.pieces.iter().skip(1).find(|piece| piece.quoted && piece.border == Border::Colon);
    if let Some(passage) = passage.filter(|passage| main.tokens.end < passage.tokens.start) {
        tokens.end = passage.tokens.start - 1;
    }
    if let Some(before) = before.map(|at| &mut drafts[at])
        && before.kind == kind
        && let Some(last) = before.quote.last_mut()
        && last.end == tokens.start
        && text.sentences[before.sentence].paragraph == parsed.sentence.paragraph
    {
        last.end = tokens.end;
        before.sentence = parsed.index;
        return;
    }
    let evidence = match (kind, before) {
        (QuotationKind::FreeIndirect, _) => Evidence::SollenGoingOn,
        (_, Some(_)) => Evidence::KonjunktivGoingOn,
        (_, None) => Evidence::KonjunktivAlone,
    };
    let mut draft = Draft::new(kind, vec![tokens], parsed.index, evidence);
    if let Some(before) = before.map(|at| &drafts[at]) {
        draft.speaker = antecedent::source(text, before);
        draft.medium = before.medium;
    }
    if draft.speaker.is_none() {
        draft.speaker = antecedent::find(text, parsed, drafts);
    }
    drafts.push(draft);
}
