//! Work on many values at once, several threads sharing it.

use std::panic::resume_unwind;
use std::thread::{self, Builder};

/// Fewer values than this are not worth another thread.
const FEWEST: usize = 256;
/// More threads than this would mostly wait for whoever gives them something to do.
const MOST_THREADS: usize = 4;

/// Makes something of runs of these values, of which there may be any number, and gives it in their order.
pub fn in_runs<T: Sync, R: Send>(values: &[T], make: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    if values.len() <= FEWEST {
        return vec![make(values)];
    }
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let (first, rest) = values.split_at(values.len().div_ceil(threads).max(FEWEST));
    let make = &make;
    thread::scope(|scope| {
        let begin = |run| Builder::new().spawn_scoped(scope, move || make(run)).map_err(|_| run);
        let others: Vec<_> = rest.chunks(first.len()).map(begin).collect();
        let own = make(first);
        let others = others.into_iter().map(|other| match other {
            Ok(other) => other.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // The system gave no thread for it.
            Err(run) => make(run),
        });
        [own].into_iter().chain(others).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::in_runs;

    #[test]
    fn every_value_is_looked_at_once_and_in_order() {
        for count in [0, 1, 256, 257, 512, 1_000, 10_007] {
            let values: Vec<usize> = (0..count).collect();
            assert_eq!(in_runs(&values, <[usize]>::to_vec).concat(), values);
        }
    }
}
