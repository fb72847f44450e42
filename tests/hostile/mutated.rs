//! The corpus with bytes changed, cut out, doubled and mixed: the same numbers each time, so that a failure repeats itself.

use std::fs;

use pilar_tests::Dice;
use pilar_tests::feed::TARGETS;

/// How often each file is changed; `PILAR_ROUNDS` says otherwise.
const ROUNDS: u64 = 20;

/// What stands at the edge of what programs expect.
const EDGES: [&[u8]; 12] = [
    b"0",
    b"-1",
    b"9007199254740992",
    b"18446744073709551616",
    b"1e999",
    b"null",
    b"[]",
    b"{}",
    b"\"",
    b"\n@@ ",
    b"\xff",
    b"",
];

#[test]
fn a_corpus_that_was_changed_is_taken_or_refused_in_bounded_time() {
    let rounds = std::env::var("PILAR_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().expect("a number"));
    for (target, _) in TARGETS {
        let corpus: Vec<Vec<u8>> =
            super::files(target).iter().map(|file| fs::read(file).expect("readable")).collect();
        for (at, data) in corpus.iter().enumerate() {
            for round in 0..rounds {
                let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (at as u64) << 32 ^ round << 8);
                let mut data = data.clone();
                for _ in 0..=dice.roll(4) {
                    change(&mut data, &corpus, &mut dice);
                }
                super::fed(target, &format!("file {at}, round {round}"), &data);
            }
        }
    }
}

/// Changes one thing.
fn change(data: &mut Vec<u8>, corpus: &[Vec<u8>], dice: &mut Dice) {
    let mut below = |limit: usize| dice.roll(limit.max(1));
    let from = below(data.len() + 1);
    let to = (from + below(40)).min(data.len());
    match below(6) {
        0 if from < data.len() => data[from] ^= 1 << below(8),
        1 => drop(data.drain(from..to)),
        2 => {
            let piece = data[from..to].to_vec();
            let into = below(data.len() + 1);
            data.splice(into..into, piece);
        }
        3 => drop(data.splice(from..to, EDGES[below(EDGES.len())].iter().copied())),
        4 => {
            let other = &corpus[below(corpus.len())];
            let start = below(other.len() + 1);
            let end = (start + below(400)).min(other.len());
            data.splice(from..to, other[start..end].iter().copied());
        }
        _ => data.truncate(from.max(data.len() / 2)),
    }
}
