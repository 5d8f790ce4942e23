//! A short list from which one letter chooses.

use crate::extraction::{EntityKind, QuotationKind};
use crate::review::{Kind, Part};
use crate::tui::app::{App, Overlay};
use crate::tui::effect::Deed;

/// What a letter stands for.
#[derive(Clone, Debug)]
pub enum Choice {
    /// To make the item this kind of thing.
    Kind(Kind),
    /// To do this.
    Do(Deed),
    /// To add what is selected as a quotation.
    AddQuotation(QuotationKind),
    /// To add what is selected as a mention of an entity of that kind.
    AddEntity(EntityKind),
    /// To add what is selected as an event.
    AddEvent,
    /// To make what is selected this part of an item.
    Part(Part),
    /// To take what is selected into the main part of an item.
    TakeIn,
    /// To cut what is selected out of an item.
    CutOut,
    /// To leave everything as it is.
    Leave,
}

/// A short list, or lines that are only read.
#[derive(Debug, Default)]
pub struct Menu {
    /// What is asked.
    pub title: String,
    /// Lines to be read.
    pub lines: Vec<String>,
    /// Letters, what they mean in words, and what they do.
    pub choices: Vec<(char, String, Choice)>,
    /// What the menu lies over, and what it is about.
    pub(super) before: Option<Box<Overlay>>,
}

impl Menu {
    /// What it lies over.
    pub(in crate::tui::app) fn into_before(self) -> Option<Overlay> {
        self.before.map(|before| *before)
    }

    pub(super) fn confirm(title: String, deed: Deed) -> Self {
        let choices = vec![('y', "yes".into(), Choice::Do(deed)), ('n', "no".into(), Choice::Leave)];
        Self { title, choices, ..Self::default() }
    }
}

impl App {
    /// Leaves a choice: back to the item that is being corrected or the words that are selected.
    pub(in crate::tui::app) fn leave_choice(&mut self, before: Option<Overlay>) {
        match before {
            Some(Overlay::Correct(draft)) if draft.at_once => {}
            Some(before) => self.overlay = before,
            None => {}
        }
    }
}

/// Letters for the kinds of quotations and entities.
pub(super) const QUOTATIONS: [(char, QuotationKind); 5] = [
    ('d', QuotationKind::Direct),
    ('i', QuotationKind::Indirect),
    ('j', QuotationKind::IndirectFreeIndirect),
    ('f', QuotationKind::FreeIndirect),
    ('r', QuotationKind::Reported),
];
pub(super) const ENTITIES: [(char, EntityKind); 4] =
    [('p', EntityKind::Person), ('l', EntityKind::Location), ('o', EntityKind::Organisation), ('m', EntityKind::Other)];

impl App {
    /// Takes what a letter stands for; without a letter the first.
    pub(in crate::tui::app) fn choose_from_menu(&mut self, letter: Option<char>) {
        let Overlay::Menu(menu) = &self.overlay else { return };
        let found = menu.choices.iter().find(|(of, ..)| letter.is_none_or(|letter| *of == letter));
        let choice = found.map(|(.., choice)| choice.clone());
        let is_read = menu.choices.is_empty();
        if choice.is_none() && !is_read {
            return;
        }
        let Overlay::Menu(menu) = std::mem::take(&mut self.overlay) else { return };
        let Some(choice) = choice else { return };
        match choice {
            Choice::Leave => {}
            Choice::Do(deed) => self.save(Vec::new(), deed),
            Choice::Kind(kind) => self.take_kind(menu.before, kind),
            adding => {
                if let Some(Overlay::Pick(pick)) = menu.before.map(|before| *before) {
                    self.make_of(pick, &adding);
                }
            }
        }
    }
}
