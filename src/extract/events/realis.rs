//! Whether an event is told as fact, as planned, as possible, or as not having happened.

use std::sync::LazyLock;

use super::clause::Clause;
use super::conditions::Words;
use super::lexicon::Shape;
use super::triggers::Trigger;
use crate::extraction::{EventKind, Realis};
use crate::language::lexicon::Class;

/// Words that tell how the events beside them are meant.
struct Lists {
    /// What is demanded, feared or tried.
    demanded: Words,
    planned: Words,
    prevented: Words,
    /// Attributes of what may be.
    possible: Words,
    /// Attributes of what is to be.
    coming: Words,
    /// Verbs whose infinitive is a fact.
    begun: Words,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    demanded: Words::of("is-demanded"),
    planned: Words::of("is-planned"),
    prevented: Words::of("is-prevented"),
    possible: Words::of("is-possible"),
    coming: Words::of("is-coming"),
    begun: Words::of("is-begun"),
});

/// How a trigger is told; `parent` is the clause that its own depends on.
pub(super) fn of(clause: &Clause, parent: Option<&Clause>, trigger: &Trigger) -> Realis {
    let attribute = matches!(trigger.shape, Shape::Attribute | Shape::Doing);
    let noun = matches!(trigger.shape, Shape::Noun | Shape::Person);
    if let Some(realis) = by_phrase(clause, trigger) {
        let called_off = realis == Realis::Future && noun && by_sentence(clause, parent, trigger) == Realis::Negated;
        return if called_off { Realis::Negated } else { realis };
    }
    // Who has been arrested is so, whatever becomes of them.
    if attribute || trigger.shape == Shape::Person && by_sentence(clause, parent, trigger) != Realis::Negated {
        return Realis::Actual;
    }
    if noun { by_sentence(clause, parent, trigger) } else { by_verb(clause, parent, trigger) }
}

/// What the phrase of a noun or attribute says: "kein Angriff", "der geplante Austausch", "ohne Verletzte".
fn by_phrase(clause: &Clause, trigger: &Trigger) -> Option<Realis> {
    let own = &clause.chunks[clause.chunk_at(trigger.tokens[0])?];
    let before = own.tokens.start..trigger.tokens[0];
    let has = |words: &Words| before.clone().any(|at| words.have(clause.form(at)));
    let without = own.preposition.is_some_and(|at| clause.form(at) == "ohne");
    // "eine nicht genehmigte Kundgebung" is one.
    let unlike =
        |at: usize| clause.form(at).starts_with("kein") || clause.form(at) == "nicht" && at + 1 == trigger.tokens[0];
    if without || before.clone().any(unlike) || has(&LISTS.prevented) {
        return Some(Realis::Negated);
    }
    // "im Falle eines Hochwassers"
    if has(&LISTS.possible) || before.clone().any(|at| matches!(clause.form(at), "fall" | "falle")) {
        return Some(Realis::Hypothetical);
    }
    has(&LISTS.coming).then_some(Realis::Future)
}

/// How the clause of a noun tells it.
fn by_sentence(clause: &Clause, parent: Option<&Clause>, trigger: &Trigger) -> Realis {
    let at = trigger.tokens[0];
    let own = clause.chunk_at(at);
    let leads = own.is_some_and(|own| {
        !(clause.chunks[own].tokens.start..at)
            .any(|at| clause.text.is_noun(at) && !clause.text.is(at, Class::TIME_NOUN | Class::WEEKDAY | Class::MONTH))
    });
    let governed = leads
        && own != clause.subject
        && own.is_some_and(|own| {
            let preposition = clause.chunks[own].preposition.map_or("", |at| clause.form(at));
            // "im Prozess um den Anschlag": what belongs to a noun before it.
            let attached = own > 0
                && clause.chunks[own].preposition == Some(clause.chunks[own - 1].tokens.end)
                && !clause.chunks[own - 1].time;
            matches!(preposition, "" | "vor" | "zu" | "zum" | "zur" | "auf" | "mit" | "über")
                || matches!(preposition, "für" | "von" | "gegen" | "um") && !attached
        });
    let has = |words: &Words| clause.tokens().any(|token| token != at && words.have(clause.form(token)));
    // "Anschläge gab es nicht"
    let none = clause
        .finite
        .is_some_and(|finite| matches!(clause.form(finite), "gab" | "gibt" | "gebe" | "gäbe" | "liegt" | "lag"));
    if none && negated(clause) && preposition_of(clause, own).is_empty() {
        return Realis::Negated;
    }
    if (has(&LISTS.prevented) || ruled_out(clause)) && (governed || own == clause.subject) {
        return Realis::Negated;
    }
    // What "forderte drei Todesopfer" demands is there.
    let victims = trigger.kind == EventKind::Die;
    let called = matches!(trigger.kind, EventKind::Strike | EventKind::Demonstrate | EventKind::Elect)
        && clause.tokens().any(|at| matches!(clause.form(at), "ruft" | "rufen" | "rief" | "riefen" | "aufgerufen"));
    if governed && called && !negated(clause) {
        return Realis::Future;
    }
    if governed && !victims && has(&LISTS.demanded) || conditional(clause) && (governed || own == clause.subject) {
        return Realis::Hypothetical;
    }
    if (governed || own == clause.subject) && (coming(clause) || has(&LISTS.planned)) {
        return Realis::Future;
    }
    if clause.zu && governed { dependent(clause, parent) } else { Realis::Actual }
}

/// "schloss … aus", "sagte … ab".
fn ruled_out(clause: &Clause) -> bool {
    let particle = |particle: &str| clause.parts.iter().any(|part| clause.form(part.end - 1) == particle);
    clause.finite.is_some_and(|finite| match clause.form(finite) {
        "schloss" | "schließt" | "schlossen" => particle("aus"),
        "sagte" | "sagt" | "sagten" | "wandte" | "wendete" => particle("ab"),
        _ => false,
    })
}

fn preposition_of<'a>(clause: &'a Clause, chunk: Option<usize>) -> &'a str {
    chunk.and_then(|chunk| clause.chunks[chunk].preposition).map_or("", |at| clause.form(at))
}

/// How the clause of a verb tells it.
fn by_verb(clause: &Clause, parent: Option<&Clause>, trigger: &Trigger) -> Realis {
    if negated(clause) || clause.form(clause.parts[0].start) == "ohne" {
        return Realis::Negated;
    }
    if conditional(clause) && !(compelled(trigger.kind) && must(clause)) {
        return Realis::Hypothetical;
    }
    if coming(clause) {
        return Realis::Future;
    }
    let infinitive = clause.zu && clause.finite.is_none_or(|finite| !trigger.tokens.contains(&finite));
    if infinitive {
        return dependent(clause, parent);
    }
    let demanded = |parent: &Clause| parent.tokens().any(|at| LISTS.demanded.have(parent.form(at)));
    let present = clause.finite.is_some_and(|at| !clause.text.is(at, Class::PAST | Class::HABEN));
    let asked = clause.subordinate && present && !clause.any(Class::PARTICIPLE, &trigger.tokens);
    if asked && clause.form(clause.parts[0].start) == "dass" && parent.is_some_and(demanded) {
        return Realis::Hypothetical;
    }
    Realis::Actual
}

/// Whether who must do such a thing does it: "er muss sich vor Gericht verantworten", "300 Beschäftigte müssen gehen".
fn compelled(kind: EventKind) -> bool {
    matches!(kind, EventKind::Trial | EventKind::Convict | EventKind::Layoff | EventKind::Flee)
}

fn must(clause: &Clause) -> bool {
    clause.finite.is_some_and(|finite| matches!(clause.form(finite), "muss" | "müssen"))
}

/// "nicht", but not "nicht nur", and "kein" before what the verb is about.
fn negated(clause: &Clause) -> bool {
    let only =
        |at: usize| matches!(clause.form(at + 1), "nur" | "allein" | "zuletzt" | "ausgeschlossen" | "mehr" | "weit");
    // "in einem nicht fairen Verfahren"
    let of_attribute = |at: usize| {
        let text = clause.text;
        text.is(at - 1, Class::OPENS_PHRASE) && text.is_attribute(at + 1) && text.is_noun(at + 2)
    };
    clause.tokens().any(|at| {
        matches!(clause.form(at), "nicht" | "nie" | "niemals" | "niemand" | "niemanden" | "niemandem" | "keineswegs")
            && !only(at)
            && (at == 0 || !of_attribute(at))
    }) || clause.subject.iter().chain(&clause.objects).any(|&index| {
        let chunk = &clause.chunks[index];
        clause.form(chunk.tokens.start).starts_with("kein")
    })
}

/// "wenn", "ob", "könnte", "müsse".
fn conditional(clause: &Clause) -> bool {
    let text = clause.text;
    let first = clause.parts[0].start;
    let opener =
        matches!(clause.form(first), "wenn" | "falls" | "sofern" | "ob" | "solange" | "sollte" | "sollten" | "sobald");
    let infinitive = has_infinitive(clause, None);
    let modal = clause.tokens().any(|at| {
        text.is(at, Class::KONJUNKTIV2) && text.is(at, Class::MODAL)
            || infinitive
                && matches!(
                    clause.form(at),
                    "kann"
                        | "können"
                        | "könne"
                        | "muss"
                        | "müssen"
                        | "müsse"
                        | "darf"
                        | "dürfe"
                        | "dürfen"
                        | "sollte"
                        | "sollten"
                )
    });
    opener || modal || clause.tokens().any(|at| clause.form(at) == "möglicherweise")
}

/// "wird … reisen", "will … besuchen", "soll … stattfinden".
fn coming(clause: &Clause) -> bool {
    let text = clause.text;
    let auxiliary = clause.tokens().find(|&at| {
        matches!(
            clause.form(at),
            "will"
                | "wollen"
                | "wolle"
                | "soll"
                | "sollen"
                | "solle"
                | "werde"
                | "wird"
                | "werden"
                | "möchte"
                | "möchten"
        ) && !text.capitalised(at)
    });
    let next = |at: usize| clause.form(at).starts_with("kommende") || clause.form(at).starts_with("nächste");
    let soon = clause.tokens().any(|at| {
        matches!(text.of(at), "morgen" | "übermorgen" | "Übermorgen" | "demnächst" | "Demnächst" | "bald" | "Bald")
            || next(at)
    });
    let present = clause.finite.is_some_and(|at| !text.is(at, Class::PAST));
    auxiliary.is_some_and(|at| !is_completed(clause) && has_infinitive(clause, Some(at)))
        || soon && present && !past(clause)
}

/// "worden", "gewesen", "getötet haben": what a clause with an infinitive tells is over.
fn is_completed(clause: &Clause) -> bool {
    clause.tokens().any(|at| matches!(clause.form(at), "worden" | "gewesen"))
        || clause.any(Class::PARTICIPLE, &[]) && clause.tokens().any(|at| matches!(clause.form(at), "haben" | "sein"))
}

fn past(clause: &Clause) -> bool {
    clause.any(Class::PAST, &[]) || clause.any(Class::HABEN, &[]) && clause.any(Class::PARTICIPLE, &[])
}

/// Whether a clause has an infinitive, the token `but` apart.
fn has_infinitive(clause: &Clause, but: Option<usize>) -> bool {
    let text = clause.text;
    clause.tokens().any(|at| {
        Some(at) != but && text.is(at, Class::INFINITIVE) && !text.capitalised(at) && clause.finite != Some(at)
    })
}

/// An infinitive with zu, by the verb that it depends on.
fn dependent(clause: &Clause, parent: Option<&Clause>) -> Realis {
    if is_completed(clause) {
        return Realis::Actual;
    }
    let governor = parent.filter(|_| clause.finite.is_none()).unwrap_or(clause);
    let has = |words: &Words| governor.tokens().any(|at| words.have(governor.form(at)));
    if has(&LISTS.prevented) {
        Realis::Negated
    } else if has(&LISTS.demanded) {
        Realis::Hypothetical
    } else if has(&LISTS.planned) {
        Realis::Future
    } else if has(&LISTS.begun) {
        Realis::Actual
    } else {
        Realis::Hypothetical
    }
}
