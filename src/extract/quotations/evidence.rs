//! How sure a quotation is: by the kind of evidence that it was found by, as often as that kind was right.

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
    /// How often such quotations are right, with a speaker and without one.
    fn precision(self) -> [f32; 2] {
        let n = f32::from(self as u8);
        [0.1 + n / 100.0, 0.5 + n / 100.0]
    }

    /// The confidence of a quotation with this evidence.
    pub(super) fn confidence(self, has_speaker: bool) -> f32 {
        self.precision()[usize::from(!has_speaker)]
    }
}
