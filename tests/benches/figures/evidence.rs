//! Attaching evidence: one large file, and many small ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::compare::{Compared, in_turn};
use crate::measure::{median, text, timed, timed_with_memory, write_noise};
use crate::programs::{Bench, Program, copy};
use crate::row::Row;

/// How many small files of 2 kB are attached at once.
const MANY: [u32; 3] = [1_250, 2_500, 5_000];

/// The most files of a folder that are planned at once.
const FOLDER_LIMIT: u32 = 200_000;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let mut rows = vec![one_large(desk), full_backup(desk)];
    rows.extend(many_small(desk));
    rows.extend(folders(desk));
    rows
}

/// Folders of small files, planned and attached by one command. Version 0.1 has nothing like it.
fn folders(desk: &Bench) -> Vec<Row> {
    let (both, id) = desk.both("folder", Program::new_assessment);
    let measured = [1_250, 5_000, FOLDER_LIMIT].map(|many| {
        let folder = desk.path().join(format!("folder/{many}"));
        write_tree(&folder, many);
        let folder = folder.to_str().expect("Unicode path");
        let runs = if many == FOLDER_LIMIT { 1 } else { 3 };
        let planned =
            (0..runs).map(|_| both.ours.time(&["evidence", "add-folder", &id, folder, "--dry-run"]));
        let planned = median(planned.collect());
        let attached = (0..runs).map(|_| {
            afresh(&both.ours, |ours| {
                let time = ours.time(&["evidence", "add-folder", &id, folder]);
                let listed = ours.good(&["--json", "evidence", "list", &id]);
                assert_eq!(listed.matches("\"sha256\"").count(), 2 * many as usize, "all are attached");
                time
            })
        });
        (many, planned, median(attached.collect()))
    });
    desk.clear("folder");
    let each = |time: Duration, many: u32| time.as_secs_f64() * 1e6 / f64::from(many);
    let wanted = |many| match many {
        5_000 => ["<= 2 s", "<= 10 s"],
        FOLDER_LIMIT => ["works", "works"],
        _ => ["-", "-"],
    };
    let rows = measured.iter().flat_map(|(many, planned, attached)| {
        let [plan, attach] = wanted(*many);
        let said = |time| format!("{} ({:.0} µs each)", text(time), each(time, *many));
        [
            Row::alone(format!("planning a folder of {many} files of 2 kB"), plan, said(*planned)),
            Row::alone("planning and attaching it by `evidence add-folder`", attach, said(*attached)),
        ]
    });
    rows.collect()
}

/// Files of 2 kB under every question in turn, a hundred in a folder.
fn write_tree(folder: &Path, many: u32) {
    for n in 0..many {
        let within = folder.join(format!("bagian {:04}", n / 100));
        fs::create_dir_all(&within).expect("folder");
        write_noise(&within.join(format!("Soal {} bukti {n:06}.bin", n % 120 + 1)), 2_000, n.into());
    }
}

/// `backup --full` of a workspace with 1 GB of evidence against `cp` and `sha256sum` of as much, in turn, and the
/// memory it takes. Version 0.1 has nothing like it.
fn full_backup(desk: &Bench) -> Row {
    let (both, id) = desk.both("cadangan", Program::new_assessment);
    let ours = &both.ours;
    let file = ours.file("bukti 1 GB.bin");
    write_noise(&file, 1_000_000_000, 0);
    ours.good(&["evidence", "add", &id, "1", file.to_str().expect("Unicode path")]);
    let backup = ours.file("semua.pilar-lengkap");
    let (mut times, mut theirs, mut peak) = (Vec::new(), Vec::new(), 0);
    for _ in 0..3 {
        theirs.push(copy_and_sum(&file));
        let mut command = ours.command(&["backup", "--full", backup.to_str().expect("Unicode path")]);
        let (time, memory) = timed_with_memory(&mut command);
        fs::remove_file(&backup).expect("removed");
        times.push(time);
        peak = peak.max(memory);
    }
    desk.clear("cadangan");
    let (time, theirs) = (median(times), median(theirs));
    Row::alone(
        "`backup --full` of 1 GB, read back and verified, against `cp` followed by `sha256sum`",
        ">= 0.7 of their speed, memory <= 64 MB",
        format!(
            "{}: {:.2} of their speed ({}), memory {} MB",
            text(time),
            theirs.as_secs_f64() / time.as_secs_f64(),
            text(theirs),
            peak / 1_000_000
        ),
    )
}

/// Attaching 1 GB against `cp` and `sha256sum` of the same file, in turn, and the memory it takes.
fn one_large(desk: &Bench) -> Row {
    let (both, id) = desk.both("besar", Program::new_assessment);
    let file = desk.path().join("besar/bukti 1 GB.bin");
    write_noise(&file, 1_000_000_000, 0);
    let (mut theirs, mut peak) = (Vec::new(), 0);
    let compared = in_turn(3, &both, |program| {
        theirs.push(copy_and_sum(&file));
        let (time, memory) = afresh(program, |program| {
            let file = file.to_str().expect("Unicode path");
            timed_with_memory(&mut program.command(&["evidence", "add", &id, "1", file]))
        });
        peak = peak.max(memory);
        time
    });
    desk.clear("besar");
    let theirs = median(theirs);
    Row::beside(
        "attaching 1 GB of evidence, against `cp` followed by `sha256sum`",
        ">= 0.7 of their speed, memory <= 64 MB; <= 1.05 of 0.1",
        &compared,
    )
    .and(&format!(
        ": {:.2} of their speed ({}), memory {} MB",
        theirs.as_secs_f64() / compared.ours.as_secs_f64(),
        text(theirs),
        peak / 1_000_000
    ))
}

fn copy_and_sum(file: &Path) -> Duration {
    let copied = file.with_extension("salinan");
    let start = Instant::now();
    timed(Command::new("cp").arg(file).arg(&copied)).expect("cp");
    timed(Command::new("sha256sum").arg(&copied)).expect("sha256sum");
    let time = start.elapsed();
    fs::remove_file(&copied).expect("removed");
    time
}

/// Does something in a workspace that is then put back to what it was.
fn afresh<T>(program: &Program, act: impl FnOnce(&Program) -> T) -> T {
    let (workspace, before) = (program.workspace(), program.file("semula"));
    if !before.exists() {
        copy(&workspace, &before);
    }
    let done = act(program);
    fs::remove_dir_all(&workspace).expect("removed");
    copy(&before, &workspace);
    done
}

/// Thousands of small files attached by one command. Version 0.1 takes more than a minute for the largest number, so
/// it runs once.
fn many_small(desk: &Bench) -> Vec<Row> {
    let (both, id) = desk.both("banyak", Program::new_assessment);
    let folder = desk.path().join("banyak/bukti");
    fs::create_dir_all(&folder).expect("folder");
    let files: Vec<PathBuf> = (0..MANY[2])
        .map(|n| {
            let file = folder.join(format!("bukti {n:04}.bin"));
            write_noise(&file, 2_000, n.into());
            file
        })
        .collect();
    let attach = |program: &Program, many: u32| {
        afresh(program, |program| {
            let mut command = program.command(&["evidence", "add", &id, "1"]);
            timed(command.args(files.iter().take(many as usize))).expect("attached")
        })
    };
    let ours = MANY.map(|many| median((0..3).map(|_| attach(&both.ours, many)).collect()));
    let base = attach(&both.base, MANY[2]);
    desk.clear("banyak");
    let each = |at: usize| ours[at].as_secs_f64() * 1e6 / f64::from(MANY[at]);
    vec![
        Row::beside(
            format!("attaching {} files of 2 kB by one `evidence add`", MANY[2]),
            "<= 0.14 of 0.1",
            &Compared { ours: ours[2], base },
        ),
        Row::alone(
            format!("the same for each file, of {}, {} and {}", MANY[0], MANY[1], MANY[2]),
            "linear: the last <= 1.25 of the first",
            format!("{:.0} µs, {:.0} µs, {:.0} µs: {:.2}", each(0), each(1), each(2), each(2) / each(0)),
        ),
    ]
}
