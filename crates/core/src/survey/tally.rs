use rust_decimal::{Decimal, RoundingStrategy};

use super::BEST;

/// Digits behind the point that a quotient keeps before it is rounded to fewer. A sum of quotients that should be a
/// half exactly may lie a little beside it, and is the half again after this.
const KEPT: u32 = 20;

/// Adds up answers, a respondent at a time, so that no respondent has to be kept.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    statements: Vec<Statement>,
    respondents: u64,
    /// Of those who answered every statement.
    complete: u64,
    /// Sum of their sums, and of the squares of these.
    sum: i128,
    squares: i128,
}

/// One statement.
#[derive(Debug, Clone, Default)]
struct Statement {
    /// How many gave each answer, 1 first.
    counts: [u64; BEST as usize],
    /// Sum and sum of squares over the complete respondents.
    sum: i128,
    squares: i128,
}

/// What a survey comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Mean of the statements' means, 1 to 4.
    pub index: Decimal,
    /// Respondents who answered at least one statement.
    pub respondents: u64,
    /// Those of them who answered every one.
    pub complete: u64,
    /// Mean of each statement over those who answered it; `None` where nobody did.
    pub means: Vec<Option<Decimal>>,
    /// How many gave each answer to each statement, 1 first.
    pub counts: Vec<[u64; BEST as usize]>,
    /// Cronbach's alpha over the complete respondents, from sample variances. `None` with fewer than two statements or
    /// two such respondents, and where all of them add up to the same.
    pub alpha: Option<Decimal>,
    /// What alpha is reckoned from: the sum of the statements' sample variances, and that of the respondents' sums.
    pub variances: Option<(Decimal, Decimal)>,
}

impl Tally {
    /// Of so many statements.
    pub fn new(statements: usize) -> Self {
        Self { statements: vec![Statement::default(); statements], ..Self::default() }
    }

    /// Adds a respondent: an answer of 1 to 4 to each statement, or none. What is no such answer counts as none; a
    /// respondent without any is not counted. Returns whether one was.
    pub fn add(&mut self, answers: &[Option<u8>]) -> bool {
        let mut sum = 0;
        let mut answered = 0;
        for (statement, answer) in self.statements.iter_mut().zip(answers) {
            let Some(answer) = answer else { continue };
            let Some(count) = usize::from(*answer).checked_sub(1).and_then(|at| statement.counts.get_mut(at))
            else {
                continue;
            };
            *count += 1;
            answered += 1;
            sum += i128::from(*answer);
        }
        if answered == 0 {
            return false;
        }
        self.respondents += 1;
        if answered == self.statements.len() {
            self.complete += 1;
            self.sum += sum;
            self.squares += sum * sum;
            for (statement, answer) in self.statements.iter_mut().zip(answers) {
                let answer = i128::from(answer.unwrap_or_default());
                statement.sum += answer;
                statement.squares += answer * answer;
            }
        }
        true
    }

    /// What it comes to; `None` while nobody answered anything.
    pub fn figures(&self) -> Option<Figures> {
        let means: Vec<Option<Decimal>> = self.statements.iter().map(Statement::mean).collect();
        Some(Figures {
            index: self.index(&means)?,
            respondents: self.respondents,
            complete: self.complete,
            counts: self.statements.iter().map(|statement| statement.counts).collect(),
            alpha: self.alpha(),
            variances: self.variances(),
            means,
        })
    }

    fn index(&self, means: &[Option<Decimal>]) -> Option<Decimal> {
        let first = self.statements.first()?.answered();
        if first > 0 && self.statements.iter().all(|statement| statement.answered() == first) {
            // The same number below each line: one division, so that nothing is rounded on the way.
            let sum: u64 = self.statements.iter().map(Statement::points).sum();
            let below = Decimal::from(first).checked_mul(Decimal::from(self.statements.len()))?;
            return Decimal::from(sum).checked_div(below);
        }
        let known: Vec<Decimal> = means.iter().flatten().copied().collect();
        known.iter().sum::<Decimal>().checked_div(Decimal::from(known.len()))
    }

    /// k / (k - 1) (1 - sum of variances / variance of sums); the divisor of the variances is the same and falls out.
    fn alpha(&self) -> Option<Decimal> {
        let k = i128::try_from(self.statements.len()).ok()?;
        let (own, all) = self.spreads();
        if k < 2 || self.complete < 2 || all == 0 {
            return None;
        }
        whole(k * (all - own))?.checked_div(whole((k - 1) * all)?)
    }

    fn variances(&self) -> Option<(Decimal, Decimal)> {
        let people = i128::from(self.complete);
        let (own, all) = self.spreads();
        let divisor = whole(people * (people - 1))?;
        Some((whole(own)?.checked_div(divisor)?, whole(all)?.checked_div(divisor)?))
    }

    /// The sum of the statements' variances and the variance of the sums, both times n (n - 1).
    fn spreads(&self) -> (i128, i128) {
        let people = i128::from(self.complete);
        let spread = |sum: i128, squares: i128| people * squares - sum * sum;
        let own = self.statements.iter().map(|one| spread(one.sum, one.squares)).sum();
        (own, spread(self.sum, self.squares))
    }
}

fn whole(number: i128) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(number, 0).ok()
}

impl Statement {
    fn answered(&self) -> u64 {
        self.counts.iter().sum()
    }

    fn points(&self) -> u64 {
        (1..).zip(self.counts).map(|(value, count)| value * count).sum()
    }

    fn mean(&self) -> Option<Decimal> {
        Decimal::from(self.points()).checked_div(Decimal::from(self.answered()))
    }
}

impl Figures {
    /// The index as it is answered: two decimals, half up.
    pub fn answer(&self) -> Decimal {
        let half_up = RoundingStrategy::MidpointAwayFromZero;
        self.index.round_dp_with_strategy(KEPT, half_up).round_dp_with_strategy(2, half_up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(rows: &[&[u8]]) -> Tally {
        let mut tally = Tally::new(rows[0].len());
        for row in rows {
            let answers: Vec<Option<u8>> =
                row.iter().map(|answer| (*answer > 0).then_some(*answer)).collect();
            tally.add(&answers);
        }
        tally
    }

    fn text(decimal: Option<Decimal>) -> String {
        decimal.map_or_else(|| "-".into(), |decimal| decimal.normalize().to_string())
    }

    #[test]
    fn means_are_over_those_who_answered_and_alpha_over_complete_rows() {
        let figures = tally(&[&[4, 3, 0], &[3, 3, 2], &[2, 1, 1], &[0, 0, 0]]).figures().expect("figures");
        assert_eq!((figures.respondents, figures.complete), (3, 2));
        assert_eq!(
            figures.means.iter().map(|mean| text(*mean)).collect::<Vec<_>>(),
            ["3", "2.3333333333333333333333333333", "1.5"]
        );
        assert_eq!(figures.counts[0], [0, 1, 1, 1]);
        // (3 + 7/3 + 3/2) / 3 = 41/18.
        assert_eq!(text(Some(figures.index)), "2.2777777777777777777777777778");
        // Two rows (3,3,2) and (2,1,1): variances 1/2 + 2 + 1/2, of sums 8; 3/2 (1 - 3/8) = 15/16.
        assert_eq!(text(figures.alpha), "0.9375");
    }

    #[test]
    fn half_of_a_hundredth_goes_up_whatever_the_numbers_below_the_line() {
        let half = tally(&[&[3, 4, 2, 4, 4, 3, 2, 3]]).figures().expect("figures");
        assert_eq!((text(Some(half.index)), text(Some(half.answer()))), ("3.125".into(), "3.13".into()));
        // 7/3 and 47/12 are 3.125 together, and neither ends.
        let mut tally = Tally::new(2);
        for at in 0..12 {
            let first = (at < 3).then_some(if at == 0 { 3 } else { 2 });
            tally.add(&[first, Some(if at == 0 { 3 } else { 4 })]);
        }
        let figures = tally.figures().expect("figures");
        assert_eq!(figures.index.round_dp(20).normalize().to_string(), "3.125");
        assert_eq!(text(Some(figures.answer())), "3.13");
    }

    #[test]
    fn what_cannot_be_reckoned_is_not_there() {
        assert_eq!(Tally::new(3).figures(), None);
        assert_eq!(Tally::default().figures(), None);
        let one = tally(&[&[4], &[3]]).figures().expect("figures");
        assert_eq!((text(Some(one.index)), one.alpha), ("3.5".into(), None));
        let same = tally(&[&[4, 4], &[4, 4]]).figures().expect("figures");
        assert_eq!(same.alpha, None);
        let never = tally(&[&[4, 0], &[3, 0]]).figures().expect("figures");
        assert_eq!((text(Some(never.index)), text(never.means[1])), ("3.5".into(), "-".into()));
    }
}
