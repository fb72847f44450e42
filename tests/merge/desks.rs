//! Workspaces that exchange journals without a package around them.

use pilar_app::merging::{MergeChanges, list_conflicts, merge_changes, plan_merge};
use pilar_app::session::Session;
use pilar_app::view::{ConflictView, MergeView};
use pilar_app::worksheet::{AnswerInput, answer_input};
use pilar_app::workspace::{NewAssessment, create_assessment};
use pilar_app::{AppError, Layer};
use pilar_core::journal::Change;
use pilar_store::{AssessmentRow, Workspace};
use tempfile::TempDir;
use uuid::Uuid;

/// Somebody's desktop.
pub struct Station {
    pub name: &'static str,
    pub folder: TempDir,
    pub session: Session,
}

impl Station {
    pub fn of(name: &'static str) -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        let session = Session::open(folder.path(), name, "pokja").expect("workspace");
        Self { name, folder, session }
    }

    /// Begins an assessment.
    pub fn begin(&mut self) -> Uuid {
        let new = NewAssessment {
            unit: "Kantor Kami".into(),
            instansi: "Pemerintah Kota".into(),
            year: pilar_tests::instrument().year,
            target: "wbk".into(),
        };
        create_assessment(&mut self.session, &new).expect("assessment")
    }

    pub fn answer(&mut self, assessment: Uuid, code: &str, value: &str, note: Option<&str>) {
        let given = AnswerInput {
            assessment,
            code: code.into(),
            value: Some(value.into()),
            note: note.map(Into::into),
            layer: Layer::Unit,
        };
        answer_input(&mut self.session, &given).expect("answer");
    }

    /// What a package from this desk would hold.
    pub fn package(&self, assessment: Uuid) -> Package {
        let workspace = Workspace::open(self.folder.path()).expect("workspace");
        Package {
            from: self.name,
            row: workspace.assessment(assessment).expect("assessment"),
            changes: workspace.journal(assessment).expect("journal"),
        }
    }

    pub fn plan(&self, package: &Package) -> Result<MergeView, AppError> {
        plan_merge(Some(&self.session), &package.given())
    }

    pub fn merge(&mut self, package: &Package) -> Result<MergeView, AppError> {
        let merged = merge_changes(&mut self.session, &package.given())?;
        let shown = pilar_app::workspace::show_assessment(&self.session, merged.id).expect("assessment");
        assert_eq!(Some(&merged.after.total), shown.score.floor.get("total"), "the plan says what is shown");
        assert_eq!(merged.after.gates, shown.score.predicate[&shown.profile.target].gates);
        Ok(merged)
    }

    pub fn conflicts(&self, assessment: Uuid) -> Vec<ConflictView> {
        list_conflicts(&self.session, assessment).expect("conflicts")
    }

    /// An answer as the assessment shows it.
    pub fn answered(&self, assessment: Uuid, soal: u32) -> String {
        let view = pilar_app::workspace::show_assessment(&self.session, assessment).expect("assessment");
        let input = view.inputs.iter().find(|input| input.soal_id == soal).expect("input");
        input.answers.get("unit").map_or_else(String::new, |value| value.to_string().replace('"', ""))
    }
}

/// The changes of one assessment.
#[derive(Clone)]
pub struct Package {
    pub from: &'static str,
    pub row: AssessmentRow,
    pub changes: Vec<Change>,
}

impl Package {
    pub fn given(&self) -> MergeChanges<'_> {
        MergeChanges {
            assessment: self.row.id,
            instrument: &self.row.instrument,
            created_millis: self.row.created_millis,
            changes: &self.changes,
            stubs: &[],
            from: self.from,
        }
    }
}
