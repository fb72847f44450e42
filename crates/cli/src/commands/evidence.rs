use std::path::Path;

use pilar_app::Result;
use pilar_app::evidence::{
    self, AddFolder, AttachEvidence, AttachFiles, Copies, EvidenceDetails, FindDuplicates, FolderChoice,
    PlanFolder, RemoveCopies, Tick, attach_all, attach_evidence, checklist, describe_evidence,
    detach_evidence, evidence_details, evidence_id, find_duplicates, link_evidence, list_evidence,
    plan_folder, remove_copies, remove_document, save_evidence, tick_requirement, verify_evidence,
};
use serde_json::json;

use super::context::Context;
use crate::args::Evidence;
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: Evidence) -> Result<Outcome> {
    match command {
        Evidence::Add { id, code, files, title, year, triwulan, revises } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            if files.len() > 1 && revises.is_none() {
                let given = AttachFiles { assessment, code, paths: files, title, year, triwulan };
                let attached = attach_all(&mut session, &given)?;
                return Ok(Outcome::good(json!(attached), text::attached(&attached)));
            }
            let mut attached = Vec::new();
            for path in &files {
                let given = AttachEvidence {
                    assessment,
                    code: code.clone(),
                    path: path.clone(),
                    title: title.clone(),
                    year,
                    triwulan,
                    revises: revises.clone(),
                };
                attached.push(attach_evidence(&mut session, &given, &mut |_| true)?);
            }
            Ok(Outcome::good(json!(attached), text::attached(&attached)))
        }
        Evidence::AddFolder { id, folder, dry_run } => add_folder(context, &id, &folder, dry_run),
        Evidence::Link { id, evidence, codes } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let linked = link_evidence(&mut session, assessment, &evidence, &codes)?;
            Ok(Outcome::good(json!({ "linked": linked }), format!("{linked} isian dilampiri.")))
        }
        Evidence::Detach { id, code, evidence } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let detached = detach_evidence(&mut session, assessment, &code, &evidence)?;
            let text =
                if detached { "Dilepas." } else { "Dokumen itu memang tidak melayani isian tersebut." };
            Ok(Outcome::good(json!({ "detached": detached }), text.into()))
        }
        Evidence::Checklist { id, code } => {
            let session = context.look()?;
            let view = checklist(&session, session.find(&id)?, &code)?;
            Ok(Outcome::good(json!(view), text::checklist(&view)))
        }
        Evidence::Tick { id, code, number, evidence, clear } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let tick =
                Tick { assessment, code: code.clone(), n: number, document: evidence, fulfilled: !clear };
            let changed = tick_requirement(&mut session, &tick)?;
            let view = checklist(&session, assessment, &code)?;
            let text = text::checklist(&view);
            Ok(Outcome::good(json!({ "changed": changed, "checklist": view }), text))
        }
        Evidence::Describe { id, evidence, title, year, triwulan, note } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let now = evidence_details(&session, assessment, &evidence)?;
            let details = EvidenceDetails {
                title: title.unwrap_or(now.title),
                year: year.or(now.year),
                triwulan: triwulan.or(now.triwulan),
                note: note.unwrap_or(now.note),
            };
            let changed = describe_evidence(&mut session, assessment, &evidence, &details)?;
            let text = if changed { "Keterangan tersimpan." } else { "Tidak berubah." };
            Ok(Outcome::good(json!({ "changed": changed, "details": details }), text.into()))
        }
        Evidence::Duplicates { id, keep, dry_run } => duplicates(context, &id, &keep, dry_run),
        Evidence::Remove { id, evidence } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            remove_document(&mut session, assessment, &evidence)?;
            Ok(Outcome::good(
                json!({ "removed": true }),
                "Dihapus; dapat diurungkan dengan perintah undo.".into(),
            ))
        }
        Evidence::List { id } => {
            let session = context.look()?;
            let list = list_evidence(&session, session.find(&id)?)?;
            Ok(Outcome::good(json!(list), text::evidence(&list)))
        }
        Evidence::Save { id, evidence, output } => {
            let session = context.look()?;
            let path = save_evidence(&session, session.find(&id)?, &evidence, &output)?;
            Ok(Outcome::good(json!({ "path": path }), format!("Tersimpan: {}", path.display())))
        }
        Evidence::Verify { id } => {
            let session = context.look()?;
            let checked = verify_evidence(&session, session.find(&id)?)?;
            let good = checked.iter().all(|check| check.intact);
            Ok(Outcome::new(json!(checked), text::evidence_checks(&checked), good))
        }
    }
}

/// Tells what is there more than once, and removes all copies but one of each as one action.
fn duplicates(context: &Context, id: &str, keep: &[String], dry_run: bool) -> Result<Outcome> {
    let mut session = if dry_run { context.look()? } else { context.open()? };
    let assessment = session.find(id)?;
    let keep = keep.iter().map(|text| evidence_id(&session, assessment, text)).collect::<Result<_>>()?;
    let found = find_duplicates(&session, &FindDuplicates { assessment, keep })?;
    if dry_run || found.copies.is_empty() {
        let text = text::duplicates(&found, None);
        return Ok(Outcome::good(json!({ "duplicates": found, "removed": null }), text));
    }
    let groups = found.copies.iter().map(|group| Copies {
        keep: group.keep,
        remove: group.documents.iter().map(|one| one.id).filter(|id| *id != group.keep).collect(),
    });
    let removed = remove_copies(&mut session, &RemoveCopies { assessment, groups: groups.collect() })?;
    let text = text::duplicates(&found, Some(removed));
    Ok(Outcome::good(json!({ "duplicates": found, "removed": removed }), text))
}

/// Plans a folder and attaches what is sure, as one action.
fn add_folder(context: &Context, id: &str, folder: &Path, dry_run: bool) -> Result<Outcome> {
    let mut session = if dry_run { context.look()? } else { context.open()? };
    let assessment = session.find(id)?;
    let given = PlanFolder { assessment, path: folder.into() };
    let plan = plan_folder(&session, &given, &mut |_, _| true)?;
    let sure = plan.files.iter().filter(|file| file.sureness == "pasti");
    let files: Vec<FolderChoice> = sure
        .map(|file| FolderChoice {
            path: file.path.clone(),
            codes: file.codes.clone(),
            title: file.title.clone(),
            document: file.document,
        })
        .collect();
    if dry_run || files.is_empty() {
        return Ok(Outcome::good(json!({ "plan": plan, "added": null }), text::folder_plan(&plan, None)));
    }
    let given = AddFolder { assessment, path: folder.into(), files };
    let added = evidence::add_folder(&mut session, &given, &mut |_| true)?;
    let good = added.failed.is_empty();
    let text = text::folder_plan(&plan, Some(&added));
    Ok(Outcome::new(json!({ "plan": plan, "added": added }), text, good))
}
