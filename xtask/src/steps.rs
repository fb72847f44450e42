//! What a chore does and how far it is.

use std::time::{Duration, Instant};

/// The steps of a chore, announced one after the other.
pub struct Steps {
    of: usize,
    begun: usize,
    start: Instant,
    last: Option<(Instant, &'static str)>,
    took: Vec<(&'static str, Duration)>,
}

impl Steps {
    /// A chore of so many steps begins.
    pub fn new(of: usize) -> Self {
        Self { of, begun: 0, start: Instant::now(), last: None, took: Vec::new() }
    }

    /// The next step begins: says its number, what it does, and the seconds since the chore began.
    pub fn next(&mut self, what: &'static str) {
        self.end();
        self.begun += 1;
        println!("\n[{}/{}, {} s] {what}", self.begun, self.of, self.start.elapsed().as_secs());
        self.last = Some((Instant::now(), what));
    }

    /// The chore is done: says what each step took.
    pub fn done(mut self) {
        self.end();
        println!("\nDone in {} s:", self.start.elapsed().as_secs());
        for (what, took) in &self.took {
            println!("{:>6} s  {what}", took.as_secs());
        }
    }

    fn end(&mut self) {
        if let Some((start, what)) = self.last.take() {
            self.took.push((what, start.elapsed()));
        }
    }
}
