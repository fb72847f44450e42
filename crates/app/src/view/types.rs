//! The view types as TypeScript, in one file, for the window.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use pilar_core::worksheet::Layer;
use ts_rs::{Config, TS, TypeVisitor};

/// Writes `types.ts` into a folder and returns its path. The same program writes the same bytes.
pub fn export_types(folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join("types.ts");
    fs::write(&path, types())?;
    Ok(path)
}

/// What screens send and receive; the types these are made of come along.
fn types() -> String {
    let mut found = Declarations {
        // Sizes and counts stay far below 2^53, the largest whole number JSON readers keep.
        config: Config::new().with_large_int("number"),
        by_name: BTreeMap::new(),
    };
    found.visit::<crate::merging::Choice>();
    found.visit::<crate::merging::Decided>();
    found.visit::<crate::evidence::EvidenceDetails>();
    found.visit::<crate::evidence::EvidenceMedia>();
    found.visit::<crate::exchange::ExportFormat>();
    found.visit::<crate::exchange::Exported>();
    found.visit::<crate::evidence::FileOutcome>();
    found.visit::<crate::worksheet::HistoryQuery>();
    found.visit::<crate::session::Identity>();
    found.visit::<crate::exchange::ImportOutcome>();
    found.visit::<crate::LheForm>();
    found.visit::<crate::workspace::NewAssessment>();
    found.visit::<crate::exchange::PackageImported>();
    found.visit::<crate::exchange::Paper>();
    found.visit::<crate::portfolio::PortfolioFilter>();
    found.visit::<crate::workspace::ProfileEdit>();
    found.visit::<crate::worksheet::SearchHit>();
    found.visit::<super::AssessmentView>();
    found.visit::<super::ChangeView>();
    found.visit::<super::ChangedView>();
    found.visit::<super::CheckView>();
    found.visit::<super::CompareView>();
    found.visit::<super::ConflictView>();
    found.visit::<super::DifferencesView>();
    found.visit::<super::EvidenceCheckView>();
    found.visit::<super::GuideView>();
    found.visit::<super::MergeView>();
    found.visit::<super::OpenedView>();
    found.visit::<super::OverviewView>();
    found.visit::<super::PackageView>();
    found.visit::<super::PortfolioView>();
    found.visit::<super::ProgressView>();
    found.visit::<super::QueueView>();
    found.visit::<super::RecommendationView>();
    found.visit::<super::ReviewView>();
    found.visit::<super::ReviewedView>();
    found.visit::<super::RoundView>();
    found.visit::<super::StartupView>();
    found.visit::<super::SummaryView>();
    found.visit::<super::WordingView>();
    let layers: Vec<String> = Layer::ALL.iter().map(|layer| format!("\"{}\"", layer.key())).collect();
    let mut text = format!(
        "// Made by `cargo xtask types` from crates/app; not edited by hand.\n\n\
         /** Who answered: the unit, or a reviewing layer. */\nexport type Layer = {};\n",
        layers.join(" | ")
    );
    for declaration in found.by_name.values() {
        text.push('\n');
        text += declaration;
    }
    text
}

struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types of TypeScript itself, such as lists, have no place of their own.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let declaration = format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(&self.config));
            if let Some(known) = self.by_name.get(&name) {
                assert_eq!(known, &declaration, "two types are called {name}");
                return;
            }
            self.by_name.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[cfg(test)]
mod tests {
    use super::types;

    #[test]
    fn every_type_is_declared_once_and_names_only_declared_ones() {
        let text = types();
        assert_eq!(text, types(), "the same every time");
        for expected in [
            "export type AssessmentView = ",
            "export type GuideView = ",
            "id: string",
            "size: number",
            "answers: Partial<Record<Layer, string | number>>",
            "value: unknown",
        ] {
            assert!(text.contains(expected), "{expected} in\n{text}");
        }
        assert!(
            !text.contains("bigint") && !text.contains("JsonValue") && !text.contains("\nimport "),
            "{text}"
        );
    }
}
