//! A link for each thread: an answer that comes in where it is waited for wakes nobody else.

use std::{
    cell::Cell,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use redis::Client;
use tokio::runtime::Handle;

use super::link::Link;

/// Threads beyond share links.
const MOST: usize = 64;

static THREADS: AtomicUsize = AtomicUsize::new(0);
thread_local! {
    static THREAD: Cell<usize> = Cell::new(THREADS.fetch_add(1, Ordering::Relaxed));
}

/// See the module's words.
#[derive(Debug)]
pub(super) struct Near {
    links: Box<[OnceLock<Arc<Link>>]>,
    client: Client,
    runtime: Handle,
    wait: Duration,
    count: Arc<AtomicU64>,
}

impl Near {
    /// Links whose calls take at most `wait`. None is opened yet.
    pub(super) fn new(
        client: Client,
        runtime: Handle,
        wait: Duration,
        count: Arc<AtomicU64>,
    ) -> Near {
        Near {
            links: (0..MOST).map(|_| OnceLock::new()).collect(),
            client,
            runtime,
            wait,
            count,
        }
    }

    /// The link of this thread.
    pub(super) fn link(&self) -> Option<&Arc<Link>> {
        let slot = self.links.get(THREAD.get() % MOST)?;
        Some(slot.get_or_init(|| {
            let (client, runtime) = (self.client.clone(), self.runtime.clone());
            Link::new(client, runtime, self.wait, self.count.clone())
        }))
    }
}
