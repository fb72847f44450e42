//! Power cuts: the command is killed at random moments, and nothing acknowledged may be missing.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use pilar_tests::{Station, begun, silent};

/// A small generator of delays; its seed is fixed so that a failure can be repeated.
pub struct Delays(pub u64);

impl Delays {
    /// The next one, in no order.
    pub fn next(&mut self, up_to_micros: u64) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Duration::from_micros(self.0 % up_to_micros)
    }
}

#[test]
fn two_hundred_kills_lose_no_acknowledged_answer_and_leave_no_half_export() {
    let (desk, id) = Station::with_example();
    let evidence = desk.file("bukti.bin", vec![9; 3 << 20]);
    let mut delays = Delays(0x9E37_79B9_7F4A_7C15);
    let mut acknowledged = String::new();
    let mut counts = [0u32; 2];
    for round in 0..200u32 {
        let value = (round % 97).to_string();
        let export = desk.path(&format!("hasil {round}.xlsx"));
        let export = export.to_str().expect("path");
        let args: [&[&str]; 3] = [
            &["answer", &id, "88", &value],
            &["evidence", "add", &id, "A.I.1.i.a", &evidence],
            &["export", &id, "--format", "xlsx", "-o", export],
        ];
        let args = args[round as usize % 3];
        let mut child = begun(|| silent(desk.command(args)).stdout(Stdio::piped()).spawn());
        let out = child.stdout.take().expect("stdout");
        sleep(delays.next(if round % 3 == 2 { 900_000 } else { 250_000 }));
        let killed = child.kill().is_ok();
        let ended = child.wait().expect("pilar ends");
        let said = BufReader::new(out).lines().map_while(Result::ok).collect::<String>();
        // Once the result was printed the answer was acknowledged, whether or not the process then lived on.
        if round % 3 == 0 && !said.is_empty() {
            acknowledged.clone_from(&value);
        }
        counts[usize::from(ended.success())] += 1;
        assert!(killed || ended.success(), "round {round}: {ended:?}");
        if round % 3 == 2 && std::path::Path::new(export).exists() {
            let sheet = calamine::open_workbook_auto(export);
            assert!(sheet.is_ok(), "round {round}: a half export stands under its final name");
        }
        if round % 3 == 0 {
            let shown = desk.json(&["show", &id]);
            let input = shown["inputs"]
                .as_array()
                .expect("inputs")
                .iter()
                .find(|i| i["soal_id"] == 88)
                .expect("input");
            let stored = input["answers"]["unit"].to_string();
            let fine = stored == acknowledged || stored == value || acknowledged.is_empty();
            assert!(fine, "round {round}: acknowledged {acknowledged}, stored {stored}");
            // What is stored now was committed, so from here on it may not vanish either.
            acknowledged = stored;
        }
    }
    let report = desk.json(&["check", "--deep"]);
    assert_eq!(report["report"]["good"], true, "{report}");
    assert!(counts.iter().all(|count| *count > 5), "kills must hit both sides of the end: {counts:?}");
}
