//! Another kind, somebody else: for the selected item at once, or for the one that is being corrected.

use super::menu::{ENTITIES, QUOTATIONS};
use super::{Choice, Chooser, Chosen, Draft, Menu};
use crate::article::Span;
use crate::decision::Item;
use crate::extraction::EntityKind;
use crate::review::{Kind, Part, Review};
use crate::tui::app::{App, Overlay, Reading};
use crate::tui::effect::Deed;
use crate::tui::words;

/// A name of a speaker is looked for within so many bytes of the quotation.
const NEAR: usize = 400;

impl App {
    /// Asks for another kind of the selected item, or of the one that is being corrected.
    pub(in crate::tui::app) fn ask_for_kind(&mut self) {
        let draft = match std::mem::take(&mut self.overlay) {
            Overlay::Correct(draft) => Some(draft),
            _ => self.draft().map(|draft| Draft { at_once: true, ..draft }),
        };
        let Some(mut draft) = draft else { return };
        // The kind is that of the whole entity.
        if let Item::Mention { of, .. } = &draft.item {
            let whole = |review: &Review| review.item(review.find(of)?);
            draft = match self.reading().and_then(|reading| whole(&reading.page.review)) {
                Some(item) if draft.at_once => Draft { key: of.clone(), item, ..draft },
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
                if !draft.at_once {
                    self.overlay = Overlay::Correct(draft);
                }
                return;
            }
        };
        let kind = if let Item::Entity { entity, .. } = &draft.item { entity.kind } else { EntityKind::Person };
        let mut chooser = Chooser::of_entities(title, &reading.page, (kind, offset), first, last);
        // Itself it is chosen as only to be no other's name any more.
        if let Item::Entity { entity, same_as: None } = &draft.item {
            chooser = chooser.without(&entity.id);
        }
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
                let Some(place) = self.place_of(&draft.key) else { return };
                let deeds = vec![Deed::Add(vec![entity]), Deed::Correct(place, Box::new(corrected))];
                self.save_on(place, Deed::Together(deeds));
                self.go_on(1);
                return;
            }
            (_, Chosen::Entity(id)) => {
                let Some(part) = draft.part_of_somebody() else { return };
                if part != Part::Mention {
                    let spans = match &id {
                        Some(id) => reading.words_for(id, part, &draft.item),
                        None => Vec::new(),
                    };
                    draft.item.set_spans(part, spans);
                }
                draft.item.set_entity(part, id);
            }
            _ => return,
        }
        self.go_on_with(draft);
    }
}

impl Reading {
    /// Where a part stands when an entity is behind it: where it stood, if that names it, or else where the entity is spoken
    /// of nearest to the item, but not in what is quoted.
    fn words_for(&self, id: &str, part: Part, item: &Item) -> Vec<Span> {
        let entity = self.page.extraction().entities().iter().find(|entity| entity.id == id);
        let mentions = entity.map(|entity| &entity.mentions[..]).unwrap_or_default();
        let names_it = |span: &Span| {
            let first = mentions.partition_point(|mention| mention.span.end() <= span.start());
            mentions.get(first).is_some_and(|mention| mention.span.overlaps(*span))
        };
        let before = item.spans(part);
        if before.iter().any(names_it) {
            return before;
        }
        let main = item.parts().first().map(|&main| item.spans(main)).unwrap_or_default();
        let (Some(first), Some(last)) = (main.first(), main.last()) else { return Vec::new() };
        let (start, end) = (first.start(), last.end());
        let from = mentions.partition_point(|mention| mention.span.end() + NEAR < start);
        let near = mentions[from..].iter().take_while(|mention| mention.span.start() <= end + NEAR);
        let outside = near.map(|mention| mention.span).filter(|span| !main.iter().any(|main| main.overlaps(*span)));
        let distance = |span: &Span| if span.end() <= start { start - span.end() } else { span.start().abs_diff(end) };
        outside.min_by_key(distance).into_iter().collect()
    }
}
