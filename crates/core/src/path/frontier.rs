use std::ops::Add;

/// What raises come to, compared as paths of one cost are: more points, then fewer questions, then more of them with
/// evidence at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Worth {
    /// Points as [`Scale`](super::scale::Scale) counts them.
    pub points: i128,
    /// Minus the number of questions.
    pub fewer: i32,
    /// How many of them have evidence at hand.
    pub evidence: i32,
}

impl Add for Worth {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            points: self.points + other.points,
            fewer: self.fewer + other.fewer,
            evidence: self.evidence + other.evidence,
        }
    }
}

/// The best that can be had for a cost.
#[derive(Debug, Clone, Copy)]
pub struct State {
    pub cost: u32,
    pub worth: Worth,
    /// How it came about: index in [`Builder::origins`].
    origin: usize,
}

/// How a state came about.
#[derive(Debug, Clone, Copy)]
enum Origin {
    /// Nothing is raised.
    Nothing,
    /// One raise (index).
    Raise(usize),
    /// Two states (origins) together.
    Both(usize, usize),
}

/// One raise of a question, as the search sees it.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub raise: usize,
    pub cost: u32,
    pub worth: Worth,
}

/// Builds frontiers: lists of states by rising cost, each worth more points than every cheaper one.
///
/// Worth adds up and gates ask for points only, so whatever a dearer state without more points is part of can be had
/// for less: it is left out.
pub struct Builder<'a> {
    /// The raises of each question, parallel to the instrument's questions.
    options: &'a [Vec<Choice>],
    /// A raise (index) that is not to be used.
    forbidden: Option<usize>,
    /// Nothing dearer is wanted.
    limit: u32,
    origins: Vec<Origin>,
    table: Vec<Option<(Worth, usize, usize)>>,
}

impl<'a> Builder<'a> {
    pub fn new(options: &'a [Vec<Choice>], forbidden: Option<usize>, limit: u32) -> Self {
        Self { options, forbidden, limit, origins: vec![Origin::Nothing], table: Vec::new() }
    }

    /// Nothing raised, for nothing.
    pub fn start() -> Vec<State> {
        vec![State { cost: 0, worth: Worth::default(), origin: 0 }]
    }

    /// The frontier with one more question, which is raised at most once.
    pub fn with_question(&mut self, states: Vec<State>, question: usize) -> Vec<State> {
        let options = &self.options[question];
        if options.iter().all(|option| Some(option.raise) == self.forbidden) {
            return states;
        }
        let mut choices = Self::start();
        for option in options.iter().filter(|option| Some(option.raise) != self.forbidden) {
            choices.push(State { cost: option.cost, worth: option.worth, origin: self.origins.len() });
            self.origins.push(Origin::Raise(option.raise));
        }
        self.combine(&states, &choices)
    }

    /// The frontier of two independent parts together; the first has to be a frontier, the second any list.
    pub fn combine(&mut self, one: &[State], other: &[State]) -> Vec<State> {
        let dearest = |states: &[State]| states.iter().map(|state| state.cost).max().unwrap_or_default();
        let dearest = (dearest(one) + dearest(other)).min(self.limit);
        self.table.clear();
        self.table.resize(dearest as usize + 1, None);
        for (at, right) in other.iter().enumerate() {
            for (index, left) in one.iter().enumerate() {
                let cost = left.cost + right.cost;
                if cost > dearest {
                    break;
                }
                let worth = left.worth + right.worth;
                let entry = &mut self.table[cost as usize];
                if entry.is_none_or(|(known, ..)| known < worth) {
                    *entry = Some((worth, index, at));
                }
            }
        }
        let mut best = None;
        let mut states = Vec::new();
        for (cost, entry) in (0..).zip(&self.table) {
            let Some((worth, left, right)) = *entry else { continue };
            if best.is_none_or(|best| worth.points > best) {
                best = Some(worth.points);
                states.push(State { cost, worth, origin: self.origins.len() });
                self.origins.push(Origin::Both(one[left].origin, other[right].origin));
            }
        }
        states
    }

    /// The raises (indices) a state is made of.
    pub fn raises_of(&self, state: &State) -> Vec<usize> {
        let mut open = vec![state.origin];
        let mut found = Vec::new();
        while let Some(origin) = open.pop() {
            match self.origins[origin] {
                Origin::Nothing => {}
                Origin::Raise(raise) => found.push(raise),
                Origin::Both(one, other) => open.extend([one, other]),
            }
        }
        found
    }
}
