//! What everything on the screen looks like.

use ratatui::style::Style;
use serde::Deserialize;

use super::highlight::Marks;
use crate::extraction::{EntityKind, QuotationKind};

/// The themes that are built in, by name.
const BUILT_IN: [(&str, &str); 4] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("sixteen", include_str!("../../assets/themes/sixteen.toml")),
    ("plain", include_str!("../../assets/themes/plain.toml")),
];

/// A style for everything that is drawn. Kinds differ by an attribute too, or the panes say them in letters: none is told
/// by colour alone.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// The article's title.
    pub headline: Style,
    /// The author's line.
    pub byline: Style,
    /// A title within the article.
    pub subheading: Style,
    /// What is there but matters less.
    pub dim: Style,
    /// The title of a pane.
    pub title: Style,
    /// Lines around and between panes.
    pub border: Style,
    /// The same at the pane that has the keys.
    pub border_focused: Style,
    /// The selected row of a pane.
    pub selection: Style,
    /// The same in the pane that has the keys.
    pub selection_focused: Style,
    /// A key in the footer.
    pub footer_key: Style,
    /// Other text in the footer.
    pub footer: Style,
    /// What went wrong.
    pub error: Style,
    /// What the text is marked with.
    pub marks: MarkStyles,
    /// Colours of speakers, given out in turn.
    pub speakers: Vec<Style>,
}

/// How each of the [`Marks`] looks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkStyles {
    direct: Style,
    indirect: Style,
    free: Style,
    reported: Style,
    nested: Style,
    person: Style,
    location: Style,
    organisation: Style,
    other: Style,
    event: Style,
    quote: Style,
    cue: Style,
    speaker: Style,
    addressee: Style,
    trigger: Style,
    argument: Style,
    mention: Style,
    hit: Style,
    current_hit: Style,
}

impl Theme {
    /// The built-in theme of that name: `dark`, `light`, `sixteen` or `plain`.
    pub fn named(name: &str) -> Option<Self> {
        let (_, source) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name)?;
        toml::from_str(source).ok()
    }

    /// The theme that fits the terminal. `variable` looks up an environment variable. Asks the terminal for its
    /// background, so it must be called before the screen is entered; waits a tenth of a second for the answer at most.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let name = if set("NO_COLOR").is_some() { "plain" } else { "sixteen" };
        set("WORTLAUT_THEME").and_then(|name| Self::named(&name)).or_else(|| Self::named(name)).unwrap_or_default()
    }

    /// How text with these marks looks, to be laid over [`Theme::text`].
    pub fn style(&self, marks: Marks) -> Style {
        marks.iter().fold(Style::new(), |style, mark| style.patch(self.marks.of(mark)))
    }

    /// How quotations of that kind look.
    pub fn quotation(&self, kind: QuotationKind) -> Style {
        self.style(kind.into())
    }

    /// How entities of that kind look.
    pub fn entity(&self, kind: EntityKind) -> Style {
        self.style(kind.into())
    }

    /// The colour of the speaker of that number.
    pub fn speaker(&self, number: usize) -> Style {
        self.speakers.get(number % self.speakers.len().max(1)).copied().unwrap_or_default()
    }
}

impl MarkStyles {
    fn of(&self, mark: Marks) -> Style {
        match mark {
            Marks::DIRECT => self.direct,
            Marks::INDIRECT => self.indirect,
            Marks::FREE => self.free,
            Marks::REPORTED => self.reported,
            Marks::NESTED => self.nested,
            Marks::PERSON => self.person,
            Marks::LOCATION => self.location,
            Marks::ORGANISATION => self.organisation,
            Marks::OTHER => self.other,
            Marks::EVENT => self.event,
            Marks::QUOTE => self.quote,
            Marks::CUE => self.cue,
            Marks::SPEAKER => self.speaker,
            Marks::ADDRESSEE => self.addressee,
            Marks::TRIGGER => self.trigger,
            Marks::ARGUMENT => self.argument,
            Marks::MENTION => self.mention,
            Marks::HIT => self.hit,
            Marks::CURRENT_HIT => self.current_hit,
            _ => Style::new(),
        }
    }
}
