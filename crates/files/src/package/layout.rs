//! Where files go in the bag, under names that every system accepts.

use std::collections::{BTreeMap, HashMap};

use pilar_core::instrument::{Area, Instrument, Question};

use super::{EARLIER, EVIDENCE_FOLDER, EvidencePart, PAYLOAD};
use crate::report::{Report, UnitIdentity};
use crate::safe_name::{SafeNames, safe_name_within};

/// Longest names in bytes; together with a folder to unpack into they stay below 260 characters.
const LONGEST_AREA: usize = 45;
const LONGEST_SUB_AREA: usize = 55;
const LONGEST_FILE: usize = 90;
/// Documents that serve no question.
const LOOSE: &str = "Lainnya";

/// One file to write from the evidence store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Path in the bag.
    pub path: String,
    /// SHA-256 of the content.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
}

/// The name of a package without a name given; of the part of a person with theirs.
pub fn file_name(identity: &UnitIdentity, person: Option<&str>) -> String {
    // Before the unit, whose long name is cut: parts for several people lie in one folder.
    let person = person.map_or_else(String::new, |name| format!("{name} - "));
    portable(&format!("Paket LKE {person}{} {}.zip", identity.unit, identity.year), LONGEST_FILE)
}

/// Name of the workbook in the bag.
pub(super) fn workbook(identity: &UnitIdentity) -> String {
    format!("{PAYLOAD}{}", portable(&format!("LKE {} {}.xlsx", identity.unit, identity.year), LONGEST_FILE))
}

/// Gives every content that is carried a place and its own size, in the list of documents and in the report, whose
/// evidence has the same order. `carried` has the size in bytes of each by its SHA-256; what a change says of a size may
/// be untrue. Returns the files in the order in which they are written; content of several documents has one file.
pub fn place(
    report: &mut Report<'_>,
    list: &mut EvidencePart,
    carried: &BTreeMap<String, u64>,
) -> Vec<Placed> {
    let mut folders = Folders::default();
    let mut places: HashMap<String, String> = HashMap::new();
    let mut files = Vec::new();
    for (document, evidence) in list.documents.iter_mut().zip(&mut report.evidence) {
        let Some(current) = document.revisions.last_mut() else { continue };
        let Some(&size) = carried.get(&current.sha256) else { continue };
        (current.size, evidence.size) = (size, size);
        let path = places.entry(current.sha256.clone()).or_insert_with(|| {
            let path = folders.path(report.instrument, evidence.serves.first().copied(), evidence);
            files.push(Placed { path: path.clone(), sha256: current.sha256.clone(), size });
            path
        });
        evidence.path = path.strip_prefix(PAYLOAD).map(str::to_owned);
        current.path = Some(path.clone());
    }
    let revisions = list.documents.iter_mut().flat_map(|document| &mut document.revisions);
    for revision in revisions.chain(&mut list.earlier) {
        let Some(&size) = carried.get(&revision.sha256).filter(|_| revision.path.is_none()) else { continue };
        revision.size = size;
        let path = places.entry(revision.sha256.clone()).or_insert_with(|| {
            let path = format!("{EARLIER}{}", revision.sha256);
            files.push(Placed { path: path.clone(), sha256: revision.sha256.clone(), size });
            path
        });
        revision.path = Some(path.clone());
    }
    files
}

/// The folders that are there and the names taken in them.
#[derive(Default)]
struct Folders {
    named: HashMap<(String, String), String>,
    inside: HashMap<String, SafeNames>,
}

impl Folders {
    fn path(
        &mut self,
        instrument: &Instrument,
        soal: Option<u32>,
        evidence: &crate::report::Evidence,
    ) -> String {
        let ending = match evidence.file_name.rfind('.') {
            Some(dot) if dot > 0 && evidence.file_name.len() - dot <= 16 => &evidence.file_name[dot..],
            _ => "",
        };
        let title = if evidence.title.trim().is_empty() { &evidence.file_name } else { &evidence.title };
        let title = title.strip_suffix(ending).unwrap_or(title).trim();
        let found = soal.and_then(|soal| instrument.input(soal));
        let Some((question, input)) = found else {
            let folder = self.folder(EVIDENCE_FOLDER, LOOSE, LOOSE, LONGEST_AREA);
            return self.file(&folder, &format!("{title}{ending}"));
        };
        let node = &instrument.nodes[question.node];
        let (area, half) = match instrument.area_of(question) {
            Some(area) => (area_label(area), half(instrument, area, question)),
            None => (LOOSE.to_owned(), None),
        };
        let folder = self.folder(EVIDENCE_FOLDER, &area, &area, LONGEST_AREA);
        let name = title_case(&node.name);
        let (sub_area, code) = match half {
            Some(Half { area, prefix, name: half }) => {
                let place = node.code.get(area..).unwrap_or(&node.code);
                let short = input.code.get(prefix..).filter(|_| half.is_empty());
                let code = short.unwrap_or(&input.code);
                (format!("{half}{place}. {name}"), code.to_owned())
            }
            None => (format!("{} {name}", node.code), input.code.clone()),
        };
        let folder = self.folder(&folder, &node.code, &sub_area, LONGEST_SUB_AREA);
        self.file(&folder, &format!("{code} {title}{ending}"))
    }

    /// The folder for a key inside another, made once.
    fn folder(&mut self, parent: &str, key: &str, label: &str, longest: usize) -> String {
        let key = (parent.to_owned(), key.to_owned());
        if let Some(known) = self.named.get(&key) {
            return known.clone();
        }
        let name = self.take(parent, label, longest);
        let path = format!("{parent}/{name}");
        self.named.insert(key, path.clone());
        path
    }

    fn file(&mut self, folder: &str, name: &str) -> String {
        let name = self.take(folder, name, LONGEST_FILE);
        format!("{folder}/{name}")
    }

    fn take(&mut self, folder: &str, name: &str, longest: usize) -> String {
        let name = without_percent(name);
        let names = self.inside.entry(folder.to_owned()).or_default();
        names.take_within(&name, longest)
    }
}

fn area_label(area: &Area) -> String {
    area.number.map_or_else(|| area.name.clone(), |number| format!("{number}. {}", area.name))
}

/// Which half of an area a question is in.
struct Half {
    /// Bytes of a code that the folder of the area says already, with its number and without.
    area: usize,
    prefix: usize,
    /// Name of the half and a space, where it is not the first.
    name: String,
}

/// A numbered area has halves that share its number: codes of the first are shortened to it, the others say
/// which half they are. An area without a number keeps whole codes.
fn half(instrument: &Instrument, area: &Area, question: &Question) -> Option<Half> {
    area.number?;
    let mut node = question.node;
    while !area.nodes.contains(&node) {
        node = instrument.nodes[node].parent?;
    }
    let parent = &instrument.nodes[instrument.nodes[node].parent?];
    let first = area.nodes.first() == Some(&node);
    let name = if first { String::new() } else { format!("{} ", title_case(&parent.name)) };
    Some(Half { area: instrument.nodes[node].code.len() + 1, prefix: parent.code.len() + 1, name })
}

/// Names in capitals, as the official sheet has them, in title case; other names stay.
fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split_whitespace().map(|word| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| format!("{first}{}", chars.as_str().to_lowercase()))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn portable(name: &str, longest: usize) -> String {
    safe_name_within(&without_percent(name), longest)
}

/// A per cent sign would need escaping in manifests, which not every program undoes.
fn without_percent(name: &str) -> String {
    name.replace('%', " persen")
}
