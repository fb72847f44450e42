//! Decides about every file of a folder.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::{Assessment, Document};
use pilar_core::filing::{Filer, Filing, Lexicon, Sureness, original_name};
use pilar_core::instrument::SoalId;
use pilar_files::safe_name::folded;

use super::mentions::Mentions;
use super::scan::Scan;
use super::unfit::Unfit;
use crate::error::Result;

/// Names of more bytes are shortened wherever documents are written to files.
const LONG_NAME: usize = 150;

/// A file of a folder and where it would go.
pub(super) struct Item {
    /// Index of the file.
    pub file: usize,
    pub sureness: Sureness,
    pub filing: Filing,
    /// The inputs that it serves if it is attached; the likeliest for a doubtful one.
    pub inputs: Vec<SoalId>,
    /// Inputs of an imported file that name it.
    pub named_by: Vec<SoalId>,
    pub remarks: Vec<String>,
}

impl Item {
    fn doubt(&mut self, remark: String) {
        self.remarks.push(remark);
        self.sureness = self.sureness.max(Sureness::Doubtful);
    }
}

/// What the assessment has already.
pub(super) struct Known<'a> {
    /// Sizes of all of its content, in bytes.
    pub sizes: BTreeSet<u64>,
    /// Documents by the content in use, and by content they had before.
    current: BTreeMap<&'a str, &'a Document>,
    earlier: BTreeMap<&'a str, &'a Document>,
    /// Documents by input and folded file name.
    names: BTreeMap<(SoalId, String), &'a Document>,
}

impl<'a> Known<'a> {
    pub fn of(assessment: &'a Assessment) -> Self {
        let mut known = Self {
            sizes: BTreeSet::new(),
            current: BTreeMap::new(),
            earlier: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for document in assessment.documents.values() {
            let Some((current, earlier)) = document.revisions.split_last() else { continue };
            known.sizes.extend(document.revisions.iter().map(|revision| revision.size));
            known.current.entry(&current.sha256).or_insert(document);
            known.earlier.extend(earlier.iter().map(|revision| (revision.sha256.as_str(), document)));
            let name = folded(&current.name);
            known.names.extend(document.serves.iter().map(|soal| ((*soal, name.clone()), document)));
        }
        known
    }
}

/// Decides about every file; what is left out joins what the walk left out.
pub(super) fn lay_out(
    assessment: &Assessment,
    lexicon: &Lexicon,
    scan: &mut Scan,
    hashes: &[Result<Option<String>, Unfit>],
    known: &Known<'_>,
    mentions: &Mentions,
) -> Vec<Item> {
    let filer = Filer::of(assessment.instrument, lexicon);
    let mut trails = Vec::with_capacity(scan.folders.len());
    for folder in &scan.folders {
        let trail = match folder.parent {
            None => filer.begin(),
            Some(parent) => filer.enter(&trails[parent], &folder.name),
        };
        trails.push(trail);
    }
    let mut items = Vec::with_capacity(scan.files.len());
    let mut unfit = Vec::new();
    for (at, file) in scan.files.iter().enumerate() {
        match &hashes[at] {
            Ok(_) => {
                let filing = filer.file(&trails[file.folder], &file.name);
                items.push(item(&filing, at, mentions.of_file(at)));
            }
            Err(why) => unfit.push((file.path.clone(), why.clone())),
        }
    }
    let hash = |item: &Item| hashes[item.file].as_ref().ok().and_then(Option::as_deref);
    copies(lexicon, scan, &mut items, &hash);
    alike(scan, &mut items);
    let mut firsts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    for mut item in in_order(lexicon, scan, items) {
        let path = &scan.files[item.file].path;
        let name = &scan.files[item.file].name;
        if let Some(why) = attached(assessment, known, hash(&item), &mut item, name) {
            unfit.push((path.clone(), why));
            continue;
        }
        if let Some(hash) = hash(&item) {
            let same = firsts.entry(hash).or_default();
            let first = same.first().map(|first| &kept[*first]);
            if let Some(first) = first {
                let first_path = &scan.files[first.file].path;
                let tells = item.sureness == Sureness::Sure
                    && !same
                        .iter()
                        .any(|other| item.inputs.iter().all(|soal| kept[*other].inputs.contains(soal)));
                if !tells {
                    unfit.push((path.clone(), Unfit::SameAs(first_path.clone())));
                    continue;
                }
                item.remarks
                    .push(format!("isinya sama dengan \"{first_path}\"; satu dokumen melayani keduanya"));
            }
            same.push(kept.len());
        }
        kept.push(item);
    }
    kept.sort_by_key(|item| item.file);
    scan.unfit.extend(unfit);
    kept
}

fn item(filing: &Filing, file: usize, named_by: &[SoalId]) -> Item {
    let own = filing.inputs.first().copied();
    let mut inputs: Vec<SoalId> = named_by.to_vec();
    let mut sureness = filing.sureness;
    if named_by.is_empty() {
        inputs.extend(own);
    } else {
        inputs.extend(own.filter(|own| sureness == Sureness::Sure && !named_by.contains(own)));
        sureness = Sureness::Sure;
    }
    let (filing, named_by) = (filing.clone(), named_by.to_vec());
    Item { file, sureness, filing, inputs, named_by, remarks: Vec::new() }
}

/// Files with surer places and better names first, so that of several with one content those are kept.
fn in_order(lexicon: &Lexicon, scan: &Scan, mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by_cached_key(|item| {
        let copy = original_name(lexicon, &scan.files[item.file].name).is_some();
        (item.sureness, copy, item.file)
    });
    items
}

/// Tells copies by their names, and doubts those whose original is beside them with other content.
fn copies<'a>(lexicon: &Lexicon, scan: &Scan, items: &mut [Item], hash: &impl Fn(&Item) -> Option<&'a str>) {
    let place = |item: &Item| (scan.files[item.file].folder, folded(&scan.files[item.file].name));
    let places: BTreeMap<(usize, String), Option<&str>> =
        items.iter().map(|item| (place(item), hash(item))).collect();
    for item in items.iter_mut() {
        let file = &scan.files[item.file];
        let Some(original) = original_name(lexicon, &file.name) else { continue };
        match places.get(&(file.folder, folded(&original))) {
            Some(other) if other.is_some() && *other == hash(item) => {}
            Some(_) => item.doubt(format!("namanya seperti salinan dari \"{original}\", tetapi isinya lain")),
            None => item.remarks.push("namanya bertanda salinan".into()),
        }
    }
}

/// Tells names in one folder that some systems take for one, and names that will be shortened.
fn alike(scan: &Scan, items: &mut [Item]) {
    let mut taken: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for item in items.iter_mut() {
        let file = &scan.files[item.file];
        if file.name.len() > LONG_NAME {
            item.remarks.push(format!(
                "namanya lebih panjang dari {LONG_NAME} byte dan dipendekkan saat ditulis ke berkas"
            ));
        }
        let first = *taken.entry((file.folder, folded(&file.name))).or_insert(item.file);
        if first != item.file {
            let other = &scan.files[first].path;
            item.remarks.push(format!("namanya hanya beda huruf besar-kecil atau ejaan dengan \"{other}\""));
        }
    }
}

/// Why a file need not be attached; what is known of it otherwise joins its remarks.
fn attached(
    assessment: &Assessment,
    known: &Known<'_>,
    hash: Option<&str>,
    item: &mut Item,
    name: &str,
) -> Option<Unfit> {
    let codes = |document: &Document| -> Vec<String> {
        let inputs = document.serves.iter().filter_map(|soal| assessment.instrument.input(*soal));
        inputs.map(|(_, input)| input.code.clone()).collect()
    };
    if let Some(document) = hash.and_then(|hash| known.current.get(hash)) {
        let codes = codes(document);
        let serves = item.inputs.iter().all(|soal| document.serves.contains(soal));
        if !codes.is_empty() && (serves || item.sureness != Sureness::Sure) {
            return Some(Unfit::Attached(document.about.title.clone(), codes));
        }
        let where_now = if codes.is_empty() {
            "tanpa melayani isian mana pun".to_owned()
        } else {
            format!("pada {}", codes.join(", "))
        };
        item.doubt(format!("isinya sudah ada sebagai \"{}\" {where_now}", document.about.title));
        return None;
    }
    if let Some(document) = hash.and_then(|hash| known.earlier.get(hash)) {
        return Some(Unfit::Earlier(document.about.title.clone()));
    }
    let named = item.inputs.iter().find_map(|soal| known.names.get(&(*soal, folded(name))));
    if let Some(document) = named {
        let title = &document.about.title;
        item.doubt(format!(
            "berkas bernama ini sudah terlampir sebagai \"{title}\" dengan isi lain; mungkin versi baru"
        ));
    }
    None
}
