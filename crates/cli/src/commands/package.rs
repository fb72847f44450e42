use std::path::Path;

use pilar_app::{AppError, ExportPackage, Result, export_package, verify_package};
use serde_json::json;

use super::Context;
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
        output,
        scope: options.scope.as_deref().map(scope).transpose()?,
        since: options.since.as_deref(),
        made_at: options.made_at.as_deref().map(pilar_app::read_time).transpose()?,
    };
    let exported = export_package(&session, &export, &mut |_, _| true)?;
    Ok(super::files::exported(&exported))
}

/// `area 3`: the word and the number or key of an area.
fn scope(given: &[String]) -> Result<&str> {
    match given {
        [word, area] if word.eq_ignore_ascii_case("area") => Ok(area),
        _ => Err(AppError::UnknownScope(given.join(" "))),
    }
}

/// Options of packages mean nothing for other formats.
pub fn refuse_options(options: &PackageOptions) -> Result<()> {
    let given = options.scope.is_some() || options.since.is_some() || options.made_at.is_some();
    if given { Err(AppError::OptionsForPackageOnly) } else { Ok(()) }
}

pub fn verify(package: &Path) -> Result<Outcome> {
    let view = verify_package(package, &mut |_, _| true)?;
    Ok(Outcome::good(json!(view), text::package(&view)))
}
