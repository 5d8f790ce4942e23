//! Keys → actions.
//!
//! A key is written as vim and less write it: a character (`j`, `]`), a name (`Tab`, `Ctrl-d`, `Alt-Left`), or several
//! characters that are typed one after the other (`]q`).

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{ALL, Action, Context, Scope};

/// One key with what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl From<KeyEvent> for Chord {
    fn from(event: KeyEvent) -> Self {
        // Shift is told by the character already, and only some terminals report it beside.
        let kept = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        let code = match event.code {
            KeyCode::Char(c) if kept.contains(KeyModifiers::CONTROL) => KeyCode::Char(c.to_ascii_lowercase()),
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        Self { code, modifiers: kept }
    }
}

impl Chord {
    /// The character that it types; none when it is a name or a modifier is held down.
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// The event that a terminal sends for it.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    fn name(self) -> String {
        match self.code {
            KeyCode::Char(c) => c.to_string(),
            code => code.to_string(),
        }
    }
}

/// Names of keys that are no characters, as they are written in the registry and as a reader knows them.
const NAMES: &[(&str, KeyCode, &str)] = &[
    ("Up", KeyCode::Up, "↑"),
    ("Down", KeyCode::Down, "↓"),
    ("Left", KeyCode::Left, "←"),
    ("Right", KeyCode::Right, "→"),
    ("Home", KeyCode::Home, "Home"),
    ("End", KeyCode::End, "End"),
    ("PageUp", KeyCode::PageUp, "PgUp"),
    ("PageDown", KeyCode::PageDown, "PgDn"),
    ("Tab", KeyCode::Tab, "Tab"),
    ("BackTab", KeyCode::BackTab, "Shift-Tab"),
    ("Enter", KeyCode::Enter, "Enter"),
    ("Esc", KeyCode::Esc, "Esc"),
    ("Backspace", KeyCode::Backspace, "Backspace"),
    ("Space", KeyCode::Char(' '), "Space"),
];

/// Reads a key as the registry writes it; `None` when it is none.
pub fn sequence(text: &str) -> Option<Vec<Chord>> {
    let (modifiers, key) = held(text);
    if let Some(&(_, code, _)) = NAMES.iter().find(|(name, ..)| *name == key) {
        return Some(vec![Chord { code, modifiers }]);
    }
    let chords: Vec<_> = key.chars().map(|c| Chord { code: KeyCode::Char(c), modifiers }).collect();
    (!chords.is_empty() && (modifiers.is_empty() || chords.len() == 1)).then_some(chords)
}

/// A key of the registry as a reader knows it: `Alt-Left` is "Alt-←".
pub fn shown(text: &str) -> String {
    let (_, key) = held(text);
    let prefix = &text[..text.len() - key.len()];
    match NAMES.iter().find(|(name, ..)| *name == key) {
        Some((.., name)) => format!("{prefix}{name}"),
        None => text.to_owned(),
    }
}

fn held(text: &str) -> (KeyModifiers, &str) {
    if let Some(key) = text.strip_prefix("Ctrl-") {
        (KeyModifiers::CONTROL, key)
    } else if let Some(key) = text.strip_prefix("Alt-") {
        (KeyModifiers::ALT, key)
    } else {
        (KeyModifiers::NONE, text)
    }
}

/// What the keys typed so far mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This action.
    Action(Action),
    /// The start of these: the keys still to come, and what they do then.
    Pending(Vec<(String, Action)>),
    /// Nothing.
    Nothing,
}

/// Which keys do what, and where.
#[derive(Debug)]
pub struct Keymap {
    /// The narrower scopes first.
    bindings: Vec<Binding>,
}

#[derive(Debug)]
struct Binding {
    chords: Vec<Chord>,
    action: Action,
    scope: Scope,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bindings: Vec<_> = ALL
            .iter()
            .flat_map(|entry| entry.keys.iter().filter_map(|key| sequence(key)).map(move |chords| (chords, entry)))
            .map(|(chords, entry)| Binding { chords, action: entry.action, scope: entry.scope })
            .collect();
        bindings.sort_by_key(|binding| std::cmp::Reverse(binding.scope));
        Self { bindings }
    }
}

impl Keymap {
    /// What `typed` means there.
    pub fn meaning(&self, context: Context, typed: &[Chord]) -> Meaning {
        let here = || self.bindings.iter().filter(|binding| binding.scope.holds(context));
        if let Some(binding) = here().find(|binding| binding.chords == typed) {
            return Meaning::Action(binding.action);
        }
        let pending: Vec<_> = here()
            .filter_map(|binding| {
                let rest = binding.chords.strip_prefix(typed).filter(|_| !typed.is_empty())?;
                Some((rest.iter().map(|chord| chord.name()).collect(), binding.action))
            })
            .collect();
        if pending.is_empty() { Meaning::Nothing } else { Meaning::Pending(pending) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(context: Context, keys: &str) -> Meaning {
        Keymap::default().meaning(context, &sequence(keys).unwrap())
    }

    #[test]
    fn the_narrower_scope_wins() {
        assert_eq!(meaning(Context::Quotations, "g"), Meaning::Action(Action::Group));
        assert_eq!(meaning(Context::Text, "g"), Meaning::Pending(vec![("g".into(), Action::Top)]));
        assert_eq!(meaning(Context::Text, "gg"), Meaning::Action(Action::Top));
        assert_eq!(meaning(Context::Help, "q"), Meaning::Action(Action::HelpClose));
    }

    #[test]
    fn typed_characters_are_not_taken_for_actions() {
        for c in ' '..='~' {
            assert_eq!(meaning(Context::Prompt, &c.to_string()), Meaning::Nothing, "{c}");
        }
    }

    #[test]
    fn shifted_keys_are_the_same_whatever_the_terminal_reports() {
        let shifted = |code| Chord::from(KeyEvent::new(code, KeyModifiers::SHIFT));
        assert_eq!(vec![shifted(KeyCode::Char('G'))], sequence("G").unwrap());
        assert_eq!(vec![shifted(KeyCode::Tab)], sequence("BackTab").unwrap());
    }
}
