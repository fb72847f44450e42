use std::path::Path;

use pilar_app::Result;
use pilar_app::exchange::{
    Export, ExportFormat, ImportFile, ImportKind, export_assessment, import_file, import_kind, score_file,
};
use serde_json::json;

use super::context::Context;
use super::package;
use crate::args::{Format, PackageOptions, Paper, TemplateOptions};
use crate::output::Outcome;
use crate::text;

pub fn score(file: &Path, sheet: Option<&str>, skip_unreadable: bool) -> Result<Outcome> {
    let view = score_file(file, sheet, skip_unreadable)?;
    Ok(Outcome::good(json!(view), text::score(&view)))
}

pub fn import(
    context: &Context,
    file: &Path,
    into: Option<&str>,
    dry_run: bool,
    skip_unreadable: bool,
    sheet: Option<&str>,
) -> Result<Outcome> {
    match import_kind(file)? {
        ImportKind::Package => return package::import(context, file, into, dry_run),
        ImportKind::Database => return package::import_database(context, file, into, dry_run),
        ImportKind::Answers => {}
    }
    let given = ImportFile {
        path: file.into(),
        into: into.map(Into::into),
        dry_run,
        skip_unreadable,
        sheet: sheet.map(Into::into),
    };
    // A dry run into a new assessment needs no workspace and must not make one.
    let outcome = if dry_run && into.is_none() {
        import_file(None, &given)?
    } else if dry_run {
        import_file(Some(&mut context.look()?), &given)?
    } else if into.is_some() {
        import_file(Some(&mut context.open()?), &given)?
    } else {
        import_file(Some(&mut context.begin()?), &given)?
    };
    Ok(Outcome::good(json!(outcome), text::import(&outcome)))
}

pub fn export(
    context: &Context,
    id: &str,
    format: Format,
    output: &Path,
    template: &TemplateOptions,
    paper: Paper,
    package: &PackageOptions,
) -> Result<Outcome> {
    let format = match format {
        Format::Package => {
            return package::export(context, id, output, template.template.as_deref(), package);
        }
        Format::Xlsx => ExportFormat::Xlsx,
        Format::Pdf => ExportFormat::Pdf,
        Format::Lhe => ExportFormat::Lhe,
        Format::Portalrb => ExportFormat::Portalrb,
        Format::PortalrbUnit => ExportFormat::PortalrbUnit,
    };
    package::refuse_options(package)?;
    let session = context.look()?;
    let export = Export {
        assessment: session.find(id)?,
        format,
        output: output.into(),
        template: template.template.clone(),
        other_columns: template.other_columns.map(Into::into),
        paper: match paper {
            Paper::A4 => pilar_app::exchange::Paper::A4,
            Paper::F4 => pilar_app::exchange::Paper::F4,
        },
    };
    let exported = export_assessment(&session, &export)?;
    Ok(Outcome::good(json!(exported), text::exported(&exported)))
}
