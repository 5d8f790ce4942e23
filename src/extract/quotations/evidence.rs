//! How sure a quotation is: as often as quotations that were found by the same evidence were right.
//!
//! "Right" is a quotation that shares half of its words with one that a person marked. The counts were taken over 700 news
//! articles, on which the rules were tuned as well; `tests/calibration.rs` compares what they promise with what holds.

/// What a quotation was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// A passage in marks beside a frame.
    FramedPassage,
    /// A passage in marks within the frame's own clause.
    PassageInFrame,
    /// A passage in marks within reported words.
    NestedPassage,
    /// A sentence in marks that goes on from an earlier quotation.
    PassageGoingOn,
    /// A passage in marks with nothing that claims it.
    FreePassage,
    /// A dass-clause or an indirect question behind a frame.
    ThatClause,
    /// A clause in Konjunktiv behind a frame.
    Konjunktiv,
    /// An infinitive behind a frame.
    Infinitive,
    /// A clause in the indicative behind a frame.
    Statement,
    /// What follows a colon.
    Colon,
    /// Words in Konjunktiv around an inserted frame.
    AroundKonjunktiv,
    /// Words in the indicative around an inserted frame.
    Around,
    /// What "so die Ministerin" vouches for.
    So,
    /// What "wie die Ministerin sagte" vouches for.
    Wie,
    /// The clause of a noun: "die Forderung, …".
    Noun,
    /// The sentence before: "Das sagte sie".
    Back,
    /// laut, gemäß.
    Laut,
    /// nach Angaben.
    Nach,
    /// zufolge.
    Zufolge,
    /// demnach, wonach.
    Demnach,
    /// A sentence in Konjunktiv behind a quotation.
    KonjunktivGoingOn,
    /// A sentence in Konjunktiv alone.
    KonjunktivAlone,
    /// A sentence with "sollen" behind a quotation.
    SollenGoingOn,
    /// A summary in the article's words.
    Summary,
}

impl Evidence {
    /// How many such quotations were right, of how many: with a speaker, without one, and within another quotation.
    #[rustfmt::skip]
    const fn counts(self) -> [(u16, u16); 3] {
        match self {
            Self::FramedPassage => [(218, 224), (8, 11), (2, 8)],
            Self::PassageInFrame => [(64, 81), (8, 13), (3, 3)],
            Self::NestedPassage => [(0, 0), (0, 0), (146, 158)],
            Self::PassageGoingOn => [(23, 23), (3, 3), (0, 0)],
            Self::FreePassage => [(55, 65), (3, 3), (0, 0)],
            Self::ThatClause => [(255, 278), (33, 40), (3, 10)],
            Self::Konjunktiv => [(132, 137), (15, 15), (4, 7)],
            Self::Infinitive => [(140, 157), (23, 28), (3, 9)],
            Self::Statement => [(17, 31), (6, 8), (0, 2)],
            Self::Colon => [(6, 12), (1, 1), (0, 0)],
            Self::AroundKonjunktiv => [(34, 36), (5, 5), (0, 0)],
            Self::Around => [(26, 30), (2, 6), (0, 1)],
            Self::So => [(34, 38), (0, 0), (0, 0)],
            Self::Wie => [(47, 49), (3, 4), (0, 0)],
            Self::Noun => [(17, 17), (19, 23), (1, 3)],
            Self::Back => [(24, 27), (0, 0), (0, 0)],
            Self::Laut => [(118, 127), (0, 0), (3, 4)],
            Self::Nach => [(219, 237), (0, 0), (6, 8)],
            Self::Zufolge => [(46, 47), (0, 0), (0, 0)],
            Self::Demnach => [(14, 17), (12, 15), (0, 1)],
            Self::KonjunktivGoingOn => [(164, 192), (4, 4), (0, 0)],
            Self::KonjunktivAlone => [(82, 88), (8, 14), (0, 0)],
            Self::SollenGoingOn => [(46, 58), (2, 3), (0, 0)],
            Self::Summary => [(126, 247), (0, 0), (0, 0)],
        }
    }

    /// The share of right ones among such quotations, with one more of each outcome, so that few make nothing certain.
    pub(super) fn confidence(self, has_speaker: bool, nested: bool) -> f32 {
        let [spoken, unspoken, within] = self.counts();
        let (right, all) = match (nested, has_speaker) {
            (true, _) => within,
            (false, true) => spoken,
            (false, false) => unspoken,
        };
        f32::from(right + 1) / f32::from(all + 2)
    }
}
