//! Chance that can be repeated.

use rookery::clock::Random;

/// Numbers that follow from a seed: `ROOKERY_TEST_SEED`, or one that is new each time.
pub struct Dice {
    /// For the message of what fails.
    pub seed: u64,
    random: Random,
}

impl Dice {
    /// Thrown anew, or as a failure said.
    pub fn new() -> Self {
        let seed = match std::env::var("ROOKERY_TEST_SEED") {
            Ok(seed) => seed.parse().expect("ROOKERY_TEST_SEED is a number"),
            Err(_) => Random::system().u64(),
        };
        eprintln!("ROOKERY_TEST_SEED={seed}");
        Self {
            seed,
            random: Random::seeded(seed),
        }
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).expect("a small number");
        usize::try_from(self.random.u64() % end).expect("a small number")
    }

    /// One of two.
    pub fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, what: &[T]) -> T {
        what[self.below(what.len())]
    }
}
