//! Correcting an item: its ends and parts.

use super::WordsOf;
use crate::article::Span;
use crate::decision::Item;
use crate::extraction::Realis;
use crate::review::spans::{self, Edge, Unit, Way};
use crate::review::{Part, Place};
use crate::tui::action::Action;
use crate::tui::app::{App, Overlay};
use crate::tui::effect::Deed;

/// An item as it is being corrected.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The item's key: where it stands may change while it is corrected, as others decide.
    pub(super) key: String,
    /// What it is to be.
    pub item: Item,
    pub(super) part: usize,
    /// Whether it is saved as soon as something is chosen, and not shown before.
    pub(super) at_once: bool,
}

impl Draft {
    /// The part whose ends move.
    pub fn part(&self) -> Option<Part> {
        self.item.parts().get(self.part).copied()
    }

    /// What the part stands on.
    pub fn spans(&self) -> Vec<Span> {
        self.part().map(|part| self.item.spans(part)).unwrap_or_default()
    }

    /// The part that an entity can stand behind: the one whose ends move, or else the one that it is about most.
    pub(super) fn part_of_somebody(&self) -> Option<Part> {
        self.part().filter(|part| part.names_somebody()).or_else(|| {
            self.item.parts().into_iter().find(|part| part.names_somebody() && !matches!(self.item, Item::Event(_)))
        })
    }
}

/// What an action does to an end.
pub(super) fn step(action: Action) -> Option<(Edge, Way, Unit)> {
    use Unit::{Character, Clause, Word};
    Some(match action {
        Action::EndWordOn => (Edge::End, Way::On, Word),
        Action::EndWordBack => (Edge::End, Way::Back, Word),
        Action::EndClauseOn => (Edge::End, Way::On, Clause),
        Action::EndClauseBack => (Edge::End, Way::Back, Clause),
        Action::EndOn => (Edge::End, Way::On, Character),
        Action::EndBack => (Edge::End, Way::Back, Character),
        Action::StartWordBack => (Edge::Start, Way::Back, Word),
        Action::StartWordOn => (Edge::Start, Way::On, Word),
        Action::StartClauseBack => (Edge::Start, Way::Back, Clause),
        Action::StartClauseOn => (Edge::Start, Way::On, Clause),
        Action::StartBack => (Edge::Start, Way::Back, Character),
        Action::StartOn => (Edge::Start, Way::On, Character),
        _ => return None,
    })
}

impl App {
    pub(in crate::tui::app) fn start_correction(&mut self) {
        if let Some(draft) = self.draft() {
            if let Item::Entity { entity, .. } = &draft.item {
                self.ask_for_words(WordsOf::Name, draft.key, &entity.name);
                return;
            }
            let spans = draft.spans();
            self.overlay = Overlay::Correct(draft);
            self.show_end(&spans, Edge::End);
        }
    }

    /// The selected item as it is, to be changed.
    pub(super) fn draft(&mut self) -> Option<Draft> {
        let place = self.free_target()?;
        self.draft_of(place)
    }

    pub(super) fn draft_of(&self, place: Place) -> Option<Draft> {
        let review = &self.reading()?.page.review;
        let (key, item) = (review.mark(place)?.key.clone(), review.item(place)?);
        Some(Draft { key, item, part: 0, at_once: false })
    }

    /// Moves an end of the part, or of what is selected.
    pub(in crate::tui::app) fn move_end(&mut self, action: Action) {
        let Some((edge, way, unit)) = step(action) else { return };
        let Some(text) = self.reading().map(|reading| reading.page.article.clone()) else { return };
        let spans = match &mut self.overlay {
            Overlay::Correct(draft) => {
                let Some(part) = draft.part() else { return };
                let spans = spans::moved(text.text(), &draft.item.spans(part), edge, way, unit);
                draft.item.set_spans(part, spans.clone());
                spans
            }
            Overlay::Pick(pick) => {
                let spans = spans::moved(text.text(), &[pick.span], edge, way, unit);
                pick.span = spans.first().copied().unwrap_or(pick.span);
                spans
            }
            _ => return,
        };
        if spans.is_empty() {
            self.tell("this part is nowhere yet: leave with Esc, select its words with v");
        }
        self.show_end(&spans, edge);
    }

    pub(in crate::tui::app) fn step_part(&mut self, by: isize) {
        let Overlay::Correct(draft) = &mut self.overlay else { return };
        let parts = draft.item.parts().len().cast_signed();
        if parts > 0 {
            draft.part = (draft.part.cast_signed() + by).rem_euclid(parts).cast_unsigned();
            let spans = draft.spans();
            self.show_end(&spans, Edge::Start);
        }
    }

    /// Keeps the text in view where something is changed in it.
    fn show_end(&mut self, spans: &[Span], edge: Edge) {
        let offset = match edge {
            Edge::Start => spans.first().map(|span| span.start()),
            Edge::End => spans.last().map(|span| span.end()),
        };
        if let (Some(offset), Some(reading)) = (offset, self.reading_mut()) {
            let text = reading.text();
            let last = text[..offset].char_indices().next_back().map_or(0, |(at, _)| at);
            reading.put_cursor(if edge == Edge::End { last } else { offset });
        }
    }

    pub(in crate::tui::app) fn change_part(&mut self, action: Action) {
        let Overlay::Correct(draft) = &mut self.overlay else { return };
        if action == Action::CorrectFact {
            if let Item::Event(event) = &mut draft.item {
                let at = Realis::ALL.iter().position(|realis| *realis == event.realis).unwrap_or_default();
                event.realis = Realis::ALL[(at + 1) % Realis::ALL.len()];
            }
            return;
        }
        let Some(part) = draft.part() else { return };
        if action == Action::MorePart {
            let Part::Argument(role, _) = part else {
                return self.tell("only who, whom, where, when and with what can be there more than once");
            };
            // One that is nothing yet is not needed twice.
            let more = if draft.item.spans(part).is_empty() { Some(part) } else { draft.item.add_argument(role) };
            draft.part = draft.item.parts().iter().position(|it| Some(*it) == more).unwrap_or(draft.part);
            self.tell("one more: s says who it is");
        } else if action == Action::JoinPart {
            let joined = spans::joined(&draft.item.spans(part));
            draft.item.set_spans(part, joined);
        } else if matches!(part, Part::Quote | Part::Trigger | Part::Mention) {
            self.tell("without this there is no item: reject it with x instead");
        } else {
            draft.item.set_entity(part, None);
            draft.item.set_spans(part, Vec::new());
        }
    }

    /// Saves the correction, or asks what the selected words are.
    pub(in crate::tui::app) fn take_ends(&mut self) {
        match std::mem::take(&mut self.overlay) {
            Overlay::Correct(draft) => self.save_draft(draft),
            Overlay::Pick(pick) => self.ask_what(pick),
            _ => {}
        }
    }

    pub(super) fn save_draft(&mut self, mut draft: Draft) {
        draft.item.drop_empty_arguments();
        let Some(place) = self.place_of(&draft.key) else { return };
        let before = self.reading().and_then(|reading| reading.page.review.item(place));
        if before.as_ref() == Some(&draft.item) {
            self.tell("nothing was changed");
            return;
        }
        self.save_on(place, Deed::Correct(place, Box::new(draft.item)));
        self.go_on(1);
    }
}
