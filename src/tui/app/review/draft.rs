//! Correcting an item: its ends, its kind, who stands behind it.

use super::menu::{ENTITIES, QUOTATIONS};
use super::{Choice, Chooser, Chosen, Menu, place_in};
use crate::article::Span;
use crate::decision::Item;
use crate::extraction::{EntityKind, Realis};
use crate::review::spans::{self, Edge, Unit, Way};
use crate::review::{Kind, Part, Place};
use crate::tui::action::Action;
use crate::tui::app::{App, Overlay};
use crate::tui::arrangement::Pane;
use crate::tui::effect::Deed;
use crate::tui::words;

/// A name of a speaker is looked for within so many bytes of the quotation.
const NEAR: usize = 400;

/// An item as it is being corrected.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Which item.
    pub place: Place,
    /// What it is to be.
    pub item: Item,
    part: usize,
    /// Whether it is saved as soon as something is chosen.
    at_once: bool,
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

    /// Whether it is saved as soon as something is chosen, and not shown before.
    pub(super) fn is_at_once(&self) -> bool {
        self.at_once
    }

    /// The part that an entity can stand behind: the one whose ends move, or else the one that it is about most.
    fn part_of_somebody(&self) -> Option<Part> {
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
            let spans = draft.spans();
            self.overlay = Overlay::Correct(draft);
            self.show_end(&spans, Edge::End);
        }
    }

    /// The selected item as it is, to be changed.
    fn draft(&mut self) -> Option<Draft> {
        let place = self.target()?;
        let item = self.reading()?.page.review.item(place)?;
        Some(Draft { place, item, part: 0, at_once: false })
    }

    /// Goes on correcting where the same item stands now.
    pub(super) fn renew_draft(&mut self) {
        let place = self.reading().and_then(|reading| reading.selected).map(|item| place_in(self.focus, item));
        match (&mut self.overlay, place) {
            (Overlay::Correct(draft), Some(place)) => draft.place = place,
            _ => self.overlay = Overlay::None,
        }
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
        if action == Action::JoinPart {
            let joined = spans::joined(&draft.item.spans(part));
            draft.item.set_spans(part, joined);
        } else if matches!(part, Part::Quote | Part::Trigger | Part::Mention) {
            self.tell("without this there is no item: reject it with x instead");
        } else {
            draft.item.set_spans(part, Vec::new());
            draft.item.set_entity(part, None);
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

    fn save_draft(&mut self, draft: Draft) {
        let before = self.reading().and_then(|reading| reading.page.review.item(draft.place));
        if before.as_ref() == Some(&draft.item) {
            self.tell("nothing was changed");
            return;
        }
        self.save_on(draft.place, Deed::Correct(draft.place, Box::new(draft.item)));
        self.go_on(1);
    }

    /// Asks for another kind of the selected item, or of the one that is being corrected.
    pub(in crate::tui::app) fn ask_for_kind(&mut self) {
        let draft = match std::mem::take(&mut self.overlay) {
            Overlay::Correct(draft) => Some(draft),
            _ => self.draft().map(|draft| Draft { at_once: true, ..draft }),
        };
        let Some(mut draft) = draft else { return };
        // The kind is that of the whole entity.
        if let Place::Mention(entity, _) = draft.place {
            let whole = self.reading().and_then(|reading| reading.page.review.item(Place::Entity(entity)));
            draft = match whole {
                Some(item) if draft.at_once => Draft { place: Place::Entity(entity), item, ..draft },
                _ => {
                    self.tell("the kind is that of the entity: press t in the list of entities");
                    self.overlay = Overlay::Correct(draft);
                    return;
                }
            };
        }
        let mut menu = Menu { title: "What kind is it?".into(), ..Menu::default() };
        match draft.item {
            Item::Quotation(_) => menu
                .choices
                .extend(QUOTATIONS.map(|(letter, kind)| {
                    (letter, words::quotation(kind).into(), Choice::Kind(Kind::Quotation(kind)))
                })),
            Item::Entity { .. } | Item::Mention { .. } => menu.choices.extend(
                ENTITIES.map(|(letter, kind)| (letter, words::entity(kind).into(), Choice::Kind(Kind::Entity(kind)))),
            ),
            Item::Event(_) => {
                self.overlay = Overlay::Chooser(Chooser::of_events().over(Overlay::Correct(draft)));
                return;
            }
        }
        menu.before = Some(Box::new(Overlay::Correct(draft)));
        self.overlay = Overlay::Menu(menu);
    }

    pub(super) fn take_kind(&mut self, before: Option<Box<Overlay>>, kind: Kind) {
        if let Some(Overlay::Correct(mut draft)) = before.map(|before| *before) {
            draft.item.set_kind(kind);
            self.go_on_with(draft);
        }
    }

    fn go_on_with(&mut self, draft: Draft) {
        if draft.at_once {
            self.save_draft(draft);
        } else {
            self.overlay = Overlay::Correct(draft);
        }
    }

    /// Asks who stands behind the selected item, or behind the part that is being corrected.
    pub(in crate::tui::app) fn ask_who(&mut self) {
        let draft = match std::mem::take(&mut self.overlay) {
            Overlay::Correct(draft) => Some(draft),
            _ => self.draft().map(|draft| Draft { at_once: true, ..draft }),
        };
        let Some(draft) = draft else { return };
        let Some(reading) = self.reading() else { return };
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(reading.text())).collect::<Vec<_>>().join(" ");
        let main = draft.item.parts().first().map(|&part| draft.item.spans(part)).unwrap_or_default();
        let offset = main.first().map_or(reading.cursor, |span| span.start());
        let nobody = vec![(String::from("nobody"), Chosen::Entity(None))];
        let (title, first, last) = match (&draft.item, draft.part_of_somebody()) {
            (Item::Entity { .. }, _) => ("Which one is it the same as?", Vec::new(), Vec::new()),
            (Item::Mention { .. }, _) => {
                let name = words(&main);
                let new = Chosen::New(EntityKind::Person, name.clone());
                ("Whom does it mean?", Vec::new(), vec![(format!("somebody else: {name}"), new)])
            }
            (_, Some(Part::Speaker)) => ("Who speaks?", Vec::new(), nobody),
            (_, Some(_)) => ("Who is it?", Vec::new(), nobody),
            (_, None) => {
                self.tell("choose the part first: c, then Tab");
                return;
            }
        };
        let chooser = Chooser::of_entities(title, &reading.page, offset, first, last);
        self.overlay = Overlay::Chooser(chooser.over(Overlay::Correct(draft)));
    }

    pub(super) fn take_who(&mut self, before: Option<Overlay>, chosen: Chosen) {
        let Some(Overlay::Correct(mut draft)) = before else { return };
        let Some(reading) = self.reading() else { return };
        match (&mut draft.item, chosen) {
            (Item::Entity { entity, same_as }, Chosen::Entity(id)) => {
                *same_as = id.filter(|id| *id != entity.id);
            }
            (Item::Mention { mention, .. }, Chosen::New(kind, name)) => {
                let (entity, of) = reading.page.review.new_entity(kind, name);
                let corrected = Item::Mention { of, mention: mention.clone() };
                let place = draft.place;
                let deeds = vec![Deed::Add(vec![entity]), Deed::Correct(place, Box::new(corrected))];
                self.save_on(place, Deed::Together(deeds));
                self.go_on(1);
                return;
            }
            (_, Chosen::Entity(id)) => {
                let Some(part) = draft.part_of_somebody() else { return };
                if part == Part::Speaker || part == Part::Addressee {
                    let near = id.as_deref().and_then(|id| reading.name_near(id, &draft.item)).into_iter().collect();
                    draft.item.set_spans(part, near);
                }
                draft.item.set_entity(part, id);
            }
            _ => return,
        }
        self.go_on_with(draft);
    }
}

impl crate::tui::app::Reading {
    /// Where an entity is spoken of nearest to a quotation, but not in it.
    fn name_near(&self, id: &str, item: &Item) -> Option<Span> {
        let quote = item.spans(Part::Quote);
        let (start, end) = (quote.first()?.start(), quote.last()?.end());
        let entity = self.page.extraction().entities().iter().find(|entity| entity.id == id)?;
        let from = entity.mentions.partition_point(|mention| mention.span.end() + NEAR < start);
        let near = entity.mentions[from..].iter().take_while(|mention| mention.span.start() <= end + NEAR);
        let outside = near.map(|mention| mention.span).filter(|span| !quote.iter().any(|quote| quote.overlaps(*span)));
        outside.min_by_key(|span| if span.end() <= start { start - span.end() } else { span.start().abs_diff(end) })
    }

    pub(super) fn put_cursor_in(&mut self, pane: Pane, item: Option<usize>) {
        if let Some(index) = Pane::SIDES.iter().position(|&side| side == pane) {
            self.cursors_mut()[index].item = item;
        }
    }
}
