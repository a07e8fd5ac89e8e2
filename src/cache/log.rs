//! Following the invalidation log.

use std::{
    cell::Cell,
    sync::atomic::{AtomicU64, Ordering},
};

use tokio::sync::Mutex;

use crate::feed::{Change, Changes, Feed, Position};

tokio::task_local! {
    /// What the look of this task said.
    static LOOKED: Cell<Option<bool>>;
}

/// Runs a request. However often it follows the log, it looks once: what was announced before the request began is
/// applied before it reads anything, and what is announced later it need not see.
pub async fn one_look<F: Future>(request: F) -> F::Output {
    LOOKED.scope(Cell::new(None), request).await
}

/// This task has announced something: what it reads from now on has to see that.
pub fn look_again() {
    // Outside of a request every read looks.
    let _ = LOOKED.try_with(|looked| looked.set(None));
}

/// Follows the log for one process. However many reads wait at once, one look serves all that began before it.
#[derive(Debug, Default)]
pub struct Log {
    /// Tickets drawn so far; a read draws one when it starts.
    tickets: AtomicU64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    position: Position,
    /// Reads up to this ticket are covered by the last look.
    covered: u64,
    /// The last look succeeded.
    following: bool,
}

impl Log {
    /// Applies all that was announced before this call. `false`: the log cannot be followed now, read past the caches.
    ///
    /// `apply` is called with each change, or with `None` when changes may have been missed: everything is in doubt.
    pub async fn follow(&self, feed: &Feed, apply: impl Fn(Option<Change>)) -> bool {
        if let Ok(Some(following)) = LOOKED.try_with(Cell::get) {
            return following;
        }
        let following = self.look(feed, apply).await;
        let _ = LOOKED.try_with(|looked| looked.set(Some(following)));
        following
    }

    async fn look(&self, feed: &Feed, apply: impl Fn(Option<Change>)) -> bool {
        let ticket = self.tickets.fetch_add(1, Ordering::AcqRel) + 1;
        let mut state = self.state.lock().await;
        if state.covered >= ticket {
            return state.following;
        }
        let covers = self.tickets.load(Ordering::Acquire);
        let outcome = feed.changes_since(&mut state.position).await;
        state.covered = covers;
        state.following = outcome.is_ok();
        match outcome {
            Ok(Changes { items, lost }) => {
                if lost {
                    apply(None);
                }
                items.into_iter().for_each(|change| apply(Some(change)));
                true
            }
            Err(_) => {
                // What was cached may change unseen from now on.
                apply(None);
                false
            }
        }
    }
}
