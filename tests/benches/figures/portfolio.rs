use std::time::Instant;

use pilar_app::portfolio::{PortfolioFilter, portfolio};
use pilar_app::session::Session;
use pilar_store::Workspace;
use pilar_tests::{instrument, make_units};

use crate::measures::Bench;
use crate::tools::{Row, median, millis};

impl Bench {
    /// A portfolio of a thousand units, from opening the workspace to the finished table.
    pub fn portfolio(&self) -> Row {
        let dir = self.scratch().join("portfolio");
        let mut workspace = Workspace::open(&dir).expect("workspace");
        make_units(&mut workspace, &instrument(), 1_000);
        drop(workspace);
        let mut rows = 0;
        let runs = (0..11)
            .map(|_| {
                let start = Instant::now();
                let session = Session::open(&dir, "bench", "koordinator").expect("workspace");
                rows = portfolio(&session, &PortfolioFilter::default()).expect("portfolio").rows.len();
                start.elapsed()
            })
            .collect();
        Row {
            figure: "opening a workspace of 1,000 units and showing its portfolio, areas and spreads included",
            wanted: "<= 300 ms",
            measured: format!("{} ({rows} units)", millis(median(runs))),
        }
    }
}
