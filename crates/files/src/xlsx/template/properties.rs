//! Properties of the workbook: this unit's in place of another's, which name its people.

use std::collections::BTreeMap;

use quick_xml::escape::escape;

use super::traces::elements;
use crate::report::Report;
use crate::safe_write::TemplateFault;
use crate::xlsx::recalculate::{Book, attribute, elements as visit};
use crate::xlsx::write::Properties;

/// The relations of the package.
const RELATIONS: &str = "_rels/.rels";

/// What becomes of the properties.
#[derive(Default)]
pub(super) struct Replaced {
    /// Parts with their new text.
    pub texts: BTreeMap<String, String>,
    /// What is said.
    pub remarks: Vec<String>,
}

/// Replaces the properties of a workbook and takes away those that somebody added.
pub(super) fn replaced(book: &mut Book, report: &Report) -> Result<Replaced, TemplateFault> {
    let mut replaced = Replaced::default();
    let Some(relations) = book.part(RELATIONS)? else { return Ok(replaced) };
    let mut parts = Vec::new();
    visit(&relations, "Relationship", |element| {
        if let (Some(kind), Some(target)) = (attribute(element, "Type")?, attribute(element, "Target")?) {
            parts.push((kind, target.trim_start_matches('/').to_owned()));
        }
        Ok(())
    })
    .map_err(TemplateFault::Damaged)?;
    let own = Properties::of(report);
    for (kind, part) in parts {
        let kind = kind.rsplit('/').next().unwrap_or_default();
        if book.archive.index_for_name(&part).is_none() {
            continue;
        }
        let text = match kind {
            "core-properties" => core(&own),
            "extended-properties" => extended(&own, book.part(&part)?.unwrap_or_default().as_str()),
            "custom-properties" => {
                let found = elements(&book.part(&part)?.unwrap_or_default(), "property", "", "");
                let count = found.map_err(TemplateFault::Damaged)?.len();
                replaced.remarks.extend(
                    (count > 0)
                        .then(|| format!("{count} properti dokumen tambahan di buku kerja itu dihapus.")),
                );
                CUSTOM.to_owned()
            }
            _ => continue,
        };
        replaced.texts.insert(part, text);
    }
    Ok(replaced)
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const CUSTOM: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
                      xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";

fn core(own: &Properties) -> String {
    let Properties { title, subject, author, comment, made, .. } = own;
    let made = made.format("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{author}</dc:creator><dc:description>{}</dc:description>\
         <cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:modified></cp:coreProperties>",
        escape(title.as_str()),
        escape(subject.as_str()),
        escape(comment.as_str()),
        author = escape(author.as_str()),
    )
}

/// The program that made the workbook stays: others go by it in whether they trust stored results.
fn extended(own: &Properties, before: &str) -> String {
    let program = before.split_once("<Application>").and_then(|(_, rest)| rest.split_once("</Application>"));
    let program = program.map_or("Microsoft Excel", |(name, _)| name);
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{program}</Application><Company>{}</Company></Properties>",
        escape(own.company.as_str())
    )
}
