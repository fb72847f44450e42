//! What an assessment holds and `PortalRB`'s answers have no place for.

use crate::report::Report;

/// Layers of review and extra columns that are not in `jawaban-unit`, one Indonesian sentence each.
pub fn left_out(report: &Report<'_>) -> Vec<String> {
    let layers = report.beside_the_team().into_iter().map(|(layer, inputs)| {
        format!(
            "PortalRB hanya mengenal satu jawaban dan catatan tim penilai; milik {} pada {inputs} isian tidak ditulis.",
            layer.name()
        )
    });
    let names: Vec<String> = report.extra_names().into_iter().map(|name| format!("\"{name}\"")).collect();
    let extras = (!names.is_empty()).then(|| {
        format!("PortalRB tidak mengenal kolom tambahan {} sehingga isinya tidak ditulis.", names.join(", "))
    });
    layers.chain(extras).collect()
}
