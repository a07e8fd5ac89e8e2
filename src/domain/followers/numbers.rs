//! Short numbers for readers: half the memory of ids, and lists of them sort and meet faster.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use crate::cache::ById;

/// Numbers of this process, given as they are asked for and never taken back.
#[derive(Debug, Default)]
pub struct Numbers(RwLock<Given>);

/// What was given so far.
#[derive(Debug, Default)]
pub struct Given {
    ids: Vec<i64>,
    numbers: ById<u32>,
}

impl Numbers {
    /// The numbers of ids, in their order.
    pub fn of(&self, ids: &[i64]) -> Vec<u32> {
        let known: Vec<Option<u32>> = {
            let given = self.read();
            ids.iter()
                .map(|id| given.numbers.get(id).copied())
                .collect()
        };
        if let Some(all) = known.iter().copied().collect() {
            return all;
        }
        let mut given = self.0.write().unwrap_or_else(PoisonError::into_inner);
        ids.iter().map(|id| given.give(*id)).collect()
    }

    /// What was given so far, to be held while nothing is waited for.
    pub fn read(&self) -> RwLockReadGuard<'_, Given> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Given {
    fn give(&mut self, id: i64) -> u32 {
        let ids = &mut self.ids;
        *self.numbers.entry(id).or_insert_with(|| {
            // There are fewer people than that.
            let number = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            ids.push(id);
            number
        })
    }

    /// Whose number this is; 0 for one that was never given.
    #[must_use]
    pub fn id(&self, number: u32) -> i64 {
        usize::try_from(number)
            .ok()
            .and_then(|index| self.ids.get(index))
            .copied()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_keeps_its_number_and_a_number_its_id() {
        let numbers = Numbers::default();
        let first = numbers.of(&[7, 9, 7]);
        assert_eq!(first, [0, 1, 0]);
        assert_eq!(numbers.of(&[11, 9]), [2, 1]);
        let given = numbers.read();
        assert_eq!([0, 1, 2, 3].map(|n| given.id(n)), [7, 9, 11, 0]);
    }
}
