use std::fmt;

use serde::{Deserialize, Serialize};

/// Defines [`Operation`] and how each is written, once.
macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)+) => {
        /// What kind of change an entry of the journal is; history and other programs read it.
        ///
        /// Which one a change has follows from its subject ([`crate::assessment::row`]).
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", from = "String")]
        pub enum Operation {
            $($(#[$doc])* $name,)+
            /// One this version does not know; kept as it came.
            Other(String),
        }

        impl Operation {
            /// How the journal writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$name => $key,)+
                    Self::Other(text) => text,
                }
            }
        }

        impl From<String> for Operation {
            fn from(text: String) -> Self {
                match text.as_str() {
                    $($key => Self::$name,)+
                    _ => Self::Other(text),
                }
            }
        }
    };
}

operations! {
    /// The profile was begun or changed.
    SetProfile = "set_profile",
    /// The unit answered, or took its answer away.
    SetAnswer = "set_answer",
    /// The unit noted something beside an answer.
    SetNote = "set_note",
    /// Evidence came as text, often a link.
    SetEvidenceText = "set_evidence_text",
    /// An extra column of an agency's sheet said something, or says nothing more.
    SetExtra = "set_extra",
    /// A reviewer answered.
    ReviewAnswer = "review_answer",
    /// A reviewer noted something.
    ReviewNote = "review_note",
    /// A reviewer judged an input.
    ReviewVerdict = "review_verdict",
    /// A reviewer ticked something about the evidence.
    ReviewTicks = "review_ticks",
    /// The review went a step on or back.
    SetProgress = "set_progress",
    /// The unit's answers, and hashes of its evidence, were kept when a round closed.
    CloseRound = "close_round",
    /// A recommendation was given, changed or withdrawn.
    Recommend = "recommend",
    /// The unit said what it did about a recommendation.
    FollowUp = "follow_up",
    /// A document was described.
    DescribeEvidence = "describe_evidence",
    /// A document got a file.
    AddEvidenceRevision = "add_evidence_revision",
    /// A document, or one of its files, was dropped.
    RemoveEvidence = "remove_evidence",
    /// A document serves an input from now on.
    AttachEvidence = "attach_evidence",
    /// A document serves an input no more.
    DetachEvidence = "detach_evidence",
    /// A document fulfils something the checklist asks for, or does no more.
    TickRequirement = "tick_requirement",
    /// A document that the checklist asks for was said not to be needed, or to be needed after all.
    WaiveRequirement = "waive_requirement",
    /// Something was asked or answered at an input.
    Say = "say",
    /// The logo of the kop surat was set or taken away.
    SetLogo = "set_logo",
    /// The letter data of the LHE was filled in.
    SetLheForm = "set_lhe_form",
    /// Hypothetical answers were set, or taken away.
    SetScenario = "set_scenario",
    /// What raising a question takes was set, or taken away.
    SetEffort = "set_effort",
    /// Another worksheet or other rules were chosen to measure with.
    SetInstrument = "set_instrument",
    /// Where an answer comes from was set, or taken away.
    SetSource = "set_source",
    /// What an earlier year said was carried over into a new one.
    CarryOver = "carry_over",
    /// Somebody of the team was named, changed or taken off.
    SetPerson = "set_person",
    /// An input was given to somebody, or taken off them.
    Assign = "assign",
    /// A task was planned, changed or dropped.
    SetTask = "set_task",
    /// How far a task is was reported.
    SetTaskState = "set_task_state",
    /// What was planned and done by a period was frozen.
    FreezeMonev = "freeze_monev",
    /// Something was added to a period.
    NoteMonev = "note_monev",
    /// A file of the proposal was put in, looked at or taken out.
    SetKit = "set_kit",
    /// What there is of a condition was set, or taken away.
    SetCondition = "set_condition",
    /// A letter of the proposal was filled in.
    FillLetter = "fill_letter",
    /// Something was objected to, or its outcome was told.
    Appeal = "appeal",
    /// A stage after submission was set.
    SetStage = "set_stage",
    /// What a unit is grouped by was set, or taken away.
    SetTag = "set_tag",
    /// A clock that was wrong was taken back.
    RepairClock = "repair_clock",
}

impl From<Operation> for String {
    fn from(operation: Operation) -> Self {
        match operation {
            Operation::Other(text) => text,
            known => known.as_str().to_owned(),
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Operation;

    #[test]
    fn operations_read_back_and_unknown_ones_are_kept() {
        let text = |operation: &Operation| serde_json::to_string(operation).unwrap();
        for key in ["set_answer", "review_answer", "set_lhe_form", "a_newer_one", ""] {
            let operation = Operation::from(key.to_owned());
            assert_eq!(text(&operation), format!("\"{key}\""));
            assert_eq!(serde_json::from_str::<Operation>(&text(&operation)).unwrap(), operation);
        }
        assert_eq!(Operation::from("set_note".to_owned()), Operation::SetNote);
        assert_eq!(Operation::from("a_newer_one".to_owned()), Operation::Other("a_newer_one".into()));
    }
}
