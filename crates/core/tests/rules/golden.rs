//! Worksheets of the tiny instrument, worked out by hand.

use pilar_core::gates::judge;
use pilar_core::scoring::score;

use super::common::{decimal, node, sheet, tiny};

struct Golden {
    name: &'static str,
    typed: &'static [(u32, &'static str)],
    /// Code, score, floor, ceiling, filled inputs, inputs; the empty code is the total.
    nodes: &'static [(&'static str, &'static str, &'static str, &'static str, usize, usize)],
    /// Target and whether it is met.
    met: [(&'static str, bool); 2],
}

const GOLDEN: [Golden; 4] = [
    Golden {
        name: "full",
        // x: (0.6 + 1 + 5/10) / 3 = 0.7 · y: ((4-1)/4 + 1) / 2 = 0.875 · P.2: (160/200 + 0.6) / 2 = 0.7
        typed: &[
            (501, "Sedang"),
            (502, "Sudah"),
            (503, "4"),
            (504, "3"),
            (505, "3"),
            (506, "5"),
            (511, "4"),
            (512, "1"),
            (510, "1"),
            (520, "Sudah"),
            (530, "200"),
            (531, "120"),
            (532, "40"),
            (533, "9"),
            (540, "Sedang"),
            (601, "3,61"),
            (602, "Baik"),
        ],
        nodes: &[
            ("P.1.x", "8.4", "8.4", "8.4", 6, 6),
            ("P.1.y", "15.75", "15.75", "15.75", 4, 4),
            ("P.1", "24.15", "24.15", "24.15", 10, 10),
            ("P.2", "28", "28", "28", 5, 5),
            ("P", "52.15", "52.15", "52.15", 15, 15),
            ("R", "24.44", "24.44", "24.44", 2, 2),
            ("", "76.59", "76.59", "76.59", 17, 17),
        ],
        // 76.59 < 80, and 14.44 < 15 for the survey.
        met: [("perak", true), ("emas", false)],
    },
    Golden {
        name: "half empty, with a denominator of zero",
        // x: 1 of one answered, of three · y: 0 after 0 is 1 · P.2: 0 of one answered, of two · R: 0.6 x 10
        typed: &[
            (501, "Baik"),
            (511, "0"),
            (512, "0"),
            (510, "0"),
            (530, "0"),
            (531, "0"),
            (532, "0"),
            (533, "0"),
            (540, "Kurang"),
            (602, "Sedang"),
        ],
        nodes: &[
            ("P.1.x", "12", "4", "12", 1, 6),
            ("P.1.y", "18", "9", "18", 3, 4),
            ("P.1", "30", "13", "30", 4, 10),
            ("P.2", "0", "0", "20", 1, 5),
            ("P", "30", "13", "50", 5, 15),
            ("R", "6", "6", "26", 1, 2),
            ("", "36", "19", "76", 6, 17),
        ],
        met: [("perak", false), ("emas", false)],
    },
    Golden {
        name: "empty",
        typed: &[],
        nodes: &[
            ("P.1.x", "0", "0", "12", 0, 6),
            ("P.1.y", "0", "0", "18", 0, 4),
            ("P.1", "0", "0", "30", 0, 10),
            ("P.2", "0", "0", "40", 0, 5),
            ("P", "0", "0", "70", 0, 15),
            ("R", "0", "0", "30", 0, 2),
            ("", "0", "0", "100", 0, 17),
        ],
        met: [("perak", false), ("emas", false)],
    },
    Golden {
        name: "best of everything",
        typed: &[
            (501, "baik"),
            (502, "SUDAH"),
            (503, "1"),
            (504, "0"),
            (505, "0"),
            (506, "1"),
            (511, "7"),
            (512, "0"),
            (510, "0"),
            (520, "sudah"),
            (530, "2"),
            (531, "1"),
            (532, "1"),
            (533, "0"),
            (540, "BAIK"),
            (601, "5"),
            (602, "Baik"),
        ],
        nodes: &[
            ("P.1.x", "12", "12", "12", 6, 6),
            ("P.1.y", "18", "18", "18", 4, 4),
            ("P.1", "30", "30", "30", 10, 10),
            ("P.2", "40", "40", "40", 5, 5),
            ("P", "70", "70", "70", 15, 15),
            ("R", "30", "30", "30", 2, 2),
            ("", "100", "100", "100", 17, 17),
        ],
        met: [("perak", true), ("emas", true)],
    },
];

#[test]
fn the_tiny_worksheets_score_as_worked_out_by_hand() {
    let tiny = tiny();
    for golden in &GOLDEN {
        let scores = score(&tiny, &sheet(&tiny, golden.typed));
        for (code, expected, floor, ceiling, answered, of) in golden.nodes {
            let (points, counts) = if code.is_empty() {
                (scores.total, (scores.answered, scores.of))
            } else {
                let node = scores.nodes[node(&tiny, code)];
                (node.points, (node.answered, node.of))
            };
            let what = format!("{}, node {code:?}", golden.name);
            assert_eq!(points.score, decimal(expected), "score of {what}");
            assert_eq!(points.floor, decimal(floor), "floor of {what}");
            assert_eq!(points.ceiling, decimal(ceiling), "ceiling of {what}");
            assert_eq!(counts, (*answered, *of), "inputs of {what}");
        }
        let met: Vec<(String, bool)> =
            judge(&tiny, &scores).into_iter().map(|verdict| (verdict.target, verdict.met)).collect();
        assert_eq!(met, golden.met.map(|(target, met)| (target.to_owned(), met)), "{}", golden.name);
    }
}

#[test]
fn the_tiny_instrument_is_what_its_files_say() {
    let tiny = tiny();
    assert_eq!((tiny.nodes.len(), tiny.questions.len(), tiny.input_count()), (6, 9, 17));
    assert_eq!(
        tiny.areas.iter().map(|area| area.key.as_str()).collect::<Vec<_>>(),
        ["air", "panen", "tanah"]
    );
    let (found, input) = tiny.find_input(" p.1.X.c.4 ").expect("an input code in either case");
    assert_eq!((found.code.as_str(), input.soal), ("P.1.x.c", 506));
    assert_eq!(tiny.find_input("p.2.a").expect("a question code").1.soal, 530);
    assert_eq!(tiny.find_input("601").expect("a soal id").0.code, "R.a");
    assert!(tiny.find_input("P.1").is_none() && tiny.find_input("999").is_none());
}
