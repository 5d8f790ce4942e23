//! What everything on the screen looks like.

use std::io::{IsTerminal, stdout};
use std::time::Duration;

use ratatui::style::Style;
use serde::Deserialize;
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use super::highlight::Marks;
use crate::extraction::{EntityKind, QuotationKind};
use crate::load::clean::clean_line;

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
    /// The title of the pane that has the keys.
    pub title_focused: Style,
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
    allusion: Style,
    event: Style,
    quote: Style,
    cue: Style,
    speaker: Style,
    addressee: Style,
    trigger: Style,
    argument: Style,
    agent: Style,
    affected: Style,
    place: Style,
    time: Style,
    instrument: Style,
    mention: Style,
    alluded: Style,
    hit: Style,
    current_hit: Style,
    rejected: Style,
    picked: Style,
}

impl Theme {
    /// The built-in theme of that name: `dark`, `light`, `sixteen` or `plain`.
    pub fn named(name: &str) -> Option<Self> {
        let (_, source) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name)?;
        toml::from_str(source).ok()
    }

    /// The names of the built-in themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|&(name, _)| name)
    }

    /// The theme that `WORTLAUT_THEME` names, or else the one that fits the terminal. `variable` looks up an environment
    /// variable. May ask the terminal for its background, so it must be called before the screen is entered; waits a
    /// tenth of a second for the answer at most.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let wanted = variable("WORTLAUT_THEME").and_then(|name| Self::named(&name));
        wanted.or_else(|| Self::named(fitting(variable, background))).unwrap_or_default()
    }

    /// What is wrong with the theme that `WORTLAUT_THEME` names, if there is no such one.
    pub fn complaint(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
        let name = variable("WORTLAUT_THEME").filter(|name| !name.is_empty() && Self::named(name).is_none())?;
        let known = Self::names().collect::<Vec<_>>().join(", ");
        Some(format!("WORTLAUT_THEME: there is no theme “{}”; there are {known}", clean_line(&name)))
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

/// The name of the theme that fits. `background` is asked only where the answer matters.
fn fitting(variable: impl Fn(&str) -> Option<String>, background: impl FnOnce() -> Option<ThemeMode>) -> &'static str {
    if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return "plain";
    }
    if !matches!(variable("COLORTERM").as_deref(), Some("truecolor" | "24bit")) {
        return "sixteen";
    }
    match background() {
        Some(ThemeMode::Dark) => "dark",
        Some(ThemeMode::Light) => "light",
        None => "sixteen",
    }
}

/// What the terminal says of its background, if it answers.
fn background() -> Option<ThemeMode> {
    let mut options = QueryOptions::default();
    options.timeout = Duration::from_millis(100);
    if stdout().is_terminal() { theme_mode(options).ok() } else { None }
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
            Marks::ALLUSION => self.allusion,
            Marks::EVENT => self.event,
            Marks::QUOTE => self.quote,
            Marks::CUE => self.cue,
            Marks::SPEAKER => self.speaker,
            Marks::ADDRESSEE => self.addressee,
            Marks::TRIGGER => self.trigger,
            Marks::ARGUMENT => self.argument,
            Marks::AGENT => self.agent,
            Marks::AFFECTED => self.affected,
            Marks::PLACE => self.place,
            Marks::TIME => self.time,
            Marks::INSTRUMENT => self.instrument,
            Marks::MENTION => self.mention,
            Marks::ALLUDED => self.alluded,
            Marks::HIT => self.hit,
            Marks::CURRENT_HIT => self.current_hit,
            Marks::REJECTED => self.rejected,
            Marks::PICKED => self.picked,
            _ => Style::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    /// Backgrounds of terminals and editors as people have them.
    const DARK: [&str; 6] = ["#000000", "#1e1e1e", "#282c34", "#282a36", "#002b36", "#2e3440"];
    const LIGHT: [&str; 5] = ["#ffffff", "#fafafa", "#fdf6e3", "#eff1f5", "#f6f8fa"];

    fn theme(name: &str) -> Theme {
        let (_, source) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name).unwrap();
        toml::from_str(source).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Every style of a theme with its name; fails on a key that styles do not have.
    fn styles(name: &str) -> Vec<(String, Style)> {
        fn collect(key: &str, value: &toml::Value, styles: &mut Vec<(String, Style)>) {
            match value {
                toml::Value::Array(values) => values.iter().for_each(|value| collect(key, value, styles)),
                toml::Value::Table(table) if key == "marks" => {
                    table.iter().for_each(|(key, value)| collect(key, value, styles));
                }
                value => {
                    for attribute in value.as_table().unwrap().keys() {
                        assert!(
                            ["fg", "bg", "add_modifier", "sub_modifier"].contains(&attribute.as_str()),
                            "{key}: {attribute}"
                        );
                    }
                    styles.push((key.to_owned(), value.clone().try_into().unwrap()));
                }
            }
        }
        let (_, source) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name).unwrap();
        let mut styles = Vec::new();
        for (key, value) in &source.parse::<toml::Table>().unwrap() {
            collect(key, value, &mut styles);
        }
        styles
    }

    /// Contrast as the Web Content Accessibility Guidelines define it, from 1 to 21.
    fn contrast(one: Color, other: Color) -> f64 {
        let luminance = |color| {
            let Color::Rgb(red, green, blue) = color else { panic!("{color} is not RGB") };
            let linear = |byte: u8| {
                let value = f64::from(byte) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_built_in_theme_is_whole() {
        for name in Theme::names() {
            theme(name);
            assert!(styles(name).len() > 30, "{name}");
        }
        assert_eq!(Theme::named("none such"), None);
        let complaint = |name: &str| Theme::complaint(|_| Some(name.to_owned()));
        assert_eq!((complaint("dark"), complaint("")), (None, None));
        assert!(complaint("drak").is_some_and(|text| text.contains("“drak”; there are dark, light, sixteen, plain")));
    }

    #[test]
    fn every_colour_is_readable_on_every_background_it_may_meet() {
        for (name, backgrounds, text) in [("dark", &DARK[..], "#d0d0d0"), ("light", &LIGHT[..], "#333333")] {
            let styles = styles(name);
            let text = (String::from("the terminal's own text"), Style::new().fg(text.parse().unwrap()));
            let own = backgrounds.iter().map(|background| background.parse().unwrap());
            let tints = styles.iter().filter_map(|(_, style)| style.bg.filter(|_| style.fg.is_none()));
            let backgrounds: Vec<Color> = own.chain(tints).collect();
            for (style_name, style) in styles.iter().chain([&text]) {
                let Some(foreground) = style.fg else { continue };
                let least = if style_name == "border" { 3.0 } else { 4.5 };
                for &background in style.bg.as_ref().map_or(&backgrounds[..], std::slice::from_ref) {
                    let contrast = contrast(foreground, background);
                    assert!(contrast >= least, "{name}: {style_name} on {background} has {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn kinds_are_told_apart_without_colour() {
        for name in Theme::names() {
            let theme = theme(name);
            let attributes = |marks| theme.style(marks).add_modifier;
            assert_ne!(attributes(Marks::DIRECT), attributes(Marks::INDIRECT), "{name}");
            for entity in [Marks::PERSON, Marks::LOCATION, Marks::ORGANISATION, Marks::OTHER] {
                let within = attributes(entity | Marks::INDIRECT);
                assert!(within.contains(Modifier::UNDERLINED | Modifier::ITALIC), "{name}");
                let name_and_pronoun =
                    [entity | Marks::MENTION, entity | Marks::ALLUSION | Marks::ALLUDED].map(attributes);
                assert_ne!(name_and_pronoun[0], name_and_pronoun[1], "{name}");
            }
            assert_eq!(attributes(Marks::EVENT), Modifier::BOLD, "{name}");
        }
    }

    #[test]
    fn the_plain_theme_names_no_colour_and_the_sixteen_no_other_than_the_terminals_own() {
        assert!(styles("plain").iter().all(|(_, style)| style.fg.is_none() && style.bg.is_none()));
        for (name, style) in styles("sixteen") {
            assert!(
                ![style.fg, style.bg].iter().any(|color| matches!(color, Some(Color::Rgb(..) | Color::Indexed(_))))
            );
            assert!(style.bg.is_none() || style.fg.is_some(), "{name} would stand on a background it does not know");
        }
    }

    #[test]
    fn the_fitting_theme_follows_the_environment_and_then_the_terminal() {
        let fitting = |variables: &[(&str, &str)], answer| {
            let variable =
                |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| String::from(*value));
            fitting(variable, || answer)
        };
        let truecolor = ("COLORTERM", "truecolor");
        assert_eq!(fitting(&[truecolor, ("NO_COLOR", "1")], Some(ThemeMode::Dark)), "plain");
        assert_eq!(fitting(&[truecolor, ("NO_COLOR", "")], Some(ThemeMode::Dark)), "dark");
        assert_eq!(fitting(&[truecolor], Some(ThemeMode::Light)), "light");
        assert_eq!(fitting(&[truecolor], None), "sixteen");
        assert_eq!(fitting(&[], Some(ThemeMode::Dark)), "sixteen");
    }
}
