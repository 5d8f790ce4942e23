//! Adding an item, or taking words into one.

use super::menu::{ENTITIES, QUOTATIONS};
use super::{Choice, Chooser, Chosen, Menu, Target};
use crate::article::Span;
use crate::decision::Item as Decided;
use crate::extraction::EntityKind;
use crate::extraction::{Event, EventKind, Extra, Form, Mention, Quotation, QuotationKind, Realis, Role};
use crate::review::{Part, Place, marks, spans};
use crate::tui::app::moving::item_in;
use crate::tui::app::{App, Overlay};
use crate::tui::arrangement::Pane;
use crate::tui::effect::Deed;
use crate::tui::page::Item;
use crate::tui::words;

/// Words that are being selected.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What is selected.
    pub span: Span,
    /// The key of the quotation or event that they may become a part of.
    pub(super) of: Option<String>,
}

const PARTS: [(char, Part); 4] = [('s', Part::Speaker), ('c', Part::Cue), ('a', Part::Addressee), ('n', Part::Frame)];
const ROLES: [(char, Role); 5] =
    [('1', Role::Agent), ('2', Role::Affected), ('3', Role::Place), ('4', Role::Time), ('5', Role::Instrument)];

impl App {
    /// Selects the clause at the cursor.
    pub(in crate::tui::app) fn start_pick(&mut self) {
        let Some(reading) = self.reading() else { return };
        let Some(span) = spans::clause_at(reading.text(), reading.cursor) else { return };
        let of = match reading.selected {
            Some(Item::Event(index)) => Some(Place::Event(index)),
            Some(Item::Quotation(index)) => Some(Place::Quotation(index)),
            _ => {
                let pane = if self.side == Pane::Events { Pane::Events } else { Pane::Quotations };
                let item = reading.cursor_in(pane).and_then(|cursor| cursor.item);
                item.map(|index| item_in(pane, index).place())
            }
        };
        let of = of.and_then(|place| reading.page.review.mark(place)).map(|mark| mark.key.clone());
        self.overlay = Overlay::Pick(Pick { span, of });
    }

    /// Asks what the selected words are.
    pub(super) fn ask_what(&mut self, pick: Pick) {
        let quotations = QUOTATIONS.map(|(letter, kind)| {
            (letter, format!("{} quotation", words::quotation(kind)), Choice::AddQuotation(kind))
        });
        let entities = ENTITIES.map(|(letter, kind)| (letter, words::entity(kind).into(), Choice::AddEntity(kind)));
        let mut choices: Vec<(char, String, Choice)> = quotations.into_iter().chain(entities).collect();
        choices.push(('e', "event …".into(), Choice::AddEvent));
        let mut title = String::from("What is it?");
        let of = self.reading().zip(pick.of.as_ref()).and_then(|(reading, key)| reading.page.review.find(key));
        if let Some(label) = self.label_of(of) {
            title = format!("What is it, or which part of {label}?");
            let choice = |letter, which, part: Part| (letter, format!("{which} {}", part.name()), Choice::Part(part));
            let item = self.reading().zip(of).and_then(|(reading, place)| reading.page.review.item(place));
            match item {
                Some(event @ Decided::Event(_)) => choices.extend(ROLES.map(|(letter, role)| {
                    let part = event.argument_at(role, pick.span);
                    let is_more = matches!(part, Part::Argument(_, 1..)) && event.spans(part).is_empty();
                    choice(letter, if is_more { "another" } else { "its" }, part)
                })),
                _ => choices.extend(PARTS.map(|(letter, part)| choice(letter, "its", part))),
            }
            choices.push(('+', "more of it".into(), Choice::TakeIn));
            choices.push(('-', "no part of it".into(), Choice::CutOut));
        }
        let before = Some(Box::new(Overlay::Pick(pick)));
        self.overlay = Overlay::Menu(Menu { title, choices, before, ..Menu::default() });
    }

    /// What an item is called in the menu.
    fn label_of(&self, place: Option<Place>) -> Option<String> {
        let page = &self.reading()?.page;
        let short = |text: &str| text.chars().take(24).collect::<String>();
        Some(match place? {
            Place::Quotation(index) => format!("“{}…”", short(&page.quotation_labels.get(index)?.excerpt)),
            Place::Event(index) => format!("“{}”", short(&page.event_labels.get(index)?.trigger)),
            _ => return None,
        })
    }

    /// Makes of the selected words what was chosen.
    pub(super) fn make_of(&mut self, pick: Pick, choice: &Choice) {
        match *choice {
            Choice::AddQuotation(kind) => {
                let Some(reading) = self.reading() else { return };
                let marked = kind == QuotationKind::Direct;
                let span = if marked { marks::with_marks(reading.text(), pick.span) } else { pick.span };
                self.add(vec![Decided::Quotation(quotation(kind, span))]);
            }
            Choice::AddEntity(kind) => {
                let Some(reading) = self.reading() else { return };
                let name = pick.span.of(reading.text()).split_whitespace().collect::<Vec<_>>().join(" ");
                let new = vec![(format!("new: {name}"), Chosen::New(kind, name))];
                let page = &reading.page;
                let chooser = Chooser::of_entities(
                    "Whom or what does it mean?",
                    page,
                    (EntityKind::Person, pick.span.start()),
                    new,
                    Vec::new(),
                );
                self.overlay = Overlay::Chooser(chooser.over(Overlay::Pick(pick)));
            }
            Choice::AddEvent => self.overlay = Overlay::Chooser(Chooser::of_events().over(Overlay::Pick(pick))),
            Choice::Part(part) => self.change(&pick, |item, entity| {
                item.set_spans(part, vec![pick.span]);
                item.set_entity(part, entity);
            }),
            Choice::TakeIn => self.change(&pick, |item, _| {
                if let Some(&main) = item.parts().first() {
                    item.set_spans(main, spans::with(&item.spans(main), pick.span));
                }
            }),
            Choice::CutOut => {
                let Some(text) = self.reading().map(|reading| reading.page.article.clone()) else { return };
                self.change(&pick, |item, _| {
                    for part in item.parts() {
                        let left = spans::without(text.text(), &item.spans(part), pick.span);
                        let is_main = item.parts().first() == Some(&part);
                        if !(is_main && left.is_empty()) {
                            item.set_spans(part, left);
                        }
                    }
                });
            }
            Choice::Kind(_) | Choice::Do(_) | Choice::Leave => {}
        }
    }

    /// Changes the item that the selected words may become a part of. What is changed gets the entity that is spoken of in
    /// the words, too.
    fn change(&mut self, pick: &Pick, change: impl FnOnce(&mut Decided, Option<String>)) {
        let Some(place) = pick.of.as_ref().and_then(|key| self.place_of(key)) else { return };
        let Some(reading) = self.reading() else { return };
        if self.is_pending(&reading.page, place) {
            self.tell("this is still being saved");
            return;
        }
        let Some(mut item) = reading.page.review.item(place) else { return };
        let inside = reading.page.order(crate::tui::page::Layer::Mentions);
        let first = inside.partition_point(|placed| placed.start < pick.span.start());
        let entity = inside.get(first).filter(|placed| placed.start < pick.span.end()).map(|placed| placed.item);
        let id = match entity {
            Some(Item::Entity { entity, .. }) => reading.page.entity(entity).map(|entity| entity.id.clone()),
            _ => None,
        };
        let shown = reading.page.item_at(place);
        change(&mut item, id);
        self.save_on(place, Deed::Correct(place, Box::new(item)));
        if let Some(reading) = self.reading_mut() {
            reading.choose(shown);
        }
    }

    /// Adds what was chosen from a long list.
    pub(super) fn add_chosen(&mut self, pick: &Pick, chosen: Chosen) {
        let Some(reading) = self.reading() else { return };
        let mention = |of: String| {
            let mention = Mention { span: pick.span, form: Form::Name, confidence: None, extra: Extra::new() };
            Decided::Mention { of, mention }
        };
        let items = match chosen {
            Chosen::Event(kind) => vec![Decided::Event(event(kind, pick.span))],
            Chosen::New(kind, name) => {
                let (entity, key) = reading.page.review.new_entity(kind, name);
                vec![entity, mention(key)]
            }
            Chosen::Entity(Some(id)) => vec![mention(id)],
            Chosen::Entity(None) => return,
        };
        self.add(items);
    }

    /// Adds items; the last of them is gone to when it is there.
    fn add(&mut self, items: Vec<Decided>) {
        let Some(reading) = self.reading() else { return };
        let added = reading.page.review.add(items.clone());
        self.underway.target = added.last().map(|decision| Target::Item(decision.item.clone()));
        self.save(Vec::new(), Deed::Add(items));
    }
}

fn quotation(kind: QuotationKind, span: Span) -> Quotation {
    Quotation {
        id: String::new(),
        kind,
        medium: None,
        nested: false,
        confidence: None,
        quote: vec![span],
        cue: Vec::new(),
        frame: Vec::new(),
        speaker: Vec::new(),
        addressee: Vec::new(),
        speaker_entity: None,
        addressee_entity: None,
        extra: Extra::new(),
    }
}

fn event(kind: EventKind, span: Span) -> Event {
    Event {
        id: String::new(),
        kind,
        trigger: vec![span],
        realis: Realis::Actual,
        confidence: None,
        attribution: None,
        arguments: Vec::new(),
        time: None,
        quantities: Vec::new(),
        extra: Extra::new(),
    }
}
