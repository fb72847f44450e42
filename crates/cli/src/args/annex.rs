use clap::Args;

/// What is put behind a report or a workbook.
#[derive(Debug, Args)]
pub struct AnnexOptions {
    /// Lampirkan jalan termurah ke predikat ini pada pdf atau xlsx, seperti path: wbk atau wbbm
    #[arg(long, value_name = "TARGET")]
    pub with_path: Option<String>,
    /// Lampaui setiap syarat jalan itu sekian poin, bila mungkin
    #[arg(long, value_name = "POIN", requires = "with_path", allow_hyphen_values = true)]
    pub above: Option<String>,
    /// Lampirkan sebuah simulasi pada pdf atau xlsx, seperti scenario show
    #[arg(long, value_name = "NAMA")]
    pub with_scenario: Option<String>,
    /// Lampirkan perjalanan nilai minggu demi minggu pada pdf atau xlsx
    #[arg(long)]
    pub with_course: bool,
}

impl AnnexOptions {
    /// The annexes as the use case takes them.
    pub fn wanted(&self) -> pilar_app::exchange::Annexes {
        pilar_app::exchange::Annexes {
            path_to: self.with_path.clone(),
            above: self.above.clone().unwrap_or_default(),
            scenario: self.with_scenario.clone(),
            course: self.with_course,
        }
    }
}
