use pilar_app::{Case, Facts};

use super::choices::choices;

pub fn column(facts: &Facts) -> String {
    match facts.case {
        Some(Case::Review) => "pilih jenjang at, kt, dalnis, atau tpn".into(),
        _ => format!("{}, dengan .1 atau .2 untuk putarannya", choices(facts)),
    }
}

pub fn stage(facts: &Facts) -> Option<String> {
    if facts.case == Some(Case::Stage) {
        return Some("tunggu tahapnya atau minta tahap dibuka kembali".into());
    }
    let hint = match *facts.steps.first()? {
        "submit" => "serahkan lebih dahulu dengan perintah round ID submit",
        "return" => "kembalikan atau setujui, atau mundur satu tahap dengan perintah round ID reopen",
        "approve" => "setujui dengan perintah round ID approve",
        _ => "buka kembali dengan perintah round ID reopen",
    };
    Some(hint.into())
}

pub fn role(facts: &Facts) -> String {
    format!(
        "ulangi dengan --role {} atau ganti peran dengan perintah identity bila itu tugas Anda",
        facts.choices.join(" atau --role ")
    )
}

pub fn recommendation(facts: &Facts) -> String {
    match &facts.given {
        Some(given) => format!("ubah awal \"{given}\""),
        None => "sebutkan --code atau --area".into(),
    }
}
