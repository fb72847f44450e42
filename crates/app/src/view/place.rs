use std::path::Path;

use pilar_store::{PlaceRisk, place_risks};

/// What is risky about the place of a workspace and what is better, one Indonesian notice for each risk that is seen.
pub(crate) fn place_notices(dir: &Path) -> Vec<String> {
    place_risks(dir).into_iter().map(notice).map(str::to_owned).collect()
}

fn notice(risk: PlaceRisk) -> &'static str {
    match risk {
        PlaceRisk::Network => {
            "Ruang kerja ada di drive jaringan. Bila sambungannya putus saat menyimpan, data dapat rusak, dan dua komputer \
             tidak boleh membukanya bersamaan. Lebih aman di drive komputer ini; untuk bekerja bersama, kirim paket."
        }
        PlaceRisk::Removable => {
            "Ruang kerja ada di media lepas, misalnya flashdisk. Jangan dicabut selama Pilar terbuka, dan simpan cadangan \
             lengkap di tempat lain. Lebih aman di drive komputer ini."
        }
        PlaceRisk::Synced => {
            "Folder ruang kerja tampaknya disinkronkan ke penyimpanan awan atau komputer lain, misalnya dengan OneDrive. \
             Bila dua komputer memakainya, timbul salinan bentrok dan jawaban dapat hilang. Lebih aman di folder yang tidak \
             disinkronkan; simpan cadangan lengkap di folder awan itu."
        }
    }
}
