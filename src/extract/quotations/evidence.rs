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
    /// A clause in Konjunktiv that depends on the article's own words.
    Aside,
    /// A summary in the article's words.
    Summary,
}

impl Evidence {
    /// How many such quotations were right, of how many: with a speaker, without one, and within another quotation.
    #[rustfmt::skip]
    const fn counts(self) -> [(u16, u16); 3] {
        match self {
            Self::FramedPassage => [(225, 231), (10, 12), (8, 10)],
            Self::PassageInFrame => [(61, 71), (8, 14), (5, 6)],
            Self::NestedPassage => [(0, 0), (0, 0), (151, 167)],
            Self::PassageGoingOn => [(23, 23), (4, 4), (0, 0)],
            Self::FreePassage => [(75, 83), (3, 3), (0, 0)],
            Self::ThatClause => [(257, 280), (38, 46), (5, 13)],
            Self::Konjunktiv => [(139, 143), (13, 13), (4, 6)],
            Self::Infinitive => [(140, 155), (21, 24), (4, 9)],
            Self::Statement => [(20, 33), (5, 8), (0, 1)],
            Self::Colon => [(5, 12), (2, 3), (0, 0)],
            Self::AroundKonjunktiv => [(32, 34), (5, 5), (1, 3)],
            Self::Around => [(30, 34), (2, 3), (0, 0)],
            Self::So => [(35, 38), (0, 0), (0, 0)],
            Self::Wie => [(52, 53), (7, 8), (1, 1)],
            Self::Noun => [(18, 18), (22, 27), (1, 3)],
            Self::Back => [(26, 30), (1, 1), (0, 0)],
            Self::Laut => [(117, 126), (0, 0), (6, 7)],
            Self::Nach => [(226, 244), (0, 0), (6, 8)],
            Self::Zufolge => [(45, 47), (0, 0), (0, 0)],
            Self::Demnach => [(16, 21), (14, 17), (0, 1)],
            Self::KonjunktivGoingOn => [(175, 194), (4, 4), (0, 0)],
            Self::KonjunktivAlone => [(77, 85), (11, 14), (0, 0)],
            Self::SollenGoingOn => [(45, 58), (2, 3), (0, 0)],
            Self::Aside => [(25, 30), (2, 3), (0, 0)],
            Self::Summary => [(137, 223), (0, 0), (0, 0)],
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
