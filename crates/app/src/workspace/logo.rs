use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use pilar_core::journal::Subject;
use pilar_files::blocks::is_logo;
use pilar_store::{BlobLimits, StoreError};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::{AppError, EvidenceFault, Result};
use crate::evidence::attach::{name_of, revision_of};
use crate::evidence::store_file::look_at;
use crate::session::Session;
use pilar_core::assessment::Assessment;

/// The largest logo that is accepted, in bytes.
pub const LARGEST_LOGO: usize = 4 << 20;

/// Sets the logo of the kop surat, PNG or JPEG data under its file's name; `None` takes it away.
///
/// True when anything is different now.
pub fn set_logo(session: &mut Session, assessment: Uuid, logo: Option<(&str, &[u8])>) -> Result<bool> {
    let Some((name, bytes)) = logo else {
        return session.act(assessment, "Hapus logo", |acting| Ok(acting.set(Subject::Logo, Value::Null)?));
    };
    if bytes.len() > LARGEST_LOGO || !is_logo(bytes) {
        return Err(AppError::NotALogo(name.to_owned()));
    }
    let limits = BlobLimits { max_bytes: LARGEST_LOGO as u64 };
    let blob = session.workspace.put_blob(&mut &*bytes, &limits, &mut |_| true)?;
    let revision = revision_of(name, &blob);
    session.act(assessment, "Ubah logo", |acting| Ok(acting.set(Subject::Logo, json!(revision))?))
}

/// Sets the logo from a file.
pub fn set_logo_file(session: &mut Session, assessment: Uuid, path: &Path) -> Result<bool> {
    let fault = |fault| AppError::EvidenceFile { path: path.to_path_buf(), fault };
    let mut bytes = Vec::new();
    look_at(path).map_err(fault)?;
    File::open(path)
        // One byte more than is accepted, so that a file that is too large is noticed and not read.
        .and_then(|file| file.take(LARGEST_LOGO as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| fault(EvidenceFault::of(&error)))?;
    set_logo(session, assessment, Some((&name_of(path), &bytes)))
}

/// The logo's data for an export, if there is one. One that is not here whole is left out, and the reader is told.
pub(crate) fn logo_of(
    session: &Session,
    assessment: &Assessment,
    notices: &mut Vec<String>,
) -> Result<Option<Vec<u8>>> {
    let Some(logo) = &assessment.logo else { return Ok(None) };
    let mut bytes = Vec::new();
    let what = match session.workspace.read_blob(&logo.sha256, &mut bytes) {
        Ok(_) if is_logo(&bytes) => return Ok(Some(bytes)),
        Ok(_) => "bukan gambar yang dapat dicetak",
        Err(StoreError::UnknownBlob(_)) => "tidak ada di ruang kerja ini",
        Err(StoreError::BlobDamaged(_)) => "rusak",
        Err(error) => return Err(error.into()),
    };
    notices.push(format!(
        "isi logo \"{}\" {what} sehingga kop surat ditulis tanpa logo; pasang kembali logonya di profil.",
        logo.name
    ));
    Ok(None)
}
