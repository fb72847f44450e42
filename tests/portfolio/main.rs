//! Portfolios: exact figures, a thousand units, the workbook recalculated by another program.

mod agency;
#[cfg(unix)]
mod lhe_room;
mod portal_set;

use calamine::{Data, Reader, Xlsx, open_workbook};
use pilar_app::portfolio::{PortfolioFilter, portfolio};
use pilar_app::review::show_review;
use pilar_app::session::Session;
use pilar_app::workspace::list_assessments;
use pilar_core::scoring::Spread;
use pilar_store::Workspace;
use pilar_tests::{Station, instrument, make_units, recalculated};
use rust_decimal::Decimal;
use serde_json::Value;

fn units(desk: &Station, count: usize) -> Vec<uuid::Uuid> {
    let mut workspace = Workspace::open(&desk.workspace()).expect("workspace");
    make_units(&mut workspace, &instrument(), count)
}

fn session(desk: &Station) -> Session {
    Session::open(&desk.workspace(), "Penguji", "koordinator").expect("session")
}

/// Every figure of a row is the one the assessment itself shows.
#[test]
fn rows_agree_with_the_assessments_and_spreads_with_the_rows() {
    let desk = Station::new();
    units(&desk, 24);
    let session = session(&desk);
    let view = portfolio(&session, &PortfolioFilter::default()).expect("portfolio");
    let alone = list_assessments(&session).expect("list");
    assert_eq!(view.rows.len(), alone.len());
    for (row, alone) in view.rows.iter().zip(&alone) {
        assert_eq!((row.id, &row.unit, row.met), (alone.id, &alone.unit, alone.met));
        assert_eq!((row.total, row.floor, row.answered), (alone.total, alone.floor, alone.answered));
        let review = show_review(&session, row.id).expect("review");
        assert_eq!(row.state, review.progress.state);
        let unit = &review.columns[0].effective;
        for (area, own) in row.areas.iter().zip(&unit.areas) {
            assert_eq!((&area.key, area.percent), (&own.key, own.percent));
        }
        let dalnis = review.columns.iter().find(|column| column.layer == "dalnis").expect("dalnis");
        assert!(
            row.evaluated.is_none_or(|total| total.to_bits() == dalnis.effective.score["total"].to_bits())
        );
        assert_eq!(row.evaluated.is_some(), row.state != "Draf");
    }
    let states: std::collections::BTreeSet<&str> = view.rows.iter().map(|row| row.state).collect();
    assert!(states.len() > 2, "{states:?}");
    for (at, area) in view.areas.iter().enumerate() {
        let figures: Vec<Decimal> =
            view.rows.iter().map(|row| Decimal::try_from(row.areas[at].floor).expect("a figure")).collect();
        let spread = Spread::of(&figures).expect("units");
        for (shown, exact) in [
            (area.min, spread.min),
            (area.q1, spread.q1),
            (area.median, spread.median),
            (area.max, spread.max),
            (area.spread, spread.range()),
        ] {
            let exact: f64 = exact.to_string().parse().expect("a number");
            assert!((shown - exact).abs() < 1e-9, "{} {shown} {exact}", area.key);
        }
        assert_eq!(area.lagging.len(), 5);
        assert_eq!(area.lagging[0].percent.to_bits(), area.min.to_bits());
        assert!(area.lagging.iter().all(|unit| unit.percent < area.median));
    }
}

/// Two units with figures anyone can check by hand.
#[test]
fn exact_figures_of_two_units() {
    let desk = Station::new();
    let ids: Vec<String> = [("Satu", "wbk"), ("Dua", "wbbm")]
        .map(|(unit, target)| {
            desk.good(&["new", "--unit", unit, "--instansi", "Kota", "--year", "2026", "--target", target])
                .trim()
                .to_owned()
        })
        .to_vec();
    desk.good(&["answer", &ids[0], "B.I.a", "4"]);
    desk.good(&["answer", &ids[1], "B.I.a", "2"]);
    desk.good(&["answer", &ids[1], "B.II.a", "3"]);
    let view = desk.json(&["portfolio", "--sort", "total"]);
    let row = |at: usize| &view["rows"][at];
    // 3/4 of 17.5 and 2/4 of 17.5 against 17.5.
    assert_eq!((&row(0)["unit"], &row(0)["total"]), (&"Dua".into(), &21.875.into()));
    assert_eq!((&row(1)["unit"], &row(1)["total"]), (&"Satu".into(), &17.5.into()));
    assert_eq!(
        (&row(1)["gates_met"], &row(1)["met"], &row(1)["state"]),
        (&1.into(), &false.into(), &"Draf".into())
    );
    assert_eq!((&row(1)["answered"], &row(1)["of"]), (&1.into(), &127.into()));
    assert_eq!(row(1)["evaluated"], Value::Null);
    let hasil = view["areas"].as_array().expect("areas").last().expect("hasil");
    assert_eq!(
        (&hasil["min"], &hasil["median"], &hasil["max"]),
        (&43.75.into(), &49.21875.into(), &54.6875.into())
    );
    assert_eq!((&hasil["lagging"][0]["unit"], &hasil["spread"]), (&"Satu".into(), &10.9375.into()));

    let compared = desk.json(&["compare", &ids[0], &ids[1]]);
    assert_eq!(
        compared["rows"][0],
        serde_json::json!({"key": "total", "name": "Nilai total", "kind": "total", "values": [17.5, 21.875], "spread": 4.375})
    );
    assert_eq!(compared["columns"][1]["unit"], "Dua");

    assert_eq!(desk.json(&["portfolio", "--target", "wbbm"])["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.json(&["portfolio", "--text", "sat"])["rows"][0]["unit"], "Satu");
    assert_eq!(desk.json(&["portfolio", "--state", "final"])["rows"], serde_json::json!([]));
    assert_eq!(desk.good(&["portfolio", "--year", "2020"]).trim(), "Tidak ada penilaian yang cocok.");
    assert_eq!(
        desk.refused(&["compare", &ids[0]]),
        "Perbandingan memerlukan paling sedikit dua penilaian yang berbeda; tidak ada yang berubah. Sebutkan id-nya satu per satu."
    );
    assert_eq!(desk.refused(&["compare", &ids[0], &ids[0]]), desk.refused(&["compare", &ids[1]]));
}

#[test]
fn the_workbook_says_the_same_when_another_program_recalculates_it() {
    let desk = Station::new();
    units(&desk, 12);
    desk.good(&["new", "--unit", "=1+1", "--instansi", "Kota", "--year", "2026", "--target", "wbk"]);
    let path = desk.path("portofolio.xlsx");
    let view = desk.json(&["portfolio", "-o", path.to_str().expect("Unicode path")]);
    let mut books = vec![path.clone()];
    books.extend(recalculated(&[&path], &desk.path("hitung")).unwrap_or_default());
    for book in books {
        let mut book: Xlsx<_> = open_workbook(&book).expect("a workbook");
        let list = book.worksheet_range("Portofolio").expect("the list");
        let rows = view["rows"].as_array().expect("rows");
        assert_eq!(list.height(), rows.len() + 1);
        for (at, row) in (1u32..).zip(rows) {
            assert_eq!(
                list.get_value((at, 0)).map(ToString::to_string),
                row["unit"].as_str().map(str::to_owned)
            );
            near(list.get_value((at, 4)), row["total"].as_f64(), 1.0);
        }
        let spreads = book.worksheet_range("Sebaran Area").expect("the spreads");
        for (at, area) in (1u32..).zip(view["areas"].as_array().expect("areas")) {
            for (column, key) in (1u32..).zip(["min", "q1", "median", "q3", "max", "spread"]) {
                near(spreads.get_value((at, column)), area[key].as_f64(), 100.0);
            }
        }
    }
}

fn near(found: Option<&Data>, expected: Option<f64>, parts: f64) {
    let (Some(Data::Float(found)), Some(expected)) = (found, expected) else {
        panic!("{found:?} instead of {expected:?}")
    };
    assert!((found * parts - expected).abs() < 1e-9, "{found} {expected}");
}
