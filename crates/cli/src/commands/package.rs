use std::path::Path;

use pilar_app::exchange::{
    self, ExportPackage, ImportDatabase, ImportPackage, PackagePart, VerifiedPackage, export_package,
    verify_package,
};
use pilar_app::session::Session;
use pilar_app::{AppError, Result};
use serde_json::json;

use super::context::Context;
use crate::args::PackageOptions;
use crate::output::Outcome;
use crate::text;

pub fn export(
    context: &Context,
    id: &str,
    output: &Path,
    template: Option<&Path>,
    options: &PackageOptions,
) -> Result<Outcome> {
    if template.is_some() {
        return Err(AppError::TemplateForWorkbookOnly);
    }
    let session = context.look()?;
    let export = ExportPackage {
        assessment: session.find(id)?,
        output: output.into(),
        scope: match &options.person {
            Some(person) => Some(PackagePart::Person(person.clone())),
            None => options.scope.as_deref().map(scope).transpose()?,
        },
        since: options.since.clone(),
        made_at: options.made_at.as_deref().map(pilar_app::read_time).transpose()?,
    };
    let exported = export_package(&session, &export, &mut |_, _| true)?;
    Ok(Outcome::good(json!(exported), text::exported(&exported)))
}

/// `area 3`: the word and the number or key of an area.
fn scope(given: &[String]) -> Result<PackagePart> {
    match given {
        [word, area] if word.eq_ignore_ascii_case("area") => Ok(PackagePart::Area(area.clone())),
        _ => Err(AppError::UnknownScope(given.join(" "))),
    }
}

/// Options of packages mean nothing for other formats.
pub fn refuse_options(options: &PackageOptions) -> Result<()> {
    let part = options.scope.is_some() || options.person.is_some();
    let given = part || options.since.is_some() || options.made_at.is_some();
    if given { Err(AppError::OptionsForPackageOnly) } else { Ok(()) }
}

pub fn verify(package: &Path) -> Result<Outcome> {
    let view = verify_package(package, &mut |_, _| true)?;
    Ok(Outcome::good(json!(view), text::package(&view)))
}

pub fn import(context: &Context, path: &Path, into: Option<&str>, dry_run: bool) -> Result<Outcome> {
    let given = ImportPackage { path: path.into(), into: into.map(Into::into), dry_run };
    // Read once, also where it is planned before there is a workspace.
    let mut verified = None;
    let imported = planned_first(context, dry_run, |session, dry_run| {
        let given = ImportPackage { dry_run, ..given.clone() };
        let package = match verified.take() {
            Some(package) => package,
            None => VerifiedPackage::read(path, &mut |_, _| true)?,
        };
        verified.insert(package).import(session, &given, &mut |_, _| true)
    })?;
    Ok(Outcome::good(json!(imported), text::package_import(&imported)))
}

pub fn import_database(context: &Context, path: &Path, into: Option<&str>, dry_run: bool) -> Result<Outcome> {
    if into.is_some() {
        return Err(AppError::IntoForOneOnly);
    }
    let imported = planned_first(context, dry_run, |session, dry_run| {
        let given = ImportDatabase { path: path.into(), dry_run };
        exchange::import_database(session, &given, &mut |_, _| true)
    })?;
    Ok(Outcome::good(json!(imported), text::database_import(&imported)))
}

/// Imports, or only plans it. A plan looks at the workspace where there is one; and no workspace is made for a file that
/// is refused.
fn planned_first<T>(
    context: &Context,
    dry_run: bool,
    mut import: impl FnMut(Option<&mut Session>, bool) -> Result<T>,
) -> Result<T> {
    if dry_run {
        return match context.look() {
            Ok(mut session) => import(Some(&mut session), true),
            Err(error) if error.is_missing_workspace() => import(None, true),
            Err(error) => Err(error),
        };
    }
    let mut session = match context.open() {
        Err(error) if error.is_missing_workspace() => {
            import(None, true)?;
            context.begin()?
        }
        opened => opened?,
    };
    import(Some(&mut session), false)
}
