//! The registry of actions: everything that a key can do, each told once.
//!
//! The key map, the footer, the help screen, the palette and the README's key table all read [`ALL`].

use std::fmt::Write as _;

use super::keys;

/// What a key acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list of articles.
    Articles,
    /// The text.
    Text,
    /// The pane of quotations.
    Quotations,
    /// The pane of entities.
    Entities,
    /// The pane of events.
    Events,
    /// The help screen.
    Help,
    /// The line in which a search is typed.
    Prompt,
    /// A list to choose from.
    Palette,
    /// The item that is being corrected.
    Correction,
    /// The words that are being selected.
    Selection,
}

/// Where an action applies, from the widest to the narrowest: of two actions on one key the narrower is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All panes, and the help screen.
    Moving,
    /// All panes.
    Panes,
    /// All panes but the list of articles.
    Article,
    /// All places where something is typed.
    Typing,
    /// The text.
    Text,
    /// All panes but the text.
    Lists,
    /// The pane of quotations.
    Quotations,
    /// The pane of events.
    Events,
    /// The help screen.
    Help,
    /// The palette.
    Palette,
    /// An item that is corrected, and words that are selected.
    Ends,
    /// An item that is corrected.
    Correction,
}

impl Scope {
    /// Whether the action applies there.
    pub fn holds(self, context: Context) -> bool {
        use Context::{Articles, Correction, Entities, Events, Help, Palette, Prompt, Quotations, Selection, Text};
        match self {
            Self::Moving => !matches!(context, Prompt | Palette | Correction | Selection),
            Self::Panes => !matches!(context, Prompt | Palette | Correction | Selection | Help),
            Self::Article => matches!(context, Text | Quotations | Entities | Events),
            Self::Lists => matches!(context, Articles | Quotations | Entities | Events),
            Self::Typing => matches!(context, Prompt | Palette),
            Self::Text => context == Text,
            Self::Quotations => context == Quotations,
            Self::Events => context == Events,
            Self::Help => context == Help,
            Self::Palette => context == Palette,
            Self::Ends => matches!(context, Correction | Selection),
            Self::Correction => context == Correction,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Moving | Self::Panes => "everywhere",
            Self::Article => "in an article",
            Self::Typing => "while typing",
            Self::Text => "in the text",
            Self::Lists => "in a list",
            Self::Quotations => "in the quotations",
            Self::Events => "in the events",
            Self::Help => "in the help",
            Self::Palette => "in the palette",
            Self::Ends => "while correcting or selecting",
            Self::Correction => "while correcting",
        }
    }
}

/// What is told of an action.
#[derive(Debug)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its name for machines.
    pub id: &'static str,
    /// The heading that it stands under in the help.
    pub section: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// The keys it has from the start, as [`keys::sequence`] reads them.
    pub keys: &'static [&'static str],
    /// Where it applies.
    pub scope: Scope,
    /// The word that stands for it in the footer; empty for those that are not shown there.
    pub hint: &'static str,
}

macro_rules! actions {
    ($($section:literal { $($(#[$attr:meta])* $action:ident $id:literal [$($key:literal)+] $scope:ident $hint:literal
        $title:literal: $help:literal;)+ })+) => {
        /// Everything that a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[doc = $help] $action,)+)+ }

        /// Every action, in the order in which help and palette list them.
        pub const ALL: &[Entry] = &[$($(Entry {
            action: Action::$action,
            id: $id,
            section: $section,
            title: $title,
            help: $help,
            keys: &[$($key),+],
            scope: Scope::$scope,
            hint: $hint,
        },)+)+];
    };
}

actions! {
    "Move" {
        Down "down" ["j" "Down"] Moving "" "Down": "One row or item down.";
        Up "up" ["k" "Up"] Moving "" "Up": "One row or item up.";
        HalfDown "half-page-down" ["Ctrl-d"] Moving "" "Half a page down": "Half a page down.";
        HalfUp "half-page-up" ["Ctrl-u"] Moving "" "Half a page up": "Half a page up.";
        PageDown "page-down" ["PageDown" "Ctrl-f"] Moving "" "Page down": "A page down.";
        PageUp "page-up" ["PageUp" "Ctrl-b"] Moving "" "Page up": "A page up.";
        Top "top" ["gg" "Home"] Moving "" "Top": "To the first row or item.";
        Bottom "bottom" ["G" "End"] Moving "" "Bottom": "To the last row or item.";
        Left "left" ["h" "Left"] Text "" "Left": "One character to the left.";
        Right "right" ["l" "Right"] Text "" "Right": "One character to the right.";
        NextWord "next-word" ["w"] Text "" "Next word": "To the start of the next word.";
        PreviousWord "previous-word" ["b"] Text "" "Previous word": "To the start of the word before.";
    }
    "Panes" {
        NextPane "next-pane" ["Tab"] Panes "panes" "Next pane": "To the next pane.";
        PreviousPane "previous-pane" ["BackTab"] Panes "" "Previous pane": "To the pane before.";
        GoArticles "articles" ["0"] Panes "" "Articles": "To the list of articles.";
        GoText "text" ["1"] Panes "" "Text": "To the text.";
        GoQuotations "quotations" ["2"] Panes "" "Quotations": "To the quotations.";
        GoEntities "entities" ["3"] Panes "" "Entities": "To the entities.";
        GoEvents "events" ["4"] Panes "" "Events": "To the events.";
        Zen "text-alone" ["z"] Panes "" "Text alone": "Show the text without the panes beside it, or with them again.";
    }
    "Find your way" {
        Show "show" ["Enter"] Lists "show" "Show in the text": "Go to the selected item's place in the text.";
        Follow "speaker" ["s"] Article "speaker"
            "Speaker, or what they said":
            "From a quotation or event to who said it; from a person to what they said, one after the other.";
        NextQuotation "next-quotation" ["]q"] Article "quotation" "Next quotation": "To the next quotation.";
        PreviousQuotation "previous-quotation" ["[q"] Article "" "Previous quotation": "To the quotation before.";
        NextEntity "next-entity" ["]e"] Article "" "Next entity": "To the next place where an entity is spoken of.";
        PreviousEntity "previous-entity" ["[e"] Article ""
            "Previous entity": "To the place before where an entity is spoken of.";
        NextEvent "next-event" ["]v"] Article "" "Next event": "To the next event.";
        PreviousEvent "previous-event" ["[v"] Article "" "Previous event": "To the event before.";
        NextMention "next-mention" ["*"] Article "mention"
            "Next mention": "To the next place where the same entity is spoken of.";
        PreviousMention "previous-mention" ["#"] Article ""
            "Previous mention": "To the place before where the same entity is spoken of.";
        Back "back" ["Ctrl-o" "Alt-Left"] Panes "" "Back": "Back to where you were before the last jump.";
        Forward "forward" ["Ctrl-i" "Ctrl-n" "Alt-Right"] Panes ""
            "Forward": "Forward again. Many terminals cannot tell Ctrl-i from Tab: there it is Ctrl-n.";
        NextArticle "next-article" ["]a" "J"] Panes "article" "Next article": "Open the next article.";
        PreviousArticle "previous-article" ["[a" "K"] Panes "" "Previous article": "Open the article before.";
    }
    "Review" {
        AcceptItem "accept" ["a"] Article "accept"
            "Accept": "The selected item is right; on to the next that is not decided. In the entities: with all its mentions.";
        RejectItem "reject" ["x"] Article "reject" "Reject": "It is wrong; on to the next.";
        Correct "correct" ["c"] Article "correct" "Correct": "Move its ends, change its kind, say who it is; in the entities: its name.";
        Skip "skip" ["Space"] Article "skip" "Skip": "On to the next without deciding; it comes round again.";
        Undo "undo" ["u"] Panes "undo" "Undo": "Take back the last decision, in whatever article and whenever it was made.";
        Redo "redo" ["Ctrl-r"] Panes "" "Redo": "Decide again what was taken back.";
        Retype "kind" ["t"] Article "kind" "Kind": "Choose what kind of thing it is.";
        Who "who" ["S"] Article "who"
            "Who it is": "Choose who speaks, whom a mention means, or, in the entities, which entity it is the same as.";
        Pick "pick" ["v"] Text "add"
            "Add or take in": "Select words, to add an item or to make them a part of the selected one.";
        Note "note" ["i"] Article "" "Note": "Put a note on it.";
        NextUndecided "next-undecided" ["]u"] Article "undecided" "Next undecided": "To the next item that is not decided.";
        PreviousUndecided "previous-undecided" ["[u"] Article ""
            "Previous undecided": "To the item before that is not decided.";
        NextOpen "next-open-article" ["U"] Panes ""
            "Next article to review": "Open the next article in which something is not decided.";
        AcceptAll "accept-all" ["A"] Article "" "Accept all shown": "Accept all that is shown and not decided, at once.";
        RejectAll "reject-all" ["X"] Article "" "Reject all shown": "Reject all that is shown and not decided, at once.";
        HideDecided "hide-decided" ["H"] Article "" "Hide decided": "Show only what is not decided, or everything again.";
        ByConfidence "by-confidence" ["C"] Article ""
            "Least sure first": "List what the extractor was least sure of first, or in the usual order again.";
        Differing "differing" ["D"] Article ""
            "Only differences": "Of two results: only what one has and the other has not (< >), or everything again.";
        Lost "lost" ["L"] Article ""
            "Decisions not found again": "After a change of the text: which decisions lost their words.";
    }
    "Correct and select" {
        EndWordOn "end-word-on" ["l"] Ends "end →" "End a word further": "The end one word further.";
        EndWordBack "end-word-back" ["h"] Ends "end ←" "End a word back": "The end one word back.";
        EndClauseOn "end-clause-on" ["L"] Ends "clause →" "End a clause further": "The end one clause further.";
        EndClauseBack "end-clause-back" ["H"] Ends "" "End a clause back": "The end one clause back.";
        EndOn "end-on" ["Right"] Ends "" "End further": "The end one character further.";
        EndBack "end-back" ["Left"] Ends "" "End back": "The end one character back.";
        StartWordBack "start-word-back" ["b"] Ends "start ←" "Start a word earlier": "The start one word earlier.";
        StartWordOn "start-word-on" ["w"] Ends "start →" "Start a word later": "The start one word later.";
        StartClauseBack "start-clause-back" ["B"] Ends "" "Start a clause earlier": "The start one clause earlier.";
        StartClauseOn "start-clause-on" ["W"] Ends "" "Start a clause later": "The start one clause later.";
        StartBack "start-back" ["<"] Ends "" "Start earlier": "The start one character earlier.";
        StartOn "start-on" [">"] Ends "" "Start later": "The start one character later.";
        NextPart "next-part" ["Tab"] Correction "part" "Next part": "To the item's next part: quote, speaker, cue and so on.";
        PreviousPart "previous-part" ["BackTab"] Correction "" "Previous part": "To the part before.";
        CorrectKind "correct-kind" ["t"] Correction "kind" "Another kind": "Choose what kind of thing it is.";
        CorrectWho "correct-who" ["s"] Correction "who" "Who stands there": "Choose who speaks, or who is meant by the part.";
        CorrectFact "correct-fact" ["f"] Correction ""
            "Fact or not": "Whether an event is told as fact, to come, not certain, or did not happen.";
        ClearPart "clear-part" ["d"] Correction "" "Clear the part": "The text does not give this part.";
        MorePart "more-part" ["+"] Correction "" "One more of the part": "One more who, whom or where of an event; say with s who it is.";
        JoinPart "join-part" ["j"] Correction "" "Join the part": "Make one piece of the part's pieces, with what is between.";
        Take "take-ends" ["Enter"] Ends "take" "Take it so": "Save the correction, or say what the selected words are.";
        LeaveEnds "leave-ends" ["Esc" "Ctrl-c"] Ends "leave" "Leave it": "Everything stays as it was.";
    }
    "Search and sift" {
        Search "search" ["/"] Article "search"
            "Search": "Search the text; capitals only count where you type some.";
        NextHit "next-hit" ["n"] Article "" "Next hit": "To the next place that the search found.";
        PreviousHit "previous-hit" ["N"] Article "" "Previous hit": "To the place before that the search found.";
        Filter "filter" ["f"] Article "only this"
            "Only this speaker or entity": "Show only what has to do with the selected entity, or everything again.";
        Group "group" ["g"] Quotations "group" "Group by speaker": "Order the quotations by speaker, or by the text again.";
        OrderEvents "order-events" ["o"] Events "order"
            "Order the events": "List the events in the order of the text, by happening, by day, or by kind.";
        Clear "clear" ["Esc"] Panes "" "Clear": "Let go of the filter, then of the search, then of the selection.";
    }
    "The program" {
        Copy "copy" ["y"] Article "copy" "Copy": "Copy the selected quotation with its speaker, or the selected name.";
        Mouse "mouse" ["m"] Panes ""
            "Mouse on or off": "Let the wheel scroll and a click select; off, the terminal selects text as usual.";
        Palette "palette" [":"] Panes "" "Palette": "Choose an action by its name.";
        Help "help" ["?"] Panes "help" "Help": "Show all keys.";
        Suspend "suspend" ["Ctrl-z"] Moving "" "Suspend": "Back to the shell for now; fg comes back.";
        Quit "quit" ["q" "Ctrl-c"] Panes "quit" "Quit": "Leave the program.";
    }
    "In the help" {
        HelpSearch "help-search" ["/"] Help "search" "Search the help": "Show only the lines that hold a word.";
        HelpClose "help-close" ["q" "?" "Esc" "Ctrl-c"] Help "close" "Close the help": "Back to the article.";
    }
    "While typing" {
        Accept "accept-input" ["Enter"] Typing "take" "Take": "Take what is typed or chosen.";
        Cancel "cancel-input" ["Esc" "Ctrl-c"] Typing "leave" "Leave": "Leave it as it was before.";
        DeleteBack "delete-back" ["Backspace" "Ctrl-h"] Typing ""
            "Delete": "Delete the character before the cursor; with nothing typed, leave.";
        DeleteWord "delete-word" ["Ctrl-w"] Typing "" "Delete word": "Delete the word before the cursor.";
        DeleteAll "delete-all" ["Ctrl-u"] Typing "" "Delete all": "Delete everything before the cursor.";
        CursorLeft "cursor-left" ["Left"] Typing "" "Cursor left": "One character to the left.";
        CursorRight "cursor-right" ["Right"] Typing "" "Cursor right": "One character to the right.";
        CursorStart "cursor-start" ["Home" "Ctrl-a"] Typing "" "Cursor to the start": "To the start of the line.";
        CursorEnd "cursor-end" ["End" "Ctrl-e"] Typing "" "Cursor to the end": "To the end of the line.";
        ChoiceDown "choice-down" ["Down" "Ctrl-n"] Palette "" "Next choice": "To the next action in the palette.";
        ChoiceUp "choice-up" ["Up" "Ctrl-p"] Palette "" "Previous choice": "To the action before in the palette.";
    }
}

impl Action {
    /// What is told of it.
    pub fn entry(self) -> &'static Entry {
        &ALL[self as usize]
    }
}

impl Entry {
    /// Its keys as a reader knows them: "j, ↓".
    pub fn key_names(&self) -> String {
        self.keys.iter().map(|key| keys::shown(key)).collect::<Vec<_>>().join(", ")
    }

    /// Its first key as a reader knows it.
    pub fn first_key(&self) -> String {
        self.keys.first().map(|key| keys::shown(key)).unwrap_or_default()
    }
}

/// All keys as a Markdown table.
pub fn key_table() -> String {
    let mut table = String::from("| key | what it does | where |\n|---|---|---|\n");
    for entry in ALL {
        let keys: Vec<_> = entry.keys.iter().map(|key| format!("`{}`", keys::shown(key))).collect();
        let _ = writeln!(table, "| {} | {} | {} |", keys.join(" "), entry.help, entry.scope.title());
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn entries_stand_at_the_place_of_their_action() {
        for (index, entry) in ALL.iter().enumerate() {
            assert_eq!(entry.action as usize, index, "{}", entry.id);
        }
    }

    #[test]
    fn every_action_has_its_own_name_and_keys_that_can_be_typed() {
        let mut names = HashSet::new();
        for entry in ALL {
            assert!(names.insert(entry.id), "{} is there twice", entry.id);
            assert!(names.insert(entry.title), "{} is there twice", entry.title);
            assert!(entry.keys.iter().all(|key| keys::sequence(key).is_some()), "{}", entry.id);
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        let mut bound = HashSet::new();
        for entry in ALL {
            for key in entry.keys {
                assert!(bound.insert((key, entry.scope as u8)), "{key} twice: {}", entry.id);
            }
        }
    }
}
